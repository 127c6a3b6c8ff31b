"""Judgement by the grammar of a clause: what is said of its subject, how, too much or too little of it."""

from __future__ import annotations

from .mainclauses import Clause
from .ownvoice import OwnWords

_ENDS = frozenset({"IN", "WDT", "WP", "WRB", ",", ":", ".", "TO", "("})
_NOUNS = frozenset({"NN", "NNS"})
_DEGREE = frozenset({"JJ", "RB", "VBN"})
_COUNTED = frozenset({"many", "much", "far", "few", "little"})
_FEW, _FAR = 4, 6


def evaluation(clause: Clause, listed: OwnWords) -> tuple[int, int] | None:
    """Return the range of the prose by which a clause judges, or None."""
    judging, virtues = listed["judging"], listed["virtues"]
    low, tags = clause.low, clause.tags
    found = _predicate(clause, listed)
    if found is None:
        found = _excess(clause) or _called(clause, listed)
    if found is None:
        for n in range(clause.start + 1, len(low)):
            # "A disgraceful campaign", "with breathtaking carelessness".
            if (
                tags[n] == "JJ"
                and low[n] in judging
                and n + 1 < len(low)
                and tags[n + 1] in (*_NOUNS, "JJ", "CC")
            ) or (low[n] in virtues and tags[n] in _NOUNS and _shown(clause, n, listed)):
                found = n, n
            if found is not None:
                break
    return clause.place(*found) if found is not None else None


def _predicate(clause: Clause, listed: OwnWords) -> tuple[int, int] | None:
    """Return the tokens of what is said of the subject when it is good or bad: "was a brave and necessary
    step", "is a masterclass in evasion".
    """
    low, tags, main = clause.low, clause.tags, clause.main
    link = next((n for n in range(clause.verb, min(main + 2, len(low))) if low[n] in listed["linking"]), -1)
    if link < 0:
        return None
    for n in range(link + 1, len(low)):
        if tags[n] in _ENDS and low[n] not in ("of", "more", "than") and n > link + 1:
            return None
        if (low[n] in listed["judging"] or low[n] in listed["valuing"]) and tags[n] in (
            "JJ",
            "JJR",
            "JJS",
            "VBG",
            "VBN",
            "RB",
            "NN",
        ):
            return link, n
        pair = f"{low[n - 1]} {low[n]}"
        if (
            low[n] in listed["judging_nouns"] or not listed["valuing_nouns"].isdisjoint((low[n], pair))
        ) and tags[n] in _NOUNS:
            return link, n
    return None


def _called(clause: Clause, listed: OwnWords) -> tuple[int, int] | None:
    """Return the tokens in which a deed or a measure is called something ("his departure is a relief", "the
    plan is an act of vandalism"): only an opinion calls it so.
    """
    low, tags, head = clause.low, clause.tags, clause.head
    at = clause.verb + 1
    if head < 0 or low[clause.verb] not in ("is", "are", "was", "were") or at >= len(low):
        return None
    ends = listed["abstract_ends"]
    deed = low[head] in listed["abstract"] or low[head][-4:] in ends or low[head][-3:] in ends
    if not (deed or low[head] in ("it", "that", "this")) or low[at] not in ("a", "an"):
        return None
    last = next((n for n in range(at, len(tags)) if tags[n] in _ENDS), len(tags)) - 1
    if (
        last <= at
        or tags[last] not in _NOUNS
        or {"NNP", "CD"} & set(tags[at:])
        or low[last] in listed["neutral_nouns"]
    ):
        return None
    return clause.verb, last


def _excess(clause: Clause) -> tuple[int, int] | None:
    """Return the tokens of "too high", "far too lightly", where no infinitive says what for."""
    low, tags = clause.low, clause.tags
    for n in range(clause.verb + 1, len(low) - 1):
        if low[n] != "too" or not (tags[n + 1] in _DEGREE or low[n + 1] in _COUNTED):
            continue
        behind = low[n + 2 : n + 2 + _FAR]
        if "to" not in behind and "for" not in behind[:1]:
            return n, n + 1
    return None


def _shown(clause: Clause, n: int, listed: OwnWords) -> bool:
    """Say whether a virtue or vice is shown in what somebody does: "with no tact", "showed little grace"."""
    near = clause.low[max(clause.verb + 1, n - _FEW) : n]
    if "with" in near or "without" in near or ("of" in near and "out" in near):
        bare = clause.low[n - 1] == "with"
        ends = listed["abstract_ends"]
        telling = not bare or clause.low[n][-4:] in ends or clause.low[n][-3:] in ends
        return telling and clause.low[n + 1 : n + 2] != ("of",)
    if "of" in near[-2:-1] and clause.tags[n - 1] == "JJ":
        return True
    return clause.low[clause.main] in listed["showing"] and not listed["before_virtues"].isdisjoint(near)
