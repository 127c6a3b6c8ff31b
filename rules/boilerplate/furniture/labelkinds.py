"""What a line says beyond a plain label: titles after a label, rows of labels, labels that ran together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.api import regex

from .linekinds import head_of
from .lineshapes import segments, share_kind
from .linetext import LineText
from .pagewords import PageWords, key

_BELOW = regex(
    r"\b(?:below|above|in this (?:article|post|section|guide)|in the next section)\W*\Z", re.IGNORECASE
)
# "Sign in (it’s free!)"
_BRACKET = regex(r" ?\([^()]{1,40}\)\Z")
_BAR = regex(r" [|·•] ")
_BOLD_ENDS = ("**", "__", "</strong>", "</b>")
_WIDEST = 3
"""The words of the longest labels of a menu."""
SEAM = regex(r"([a-z])(?=[A-Z][a-z])")


def leads_on(text: str) -> bool:
    """Say whether a pointer leads on in the same text: "Read more about it below"."""
    return _BELOW.search(text) is not None


def is_glued(page: PageWords, text: str) -> bool:
    """Say whether a line is labels of a page that ran together ("ShareTweetSend"), or one label with its
    space lost.
    """
    if not SEAM.search(text):
        return False
    pieces = SEAM.sub("\\1\n", text).split("\n")
    keys = [key(piece) for piece in pieces]
    return " ".join(keys) in page.related or all(
        label in page.any or bool(share_kind(page, piece.casefold(), head_of(piece.casefold())))
        for label, piece in zip(keys, pieces, strict=True)
    )


def is_menu(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a bar of menu words: most of its pieces are labels, or it is only labels."""
    text = line.text
    pieces = segments(text)
    if len(pieces) == 2 and len(text) <= 60:
        return all(label in page.nav or label in page.sharing for label in map(key, pieces))
    if len(pieces) >= 3:
        keys = [key(_BRACKET.sub("", piece)) for piece in pieces]
        known = sum(label in page.any for label in keys)
        # Two words of a menu will do where they are nothing else, three of four or five where one is no name.
        sure = sum(label in page.nav or label in page.sharing for label in keys)
        enough = (known >= 3 or sure >= 2) and known * 3 >= len(pieces) * 2
        barred = known >= 3 and sure > 0 and known * 2 >= len(pieces) and "|" in text and not line.ends
        # "Available under the licence. Lists you'll love · Advertise · Do not sell my info"
        tail = (
            not line.ends
            and any(mark in text for mark in "·•|")
            and all(each in page.nav for each in keys[-2:])
        )
        return (enough or barred or tail) and len(text) <= 200
    words = text.split()
    if not 4 <= len(words) <= 24 or line.ends or "," in text or not text[0].isupper():
        return False
    keys = list(map(key, words[:_WIDEST]))
    if not any(" ".join(keys[:width]) in page.any for width in range(1, _WIDEST + 1)):
        return False
    return only_labels(page, [key(word) for word in words], [word[0].isupper() for word in words])


def is_title(line: LineText) -> bool:
    """Say whether a line reads as the title of an article."""
    return 2 <= line.words <= 25 and not line.text.endswith((".", ",", ";", ":")) and line.text[:1].isupper()


def only_labels(page: PageWords, keys: Sequence[str], capitals: Sequence[bool]) -> bool:
    """Say whether words are a run of four or more menu labels of one to three words, each beginning with a
    capital.
    """
    at = count = 0
    while at < len(keys):
        for width in range(_WIDEST, 0, -1):
            if at + width <= len(keys) and capitals[at] and " ".join(keys[at : at + width]) in page.any:
                at += width
                count += 1
                break
        else:
            return False
    return count >= 4


def related_title(page: PageWords, raw: str, text: str) -> str:
    """Return the title after a label such as "Read more:" when the line is no more than that, else "".

    ``raw`` tells a wide gap after the label, which plain text has where a page had two elements.
    """
    words = text.split(" ")
    # What begins with no word of a label is none, whatever its width.
    if key(" ".join(words[: min(5, len(words) - 1)])).partition(" ")[0] not in page.title_heads:
        return ""
    for width in range(min(5, len(words) - 1), 0, -1):
        head, tail = " ".join(words[:width]), " ".join(words[width:])
        label = key(head)
        if label not in page.with_title:
            continue
        colon = head[-1:] in ":|–—-»>›" or tail[:1] in ":|–—-»>›"
        title = tail.lstrip(":|–—-»>› ").strip()
        wide = any(gap in raw for gap in (f"{head}  ", f"{head}\u00a0", f"{head} \u00a0", f"{head}\t"))
        # "**You might also like** Nights below ground"
        bold = width > 1 and any(f"{head}{mark}" in raw for mark in _BOLD_ENDS)
        if not (colon or wide or bold or _is_row(title) or (label in page.strong and _title_case(title))):
            return ""
        if leads_on(title):
            return ""
        if not title or not (title[0].isupper() or title[0].isdigit() or title[0] in "\"“‘'"):
            return ""
        if title[-1] in ".;,:" or len(title.split()) < 2 or title.casefold().startswith(page.pointers):
            return ""
        return title
    return ""


def _is_row(title: str) -> bool:
    """Say whether it is several titles, set apart by bars or points."""
    pieces = _BAR.split(title)
    return (
        len(pieces) > 1
        and all(piece[:1].isupper() or piece[:1].isdigit() for piece in pieces)
        and (sum(len(piece.split()) > 2 for piece in pieces) > 1)
    )


def _title_case(title: str) -> bool:
    words = [word for word in title.split() if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
