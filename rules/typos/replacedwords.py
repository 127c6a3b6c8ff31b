"""Fixed expressions in which a program put other words."""

from collections.abc import Iterator, Sequence
from functools import partial

from copydesk.api import Scope, Slip, regex

from .bothreplaced import both_replaced
from .fixedterms import PAIR, varied_terms
from .listedexpressions import Found, expressions
from .replacedterms import replaced_terms
from .spunpairs import overlaps, spun_pairs
from .spuntext import spun
from .swapmeasures import Swap
from .termwords import parts_of
from .torturedphrases import tortured_phrases

# "A stall in the old market cost £90."
PRICED = regex(r" (?:about |around |just |only |over |under |nearly )?[€£$¥₦₹₩]?\d")
HABIT = 3
DENSE = 8
"""So many pairs in a thousand words that nobody writes are no accident."""
CLOSE = 4
"""So many terms in a thousand words, of which one word is replaced, are no accident."""
ARTICLE = 1_500
"""In so many words that people write one pair may look like a term with a synonym in it."""
EXPLAINED, BESIDE = 2, 60
"""So many phrases of which the meaning stands within so many characters make an article on such phrases."""
LONG = 3
"""So many words are no accident, when papers have been seen to have them."""


def spinner_synonym(ctx: Scope) -> Iterator[Slip]:
    every = sorted([*_tortured(ctx), *expressions(ctx)], key=lambda one: (one.first.start, -one.last.end))
    found: list[Found] = []
    for one in every:
        apart = not found or one.first.start >= found[-1].last.end
        if apart and not ctx.quoted(one.first.start, one.last.end):
            found.append(one)
    if len({one.meant for one in found if _is_explained(ctx, one)}) >= EXPLAINED:
        return  # an article on such phrases
    odd = {one.meant for one in found if one.odd}
    rest = {one.meant for one in found if not one.odd and not one.collected}
    # A person may choose "national safety" now and then; a program does it all the time.
    habit = bool(odd) or (len(rest) >= HABIT and len(rest) * 1000 >= HABIT * ctx.facts.word_count)
    # One that nobody says and others beside it, in a short text: that is no accident either.
    every_one = len({one.meant for one in found})
    dense = bool(odd) and every_one > 1 and every_one * 1000 >= DENSE * ctx.facts.word_count
    # What a person may choose is no reason not to look closer.
    sure = [one for one in found if one.odd]
    varied = _varied(ctx, sure)
    # Of two words it is weighed, too, how they go together.
    longer = {one.meant for one in varied if one.known and one.swap is None}
    terms = [one.swap for one in varied if one.swap]
    swapped = list(_swapped(ctx, sure, len(odd | longer), terms))
    habit = habit or bool(swapped)
    taken = swapped + list(_terms(ctx, varied, swapped, len(odd)))
    for one in found:
        certain = one.known or dense
        kind = ("several" if len(odd) > 1 else "known" if certain else "one") if one.odd else "chosen"
        told = ctx.found(one.first.start, one.last.end, kind=kind, meant=one.meant)
        if one.odd or (habit and not any(_touch(told, other) for other in taken)):
            yield told
    if odd:
        more = list(_more(ctx, found))
        several = len(odd) > 1 or any(one.odd and one.known for one in found)
        if several or dense or (len(more) > 1 and len(more) * 1000 >= DENSE * ctx.facts.word_count):
            yield from (one for one in more if not any(_touch(one, other) for other in taken))
    yield from taken


def _terms(ctx: Scope, varied: Sequence[Found], swapped: Sequence[Slip], odd: int) -> Iterator[Slip]:
    """Yield the terms with a synonym in them. One is an accident, or a play on words, unless the rest of it
    tells it; of several, none is. ``odd`` is how many expressions the text has that nobody uses.
    """
    model = ctx.data("swap-weights.toml")
    terms = {one.meant for one in varied if one.swap is None or one.swap.odds >= model["term-least"]}
    close = len(terms) * 1000 >= CLOSE * ctx.facts.word_count
    beside = bool(odd or swapped) or (len(terms) > 1 and close)
    firm = bool(swapped) or (close and odd + len(terms) >= HABIT)
    few = len(terms) * ARTICLE < ctx.facts.word_count
    for one in varied:
        certain = one.known and (one.swap is None or one.swap.odds >= model["term-firm"])
        kind = "known" if certain and beside and firm else "one"
        told = ctx.found(one.first.start, one.last.end, kind=kind, meant=one.meant)
        alone = one.known and not (few and len(one.meant.split()) == PAIR)
        if (alone or beside) and not any(_touch(told, other) for other in swapped):
            yield told


