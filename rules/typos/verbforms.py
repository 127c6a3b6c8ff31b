"""Verbs in a form that cannot stand after their helper."""

import re
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from copydesk.api import Block, Scope, Slip, TextWords, once, regex, word_sets, worded

PASSIVE_BETWEEN = frozenset({"not", "also", "only"})
HAVE = ("has", "have", "had", "having")
BEFORE = regex(r"(?<![\w'’])(?P<word>[\w'’]+) \Z")
CLAUSE = regex(r"(?:\A|[-–—:;.!?“‘\"(]) ?\Z")
# "a child who is read to learns": the first verb ends with the "to".
STRANDED = regex(
    r"\b(?:who|which|that)(?: [a-z]{1,12}){0,2} (?:is|are|was|were|been|being|be) [a-z]{2,15} \Z"
)
# "The version it refers to gives it."
REFERRED = worded(r"\b(?i:(?@no-noun)) [a-z]{2,20} (?:it|he|she|they|we|you|I) [a-z]{2,15} \Z", "grammar.txt")
REACH = 60
TO = regex(r"(?<![\w\-])to (?P<verb>[a-z]{4,14}s)(?![\w\-'’])")
OBJECT = worded(r" (?@object-start)(?![\w'’\-])", "grammar.txt")
RELATIVE = regex(
    r"\b(?:[Ww]hat|[Aa]ll|[Tt]hat|[Ee]verything|[Aa]nything|[Tt]hose|[Oo]nes|[Ww]hich)\b[^.;:!?]{0,60}\Z"
)
CLOSED = regex(r"[.!?](?:\s|\Z)")
THINGS = frozenset({"can", "may", "might", "must"})
SEVERAL = regex(r" (?:[a-z]{2,20} ){0,2}[a-z]{3,20}(?<![su])s\b")
PERSONS = frozenset({"i", "you", "we", "they", "he", "she", "it", "this", "that", "which", "who"})
NEGATED = ("n't", "n’t")
ASKING = frozenset({"why", "how", "when", "where", "what", "but", "and", "so"})
"""Behind these a helper may stand before its subject: "why shouldn't sticks do"."""
DO_NOT = "didn't didn’t doesn't doesn’t don't don’t".split()


class Verbs(NamedTuple):
    """What the rule knows of verbs: those that may not follow "has" as they are, with their participles, the
    base of each form in -s, the words of both, and the expressions.
    """

    base: dict[str, str]
    third: dict[str, str]
    bases: frozenset[str]
    thirds: frozenset[str]
    perfect: re.Pattern[str]
    modal: re.Pattern[str]
    past: re.Pattern[str]
    sung: re.Pattern[str]
    asked: re.Pattern[str]
    passive: re.Pattern[str]
    double: re.Pattern[str]


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


