"""Known misspellings and their corrections, from the text file ``rules/data/misspellings.txt``.

A line reads ``right: wrong wrong …``; the right form may be several words. ``#`` starts a comment.
"""

from __future__ import annotations


def parse(text: str) -> dict[str, tuple[str, ...]]:
    """Return the right forms of each wrong one; a wrong form under several right ones keeps them in file
    order.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        right, colon, wrong = line.partition("#")[0].partition(":")
        if colon:
            for word in wrong.split():
                found[word] = (*found.get(word, ()), right.strip())
    return found
