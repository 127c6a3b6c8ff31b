"""One name in two spellings."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise

from copydesk.api import Scope, Slip, TextWords, regex, word_sets

from .namesounds import left_out, one_vowel_apart, sound_of
from .nearnames import MOST_WORDS, of_kin

FULL = regex(
    r"(?<![\w’'-])(?=(?P<first>[A-ZÀ-ÖØ-Þ][a-zà-ÿ’'-]{2,20}) (?:[A-Z]\. )?(?P<last>(?:(?:de|van|von|al|el|bin"
    r"|di|da) )?[A-ZÀ-ÖØ-Þ][a-zà-ÿ’'-]{2,20})"
    r"(?![\w-]))"
)
HARD_HYPHEN = regex("\u2011")
LEAST_LETTERS = 6
LEAST_LEFT_OUT = 4
"""The letters of the shorter name where one letter was left out or doubled ("Anan", "Annan")."""
LEAST_CUT = 8
"""The letters of a long surname that stands without its last ones."""
MOST_BEGINNING = 4
"""So many letters two spellings of a surname share where more than one differs behind them."""
MOST_ALIKE = 30
"""So many names of one article that begin with the same two letters are compared."""
PARTICLES = frozenset({"de", "van", "von", "al", "el", "bin", "di", "da"})
Name = tuple[str, str]
Places = dict[Name, list[tuple[int, int]]]


def name_variant(ctx: Scope) -> Iterator[Slip]:
    places = _names(ctx)
    names = sorted(places, key=lambda name: (-len(places[name]), places[name][0]))
    parts = Counter((at, part) for name in names for at, part in enumerate(name))
    shared = {part for part, times in parts.items() if times > 1}
    alike: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for at, minor in enumerate(names):
        keys = list(_keys(minor, shared))
        initials = (-1, minor[0][:1], minor[1][:1])
        near = alike[initials] if len(alike[initials]) <= MOST_ALIKE else ()
        for rank in sorted({*near, *(rank for key in keys for rank in alike[key])}):
            major = names[rank]
            # Of two that sound alike, no sentence having both, one is a slip however often it stands.
            fewer = len(places[major]) > len(places[minor])
            if (_one_person(major, minor) and (fewer or _sound_alike(major, minor, places, ctx))) or (
                (_near_in_both(major, minor) or _one_vowel(major, minor, ctx))
                and _apart(major, minor, places, ctx)
            ):
                major, minor = (major, minor) if fewer else _in_order(places, major, minor)
                if of_kin(ctx, ctx.facts.word_table.first(places[minor][0][0])):
                    continue
                start, end = places[minor][0]
                other = " ".join(major)
                yield ctx.found(
                    start,
                    end,
                    beside=places[major][0],
                    name=" ".join(minor),
                    other=other,
                    count=len(places[major]),
                )
                break
        for key in (*keys, initials):
            alike[key].append(at)


def _names(ctx: Scope) -> Places:
    """Return the places of names of two parts, in reading order."""
    table, text = ctx.facts.word_table, ctx.text
    no_names = word_sets(ctx.data("consistency.txt"))["not-names"].union(
        ctx.data("calendar.toml")["months"], ctx.data("calendar.toml")["weekdays"]
    )
    places: dict[Name, list[tuple[int, int]]] = defaultdict(list)
    for start in _capitals(table):
        match = FULL.match(text, start)
        block = ctx.block_at(start) if match else None
        if match is None or block is None or match.end("last") > block.end:
            continue
        first = match["first"].removesuffix("’s")
        last = match["last"].removesuffix("’s").removesuffix("'s")
        if first.casefold() not in no_names and last.casefold() not in no_names:
            places[first, last].append((start, match.start("last") + len(last)))
    return places


def _capitals(table: TextWords) -> list[int]:
    """Return where words begin with a capital, and another one or a particle stands behind them."""
    capitals, gaps = table.capitals, table.gaps
    # Nothing but a space stands between the names, and perhaps an apostrophe or a hyphen before it.
    spaces = {" ", *(gap for gap in table.breaks if gap.endswith(" ") and not gap[:-1].strip("'’-"))}
    firsts = {n for n, following in pairwise(capitals) if following == n + 1 and gaps[following] in spaces}
    firsts.update({n - 1 for n in table.where(PARTICLES)}.intersection(capitals))
    found = [table.starts[n] for n in firsts if "A" <= table.forms[n][0] <= "Þ"]
    # Behind a hyphen that does not break a line a name may begin too.
    for form in {table.forms[n] for n in capitals}:
        for hyphen in HARD_HYPHEN.finditer(form):
            numbers = (n for n in table.numbers[form.lower()] if table.forms[n] == form)
            found += [table.starts[n] + hyphen.end() for n in numbers]
    return sorted(found)


def _keys(name: Name, shared: Container[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    """Yield what two names that may be those of one person share: one part as it is, and the other part with
    one letter left out somewhere, or none. ``shared`` are the parts that several names have.
    """
    for same, differ in ((0, 1), (1, 0)):
        if (same, name[same]) in shared and len(name[differ]) >= LEAST_LEFT_OUT:
            part = name[differ].casefold()
            yield same, name[same], sound_of(part)
            yield same, name[same], part.rpartition(" ")[2]
            for key in left_out(part):
                yield same, name[same], key


def _one_person(one: tuple[str, str], other: tuple[str, str]) -> bool:
    for same, differ in ((0, 1), (1, 0)):
        left, right = one[differ], other[differ]
        if one[same] == other[same] and left != right and _sounds(left) == _sounds(right):
            return True
        if differ and one[same] == other[same] and _cut_short(left, right):
            return True
        least = LEAST_LETTERS if len(left) == len(right) else LEAST_LEFT_OUT
        if one[same] == other[same] and left != right and min(len(left), len(right)) >= least:
            # Sara, Sarah: one of the two is a slip.
            if differ == 0 and f"{min(left, right)}h" == max(left, right):
                return True
            # A final a, s or i tells a woman's name, a plural or another name, not a slip.
            if left.startswith(right) or right.startswith(left):
                return False
            return _one_letter_apart(left.casefold(), right.casefold())
    return False


def _cut_short(left: str, right: str) -> bool:
    """Say whether one of two surnames lacks its particle ("de Vries", "Vries") or the end of a long one
    ("Raghunathan", "Raghunath").
    """
    shorter, longer = sorted((left, right), key=len)
    particle, _, bare = longer.rpartition(" ")
    if particle:
        return bare == shorter
    return (
        len(shorter) >= LEAST_CUT
        and len(longer) == len(shorter) + 2
        and longer.startswith(shorter)
        and longer.isalpha()
        and longer[-1] != "s"
    )


def _sounds(part: str) -> str:
    return sound_of(part.casefold())


def _near_in_both(one: Name, two: Name) -> bool:
    """Say whether first name and surname both differ by a letter or in a spelling ("Harriet Coles", "Harriett
    Cole"), or the surname a little more ("Odile Marsh", "Odil Marsch"): two people are hardly ever so alike.
    """
    (first, last), (other, others) = one, two
    if not _near(first, other) or last == others:
        return False
    return _near(last, others) or (
        not (last.startswith(others) or others.startswith(last))
        and last[:MOST_BEGINNING] == others[:MOST_BEGINNING]
        and abs(len(last) - len(others)) <= 1
    )


def _near(left: str, right: str) -> bool:
    return (
        left != right
        and min(len(left), len(right)) >= LEAST_LEFT_OUT
        and (
            _sounds(left) == _sounds(right)
            or _one_letter_apart(left.casefold(), right.casefold())
            or one_vowel_apart(left.casefold(), right.casefold())
        )
    )


def _one_vowel(one: Name, two: Name, ctx: Scope) -> bool:
    """Say whether the surnames of two people with one first name differ by a vowel ("Douglas Hey", "Douglas
    Hay") or, short ones, by a letter inside, in a text too short for two of them, or their first names do
    inside ("Manuel Reis", "Manoel Reis").
    """
    if one[1] == two[1] and min(len(one[0]), len(two[0])) > LEAST_LEFT_OUT and one[0][-1] == two[0][-1]:
        return ctx.facts.word_count <= MOST_WORDS and one_vowel_apart(one[0].casefold(), two[0].casefold())
    left, right = one[1].casefold(), two[1].casefold()
    return (
        one[0] == two[0]
        and len(one[0]) >= LEAST_LEFT_OUT
        and ctx.facts.word_count <= MOST_WORDS
        and ctx.facts.lexicon.look_up(one[0].casefold()).name
        and (one_vowel_apart(left, right) or _inside(left, right))
    )


def _inside(left: str, right: str) -> bool:
    """Say whether two words have one letter inside that differs ("marsh", "march")."""
    return (
        len(left) == len(right) == LEAST_LETTERS - 1
        and left[0] == right[0]
        and left[-1] == right[-1]
        and _one_letter_apart(left, right)
    )


def _sound_alike(one: Name, two: Name, places: Places, ctx: Scope) -> bool:
    """Say whether two names sound alike and no sentence has both."""
    alike = [_sounds(part) for part in one] == [_sounds(part) for part in two]
    return alike and _apart(one, two, places, ctx)


def _apart(one: Name, two: Name, places: Places, ctx: Scope) -> bool:
    """Say whether no sentence has both of two names."""
    table = ctx.facts.word_table
    first, second = (
        {sentence.start for sentence in ctx.sentences_of([table.first(start) for start, _ in places[name]])}
        for name in (one, two)
    )
    return first.isdisjoint(second)


def _in_order(places: Places, one: Name, two: Name) -> tuple[Name, Name]:
    return (one, two) if places[one][0] < places[two][0] else (two, one)


def _one_letter_apart(one: str, other: str) -> bool:
    """Say whether one letter added, dropped, changed, or two swapped make one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[2:] == right[2:] and left[:2] == right[1::-1])
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[1:] == shorter
