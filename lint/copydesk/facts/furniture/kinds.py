"""What a line says: which kind of furniture its label names, and whether it is a title."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.regexes import regex
from . import labels
from .item import AD, AUTHOR, NAV, RELATED, SHARE
from .layout import LayoutLine
from .shapes import share_kind

_POINTERS = (
    "section ", "chapter ", "figure ", "fig. ", "table ", "appendix ", "note ", "page ", "pp. ", "p. ",
    "annex ", "article ",
)  # fmt: skip
_OF_OTHERS = frozenset({"popular", "trending", "featured", "recommended", "latest", "related"})
_OTHERS = frozenset(
    "posts articles stories news videos content headlines reads updates searches tags blogs podcasts".split()
)
_SEAM = regex(r"([a-z])(?=[A-Z][a-z])")


def kind_of(key: str) -> str:
    """Return the kind of furniture that a label names when it stands where an article has no such line, or
    "".
    """
    if not key:
        return ""
    if key in labels.AD:
        return AD
    if key in labels.BYLINE_BOX:
        return AUTHOR
    if key in labels.RELATED or _is_related(key):
        return RELATED
    if key in labels.SHARING:
        return SHARE
    return NAV if key in labels.NAV else ""


def _is_related(key: str) -> bool:
    first, _, second = key.partition(" ")
    return first in _OF_OTHERS and second in _OTHERS


def glued(text: str) -> list[str]:
    """Cut a line at the seams of buttons that ran together: "ShareTweetSend" → Share, Tweet, Send."""
    return _SEAM.sub("\\1\n", text).split("\n") if _SEAM.search(text) else []


def is_glued(text: str) -> bool:
    """Say whether a line is labels of a page that ran together, or one label with its space lost."""
    pieces = glued(text)
    if len(pieces) < 2:
        return False
    keys = [labels.key(piece) for piece in pieces]
    return " ".join(keys) in labels.RELATED or all(
        key in labels.ANY or bool(share_kind(piece.casefold()))
        for key, piece in zip(keys, pieces, strict=True)
    )


def is_title(line: LayoutLine) -> bool:
    return 2 <= line.words <= 25 and not line.text.endswith((".", ",", ";", ":")) and line.text[:1].isupper()


def only_labels(keys: Sequence[str], capitals: Sequence[bool]) -> bool:
    """Say whether words are a run of four or more menu labels of one to three words, each beginning with a
    capital.
    """
    at = count = 0
    while at < len(keys):
        for width in (3, 2, 1):
            if at + width <= len(keys) and capitals[at] and " ".join(keys[at : at + width]) in labels.ANY:
                at += width
                count += 1
                break
        else:
            return False
    return count >= 4


def related_title(raw: str, text: str) -> str:
    """Return the title after a label such as "Read more:" when the line is no more than that, else "".

    ``raw`` tells a wide gap after the label, which plain text has where a page had two elements.
    """
    words = text.split(" ")
    for width in range(min(5, len(words) - 1), 0, -1):
        head, tail = " ".join(words[:width]), " ".join(words[width:])
        colon = head[-1:] in ":|–—-»>›" or tail[:1] in ":|–—-»>›"
        if labels.key(head) not in labels.RELATED_WITH_TITLE:
            continue
        title = tail.lstrip(":|–—-»>› ").strip()
        wide = any(gap in raw for gap in (f"{head}  ", f"{head}\u00a0", f"{head} \u00a0", f"{head}\t"))
        strong = labels.key(head) in labels.RELATED_STRONG
        if not (colon or wide or (strong and _title_case(title))):
            return ""
        if not title or not (title[0].isupper() or title[0].isdigit() or title[0] in "\"“‘'"):
            return ""
        if title[-1] in ".;,:" or len(title.split()) < 2 or title.casefold().startswith(_POINTERS):
            return ""
        return title
    return ""


def _title_case(title: str) -> bool:
    words = [word for word in title.split() if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
