"""Whether of two names, which nothing knows, one is likely the other with a slip."""

from collections.abc import Callable, Mapping, Sequence

from copydesk.api import Scope, TextWords

from .namesounds import one_vowel_apart, undoubled

TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Judge", "Captain"})
LAST = 2
LONGER = 9
"""So many letters a name has of which two spellings need not stand oftener than once each."""
_SURNAME = 5
_LONG, _OFTEN = 7, 2
_OF_LIFE = ("idae", "inae", "eae", "ales", "ina", "ini", "us", "um", "a")
"""How the names of living things end."""

Names = Mapping[str, Sequence[int]]
"""The numbers of the words by the name."""


def is_slip(ctx: Scope, names: Names, both: tuple[str, str], opens: Callable[[str], bool]) -> bool:
    """Say whether one of two names of the article is a slip; ``opens`` tells words that are no first names,
    but begin a sentence ("When Brandvolt").
    """
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    named = [lexicon.look_up(word).name for word in both]
    if not all(named) and _slipped(table, names, both, opens, least=1 + any(named)):
        return True
    if _titled_slip(table, names, *both):
        return True
    rare, often = sorted((names[word] for word in both), key=len)
    return _other_ending(names, *both) and _of_one_first_name(table, rare, often, opens)


def _slipped(
    table: TextWords,
    names: Names,
    both: tuple[str, str],
    opens: Callable[[str], bool],
    *,
    least: int,
) -> bool:
    """Say whether a long name that nobody knows stands once with another letter, and else the other way
    ("Brandvold", once "Brandvolt"); another first name makes another person of it. ``opens`` says whether a
    word before it is none, but one that begins a sentence ("When Brandvolt"), ``least`` how often a very
    long name must stand the other way.
    """
    one, two = both
    rare, often = sorted(both, key=lambda word: len(names[word]))
    letters = min(len(one), len(two))
    enough = least if letters >= LONGER else _OFTEN
    if letters < _LONG - one_vowel_apart(one, two) or len(names[rare]) > 1 or len(names[often]) < enough:
        return False
    if enough == 1 and (one[0] != two[0] or one[-1] != two[-1]):
        return False
    if _with_ending(rare, often):
        return False
    return _of_one_first_name(table, names[rare], names[often], opens)


def _of_one_first_name(
    table: TextWords, rare: Sequence[int], often: Sequence[int], opens: Callable[[str], bool]
) -> bool:
    """Say whether no other first name stands before the rarer of two names."""
    before = [
        {table.forms[at - 1] for at in numbers if at and table.gaps[at] == " "} for numbers in (rare, often)
    ]
    first, others = (
        {form for form in forms if form.istitle() and form not in TITLES and not opens(form)}
        for forms in before
    )
    return not first or bool(first & others)


def _other_ending(names: Names, one: str, two: str) -> bool:
    """Say whether two long names that nobody knows are as long and differ in their last letters only
    ("Nyakabale", "Nyakabari"), one of them standing once; the names of living things have endings of their
    own.
    """
    return (
        len(one) == len(two) >= LONGER
        and one[: len(one) - LAST] == two[: len(two) - LAST]
        and min(len(names[one]), len(names[two])) == 1
        and not (one.endswith(_OF_LIFE) or two.endswith(_OF_LIFE))
    )


def _titled_slip(table: TextWords, names: Names, one: str, two: str) -> bool:
    """Say whether two names that nobody knows, one letter of them apart, are of one person: one who was named
    with a first name, and stands with a title or bare ("Ellen Rudge", "Mrs Rudje"; "T. Tarrow, and Tarow").
    """
    whole, short = sorted((one, two), key=lambda word: names[word][0])
    if min(len(one), len(two)) < _SURNAME or len(names[short]) > 1 or whole[-1:] + short[-1:] in ("as", "sa"):
        return False
    number, later = names[whole][0], names[short][0]
    first = table.forms[number - 1] if number and table.gaps[number] in (" ", ". ") else ""
    before = table.forms[later - 1] if later and table.gaps[later] in (" ", ". ") else ""
    if not first[:1].isupper() or first in TITLES:
        return False
    if before in TITLES:
        differ = [at for at in range(len(one)) if one[at] != two[at]] if len(one) == len(two) else []
        return len(differ) == 1 and 0 < differ[0] < len(one) - 1
    vowel = min(len(one), len(two)) >= _LONG and one_vowel_apart(one, two)
    return before.islower() and (vowel or undoubled(one) == undoubled(two))


def _with_ending(one: str, two: str) -> bool:
    """Say whether one of two words is the other with an ending ("Brandvolds", "Americas", "Americans")."""
    shorter, longer = sorted((one.removesuffix("s"), two.removesuffix("s")), key=len)
    return longer.startswith(shorter) and longer != shorter + shorter[-1]
