"""Pictures without a description, and descriptions that describe nothing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, Reference, Span, regex, worded

from .articlebody import ArticleBody


class Undescribed(NamedTuple):
    """A picture without a useful description: its place, its address, the description and what is wrong.

    ``kind`` is ``missing`` (no attribute), ``empty`` (``![](…)``, or a logo), ``link`` (the only thing in a
    link), ``file`` (the name of a file) or ``generic`` ("image"). ``more`` says how many pictures of a row
    lack the same, of which this is the first.
    """

    span: Span
    url: str
    alt: str
    kind: str
    more: str = ""


_GENERIC = worded(
    r"(?:(?@generic)|(?@kinds))\W{0,3}(?:\d{1,4}|\(\d{1,4}\))?\W{0,3}\Z",
    "picture-texts.toml",
    flags=re.IGNORECASE,
)
_FILE = regex(
    r"\s{0,3}[^\s/\\]{1,100}\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|heic)\s{0,3}\Z"
    r"|\s{0,3}(?:img|dsc[fn]?|pict|p\d|cimg|screen[-_ ]?shot|bildschirmfoto|capture|pxl|wp|image)"
    r"[-_ ]?\d[\w.:+ -]{0,60}\Z"
    r"|\s{0,3}[\da-f]{12,64}\Z",
    re.IGNORECASE,
)
_HIDDEN = regex(r"display:\s?none|visibility:\s?hidden", re.IGNORECASE)
# What counts visits or keeps a place: a pixel, a placeholder, an address of parameters that names no picture.
_TRACKS = regex(
    r"data:image/(?:gif|svg)"
    r"|.{0,300}(?:(?:\b|_)pixel|tracking|beacon|spacer|\b1x?1?px|\b1x1|\bblank\.|\btransparent|doubleclick|utm\.gif"
    r"|/(?:ads?|adx|adserver|advert|adverts|banners?)/|\bads?\d{0,2}\.|meter\.gif)"
    r"|[^?]{0,200}/[^?/.]{0,60}\?[^&]{0,300}&[^&]{0,300}&",
    re.IGNORECASE,
)
# The mark of a house, what parts two sections.
_ADORNS = regex(
    r".{0,300}(?:\b|[_\d])(?:logo(?:type|mark|s)?|wordmark|icons?|favicon|divider|separator|ornament|flourish)(?:\b|[_\d])",
    re.IGNORECASE,
)
_SMALL = regex(r"\s{0,3}[0-3](?:px)?\s{0,3}\Z")
_NAMES = ("aria-label", "aria-labelledby", "aria-hidden")
_BOUND = regex(r"(?:[\w-]{0,20}:|@|data-|ng-attr-|\[)alt\]?")
_MADE = ("{", "<%", "<?")
_WORD = regex(r"[^\W\d_]{2,}")
_LINK_START = regex(r"<a\b[^<>]{0,1000}>\s{0,80}\Z", re.IGNORECASE)
_LINK_END = regex(r"\s{0,80}</a\s{0,8}>", re.IGNORECASE)
_MARKUP = regex(r"<[^<>]{0,1500}>|\]\([^()\s]{0,800}\)|\]\[[^\[\]]{0,100}\]")
_NEAR, _APART = 1100, 2500


def undescribed(facts: Facts) -> Iterator[Undescribed]:
    """Yield the pictures of an article that nothing describes."""
    generic = _GENERIC(facts.data)
    row, more, end = None, 0, -1
    body = ArticleBody(facts)
    for one in facts.page_references:
        if not one.image or _TRACKS.match(one.url) or facts.in_code(one.span) or not body.shows(one):
            continue
        alt = " ".join((one.alt or "").split())
        kind = _fault(facts, one, alt, generic)
        if not kind:
            continue
        if row is not None and row.kind == kind and _is_row(facts.doc.source.text[end : one.span.start]):
            more += 1
        else:
            yield from _told(row, more)
            row, more = Undescribed(one.span, one.url, alt, kind), 0
        end = one.span.end
    yield from _told(row, more)


def _told(row: Undescribed | None, more: int) -> Iterator[Undescribed]:
    if row is not None:
        others = f", nor have the {more} pictures after it" if more > 1 else ", nor has the one after it"
        yield row._replace(more=others if more else "")


def _is_row(between: str) -> bool:
    """Say whether nothing to read stands between two pictures: badges, faces of sponsors."""
    return len(between) < _APART and not any(char.isalnum() for char in _MARKUP.sub("", between))


def _fault(facts: Facts, one: Reference, alt: str, generic: re.Pattern[str]) -> str:
    if not alt:
        if one.tag is None:
            return "link" if _alone_in_link(facts, one.span) else "empty"
        if _has_other_name(facts, one):
            return ""
        if one.alt is None:
            return "empty" if _ADORNS.match(one.url) else "missing"
        return "link" if _alone_in_link(facts, one.span) else ""
    if _FILE.match(alt) or _is_name_of(alt, one.url):
        return "file"
    return "generic" if generic.match(alt) else ""


def _has_other_name(facts: Facts, one: Reference) -> bool:
    """Say whether something else describes a picture in HTML, or it is not there to be seen."""
    tag = one.tag
    if tag is None or any(mark in facts.doc.source.slice(one.span) for mark in _MADE):
        return True
    if any(name in tag.attrs for name in _NAMES) or any(_BOUND.fullmatch(name) for name in tag.attrs):
        return True
    if (tag.get("role") or "") in ("presentation", "none") or _HIDDEN.search(tag.get("style") or ""):
        return True
    if any(_SMALL.match(tag.get(side) or "") for side in ("width", "height")):
        return True
    return len(_WORD.findall(tag.get("title") or "")) > 1


def _alone_in_link(facts: Facts, span: Span) -> bool:
    """Say whether a picture is all that a link shows: ``[![](weir.png)](log.md)``."""
    text = facts.doc.source.text
    if text[span.start - 1 : span.start] == "[" and text.startswith("](", span.end):
        return True
    if _LINK_END.match(text, span.end) is None:
        return False
    opened = _LINK_START.search(text[max(0, span.start - _NEAR) : span.start])
    return opened is not None and not any(f"{name}=" in opened[0].lower() for name in ("title", *_NAMES))


def _is_name_of(alt: str, url: str) -> bool:
    """Say whether a description is the name of the file, and such a name as nobody would say."""
    from urllib.parse import unquote

    stem = unquote(url.partition("?")[0]).rpartition("/")[2].rpartition(".")[0]
    odd = " " not in alt and not alt.isdigit() and any(char.isdigit() or char == "_" for char in alt)
    return odd and alt.casefold() == stem.casefold()
