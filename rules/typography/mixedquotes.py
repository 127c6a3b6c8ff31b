"""Straight and curly quotation marks or apostrophes in one document."""

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, regex

# Inches, feet, minutes and seconds are straight by right.
DOUBLE = regex(r"(?P<straight>(?<![\d])\")|(?P<curly>[“”])")
SINGLE = regex(r"(?P<straight>(?<=[^\W\d_])'(?=[^\W\d_]))|(?P<curly>(?<=[^\W\d_])’(?=[^\W\d_]))")
MARK = regex(r"[\"“”'’]")
FEWEST = 2


def quote_style_mixed(ctx: Scope) -> Iterator[Slip]:
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
        yield ctx.found(
            at,
            at + 1,
            fix=_fix(ctx, places[rare], rare, pattern is DOUBLE),
            what=what,
            rare=rare,
            usual=usual,
            minority=len(places[rare]),
            majority=len(places[usual]),
        )


def _fix(ctx: Scope, places: list[int], rare: str, double: bool) -> Fix | None:
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
