"""Pictures and links as they stand in the stored text, those in raw HTML inside Markdown among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..base.escapes import unescape
from ..base.regexes import regex
from ..document.source import Span
from . import linkpaths

if TYPE_CHECKING:
    from ..document.document import Document

_TAG = regex(r"<(img|a)(?=[\s/>])([^<>]{0,4000})>", 2)
_ATTRIBUTE = regex(
    r"(?<![\w:@.-])([A-Za-z_:@][\w:.@-]{0,60}+)(?:\s{0,20}=\s{0,20}(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++)))?"
)
_ANY_TAG = regex(r"<[^<>]{0,2000}>")
_LONGEST = 2000


class Tag(NamedTuple):
    """A start tag: its name in lower case, its place, and its attributes with the places of their values."""

    name: str
    span: Span
    attrs: Mapping[str, tuple[str, Span]]

    def get(self, name: str) -> str | None:
        """Return the value of an attribute, "" for one without a value, None where it is not there."""
        found = self.attrs.get(name)
        return None if found is None else found[0]


class Reference(NamedTuple):
    """A link or picture: its address, where that stands, and what describes the picture.

    ``alt`` is None for a picture without a description and for a link. ``tag`` is the tag that it is written
    in, None in Markdown. ``span`` is all of it (of a link in HTML the start tag), ``text`` what a link shows.
    """

    url: str
    place: Span
    span: Span
    image: bool
    alt: str | None = None
    tag: Tag | None = None
    text: str = ""

    @property
    def name(self) -> str:
        """The name of the place of this page to which a link leads, "" for any other link."""
        address = linkpaths.local(self.url) if self.url[:1] == "#" else None
        return address.fragment if address is not None else ""


def tags(text: str) -> Iterator[Tag]:
    """Yield the start tags of links and pictures of a text, in order."""
    for match in _TAG.finditer(text):
        yield Tag(match[1].lower(), Span(*match.span()), dict(_attributes(text, *match.span(2))))


def _attributes(text: str, start: int, end: int) -> Iterator[tuple[str, tuple[str, Span]]]:
    seen: set[str] = set()
    for match in _ATTRIBUTE.finditer(text, start, end):
        name, group = match[1].lower(), match.lastindex or 1
        if name not in seen:
            seen.add(name)
            span = Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
            yield name, (unescape(text[span.start : span.end]), span)


def references(doc: Document) -> list[Reference]:
    """Return the links and pictures of an article in the order of the file. Code, comments and what stands
    round the article of a page are left out.
    """
    text, found = doc.source.text, list[Reference]()
    written = "<" in text and (doc.traits.elements or doc.traits.markdown)
    if not written and not doc.links:
        return found
    # A reference link has its address where its label is defined.
    defined = {
        note.label: Span(note.span.end - len(note.url), note.span.end)
        for note in reversed(doc.notes)
        if note.kind == "reference-def"
    }
    for link in doc.links:
        if link.kind == "image" and text.startswith("![", link.span.start):
            alt = text[link.span.start + 2 : min(link.span.end, link.span.start + _LONGEST)]
            alt = alt.partition("](")[0].partition("][")[0]
            found.append(Reference(link.url, _place(link.url_span, link.span), link.span, True, alt))
        elif link.kind in ("inline", "reference"):
            place = defined.get(link.label.casefold()) if link.kind == "reference" else link.url_span
            shown = doc.prose.text[link.start : link.end]
            found.append(Reference(link.url, _place(place, link.span), link.span, False, text=shown))
    if written:
        hidden = sorted([*doc.code, *doc.comments, *doc.chrome])
        at, reach = 0, 0
        for tag in tags(text):
            while at < len(hidden) and hidden[at].start <= tag.span.start:
                reach = max(reach, hidden[at].end)
                at += 1
            address = tag.attrs.get("src" if tag.name == "img" else "href")
            if tag.span.start < max(reach, doc.body.start):
                continue
            if tag.name == "img":
                url, place = address or ("", tag.span)
                found.append(Reference(url, place, tag.span, True, tag.get("alt"), tag))
            elif address is not None:
                shown = _shown(text, tag.span.end)
                found.append(Reference(address[0], address[1], tag.span, False, None, tag, shown))
    return sorted(found, key=_order)


def _shown(text: str, at: int) -> str:
    """Return the text of a link in HTML that begins at an offset; of a picture in it, its description."""
    end = text.find("</", at, at + _LONGEST)
    while end >= 0 and text[end + 2 : end + 3].lower() != "a":
        end = text.find("</", end + 2, at + _LONGEST)
    inner = text[at : end if end >= 0 else at]
    return unescape(_ANY_TAG.sub(_alt, inner)) if "<" in inner else unescape(inner)


def _alt(match: re.Match[str]) -> str:
    for tag in tags(match[0]):
        return tag.get("alt") or ""
    return ""


def _place(address: Span | None, link: Span) -> Span:
    return address if address is not None and address.end > address.start else link


def _order(reference: Reference) -> Span:
    return reference.span
