"""Bibliographies: which keys they define, and which the text cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.cached import cached_property
from ...base.regexes import regex
from ...base.surrogates import whole_escapes
from ...document.model import Note
from ...document.source import Span
from . import bibtex
from .libraryentries import Entry, of_csl, of_ris

if TYPE_CHECKING:
    from ..facts import Facts

_IN_TEXT = regex(r"(?<![\w.])-?@([A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]{0,80}[\w/])?)")
_TEX = regex(r"\\(?:no)?[a-zA-Z]{0,10}cite[a-zA-Z]{0,10}\*?(?:\[[^\[\]\n]{0,100}\]){0,2}\{([^{}\n]{1,400})\}")
_TEX_KEY = regex(r"[^\s,]{1,200}")
_NAMED_YEAR = regex(
    r"([A-Z][^\W\d_]{1,30}(?:[-’'][A-Z][^\W\d_]{1,30})?)(?: et al\.?| and (?:colleagues|others))?"
    r"(?:, | \(|,? in (?:their |his |her )?)((?:1[6-9]|20)\d\d)[a-z]?\)?"
)
_NEAR = 60


class Unread(NamedTuple):
    """A bibliography that could not be used: its path, why, and where the article names it."""

    path: str
    detail: str
    span: Span
    certain: bool


class Fault(NamedTuple):
    """Something wrong with an entry that the text cites: where it is cited, what (``doubled``, ``lacks``,
    ``doi``, ``year``), its key, and what is wrong in words.
    """

    span: Span
    kind: str
    key: str
    what: str


class Bibliography:
    """The bibliographies of one document."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._doc = facts, facts.doc

    @cached_property
    def _read(self) -> tuple[list[Entry], list[Unread]]:
        listed, unread = list[Entry](), list[Unread]()
        doc = self._doc
        companions = self._facts.knowledge.companions
        files = companions.files if companions is not None else {}
        for meta in doc.meta_all("bibliography"):
            for path in meta.value if isinstance(meta.value, list) else [meta.value]:
                file = files.get(path) if isinstance(path, str) else None
                if file is None or file.state != "read":
                    detail = file.detail if file is not None else "it was not looked at"
                    firm = file is not None and file.state in ("missing", "outside")
                    unread.append(Unread(str(path), detail, meta.span, firm))
                    continue
                found = entries_of(file.path, file.text)
                if found is None:
                    what = "it is neither BibTeX nor RIS nor CSL JSON"
                    unread.append(Unread(path, what, meta.span, False))
                else:
                    # A library of the name of the article is its own: nobody else cites what stands there.
                    own = meta.span if _stem(path) == _stem(doc.source.path) else None
                    listed.extend(one._replace(span=own) for one in found)
        for library in companions.libraries if companions is not None else ():
            found = entries_of(library.path, library.text) if library.state == "read" else None
            if found is None:
                what = library.detail or "it is neither BibTeX nor RIS nor CSL JSON"
                unread.append(Unread(library.path, what, self._facts.anchor, True))
            else:
                listed.extend(found)
        for meta in doc.meta_all("references"):
            entries = meta.value if isinstance(meta.value, list) and meta.origin == "front-matter" else []
            for number, entry in enumerate(entries):
                for one in of_csl([entry], ""):
                    place = doc.meta(f"{meta.key}.{number}.id")
                    listed.append(one._replace(span=place.span if place is not None else meta.span))
        return listed, unread

    @property
    def listed(self) -> list[Entry]:
        """The entries of all bibliographies that could be read, and those of the front matter."""
        return self._read[0]

    @property
    def unread(self) -> list[Unread]:
        """The bibliographies that the article names and that could not be used."""
        return self._read[1]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entries by their keys, the first of each."""
        return {entry.key: entry for entry in reversed(self.listed)}

    @cached_property
    def cited(self) -> list[Note]:
        """The citation keys of the text, ``\\cite{key}`` among them; ``[@name](address)`` is a link and
        none.
        """
        text = self._doc.source.text
        found = []
        for note in self._doc.notes:
            if note.kind == "cite-key":
                close = text.find("]", note.span.end, note.span.end + 400)
                if close < 0 or text[close + 1 : close + 2] != "(":
                    found.append(note)
        found += self._cited_in_tex
        return sorted(found, key=lambda note: note.span)

    @cached_property
    def _cited_in_tex(self) -> list[Note]:
        text, found = self._doc.source.text, list[Note]()
        traits = self._doc.traits
        for match in _TEX.finditer(text) if "cite" in text and (traits.markdown or traits.plain) else ():
            for key in _TEX_KEY.finditer(text, *match.span(1)):
                note = Note("cite-key", key[0], Span(*key.span()))
                if key[0] != "*" and not self._facts.in_code(note.span):
                    found.append(note)
        return found

    @cached_property
    def faults(self) -> list[Fault]:
        """What is wrong with the entries that the text cites, shown where each is cited first."""
        return sorted(
            _faults(self._facts, self.listed, self.cited, self.entries), key=lambda fault: fault.span
        )

    @cached_property
    def missing(self) -> list[Note]:
        """The keys that the text cites and no bibliography defines; none while a bibliography is unread."""
        if not self.listed or self.unread:
            return []
        keys = {entry.key for entry in self.listed}
        return [note for note in self.cited if note.label not in keys]

    @cached_property
    def unused(self) -> list[Entry]:
        """The entries that the front matter itself holds and the text never cites."""
        own = [entry for entry in self.listed if entry.span is not None]
        if not own:
            return []
        nocite = self._doc.meta("nocite")
        if nocite is not None and "@*" in str(nocite.value):
            return []
        cited = {match[1] for match in _IN_TEXT.finditer(self._doc.source.text)}
        cited |= {note.label for note in self._cited_in_tex}
        return [entry for entry in own if entry.key not in cited]


@lru_cache(maxsize=4)
def entries_of(path: str, text: str) -> Sequence[Entry] | None:
    """Return the entries of a library in BibTeX, RIS or CSL JSON, or None when it is none of them."""
    begin, low = text.lstrip()[:400], path.lower()
    if low.endswith(".json") or begin[:1] in ("[", "{"):
        import json

        try:
            value: Any = json.loads(whole_escapes(text))
        except (ValueError, RecursionError):
            return None
        if isinstance(value, dict):
            value = value.get("items", value.get("references", []))
        return list(of_csl(value, path)) if isinstance(value, list) else None
    if low.endswith(".ris") or begin.startswith("TY  -"):
        return list(of_ris(text, path))
    found = list(bibtex.entries(text, path))
    return found if found or low.endswith(".bib") else None


def _faults(
    facts: Facts, listed: Sequence[Entry], cited: Sequence[Note], entries: dict[str, Entry]
) -> Iterator[Fault]:
    first: dict[str, Note] = {}
    for note in cited:
        first.setdefault(note.label, note)
    seen: dict[str, Entry] = {}
    for entry in listed:
        earlier = seen.setdefault(entry.key, entry)
        if earlier is not entry and entry.key in first and _differs(earlier, entry):
            what = f"“{entry.key}” stands twice in the bibliography ({earlier.place}, {entry.place})"
            yield Fault(first[entry.key].span, "doubled", entry.key, what)
    for key, note in first.items():
        found = entries.get(key)
        if found is not None and found.lacks:
            yield Fault(note.span, "lacks", key, f"The entry “{key}” ({found.place}) has no {found.lacks}")
        if found is not None and found.odd_doi:
            what = f"What the entry “{key}” ({found.place}) gives as DOI is none: {found.raw_doi[:80]}"
            yield Fault(note.span, "doi", key, what)
    yield from _other_years(facts, cited, entries)


def _stem(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].partition(".")[0]


def _differs(one: Entry, other: Entry) -> bool:
    return one.path != other.path or one.line != other.line or one.span != other.span


def _other_years(facts: Facts, cited: Sequence[Note], entries: dict[str, Entry]) -> Iterator[Fault]:
    """Yield the keys of which the words beside them give another year: "as Vos (2021) shows [@vos2019]"."""
    text = facts.doc.source.text
    for note in cited:
        entry = entries.get(note.label)
        if entry is None or not entry.year or not entry.names:
            continue
        start = max(0, note.span.start - _NEAR)
        near = text[start : note.span.start].rpartition("\n\n")[2]
        named = [match for match in _NAMED_YEAR.finditer(near) if _alike(match[1], entry.names[0])]
        if named and named[-1][2] != entry.year:
            here = f"Here it is {named[-1][1]} {named[-1][2]}"
            what = f"{here}; the entry “{note.label}” ({entry.place}) says {entry.year}"
            yield Fault(note.span, "year", note.label, what)


def _alike(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
