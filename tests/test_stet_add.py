"""``copydesk stet add``: the directive is written where the format has a place for it, the finding stands, and
nothing else has changed; else nothing is written.
"""

from __future__ import annotations

import os
import time
import tomllib

import pytest
from desk import Desk

S = "stet HSE001: a name"
FRONT = "---\ntitle: A gizmo\n---\n\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "after"),
    [
        ("a.md", "# T\n\nA gizmo.\n\nA gizmo.\n", 3, f"# T\n\n<!-- {S} -->\nA gizmo.\n\nA gizmo.\n"),
        ("a.md", "# A gizmo\n\nA gizmo.\n", 1, f"<!-- {S} -->\n# A gizmo\n\nA gizmo.\n"),
        ("a.md", "- A gizmo.\n- A gizmo.\n", 1, f"- A gizmo. <!-- {S} -->\n- A gizmo.\n"),
        ("a.md", "- A pier.\n\n  A gizmo.\n", 3, f"- A pier.\n\n  A gizmo. <!-- {S} -->\n"),
        ("a.md", "| a | b |\n|---|---|\n| gizmo | gizmos |\n| gizmo | x |\n", 3, f"| a | b |\n|---|---|\n| gizmo <!-- {S} --> | gizmos |\n| gizmo | x |\n"),
        ("a.md", "A pier and\na gizmo and\na gizmo.\n", 3, "A pier and\na gizmo and <!-- stet-next-line HSE001: a name -->\na gizmo.\n"),
        ("a.md", "A gizmo and\na gizmo.\n", 1, "<!-- stet-next-line HSE001: a name -->\nA gizmo and\na gizmo.\n"),
        ("a.md", "A pier. `gizmo`\n\nA gizmo like `this`\n", 3, f"A pier. `gizmo`\n\n<!-- {S} -->\nA gizmo like `this`\n"),
        ("a.md", FRONT + "A gizmo.\n", 5, FRONT + f"<!-- {S} -->\nA gizmo.\n"),
        ("a.mdx", "import X from 'x'\n\nA gizmo.\n", 3, f"import X from 'x'\n\n{{/* {S} */}}\nA gizmo.\n"),
        ("a.mdx", "import X from 'x'\n\n| a |\n|---|\n| gizmo |\n", 5, f"import X from 'x'\n\n| a |\n|---|\n| gizmo {{/* {S} */}} |\n"),
        ("a.html", "<p>A gizmo <b>here</b>.</p><p>A gizmo.</p>", 1, ""),
        ("a.html", "<p>A gizmo <b>here</b>.</p>\n<p>A gizmo.</p>", 1, f"<p>A gizmo <b>here</b>. <!-- {S} --></p>\n<p>A gizmo.</p>"),
        ("a.html", "<ul><li>A gizmo\n<li>A gizmo</ul>", 2, f"<ul><li>A gizmo\n<li>A gizmo <!-- {S} --></ul>"),
        ("a.html", "<table><tr><td>gizmo</td><td>x</td></tr></table>", 1, f"<table><tr><td>gizmo <!-- {S} --></td><td>x</td></tr></table>"),
        ("a.txt", "A pier.\n\nA gizmo.\n", 3, f"A pier.\n\n<!-- {S} -->\nA gizmo.\n"),
        ("a.txt", ".. note:: x\n\nA gizmo.\n", 3, f".. note:: x\n\n.. {S}\n\nA gizmo.\n"),
    ],
)  # fmt: skip
def test_where_a_directive_is_written(desk: Desk, name: str, text: str, line: int, after: str) -> None:
    ending = "\r\n" if len(text) % 2 else "\n"
    path = desk.write(name, text.replace("\n", ending))
    result = desk.run("stet", "add", f"{name}:{line}", "gizmo", "--reason", "a  name\n")
    written = path.read_bytes().decode()
    if not after:
        assert result.code == 2 and "each in a block of its own" in result.err
        assert written == text.replace("\n", ending)
        return
    assert result.code == 0, result.err
    assert written == after.replace("\n", ending)
    assert (
        f"{name}:" in result.out and "HSE001: a name" in result.out and "stands: HSE001 gizmo" in result.out
    )
    report = desk.run("check", "--format", "json", name).json
    assert report["summary"]["suppressed"] == 1
    # The directive is needed: nothing is said against it.
    assert "CPD" not in desk.run("check", "--extend-select", "CPD", name).out


def test_a_column_names_one_of_several(desk: Desk) -> None:
    path = desk.write("a.html", "<p>A gizmo here.</p><p>A gizmo.</p>")
    assert desk.run("stet", "add", "a.html:1:26", "HSE001", "--reason", "a name").code == 0
    assert path.read_text() == f"<p>A gizmo here.</p><p>A gizmo. <!-- {S} --></p>"


