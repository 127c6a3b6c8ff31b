"""What a file says about itself, from metadata and page: headline, people, dates, publisher, kind of work.

Metadata keys differ by origin (front matter, HTML head, JSON-LD, microdata, ninjs); here each question has
one answer with the place where it stands. Keys are compared without list numbers and letter case:
``@graph.0.author.name`` is ``author.name``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from copydesk.api import Facts, Meta, Moment, Span, day_exists, once, regex, word_sets

from .conventions import conventions, day_in_path
from .personnames import labelled_authors, person_names
from .showndates import ShownDay
from .shownlines import ShownLines, Visible

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


class Publication:
    """The answers for one document; each is computed when first asked."""

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

    @cached_property
    def described(self) -> bool:
        """The file has a place for metadata and uses it: front matter, an HTML head with more than a title,
        JSON-LD, ninjs.
        """
        keys = {
            key
            for key in self._entries
            if key not in ("title", "viewport", "charset", "lang", "layout", "generator")
        }
        return bool(keys - {"description", "robots", "theme-color", "shown.byline"})

    # -- what the metadata say -------------------------------------------------------------------------------

    @cached_property
    def headline(self) -> Meta | None:
        """The headline of the metadata."""
        return self.first(self._keys("headlines", "title"))

    @cached_property
    def authors(self) -> list[tuple[str, Meta]]:
        """The names of the authors with their entries; one name a person, what readers see last."""
        out: list[tuple[str, Meta]] = []
        wanted = self._keys("authors", "author")
        for key in self._entries:
            if key in wanted:
                for meta in self._entries[key]:
                    out.extend((name, meta) for name in person_names(meta.value))
        words = word_sets(self._facts.data("bylines.txt"))
        labelled = labelled_authors(self._entries, words["label"], words["made"])
        out.extend((name, meta) for meta in labelled for name in person_names(meta.value))
        out.sort(key=lambda one: one[1].origin == SHOWN)
        known: set[str] = set()
        return [(name, meta) for name, meta in out if not (name in known or known.add(name))]  # type: ignore[func-returns-value]

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

    @cached_property
    def draft(self) -> bool:
        """The metadata or the folder say that the page is not published."""
        habits = self._habits
        for key in habits.keys["draft"]:
            for meta in self._entries.get(key, ()):
                if meta.value is True or str(meta.value).strip().casefold() in ("draft", "true", "pending"):
                    return True
        for key in habits.keys["published"]:
            if any(meta.value is False for meta in self._entries.get(key, ())):
                return True
        folders = self.doc.source.path.replace("\\", "/").casefold().split("/")[:-1]
        return not habits.drafts.isdisjoint(folders)

    @cached_property
    def publisher(self) -> Meta | None:
        """Who publishes."""
        return self.first(self._fields["publishers"])

    @cached_property
    def responsible(self) -> Meta | None:
        """The editor or person in charge."""
        return self.first(self._fields["responsible"])

    @cached_property
    def kind_of_work(self) -> Meta | None:
        """News, opinion, analysis, sponsored …: a field of its own, or a schema.org type more precise than
        NewsArticle.
        """
        found = self.first(self._fields["kinds"])
        if found is not None:
            return found
        types, told = self.every("@type", "type", "itemtype"), self._fields["specific_types"]
        return next((meta for meta in types if _last_part(meta.value) in told), None)

    @cached_property
    def correction(self) -> Meta | None:
        """A note about corrections or changes."""
        return self.first(self._fields["corrections"])

    @cached_property
    def article_type(self) -> Meta | None:
        """The schema.org type of the article, where JSON-LD or microdata give one."""
        types = self.every("@type", "itemtype")
        return next((meta for meta in types if _last_part(meta.value) in self._fields["article_types"]), None)

    @cached_property
    def _shown(self) -> ShownLines:
        return ShownLines(self._facts)

    @property
    def shows_origin(self) -> bool:
        """The page shows a headline and a line with its author or its day, as published articles do."""
        return self._shown.origin

    @property
    def visible_byline(self) -> Visible | None:
        """A line that names the author."""
        return self._shown.byline

    @property
    def visible_date(self) -> Visible | None:
        """A publication date on the page."""
        return self._shown.date

    @property
    def agency(self) -> str:
        """The agency in the dateline with which the text opens, or ""."""
        return self._shown.agency

    @property
    def date_line(self) -> Visible | None:
        """The date of publication as a line of its own at the head of the page."""
        return self._shown.date_line

    @property
    def shown_days(self) -> list[ShownDay]:
        """The days of publication and of change that the page shows."""
        return self._shown.days

    @property
    def dateline(self) -> Visible | None:
        """The date of the dateline with which the text opens."""
        return self._shown.dateline

    @cached_property
    def day(self) -> str:
        """The day of publication as ``YYYY-MM-DD`` from metadata, else from the page, else ""."""
        for stamp in (self.published, self.modified):
            if stamp is not None and stamp.moment is not None:
                return stamp.moment.iso
        return self.visible_date.iso if self.visible_date is not None else ""

    @cached_property
    def dated(self) -> bool:
        """The file says somehow when it was published, be it without a year."""
        return bool(
            self.published or self.modified or self.visible_date or self.every("time") or self._by_itself
        )

    @cached_property
    def _by_itself(self) -> bool:
        """The metadata ask the generator for a date."""
        dates = self._keys("published", "date") | self._keys("modified", "modified")
        values = (meta.value for key in dates for meta in self._entries.get(key, ()))
        return any(
            isinstance(value, str) and value.strip().casefold() in self._habits.by_itself for value in values
        )


@once
def _sets(fields: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(keys) for name, keys in fields.items()}


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == {}


def _is_slot(text: str) -> bool:
    """Say whether a value is a template's place for one."""
    return any(mark in text for mark in ("{{", "{%", "<%", "${", "Span("))


def _last_part(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).rstrip("/").rsplit("/", 1)[-1].casefold()
