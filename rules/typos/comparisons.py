"""“then” and “that” after a comparative."""

import re
from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, once, regex, word_sets, worded

# With these a new clause may begin after "then": "It was cold, colder then the wind rose" is rare, "earlier,
# then the" is not.
LOOSE = frozenset({"earlier", "later", "sooner", "better", "worse", "longer", "more", "less"})
OTHER = worded(
    r"(?<![\w\-])(?:[Oo]ther|[Rr]ather)\s(?P<then>then)\s(?@behind-other)(?![\w\-])", "grammar.txt"
)

# "No more then the old one": what weighs the comparison tells that it is one.
WEIGHED = worded(r"(?<![\w\-])(?@weighs)\s\Z", "grammar.txt")
COUNTED = worded(
    r"(?<![\w\-])(?:[Mm]ore|[Ll]ess|[Ff]ewer|[Bb]etter|[Ww]orse)\s(?P<that>that)\s"
    r"(?:[$€£]?\d|(?@counts) (?!(?:are|were|have|is|was|will|can|of)\b))",
    "grammar.txt",
)
STOP = regex(r"[.,;:!?)]")
# "Less then an hour".
AMOUNT = worded(r"\s(?:an?|half an?|the) (?@one-amounts)\b", "grammar.txt")
COUNTING = ("more", "less", "fewer", "better", "worse")
LEAST = 24


@once
def _patterns(lines: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions for "then" and "that" behind a comparative."""
    sets = {name: "|".join(sorted(words)) for name, words in word_sets(lines).items()}
    return regex(
        r"(?<![\w\-])(?P<much>[Mm]ore|[Ll]ess|[Ff]ewer|[Mm]ore [a-z]{4,15}|[Ll]ess [a-z]{4,15}|"
        # What follows a comparison; after "earlier" or "better" some of these may also open the next clause
        # ("It was better then the …").
        rf"{sets['size']}|{sets['comparative']})\s(?P<then>then)\s(?P<object>{sets['object']}|\d[\d,.]*)(?![\w\-])"
    ), regex(rf"(?<![\w\-])(?:{sets['size']})\s(?P<that>that)\s(?:the|a|an|\d[\d,.]*)(?![\w\-])")


def then_than(ctx: Scope) -> Iterator[Slip]:
    table, lines = ctx.facts.word_table, ctx.data("grammar.txt")
    sets = word_sets(lines)
    for block in ctx.blocks_of(table.where(("then",))):
        piece = ctx.doc.text_of(block)
        for match in _patterns(lines)[0].finditer(piece):
            much = match["much"].lower().split()[0]
            if (
                much not in LOOSE
                or match["object"] in sets["clear"]
                or match["object"][0].isdigit()
                or " " in match["much"]
                or STOP.match(piece, match.end())
                or AMOUNT(ctx.data).match(piece, match.end("then"))
                or WEIGHED(ctx.data).search(piece[max(0, match.start() - LEAST) : match.start()])
            ):
                yield _hit(ctx, block.start, match.span("then"), match["much"])
        for match in OTHER(ctx.data).finditer(piece):
            yield _hit(ctx, block.start, match.span("then"), match.group().split()[0])
    sizes = (n for n in table.where(sets["size"]) if table.lower[n + 1 : n + 2] == ["that"])
    for block in ctx.blocks_of(sizes):
        for match in _patterns(lines)[1].finditer(ctx.doc.text_of(block)):
            yield _hit(ctx, block.start, match.span("that"), match.group().split()[0])
    for block in ctx.blocks_of(n for n in table.where(("that",)) if table.lower[max(0, n - 1)] in COUNTING):
        for match in COUNTED(ctx.data).finditer(ctx.doc.text_of(block)):
            yield _hit(ctx, block.start, match.span("that"), match.group().split()[0])


def _hit(ctx: Scope, at: int, place: tuple[int, int], before: str) -> Slip:
    start, end = at + place[0], at + place[1]
    fix = Fix((Edit(ctx.doc.lift(start, end), "than"),), "write “than”", "unsafe")
    return ctx.found(start, end, fix=fix, before=before)
