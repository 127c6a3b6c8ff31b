"""Identifiers of works and people (ISBN, ISSN, ORCID, ISNI, DOI, arXiv, PMID): found, and tested without a
network.

Check digits: ISBN-10 weights 10…1 modulo 11 and ISBN-13 weights 1 and 3 modulo 10 (ISO 2108), ISSN weights
8…2 modulo 11 (ISO 3297), ORCID and ISNI modulo 11-2 (ISO 7064). A right check digit does not prove that a
work exists; a wrong one proves that the number is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...base.regexes import regex
from ...document.source import Span
from ...language.scan import fold

_NAMES = ("isbn", "issn", "orcid", "isni", "doi", "arxiv", "pmid", "pmc", "pubmed")
_DASH = "[-\u2010\u2011\u2012\u2013 ]"
_ISBN = regex(
    r"\bISBN(?:[- ]?1[03])?(?:\s?(?:number|no\.?))?(?:\s(?:is|was))?\s{0,3}[:=#]?\s{0,3}"
    rf"([\dXx](?:{_DASH}?[\dXx]){{6,18}})",
    re.IGNORECASE,
)
_ISSN = regex(
    r"\bISSN(?:-L)?(?:\s?\((?:online|print|electronic)\))?(?:\s(?:is"
    r"|was))?\s{0,3}[:=]?\s{0,3}(\d{4}[-\u2010-\u2013]?\d{3}[\dX])"
    r"(?![\d-])",
    re.IGNORECASE,
)
_PERSON = regex(
    r"(?:\borcid\.org/|\bORCID(?: ?iD)?(?:\sis)?\s{0,3}[:=]?\s{0,3}(?:https?://orcid\.org/)?"
    r"|\bisni\.org/(?:isni/)?"
    r"|\bISNI(?:\sis)?\s{0,3}[:=]?\s{0,3})(\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{3}[\dX])(?![\d-])",
    re.IGNORECASE,
)
_DOI = regex(
    r"(?:\bdoi\.org/|\bdoi\s{0,2}[:=]\s{0,2}(?:https?://(?:dx\.)?doi\.org/)?)(?!https?:)([^\s<>\"“”"
    r"|\]}]{2,300})",
    re.IGNORECASE,
)
_DOI_FORM = regex(r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/\S")
_DOI_FILLER = regex(
    r"/(?:[xX]{3,}|x+[./-]x+\S*|(?:0?1234567?8?9?0?|0000+|example|placeholder|abc123|your-?doi)\b)"
)
_ARXIV = regex(
    r"(?:\barxiv\s{0,2}:\s{0,2}|\barxiv\.org/(?:abs|pdf)/)(\d{3,5}\.\d{3,6}(?:v\d{1,2})?)(?![\d])",
    re.IGNORECASE,
)
_PMID = regex(
    r"(?:\bPMID\s{0,2}[:=]?\s{0,2}|\bpubmed\.ncbi\.nlm\.nih\.gov/)([A-Za-z]{0,3}\d[\dA-Za-z]{0,14})(?![\w-])"
)
_TRAILING = ".,;:!?'’)*_"


class Identifier(NamedTuple):
    """An identifier: kind, the text that was tested, its place in the searched text, and what is wrong.

    ``fault`` is "" when nothing is. ``certain`` says that the fault is one of arithmetic or of the calendar
    and not of habit.
    """

    kind: str
    value: str
    span: Span
    fault: str
    certain: bool


def find_identifiers(text: str, today: str, folded: str = "") -> list[Identifier]:
    """Find and test all identifiers of a text; ``today`` (``YYYY-MM-DD``) tells which arXiv months exist.
    ``folded`` is the text in lower case, where that is at hand.
    """
    low = folded or fold(text)
    if not any(name in low for name in _NAMES):
        return []
    found: list[Identifier] = []
    if "isbn" in low:
        found += [_isbn(match) for match in _starting(_ISBN, ("isbn",), text, low)]
    if "issn" in low:
        for match in _starting(_ISSN, ("issn",), text, low):
            fault = "" if issn_fits(match[1]) else "its check digit does not fit"
            found.append(_made("ISSN", match, fault, True))
    if "orcid" in low or "isni" in low:
        for match in _starting(_PERSON, ("orcid", "isni"), text, low):
            kind = "ORCID iD" if "orcid" in match.group().casefold() else "ISNI"
            fault = "" if mod_11_2_fits(match[1]) else "its check digit does not fit"
            found.append(_made(kind, match, fault, True))
    if "doi" in low:
        found += [_doi(match) for match in _starting(_DOI, ("doi",), text, low)]
    if "arxiv" in low:
        found += [
            _made("arXiv number", match, arxiv_fault(match[1], today), True)
            for match in _starting(_ARXIV, ("arxiv",), text, low)
        ]
    if "pmid" in low or "pubmed" in low:
        for match in _starting(_PMID, ("pmid", "pubmed"), text, low):
            good = match[1].isdigit() and len(match[1]) <= 8 and match[1][0] != "0"
            found.append(
                _made("PMID", match, "" if good else "a PMID is a number of up to eight digits", True)
            )
    return sorted(found, key=lambda identifier: identifier.span.start)


def _starting(
    pattern: re.Pattern[str], literals: tuple[str, ...], text: str, low: str
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` yields, for a pattern that begins with one of some literals; ``low`` is
    the text in lower case.
    """
    places = []
    for literal in literals:
        at = low.find(literal)
        while at >= 0:
            places.append(at)
            at = low.find(literal, at + 1)
    end = 0
    for place in sorted(places):
        match = pattern.match(text, place) if place >= end else None
        if match is not None:
            end = match.end()
            yield match


