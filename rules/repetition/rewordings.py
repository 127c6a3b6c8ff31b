"""Sentences that tell again what another has told, with synonyms in the place of some words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import log
from typing import Any

from copydesk.api import Context, Facts, Hit, Sentence, once

from .compared import in_series, told_again

_MOST_SENTENCES = 80
_HOLDERS = 6
_FEWEST = 4
_SYNONYM = 0.7
"""What a synonym counts for beside the word itself."""
_SHARE, _LESS = 0.48, 0.44
"""Which part of the lighter sentence the other one has too: of few words that they share, and of many."""
_MANY = 5
_OWN = 1
"""So many of the words that two share stand in no third sentence: the others are what all is about."""
_ALIKE = 0.6
"""Likeness of the words in their order from which two sentences are built alike, to tell two things."""


def rewordings(ctx: Context, sentences: Sequence[Sentence], done: set[int]) -> Iterator[Hit]:
    """Yield them, in articles of running text that are no longer than a reader remembers. Manuals say the
    same of many things.
    """
    if not 4 <= len(sentences) <= _MOST_SENTENCES or ctx.doc.code:
        return
    sentences = [sentence for sentence in sentences if sentence.block.kind == "paragraph"]
    stems = list(_stems(ctx.facts, sentences))
    frequency = Counter(chain.from_iterable(stems))
    holders: dict[str, list[int]] = {name: [] for name, count in frequency.items() if 1 < count <= _HOLDERS}
    for at, held in enumerate(stems):
        for name in held & holders.keys():
            holders[name].append(at)
    met = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    weight: dict[str, float] = {}
    best: dict[int, tuple[float, int, int]] = {}
    for (one, two), shared in met.items():
        if (
            shared >= 2
            and sentences[one].block is not sentences[two].block
            and sentences[two].start not in done
        ):
            if sum(frequency[name] == 2 for name in stems[one] & stems[two]) < _OWN:
                continue
            weight = weight or {name: log(1 + len(sentences) / count) for name, count in frequency.items()}
            share, common = _share(ctx.facts, stems[one], stems[two], weight)
            near = common > 3 and share >= (_LESS if common >= _MANY else _SHARE)
            if near and share > best.get(two, (0.0, 0, 0))[0]:
                best[two] = share, common, one
    for two, (_, common, one) in sorted(best.items()):
        first, second = sentences[one], sentences[two]
        if not _parallel(first, second) and not in_series(ctx, first.start, second.start):
            done.add(second.start)
            yield told_again(ctx, second, first, f"{common} content words in common, or synonyms")


def _stems(facts: Facts, sentences: Sequence[Sentence]) -> Iterator[frozenset[str]]:
    """Yield the stems of each sentence, numbers in words as figures; too few are none."""
    figures, terms = _figures(facts.data("numbers.toml")), facts.terms
    written = frozenset(map(terms.stem_of, figures))
    for sentence in sentences:
        found = terms.stems(sentence.start, sentence.end)
        if not written.isdisjoint(found):
            within = terms.within(sentence.start, sentence.end)
            found = frozenset(figures.get(term.text.lower(), term.stem) for term in within)
        yield found if len(found) >= _FEWEST else frozenset()


@once
def _figures(numbers: Mapping[str, Any]) -> Mapping[str, str]:
    return {word: str(value) for value, word in enumerate(numbers["small"])} | {
        word: str(10 * value) for value, word in enumerate(numbers["tens"], 2)
    }


def _share(
    facts: Facts, one: frozenset[str], two: frozenset[str], weight: Mapping[str, float]
) -> tuple[float, int]:
    """Return which part of the lighter sentence the other one has too, and how many words that are."""
    same = one & two
    shared, common, rest = sum(weight[name] for name in same), len(same), sorted(two - same)
    synonyms = facts.synonyms
    for name in sorted(one - same):
        known = synonyms.of(name)
        other = next((each for each in rest if each in known or name in synonyms.of(each)), None)
        if other is not None:
            rest.remove(other)
            shared += _SYNONYM * min(weight[name], weight[other])
            common += 1
    least = min(sum(weight[name] for name in one), sum(weight[name] for name in two))
    return (shared / least if least else 0.0), common


def _parallel(one: Sentence, two: Sentence) -> bool:
    """Say whether two sentences are built alike, word for word, and differ in what they are about."""
    from difflib import SequenceMatcher

    first, second = one.text.casefold().split(), two.text.casefold().split()
    return first != second and SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
