"""Whether a text was put through a synonym tool, and which expressions in it were made by it.

One expression that stands for another one says little: people write new pairs all the time. What counts is
how many stand in an article, how likely each of them is, and that they stand for different things. In a text
that is known to be spun the next one needs less to speak for it: the denser they stand, the lower are the
odds from which on one is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import log
from typing import Any, NamedTuple

from copydesk.api import Scope, singular

from .swapmeasures import AT_MOST, Swap, about, numbers_of, odds_of, of_one_root, spelt_alike, subjects_of
from .swappedframes import framed
from .swappedloose import loose
from .swappedtwins import names, twins
from .swappedwords import paired, parts_fit
from .termlist import terms_of

LONGEST = 8_000
"""The words of a text: a book is not put through a synonym tool, and in a long text what nobody has counted
adds up.
"""
NOTE, ARTICLE = 250, 1_000
"""The words of a short text, which needs as much as this one, and of an article as it is usually spun."""
SUBJECT = 60
"""So many words say what a text is about; in a shorter one, loose words are not told."""
DENSEST = 1.5
"""Denser by so much is as dense as can be: of a few sentences hardly more can be said."""
TOLD = {"bound": "told", "second": "told-frames", "repeated": "told-loose"}
"""From which odds on something is told, by a measure that only pairs, frames and loose words have."""
Model = Mapping[str, Any]


class Told(NamedTuple):
    """An expression that stands for another one, and whether it does so for sure."""

    swap: Swap
    firm: bool


def spun(ctx: Scope, odd: int, terms: Sequence[Swap], free: Callable[[Swap, bool], bool]) -> list[Told]:
    """Return, in reading order, what stands for something else in a text that was put through a synonym tool,
    and nothing in another one. ``odd`` is how many expressions it has that nobody uses, ``terms`` are terms
    of it with another word in them; ``free`` says whether a swap stands where it may be told, and, when asked
    so, in quoted speech too.
    """
    model: Model = ctx.data("swap-weights.toml")
    size = len(ctx.facts.word_table)
    if size > LONGEST:
        return []
    pairs = paired(ctx, model["weights"], model["least"] - AT_MOST)
    # Frames take longer to look at: where hardly a pair is odd, they are not.
    seen = sum(min(model["most"], one.odds - model["least"] + AT_MOST) for one in pairs) + model["most"] * odd
    seen += sum(min(model["most"], one.odds + model["in-term"]) for one in terms)
    if seen < model["first"] * _needed(size, model):
        return []
    numbers = numbers_of(ctx)
    bare = [*pairs, *_others(ctx, model, numbers, model["least"] - AT_MOST)]
    # At best all of them are made likelier by what the article is about.
    at_best = [one._replace(odds=one.odds + AT_MOST) for one in bare]
    if density(at_best, odd, size, model, terms) < 0:
        return []
    found = [one for one in _weighed(ctx, model, bare, model["least"]) if free(one, False)]
    beyond = density(found, odd, size, model, terms)
    if beyond < 0:
        return []
    # So many times as dense as in the texts by which the thresholds were chosen.
    own = beyond + _needed(size, model) - model["most"] * odd
    dense = min(DENSEST, max(1 / size, own / size) * 1000 / model["dense"])
    least = {name: model[told] - log(dense) for name, told in TOLD.items()}
    found = _weighed(ctx, model, _bare(ctx, model, numbers, least["bound"] - AT_MOST), least["bound"])
    found = [
        one
        for one in found
        if all(one.odds > odds + _unknown(one, model) for name, odds in least.items() if name in one.measures)
    ]
    # What nobody says tells of a program, but not of which words it put elsewhere.
    sure = density([one for one in found if free(one, False)], 0, size, model) >= model["firmly"]
    told = [one for one in _apart(found) if free(one, sure)]
    taken = {number for one in told for number in range(one.first, one.last + 1)}
    rest = loose(ctx, model["loose-weights"], numbers, subjects_of(ctx), taken) if size >= SUBJECT else ()
    told += [one for one in rest if one.odds > least["repeated"] and free(one, sure)]
    # Nobody puts a manual with code in it through a synonym tool.
    sure = sure and not ctx.doc.code
    return [Told(one, sure and _firm(one, model) and free(one, False)) for one in sorted(told)]


def candidates(ctx: Scope, least: float) -> list[Swap]:
    """Return the expressions that may stand for something else, from some odds on, whatever the text."""
    model: Model = ctx.data("swap-weights.toml")
    return _weighed(ctx, model, _bare(ctx, model, numbers_of(ctx), least - AT_MOST), least)


def words(ctx: Scope) -> list[Swap]:
    """Return the words that programs are known to put somewhere, whatever the text."""
    model: Model = ctx.data("swap-weights.toml")
    return loose(ctx, model["loose-weights"], numbers_of(ctx), subjects_of(ctx), ())


def density(
    found: Collection[Swap], odd: int, words_of_text: int, model: Model, terms: Sequence[Swap] = ()
) -> float:
    """Return by how much the swaps, terms with another word in them, and expressions that nobody uses, are
    more than an accident in a text of some words; under 0 when they may be one.
    """
    # In terms that nobody varies hardly anything else is met: they count more.
    weighed = [(min(model["most"], one.odds - model["least"]), one) for one in found]
    weighed += [(min(model["most"], one.odds + model["in-term"]), one) for one in terms]
    # "Lead free" and "free solder" may be one term that is in no list, however often its words return.
    taken: set[str] = set()
    apart: list[float] = []
    for worth, one in sorted(weighed, key=lambda each: -each[0]):
        pair = {singular(one.put), singular(one.right)}
        if taken.isdisjoint(pair) and worth > 0:
            apart.append(worth)
        taken |= pair
    over = sum(apart) + model["most"] * odd - _needed(words_of_text, model)
    missing = max(0, model["several"] - len(apart) - odd)
    return float(over - missing * model["fewer"]) if missing <= (not odd) else -1.0


def _needed(words_of_text: int, model: Model) -> float:
    """Return how much there must be in a text of some words; in a long one chance evens out."""
    first, later = min(max(words_of_text, NOTE), ARTICLE), max(0, words_of_text - ARTICLE)
    return float(model["enough"] + (model["rate"] * first + model["later"] * later) / 1000)


def _bare(ctx: Scope, model: Model, numbers: Mapping[str, int], least: float) -> list[Swap]:
    """Return what may stand for something else, by what is known of the words alone."""
    return [*paired(ctx, model["weights"], least), *_others(ctx, model, numbers, least)]


def _others(ctx: Scope, model: Model, numbers: Mapping[str, int], least: float) -> list[Swap]:
    """Return what is no pair."""
    return [
        *framed(ctx, model["frame-weights"], numbers, least),
        *twins(ctx, numbers, model["twin"]),
        *names(ctx, numbers, model["name"]),
    ]


def _weighed(ctx: Scope, model: Model, bare: Sequence[Swap], least: float) -> list[Swap]:
    """Return, in reading order, what is likely enough when the rest of the article is looked at, too."""
    subjects = subjects_of(ctx)
    found: list[Swap] = []
    for one in bare:
        if "bound" in one.measures or "second" in one.measures:
            weights = model["weights" if "bound" in one.measures else "frame-weights"]
            measures = one.measures | about(ctx, subjects, one.put, one.right)
            one = one._replace(measures=measures, odds=odds_of(weights, measures))
        if not one.measures.get("program", 1.0) and of_one_root(one.put, one.right):
            continue
        if spelt_alike(singular(one.put), singular(one.right)):
            continue
        if one.odds > least and ("bound" not in one.measures or _is_pair(ctx, one)):
            found.append(one)
    return sorted(found, key=lambda one: (one.first, one.last))


def _unknown(one: Swap, model: Model) -> float:
    """Return how much more must speak for what no program is known to put there."""
    return 0.0 if one.measures.get("program", 1.0) else float(model["unknown"])


def _is_pair(ctx: Scope, one: Swap) -> bool:
    """Say whether two neighbours are a modifier and its noun, and no term that is as usual as the one meant
    ("rye loaf").
    """
    table, terms = ctx.facts.word_table, terms_of(ctx.data("fixed-terms.keyed"), ctx.facts.swaps)
    words = table.lower[one.first], singular(table.lower[one.last])
    return parts_fit(ctx, one.first, one.at > one.first) and not terms.has(words)


def _firm(one: Swap, model: Model) -> bool:
    """Say whether an expression stands for another one for sure, as programs are known to put it there."""
    return one.odds >= model["firm"] and one.measures.get("program", 0.0) > 0


def _apart(found: Collection[Swap]) -> list[Swap]:
    """Return, in reading order, the likeliest of those that touch each other."""
    kept: list[Swap] = []
    for one in sorted(found, key=lambda one: -one.odds):
        if all(one.last < other.first or other.last < one.first for other in kept):
            kept.append(one)
    return sorted(kept)
