"""Frames: what stands beside a word with small words between ("in D _", "_ of thumb", "lose D _")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

FRAME_SLOT, DETERMINER = "_", "D"
FRAME_LOOSE = frozenset((DETERMINER, "C"))
"""Determiners and conjunctions: alone they say nothing of a word beside them."""
_MOST = 3
"""So many small words at most stand between."""


def frames_at(words: Sequence[str], at: int, small: Mapping[str, str]) -> Iterator[str]:
    """Yield the frames round a word of a piece of a sentence; words are in lower case. ``small`` are the
    words that may stand between, with what stands for them in a frame.
    """
    between: list[str] = []
    place = at - 1
    while place >= 0 and len(between) < _MOST and (one := small.get(words[place])):
        between.insert(0, one)
        place -= 1
    if not FRAME_LOOSE.issuperset(between[-2:]):
        yield f"{' '.join(between[-2:])} {FRAME_SLOT}"
    if place >= 0 and words[place] not in small:
        yield f"{' '.join([words[place], *between])} {FRAME_SLOT}"
    between = []
    place, last = at + 1, len(words)
    while place < last and len(between) < _MOST and (one := small.get(words[place])):
        between.append(one)
        place += 1
    if between and between[0] not in FRAME_LOOSE:
        yield f"{FRAME_SLOT} {between[0]}"
    if place < last and words[place] not in small:
        yield f"{FRAME_SLOT} {' '.join([*between, words[place]])}"
