"""Known misspellings and their corrections, from the text file ``rules/data/misspellings.txt``.

A line reads ``right: wrong wrong …``; the right form may be several words.
"""

from __future__ import annotations

from collections.abc import Iterable


def parse(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the right forms of each wrong one; a wrong form under several right ones keeps them in file
    order.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        right, colon, wrong = line.partition(":")
        if colon:
            for word in wrong.split():
                found[word] = (*found.get(word, ()), right.strip())
    return found
