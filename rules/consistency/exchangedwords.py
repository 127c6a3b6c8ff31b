"""Names of two words or more that stand in another form: a word exchanged for a synonym, for another of its
family or of what the thing is (“Fund” for “Trust”), or the words in another order.
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip

from .nearnames import MOST_WORDS, of_kin, together
from .synonymclasses import Synonyms
from .thingclasses import classes_of
from .wholenames import WholeName, plain, whole_names

_SIDES = ("North", "South", "East", "West")
_LONGEST = 5
_ENDING = 3
_VERBAL = ("ing", "ed")
_DIFFERENT = 2
_BEGINNING = 4
"""So many letters of a word two names must share at least."""
_COMMON = 6
"""A word of this tier or a higher one is so common that it alone does not tell a body from others."""
_NEW = frozenset(
    {"a", "an", "another", "other", "second", "new", "former", "unlike", "neighbouring", "rival"}
)
"""Before a name these say that it is another thing than one named before."""


def exchanged_words(ctx: Scope) -> Iterator[Slip]:
    """Yield names that stand once and have a word in place of a related one of an earlier name ("Port Fund",
    "Harbour Fund"; "Boundary Act", "Boundaries Act"), or its words in another order, no sentence having both.
    """
    if ctx.facts.word_count > MOST_WORDS:
        return
    table = ctx.facts.word_table
    sharing: dict[str, list[WholeName]] = {}
    done = -1
    for name in sorted(whole_names(ctx), key=lambda name: name.places[0]):
        keys = [stem[:_BEGINNING] for stem in name.stems]
        earlier = {id(other): other for key in keys for other in sharing.get(key, ())}
        for key in keys:
            sharing.setdefault(key, []).append(name)
        # A name that comes again has a right of its own.
        if len(name.places) > 1 or of_kin(ctx, name.places[0][0]):
            continue
        here, end = name.places[0]
        if here <= done:
            continue
        for other in earlier.values():
            if not _of_two_sides(name, other) and (
                (_one_thing(ctx, name, other) or _of_one_body(ctx, name, other))
                and ctx.block_at(table.starts[here]) is not None
                and not together(ctx, other.numbers, name.numbers)
            ):
                there, last = other.places[0]
                done = end
                yield ctx.found(
                    table.starts[here],
                    table.ends[end],
                    kind="exchanged",
                    beside=(table.starts[there], table.ends[last]),
                    name=_written(ctx, here, end),
                    other=_written(ctx, there, last),
                    count=len(other.places),
                )
                break


def _of_two_sides(one: WholeName, two: WholeName) -> bool:
    """Say whether only one of two names begins with a side of the sky, or both with another one."""
    sides = one.words[0].startswith(_SIDES), two.words[0].startswith(_SIDES)
    return any(sides) and one.words[0] != two.words[0]


def _written(ctx: Scope, first: int, last: int) -> str:
    forms = ctx.facts.word_table.forms
    return " ".join(forms[at] for at in range(first, last + 1))


def _one_thing(ctx: Scope, one: WholeName, two: WholeName) -> bool:
    """Say whether two names of as many words are likely of one thing. The word that says what it is has a
    plural.
    """
    if len(one.words) != len(two.words) or one.kind != two.kind:
        return False
    differ = [at for at in range(len(one.words)) if plain(one.words[at]) != plain(two.words[at])]
    if not differ:
        return _owned(ctx, one, two)
    if len(differ) == 1 and differ[0] == one.kind == len(one.words) - 1:
        return _in_other_number(ctx, one, two)
    if len(differ) != 1 or differ[0] == one.kind:
        return False
    here, there = one.stems[differ[0]], two.stems[differ[0]]
    if here == there or _of_one_family(here, there):
        # Where two more words are the same, "Lights" and "Lighting" tell no two things apart.
        return len(one.words) > _DIFFERENT or not any(
            name.words[differ[0]].endswith(_VERBAL) for name in (one, two)
        )
    synonyms: Synonyms = ctx.facts.synonyms
    classes = classes_of(ctx.data("name-kinds.txt"))
    return (
        there in synonyms.of(here)
        or here in synonyms.of(there)
        or classes.alike("part", one.words[differ[0]], two.words[differ[0]])
        or (
            # "Loch Corra", "Lough Corra"
            differ[0] == 0
            and not ctx.facts.lexicon.known(plain(one.words[1]).lower())
            and classes.alike("kind", one.words[0], two.words[0])
        )
    )


def _owned(ctx: Scope, one: WholeName, two: WholeName) -> bool:
    """Say whether a place has its owner in one of two names only ("Corbin's Mill", "Corbin Mill")."""
    owners = [any(word != plain(word) for word in name.words[:-1]) for name in (one, two)]
    kind = one.words[-1]
    return owners[0] != owners[1] and classes_of(ctx.data("name-kinds.txt")).alike("kind", kind, kind)


def _in_other_number(ctx: Scope, one: WholeName, two: WholeName) -> bool:
    """Say whether the first of two names, that stands once, is the second in the other number, and is spoken
    of as the only one ("the Osby Classic … the Osby Classics").
    """
    table = ctx.facts.word_table
    ends = sorted((plain(one.words[-1]), plain(two.words[-1])), key=len)
    the = all(any(at and table.lower[at - 1] == "the" for at in name.numbers) for name in (one, two))
    return ends[1] == f"{ends[0]}s" and len(two.places) > 1 and the


def _of_one_body(ctx: Scope, one: WholeName, two: WholeName) -> bool:
    """Say whether two names share what tells a thing from others, and differ in words of one class, or in
    their order. What says what the thing is stands last, or first before “of”.
    """
    shared = [(a, b) for a in range(len(one.stems)) for b in range(len(two.stems)) if _same(one, a, two, b)]
    # "Delta Crescent Records", "Crescent Delta".
    if one.words == two.words[1::-1] and len(two.words) > _DIFFERENT:
        return any(_within(ctx, number) for number in one.numbers)
    left = [at for at in range(len(one.words)) if at not in {a for a, _ in shared}]
    right = [at for at in range(len(two.words)) if at not in {b for _, b in shared}]
    if not left and not right:
        return _reordered(ctx, one, two)
    if abs(len(left) - len(right)) > 1 or max(len(left), len(right)) > _DIFFERENT or not shared:
        return False
    classes = classes_of(ctx.data("name-kinds.txt"))
    kinds = one.kind in left, two.kind in right
    lexicon, told = ctx.facts.lexicon, [plain(one.words[a]).lower() for a, _ in shared]
    own = any(lexicon.tier(word) < _COMMON for word in told)
    unknown = not all(map(lexicon.known, told))
    if kinds[0] != kinds[1] or not (own or len(shared) > 1):
        return False
    if kinds[0] and not classes.alike("kind", one.words[one.kind], two.words[two.kind]):
        return False
    parts = [at for at in left if at != one.kind], [at for at in right if at != two.kind]
    if len(parts[0]) != len(parts[1]):
        # A name of its own tells enough where a word is left out as well.
        return kinds[0] and unknown and not (parts[0] and parts[1]) and not _introduced(ctx, one)
    return all(
        classes.alike("part", one.words[a], two.words[b]) for a, b in zip(*parts, strict=True)
    ) and not _introduced(ctx, one)


def _same(one: WholeName, here: int, two: WholeName, there: int) -> bool:
    """Say whether two words of names are one: the same stem, or one that the other begins with."""
    a, b = one.stems[here], two.stems[there]
    return a == b or (min(len(a), len(b)) >= _LONGEST and (a.startswith(b) or b.startswith(a)))


def _introduced(ctx: Scope, name: WholeName) -> bool:
    """Say whether a name is introduced as another thing (“a new …”)."""
    table, first = ctx.facts.word_table, name.places[0][0]
    return any(table.lower[at] in _NEW for at in (first - 1, first - 2) if at >= 0)


def _reordered(ctx: Scope, one: WholeName, two: WholeName) -> bool:
    """Say whether two names are of the same words in another order, each within a sentence, or one with
    “of”.
    """
    if len(one.words) != len(two.words) or one.words == two.words:
        return False
    linked = one.kind < len(one.words) - 1, two.kind < len(two.words) - 1
    if linked[0] != linked[1]:
        return classes_of(ctx.data("name-kinds.txt")).alike("kind", one.words[one.kind], two.words[two.kind])
    same = sorted(one.words) == sorted(two.words) and not linked[0]
    # "Lake Arden", "Arden Lake": what the thing is stands first or last.
    if same and len(one.words) == _DIFFERENT:
        classes = classes_of(ctx.data("name-kinds.txt"))
        if any(classes.alike("kind", word, word) for word in one.words) and one.words[0] == two.words[1]:
            return True
    return same and all(any(_within(ctx, number) for number in name.numbers) for name in (one, two))


def _within(ctx: Scope, number: int) -> bool:
    """Say whether a word stands in running text, and does not begin it."""
    start = ctx.facts.word_table.starts[number]
    block = ctx.block_at(start)
    sentences = ctx.sentences_of([number]) if block is not None and block.kind == "paragraph" else []
    return any(sentence.start != start for sentence in sentences)


def _of_one_family(one: str, two: str) -> bool:
    """Say whether two stems differ in their last letters only ("register", "registry")."""
    least = max(_ENDING + 1, len(one) - _ENDING, len(two) - _ENDING)
    return one[:least] == two[:least] and min(len(one), len(two)) >= least
