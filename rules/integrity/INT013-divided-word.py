"""INT013: words that are still divided where a line ended in print."""

from collections.abc import Iterable, Iterator
from itertools import islice

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

GAP = regex(r"\A(?:- |¬ ?)\Z")
PARTS = regex(r"(?<![\w-])(?P<left>[A-Za-z]{2,20})(?P<mark>- |¬ ?)(?P<right>[a-z]{2,20})(?![\w-])")
MOST, COMMON, MORE, LONG = 20, 3, 2, 4
"""Findings in a file; the tier of a word that is in use; so many tiers more often met; letters of a part."""


@rule(
    id="INT013",
    name="divided-word",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose", "quote"],
    tags=["scraping", "spacing"],
    summary="A word is divided by the hyphen of a line of print that is gone",
    message="“{text}” is “{word}”, divided where a line ended in print",
    rationale="A printed page divides words at the ends of its lines. Copied out of it, the hyphen stays "
    "and the line "
    "does not: readers stumble, and a search does not find the word. A part that is no word tells such a "
    "hyphen from "
    "that of a compound.",
    remedy="Join the word.",
    references=["https://en.wikipedia.org/wiki/Syllabification"],
    bad=[
        {"text": "The plan ⟦in-\ncludes⟧ a pump.", "fixed": "The plan includes a pump.", "bare": True},
        {
            "text": "They co-operate to a ⟦co-\nordinated⟧ end, a ⟦co-\noperative⟧ one.",
            "fixed": "They co-operate to a coordinated end, a co-operative one.",
            "bare": True,
        },
        {"text": "The ⟦dredg- ing⟧ took two weeks.", "fixed": "The dredging took two weeks."},
        {"text": "Both ⟦coun-¬\ncillors⟧ were late.".replace("-¬", "¬"), "bare": True},
        "Prices ⟦in- creased⟧ by a third, and a ⟦com-munity⟧ hall was built.",
    ],
    good=[
        "A co-ordinated, pre-war, e-mail-based plan of the ex-mayor.",
        {
            "text": "A semi-\ndetached house, a well-\nknown pier, and the town of Aarhus-\nNord.",
            "bare": True,
        },
        "The pre- and post-war piers, the long- or short-term plans.",
        "The plan includes a pump.",
    ],
)
def divided_word(ctx: Context) -> Iterator[Hit]:
    for start, end, word in islice(_divided(ctx), MOST):
        span = ctx.doc.lift(start, end)
        # Plain text may be set in lines of print; there a word is divided on purpose.
        severity = "info" if ctx.doc.traits.plain and "\n" in ctx.doc.source.slice(span) else None
        yield ctx.hit(
            start,
            end,
            severity=severity,
            fix=Fix((Edit(span, word),), f"Write “{word}”", "unsafe"),
            word=word,
        )


def _divided(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """Yield where two parts stand that are one word, and that word: one of them at least is no word, or the
    second is far less in use than the whole.
    """
    lexicon, table = ctx.facts.lexicon, ctx.facts.word_table
    found = []
    for block in ctx.blocks_at(table.in_gaps(GAP)):
        for match in PARTS.finditer(ctx.text, block.start, block.end):
            left, right = match["left"].lower(), match["right"]
            whole = lexicon.tier(left + right)
            if whole < COMMON:
                continue
            apart = lexicon.tier(left) and lexicon.tier(right) and whole < lexicon.tier(right) + MORE
            if match["mark"] != "- " or not apart:
                hyphen = "-" if _has_hyphen(table.vocabulary, left, right) else ""
                found.append((*match.span(), f"{match['left']}{hyphen}{right}"))
    parts_of_words = (
        line.split() for line in ctx.data("affixes.txt") if line.startswith(("prefix:", "short:"))
    )
    prefixes = {part for _, *parts in parts_of_words for part in parts}
    for word in table.vocabulary:
        left, hyphen, right = word.partition("-") if "-" in word else (word, "", "")
        # "com-munity": without the line, only a second part that is nothing at all tells a hyphen of print.
        if (
            not hyphen
            or not (left.isalpha() and right.isalpha() and right.islower())
            or min(len(left) * 2, len(right)) < LONG
        ):
            continue
        if left.lower() in prefixes or lexicon.tier(left.lower() + right) <= COMMON:
            continue
        if lexicon.tier(right) or lexicon.look_up(right).name:
            continue
        for number in table.numbers[word]:
            start = table.starts[number]
            form = ctx.text[start : table.ends[number]]
            held = ctx.block_at(start)
            if held is not None and ctx.in_scope(held) and form.count("-") == 1:
                found.append((start, start + len(form), form.replace("-", "")))
    yield from sorted(found)


def _has_hyphen(vocabulary: Iterable[str], left: str, right: str) -> bool:
    """Say whether the text writes a word, or another form of it, with a hyphen inside a line."""
    start = f"{left}-{right[:LONG]}"
    return any(word.startswith(start) for word in vocabulary)
