"""CIT007: a number of a book, journal, paper or person that cannot be right."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Span, rule


@rule(
    id="CIT007",
    name="invalid-identifier",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["prose", "front-matter"],
    needs=["clock"],
    tags=["citations", "identifiers"],
    summary="An ISBN, ISSN, ORCID iD, ISNI, DOI, arXiv number or PMID that cannot be right",
    message="{text} is not a valid {kind}: {fault}",
    rationale="These numbers carry a check digit or a set form. One that fails was mistyped or made up; two "
    "of them in one file are a strong sign of invented references. A number that passes has only been found "
    "to be well formed: whether the work exists is not checked here.",
    remedy="Look the work up in a catalogue and copy the number from there; if it is not there, drop the "
    "source.",
    references=[
        "https://www.isbn-international.org/content/isbn-users-manual/29",
        "https://www.issn.org/understanding-the-issn/assignment-rules/issn-manual/",
        "https://support.orcid.org/hc/en-us/articles/360006897674",
        "https://www.doi.org/doi-handbook/HTML/index.html",
        "https://info.arxiv.org/help/arxiv_identifier.html",
    ],
    bad=[
        "The book (ISBN ⟦978-0-306-40615-8⟧) names the weir.",
        "The book (ISBN ⟦0-306-40615-3⟧) names the weir.",
        "The journal (ISSN ⟦0378-5956⟧) printed it.",
        "Her ORCID iD is ⟦0000-0002-1825-0098⟧ in the record.",
        "The paper (arXiv:⟦2113.01234⟧) measured it.",
        "The paper (doi:⟦10.99/abc⟧) measured it.",
        "The paper (PMID: ⟦123456789012⟧) measured it.",
    ],
    good=[
        "The book (ISBN 978-0-306-40615-7, 2nd edition) names the weir.",
        "The book (ISBN 0-306-40615-2) and another (ISBN 0 8044 2957 X) name the weir.",
        "The journal (ISSN 0378-5955) printed it.",
        "Her ORCID iD is 0000-0002-1825-0097 in the record.",
        "The paper (arXiv:2101.01234v2; doi:10.1000/182.5; PMID: 12345678) measured it.",
        "A DOI: what it is and how to read it.",
        "Every book has an ISBN these days.",
    ],
)
def invalid_identifier(ctx: Context) -> Iterator[Hit]:
    for one in ctx.facts.identifiers(ctx.today):
        if one.fault:
            severity = None if one.certain else "warning"
            yield ctx.at(Span(one.start, one.end), kind=one.kind, fault=one.fault, severity=severity)
