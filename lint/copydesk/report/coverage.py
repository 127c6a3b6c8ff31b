"""What was checked and what was not: for each file which rules looked at it, and why the others did not.

Most files of a run have the same answer, so each distinct one stands once in the report, under a key that
the files name. The key is made of the answer itself: it is the same whoever made it, today or before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..base.digest import blake2b
from ..base.levels import BOUNDS, UNREAD
from ..catalogue.notrun import CRASHED, LANGUAGE, REASONS, NotRun
from ..document.model import CUT_OFF

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet
    from ..pipeline.engine import Outcome

Json = dict[str, Any]
NOTHING_SET = "0" * 12
"""Stands for a key that is put in later."""


def rules_of(outcome: Outcome, rules: RuleSet) -> Json:
    """Say which rules looked at a document, and which did not, grouped by reason."""
    failed = dict(outcome.crashed)
    ran = sorted(rule for rule in outcome.rules_run if rule not in failed)
    left = [*rules.idle, *outcome.skipped, *(NotRun(rule, CRASHED, failed[rule]) for rule in failed)]
    looked = set(ran)
    return {"ran": ran, "not_run": list(_grouped(one for one in left if one.rule not in looked))}


def _grouped(left: Iterable[NotRun]) -> Iterator[Json]:
    groups: dict[tuple[str, str], list[str]] = {}
    for one in left:
        groups.setdefault((one.reason, one.detail), []).append(one.rule)
    for reason, detail in sorted(groups, key=lambda group: (REASONS.index(group[0]), group[1])):
        yield {"reason": reason, "detail": detail, "rules": sorted(groups[reason, detail])}


def key_of(told: Json) -> str:
    """Return the key of an answer."""
    import json

    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode("utf-8", "replace"), digest_size=len(NOTHING_SET) // 2).hexdigest()


def limits_of(outcome: Outcome) -> list[Json]:
    """Say what a bound cut off in a document."""
    return [
        *(
            {"rule": finding.evidence.get("rule", finding.rule_id), "detail": finding.message}
            for finding in outcome.findings
            if finding.rule_id in BOUNDS
        ),
        *(
            {"rule": UNREAD, "detail": problem.detail}
            for problem in outcome.facts.unread_problems
            if problem.kind in CUT_OFF
        ),
    ]


def links_of(outcome: Outcome) -> dict[str, int]:
    """Count the addresses that a document links to by what became of them; {} where it links to none."""
    facts = outcome.facts
    urls = {link.url for link in facts.doc.links if link.url.lower().startswith(("http://", "https://"))}
    if not urls:
        return {}
    beside = facts.knowledge.companions
    answers = beside.answers if beside is not None else None
    if answers is None:
        return {"not_asked": len(urls)}
    from ..input.online import COUNTED_AS

    found: dict[str, int] = {}
    for url in urls:
        state = COUNTED_AS[answers[url].state] if url in answers else "not_asked"
        found[state] = found.get(state, 0) + 1
    return dict(sorted(found.items()))


UNCHECKED = ("crashed", "bounds", "language", "links")
"""What of a checked file may have been left unchecked: rules that failed, rules that a bound cut off, a
file in whose language few rules read (1), links that were not asked or gave no answer.
"""

WORDS = {
    "bounds": "rules that were cut off (more findings than are listed, or no time left)",
    "language": "files in a language that few rules read",
    "links": "links that were not asked or gave no answer (--online asks)",
}
"""What a gate may ask to be checked, in words."""


def unchecked_of(outcome: Outcome, rules: RuleSet) -> dict[str, int]:
    """Count what of a document was not checked although it was asked for; only what there is."""
    counts = {
        "crashed": len(outcome.crashed),
        "bounds": len(limits_of(outcome)),
        "language": int(_foreign(outcome, rules)),
        "links": _open_links(outcome, rules),
    }
    return {kind: count for kind, count in counts.items() if count}


def _foreign(outcome: Outcome, rules: RuleSet) -> bool:
    """Say whether most rules that are bound to languages were left out for the language of the document."""
    left = sum(one.reason == LANGUAGE for one in outcome.skipped)
    bound = {active.rule.id for active in rules.active if active.rule.languages} if left else set[str]()
    return left > len(bound.intersection(outcome.rules_run))


def _open_links(outcome: Outcome, rules: RuleSet) -> int:
    """Count the links that a rule would have looked at had they answered."""
    if not any(question.asks_network for question in rules.questions):
        return 0
    return sum(count for state, count in links_of(outcome).items() if state in ("not_asked", "no_answer"))
