"""Faults that are shown on purpose: lines, items and columns that are marked as wrong (``specimens.toml``),
and what “[sic]” stands behind.

Whatever rule finds something there is right about the words and wrong about the author: it is pointed out,
and nothing is mended unseen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.once import once
from ..base.regexes import regex
from ..catalogue.rule import Finding
from ..document.model import PARAGRAPH, PROSE_KINDS, Block, Table

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet
    from ..facts import Facts

_FILE = frozenset({"raw", "document"})
"""Scopes of rules that are about the file, and not about its wording."""
_HELD = "it may be an example of a fault"
_OVER = regex(r"[.!?][\"”’)*_]{0,3}[ \t]*\n")
_MARKUP = " *_:\n"
_SIC = regex(r"[\[(]\s?[Ss]ic[!.]?\s?[\])]")
_LEADS = regex(r"[\"”’]?[ ]?(?:→|⇒|[-=]>)")
_BEHIND = 3
"""How far behind a quotation “[sic]” may stand."""
_LONGEST = 200
"""How far before a label a line is looked at."""


class _Signs(NamedTuple):
    """What is looked for: any label, and which of them show faults."""

    pattern: re.Pattern[str]
    literals: tuple[str, ...]
    wrong: frozenset[str]


class _Region(NamedTuple):
    """A prose range in which faults are shown, and the label that says so."""

    start: int
    end: int
    label: str


def lowered(
    facts: Facts, findings: list[Finding], rules: RuleSet, protected: Container[str] = frozenset()
) -> list[Finding]:
    """Return findings of which those in examples of faults are info, and no longer mended unseen. Rules about
    the stored file, and ``protected`` ones, are taken at their word.
    """
    if not findings or facts.doc.addressing != "source":
        return findings
    data: Mapping[str, Any] = facts.data("specimens.toml")
    regions = sorted([*_labelled(facts, data), *_columns(facts, data), *_as_written(facts), *_mended(facts)])
    if not regions:
        return findings
    starts = [region.start for region in regions]
    found = []
    for finding in findings:
        if finding.rule_id not in protected and not finding.document_level and _is_wording(finding, rules):
            at = facts.doc.prose.from_source(finding.span.start)
            number = bisect_right(starts, at) - 1
            if number >= 0 and at < regions[number].end:
                finding = _shown(finding, regions[number].label)
        found.append(finding)
    return found


def _is_wording(finding: Finding, rules: RuleSet) -> bool:
    active = rules.by_id.get(finding.rule_id)
    return active is not None and _FILE.isdisjoint(active.rule.scope)


def _shown(finding: Finding, label: str) -> Finding:
    fix = finding.fix
    if fix is not None and fix.safety == "safe":
        fix = fix._replace(safety="unsafe", held=_HELD)
    message = f"{finding.message} (unless it is shown as a fault: “{label}”)"
    return finding._replace(severity="info", fix=fix, message=message)


def _labelled(facts: Facts, data: Mapping[str, Any]) -> Iterator[_Region]:
    """Yield what stands behind labels of faults at the head of items and lines: the rest of an item, and of a
    paragraph what is left of the sentence in its line or lines, up to the next label.
    """
    signs = _signs(data)
    doc = facts.doc
    if not any(literal in facts.folded for literal in signs.literals):
        return
    last: _Region | None = None
    for match in signs.pattern.finditer(doc.prose.text):
        label = match["mark"] or match["label"]
        wrong = label.lower() in signs.wrong
        if wrong and match["opens"] is None and not _opens_line(facts, match.start("sign")):
            continue
        if last is not None:
            yield last._replace(end=min(last.end, match.start()))
        last, block = None, doc.block_at(match.start("sign"))
        if not wrong or block is None or block.kind not in PROSE_KINDS:
            continue
        last = _Region(match.start("sign"), _end(facts, block, match.end()), label)
    if last is not None:
        yield last


def _opens_line(facts: Facts, offset: int) -> bool:
    """Say whether no words stand before a place in the line of the file."""
    source, at = facts.doc.source.text, facts.doc.lift(offset, offset + 1).start
    return not any(map(str.isalnum, source[source.rfind("\n", 0, at) + 1 : at][-_LONGEST:]))


def _end(facts: Facts, block: Block, offset: int) -> int:
    """Return where what a label shows is over: in a paragraph, where a line of the file ends a sentence."""
    if block.kind != PARAGRAPH:
        return block.end
    at = facts.doc.lift(offset - 1, offset).end
    over = _OVER.search(facts.doc.source.text, at, block.span.end)
    return min(block.end, facts.doc.prose.from_source(over.end())) if over is not None else block.end


@once
def _signs(data: Mapping[str, Any]) -> _Signs:
    """Return what is looked for, made once for all documents."""
    marks = (*data["wrong-marks"], *data["right-marks"])
    labels = (*data["wrong-labels"], *data["right-labels"])
    either = ["|".join(map(re.escape, words)) for words in (marks, labels)]
    pattern = rf"(?im)(?P<opens>^[ \t]*)?(?P<sign>(?P<mark>{either[0]})|(?<!\w)(?P<label>{either[1]}):)"
    literals = (*data["wrong-marks"], *(f"{label}:" for label in data["wrong-labels"]))
    return _Signs(regex(pattern), literals, frozenset((*data["wrong-marks"], *data["wrong-labels"])))


def _columns(facts: Facts, data: Mapping[str, Any]) -> Iterator[_Region]:
    """Yield the cells below the heads of columns of faults."""
    for table in facts.doc.tables:
        heads = _heads(table)
        known = frozenset(heads)
        wrong = [
            head in data["columns"] or data["pairs"].get(head) in known if head else False for head in heads
        ]
        if not any(wrong):
            continue
        for row in table.rows:
            if row.kind == "body":
                for cell, head, fault in zip(row.cells, heads, wrong, strict=False):
                    if fault and cell.end > cell.start:
                        yield _Region(cell.start, cell.end, head)


def _as_written(facts: Facts) -> Iterator[_Region]:
    """Yield what “[sic]” says to stand as somebody else wrote it: the quotation that it stands in or behind,
    and of what is not quoted the two words before it.
    """
    if "sic" not in facts.vocabulary_parts:
        return
    text, quotes = facts.doc.prose.text, [(start, end) for start, end, *_ in facts.quotes]
    for match in _SIC.finditer(text):
        at = match.start()
        number = bisect_right(quotes, (at, at)) - 1
        before = text[max(0, at - _LONGEST) : at]
        last = before.rstrip().rfind(" ")
        words = before[before.rfind(" ", 0, max(0, last)) + 1 :]
        if number >= 0 and at <= quotes[number][1] + _BEHIND:
            yield _Region(quotes[number][0], max(at, quotes[number][1]), match.group())
        elif words:
            yield _Region(at - len(words), at, match.group())


def _mended(facts: Facts) -> Iterator[_Region]:
    """Yield quotations that an arrow leads to what is right: "much boats" → "many boats"."""
    text = facts.doc.prose.text
    if _LEADS.search(text) is None:
        return
    for start, end, *_ in facts.quotes:
        arrow = _LEADS.match(text, end)
        if arrow is not None:
            yield _Region(start, end, arrow.group().strip('"”’ '))


def _heads(table: Table) -> list[str]:
    header = next((row for row in table.rows if row.kind == "header"), None)
    return [" ".join(cell.text.lower().strip(_MARKUP).split()) for cell in header.cells] if header else []
