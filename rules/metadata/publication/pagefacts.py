"""What a file says about itself: headline, people, dates, publisher, kind of work; from metadata and from
the page.

Metadata keys differ by origin (front matter, HTML head, JSON-LD, microdata, ninjs); here each question has
one answer with the place where it stands. Keys are compared without list numbers and letter case:
``@graph.0.author.name`` is ``author.name``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from copydesk.api import Facts, Meta, Moment, once

from .shownlines import ShownLines, Visible


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

    @cached_property
    def _entries(self) -> dict[str, list[Meta]]:
        entries: dict[str, list[Meta]] = {}
        for meta in self.doc.metadata:
            if not _empty(meta.value):
                entries.setdefault(plain_key(meta.key), []).append(meta)
        return entries

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
        return bool(keys - {"description", "robots", "theme-color"})

    # -- what the metadata say -------------------------------------------------------------------------------

    @cached_property
    def headline(self) -> Meta | None:
        """The headline of the metadata."""
        return self.first(self._fields["headlines"])

    @cached_property
    def authors(self) -> list[tuple[str, Meta]]:
        """The names of the authors with their entries; one name a person."""
        out: list[tuple[str, Meta]] = []
        for key in self._entries:
            if key in self._fields["authors"]:
                for meta in self._entries[key]:
                    out.extend((name, meta) for name in _person_names(meta.value))
        known: set[str] = set()
        return [(name, meta) for name, meta in out if not (name in known or known.add(name))]  # type: ignore[func-returns-value]

    def _stamp(self, keys: frozenset[str]) -> Stamp | None:
        meta = self.first(keys)
        return Stamp(meta, self._facts.calendar.parse_moment(str(meta.value))) if meta is not None else None

    @cached_property
    def published(self) -> Stamp | None:
        """The publication date of the metadata; the date of creation stands in where there is none."""
        return self._stamp(self._fields["published"]) or self._stamp(self._fields["created"])

    @cached_property
    def modified(self) -> Stamp | None:
        """The date of the last change."""
        return self._stamp(self._fields["modified"])

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
        types = self.every("@type", "type", "itemtype")
        return next(
            (meta for meta in types if _last_part(meta.value) in self._fields["specific_types"]), None
        )

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
    def visible_byline(self) -> Visible | None:
        """A line that names the author."""
        return self._shown.byline

    @property
    def visible_date(self) -> Visible | None:
        """A publication date on the page."""
        return self._shown.date

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
        return bool(self.published or self.modified or self.visible_date or self.every("time"))


@once
def _sets(fields: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(keys) for name, keys in fields.items()}


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == {}


def _last_part(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).rstrip("/").rsplit("/", 1)[-1].casefold()


def _person_names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() and not value.startswith(("http://", "https://", "/")) else []
    if isinstance(value, dict):
        return _person_names(value.get("name", ""))
    if isinstance(value, list):
        return [name for item in value for name in _person_names(item)]
    return []
