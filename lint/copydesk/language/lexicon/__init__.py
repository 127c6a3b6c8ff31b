"""The English dictionary: a word table on disk, known misspellings, suggestions.

``Lexicon`` puts them together; each file is opened when it is first asked for something.
"""

from .lexicon import Lexicon, Lookup, english
from .suggest import Guess

__all__ = ["Guess", "Lexicon", "Lookup", "english"]
