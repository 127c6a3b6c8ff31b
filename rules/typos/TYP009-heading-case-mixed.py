"""TYP009: one word, or one heading, that does not follow the case of the others."""

import re
from collections.abc import Iterator

from copydesk.api import Block, Context, Edit, Fix, Hit, Word, rule, word_sets

# "See also" is a label.
ENOUGH = 3
MIXED_SHARE = 0.7


@rule(
    id="TYP009",
    name="heading-case-mixed",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["heading"],
    tags=["capitals", "headings"],
    summary="A heading mixes title case and sentence case, or differs from the other headings",
    message="“{word}” is the only main word of this title-case heading that is written small",
    rationale="Headings are set in one case throughout. A single small word among capitalised ones is a "
    "slip; one heading in another case than "
    "the rest often came from another text.",
    remedy="Capitalise the word, or set all headings in sentence case.",
    references=["https://en.wikipedia.org/wiki/Title_case"],
    bad=[
        {
            "text": "# The Harbour Plan\n\nOne.\n\n## Dredging the Inner Basin\n\nTwo.\n\n## A New ⟦pier⟧ "
            "for the Ferry Line\n\nThree.\n\n"
            "## Money from the Port Fund\n\nFour.\n",
            "bare": True,
            "fixed": "# The Harbour Plan\n\nOne.\n\n## Dredging the Inner Basin\n\nTwo.\n\n## A New Pier "
            "for the Ferry Line\n\nThree.\n\n"
            "## Money from the Port Fund\n\nFour.\n",
        },
        {
            "text": "# The Harbour Plan\n\nOne.\n\n## Dredging the Inner Basin\n\nTwo.\n\n## A Longer "
            "Pier\n\nThree.\n\n## Money from the Port Fund\n\n"
            "Four.\n\n## ⟦What the fishermen say about it⟧\n\nFive.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "# The harbour plan\n\nOne.\n\n## Dredging the inner basin\n\nTwo.\n\n## President "
            "Smith visits Grand Rapids\n\nThree.\n",
            "bare": True,
        },
        {
            "text": "# The Harbour Plan\n\nOne.\n\n## Dredging the Inner Basin\n\nTwo.\n\n## A Longer "
            "Pier at Low Tide\n\nThree.\n",
            "bare": True,
        },
        {
            "text": "# Harbour\n\nOne.\n\n## The iPhone App of the Port\n\nTwo.\n\n## Rules for eBikes on "
            "the Pier\n\nThree.\n",
            "bare": True,
        },
    ],
)
def heading_case_mixed(ctx: Context) -> Iterator[Hit]:
    shapes = [(block, *_shape(ctx, block)) for block in ctx.blocks()]
    judged = [(block, capital, small) for block, capital, small in shapes if len(capital) + len(small) >= 2]
    title = [block for block, capital, small in judged if not small]
    titled = sum(len(capital) for _, capital, _ in judged)
    for block, capital, small in judged:
        others = len(judged) - 1
        rest = len([one for one in title if one is not block])
        if len(small) == 1 and len(capital) >= 1 and _titled(ctx, capital, rest, others):
            word = small[0]
            first = ctx.doc.lift(word.start, word.start + 1)
            fix = Fix((Edit(first, word.text[0].upper()),), "write a capital", "unsafe")
            yield ctx.hit(word.start, word.end, fix=fix, word=word.text)
        elif (
            len(small) >= 2
            and not capital
            and others >= ENOUGH
            and rest >= MIXED_SHARE * others
            and titled >= 2 * ENOUGH
        ):
            yield ctx.hit(
                block.start,
                block.end,
                message="This heading is in sentence case, {titles} of the {others} others are in title case",
                severity="info",
                titles=rest,
                others=others,
            )


def _shape(ctx: Context, block: Block) -> tuple[list[Word], list[Word]]:
    """Return the main words of a heading that have a capital and those that have none; the first word and
    names say nothing.
    """
    capital: list[Word] = []
    small: list[Word] = []
    # "See also: A New Pier": what stands before a colon is a label with a case of its own.
    colon = ctx.text.find(": ", block.start, block.end)
    table = ctx.facts.word_table
    first = table.first(block.start if colon < 0 else colon)
    for word in table.words(first + 1, table.first(block.end)):
        text = word.text
        before = ctx.text[word.start - 2 : word.start].strip()
        if (
            text.lower() in word_sets(ctx.data("grammar.txt"))["title-small"]
            or (not text.isalpha() and not re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)+", text))
            or before in (":", ".", "?", "—", "–")
        ):
            continue
        if text[0].islower():
            # "iPhone", "eBikes" and code have their own case.
            if text.islower() and before not in ("(", "/", "@", "#", "\ufffc", "."):
                small.append(word)
        elif text[1:].islower() and _ordinary(ctx, text):
            capital.append(word)
    return capital, small


def _ordinary(ctx: Context, text: str) -> bool:
    known = ctx.facts.lexicon.look_up(text.lower())
    return known.known and known.tier >= 2 and not known.name


def _titled(ctx: Context, capital: list[Word], rest: int, others: int) -> bool:
    """Say whether the heading is meant as a title: two ordinary words with capitals, or one and other
    headings like it.
    """
    return (
        (others >= 1 and rest >= max(1, 0.5 * others))
        if len(capital) >= 2
        else (others >= 2 and rest >= max(2, 0.6 * others))
    )
