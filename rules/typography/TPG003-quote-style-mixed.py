"""TPG003: straight and curly quotation marks or apostrophes in one document."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

# Inches, feet, minutes and seconds are straight by right.
DOUBLE = regex(r"(?P<straight>(?<![\d])\")|(?P<curly>[“”])")
SINGLE = regex(r"(?P<straight>(?<=[^\W\d_])'(?=[^\W\d_]))|(?P<curly>(?<=[^\W\d_])’(?=[^\W\d_]))")
MARK = regex(r"[\"“”'’]")
FEWEST = 2


@rule(
    id="TPG003",
    name="quote-style-mixed",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["prose", "quote"],
    needs=["non-ascii"],
    tags=["quotation marks"],
    summary="Straight and curly marks are mixed",
    message="{minority} {what} are {rare} here, {majority} are {usual}",
    rationale="A document that has both was put together from several sources, or edited in several "
    "programs.",
    remedy="Use one kind throughout; curly marks are the typographic ones.",
    references=["https://en.wikipedia.org/wiki/Quotation_mark#Curved_quotes_and_Unicode"],
    bad=[
        {
            "text": '“One,” he said. “Two,” she said. He nodded and wrote ⟦"⟧three" down.\n',
            "fixed": "“One,” he said. “Two,” she said. He nodded and wrote “three” down.\n",
            "bare": True,
        },
        {"text": "It's late, it's dark, and that's all, but he can⟦’⟧t sleep.\n", "bare": True},
    ],
    good=[
        "“One,” he said. “Two,” she said.",
        'The board is 6" wide. “Two,” she said. “Three,” he said.',
        "It's late, it's dark, and that's all. “Two,” she said.",
    ],
)
def quote_style_mixed(ctx: Context) -> Iterator[Hit]:
    for pattern, what, marks in (
        (DOUBLE, "quotation marks", ('"', "“", "”")),
        (SINGLE, "apostrophes", ("'", "’")),
    ):
        if marks[0] not in ctx.text or not any(mark in ctx.text for mark in marks[1:]):
            continue
        places: dict[str, list[int]] = {"straight": [], "curly": []}
        for mark in MARK.finditer(ctx.text):
            at = mark.start()
            match = pattern.match(ctx.text, at) if mark.group() in marks else None
            if match and ctx.block_at(at) is not None:
                places[match.lastgroup or ""].append(at)
        straight, curly = places["straight"], places["curly"]
        if not straight or not curly or len(straight) + len(curly) <= FEWEST:
            continue
        rare, usual = ("straight", "curly") if len(straight) <= len(curly) else ("curly", "straight")
        at = places[rare][0]
        yield ctx.hit(
            at,
            at + 1,
            fix=_fix(ctx, places[rare], rare, pattern is DOUBLE),
            what=what,
            rare=rare,
            usual=usual,
            minority=len(places[rare]),
            majority=len(places[usual]),
        )


def _fix(ctx: Context, places: list[int], rare: str, double: bool) -> Fix | None:
    edits = []
    for at in places:
        span = ctx.doc.lift(at, at + 1)
        # A mark that the source writes as an entity is left as it is.
        if ctx.doc.source.slice(span) != ctx.text[at]:
            return None
        if rare == "curly":
            edits.append(Edit(span, '"' if double else "'"))
        else:
            before = ctx.text[at - 1 : at]
            opens = not before or before.isspace() or before in "([—–-/"
            edits.append(Edit(span, ("“" if opens else "”") if double else "’"))
    return Fix(tuple(edits), "use one kind", "unsafe")
