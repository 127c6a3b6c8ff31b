"""SRC007: "sources" in the plural, and then only one speaks."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_MANY = regex(
    r"\b(?:sources|officials|insiders|experts|analysts|witnesses|diplomats|critics)\b", re.IGNORECASE
)
_ONE = regex(r"\bthe (?:source|official|insider|expert|analyst|witness|diplomat|critic)\b", re.IGNORECASE)
_SAYS = {"neutral", "loaded", "stance"}


@rule(
    id="SRC007",
    name="plural-single-source",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "attribution"],
    summary="A plural of sources behind which only one speaks",
    message="“{text}” speaks of several, but afterwards only “{one}” is heard",
    rationale="One source called “sources” looks better confirmed than it is. Agency style forbids the "
    "plural for a single source.",
    remedy="Write “a source” (and why it is not named), or show the second one.",
    references=["https://www.reutersagency.com/en/about/standards-values/"],
    bad=[
        "⟦Sources said⟧ the mill would close. The source had seen the letter.",
        "⟦Insiders claim⟧ that the club is broke. “There is nothing left,” the insider said.",
    ],
    good=[
        (
            "Two sources said the mill would close. The first source had seen the letter, the second "
            "had written it."
        ),
        "Sources said the mill would close. Both had seen the letter.",
        "The sources of the river lie high. The source was found in 1790.",
    ],
)
def plural_single_source(ctx: Context) -> Iterator[Hit]:
    for statements in ctx.facts.attributions.by_block.values():
        for number, statement in enumerate(statements):
            for carrier in statement.carriers:
                name = ctx.text[carrier.name_start : carrier.name_end]
                if (
                    carrier.kind not in ("unnamed", "anonymous")
                    or not carrier.classes & _SAYS
                    or not _MANY.search(name)
                    or not carrier.strong
                ):
                    continue
                after = " ".join(s.sentence.text for s in statements[number + 1 : number + 4])
                one = _ONE.search(after)
                if (
                    one
                    and " second " not in after
                    and ctx.in_scope(statement.sentence.block)
                    and name.split()[0].lower() not in ("two", "three", "both")
                ):
                    yield ctx.hit(carrier.start, carrier.end, one=one.group())
