"""News items in JSON (IPTC ninjs 1.0 to 3.1): the texts are read in place, everything else is metadata.

Headlines, descriptions and bodies are read with the reader of what they hold (HTML, Markdown, plain text),
and every place is mapped through the escapes of JSON, so that findings have spans in the file as well as a
JSON pointer. Whether the item is valid is a matter of rules (``copydesk.facts.provenance.newsshapes``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ...document.document import Document
from ...document.model import CAPTION, HEADING, Block, Meta, Problem
from ...document.source import Source, Span
from .fieldvalues import MOST_VALUES, Path, walk
from .graft import Host, Inset, graft
from .placedjson import decoded, places
from .registry import NINJS

_MARKUP = ("html", "xhtml", "nitf", "xml")
_SAME_TEXT = frozenset(("html", "xhtml", "nitf", "xml", "text", "markdown", "md", "plain", ""))
_ORDER = {"html": 0, "markdown": 1, "text": 2}
_DEEPEST = 4


class Member(NamedTuple):
    """A member with text: its use, format, path, and the text itself."""

    use: str
    format: str
    path: Path
    text: str


class Text(NamedTuple):
    """A member that holds text: its path, what it is (``headline``, ``description``, ``body``) and its
    format. ``beside`` is the text that is read in its place: of this one what that does not say.
    """

    path: Path
    role: str
    format: str
    beside: str = ""


def read(source: Source) -> Document:
    """Read a news item, or a list of them. JSON that cannot be read gives a document with a problem and no
    text.
    """
    text = source.text
    start = len(text) - len(text.lstrip())
    try:
        value, end = decoded(text, start)
    except json.JSONDecodeError as error:
        return _broken(source, Span(min(error.pos, len(text)), min(error.pos + 1, len(text))), error.msg)
    except (RecursionError, ValueError) as error:
        what = "nested too deep" if isinstance(error, RecursionError) else str(error)
        return _broken(source, Span(0, 0), what)
    if not isinstance(value, dict | list):
        return _broken(source, Span(start, end), "the file holds no object")
    spans = places(text, start, end)
    host, pointers = Host(), list[tuple[Span, str]]()
    items: list[tuple[Path, Any]] = (
        [((), value)] if isinstance(value, dict) else [((n,), item) for n, item in enumerate(value)]
    )
    for path, item in items:
        if not isinstance(item, dict):
            continue
        for found in _texts(item, path, 0):
            span = spans.get(found.path)
            for piece in () if span is None else _pieces(text, span, found):
                pointers.append((piece, _pointer(found.path)))
                _add(host, Inset(text, piece), found)
    metadata = tuple(_metadata(items, spans, pointers))
    pointers = [*((meta.span, _pointer(_path(meta.key))) for meta in metadata), *pointers]
    return Document(
        source,
        NINJS.name,
        host.builder.finish(),
        tuple(host.blocks),
        tuple(host.tables),
        tuple(host.links),
        tuple(host.notes),
        metadata,
        tuple(host.problems),
        addressing="derived",
        comments=tuple(host.comments),
        code=tuple(host.code),
        body=Span(start, end),
        pointers=tuple(pointers),
        traits=NINJS.traits,
    )


def _broken(source: Source, span: Span, detail: str) -> Document:
    problem = Problem("json", span, f"not valid JSON: {detail}")
    return Document(
        source,
        NINJS.name,
        Host().builder.finish(),
        (),
        problems=(problem,),
        addressing="derived",
        traits=NINJS.traits,
    )


# -- which members hold text ---------------------------------------------------------------------------------


def _texts(item: Mapping[str, Any], path: Path, depth: int) -> Iterator[Text]:
    """Yield the texts of an item in reading order; of one text in several formats, the one with most
    structure.
    """
    yield from _first_of_each(_members(item, path, "headline", "headlines"), "headline")
    bodies = list(_members(item, path, "body", "bodies"))
    if depth == 0:
        yield from _first_of_each(_members(item, path, "description", "descriptions"), "description")
        yield from _first_of_each(bodies, "body")
    else:  # a picture or a related item: what readers see of it is its caption
        yield from _first_of_each(_members(item, path, "description", "descriptions"), "caption")
    inner = item.get("associations")
    if depth < _DEEPEST and isinstance(inner, dict | list):
        pairs = inner.items() if isinstance(inner, dict) else enumerate(inner)
        for key, member in pairs:
            if isinstance(member, dict):
                yield from (
                    t for t in _texts(member, (*path, "associations", key), depth + 1) if t.role == "caption"
                )


def _members(item: Mapping[str, Any], path: Path, stem: str, plural: str) -> Iterator[Member]:
    """Yield use, format, path and text of the members for one stem: ``body_html`` of 1.x and
    ``bodies[].value`` of 2.x and 3.x.
    """
    for key, value in item.items():
        if isinstance(value, str) and value.strip() and (key == stem or key.startswith(stem + "_")):
            name = key[len(stem) + 1 :].lower()
            use = "" if name in _SAME_TEXT else name
            yield Member(use, _format(name, value), (*path, key), value)
    for number, entry in enumerate(entries if isinstance(entries := item.get(plural), list) else ()):
        value = entry.get("value") if isinstance(entry, dict) else None
        if isinstance(value, str) and value.strip():
            kind = entry.get("contenttype", entry.get("contentType", ""))
            use = str(entry.get("role") or "")
            yield Member(use, _format(str(kind).lower(), value), (*path, plural, number, "value"), value)


def _format(name: str, value: str) -> str:
    if any(word in name for word in _MARKUP) or (not name and "</" in value):
        return "html"
    if "text" not in name and "</p>" in value:
        return "html"
    return "markdown" if "markdown" in name or name == "md" else "text"


def _first_of_each(members: Iterable[Member], role: str) -> Iterator[Text]:
    """Of the members with one use yield the one with most structure: HTML, then Markdown, then plain text;
    and the others, of which only what that one does not say is read.
    """
    by_use: dict[str, list[Member]] = {}
    for member in members:
        by_use.setdefault(member.use, []).append(member)
    for alike in by_use.values():
        first, *others = sorted(alike, key=lambda member: _ORDER[member.format])
        yield Text(first.path, role, first.format)
        for other in others:
            yield Text(other.path, role, other.format, first.text)


def _pieces(text: str, span: Span, found: Text) -> Iterator[Span]:
    """Yield what is read of the string at ``span``: all of it, or the lines that the text beside it does not
    have.
    """
    if not found.beside:
        yield span
        return
    from .saidbefore import unsaid

    whole = found.format == "html"
    yield from unsaid(text, span, found.beside, whole=whole)


# -- from texts to blocks ------------------------------------------------------------------------------------


def _add(host: Host, inset: Inset, text: Text) -> None:
    seen = any(block.kind == HEADING for block in host.blocks)

    def adapt(block: Block) -> Block:
        attrs = {**block.attrs, "pointer": _pointer(text.path)}
        if text.role == "headline":
            return block._replace(kind=HEADING, depth=2 if seen else 1, attrs={**attrs, "marked": True})
        if text.role == "caption":
            return block._replace(kind=CAPTION, attrs=attrs)
        return block._replace(attrs=attrs)

    graft(host, inset, _reader(text.format), adapt)


def _reader(format: str) -> Callable[[Source], Document]:
    if format == "html":
        from .html import read as reader
    elif format == "markdown":
        from .markdown import read as reader
    else:
        from .text import read as reader
    return reader


def _metadata(
    items: list[tuple[Path, Any]], spans: Mapping[Path, Span], texts: list[tuple[Span, str]]
) -> Iterator[Meta]:
    """Yield every member that is not running text under its dotted key."""
    running = {span for span, pointer in texts if "/head" not in pointer}
    count = 0
    for root, item in items:
        if not isinstance(item, dict):
            continue
        for path, value in walk(item):
            span = spans.get((*root, *path), Span(0, 0))
            if span in running:
                continue
            count += 1
            if count > MOST_VALUES:
                return
            yield Meta(".".join(str(part) for part in (*root, *path)), value, span, "ninjs")


def _path(key: str) -> Path:
    return tuple(key.split("."))


def _pointer(path: Path) -> str:
    """Write a path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
