"""Which words of a document are parts of somebody's name in full: "Correia" where "Rosa Correia" stands too.

A lone capitalised word may be a town, a firm or a product; only the full name tells that it is a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...base.regexes import regex
from .wordclasses import attribution_words, country_words, place_words

if TYPE_CHECKING:
    from ...document.model import Document

_PAIR = regex(
    r"\b([A-Z][^\W\d_][\w'’-]{0,30})"
    r"(?= (?:(?:[A-Z]\.|van|von|de|der|den|da|di|du|la|el|al|bin|ten) ){0,2}([A-Z][^\W\d_][\w'’-]{0,30}))"
)
_RUNNING = frozenset({"paragraph", "list-item", "caption", "footnote"})
_NO_NAMES = (
    "determiner preposition clause pronoun be have modal do adverb alliance metonym collective month weekday"
)


def find_full_names(doc: Document) -> frozenset[str]:
    """Return both words of every pair of capitalised words in running text, in lower case without possessive
    endings; pairs that begin with a closed-class word or a place are no names.
    """
    words = attribution_words()
    ruled_out = country_words() | place_words()
    ruled_out = ruled_out.union(*(words[name] for name in _NO_NAMES.split()))
    found: set[str] = set()
    text = doc.prose.text
    for block in doc.prose_blocks:
        if block.kind in _RUNNING:
            for match in _PAIR.finditer(text, block.start, block.end):
                pair = [_bare(part) for part in match.groups()]
                if not ruled_out.intersection(pair):
                    found.update(pair)
    return frozenset(found)


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")
