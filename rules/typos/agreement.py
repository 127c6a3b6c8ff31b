"""Verbs and nouns that do not agree."""

import re
from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import Block, Scope, Slip, TextWords, once, regex, word_sets, worded

from .clauses import MASS_ENDINGS, collective, inside_clauses, plural_noun
from .evidence import alone_in_marks

# Where a clause begins with a capital; what its first words may be decides which patterns are tried there.
START = regex(r"[A-Z][a-z]{1,15}(?=[ \n])")
STOP = regex(r"[.;:!?][”’\"]? \Z")
SINGLE = regex(
    r"(?P<det>This|Each|Every|Another)\s(?P<words>(?:[a-z][a-z\-]{1,20}\s){0,2})"
    r"(?P<noun>[a-z][a-z\-]{2,25})\s(?P<verb>are|were|have)\b"
)
PLURAL = regex(r"(?P<det>These|Those)\s(?P<noun>[a-z][a-z\-]{2,25})\s(?P<verb>is|was|has)\b")
PRONOUN = regex(
    r"(?<![\w'’\-])(?:(?P<first>[Tt]hey|[Ww]e|[Yy]ou)\s(?P<was>was|is|has|(?:was|is|has)n['’]t)"
    r"|(?P<third>[Hh]e|[Ss]he|[Ii]t)\s(?P<are>are|have|don['’]t|aren['’]t|haven['’]t)"
    r"|(?P<i>I)\s(?P<is>is|are|has|were))(?![\w'’\-])"
)
MINE = worded(
    r"(?:My|Your|His|Her|Our|Their)\s[a-z]{2,20}\sand\s(?P<me>me)\s(?=(?@helpers)\b)", "grammar.txt"
)
EXISTS = worded(r"\b[Tt]here\s(?P<verb>is|was|['’]s)\s(?P<many>(?@some))\s[a-z]{2,}", "grammar.txt")
AFTER_COMMA = regex(r", (?=[A-Z][a-z]{2,15} and [A-Z])")
NUMBER_OF = regex(r"\b[Tt]he number of (?:[a-z]{3,15} )?(?P<noun>[a-z]{3,20}s) (?P<verb>are|were|have)\b")
NUMBERS = regex(r"\bnumber of [^.;:!?]{3,160}\band \Z")
# "The use of drones are": what is counted is the use.
HEAD_OF = regex(
    r"The (?P<noun>[a-z]{2,15}(?:tion|sion|ment|ance|ence|ness|ship|ism)|"
    r"use|role|impact|growth|importance|presence) of "
    r"(?:the )?(?:[a-z]{3,15} )?[a-z]{3,20}s (?P<verb>are|were|have)\b"
)
MANY = regex(
    r"(?P<det>Several|Many|Various|Numerous|Both) (?:[a-z]{3,15} )?(?P<noun>[a-z]{3,20}s) "
    r"(?P<verb>is|was|has)\b"
)
THE = regex(r"(?P<det>The|Our|Their|Its|His|Her) (?P<noun>[a-z]{4,20}) (?P<verb>is|was|has|are|were|have)\b")
# "Experts believes": at the start of a clause, and only before verbs that are no nouns.
PEOPLE = regex(
    r"(?:(?:Many|Several|Most|Some|These|Those|Other|All|Both|"
    r"The) )?(?P<noun>[A-Za-z][a-z]{3,15}s) (?P<verb>[a-z]{3,14}s)\b(?! \w+(?:s|ed) )"
)
TWO_NAMES = regex(r"(?P<one>[A-Z][a-z]{2,15}) and (?P<two>[A-Z][a-z]{2,15}) (?P<verb>is|was|has)\b")
JOINED_NAMES = frozenset({"Bosnia", "Trinidad", "Antigua"})
TO_BE = frozenset({"is", "was", "has", "are", "were", "have"})
SUBJECTS = {
    "they": "was is has wasn't wasn’t isn't isn’t hasn't hasn’t".split(),
    "he": "are have don't don’t aren't aren’t haven't haven’t".split(),
    "i": "is are has were".split(),
}
SUBJECTS |= dict.fromkeys(("we", "you"), SUBJECTS["they"]) | dict.fromkeys(("she", "it"), SUBJECTS["he"])
REACH = 8
"""How many words behind the beginning of a clause the verb of any of the patterns stands at most."""

Sets = Mapping[str, frozenset[str]]


