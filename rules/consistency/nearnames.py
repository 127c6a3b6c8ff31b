"""Names that are written in two ways though no sentence has both: a letter more or less in one that stands
beside a title or another name, or a word that was exchanged for a synonym.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from copydesk.api import Scope, Slip, TextWords

from .namesounds import one_vowel_apart, sound_of

LEAST_LETTERS = 4
TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Judge", "Captain"})
_SIDES = ("North", "South", "East", "West")
_MOST_WORDS = 2500
"""A longer text has room for two things of names so alike."""


def near_names(ctx: Scope) -> Iterator[Slip]:
    """Yield capitalised words that stand in two spellings, no sentence having both."""
    table, known = ctx.facts.word_table, ctx.facts.lexicon.known
    if ctx.facts.word_count > _MOST_WORDS:
        return
    names = _names(ctx)
    alike: dict[str, list[str]] = defaultdict(list)
    for word in names:
        alike[word[0]].append(word)
    done: set[str] = set()
    for unknown in [word for word in names if not known(word)]:
        for other in alike[unknown[0]]:
            if other == unknown or abs(len(other) - len(unknown)) > 1 or not _one_spelling(other, unknown):
                continue
            if not all(ctx.block_at(table.starts[names[word][0]]) for word in (unknown, other)):
                continue
            first, second = sorted((unknown, other), key=lambda word: names[word][0])
            if second in done or first in done or _together(ctx, names[first], names[second]):
                continue
            if _of_one_person(table, (first, names[first]), (second, names[second]), known):
                done.add(second)
                yield _slip(ctx, table, names[first], names[second])


def exchanged_words(ctx: Scope) -> Iterator[Slip]:
    """Yield names of two words of which one is a synonym of that of an earlier name ("Port Fund", "Harbour
    Fund"), no sentence having both.
    """
    if ctx.facts.word_count > _MOST_WORDS:
        return
    table, stem = ctx.facts.word_table, ctx.facts.terms.stem_of
    forms, gaps = table.forms, table.gaps
    pairs: dict[str, dict[str, list[int]]] = {}
    for number, following in pairwise(table.capitals):
        if following == number + 1 and gaps[following] == " ":
            first, second = forms[number], forms[following]
            if first.istitle() and second.istitle():
                pairs.setdefault(second, {}).setdefault(first, []).append(number)
    for firsts in pairs.values():
        ordered = sorted(firsts, key=lambda first: firsts[first][0]) if len(firsts) > 1 else ()
        for at, word in enumerate(ordered):
            # A name that comes again has a right of its own.
            if len(firsts[word]) > 1 or word.startswith(_SIDES):
                continue
            two = stem(word.lower())
            for other in ordered[:at]:
                one = stem(other.lower())
                synonyms = ctx.facts.synonyms
                akin = two in synonyms.of(one) or one in synonyms.of(two)
                if (
                    akin
                    and ctx.block_at(table.starts[firsts[word][0]]) is not None
                    and not _together(ctx, firsts[other], firsts[word])
                ):
                    here, there = firsts[word][0], firsts[other][0]
                    yield ctx.found(
                        table.starts[here],
                        table.ends[here + 1],
                        kind="exchanged",
                        beside=(table.starts[there], table.ends[there + 1]),
                        name=f"{word} {table.forms[here + 1]}",
                        other=f"{other} {table.forms[there + 1]}",
                        count=len(firsts[other]),
                    )
                    break


def _names(ctx: Scope) -> dict[str, list[int]]:
    """Return the numbers of the words that always have a capital, in reading order."""
    table = ctx.facts.word_table
    found: dict[str, list[int]] = {}
    for number in table.capitals:
        form = table.forms[number].removesuffix("'s").removesuffix("’s")
        if len(form) >= LEAST_LETTERS and form.istitle() and form.isalpha():
            found.setdefault(form.lower(), []).append(number)
    return {word: where for word, where in found.items() if len(table.numbers.get(word, ())) <= len(where)}


def _one_spelling(one: str, two: str) -> bool:
    """Say whether two words are likely spellings of one name, and not two forms of a word or two names."""
    shorter, longer = sorted((one, two), key=len)
    if longer == shorter + shorter[-1] and shorter[-1] not in "sa":
        return True
    if longer.startswith(shorter) or one[0] != two[0]:
        return False
    if sound_of(one) == sound_of(two):
        return True
    # A letter more or less before the last one makes another word of a family.
    if one_vowel_apart(one, two):
        return True
    if len(one) == len(two):
        differ = [at for at in range(len(one)) if one[at] != two[at]]
        swapped = len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(one) == sorted(two)
        return swapped and one[-1] == two[-1]
    left_out = any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))
    return len(longer) == len(shorter) + 1 and left_out and one[-2:] == two[-2:]


def _together(ctx: Scope, one: list[int], two: list[int]) -> bool:
    """Say whether a sentence has both: then they are told apart, or the spelling is what it speaks of."""
    held = {sentence.start for sentence in ctx.sentences_of(sorted(one))}
    return any(sentence.start in held for sentence in ctx.sentences_of(sorted(two)))


def _of_one_person(
    table: TextWords, one: tuple[str, list[int]], two: tuple[str, list[int]], known: Callable[[str], bool]
) -> bool:
    """Say whether two spellings are of one name. What sounds alike is; else both stand beside another word
    with a capital (a title, a first name), and beside the same one where a spelling is a word too.
    """
    behind = _behind(table, one[1]), _behind(table, two[1])
    if all(behind) and behind[0].isdisjoint(behind[1]):
        return False  # first names of two people
    if sound_of(one[0]) == sound_of(two[0]):
        return not (known(one[0]) or known(two[0]))
    first, second = _neighbours(table, one[1]), _neighbours(table, two[1])
    if one_vowel_apart(one[0], two[0]):
        # "Mr Kjell Haugen" and "Mr Haugan", "Sule Point" and "Sula Point".
        titles = _titles(table, one[1]) & _titles(table, two[1])
        return not (known(one[0]) or known(two[0])) and bool(titles or first & second)
    if known(one[0]) or known(two[0]):
        return bool(first & second)
    return bool(first and second)


def _titles(table: TextWords, numbers: list[int]) -> set[str]:
    """Return the titles that stand one or two words before some words."""
    before = {table.forms[at].rstrip(".") for number in numbers for at in (number - 1, number - 2) if at >= 0}
    return before & TITLES


def _behind(table: TextWords, numbers: list[int]) -> set[str]:
    """Return the capitalised words right behind some words."""
    after = [number + 1 for number in numbers if number + 1 < len(table) and table.gaps[number + 1] == " "]
    return {table.forms[number] for number in after if table.forms[number][0].isupper()}


def _neighbours(table: TextWords, numbers: list[int]) -> set[str]:
    """Return the capitalised words right beside some words."""
    found = set[str]()
    for number in numbers:
        if number and table.gaps[number] in (" ", ". ") and table.forms[number - 1][0].isupper():
            found.add(table.forms[number - 1])
        if number + 1 < len(table) and table.gaps[number + 1] == " " and table.forms[number + 1][0].isupper():
            found.add(table.forms[number + 1])
    return found


def _slip(ctx: Scope, table: TextWords, one: list[int], two: list[int]) -> Slip:
    return ctx.found(
        table.starts[two[0]],
        table.ends[two[0]],
        kind="single",
        beside=(table.starts[one[0]], table.ends[one[0]]),
        name=table.forms[two[0]],
        other=table.forms[one[0]],
        count=len(one),
    )