def _swapped(ctx: Scope, found: Sequence[Found], odd: int, terms: Sequence[Swap]) -> Iterator[Slip]:
    """Yield the fixed pairs of a text in which a synonym tool put other words, if there are many. What nobody
    says, and terms with another word in them, speak for such a tool, too.
    """
    table = ctx.facts.word_table
    for one, firm in spun(ctx, odd, terms, partial(_stands_free, ctx, found)):
        kind = "firm" if firm else "swapped"
        yield ctx.found(table.starts[one.first], table.ends[one.last], kind=kind, meant=one.meant)


def _touch(one: Slip, other: Slip) -> bool:
    return one.start < other.end and other.start < one.end


def _stands_free(ctx: Scope, found: Sequence[Found], one: Swap, quoted: bool) -> bool:
    """Say whether a swap stands in the prose of one block (in quoted speech, too, if ``quoted``) and touches
    nothing that was found.
    """
    table = ctx.facts.word_table
    start, end = table.starts[one.first], table.ends[one.last]
    block = ctx.block_at(start)
    return (
        block is not None
        and end <= block.end
        and (quoted or not ctx.quoted(start, end))
        and all(other.last.end <= start or end <= other.first.start for other in found)
    )


def _more(ctx: Scope, found: Sequence[Found]) -> Iterator[Slip]:
    """Yield what else was replaced in a text that a program has rewritten."""
    table = ctx.facts.word_table
    taken = [(one.first.start, one.last.end) for one in found]
    for pair in spun_pairs(ctx):
        first, last = table.word(pair.first), table.word(pair.first + 1)
        block = ctx.block_at(first.start)
        if (
            block is not None
            and last.end <= block.end
            and not overlaps(table, pair, taken)
            and not ctx.quoted(first.start, last.end)
        ):
            taken.append((first.start, last.end))
            yield ctx.found(first.start, last.end, kind="beside", meant=pair.meant)


def _tortured(ctx: Scope) -> Iterator[Found]:
    table = ctx.facts.word_table
    for one in tortured_phrases(table, ctx.data("tortured-phrases.keyed")):
        first, last = table.word(one.first), table.word(one.last)
        block = ctx.block_at(first.start)
        if block is not None and last.end <= block.end:
            known = one.collected and one.last - one.first + 1 >= LONG
            yield Found(first, last, one.meant, not one.plain, known, collected=True)


def _is_explained(ctx: Scope, one: Found) -> bool:
    """Say whether what a phrase means stands right beside it."""
    start, end = one.first.start, one.last.end
    beside = ctx.text[max(0, start - BESIDE) : start], ctx.text[end : end + BESIDE]
    return any(one.meant in text.lower() for text in beside)


def _varied(ctx: Scope, found: Sequence[Found]) -> list[Found]:
    """Return the terms with a synonym in them that stand in prose, outside speech and what was found."""
    table = ctx.facts.word_table
    told: list[Found] = []
    words = parts_of(ctx)
    for one in (*replaced_terms(ctx, words), *varied_terms(ctx, words), *both_replaced(ctx)):
        first, last = table.word(one.first), table.word(one.last)
        block = ctx.block_at(first.start)
        free = all(
            other.last.end <= first.start or last.end <= other.first.start for other in (*found, *told)
        )
        priced = PRICED.match(ctx.text, last.end) is not None and ctx.facts.tagger.may(last.text, "VBD")
        quoted = ctx.quoted(first.start, last.end)
        if free and block is not None and last.end <= block.end and not quoted and not priced:
            told.append(Found(first, last, one.meant, odd=False, known=one.alone, swap=one.swap))
    return told
