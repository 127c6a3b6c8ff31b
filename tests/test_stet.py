"""``stet``: where a directive reaches in each format, which forms there are, what is meant by a wrong one, real
dates, and what the gate of a project does not let an article silence.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from desk import RULE, Desk
from hypothesis import given
from hypothesis import strategies as st

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine
from copydesk.pipeline.stetgrammar import is_date, meant, parse
from copydesk.project.config import Configuration
from copydesk.project.discover import Target
from copydesk.project.run import FileResult, attempt
from copydesk.project.session import Session

S = "<!-- stet gizmo: a name -->"


def check(desk: Desk, text: str, name: str = "a.md") -> list[dict[str, Any]]:
    """Return the findings of an article of a desk as its configuration has them."""
    desk.write(name, text)
    result = attempt(Session(Configuration()), Target(name, True))
    assert isinstance(result, FileResult), result
    source = result.outcome.facts.doc.source
    return [{**one._asdict(), "column": source.position(one.span.start).column} for one in result.findings]


Standing = Callable[..., str]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """Return a function that gives one letter for each “gizmo” of a text: s for suppressed, o for open."""
    house = tmp_path_factory.mktemp("house")
    (house / "HSE001-gizmo.toml").write_text(RULE)
    rules = build(load([str(house)]), Choice(select=("HSE001",)))

    def judged(text: str, form: str = "markdown", name: str = "a.md") -> str:
        outcome = examine(Source.from_text(text, name), Task(form, rules))
        return "".join(finding.status[0] for finding in outcome.findings)

    return judged


# -- where a directive reaches -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>A gizmo. {S}</p><p>A gizmo.</p>", "so"),
        (f"<p>{S}A gizmo.</p><p>A gizmo.</p>", "so"),
        (f"<p>A <b>gizmo {S}</b></p>\n<p>A gizmo.</p>", "so"),
        (f"<p>A gizmo.<br>{S}</p><p>A gizmo.</p>", "so"),
        (f"<p>A gizmo.</p>{S}<p>A gizmo.</p><p>A gizmo.</p>", "oso"),
        (f"<div><p>A gizmo.</p>{S}</div><p>A gizmo.</p>", "oo"),
        (f"<section><p>A gizmo.</p>{S}<p>A gizmo.</p></section><p>A gizmo.</p>", "oso"),
        (f"<ul><li>A gizmo. {S}</li><li>A gizmo.</li></ul>", "so"),
        (f"<ul><li>A gizmo. {S}<li>A gizmo.</ul>", "so"),
        (f"<ul><li><p>A gizmo.</p><p>A gizmo.</p>{S}</li><li>A gizmo.</li></ul>", "sso"),
        (f"{S}<ul><li>A gizmo.</li><li>A gizmo.</li></ul><p>A gizmo.</p>", "sso"),
        (f"<table><tr><td>A gizmo. {S}</td><td>A gizmo.</td></tr></table>", "so"),
        (f"<table><tr><td>A gizmo.</td><td>A gizmo.</td><td>{S}</td></tr><tr><td>A gizmo.</td></tr></table>", "sso"),
        (f"<table>{S}<tr><td>A gizmo.</td><td>A gizmo.</td></tr><tr><td>A gizmo.</td></tr></table>", "sso"),
        (f"{S}<table><tr><td>A gizmo.</td></tr><tr><td>A gizmo.</td></tr></table><p>A gizmo.</p>", "sso"),
        (f"<h2>A gizmo {S}</h2><p>A gizmo.</p>", "so"),
        (f"<p>A gizmo.</p><p>{S}</p><p>A gizmo.</p>", "os"),  # alone in a paragraph, as editors wrap it
        (f"<p>A gizmo.</p>{S}", "o"),
    ],
)  # fmt: skip
def test_a_directive_stays_in_its_element(standing: Standing, html: str, expected: str) -> None:
    assert standing(html, "html", "a.html") == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (f"- A gizmo. {S}\n- A gizmo.\n", "so"),
        (f"- A gizmo.\n  {S}\n- A gizmo.\n", "so"),
        (f"- [ ] A gizmo.\n  {S}\n- A gizmo.\n", "so"),
        (f"- A gizmo.\n\n  {S}\n\n  A gizmo.\n- A gizmo.\n", "oso"),
        (f"- A pier.\n  {S}\n  - A gizmo.\n  - A gizmo.\n- A gizmo.\n", "sso"),
        (f"1. A gizmo.\n   {S}\n2. A gizmo.\n\nA gizmo.\n", "soo"),
        (f"- A gizmo.\n\n{S}\n\nA gizmo.\n", "os"),
        (f"| a | b |\n|---|---|\n| gizmo {S} | gizmo |\n| gizmo | x |\n", "soo"),
        (f"| a | b |\n|---|---|\n| gizmo | {S} |\n| gizmo | x |\n", "so"),
        (f"| a | b |\n|---|---|\n| gizmo | gizmo | {S}\n| gizmo | x |\n", "sso"),
        (f"> A pier.\n>\n> {S}\n\nA gizmo.\n", "o"),
        (f"# A gizmo {S}\n\nA gizmo.\n", "so"),
        (f"A pier.[^1] A gizmo.\n\n[^1]: A gizmo. {S}\n\nA gizmo.\n", "oso"),
        (f"<div>\n<p>A gizmo. {S}</p>\n<p>A gizmo.</p>\n</div>\n\nA gizmo.\n", "soo"),
        ("[//]: # (stet gizmo: a name)\n\nA gizmo.\n\nA gizmo.\n", "so"),
        ('[//]: # "stet-file gizmo: names"\n\nA gizmo.\n\nA gizmo.\n', "ss"),
        ("<!-- stet gizmo: from a -> b > c -->\n\nA gizmo.\n\nA gizmo.\n", "so"),
        ("A gizmo.\n\n{{/* stet gizmo: a name */}}\n\nA gizmo.\n", "os"),
        ("A gizmo.\n\n%% stet gizmo: a name %%\n\nA gizmo.\n", "os"),
        ("A gizmo.\n\n<!-- stet-next-line gizmo: a name -->\nA gizmo.\nA gizmo.\n", "oso"),
        ("<!-- stet-next-line gizmo: a name -->\n\nA gizmo and\na gizmo.\n", "so"),
        ("A gizmo.<!-- stet-next-line gizmo: a name -->\nA gizmo.\n", "os"),
    ],
)
def test_a_directive_stays_in_its_block(standing: Standing, markdown: str, expected: str) -> None:
    assert standing(markdown) == expected
    assert standing(markdown.replace("\n", "\r\n")) == expected


def test_directives_in_mdx(standing: Standing) -> None:
    text = (
        'import X from "x"\n\nA gizmo. {/* stet gizmo: a name */}\n\nA gizmo.\n\n{/* stet gizmo: a name */}\n\n'
        "A gizmo.\n\n| a | b |\n|---|---|\n| gizmo {/* stet gizmo: a name */} | gizmo |\n\n"
        "{/* stet-begin gizmo: names */}\n\nA gizmo.\n\n{/* stet-end */}\n\nA gizmo.\n"
    )
    assert standing(text, name="a.mdx") == "sossoso"


def test_directives_in_plain_text_and_restructured_text(standing: Standing) -> None:
    assert standing(".. stet gizmo: a name\n\nA gizmo.\n\nA gizmo.\n", "text", "a.txt") == "so"
    assert standing(".. stet-file gizmo: names\n\nA gizmo.\n\nA gizmo.\n", "text", "a.txt") == "ss"
    assert standing("- A gizmo.\n  <!-- stet gizmo: a name -->\n- A gizmo.\n", "text", "a.txt") == "so"


@pytest.mark.parametrize(
    "value",
    ['"gizmo: a name"', "\n  - gizmo\n  - forbidden", "\n  gizmo: a name\n  forbidden: a song"],
)
def test_front_matter_names_one_or_several(standing: Standing, value: str) -> None:
    assert standing(f"---\ntitle: A pier\nstet: {value}\n---\n\nA gizmo.\n\nA gizmo.\n") == "ss"


# -- how it is written ---------------------------------------------------------------------------------------

KNOWN = {"TYP001", "TYP004", "doubled-word", "misspelling", "TYP", "all", "CON", "con"}


@pytest.mark.parametrize(
    ("comment", "right"),
    [
        ("steet TYP001: a name", "stet TYP001: a name"),
        ("sted TYP001: a name", ""),  # no slip of the keys that is sure
        ("stett misspelling: a name", "stet misspelling: a name"),
        ("tset TYP001", "stet TYP001"),
        ("Stet TYP001: a name", "stet TYP001: a name"),
        ("STET-FILE TYP001: a name", "stet-file TYP001: a name"),
        ("stet-nextline TYP001: a name", "stet-next-line TYP001: a name"),
        ("stet_next_line TYP001", "stet-next-line TYP001"),
        ("stet-next TYP001: a name", "stet-next-line TYP001: a name"),
        ("stet begin TYP001: a name", "stet-begin TYP001: a name"),
        ("stet-start TYP001: a name", "stet-begin TYP001: a name"),
        ("stet-stop", "stet-end"),
        ("stet end", "stet-end"),
        ("stet file TYP: old", "stet-file TYP: old"),
        ("stet next line TYP001: a name", "stet-next-line TYP001: a name"),
        ("stet: TYP001 a name", "stet TYP001: a name"),
        ("stet: TYP001: a name", "stet TYP001: a name"),
        ("stet TYP001 the firm writes so", "stet TYP001: the firm writes so"),
        ("stet TYP001, TYP004 the firm writes so", "stet TYP001, TYP004: the firm writes so"),
        ("stet-file TYP001 old layout", "stet-file TYP001: old layout"),
        ("copydesk-disable TYP001", "stet-begin TYP001"),
        ("copydesk-disable-next-line TYP001", "stet-next-line TYP001"),
        ("copydesk-enable", "stet-end"),
        ("copydesk: ignore TYP001", "stet TYP001"),
        ("copydesk stet-file TYP001: old", "stet-file TYP001: old"),
    ],
)
def test_a_wrong_spelling_is_told_with_what_is_meant(comment: str, right: str) -> None:
    assert meant(comment, KNOWN.__contains__) == right


@pytest.mark.parametrize(
    "comment",
    [
        "stet TYP001: a name",
        "stet TYP001, doubled-word until=2027-01-01: a name",
        "stet TYP001 TYP004",
        "stet-begin all: a parody",
        "stet-end",
        "stet-next-line misspelling",
        "an editor's note on the word stet",
        "Stet is what proof-readers write",
        "STET: the colonel's own spelling, please do not touch",
        "stet this for now, Anna",
        "stet all the commas in here",
        "stet con brio as the score has it",
        "stets are kept in the office",
        "stetson TYP001",
        "set TYP001 aside",
        "test TYP001: see the rules",
        "TYP001 stet",
        "copydesk: file this by six",
        "copydesk on duty: Anna",
        "copy desk disable TYP001",
        "start TYP001",
        "stet-ments of the mayor",
        "vale off",
        "",
    ],
)
def test_other_comments_are_not_taken_for_directives(comment: str) -> None:
    assert meant(comment, KNOWN.__contains__) == ""


@given(
    st.text(max_size=80),
    st.sampled_from(["", "stet ", "stet-", "Stet ", "steet ", "copydesk-", "stet until="]),
)
def test_any_comment_can_be_judged(rest: str, start: str) -> None:
    text = start + rest
    right = meant(text, KNOWN.__contains__)
    assert not right or parse(right) is not None or right.startswith("stet-end")
    parse(text)


def test_a_note_to_a_colleague_is_no_directive(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE", "CPD"]\n')
    assert check(desk, "<!-- stet this for now, Anna -->\n\nA pier.\n") == []
    (found,) = check(desk, "<!-- Steet gizmo: a name -->\n\nA pier.\n")
    assert found["rule_id"] == "CPD010"
    assert "did you mean “stet gizmo: a name”?" in found["message"]
    (found,) = check(desk, "<!-- stet gizmo forbidden: names -->\n\nA pier.\n")
    assert found["rule_id"] == "CPD003" and "put commas between rules: gizmo, forbidden" in found["message"]
    (found,) = check(desk, "<!-- stet gizmo until 2027-01-01: names -->\n\nA pier.\n")
    assert found["rule_id"] == "CPD003" and "until=YYYY-MM-DD" in found["message"]


def test_a_comment_without_an_end_is_told(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE", "CPD"]\n')
    found = check(desk, "A pier.\n\n<!-- stet gizmo: a name\n\nA gizmo.\n")
    assert "a comment without an end" in " ".join(one["message"] for one in found)


# -- dates ---------------------------------------------------------------------------------------------------


@given(st.dates())
def test_every_day_is_a_date_and_the_days_between_are_not(day: Any) -> None:
    text = day.isoformat()
    assert is_date(text)
    assert not is_date(text[:-2] + "32") and not is_date(text[:5] + "13" + text[7:]) and not is_date(text[2:])


@pytest.mark.parametrize(
    "date", ["2027-02-30", "2027-02-29", "2027-13-01", "2027-1-1", "01.02.2027", "soon", ""]
)
def test_a_date_that_is_none_is_refused_at_its_place(desk: Desk, date: str) -> None:
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE", "CPD"]\n')
    found = check(desk, f"<!-- stet gizmo until={date}: new form pending -->\nA gizmo.\n")
    assert [(one["rule_id"], one["status"]) for one in found] == [("CPD011", "open"), ("HSE001", "open")]
    assert found[0]["column"] == 23 or not date
    assert not date or found[0]["text"] == date


# -- the gate ------------------------------------------------------------------------------------------------

GATED = 'root = true\npacks = ["house"]\nselect = ["HSE", "CPD"]\n[gate]\n'


@pytest.mark.parametrize("names", ["gizmo", "HSE", "all", "HSE001", "forbidden, gizmo"])
@pytest.mark.parametrize("form", ["stet", "stet-file", "stet-begin", "stet-next-line", "front-matter"])
def test_what_an_article_may_not_silence_counts(desk: Desk, names: str, form: str) -> None:
    desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n')
    text = f"<!-- {form} {names}: why -->\nA gizmo, a forbidden word.\n\n<!-- stet-end -->\n"
    if form == "front-matter":
        text = f'---\nstet: "{names}: why"\n---\n\nA gizmo, a forbidden word.\n'
    found = {one["rule_id"]: one for one in check(desk, text) if one["rule_id"] != "CPD004"}
    assert found["HSE001"]["status"] == "open"
    assert "no article may silence HSE001 (copydesk.toml)" in found["CPD012"]["message"]
    assert found["HSE002"]["status"] == ("open" if names in ("gizmo", "HSE001") else "suppressed")
    assert desk.run("check", "--fail-on", "warning", "a.md").code == 1


def test_what_the_gate_does_not_name_may_be_silenced(desk: Desk) -> None:
    desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n')
    found = check(desk, "<!-- stet all: why -->\nA forbidden word.\n")
    assert [(one["rule_id"], one["status"]) for one in found] == [("HSE002", "suppressed")]


@pytest.mark.parametrize(
    ("form", "text", "silenced"),
    [
        ("all", "<!-- stet all: why -->\nA gizmo.\n", False),
        ("all", "<!-- stet gizmo: why -->\nA gizmo.\n", True),
        ("file", "<!-- stet-file gizmo: why -->\nA gizmo.\n", False),
        ("file", '---\nstet: "gizmo: why"\n---\n\nA gizmo.\n', True),
        ("block", "<!-- stet-begin gizmo: why -->\n\nA gizmo.\n\n<!-- stet-end -->\n", False),
        ("block", "<!-- stet gizmo: why -->\nA gizmo.\n", True),
        ("front-matter", '---\nstet: "gizmo: why"\n---\n\nA gizmo.\n', False),
        ("front-matter", "<!-- stet-file gizmo: why -->\nA gizmo.\n", True),
    ],
)
def test_forms_of_directives_may_be_refused(desk: Desk, form: str, text: str, silenced: bool) -> None:
    desk.write("copydesk.toml", GATED + f'refuse = ["{form}"]\n')
    found = check(desk, text)
    told = [(one["rule_id"], one["status"]) for one in found if one["rule_id"] != "CPD012"]
    assert told == [("HSE001", "suppressed" if silenced else "open")]
    assert ("CPD012" in {one["rule_id"] for one in found}) is not silenced


def test_nothing_below_loosens_a_gate(desk: Desk) -> None:
    (desk.folder / ".git").mkdir()
    desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n')
    text = "A gizmo, a forbidden word.\n"
    for nested in (
        '[gate]\nmay-not-silence = []\n',
        'ignore = ["HSE"]\n',
        'select = ["TYP"]\n',
        '[rules]\ngizmo = "off"\nforbidden = "off"\n',
        '[rules]\ngizmo = "info"\nforbidden = "info"\n',
        '[[overrides]]\npaths = ["*.md"]\nignore = ["HSE"]\n',
        'root = true\npacks = ["../house"]\nignore = ["HSE"]\n',
    ):  # fmt: skip
        desk.write("news/copydesk.toml", nested)
        found = check(desk, text, "news/a.md")
        (gizmo,) = [one for one in found if one["rule_id"] == "HSE001"]
        assert (gizmo["severity"], gizmo["status"]) == ("warning", "open"), nested
        others = {one["severity"] for one in found if one["rule_id"] == "HSE002"}
        assert others == ({"error"} if "gate" in nested else {"info"} if "info" in nested else set()), nested


def test_a_nested_gate_can_be_stricter(desk: Desk) -> None:
    desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n')
    desk.write("news/copydesk.toml", '[gate]\nmay-not-silence = ["forbidden"]\n')
    text = "<!-- stet all: why -->\nA gizmo, a forbidden word.\n"
    open_ = [one["rule_id"] for one in check(desk, text, "news/a.md") if one["status"] == "open"]
    assert sorted(open_) == ["CPD012", "HSE001", "HSE002"]
    assert [one["rule_id"] for one in check(desk, text, "a.md") if one["status"] == "open"] == [
        "CPD012",
        "HSE001",
    ]


def test_nested_configuration_may_be_shut_out(desk: Desk) -> None:
    desk.write("copydesk.toml", GATED + 'nested = "ignore"\n')
    desk.write("news/copydesk.toml", 'root = true\nignore = ["HSE"]\nexclude = ["*"]\nfail-on = "never"\n')
    desk.write("news/deep/copydesk.toml", "nonsense = 1\n")
    desk.write("news/a.md", "A forbidden word.\n")
    desk.write("news/deep/b.md", "A pier.\n")
    result = desk.run("check", "--format", "json", ".")
    assert result.code == 1
    assert [file["path"] for file in result.json["files"]] == ["news/a.md", "news/deep/b.md"]


def test_entries_below_a_gate_silence_nothing_that_it_protects(desk: Desk) -> None:
    desk.write("copydesk.toml", GATED)
    found = check(desk, "A gizmo, a forbidden word.\n", "news/a.md")
    entries = "".join(
        f'[[stet]]\npath = "a.md"\nfingerprint = "{one["fingerprint"]}"\nreason = "agreed"\n' for one in found
    )
    above = entries.replace('"a.md"', '"news/a.md"')
    desk.write("news/copydesk.toml", entries)
    desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n')
    assert [one["status"] for one in check(desk, "A gizmo, a forbidden word.\n", "news/a.md")] == ["open", "suppressed"]  # fmt: skip
    desk.write("news/copydesk.toml", "")
    desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n' + above)
    assert {one["status"] for one in check(desk, "A gizmo, a forbidden word.\n", "news/a.md")} == {
        "suppressed"
    }


def test_what_the_change_itself_adds_may_be_refused(desk: Desk) -> None:
    desk.write("copydesk.toml", GATED + 'new-directives = "ignore"\n')
    desk.write("a.md", "<!-- stet gizmo: old -->\nA gizmo.\n\n<!-- stet gizmo: new -->\nA gizmo.\n")

    def statuses(lines: list[tuple[int, int]] | None) -> list[tuple[str, str]]:
        session = Session(Configuration())
        if lines is not None:
            session.changed = lambda path: lines
        result = attempt(session, Target("a.md", True))
        assert isinstance(result, FileResult)
        return [(one.rule_id, one.status) for one in result.findings]

    both = [("HSE001", "suppressed"), ("HSE001", "suppressed")]
    assert statuses(None) == statuses([]) == statuses([(2, 3)]) == both
    assert statuses([(1, 1), (4, 5)]) == [("CPD012", "open"), ("HSE001", "open")] * 2
    assert statuses([(4, 4)]) == [("HSE001", "suppressed"), ("CPD012", "open"), ("HSE001", "open")]


def test_the_configuration_that_the_command_line_names_holds(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nignore = ["HSE"]\n')
    desk.write("gate.toml", GATED + 'may-not-silence = ["HSE"]\n')
    desk.write("a.md", "<!-- stet-file all: quiet -->\n\nA forbidden word.\n")
    assert desk.run("check", "--select", "HSE", "a.md").code == 0
    assert desk.run("check", "--config", "gate.toml", "a.md").code == 1


def test_directives_that_a_change_adds_are_told_by_git(desk: Desk) -> None:
    def git(*arguments: str) -> None:
        call = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
        subprocess.run(call, check=True, capture_output=True, cwd=desk.folder)

    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    desk.write("copydesk.toml", GATED + 'new-directives = "ignore"\n')
    desk.write("a.md", "<!-- stet forbidden: old -->\nA forbidden word.\n\nA forbidden word.\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "old")
    desk.write(
        "a.md",
        "<!-- stet forbidden: old -->\nA forbidden word here.\n\n<!-- stet forbidden: new -->\nA forbidden word there.\n",
    )
    for _ in range(2):  # found, and remembered
        result = desk.run("check", "--diff", "HEAD", "a.md")
        assert result.code == 1
        assert result.out.count("HSE002") == 1 and "a.md:5:3: error HSE002" in result.out
        assert "a.md:4:1: warning CPD012" in result.out
        assert desk.run("check", "a.md").code == 0


def test_nothing_below_a_gate_leaves_out_or_lets_pass(desk: Desk) -> None:
    desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n')
    desk.write("news/a.md", "A forbidden word.\n")
    assert desk.run("baseline", "--baseline", "known.json", "news").code == 0
    for nested in ('exclude = ["*"]\n', 'baseline = "../known.json"\n', 'fail-on = "never"\n'):
        desk.write("news/copydesk.toml", nested)
        result = desk.run("check", "--format", "json", ".")
        assert (result.code, len(result.json["files"])) == (1, 1), nested
        desk.write("copydesk.toml", GATED)
        assert desk.run("check", "news").code in (0, 2), nested
        desk.write("copydesk.toml", GATED + 'may-not-silence = ["gizmo"]\n')
    desk.write("news/copydesk.toml", 'fail-on = "warning"\n')
    desk.write("news/a.md", "A gizmo.\n")
    assert desk.run("check", ".").code == 1  # stricter it may be


def test_a_file_and_what_it_extends_speak_together(desk: Desk) -> None:
    desk.write("gate.toml", '[gate]\nmay-not-silence = ["forbidden"]\n')
    desk.write(
        "copydesk.toml",
        'root = true\nextends = "gate.toml"\npacks = ["house"]\nselect = ["HSE"]\nexclude = ["old/"]\n',
    )
    desk.write("a.md", "<!-- stet all: why -->\nA forbidden word.\n")
    desk.write("old/a.md", "A forbidden word.\n")
    desk.write("news/copydesk.toml", 'ignore = ["HSE"]\nexclude = ["*"]\n')
    desk.write("news/b.md", "A forbidden word.\n")
    report = desk.run("check", "--format", "json", ".").json
    assert [file["path"] for file in report["files"]] == ["a.md", "news/b.md"]
    assert report["summary"]["rules"]["HSE002"] == 2
