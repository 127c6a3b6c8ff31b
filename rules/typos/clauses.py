"""Verbs that do not agree with a subject that stands anywhere in a sentence."""

from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import Scope, Slip, TextWords, regex, worded

Sets = Mapping[str, frozenset[str]]

EACH_OF = regex(
    r"(?:\A|(?<=[.!?;:,] )|\b(?:that|because|if|when|but|while|since|although) )"
    r"(?P<each>[Ee]ach|[Ee]very one|[Oo]nly one|[Oo]ne) of "
    r"(?:the|these|those|our|my|their|its|his|her|your) (?:[a-z\-]{3,15} ){0,2}"
    r"(?P<noun>[a-z]{3,20}s) (?P<verb>are|were|have)\b"
)


# "Two of the stalls was".
SOME_OF = worded(
    r"(?:\A|(?<=[.!?;:,] )|\b(?:that|because|if|when|but|while|since|although|and) )"
    r"(?P<some>(?i:(?@counts)|several|many|most|some|all|both|few)) of "
    r"(?:the|these|those|our|my|their|its|his|her|your) (?:[a-z\-]{3,15} )?"
    r"(?P<noun>[a-z]{3,20}s) (?P<verb>was|is|has)(?= [a-z])",
    "grammar.txt",
)
# "A lot of people was", "everyone have".
FOLK = regex(
    r"\b(?:[Mm]any|[Ss]ome|[Mm]ost|[Ff]ew|[Oo]ther|these|[Ll]ots? of|[Ss]everal) "
    r"(?:more |other |young |old )?people (?P<verb>was|is|has|doesn['’]t|isn['’]t|wasn['’]t)(?= [a-z])"
)
EVERYONE = regex(
    r"(?:\A|(?<=[.!?] )|, (?:and|but|so|because) | because )"
    r"(?P<who>[Ee]veryone|[Ee]verybody|[Nn]obody|[Nn]o one|[Ss]omeone|[Ss]omebody|[Ee]verything|[Nn]othing) "
    r"(?P<verb>have|are|were|do not|don['’]t|haven['’]t|aren['’]t)(?= [a-z])"
)
# "I seen it", "we done the washing": at the start of a sentence.
SEEN = regex(
    r"(?:\A|(?<=[.!?] ))(?P<who>I|We|They|He|She|You) (?P<verb>seen|done)"
    r"(?= (?:it|the|that|this|an?|him|her|them|my)\b)"
)
FOLK_WORDS, PARTICIPLES, SINGULAR = ("people",), ("seen", "done"), ("is", "was", "has")
MASS_ENDINGS = ("tion", "sion", "ment", "ness", "ance", "ence", "ship", "ism", "ology", "ency", "acy")
"""How nouns end that name what is hardly ever counted: "contamination"."""
# What must stand beside these words for one of the expressions to be tried.
THERES, IS = frozenset({"there"}), ("'s", "’s")
THERE_IS = frozenset("is was isn't isn’t wasn't wasn’t".split())
FOLK_VERBS = frozenset("was is has doesn't doesn’t isn't isn’t wasn't wasn’t".split())
ONES_VERBS = frozenset("have are were do don't don’t haven't haven’t aren't aren’t".split())
PERSONS = frozenset("i we they he she you".split())
DETERMINERS = frozenset("the our their its his her my your these those".split())
ONES = ("everyone", "everybody", "nobody", "one", "someone", "somebody", "everything", "nothing")
# "And the hall costs was": a clause that goes on behind a comma or a conjunction.
LATER = worded(
    r"(?:, (?:and |but |so |while )?|; | because | since | although | that | when | if | but )"
    r"(?P<det>the|our|their|its|his|her|my|these|those) (?:(?P<mid>[a-z]{3,15}) )?"
    r"(?P<noun>[a-z]{3,20}s) (?P<verb>was|is|has)(?= (?:(?@goes-on)|[a-z]{2,14}ed|[a-z]{2,14}ing)\b|[.,;])",
    "grammar.txt",
)
ALL_BUT = ("nobody", "no one", "all", "nothing", "none", "everything", "everyone", "anything", "anyone")
"""Behind these "but" stands for "except" ("Nobody but the cooks is …")."""
# "There's no keys", with nothing behind the noun that it could belong to.
THERE = worded(
    r"\b[Tt]here(?P<verb> is| was|['’]s| isn['’]t| wasn['’]t) (?:(?:no|any|other|no other) |"
    r"(?:many|few|a few|multiple|so many|too many|lots of|plenty of) (?:[a-z]{3,15} )?)"
    r"(?P<many>[a-z]{3,20}s)(?=[.,;:!?)]|\Z| (?@phrase-start)\b)",
    "grammar.txt",
)


