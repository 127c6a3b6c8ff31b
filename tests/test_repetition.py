"""Repetition: what a lead may do, and a table's notes."""

from __future__ import annotations

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

ONE = (
    "The old ferry crosses the sound eleven times a day and carries post, sheep, coal and the school orchestra on "
    "its open deck from spring to autumn."
)
AGAIN = (
    "From spring to autumn the old ferry carries sheep, coal, post and the school orchestra on its open deck, eleven "
    "times a day across the sound."
)
ONCE_MORE = (
    "Eleven times a day, spring to autumn, coal, sheep, post and a school orchestra cross the sound on the open deck "
    "of the old ferry."
)
FILL = [
    "Her engine came out of a trawler that was broken up at Leith after the war.",
    "A new pier would cost four millions, and the ministry has refused twice.",
    "The crew of six live in the village above the slip and take turns to cook.",
    "Winter gales close the crossing for about nine days between November and March.",
]


def severities(text: str) -> list[str]:
    """Return the severities of the findings of REP003."""
    rules = build(catalogue.load(), Choice(select=("REP003",), today="2026-01-01"))
    return [
        f.severity for f in lint_document(read(Source.from_text(text, "a.md"), "markdown"), rules).findings
    ]


def test_a_lead_may_be_told_again_once() -> None:
    body = f"## Deck\n\n{FILL[0]}\n\n{AGAIN}\n\n## Pier\n\n{FILL[1]}\n\n{FILL[2]}\n\n"
    assert severities(f"# Ferry\n\n{ONE}\n\n{FILL[3]}\n\n{body}") == ["info"]
    assert severities(f"# Ferry\n\n{ONE}\n\n{FILL[3]}\n\n{body}{ONCE_MORE}\n") == ["info", "warning"]


def test_two_leads_and_two_passages_of_the_body_are_warnings() -> None:
    body = "\n\n".join(FILL)
    assert severities(f"# Ferry\n\n{ONE}\n\n{AGAIN}\n\n## Work\n\n{body}\n") == ["warning"]
    assert severities(f"# Ferry\n\n{FILL[3]}\n\n## Deck\n\n{ONE}\n\n## Work\n\n{FILL[0]}\n\n{AGAIN}\n") == [
        "warning"
    ]