def agreement(ctx: Scope) -> Iterator[Slip]:
    table, sets = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))
    third = _third(ctx.data("verbs.txt"), sets["third"])
    for block, start in _clauses(ctx, table, third):
        yield from _clause(ctx, sets, third, block, start)
    # Few blocks have any of these words side by side; only there the patterns are tried.
    pronouns = table.where(SUBJECTS)
    for block in ctx.blocks_of(n for n in pronouns if _follows(table, n, SUBJECTS[table.lower[n]])):
        text = ctx.doc.text_of(block)
        for match in PRONOUN.finditer(text):
            subject, _, verb = match.group().partition(" ")
            if verb and not _asked(sets, text, match):
                yield _hit(ctx, block.start, match, subject, verb)
    for block in ctx.blocks_of(
        n for n in table.where(sets["some"]) if table.lower[max(0, n - 2)].endswith("there")
    ):
        for match in EXISTS(ctx.data).finditer(ctx.doc.text_of(block)):
            start_at, end = block.start + match.start(), block.start + match.end("many")
            yield ctx.found(start_at, end, kind="there", many=match["many"])
    yield from inside_clauses(ctx, table, sets)
    for block in ctx.blocks_of(n for n in table.where(("and",)) if _between_capitals(table, n)):
        text = ctx.doc.text_of(block)
        for match in AFTER_COMMA.finditer(text):
            yield from _two_names(ctx, block.start, TWO_NAMES.match(text, match.end()))
    for block in ctx.blocks_of(n for n in table.where(("number",)) if _follows(table, n, ("of",))):
        for match in NUMBER_OF.finditer(ctx.doc.text_of(block)):
            if NUMBERS.search(match.string, max(0, match.start() - 200), match.start()):
                continue  # "The number of boats, …, and the number of lamps are"
            yield _hit(ctx, block.start, match, "the number of …", match["verb"], "weak")


def _follows(table: TextWords, number: int, words: Sequence[str]) -> bool:
    return number + 1 < len(table) and table.lower[number + 1] in words


def _between_capitals(table: TextWords, number: int) -> bool:
    beside = table.forms[max(0, number - 1) : number + 2]
    return len(beside) == 3 and beside[0][0].isupper() and beside[2][0].isupper()


def _clauses(ctx: Scope, table: TextWords, third: frozenset[str]) -> Iterator[tuple[Block, int]]:
    """Yield where a clause begins that has a verb of the patterns among its next words, with its block.

    From each such verb the words before it are gone through as long as nothing but one space or line break
    stands between them.
    """
    firsts: set[int] = set()
    for verb in table.where_parts(_verbs(third)):
        number, least = verb, max(0, verb - REACH)
        while number > least and (table.gaps[number] == " " or _joins(table.gaps[number])):
            if table.gaps[number] == "\n":
                firsts.add(number)
            number -= 1
        firsts.add(number)
    for number in sorted(firsts):
        start = table.starts[number]
        if START.match(ctx.text, start):
            block = ctx.block_at(start)
            if block is not None and _begins(ctx.text, block, start):
                yield block, start


@once
def _verbs(third: frozenset[str]) -> frozenset[str]:
    return TO_BE | third | {"me"}


def _joins(gap: str) -> bool:
    """Say whether the words on both sides of a gap may belong to one pattern: hyphens, one white space."""
    rest = gap.lstrip("-")
    return not rest or (len(rest) == 1 and rest.isspace())


def _begins(text: str, block: Block, start: int) -> bool:
    """Say whether a clause begins at a place: at the start of a block or a line, or behind a stop and a
    space.
    """
    if start == block.start or text[start - 1] == "\n":
        return True
    before = text[max(block.start, start - 3) : start]
    return before[-1:] == " " and (before[-2:-1] in tuple(".;:!?") or _stop_and_quote(before))


def _stop_and_quote(before: str) -> bool:
    return len(before) == 3 and before[0] in ".;:!?" and before[1] in '”’"'


def _agrees(
    ctx: Scope, third: frozenset[str], sets: Sets, at: int, match: re.Match[str] | None
) -> Iterator[Slip]:
    """Judge a noun in the plural right before a verb in -s."""
    if match is None or match["verb"] not in third:
        return
    noun = match["noun"].lower()
    stem = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
    known = ctx.facts.lexicon.look_up(noun)
    if noun in third or known.name or not plural_noun(sets, noun) or _named(ctx, match["noun"]):
        return
    if _marked(ctx, at + match.start("noun"), at + match.end("noun")):
        return
    if ctx.facts.lexicon.tier(stem) >= 4 and known.tier > 0:
        yield _hit(ctx, at, match, match.group().rpartition(" ")[0], match["verb"], "weak")


def _named(ctx: Scope, word: str) -> bool:
    """Say whether the article calls something by this word: it is a heading, or has its capital inside
    sentences.
    """
    if not word[0].isupper():
        return False
    headings = (ctx.doc.text_of(block).strip() for block in ctx.doc.prose_blocks if block.kind == "heading")
    return word.lower() in ctx.facts.capitals or word in headings


