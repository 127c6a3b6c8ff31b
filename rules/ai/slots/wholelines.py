"""Lines that are a slot and nothing else, and labels whose value never came: “Photo to follow”, “Start: TBD”,
“Bildunterschrift folgt”, “Insert photo of the team”.

A line is judged by its words, as what stands in brackets is (``bracketed``): things that an editor supplies,
orders to supply them, and what says that they are still to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import once, regex

_LINE = regex(r"[ \t>*_#-]{0,8}([^\s>*_#-][^\n]{1,70}?)[ \t*_.…]{0,4}\Z")
_WORD = regex(r"[^\W\d_][\w’'-]*|\d+|[:,/]")
_LABEL = regex(r"[ \t>*_-]{0,6}([^\W\d_][^:\n]{1,28})[*_]{0,2}:[*_]{0,2} {1,3}([^\n]{2,60}?)[ \t*_.]{0,3}\Z")
_TAGS = regex(r"</?\w{1,10}>")
_ELIDED = regex(r"\A[ld]'(?=\w)")
_MOST, _LABEL_WORDS = 7, 4


class Line(NamedTuple):
    """A slot that is a line, or the value of a label: its range in the text, and if it is nothing else."""

    start: int
    end: int
    sure: bool


class _Words:
    """The sets of the data file."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        judged, lines = data["judged"], data["lines"]
        self.things = frozenset((*judged["things"], *judged["media"]))
        self.media, self.drafted = frozenset(judged["media"]), frozenset(judged["drafted"])
        self.small = frozenset((*judged["links"], *judged["kinds"], *judged["joined"], *lines["small"]))
        self.orders, self.closers = frozenset(lines["orders"]), frozenset(lines["closers"])
        self.coming = [tuple(one.split()) for one in (*lines["coming"], *lines["here"])]
        self.here = {tuple(one.split()) for one in lines["here"]}
        self.alone, self.pending = frozenset(lines["alone"]), frozenset(lines["pending"])
        self.samples, self.filler = frozenset(lines["samples"]), frozenset(lines["filler"])
        self.whole = frozenset(lines["whole"])


_words = once(_Words)


def lines_in(text: str, start: int, end: int, data: Any) -> Iterator[Line]:
    """Yield a line of a stored text, given by its range, or the value of its label, where that is a slot."""
    words = _words(data)
    match = _LINE.match(text, start, end)
    if match is not None:
        said = _WORD.findall(_TAGS.sub("", match[1]))
        if 0 < len(said) <= _MOST:
            texts = [_ELIDED.sub("", one.lower().replace("’", "'")) for one in said]
            sure = _judged(words, said, texts)
            if sure is not None:
                yield Line(*match.span(1), sure)
    match = _LABEL.match(text, start, end)
    if match is not None and match[1].count(" ") < _LABEL_WORDS:
        sure = _is_empty(words, match[2], _WORD.findall(match[2]))
        if sure is not None:
            yield Line(*match.span(2), sure)


def _judged(words: _Words, said: Sequence[str], texts: Sequence[str]) -> bool | None:
    """Say whether the words of a line are a slot: True where they are nothing else, False where they may be a
    title, None where they are none.
    """
    shouted = all(one.isupper() or not one[0].isalpha() for one in said)
    if " ".join(texts) in words.whole:
        return True
    if len(texts) == 1:
        return True if shouted and texts[0] in words.alone else None
    if texts[0] in words.filler and len(texts) > 2 and len(set(texts)) == 1:
        return True
    if ":" in texts:
        return None
    for coming in words.coming:
        cut = len(texts) - len(coming)
        if cut > 0 and tuple(texts[cut:]) == coming:
            named = _are_things(words, texts[:cut])
            drafted = not words.drafted.union(words.media).isdisjoint(texts[:cut])
            return True if named and (drafted or shouted or coming in words.here) else None
    ordered = texts[0] in words.orders or texts[-1] in words.closers
    if ordered and any(text in words.things for text in texts):
        return True if shouted or said[0][:1].isupper() or texts[0] == "insert" else None
    if ordered and shouted:
        return True
    if texts[0] in words.samples and texts[1] in words.things and len(texts) == 2:
        return False
    if shouted and texts[:2] == ["link", "to"]:
        return True
    return None


def _are_things(words: _Words, texts: Sequence[str]) -> bool:
    """Say whether words name a thing that an editor supplies, and nothing else."""
    named = any(text in words.things for text in texts)
    return named and all(text in words.things or text in words.small or text.isdigit() for text in texts)


def _is_empty(words: _Words, value: str, said: Sequence[str]) -> bool | None:
    """Say whether the value of a label is none: it is still to come, or is what a form would ask for."""
    texts = [one.lower() for one in said]
    if value.strip().strip("*_") in words.pending:
        return True
    listed = len(texts) > 2 and "," in texts and all(text in words.things or text in ",/" for text in texts)
    return False if listed else None
