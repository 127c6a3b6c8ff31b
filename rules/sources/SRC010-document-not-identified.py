"""SRC010: the content of a document is told, and nobody can tell which document."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_SELF = regex(
    (
        r"\b(?:this|our|present|following|above|below|next)\b.{0,20}\b(?:article|paper|report|review|"
        r"document|analysis|plan|strategy|study|chart)\b|\barticle\b"
    ),
    re.IGNORECASE,
)
_TABLE = regex(r"\b(?:table|chart)\b", re.IGNORECASE)
_WEAK = regex(
    r"\b(?:plan|plans|strategy|bill|roadmap|blueprint|presentation|letter|poll|audit)\b", re.IGNORECASE
)
_DATED = regex(r"\b(?:1[89]|20)\d\d\b")


@rule(
    id="SRC010",
    name="document-not-identified",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "documents"],
    yields_to=["TBL008"],
    summary="A report, proposal or briefing is cited without a name, author, date or link",
    message="“{text}” rests on a document that this file does not identify",
    rationale="A document is the best source there is if the reader can find it. “A recent briefing shows” "
    "gives the weight of a document and none of what "
    "makes it checkable: who made it, when, for whom, where it can be read.",
    remedy="Give its title, its maker and its date, and link it. For a table, put the source under it.",
    references=["https://thetrustproject.org/trust-indicators/"],
    bad=[
        "⟦A recent survey shows⟧ that fewer people cycle.",
        "⟦An internal memo warns⟧ that the dam leaks.",
        "⟦The Danish proposal outlines⟧ five steps for the strait.",
    ],
    good=[
        "A survey by the Cycling Institute shows that fewer people cycle.",
        "A recent [survey](https://cycle.test) shows that fewer people cycle.",
        "This article outlines five steps.",
        "A 2024 survey shows that fewer people cycle.",
        "The survey was lost.",
    ],
)
def document_not_identified(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    named_before = False
    for statement in statements.all:
        if statement.support in ("link", "footnote", "reference") or any(
            c.kind in ("person", "organisation") for c in statement.carriers
        ):
            named_before = True
        if statement.supported or not ctx.in_scope(statement.sentence.block):
            continue
        for carrier in statement.carriers:
            if carrier.kind != "paper" or not carrier.classes & {"content", "evidence", "neutral"}:
                continue
            name = ctx.text[carrier.name_start : carrier.name_end]
            if (carrier.definite and named_before) or _DATED.search(name):
                continue
            table = _TABLE.search(name) is not None
            if _SELF.search(name) and not table:
                continue
            firm = statements.reports and not _WEAK.search(name) and not (table and carrier.definite)
            yield ctx.hit(
                carrier.start,
                carrier.end,
                severity=None if firm else "info",
                message="“{text}” introduces a table; no source was found in this paragraph"
                if table and carrier.definite
                else None,
                document=name,
            )
