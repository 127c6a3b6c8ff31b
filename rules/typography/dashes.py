"""Hyphens where dashes belong."""

import re
from collections.abc import Iterator
from itertools import filterfalse

from copydesk.api import Block, Edit, Fix, Scope, Slip, regex, word_sets

# 1990-95, 12-15, 1,000-2,000; no dates, telephone numbers, codes, scores.
RANGE = regex(
    r"(?<![\w.,:/+#\-–$€£])(?P<first>\d{1,3}(?:,\d{3})+|\d{1,4})(?P<dash>-)(?P<second>\d{1,3}(?:,\d{3})+|"
    r"\d{1,4})(?![\w\-–/]|[.,:]\d)"
)
AREA = regex(r"\d{2,4}[).]? ?\Z")
JOINED = regex(r"\d-\d")
DOUBLE = regex(r"(?<=[^\W_])(?P<dash> ?--? )(?=[^\W_])|(?<=[^\W\d_])(?P<glued>--)(?=[^\W\d_])")
HYPHENS = regex(r"--| - ")


def dash_style(ctx: Scope) -> Iterator[Slip]:
    spaced: list[tuple[int, int]] = []
    table = ctx.facts.word_table
    joined = filterfalse(str.isalpha, table.distinct)
    ranges = {form.lower() for form in joined if "-" in form and JOINED.search(form)}
    for block in ctx.blocks_of(table.where(ranges)):
        for match in RANGE.finditer(ctx.text, block.start, block.end):
            if _range(ctx, match):
                start, end = match.span("dash")
                fix = Fix((Edit(ctx.doc.lift(start, end), "–"),), "use an en dash", "unsafe")
                yield ctx.found(match.start(), match.end(), fix=fix)
    for block in ctx.blocks_at(table.in_gaps(HYPHENS)):
        spaced.extend(_dashes(ctx, block))
    if spaced:
        start, end = spaced[0]
        times = f" ({len(spaced)} times in this file)" if len(spaced) > 1 else ""
        yield ctx.found(start, end, kind="dash", fix=_fix(ctx, spaced), times=times)


def _range(ctx: Scope, match: re.Match[str]) -> bool:
    first, second = match["first"].replace(",", ""), match["second"].replace(",", "")
    low, high = int(first), int(second)
    if len(first) == 4 and len(second) == 2:
        return 1000 <= low <= 2100 and high > low % 100
    before = re.findall(r"[\w.]+", ctx.text[max(0, match.start() - 20) : match.start()])
    word = before[-1].lower() if before else ""
    # "(405) 744-5676": a telephone number behind its area.
    if (
        len(first) == 3
        and len(second) == 4
        and AREA.search(ctx.text, max(0, match.start() - 8), match.start())
    ):
        return False
    # Two small numbers are a score more often than a range; codes have leading zeros.
    return (
        high > low
        and high >= 10
        and not first.startswith("0")
        and not second.startswith("0")
        and len(second) >= len(first)
        and word not in word_sets(ctx.data("spacing.txt"))["labels"]
    )


def _dashes(ctx: Scope, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the hyphens of a block that stand for dashes."""
    for match in DOUBLE.finditer(ctx.text, block.start, block.end):
        line = max(block.start, ctx.text.rfind("\n", block.start, match.start()) + 1)
        several = " " in ctx.text[line : match.start()].strip()
        numbers = ctx.text[match.start() - 1].isdigit() and ctx.text[match.end()].isdigit()
        # "5 - 3" is a sum or a range, "- v" an option, a hyphen after one word an entry of a list.
        if not numbers and (several or match["glued"]):
            yield match.span()


def _fix(ctx: Scope, places: list[tuple[int, int]]) -> Fix | None:
    edits = []
    for start, end in places:
        span = ctx.doc.lift(start, end)
        if ctx.doc.source.slice(span) != ctx.text[start:end]:
            return None
        edits.append(Edit(span, "—" if ctx.text[start] == "-" else " – "))
    return Fix(tuple(edits), "use dashes", "unsafe")
