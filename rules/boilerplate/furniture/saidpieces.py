"""A stored line cut where a page had another element."""

from __future__ import annotations

from copydesk.api import regex

_LINK = regex(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,800}(?: [^()]{0,200})?\)|\[[^\[\]]{0,100}\])?")
_TAG = regex(r"</?[A-Za-z][^<>]{0,500}>")
# What may begin a cut stands first and alone: such an expression is searched for in no time.
_CUT = regex(
    r"[\s|•·∙⋅●▪](?:(?<=[ \u00a0\u3000])[ \u00a0\u3000]+|(?<=[\t\n])"
    r"|(?:(?<=\s)[|•·∙⋅●▪]|(?<=[|•·∙⋅●▪]))\s?|(?<=\s)(?:/|::|[–—])\s|(?<=[?!] )(?=\S)"
    r"|(?<=[^\W\d_]\. )(?=[^\W\d_]))"
)
BARE = " *_#>[]()👍👎✓✔↑▲⇧🔗✉🖨💬★☆⭐"
"""What stands round a piece and is none of it."""


def pieces_of(raw: str) -> list[str]:
    """Cut a stored line where a page had another element: at links, wide gaps, bars and dots, brackets, and
    behind a question.
    """
    text = raw.replace("**", "")
    if "[" in text:
        text = _LINK.sub(r"  \1  ", text)
    if "<" in text:
        text = _TAG.sub("  ", text)
    return [piece for part in _CUT.split(text) if (piece := part.strip(BARE))]
