"""Which words say the same."""

from bisect import bisect_left
from collections.abc import Callable

from copydesk.api import Facts


class Synonyms:
    """The synonyms of words, by their stems; looked up in the list when they are asked for.

    A stem is the beginning of its word, so that the lines for it stand together in the sorted list.
    """

    def __init__(self, lines: tuple[str, ...], stem: Callable[[str], str]) -> None:
        self.lines, self._stem = lines, stem
        self._sorted = sorted(lines)
        self._known: dict[str, frozenset[str]] = {}

    def of(self, stem: str) -> frozenset[str]:
        """Return the stems of the synonyms of all words with a stem."""
        found = self._known.get(stem)
        if found is None:
            found = self._known[stem] = frozenset(self._read(stem) - {stem, ""} if stem else ())
        return found

    def _read(self, stem: str) -> set[str]:
        found: set[str] = set()
        for at in range(bisect_left(self._sorted, stem), len(self._sorted)):
            line = self._sorted[at]
            if not line.startswith(stem):
                break
            word, *others = line.split()
            if self._stem(word) == stem:
                found.update(map(self._stem, others))
        return found


def synonyms_of(facts: Facts) -> Synonyms:
    """Return the synonyms of a run; one for all its documents."""
    lines: tuple[str, ...] = facts.data("synonyms.txt")
    if not _KEPT or _KEPT[0].lines is not lines:
        _KEPT[:] = [Synonyms(lines, facts.terms.stem_of)]
    return _KEPT[0]


_KEPT: list[Synonyms] = []
