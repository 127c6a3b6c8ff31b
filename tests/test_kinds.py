"""Which profile a file is given where nobody has chosen one, and what that changes."""

from __future__ import annotations

import pytest
from desk import Desk

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.input.readers import read

TEXT = "The keeper of the lock opens the upper gate at six, and the barges leave one after the other. " * 8
NEWS = "HARWICK, March 2 — " + TEXT


@pytest.mark.parametrize(
    ("path", "text", "profile"),
    [
        ("a.md", f"---\nms.topic: how-to\n---\n\n{TEXT}", "documentation"),
        ("a.md", f"---\nsidebar_position: 3\n---\n\n{TEXT}", "documentation"),
        ("docs/setup/a.md", TEXT, "documentation"),
        ("guide/a.md", f"# Gates\n\n{TEXT}", "documentation"),
        ("README.md", f"# Gates\n\n{TEXT}", "documentation"),
        ("a.md", f"# Gates\n\n```{{note}}\nOpen.\n```\n\n{TEXT}", "documentation"),
        ("_posts/2024-03-07-gates.md", f"---\ntitle: Gates\n---\n\n{TEXT}", "blog"),
        ("docs/blog/posts/gates.md", f"# Gates\n\n{TEXT}", "blog"),
        ("a.md", f"---\nlayout: post\n---\n\n{TEXT}", "blog"),
        ("a.md", f'+++\npath = "2024/03/07/gates"\n+++\n\n{TEXT}', "blog"),
        ("a.md", f"# Gates\n\n{NEWS}", "news"),
        ("docs/a.md", f"---\ntype_of_work: news\n---\n\n{TEXT}", "news"),
        (
            "a.md",
            f"# Gates\n\nThe mayor said on Monday that it opens. It will, she said. {TEXT}He told the council, and they said no.",
            "news",
        ),
        ("a.md", f"# Gates\n\n{TEXT}", ""),
        ("docked/a.md", f"# Gates\n\n{TEXT}", ""),
        ("a.txt", TEXT, ""),
    ],
)
def test_the_kind_of_a_text_is_told_by_its_place_its_metadata_and_its_words(
    path: str, text: str, profile: str
) -> None:
    document = read(Source.from_text(text, path), "text" if path.endswith(".txt") else "markdown")
    kind = defaults().facts(document).kind_of_text
    assert kind.profile == profile and kind.because


CODE = "```sh\nopen gate\n```\n\n" * 3


@pytest.mark.parametrize(
    ("path", "text", "shown"),
    [
        ("docs/a.md", f"# Gates\n\n{TEXT}", False),
        ("docs/a.md", f"# Gates\n\n{CODE}{TEXT}", True),
        ("docs/readme.md", f"# Gates\n\n{TEXT}", True),
        ("a.md", f"---\nms.topic: how-to\n---\n\n{TEXT}", True),
        ("a.md", f"# Gates\n\n{CODE}{TEXT}", True),
        ("guide/a.md", f"---\nlayout: post\n---\n\n{TEXT}", True),
        ("posts/2024-03-07-a.md", f"# Gates\n\n{TEXT}", False),
    ],
)
def test_a_place_alone_does_not_show_what_a_text_is(path: str, text: str, shown: bool) -> None:
    kind = defaults().facts(read(Source.from_text(text, path), "markdown")).kind_of_text
    assert kind.profile and kind.shown is shown


def test_an_article_in_a_folder_of_documentation_owes_its_sources_and_a_manual_does_not(desk: Desk) -> None:
    desk.write("copydesk.toml", "root = true\n")
    claims = (
        "The bridge was closed by 40 % of all towns in 2023. Critics say that costs rose to $3 million. " * 9
    )

    def level(name: str, text: str) -> str:
        desk.write(name, text)
        file = desk.run("check", "--format", "json", name).json["files"][0]
        return next((f["severity"] for f in file["findings"] if f["rule_id"] == "SRC001"), "")

    assert (
        level("docs/a.md", f"# Bridges\n\n{claims}") == level("a.md", f"# Bridges\n\n{claims}") == "warning"
    )
    assert level("docs/b.md", f"# Bridges\n\n{CODE}{claims}") == "info"


@pytest.mark.parametrize(
    ("name", "text", "level"),
    [
        ("news.md", f"# Gates\n\n{NEWS}", "warning"),
        ("post.md", f"---\nlayout: post\ntitle: Gates\n---\n\n{TEXT}", "info"),
        ("docs/gates.md", f"# Gates\n\n{TEXT}", None),
        ("plain.md", f"# Gates\n\n{TEXT}", "info"),
    ],
)
def test_a_missing_byline_weighs_what_it_weighs_for_its_kind(
    desk: Desk, name: str, text: str, level: str | None
) -> None:
    desk.write("copydesk.toml", "root = true\n")
    desk.write(name, text)
    file = desk.run("check", "--format", "json", name).json["files"][0]
    levels = [found["severity"] for found in file["findings"] if found["rule_id"] == "MET001"]
    assert levels == ([level] if level else [])
    skipped = {row["rule"] for row in file["coverage"]["skipped"]}
    assert ("MET001" in skipped) == (level is None) == ("MET001" not in file["coverage"]["rules_run"])


def test_the_report_says_which_profile_counted_and_why(desk: Desk) -> None:
    desk.write("copydesk.toml", "root = true\n")
    desk.write("docs/gates.md", f"# Gates\n\n{TEXT}")
    desk.write("plain.md", f"# Gates\n\n{TEXT}")

    def profiles(*options: str) -> list[dict[str, str]]:
        report = desk.run("check", "--format", "json", *options, "docs/gates.md", "plain.md").json
        return [file["profile"] for file in report["files"]]

    assert profiles() == [
        {"name": "documentation", "origin": "guessed", "because": "the folder “docs”"},
        {"name": "default", "origin": "guessed", "because": "nothing in it tells what kind of text it is"},
    ]
    assert profiles("--profile", "news")[0] == {"name": "news", "origin": "command line", "because": ""}
    desk.write("copydesk.toml", 'root = true\nprofile = "default"\n')
    assert profiles() == [{"name": "default", "origin": "configuration", "because": ""}] * 2


def test_the_text_output_says_so_too(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\n')
    desk.write("docs/gates.md", f"# Gates\n\nThe forbidden word stands here. {TEXT}")
    out = desk.run("check", "docs/gates.md").out
    assert "= profile: documentation, guessed from the folder “docs”" in out
    assert "; profile documentation (guessed) for 1" in out
    assert "profile:" not in desk.run("check", "-q", "docs/gates.md").out
    assert "; profile news for 1" in desk.run("check", "--profile", "news", "docs/gates.md").out


def test_a_guess_gives_way_to_what_the_user_says(desk: Desk) -> None:
    desk.write("docs/gates.md", f"# Gates\n\n{TEXT}")

    def levels(*options: str) -> list[str]:
        report = desk.run("check", "--format", "json", *options, "docs/gates.md").json
        return [f["severity"] for f in report["files"][0]["findings"] if f["rule_id"] == "MET001"]

    desk.write("copydesk.toml", 'root = true\n[rules]\nMET001 = "error"\n')
    assert levels() == ["error"]
    desk.write("copydesk.toml", "root = true\n")
    assert levels() == []
    assert levels("--select", "MET001") == ["warning"]
    assert levels("--select", "MET") == []
    assert levels("--profile", "news") == ["warning"]
    assert levels("--profile", "documentation") == []
