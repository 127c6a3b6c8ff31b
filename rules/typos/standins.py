"""What the words of a text may stand for, asked once for each different word of a run."""

from __future__ import annotations

from copydesk.api import Swaps, once

from .swapmeasures import SHORTEST

_MOST_KNOWN = 3_000


class StandIns(dict[str, frozenset[int]]):
    """The numbers of a word and of all that it may stand for, in the table of swaps: its synonyms, and what
    programs put it for; nothing for a word that the table does not have, or that is too short to be looked
    at.
    """

    def __init__(self, known: Swaps) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> frozenset[int]:
        bare = word.removesuffix("'s")
        number = self._known.number(bare) if len(bare) >= SHORTEST else None
        found = frozenset[int]() if number is None else self._known.meant_by(number)
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = found
        return found


@once
def stand_ins(known: Swaps) -> StandIns:
    """Return what is known of words, the same for all documents of a run."""
    return StandIns(known)
