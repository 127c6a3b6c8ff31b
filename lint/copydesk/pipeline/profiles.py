"""Which profile counts for a file: the configured one, or the one that the file looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..base.levels import GUESSED, RANK, SEVERITIES
from ..catalogue.notrun import PROFILE, NotRun

if TYPE_CHECKING:
    from ..catalogue.rule import Finding
    from ..catalogue.ruleset import RuleSet
    from ..facts import Facts
    from .engine import Outcome


class Profile(NamedTuple):
    """The profile of one file: its name, where it comes from (``guessed``, ``configuration``, ``command
    line``), and for a guess by what it was told.
    """

    name: str
    origin: str
    because: str = ""


def profile_of(outcome: Outcome, rules: RuleSet) -> Profile:
    """Return the profile that counts for a checked file."""
    if rules.origin:
        return Profile(rules.profile, rules.origin)
    kind = outcome.facts.kind_of_text
    return Profile(kind.profile or rules.profile, GUESSED, kind.because)


def quiet(facts: Facts, rules: RuleSet, least: str) -> frozenset[str]:
    """Return the rules that need not be asked about a text whose profile is guessed, when what is less grave
    than ``least`` is not wanted.
    """
    if rules.origin or least == SEVERITIES[0]:
        return frozenset()
    return rules.quiet(facts.kind_of_text.profile, least)


def graded(outcome: Outcome, rules: RuleSet) -> Outcome:
    """Make milder, or take out, what a guessed profile does not hold against a text of its kind, and milder
    what the shape of words and lines says of a plain text that shows code. A configured profile is firm.
    """
    profile = profile_of(outcome, rules)
    if profile.origin != GUESSED:
        return outcome._replace(profile=profile)
    outcome = _coded(outcome, rules)
    levels = rules.milder(outcome.facts.kind_of_text.profile)
    findings = []
    for finding in outcome.findings:
        level = levels.get(finding.rule_id)
        if level == "off":
            continue
        if level is not None and RANK[level] < RANK[finding.severity]:
            finding = finding._replace(severity=level)
        findings.append(finding)
    off = [rule_id for rule_id in outcome.rules_run if levels.get(rule_id) == "off"]
    reason = f"off in the profile {profile.name}, which was guessed: {profile.because}"
    return outcome._replace(
        profile=profile,
        findings=findings,
        rules_run=tuple(rule_id for rule_id in outcome.rules_run if levels.get(rule_id) != "off"),
        skipped=(*outcome.skipped, *(NotRun(rule_id, PROFILE, reason) for rule_id in off)),
    )


def _coded(outcome: Outcome, rules: RuleSet) -> Outcome:
    """Make a note of each finding up to the level to which its rule is doubted where a plain text shows code,
    but for rules that the user has named.
    """
    least, told = SEVERITIES[0], rules.catalogue.data("profile-signs.toml")["unmarked_code"]
    doubted = dict.fromkeys(told["rules"], SEVERITIES[-1]) | dict.fromkeys(told["warnings"], "warning")

    def doubtful(finding: Finding) -> bool:
        most = RANK[doubted.get(finding.rule_id, least)]
        return RANK[least] < RANK[finding.severity] <= most and finding.rule_id not in rules.firm

    if not any(map(doubtful, outcome.findings)) or not outcome.facts.shows_code:
        return outcome
    findings = [one._replace(severity=least) if doubtful(one) else one for one in outcome.findings]
    return outcome._replace(findings=findings)
