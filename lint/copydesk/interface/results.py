"""What the Python interface answers with: plain, immutable values that need nothing else to be understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.levels import OPEN
from ..catalogue.rule import Fix
from ..document.source import Span

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet
    from ..document.source import Source
    from ..pipeline.engine import Outcome
    from ..project.discover import Skip


class Place(NamedTuple):
    """Another place that explains a finding, with what it shows there."""

    line: int
    column: int
    end_line: int
    end_column: int
    span: Span
    note: str


class Finding(NamedTuple):
    """One finding.

    Lines and columns are counted from 1, columns in code points; the end is the place behind the last
    character. ``span`` is the same in code points of the text, half-open: ``text[span.start:span.end]`` is
    ``finding.text`` (of a text that begins with a byte-order mark: of what follows it). ``severity`` is
    error, warning or info; ``status`` is open, suppressed (a directive or the configuration lets it stand,
    ``justification`` says why) or baseline. ``evidence`` holds what the message was made from; ``former`` is
    the fingerprint that the finding had before, where that was another one, ``near`` names it without its
    heading.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule_id: str
    rule_name: str
    severity: str
    confidence: str
    message: str
    remedy: str
    text: str
    span: Span
    evidence: Mapping[str, Any]
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    status: str = OPEN
    justification: str = ""
    pointer: str = ""
    document_level: bool = False
    rule_version: int = 1
    former: str = ""
    near: str = ""


class NotRun(NamedTuple):
    """A rule that said nothing about a text, and why."""

    rule_id: str
    reason: str


class Unread(NamedTuple):
    """Lines (counted from 1, both included) that rules on prose have not read: the surroundings of the
    article on a page; or rules for the language of the text: a passage in another one.
    """

    first_line: int
    last_line: int
    reason: str


class Checked(NamedTuple):
    """What became of one text.

    ``findings`` are all findings in reading order, ``open`` those that count. ``rules_run`` were asked,
    ``not_run`` could not say anything (another language or format), ``crashed`` failed, ``unread`` was left
    out. ``not_checked`` says why the text as a whole was not checked; then the rest is empty. ``problems``
    are other things that could not be used, such as its baseline. ``complete`` is False when anything of
    this kind happened, or a rule crashed.
    """

    path: str
    format: str = ""
    language: str = ""
    profile: str = ""
    findings: tuple[Finding, ...] = ()
    rules_run: tuple[str, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    crashed: tuple[NotRun, ...] = ()
    unread: tuple[Unread, ...] = ()
    not_checked: str = ""
    problems: tuple[str, ...] = ()

    @property
    def open(self) -> list[Finding]:
        """The findings that count: nothing lets them stand, no baseline knows them."""
        return [finding for finding in self.findings if finding.status == OPEN]

    @property
    def complete(self) -> bool:
        """Whether the text was checked, with all that belongs to it, and no rule failed on it."""
        return not (self.not_checked or self.problems or self.crashed)


class Mended(NamedTuple):
    """One fix that was made: for which rule, what stood there, and what was done."""

    rule_id: str
    rule_name: str
    text: str
    title: str


class Fixed(NamedTuple):
    """A text after its fixes: the new ``text``, what was ``made``, and how many fixes were left out because
    each would leave another finding behind.
    """

    text: str
    made: tuple[Mended, ...]
    left: int


class NotChecked(RuntimeError):
    """Files that were asked for and could not be checked.

    ``skips`` says which and why, ``checked`` has the open findings of all others by path.
    """

    def __init__(self, skips: Iterable[Skip], checked: Mapping[str, list[Finding]] | None = None) -> None:
        self.skips = list(skips)
        self.checked = dict(checked or {})
        super().__init__("; ".join(f"{skip.path}: {skip.detail}" for skip in self.skips))


def checked(path: str, outcome: Outcome, rules: RuleSet) -> Checked:
    """Describe an outcome; ``path`` is what the findings are said to stand in."""
    facts = outcome.facts
    source = facts.doc.source
    return Checked(
        path,
        facts.doc.format,
        facts.language,
        outcome.profile.name if outcome.profile is not None else rules.profile,
        tuple(finding(path, source, one, rules) for one in outcome.findings),
        outcome.rules_run,
        tuple(NotRun(one.rule, one.detail) for one in outcome.skipped),
        tuple(NotRun(*one) for one in outcome.crashed),
        _unread(outcome),
    )


def finding(path: str, source: Source, found: Any, rules: RuleSet) -> Finding:
    """Place a finding of the pipeline (``catalogue.rule.Finding``) and say what to do about it."""
    start, end = source.position(found.span.start), source.position(found.span.end)
    return Finding(
        path,
        start.line,
        start.column,
        end.line,
        end.column,
        found.rule_id,
        found.rule_name,
        found.severity,
        found.confidence,
        found.message,
        found.remedy or rules.catalogue.rules[found.rule_id].remedy,
        found.text,
        found.span,
        found.evidence,
        tuple(_place(source, other.span, other.note) for other in found.related),
        found.fix,
        found.fingerprint,
        found.status,
        found.justification,
        found.pointer,
        found.document_level,
        found.rule_version,
        found.former,
        found.near,
    )


def _place(source: Source, span: Span, note: str) -> Place:
    start, end = source.position(span.start), source.position(span.end)
    return Place(start.line, start.column, end.line, end.column, span, note)


def _unread(outcome: Outcome) -> tuple[Unread, ...]:
    facts = outcome.facts
    parts = [
        Unread(part.first_line, part.last_line, f"left out as the surroundings of a page: {part.part}")
        for part in facts.unread_parts
    ]
    parts += [
        Unread(passage.first_line, passage.last_line, f"in another language: {passage.language}")
        for passage in facts.language_passages
        if passage.language and facts.language and passage.language != facts.language
    ]
    return tuple(sorted(parts))
