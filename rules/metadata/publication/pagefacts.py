"""What a file says about itself: headline, people, dates, publisher, kind of work; from metadata and from
the page.

Metadata keys differ by origin (front matter, HTML head, JSON-LD, microdata, ninjs); here each question has
one answer with the place where it stands. Keys are compared without list numbers and letter case:
``@graph.0.author.name`` is ``author.name``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from copydesk.api import (
    BOILERPLATE,
    FRONT_MATTER,
    HEADING,
    Block,
    Calendar,
    Document,
    Meta,
    Moment,
    once,
    regex,
)

_NAME = (
    r"[^\W\d_a-z][\w.’'-]{0,24}(?: (?:[^\W\d_a-z][\w.’'-]{0,24}|van|von|der|den|de|di|da|del|la|le|al"
    r"|bin|ibn|ter|el|y|e)){0,4}"
)
_BYLINE = regex(
    rf"(?:(?:[Bb][Yy]|[Ww]ritten by|[Rr]eport(?:ed|ing) by|[Ww]ords(?: by|:)|[Tt]ext(?: by|:)|[Aa]uthors?:"
    rf"|[Ss]tory by|[Pp]osted by"
    rf"|[Pp]ublished by|[Cc]ompiled by|[Ee]dited by) |[—–] ?)(?P<name>{_NAME}(?:(?:,| and|,? &) "
    rf"{_NAME}){{0,3}})(?P<rest>[^.!?]{{0,80}})\Z"
)
_LONE_NAME = regex(rf"{_NAME}\Z")
_SAID = regex(
    r"\b(?:published|updated|posted|last (?:modified|updated|reviewed)|first published|date|modified"
    r"|created|issued)\b",
    re.I,
)
_DATELINE = regex(
    r"[A-Z][A-Z .,'’/-]{2,40}(?:, [A-Z][a-z]+)?,? (?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} "
    r"[A-Z][a-z]{2,8})(?:,? \d{4})?) ?(?:\([A-Za-z ./]{2,30}\) ?)?[—–-]"
)
_AD = regex(r"\W{0,3}(?:advert(?:isement|ising)?|sponsored|[*.· ]{1,10})\W{0,3}\Z", re.I)


class Visible(NamedTuple):
    """Something that stands on the page: its text, its prose range, and for a date its day (``YYYY-MM-DD``
    or "").
    """

    text: str
    start: int
    end: int
    iso: str = ""


class Stamp(NamedTuple):
    """A date of the metadata: where it stands and what it is (``moment`` is None when it is not a date)."""

    meta: Meta
    moment: Moment | None


def plain_key(key: str) -> str:
    """Return a metadata key without list numbers, ``@graph`` and letter case."""
    parts = [part for part in key.split(".") if not part.isdigit() and part != "@graph"]
    return ".".join(parts).casefold()


class Publication:
    """The answers for one document; each is computed when first asked.

    ``fields`` is the table ``publication`` of ``metadata-fields.toml``.
    """

    def __init__(self, doc: Document, fields: Mapping[str, Sequence[str]], calendar: Calendar) -> None:
        self.doc = doc
        self._fields, self._calendar = _sets(fields), calendar

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
        return Stamp(meta, self._calendar.parse_moment(str(meta.value))) if meta is not None else None

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

    # -- what the page shows ---------------------------------------------------------------------------------

    @cached_property
    def _body(self) -> list[Block]:
        return [b for b in self.doc.prose_blocks if b.kind not in (FRONT_MATTER,)]

    def _text(self, block: Block) -> str:
        return self.doc.prose.text[block.start : block.end]

    @cached_property
    def _head(self) -> list[Block]:
        """The blocks around the headline: those before it (at most four) and the six behind it."""
        headline = self.doc.headline
        body = self._body
        at = next(
            (n for n, block in enumerate(body) if headline is not None and block.index == headline.index), -1
        )
        return body[max(0, at - 4) : at + 7]

    @cached_property
    def visible_byline(self) -> Visible | None:
        """A line that names the author, near the headline or at the end; a lone name set twice counts (an
        author box).
        """
        candidates = [*self._head, *self._body[-6:]]
        for block in candidates:
            text = self._text(block).strip().strip("*_")
            match = _BYLINE.match(text) if len(text) < 160 else None
            if match is not None:
                return Visible(match["name"], block.start, block.end)
        tail = self._body[-32:]
        for earlier, later in pairwise(tail):
            text = self._text(earlier).strip()
            if (
                text == self._text(later).strip()
                and " " in text
                and len(text) < 40
                and _LONE_NAME.match(text)
            ):
                return Visible(text, later.start, later.end)
        return None

    @cached_property
    def visible_date(self) -> Visible | None:
        """A publication date on the page.

        It is a line that says so (published, updated …), a short line with a full date near the headline, or
        a dateline. A date between page furniture above the headline is the day on which the page was loaded.
        """
        headline = self.doc.headline
        for number, block in enumerate(self._body):
            text = self._text(block)
            if len(text) > 200:
                continue
            days = self._calendar.find_days(text)
            if not days:
                continue
            short = len(text.split()) <= 14
            said = short and _SAID.search(text) is not None
            near = block in self._head and short and block.kind != HEADING
            if near and headline is not None and block.start < headline.start and self._furniture(number):
                near = False
            if said or near:
                return Visible(
                    text[days[0].start : days[0].end],
                    block.start + days[0].start,
                    block.start + days[0].end,
                    days[0].iso,
                )
        return self._dateline()

    def _furniture(self, number: int) -> bool:
        around = self._body[max(0, number - 2) : number] + self._body[number + 1 : number + 2]
        return any(block.kind == BOILERPLATE or _AD.match(self._text(block)) for block in around)

    def _dateline(self) -> Visible | None:
        first = next((b for b in self._body if b.kind == "paragraph" and len(self._text(b)) > 80), None)
        match = _DATELINE.match(self._text(first)) if first is not None else None
        if first is None or match is None:
            return None
        days = self._calendar.find_days(match["day"])
        start = first.start + match.start("day")
        return Visible(match["day"], start, first.start + match.end("day"), days[0].iso if days else "")

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
