"""Find C2PA manifests in text: selector wrappers (A.8), comment blocks (A.9), HTML elements (A.7), and their
ruins.

Spans are code points of the text. Status codes are those of C2PA 2.4.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as Base64Error
from typing import NamedTuple

from ...base.regexes import regex

MAGIC = b"C2PATXT\0"
HEADER = 13  # eight bytes of magic, one of version, four of length
VERSION = 1
DATA_URI = "data:application/c2pa;base64,"

CORRUPTED = "manifest.text.corruptedWrapper"
MULTIPLE_WRAPPERS = "manifest.text.multipleWrappers"
MULTIPLE_HTML = "manifest.html.multipleManifests"
NO_MANIFEST = "manifest.structuredText.noManifest"
MULTIPLE_BLOCKS = "manifest.structuredText.multipleReferences"
EMPTY_REFERENCE = "manifest.structuredText.emptyReference"

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_RUN = regex(f"[{_SELECTORS}]+")
_SUPPLEMENT = regex("[\U000e0100-\U000e01ef]")
_ENDED = regex(r"-----(BEGIN|END) C2PA MANIFEST-----")
_SCRIPT = regex(r"<script\b[^<>]{0,400}>", re.I)
_LINK = regex(r"<link\b[^<>]{0,4000}>", re.I)
_TYPE = regex(r"""\btype\s{0,4}=\s{0,4}["']?application/c2pa\b""", re.I)
_REL = regex(r"""\brel\s{0,4}=\s{0,4}["']?[^"'>]{0,80}\bc2pa-manifest\b""", re.I)
_HREF = regex(r"""\bhref\s{0,4}=\s{0,4}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,4000}))""", re.I)
_MOST_ELEMENTS = 20  # a page with more than one is broken already
_SHORTEST_ORPHAN = 4


class Carrier(NamedTuple):
    """One place that carries a manifest or refers to one.

    ``kind``: ``wrapper``, ``block``, ``html-script``, ``html-link``. ``start``/``end`` cover all that the
    manifest adds to the text. ``manifest`` holds the decoded store when it is in the file, ``reference`` the
    address when it is not. ``problem`` is "" or a C2PA status code, ``detail`` says in plain words what is
    wrong.
    """

    kind: str
    start: int
    end: int
    manifest: bytes | None = None
    reference: str = ""
    problem: str = ""
    detail: str = ""


class Scan(NamedTuple):
    """All carriers of a text in reading order, and the ruins: runs of selectors that belong to nothing."""

    carriers: tuple[Carrier, ...] = ()
    orphans: tuple[tuple[int, int], ...] = ()

    @property
    def signed(self) -> bool:
        """Say whether the text carries provenance that an edit would break."""
        return bool(self.carriers or self.orphans)


def scan(text: str) -> Scan:
    """Find every manifest carrier and every orphaned run of variation selectors in a text.

    A U+FEFF at the very start of ``text`` counts as the mark of a wrapper only when selectors follow it.
    """
    if not text or text.isascii():
        wrappers: list[Carrier] = []
        orphans: list[tuple[int, int]] = []
    else:
        wrappers, orphans = _selector_runs(text)
    carriers = _all_doubled(wrappers, MULTIPLE_WRAPPERS, "the file holds more than one C2PA wrapper")
    if "C2PA MANIFEST" in text:
        carriers += _blocks(text)
    if "c2pa" in text or "C2PA" in text:
        carriers += _all_doubled(_html(text), MULTIPLE_HTML, "the page refers to more than one C2PA manifest")
    return Scan(tuple(sorted(carriers, key=lambda carrier: carrier.start)), tuple(orphans))


def _all_doubled(carriers: list[Carrier], code: str, detail: str) -> list[Carrier]:
    """Mark the second and later sound carriers of one method as doubled; a broken one already has its own
    problem.
    """
    out: list[Carrier] = []
    sound = 0
    for carrier in carriers:
        sound += not carrier.problem
        doubled = sound > 1 and not carrier.problem
        out.append(
            Carrier(
                carrier.kind, carrier.start, carrier.end, carrier.manifest, carrier.reference, code, detail
            )
            if doubled
            else carrier
        )
    return out


# -- variation selectors (A.8) -------------------------------------------------------------------------------


def _selector_runs(text: str) -> tuple[list[Carrier], list[tuple[int, int]]]:
    wrappers: list[Carrier] = []
    orphans: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        marked = start > 0 and text[start - 1] == "\ufeff"
        frame = _bytes_of(run.group()) if marked else b""
        if frame.startswith(MAGIC):
            wrappers.append(_wrapper(frame, start - 1, end))
        elif _is_orphan(text, start, end, marked):
            orphans.append((start - marked, end))
    return wrappers, orphans


def _bytes_of(selectors: str) -> bytes:
    return bytes(ord(c) - 0xFE00 if ord(c) <= 0xFE0F else ord(c) - 0xE0100 + 16 for c in selectors)