@once
def _verbs(lines: tuple[str, ...], grammar: tuple[str, ...]) -> Verbs:
    sets = word_sets(grammar)
    irregular = {verb: form for verb, _, form in (entry.partition(":") for entry in sets["irregular"])}
    listed = " ".join(lines).split()
    base = {verb: _past(verb) for verb in listed if not verb.startswith("~")}
    base.update((verb, participle) for verb, participle in irregular.items() if participle)
    third = {_third(verb): verb for verb in (*(verb.lstrip("~") for verb in listed), *sorted(irregular))}
    words = {name: "|".join(sorted(sets[name])) for name in ("between", "past", "compared", "modals", "sung")}
    between = rf"(?:(?:{words['between']}) )?"
    return Verbs(
        base,
        third,
        frozenset(base),
        frozenset(third),
        regex(
            rf"(?<![\w\-'’])(?:has|have|had|[Hh]aving) {between}(?P<verb>[a-z]{{4,12}})(?![\w\-'’])"
            r"(?! (?:access|permissions?|privileges?|rights?|speeds?|operations?|performance)\b)"
        ),
        regex(rf"(?<![\w\-'’])(?P<modal>{words['modals']}) {between}(?P<verb>[a-z]{{4,14}}s)(?![\w\-'’])"),
        regex(rf"\b(?:did|does|do)(?:n['’]t|\snot)\s(?P<verb>{words['past']})\b"),
        # "What they have became" is right, so that the subject stands right before, and no "what" before it.
        regex(
            r"(?<![\w\-'’])(?:(?P<who>[Hh]e|[Ss]he|[Ii]t|[Ii]|[Yy]ou|[Ww]e|[Tt]hey|who) )?"
            rf"(?P<have>has|have|having) {between}(?P<verb>{words['sung']})(?![\w\-'’])"
        ),
        regex(
            r"(?<![\w'’])(?<!\bI )(?P<did>[Dd]id(?:n['’]t)?) (?:you|they|he|she|we|it) "
            rf"(?P<verb>(?!had\b|was\b|were\b|goes\b|says\b)(?:{words['past']}))(?![\w'’\-])"
        ),
        # "All we did was provide" is right, so that "is" and "was" want what only a participle has behind it.
        regex(
            r"(?<![\w\-])(?P<be>am|[Ii]['’]m|are|were|be|been|(?:you|they|we)['’]re|is|was) "
            r"(?:not |also |only )?(?P<verb>[a-z]{4,12})(?![\w\-'’/])(?P<behind> (?:to|by)\b)?"
        ),
        regex(rf"(?<![\w\-])(?<!\bor )(?P<more>[Mm]ore|[Mm]ost) (?P<form>{words['compared']})(?![\w\-])"),
    )


def verb_form(ctx: Scope) -> Iterator[Slip]:
    grammar = ctx.data("grammar.txt")
    sets, verbs = word_sets(grammar), _verbs(ctx.data("verbs.txt"), grammar)
    table = ctx.facts.word_table
    bases = table.where(verbs.bases)
    for block in ctx.blocks_of(_behind(table, bases, HAVE, sets["between"])):
        for match in verbs.perfect.finditer(ctx.doc.text_of(block)):
            verb = match["verb"]
            if verb in verbs.base:
                yield _hit(ctx, block.start, match, match.group().split()[0], verb, verbs.base[verb])
    for block in ctx.blocks_of(_behind(table, bases, sets["be"], PASSIVE_BETWEEN)):
        for match in verbs.passive.finditer(ctx.doc.text_of(block)):
            verb, cleft = match["verb"], match["be"] in ("is", "was") and not match["behind"]
            there = ctx.text[block.start : block.start + match.start()].lower().endswith("there ")
            if verb in verbs.base and not cleft and not there:
                start, end = block.start + match.start(), block.start + match.end("verb")
                yield ctx.found(start, end, helper=match["be"], verb=verb, right=verbs.base[verb])
    thirds = table.where(verbs.thirds)
    modals = (
        n for n in table.where(sets["modals"]) if any(w.endswith("s") for w in table.lower[n + 1 : n + 3])
    )
    for block in ctx.blocks_of(modals):
        yield from _modals(ctx, block, verbs, sets["noun-before"])
    for block in ctx.blocks_of(_behind(table, thirds, ("to",))):
        text = ctx.doc.text_of(block)
        for match in TO.finditer(text):
            verb = match["verb"]
            if verb not in verbs.third or verb in sets["to-nouns"]:
                continue
            before = max(0, match.start() - REACH), match.start()
            if not (STRANDED.search(text, *before) or REFERRED(ctx.data).search(text, *before)):
                yield _hit(ctx, block.start, match, "to", verb, verbs.third[verb])
    sung = _behind(table, table.where(sets["sung"]), HAVE, sets["between"])
    for block in ctx.blocks_of(sung):
        text = ctx.doc.text_of(block)
        for match in verbs.sung.finditer(text):
            if not RELATIVE.search(text, max(0, match.start() - REACH), match.start()):
                start, end = block.start + match.start("have"), block.start + match.end()
                yield ctx.found(start, end, kind="sung", helper=match["have"], verb=match["verb"])
    for block in ctx.blocks_of(table.where(("did", "didn't", "didn’t"))):
        for match in verbs.asked.finditer(ctx.doc.text_of(block)):
            start, end = block.start + match.start("did"), block.start + match.end()
            yield ctx.found(start, end, kind="asked", verb=match["verb"])
    yield from _not_past(ctx, table, verbs.past)
    for block in ctx.blocks_of(_behind(table, table.where_parts(sets["compared"]), ("more", "most"))):
        for match in verbs.double.finditer(ctx.doc.text_of(block)):
            if match["more"].lower() == "most" and _are_counted(ctx, block, match):
                continue
            yield ctx.found(
                block.start + match.start(),
                block.start + match.end(),
                kind="compared",
                form=match["form"],
                more=match["more"],
            )


