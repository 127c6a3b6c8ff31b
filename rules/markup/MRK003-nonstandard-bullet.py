"""MRK003: bullets that no Markdown program takes for list marks."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

from .listmarks import odd_marks

STANDARD = "-*+"
# Signs that no reader of lists knows, and a bullet that touches its word.
SIGN = regex(r"[ \t\u00a0]{0,8}([⁃∙■□▸▹►▶➢➤➔➜→○◆❖✓✔☑✦★]|[•‣▪●◦](?=\w))[ \t\u00a0]{0,4}(?=[\w“\"'(*])")

ITEM = regex(r"([ \t]{0,8})([-*+•‣▪●◦·–])[ \t]{1,4}(?=\S)")
COUNTED = regex(r"([ \t]{0,8})(\(?\d{1,3}|[a-h])([.):])[ \t]{1,4}(?=\S)")
FEWEST = 3
CHANGED = regex(r"(?i)\b(?:add(?:ed|s)?|new|now|support(?:ed|s)?|includ(?:ed|es?))\b|`")


@rule(
    id="MRK003",
    name="nonstandard-bullet",
    version=6,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    formats=["markdown", "text", "html"],
    tags=["lists", "markdown"],
    summary="List items marked with a character that is no list mark",
    message="“{mark}” is not a list mark: these {count} items are running text, not a list",
    rationale="Markdown and wikitext know -, * and + (or #) as list marks. Lines that start with •, ▪ or a "
    "long dash run together into one "
    "paragraph, and a screen reader does not announce a list.",
    remedy="Start each item with “- ”; in HTML use <ul> and <li>.",
    references=["https://spec.commonmark.org/0.31.2/#bullet-list-marker"],
    bad=[
        {
            "text": "- a lamp\n- two candles\n⟦•⟧ a map\n- a rope\n",
            "fixed": "- a lamp\n- two candles\n- a map\n- a rope\n",
            "bare": True,
        },
        {"text": "- a lamp\n- two candles\n⟦*⟧ a map\n", "bare": True},
        {
            "text": "1. Open the gate.\n2. Wait.\n3⟦)⟧ Close it.\n4. Ring.\n",
            "fixed": "1. Open the gate.\n2. Wait.\n3. Close it.\n4. Ring.\n",
            "bare": True,
        },
        {"text": "- a lamp\n- two candles\n⟦+⟧ a map\n- a rope\n", "bare": True},
        {"text": "* a lamp\n* two candles\n⟦+⟧ a map\n", "bare": True},
        {
            "text": "Bring these:\n\n⟦•⟧ a lamp\n• two candles\n",
            "fixed": "Bring these:\n\n- a lamp\n- two candles\n",
            "bare": True,
        },
        {
            "text": (
                "Bring these:\n⟦•⟧ a lamp\n• two candles\n"
                "Nobody had told the ferryman that he was to bring a rope as well as the lamp.\n"
            ),
            "fixed": (
                "Bring these:\n\n- a lamp\n- two candles\n\n"
                "Nobody had told the ferryman that he was to bring a rope as well as the lamp.\n"
            ),
            "bare": True,
        },
        {"text": "Bring these:\n\n⟦–⟧ a lamp\n– two candles\n– a map\n", "format": "text", "bare": True},
        {"text": "Bring these:\n\n⟦➢⟧ a lamp\n➢ two candles\n", "bare": True},
        {"text": "Bring these:\n\n⟦•⟧A lamp\n•Two candles\n", "bare": True},
        {"text": "<p>⟦•⟧ a lamp</p>\n<p>• two candles</p>\n", "format": "html", "bare": True},
        {"text": "<p>Bring these:<br>⟦•⟧ a lamp<br>• two candles</p>\n", "format": "html", "bare": True},
        {"text": "- a lamp\n ⟦*⟧ two candles\n+ a map\n", "bare": True},
        {"text": "* a lamp\n⟦-⟧ two candles\n* a map\n- a rope\n", "bare": True},
        {"text": "- a lamp\n ⟦-⟧ two candles\n- a map\n", "bare": True},
        {"text": "- a lamp\n⟦-⟧two candles\n- a map\n", "bare": True},
        {"text": "1. Open it.\n⟦1⟧. Wait.\n3. Close it.\n2. Ring.\n", "bare": True},
    ],
    good=[
        {
            "text": "- the lamp was fixed\n+ the rope was added\n* the map was changed\n- it fell\n",
            "bare": True,
        },
        {"text": "+ cheap\n+ light\n- breaks\n- no spare parts\n", "bare": True},
        {"text": "1. Open it.\n1. Wait.\n1. Close it.\n", "bare": True},
        {"text": " 9. Open it.\n10. Wait.\n11. Close it.\n", "bare": True},
        {"text": "- a lamp\n- a rope\n\n* two candles\n* a map", "bare": True},
        {"text": "1. Open the gate.\n   1) Lift.\n   2) Push.\n2. Wait.\n3. Close it.\n", "bare": True},
        {"text": "- the rope was removed\n+ the lamp was added\n- the map was removed", "bare": True},
        {"text": "+ the lamp was added\n- the rope was removed\n- the map was removed", "bare": True},
        {"text": "- a lamp\n  * of brass\n- two candles\n- a map", "bare": True},
        "Bring these:\n\n- a lamp\n- two candles",
        "The sign • stands between names: Ada • Grace • Joan.",
        "– No, said the ferryman, not today.",
        "★ marks the boats that still sail.",
    ],
)
def nonstandard_bullet(ctx: Context) -> Iterator[Hit]:
    if ctx.doc.traits.elements:
        yield from _paragraphs(ctx)
        return
    yield from _signs(ctx)
    yield from _strays(ctx)
    yield from _odd_counts(ctx)
    for odd_mark in odd_marks(ctx):
        message = "“{mark}” {told}"
        yield ctx.at(
            odd_mark.span,
            message=message,
            mark=ctx.doc.source.slice(odd_mark.span),
            told=odd_mark.told,
            count=odd_mark.items,
        )
    for run in ctx.facts.lists:
        odd = [
            item
            for item in run.items
            if len(item.mark) == 1 and not item.mark.isalnum() and item.mark not in STANDARD
        ]
        if len(odd) < 2 or (odd[0].mark in "–—·" and not _announced(ctx, odd[0].line)):
            continue
        edits = tuple(Edit(item.mark_span, "-") for item in odd)
        # Once the lines are list items, text that touches them needs an empty line like that of any list.
        if run.before is not None and odd[0] is run.items[0]:
            edits = (Edit(*ctx.facts.blank_line_before(odd[0].mark_span.start)), *edits)
        edits += tuple(
            Edit(*ctx.facts.blank_line_before(line.span.start))
            for item, line in ctx.facts.swallowed_lines
            if item in odd
        )
        safety = "safe" if ctx.doc.traits.markdown and odd[0].mark not in "–—·" else "unsafe"
        yield ctx.at(
            odd[0].mark_span,
            fix=Fix(edits, "Start each item with “-”", safety),
            mark=odd[0].mark,
            count=len(odd),
        )


def _announced(ctx: Context, number: int) -> bool:
    """Say whether a colon leads to the list: a dash at the head of a line may as well open speech."""
    above = [line.text.strip() for line in ctx.facts.lines[max(0, number - 3) : number - 1]]
    return any(text.endswith(":") for text in above)


def _signs(ctx: Context) -> Iterator[Hit]:
    """Neighbouring lines, blank ones between them or not, that start with the same sign."""
    if ctx.doc.source.text.isascii():
        return
    run: list[tuple[Span, Span]] = []
    mark = ""
    for at, shown in enumerate(chain(ctx.facts.open_lines, (".",))):
        if not shown or shown.isspace() or (not mark and shown.isascii()):
            continue
        match = None if shown.isascii() else SIGN.match(shown)
        sign = match.group(1) if match is not None else ""
        if sign != mark:
            if len(run) >= 2:
                fix = Fix(tuple(Edit(lead, "- ") for _, lead in run), "Start each item with “-”", "unsafe")
                yield ctx.at(run[0][0], fix=fix, mark=mark, count=len(run))
            run, mark = [], sign
        if match is not None:
            line = ctx.facts.lines[at].span.start
            start = line + match.start(1)
            run.append((Span(start, start + 1), Span(start, line + match.end())))


def _strays(ctx: Context) -> Iterator[Hit]:
    """Single items with another mark than the items above and below them, which breaks the list in two."""
    run: list[tuple[int, str]] = []
    for at, shown in enumerate(chain(ctx.facts.open_lines, ("",))):
        match = ITEM.match(shown) if shown else None
        if match is not None and (not run or match[1] == run[0][1][:-1]):
            run.append((at, match[1] + match[2]))
            continue
        if not run:
            continue
        yield from _odd_ones(ctx, run)
        run = [(at, match[1] + match[2])] if match is not None else []


def _odd_counts(ctx: Context) -> Iterator[Hit]:
    """Items of a numbered list with another mark behind their number than the others: “1.”, “2.”, “3)”."""
    run: list[tuple[int, str, int, str]] = []
    for at, shown in enumerate(chain(ctx.facts.open_lines, ("",))):
        match = COUNTED.match(shown) if shown and shown[:9].lstrip()[:2].lstrip("(")[:1].isalnum() else None
        if match is not None and (not run or match[1] == run[0][1]):
            run.append((at, match[1], match.start(3), match[3]))
            continue
        if not run:
            continue
        marks = Counter(mark for *_, mark in run)
        if len(run) >= FEWEST and len(marks) == 2 and min(marks.values()) == 1:
            usual, odd = (mark for mark, _ in marks.most_common(2))
            line, _, column, _ = next(item for item in run if item[3] == odd)
            span = Span(
                ctx.facts.lines[line].span.start + column, ctx.facts.lines[line].span.start + column + 1
            )
            yield ctx.at(
                span,
                message="“{mark}” stands behind this number, “{usual}” behind the others: it breaks the list",
                fix=Fix((Edit(span, usual),), f"Write “{usual}” behind the number", "unsafe"),
                mark=odd,
                usual=usual,
                count=1,
            )
        run = [(at, match[1], match.start(3), match[3])] if match is not None else []


def _odd_ones(ctx: Context, run: list[tuple[int, str]]) -> Iterator[Hit]:
    marks = [item[-1] for _, item in run]
    usual = Counter(marks).most_common(1)[0][0] if len(marks) >= FEWEST else ""
    odd = [number for number, mark in enumerate(marks) if mark != usual]
    if len(odd) != 1 or len(marks) < FEWEST:
        return
    # "+ added", "- removed": a list of changes, or of what speaks for something and against it.
    edge = usual == "-" and odd[0] in (0, len(marks) - 1)
    if marks[odd[0]] == "+" and (edge or _compares(ctx, run[odd[0]][0])):
        return
    at, item = run[odd[0]]
    start = ctx.facts.lines[at].span.start + len(item) - 1
    span = Span(start, start + 1)
    yield ctx.at(
        span,
        message="“{mark}” marks this item, “{usual}” the others: the list breaks here",
        fix=Fix((Edit(span, usual),), f"Start the item with “{usual}”", "unsafe"),
        mark=item[-1],
        usual=usual,
        count=1,
    )


def _compares(ctx: Context, number: int) -> bool:
    """Say whether a file has other lines, or a word, that make of a “+” more than the mark of an item."""
    shown = ctx.facts.open_lines
    others = any(at != number and text.lstrip().startswith("+ ") for at, text in enumerate(shown))
    return others or bool(CHANGED.search(ctx.facts.lines[number].text))


def _paragraphs(ctx: Context) -> Iterator[Hit]:
    """In HTML: neighbouring paragraphs, or lines of one, that start with a bullet character."""
    run: list[int] = []
    mark = ""
    for block in [*ctx.doc.prose_blocks, None]:
        starts = [-1]
        if block is not None and block.kind == "paragraph":
            starts = [block.start, *(at + 1 for at in ctx.facts.break_offsets(block))]
        for start in starts:
            first = ctx.text[start : start + 1] if start >= 0 else ""
            if not _is_bullet(first, ctx.text[start + 1 : start + 2]):
                first = ""
            if first and (not run or first == mark):
                mark = first
                run.append(start)
                continue
            if len(run) >= 2:
                yield ctx.hit(run[0], run[0] + 1, mark=mark, count=len(run))
            run, mark = ([start], first) if first else ([], "")


def _is_bullet(first: str, second: str) -> bool:
    """Say whether a line of HTML starts as an item; a hyphen or star is Markdown that nobody turned into a
    list.
    """
    return bool(first) and (first in "•‣▪●◦" or (first in "-*" and second == " "))
