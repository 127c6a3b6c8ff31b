"""How often the findings of a rule were right on real articles: counts that stand in the pack as data.

``data/precision.toml`` of a pack holds what was counted for the rules of that pack; ``bench/wild.py`` writes
ours. A level is *earned* when the share of findings that were right reaches its bar. Small counts are not
dressed up: below ``ENOUGH`` findings the share says little, so a level is only called missed there when the
count would be a rare accident for a rule that reaches its bar. Opinions (an editor may see it so, but it is
noise at this level) count against a rule as much as faults do.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import comb, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import PackError
from .packdata import read_data

if TYPE_CHECKING:
    from .catalogue import Catalogue
    from .rule import Rule

FILE = "precision.toml"
BARS = {"error": 0.95, "warning": 0.85}
ENOUGH = 10
SEVERITIES = ("error", "warning", "info")
DOUBT = 0.05
Z = 1.96  # of a 95 % interval
COUNTS = ("true", "opinion", "false", "unread")


class Tier(NamedTuple):
    """What was counted for the findings of one severity and confidence of a rule."""

    severity: str
    confidence: str
    true: int
    opinion: int
    false: int
    unread: int

    @property
    def read(self) -> int:
        """The number of findings that somebody read in their place."""
        return self.true + self.opinion + self.false

    @property
    def share(self) -> float:
        """The share of the findings read that were right; 0 when none was read."""
        return self.true / self.read if self.read else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies with 95 % confidence (Wilson's interval)."""
        n = self.read
        if not n:
            return 0.0, 1.0
        middle = (self.share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z * sqrt(self.share * (1 - self.share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def missed(self) -> bool:
        """Whether what was read speaks against the severity: the share is below the bar, or, of few, so few
        are right as would come up less than once in twenty if the bar were reached.
        """
        bar = BARS.get(self.severity, 0.0)
        if self.read >= ENOUGH:
            return self.share < bar
        n = self.read
        chance = sum(comb(n, k) * bar**k * (1 - bar) ** (n - k) for k in range(self.true + 1))
        return bool(n) and chance < DOUBT

    def __str__(self) -> str:
        if not self.read:
            return f"{self.severity} ({self.confidence}): {self.unread} made, none read"
        low, high = self.interval
        parts = [f"{self.read} read, {self.true} right"]
        parts += [f"{self.opinion} a matter of opinion"] if self.opinion else []
        parts += [f"{self.false} wrong"] if self.false else []
        parts += [f"{self.unread} more not read"] if self.unread else []
        few = ", too few to say much" if self.read < ENOUGH else ""
        return (
            f"{self.severity} ({self.confidence}): {', '.join(parts)}: {self.share:.0%} "
            f"(95 % interval {low:.0%} to {high:.0%}{few})"
        )


class Measured(NamedTuple):
    """The counts of one version of a rule on one corpus: what it is of, how many articles it has, which
    commit was measured, and when.
    """

    version: int
    tiers: tuple[Tier, ...]
    corpus: str
    what: str
    articles: int
    commit: str
    date: str


def levels(tiers: Iterable[Tier]) -> tuple[Tier, ...]:
    """Return the tiers of each severity counted together, severest first."""
    counts: dict[str, list[int]] = {}
    for tier in tiers:
        sums = counts.setdefault(tier.severity, [0] * len(COUNTS))
        counts[tier.severity] = [a + b for a, b in zip(sums, tier[2:], strict=True)]
    return tuple(Tier(name, "all", *counts[name]) for name in SEVERITIES if name in counts)


def measured(catalogue: Catalogue, rule: Rule) -> tuple[Measured, ...]:
    """Return what was counted for a rule, corpus by corpus; nothing when its pack does not say. Raises
    ``PackError``.
    """
    for folder in catalogue.folders:
        path = os.path.join(folder, "data", FILE)
        if rule.path.startswith(os.path.join(folder, "")) and os.path.isfile(path):
            try:
                return tuple(_decoded(read_data(path), rule.id))
            except (KeyError, TypeError, ValueError) as error:
                raise PackError([f"{path}: {rule.id}: not as bench/wild.py writes it: {error}"]) from error
    return ()


def _decoded(data: Mapping[str, Any], rule_id: str) -> Iterator[Measured]:
    for corpus, made in data["rules"].get(rule_id, {}).items():
        about = data["corpora"][corpus]
        tiers = (
            Tier(t["severity"], t["confidence"], *(int(t[name]) for name in COUNTS)) for t in made["tiers"]
        )
        yield Measured(
            int(made["version"]),
            tuple(tiers),
            corpus,
            about["what"],
            int(about["articles"]),
            about["commit"],
            about["date"],
        )


def of_today(rule: Rule, found: Iterable[Measured]) -> tuple[Tier, ...]:
    """Return what was counted for the version that the rule has today, the tiers of all corpora added up."""
    counts: dict[tuple[str, str], list[int]] = {}
    for one in found:
        for tier in one.tiers if one.version == rule.version else ():
            sums = counts.setdefault(tier[:2], [0] * len(COUNTS))
            counts[tier[:2]] = [a + b for a, b in zip(sums, tier[2:], strict=True)]
    return tuple(Tier(*key, *sums) for key, sums in counts.items())


def in_words(rule: Rule, found: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines that say on the page of a rule how right it was."""
    if not found:
        yield "Not measured: no finding of this rule on real articles has been counted."
    for number, one in enumerate(found):
        if number:
            yield ""
        on = f"{one.articles:,} {one.what} ({one.corpus}), {one.date}, commit {one.commit}"
        if one.version != rule.version:
            yield f"Measured with version {one.version} of this rule, not with today’s, on {on}:"
        else:
            yield f"Measured on {on}:"
        yield ""
        yield from (f"- {tier}" for tier in one.tiers)


def in_short(rule: Rule, found: Sequence[Measured]) -> str:
    """Return the same for a cell of a table: right of read at each severity, “–” when nothing was read."""
    read = [level for level in levels(of_today(rule, found)) if level.read]
    return ", ".join(f"{level.severity} {level.true} of {level.read}" for level in read) or "–"
