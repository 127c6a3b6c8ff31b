"""Which words of a document are parts of somebody's name in full: "Correia" where "Rosa Correia" stands too.

A lone capitalised word may be a town, a firm or a product; only the full name tells that it is a person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from copydesk.api import Document, regex

from ..words.wordclasses import WordClasses, bits

_RUNNING = frozenset({"paragraph", "list-item", "caption", "footnote"})
_NO_NAMES = bits(
    *"determiner preposition clause pronoun be have modal do adverb alliance metonym collective".split(),
    *"month weekday place".split(),
)


@lru_cache(maxsize=4)
def _pair(particles: frozenset[str]) -> re.Pattern[str]:
    # The capital comes first and the word edge after it: so the engine leaps from capital to capital.
    return regex(
        r"([A-Z](?<!\w[A-Z])[^\W\d_][\w'’-]{0,30})"
        rf"(?= (?:(?:[A-Z]\.|{'|'.join(sorted(particles))}) ){{0,2}}([A-Z][^\W\d_][\w'’-]{{0,30}}))"
    )


def find_full_names(doc: Document, listed: WordClasses) -> frozenset[str]:
    """Return both words of every pair of capitalised words in running text, in lower case without possessive
    endings; pairs that begin with a closed-class word or a place are no names.
    """
    pairs: dict[tuple[str, ...], list[int]] = {}
    for match in _pair(listed["name-particle"]).finditer(doc.prose.text):
        pairs.setdefault(match.groups(), []).append(match.start())
    blocks = doc.prose_blocks
    starts = [block.start for block in blocks]
    found: set[str] = set()
    for pair, places in pairs.items():
        bare = [_bare(part) for part in pair]
        if not any(listed.bits_of(word) & _NO_NAMES for word in bare) and any(
            blocks[max(0, bisect_right(starts, place) - 1)].kind in _RUNNING for place in places
        ):
            found.update(bare)
    return frozenset(found)


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")
