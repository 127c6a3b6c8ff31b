"""One entry of a library of sources, whatever the library is written in, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...document.source import Span

_YEAR = regex(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_AND = regex(r" and |;")
_DOI = regex(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s{0,3})?(10\.\d{4,9}(?:\.\d{1,9}){0,3}/\S+)", 2)
# What a page, a program or a private word needs no author or year for.
_PEOPLE = ("author", "editor", "organization", "institution")
_LOOSE = (
    "misc",
    "online",
    "www",
    "electronic",
    "software",
    "manual",
    "webpage",
    "dataset",
    "unpublished",
    "elec",
)


class Entry(NamedTuple):
    """An entry: key, kind, surnames of its authors (else editors), title, year and DOI ("" what is missing),
    the file and line that hold it (path "" for the article itself), its place in the article.
    """

    key: str
    kind: str
    names: tuple[str, ...]
    title: str
    year: str
    doi: str
    path: str
    line: int
    span: Span | None = None
    raw_doi: str = ""
    linked: bool = False

    @property
    def place(self) -> str:
        """Where the entry stands, for a message."""
        return f"{self.path}:{self.line}" if self.path else "the front matter"

    @property
    def lacks(self) -> str:
        """What the entry should have and has not, in words, or ""."""
        if self.linked or self.kind in _LOOSE or self.doi:
            return "" if self.title else "title"
        wanted = {"author": bool(self.names), "title": bool(self.title), "year": bool(self.year)}
        return " and ".join(name for name, there in wanted.items() if not there)

    @property
    def odd_doi(self) -> bool:
        """What the entry gives as its DOI is none."""
        return bool(self.raw_doi) and not self.doi


def made(key: str, kind: str, fields: Mapping[str, str], path: str, line: int) -> Entry:
    """Make an entry of BibTeX fields."""
    year = _YEAR.search(fields.get("year") or fields.get("date") or fields.get("issued") or "")
    people = next((fields[name] for name in _PEOPLE if fields.get(name)), "")
    raw = fields.get("doi", "")
    doi = _DOI.match(raw.strip())
    return Entry(
        key,
        kind,
        tuple(surname(name) for name in _AND.split(people) if name.strip()) if people else (),
        fields.get("title") or fields.get("booktitle") or "",
        year[1] if year is not None else "",
        doi[1].rstrip(".") if doi is not None else "",
        path,
        line,
        raw_doi=raw.strip(),
        linked=bool(fields.get("crossref") or fields.get("xdata")),
    )


def surname(name: str) -> str:
    """Return the surname of "Vos, Ana" and of "Ana Vos"; an institution is one name."""
    before, comma, _ = name.partition(",")
    return before.strip() if comma else (name.split() or [""])[-1].strip()


def line_starts(text: str) -> list[int]:
    """Return where the lines of a text begin."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def of_csl(items: Any, path: str) -> Iterator[Entry]:
    """Yield the entries of CSL data (a list of tables)."""
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, Mapping) or item.get("id") in (None, ""):
            continue
        yield _csl_entry(item, path)


def _csl_entry(item: Mapping[str, Any], path: str) -> Entry:
    names = [*_people(item.get("author")), *([] if item.get("author") else _people(item.get("editor")))]
    issued = item.get("issued", item.get("year", ""))
    if isinstance(issued, Mapping):
        parts = issued.get("date-parts")
        issued = parts[0] if isinstance(parts, list) and parts else issued.get("raw", issued.get("year", ""))
    year = _YEAR.search(str(issued))
    raw = str(item.get("DOI", item.get("doi", "")) or "").strip()
    doi = _DOI.match(raw)
    return Entry(
        str(item["id"]),
        str(item.get("type", "")),
        tuple(names),
        str(item.get("title") or ""),
        year[1] if year is not None else "",
        doi[1].rstrip(".") if doi is not None else "",
        path,
        0,
        raw_doi=raw,
        linked=bool(item.get("URL")),
    )


def _people(value: Any) -> list[str]:
    people = value if isinstance(value, list) else [value] if value else []
    found = []
    for one in people:
        if isinstance(one, Mapping):
            found.append(str(one.get("family") or one.get("literal") or one.get("name") or ""))
        elif isinstance(one, str):
            found.append(surname(one))
    return [name for name in found if name]


_RIS = regex(r"^([A-Z][A-Z0-9])  ?- ?(.*)$", 8)
_FIELDS = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "PY": "year",
    "Y1": "year",
    "DA": "date",
    "DO": "doi",
    "AU": "author",
    "A1": "author",
    "ED": "editor",
    "A2": "editor",
}


def of_ris(text: str, path: str) -> Iterator[Entry]:
    """Yield the entries of a RIS library: ``TY  - JOUR`` … ``ER  -``."""
    from bisect import bisect_right

    starts = line_starts(text)
    fields: dict[str, str] = {}
    kind, key, line, label = "", "", 0, ""
    for match in _RIS.finditer(text):
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            fields, kind, key, label = {}, value.lower(), "", ""
            line = bisect_right(starts, match.start())
        elif tag == "ID":
            key = value
        elif tag == "LB":
            label = value
        elif tag == "ER":
            if key or label:
                yield made(key or label, kind, fields, path, line)
            kind = ""
        elif tag in _FIELDS and value:
            name = _FIELDS[tag]
            joined = name in ("author", "editor") and name in fields
            fields[name] = f"{fields[name]} and {value}" if joined else fields.get(name) or value
