"""SRC008: another outlet's report is used and not linked."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_WHEN = regex(
    r"\b(?:1[89]|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_SAYS = {"neutral", "loaded", "evidence"}
_LINKED = ("link", "footnote", "reference")


@rule(
    id="SRC008",
    name="secondhand-no-link",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "second-hand"],
    summary="A newspaper, agency or broadcaster is named as the source, without a link",
    message="{outlet} is named as the source, but no link or reference to its report was found in this "
    "paragraph",
    rationale="Credit to another outlet is due, and it is worth little without the way to its report: the "
    "reader cannot see what it said, when, and on what "
    "ground. The best link goes to the original of the news, not to whoever told it again.",
    remedy="Link the report, or give its title and date. Where it retells somebody else, trace and link "
    "the original.",
    references=[
        "https://www.ap.org/about/news-values-and-principles/",
        "https://hapgood.us/2019/06/19/sift-the-four-moves/",
    ],
    bad=[
        "⟦Reuters reported⟧ that the mill would close.",
        "The mill will close, ⟦according to Helsingin Sanomat⟧.",
        "⟦Example.fr says⟧ the mill will close.",
    ],
    good=[
        "[Reuters reported](https://reuters.test/mill) that the mill would close.",
        "Reuters is an agency with an office in the mill.",
        "According to the mill, the wheel will stop.",
        "The mill will close, Anna Holt told Reuters.",
    ],
)
def secondhand_no_link(ctx: Context) -> Iterator[Hit]:
    for statements in ctx.facts.attributions.by_block.values():
        if any(statement.support in _LINKED for statement in statements):
            continue
        for statement in statements:
            if not ctx.in_scope(statement.sentence.block):
                continue
            for carrier in statement.carriers:
                if carrier.kind == "outlet" and carrier.classes & _SAYS:
                    dated = _WHEN.search(statement.sentence.text) is not None
                    yield ctx.hit(
                        carrier.start,
                        carrier.end,
                        severity="info" if dated else None,
                        outlet=ctx.text[carrier.name_start : carrier.name_end],
                    )
