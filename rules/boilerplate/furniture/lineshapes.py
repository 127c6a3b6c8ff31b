"""Shapes of page furniture: whole lines that are told by pattern, whatever the subject of the article."""

from __future__ import annotations

from itertools import pairwise

from copydesk.api import regex

from .linetext import LineText
from .pagewords import PageWords

DIGIT = regex(r"\d")
SCRAP = 5
"""The words of a left-over scrap of a sentence."""
_NUMBER = regex(r"\d{1,4}")
_SEPARATED = regex(r"[\s|•·∙›»→>‹«](?:(?<=\S)\s*|(?<=\s)(?<!\s\s)\s*(?:[|•·∙›»→>‹«]\s*|(?:/|::|[–—-])\s+))")

_STOPPED = regex(r"[.!?](?: |\Z)")
_SIZES = regex(
    r"(?i)(?:(?:text|font) size:? ?)?(?:a[+−-]{0,2} ){1,3}a?[+−-]{0,2}|(?:text|font) size:?(?: \w{1,8}){0,4}"
)
_ROW, _KNOWN = 240, 2
_SYMBOLS = frozenset("*.|·•»›«‹>~°†‡¤¦-–☰≡▲▼►▶◄◀✕✖⋮↑")
_LONE = frozenset("|·•»›«‹¦☰≡▲▼►▶◄◀✕✖⋮↑")
_BREAKS = frozenset("⁂❦❧☙✻✽✦§~")
_SHARING = ("share", "subscribe", "comments", "rights")
_STEP_HEADS = ("«", "‹", "<", "←", "⟵", "&laquo;", "prev", "next", "older", "newer", "last")
_WORDY = ("next", "prev", "last", "page", "»", "›", "→")


def share_kind(page: PageWords, text: str, head: str) -> str:
    """Return why a line is share, subscribe, comment or notice furniture ("share", "subscribe" …), or "".

    ``text`` is a whole line in lower case of at most 300 code points, ``head`` its first word.
    """
    for name in _SHARING:
        if page.fits(name, text, head):
            return name
    if page.fits("cookies", text, head) and page.kinds["cookie_purpose"].pattern.search(text):
        return "cookies"
    return "filing" if page.fits("filing", text, head) else ""


def is_read_time(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a reading time ("4 min read")."""
    return line.lowered[-1:].isalpha() and bool(page.fits("read_time", line.lowered, line.head))


def is_relative_stamp(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a time stamp that only a live page can show ("3 hours ago")."""
    return bool(page.fits("ago", line.lowered, line.head))


def is_credit(page: PageWords, line: LineText) -> bool:
    """Say whether a line is the credit of a picture."""
    text, lowered = line.text, line.lowered
    if len(text) > 110:
        return False
    credit = page.kinds["credit"]
    if line.head not in credit.heads and not any(literal in lowered for literal in credit.holds):
        return False
    if page.kinds["credit_head"].pattern.match(text):
        text = text[:1].lower() + text[1:] if text[0] not in "([" else text[0] + text[1:2].lower() + text[2:]
    return bool(credit.pattern.fullmatch(text))


def is_pager(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a pager: page numbers in order, "page 2 of 5", "« previous"."""
    text, head = line.lowered, line.head
    if len(text) > 160:
        return False
    digits = DIGIT.search(text)
    if not digits and not text.startswith(_STEP_HEADS):
        return False
    if (digits and page.fits("page_of", text, head)) or page.fits("step", text, head):
        return True
    if not digits or not page.fits("pager", text, head):
        return False
    numbers = [int(number) for number in _NUMBER.findall(text)]
    wordy = any(word in text for word in _WORDY)
    if numbers[0] != 1 and not wordy:
        return False
    gap = "…" in text or "..." in text
    steps = [after - before for before, after in pairwise(numbers)]
    rising = all(step > 0 for step in steps) and 1 in steps
    in_order = all(step == 1 for step in steps) or (gap and rising)
    return in_order and len(numbers) >= (2 if wordy else 3 if gap else 4)


def segments(text: str) -> list[str]:
    """Cut a line at separators as menus have them (bars, dots, arrows, spaced dashes and slashes)."""
    return [piece for piece in _SEPARATED.split(text) if piece]


def is_breadcrumb(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a path through the site ("Home > News > Europe")."""
    text = line.text
    if len(text) > 200 or text[-1:] in ".!?;,":
        return False
    pieces = segments(text)
    if len(pieces) < 2:
        return False
    crumb = page.kinds["breadcrumb"]
    if line.head in crumb.heads and crumb.pattern.match(text):
        return True
    arrows = sum(text.count(mark) for mark in "›»→>")
    return (
        len(pieces) >= 3
        and arrows >= len(pieces) - 1
        and all(piece[0].isupper() and piece.count(" ") <= 4 for piece in pieces)
    )


def is_stopped_row(page: PageWords, line: LineText) -> bool:
    """Say whether a line is parts of a page with full stops between them: "You are here: Home > News. Text
    size A A+. Listen to this page."
    """
    text = line.text
    if not text.endswith(".") or len(text) > _ROW:
        return False
    pieces = [LineText(piece) for piece in _STOPPED.split(text) if piece]
    crumbs = sum(is_breadcrumb(page, piece) for piece in pieces)
    known = sum(piece.key in page.any or _SIZES.fullmatch(piece.text) is not None for piece in pieces)
    return (crumbs > 0 and (len(pieces) == 1 or known > 0)) or (known >= _KNOWN and known == len(pieces))


def is_symbols(raw: str) -> bool:
    """Say whether a line is left-over symbols and not one of the usual scene breaks or rules."""
    if not 1 <= len(raw) <= 20 or any(char not in _SYMBOLS and not char.isspace() for char in raw):
        return False
    marks = [char for char in raw if not char.isspace()]
    quoted = "".join(marks).lstrip(">")
    if marks[0] == ">" and len(quoted) >= 3 and len(set(quoted)) == 1 and quoted[0] in "-*_":
        return False  # "> ---": a rule in a quotation
    if "|" in marks and "-" in marks and set(marks) <= set("|-:"):
        return False  # the row of dashes of a table that lost its other rows
    if len(set(marks)) == 1:
        return marks[0] in _LONE and len(marks) <= 2
    return not set(raw) & _BREAKS


def is_scrap(line: LineText) -> bool:
    """Say whether a line is a few words, the first in lower case, without anything but letters."""
    text = line.text
    return text[:1].islower() and line.words <= SCRAP and text.replace(" ", "").isalpha()


def is_page_date(page: PageWords, line: LineText) -> bool:
    """Say whether a line is today's date as a page head shows it, weekday included."""
    return bool(page.fits("page_date", line.lowered, line.head))


def is_month(page: PageWords, line: LineText) -> bool:
    """Say whether a line is a month and year and nothing else."""
    return bool(page.fits("month", line.lowered, line.head))


def is_bio(page: PageWords, text: str) -> bool:
    """Say whether a line is a writer's note: without a verb ("A music critic with an ear for …") or of the
    usual pattern.
    """
    if not 15 <= len(text) <= 400:
        return False
    first = text.casefold().split(". ")[0]
    named = page.name.match(text)
    if named and page.kinds["about_writer"].pattern.match(first[named.end() :].lstrip()):
        return True
    if first.startswith(("covers ", "covering ", "writes about ", "writing about ", "reports on ")):
        return True
    return bool(page.kinds["role"].pattern.search(first) and not page.kinds["finite"].pattern.search(first))
