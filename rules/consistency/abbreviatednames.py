"""Names of which a word is written out here and abbreviated there: "Cole Street" and "Cole St.", "Saint
Olave's" and "St Olave's", "Hales and Son" and "Hales & Son".
"""

from collections.abc import Iterator, Mapping

from copydesk.api import Scope, Slip, TextWords, once, word_sets

_AND = " & "


def abbreviated_names(ctx: Scope) -> Iterator[Slip]:
    """Yield the form that a name has less often, once each; of two that stand as often the later one.

    An address with a house number is left alone: there is no room in a label.
    """
    table = ctx.facts.word_table
    behind, before = _pairs(ctx.data("consistency.txt"))
    present = table.caseless
    found: dict[tuple[str, int, str], tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
    for pairs, step in ((behind, -1), (before, 1)):
        for short, written in pairs.items():
            if short not in present or written not in present:
                continue
            for which, word in enumerate((written, short)):
                for number in table.numbers.get(word, ()):
                    name = _name_beside(ctx, table, number, step)
                    if name:
                        places = found.setdefault((written, step, name), ([], []))
                        places[which].append((min(number, number + step), max(number, number + step)))
    for full, cut in found.values():
        if full and cut:
            yield _slip(ctx, full, cut)
    yield from _ampersands(ctx)


@once
def _pairs(lines: tuple[str, ...]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return what is abbreviated behind a name and before one: the written word by the short one."""
    sets = word_sets(lines)
    behind, before = (
        {short: written for written, _, short in (pair.partition(":") for pair in sets[kind])}
        for kind in ("behind-a-name", "before-a-name")
    )
    return behind, before


def _name_beside(ctx: Scope, table: TextWords, number: int, step: int) -> str:
    """Return the capitalised word beside a capitalised word, "" where it is part of no name of the author's
    prose.
    """
    other = number + step
    if not (0 <= other < len(table) and table.forms[number].istitle() and table.forms[other][0].isupper()):
        return ""
    gap = table.gaps[max(number, other)]
    if gap != " " and not (step > 0 and gap == ". "):
        return ""
    if step < 0 and other and table.forms[other - 1][0].isdigit():
        return ""
    block = ctx.block_at(table.starts[number])
    if block is None or ctx.quoted(table.starts[number], table.ends[number]):
        return ""
    return _plain(table.lower[other])


def _slip(ctx: Scope, one: list[tuple[int, int]], other: list[tuple[int, int]]) -> Slip:
    """Return the first place of the form that stands less often, of two that stand as often the later one;
    the places are the numbers of a first and a last word.
    """
    table = ctx.facts.word_table
    rare, usual = sorted((one, other), key=lambda places: (len(places), -places[0][0]))
    (start, end), beside = ((table.starts[first], table.ends[last]) for first, last in (rare[0], usual[0]))
    return ctx.found(
        start,
        end,
        kind="exchanged",
        beside=beside,
        name=ctx.text[start:end],
        other=ctx.text[slice(*beside)],
        count=len(usual),
    )


def _ampersands(ctx: Scope) -> Iterator[Slip]:
    """Names that are joined with a sign here and with the word there."""
    if _AND not in ctx.text:
        return
    table = ctx.facts.word_table
    calendar = {*ctx.data("calendar.toml")["months"], *ctx.data("calendar.toml")["weekdays"]}
    joined: dict[tuple[str, str], list[int]] = {}
    for number in table.capitals:
        if not number or table.gaps[number] != _AND or table.lower[number] in calendar:
            continue
        if table.forms[number - 1][0].isupper():
            joined.setdefault((table.lower[number - 1], _plain(table.lower[number])), []).append(number)
    if not joined:
        return
    written: dict[tuple[str, str], list[int]] = {}
    for number in table.where(frozenset({"and"})):
        if 0 < number < len(table) - 1 and table.gaps[number] == table.gaps[number + 1] == " ":
            pair = table.lower[number - 1], _plain(table.lower[number + 1])
            capital = table.forms[number - 1][0].isupper() and table.forms[number + 1][0].isupper()
            if pair in joined and capital:
                written.setdefault(pair, []).append(number)
    for pair, words in written.items():
        slip = _slip(ctx, [(n - 1, n) for n in joined[pair]], [(n - 1, n + 1) for n in words])
        if ctx.block_at(slip.start) is not None and not ctx.quoted(slip.start, slip.end):
            yield slip


def _plain(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
