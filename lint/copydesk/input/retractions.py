"""Lists of retracted works that a project brings along: CSV as Retraction Watch has it, or one DOI or PMID on
a line. Nothing is asked over a network.

Of a CSV the columns count that can be told by their names, in any order; what stands in no such column is
left alone. A list is read once in a run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..base.regexes import regex
from . import door

LARGEST = 300_000_000
_MOST_ROWS = 1_000_000
_WORDS = 200

_COLUMNS = {
    "originalpaperdoi": "doi",
    "originaldoi": "doi",
    "paperdoi": "doi",
    "doi": "doi",
    "originalpaperpubmedid": "pmid",
    "originalpubmedid": "pmid",
    "pubmedid": "pmid",
    "pmid": "pmid",
    "retractiondate": "date",
    "date": "date",
    "retractiondoi": "notice",
    "noticedoi": "notice",
    "notice": "notice",
    "retractionnature": "nature",
    "nature": "nature",
    "reason": "reason",
    "reasons": "reason",
    "title": "title",
}
_DOI = regex(r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/\S{1,300}")
_HEAD = regex(
    r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s{0,3}|pmid:?\s{0,3}|https?://pubmed\.ncbi\.nlm\.nih\.gov/"
)
_ISO = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = regex(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class Retraction(NamedTuple):
    """What a list says of one work: what happened to it (``retraction``, ``concern``, ``correction``), when
    (``YYYY-MM-DD`` or ""), the DOI of the notice, the reason, its title, and which list says so.
    """

    nature: str
    date: str
    notice: str
    reason: str
    title: str
    path: str


class Unread(NamedTuple):
    """A list that was not read, or not to its end, and why."""

    path: str
    detail: str


class Retractions(NamedTuple):
    """Retracted works by DOI or PMID, and what could not be read."""

    works: Mapping[str, Retraction]
    problems: tuple[Unread, ...] = ()

    def find(self, identifier: str) -> Retraction | None:
        """Return what is known of a work by its DOI or PMID, however it is written."""
        return self.works.get(plain(identifier))


def plain(identifier: str) -> str:
    """Return an identifier in the form in which two spellings of it agree."""
    return _HEAD.sub("", identifier.strip().lower(), count=1).replace("%2f", "/").rstrip(".,;/")


def load(paths: Iterable[str]) -> Retractions:
    """Read lists of retracted works. Never raises for what is in them."""
    known = []
    for path in paths:
        try:
            status = os.stat(path)
            known.append((path, status.st_mtime_ns, status.st_size))
        except OSError:
            known.append((path, 0, 0))
    return _load(tuple(known))


@lru_cache(maxsize=2)
def _load(known: tuple[tuple[str, int, int], ...]) -> Retractions:
    works: dict[str, Retraction] = {}
    problems: list[Unread] = []
    for path, _, _ in known:
        name = os.path.basename(path)
        read = door.read_plain(os.path.realpath(path), LARGEST)
        if isinstance(read, door.Refused):
            problems.append(Unread(name, read.detail))
            continue
        problem = _take(works, name, read[1].decode("utf-8-sig", "replace"))
        if problem:
            problems.append(Unread(name, problem))
    return Retractions(works, tuple(problems))


def _take(works: dict[str, Retraction], name: str, text: str) -> str:
    """Add the works of one list; return what is wrong with it, or ""."""
    head = text.lstrip("\n").partition("\n")[0]
    mark = max(",;\t", key=head.count)
    columns = [_COLUMNS.get("".join(filter(str.isalnum, cell)).lower(), "") for cell in head.split(mark)]
    if not {"doi", "pmid"} & set(columns):
        return _take_lines(works, name, text)
    import csv
    import io

    rows = csv.reader(io.StringIO(text.lstrip("\n"), newline=""), delimiter=mark)
    number = 0
    try:
        for number, cells in enumerate(rows):
            if number > _MOST_ROWS:
                return f"it has more than {_MOST_ROWS:,} rows; the rest was not read"
            if number:
                row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
                _add(works, row, name)
    except csv.Error:
        return f"row {number + 2} is not CSV; what follows it was not read"
    return ""


def _take_lines(works: dict[str, Retraction], name: str, text: str) -> str:
    found = False
    for number, line in enumerate(text.splitlines()):
        if number > _MOST_ROWS:
            return f"it has more than {_MOST_ROWS:,} lines; the rest was not read"
        entry = line.partition("#")[0].split()
        for key in _keys({"doi": entry[0], "pmid": entry[0]}) if entry else ():
            found = True
            works.setdefault(key, Retraction("retraction", "", "", "", "", name))
    return "" if found or not text.strip() else "it has neither a column for DOIs or PMIDs nor lines of them"


def _add(works: dict[str, Retraction], row: Mapping[str, str], name: str) -> None:
    nature = row.get("nature", "").lower()
    if "reinstate" in nature:
        kind = ""
    elif "concern" in nature:
        kind = "concern"
    elif "correct" in nature:
        kind = "correction"
    else:
        kind = "retraction"
    notice = next((plain(part) for part in [row.get("notice", "")] if _DOI.match(plain(part))), "")
    said = "; ".join(part.strip(" +") for part in row.get("reason", "").split(";") if part.strip(" +"))
    one = Retraction(
        kind, _date(row.get("date", "")), notice, said[:_WORDS], row.get("title", "")[:_WORDS], name
    )
    for key in _keys(row):
        before = works.get(key)
        # A notice of its own DOI is no retracted work; of several records the latest counts.
        if key != notice and (
            before is None or (one.date, one.nature == "retraction") >= (before.date, False)
        ):
            works[key] = one


def _keys(row: Mapping[str, str]) -> Iterator[str]:
    doi = plain(row.get("doi", ""))
    if _DOI.fullmatch(doi):
        yield doi
    pmid = plain(row.get("pmid", ""))
    if pmid.isdigit() and len(pmid) <= 9 and int(pmid):
        yield str(int(pmid))


def _date(text: str) -> str:
    match = _ISO.match(text)
    if match is not None:
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    match = _SLASHED.match(text)
    return f"{match[3]}-{int(match[1]):02}-{int(match[2]):02}" if match is not None else ""
