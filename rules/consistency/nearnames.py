"""Names that are written in two ways though no sentence has both: a letter more or less in one that stands
beside a title or another name.
"""

from collections.abc import Callable, Iterable, Iterator

from copydesk.api import Scope, Slip, TextWords, word_sets

from .namesounds import left_out, one_vowel_apart, sound_of
from .slippednames import LAST, LONGER, TITLES, is_slip

LEAST_LETTERS = 4
_SONS = ("Mac", "Mc")
_SAYS_LITTLE = 4
_MARKS = frozenset("@/.#_")
_KIN = 5
_SMALL = 6
"""The least tier of a word that begins a sentence before a name."""
MOST_WORDS = 2500
"""A longer text has room for two things of names so alike."""


def near_names(ctx: Scope) -> Iterator[Slip]:
    """Yield capitalised words that stand in two spellings, no sentence having both."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    if ctx.facts.word_count > MOST_WORDS:
        return

    def known(word: str) -> bool:
        # What only the largest lists have is as good as a name ("Sula").
        return lexicon.known(word) and bool(lexicon.tier(word) or not lexicon.look_up(word).known)

    def opens(form: str) -> bool:
        return not lexicon.look_up(form.lower()).name and lexicon.tier(form.lower()) >= _SMALL

    names = _names(ctx)
    alike = _Alike(names)
    done: set[str] = set()
    found: dict[int, list[int]] = {}
    for unknown in [word for word in names if not known(word)]:
        for other in alike.near(unknown):
            slip = not known(other) and is_slip(ctx, names, (unknown, other), opens)
            same = sound_of(other) == sound_of(unknown)
            if abs(len(other) - len(unknown)) > 1 + same or not (slip or _one_spelling(other, unknown)):
                continue
            if not all(ctx.block_at(table.starts[names[word][0]]) for word in (unknown, other)):
                continue
            first, second = sorted((unknown, other), key=lambda word: names[word][0])
            if second in done or first in done:
                continue
            if together(ctx, names[first], names[second]) and not slip:
                continue
            if of_kin(ctx, names[second][0]):
                continue
            if slip or _of_one_person(table, (first, names[first]), (second, names[second]), known):
                done.add(second)
                found[names[second][0]] = names[first]
    yield from _slips(ctx, table, found)


class _Alike:
    """Names by what two spellings of one share: their sound, or what is left without one letter of the name
    or of its sound.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._sharing: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            for key in self._keys(name):
                self._sharing.setdefault(key, []).append(number)

    @staticmethod
    def _keys(name: str) -> set[str]:
        beginning = {f"{name[:-LAST]}-"} if len(name) >= LONGER else set()
        return {*left_out(name), *left_out(sound_of(name)), *beginning}

    def near(self, name: str) -> Iterator[str]:
        """Yield the others that share a key with a name and begin with the same sound, in their order."""
        first = sound_of(name)[0]
        shared = {number for key in self._keys(name) for number in self._sharing[key]}
        for number in sorted(shared):
            other = self._names[number]
            if other != name and sound_of(other)[0] == first:
                yield other


def _names(ctx: Scope) -> dict[str, list[int]]:
    """Return the numbers of the words that always have a capital, in reading order."""
    table = ctx.facts.word_table
    found: dict[str, list[int]] = {}
    for number in table.capitals:
        form = table.forms[number].removesuffix("'s").removesuffix("’s")
        titled = form.istitle() or (form.startswith(_SONS) and form[-1:].islower())
        if len(form) >= LEAST_LETTERS and titled and form.replace("-", "").isalpha():
            found.setdefault(form.lower(), []).append(number)
    return {word: where for word, where in found.items() if not _small_too(ctx, word)}


def _small_too(ctx: Scope, word: str) -> bool:
    """Say whether a word stands small in the text, but for parts of addresses ("arden.example")."""
    table, text = ctx.facts.word_table, ctx.text
    for number in table.numbers.get(word, ()):
        start, end = table.starts[number], table.ends[number]
        if table.forms[number].islower() and not (
            text[start - 1 : start] in _MARKS
            or (text[end : end + 1] in _MARKS and text[end + 1 : end + 2].isalnum())
        ):
            return True
    return False


