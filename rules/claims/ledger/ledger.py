"""The claims ledger: how much each sentence deserves a source, what kind of claim it is, and what stands
behind it.

The score ranks, it does not judge: it adds what the features of a sentence weigh (``weights``, see
``docs/claims.md``). It does not look at links or notes, so that a sourced sentence and the same sentence
without its source score alike; ``support`` is kept apart.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from heapq import merge
from itertools import groupby
from typing import Any

from copydesk.api import Block, Facts, OnDemand, cached_property

from ...sources.attribution.statement import Statement
from ...sources.attribution.statementtable import StatementTable, chosen, each
from ...sources.words.wordclasses import bits
from .countedfigures import Counted, figure_in
from .entry import Entry, Rating
from .weights import CERTAIN, KINDS, SIGNS, VAGUE, Weights, moving, weights_of

_KIND_OF = dict(KINDS)
_KIND_ORDER = {name: number for number, name in enumerate(_KIND_OF)}
_MOST_SHARED = 10_000
MOST_LISTED = 10_000
"""More claims of one article than these are counted, and not listed in the report."""
_NO_VOICE = VAGUE - {"collective"}


class Ledger:
    """The entries of a document in reading order, and totals. Only what may matter is rated.

    ``weights`` are those of the features, ``claim_at`` is the score from which a sentence is a claim.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.weights, self._asserting = weights_of(facts.data)
        self.claim_at = self.weights.claim_at
        self._text = facts.doc.prose.text
        self._all: Sequence[Statement] = facts.attributions.all
        self._rated: dict[int, Entry] = {}
        # Of a long text what the statements come to by their numbers, from which entries are made anew.
        self._table = self._all if isinstance(self._all, StatementTable) else None
        self._kept: list[Rating | None] = [None] * (len(self._table) if self._table is not None else 0)
        self._entered = bytearray(len(self._kept))
        self._figures: dict[int, Counted] = {}
        # Sentences with the same features are rated once, and share what is made of them.
        self._ratings: dict[frozenset[str], Rating] = {}
        self._moved: dict[int, Rating] = {}
        self._percent, self._money = "%" in self._text, facts.tokens.money_signs

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The entry of every statement."""
        return each(self._all, self.entry)

    @cached_property
    def claims(self) -> Sequence[Entry]:
        """The entries that are claims."""
        least, may = self.claim_at, self._may_reach(self.weights)
        return each(chosen(may, lambda one: self._rating(one).score >= least), self.entry)

    @cached_property
    def assertions(self) -> Sequence[Entry]:
        """The entries that assert something in the voice of the text, be it checkable or not."""
        least, may = self._asserting.claim_at, self._may_assert
        return each(chosen(may, lambda one: self._rating(one).asserted >= least), self.entry)

    @cached_property
    def _may_assert(self) -> Sequence[Statement]:
        return self._may_reach(self._asserting)

    def _rating(self, statement: Statement) -> Rating:
        """Return what the features of a statement come to: they are asked for again and again."""
        start = statement.start
        if self._table is None:
            found = self._moved.get(start)
            if found is None:
                found = self._moved[start] = self._newly_rated(statement)
            return found
        number = self._table.number(start)
        found = self._kept[number]
        if found is None:
            found = self._kept[number] = self._newly_rated(statement)
        return found

    def _newly_rated(self, statement: Statement) -> Rating:
        features = moving(statement)
        found = self._ratings.get(features)
        if found is None:
            if len(self._ratings) >= _MOST_SHARED:
                self._ratings.clear()
            found = self._ratings[features] = self._rated_by(features)
        return found

    def _rated_by(self, features: frozenset[str]) -> Rating:
        weights = self.weights
        moved = tuple(sorted(features & weights.of.keys(), key=weights.order.__getitem__))
        telling = min(features & _KIND_OF.keys(), key=_KIND_ORDER.__getitem__, default="")
        kind = _KIND_OF.get(telling, "statement")
        return Rating(weights.score(moved), features, moved, self._asserting.score(features), kind)

    def _may_reach(self, weights: Weights) -> Sequence[Statement]:
        may, percent, money = weights.may_reach, self._percent, self._money
        return chosen(self._all, lambda one: may(one, percent=percent, money=money))

    def entry(self, statement: Statement) -> Entry:
        """Return the entry of one statement."""
        if self._table is not None:
            number = self._table.number(statement.start)
            known = self._kept[number]
            if known is not None and self._entered[number]:
                return Entry(statement, *known, self._figures.get(number), self.weights)
            made = self._rate(statement)
            self._entered[number] = True
            if made.figure is not None:
                self._figures[number] = made.figure
            return made
        found = self._rated.get(statement.start)
        if found is None:
            found = self._rate(statement)
            self._rated[statement.start] = found
        return found

    def _rate(self, statement: Statement) -> Entry:
        score, shown, moved, asserted, kind = self._rating(statement)
        figure = figure_in(self._text, statement.features, self._facts.data)
        return Entry(statement, score, shown, moved, asserted, kind, figure, self.weights)

    def unsupported(self, *features: str) -> Iterator[Entry]:
        """Yield the entries with any of some features (``SIGNS``, ``CERTAIN``) and nothing behind them."""
        signs, wanted = _signs_of(features), frozenset(features)
        held = (s for s in self._all if s.classes & signs and s.support == "none")
        return (self.entry(statement) for statement in held if not wanted.isdisjoint(statement.features))

    @cached_property
    def well_sourced(self) -> bool:
        """Say whether the text shows its sources as a matter of course: at least three sentences with a
        source of their own, and half of the claims with one in their paragraph; or four, and one in seven
        sentences. What stands alone in such a text is rather common knowledge or the reporter's own eyes than
        a hidden source.
        """
        own = sum(statement.support not in ("none", "continued") for statement in self._all)
        if own >= 4 and 7 * own >= len(self._all):
            return True
        shown = sum(entry.statement.supported or entry.statement.beside for entry in self.assertions)
        return own >= 3 and 2 * shown >= len(self.assertions)

    @cached_property
    def claim_after_claim(self) -> bool:
        """Say whether the text lives from what it asserts, as reports do: two in five of its sentences or
        more assert something. A manual, a handbook, release notes or an announcement of one's own states a
        fact here and there, for which its publisher answers.
        """
        least = 2 * len(self._all)
        return 5 * len(self._may_assert) >= least and 5 * len(self.assertions) >= least

    @property
    def demanding(self) -> bool:
        """Say whether one claim without a source is worth a warning: there is claim after claim, and sources
        are not shown as a matter of course.
        """
        return self.claim_after_claim and not self.well_sourced

    def ranked(
        self, wanted: Callable[[Block], bool], least: float, points: Callable[[Entry], float]
    ) -> Iterator[Sequence[Entry]]:
        """Yield the unsupported, unquoted entries of wanted blocks that have at least so many ``points``:
        those of each section, most points first.
        """
        listed = self._claims_and_assertions() if least >= self.claim_at else self.entries
        kept = (
            entry
            for entry in listed
            if points(entry) >= least
            and not entry.statement.supported
            and not entry.statement.quoted
            and wanted(entry.statement.block)
        )
        for _, entries in groupby(kept, lambda entry: self._facts.section_of(entry.statement.start).start):
            if self._table is None:
                yield sorted(entries, key=lambda entry: -points(entry))
                continue
            numbers, scores = array("I"), array("d")
            for entry in entries:
                numbers.append(self._table.number(entry.statement.start))
                scores.append(-points(entry))
            order = array("I", sorted(range(len(numbers)), key=scores.__getitem__))
            made = partial(self._entry_of, self._table, numbers)
            yield OnDemand(order, made)

    def _entry_of(self, table: StatementTable, numbers: Sequence[int], at: int) -> Entry:
        return self.entry(table[numbers[at]])

    def _claims_and_assertions(self) -> Iterator[Entry]:
        """Yield the entries that are claims, assertions or both, in reading order."""
        both = merge(self.claims, self.assertions, key=_start_of)
        return (next(same) for _, same in groupby(both, _start_of))

    @cached_property
    def totals(self) -> dict[str, Any]:
        """Counts and shares for the report; shares are of the claims, rounded to three places."""
        facts, claims = self._facts, self.claims
        kinds = Counter(entry.kind for entry in claims)
        vague = sum(any(c.kind in _NO_VOICE for c in entry.statement.carriers) for entry in claims)
        names = {facts.doc.prose.text[c.name_start : c.name_end] for c in facts.attributions.named}
        return {
            "sentences": len(self._all),
            "claims": len(claims),
            "by_kind": dict(sorted(kinds.items())),
            "supported": sum(entry.statement.supported for entry in claims),
            "share_supported": _share(sum(entry.statement.supported for entry in claims), len(claims)),
            "share_unnamed_carrier": _share(vague, len(claims)),
            "links": sum(link.kind != "image" for link in facts.doc.links),
            "notes": sum(note.kind in ("footnote-use", "ref-tag", "cite-key") for note in facts.doc.notes),
            "quotations": len(facts.quotes),
            "named_sources": len(names),
        }

    def as_dict(self, *, every: bool = False) -> dict[str, Any]:
        """Return the ledger as JSON values: totals and one entry for each claim, if there are not too many of
        them (``every``: for each sentence), spans in source code points.
        """
        lift, points = self._facts.doc.lift, self.weights.of
        # What many rows have in common is one list.
        named: dict[tuple[str, ...], tuple[list[str], list[float]]] = {}
        kinds: dict[tuple[str, ...], list[str]] = {}
        rows = []
        for entry in self.entries if every else self.claims[:MOST_LISTED]:
            span = lift(entry.sentence.start, entry.sentence.end)
            features = named.get(entry.features)
            if features is None:
                features = list(entry.features), [points[name] for name in entry.features]
                named[entry.features] = features
            carriers = tuple(sorted({c.kind for c in entry.statement.carriers}))
            rows.append(
                {
                    "span": {"start": span.start, "end": span.end},
                    "score": entry.score,
                    "kind": entry.kind,
                    "support": entry.support,
                    "features": features[0],
                    "points": features[1],
                    "carriers": kinds.setdefault(carriers, list(carriers)),
                }
            )
        unlisted = 0 if every else len(self.claims) - len(rows)
        return {**self.totals, **({"not_listed": unlisted} if unlisted else {}), "entries": rows}


@cache
def _signs_of(features: tuple[str, ...]) -> int:
    """Return the classes of words that may show one of some features."""
    return bits(*(name for feature in features for name in (SIGNS.get(feature) or CERTAIN[feature])))


def _start_of(entry: Entry) -> int:
    return entry.statement.start


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
