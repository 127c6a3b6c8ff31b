"""The facts about the text: its terms, quotations, language and readability, and what is found in it by
word lists; one property each.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...base.cached import cached_property
from ...base.regexes import regex
from ..base import BaseFacts

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Meta, Problem
    from ...language.calendar import Calendar
    from ...language.lexicon import Lexicon
    from ...language.tagging import Confusions, SlipModel, Swaps, Tagger, WordPairs
    from ...language.tokens import Tokens
    from ...language.wordshapes import Match, Shapes
    from ..facts import Facts
    from ..knowledge import Knowledge
    from .language import Passage
    from .readability import Readability
    from .shapesearch import Place
    from .terms import Terms
    from .unread import UnreadPart


_MOST_TOKENS, _MOST_OF_MANY = 3_000, 300
"""The tokens of so many sentences are kept at most: families of rules ask for the same ones together. In a
long text they do not come back to a sentence before thousands of others.
"""

_FIGURE = regex(r"\d[.,]\d")
_JOINED = regex(r"\d[.,]\d++[^\W_]*+['’\u2011-][^\W_]")


class TextFacts(BaseFacts):
    """Facts about the text."""

    def __init__(self, doc: Document, knowledge: Knowledge) -> None:
        super().__init__(doc, knowledge)
        self._tokens: dict[tuple[int, int], Tokens] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The English dictionary (the same one for all documents)."""
        from ...language.lexicon import english

        return english(self.data)

    @cached_property
    def tagger(self) -> Tagger:
        """What tells parts of speech in English (the same one for all documents)."""
        from ...language.tagging import english_tags

        return english_tags()

    @cached_property
    def confusions(self) -> tuple[Confusions, ...]:
        """What tells English words apart that are taken for each other (the same for all documents)."""
        from ...language.tagging import english_confusions

        return english_confusions()

    @cached_property
    def word_pairs(self) -> WordPairs:
        """What tells which English words go together (the same for all documents)."""
        from ...language.tagging import english_pairs

        return english_pairs()

    @cached_property
    def swaps(self) -> Swaps:
        """What tells which English words are put for which (the same for all documents)."""
        from ...language.tagging import english_swaps

        return english_swaps()

    @cached_property
    def slip_model(self) -> SlipModel:
        """What tells what has to be done to an English word where it stands (the same for all documents)."""
        from ...language.tagging import english_slips

        return english_slips()

    @cached_property
    def calendar(self) -> Calendar:
        """The names of months and days, and the dates in which they stand (the same for all documents)."""
        from ...language.calendar import calendar_of

        return calendar_of(self.data("calendar.toml"))

    @cached_property
    def terms(self) -> Terms:
        """The content words of the document, stemmed, by place."""
        from .terms import Terms, stems

        return Terms(self.doc, stems(self.data), self.word_table)

    @cached_property
    def _tokens_between(self) -> Callable[[Facts, int, int], Tokens]:
        from .shapesearch import tokens_between

        return tokens_between

    def tokens_in(self, start: int, end: int) -> Tokens:
        """Return the words and marks of a prose range, such as a sentence, in lower case; cut once."""
        found = self._tokens.get((start, end))
        if found is None:
            if len(self._tokens) >= (_MOST_TOKENS if self.holds_sentences else _MOST_OF_MANY):
                self._tokens.clear()
            found = self._tokens[start, end] = self._tokens_between(self.facts, start, end)
        return found

    @cached_property
    def figures(self) -> list[int]:
        """The prose offsets of digits before a point or comma and another digit."""
        return [match.start() for match in _FIGURE.finditer(self.doc.prose.text)]

    @cached_property
    def joined_figures(self) -> list[int]:
        """The prose offsets of such digits to which a word is joined: “2.5-hour” is two words and three
        tokens.
        """
        return [match.start() for match in _JOINED.finditer(self.doc.prose.text)] if self.figures else []

    def has_figures(self, start: int, end: int) -> bool:
        """Say whether a prose range holds a digit with a point or comma and another digit behind it: what is
        one token is several words there.
        """
        at = bisect_left(self.figures, start)
        return at < len(self.figures) and self.figures[at] < end

    def find_shapes(self, shapes: Shapes, places: Sequence[Place]) -> Iterator[tuple[Place, Tokens, Match]]:
        """Yield the word shapes in some sentences, or other prose ranges that do not overlap, in reading
        order: the place, its tokens, and which of them have the shape.
        """
        from .shapesearch import find_shapes

        return find_shapes(self.facts, shapes, places)

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return array("I", (sentence.start for sentence in self.sentences))

    def sentences_with(self, literals: Iterable[str]) -> list[int]:
        """Return the numbers of the sentences in which one of the literals begins, in order.

        Literals are folded (``scan.fold``).
        """
        folded, starts, numbers = self.folded, self._sentence_starts, set[int]()
        for literal in literals:
            at = folded.find(literal)
            while at >= 0:
                numbers.add(bisect_right(starts, at) - 1)
                at = folded.find(literal, at + 1)
        numbers.discard(-1)
        return sorted(numbers)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Ranges of quoted text, quotation marks included, in reading order; they never cross a block."""
        from .quotes import find_quotes

        return find_quotes(self.doc, self.word_table)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [start for start, _ in self.quotes]

    def quote_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the quoted text that a prose range touches, the last of several, or None."""
        at = bisect_left(self._quote_starts, end) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at][1] > start else None

    def in_quotes(self, start: int, end: int) -> bool:
        """Say whether a prose range touches quoted text."""
        return self.quote_at(start, end) is not None

    @cached_property
    def language(self) -> str:
        """The language of the document as a two-letter code, or "" when it cannot be told."""
        from .language import document_language

        return document_language(self.facts)

    @cached_property
    def languages(self) -> Mapping[int, str]:
        """The language of each prose block by block index ("" when it cannot be told and none is
        declared).
        """
        from .language import block_languages

        return block_languages(self.facts)

    @cached_property
    def language_passages(self) -> list[Passage]:
        """Runs of blocks in one language, with their lines: what rules bound to a language have skipped."""
        from .language import passages

        return passages(self.facts)

    @cached_property
    def unread_parts(self) -> list[UnreadPart]:
        """What of a web page was taken for chrome, so that rules on prose do not read it."""
        from .unread import unread_parts

        return unread_parts(self.facts)

    @cached_property
    def unread_problems(self) -> tuple[Problem, ...]:
        """What could not be read as it should, or was left out because a bound was met."""
        from .unread import unread_problems

        return unread_problems(self.facts)

    @cached_property
    def told_language(self) -> str:
        """The language that the prose itself shows, whatever is declared, or ""."""
        from .language import told_language

        return told_language(self.facts)

    @cached_property
    def declared_language(self) -> Meta | None:
        """The metadata entry that declares the language of the document."""
        from .language import declared_entry

        return declared_entry(self.doc, self.data)

    def readability(self, names: tuple[str, ...]) -> tuple[Readability, ...]:
        """Compute readability measures by name; see ``facts.readability``. Loads textstat."""
        from .readability import measure

        return measure(self.facts, names)

    def readability_report(self) -> dict[str, Any]:
        """Return the readability of the document as a report states it. Loads textstat."""
        from .readability import report

        return report(self.facts)
