"""Names of two words of which one is the same and the other nearly so: Joel Amsel and Joel Ansel, Goldmeadow
Foods and Goldenmeadow Foods, Mr Denby and Mr Denbigh.
"""

from collections.abc import Iterator
from itertools import combinations

from copydesk.api import Scope, Slip, TextWords

from .namesounds import sound_of
from .nearnames import LEAST_LETTERS, MOST_WORDS, of_kin, together
from .slippednames import TITLES

_LIKE, _LIKE_TITLED = 0.74, 0.65
_BEGINNING, _BEGINNING_TITLED = 3, 4
_BEGINNING_GIVEN = 4
_OFTEN = 3
_QUOTES = ("'", "‘", '"', "“")
_MOST = 6
"""A word that stands beside more others is no part of a name ("Street", "Council")."""


def names_with_partner(ctx: Scope) -> Iterator[Slip]:
    """Yield the later of two such names, no sentence having both and no relative being named beside it."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    if ctx.facts.word_count > MOST_WORDS:
        return
    for (_, behind), beside in _beside(table).items():
        if not 1 < len(beside) <= _MOST:
            continue
        for one, two in combinations(beside.items(), 2):
            first, second = sorted((one, two), key=lambda name: name[1][0])
            before = table.forms[first[1][0] - 1].rstrip(".") if behind and first[1][0] else ""
            titled = before in TITLES
            if behind or not _one_more(first, second):
                given = bool(before) and not titled and lexicon.look_up(before.lower()).name
                alike = _alike(first[0], second[0], titled=titled)
                if not behind and _cut_off(ctx, first, second):
                    alike = quoted = True
                else:
                    quoted = False
                if not alike and not (given and _begin_alike(first[0], second[0])):
                    continue
                words = all(lexicon.known(word) and lexicon.tier(word) for word in (first[0], second[0]))
                if words and not titled and not quoted:
                    continue  # two words: Research Distribution, Research Distillation
            places = first[1][0], second[1][0]
            if together(ctx, first[1], second[1]) or any(of_kin(ctx, place) for place in places):
                continue
            if all(ctx.block_at(table.starts[place]) for place in places):
                yield ctx.found(
                    table.starts[places[1]],
                    table.ends[places[1]],
                    kind="single",
                    beside=(table.starts[places[0]], table.ends[places[0]]),
                    name=table.forms[places[1]],
                    other=table.forms[places[0]],
                    count=len(first[1]),
                )


def _beside(table: TextWords) -> dict[tuple[str, bool], dict[str, list[int]]]:
    """Return, for each capitalised word and side of it, the capitalised words there and their numbers."""
    found: dict[tuple[str, bool], dict[str, list[int]]] = {}
    for number in table.capitals:
        behind = number + 1
        if behind >= len(table) or table.gaps[behind] not in (" ", ". "):
            continue
        left, right = table.forms[number].rstrip("."), table.forms[behind]
        if table.gaps[behind] == ". " and left not in TITLES:
            continue
        if _is_name(right) and (left in TITLES or _is_name(left)):
            found.setdefault((left, True), {}).setdefault(right.lower(), []).append(behind)
            if left not in TITLES:
                found.setdefault((right, False), {}).setdefault(left.lower(), []).append(number)
    return found


def _is_name(form: str) -> bool:
    return len(form) >= LEAST_LETTERS and form.istitle() and form.isalpha()


def _begin_alike(one: str, two: str) -> bool:
    """Say whether two surnames of people with one given name begin alike, and neither is the other with an
    ending ("June Farrow", "June Farrell").
    """
    shorter, longer = sorted((one, two), key=len)
    return one[:_BEGINNING_GIVEN] == two[:_BEGINNING_GIVEN] and not longer.startswith(shorter)


def _cut_off(ctx: Scope, one: tuple[str, list[int]], two: tuple[str, list[int]]) -> bool:
    """Say whether a name in quotes lacks its beginning ("'Rosewood Ember'", "'Wood Ember'")."""
    table, text = ctx.facts.word_table, ctx.text
    shorter, longer = sorted((one[0], two[0]), key=len)
    if (
        len(shorter) < LEAST_LETTERS
        or not longer.endswith(shorter)
        or len(longer) - len(shorter) < _BEGINNING
    ):
        return False
    return all(
        text[table.starts[name[1][0]] - 1 : table.starts[name[1][0]]] in _QUOTES for name in (one, two)
    )


def _one_more(one: tuple[str, list[int]], two: tuple[str, list[int]]) -> bool:
    """Say whether a name stands once with an s before the same word and often without, or the other way round
    ("Cobber Mill", "Cobbers Mill").
    """
    shorter, longer = sorted((one, two), key=lambda name: len(name[0]))
    counts = sorted((len(one[1]), len(two[1])))
    return longer[0] == f"{shorter[0]}s" and counts[0] == 1 and counts[1] >= _OFTEN


def _alike(one: str, two: str, *, titled: bool) -> bool:
    """Say whether two words are rather one name than two, and not two forms of a word."""
    shorter, longer = sorted((one, two), key=len)
    if longer.startswith(shorter) or one.endswith("s") != two.endswith("s"):
        return False
    beginning = _BEGINNING_TITLED if titled else _BEGINNING
    if one[:beginning] != two[:beginning] and sound_of(one)[0] != sound_of(two)[0]:
        return False
    from difflib import SequenceMatcher  # few names come so far

    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= (_LIKE_TITLED if titled else _LIKE)
