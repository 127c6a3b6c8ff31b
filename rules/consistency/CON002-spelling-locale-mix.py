"""CON002: American and British spelling in one text."""

from collections.abc import Iterator
from functools import cache

from copydesk.api import Context, Hit, Related, Word, rule


@rule(
    id="CON002",
    name="spelling-locale-mix",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    languages=["en"],
    scope=["heading", "paragraph", "list-item", "cell", "caption", "-quote"],
    tags=["consistency", "spelling", "house-style"],
    summary="American and British spelling stand in one text",
    message="“{text}” is {locale} spelling; the text is in {main} spelling elsewhere ({count} words)",
    rationale="Either spelling is right, both in one text are not. The side with fewer words is reported. "
    "Words with a capital inside a "
    "sentence are names (the Labour Party, the World Trade Center) and count for neither side.",
    remedy="Keep to one side of the Atlantic.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style#National_varieties_of_English"],
    bad=[
        {
            "text": "The color of the harbor changed, and the neighbors left ⟦whilst⟧ it was still light.\n",
            "bare": True,
        },
        {
            "text": "The centre paid for the programme and organised the race; the ⟦color⟧ was blue.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "The color of the harbor changed, and the Labour Party left the Defence Ministry.\n",
            "bare": True,
        },
        {"text": "The centre paid for the programme, and the colour was blue.\n", "bare": True},
        {"text": "The color of the harbor changed. “The colour is blue,” he wrote.\n", "bare": True},
        {"text": "The program of the center held one grey page.\n", "bare": True},
    ],
)
def spelling_locale_mix(ctx: Context) -> Iterator[Hit]:
    table, side_of = ctx.facts.word_table, _sides(ctx.data("spelling-locales.txt"))
    present = table.caseless & side_of.keys()
    if len({side_of[word] for word in present}) < 2:
        return
    sides: dict[str, list[Word]] = {"American": [], "British": []}
    places = [(number, word) for word in present for number in table.where_caseless(word)]
    for number, spelt in sorted(places):
        start, end = table.starts[number], table.ends[number]
        block = ctx.block_at(start)
        if block is None or ctx.quoted(start, end):
            continue
        # A capital inside a sentence makes it a name.
        capital = table.forms[number][:1].isupper()
        if not capital or (block.kind != "heading" and _opens(ctx, start, block.start)):
            sides[side_of[spelt]].append(table.word(number))
    minor, major = sorted(sides, key=lambda side: (len(sides[side]), side))
    if len(sides[major]) < 2 or 2 * len(sides[minor]) > len(sides[major]) + 1:
        return
    first = sides[major][0]
    for place in sides[minor]:
        related = (Related(ctx.doc.lift(first.start, first.end), f"{major} spelling"),)
        yield ctx.hit(
            place.start, place.end, related=related, locale=minor, main=major, count=len(sides[major])
        )


def _opens(ctx: Context, start: int, least: int) -> bool:
    before = ctx.text[least:start].rstrip()
    return not before or before[-1] in '.!?:“"(•'


@cache
def _sides(lines: tuple[str, ...]) -> dict[str, str]:
    """Return the side of each word that only one side writes."""
    american: set[str] = set()
    british: set[str] = set()
    for line in lines:
        ours, theirs, *endings = line.split()
        for word, side in ((ours, american), (theirs, british)):
            if word != "-":
                side.update(word + ending for ending in ("", *endings))
    return {
        **dict.fromkeys(american - british, "American"),
        **dict.fromkeys(british - american, "British"),
    }
