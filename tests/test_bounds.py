"""What one article can be at most: each bound cuts off, says so in a finding, and in what was not checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from desk import CLEAN, Desk

MANY = 5_100
MASSES: dict[str, tuple[str, Callable[[], str], str]] = {
    "values of front matter": (
        "a.md",
        lambda: "---\n" + "".join(f"key{n}: x\n" for n in range(MANY)) + "---\n\nText.\n",
        "only the first 5,000 values were read",
    ),
    "values of front matter in TOML": (
        "a.md",
        lambda: "+++\n" + "".join(f"key{n} = 1\n" for n in range(MANY)) + "+++\n\nText.\n",
        "only the first 5,000 values were read",
    ),
    "values of the head of a page": (
        "a.html",
        lambda: (
            "<html><head>"
            + '<meta name="author" content="A">' * 2_100
            + "</head><body><p>Text.</p></body></html>"
        ),
        "only the first 2,000 values were read",
    ),
    "elements in elements": ("a.html", lambda: "<div>" * 600 + "Text.", "elements are nested over 500 deep"),
    "marks in marks": (
        "a.md",
        lambda: "*a **b " * 300 + "c" + "** d*" * 300,
        "markup is nested over 200 deep",
    ),
    "links to files": (
        "a.md",
        lambda: "".join(f"[a](f{n}.md) " for n in range(2_100)),
        "only the first 2,000 of its 2,100 links to files were looked up",
    ),
    "files that it names": (
        "a.md",
        lambda: (
            "---\nsources:\n" + "".join(f"- snapshot: saved{n}.html\n" for n in range(600)) + "---\n\nText.\n"
        ),
        "100 of the files that it names were not read: more than 500 files",
    ),
}


@pytest.fixture
def bare(desk: Desk) -> Desk:
    """A project with the built-in rules."""
    desk.write("copydesk.toml", "root = true\n")
    (desk.folder / ".git").mkdir()
    return desk


@pytest.mark.parametrize("mass", MASSES)
def test_what_a_bound_cuts_off_is_found_and_counted(bare: Desk, mass: str) -> None:
    name, made, told = MASSES[mass]
    bare.write(name, made())
    bare.write("sound.md", CLEAN)
    report: Any = bare.run("check", "--format", "json", "--select", "CPD,TYP", name, "sound.md").json
    found = [one["message"] for one in report["files"][0]["findings"] if one["rule_id"] == "CPD007"]
    assert any(told in message for message in found), found
    limits = report["files"][0]["coverage"]["limits"]
    assert told in [row["detail"] for row in limits if row["rule"] == "CPD007"]
    assert report["coverage"]["unchecked"]["bounds"] == len(limits)
    assert [file["coverage"]["limits"] for file in report["files"][1:]] == [[]]
    assert bare.run("check", "--select", "TYP001", "--fail-on-unchecked", name).code == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "> " * 3_000 + "a\n"),
        ("a.md", "".join("  " * depth + "- a\n" for depth in range(300))),
        ("a.md", "|" + " a |" * 3_000 + "\n|" + "---|" * 3_000 + "\n|" + " 1 |" * 3_000 + "\n"),
        ("a.html", '<table><tr><td rowspan="65000" colspan="1000">x</td></tr></table>' * 100),
        ("a.md", "[^a]" * 3_000 + "\n\n[^a]: Note.\n"),
        ("a.md", "<!-- stet TYP001: x -->\n\nText.\n\n" * 500),
        ("a.html", "<p " + " ".join(f'a{number}="1"' for number in range(3_000)) + ">Text.</p>"),
    ],
    ids=["quotes", "lists", "columns", "spans", "notes", "directives", "attributes"],
)
def test_what_has_no_bound_but_the_size_of_the_file_takes_its_time(bare: Desk, name: str, text: str) -> None:
    """No time is measured: each of these once took minutes, and the clock of a file would tell."""
    bare.write(name, text)
    report: Any = bare.run("check", "--format", "json", "--max-seconds", "40", name).json
    assert not report["skipped"]
    assert not [one for one in report["files"][0]["findings"] if one["rule_id"] in ("CPD001", "CPD013")]
