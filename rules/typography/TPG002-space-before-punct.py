"""TPG002: a space where none belongs."""

import re
from collections.abc import Iterator

from copydesk.api import Block, Context, Edit, Fix, Hit, regex, rule

BEFORE = regex(r"(?P<space>[ \t\u00a0\u202f]{1,4})(?P<mark>[,;:!?]|\.(?!\.))(?=[\s”’\"]|$)")
# The space and the mark changed places: "late ,and".
SWAPPED = regex(r"(?P<space>[ \t\u00a0]{1,2})(?P<mark>[,;]|\.(?!Net\b))(?=[^\W\d_][a-z])")
INSIDE = regex(
    r"(?P<open>[(\[])(?P<space>[ \t]{1,3})(?=[^\W_])|(?<=[^\W_.,])(?P<before>[ \t]{1,3})(?P<close>[)\]])"
)
TWICE = regex(r"(?<=[^\W\d_],)[ \t]{2,3}(?=[^\W\d_])|(?<=[^\W\d_])[ \t]{2,3}(?=[a-z])")
SPACED = regex(r"[ \t\u00a0\u202f][,;:!?.)\]]|[(\[][ \t]|[ \t]{2}|\t")
MANY = 10


@rule(
    id="TPG002",
    name="space-before-punct",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose"],
    tags=["spacing"],
    summary="A space stands before a punctuation mark, inside a bracket, or twice between words",
    message="A space stands before “{mark}”",
    rationale="English sets no space before a stop, a comma or a closing bracket. A stray one lets the "
    "mark fall on a line of its own, and "
    "is a common trace of text that was taken apart into words and joined again.",
    remedy="Delete the space.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style#Spacing"],
    bad=[
        {
            "text": "The ferry was late⟦ ,⟧ and nobody knew why.",
            "fixed": "The ferry was late, and nobody knew why.",
        },
        {"text": "Nobody knew why⟦ .⟧ The ferry was late.", "fixed": "Nobody knew why. The ferry was late."},
        {"text": "It was late⟦ ,⟧and dark.", "fixed": "It was late, and dark."},
        "Was it the storm⟦ ?⟧ It was ⟦( ⟧perhaps) the fog.",
        {"text": "The pier⟦  ⟧was closed.\n", "format": "text", "bare": True},
    ],
    good=[
        "He waited ... and waited . . . for the .NET team to fix it :-) or :) at least.",
        "The score was 3 : 2, and a != b, so the ratio is x : y.",
        "The pier (a long one) was closed, and [sic] the file .gitignore too.",
        "The pier was closed.  The ferry was late.",
    ],
)
def space_before_mark(ctx: Context) -> Iterator[Hit]:
    doubled: list[tuple[int, int]] = []
    for block in ctx.blocks_at(ctx.facts.word_table.in_gaps(SPACED)):
        yield from _before(ctx, block)
        yield from _inside(ctx, block)
        if block.kind != "cell":
            doubled.extend(match.span() for match in TWICE.finditer(ctx.text, block.start, block.end))
    # Many double spaces are a way of setting text (columns, full lines), not slips.
    if len(doubled) < MANY:
        for start, end in doubled:
            yield from _hit(
                ctx, start, end, (start + 1, end), " ", "More than one space stands between two words", "info"
            )


def _before(ctx: Context, block: Block) -> Iterator[Hit]:
    text, piece = ctx.text, ctx.doc.text_of(block)
    for match in BEFORE.finditer(text, block.start, block.end):
        ahead = text[match.start() - 1 : match.start()]
        after_word = match.start() > block.start and (ahead.isalnum() or ahead in ')”’"%')
        if after_word and not _right(text, match):
            yield from _hit(ctx, match.start(), match.end(), match.span("space"), match["mark"])
    for match in SWAPPED.finditer(text, block.start, block.end) if " ," in piece or " ." in piece else ():
        upper = text[match.end()].isupper()
        if text[match.start() - 1].islower() and (upper or match["mark"] != "."):
            yield from _swapped(ctx, match)


def _inside(ctx: Context, block: Block) -> Iterator[Hit]:
    text, piece = ctx.text, ctx.doc.text_of(block)
    spaced = any(pair in piece for pair in ("( ", " )", "[ ", " ]"))
    for match in INSIDE.finditer(text, block.start, block.end) if spaced else ():
        if not match["open"]:
            yield from _hit(ctx, match.start(), match.end(), match.span("before"), match["close"])
        elif text[match.end() + 1 : match.end() + 2] != match["open"]:
            message = "A space stands after “{mark}”"
            yield from _hit(ctx, *match.span(), match.span("space"), match["open"], message)


def _swapped(ctx: Context, match: re.Match[str]) -> Iterator[Hit]:
    span = ctx.doc.lift(*match.span())
    if ctx.doc.source.slice(span) == match.group():
        fix = Fix((Edit(span, match["mark"] + " "),), "put the space behind the mark", "safe")
        yield ctx.hit(*match.span(), fix=fix, mark=match["mark"])


def _right(text: str, match: re.Match[str]) -> bool:
    """Say whether the space is meant: ratios, spaced-out dots, smileys, list marks."""
    mark, end = match["mark"], match.end()
    if mark == ".":
        return text[end : end + 2] == " ." or text[match.start() - 2 : match.start()] == " ."
    if mark == ":":
        beyond = text[end : end + 2].strip()
        return (
            text[match.start() - 1].isdigit()
            or (beyond[:1].isdigit())
            or text[match.start() - 2 : match.start() - 1] in (" ", "")
        )
    return False


def _hit(
    ctx: Context,
    start: int,
    end: int,
    gap: tuple[int, int],
    mark: str,
    message: str | None = None,
    severity: str | None = None,
) -> Iterator[Hit]:
    span = ctx.doc.lift(*gap)
    # Where the source has a line break, markup or a reference mark between the two, the space is not one that
    # a reader sees.
    if ctx.doc.source.slice(ctx.doc.lift(start, end)) == ctx.text[start:end]:
        fix = Fix((Edit(span, ""),), "delete the space", "safe")
        yield ctx.hit(start, end, message=message, severity=severity, fix=fix, mark=mark)
