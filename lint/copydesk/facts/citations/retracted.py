"""Works that an article cites and that a list of the project calls retracted.

A work is cited by its DOI or PMID: in words, behind doi.org, in the address of a publisher or of PubMed, or
in the entry of a bibliography. Where the article itself says that a work was retracted, it knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...base.escapes import unquote
from ...base.regexes import regex
from ...document.source import Span

if TYPE_CHECKING:
    from ...input.retractions import Retraction, Retractions
    from ..facts import Facts

_DOI = regex(r"(?<![\w.])10\.\d{4,9}(?:\.\d{1,9}){0,3}(?:/|%2[Ff])[^\s\"'<>|{}\\^`]{1,300}")
_PMID = regex(
    r"\b(?:PMID|pmid)\s{0,2}[:=]?\s{0,2}(\d{1,9})\b|ncbi\.nlm\.nih\.gov/(?:pubmed/)?(\d{1,9})\b"
    r"|europepmc\.org/(?:article|abstract)/(?:MED|med)/(\d{1,9})\b"
)
_NATURE = regex(r"nature\.com/articles/([a-z0-9][\w.-]{4,60})")
_TAIL = regex(
    r"(?:[?#&].{0,300}|[.,;:)\]*_’”]{1,9}|/(?:full|pdf|epdf|abstract|html|meta|summary|references|figures|asset)"
    r"|\.(?:full|pdf|html|abstract|long|short))\Z"
)
_MOST_TRIES = 6
_AROUND = 200


class Retracted(NamedTuple):
    """A citation of a retracted work: its place, how the work is named there, and what the list says."""

    span: Span
    identifier: str
    what: str
    nature: str
    date: str
    notice: str
    reason: str
    title: str
    list: str


def find_retracted(facts: Facts) -> Iterator[Retracted]:
    """Yield the retracted works that an article cites, in the order of the file, each place once."""
    companions = facts.knowledge.companions
    known = companions.retractions if companions is not None else None
    if known is None or not known.works:
        return
    seen: set[int] = set()
    for span, identifier in sorted(_cited(facts, known)):
        found = known.find(identifier)
        if found is None or not found.nature or span.start in seen or facts.in_code(span):
            continue
        seen.add(span.start)
        if not _says_so(facts, span):
            yield _made(span, identifier, found)


def _cited(facts: Facts, known: Retractions) -> Iterator[tuple[Span, str]]:
    text = facts.doc.source.text
    for match in _DOI.finditer(text):
        value = unquote(match[0]).rstrip(".,;:*_’”")
        for _ in range(_MOST_TRIES):
            if known.find(value) is not None:
                width = len(match[0]) if "%" in match[0] else len(value)
                yield Span(match.start(), match.start() + width), value
                break
            shorter = _TAIL.sub("", value)
            if shorter == value:
                break
            value = shorter
    for match in _PMID.finditer(text):
        group = match.lastindex or 1
        yield Span(*match.span(group)), match[group]
    for match in _NATURE.finditer(text):
        yield Span(*match.span(1)), f"10.1038/{match[1].removesuffix('.pdf')}"
    for note in facts.bibliography.cited:
        entry = facts.bibliography.entries.get(note.label)
        if entry is not None and entry.doi:
            yield note.span, entry.doi


def _says_so(facts: Facts, span: Span) -> bool:
    """Say whether the words around a citation tell that the work was retracted."""
    text = facts.doc.source.text
    before = text[max(0, span.start - 2 * _AROUND) : span.start].rpartition("\n\n")[2]
    near = (before + text[span.end : span.end + _AROUND].partition("\n\n")[0]).casefold()
    return "retract" in near or "withdrawn" in near


def _made(span: Span, identifier: str, found: Retraction) -> Retracted:
    happened = {
        "retraction": "was retracted",
        "concern": "stands under an expression of concern",
        "correction": "was corrected",
    }[found.nature]
    what = f"This work {happened}"
    if found.date:
        what += f" on {found.date}" if found.nature != "concern" else f" since {found.date}"
    if found.reason:
        what += f": {found.reason}"
    if found.notice:
        what += f" (notice: {found.notice})"
    return Retracted(span, identifier, what, *found)
