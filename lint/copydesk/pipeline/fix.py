"""Apply the fixes that findings carry.

Several passes, because one fix can make room for the next; within a pass fixes that overlap wait for the
following one. A fix that would leave a new finding behind, or would not remove its own, is not made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..base.levels import OPEN, TIMED
from ..catalogue.rule import Edit, Finding
from ..document.source import Source
from ..input import readers
from .fixguard import locked
from .pipeline import examine

if TYPE_CHECKING:
    from .engine import Outcome
    from .pipeline import Task

PASSES = 12


@dataclass(slots=True)
class Fixed:
    """The outcome for one file: its new bytes (the old ones when nothing was changed), the findings that
    were fixed, and how many fixes were not made because each would leave another finding behind.
    """

    data: bytes
    made: list[Finding]
    left: int = 0


class FixedText(NamedTuple):
    """The outcome for one text, as for a file."""

    text: str
    made: list[Finding]
    left: int


class Refused(ValueError):
    """A file must not be changed; the message says why."""


def fix_data(
    path: str, data: bytes, task: Task, *, unsafe: bool = False, break_provenance: bool = False
) -> Fixed:
    """Fix the bytes of one file. Raises ``Refused``.

    Safe fixes are made; ``unsafe`` adds those to be read again afterwards. Suggestions are never applied.
    """
    source = readers.decode(path, data, task.format)
    text, made, left = fix_text(source, task, unsafe=unsafe, break_provenance=break_provenance)
    return Fixed(_encode(source, text) if made else data, made, left)


def fix_text(
    source: Source, task: Task, *, unsafe: bool = False, break_provenance: bool = False
) -> FixedText:
    """Fix a decoded text, as ``fix_data`` does. Raises ``Refused``."""
    outcome = examine(source, task)
    if any(finding.rule_id == TIMED for finding in outcome.findings):
        raise Refused("not changed: a rule took too long on it, so that nobody knows what is in it")
    if why := locked(outcome.facts.doc, signed=break_provenance):
        raise Refused(f"not changed: {why}")
    wanted = ("safe", "unsafe") if unsafe else ("safe",)
    state = _State(source.path, source.text, _open(outcome))
    tried = 0
    for _ in range(PASSES):
        batch = _batch(
            [f for f in state.findings if _fixable(f, wanted) and f.fingerprint not in state.banned]
        )
        if not batch and state.banned and len(state.made) > tried:
            # What did harm before the others were made may do none now; a second run would make it.
            tried = len(state.made)
            state.banned.clear()
            continue
        if not batch:
            break
        _make([finding.fingerprint for finding in batch], state, task)
    left = sum(finding.fingerprint in state.banned for finding in state.findings)
    return FixedText(state.text, state.made, left)


class _State:
    """A file while it is being fixed: its text, what is found in it, what was fixed, what must not be tried
    again.
    """

    def __init__(self, path: str, text: str, findings: list[Finding]) -> None:
        self.path, self.text, self.findings = path, text, findings
        self.made: list[Finding] = []
        self.banned: set[str] = set()


def _make(marks: list[str], state: _State, task: Task) -> None:
    """Make the fixes of the findings with these fingerprints; where together they do harm, try them by
    halves.

    Findings are looked up by fingerprint each time, because every fix that was made has moved what follows
    it.
    """
    wanted = set(marks)
    batch = [finding for finding in state.findings if finding.fingerprint in wanted]
    if not batch:
        return
    text = apply_edits(state.text, [edit for finding in batch for edit in _edits(finding)])
    after = _findings(Source.from_text(text, state.path), task)
    if not _harm(state.findings, after, batch):
        state.text, state.findings = text, after
        state.made += batch
    elif len(batch) == 1:
        state.banned.add(batch[0].fingerprint)
    else:
        half = len(marks) // 2
        _make(marks[:half], state, task)
        _make(marks[half:], state, task)


def _harm(before: Sequence[Finding], after: Sequence[Finding], fixed: Sequence[Finding]) -> bool:
    """Say whether there is a finding more than there should be, of a rule that a fix was for or above
    ``info`` of any.
    """
    mended = {finding.rule_id for finding in fixed}
    allowed = Counter(finding.rule_id for finding in before if _counts(finding, mended))
    allowed.subtract(finding.rule_id for finding in fixed)
    counts = Counter(finding.rule_id for finding in after if _counts(finding, mended))
    return any(count > max(0, allowed[rule_id]) for rule_id, count in counts.items())


def _counts(finding: Finding, mended: Collection[str]) -> bool:
    return finding.severity != "info" or finding.rule_id in mended


def _findings(source: Source, task: Task) -> list[Finding]:
    return _open(examine(source, task))


def _open(outcome: Outcome) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.status == OPEN]


def _fixable(finding: Finding, wanted: Sequence[str]) -> bool:
    return finding.fix is not None and finding.fix.safety in wanted


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix is not None else ()


def _batch(findings: Sequence[Finding]) -> list[Finding]:
    """Choose fixes that do not touch each other; the others wait for the next pass."""
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in findings:
        ranges = [(edit.span.start, edit.span.end) for edit in _edits(finding)]
        if any(start <= last and first <= end for start, end in ranges for first, last in taken):
            continue
        taken += ranges
        chosen.append(finding)
    return chosen


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with edits made; they must not overlap. New lines are written as the file writes its
    own.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, reverse=True):
        new = edit.new.replace("\r\n", "\n").replace("\n", ending)
        text = text[: edit.span.start] + new + text[edit.span.end :]
    return text


def _encode(source: Source, text: str) -> bytes:
    try:
        return source.encoded(text)
    except UnicodeEncodeError as error:
        raise Refused(
            f"not changed: {source.encoding} has no {text[error.start]!r}, which a fix would write"
        ) from None