def inside_clauses(ctx: Scope, table: TextWords, sets: Sets) -> Iterator[Slip]:
    """Find "we wants", "there's no keys", "each of the cases are" and ", and the hall costs was".

    ``sets`` are those of ``grammar.txt``.
    """
    for number in table.where(sets["no-nouns"]):
        before = table.lower[number - 1] if number else ""
        if before in ("we", "they") and table.gaps[number] == " " and table.forms[number].islower():
            block = ctx.block_at(table.starts[number])
            start, end = table.starts[number - 1], table.starts[number] + len(table.forms[number])
            if block is not None:
                yield ctx.found(start, end, kind="weak", subject=before, verb=table.lower[number])
    lower = table.lower
    there = [n for n in table.where_parts(THERES) if lower[n].endswith(IS) or _next(table, n) in THERE_IS]
    for block in ctx.blocks_of(there):
        for match in THERE(ctx.data).finditer(ctx.doc.text_of(block)):
            if _countable(ctx, sets, match["many"]):
                start, end = block.start + match.start(), block.start + match.end("many")
                yield ctx.found(start, end, kind="there", many=match["many"])
    for block in ctx.blocks_of(
        n for n in table.where(("each", "one")) if table.lower[n + 1 : n + 2] == ["of"]
    ):
        for match in EACH_OF.finditer(ctx.doc.text_of(block)):
            start, end = block.start + match.start("each"), block.start + match.end()
            yield ctx.found(start, end, kind="weak", subject=f"{match['each']} of …", verb=match["verb"])
    folk = [n for n in table.where(FOLK_WORDS) if _next(table, n) in FOLK_VERBS]
    ones = [n for n in table.where(ONES) if _next(table, n) in ONES_VERBS]
    seen = [n for n in table.where(PARTICIPLES) if n and lower[n - 1] in PERSONS]
    for numbers, pattern in ((folk, FOLK), (ones, EVERYONE), (seen, SEEN)):
        for block in ctx.blocks_of(numbers):
            for match in pattern.finditer(ctx.doc.text_of(block)):
                if pattern is FOLK and match.string.startswith(" that ", match.end()):
                    continue  # "The point that seems to escape a lot of people is that …"
                who = match["who"] if "who" in pattern.groupindex else "people"
                start = block.start + (match.start("who") if "who" in pattern.groupindex else match.start())
                yield ctx.found(
                    start, block.start + match.end(), kind="weak", subject=who, verb=match["verb"]
                )
    behind_plurals = ctx.blocks_of(n for n in table.where(SINGULAR) if _behind_plural(lower, n))
    for block in behind_plurals:
        for match in SOME_OF(ctx.data).finditer(ctx.doc.text_of(block)):
            if match["some"].lower() != "half" and _countable(ctx, sets, match["noun"], least=1):
                start, end = block.start + match.start("some"), block.start + match.end()
                yield ctx.found(start, end, kind="weak", subject=f"{match['some']} of …", verb=match["verb"])
    for block in behind_plurals:
        text = ctx.doc.text_of(block)
        for match in LATER(ctx.data).finditer(text):
            if match.group().startswith(" but") and text[: match.start()].lower().endswith(ALL_BUT):
                continue
            if match["mid"] not in sets["function"] and _countable(ctx, sets, match["noun"]):
                start, end = block.start + match.start("det"), block.start + match.end()
                subject = (
                    f"{match['det']} … {match['noun']}" if match["mid"] else f"{match['det']} {match['noun']}"
                )
                yield ctx.found(start, end, kind="weak", subject=subject, verb=match["verb"])


def _behind_plural(lower: Sequence[str], number: int) -> bool:
    """Say whether "the" stands before what may be a plural right before a word, or before one more word."""
    return (
        number > 1
        and lower[number - 1].endswith("s")
        and not DETERMINERS.isdisjoint(lower[max(0, number - 3) : number - 1])
    )


def _next(table: TextWords, number: int) -> str:
    return table.lower[number + 1] if number + 1 < len(table) else ""


def _countable(ctx: Scope, sets: Sets, noun: str, least: int = 4) -> bool:
    """Say whether a word is the plural of a word of at least that frequency."""
    stem = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
    lexicon = ctx.facts.lexicon
    return plural_noun(sets, noun) and lexicon.tier(stem) >= least and lexicon.tier(noun) > 0


def plural_noun(sets: Sets, noun: str) -> bool:
    """Say whether a word has the form of a plural; ``sets`` are those of ``grammar.txt``."""
    return (
        noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "os", "as", "ics"))
        and noun not in sets["singular-s"]
    )


def collective(sets: Sets, noun: str) -> bool:
    """Say whether a noun in the singular names several, so that either number is right: "the team are";
    ``sets`` are those of ``grammar.txt``.
    """
    return noun in sets["groups"] or noun in sets["collective"]