def _are_counted(ctx: Scope, block: Block, match: re.Match[str]) -> bool:
    """Say whether "most" tells how many: "most older engines", but not "the most older engines"."""
    text = ctx.doc.text_of(block)
    before = BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    return (before is None or before["word"] != "the") and SEVERAL.match(text, match.end()) is not None


def _behind(
    table: TextWords, numbers: Iterable[int], words: Iterable[str], between: Set[str] = frozenset()
) -> Iterator[int]:
    """Yield those of some words that stand right behind one of ``words``, or behind one and another of
    ``between``.
    """
    lower, ends = table.lower, tuple(words)
    for number in numbers:
        before = lower[number - 1] if number else ""
        if before.endswith(ends) or (before in between and lower[max(0, number - 2)] in words):
            yield number


def _modals(ctx: Scope, block: Block, verbs: Verbs, noun_before: frozenset[str]) -> Iterator[Slip]:
    text = ctx.doc.text_of(block)
    for match in verbs.modal.finditer(text):
        before = BEFORE.search(text[max(0, match.start() - 20) : match.start()])
        word = before["word"].lower() if before else ""
        if word in noun_before:
            continue
        # "Might makes right": where a clause begins, it is the subject itself.
        if match["modal"].lower() == "might" and CLAUSE.search(
            text, max(0, match.start() - 4), match.start()
        ):
            continue
        base = verbs.third.get(match["verb"]) or _with_object(ctx, text, match, word)
        if base:
            yield _hit(ctx, block.start, match, match["modal"], match["verb"], base)


def _with_object(ctx: Scope, text: str, match: re.Match[str], before: str) -> str:
    """Return the base of a form in -s that may be a plural as well, where an object behind it shows that it
    is a verb ("will returns the"); "" where it does not. A can and a will are things too.
    """
    closed = before in PERSONS and CLOSED.match(text, match.end())
    # Behind "shouldn't" stands nothing but a verb, if its subject has been named.
    sure = match["modal"].endswith(NEGATED) and before and before not in ASKING
    if not (sure or closed or OBJECT(ctx.data).match(text, match.end())):
        return ""
    if match["modal"] in THINGS and before not in PERSONS:
        return ""
    if match["modal"] == "will" and before.endswith(("'s", "’s")):
        return ""
    base = match["verb"][:-1]
    stem = base.removesuffix("e")
    lexicon = ctx.facts.lexicon
    past = lexicon.tier(stem + "ed") > 0 or base in _irregular(ctx.data("irregular-verbs.txt"))
    inflected = lexicon.tier(stem + "ing") > 0 and past
    return base if inflected and lexicon.tier(base) >= 4 else ""


@once
def _irregular(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(forms.partition("/")[0] for line in lines for forms in line.split())


def _not_past(ctx: Scope, table: TextWords, past: re.Pattern[str]) -> Iterator[Slip]:
    negated = [*table.where(DO_NOT), *_behind(table, table.where(("not",)), ("did", "does", "do"))]
    for block in ctx.blocks_of(sorted(negated)):
        for match in past.finditer(ctx.doc.text_of(block)):
            start, end = block.start + match.start(), block.start + match.end()
            yield ctx.found(start, end, kind="past", verb=match["verb"])


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return {"submit": "submitted", "occur": "occurred", "prefer": "preferred"}.get(verb, verb + "ed")


def _hit(ctx: Scope, at: int, match: re.Match[str], helper: str, verb: str, right: str) -> Slip:
    return ctx.found(at + match.start(), at + match.end(), helper=helper, verb=verb, right=right)
