"""MRK005: heading levels that skip a step, or several top headings."""

from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.api import Block, Context, Hit, Related, regex, rule

NUMBERED = regex(
    r"(?P<label>(?:[A-Z][a-z]{1,11} "
    r")?)(?P<number>\d{1,2}|[IVX]{1,5}|[A-Z])(?P<behind>[.:)])(?=\s)"
)
ROMAN = {"I": 1, "V": 5, "X": 10}
FEWEST = 3


@rule(
    id="MRK005",
    name="heading-level",
    version=2,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["heading"],
    formats=["markdown", "html"],
    tags=["headings", "accessibility"],
    summary="A heading level is skipped, or there are several top headings",
    message="{what}",
    rationale="Readers of screen readers move through an article by its heading levels. A level 4 right "
    "below a level 2 reads as if a part were "
    "missing; two headings of level 1 read as two articles.",
    remedy="Use one heading of level 1, and go down one level at a time.",
    references=["https://www.w3.org/WAI/tutorials/page-structure/headings/"],
    bad=[
        "# Weirs\n\nText.\n\n## The upper weir\n\nText.\n\n#### ⟦Its keeper⟧\n\nText.",
        "# Weirs\n\nText.\n\n# ⟦Sluices⟧\n\nText.",
        "# Weirs\n\n## 1. Upper\n\nText.\n\n### ⟦2. Middle⟧\n\nText.\n\n## 3. Lower\n\nText.",
    ],
    good=[
        "# Weirs\n\nText.\n\n## The upper weir\n\nText.\n\n### Its keeper\n\nText.\n\n## The lower "
        "weir\n\nText.",
        "## Weirs\n\nText.\n\n### Its keeper\n\nText.",
        "### Weirs\n\nText.\n\n### Sluices\n\nText.",
        "# Weirs\n\n## 1. Upper\n\n### 1. Gate\n\nText.\n\n### 2. Pump\n\nText.\n\n## 2. Lower\n\nText.",
    ],
)
def heading_level(ctx: Context) -> Iterator[Hit]:
    previous = None
    top = None
    told: set[int] = set()
    for block in ctx.blocks():
        if not block.attrs.get("marked", True) or block.quote:
            continue
        if block.depth == 1:
            if top is not None:
                yield ctx.hit(
                    block.start,
                    block.end,
                    related=(Related(top.span, "the first heading of level 1"),),
                    what="This is a second heading of level 1",
                )
            else:
                top = block
        if previous is not None and block.depth > previous.depth + 1:
            told.add(block.index)
            yield ctx.hit(
                block.start,
                block.end,
                related=(Related(previous.span, "the heading above"),),
                what=f"A heading of level {block.depth} follows one of level {previous.depth}",
            )
        previous = block
    yield from _out_of_series(ctx, told)


def _out_of_series(ctx: Context, told: set[int]) -> Iterator[Hit]:
    """Yield the only heading of a numbered series that is of another depth than the others."""
    series: dict[tuple[str, str, str], list[tuple[int, Block]]] = {}
    for block in ctx.blocks():
        match = NUMBERED.match(ctx.doc.text_of(block)) if block.attrs.get("marked", True) else None
        if match is not None and not block.quote:
            kind = (
                "1" if match["number"].isdigit() else "I" if not set(match["number"]) - ROMAN.keys() else "A"
            )
            key = match["label"], kind, match["behind"]
            series.setdefault(key, []).append((_value(match["number"], kind), block))
    for held in series.values():
        numbers = [number for number, _ in held]
        if len(held) < FEWEST or numbers != list(range(numbers[0], numbers[0] + len(held))):
            continue
        odd = _odd_one([block for _, block in held])
        if odd is not None and odd.index not in told:
            what = "This heading is of another level than the others of its series"
            yield ctx.hit(odd.start, odd.end, what=what)


def _odd_one(blocks: Sequence[Block]) -> Block | None:
    """Return the only block whose depth is not that of the others, which are two at least."""
    depths = Counter(block.depth for block in blocks)
    usual, often = depths.most_common(1)[0]
    odd = [block for block in blocks if block.depth != usual]
    return odd[0] if len(odd) == 1 and often >= FEWEST - 1 else None


def _value(number: str, kind: str) -> int:
    if kind == "1":
        return int(number)
    if kind == "A":
        return ord(number)
    values = [ROMAN[sign] for sign in number]
    return sum(
        -value if any(value < other for other in values[at:]) else value for at, value in enumerate(values)
    )
