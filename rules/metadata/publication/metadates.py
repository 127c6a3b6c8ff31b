"""The fields of the metadata of a file, and what they say of its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import Facts, Meta, Moment, Span, cached_property, day_exists, once, regex

from .conventions import conventions, day_in_path

_COMPACT = regex(r"\A((?:19|20)\d\d)(\d\d)(\d\d)\Z")
_SLASHED = regex(r"(\d{1,2})/(\d{1,2})/([12]\d{3})\Z")
_JS_DATE = regex(r"(?:new )?Date(?:\.parse)?\(['\"]([^'\"()]{4,40})['\"]\)\Z")
FILE_NAME, SHOWN = "file-name", "page"
"""The origins of what the path of the file tells, and of what readers see on the page."""


class Stamp(NamedTuple):
    """A date of the metadata: where it stands and what it is (``moment`` is None when it is not a date)."""

    meta: Meta
    moment: Moment | None


def plain_key(key: str) -> str:
    """Return a metadata key without list numbers, ``@graph`` and letter case."""
    parts = [part for part in key.split(".") if not part.isdigit() and part != "@graph"]
    return ".".join(parts).casefold()


class Dates:
    """The fields of one document by their plain keys, and its days; each is found when first asked for."""

    def __init__(self, facts: Facts) -> None:
        self.doc, self._facts = facts.doc, facts
        self._fields = _sets(facts.data("metadata-fields.toml")["publication"])
        self._habits = conventions(facts.data("site-generators.toml"), facts.data("house-generators.toml"))

    @cached_property
    def _entries(self) -> dict[str, list[Meta]]:
        entries: dict[str, list[Meta]] = {}
        inner: dict[str, list[Meta]] = {}
        for meta in self.doc.metadata:
            if not _empty(meta.value):
                key = plain_key(meta.key)
                entries.setdefault(key, []).append(meta)
                table, _, name = key.rpartition(".")
                if table in self._habits.inside:
                    inner.setdefault(name, []).append(meta)
        # A field of the page itself counts before one of a table inside it.
        return {**inner, **entries}

    def _keys(self, ours: str, field: str) -> frozenset[str]:
        """Return the keys of a field: those of the standards and those of site generators."""
        return self._fields.get(ours, frozenset()) | self._habits.keys[field]

    def first(self, keys: frozenset[str]) -> Meta | None:
        """Return the first entry, in the order of the file, whose plain key is one of ``keys``."""
        found = [meta for key, metas in self._entries.items() if key in keys for meta in metas]
        return min(found, key=lambda meta: meta.span) if found else None

    def every(self, *keys: str) -> list[Meta]:
        """Return all entries with one of these plain keys, in the order of the file."""
        found = [meta for key in keys for meta in self._entries.get(key, ())]
        return sorted(found, key=lambda meta: meta.span)

    def _stamp(self, keys: frozenset[str]) -> Stamp | None:
        """Return the first date under one of these keys; else the first text there that is no date."""
        left: Stamp | None = None
        for meta in sorted((m for k in keys for m in self._entries.get(k, ())), key=lambda meta: meta.span):
            if isinstance(meta.value, bool | dict | list) or _is_slot(str(meta.value)):
                continue
            moment = self._moment(meta)
            if moment is not None:
                return Stamp(meta, moment)
            left = left or Stamp(meta, None)
        return left

    def _moment(self, meta: Meta) -> Moment | None:
        text = str(meta.value).strip()
        text = _COMPACT.sub(r"\1-\2-\3", text)
        slashed = _SLASHED.match(text)
        if slashed is None:
            wrapped = _JS_DATE.match(text)
            return self._facts.calendar.parse_moment(wrapped[1] if wrapped is not None else text)
        first, second, year = (int(part) for part in slashed.groups())
        american = plain_key(meta.key) in self._habits.month_first
        ways = {(first, second)} if american else {(first, second), (second, first)}
        days = [way for way in ways if day_exists(year, *way)]
        # Where both readings are days, nobody can tell which is meant.
        return Moment(f"{year}-{days[0][0]:02}-{days[0][1]:02}", False, False) if len(days) == 1 else None

    @cached_property
    def published(self) -> Stamp | None:
        """The publication date of the metadata; where there is none the date of creation, or the day that the
        address of the page or the name of its file tells.
        """
        given = self._stamp(self._keys("published", "date")) or self._stamp(self._keys("created", "created"))
        if given is not None and given.moment is not None:
            return given
        return self._named_day or given

    @property
    def rival_dates(self) -> list[Stamp]:
        """The days of publication that the head of a page and its JSON-LD give, each once, in order."""
        keys = self._fields["published_strictly"]
        found: dict[str, Stamp] = {}
        for meta in sorted((m for k in keys for m in self._entries.get(k, ())), key=lambda meta: meta.span):
            plain = isinstance(meta.value, str) and meta.origin in ("html-meta", "json-ld")
            moment = self._moment(meta) if plain else None
            if moment is not None:
                found.setdefault(moment.iso, Stamp(meta, moment))
        return list(found.values())

    @property
    def dated_path(self) -> bool:
        """The path of the file or the address of the page tells a day."""
        return self._named_day is not None

    @cached_property
    def _named_day(self) -> Stamp | None:
        habits = self._habits
        for meta in (meta for key in habits.addresses for meta in self._entries.get(key, ())):
            day = day_in_path(str(meta.value), habits.paths) if isinstance(meta.value, str) else ""
            if day:
                return Stamp(meta, self._facts.calendar.parse_moment(day))
        path = self.doc.source.path
        day = day_in_path(path, habits.paths)
        return (
            Stamp(Meta("path", path, Span(0, 0), FILE_NAME), self._facts.calendar.parse_moment(day))
            if day
            else None
        )

    @cached_property
    def modified(self) -> Stamp | None:
        """The date of the last change."""
        return self._stamp(self._keys("modified", "modified"))


@once
def _sets(fields: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(keys) for name, keys in fields.items()}


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == {}


def _is_slot(text: str) -> bool:
    """Say whether a value is a template's place for one."""
    return any(mark in text for mark in ("{{", "{%", "<%", "${", "Span("))
