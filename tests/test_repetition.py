"""Repetition: what is told twice, and what was pasted twice."""

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


def test_a_passage_that_is_told_in_other_words_is_a_note() -> None:
    """Leads are summed up from the body, digests from their items; an editor looks, and mostly lets it stand."""
    body = "\n\n".join(FILL)
    assert severities(f"# Ferry\n\n{ONE}\n\n{AGAIN}\n\n## Work\n\n{body}\n") == ["info"]
    assert severities(f"# Ferry\n\n{ONE}\n\n{body}\n\n{AGAIN}\n\n{ONCE_MORE}\n") == ["info", "info"]


def test_a_passage_behind_itself_was_pasted_twice() -> None:
    body = "\n\n".join(FILL)
    assert severities(f"# Ferry\n\n{body}\n\n{ONE}\n\n{ONE}\n") == ["warning"]
    assert severities(f"# Ferry\n\n{ONE}\n\n{body}\n\n{ONE}\n") == ["warning"]
    manual = body.replace("engine", "`engine`")
    assert severities(f"# Ferry\n\n{ONE}\n\n{manual}\n\n{ONE}\n") == ["info"], "manuals repeat"
    assert severities(f"# Ferry\n\n{body}\n\n- {ONE}\n- {ONE}\n") == ["warning"]
    code = ONE.replace("sheep", "`sheep`")
    assert severities(f"# Ferry\n\n{body}\n\n- {code}\n- {code}\n") == ["info"], "a trace of steps"


def test_a_text_that_was_pasted_twice() -> None:
    body = f"{FILL[0]} {FILL[1]}\n\n{ONE}\n\n{FILL[2]} {FILL[3]}\n\n"
    assert severities(f"# Ferry\n\n{body}## Again\n\n{body}") == ["warning"] * 3
    other = " ".join(f"The {name} boat has a hull of oak and a mast." for name in "red blue grey new".split())
    long = "\n\n".join(f"{other} It came in {year}." for year in range(1950, 1968))
    assert severities(f"# Ferry\n\n{body}{long}\n\n{body}").count("warning") == 0, "a digest of a long text"


def test_entries_that_say_the_same_of_two_things() -> None:
    entry = (
        "The {} now sends the name of its account with every crate, bale and letter that it takes on board."
    )
    for one, two in (
        ("harbourMaster", "pierMaster"),
        ("`bell`", "`horn`"),
        ("ferry Alma", "ferry Berta"),
        ("boat of line 7", "boat of line 12"),
        ("barge B2", "barge K4"),
    ):
        assert severities(f"# Ferry\n\n- {entry.format(one)}\n- {entry.format(two)}\n\n{FILL[0]}\n") == [], (
            one
        )
    alike = entry.format("old barge"), entry.format("barge")
    assert severities(f"# Ferry\n\n- {alike[0]}\n- {alike[1]}\n\n{FILL[0]}\n") == ["info"]


def test_sections_of_a_series_repeat_what_each_has() -> None:
    for one, two in (
        ("Build 1.2", "Build 1.3"),
        ("2024-05-01", "2024-06-01"),
        ("Step 1: oil", "Step 2: oil"),
    ):
        text = f"# Ferry\n\n## {one}\n\n{ONE}\n\n{FILL[1]}\n\n## {two}\n\n{{}}\n\n{FILL[2]}\n"
        assert severities(text.format(ONE)) == [] and severities(text.format(AGAIN)) == [], one
    text = f"# Ferry\n\n## Deck\n\n{FILL[1]}\n\n{ONE}\n\n## Work\n\n{FILL[2]}\n\n{ONE}\n"
    assert severities(text) == ["warning"]
