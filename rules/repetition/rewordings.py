"""Sentences that tell again what another has told, with other words in the place of some or of most."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from copydesk.api import Context, Hit, Sentence

from .alignment import Aligner, Match
from .compared import in_series, told_again

_SHOWN = 3


def rewordings(ctx: Context, done: Collection[int]) -> Iterator[Hit]:
    """Yield them, each with the one that is likest, and not those that start at a place of ``done``."""
    aligner: Aligner | None = ctx.facts.aligned_sentences
    if aligner is None:
        return
    best: dict[int, tuple[float, Match]] = {}
    passages = aligner.passages
    model = ctx.data("paraphrase-weights.toml")
    for before, two in aligner.candidates():
        if passages[two].sentence.start not in done:
            match = aligner.match(before, two)
            if match is None:
                continue
            score = _score(aligner, match, model)
            if score > (best[two][0] if two in best else model["least"]):
                best[two] = score, match
    for two, (_, match) in sorted(best.items()):
        first, second = passages[match.one].sentence, passages[two].sentence
        if not in_series(ctx, first.start, second.start):
            yield told_again(ctx, second, first, _shared(ctx, match, first, second))


def _score(aligner: Aligner, match: Match, model: Mapping[str, Any]) -> float:
    """Return the weighed measures of a match, the least at most where they do not suffice."""
    least: float = model["least"]
    score = _weigh(match.measures, model)
    if score > least:  # What is asked last makes it only less.
        score += _weigh(aligner.asked_last(match), model)
    return least if score > least and aligner.built_alike(match) else score


def _weigh(measures: Mapping[str, float], model: Mapping[str, Any]) -> float:
    weights: Mapping[str, float] = model["weights"]
    return sum(weights[name] * value for name, value in measures.items())


def _shared(ctx: Context, match: Match, first: Sentence, second: Sentence) -> str:
    """Say what two sentences share: how many words, and which words stand for others."""
    before, now = (_written(ctx, sentence) for sentence in (first, second))
    pairs = [f"“{now[two]}” for “{before[one]}”" for one, two in match.others if one in before and two in now]
    count = len(match.same) + int(match.measures["numbers"])
    same = f"{count} content word{'s' * (count != 1)} in common"
    return ", ".join((same, *pairs[:_SHOWN]))


def _written(ctx: Context, sentence: Sentence) -> Mapping[str, str]:
    """Return how the stems of a sentence are written there."""
    return {term.stem: term.text for term in ctx.facts.terms.within(sentence.start, sentence.end)}
