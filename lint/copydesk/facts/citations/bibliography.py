"""Bibliographies: which keys they define, and which the text cites."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.regexes import regex
from ...base.surrogates import whole_escapes

if TYPE_CHECKING:
    from ...document.model import Note
    from ...document.source import Span
    from ..facts import Facts

_ENTRY = regex(r"^[ \t]*@([A-Za-z]{2,30})[ \t]*[{(][ \t]*([^\s,{}()\"]{1,200})[ \t]*,", re.MULTILINE)
_NO_ENTRY = frozenset({"comment", "string", "preamble"})
_IN_TEXT = regex(r"(?<![\w.])-?@([A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]{0,80}[\w/])?)")


class Listed(NamedTuple):
    """An entry of a bibliography: key, file ("" for the article itself), and its place in the article."""

    key: str
    path: str
    span: Span | None


class Unread(NamedTuple):
    """A bibliography that could not be used: its path, why, and where the article names it."""

    path: str
    detail: str
    span: Span
    certain: bool


class Bibliography:
    """The bibliographies of one document."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._doc = facts, facts.doc

    @cached_property
    def _read(self) -> tuple[list[Listed], list[Unread]]:
        listed, unread = list[Listed](), list[Unread]()
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
                keys = keys_of(file.path, file.text)
                if keys is None:
                    unread.append(Unread(path, "it is neither BibTeX nor CSL JSON", meta.span, False))
                else:
                    listed.extend(Listed(key, path, None) for key in keys)
        for meta in doc.meta_all("references"):
            entries = meta.value if isinstance(meta.value, list) and meta.origin == "front-matter" else []
            for number, entry in enumerate(entries):
                key = str(entry.get("id", "")) if isinstance(entry, dict) else ""
                if key:
                    place = doc.meta(f"{meta.key}.{number}.id")
                    listed.append(Listed(key, "", place.span if place is not None else meta.span))
        return listed, unread

    @property
    def listed(self) -> list[Listed]:
        """The entries of all bibliographies that could be read, and those of the front matter."""
        return self._read[0]

    @property
    def unread(self) -> list[Unread]:
        """The bibliographies that the article names and that could not be used."""
        return self._read[1]

    @cached_property
    def cited(self) -> list[Note]:
        """The citation keys of the text; ``[@name](address)`` is a link and none."""
        text = self._doc.source.text
        found = []
        for note in self._doc.notes:
            if note.kind == "cite-key":
                close = text.find("]", note.span.end, note.span.end + 400)
                if close < 0 or text[close + 1 : close + 2] != "(":
                    found.append(note)
        return found

    @cached_property
    def missing(self) -> list[Note]:
        """The keys that the text cites and no bibliography defines; none while a bibliography is unread."""
        if not self.listed or self.unread:
            return []
        keys = {entry.key for entry in self.listed}
        return [note for note in self.cited if note.label not in keys]

    @cached_property
    def unused(self) -> list[Listed]:
        """The entries that the front matter itself holds and the text never cites."""
        own = [entry for entry in self.listed if not entry.path]
        if not own:
            return []
        nocite = self._doc.meta("nocite")
        if nocite is not None and "@*" in str(nocite.value):
            return []
        cited = {match[1] for match in _IN_TEXT.finditer(self._doc.source.text)}
        return [entry for entry in own if entry.key not in cited]


def keys_of(path: str, text: str) -> list[str] | None:
    """Return the keys of a BibTeX or CSL JSON file, or None when it is neither."""
    if path.lower().endswith(".json") or text.lstrip()[:1] in ("[", "{"):
        import json

        try:
            value: Any = json.loads(whole_escapes(text))
        except (ValueError, RecursionError):
            return None
        items = (
            value if isinstance(value, list) else value.get("items", []) if isinstance(value, dict) else []
        )
        return [str(item["id"]) for item in items if isinstance(item, dict) and "id" in item]
    keys = [match[2] for match in _ENTRY.finditer(text) if match[1].lower() not in _NO_ENTRY]
    return keys if keys or path.lower().endswith(".bib") else None
