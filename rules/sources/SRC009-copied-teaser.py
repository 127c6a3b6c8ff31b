"""SRC009: the words with which another outlet announces its own article."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

# Verbs that announce a subject alone; the others need the words behind them to do so.
_ALONE = set(
    (
        "explore examine investigate unpack dissect analyse analyze delve unravel spotlight probe "
        "chart profile trace outline summarise summarize discuss"
    ).split()
)
_WITH = {
    "look": regex(r"\s+(?:at|into|back|closely|closer)\b"),
    "take": regex(r"\s+(?:a|an)\s+(?:\w+\s+){0,2}(?:look|dive)\b|\s+stock\b|\s+you\b"),
    "break": regex(r"\s+down\b"),
    "explain": regex(r"\s+(?:why|how|what|the)\b"),
    "review": regex(r"\s+the\b"),
    "consider": regex(r"\s+(?:why|how|what|whether)\b"),
    "present": regex(r"\s+the\b"),
}


@rule(
    id="SRC009",
    name="copied-teaser",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "second-hand", "scraping"],
    summary="A sentence announces what another outlet's article does, as if this text were that article",
    message="“{text}” announces an article of {outlet}; no link to it was found in this paragraph",
    rationale="“The Chronicle explores why …” is how a publication announces its own piece. In another text, "
    "and without a link, it is what is left when a "
    "teaser was copied or rewritten: the article passes off somebody else's work, and what was "
    "announced does not follow.",
    remedy="Report what that article found, with its author, title, date and link, or take the sentence "
    "out. Check the rest of the text for copying.",
    references=[
        "https://www.ap.org/about/news-values-and-principles/",
        "https://hapgood.us/2019/06/19/sift-the-four-moves/",
    ],
    bad=[
        "⟦Le Figaro explores⟧ the reasons for the fall of the franc.",
        "⟦Courier.de takes⟧ a closer look at the new tram.",
        "⟦The New York Times examines⟧ how the bridge was built.",
    ],
    good=[
        "[Le Figaro explores](https://figaro.test/franc) the reasons for the fall of the franc.",
        "The city explores the reasons for the delay.",
        "Le Figaro has its office in the ninth district.",
        "Le Figaro reported that the franc fell.",
        "Their film explores the reasons for the fall.",
    ],
)
def copied_teaser(ctx: Context) -> Iterator[Hit]:
    for statements in ctx.facts.attributions.by_block.values():
        if any(statement.support == "link" for statement in statements):
            continue
        for statement in statements:
            if not ctx.in_scope(statement.sentence.block):
                continue
            for carrier in statement.carriers:
                if carrier.kind != "outlet" or carrier.shape != "clause" or carrier.tense != "present":
                    continue
                after = _WITH.get(carrier.lemma)
                if carrier.lemma in _ALONE or (after is not None and after.match(ctx.text, carrier.verb_end)):
                    yield ctx.hit(
                        carrier.start, carrier.end, outlet=ctx.text[carrier.name_start : carrier.name_end]
                    )
