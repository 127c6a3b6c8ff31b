"""Words and headings that do not follow the case of the others."""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Block, Edit, Fix, Scope, Slip, Word, word_sets

# "See also" is a label.
ENOUGH = 3
MIXED_SHARE = 0.7


def heading_case_mixed(ctx: Scope) -> Iterator[Slip]:
    shapes = [(block, *_shape(ctx, block)) for block in ctx.blocks()]
    judged = [(block, capital, small) for block, capital, small in shapes if len(capital) + len(small) >= 2]
    title = [block for block, capital, small in judged if not small]
    titled = sum(len(capital) for _, capital, _ in judged)
    for block, capital, small in judged:
        others = len(judged) - 1
        rest = len([one for one in title if one != block])
        if (
            len(small) == 1
            and len(capital) >= 1
            and small[0].text not in ctx.facts.code_words
            and _titled(ctx, capital, rest, others)
        ):
            word = small[0]
            first = ctx.doc.lift(word.start, word.start + 1)
            fix = Fix((Edit(first, word.text[0].upper()),), "write a capital", "unsafe")
            yield ctx.found(word.start, word.end, fix=fix, word=word.text)
        elif (
            len(small) >= 2
            and not capital
            and others >= ENOUGH
            and rest >= MIXED_SHARE * others
            and titled >= 2 * ENOUGH
        ):
            yield ctx.found(
                block.start,
                block.end,
                kind="sentence",
                titles=rest,
                others=others,
            )
    for block, _, small in shapes:
        for word in _stray(ctx, small, block):
            first = ctx.doc.lift(word.start, word.start + 1)
            fix = Fix((Edit(first, word.text[0].lower()),), "write a small letter", "unsafe")
            yield ctx.found(word.start, word.end, kind="stray", fix=fix, word=word.text)


def _stray(ctx: Scope, small: Sequence[Word], block: Block) -> Iterator[Word]:
    """Yield the words of grammar with a capital between small words ("Design And construction")."""
    table, minor = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))["title-small"]
    first, last = table.first(block.start), table.first(block.end)
    for number in range(first + 1, last - 1) if small else ():
        if (
            len(table.forms[number]) > 1
            and table.forms[number].istitle()
            and table.lower[number] in minor
            and table.gaps[number] == table.gaps[number + 1] == " "
            and table.forms[number + 1].islower()
            and table.forms[number - 1].isalpha()
            and (number == first + 1 or table.forms[number - 1].islower())
        ):
            yield table.word(number)


def _shape(ctx: Scope, block: Block) -> tuple[list[Word], list[Word]]:
    """Return the main words of a heading that have a capital and those that have none; the first word and
    names say nothing.
    """
    capital: list[Word] = []
    small: list[Word] = []
    # "See also: A New Pier": what stands before a colon is a label with a case of its own.
    colon = ctx.text.find(": ", block.start, block.end)
    table, minor = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))["title-small"]
    first = table.first(block.start if colon < 0 else colon)
    for word in table.words(first + 1, table.first(block.end)):
        text = word.text
        before = ctx.text[word.start - 2 : word.start].strip()
        if (
            text.lower() in minor
            or (not text.isalpha() and not re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)+", text))
            or before in (":", ".", "?", "—", "–")
        ):
            continue
        if text[0].islower():
            # "iPhone", "eBikes" and code have their own case.
            after = ctx.text[word.end : word.end + 1]
            if (
                text.islower()
                and before not in ("(", "/", "@", "#", "\ufffc", ".")
                and after not in ("(", "/")
            ):
                small.append(word)
        elif text[1:].islower() and _ordinary(ctx, text):
            capital.append(word)
    return capital, small


def _ordinary(ctx: Scope, text: str) -> bool:
    """Say whether a word is no name: in the dictionary, and without a capital inside the sentences."""
    known = ctx.facts.lexicon.look_up(text.lower())
    return known.known and known.tier >= 2 and not known.name and text.lower() not in ctx.facts.capitals


def _titled(ctx: Scope, capital: list[Word], rest: int, others: int) -> bool:
    """Say whether the heading is meant as a title: two ordinary words with capitals, or one and other
    headings like it.
    """
    return (
        (others >= 1 and rest >= max(1, 0.5 * others))
        if len(capital) >= 2
        else (others >= 2 and rest >= max(2, 0.6 * others))
    )
