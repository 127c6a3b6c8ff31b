"""Which words say the same."""

from collections.abc import Mapping

from copydesk.api import Facts


def synonyms_of(facts: Facts) -> Mapping[str, frozenset[str]]:
    """Return the stems of the synonyms of each stem; made once, when the first article asks."""
    lines: tuple[str, ...] = facts.data("synonyms.txt")
    if not _KEPT or _KEPT[0][0] is not lines:
        stem = facts.terms.stem_of
        found: dict[str, set[str]] = {}
        for line in lines:
            word, *others = map(stem, line.split())
            found.setdefault(word, set()).update(others)
        _KEPT[:] = [(lines, {word: frozenset(others - {word, ""}) for word, others in found.items() if word})]
    return _KEPT[0][1]


_KEPT: list[tuple[tuple[str, ...], Mapping[str, frozenset[str]]]] = []
