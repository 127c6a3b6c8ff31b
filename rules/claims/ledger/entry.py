"""One sentence in the claims ledger: what it comes to, and why."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.api import Sentence

from ...sources.attribution.statement import Statement
from .countedfigures import Counted
from .weights import Weights


class Reason(NamedTuple):
    """A feature of a sentence: its name, its ``points`` in the score, what it is in words."""

    feature: str
    points: float
    words: str

    def __str__(self) -> str:
        return f"{self.words} {self.points:+.1f}".replace("-", "−")


class Entry(NamedTuple):
    """One sentence in the ledger. ``shown`` are its features, ``features`` those that moved the score, in the
    order of the weights; ``asserted`` says how much it asserts (``claim-words.toml``); ``figure`` is the
    statistic in it, if any.
    """

    statement: Statement
    score: float
    shown: frozenset[str]
    features: tuple[str, ...]
    asserted: float
    kind: str
    figure: Counted | None
    weights: Weights

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.statement.sentence

    @property
    def is_claim(self) -> bool:
        """Say whether the score reaches the level of a claim."""
        return self.score >= self.weights.claim_at

    @property
    def reasons(self) -> list[Reason]:
        """What moved the score, that which moved it most first."""
        weights = self.weights
        found = [Reason(name, weights.of[name], weights.words.get(name, name)) for name in self.features]
        return sorted(found, key=lambda reason: -abs(reason.points))

    @property
    def why(self) -> str:
        """The reasons in words: those for a claim, then those against it."""
        return ", ".join(map(str, sorted(self.reasons, key=lambda reason: reason.points < 0)))

    @property
    def support(self) -> str:
        """What stands behind the sentence (see ``statements.Statement``)."""
        return self.statement.support


class Rating(NamedTuple):
    """What the features of a sentence (``shown``) come to: see ``Entry``."""

    score: float
    shown: frozenset[str]
    moved: tuple[str, ...]
    asserted: float
    kind: str