def _made(kind: str, match: re.Match[str], fault: str, certain: bool) -> Identifier:
    return Identifier(kind, match[1], Span(*match.span(1)), fault, certain)


def digits_of(text: str) -> str:
    """Return the digits and X of an identifier, in upper case."""
    return "".join(char for char in text.upper() if char.isdigit() or char == "X")


def isbn10_fits(digits: str) -> bool:
    """Test the check digit of ten characters."""
    if "X" in digits[:9]:
        return False
    return sum((10 - n) * (10 if char == "X" else int(char)) for n, char in enumerate(digits)) % 11 == 0


def isbn13_fits(digits: str) -> bool:
    """Test prefix and check digit of thirteen digits."""
    if not digits.isdigit() or digits[:3] not in ("978", "979"):
        return False
    return sum((3 if n % 2 else 1) * int(char) for n, char in enumerate(digits)) % 10 == 0


def issn_fits(text: str) -> bool:
    """Test the check digit of an ISSN."""
    digits = digits_of(text)
    if len(digits) != 8 or "X" in digits[:7]:
        return False
    return sum((8 - n) * (10 if char == "X" else int(char)) for n, char in enumerate(digits)) % 11 == 0


def mod_11_2_fits(text: str) -> bool:
    """Test the check digit of an ORCID iD or ISNI."""
    digits = digits_of(text)
    if len(digits) != 16 or "X" in digits[:15]:
        return False
    total = 0
    for char in digits[:15]:
        total = (total + int(char)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[15]


def arxiv_fault(text: str, today: str) -> str:
    """Say what is wrong with an arXiv number of the form YYMM.NNNNN, or ""."""
    head, _, tail = text.partition(".")
    serial = tail.partition("v")[0]
    if len(head) != 4 or len(serial) not in (4, 5):
        return "arXiv numbers have the form YYMM.NNNNN"
    month = int(head[2:])
    if not 1 <= month <= 12:
        return f"its month is {head[2:]}"
    date = f"20{head[:2]}-{head[2:]}"
    if date < "2007-04":
        return "numbers of this form exist since April 2007 only"
    if date > today[:7]:
        return f"it would be from {date}, which has not come yet"
    if len(serial) != (4 if date < "2015-01" else 5):
        return "it has {} digits behind the point; {} are right for its year".format(
            len(serial), 4 if date < "2015-01" else 5
        )
    return ""


def _isbn(match: re.Match[str]) -> Identifier:
    """Test an ISBN.

    A number that follows it after a space (an edition, a year) is not taken for part of it.
    """
    raw, start = match[1], match.start(1)
    ends = [
        n + 1
        for n, char in enumerate(raw)
        if char.isalnum() and (n + 1 == len(raw) or not raw[n + 1].isalnum())
    ]
    fitting = [end for end in ends if len(digits_of(raw[:end])) in (10, 13)]
    for end in reversed(fitting):
        digits = digits_of(raw[:end])
        if isbn13_fits(digits) if len(digits) == 13 else isbn10_fits(digits):
            return Identifier("ISBN", raw[:end], Span(start, start + end), "", True)
    if fitting:
        end = fitting[-1] if digits_of(raw)[:3] in ("978", "979") else fitting[0]
        digits = digits_of(raw[:end])
        fault = "its check digit does not fit"
        if len(digits) == 13 and digits[:3] not in ("978", "979"):
            fault = "thirteen digits must begin with 978 or 979"
        return Identifier("ISBN", raw[:end], Span(start, start + end), fault, True)
    count = len(digits_of(raw))
    return Identifier(
        "ISBN", raw, Span(start, start + len(raw)), f"it has {count} digits and not 10 or 13", True
    )


def _doi(match: re.Match[str]) -> Identifier:
    raw, start = match[1], match.start(1)
    value = raw.rstrip(_TRAILING)
    if value.count("(") > value.count(")") and raw[len(value) : len(value) + 1] == ")":
        value += ")"
    end = start + len(value)
    if not value.startswith("10"):
        # "doi: see below" is prose; only what is written like a number was meant as one.
        fault = "" if not value[:1].isdigit() else "a DOI begins with 10. and a number of four digits or more"
        return Identifier("DOI", value, Span(start, end), fault, True)
    # CiteSeerX numbers its copies so ("viewdoc?doi=10.1.1.12.3456").
    if value.startswith(("10/", "10.1.1.")):
        return Identifier("DOI", value, Span(start, end), "", True)
    if not _DOI_FORM.match(value.replace("%2F", "/").replace("%2f", "/")):
        return Identifier("DOI", value, Span(start, end), "a DOI has the form 10.NNNN/name", True)
    if _DOI_FILLER.search(value):
        return Identifier("DOI", value, Span(start, end), "what follows the slash is a filler", True)
    if "utm_" in value:
        return Identifier("DOI", value, Span(start, end), "a tracking parameter hangs on it", False)
    return Identifier("DOI", value, Span(start, end), "", True)
