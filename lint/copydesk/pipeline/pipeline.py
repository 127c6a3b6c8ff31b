"""The straight line for one article: read, rules, then one step after the other over the findings.

``check``, ``fix``, ``claims`` and the Python interface all go through ``examine``. It is pure but for
``gather``, the hook through which the edge reads the files that an article names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ..base import heap
from ..base.levels import SEVERITIES
from ..facts.facts import MUCH
from ..input import readers
from . import fingerprint, fixguard, profiles, settle, specimens, suppress
from .engine import Outcome, run_rules
from .policy import OPEN_DOOR, Policy
from .timelimit import NO_LIMIT, Limit, TimeLimit

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet
    from ..document.document import Document
    from ..document.source import Source
    from ..input.companions import Companions

Gather = Callable[["Document"], "Companions"]


class Task(NamedTuple):
    """What is asked of one article: its format, the rules, and what is let stand in it.

    ``standing`` are fingerprints that the configuration lets stand, with the reason. ``gather`` reads the
    files and links that the article names; without it nobody looks at them. ``watch`` is called before every
    rule; what it raises ends the run. ``policy`` is what gates say about directives, ``limit`` how long it
    may take. What is less grave than ``least`` nobody wants to hear of: rules that find nothing else in a
    text of its kind are not asked.
    """

    format: str
    rules: RuleSet
    standing: Mapping[str, str] = MappingProxyType({})
    gather: Gather | None = None
    watch: Callable[[], None] | None = None
    policy: Policy = OPEN_DOOR
    limit: Limit = NO_LIMIT
    least: str = SEVERITIES[0]


Step = Callable[[Outcome, Task], Outcome]


def _grade(outcome: Outcome, task: Task) -> Outcome:
    return profiles.graded(outcome, task.rules)


def _settle(outcome: Outcome, task: Task) -> Outcome:
    return outcome._replace(findings=settle.settle(outcome.findings, task.rules, task.policy.protected))


def _fingerprint(outcome: Outcome, task: Task) -> Outcome:
    return outcome._replace(findings=fingerprint.marked(outcome.facts, outcome.findings))


def _guard(outcome: Outcome, task: Task) -> Outcome:
    return outcome._replace(findings=fixguard.guarded(outcome.facts, outcome.findings))


def _show(outcome: Outcome, task: Task) -> Outcome:
    lowered = specimens.lowered(outcome.facts, outcome.findings, task.rules, task.policy.protected)
    return outcome._replace(findings=lowered)


def _stand(outcome: Outcome, task: Task) -> Outcome:
    return suppress.let_stand(outcome, task.rules, task.standing, task.policy)


def _suppress(outcome: Outcome, task: Task) -> Outcome:
    return suppress.apply(outcome, task.rules, task.policy)


STEPS: Sequence[Step] = (_grade, _settle, _fingerprint, _guard, _show, _stand, _suppress)
"""What happens to findings after the rules, in this order. The baseline is the last step; it looks at all
files of a run and so stands at its end (``baseline.Known``).
"""


def examine(source: Source, task: Task) -> Outcome:
    """Take a decoded source through the line: reader, rules, and the steps after the rules.

    Raises ``OutOfTime`` when that cannot be done in the time that there is.
    """
    if len(source.text) > MUCH:
        heap.keep_apart()
    with TimeLimit(task.limit) as time:
        return _examined(readers.read(source, task.format), task, time)


def examine_document(document: Document, task: Task) -> Outcome:
    """Take a document through the line behind the reader, as ``examine`` does."""
    with TimeLimit(task.limit) as time:
        return _examined(document, task, time)


def _examined(document: Document, task: Task, time: TimeLimit) -> Outcome:
    companions = task.gather(document) if task.gather is not None else None
    facts = task.rules.facts(document, companions)
    quiet = profiles.quiet(facts, task.rules, task.least)
    outcome = run_rules(facts, task.rules, task.watch, time, quiet)
    if task.rules.apart:
        from .apart import run_apart

        outcome = run_apart(outcome, task.rules, companions, task.watch, time)
    time.step()
    for step in STEPS:
        outcome = step(outcome, task)
    return outcome


def lint_document(document: Document, rules: RuleSet, companions: Companions | None = None) -> Outcome:
    """Run the rules of a set over a document and settle and name what they find; directives do not count.

    Pure: the same document, set and companions give the same outcome.
    """
    task = Task(document.format, rules)
    outcome = run_rules(rules.facts(document, companions), rules)
    return _fingerprint(_settle(outcome, task), task)
