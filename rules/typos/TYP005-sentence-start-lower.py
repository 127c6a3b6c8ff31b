"""TYP005: a sentence, a paragraph or a list item that begins with a small letter."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Block, Context, Edit, Fix, Hit, regex, rule

# A stop after a word of two letters or more, white space, a small word. Short words before the stop may be
# abbreviations.
STOP = regex(r"\.(?:[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})(?P<word>[a-z][a-z'’]{0,30})(?=[\s,;])")
# After a question or an exclamation a sentence may go on; words that seldom do so are looked at only.
ASKED = regex(
    r"(?<=[a-z]{2})[?!][ \t\u00a0](?P<word>the|this|these|those|it|they|we|he|she|our|their|there|however|"
    r"in|an)"
    r"(?=[ ][a-z])"
)
BEFORE = regex(r"(?P<ahead>.?)(?<![^\W\d_])(?P<word>[^\W\d_]{2,40})\Z", re.S)
# Code near the start of a small paragraph: the entry of a list of terms.
DEFINITION = 25
ABBREVIATIONS = frozenset(
    "etc vs viz cf al approx no nos fig figs eq ch sec vol vols pp ed eds est dept inc ltd co corp bros "
    "gen gov sen rep capt col lt sgt st "
    "ave rd blvd mt ft jr sr dr mr mrs ms prof rev hon messrs jan feb mar apr jun jul aug sep sept oct nov "
    "dec mon tue tues wed thu thur "
    "fri sat sun ca circa incl excl max min temp tel ext ref resp esp usu orig trans cont abbr ibid op cit "
    "loc nr art par para ser supp "
    "sup tab univ assn acad natl intl govt lbs oz hrs mins secs km kg cm mm sq cu yd yds misc avg "
    "alt lat lon eg ie nb ps phd ba ma".split()
)
# Small at the start of a sentence by right: particles of names, and brands of which a few are written small.
SMALL = frozenset("de du da di van von der den la le el al bin ibn ebay iphone ipad xkcd npm git".split())
OPENS_LOWER = regex(r"[a-z][a-z'’]{1,30}(?=[\s,])")
ITEM = regex(r"(?P<label>[^\W\d_][^:.!?\n]{1,50}:[ \t]{1,2})?(?P<word>[^\W\d_][\w'’]{0,30})")


@rule(
    id="TYP005",
    name="sentence-start-lower",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["capitals"],
    summary="A sentence begins with a small letter",
    message="The sentence begins with a small letter",
    rationale="A small letter after a full stop is a slip, or the trace of a sentence that was cut apart "
    "or rewritten by a program. Readers "
    "stumble, and sentence tools split the text in the wrong place.",
    remedy="Begin the sentence with a capital, or join it to the one before.",
    references=["https://en.wikipedia.org/wiki/Letter_case#Sentence_case"],
    bad=[
        {
            "text": "The board agreed on Monday. ⟦work⟧ will begin in August.",
            "fixed": "The board agreed on Monday. Work will begin in August.",
        },
        "Who will pay for it? ⟦the⟧ town has no money.",
        "The harbour closed early because of the storm. ⟦all⟧ ferries stayed in port until noon.",
        {
            "text": "The town has a new bridge.\n\n⟦it⟧ opened on Friday.\n\nThe old one will be torn "
            "down in May.\n\nTraffic is light so far.\n",
            "bare": True,
        },
        {
            "text": "- Ferries run hourly.\n- ⟦buses⟧ run all night.\n- Trains stop at midnight.\n- Trams "
            "are free.\n",
            "bare": True,
        },
    ],
    good=[
        "Ships, ferries, etc. were late, and approx. two hundred people waited.",
        "The iPhone was new. iPhone owners queued, as eBay sellers had hoped.",
        "“Will it open?” she asked. The answer was no.",
        "He waited ... and waited until the gates of St. nowhere in particular opened.",
        {"text": "- red\n- green\n- blue and white\n", "bare": True},
        {
            "text": "The rule is\n\n$$a = b$$\n\nwhere the letters are lengths.\n\nThe rest follows.\n",
            "bare": True,
        },
    ],
)
def sentence_start_lower(ctx: Context) -> Iterator[Hit]:
    text = ctx.text
    for block in ctx.blocks():
        for match in STOP.finditer(text, block.start, block.end):
            if _ends_sentence(ctx, match) and _is_word(ctx, match["word"]):
                yield _hit(ctx, match.start("word"), match.end("word"))
        for match in ASKED.finditer(text, block.start, block.end):
            yield _hit(ctx, *match.span("word"), severity="warning")
    yield from _paragraphs(ctx)
    yield from _items(ctx)


def _ends_sentence(ctx: Context, match: re.Match[str]) -> bool:
    before = BEFORE.search(ctx.text[max(0, match.start() - 42) : match.start()])
    if before is None or before["ahead"] in tuple("./@-_\ufffc"):
        return False
    low = before["word"].lower()
    if low in ABBREVIATIONS or before["word"].isupper():
        return False
    # What is no word and not a name may be an abbreviation that no list has.
    return len(low) > 3 or ctx.facts.lexicon.tier(low) > 0


def _is_word(ctx: Context, word: str) -> bool:
    return word not in SMALL and (word in ("a", "i") or (len(word) > 1 and ctx.facts.lexicon.known(word)))


def _paragraphs(ctx: Context) -> Iterator[Hit]:
    """Find paragraphs that begin small although the one before is complete and most others begin with a
    capital.
    """
    blocks = [block for block in ctx.doc.prose_blocks if block.kind not in ("front-matter", "boilerplate")]
    starts = [ctx.text[block.start] for block in blocks if block.kind == "paragraph" and not block.quote]
    small = sum(start.islower() for start in starts)
    if len(starts) < 4 or small > max(1, len(starts) // 5):
        return
    for before, block in pairwise(blocks):
        match = OPENS_LOWER.match(ctx.text, block.start, block.end)
        if (
            block.kind != "paragraph"
            or not ctx.in_scope(block)
            or match is None
            or not _is_word(ctx, match.group())
        ):
            continue
        # A paragraph goes on small after a formula, a quotation, code or a picture.
        complete = before.kind == "heading" or ctx.text[before.start : before.end].rstrip('”’")]* \t')[
            -1:
        ] in tuple(".!?")
        beside = before.kind in ("paragraph", "list-item", "heading") and not before.quote
        between = ctx.doc.source.text[before.span.end : block.span.start]
        if (
            beside
            and complete
            and not between.strip()
            and ctx.text[block.start : block.end].rstrip()[-1:] in tuple(".!?:")
            and "\ufffc" not in ctx.text[block.start : block.start + DEFINITION]
        ):
            yield _hit(ctx, *match.span(), message="The paragraph begins with a small letter")


def _items(ctx: Context) -> Iterator[Hit]:
    """Find list items, or what follows their label, that begin small while all the others have a capital."""
    runs: dict[object, list[Block]] = {}
    for block in ctx.blocks():
        if block.kind == "list-item":
            runs.setdefault((block.attrs.get("list"), block.depth), []).append(block)
    for run in runs.values():
        if len(run) < 3:
            continue
        found = [_first(ctx, block) for block in run]
        for labelled in (False, True):
            same = [(start, end) for label, start, end in found if label == labelled and end > start]
            odd = [(start, end) for start, end in same if ctx.text[start].islower()]
            if (
                len(odd) == 1
                and len(same) >= (4 if labelled else 3)
                and _is_word(ctx, ctx.text[odd[0][0] : odd[0][1]])
            ):
                yield _hit(
                    ctx,
                    *odd[0],
                    message="The other items of the list begin with a capital here",
                    severity="info" if labelled else "warning",
                )


def _first(ctx: Context, block: Block) -> tuple[bool, int, int]:
    """Return whether an item has a label ("Cost: …") and the place of the first word after it."""
    match = ITEM.match(ctx.text, block.start, block.end)
    return (match["label"] is not None, match.start("word"), match.end("word")) if match else (False, 0, 0)


def _hit(
    ctx: Context, start: int, end: int, *, message: str | None = None, severity: str | None = None
) -> Hit:
    first = ctx.doc.lift(start, start + 1)
    fix = Fix((Edit(first, ctx.text[start].upper()),), "write a capital", "unsafe" if severity else "safe")
    return ctx.hit(start, end, message=message, severity=severity, fix=fix)
