"""Title case in the styles of AP and Chicago, as Vale asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from ...base.regexes import regex

_WORD = regex(r"[^\W_][^\s/-]*")
_PLAIN = {
    0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0x2013: "-", 0x2014: "-",
}  # fmt: skip
Tags = Callable[[Sequence[str]], Sequence[str]]


def titled(text: str, small: Set[str], tags: Tags | None) -> str:
    """Return a text in title case. ``small`` are the words that stay small inside a title; where ``tags``
    tells parts of speech, "to" is small only before a thing (AP).

    >>> titled("how to make a cup of tea", {"a", "of", "to"}, lambda words: ["VB"] * len(words))
    'How To Make a Cup of Tea'
    """
    plain = text.translate(_PLAIN)
    words = [match[0].lower() for match in _WORD.finditer(text)]
    spoken = tags(words) if tags is not None and "to" in words else None
    parts, at = list[str](), 0
    for number, match in enumerate(_WORD.finditer(text)):
        start, end = match.span()
        bounding = start == 0 or end == len(text)
        stays = _is_small(words[number], small, bounding, spoken, number) and _stands_alone(plain, start, end)
        parts += [text[at:start], match[0].lower() if stays else match[0][:1].upper() + match[0][1:]]
        at = end
    return "".join([*parts, text[at:]])


def _is_small(word: str, small: Set[str], bounding: bool, spoken: Sequence[str] | None, number: int) -> bool:
    if word == "to" and spoken is not None and number + 1 < len(spoken):
        thing = spoken[number + 1].startswith("NN")
        return thing or (number + 2 < len(spoken) and spoken[number + 2].startswith("NN"))
    return not bounding and word in small


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a small word may stay small: not behind a colon or dash, not before a hyphen."""
    before, second = text[start - 1] if start else text[0], text[start - 2] if start > 1 else text[0]
    after = text[end] if end < len(text) else text[0]
    return before in " -/" and second not in ":-" and (after != "-" or before == "-")
