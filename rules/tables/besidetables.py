"""What stands beside a table and may say whose its figures are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Block, Context, Sentence, Span, Table, worded

# A sentence below a table tells of its figures if it names them, or where they come from.
OF_FIGURES = worded(r"(?i)\b(?:(?@of_figures))\b", "table-words.toml")
OWN = worded(r"(?i)\b(?:(?@own_figures))\b", "table-words.toml")
NUTRIENT = worded(r"(?i)(?:of which )?(?:(?@nutrients))\b", "table-words.toml")
OF_OTHERS = worded(r"(?i)\b(?:(?@of_others))\b", "table-words.toml")
FIRST_PERSON = ("i ", "our", "we", "my")
NUTRIENTS = 3  # rows of a table of food
BESIDE = 2  # sentences beside a table that may say whose its figures are


def of_others(ctx: Context, headers: str) -> bool:
    """Say whether columns tell how others fare, which nobody counts alone ("Failures in a year")."""
    return OF_OTHERS(ctx.data).search(headers) is not None


def tells_whose(ctx: Context, text: str, others: bool) -> bool:
    """Say whether a text tells whose figures stand beside it; of ``others`` figures, one in the first person
    does not.
    """
    found = (match.group().lower() for match in OWN(ctx.data).finditer(text))
    return any(not (others and words.startswith(FIRST_PERSON)) for words in found)


def lists_nutrients(ctx: Context, table: Table) -> bool:
    """Say whether at least three rows of a table are what a food holds, which nobody measures at home."""
    labels = (row.cells[0].text for row in table.rows if row.cells)
    return sum(NUTRIENT(ctx.data).match(label.strip()) is not None for label in labels) >= NUTRIENTS


def beside(ctx: Context, span: Span) -> Iterator[str]:
    """Yield what stands beside a table: the heading or the last sentences above it, and what further up and
    below tells of its figures.
    """
    told = [block for block in ctx.doc.prose_blocks if block.kind != "cell"]
    about, first = OF_FIGURES(ctx.data), True
    for block in reversed([block for block in told if block.span.end <= span.start]):
        text = ctx.doc.text_of(block).rstrip()
        if block.kind in ("heading", "caption"):
            yield text
        else:
            near = _unquoted(ctx, ctx.facts.sentences_of(block)[-BESIDE:])
            yield from (one for one in near if first or about.search(one))
        # A caption, or a line that leads to the table, belongs to the text above it, up to another table.
        if block.kind != "caption" and not (text.endswith(":") and _joins(ctx, told, block)):
            break
        first = False
    below = next((block for block in told if block.span.start >= span.end), None)
    if below is not None and below.kind != "heading":
        near = _unquoted(ctx, ctx.facts.sentences_of(below)[:BESIDE])
        yield from (one for one in near if about.search(one))


def _joins(ctx: Context, told: Sequence[Block], block: Block) -> bool:
    """Say whether no table stands between a block and the one before it."""
    end = max((one.span.end for one in told if one.span.end <= block.span.start), default=0)
    return not any(end <= table.span.start < block.span.start for table in ctx.doc.tables)


def _unquoted(ctx: Context, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the sentences in which nobody is quoted: “my cat sleeps on the boiler” tells of no figures."""
    return (one.text for one in sentences if not ctx.quoted(one.start, one.end))
