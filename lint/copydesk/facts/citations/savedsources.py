"""The sources that an article declares (front matter ``sources:``, ``sources.toml``), with their saved text,
and which of them each sentence cites.

An entry has ``url``, ``title``, ``date``, ``id`` and either ``snapshot`` (a file) or ``excerpt`` (the saved
passage itself), with the ``sha256`` of it. A source is cited where a link leads to its address, a citation
key names its id, or a footnote holds such a link.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.cached import cached_property
from ...base.regexes import regex
from .figures import FigureStore
from .passages import Passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...document.model import Link, Meta
    from ...document.source import Span
    from ...input.namedfiles import Companion
    from ..facts import Facts
    from ..text.sentences import Sentence

_SCHEME = regex(r"(?:https?:)?//(?:www\.)?")
_TRACKING = regex(r"[?&](?:utm_\w{1,20}|fbclid|gclid|ref|source)=[^&#]{0,300}")
_ARCHIVED = regex(r"https?://web\.archive\.org/web/\d{1,20}[a-z_]{0,4}/(?=https?:)")

_DIGEST = regex(r"[0-9a-f]{64}\Z")

_MOST = 300


def plain_address(url: str) -> str:
    """Return an address in the form in which two spellings of it agree."""
    bare = _SCHEME.sub("", _ARCHIVED.sub("", url.strip(), count=1), count=1).partition("#")[0]
    bare = _TRACKING.sub("", bare)
    host, slash, rest = bare.partition("/")
    return (host.lower() + slash + rest).rstrip("/?&")


class SavedSource(NamedTuple):
    """One declared source. ``text`` is None when nothing of it is saved or readable; ``detail`` says why.

    ``span`` is where the entry stands in the article (None: in a source list); ``own`` says that the entry is
    this article's alone.
    """

    name: str
    url: str
    id: str
    title: str
    date: str
    snapshot: str
    recorded: str
    digest: str
    text: str | None
    state: str
    detail: str
    span: Span | None
    own: bool

    @property
    def changed(self) -> str:
        """Say how what is saved differs from what was recorded, or ""."""
        if not self.recorded or not self.digest or self.recorded == self.digest:
            return ""
        if not _DIGEST.match(self.recorded):
            return "what is recorded is no SHA-256"
        return f"recorded {self.recorded[:12]}…, now {self.digest[:12]}…"


class SavedSources:
    """The declared sources of one document."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._doc = facts, facts.doc
        self._passages: dict[str, Passages] = {}
        self._figures: dict[str, FigureStore] = {}

    @cached_property
    def all(self) -> tuple[SavedSource, ...]:
        """The declared sources in the order of the file, ``_MOST`` at most, for each meets each quotation."""
        found: list[SavedSource] = []
        for meta in self._doc.meta_all("sources"):
            values = meta.value if isinstance(meta.value, list) and meta.origin == "front-matter" else []
            places = {entry.key: entry for entry in self._doc.metadata if entry.origin == meta.origin}
            for number, value in enumerate(values[:_MOST]):
                found.append(self._made(value, places.get(f"{meta.key}.{number}") or meta, True))
        companions = self._facts.knowledge.companions
        for listed in companions.lists if companions is not None else ():
            found.extend(
                self._made(entry, None, listed.own or "articles" in entry) for entry in listed.entries
            )
        return tuple(found[:_MOST])

    def _made(self, value: Any, place: Meta | None, own: bool) -> SavedSource:
        entry: Mapping[str, Any] = value if isinstance(value, dict) else {"url": str(value)}

        def field(*keys: str) -> str:
            return next((str(entry[key]).strip() for key in keys if entry.get(key) not in (None, "")), "")

        snapshot, excerpt = field("snapshot"), field("excerpt")
        text, state, detail, digest = None, "", "", ""
        companion = self._companion(snapshot) if snapshot else None
        if companion is not None:
            text = companion.text if companion.state == "read" else None
            state, detail, digest = companion.state, companion.detail, companion.sha256
        elif snapshot and leads_out(snapshot):
            state, detail = "outside", "the path leads out of the project"
        elif excerpt:
            from ...base.digest import sha256

            text, state = excerpt, "read"
            digest = sha256(excerpt.encode("utf-8", "replace")).hexdigest()
        url, title, key = field("url", "link", "href"), field("title", "name"), field("id", "key")
        return SavedSource(
            title or key or url or snapshot,
            url,
            key,
            title,
            field("date", "published"),
            snapshot,
            field("sha256").lower(),
            digest,
            text,
            state,
            detail,
            place.span if place is not None else None,
            own,
        )

    def _companion(self, snapshot: str) -> Companion | None:
        companions = self._facts.knowledge.companions
        return companions.files.get(snapshot) if companions is not None else None

    @cached_property
    def texts(self) -> list[int]:
        """The numbers of the sources of which something is saved and readable."""
        return [number for number, source in enumerate(self.all) if source.text is not None]

    @cached_property
    def complete(self) -> bool:
        """Something is declared, and of everything that is declared something is saved."""
        return bool(self.all) and len(self.texts) == len(self.all)

    @cached_property
    def different(self) -> list[int]:
        """Of ``texts`` the first number for each saved text: one copy may be named many times."""
        return list({self.all[number].digest: number for number in reversed(self.texts)}.values())[::-1]

    def passages(self, number: int) -> Passages:
        """Return the saved text of a source in a form that can be searched."""
        source = self.all[number]
        found = self._passages.get(source.digest)
        if found is None:
            found = self._passages[source.digest] = Passages(source.text or "")
        return found

    def figures(self, number: int) -> FigureStore:
        """Return the figures and dates of the saved text of a source."""
        source = self.all[number]
        found = self._figures.get(source.digest)
        if found is None:
            found = self._figures[source.digest] = FigureStore(self._facts.figure_reader, source.text or "")
        return found.dated(source.date)

    # -- what cites what -------------------------------------------------------------------------------------

    @cached_property
    def _by_address(self) -> dict[str, int]:
        return {plain_address(s.url): n for n, s in enumerate(self.all) if s.url}

    @cached_property
    def _marks(self) -> list[tuple[int, int]]:
        """Every citation of a declared source as (source offset, number), in order."""
        doc = self._doc
        marks = [(doc.lift(link.start, link.end).start, n) for link, n in self._links]
        keys = {s.id: n for n, s in enumerate(self.all) if s.id}
        marks += [(note.span.start, keys[note.label]) for note in doc.notes if note.label in keys]
        notes: dict[str, list[int]] = {}
        for block in doc.blocks:
            if block.kind == "footnote":
                inside = [n for link, n in self._links if block.start <= link.start < block.end]
                notes.setdefault(" ".join(str(block.attrs.get("id", "")).casefold().split()), []).extend(
                    inside
                )
        for note in doc.notes:
            if note.kind == "footnote-use":
                marks += [(note.span.start, n) for n in notes.get(note.label, ())]
        return sorted(set(marks))

    @cached_property
    def _links(self) -> list[tuple[Link, int]]:
        known = self._by_address
        found = []
        for link in self._doc.links:
            number = known.get(plain_address(link.url)) if known else None
            if number is not None:
                found.append((link, number))
        return found

    def cited_in(self, sentence: Sentence) -> list[int]:
        """Return the numbers of the sources that a sentence cites, marks behind its full stop included."""
        doc = self._doc
        first = doc.lift(sentence.start, sentence.end).start
        block = sentence.block
        sentences = self._facts.sentences_of(block)
        behind = bisect_left(sentences, sentence.end, key=attrgetter("start"))
        last = block.span.end + 1
        if behind < len(sentences):
            last = doc.lift(sentences[behind].start, sentences[behind].end).start
        return self._marked(first, last)

    def cited_near(self, start: int, end: int) -> list[int]:
        """Return the numbers of the sources that the paragraph of a prose range cites."""
        block = self._doc.block_at(start)
        if block is None:
            return []
        return self._marked(block.span.start, block.span.end + 1)

    def _marked(self, start: int, end: int) -> list[int]:
        first, last = (bisect_left(self._marks, (place, -1)) for place in (start, end))
        return sorted({number for _, number in self._marks[first:last]})

    @cached_property
    def used(self) -> set[int]:
        """The numbers of the sources that anything in the text refers to, be it by title."""
        used = {number for _, number in self._marks} | {number for _, number in self._links}
        low = " ".join(self._doc.prose.text.casefold().split()) if len(used) < len(self.all) else ""
        for number, source in enumerate(self.all):
            title = " ".join(source.title.casefold().split())
            body = low.count(title) - self._front_matter.count(title) if len(title) >= 8 else 0
            if body > 0 or (source.id and f"@{source.id}" in self._doc.source.text):
                used.add(number)
        return used

    @property
    def unused(self) -> list[SavedSource]:
        """The sources of this article alone that nothing refers to."""
        return [source for number, source in enumerate(self.all) if source.own and number not in self.used]

    @cached_property
    def _front_matter(self) -> str:
        blocks = (b for b in self._doc.prose_blocks if b.kind == "front-matter")
        return " \n ".join(" ".join(self._doc.text_of(block).casefold().split()) for block in blocks)


def leads_out(name: str) -> bool:
    """Say whether a path is absolute or climbs so far that no project can hold it."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\", "~")) or name[1:2] == ":" or parts.count("..") > 4
