"""What words may be, as signs by which their neighbours are weighed."""

from __future__ import annotations

from functools import cache

from ...base.once import answers
from .tagger import Tagger

NEAR = 30
"""A second part of speech counts when it is not this much less likely than the first."""
_MOST_KNOWN = 50_000


def class_of(tagger: Tagger, word: str) -> str:
    """Return what a lower-case word or mark may be, as a sign."""
    if not word[:1].isalnum():
        return word
    kinds = tagger.kinds(word)
    tags, best = tagger.table.tags, kinds[0][1]
    return "/".join(tags[tag] for tag, cost in kinds[:2] if cost <= best + NEAR)


class Classes(dict[str, str]):
    """What lower-case words and marks may be, as signs. Kept for a whole run."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self._tagger = tagger
        answers(self, Classes.clear)

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[word] = class_of(self._tagger, word)
        return found


@cache
def classes_of(tagger: Tagger) -> Classes:
    """Return what is known of the words of a tagger, one for all that ask."""
    return Classes(tagger)
