"""Facts that several rules share: each is computed at first use, once per document.

What every article has (words, sentences, sections, quotations, tables, citations) is computed here; the facts
of packs, the built-in one included, are declared beside their rules (``provider``). ``Facts`` is all of them
together. Ranges are prose offsets.
"""

from __future__ import annotations

from ..language.words import Word
from .base import STRUCTURES
from .facts import Facts, Providers
from .knowledge import Data, Knowledge
from .provider import Fact, fact
from .text.sections import Line, Section
from .text.sentences import Sentence

__all__ = [
    "STRUCTURES",
    "Data",
    "Fact",
    "Facts",
    "Knowledge",
    "Line",
    "Providers",
    "Section",
    "Sentence",
    "Word",
    "fact",
]
