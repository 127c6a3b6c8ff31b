"""TYP013: a verb in a form that cannot stand after its helper."""

from collections.abc import Iterator
from functools import cache

from copydesk.api import Context, Hit, regex, rule

# Verbs that are no nouns and no adjectives in their base form, so that "has announce" and "will announces"
# have one reading.
IRREGULAR = {
    "arise": "arisen",
    "become": "",
    "begin": "begun",
    "bring": "brought",
    "choose": "chosen",
    "forget": "forgotten",
    "give": "given",
    "grow": "grown",
    "keep": "kept",
    "know": "known",
    "lose": "lost",
    "make": "made",
    "mean": "",
    "meet": "met",
    "seek": "sought",
    "send": "sent",
    "speak": "spoken",
    "spend": "spent",
    "take": "taken",
    "teach": "taught",
    "tell": "told",
    "think": "thought",
    "undergo": "undergone",
    "understand": "understood",
    "undertake": "undertaken",
    "withdraw": "withdrawn",
    "write": "written",
}
ADVERB = (
    r"(?:(?:not|also|already|now|since|recently|never|always|further|only|soon|still|often|significantly|"
    r"greatly|successfully) )?"
)


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


@cache
def _verbs(lines: tuple[str, ...]) -> tuple[frozenset[str], dict[str, str]]:
    """Return the verbs that may not follow "has" as they are, and the base of each form in -s."""
    listed = " ".join(lines).split()
    base = {verb for verb in listed if not verb.startswith("~")}
    base |= {verb for verb, participle in IRREGULAR.items() if participle}
    third = {_third(verb): verb for verb in (*(verb.lstrip("~") for verb in listed), *IRREGULAR)}
    return frozenset(base), third


PERFECT = regex(r"(?<![\w\-'’])(?:has|have|had|[Hh]aving) " + ADVERB + r"(?P<verb>[a-z]{4,12})(?![\w\-'’])")
MODAL = regex(
    r"(?<![\w\-'’])(?P<modal>will|would|can|could|should|must|may|might|shall|cannot|can['’]t|won['’]t|"
    r"couldn['’]t|shouldn['’]t|wouldn['’]t) " + ADVERB + r"(?P<verb>[a-z]{4,14}s)(?![\w\-'’])"
)
BEFORE = regex(r"(?P<word>[\w'’]+) \Z")
TO = regex(r"(?<![\w\-])to (?P<verb>[a-z]{4,14}s)(?![\w\-'’])")
# "The will provides", "a can contains": a noun when one of these stands before.
NOUN_BEFORE = frozenset(
    "the a an his her their its my our your free good political own last living iron "
    "strong public popular each every trash beer tin".split()
)
PAST = regex(
    r"\b(?:did|does|do)(?:n['’]t|\snot)\s(?P<verb>went|saw|came|took|had|was|were|gave|knew|made|said|got|"
    r"found|told|became|began|wrote|"
    r"spoke|thought|brought|bought|met|won|lost|sent|kept|left|felt|held|stood|understood|goes|has|makes|"
    r"takes|gives|comes|says|knows)\b"
)
DOUBLE = regex(
    r"(?<![\w\-])(?P<more>[Mm]ore|[Mm]ost) (?P<form>better|worse|stronger|weaker|easier|harder|faster|"
    r"slower|bigger|smaller|larger|"
    r"cheaper|safer|richer|poorer|simpler|quicker|happier|healthier|clearer|closer|deeper|wider|broader|"
    r"tougher|smarter|"
    r"strongest|weakest|easiest|hardest|fastest|slowest|biggest|smallest|largest|cheapest|safest|richest|"
    r"poorest|simplest|quickest|"
    r"happiest|healthiest|clearest|deepest|widest|broadest|toughest|smartest|worst)(?![\w\-])"
)


@rule(
    id="TYP013",
    name="verb-form",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["grammar"],
    summary="A verb stands in a form that cannot follow its helper, or a comparison is made twice",
    message="After “{helper}” the form is “{right}”, not “{verb}”",
    rationale="“Has announce”, “will announces”, “to announces” and “more better” have no right reading. "
    "Only verbs that are no nouns are "
    "looked at, so that “has support” and “a will provides” stay alone.",
    remedy="Use the form that is given.",
    references=["https://en.wikipedia.org/wiki/English_verbs"],
    bad=[
        "The council ⟦has announce⟧ a plan that ⟦will strengthens⟧ the port.",
        "They ⟦have already begin⟧ in order ⟦to provides⟧ room.",
        "He ⟦did not went⟧ there.",
        "The new pier is ⟦more stronger⟧ and the ⟦most largest⟧ of all.",
    ],
    good=[
        "The council has support from those who have, and had means to an end.",
        "Her last will provides for the port, and a can contains what it can.",
        "It has become, has run and has come to provide more and to remain.",
        "They need more better-paid work, and the most. It will, however, provide for all.",
    ],
)
def verb_form(ctx: Context) -> Iterator[Hit]:
    vocabulary = ctx.facts.vocabulary
    base, third = _verbs(ctx.data("verbs.txt"))
    bases, thirds = sorted(base & vocabulary), sorted(third.keys() & vocabulary)
    for block in ctx.blocks():
        text = ctx.text[block.start : block.end]
        # Few blocks have any of the words; asking for them first is ten times as quick as trying the
        # patterns.
        has_base, has_third = any(word in text for word in bases), any(word in text for word in thirds)
        for match in PERFECT.finditer(text) if has_base else ():
            verb = match["verb"]
            if verb in base:
                right = IRREGULAR.get(verb) or _past(verb)
                yield _hit(
                    ctx,
                    block.start + match.start(),
                    block.start + match.end(),
                    match.group().split()[0],
                    verb,
                    right,
                )
        for match in MODAL.finditer(text) if has_third else ():
            if match["verb"] not in third:
                continue
            before = BEFORE.search(text[max(0, match.start() - 20) : match.start()])
            if before is None or before["word"].lower() not in NOUN_BEFORE:
                start = block.start + match.start("modal")
                yield _hit(
                    ctx, start, block.start + match.end(), match["modal"], match["verb"], third[match["verb"]]
                )
        for match in TO.finditer(text) if has_third else ():
            if match["verb"] in third and match["verb"] not in (
                "means",
                "shapes",
                "sparks",
                "displays",
                "highlights",
            ):
                yield _hit(
                    ctx,
                    block.start + match.start(),
                    block.start + match.end(),
                    "to",
                    match["verb"],
                    third[match["verb"]],
                )
        for match in PAST.finditer(text) if "n't " in text or "n’t " in text or " not " in text else ():
            start, end = block.start + match.start(), block.start + match.end()
            message = "After “did not” stands the base form of a verb, not “{verb}”"
            yield ctx.hit(start, end, message=message, verb=match["verb"])
        for match in DOUBLE.finditer(text) if "ore " in text or "ost " in text else ():
            yield ctx.hit(
                block.start + match.start(),
                block.start + match.end(),
                message="“{form}” is a comparison already: leave out “{more}”",
                form=match["form"],
                more=match["more"],
            )


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return {"submit": "submitted", "occur": "occurred", "prefer": "preferred"}.get(verb, verb + "ed")


def _hit(ctx: Context, start: int, end: int, helper: str, verb: str, right: str) -> Hit:
    return ctx.hit(start, end, helper=helper, verb=verb, right=right)
