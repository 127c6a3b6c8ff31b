"""Words typed twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, count, islice
from operator import and_, eq

from copydesk.api import Edit, Fix, Scope, Slip, TextWords, Word, regex, word_sets

from .evidence import address_of_link, alone_in_marks, shown, unmarked

BETWEEN = regex(r"[ \t\u00a0]{1,4}|[ \t]{0,4}\r?\n[ \t]{0,4}")
BEFORE, AFTER = frozenset(".@/#$_'’-"), regex(r"[@/_]|\.\w|-\s")
SHORT, RARE = 5, 1
"""Short words that English texts hardly use are sounds, where they stand twice."""
CALLED = 3
"""What is doubled in so many places is called so."""
REACH = 7
"""In how many words before a doubled verb a word may stand that opens a clause."""
COMMAND = regex(r"\b(?:[Ee]xecute|[Rr]un|[Tt]ype|[Ii]nvoke) \Z")
"""What stands before the name of a command and what it is given ("type man man")."""
MOST = 100
"""So many places of a verb are looked at."""
RELATIVES = frozenset(("who", "that", "which", "whoever"))
NOUNS = ("will", "can", "may", "might")


def doubled_word(ctx: Scope) -> Iterator[Slip]:
    """Find words, and pairs of words, that stand twice in a row."""
    yield from sorted([*_words(ctx), *_pairs(ctx)], key=lambda slip: slip.start)


def _pairs(ctx: Scope) -> Iterator[Slip]:
    """Find "that I that I", "in the in the": a pair that grammar does not let stand beside itself."""
    table, sets = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))
    lower, gaps = table.lower, table.gaps
    same = bytes(map(eq, lower, islice(lower, 2, None)))
    for number in compress(count(), map(and_, same, islice(same, 1, None))):
        pair = lower[number : number + 2]
        if (
            pair[0] != pair[1]
            and gaps[number + 1] == gaps[number + 2] == gaps[number + 3] == " "
            and any(word in sets["never-doubled"] or word in sets["openers-of-pairs"] for word in pair)
            and sets["joins"].isdisjoint(pair)
            # "What it is it is", "what is not is not".
            and pair[0] not in sets["doubled-verbs"]
            # "A list of list of numbers".
            and not (pair[1] == "of" and pair[0].removesuffix("s") in sets["containers"])
            and sets["clause-openers"].isdisjoint(lower[max(0, number - REACH) : number])
            and all(word.isalpha() for word in pair)
        ):
            first, last = table.word(number), table.word(number + 3)
            if (
                unmarked(ctx, first.start, last.end)
                and shown(ctx, first.start)
                and not (last.text[1:] and last.text.isupper())
            ):
                end = table.ends[number + 1]
                yield ctx.found(
                    first.start,
                    last.end,
                    word=ctx.text[first.start : end],
                    fix=Fix((Edit(ctx.doc.lift(end, last.end), ""),), "delete the second pair", "unsafe"),
                )


def _words(ctx: Scope) -> Iterator[Slip]:
    text, table = ctx.text, ctx.facts.word_table
    lower, sets = table.lower, word_sets(ctx.data("grammar.txt"))
    places = list(compress(count(), map(eq, lower, islice(lower, 1, None))))
    twice: defaultdict[str, list[int]] = defaultdict(list)
    for number in places:
        twice[lower[number]].append(number)
    for number in places:
        low = lower[number]
        if low in sets["repeatable"] or not low.isalpha() or (len(low) < 2 and low != "a"):
            continue
        first, second, gap = table.word(number), table.word(number + 1), table.gaps[number + 1]
        grammar, broken = low in sets["grammar"], "\n" in gap
        if (
            not BETWEEN.fullmatch(gap)
            or text[first.start - 1 : first.start] in BEFORE
            or AFTER.match(text, second.end)
        ):
            continue
        plain = unmarked(ctx, first.start, second.end)
        if not grammar and (broken or not plain or not (first.text + second.text).islower()):
            continue
        # "The The", "the _The Herald_": the second belongs to a name.
        if second.text[0].isupper() and not second.text.isupper() and not broken:
            continue
        # A keyword may stand twice in talk of code.
        if not grammar and low in ctx.facts.code_words:
            continue
        if _meant(table, number, sets) or (not grammar and _is_named(ctx, number, twice[low])):
            continue
        if low + low in "".join(address_of_link(ctx, first.start, second.end, host=True)):
            continue  # the page is called so
        if not grammar and len(low) < SHORT and ctx.facts.lexicon.tier(low) <= RARE:
            continue  # "a wha wha effect": a sound
        if not shown(ctx, first.start) or _shouted(first, second) or _is_mentioned(ctx, first, second):
            continue
        yield ctx.found(
            first.start,
            second.end,
            word=low,
            fix=_fix(ctx, first, second, not broken and _is_safe(lower, number, sets)),
        )


def _is_named(ctx: Scope, number: int, doubled: Sequence[int]) -> bool:
    """Say whether a word that stands before itself in some places is said twice as its name or call: three
    times in a row, twice in three places ("a gimme gimme society"), as all that a block or line holds
    ("harbour harbour": a command and what it is given) here or elsewhere; or is a part of a command: no word
    of English, or behind what bids to run it.
    """
    table = ctx.facts.word_table
    word, start = table.lower[number], table.starts[number]
    if not ctx.facts.lexicon.known(word) or COMMAND.search(ctx.text, max(0, start - 10), start) is not None:
        return True
    if len(doubled) >= CALLED or number - 1 in doubled or number + 1 in doubled:
        return True
    return any(_fills_line(ctx, table.starts[at], table.ends[at + 1]) for at in doubled)


def _fills_line(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a block or a line of it holds a range of the prose and nothing else."""
    block = ctx.doc.block_at(start)
    if block is None or block.end < end:
        return False
    before, behind = ctx.text[block.start : start], ctx.text[end : block.end]
    return not (before.rpartition("\n")[2].strip() or behind.partition("\n")[0].strip())


