"""TPG001: a punctuation mark with no space after it."""

import re
from collections.abc import Iterator

from copydesk.api import Block, Context, Edit, Fix, Hit, regex, rule

# A mark with a letter right behind it; the words on both sides are looked at only then.
GLUED = regex(
    r"(?P<closing>[)\]”’\"]?)(?P<mark>[,;:.!?])(?P<quote>[”’\"]?)(?P<opening>[(“\"]?)(?P<right>[^\W\d_][^\W\d_'’]{0,40})"
)
AFTER_YEAR = regex(
    r"(?<![\w.,/:\-–])(?:1[5-9]|20)\d\d(?P<mark>[.,;])(?P<right>[A-Za-z][a-z]{1,15})(?![\w.(/@])"
)
STRAIGHT = regex(r"\"")
LEFT = regex(r"(?<![\w'’@#/\\])[^\W\d_](?:[\w'’\-]{0,40}[^\W_])?\Z")
AFTER_BRACKET = regex(r"(?<=\w)(?P<closing>\))(?P<right>[a-z]{2,20})(?=[\s,.;])")
BEFORE_BRACKET = regex(
    r"(?<![\w./@#\-])(?P<left>[^\W\d_]{3,40})\((?P<right>[A-Z][A-Z&]{1,8})s?\)(?=[\s,.;:]|$)"
)
# Words that open a clause but are no ending of a host or a file name.
OPENERS = frozenset(
    "the this that these those and but when with they there here however while which where what who its "
    "his her their our your for from "
    "then thus also since because although after before during under over between such some many most each "
    "every both all any one two "
    "he she we you was were has have had not nor yet if although unless until moreover furthermore "
    "therefore additionally".split()
)
ENDINGS = frozenset(
    "com net org edu gov mil int info biz name pro app dev blog shop site online news io ai co me tv fm am "
    "uk us eu de fr it es nl be ch at "
    "se no dk fi pl cz ru cn jp kr br mx au nz ca in za js ts py rb rs go md txt csv json xml yaml yml "
    "html htm css pdf doc docx xls xlsx "
    "png jpg jpeg gif svg zip exe sh bat sql log ini cfg conf toml lock class java cpp php net".split()
)


@rule(
    id="TPG001",
    name="missing-space-after-punct",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["prose"],
    tags=["spacing"],
    summary="No space follows a punctuation mark",
    message="A space is missing after “{mark}”",
    rationale="Lost spaces glue two words together: the reader stumbles, search and spelling miss both "
    "words. They are typical of text that "
    "was joined or rewritten by a program. Addresses, file names, times, numbers, initials and "
    "abbreviations are left alone.",
    remedy="Put a space after the mark.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style#Spacing"],
    bad=[
        {
            "text": "The board took the ⟦decision,the⟧ mayor did not.",
            "fixed": "The board took the decision, the mayor did not.",
        },
        {
            "text": "It is the largest port in northern ⟦Europe.The⟧ town lives off it.",
            "fixed": "It is the largest port in northern Europe. The town lives off it.",
        },
        "They bought ⟦rope;nobody⟧ asked why, and ⟦left!Then⟧ it rained.",
        "She was ⟦ready.and⟧ so was he.",
        "It opened in ⟦2019.The⟧ first ship came from ⟦Copenhagen.Danish⟧ officials were there.",
        "The North Atlantic Treaty ⟦Organization(NATO)⟧ met on Monday.",
        'She sai⟦d"h⟧ello" and left.',
    ],
    good=[
        "Le Monde.fr and example.com/a,b;c agree; see README.md, e.g. the U.S.A. part, at 10:30.",
        "The value is 1,000.5; the ratio is 3:2; J.R.R. Tolkien wrote it at 4p.m. or so.",
        "Mail editor@example.org, open System.Text or Math.Random, and use N,N-dimethyl and x,y pairs.",
        "He waited...and waited; the member(s) agreed (as usual).",
    ],
)
def missing_space(ctx: Context) -> Iterator[Hit]:
    text = ctx.text
    for block in ctx.blocks():
        at = block.start
        while match := GLUED.search(text, at, block.end):
            # The right word of one match may be the left word of the next: "a,b,c".
            at = match.start("right")
            left = LEFT.search(text[max(block.start, match.start() - 42) : match.start()])
            if left and _wrong(ctx, left.group(), match, block):
                gap = match.end("quote") if match["quote"] else match.end("mark")
                yield _hit(ctx, match.start() - len(left.group()), match.end(), gap, match["mark"])
        yield from _quotes(ctx, block)
        for match in AFTER_YEAR.finditer(text, block.start, block.end):
            if match["right"].lower() in OPENERS:
                yield _hit(ctx, match.start(), match.end(), match.end("mark"), match["mark"])
        if "(" not in text[block.start : block.end] and ")" not in text[block.start : block.end]:
            continue
        for match in BEFORE_BRACKET.finditer(text, block.start, block.end):
            if _known(ctx, match["left"]):
                yield _hit(
                    ctx,
                    match.start(),
                    match.end(),
                    match.end("left"),
                    match["left"],
                    "A space is missing before the bracket",
                )
        for match in AFTER_BRACKET.finditer(text, block.start, block.end):
            if match["right"] in OPENERS:
                yield _hit(ctx, match.start(), match.end(), match.end("closing"), ")")


