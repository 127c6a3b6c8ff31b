"""Words that are taken for each other, weighed by what stands round them.

The weights stand in the memory-mapped files ``rules/data/english.confusions`` (built by
``tools/build_confusions.py``) and, of small words, ``english.function-words`` (built by
``tools/build_function_words.py``): ``MAGIC``, the length of the header (u32), the header (JSON: ``groups``,
name → the words of the group, each with the limits of the others; ``small``: they are small words), then
``SIZE`` signed bytes. The weight of a sign for a word of a group stands where the check sums of both lead
(``place``).

``small-swaps.txt`` has further limits for small words, for the sum of these weights and of how much better
the other word goes with its neighbours (``pairtable``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple
from zlib import crc32

from ...base.once import answers
from ...base.resources import path
from ..mapped import headed
from .fitting import Fitting, english_fitting
from .pairtable import sign_of
from .tagger import Tagger, english_tags
from .tagtable import SCALE as TAG_SCALE
from .wordkinds import classes_of

MAGIC = b"CDCONF1\0"
FILES = ("english.confusions", "english.function-words")
SIZE = 1 << 21
_LAST = SIZE - 1
SCALE = 12
REACH = 6
"""So many words and marks before and behind a word are tagged."""
DOUBT = -1.0 * SCALE
SMALL_DOUBT = 1.0 * SCALE
"""What the words right beside a small word must speak for another one."""
LEAST = 0.5
"""Less likelihood than this is not looked into further."""
GAIN = 7.0
"""Parts of speech hardly ever speak for another word by more than that (natural logarithm)."""
_MOST_KNOWN = 8_000
MOST_TOGETHER = 8.0
"""More than this is not heard from the pairs with the neighbours: a rare one has no certain count."""
OPENING = frozenset("^.!?:;")
NEVER = math.inf
"""The limit of what only ``small-swaps.txt`` has."""

Limits = dict[str, float]


class Meant(NamedTuple):
    """The word that is meant instead, and by how much it is over the limit (natural logarithm; what
    is told by pairs with the neighbours, too, is over 1 if it is sure).
    """

    word: str
    over: float


def place(group: str, word: str) -> int:
    """Return what the check sum of a sign is joined with for a word of a group."""
    return crc32(f"{group}\t{word}".encode())


def signs(around: Sequence[str], classes: Sequence[str]) -> list[str]:
    """Return the signs of a place: ``around`` holds the two words or marks before it and the two behind it,
    ``classes`` what they may be.
    """
    second, first, behind, beyond = around
    k_second, k_first, k_behind, k_beyond = classes
    return [
        "b",
        f"l {first}",
        f"r {behind}",
        f"L {k_first}",
        f"R {k_behind}",
        f"ll {second} {first}",
        f"rr {behind} {beyond}",
        f"lr {first} {behind}",
        f"LL {k_second} {k_first}",
        f"RR {k_behind} {k_beyond}",
        f"LR {k_first} {k_behind}",
        f"Lr {k_first} {behind}",
        f"lR {first} {k_behind}",
        f"rR {behind} {k_beyond}",
    ]


def gain(tagger: Tagger, window: Sequence[str], at: int, other: str) -> float:
    """Return by how much the parts of speech round a word fit better with another word (natural logarithm).
    ``window`` holds the words and marks round it as written, itself at ``at``.
    """
    here = tagger.begin(opens=at < REACH).go_on(window[:at])
    there, behind = here.copy().go_on((other,)), window[at + 1 :]
    return (here.go_on(window[at:]).best().cost - there.go_on(behind).best().cost) / TAG_SCALE


def most_gain(tagger: Tagger, window: Sequence[str], at: int, other: str) -> float:
    """Return by how much the parts of speech may fit better with another word at most, without a look at what
    stands round it: what is the other word may be this one, too, at so much more or less.
    """
    opens = not at
    costs = dict(tagger.choices(window[at], opens))
    kinds = tagger.choices(other, opens)
    if any(tag not in costs for tag, _ in kinds):
        return math.inf
    return max([costs[tag] - cost for tag, cost in kinds]) / TAG_SCALE


class Most(dict[str, int]):
    """By how much a word or mark beside a word speaks at most for any of the others; kept as room allows."""

    def __init__(self, leaning: Callable[[str], Sequence[int]]) -> None:
        super().__init__()
        self._leaning = leaning

    def __missing__(self, beside: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[beside] = max(self._leaning(beside.replace("’", "'")))
        return found


class Confusions:
    """The open weights. ``meant`` judges one word at its place; ``small`` says that the words are such as
    stand in every sentence.
    """

    def __init__(
        self, file: str, tagger: Tagger, fitting: Mapping[tuple[str, str], Fitting] | None = None
    ) -> None:
        """Open the weights; raises OSError when they cannot be read and ValueError when they are none.
        ``fitting`` has limits for small words by the word that is written and the one that is meant.
        """
        self._tagger, self._fitting = tagger, fitting or {}
        data, header, start = headed(file, MAGIC, "a file of weights of words")
        self._weights = memoryview(data)[start : start + SIZE].cast("b")
        self.small: bool = header.get("small", False)
        self._doubt = SMALL_DOUBT if self.small else DOUBT
        groups: dict[str, dict[str, Limits]] = header["groups"]
        # The places of a word and of the others of each of its groups, as far as they count.
        self.words: dict[str, list[tuple[int, list[tuple[str, int, float]]]]] = {}
        self._places: dict[str, list[tuple[int, list[int]]]] = {}
        more: dict[str, Limits] = {}
        for written, meant in self._fitting:
            more.setdefault(written, {})[meant] = NEVER
        for group, words in groups.items():
            for word, limits in words.items():
                limits = more.get(word, {}) | limits
                others = [(other, place(group, other) & _LAST, limit) for other, limit in limits.items()]
                if others:
                    own = place(group, word) & _LAST
                    self.words.setdefault(word, []).append((own, others))
                    self._places.setdefault(word, []).append((own, [there for _, there, _ in others]))
        # Every word as it may be written.
        self.forms = frozenset(self.words).union(word.replace("'", "’") for word in self.words)
        self._classes = classes_of(tagger)
        self._leanings: dict[tuple[str, str, str], tuple[int, ...]] = {}
        self._kinds: dict[tuple[str, str, str], Sequence[Sequence[int]]] = {}
        self._bounds: dict[str, tuple[float, Most, Most]] = {}
        answers(self, lambda weights: weights._leanings.clear())
        answers(self, lambda weights: weights._kinds.clear())
        answers(self, lambda weights: weights._bounds.clear())

    def bounds(self, word: str) -> tuple[float, Most, Most]:
        """Return what the words or marks before and behind a word must speak for others by, both together,
        for anything to be doubtful, and by how much each may at most.
        """
        found = self._bounds.get(word)
        if found is None:
            left, right = Most(partial(self._leaning, word, "l")), Most(partial(self._leaning, word, "r"))
            found = self._bounds[word] = self._doubt - max(self._leaning(word, "", "")), left, right
        return found

    def doubtful(self, word: str, before: str, behind: str) -> bool:
        """Say whether the words or marks right before and behind a word do not speak for it, so that more has
        to be looked at. All are in lower case.
        """
        known = self._leanings
        own, left, right = (word, "", ""), (word, "l", before), (word, "r", behind)
        by_itself = known[own] if own in known else self._leaning(*own)
        by_left = known[left] if left in known else self._leaning(*left)
        by_right = known[right] if right in known else self._leaning(*right)
        return max(map(sum, zip(by_itself, by_left, by_right, strict=True))) > self._doubt

    def _leaning(self, word: str, side: str, beside: str) -> tuple[int, ...]:
        """Return by how much a neighbour (without ``side``: nothing) speaks for each of the other words."""
        weights, found = self._weights, list[int]()
        if not side:
            bare = crc32(b"b") & _LAST
            for own, others in self._places[word]:
                found += [weights[bare ^ there] - weights[bare ^ own] for there in others]
        else:
            by_word = crc32(f"{side} {beside}".encode()) & _LAST
            for (own, others), told in zip(
                self._places[word], self._by_class(word, side, self._classes[beside]), strict=True
            ):
                standing = weights[by_word ^ own]
                found += [
                    weights[by_word ^ there] - standing + one for there, one in zip(others, told, strict=True)
                ]
        if len(self._leanings) >= _MOST_KNOWN:
            self._leanings.clear()
            self._kinds.clear()
        leaning = self._leanings[word, side, beside] = tuple(found)
        return leaning

    def _by_class(self, word: str, side: str, kind: str) -> Sequence[Sequence[int]]:
        """Return by how much what a neighbour may be speaks for each of the other words, by their groups."""
        found = self._kinds.get((word, side, kind))
        if found is None:
            weights, sign = self._weights, crc32(f"{side.upper()} {kind}".encode()) & _LAST
            found = self._kinds[word, side, kind] = [
                [weights[sign ^ there] - weights[sign ^ own] for there in others]
                for own, others in self._places[word]
            ]
        return found

    def meant(
        self,
        word: str,
        around: Callable[[], Sequence[str]],
        window: Callable[[], tuple[Sequence[str], int]],
        leaning: Callable[[str, str], float],
    ) -> Meant | None:
        """Return the word that is meant where another stands, if that is plain.

        ``around`` gives the two words or marks before it and the two behind it, in lower case; ``window``
        up to ``REACH`` on each side as written, and its own place among them; ``leaning`` says how much
        likelier two neighbours are than chance would have it (``WordPairs.leaning``).
        """
        if word not in self.words:
            return None
        tokens = around()
        if not self.doubtful(word, tokens[1], tokens[2]):
            return None
        best: Meant | None = None
        told = False  # over the limit without what the pairs say
        # Asked for at most once: most of the other words need neither.
        own: float | None = None
        within: tuple[Sequence[str], int] | None = None
        for other, margin, limit in self.margins(word, tokens):
            if margin < LEAST:
                continue
            fitting, together = self._fitting.get((word, other)), 0.0
            if fitting is not None and margin + GAIN + MOST_TOGETHER > fitting.possible:
                own = _together(leaning, tokens, word) if own is None else own
                together = _together(leaning, tokens, other) - own
                together = max(-MOST_TOGETHER, min(MOST_TOGETHER, together))
            least = min(limit, NEVER if fitting is None else fitting.possible - together)
            if margin + GAIN < least:
                continue
            within = within or window()
            if margin + most_gain(self._tagger, *within, other) < least:
                continue
            total = margin + gain(self._tagger, *within, other)
            over, alone = total - limit, total > limit
            if told and not alone:
                continue
            if fitting is not None:
                # Nothing before the first word of a sentence speaks for another one.
                over = max(over, fitting.over(total + together) - (tokens[1] in OPENING))
            if over > 0 and (best is None or over > best.over or alone > told):
                best, told = Meant(other, over), alone
        return best

    def margins(self, word: str, around: Sequence[str]) -> Iterator[tuple[str, float, float]]:
        """Yield the other words for one of the words, each with how much more its signs speak for it (natural
        logarithm) and its limit. ``around``: the two words or marks before it and the two behind it.
        """
        found = signs(around, [self._classes[one] for one in around])
        sums = [crc32(sign.encode()) & _LAST for sign in found]
        for own, others in self.words[word]:
            standing = self._score(sums, own)
            for other, there, limit in others:
                yield other, (self._score(sums, there) - standing) / SCALE, limit

    def _score(self, sums: Sequence[int], where: int) -> int:
        weights = self._weights
        return sum([weights[one ^ where] for one in sums])


def _together(leaning: Callable[[str, str], float], around: Sequence[str], word: str) -> float:
    """Return how much a word goes with the words or marks right before and behind its place."""
    before, behind = map(sign_of, around[1:3])
    return leaning(before, word) + leaning(word, behind)


@cache
def english_confusions() -> tuple[Confusions, ...]:
    """Return the weights for English, of words that sound or look alike and of small words; they are opened
    once per process.
    """
    tagger = english_tags()
    sounds, small = (path("rules", "data", name) for name in FILES)
    return Confusions(sounds, tagger), Confusions(small, tagger, english_fitting())
