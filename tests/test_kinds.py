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


ABROAD = (
    "Norway has cut its grants to ports by 40 % since the spring. Sweden and Finland lost 30,000 jobs in shipyards. "
    "The European Union spent 3 billion euros on ferries. Critics in Denmark say that 12 harbours will close. "
    "NATO moved 20 ships to Estonia. The government of Latvia is planning a new tax on cargo. "
) * 3
AT_HOME = (
    "The bridge was closed by 40 % of all towns in 2023. Critics say that costs rose to $3 million. " * 9
)
FAIR = (
    "The fair opens in June. Anna Holt said that the tents are dry. They need 40 poles. "
    "“We have 30,” Tom Baker said. The field is wet, and the mayor told the guests to bring boots. "
) * 4


@pytest.mark.parametrize(
    ("path", "text", "profile"),
    [
        ("a.md", ABROAD, "news"),
        ("docs/a.md", ABROAD, "news"),
        ("a.md", ABROAD + "The US, the only country in the US list, closed 3 ports in the US. " * 3, "news"),
        ("a.md", ABROAD.replace("Norway has", "I know that Norway, as we say, has"), ""),
        ("a.md", AT_HOME, ""),
        (
            "a.md",
            "Norway lies north of Denmark. It is cold there. In Sweden and Estonia the winters are long. "
            * 6,
            "",
        ),
        ("a.md", FAIR, "news"),
        ("posts/a.md", FAIR, "news"),
        ("a.md", FAIR.replace("in June", "soon"), ""),
        ("a.md", FAIR.replace("said", "hoped").replace("told", "asked"), ""),
        ("a.md", FAIR + 30 * AT_HOME, ""),
        ("a.md", "---\nlayout: post\n---\n\n" + FAIR, "blog"),
    ],
)
def test_a_report_shows_by_its_own_words_that_it_is_one(path: str, text: str, profile: str) -> None:
    source = text if text.startswith("---") else f"# Gates\n\n{text}"
    assert defaults().facts(read(Source.from_text(source, path), "markdown")).kind_of_text.profile == profile


@pytest.mark.parametrize(
    ("name", "text", "options", "level"),
    [
        ("a.md", ABROAD, (), "warning"),
        ("docs/a.md", ABROAD, (), "warning"),
        ("a.md", AT_HOME, (), "info"),
        ("docs/a.md", AT_HOME, (), "info"),
        ("posts/a.md", AT_HOME, (), "info"),
        ("a.md", AT_HOME, ("--profile", "news"), "warning"),
        ("a.md", AT_HOME, ("--profile", "default"), "warning"),
        ("a.md", AT_HOME, ("--select", "SRC001"), "warning"),
    ],
)
def test_a_report_owes_its_sources_and_what_may_be_an_essay_is_asked_for_them(
    desk: Desk, name: str, text: str, options: tuple[str, ...], level: str
) -> None:
    desk.write("copydesk.toml", "root = true\n")
    desk.write(name, f"# Bridges\n\n{text}")
    found = desk.run("check", "--format", "json", *options, name).json["files"][0]["findings"]
    assert [f["severity"] for f in found if f["rule_id"] == "SRC001"] == [level]


def test_a_configured_profile_keeps_its_levels(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\nprofile = "default"\n')
    desk.write("a.md", f"# Bridges\n\n{AT_HOME}")
    found = desk.run("check", "--format", "json", "a.md").json["files"][0]["findings"]
    assert [f["severity"] for f in found if f["rule_id"] == "SRC001"] == ["warning"]


def test_every_rule_of_sourcing_exists() -> None:
    rules = defaults()
    named = rules.catalogue.data("profile-signs.toml")["sourcing"]["rules"]
    assert all(rule_id in rules.catalogue.rules for rule_id in named)


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
    report = desk.run("check", "--format", "json", name).json
    file = report["files"][0]
    levels = [found["severity"] for found in file["findings"] if found["rule_id"] == "MET001"]
    assert levels == ([level] if level else [])
    coverage = report["coverage"]["rules"][file["coverage"]["rules"]]
    profile = {rule for row in coverage["not_run"] if row["reason"] == "profile" for rule in row["rules"]}
    assert ("MET001" in profile) == (level is None) == ("MET001" not in coverage["ran"])


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


SHOWN = " ".join(f"The tide_{name} of lock_{name}() is read from /etc/{name}.conf." for name in "abcdefgh")
HUMPS = "Keepers write:\n\nBerthMaster GateKeeper\nQuayHand PierGuard\nTideClerk LockHouse\n"


@pytest.mark.parametrize(
    ("name", "text", "levels"),
    [
        ("a.txt", f"{SHOWN}\n\n{HUMPS}", {"info"}),
        ("a.txt", f"{TEXT}\n\n{HUMPS}", {"error"}),
        ("a.txt", f"{TEXT * 60}\n\n{SHOWN}\n\n{HUMPS}", {"error"}),
    ],
)
def test_what_shapes_tell_is_a_note_in_a_plain_text_that_shows_code(
    desk: Desk, name: str, text: str, levels: set[str]
) -> None:
    desk.write("copydesk.toml", "root = true\n")
    desk.write(name, text)
    found = desk.run("check", "--format", "json", name).json["files"][0]["findings"]
    assert {f["severity"] for f in found if f["rule_id"] == "TBL001"} == levels


def test_a_rule_that_the_configuration_names_keeps_its_level_where_code_is_shown(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\n\n[rules]\nTBL001 = "error"\n')
    desk.write("a.txt", f"{SHOWN}\n\n{HUMPS}")
    found = desk.run("check", "--format", "json", "a.txt").json["files"][0]["findings"]
    assert {f["severity"] for f in found if f["rule_id"] == "TBL001"} == {"error"}


def test_an_error_stays_one_where_only_warnings_are_doubted(desk: Desk) -> None:
    desk.write("copydesk.toml", "root = true\n")
    desk.write("a.txt", f"{SHOWN}\n\nThe german harbour is deep, and a debian server counts its boats.\n")
    found = desk.run("check", "--format", "json", "a.txt").json["files"][0]["findings"]
    assert {f["text"]: f["severity"] for f in found if f["rule_id"] == "TYP006"} == {
        "german": "error",
        "debian": "info",
    }


def test_every_rule_that_is_doubted_where_code_is_shown_exists() -> None:
    rules = defaults()
    told = rules.catalogue.data("profile-signs.toml")["unmarked_code"]
    assert all(rule_id in rules.catalogue.rules for rule_id in (*told["rules"], *told["warnings"]))
