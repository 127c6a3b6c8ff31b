"""What has to be done to a word where it stands, by weights: nothing, another form, another word, or a small
word that is missing before it.

The weights stand in the memory-mapped file ``rules/data/english.slips`` (built by
``tools/build_slips.py``): ``MAGIC``, the length of the header (u32), the header (JSON: ``mends``, the names
of what may be done, the first of which is nothing; ``first`` and ``second``: for a class the classes behind
it that speak for a slip in the first or the second word; ``sections``, name → [start, size] behind the
header), then the sections:

* ``starts``: where each bucket of rows begins (u32), one more than there are buckets;
* ``rows``: for each sign more of its check sum (u16), the number of its weights (u8), and so many pairs of a
  mend (u8) and its weight (i8).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from ...base.once import answers
from ...base.resources import path
from ..mapped import headed
from .slipsigns import REACH, SMALL, around, plain_signs, signs
from .tagger import Tagger, english_tags
from .wordkinds import classes_of

MAGIC = b"CDSLIP1\0"
BUCKETS = 1 << 15
SCALE = 24
_START, _BUCKET, _ROW, _PAIR = Struct("<I"), Struct("<II"), Struct("<HB"), Struct("<Bb")
_MOST_KNOWN = 8_000
FIRST, SECOND = 1, 2
_NONE: Mapping[str, int] = {}

_LANE, _EVEN = 16, 1 << 15


class Mend(NamedTuple):
    """What is likeliest to be done, and by how much it is likelier that something is than that nothing is
    (natural logarithm).
    """

    name: str
    margin: float


class Neighbours(NamedTuple):
    """What words are to those beside them, by word: the ``kinds`` (the word if it is one that stands for
    itself, else what it may be), and the kinds that ``seldom`` follow it but by a slip, and where: ``FIRST``
    for the word itself, ``SECOND`` for what follows, or both.
    """

    kinds: dict[str, str]
    seldom: dict[str, Mapping[str, int]]


class SlipModel:
    """The open weights. ``mend`` judges one word of a tagged sentence."""

    def __init__(self, file: str, tagger: Tagger) -> None:
        """Open the weights; raises OSError when they cannot be read and ValueError when they are none."""
        self._tagger = tagger
        self._data, header, base = headed(file, MAGIC, "a file of weights of slips")
        self.names: tuple[str, ...] = tuple(header["mends"])
        sections: dict[str, list[int]] = header["sections"]
        self._starts, self._rows = (base + sections[name][0] for name in ("starts", "rows"))
        self._pairs: dict[str, dict[str, int]] = {}
        for bit, name in ((FIRST, "first"), (SECOND, "second")):
            for one, others in header[name].items():
                behind = self._pairs.setdefault(one, {})
                for other in others.split(" "):
                    behind[other] = behind.get(other, 0) | bit
        self._lanes = Struct(f"<{len(self.names)}H")
        # Added to a sum of packed weights, it makes each of them a number over 0.
        self._even = int.from_bytes(self._lanes.pack(*[_EVEN] * len(self.names)), "little")
        self._known: dict[str, int] = {}
        self._classes = classes_of(tagger)
        self._neighbours = Neighbours({}, {})
        answers(self, SlipModel._forget)

    def _forget(self) -> None:
        self._known.clear()
        self._neighbours = Neighbours({}, {})

    def neighbours(self, words: Iterable[str]) -> Neighbours:
        """Return what different lower-case words, and maybe others, are to those beside them."""
        kinds, seldom = self._neighbours
        if len(kinds) >= _MOST_KNOWN:
            kinds, seldom = self._neighbours = Neighbours({}, {})
        for word in [word for word in words if word not in kinds]:
            kind = kinds[word] = self.kind(word)
            seldom[word] = self._pairs.get(kind, _NONE)
        return self._neighbours

    def kind(self, word: str) -> str:
        """Return a lower-case word if it is one that stands for itself, else what it may be."""
        plain = word.replace("’", "'")
        return plain if plain in SMALL else self._classes[plain]

    def guess(self, words: Sequence[str]) -> float:
        """Return how likely it is that something has to be done to the fourth of seven words and marks, as
        far as that can be said without tags (natural logarithm).
        """
        scores = self._scores(plain_signs(words, [self._classes[word] for word in words]))
        return (max(scores[1:]) - scores[0]) / SCALE

    def mend(self, words: Sequence[str], tags: Sequence[str], at: int) -> Mend:
        """Return what is likeliest to be done to a word of a sentence in lower case with its tags."""
        near = [self._classes[word] for word in words[max(0, at - REACH) : at + REACH + 1]]
        return self._judged(signs(words, tags, around(near, min(at, REACH)), at))

    def _judged(self, found: Iterable[str]) -> Mend:
        scores = [score - _EVEN for score in self._scores(found)]
        best = max(range(1, len(scores)), key=scores.__getitem__)
        most = scores[best]
        rest = most / SCALE + math.log(sum([math.exp((one - most) / SCALE) for one in scores[1:]]))
        return Mend(self.names[best], rest - scores[0] / SCALE)

    def _scores(self, found: Iterable[str]) -> tuple[int, ...]:
        """Return how much speaks for each mend, ``_EVEN`` where nothing does."""
        # The weights of a sign are one number with sixteen bits for each mend, so that one addition adds all
        # of them; some fifty weights of a byte each do not leave their bits.
        known, total = self._known, self._even
        for sign in found:
            row = known.get(sign)
            total += self._row(sign) if row is None else row
        return self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))

    def _row(self, sign: str) -> int:
        data, found = self._data, crc32(sign.encode())
        first, last = _BUCKET.unpack_from(data, self._starts + _START.size * (found % BUCKETS))
        bucket = data[self._rows + first : self._rows + last]
        told = (found // BUCKETS & 0xFFFF).to_bytes(2, "little")
        # Most signs have no weights, and then two bytes like these are seldom in the bucket.
        at, row = 0 if told in bucket else len(bucket), 0
        while at < len(bucket):
            start, size = at + _ROW.size, bucket[at + 2]
            if bucket[at : at + 2] == told:
                pairs = _PAIR.iter_unpack(bucket[start : start + 2 * size])
                row = sum([weight << (_LANE * mend) for mend, weight in pairs])
                break
            at = start + 2 * size
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[sign] = row
        return row


@cache
def english_slips() -> SlipModel:
    """Return the weights for English; they are opened once per process."""
    return SlipModel(path("rules", "data", "english.slips"), english_tags())
