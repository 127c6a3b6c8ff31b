"""A line of an article as a reader sees it, whatever stands round it."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from copydesk.api import regex

from .linekinds import head_of
from .pagewords import key

PROSE_WORDS = 12
LONGEST = 300
STOP = regex(r"[.!?…][\"'”’)\]*_]{0,4}\s*$")
_LABEL = 80
_TAIL = 8
_LINK = regex(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,800}(?: [^()]{0,200})?\)|\[[^\[\]]{0,100}\])")
_SHOWN = itemgetter(1)
# No address in angle brackets, which is shown.
_TAG = regex(r"</?(?!https?:)[A-Za-z][^<>]{0,500}>")
_ENTITY = regex(r"&(?:#\d{1,7}|[A-Za-z]{2,10});")
_LEAD = regex(
    r"(?: {0,3}>[ \t]?){0,8}[ \t\u00a0]*(?:#{1,6}[ \t]+|(?:[-*+•‣▪●◦·–]|\(?\d{1,3}[.)])[ \t\u00a0]+)?"
)


def visible(raw: str) -> str:
    """Return a stored line without list or heading mark, link targets, tags, entities and emphasis."""
    text = raw[_LEAD.match(raw).end() :]  # type: ignore[union-attr]  # the pattern matches the empty string
    if "[" in text:
        text = _LINK.sub(_SHOWN, text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        from html import unescape

        text = _ENTITY.sub(lambda match: unescape(match.group()), text)
    if text.startswith("**") and text.count("**") == 2:
        text = text.replace("**", "")
    shown = " ".join(text.strip().strip("*_#").split())
    return raw if shown == raw else shown


class LineText:
    """A line: ``raw`` as stored, without the space round it, and what is seen of it.

    ``text`` is what a reader sees, without list mark, heading mark and emphasis; ``words`` how many words
    that are; ``ends`` tells a final stop, ``prose`` running text (a dozen words, or fewer with a final
    stop). ``key`` is the line as labels are compared, "" for one too long for a label; ``lowered`` in lower
    case, "" for one too long to be furniture; ``head`` its first word there. All of them are worked out when
    they are first asked for: most lines are asked for nothing. What has more code points than ``kept`` is
    worked out each time.
    """

    kept = LONGEST

    __slots__ = ("ends", "head", "key", "lowered", "prose", "raw", "text", "words")

    text: str
    words: int
    ends: bool
    prose: bool
    key: str
    lowered: str
    head: str

    def __init__(self, raw: str) -> None:
        self.raw = raw

    def __getattr__(self, name: str) -> Any:
        maker = _MAKERS.get(name)
        if maker is None:
            raise AttributeError(f"a line has no {name!r}")
        value = maker(self)
        if not isinstance(value, str) or len(value) <= self.kept:
            setattr(self, name, value)
        return value


def _one(made: str, held: str) -> str:
    """Return a text, the one that is held if it is the same."""
    return held if made == held else made


def _is_prose(line: LineText) -> bool:
    return line.words >= PROSE_WORDS or (line.words >= 6 and line.ends)


# As attributes made on demand: a cached property takes a lock, and there are many lines.
_MAKERS: dict[str, Callable[[LineText], Any]] = {
    "text": lambda line: visible(line.raw),
    "words": lambda line: line.text.count(" ") + 1 if line.text else 0,
    "ends": lambda line: bool(STOP.search(line.text, max(0, len(line.text) - _TAIL))),
    "prose": _is_prose,
    "key": lambda line: _one(key(line.text), line.lowered) if len(line.text) <= _LABEL else "",
    "lowered": lambda line: _one(line.text.casefold(), line.text) if len(line.text) <= LONGEST else "",
    "head": lambda line: head_of(line.lowered),
}
