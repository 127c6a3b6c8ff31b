"""What a file says about itself, from metadata and page: headline, people, dates, publisher, kind of work.

Metadata keys differ by origin (front matter, HTML head, JSON-LD, microdata, ninjs); here each question has
one answer with the place where it stands. Keys are compared without list numbers and letter case:
``@graph.0.author.name`` is ``author.name``.
"""

from __future__ import annotations

from typing import Any

from copydesk.api import Meta, cached_property, word_sets

from .metadates import SHOWN, Dates
from .openinglines import agency_of_lines, names_day, names_writer, opens_with_address
from .personnames import labelled_authors, person_names
from .showndates import ShownDay
from .shownlines import ShownLines, Visible


class Publication(Dates):
    """The answers for one document; each is computed when first asked."""

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
    def may_name_somebody(self) -> bool:
        """What stands right below the headline may name somebody in a form that is no byline."""
        return self._shown.somebody

    @property
    def visible_byline(self) -> Visible | None:
        """A line that names the author."""
        return self._shown.byline

    @property
    def names_writer(self) -> bool:
        """One of the first lines of a plain text names who wrote it."""
        return names_writer(self._facts)

    @property
    def was_copied(self) -> bool:
        """A plain text begins with the address from which it was taken."""
        return opens_with_address(self._facts)

    @property
    def visible_date(self) -> Visible | None:
        """A publication date on the page."""
        return self._shown.date

    @property
    def agency(self) -> str:
        """The agency in the dateline with which the text opens, or ""."""
        return self._shown.agency or agency_of_lines(self._facts)

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
            self.published
            or self.modified
            or self.visible_date
            or self.every("time")
            or self._by_itself
            or names_day(self._facts)
        )

    @cached_property
    def _by_itself(self) -> bool:
        """The metadata ask the generator for a date."""
        dates = self._keys("published", "date") | self._keys("modified", "modified")
        values = (meta.value for key in dates for meta in self._entries.get(key, ()))
        return any(
            isinstance(value, str) and value.strip().casefold() in self._habits.by_itself for value in values
        )


def _last_part(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).rstrip("/").rsplit("/", 1)[-1].casefold()
