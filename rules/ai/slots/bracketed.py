"""What stands in brackets and asks a person for something, told by the words of which it is made.

A slot is an order to somebody who writes (“expand on this”), a thing that somebody has to know (“number of
guests”, “Mayor’s full name”), something that is still to come (“figures to follow”), or a choice (“his/her”).
What editors and translators put in brackets (“sic”, “laughter”, a name, a translation) is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import once, regex

from .content import Content

_FILE = "slots.toml"
_PAIRS = regex(
    r"\[(?P<square>[^\[\]\n]{2,120})\](?![(\[:{])|\((?P<round>[^()\n]{1,110})\)|«\s?(?P<angle>[^«»\n]{3,60}?)\s?»"
    r"|<(?P<tag>[a-z]{2,20}(?: [a-z'’-]{2,20}){1,5}|[A-Z]{2,20}(?:[ _-][A-Z]{2,20}){0,3})>"
    r"|\{(?P<brace>[A-Za-z][A-Za-z'’ -]{2,40})\}"
)
_WORD = regex(r"[^\W\d_][\w'’-]*|[?/,:;.…]|\d+")
_REFERENCE = regex(r"<|\bpp?\. ?\d")
_LONGEST = 12
_LONG_ORDER = 20
_BY_THE_WAY = 60
"""Code points in round brackets up to which more is looked for than an order to the writer."""
_COMPLEMENT = 6
"""So many words at most say of what a thing is."""


class Bracketed(NamedTuple):
    """A slot in brackets: the match, what it is (``order``, ``thing``, ``coming``, ``choice``, ``bare``), and
    its kind of brackets.
    """

    match: re.Match[str]
    what: str
    kind: str


class _Words:
    """The sets of the data file."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        judged: Mapping[str, Sequence[str]] = data["judged"]
        self.orders, self.tasks = frozenset(judged["orders"]), frozenset(judged["tasks"])
        self.things = frozenset(judged["things"])
        self.plain = frozenset(judged["plain"])
        self.kinds = frozenset(judged["kinds"])
        self.media = frozenset(judged["media"])
        self.links, self.joints = frozenset(judged["links"]), frozenset(judged["joints"])
        # By their first word, of which most brackets hold none.
        self.coming: dict[str, list[list[str]]] = {}
        for one in map(str.split, judged["coming"]):
            self.coming.setdefault(one[0], []).append(one)
        self.marks = frozenset(judged["marks"])
        self.choices, self.round = frozenset(judged["choices"]), frozenset(judged["round"])
        self.writing, self.counsel = frozenset(judged["writing"]), frozenset(judged["counsel"])
        self.heads, self.ends = frozenset(judged["heads"]), frozenset(judged["ends"])
        self.joined, self.drafted = frozenset(judged["joined"]), frozenset(judged["drafted"])
        self.elements = frozenset(judged["elements"])
        self.content = Content(judged)
        # In round brackets nothing is a slot without one of these.
        self.of_round = frozenset(
            (
                *self.writing,
                *self.coming,
                *self.round,
                *self.heads,
                *(one.split(" ")[0] for one in self.marks),
            )
        )


_words = once(_Words)


def bracketed_in(text: str, data: Callable[[str], Any]) -> Iterator[Bracketed]:
    """Yield what has the words of a slot in brackets of a stored text; ``data`` opens the data files."""
    words = _words(data(_FILE))
    judged: dict[tuple[str, str], str] = {}  # code says the same again and again
    for match in _PAIRS.finditer(text):
        kind = match.lastgroup or ""
        inner = match[kind]
        what = judged.get((kind, inner))
        if what is None:
            what = judged[kind, inner] = _judged(words, inner, kind)
        if what:
            yield Bracketed(match, what, kind)


def _judged(words: _Words, inner: str, kind: str) -> str:
    """Return what the words in brackets ask for, or ""; markup and pages are those of a reference."""
    if _REFERENCE.search(inner) or inner[0] == inner[-1] == " ":
        return ""  # "[ photos ]" is a button
    said = _WORD.findall(inner)
    texts = [one.lower().replace("’", "'") for one in said]
    if kind == "round" and words.of_round.isdisjoint(texts):
        return ""
    if kind == "square" and (what := words.content.what(said, texts)):
        return what
    if kind == "round" and texts[:1] == ["including"]:
        return ""  # "the list (including photos)"
    if kind == "round" and _is_told_to_write(words, texts):
        return "order"
    if kind == "round" and len(inner) > _BY_THE_WAY:
        return ""
    if not texts or len(texts) > _LONGEST or (kind == "tag" and texts[0] in words.elements):
        return ""
    if kind == "round" and " ".join(texts) in words.marks:
        return "bare"
    if coming := _coming(words, texts, kind):
        return coming
    if _is_order(words, texts, kind):
        return "order"
    if kind == "round":
        return "thing" if _is_round(words, said, texts) else ""
    if _is_choice(words, texts) and kind == "square":
        return "choice"
    if _is_picture(words, said, texts) and kind == "square":
        return "thing"
    if _is_thing(words, texts) and (len(texts) > 1 or kind in ("square", "tag")):
        return "thing" if len(texts) > 1 or texts[0] not in words.plain else "bare"
    return ""