def _wrapper(frame: bytes, start: int, end: int) -> Carrier:
    length = int.from_bytes(frame[9:HEADER], "big")
    if len(frame) < HEADER:
        return Carrier("wrapper", start, end, None, "", CORRUPTED, "the wrapper is cut off inside its header")
    if frame[8] != VERSION:
        return Carrier(
            "wrapper", start, end, None, "", CORRUPTED, f"the wrapper has the unknown version {frame[8]}"
        )
    if len(frame) - HEADER < length:
        missing = length - (len(frame) - HEADER)
        return Carrier(
            "wrapper",
            start,
            end,
            None,
            "",
            CORRUPTED,
            f"{missing} of {length} bytes of the manifest are missing",
        )
    return Carrier("wrapper", start, end, frame[HEADER : HEADER + length])


def _is_orphan(text: str, start: int, end: int, marked: bool) -> bool:
    """Tell a ruined wrapper from selectors at work (emoji style, ideographic variants, mathematics)."""
    if (
        end - start >= _SHORTEST_ORPHAN and len(set(text[start:end])) > 1
    ):  # an emoji selector typed many times is only litter
        return True
    if not _SUPPLEMENT.search(text, start, end):
        return False
    before = text[start - 1] if start else ""
    return marked or end - start > 1 or not _takes_variants(before)


def _takes_variants(char: str) -> bool:
    """Say whether a character has ideographic variation sequences: Han, and compatibility forms of it."""
    if not char:
        return False
    code = ord(char)
    return (
        0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or code in (0x3005, 0x3007)
    )


# -- comment and front-matter blocks (A.9) -------------------------------------------------------------------


def _blocks(text: str) -> list[Carrier]:
    """Pair BEGIN with END. A lone delimiter in running prose is talk about the format, so only pairs or a
    line count.
    """
    found: list[Carrier] = []
    opened: re.Match[str] | None = None
    for mark in _ENDED.finditer(text):
        if mark[1] == "BEGIN":
            if opened is not None:
                found.append(_unpaired(opened))
            opened = mark
        elif opened is not None:
            found.append(_block(text, opened, mark))
            opened = None
        else:
            found.append(_unpaired(mark))
    if opened is not None:
        found.append(_unpaired(opened))
    return _all_doubled(found, MULTIPLE_BLOCKS, "the file holds more than one C2PA manifest block")


def _unpaired(mark: re.Match[str]) -> Carrier:
    other = "END" if mark[1] == "BEGIN" else "BEGIN"
    return Carrier(
        "block", mark.start(), mark.end(), None, "", NO_MANIFEST, f"the {other} line of the block is missing"
    )


def _block(text: str, opened: re.Match[str], closed: re.Match[str]) -> Carrier:
    reference = text[opened.end() : closed.start()].strip().lstrip("#/;").strip()
    start, end = opened.start(), closed.end()
    if not reference:
        return Carrier("block", start, end, None, "", EMPTY_REFERENCE, "the manifest block names no manifest")
    if reference.startswith("data:"):
        return _inline(reference, start, end)
    return Carrier("block", start, end, None, reference)


def _inline(reference: str, start: int, end: int) -> Carrier:
    manifest = _base64(reference[len(DATA_URI) :]) if reference.startswith(DATA_URI) else None
    if manifest is None:
        return Carrier(
            "block", start, end, None, "", NO_MANIFEST, "the manifest in the block is not valid Base64"
        )
    return Carrier("block", start, end, manifest)


def _base64(payload: str) -> bytes | None:
    try:
        return b64decode("".join(payload.split()), validate=True) or None
    except (Base64Error, ValueError):
        return None


# -- HTML (A.7) ----------------------------------------------------------------------------------------------


def _html(text: str) -> list[Carrier]:
    found: list[Carrier] = []
    for tag in _SCRIPT.finditer(text):
        if _TYPE.search(tag.group()):
            found.append(_script(text, tag))
            if len(found) > _MOST_ELEMENTS:
                break
    for tag in _LINK.finditer(text):
        if _REL.search(tag.group()):
            href = _HREF.search(tag.group())
            address = next((part for part in href.groups() if part), "") if href else ""
            problem = "" if address else EMPTY_REFERENCE
            detail = "" if address else "the link to the manifest has no address"
            found.append(Carrier("html-link", tag.start(), tag.end(), None, address, problem, detail))
    return sorted(found, key=lambda carrier: carrier.start)


def _script(text: str, tag: re.Match[str]) -> Carrier:
    close = text.find("</", tag.end())
    if close < 0 or text[close : close + 8].lower() != "</script":
        return Carrier(
            "html-script",
            *tag.span(),
            None,
            "",
            CORRUPTED,
            "the script element with the manifest is not closed",
        )
    end = text.find(">", close) + 1 or len(text)
    manifest = _base64(text[tag.end() : close])
    if manifest is None:
        return Carrier(
            "html-script",
            tag.start(),
            end,
            None,
            "",
            CORRUPTED,
            "the manifest in the page is not valid Base64",
        )
    return Carrier("html-script", tag.start(), end, manifest)
