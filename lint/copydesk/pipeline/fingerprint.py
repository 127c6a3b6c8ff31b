"""Fingerprints: the name of a finding that survives edits elsewhere, re-flowing and renaming of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
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
_NEIGHBOURS = 5
_REACH = 400


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
        words, words_before = _neighbours(doc, finding)
        mark = former = _mark(finding, words, title)
        if words_before != words:
            former = _mark(finding, words_before, title)
        mark, former = _numbered(mark, seen), _numbered(former, seen_before)
        done.append(finding._replace(fingerprint=mark, former=former if former != mark else ""))
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


def _numbered(mark: str, seen: dict[str, int]) -> str:
    """Number findings that are alike in all that names them, in reading order."""
    number = seen[mark] = seen.get(mark, 0) + 1
    return mark if number == 1 else f"{mark}-{number}"


def _neighbours(doc: Document, finding: Finding) -> tuple[_Words, _Words]:
    """Return up to five whole words on each side of a finding, never from another paragraph; and the words
    that recipe 2 took.

    The reach is long enough for five words in nearly every text, so that only they count, and not how many
    code points of markup, white space and line breaks stand between them. A word that it cuts in two is none.
    Recipe 2 left a word of a short paragraph out where the reach ended inside a word of another paragraph, so
    that an edit over there changed the fingerprint.
    """
    if finding.document_level:
        return _NONE, _NONE
    text, (start, end) = doc.source.text, finding.span
    first, last = max(0, start - _REACH), end + _REACH
    cut = _BLANK_LINE if doc.wrapped else _LINE
    before, after = cut.split(text[first:start]), cut.split(text[end:last])
    left, right = _WORD.findall(before[-1].casefold()), _WORD.findall(after[0].casefold())
    cut_left = first > 0 and _CUT_WORD.match(text, first - 1) is not None and len(left) <= _NEIGHBOURS
    cut_right = _CUT_WORD.match(text, last - 1) is not None and len(right) <= _NEIGHBOURS
    formerly = _Words(left[cut_left:][-_NEIGHBOURS:], right[: len(right) - cut_right][:_NEIGHBOURS])
    cut_left, cut_right = cut_left and len(before) == 1, cut_right and len(after) == 1
    now = _Words(left[cut_left:][-_NEIGHBOURS:], right[: len(right) - cut_right][:_NEIGHBOURS])
    return now, formerly


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold())) or text.strip()