def _is_round(words: _Words, said: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether words in round brackets are a slot, and nothing that a text says by the way: “Name of the
    inn”, “City name”.
    """
    if any(one[:1].isupper() for one in said[1:]):
        return False
    headed = texts[0] in words.heads and texts[1:2] == ["of"]
    alone = said[0][:1].isupper() and texts[-1] in words.heads
    return (headed or alone) and _is_thing(words, texts)


def _coming(words: _Words, texts: Sequence[str], kind: str) -> str:
    """Return “coming” where something that a text needs is still to come (“figures to follow”, “quote to be
    confirmed by phone”), “bare” where readers may be told so (“date to be confirmed”), or "".
    """
    for at, text in enumerate(texts):
        for coming in words.coming.get(text, ()):
            end = at + len(coming)
            if list(texts[at:end]) != coming or (end < len(texts) and not _goes_on(words, texts, at, end)):
                continue
            head = [one for one in texts[:at] if one not in words.joined]
            if not head:
                return "coming" if kind == "square" and len(texts) > 1 else ""
            told = [_named(words, one) for one in head]
            # In round brackets a text says things by the way; a count alone is of what was named before it.
            counted = all(one.isdigit() or one == "one" or one in words.content.ordinals for one in head)
            if not (all(told) and not counted if kind == "round" else any(told)):
                continue
            drafted = any(one in words.drafted or one in words.media for one in head)
            return "coming" if kind != "round" or drafted else "bare"
    return ""


def _goes_on(words: _Words, texts: Sequence[str], at: int, end: int) -> bool:
    """Say whether what stands behind “to be confirmed” says by whom, how or when."""
    return texts[end] in words.links and len(texts) - end <= _COMPLEMENT - 1 and end - at > 1


def _named(words: _Words, text: str) -> bool:
    named = text in words.things or text in words.media or text in words.kinds
    return named or text.isdigit() or text in words.content.ordinals


def _is_order(words: _Words, texts: Sequence[str], kind: str) -> bool:
    """Say whether words tell a writer to do something: “expand on this”, “check the spelling with Ann”."""
    noted = 0
    while noted < len(texts) and texts[noted] in words.joints:
        noted += 1
    texts = texts[noted:]
    first = texts[0] if texts else ""
    if kind == "round" and (noted or first not in words.round):
        return False
    if first in words.orders:
        return kind != "round" or any(text in words.things for text in texts[1:])
    named = noted > 0 or any(text in words.things or text in words.media for text in texts[1:])
    return first in words.tasks and len(texts) > 1 and named


def _is_told_to_write(words: _Words, texts: Sequence[str]) -> bool:
    """Say whether words in round brackets tell whoever writes the text what it still lacks: “Expand this
    section with an anecdote”, “You may want to add a photo”, “insert map”. What readers are told to do is
    theirs (“your”).
    """
    at = 0
    while at < len(texts) and texts[at] in words.counsel:
        at += 1
    rest = texts[at + 1 :]
    if not rest or len(texts) > _LONG_ORDER or texts[at] not in words.writing or "your" in rest:
        return False
    if texts[at] == "link" and rest[0] != "to":
        return False
    while rest and rest[-1] == ".":
        rest = rest[:-1]
    if any(one in words.drafted or one in words.media for one in rest):
        return True
    if not at and texts[0] == "cite":
        return len(rest) == 1 and rest[0] in words.things
    return rest[-1:] == ["here"] or rest[:1] == ["more"] or rest[:2] in (["on", "this"], ["on", "that"])


def _is_choice(words: _Words, texts: Sequence[str]) -> bool:
    """Say whether one of two words is to be struck out: “his/her”."""
    return len(texts) == 3 and texts[1] == "/" and texts[0] in words.choices and texts[2] in words.choices


def _is_picture(words: _Words, said: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether words stand for a picture that is missing: “chart showing rainfall”."""
    at = next((n for n, text in enumerate(texts[:3]) if text in words.media), -1)
    if at < 0 or any(text not in words.kinds and text not in words.things for text in texts[:at]):
        return False
    # Behind a colon a name is whose picture it is: “Photo: Ada Marsh”.
    told = texts[at + 1 : at + 2] == [":"] and not all(one[:1].isupper() for one in said[at + 2 :])
    return len(texts) == at + 1 or texts[at + 1] in words.links or told


def _before(words: _Words, texts: Sequence[str], at: int) -> bool:
    """Say whether a word is a thing or stands before one: “mayor’s”, “compensation” before “details”."""
    text = texts[at]
    if text in words.kinds or text in words.things or text.endswith(("'s", "s'")):
        return True
    # Of whom or what it is may be any word, where a name, a figure and the like end the slot.
    after = texts[at + 1 : at + 3]
    return at < 2 and text.isalpha() and any(one.endswith("'s") or one in words.ends for one in after)


def _is_thing(words: _Words, texts: Sequence[str]) -> bool:
    """Say whether words name something that a writer has to know: “year of construction”."""
    at = 0
    while at < len(texts) and _before(words, texts, at):
        at += 1
    if not at or texts[at - 1] not in words.things:
        return False
    rest = texts[at:]
    if not rest or rest in (["?"], ["x"], ["xx"], ["y"], ["xyz"]):
        return True
    if rest[0] in words.joined:
        return len(rest) > 1 and _is_thing(words, rest[1:])
    return rest[0] in words.links and 1 < len(rest) <= _COMPLEMENT and all(text[0].isalnum() for text in rest)
