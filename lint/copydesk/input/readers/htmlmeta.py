"""Metadata of a page: title and meta elements, links of the head, times, JSON-LD and microdata."""

from __future__ import annotations

from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any

from ...base.escapes import unescape
from ...base.regexes import regex
from ...document.model import TOO_MANY, Meta, Problem
from ...document.source import Source, Span
from .placedjson import decoded, places

_ATTRIBUTE = "[\\s\"'/](?i:{})\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))"
_LINKS = frozenset("canonical author license c2pa-manifest amphtml alternate".split())
_MOST = 2000
_TAG = regex(r"<[^<>]{0,2000}>")
_LONGEST_FIELD = 400
_TIME = "time"
_YEAR = regex(r"\b(?:19|20)\d\d\b")
SHOWN_BYLINE = "shown.byline"
"""The field for the text of an element whose class says that it names the author."""
SHOWN = "page"
"""The origin of what readers see on the page: the text of an element is the value."""
_SHOWN_FIELDS = frozenset(
    f"{whose}{name}"
    for whose in ("", "author.", "authors.", "creator.", "publisher.")
    for name in ("author", "creator", "publisher", "name", "datePublished", "dateModified", "dateCreated")
) - {"name"} | {SHOWN_BYLINE, _TIME}
"""The fields that are read from the text of their element."""
_CLASSES = {
    "published": "datePublished",
    "dt-published": "datePublished",
    "updated": "dateModified",
    "dt-updated": "dateModified",
}
_NAMES = ("name", "url", "@type")
"""What is taken over from a node of JSON-LD that another one only refers to."""


def field_of(name: str, attrs: Mapping[str, str], item: str) -> str:
    """Return the field of the metadata that the text of an element is: a field of microdata, of the item
    round it where there is one, the author in a link to her page, or what a class calls a byline; "" for
    none.
    """
    if name == "a" and "author" in attrs.get("rel", "").lower().split():
        return "author"
    own = attrs.get("itemprop", "").strip()
    if name == "time" and "datetime" not in attrs:
        return _TIME
    if name in ("meta", "time", "link"):
        return ""
    if own:
        return f"{item}.{own}" if item else own
    classes = attrs.get("class", "").lower()
    return SHOWN_BYLINE if "author" in classes or "byline" in classes else ""


def attribute_span(source: Source, tag: Span, name: str) -> Span | None:
    """Return where the value of an attribute stands in a tag, without its quotation marks."""
    match = regex(_ATTRIBUTE.format(name.replace(":", "\\:"))).search(source.text, tag.start, tag.end)
    if match is None or match.lastindex is None:
        return None
    return Span(*match.span(match.lastindex))


