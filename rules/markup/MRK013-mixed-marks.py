"""MRK013: a heading or a block of code that is marked in another way than all others of the file."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Span, regex, rule

from .crossedmarks import odd_bullets
from .unevenmarks import uneven_emphasis, uneven_labels

ATX = regex(r" {0,3}#{1,2}[ \t]+\S")
BOLD = regex(r"#{2,6}[ \t]+(\*\*|__)[^*_\n]{2,100}\1[ \t#]*\Z")
UNDERLINE = regex(r" {0,3}(?:=+|-+)[ \t]*")
FENCE = regex(r" {0,3}(`{3,}|~{3,})")
EMPHASIS = regex(r"(?<![\w*_\\])(\*|_)(?![\s*_])[^*_\n`<>\[\]]{1,80}(?<![\s*_\\])\1(?![\w*_])")


@rule(
    id="MRK013",
    name="mixed-marks",
    version=4,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    formats=["markdown"],
    tags=["headings", "markdown"],
    summary="One heading, code block or emphasis that is marked in another way than the others",
    message="{this}; the {count} others of the file are {others}",
    rationale="Markdown has two ways to mark a heading, a block of code and emphasis. A file that keeps to "
    "one and leaves it once was most likely put together from two, and searches and scripts that know the "
    "one mark miss the other.",
    remedy="Mark it as the others are.",
    references=[
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md003.md",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md048.md",
    ],
    bad=[
        {
            "text": "# Locks\n\nThey close.\n\n## The weir\n\nIt leaks.\n\n⟦The gate⟧\n--------\n\nIt is.\n",
            "bare": True,
        },
        {
            "text": "Locks\n=====\n\nThey close.\n\nThe weir\n--------\n\nIt leaks.\n\n⟦## The gate⟧"
            "\n\nIt is new.\n\nThe keeper\n----------\n\nHe sleeps.\n",
            "bare": True,
        },
        {
            "text": "First:\n\n```\nopen\n```\n\nThen:\n\n⟦~~~⟧\nclose\n~~~\n\nAt last:\n\n```\nlock\n```"
            "\n\nAnd:\n\n```\nsleep\n```\n",
            "bare": True,
        },
        {
            "text": "# Locks\n\n## Weir\n\nIt leaks.\n\n⟦## **Gate**⟧\n\nIt is new.\n\n## Keeper\n\nHe is.\n",
            "bare": True,
        },
        {"text": "- lamps\n- ropes\n⟦+⟧ maps\n", "bare": True},
        {"text": "*Old*, *worn*, *slow*, *dear* and *dull*, and ⟦_new_⟧ on paper only.\n", "bare": True},
        {"text": "## ⟦**The** _earlier_ **TRAIN**⟧ is better\n", "bare": True},
        {
            "text": "- **Roof:** leaks\n- **Walls:** damp\n- ⟦Floor⟧: gone\n- **Door:** sticks\n",
            "bare": True,
        },
        {"text": "- ⟦Bring a lamp.⟧\n- bring a rope\n- dry socks;\n- a map.\n", "bare": True},
    ],
    good=[
        {"text": "The *Alma* was **not** insured, and the *Berta* was.\n", "bare": True},
        {"text": "- **Roof:** leaks\n- Walls are damp: look\n- **Door:** sticks\n", "bare": True},
        {"text": "- lamps\n- ropes\n\n+ maps\n\n- old\n+ new\n", "bare": True},
        "# Locks\n\nThey close.\n\n## The weir\n\nIt leaks.",
        {"text": "Locks\n=====\n\nThe weir\n--------\n\nIt leaks.\n\n### The gate\n\nIt is.\n", "bare": True},
        {
            "text": "Open:\n\n~~~~\n```\nx\n```\n~~~~\n\n```\na\n```\n\n```\nb\n```\n\n```\nc\n```\n",
            "bare": True,
        },
        {"text": "The file *a_b_c* and *d* and *e* and `_f_` are _old_ and _new_.\n", "bare": True},
    ],
)
def mixed_marks(ctx: Context) -> Iterator[Hit]:
    yield from _odd(ctx, "heading", _headings(ctx), ("underlined", "marked with #"))
    yield from _odd(ctx, "heading", _bold_headings(ctx), ("set in bold as well", "not set in bold"))
    yield from _odd(ctx, "block of code", _fences(ctx), ("fenced with ~~~", "fenced with ```"))
    yield from _odd(ctx, "emphasis", _emphasis(ctx), ("marked with _", "marked with *"))
    for bullet in odd_bullets(ctx):
        told = "This item has another mark than those beside it, which ends the list"
        yield ctx.at(bullet, message="{this}", this=told, count=1, others="")
    for uneven in (*uneven_emphasis(ctx), *uneven_labels(ctx)):
        yield ctx.at(uneven.span, message="{this}", this=uneven.told, count=1, others="")


def _odd(
    ctx: Context, what: str, both: tuple[list[Span], list[Span]], names: tuple[str, str]
) -> Iterator[Hit]:
    """Yield the only one of its kind among some of the other kind: two headings above level 3, three blocks
    of code, five places of emphasis.
    """
    least = {"heading": 2, "emphasis": 5}.get(what, 3)
    for one, two in ((0, 1), (1, 0)):
        odd, others = both[one], both[two]
        if len(odd) == 1 and len(others) >= least:
            yield ctx.at(odd[0], this=f"This {what} is {names[one]}", count=len(others), others=names[two])


def _headings(ctx: Context) -> tuple[list[Span], list[Span]]:
    """Return the headings of the two upper levels that are underlined, and those behind hash marks."""
    under: list[Span] = []
    hashed: list[Span] = []
    for block in ctx.doc.blocks:
        if block.kind != "heading" or block.quote or block.attrs.get("marked") is False:
            continue
        number = ctx.doc.source.position(block.span.start).line
        line = ctx.facts.lines[number - 1]
        below = ctx.facts.lines[number].text if number < len(ctx.facts.lines) else ""
        if ATX.match(line.text):
            hashed.append(ctx.facts.trimmed(line.span))
        elif below and UNDERLINE.fullmatch(below) and not line.text.lstrip().startswith("#"):
            under.append(ctx.facts.trimmed(line.span))
    return under, hashed


def _bold_headings(ctx: Context) -> tuple[list[Span], list[Span]]:
    """Return the headings below the title that are bold as a whole, and those that are not."""
    bold: list[Span] = []
    plain: list[Span] = []
    for at, text in enumerate(ctx.facts.open_lines):
        if text[:2] == "##":
            (bold if BOLD.match(text) else plain).append(ctx.facts.trimmed(ctx.facts.lines[at].span))
    return bold, plain


def _fences(ctx: Context) -> tuple[list[Span], list[Span]]:
    """Return the fences of tildes and those of backticks; what shows the other kind inside needs its own."""
    tildes: list[Span] = []
    ticks: list[Span] = []
    for block in ctx.doc.blocks:
        if block.kind != "code" or block.quote:
            continue
        text = ctx.doc.source.slice(block.span)
        match = FENCE.match(text)
        if match is None or ("~~~" in text and "```" in text):
            continue
        span = Span(block.span.start + match.start(1), block.span.start + match.end(1))
        (tildes if match[1][0] == "~" else ticks).append(span)
    return tildes, ticks


def _emphasis(ctx: Context) -> tuple[list[Span], list[Span]]:
    """Return what is emphasised with underscores, and with stars."""
    low: list[Span] = []
    stars: list[Span] = []
    for at, text in enumerate(ctx.facts.open_lines):
        if "_" not in text and "*" not in text:
            continue
        for match in EMPHASIS.finditer(text):
            start = ctx.facts.lines[at].span.start
            span = Span(start + match.start(), start + match.end())
            # Inside of what is bold the other mark is clearer.
            bold = text.count("**", 0, match.start()) % 2 or text.count("__", 0, match.start()) % 2
            if not bold and not ctx.facts.in_code(span):
                (low if match[1] == "_" else stars).append(span)
    return low, stars
