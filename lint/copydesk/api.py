"""All that a rule file may import.

A Python rule is one file with one decorated function::

    from copydesk.api import Context, Hit, rule

    @rule(id="HSE001", name="one-cell-table", severity="warning", ...)
    def one_cell_table(ctx: Context) -> Iterator[Hit]:
        for table in ctx.doc.tables:
            if len(table.rows) == 1:
                yield ctx.at(table.span, rows=1)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from .base.cached import cached_property
from .base.once import once
from .base.ondemand import OnDemand
from .base.regexes import regex
from .catalogue.context import Context
from .catalogue.rule import Edit, Fix, Hit, Related
from .document.blockcolumns import picked
from .document.document import Document
from .document.model import (
    ALT_TEXT,
    BOILERPLATE,
    CAPTION,
    CELL,
    CODE,
    FOOTNOTE,
    FRONT_MATTER,
    HEADING,
    HTML,
    LIST_ITEM,
    PARAGRAPH,
    PROSE_KINDS,
    Block,
    Cell,
    Link,
    Meta,
    Note,
    Problem,
    Row,
    Table,
)
from .document.prose import PLACEHOLDER
from .document.source import Places, Source, Span
from .facts import Data, Facts, Line, Section, Sentence, Word, fact
from .facts.scope import Scope, Slip
from .facts.text.unseen import Unseen
from .facts.text.unseen import unseen as find_unseen
from .input.linkpaths import lacks_scheme as link_names_host
from .input.tags import Reference
from .language.calendar import Calendar, Day, Moment
from .language.cues import Cues
from .language.days import day_exists, day_number, weekday_number
from .language.keyedlines import KeyedLines
from .language.lexicon import Guess, Lexicon
from .language.scan import Scanner, fold, folded_pieces, lower, special_characters
from .language.shapereadings import ShapeReadings
from .language.tagging import (
    FRAME_LOOSE,
    FRAME_SLOT,
    Confusions,
    Near,
    SlipModel,
    SplitWords,
    Swaps,
    Tagger,
    UnlikelyWords,
    WordPairs,
    fixed_of,
    frames_at,
    reworded,
    singular,
)
from .language.tokens import Tokens, is_word, tokenise
from .language.words import TextWords
from .language.wordsets import either_of, word_sets, worded
from .language.wordshapes import Match, Shapes

F = TypeVar("F", bound=Callable[[Context], Iterable[Hit]])


def rule(**metadata: Any) -> Callable[[F], F]:
    """Attach rule metadata to a function; the keys are those of a TOML rule file, plus ``bad`` and ``good``.

    ``bad`` and ``good`` are lists of example texts, or of dicts with ``text`` and optionally ``format``,
    ``fixed``, ``severity``, ``options``, ``bare``. The metadata is checked by the catalogue when the file is
    loaded, not here.
    """

    def attach(function: F) -> F:
        function.copydesk_rule = metadata  # type: ignore[attr-defined]
        return function

    return attach


__all__ = [
    "ALT_TEXT",
    "BOILERPLATE",
    "CAPTION",
    "CELL",
    "CODE",
    "FOOTNOTE",
    "FRAME_LOOSE",
    "FRAME_SLOT",
    "FRONT_MATTER",
    "HEADING",
    "HTML",
    "LIST_ITEM",
    "PARAGRAPH",
    "PLACEHOLDER",
    "PROSE_KINDS",
    "Block",
    "Calendar",
    "Cell",
    "Confusions",
    "Context",
    "Cues",
    "Data",
    "Day",
    "Document",
    "Edit",
    "Facts",
    "Fix",
    "Guess",
    "Hit",
    "KeyedLines",
    "Lexicon",
    "Line",
    "Link",
    "Match",
    "Meta",
    "Moment",
    "Near",
    "Note",
    "OnDemand",
    "Places",
    "Problem",
    "Reference",
    "Related",
    "Row",
    "Scanner",
    "Scope",
    "Section",
    "Sentence",
    "ShapeReadings",
    "Shapes",
    "Slip",
    "SlipModel",
    "Source",
    "Span",
    "SplitWords",
    "Swaps",
    "Table",
    "Tagger",
    "TextWords",
    "Tokens",
    "UnlikelyWords",
    "Unseen",
    "Word",
    "WordPairs",
    "cached_property",
    "day_exists",
    "day_number",
    "either_of",
    "fact",
    "find_unseen",
    "fixed_of",
    "fold",
    "folded_pieces",
    "frames_at",
    "is_word",
    "link_names_host",
    "lower",
    "once",
    "picked",
    "regex",
    "reworded",
    "rule",
    "singular",
    "special_characters",
    "tokenise",
    "weekday_number",
    "word_sets",
    "worded",
]