class MetaCollector:
    """Collects metadata while the page is walked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.entries: list[Meta] = []
        self.problems: list[Problem] = []

    def add(self, key: str, value: Any, span: Span, origin: str) -> None:
        """Note one value; a page with thousands of them is cut off."""
        if len(self.entries) < _MOST:
            self.entries.append(Meta(key, value, span, origin))
        elif not any(problem.kind == TOO_MANY for problem in self.problems):
            self.problems.append(Problem(TOO_MANY, span, f"only the first {_MOST:,} values were read"))

    def tag(self, name: str, attrs: Mapping[str, str], span: Span, item: str = "") -> None:
        """Take what a start tag says about the page; ``item`` is the field of microdata round it."""
        source = self._source
        if name == "meta":
            key = (
                attrs.get("name") or attrs.get("property") or attrs.get("itemprop") or attrs.get("http-equiv")
            )
            if key and "content" in attrs:
                place = attribute_span(source, span, "content") or span
                origin = "microdata" if "itemprop" in attrs and "name" not in attrs else "html-meta"
                # A name within the author is the author's, not that of the page.
                inside = f"{item}." if item and origin == "microdata" else ""
                self.add(
                    key.strip().lower() if origin == "html-meta" else f"{inside}{key.strip()}",
                    attrs["content"].strip(),
                    place,
                    origin,
                )
        elif name == "link":
            for rel in attrs.get("rel", "").lower().split():
                if rel in _LINKS and attrs.get("href"):
                    self.add(rel, attrs["href"], attribute_span(source, span, "href") or span, "html-head")
        elif name == "html" and attrs.get("lang"):
            self.add("lang", attrs["lang"], attribute_span(source, span, "lang") or span, "html-head")
        elif name == "time" and attrs.get("datetime"):
            self.add("time", attrs["datetime"], attribute_span(source, span, "datetime") or span, "html-head")
        elif attrs.get("itemtype"):
            self.add(
                "itemtype", attrs["itemtype"], attribute_span(source, span, "itemtype") or span, "microdata"
            )
        if name == "time" and attrs.get("datetime") and attrs.get("itemprop"):
            self.add(
                attrs["itemprop"],
                attrs["datetime"],
                attribute_span(source, span, "datetime") or span,
                "microdata",
            )
        for word in attrs.get("class", "").lower().split() if "title" in attrs else ():
            # Microformats: <abbr class="published" title="2026-04-19">last Sunday</abbr>.
            if word in _CLASSES and attrs["title"][:1].isdigit():
                place = attribute_span(source, span, "title") or span
                self.add(_CLASSES[word], attrs["title"], place, "microdata")
        if attrs.get("ai-disclosure"):
            place = attribute_span(source, span, "ai-disclosure") or span
            self.add("ai-disclosure", attrs["ai-disclosure"], place, "html-head")

    def shown(self, key: str, span: Span) -> None:
        """Take the text of an element as the value of a field, if it is short."""
        raw = self._source.slice(span)
        if key not in _SHOWN_FIELDS or len(raw) > _LONGEST_FIELD:
            return
        text = " ".join(unescape(_TAG.sub(" ", raw)).split())
        if text and (key != _TIME or _YEAR.search(text)):
            self.add(key, text, span, SHOWN)

    def title(self, span: Span) -> None:
        """Take the text of the title element."""
        raw = self._source.slice(span)
        text = " ".join(unescape(raw).split())
        if text:
            left = span.start + len(raw) - len(raw.lstrip())
            self.add("title", text, Span(left, span.start + len(raw.rstrip())), "html-head")

    def front_matter(self, span: Span) -> None:
        """Take a script of front matter, as Distill has it: YAML, or JSON."""
        from .fieldvalues import Parsed, built
        from .frontmatter import parse_yaml
        from .placedjson import parse as parse_json

        text = self._source.text
        inside = text[span.start : span.end]
        start = span.start + len(inside) - len(inside.lstrip())
        if text.startswith("{", start):
            parsed: Parsed = parse_json(text, start)[0]
        else:
            parsed = parse_yaml(text, text.rfind("\n", span.start, start) + 1 or start, span.end)
        front = built(parsed, span.end, span, [])
        self.problems.extend(front.problems)
        for entry in front.entries:
            self.add(entry.key, entry.value, entry.span, entry.origin)

    def _placed(self, error: Exception, start: int) -> str:
        """Say what is wrong with a script that begins at a place, with the place of the fault in the page."""
        if not isinstance(error, JSONDecodeError):
            return str(error)
        at = start + error.pos
        place = self._source.position(at)
        return f"{error.msg}: line {place.line} column {place.column} (char {at})"

    def json_ld(self, span: Span) -> None:
        """Take a JSON-LD script: every value under its dotted path, the whole under ``json-ld``."""
        text = self._source.text
        raw = text[span.start : span.end]
        start = span.start + len(raw) - len(raw.lstrip())
        try:
            # Only this script: to go through the whole page for each takes the square of its length.
            value, length = decoded(raw, start - span.start)
        except (ValueError, RecursionError) as error:
            detail = f"the JSON-LD of this page is not valid JSON: {self._placed(error, span.start)}"
            self.problems.append(Problem("json-ld", Span(start, start), detail))
            return
        if not isinstance(value, dict | list):
            return
        end = span.start + length
        self.add("json-ld", value, Span(start, end), "json-ld")
        nodes: dict[str, dict[str, Any]] = {}
        references: list[tuple[str, str, Span]] = []
        for path, place in places(text, start, end).items():
            found = _at(value, path)
            if not path or found is None:
                continue
            key = ".".join(str(step) for step in path)
            self.add(key, found, place, "json-ld")
            node = found.get("@id") if isinstance(found, dict) else None
            if isinstance(node, str) and len(found) > 1:
                nodes.setdefault(node, found)
            elif isinstance(node, str):
                references.append((key, node, place))
        for key, node, place in references:
            for name in _NAMES:
                if isinstance(nodes.get(node, {}).get(name), str):
                    self.add(f"{key}.{name}", nodes[node][name], place, "json-ld")


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