def _is_safe(lower: Sequence[str], number: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Say whether one of two words can go unseen: no sentence needs both, neither is meant for a word that
    sounds like it ("its its own thing"), and there is no third, which would be on purpose.
    """
    low = lower[number]
    thrice = lower[number - 1 : number] == [low] or lower[number + 2 : number + 3] == [low]
    return low in sets["never-doubled"] and low not in sets["sounds-alike"] and not thrice


def _shouted(first: Word, second: Word) -> bool:
    """Say whether one of the two is in capitals: a keyword or an emphasis ("support for FOR UPDATE")."""
    return len(first.text) > 1 and first.text.isupper() != second.text.isupper()


def _is_mentioned(ctx: Scope, first: Word, second: Word) -> bool:
    """Say whether one of two words is talked about ("joined by *and* and *or*"), or they are letters."""
    if first.text == second.text == "A":
        return True
    return any(alone_in_marks(ctx, one.start, one.end) for one in (first, second))


def _meant(table: TextWords, number: int, sets: Mapping[str, frozenset[str]]) -> bool:
    low = table.lower[number]
    before = table.lower[table.first(max(0, table.starts[number] - 60)) : number]
    if low in sets["doubled-verbs"]:
        # "What it was was football": one clause ends with the verb, the next begins with it.
        # "His will will be read": a noun and a verb.
        if low in NOUNS and before and before[-1] in sets["noun-before"]:
            return True
        return not sets["clause-openers"].isdisjoint(before[-REACH:])
    if low in sets["particles"]:
        # "Fill in in ink", "handed theirs in in May": a particle of the verb, and a preposition.
        if before and _turned(table, before[-1]):
            return True
        if low in ("in", "on"):
            verb = before[-2:-1] if before and before[-1] in sets["objects"] else before[-1:]
            return not (sets["phrasal"].isdisjoint(verb) and sets["phrasal-in"].isdisjoint(verb))
        return bool(before) and before[-1] in sets["phrasal"]
    if low in sets["grammar"] or not before:
        return False
    if before[-1] in sets["likening"]:
        return True  # "what makes winter winter"
    if not sets["causing-doubled"].isdisjoint(before[-3:]):
        return True  # "to make every sound sound like that"
    # "To record record profits": a verb and a noun. "Those who can act act": a clause ends, the next begins.
    return before[-1] == "to" or (
        before[-1] in sets["helpers-of-doubled"] and not RELATIVES.isdisjoint(before[-REACH:])
    )


def _turned(table: TextWords, verb: str) -> bool:
    """Say whether a verb stands elsewhere with the opposite of a particle: "scaling out, and scaling in in
    the evening".
    """
    lower, numbers = table.lower, table.numbers[verb][:MOST]
    return any(lower[at + 1 : at + 2] in (["out"], ["off"], ["down"], ["away"]) for at in numbers)


def _fix(ctx: Scope, first: Word, second: Word, safe: bool) -> Fix | None:
    # Markup between the two words would be deleted along with the second one.
    start, end = first.end, second.end
    span = ctx.doc.lift(start, end)
    if ctx.doc.source.slice(span) != ctx.text[start:end]:
        return None
    return Fix((Edit(span, ""),), "delete the second one", "safe" if safe else "unsafe")
