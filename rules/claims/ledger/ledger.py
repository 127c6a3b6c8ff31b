"""The claims ledger: how much each sentence deserves a source, what kind of claim it is, and what stands
behind it.

The score ranks, it does not judge: it adds what the features of a sentence weigh (``WEIGHTS``, set by hand,
see ``docs/claims.md``). It does not look at links or notes, so that a sourced sentence and the same sentence
without its source score alike; ``support`` is kept apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from copydesk.api import Block, Data, Facts, Sentence

from ...sources.attribution.nounphrases import NAMED
from ...sources.attribution.statement import Statement
from ...sources.words.wordclasses import bits
from .countedfigures import Counted, figure_in
from .weights import CLAIM_AT, KINDS, SHORT, SIGNS, VAGUE, WEIGHTS, most, tells

_WEIGHT = defaultdict(float, WEIGHTS)
_ORDER = {name: number for number, name in enumerate(WEIGHTS)}
_KIND_OF = dict(KINDS)
_KIND_ORDER = {name: number for number, name in enumerate(_KIND_OF)}
_NO_VOICE = VAGUE - {"collective"}


class Entry(NamedTuple):
    """One sentence in the ledger. ``features`` are those that moved the score, in the order of ``WEIGHTS``;
    ``figure`` is the statistic in it, if any.
    """

    statement: Statement
    score: float
    features: tuple[str, ...]
    kind: str
    figure: Counted | None

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.statement.sentence

    @property
    def is_claim(self) -> bool:
        """Say whether the score reaches the level of a claim."""
        return self.score >= CLAIM_AT

    @property
    def support(self) -> str:
        """What stands behind the sentence (see ``statements.Statement``)."""
        return self.statement.support


class Ledger:
    """The entries of a document in reading order, and totals. Only what may matter is rated.

    ``weights`` are those of the features, ``claim_at`` is the score from which a sentence is a claim.
    """

    weights = WEIGHTS
    claim_at = CLAIM_AT

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._text = facts.doc.prose.text
        self._all: tuple[Statement, ...] = facts.attributions.all
        self._rated: dict[int, Entry] = {}
        self._percent, self._money = "%" in self._text, facts.tokens.money_signs

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entry of every statement."""
        return tuple(map(self.entry, self._all))

    @cached_property
    def claims(self) -> tuple[Entry, ...]:
        """The entries that are claims."""
        percent, money, weight = self._percent, self._money, _WEIGHT.__getitem__
        return tuple(
            self.entry(statement)
            for statement in self._all
            if most(statement, percent=percent, money=money) >= CLAIM_AT
            and sum(map(weight, _moving(statement))) >= CLAIM_AT
        )

    def entry(self, statement: Statement) -> Entry:
        """Return the entry of one statement."""
        found = self._rated.get(statement.sentence.start)
        if found is None:
            found = self._rated[statement.sentence.start] = rate(statement, self._text, self._facts.data)
        return found

    def unsupported(self, *features: str) -> list[Entry]:
        """Return the entries with any of some features (those of ``SIGNS``) and nothing behind them."""
        signs = bits(*(name for feature in features for name in SIGNS[feature]))
        wanted = frozenset(features)
        return [
            self.entry(statement)
            for statement in self._all
            if statement.classes & signs
            and not statement.supported
            and not wanted.isdisjoint(statement.features)
        ]

    @cached_property
    def well_sourced(self) -> bool:
        """Say whether the text shows its sources as a matter of course: at least three sentences with a
        source of their own, and half of the claims with one in their paragraph; or four, and one in seven
        sentences. What stands alone in such a text is rather common knowledge or the reporter's own eyes than
        a hidden source.
        """
        own = sum(statement.support not in ("none", "continued") for statement in self._all)
        supported = sum(entry.statement.supported or entry.statement.beside for entry in self.claims)
        return (own >= 3 and 2 * supported >= len(self.claims)) or (own >= 4 and 7 * own >= len(self._all))

    @cached_property
    def claim_after_claim(self) -> bool:
        """Say whether the text lives from claims, as reports do: two in five of its sentences or more are
        some. A manual, a handbook, release notes or an announcement of one's own states a fact here and
        there, for which its publisher answers.
        """
        return 5 * len(self.claims) >= 2 * len(self._all)

    @property
    def demanding(self) -> bool:
        """Say whether one claim without a source is worth a warning: there is claim after claim, and sources
        are not shown as a matter of course.
        """
        return self.claim_after_claim and not self.well_sourced

    def ranked(self, wanted: Callable[[Block], bool], least: float) -> list[list[Entry]]:
        """Return the unsupported, unquoted entries of wanted blocks that score at least ``least``: a list
        per section, highest score first.
        """
        sections: dict[int, list[Entry]] = {}
        for entry in self.claims if least >= CLAIM_AT else self.entries:
            statement = entry.statement
            if (
                entry.score >= least
                and not statement.supported
                and not statement.quoted
                and wanted(entry.sentence.block)
            ):
                sections.setdefault(self._facts.section_of(entry.sentence.start).start, []).append(entry)
        return [sorted(entries, key=lambda e: -e.score) for entries in sections.values()]

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
        """Return the ledger as JSON values: totals and one entry per claim (``every``: per sentence),
        spans in source code points.
        """
        doc = self._facts.doc
        rows = []
        for entry in self.entries if every else self.claims:
            span = doc.lift(entry.sentence.start, entry.sentence.end)
            rows.append(
                {
                    "span": {"start": span.start, "end": span.end},
                    "score": entry.score,
                    "kind": entry.kind,
                    "support": entry.support,
                    "features": list(entry.features),
                    "carriers": sorted({c.kind for c in entry.statement.carriers}),
                }
            )
        return {**self.totals, "entries": rows}


def rate(statement: Statement, text: str, data: Data) -> Entry:
    """Score one statement; ``text`` is the prose of its document."""
    features = _moving(statement)
    moved = tuple(sorted(features & WEIGHTS.keys(), key=_ORDER.__getitem__))
    telling = min(features & _KIND_OF.keys(), key=_KIND_ORDER.__getitem__, default="")
    kind = _KIND_OF.get(telling, "statement")
    score = round(sum(map(WEIGHTS.__getitem__, moved)), 2)
    return Entry(statement, max(score, 0.0), moved, kind, figure_in(text, statement.features, data))


def _moving(statement: Statement) -> set[str]:
    """Return the features of a statement, those of its carriers and its length with them."""
    features = set(statement.features)
    if "factual" in features:
        features.add("named-fact" if "named-subject" in features else "fact")
    if statement.sentence.text.count(" ") + 1 < SHORT:
        features.add("short")
    if statement.quoted and any(
        c.kind in NAMED or c.kind in ("pronoun", "office") for c in statement.carriers
    ):
        features.add("quotation")
    for carrier in statement.carriers:
        if tells(carrier):
            features.add("speech-act")
        if carrier.kind in VAGUE:
            features.add("vague-carrier")
    return features


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
