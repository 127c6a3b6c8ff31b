"""Lines in which a content system tells about an entry (who posted it when, with how many comments, under
which tags), the fields of a forum profile, the counts of a list, and the notices that newsletters, wikis,
forums, shops, players and themes put beside an article.
"""

from __future__ import annotations

from copydesk.api import regex

from .lineshapes import DIGIT
from .linetext import LineText
from .pagewords import PageWords

_CUT = regex(r"(?:(?<!\s)\s+)?[|•·∙›»]\s*|(?<!\s)\s+(?:/|[–—-])\s+|\s{2,}|\t")
_BETWEEN_TAGS = regex(r"(?:(?<!\s)\s+)?[,|·•;/>»]\s*|(?<!\s)\s+(?=#)")
_COUNTED = regex(r"[^\W\d][\w &'’/.,-]{1,50} ?\(\d{1,5}\)")
_KEYED = regex(r"[a-z][\w /'’()-]{1,30}: ?\S.{0,200}")
_NOTICES = ("newsletter", "wiki", "forum", "shop", "site")


def entry_kind(page: PageWords, line: LineText) -> str:
    """Return how a line tells who posted an entry when: "entry line" where at least one piece of it is none
    of a byline (the number of comments, "admin"), "date of posting" where all are, "" for any other line.
    """
    text, head, piece = line.lowered, line.head, page.kinds["page_only"]
    if not text or len(text) > 200 or text[-1:] in "?!":
        return ""
    if not DIGIT.search(text) and not any(literal in text for literal in piece.holds):
        return ""
    if page.fits("entry", text, head):
        return "entry line"
    if page.fits("posted", text, head):
        return "date of posting"
    pieces = [part for part in _CUT.split(text.strip()) if part]
    if not 2 <= len(pieces) <= 8:
        return ""
    only, own = piece.pattern, page.kinds["plain"].pattern
    plain = [part for part in pieces if not only.fullmatch(part)]
    if len(plain) == len(pieces) or not all(map(own.fullmatch, plain)):
        return ""
    told = page.kinds["who_or_when"].pattern
    enough = len(pieces) - len(plain) >= 2 or any(map(told.fullmatch, plain))
    return "entry line" if enough else ""


def is_stamp(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a time of day, with or without its date, as a page stamps its entries."""
    return bool(DIGIT.search(line.lowered) and page.fits("stamp", line.lowered, line.head))


def is_tag_line(page: PageWords, line: LineText, *, alone: bool) -> bool:
    """Say whether a line files the entry: "tags: solar, energy", "filed under: …".

    ``alone`` says that the line stands outside the article's body, where "topic: …" files it too.
    """
    text, head = line.lowered, line.head
    if text[-1:] in ".;?!" or '"' in text or "“" in text:
        return False
    match = page.fits("tags", text, head) or (page.fits("weak_tags", text, head) if alone else None)
    if match is None:
        return False
    items = [item for item in _BETWEEN_TAGS.split(match.group(1) or match.group(2)) if item]
    words = max((item.count(" ") + 1 for item in items), default=9)
    return len(items) <= 20 and words <= (3 if match.group(2) and len(items) == 1 else 6)


def is_field(page: PageWords, line: LineText) -> bool:
    """Say whether a line may be a field of a forum profile or of a shop's product."""
    return bool(page.fits("field", line.lowered, line.head))


def is_counted(text: str) -> bool:
    """Say whether a line may be an entry of a list with counts: "garden (12)"."""
    return text[-1:] == ")" and bool(_COUNTED.fullmatch(text))


def is_keyed(text: str) -> bool:
    """Say whether a line has the form "key: value"."""
    return bool(_KEYED.fullmatch(text))


def is_notice(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a notice that only a newsletter, wiki, forum, shop or theme puts on a page."""
    return any(page.fits(name, line.lowered, line.head) for name in _NOTICES)


def is_archive_line(page: PageWords, line: LineText) -> bool:
    """Say whether a line may name the list of entries that was copied; only outside an article's body."""
    return bool(page.fits("archive", line.lowered, line.head))
