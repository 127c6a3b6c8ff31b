"""What the examples of the TYP and TPG rules cannot show: project words, tiers, addresses, fixes over several edits."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.base.resources import path
from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, build, defaults
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import Task, examine, lint_document

CATALOGUE = catalogue.load()
FAMILY = tuple(rule for rule in CATALOGUE.rules if rule.startswith(("TYP", "TPG")))


def lint(text: str, *rules: str, form: str = "markdown", words: tuple[str, ...] = ()) -> list[Finding]:
    ruleset = build(CATALOGUE, Choice(select=rules or FAMILY, today="2026-11-22", settings={"words": words}))
    return lint_document(read(Source.from_text(text, "a"), form), ruleset).findings


def test_project_words_are_never_flagged() -> None:
    text = "The glorbish engine and the accidnet reader were ready."
    assert {finding.text for finding in lint(text, "TYP001")} == {"glorbish", "accidnet"}
    assert lint(text, "TYP001", words=("glorbish", "accidnet")) == []


def test_tiers_of_misspelling() -> None:
    found = lint("They recieve the accidnet report on the forst day of glorbish.", "TYP001")
    assert [(one.text, one.severity) for one in found] == [
        ("recieve", "error"),
        ("accidnet", "error"),
        ("forst", "warning"),
        ("glorbish", "info"),
    ]


def test_an_unknown_word_is_pointed_out_once_with_its_number() -> None:
    found = lint("A glorbish day. Another glorbish day.\n\nThe last glorbish day.", "TYP001")
    assert len(found) == 1
    assert "3 times" in found[0].message


def test_a_word_that_is_a_name_elsewhere_is_no_misspelling() -> None:
    text = "The Zorblatt ran. In the Zorblatt sat we, and the Zorblatt left. A zorblatt came."
    assert lint(text, "TYP001") == []
    assert [one.text for one in lint(text, "TYP006")] == ["zorblatt"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The crew met the french consul.", "error"),
        ("The crew met on friday in the non-french port.", "error"),
        ("The crew has a page on github.", "warning"),
        ("The crew keeps kafka-north alive.", "info"),
        ("The crew says apt install redis.", "info"),
        ("Tools: [kafka](https://kafka.example.org), oars", "info"),
        ("The crew runs `redis` here, and redis is old.", "info"),
        ("A crew of elijah rowed.", "info"),
    ],
)
def test_tiers_of_small_names(text: str, severity: str) -> None:
    assert {one.severity for one in lint(text, "TYP006")} == {severity}


@pytest.mark.parametrize(
    "text",
    [
        "You can google it, or do a quick google.",
        "They study maths and approx half of the trans fats.",
        "See norway.example.org and @denmark.",
    ],
)
def test_no_small_names(text: str) -> None:
    assert lint(text, "TYP006") == []


@pytest.mark.parametrize(
    "right", ["GitHub", "JavaScript", "PayPal", "YouTube", "MySQL", "WordPress", "PowerPoint"]
)
def test_names_get_their_own_capitals(right: str) -> None:
    (found,) = lint(f"The crew uses {right.lower()} and likes it.", "TYP006")
    assert found.fix is not None
    assert [edit.new for edit in found.fix.edits] == [right]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The crew rowed out at noon. they came back late.", "error"),
        ("The crew rowed out in June. it came back late.", "error"),
        # A command, code of the document, a rare word, a name, a fragment, a link before it.
        ("The crew builds with these tools. make runs them all.", "info"),
        ("The crew reads `state` first. state is set by hand.", "info"),
        ("The crew rowed with Li and Liang. suggest another way home.", "info"),
        ("See note. they came back late.", "info"),
        ("The crew rowed out to [the old quay.](quay.md) they came back.", "info"),
    ],
)
def test_tiers_of_small_starts(text: str, severity: str) -> None:
    assert [one.severity for one in lint(text, "TYP005")] == [severity]


def test_who_writes_all_sentences_small_means_it() -> None:
    text = "The crew rowed out at noon. " + "they came back late that day. " * 5
    assert {one.severity for one in lint(text, "TYP005")} == {"info"}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("TYP001", "The crew met Sophia Batchelor and the Batchelor twins."),
        ("TYP001", "Ask [reactjs](https://forum.example.org/tagged/reactjs) for help."),
        ("TYP003", "If a crew requests information, these plans progress."),
        ("TYP003", "The tool lets a crew provide some information to others."),
        ("TYP004", "npm\n<TabItem>\nnpm\n</TabItem>"),
        ("TYP004", "All that she does does good, and the _The Quay Herald_ says so."),
        ("TYP010", "It was an nginx host in an npm tree of an lxc pod."),
        ("TPG001", "The tl;dr of Render(ATL): keep src,lib and spec.Namespace; (s)he did."),
        ("TPG002", "The sign « Halte ! » hung there; the files . and .. stay :( and so on."),
        ("TPG005", "In Kiel „Moin“ is said, in Lyon « salut », in Warsaw „cześć”."),
        ("TPG005", "“We rowed out at noon.\n\nWe came back late,” she said."),
        (
            "TPG007",
            "Our mates, [@rolf](https://crew.example.org/rolf), and [@mia][mia], came.\n\n[mia]: /mia",
        ),
    ],
)
def test_what_strangers_write_rightly(rule: str, text: str) -> None:
    assert [one for one in lint(text, rule) if one.severity != "info"] == []


def test_initials_in_brackets_abbreviate_what_stands_before() -> None:
    assert [one.text for one in lint("The Excess Burst Capacity(EBC) was high.", "TPG001")] == [
        "Capacity(EBC)"
    ]
    assert lint("The Excess Burst Product(RED) was high.", "TPG001") == []


def test_several_spun_expressions_are_an_error() -> None:
    one = lint("The lab uses profound learning.", "TYP008")
    assert [finding.severity for finding in one] == ["info"]
    two = lint("The lab uses profound learning and colossal data.", "TYP008")
    assert [finding.severity for finding in two] == ["error", "error"]


def test_the_index_of_replaced_expressions_is_fresh() -> None:
    data = Path(path("rules", "data"))
    build = runpy.run_path(str(Path(__file__).parent.parent / "tools" / "build_spinner.py"))["index"]
    assert (data / "spinner-index.txt").read_text() == build((data / "spinner.txt").read_text())


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/a,b;c?d=e.The#f and example.com.Then go.",
        "Mail jo.Smith@example.org, v1.2,beta and file_name.The or C:\\Temp\\a,b.txt.",
        "At 10:30 the U.S.A. paid $1,000.50, i.e. 3:2, to A.B.Smith et al., e.g. in Le Monde.fr.",
        "Use `a,b` or <kbd>x,y</kbd>, std::vector and key=value,other=value.",
        "The gene is H1N1, the ratio 1:2, the dose 0.5mg/ml, the score 3-2, the plane an F-16.",
    ],
)
def test_addresses_numbers_and_names_of_files_are_left_alone(text: str) -> None:
    assert [one for one in lint(text) if one.severity != "info"] == []


def test_nothing_is_found_in_foreign_paragraphs() -> None:
    text = "Die Regierung hat am Montag beschlossen, dass die neue Brücke gebaut wird, und die Kosten trägt der Staat."
    assert lint(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .,;:!?()[]\"'“”’-–…\n\u00a0Iis0129%", max_size=80))
def test_no_rule_of_the_family_fails_on_any_text(text: str) -> None:
    ruleset = build(CATALOGUE, Choice(select=FAMILY, today="2026-11-22"))
    for form in ("markdown", "text"):
        source = Source.from_text(text, "a")
        outcome = lint_document(read(source, form), ruleset)
        assert outcome.crashed == ()
        for finding in outcome.findings:
            assert source.text[finding.span.start : finding.span.end] == finding.text


@pytest.mark.parametrize(
    "text", ["a," * 20_000, '"' * 20_000, "( " * 20_000, "is " * 20_000, "x" * 50_000, "1-" * 20_000]
)
def test_long_runs_come_to_an_end(text: str) -> None:
    # No clock: a quadratic rule would take minutes here; bench/hostile.py measures.
    for found in lint(text, form="text"):
        assert found.text in text


def test_old_prose_keeps_its_articles() -> None:
    new = "It was an useful law and an uniform one."
    assert [one.text for one in lint(new, "TYP010")] == ["an", "an"]
    assert lint(f"{new} Hitherto the people thereof hath obeyed.", "TYP010") == []


def test_a_menu_of_brackets_is_no_slip() -> None:
    text = "[ [Home](https://quay.example.org) | [Log](https://quay.example.org/log) ] is at the top."
    assert lint(text, "TPG002") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The more they type , the more they err.", [" ,"]),
        ("Is it late ? he asked.", [" ?"]),
        ("This is the house he lived in , and it is old.", [" ,"]),
        ("Press , radio and television came.", [" ,"]),
    ],
)
def test_what_may_be_a_mark_that_is_spoken_of_is_found_and_left(text: str, found: list[str]) -> None:
    hits = lint(text, "TPG002")
    assert [one.text for one in hits] == found
    assert [one.fix.safety for one in hits if one.fix] == ["unsafe"]


def test_where_a_long_name_may_break_no_space_is_lost() -> None:
    for sign in ("\u200b", "&#8203;", "<wbr>"):
        assert lint(f"The very{sign}long{sign}name is here.", "TPG011") == []
    assert lint("It was the end of\u200bthe line.", "TPG011")


def test_compounds_and_programs_lost_no_space() -> None:
    slips = "It was the end ofthe line for thecouncil and ofthis town."
    for name in ("the weblink", "a humantime 2.1"):
        found = [one.text for one in lint(f"{slips} See {name} there.", "TPG011")]
        assert found == ["ofthe", "thecouncil", "ofthis"]


def test_names_in_talk_of_packages_are_only_pointed_out() -> None:
    assert [one.severity for one in lint("The crew says mysql is an optional dependency now.", "TYP006")] == [
        "info"
    ]
    assert [one.severity for one in lint("The crew keeps its logs in mysql at home.", "TYP006")] == [
        "warning"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The office will recieve/send it for goverment/industry.", ["recieve", "goverment"]),
        ("Look into /srv/recieve/send or goverment/industry/old.", []),
        ("Look into https://quay.example.org/recieve/send or recieve/send.txt.", []),
    ],
)
def test_words_with_a_slash_are_checked_and_paths_are_not(text: str, words: list[str]) -> None:
    assert [one.text for one in lint(text, "TYP001") if one.severity == "error"] == words


def test_the_message_shows_the_word_and_not_its_markup() -> None:
    (found,) = lint("<p><b>R</b>ecieved it at noon.</p>", "TYP001", form="html")
    assert found.message == "“Recieved” is a misspelling of “Received”"


@pytest.mark.parametrize(
    ("more", "level"),
    [
        ("[teh]: <#teh>", "error"),
        ("[x]: https://example.org/teh", "error"),
        ("See [x].\n\n[x]: https://example.org/teh", "info"),
        ("See [it][X  y].\n\n[x Y]: https://example.org/teh", "info"),
        ("See [it](https://example.org/teh).", "info"),
        ("Run `teh`.", "info"),
    ],
)
def test_a_definition_that_no_link_uses_speaks_for_no_name(more: str, level: str) -> None:
    text = f"# Pier\n\nWe saw teh ferry.\n\n{more}\n"
    found = examine(Source.from_text(text, "a.md"), Task("markdown", defaults())).findings
    assert [one.severity for one in found if one.rule_id == "TYP001" and one.text == "teh"][:1] == [level]
