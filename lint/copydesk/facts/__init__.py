"""Facts that several rules share: each is computed at first use, once per document.

Every family has a folder; its ``index`` holds one property per fact, which imports its module only when it is
asked for. ``Facts`` is all of them together. Ranges are prose offsets.
"""

from __future__ import annotations

from .ai.index import AiFacts
from .citations.index import CitationFacts
from .claims.index import ClaimFacts
from .furniture.index import FurnitureFacts
from .provenance.index import ProvenanceFacts
from .tables.index import TableFacts
from .text.sections import Line, Section
from .text.sentences import Sentence, Word
from .wording.index import WordingFacts

__all__ = ["Facts", "Line", "Section", "Sentence", "Word"]


class Facts(
    TableFacts,
    ClaimFacts,
    CitationFacts,
    FurnitureFacts,
    ProvenanceFacts,
    AiFacts,
    WordingFacts,
):
    """Everything that is known about a document beyond what its reader saw."""
