"""Fingerprints: the name of a finding that survives edits elsewhere, re-flowing and renaming of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import islice
from re import Pattern
from typing import TYPE_CHECKING, NamedTuple

from ..base.digest import blake2b
from ..base.regexes import regex
from ..catalogue.rule import Finding

if TYPE_CHECKING:
    from ..document.document import Document
    from ..facts import Facts

_WORD = regex(r"[^\W_]+")
_CUT_WORD = regex(r"[^\W_]{2}")
_BLANK_LINE = regex(r"\n[ \t\r]*\n")
_LINE = regex(r"\n")
_MARKDOWN = regex(r"\n(?:[ \t\r]{0,200}\n|[ \t]{0,40}(?:\||(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]))")
_MARKER = 60
"""So far behind a place may stand what makes an edge of the line end before it."""

_NEIGHBOURS = 5
_REACH = 400
_LONG = 10_000


def marked(facts: Facts, findings: Sequence[Finding]) -> list[Finding]:
    """Return findings with their fingerprints, and with those of the earlier recipe where they are others."""
    doc = facts.doc
    headings = [section.heading for section in facts.sections if section.heading is not None]
    starts = [heading.span.start for heading in headings]
    titles = ["", *(_normal(doc.text_of(heading)) for heading in headings)]
    seen: dict[str, int] = {}
    seen_before: dict[str, int] = {}
    done = []
    for finding in findings:
        title = titles[bisect_right(starts, finding.span.start)]
        words, former_words = _neighbours(doc, finding)
        mark = former = _mark(finding, words, title)
        if former_words != words:
            former = _mark(finding, former_words, title)
        mark, former = _numbered(mark, seen), _numbered(former, seen_before)
        near = _near(finding, words)
        done.append(finding._replace(fingerprint=mark, former=former if former != mark else "", near=near))
    return done


class _Words(NamedTuple):
    """Up to five whole words on each side of a finding."""

    before: Sequence[str]
    after: Sequence[str]


_NONE = _Words((), ())


def _mark(finding: Finding, words: _Words, title: str) -> str:
    """Return what names a finding: rule, normalised text, five words on each side, heading. No line number
    goes in.
    """
    parts = [finding.rule_id, _normal(finding.text)]
    if not finding.document_level:
        parts += [*words.before, "|", *words.after, "|", title]
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


def _near(finding: Finding, words: _Words) -> str:
    """Return what names a finding without its heading; "" where neither its own words nor those beside it are
    enough to tell it from others.
    """
    own = _normal(finding.text)
    if max(own.count(" ") + 1, len(words.before) + len(words.after)) < _NEIGHBOURS or finding.document_level:
        return ""
    parts = [finding.rule_id, own, *words.before, "|", *words.after]
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()


def _numbered(mark: str, seen: dict[str, int]) -> str:
    """Number findings that are alike in all that names them, in reading order."""
    number = seen[mark] = seen.get(mark, 0) + 1
    return mark if number == 1 else f"{mark}-{number}"


def _neighbours(doc: Document, finding: Finding) -> tuple[_Words, _Words]:
    """Return up to five whole words on each side of a finding, never from another paragraph, list item, table
    row or element; and the words that recipe 2 took.

    The reach is long enough for five words in nearly every text, so that only they count, and not how many
    code points of markup, white space and line breaks stand between them. A word that it cuts in two is none.
    """
    if finding.document_level:
        return _NONE, _NONE
    text, (start, end) = doc.source.text, finding.span
    edge = _edge(doc)
    first, last = max(0, start - _REACH), end + _REACH
    begin, stop = first, last
    for found in edge.finditer(text, first, start + _MARKER):
        if found.start() < start:
            begin = min(found.end(), start)
    behind = edge.search(text, end, last + _MARKER)
    if behind is not None:
        stop = min(last, behind.start())
    left, right = _WORD.findall(text[begin:start].casefold()), _WORD.findall(text[end:stop].casefold())
    former = _former(doc, finding, (begin, left), (stop, right))
    if begin == first > 0 and _CUT_WORD.match(text, first - 1):
        left = left[1:]
    if stop == last and _CUT_WORD.match(text, last - 1):
        right = right[:-1]
    return _Words(left[-_NEIGHBOURS:], right[:_NEIGHBOURS]), former


def _edge(doc: Document) -> Pattern[str]:
    """Return what parts the neighbourhoods of a document: what does not change when lines are broken anew."""
    if doc.traits.elements:
        return _tags()
    return _MARKDOWN if doc.traits.markdown else _BLANK_LINE if doc.wrapped else _LINE


@cache
def _tags() -> Pattern[str]:
    """Return what parts a web page: the tags of elements that are blocks of their own."""
    from ..input.readers.htmltokens import BLOCKS  # loaded by now, for a page was read

    return regex(rf"(?i)</?(?:{'|'.join(sorted(BLOCKS))})\b[^<>]{{0,400}}>")


def _former(
    doc: Document, finding: Finding, before: tuple[int, list[str]], behind: tuple[int, list[str]]
) -> _Words:
    """Return the words that recipe 2 took: from the whole paragraph, or the line where the document seemed to
    have a paragraph on each; without one of them where its reach ended inside a word, even of another
    paragraph. ``before`` and ``behind`` are the words of today's recipe, with the place where they begin and
    the one where they end: mostly they are the same.
    """
    text, (start, end) = doc.source.text, finding.span
    first, last = max(0, start - _REACH), end + _REACH
    if doc.wrapped:
        begin = first + max((edge.end() for edge in _BLANK_LINE.finditer(text[first:start])), default=0)
        edge = _BLANK_LINE.search(text[end:last])
        stop = end + edge.start() if edge is not None else last
    else:
        begin = max(first, text.rfind("\n", first, start) + 1)
        at = text.find("\n", end, last)
        stop = at if at >= 0 else last
    left = before[1] if begin == before[0] else _WORD.findall(text[begin:start].casefold())
    right = behind[1] if stop == behind[0] else _WORD.findall(text[end:stop].casefold())
    if first and len(left) <= _NEIGHBOURS and _CUT_WORD.match(text, first - 1):
        left = left[1:]
    if len(right) <= _NEIGHBOURS and _CUT_WORD.match(text, last - 1):
        right = right[:-1]
    return _Words(left[-_NEIGHBOURS:], right[:_NEIGHBOURS])


def _normal(text: str) -> str:
    if len(text) < _LONG:
        return " ".join(_WORD.findall(text.casefold())) or text.strip()
    # A finding may be as long as its file: its words are never all held at once.
    words = _WORD.finditer(text.casefold())
    return " ".join(iter(lambda: " ".join(word[0] for word in islice(words, 1_000)), "")) or text.strip()
