"""The words of a sentence with Penn Treebank tags, as Vale's ``sequence`` rules ask for them.

The tags come from the project's own tagger, which knows the Penn tags and some of its own: those of
contractions, which are cut in two here as the Treebank cuts them (``they'll`` is ``they``/PRP, ``'ll``/MD),
and of quotation marks and symbols.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...language.tagging import Tagger

_TOKEN = regex(r"[^\W_]+(?:[.'’_@/+-][^\W_]+)*|[^\s\w]|_+")
_NOT = regex(r"(?i)n['’]t\Z")
_CLITIC = regex(r"(?i)['’](?:s|ll|re|ve|d|m)\Z")
_OWN = {"Q": "''", "SYM": "SYM"}
_BY_CLITIC = {"s": "VBZ", "re": "VBP", "m": "VBP", "ve": "VBP", "d": "MD", "ll": "MD"}


class Spoken(NamedTuple):
    """A word or mark of a sentence: its text, Penn tag, and place in the text that was cut."""

    text: str
    tag: str
    start: int
    end: int


def tagged(text: str, tagger: Tagger) -> list[Spoken]:
    """Cut a sentence into words and marks and tag them."""
    places = [match.span() for match in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in places]
    if not words:
        return []
    tags = tagger.tag(words).tags
    return [
        part
        for word, tag, (start, end) in zip(words, tags, places, strict=True)
        for part in _parts(word, tag, start, end)
    ]


def _parts(word: str, tag: str, start: int, end: int) -> Sequence[Spoken]:
    negated = _NOT.search(word)
    if negated:
        cut = start + negated.start()
        return (Spoken(word[: cut - start], tag, start, cut), Spoken(word[cut - start :], "RB", cut, end))
    clitic = _CLITIC.search(word)
    if clitic:
        cut, what = start + clitic.start(), word[clitic.start() + 1 :].lower()
        if tag == "N$" or (what == "s" and tag not in ("PB", "PH", "PM")):
            pair = ("NN" if tag == "N$" else tag, "POS")
        else:
            pair = ("PRP", _BY_CLITIC[what])
        return (
            Spoken(word[: cut - start], pair[0], start, cut),
            Spoken(word[cut - start :], pair[1], cut, end),
        )
    return (Spoken(word, _OWN.get(tag, "NN" if tag == "N$" else tag), start, end),)
