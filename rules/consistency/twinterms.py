"""One thing under two terms: "Charge the battery … Never cover the accumulator"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import combinations

from copydesk.api import Scope, Slip

from .nearnames import MOST_WORDS, together

_DEFINITE = frozenset(
    {"the", "this", "these", "that", "your", "our", "its", "their", "each", "every", "both"}
)
_INDEFINITE = frozenset({"a", "an", "another", "any", "no"})
_MOST_MINOR = 2
_RARE = 4
"""The highest tier of a rare word."""
_ENOUGH = 2
"""So often the usual term stands beside one that nothing shows to be known already."""

Place = tuple[int, int]
"""The numbers of the first and the last word of a term."""


def twin_terms(ctx: Scope) -> Iterator[Slip]:
    """Yield terms that stand once or twice for what the article has called by another one of their class.

    The other term comes earlier and is more frequent, no sentence holds both, and the rarer one is spoken of
    as known ("the accumulator"), or the usual one stands often. One finding a class.
    """
    if ctx.facts.word_count > MOST_WORDS:
        return
    classes, by_word = _classes(ctx.data("twin-terms.txt"))
    vocabulary = ctx.facts.word_table.vocabulary
    seen: set[int] = set()
    for number in sorted({number for word in by_word.keys() & vocabulary for number in by_word[word]}):
        found = {term: places for term in classes[number] if (places := _places(ctx, term))}
        found = _outermost(found)
        for usual, rare in combinations(sorted(found, key=lambda term: (-len(found[term]), found[term])), 2):
            if (
                found[rare][0][0] not in seen
                and _one_thing(ctx, found[usual], found[rare])
                and not _told_apart(ctx, usual, rare)
            ):
                seen.add(found[rare][0][0])
                yield _slip(ctx, found, usual, rare)
                break


def _slip(
    ctx: Scope,
    found: Mapping[tuple[str, ...], Sequence[Place]],
    usual: tuple[str, ...],
    rare: tuple[str, ...],
) -> Slip:
    table = ctx.facts.word_table
    (first, last), (there, end) = found[rare][0], found[usual][0]
    return ctx.found(
        table.starts[first],
        table.ends[last],
        beside=(table.starts[there], table.ends[end]),
        other=" ".join(usual),
        count=len(found[usual]),
        minority=len(found[rare]),
    )


@cache
def _classes(lines: tuple[str, ...]) -> tuple[list[list[tuple[str, ...]]], Mapping[str, list[int]]]:
    """Return the terms of each class, as words, and the numbers of the classes by the last words of terms."""
    classes = [[tuple(term.split()) for term in line.split(" = ")] for line in lines]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(classes):
        for term in terms:
            for form in forms_of(term[-1]):
                by_word[form].append(number)
    return classes, by_word


def forms_of(word: str) -> tuple[str, str]:
    """Return the singular and the plural of a word."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word, f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeo":
        return word, f"{word[:-1]}ies"
    return word, f"{word}s"


def _places(ctx: Scope, term: tuple[str, ...]) -> list[Place]:
    """Return where a term stands in running text, as a term of its own: no other noun goes with it."""
    table = ctx.facts.word_table
    *before, last = term
    places = []
    for number in table.where(forms_of(last)):
        first = number - len(before)
        if first < 0 or [word.replace("’", "'") for word in table.lower[first:number]] != before:
            continue
        if any(table.gaps[at] not in (" ", "-") for at in range(first + 1, number + 1)):
            continue
        if _is_free(ctx, first, number):
            places.append((first, number))
    return places


def _is_free(ctx: Scope, first: int, last: int) -> bool:
    """Say whether a term stands small, in the prose of the author, and is no part of a longer one."""
    table = ctx.facts.word_table
    block = ctx.block_at(table.starts[first])
    if block is None or ctx.quoted(table.starts[first], table.ends[last]):
        return False
    heading = block.kind == "heading"
    capital = any(not form.islower() for form in table.forms[first + 1 : last + 1])
    if (capital or table.forms[first].isupper()) and not heading:
        return False
    after = last + 1
    if after < len(table) and table.gaps[after] in (" ", "-"):
        following = table.forms[after]
        # What has a word of its own behind it to say which one is meant may be another thing.
        if (
            (following in ("of", "for") and not _measured(ctx, after + 1))
            or following[0].isupper()
            or table.gaps[after] == "-"
            or (_only(ctx, following, ("NN", "NNS")) and not _says_enough(ctx, first, last))
        ):
            return False
    return heading or not table.forms[first][0].isupper() or _opens(ctx, first)


def _says_enough(ctx: Scope, first: int, last: int) -> bool:
    """Say whether a term is a word so rare that it says what is meant with another noun, too ("the workhouse
    records").
    """
    return first == last and ctx.facts.lexicon.tier(ctx.facts.word_table.lower[last]) <= _RARE


def _measured(ctx: Scope, number: int) -> bool:
    """Say whether a number follows, which tells how much or how long and not which one ("of two years")."""
    table = ctx.facts.word_table
    if number >= len(table):
        return False
    return table.forms[number][0].isdigit() or table.lower[number] in ctx.data("numbers.toml")["small"]


def _only(ctx: Scope, word: str, tags: Sequence[str]) -> bool:
    """Say whether the likeliest part of speech of a word is one of some."""
    return ctx.facts.tagger.likeliest(word) in tags


def _opens(ctx: Scope, number: int) -> bool:
    start = ctx.facts.word_table.starts[number]
    return any(sentence.start == start for sentence in ctx.sentences_of([number]))


def _outermost(found: dict[tuple[str, ...], list[Place]]) -> dict[tuple[str, ...], list[Place]]:
    """Leave out places inside a longer term: "cartridge" in "filter cartridge"."""
    inner = {last for term, places in found.items() if len(term) > 1 for _, last in places}
    kept = {
        term: [place for place in places if len(term) > 1 or place[1] not in inner]
        for term, places in found.items()
    }
    return {term: places for term, places in kept.items() if places}


def _one_thing(ctx: Scope, usual: Sequence[Place], rare: Sequence[Place]) -> bool:
    if len(rare) > _MOST_MINOR or len(rare) * 2 > len(usual) + 1 or usual[0] > rare[0]:
        return False
    first = rare[0][0]
    known = _determiner(ctx, first, {word for place, _ in usual for word in _modified(ctx, place)})
    return known in _DEFINITE or (len(usual) >= _ENOUGH and (known in _INDEFINITE or _opens(ctx, first)))


def _told_apart(ctx: Scope, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether a sentence has both terms, by their last words."""
    numbers = [ctx.facts.word_table.where(forms_of(term[-1])) for term in (one, two)]
    return one[-1] != two[-1] and together(ctx, *numbers)


def _determiner(ctx: Scope, first: int, modifiers: Set[str]) -> str:
    """Return the determiner of a term, "" for none: the word before it, or before a word that says of which
    age or number it is, or that goes with the usual term as well.
    """
    table = ctx.facts.word_table
    for number in (first - 1, first - 2):
        if number < 0 or table.gaps[number + 1] not in (" ", "-"):
            return ""
        word = table.lower[number]
        if word in _DEFINITE | _INDEFINITE:
            return word
        if word not in ctx.data("one-thing.toml")["same_thing"] and word not in modifiers:
            return ""
    return ""


def _modified(ctx: Scope, first: int) -> tuple[str, ...]:
    """Return the word before a term, if there is one."""
    table = ctx.facts.word_table
    return (table.lower[first - 1],) if first and table.gaps[first] in (" ", "-") else ()