def test_encoding_mark_mode_and_date_are_kept(desk: Desk) -> None:
    path = desk.write("a.md", "\ufeffDie Mühle.\r\n\r\nA gizmo.\r\n")
    path.chmod(0o640)
    call = ("stet", "add", "a.md:3", "gizmo", "--reason", "a “name”", "--until", "2199-02-28")
    assert desk.run(*call, "--dry-run").code == 0
    assert path.read_bytes() == "\ufeffDie Mühle.\r\n\r\nA gizmo.\r\n".encode()
    assert desk.run(*call).code == 0
    assert path.read_bytes() == (
        "\ufeffDie Mühle.\r\n\r\n<!-- stet HSE001 until=2199-02-28: a “name” -->\r\nA gizmo.\r\n".encode()
    )
    assert oct(path.stat().st_mode)[-3:] == "640"
    assert not [name for name in os.listdir(desk.folder) if name.endswith(".tmp")]


def test_a_day_that_is_past_is_told_and_the_place_is_not_blamed(desk: Desk) -> None:
    path = desk.write("a.md", "A gizmo.\n")
    result = desk.run("stet", "add", "a.md:1", "HSE001", "--reason", "a name", "--until", "2020-01-01")
    assert (result.code, result.out, path.read_text()) == (2, "", "A gizmo.\n")
    assert "2020-01-01 is past (today is " in result.err and "directive" not in result.err
    day = time.strftime("%Y-%m-%d")
    assert desk.run("stet", "add", "a.md:1", "HSE001", "--reason", "a name", "--until", day).code == 0


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.json", '{"uri": "urn:x", "type": "text", "headline": "A gizmo", "body_text": "A gizmo."}', 1),
        ("a.md", "A gizmo and a gizmo.\n", 1),
        ("a.md", "---\ntitle: A gizmo\n---\n\nA gizmo.\n", 2),
        ("a.md", "| a |\n|---|\n| gizmo |\n", 3),
    ],
)
def test_what_no_directive_can_do_is_offered_for_the_configuration(
    desk: Desk, name: str, text: str, line: int
) -> None:
    """Nothing is written, and the entry that is printed in its place does what was asked."""
    desk.write("house/HSE001-gizmo.toml", (desk.folder / "house/HSE001-gizmo.toml").read_text().replace('scope = ["prose"', 'scope = ["prose", "front-matter"'))  # fmt: skip
    path = desk.write(name, text)
    place = f"{name}:{line}:3" if "and a" in text else f"{name}:{line}"
    result = desk.run("stet", "add", place, "gizmo", "--reason", "a | name")
    if result.code == 2 and "no finding of" in result.err:
        pytest.skip("the rule does not look there")
    assert result.code == 2 and path.read_text() == text, result.out
    entries = tomllib.loads(result.out)["stet"]
    assert {one["path"] for one in entries} == {name} and entries[0]["reason"] == "a | name"
    config = (desk.folder / "copydesk.toml").read_text()
    desk.write("copydesk.toml", config + result.out)
    report = desk.run("check", "--format", "json", name).json
    assert report["summary"]["suppressed"] == len(entries)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.md", "gizmo"), "“a.md” is not FILE:LINE"),
        (("a.md:0", "gizmo"), "“a.md:0” is not FILE:LINE"),
        (("b.md:1", "gizmo"), "b.md: "),
        (("a.md:1", "gizmoo"), "no rule “gizmoo”; did you mean gizmo?"),
        (("a.md:2", "gizmo"), "a.md:2: no finding of HSE001"),
        (("a.md:1", "forbidden"), "a.md:1: no finding of HSE002; there: HSE001"),
    ],
)
def test_what_is_wrong_with_a_call(desk: Desk, arguments: tuple[str, str], message: str) -> None:
    desk.write("a.md", "A gizmo.\n\nA pier.\n")
    result = desk.run("stet", "add", *arguments, "--reason", "a name")
    assert (result.code, message in result.err) == (2, True), result.err


@pytest.mark.parametrize("reason", ["", "  ", "a --> b", "x */ y", "<!-- x"])
def test_a_reason_must_fit_into_a_comment(desk: Desk, reason: str) -> None:
    path = desk.write("a.md", "A gizmo.\n")
    assert desk.run("stet", "add", "a.md:1", "gizmo", "--reason", reason).code == 2
    assert path.read_text() == "A gizmo.\n"


def test_what_the_gate_protects_cannot_be_let_stand(desk: Desk) -> None:
    config = (desk.folder / "copydesk.toml").read_text()
    desk.write("copydesk.toml", config + '[gate]\nmay-not-silence = ["gizmo"]\n')
    path = desk.write("a.md", "A gizmo.\n")
    result = desk.run("stet", "add", "a.md:1", "gizmo", "--reason", "a name")
    assert (result.code, "no article may silence HSE001 (copydesk.toml)" in result.err) == (2, True)
    assert path.read_text() == "A gizmo.\n"
    desk.write("copydesk.toml", config + '[gate]\nrefuse = ["block"]\n')
    assert desk.run("stet", "add", "a.md:1", "gizmo", "--reason", "a name").code == 0
