"""Months that are words as well, languages, and places by their kind, written small where only the name fits:
"since march", "from march to May", "they spoke swahili", "on lake Erie".
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .evidence import link_round, running_text

MONTHS = frozenset({"march", "may", "august"})
SURE_BEFORE = frozenset({"since", "until", "till", "in", "during", "by"})
INTO = frozenset({"in", "into", "from"})
FINITE = frozenset({"VBZ", "VBD"})
LISTED = frozenset({"and", "or"})
WATERS = frozenset({"lake", "loch", "lough", "cape", "mount", "university"})

Named = tuple[int, str]
"""The number of a word, and the word as it should be written."""


def time_names(ctx: Scope) -> Iterator[Slip]:
    """Yield them; none where an article tells of code."""
    if ctx.doc.code or ctx.facts.code_words:
        return
    table = ctx.facts.word_table
    for number, name in (*_months(ctx), *_languages(ctx), *_waters(ctx)):
        start, end = table.starts[number], table.ends[number]
        block = ctx.block_at(start)
        if block is None or block.kind not in ("paragraph", "list-item", "caption"):
            continue
        if link_round(ctx, start, end) is None and running_text(ctx, start, end):
            yield ctx.found(start, end, kind="maybe", name=name)


def _months(ctx: Scope) -> Iterator[Named]:
    """March and August behind a word for a time, and at the end of their phrase or before another time."""
    table, calendar = ctx.facts.word_table, ctx.facts.calendar
    starts = word_sets(ctx.data("grammar.txt"))["before-month"]
    for number in table.where(MONTHS):
        if not number or not table.forms[number].islower() or table.gaps[number] != " ":
            continue
        before, after = table.lower[number - 1], number + 1
        following = table.forms[after] if after < len(table) and table.gaps[after] == " " else ""
        year = following.isdigit() and len(following) == len("2024")
        further = table.lower[after + 1] if after + 1 < len(table) else ""
        span = following in ("to", "and", "until") and further in calendar.months and before in starts
        dated = before.isdigit() and len(before) <= len("31") and (year or not following)
        ended = not following and before in SURE_BEFORE
        if span or dated or ended or (year and before in starts):
            yield number, table.forms[number].capitalize()


def _languages(ctx: Scope) -> Iterator[Named]:
    """A language that somebody speaks or learns, or beside another one with its capital."""
    table = ctx.facts.word_table
    names = word_sets(ctx.data("language-names.txt"))
    sets = word_sets(ctx.data("grammar.txt"))
    ends = sets["after-phrase"]
    for number in table.where(names["language"] | names["word-too"]):
        if not number or not table.forms[number].islower() or table.gaps[number] not in (" ", ", "):
            continue
        before, after = table.lower[number - 1], number + 1
        following = table.forms[after] if after < len(table) and table.gaps[after] == " " else ""
        if following and following not in ends and ctx.facts.tagger.likeliest(following) not in FINITE:
            continue
        listed = before in LISTED or table.gaps[number] == ", "
        other = table.forms[number - 1 - (before in LISTED)] if number > 1 else ""
        beside = listed and other.istitle() and other.lower() in names["language"]
        spoken = table.gaps[number] == " " and before in sets["spoken"]
        inside = table.gaps[number] == " " and before in INTO and table.lower[number] in names["language"]
        if beside or spoken or inside:
            yield number, table.forms[number].capitalize()


def _waters(ctx: Scope) -> Iterator[Named]:
    """What says what a place is before its name: "to lake Erie", "the university of Glamorgan"."""
    table, sets = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))
    for number in table.where(WATERS):
        after = number + 1
        if not number or after >= len(table) or not table.forms[number].islower() or table.gaps[after] != " ":
            continue
        before = table.lower[number - 1]
        if table.gaps[number] != " " or before not in sets["to-waters"]:
            continue
        if table.forms[number] == "university":
            place = after + 1
            if table.forms[after] != "of" or place >= len(table) or table.gaps[place] != " ":
                continue
        else:
            place = after
            if before == "the" or (table.forms[number] == "mount" and before == "to"):
                continue
        form = table.forms[place]
        if form.istitle() and form.isalpha() and _is_name(ctx, place):
            yield number, table.forms[number].capitalize()


def _is_name(ctx: Scope, number: int) -> bool:
    """Say whether a word with a capital is a name and no ordinary word."""
    word = ctx.facts.word_table.lower[number]
    known = ctx.facts.lexicon.look_up(word)
    return not known.known or known.name or word in ctx.facts.lexicon.names
