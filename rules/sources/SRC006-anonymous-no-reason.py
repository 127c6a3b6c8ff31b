"""SRC006: a source without a name, and no word about why."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_REASON = regex(
    r"anonym|not (?:be|to be) (?:named|identified)|declined to be|unnamed|not authori[sz]ed|not "
    r"allowed to|fear of|for fear|because|sensitive|"
    r"confidential|privately|spoke on condition|whose name|pseudonym|not (?:her|his|their) real name",
    re.IGNORECASE,
)
# Critics and analysts speak in public; that one of them has no name is careless rather than secret.
_OPEN = regex(
    r"\b(?:critic|commentator|observer|analyst|expert|historian|economist|researcher|spokes\w+|person)\b",
    re.IGNORECASE,
)
_TELLS = frozenset(
    "say tell claim warn admit reveal confirm insist deny add explain allege believe expect think".split()
)
_SAYS = {"neutral", "loaded", "stance", "mind"}


@rule(
    id="SRC006",
    name="anonymous-no-reason",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "attribution"],
    summary="An anonymous source without the reason for its anonymity",
    message="“{text}” hides a source, and no reason for that was found near it",
    rationale="Anonymity is a favour that a reader has to be told about: newsrooms grant it only for "
    "information that cannot be had otherwise, and say why. "
    "Without the reason an invented source looks the same.",
    remedy="Name the source; or say how it knows and why it is not named; or leave the statement out.",
    references=["https://www.ap.org/about/news-values-and-principles/telling-the-story/anonymous-sources"],
    bad=[
        "⟦A senior diplomat said⟧ the talks had failed.",
        "⟦Sources told⟧ the paper that the mill would close.",
        "⟦People familiar with the plan said⟧ the mill would close.",
    ],
    good=[
        "A senior diplomat, who was not authorised to speak to the press, said the talks had failed.",
        "A diplomat said the talks had failed. She asked not to be named because she still works there.",
        "The diplomat Anna Holt said the talks had failed.",
        "A baker said hello.",
        "Several sources of the river have dried up.",
    ],
)
def anonymous_no_reason(ctx: Context) -> Iterator[Hit]:
    reports = ctx.facts.attributions.reports
    for statements in ctx.facts.attributions.by_block.values():
        for number, statement in enumerate(statements):
            if not ctx.in_scope(statement.sentence.block):
                continue
            for carrier in statement.carriers:
                name = ctx.text[carrier.name_start : carrier.name_end]
                if carrier.kind != "anonymous" or not carrier.classes & _SAYS or carrier.definite:
                    continue
                near = " ".join(s.sentence.text for s in statements[max(0, number - 1) : number + 2])
                if _REASON.search(near):
                    continue
                firm = reports and not _OPEN.search(name) and carrier.lemma in _TELLS
                yield ctx.hit(carrier.start, carrier.end, severity=None if firm else "info", carrier=name)
