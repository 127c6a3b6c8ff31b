"""Sentences that tell again, in other words, what a sentence of another block has told."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import log

from copydesk.api import Context, Hit, Sentence, regex

from .compared import in_series, told_again

_HOLDERS = 25
_FEWEST_MET = 4
_PARALLEL = 0.6  # likeness from which two sentences are built alike
_DESIGNATOR = regex(
    r"`[^`\n]{1,80}`"  # code
    r"|(?<=[\w,;:] )[A-Z]\w*+"  # a name within the sentence
    r"|(?<!\w)(?:[A-Za-z][a-z]*+[A-Z\d]|\d)\w*+"  # camelCase, a number, a word with digits
)


def paraphrases(ctx: Context, sentences: Sequence[Sentence], done: set[int]) -> Iterator[Hit]:
    """Compare sentences of different blocks by their content words, rare ones counting more.

    The weight of a word is its inverse document frequency over the sentences. What the article is about
    stands in all of them and is left out. Words of more than 25 sentences bring no pair together.
    """
    terms = ctx.facts.terms
    subject = terms.subject
    names, starts = terms.names, terms.starts
    firsts = [bisect_left(starts, sentence.start) for sentence in sentences]
    lasts = [bisect_left(starts, sentence.end) for sentence in sentences]
    stems = [frozenset(names[a:b]) - subject for a, b in zip(firsts, lasts, strict=True)]
    frequency = Counter(chain.from_iterable(stems))
    shared = {name for name, count in frequency.items() if count > 1}
    holders: dict[str, list[int]] = {name: [] for name in shared}
    for at, held in enumerate(stems):
        met = [holders[name] for name in held & shared]
        if len(held) >= 5 and len(met) >= _FEWEST_MET and sentences[at].start not in done:
            told = [before for before in met if 0 < len(before) <= _HOLDERS]
            close = _often(told) if len(told) >= _FEWEST_MET else []
            best = _best(sentences, stems, frequency, at, close) if close else None
            if best is not None:
                first, likeness = best
                done.add(sentences[at].start)
                one, two = sentences[first], sentences[at]
                words = f"{len(stems[first] & held)} content words in common"
                parallel = likeness >= _PARALLEL and _of_other_things(ctx, one, two)
                if not parallel and not in_series(ctx, one.start, two.start):
                    yield told_again(ctx, two, one, words)
        for before in met:
            before.append(at)


def _of_other_things(ctx: Context, one: Sentence, two: Sentence) -> bool:
    """Say whether each of two sentences names something that the other does not: by a number, a piece of code
    or a name. Then they say the same of two things, as entries of a list do.
    """
    source = ctx.doc.source
    first, second = (
        set(_DESIGNATOR.findall(source.slice(ctx.doc.lift(sentence.start, sentence.end))))
        for sentence in (one, two)
    )
    return bool(first - second and second - first)


def _often(told: Sequence[Sequence[int]]) -> list[int]:
    """Return in order what stands in four of some lists or more; none of them holds anything twice."""
    every = sorted(chain.from_iterable(told))
    last = _FEWEST_MET - 1
    return list(dict.fromkeys([one for one, other in zip(every, every[last:], strict=False) if one == other]))


def _best(
    sentences: Sequence[Sentence],
    stems: Sequence[frozenset[str]],
    frequency: Mapping[str, int],
    at: int,
    close: Sequence[int],
) -> tuple[int, float] | None:
    def weigh(names: frozenset[str]) -> float:
        return sum(log(1 + len(sentences) / frequency[name]) for name in sorted(names))

    best: tuple[int, float] | None = None
    for first in close:
        if len(stems[first]) < 5 or sentences[first].block is sentences[at].block:
            continue
        shared = weigh(stems[first] & stems[at])
        share = shared / min(weigh(stems[first]), weigh(stems[at]))
        likeness = shared / weigh(stems[first] | stems[at])
        if share >= 0.5 and likeness >= 0.3 and (best is None or likeness > best[1]):
            best = (first, likeness)
    return best
