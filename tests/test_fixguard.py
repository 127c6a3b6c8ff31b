"""A fix is made unseen only where no reader can lose anything by it; the rest is offered and says why."""

from __future__ import annotations

import pytest
from desk import Desk

from copydesk.catalogue.rule import Edit, Finding, Fix
from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source, Span
from copydesk.input.readers import read
from copydesk.pipeline.fixguard import guarded

TEXT = """# The old pier

The boat came in *early* and Ada Marsh saw [the log](log.md) of `teh` boats, ![a boat](b.png) too.

- The crane fell.

| Pier | Year |
|---|---|
| North | 1911 |

Some crane stood.
"""


def verdict(old: str, new: str, text: str = TEXT, at: int = 0) -> tuple[str, str]:
    """Return the safety of a fix that replaces ``old`` (its ``at``-th place) and why it is held."""
    start = -1
    for _ in range(at + 1):
        start = text.index(old, start + 1)
    span = Span(start, start + len(old))
    finding = Finding("X", "x", 1, "error", "strong", "", span, old, {}, fix=Fix((Edit(span, new),), "t"))
    facts = defaults().facts(read(Source.from_text(text, "a.md"), "markdown"))
    (found,) = guarded(facts, [finding])
    assert found.fix is not None
    return found.fix.safety, found.fix.held


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("came", "come"),
        ("crane fell", "cranes fell"),
        ("North", "North"),
        (" too", ", too"),
        ("Some crane", "A crane"),
    ],
)
def test_letters_of_running_text_are_changed(old: str, new: str) -> None:
    assert verdict(old, new) == ("safe", "")


def test_metadata_are_changed_only_when_asked_for() -> None:
    text = "---\ntitle: The old pier\n---\nThe boat came.\n"
    why = "it changes metadata, of which a site may make addresses"
    assert verdict("old", "new", text) == ("unsafe", why)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("old", "new", "it changes a heading, to which links may lead"),
        ("in *early*", "in early", "it reaches over markup"),
        ("*early", "early", "it reaches over markup"),
        ("Marsh", "March", "it changes what may be a name"),
        ("the log", "a log", "it touches a link"),
        ("log.md", "logs.md", "it touches a link"),
        ("teh", "the", "it touches code"),
        ("a boat", "the boat", "it touches a picture"),
        ("|---|---|", "| --- | --- |", "it changes a table"),
        ("fell.\n", "fell.\n\n", "it changes lines"),
        ("\n\n- The crane fell.", "", "it changes lines"),
    ],
)
def test_what_readers_could_lose_is_not_changed_unseen(old: str, new: str, why: str) -> None:
    assert verdict(old, new) == ("unsafe", why)


WORDS = """  Set in. The  two gaps
end here.\u00a0
Run --teh with $teh or {teh}, see teh/x and [[teh]] and *teh* and teh's end (so).
"""


@pytest.mark.parametrize(
    ("old", "new", "at", "why"),
    [
        ("  ", "", 0, "it changes how far a line is set in"),
        ("  ", " ", 1, ""),
        ("\u00a0", "", 0, ""),
        ("teh", "the", 0, "it touches an identifier"),
        ("teh", "the", 1, "it touches an identifier"),
        ("teh", "the", 2, "it touches an identifier"),
        ("teh", "the", 3, "it touches an identifier"),
        ("teh", "the", 4, "it touches a link"),
        ("teh", "the", 5, "it may be a word that is talked about"),
        ("teh", "the", 6, ""),
        ("so", "so | so", 0, "it changes a table"),
    ],
)
def test_what_stands_beside_an_edit_counts(old: str, new: str, at: int, why: str) -> None:
    assert verdict(old, new, WORDS, at) == ("unsafe" if why else "safe", why)


@pytest.mark.parametrize(("at", "why"), [("so)", "it would part a mark from its words"), ("(so", "")])
def test_a_space_goes_in_outside_of_marks(at: str, why: str) -> None:
    place = WORDS.index(at)
    edit = Fix((Edit(Span(place, place), " "),), "t")
    finding = Finding("X", "x", 1, "error", "strong", "", Span(place, place + 1), "", {}, fix=edit)
    (found,) = guarded(defaults().facts(read(Source.from_text(WORDS, "a.md"), "markdown")), [finding])
    assert found.fix is not None and found.fix.held == why


def test_trailing_spaces_that_break_a_line_stay() -> None:
    text = "One line  \nand another.\n"
    assert verdict("  ", "", text) == ("unsafe", "it would join two lines")


def test_a_capital_beside_another_is_a_name() -> None:
    assert verdict("Teh", "The", "Teh Marsh came.\n") == ("unsafe", "it changes what may be a name")
    assert verdict("A", "An", "A Ada came.\n") == ("safe", "")


def test_a_capital_at_the_head_of_a_sentence_is_no_name() -> None:
    assert verdict("Teh", "The", "Teh boat came.\n") == ("safe", "")
    assert verdict("Teh", "The", "It is a boat. Teh boat came.\n") == ("safe", "")
    assert verdict("Teh", "The", "It is Teh boat.\n") == ("unsafe", "it changes what may be a name")


def test_a_space_before_a_link_goes_in_before_it() -> None:
    text = "He saw.[The log](log.md) was old.\n"
    at = text.index("[")
    finding = Finding(
        "X",
        "x",
        1,
        "error",
        "strong",
        "",
        Span(at - 1, at + 1),
        "",
        {},
        fix=Fix((Edit(Span(at, at), " "),), "t"),
    )
    facts = defaults().facts(read(Source.from_text(text, "a.md"), "markdown"))
    (found,) = guarded(facts, [finding])
    assert found.fix is not None and found.fix.safety == "safe"


def test_the_output_says_why_and_the_summary_counts_what_fix_would_do(desk: Desk) -> None:
    desk.write("a.md", "# A gizmo\n\nThe gizmo stands here.\n")
    result = desk.run("check", "a.md")
    assert (
        "(not made unseen, it changes a heading, to which links may lead; copydesk fix --unsafe-fixes)"
        in result.out
    )
    assert "1 fixable with `copydesk fix`" in result.out
    assert desk.run("fix", "a.md").code == 0
    assert (desk.folder / "a.md").read_text() == "# A gizmo\n\nThe device stands here.\n"
    held = [
        one["fix"].get("held")
        for one in desk.run("check", "--format", "json", "a.md").json["files"][0]["findings"]
    ]
    assert held == ["it changes a heading, to which links may lead"]
