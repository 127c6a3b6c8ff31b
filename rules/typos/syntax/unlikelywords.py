"""Words that exist, and that are hardly meant where they stand (``unlikely-words.keyed``): rare ones in most
places, others where what stands round them speaks for a word that is a slip away.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import partial

from copydesk.api import (
    Edit,
    Fix,
    KeyedLines,
    Scope,
    Slip,
    Tagger,
    TextWords,
    UnlikelyWords,
    Word,
    WordPairs,
    once,
    word_sets,
)

from ..evidence import alone_in_marks, shown, unmarked
from ..ownwords import OwnWords
from ..sentencewords import opens_sentence
from ..speech import Speech
from ..spelling import inside_code
from .beside import nearest, sign_of, window

SURE, POSSIBLE, POSSIBLE_RARE = 13.0, 9.5, 8.2
"""From which odds on (natural logarithm) the other word is meant, and from which it may be where a word of
everyday or a rare one stands: by what was found in articles, where a slip is far rarer than among the places
that were learnt from.
"""
GRAMMAR, LEAST_READ, MOST_READ = 0.4, -2.0, 6.0
"""What the parts of speech tell counts by so much more than was learnt: where a word that is right is in
company that no count knows, grammar still lets it stand.
"""
FORMED, BEYOND = 3.0, 3.0
"""So much better they must be for a form of a word in use ("sued"), which anybody may need, and for a word
that does not go with its neighbours so well.
"""
OFTEN = 18.0
"""A word that was counted less often is rare (natural logarithm)."""
BELONGS = 3.0
"""What goes so well with its neighbours is meant."""
PAIRED, LEAST_LETTERS = 6.0, 3
"""So well a noun of the paragraph goes with a word for which it speaks, and how long it is at least."""
NAMING = frozenset("JJ NN NNP NNS VBD VBN".split())
GOING_ON = frozenset("PRP NNP VBD VBZ VBN MD EX".split())
COMMON = 2
SUBJECT = 1.5
"""So much it counts that the passage is about what a word means."""
AVOIDED, LIKED = -0.5, 3.0
"""What is less likely beside a word than this is held to be avoided; so likely is what belongs to it."""
LEAST, NEAR, PASSAGE = 5, 40, 200
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "y")
STEMS = {"s": ("",), "es": ("",), "ed": ("", "e"), "ing": ("", "e"), "ly": ("", "le"), "er": ("", "e")}
"""Endings of forms, and what the word ends in without them."""


def unlikely_words(ctx: Scope) -> Iterator[Slip]:
    """Yield words where another one is a slip away and goes far better with what stands round them."""
    facts, table = ctx.facts, ctx.facts.word_table
    unlikely = read_unlikely(ctx.data("unlikely-words.keyed"), facts.word_pairs, facts.tagger)
    found = _places(table, facts.word_pairs, unlikely.words.among(table.vocabulary))
    own = OwnWords(facts.knowledge.settings.get("words", ()))
    speech = Speech(ctx)
    dialect = word_sets(ctx.data("syntax.txt"))["dialect"]
    for number, before, behind in sorted(found):
        beside = (before, table.lower[number], behind)
        rare = facts.word_pairs.often(beside[1]) < OFTEN
        possible = POSSIBLE_RARE if rare else POSSIBLE
        meant = unlikely.meant(
            beside, partial(window, table, number), possible - SUBJECT - GRAMMAR * MOST_READ
        )
        if meant is None:
            continue
        odds = meant.odds + GRAMMAR * max(LEAST_READ, min(MOST_READ, meant.reading))
        if odds < possible - SUBJECT:
            continue
        odds += _by_subject(ctx, number, meant.word)
        if odds < possible:
            continue
        place = table.word(number)
        first = table.first(place.start)
        if (
            _in_prose(ctx, place)
            and not own.covers(place.text)
            and dialect.isdisjoint(table.lower[max(0, first - NEAR) : first + NEAR])
            and not speech.leaves(place)
            and not _among_strangers(ctx, number)
            and not _joined(ctx, number)
            and not _is_kept(ctx, number)
            and not (rare and _is_of_subject(ctx, number))
        ):
            capital = place.text[0].isupper()
            right = meant.word.capitalize() if capital else meant.word
            fix = Fix((Edit(ctx.doc.lift(place.start, place.end), right),), f"write “{right}”", "unsafe")
            least = SURE + FORMED * _is_form(ctx, table.lower[number])
            sure = (
                rare  # "please ring us": what is common is right in company that is rare
                and odds >= least
                and not capital
                and not speech.spoken(place)
                and not _is_thing_for_thing(ctx, table.lower[number], meant.word)
                and (odds >= least + BEYOND or _stands_well(facts.word_pairs, beside, meant.word))
            )
            kind = "sure" if sure else "possible"
            yield ctx.found(place.start, place.end, kind=kind, fix=fix, right=right, odds=round(odds, 1))


def _is_kept(ctx: Scope, number: int) -> bool:
    """Say whether a word stands where it belongs all the same: "who neither can nor want to", and "iff" for
    “if and only if” beside code.
    """
    lower = ctx.facts.word_table.lower
    if lower[number] == "nor":
        return "neither" in lower[max(0, number - NEAR) : number]
    if lower[number] == "last":
        # "When at last it appeared", but not "at last fifty people"
        behind = lower[number + 1] if number + 1 < len(lower) else ""
        return lower[number - 1] == "at" and ctx.facts.tagger.likeliest(behind) in GOING_ON
    return lower[number] == "iff" and bool(ctx.doc.code)


def _is_of_subject(ctx: Scope, number: int) -> bool:
    """Say whether the paragraph has a word that this one makes a usual pair with: "the frost will heave
    them", as frost does ("frost heave"), "the bushes in the rose garden".
    """
    facts, table = ctx.facts, ctx.facts.word_table
    block = ctx.doc.block_at(table.starts[number])
    if block is None:
        return False
    first = max(table.first(block.start), number - PASSAGE)
    last = min(table.first(block.end), number + PASSAGE)
    leaning, word = facts.word_pairs.leaning, table.lower[number]
    beside = {form for at in (number - 1, number + 1) if 0 <= at < len(table) for form in (table.lower[at],)}
    return any(
        len(other) > LEAST_LETTERS
        and leaning(other, word) >= PAIRED
        and facts.tagger.likeliest(other) in NAMING
        for other in set(table.lower[first:last]) - beside - {word}
    )


def _is_thing_for_thing(ctx: Scope, word: str, right: str) -> bool:
    """Say whether both words are nouns, so that no grammar tells them apart: "the old lade" of a mill."""
    likeliest = ctx.facts.tagger.likeliest
    return likeliest(word) == likeliest(right) in ("NN", "NNS")


def _places(table: TextWords, pairs: WordPairs, words: Set[str]) -> list[tuple[int, str, str]]:
    """Return the places of words that do not belong to what is beside them, with that; of rare words all
    that stand once in the document, in no other form.
    """
    lower, gaps, last, leaning = table.lower, table.gaps, len(table) - 1, pairs.leaning
    found = []
    for word in words:
        numbers = table.numbers[word]
        rare = pairs.often(word) < OFTEN
        if rare and (len(numbers) > 1 or _has_kin(table, word)):
            continue
        for number in numbers:
            if 0 < number < last and gaps[number] == gaps[number + 1] == " ":
                before, behind = lower[number - 1], lower[number + 1]
                if "’" in before or "’" in behind:
                    before, behind = before.replace("’", "'"), behind.replace("’", "'")
            else:
                before, behind = nearest(table, number, -1), nearest(table, number, 1)
            before = sign_of(before)
            likes = leaning(before, word)
            if rare or likes < BELONGS:
                behind = sign_of(behind)
                if rare or max(likes, 0.0) + leaning(word, behind) < BELONGS:
                    found.append((number, before, behind))
    return found


@once
def read_unlikely(lines: KeyedLines, pairs: WordPairs, tagger: Tagger) -> UnlikelyWords:
    """Read the data file of unlikely words."""
    return UnlikelyWords(lines, pairs, tagger)


def _by_subject(ctx: Scope, number: int, right: str) -> float:
    """Return how much the passage speaks for the other word: by what is near to it in meaning, and by what is
    near to the word that stands there ("the sow had nine piglets").
    """
    facts, table = ctx.facts, ctx.facts.word_table
    block = ctx.doc.block_at(table.starts[number])
    if block is None:
        return 0.0
    stem_of, near = facts.terms.stem_of, facts.lexicon.related.near
    own, other = stem_of(table.lower[number]), stem_of(right)
    (here, around_here), (there, around_there) = near((own, other))
    speaking = 0.0
    first, last = max(0, number - PASSAGE), min(number + PASSAGE, len(table) - 1)
    start, end = max(block.start, table.starts[first]), min(block.end, table.ends[last])
    for one, around in near(facts.terms.stems(start, end) - {own, other}):
        if one in around_here or here in around:
            return -2 * SUBJECT
        if one in around_there or there in around:
            speaking = SUBJECT
    return speaking


def _stands_well(pairs: WordPairs, beside: tuple[str, str, str], right: str) -> bool:
    """Say whether the other word goes with both neighbours, or belongs to one and does not avoid the other:
    in "tried oat milk" the words "tried out" go together, and of "out milk" nothing is known.
    """
    before, _, behind = beside
    less, more = sorted((pairs.leaning(before, right), pairs.leaning(right, behind)))
    return less > 0 or (less > AVOIDED and more >= LIKED)


def _has_kin(table: TextWords, word: str) -> bool:
    """Say whether the document has another form of a word: it speaks of the thing then."""
    vocabulary = table.vocabulary
    stem = next((word.removesuffix(end) for end in ("ing", "ed", "es", "s") if word.endswith(end)), word)
    return any(
        form != word and form in vocabulary
        for base in (word, stem)
        if len(base) > 2
        for form in (base, *(base + ending for ending in ENDINGS))
    )


def _is_form(ctx: Scope, word: str) -> bool:
    """Say whether a word is a common one with an ending."""
    tier = ctx.facts.lexicon.tier
    for ending, others in STEMS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            doubled = stem[-1] == stem[-2]
            if any(tier(stem + other) >= COMMON for other in others) or (
                doubled and tier(stem[:-1]) >= COMMON
            ):
                return True
    return False


def _joined(ctx: Scope, number: int) -> bool:
    """Say whether a word makes another one with its neighbour ("nit pick")."""
    table = ctx.facts.word_table
    pairs = [(number - 1, number)] * (number > 0) + [(number, number + 1)] * (number + 1 < len(table))
    return any(
        table.gaps[second] == " "
        and ctx.facts.lexicon.look_up(table.lower[first] + table.lower[second]).known
        for first, second in pairs
    )


def _in_prose(ctx: Scope, place: Word) -> bool:
    """Say whether a word stands as plain text in a sentence, and has no capital of its own."""
    block = ctx.block_at(place.start)
    if block is None or block.kind == "heading":
        return False
    table = ctx.facts.word_table
    if table.first(block.end) - table.first(block.start) < LEAST:
        return False
    return (
        (place.text.islower() or (place.text[1:].islower() and opens_sentence(ctx, place)))
        and shown(ctx, place.start)
        and unmarked(ctx, place.start, place.end)
        and not alone_in_marks(ctx, place.start, place.end)
        and not inside_code(ctx.text, place.start, place.end)
    )


def _among_strangers(ctx: Scope, number: int) -> bool:
    """Say whether a word beside it is in no dictionary, or a name: what stands there is no English then, or a
    part of the name.
    """
    table, spelling = ctx.facts.word_table, ctx.facts.spelling
    beside = range(max(0, number - 1), min(len(table), number + 2))
    return any(
        table.lower[near] in spelling.unknown or table.lower[near] in spelling.titled
        for near in beside
        if near != number
    )