def _marked(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a word with a capital is set apart as the name of something: alone in an emphasis or in a
    link ("**Hybrids** provides").
    """
    if not ctx.text[start].isupper():
        return False
    return alone_in_marks(ctx, start, end) or any(
        link.start == start and link.end == end for link in ctx.doc.links
    )


@once
def _third(lines: tuple[str, ...], more: frozenset[str]) -> frozenset[str]:
    """Return the forms in -s of the verbs that are no nouns."""
    verbs = [verb for verb in " ".join(lines).split() if not verb.startswith("~")]
    return more | {
        verb + "es"
        if verb.endswith(("s", "sh", "ch", "x", "z"))
        else verb[:-1] + "ies"
        if verb.endswith("y")
        else verb + "s"
        for verb in verbs
    }


def _clause(ctx: Scope, sets: Sets, third: frozenset[str], block: Block, place: int) -> Iterator[Slip]:
    """Judge the subject that a clause begins with."""
    text, at = ctx.doc.text_of(block), block.start
    start = place - at
    opening = START.match(text, start)
    if opening is None:
        return
    first = opening.group()
    if first in ("This", "Each", "Every", "Another"):
        yield from _single(ctx, sets, at, SINGLE.match(text, start))
        return
    yield from _agrees(ctx, third, sets, at, PEOPLE.match(text, start))
    if first in ("These", "Those"):
        match = PLURAL.match(text, start)
        if match and match["noun"] not in sets["no-subject"]:
            yield _hit(ctx, at, match, f"{match['det']} {match['noun']}", match["verb"])
    elif first in ("Several", "Many", "Various", "Numerous", "Both"):
        match = MANY.match(text, start)
        if match and plural_noun(sets, match["noun"]):
            yield _hit(ctx, at, match, f"{match['det']} … {match['noun']}", match["verb"], "weak")
    yield from _two_names(ctx, at, TWO_NAMES.match(text, start))
    if first in ("The", "Our", "Their", "Its", "His", "Her", "My", "Your"):
        yield from _definite(ctx, sets, text, at, start)


def _two_names(ctx: Scope, at: int, match: re.Match[str] | None) -> Iterator[Slip]:
    if match is None or match["one"] in JOINED_NAMES:
        return
    pair = [ctx.facts.lexicon.names.get(match[part].lower()) for part in ("one", "two")]
    if all(name and name.kind == "country" for name in pair):
        yield _hit(ctx, at, match, f"{match['one']} and {match['two']}", match["verb"])


def _single(ctx: Scope, sets: Sets, at: int, match: re.Match[str] | None) -> Iterator[Slip]:
    if match is None:
        return
    noun, between, function = match["noun"], match["words"].split(), sets["function"]
    known = ctx.facts.lexicon.tier(noun) > 0 and (not noun.endswith("s") or noun.endswith(("ss", "us", "is")))
    excused = noun in sets["groups"] or noun in function or noun in sets["times"] or _is_time(ctx, noun)
    if known and not excused and not function.intersection(between):
        yield _hit(ctx, at, match, match["det"] + (" … " if between else " ") + noun, match["verb"])


def _is_time(ctx: Scope, noun: str) -> bool:
    calendar = ctx.data("calendar.toml")
    return noun in calendar["months"] or noun in calendar["weekdays"]


def _definite(ctx: Scope, sets: Sets, text: str, at: int, start: int) -> Iterator[Slip]:
    if match := MINE(ctx.data).match(text, start):
        begin, end = match.span("me")
        yield ctx.found(at + begin, at + end, kind="me")
    if (match := HEAD_OF.match(text, start)) and not collective(sets, match["noun"]):
        yield _hit(ctx, at, match, f"The {match['noun']} of …", match["verb"], "weak")
    match = THE.match(text, start)
    if match is None:
        return
    noun, lexicon = match["noun"], ctx.facts.lexicon
    if match["verb"] in ("are", "were", "have"):
        wrong = noun.endswith(MASS_ENDINGS) and not collective(sets, noun)
    else:
        stem = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
        wrong = plural_noun(sets, noun) and lexicon.tier(stem) >= 4
    if wrong and lexicon.tier(noun) > 0:
        yield _hit(ctx, at, match, f"{match['det']} {noun}", match["verb"], "weak")


def _asked(sets: Sets, text: str, match: re.Match[str]) -> bool:
    """Say whether another verb or a wish stands before the pronoun: "does it have", "if I were", "that he
    have".
    """
    before = re.findall(r"[\w'’]+|[^\w\s]", text[max(0, match.start() - 40) : match.start()])[-4:]
    # Of the sentence before nothing counts.
    ends = [number for number, word in enumerate(before) if word in ".!?;"]
    before = before[ends[-1] + 1 :] if ends else before
    if before[-2:] in ([",", "and"], [",", "but"], [",", "so"]):
        before = []
    if match.group().lower().startswith(("you", "it")) and before:
        # "The plan I offer you has four parts": these two may be objects.
        return True
    if any(word.lower().replace("’", "'").removesuffix("n't") in sets["helpers"] for word in before):
        return True
    if match["i"] and before and before[-1].istitle():
        return True  # "SOC 2 Type I is done": a number
    if match["i"] and match["is"] == "were":
        return bool(before) and before[-1] != ":"
    # A list before it ("you and he have") or a question ("have they is") makes other readings possible; so
    # does a mention in quotes.
    return bool(before) and (
        before[-1] in "\"'“‘*_("
        or before[-1].lower() in ("of", "to", "for", "with", "about", "by", "me", "wish", "were", "is")
    )


def _hit(ctx: Scope, at: int, match: re.Match[str], subject: str, verb: str, kind: str = "") -> Slip:
    return ctx.found(at + match.start(), at + match.end(), kind=kind, subject=subject, verb=verb)