def _one_spelling(one: str, two: str) -> bool:
    """Say whether two words are likely spellings of one name, and not two forms of a word or two names."""
    shorter, longer = sorted((one, two), key=len)
    if longer == shorter + shorter[-1] and shorter[-1] not in "sa":
        return True
    if sound_of(one) == sound_of(two):
        return longer != f"{shorter}s"
    if longer.startswith(shorter) or one[0] != two[0]:
        return False
    # A letter more or less before the last one makes another word of a family.
    if one_vowel_apart(one, two) or one_vowel_apart(sound_of(one), sound_of(two)):
        return True
    if len(one) == len(two):
        differ = [at for at in range(len(one)) if one[at] != two[at]]
        swapped = len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(one) == sorted(two)
        return swapped and one[-1] == two[-1]
    left_out = any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))
    return len(longer) == len(shorter) + 1 and left_out and one[-1] == two[-1]


def together(ctx: Scope, one: list[int], two: list[int]) -> bool:
    """Say whether a sentence has both: then they are told apart, or the spelling is what it speaks of."""
    held = {sentence.start for sentence in ctx.sentences_of(sorted(one))}
    return any(sentence.start in held for sentence in ctx.sentences_of(sorted(two)))


def of_kin(ctx: Scope, number: int) -> bool:
    """Say whether a relative is named beside a name, by the number of its first word ("Denise Ollerton, his
    wife"): one may well have nearly the same name.
    """
    table, kin = ctx.facts.word_table, word_sets(ctx.data("consistency.txt"))["kin"]
    beside = table.forms[max(0, number - 1) : number + _KIN]
    # "Odile Marsh's widow" tells of another person.
    owner = next((at for at, form in enumerate(beside) if form.endswith(("'s", "’s"))), len(beside))
    # "Sister Benedikta" is nobody's sister.
    return not kin.isdisjoint({form for form in beside[:owner] if form.islower()})


def _of_one_person(
    table: TextWords, one: tuple[str, list[int]], two: tuple[str, list[int]], known: Callable[[str], bool]
) -> bool:
    """Say whether two spellings are of one name. What sounds alike is; else both stand beside another word
    with a capital (a title, a first name), and beside the same one where a spelling is a word too.
    """
    behind = [{sound_of(form.lower()) for form in _behind(table, numbers)} for _, numbers in (one, two)]
    if all(behind) and behind[0].isdisjoint(behind[1]):
        return False  # first names of two people
    if sound_of(one[0]) == sound_of(two[0]):
        told = known(one[0]), known(two[0])
        if told[0] != told[1]:
            return _with_one_partner(table, one[1], two[1])
        return not any(told)
    first, second = _neighbours(table, one[1]), _neighbours(table, two[1])
    if one_vowel_apart(one[0], two[0]) or one_vowel_apart(sound_of(one[0]), sound_of(two[0])):
        # "Mr Kjell Haugen" and "Mr Haugan", "Sule Point" and "Sula Point".
        if known(one[0]) or known(two[0]):
            return bool(_heads(table, one[1]) & _heads(table, two[1]))
        titles = _titles(table, one[1]), _titles(table, two[1])
        # "Ms Okafur" is she who was "Désirée Okafor": a title stands for a first name.
        return bool(
            titles[0] & titles[1] or first & second or (titles[0] and second) or (first and titles[1])
        )
    if known(one[0]) or known(two[0]):
        return bool(first & second)
    return bool(first and second)


def _with_one_partner(table: TextWords, one: list[int], two: list[int]) -> bool:
    """Say whether two spellings stand beside one capitalised word, or with one title ("Quayside Velodrome",
    "Keyside Velodrome"; "Dr Amma Bright", "Dr Brite").
    """
    return bool(
        _neighbours(table, one) & _neighbours(table, two) or _titles(table, one) & _titles(table, two)
    )


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


def _heads(table: TextWords, numbers: list[int]) -> set[str]:
    """Return the words, long enough to say something, that stand one or two words behind some words and name
    what these are ("the Halden weather station").
    """
    found: set[str] = set()
    for number in numbers:
        for after in range(number + 1, min(number + 3, len(table))):
            if table.gaps[after] != " ":
                break
            if len(table.forms[after]) > _SAYS_LITTLE and table.forms[after].islower():
                found.add(table.forms[after])
    return found


def _slips(ctx: Scope, table: TextWords, found: dict[int, list[int]]) -> Iterator[Slip]:
    """Yield the slips; both words of one name are one. ``found`` has the numbers of the words in the other
    spelling, by that of the later one.
    """
    done = -1
    for here, others in sorted(found.items()):
        there = others[0]
        if here == done:
            continue
        size = 2 if here + 1 in found and found[here + 1][0] == there + 1 else 1
        done = here + 1 if size > 1 else -1
        yield ctx.found(
            table.starts[here],
            table.ends[here + size - 1],
            kind="single",
            beside=(table.starts[there], table.ends[there + size - 1]),
            name=" ".join(table.forms[here : here + size]),
            other=" ".join(table.forms[there : there + size]),
            count=len(others),
        )
