"""Is a line a heading although no mark says so? Told by its shape and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...base.regexes import regex
from .scanlines import ATX, BLANK, BULLET, DELIMITER, OPAQUE, ORDERED, ROW, TEXT, ScanLine

_SMALL = frozenset(
    "a an and as at but by de for from in into la le nor of off on onto or over per so than that"
    " the to up upon via vs with".split()
)
_NO_HEADING_END = regex(r"(?:[.!?:;,…\"”’\]]|\b(?:and|or|but|the|of))\s*$")
# A word of four small letters with a stop before a capital ends a sentence and is no abbreviation.
_TWO_SENTENCES = regex(r"[a-z]{4}[.!?][\"”’)]* +[\"“‘(]*[A-Z]")
_LINKED_END = regex(r"[.!?…][\"”’*_]*\](?:\(|\[)")
_NO_TITLE = regex(r"\([cC]\)|©|[=<>{}\[\]`@\\|+\ufffc]|://|[^\w\s)]\Z|[\u2190-\u2bff\U0001f000-\U0001ffff]")
_TITLE_WORD = regex(r"[^\W\d_][\w'’.-]*")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE_LINE = regex(
    r"(?:(?:posted|published|updated|last updated|on)\b[: ]{1,3})?(?:[a-z]{3,9}day,? )?"
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} \d{{1,4}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)\b.{{0,30}}\Z",
    re.IGNORECASE,
)
# A line below a headline that says who, when and how long: "By …", "Published on …", "… | 0 Comments".
_BYLINE = regex(
    r"(?:by(?! (?:e-?mail|fax|hand|letter|phone|post|text|webform)\b)|written by|posted|published"
    r"|updated|author|from|words by|text by|reported by)\b"
    r"|(?:text|words|story|photos?|report(?:ing)?)(?: ?(?:and|&|/) ?[a-z]{3,12})?\s?:"
    # "Sale report by Jo Tapper", "Compiled by Ann Ngata, The Packet"
    r"|(?:[\w’'-]{1,20},? ){0,5}(?:analysis|column|compiled|drawings?|edited|essay|illustrat(?:ed|ions?)"
    r"|interview|notes|photo(?:graph)?s?|pictures?|poem|recipes?|report|review|story|told|translated|words)"
    r" by (?-i:[A-Z])[\w’'.-]{0,20}(?: (?-i:[A-Z])[\w’'.-]{0,20}){1,2}(?:,|\Z)"
    r"|[\w’'.-]{2,20} [\w’'.-]{2,20}, (?:[\w’'-]{2,20} ){0,4}"
    r"(?:reporter|correspondent|editor|writer|columnist)\b"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\Z"
    rf"|[^|\n]*\|.*\d|.*\b{_MONTH} \d|.*\d min",
    re.IGNORECASE,
)
_LOST_BORDER = regex(r"[a-z)][A-Z]|[a-z]\d|\d[A-Z][a-z]")
_LONGEST = 110


def looks_like_heading(lines: Sequence[ScanLine], at: int, headed: bool = False) -> bool:
    """Say whether a lone line without markup reads as a heading.

    It is short, starts like a title, has no stop at its end, is not a date, stands apart from other short
    lines, and text follows it. In an article that marks its headings (``headed``) it must be a title by every
    sign: apart from what stands above, of few words, without a link or a sign.
    """
    line = lines[at]
    text = line.text.strip()
    if not 3 <= len(text) <= _LONGEST or _NO_HEADING_END.search(text) or line.indent > 3:
        return False
    words = _TITLE_WORD.findall(text)
    # A headline may open with the words of somebody, but what is nothing else is a quotation.
    first = text.lstrip("\"'“‘«„‚") if text[-1] not in "\"'”’»“" else text
    if (
        _TWO_SENTENCES.search(text)
        or _LINKED_END.search(text)
        or (headed and not _stands_as_title(lines, at, text, words))
    ):
        return False
    if (
        not words
        or not first[:1].isalnum()
        or first[0].islower()
        or _DATE_LINE.match(text)
        or _BYLINE.match(text)
    ):
        return False
    if len(words) == 1 and text.isupper():
        return False
    following = _next(lines, at)
    if following is None or following.kind in (ROW, DELIMITER):
        return False
    above = lines[at - 1] if at else None
    titled = _title_case(words) and not _LOST_BORDER.search(text)
    right_below = following.start == lines[at + 1].start
    # A line with the author or the day stands close below a title, or below the first line of all.
    close = right_below or (at < 4 and all(line.kind == BLANK for line in lines[:at]))
    if _short(following) and not (close and _BYLINE.match(following.text.strip())):
        # A short line below: both are labels or cells, unless this one stands apart and is a title.
        return titled and not right_below and not (above is not None and _short(above))
    if above is not None and _short(above):
        return titled
    return len(words) >= 2 or above is None or above.kind == BLANK


def _stands_as_title(lines: Sequence[ScanLine], at: int, text: str, words: Sequence[str]) -> bool:
    """Say whether a line without markup is a heading although the article marks its headings."""
    above = lines[at - 1] if at else None
    below = lines[at + 1] if at + 1 < len(lines) else None
    apart = (above is None or above.kind == BLANK) and (
        below is None or below.kind in (BLANK, BULLET, ORDERED)
    )
    if not apart or not text[0].isalpha() or _NO_TITLE.search(text):
        return False
    following = _next(lines, at)
    if following is None or following.kind in (OPAQUE, ATX):
        return False  # "Then run" is the lead of the code below
    if below is not None and following.start != below.start and following.kind != TEXT and len(words) < 2:
        return False
    return len(words) <= 3 or (len(words) <= 10 and _title_case(words))


def _next(lines: Sequence[ScanLine], at: int) -> ScanLine | None:
    for line in lines[at + 1 : at + 4]:
        if line.kind != BLANK:
            return line
    return None


def _short(line: ScanLine) -> bool:
    """A short line that ends like no sentence: label, title, cell of a lost table."""
    text = line.text.strip()
    return line.kind == TEXT and len(text) < 90 and not _NO_HEADING_END.search(text)


def _title_case(words: Sequence[str]) -> bool:
    major = [word for word in words if word.lower() not in _SMALL]
    return len(words) >= 3 and sum(word[0].isupper() for word in major) >= 0.8 * len(major)
