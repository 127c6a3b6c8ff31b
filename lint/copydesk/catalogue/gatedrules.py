"""Rules that a gate protects, put into the rules that run for an article below it."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.levels import RANK
from .naming import ids
from .ruleset import LEVELS, RuleSet, reach


def held(rules: RuleSet, gates: Sequence[tuple[RuleSet, Sequence[str]]]) -> RuleSet:
    """Return a rule set in which the rules that gates protect run as they do at the gate, and as grave as
    there at least. ``gates``, farthest first, are the rules at each gate with the names of those that it
    protects; where several protect a rule, the farthest says what it finds. Raises ``ChoiceError``.
    """
    active, firm = dict(rules.by_id), rules.firm
    keeper: dict[str, int] = {}
    for number, (base, names) in enumerate(gates):
        fixed = ids(base.catalogue, names)
        firm |= fixed
        for rule_id in sorted(fixed & base.by_id.keys()):
            least, now = base.by_id[rule_id], active.get(rule_id)
            kept = active[rule_id] if rule_id in keeper else least
            levels = [kept.level, least.level, *([] if now is None else [now.level])]
            strictest = kept._replace(level=max(levels, key=LEVELS.index))
            # A level that is set caps what the rule can be.
            active[rule_id] = strictest if RANK[reach(strictest)] >= RANK[reach(least)] else kept
            keeper.setdefault(rule_id, number)
    apart = [
        base.with_active([active[rule_id] for rule_id in sorted(keeper) if keeper[rule_id] == number])
        for number, (base, _) in enumerate(gates)
        if number in keeper.values() and not base.sees_like(rules)
    ]
    return RuleSet(
        rules.catalogue,
        tuple(active[rule_id] for rule_id in sorted(active)),
        rules.profile,
        rules.today,
        rules.settings,
        rules.origin,
        firm,
        tuple(one for one in rules.idle if one.rule not in active),
        tuple(apart),
    )