def _quotes(ctx: Context, block: Block) -> Iterator[Hit]:
    """Find straight quotation marks with a letter on both sides; an even number before one tells that it
    opens.
    """
    if '"' not in ctx.text[block.start : block.end]:
        return
    marks = [match.start() for match in STRAIGHT.finditer(ctx.text, block.start, block.end)]
    if len(marks) % 2:
        return
    for number, at in enumerate(marks):
        before, after = ctx.text[at - 1 : at], ctx.text[at + 1 : at + 2]
        if before.isalpha() and after.isalpha() and before.islower():
            gap = at + number % 2
            message = "A space is missing beside the quotation mark"
            yield _hit(ctx, at - 1, at + 2, gap, '"', message)


def _wrong(ctx: Context, left: str, match: re.Match[str], block: Block) -> bool:
    mark, right = match["mark"], match["right"]
    start = match.start() - len(left)
    chunk = _chunk(ctx.text, start, match.end(), block.start, block.end)
    if (
        any(
            sign in chunk for sign in ("://", "www.", "@", "\\", "_", "=", "\ufffc", "{", "<", "::", "#", "|")
        )
        or "/" in chunk
    ):
        return False
    before, after = ctx.text[start - 1 : start], ctx.text[match.end() : match.end() + 1]
    if before == "." or (before and before in "-+$%&*^~`"):
        return False
    quoted = bool(match["quote"] or match["closing"] or match["opening"])
    if mark in ",;":
        return _clause(ctx, left, right, chunk, after)
    if mark in "!?":
        return (
            right[0].isupper()
            and (right[1:].islower() or right in ("I", "A"))
            and len(left) > 1
            and after != "("
        )
    if mark == ":":
        return (
            right in OPENERS
            and _known(ctx, left)
            and left.lower() not in ("http", "https", "mailto", "tel", "doi", "urn", "std")
        )
    return _stop(ctx, left, right, after, quoted)


def _clause(ctx: Context, left: str, right: str, chunk: str, after: str) -> bool:
    """Judge a comma or semicolon. Lists of codes ("en,fr,de") and chemistry ("N,N-dimethyl") are not
    prose.
    """
    if min(len(left), len(right)) < 2 and not (right in ("a", "I") and len(left) > 2):
        return False
    if after in ("(", "[") or (left.isupper() and right.isupper()) or chunk.count(",") > 2:
        return False
    if left.lower() in ENDINGS and right.lower() in ENDINGS:
        return False
    return _known(ctx, left) or _known(ctx, right)


def _stop(ctx: Context, left: str, right: str, after: str, quoted: bool) -> bool:
    """Judge a full stop: a sentence ends here only if what follows cannot be the end of a host or file
    name.
    """
    if (
        len(left) < 2
        or after in ("(", ".", "/", "[", "-")
        or left.lower() in ("www", "e", "i")
        or right.lower() in ENDINGS
    ):
        return False
    if right.islower():
        return right in OPENERS and len(right) > 2 and left.islower() and _known(ctx, left)
    if not (right[1:].islower() or len(right) == 1) or left.isupper():
        return False
    if len(right) == 1:
        return right in "AI" and after == " " and left.islower() and _known(ctx, left)
    small = left.islower() and _known(ctx, left)
    common = right.lower() in OPENERS or ctx.facts.lexicon.tier(right.lower()) >= 7
    # "Math.Random" is a member of a module: a capital on both sides wants one of the words that open
    # sentences.
    # "… in Copenhagen.Danish officials": no module has the name of a country or city.
    place = ctx.facts.lexicon.names.get(left.lower())
    if place is not None and place.kind in ("country", "city") and after == " " and _known(ctx, right):
        return True
    return (
        (small and after in (" ", ",", "'", "’", "\n", "\u00a0", "") and _known(ctx, right))
        or quoted
        or (right.lower() in OPENERS and common)
    )


def _known(ctx: Context, word: str) -> bool:
    low = word.lower()
    looked = ctx.facts.lexicon.look_up(low)
    return looked.known or looked.name or all(ctx.facts.lexicon.known(part) for part in low.split("-"))


def _chunk(text: str, start: int, end: int, least: int, most: int) -> str:
    """Return the run of characters without white space round a match, cut at 60 on either side."""
    while start > max(least, end - 100) and not text[start - 1].isspace():
        start -= 1
    stop = min(most, end + 60)
    while end < stop and not text[end].isspace():
        end += 1
    return text[start:end]


def _hit(ctx: Context, start: int, end: int, gap: int, mark: str, message: str | None = None) -> Hit:
    place = ctx.doc.lift(gap, gap)
    return ctx.hit(
        start, end, message=message, fix=Fix((Edit(place, " "),), "put a space", "safe"), mark=mark
    )
