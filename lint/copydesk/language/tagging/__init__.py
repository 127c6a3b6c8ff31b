"""Parts of speech and confusions: what a word may be, what the words of a sentence are, and which word is
meant, by counts.
"""

from .confusions import Confusions, english_confusions
from .tagger import Tagger, english_tags
from .tagtable import Kinds, TagTable

__all__ = ["Confusions", "Kinds", "TagTable", "Tagger", "english_confusions", "english_tags"]
