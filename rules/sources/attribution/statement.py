"""One sentence of an article: who carries it, what stands behind it, what its words are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from copydesk.api import Block, Sentence

from ...claims.features.features import features_of, is_question
from ...claims.features.manner import Range
from ..words.classedwords import Tokens, TokenTable
from ..words.wordclasses import BIT, CAPITAL, CUT_OFF, UPPER, bits
from .carrier import Carrier
from .nounphrases import NAMED

_FIRST_PERSON = BIT["first-person"]
_HELPER = BIT["helper"]
_PAST = BIT["past"]
_WERE = frozenset({"was", "were", "had", "did"})
_SAYING = frozenset({"neutral", "loaded"})
_VOICES = NAMED | {"office", "pronoun", "unnamed", "anonymous"}
_MOST_KEPT = 2_000
MARKED = frozenset({"link", "footnote", "reference"})
"""The supports by which a reader can look a source up."""
OPENING_NAME = UPPER | bits("alliance", "metonym", "place")
"""The classes of which the first word of a sentence needs one to be a name by its capital."""


class Statement:
    """One sentence of the body.

    ``support`` is the best that was found: ``link``, ``footnote``, ``reference``, ``quotation`` (quoted
    speech with somebody who says it), ``carrier`` (a named carrier in the sentence), ``continued`` (the
    source of another sentence reaches this one, see ``continuation``), ``none``. ``speaks`` says that its own
    source tells words, ``beside`` that another sentence of the paragraph has such a source, whether it
    reaches this one or not. ``classes`` are those of its words (``wordclasses.BIT``); ``named`` says that
    one of them may be a name. ``sentence`` is a ``Sentence``, which is held, or a tuple without its text;
    ``carriers`` are held, or made by a call.
    """

    __slots__ = (
        "_carriers",
        "_first",
        "_sentence",
        "_size",
        "_table",
        "beside",
        "block",
        "classes",
        "end",
        "named",
        "quoted",
        "speaks",
        "start",
        "support",
    )

    def __init__(
        self,
        table: TokenTable,
        sentence: Sentence | tuple[str, int, int, Block],
        carriers: tuple[Carrier, ...] | Callable[[], tuple[Carrier, ...]],
        support: str,
        quoted: bool,
        classes: int,
        named: bool,
        words: tuple[int, int],
        speaks: bool,
    ) -> None:
        _, self.start, self.end, self.block = sentence
        self._sentence = sentence if isinstance(sentence, Sentence) else None
        self._carriers, self.support, self.quoted = carriers, support, quoted
        self.classes, self.named, self.speaks = classes, named, speaks
        self._first, last = words
        self._size = last - self._first
        self.beside = False
        self._table = table

    @property
    def marked(self) -> bool:
        """Say whether a link, a note or a reference stands in the sentence."""
        return self.support in MARKED

    @property
    def sentence(self) -> Sentence:
        """The sentence itself. Those of a long text are not held, but made when they are asked for."""
        start, end = self.start, self.end
        return self._sentence or Sentence(self._table.text[start:end], start, end, self.block)

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        """Who stands behind it. Those of a long text are made when they are first asked for."""
        if not isinstance(self._carriers, tuple):
            self._carriers = self._carriers()
        return self._carriers

    @property
    def words(self) -> tuple[int, int]:
        """The numbers of its first word in the table and of the one behind its last."""
        return self._first, self._first + self._size

    @property
    def features(self) -> dict[str, Range]:
        """What makes the sentence worth checking: a feature and the prose range that shows it (see
        ``features``). Found when first asked for; those of some thousand sentences are kept.
        """
        kept, start = self._table.features, self.start
        found = kept.get(start)
        if found is None:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            tokens = Tokens(self._table, *self.words)
            found = features_of(tokens, self._table.text, start, self.end) if tokens.size else {}
            kept[start] = found
        return found

    def count(self, name: str) -> int:
        """Return how many words of the sentence are of a class (``wordclasses.BIT``)."""
        bit = BIT[name]
        return sum([flags & bit != 0 for flags in self.flags])

    @property
    def flags(self) -> list[int]:
        """The classes of each of its words."""
        return self._table.classes(self._first, self._first + self._size)

    def low(self, number: int) -> str:
        """Return a word of it in lower case, without a possessive ending."""
        return self._table.low(self._first + number)

    @property
    def opening(self) -> int:
        """The classes of its first word."""
        return self._table.bits[self._first] if self._size else 0

    @property
    def cut(self) -> bool:
        """Say whether the sentence is too long to be looked at word by word to its end."""
        return self.classes & CUT_OFF == CUT_OFF

    @property
    def may_name_subject(self) -> bool:
        """Say whether a capitalised word stands before the first auxiliary: only such a one can be the
        subject of the sentence.
        """
        flags = self.flags
        if flags and flags[0] & OPENING_NAME:
            return True
        for have in flags[1:]:
            if have & CAPITAL:
                return True
            if have & _HELPER:
                return False
        return False

    @property
    def asks(self) -> bool:
        """Say whether the sentence is a question."""
        return is_question(self._table.text, self.end)

    @property
    def first_person(self) -> bool:
        """Say whether the sentence says I or we."""
        return bool(self.classes & _FIRST_PERSON)

    def has(self, name: str) -> bool:
        """Say whether a word of a class stands in the sentence (``wordclasses.BIT``)."""
        return bool(self.classes & BIT[name])

    @property
    def voiced(self) -> bool:
        """Say whether somebody, with a name or without, says what the sentence tells."""
        return any(c.kind in _VOICES and not c.classes.isdisjoint(_SAYING) for c in self.carriers)

    @property
    def narrates(self) -> bool:
        """Say whether the main verb is in the simple past: an event is told, and no state of things."""
        place = self.features.get("factual")
        if place is None:
            return False
        starts = self._table.words.starts
        at = next((n for n in range(*self.words) if starts[n] >= place[0]), -1)
        return at >= 0 and (self._table.low(at) in _WERE or bool(self._table.bits[at] & _PAST))

    @property
    def supported(self) -> bool:
        """Say whether a source reaches the sentence, its own or one that it continues."""
        return self.support != "none"


def touching(statements: Sequence[Statement], start: int, end: int) -> slice:
    """Return which of the statements of a block touch a prose range."""
    first = bisect_right(statements, start, key=attrgetter("end"))
    return slice(first, max(first, bisect_left(statements, end, key=attrgetter("start"))))
