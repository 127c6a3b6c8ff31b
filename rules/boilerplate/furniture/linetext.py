"""A line of an article as a reader sees it, whatever stands round it."""

from __future__ import annotations

from functools import cached_property

from copydesk.api import regex

from .pagewords import head_of, key

PROSE_WORDS = 12
LONGEST = 300
STOP = regex(r"[.!?…][\"'”’)\]*_]{0,4}\s*$")
_LABEL = 80
_TAIL = 8
_LINK = regex(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,800}(?: [^()]{0,200})?\)|\[[^\[\]]{0,100}\])")
_TAG = regex(r"</?[A-Za-z][^<>]{0,500}>")
_ENTITY = regex(r"&(?:#\d{1,7}|[A-Za-z]{2,10});")
_LEAD = regex(
    r"(?: {0,3}>[ \t]?){0,8}[ \t\u00a0]*(?:#{1,6}[ \t]+|(?:[-*+•‣▪●◦·–]|\(?\d{1,3}[.)])[ \t\u00a0]+)?"
)


def visible(raw: str) -> str:
    """Return a stored line without list or heading mark, link targets, tags, entities and emphasis."""
    text = raw[_LEAD.match(raw).end() :]  # type: ignore[union-attr]  # the pattern matches the empty string
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        from html import unescape

        text = _ENTITY.sub(lambda match: unescape(match.group()), text)
    return " ".join(text.strip().strip("*_#").split())


class LineText:
    """A line: ``raw`` as stored, without the space round it, and what is seen of it.

    Everything else is worked out when it is first asked for: most lines are asked for nothing.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw

    @cached_property
    def text(self) -> str:
        """What a reader sees, without list mark, heading mark and emphasis."""
        return visible(self.raw)

    @cached_property
    def words(self) -> int:
        """How many words are seen."""
        return self.text.count(" ") + 1 if self.text else 0

    @cached_property
    def ends(self) -> bool:
        """A final stop ends the line."""
        return bool(STOP.search(self.text, max(0, len(self.text) - _TAIL)))

    @cached_property
    def prose(self) -> bool:
        """The line reads as running text: a dozen words, or fewer with a final stop."""
        return self.words >= PROSE_WORDS or (self.words >= 6 and self.ends)

    @cached_property
    def key(self) -> str:
        """The line as labels are compared, "" for one that is too long for a label."""
        return key(self.text) if len(self.text) <= _LABEL else ""

    @cached_property
    def lowered(self) -> str:
        """The line in lower case, "" for one that is too long to be furniture."""
        return self.text.casefold() if len(self.text) <= LONGEST else ""

    @cached_property
    def head(self) -> str:
        """The first word of the line in lower case, "#" for digits."""
        return head_of(self.lowered)
