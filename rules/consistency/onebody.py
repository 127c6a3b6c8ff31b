"""Names of one thing in two forms: "GreenLoad" and "Green Load", "the Foundation" for the Barrow Trust, and
"Tarn 2" beside "Tarn II".
"""

from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import Scope, Slip, TextWords, once

from .nearnames import MOST_WORDS, together

LEAST_PART, LEAST_JOINED = 3, 7
WHOLE = frozenset(
    {"association", "fund", "hotel", "festival", "cup", "race", "school", "clinic", "restaurant", "company"}
)
"""The first words of classes of things that hold no other thing of their class."""
SELDOM = 2
ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
_MARKS = ("#", "@", "/", ".", "_")
_JOINTS = (" ", "-", "\u2011")


def one_body(ctx: Scope) -> Iterator[Slip]:
    """Yield the later of two forms, once each, no sentence having both."""
    if ctx.facts.word_count > MOST_WORDS:
        return
    table = ctx.facts.word_table
    seen: set[str] = set()
    for here, there in (*_joined(ctx), *_short(ctx), *_numbered(table)):
        first, second = (table.lower[numbers[0]] for numbers in (here, there))
        start, end = table.starts[here[0]], _end(table, here[-1])
        if first in seen or ctx.block_at(start) is None or together(ctx, [here[0]], [there[0]]):
            continue
        seen |= {first, second}
        beside = table.starts[there[0]], _end(table, there[-1])
        yield ctx.found(
            start,
            end,
            kind="exchanged",
            beside=beside,
            name=ctx.text[start:end],
            other=ctx.text[slice(*beside)],
            count=1,
        )


def _end(table: TextWords, number: int) -> int:
    """Return where a word ends, without the ending of a possessive."""
    form = table.forms[number]
    return table.ends[number] - (2 if form.endswith(("'s", "’s")) else 0)


def _plain(form: str) -> str:
    return form.removesuffix("'s").removesuffix("’s")


Pair = tuple[Sequence[int], Sequence[int]]
"""The numbers of the words of the later form, and of the earlier one."""


def _joined(ctx: Scope) -> Iterator[Pair]:
    """A name in one word, and in two."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    if ctx.doc.code:
        return  # types and their kinds: "EventType", "Event Type"
    single: dict[str, int] = {}
    for number in table.capitals:
        form = _plain(table.forms[number])
        if len(form) >= LEAST_JOINED and form.isalpha() and _is_word(ctx, number) and not form.isupper():
            camel = not form.istitle()
            if camel or not (lexicon.known(form.lower()) or lexicon.look_up(form.lower()).name):
                single.setdefault(form.lower(), number)
    if not single:
        return
    for number in table.capitals:
        after = number + 1
        if after >= len(table) or table.gaps[after] not in _JOINTS:
            continue
        one, two = table.forms[number], _plain(table.forms[after])
        if not (one.istitle() and two.istitle() and min(len(one), len(two)) >= LEAST_PART):
            continue
        whole = single.get((one + two).lower())
        if whole is not None:
            yield ((number, after), (whole,)) if whole < number else ((whole,), (number, after))


def _is_word(ctx: Scope, number: int) -> bool:
    """Say whether a word is no part of an address or a handle ("#TuringWay", "IdentityTheft.gov")."""
    start, end = ctx.facts.word_table.starts[number], ctx.facts.word_table.ends[number]
    after = ctx.text[end : end + 2]
    return ctx.text[start - 1 : start] not in _MARKS and not (after[:1] in (".", "/") and after[1:].isalnum())


@once
def _classes(lines: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Return the words of the class of each kind of body."""
    classes = [frozenset(line.partition(": ")[2].split()) for line in lines if line.startswith("kind: ")]
    return {word: one for one in classes if not WHOLE.isdisjoint(one) for word in one}


def _short(ctx: Scope) -> Iterator[Pair]:
    """A body by what it is, where the article knows one of that class, and calls it otherwise."""
    table = ctx.facts.word_table
    classes = _classes(ctx.data("name-kinds.txt"))
    alone: dict[str, list[int]] = {}
    named: dict[str, list[int]] = {}
    for number in table.capitals:
        word = _plain(table.lower[number])
        if word in classes:
            (named if _is_in_name(table, number) else alone).setdefault(word, []).append(number)
    for word, numbers in alone.items():
        others = {other for other in named if other in classes[word]}
        if word in others or len(others) != 1 or len(numbers) > SELDOM:
            continue
        (first, *_) = named[others.pop()]
        before = [table.lower[number - 1] for number in numbers if number]
        if first < numbers[0] and before and all(article == "the" for article in before):
            yield (numbers[0],), _whole_name(table, first)


def _is_in_name(table: TextWords, number: int) -> bool:
    """Say whether a capitalised word stands before or behind another one, or before "of" or "for"."""
    after = number + 1
    behind = table.forms[after] if after < len(table) and table.gaps[after] == " " else ""
    if behind[:1].isupper() or behind in ("of", "for"):
        return True
    before = table.forms[number - 1] if number and table.gaps[number] == " " else ""
    return before[:1].isupper() and before != "The"


def _whole_name(table: TextWords, last: int) -> Sequence[int]:
    first = last
    while first and table.gaps[first] == " " and table.forms[first - 1][0].isupper():
        first -= 1
    return range(first, last + 1)


def _numbered(table: TextWords) -> Iterator[Pair]:
    """A model or a part with a number in figures, and in Roman ones; its name may have a plural ("Pebbles
    III").
    """
    roman = [number for number in table.capitals if number and table.forms[number] in ROMAN]
    for number in roman:
        name = table.forms[number - 1]
        if table.gaps[number] != " " or not name.istitle():
            continue
        names = {name, f"{name}s", name.removesuffix("s")}
        for figure in table.numbers.get(ROMAN[table.forms[number]], ()):
            if figure and table.forms[figure - 1] in names and table.gaps[figure] == " ":
                one, two = (number - 1, number), (figure - 1, figure)
                yield (one, two) if two < one else (two, one)
                break
