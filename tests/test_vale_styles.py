"""Packs of Vale styles: where they are looked for, scopes, vocabularies, .vale.ini, reports, and hostile files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from desk import Desk
from valestyles import found, outcome, style

from copydesk.catalogue import catalogue
from copydesk.catalogue.vale.valeini import glob_fits


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, monkeypatch, capsys)


def scoped(scope: str, token: str = "XXX") -> str:
    return f"extends: existence\nmessage: \"'%s'\"\nscope: {scope}\ntokens: [{token}]\n"


ARTICLE = """\
# Title XXX

## Second XXX with `XXX`

Plain XXX, [link XXX](https://example.org/XXX), **strong XXX** and *soft XXX*. Sentence two XXX.
A second line XXX.

> Quoted XXX.

- Item XXX

| Head XXX | B |
|---|---|
| Cell XXX | b |

![Picture XXX](p.png)

```
code XXX
```
"""


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        ("heading", ["1:9", "3:11"]),
        ("heading.h2", ["3:11"]),
        ("[heading.h1, heading.h2]", ["1:9", "3:11"]),
        ("blockquote", ["8:10"]),
        ("list", ["10:8"]),
        ("table", ["12:8", "14:8"]),
        ("table.header", ["12:8"]),
        ("table.cell", ["14:8"]),
        ("alt", ["16:11"]),
        ("link", ["5:18"]),
        ("strong", ["5:58"]),
        ("emphasis", ["5:74"]),
        ("code", ["3:21"]),
        ("paragraph", ["5:7", "5:18", "5:58", "5:74", "5:93", "6:15"]),
        ("sentence", ["5:7", "5:18", "5:58", "5:74", "5:93", "6:15"]),
        ("'text & ~heading & ~table'", ["5:7", "5:18", "5:58", "5:74", "5:93", "6:15", "8:10", "10:8", "16:11"]),
        ("'~heading.h1 & heading'", ["3:11"]),
        ("'~blockquote & ~list & ~table & ~heading & ~alt'", ["5:7", "5:18", "5:58", "5:74", "5:93", "6:15"]),
        ("summary", ["5:7", "5:18", "5:58", "5:74", "5:93", "6:15", "8:10", "10:8"]),
        ("text.md", ["1:9", "3:11", "5:7", "5:18", "5:58", "5:74", "5:93", "6:15", "8:10", "10:8", "12:8", "14:8",
                     "16:11"]),
        ("text.html", []),
    ],
)  # fmt: skip
def test_scopes(tmp_path: Path, scope: str, places: list[str]) -> None:
    assert found(style(tmp_path, Rule=scoped(scope)), ARTICLE) == [f"{place}:'XXX'" for place in places]


def test_the_stored_text_is_read_raw(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: \"'%s'\"\nscope: raw\nraw: ['^#+ .*\\*', '|^```$']\n"
    assert found(style(tmp_path, Rule=rule), "# A *b*\n\n## C\n\n```\nx\n```\n") == [
        "1:1:'# A *b*'",
        "5:1:'```'",
        "7:1:'```'",
    ]


def test_scopes_of_html_and_text(tmp_path: Path) -> None:
    page = (
        "<h1>One XXX</h1><p>Two <b>XXX</b> &amp; <a href='u'>XXX</a></p><ul><li>XXX</ul>"
        "<table><tr><th>XXX</th><td>XXX</td></tr></table><img alt='XXX' src='a.png'>"
    )
    for scope, count in (
        ("heading", 1),
        ("strong", 1),
        ("link", 1),
        ("list", 1),
        ("table.header", 1),
        ("alt", 1),
    ):
        assert len(found(style(tmp_path, Rule=scoped(scope)), page, "html")) == count, scope
    assert found(style(tmp_path, Rule=scoped("text")), "A XXX.\n\nB XXX.\n", "text") == [
        "1:3:'XXX'",
        "3:3:'XXX'",
    ]


def test_code_and_addresses_are_no_text(tmp_path: Path) -> None:
    text = "See `utilize` and https://example.org/utilize or <https://e.org/utilize>.\n\n    utilize\n"
    assert found(style(tmp_path, Rule=scoped("text", "utilize")), text) == []


def vocabulary(folder: Path, place: str = "config/vocabularies/Base") -> Path:
    """Write a style with a vocabulary beside it."""
    house = style(
        folder,
        Caps="extends: existence\nmessage: \"'%s'\"\ntokens: ['[A-Z]{2,}']\n",
        All="extends: existence\nmessage: \"all '%s'\"\nvocab: false\ntokens: ['[A-Z]{3,}']\n",
    )
    target = house.parent / place
    target.mkdir(parents=True)
    (target / "accept.txt").write_text(
        "# ours\nNATO\nMastodon\n(?i)gnu\nmea CULPA\n(open\n", encoding="utf-8"
    )
    (target / "reject.txt").write_text("utilize\n[Ss]imply\n", encoding="utf-8")
    return house


@pytest.mark.parametrize("place", ["config/vocabularies/Base", "Vocab/Base"])
def test_vocabularies_excuse_and_forbid(tmp_path: Path, place: str) -> None:
    house = vocabulary(tmp_path, place)
    text = "NATO, GNU and WHO utilize mastodon. Simply mea CULPA.\n"
    assert found(house, text) == [
        "1:1:all 'NATO'",
        "1:7:all 'GNU'",
        "1:15:all 'WHO'",
        "1:15:'WHO'",
        "1:19:Avoid using 'utilize'.",
        "1:27:Use 'Mastodon' instead of 'mastodon'.",
        "1:37:Avoid using 'Simply'.",
        "1:48:all 'CULPA'",
    ]
    loaded = catalogue.load([f"vale:{house}"])
    assert any(
        "accept.txt:6: the expression “(open” cannot be read" in note for note in loaded.styles[0].notes
    )


INI = """\
StylesPath = styles
MinAlertLevel = warning
Vocab = Base

[formats]
mdx = md

[*]
BasedOnStyles = House

[*.{md,txt}]
House.Quiet = NO
House.Loud = suggestion
TokenIgnores = (x)

[docs/*.md]
BasedOnStyles = House, Vale
House.Word = error
"""


def configured(folder: Path, ini: str = INI) -> str:
    rule = "extends: existence\nmessage: \"{} '%s'\"\nlevel: {}\ntokens: [gizmo]\n"
    vocabulary(folder)
    style(
        folder,
        Caps="extends: existence\nmessage: x\ntokens: [nothing]\n",
        All="extends: existence\nmessage: x\ntokens: [nothing]\n",
        Quiet=rule.format("quiet", "error"),
        Loud=rule.format("loud", "error"),
        Word=rule.format("word", "warning"),
        Hint=rule.format("hint", "suggestion"),
    )
    (folder / ".vale.ini").write_text(ini, encoding="utf-8")
    return str(folder / ".vale.ini")


def test_the_configuration_of_vale_says_what_runs_where(tmp_path: Path) -> None:
    path = configured(tmp_path)
    text = "A gizmo utilize the the reserch.\n"
    plain = found(path, text, path=str(tmp_path / "a.md"))
    # MinAlertLevel leaves out what is a suggestion; Vale's own rules run where the style Vale is asked for.
    assert plain == ["1:3:word 'gizmo'"]
    assert found(path, text, path=str(tmp_path / "a.rst")) == ["1:3:quiet 'gizmo'", "1:3:word 'gizmo'"]
    assert found(path, text, path=str(tmp_path / "a.mdx")) == ["1:3:word 'gizmo'"]
    assert found(path, text, path=str(tmp_path / "docs" / "a.md")) == [
        "1:3:word 'gizmo'",
        "1:9:Avoid using 'utilize'.",
        "1:17:'the' is repeated!",
        "1:25:Did you really mean 'reserch'?",
    ]
    graded = outcome(path, text, path=str(tmp_path / "a.md"))
    assert [(f.rule_id, f.severity) for f in graded.findings] == [("House.Word", "error")]
    reasons = {skip.rule: (skip.reason, skip.detail) for skip in graded.skipped}
    assert reasons["House.Quiet"] == ("configuration", "the configuration of Vale does not ask for it here")
    assert reasons["House.Hint"][1].startswith("its level is below MinAlertLevel = warning")
    notes = catalogue.load([f"vale:{path}"]).styles[0].notes
    assert f"{path}:14: TokenIgnores is not followed: the text that it hides is read" in notes


def test_a_broken_configuration_is_named(tmp_path: Path) -> None:
    path = configured(
        tmp_path, "StylesPath = styles\nMinAlertLevel = loud\nnonsense\n[*]\nBasedOnStyles = House, Gone\n"
    )
    notes = catalogue.load([f"vale:{path}"]).styles[0].notes
    assert [note.removeprefix(path) for note in notes] == [
        ":3: is neither a section nor “key = value”",
        ":1: MinAlertLevel: “loud” is none of suggestion, warning, error",
        f": there is no style “Gone” in {tmp_path / 'styles'}",
    ]


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("*.md", "docs/a.md", True),
        ("*.{md,txt}", "a.txt", True),
        ("*.{md,txt}", "a.rst", False),
        ("docs/**/*.md", "docs/x/y/a.md", True),
        ("docs/?.md", "docs/ab.md", False),
        ("[a-c]*.md", "b.md", True),
        ("[!a-c]*.md", "b.md", False),
        ("*a*a*a*a*a*a*a*a*a*a*b", "a" * 400, False),
        ("{a,b}{c,d}{e,f}", "bdf", True),
        ("[", "[", True),
    ],
)
def test_patterns_for_files(pattern: str, name: str, fits: bool) -> None:
    assert glob_fits(pattern, name) is fits


def test_a_project_names_styles_and_users_choose_among_their_rules(desk: Desk) -> None:
    style(
        desk.folder,
        Gizmo=scoped("text", "gizmo"),
        Device="extends: existence\nmessage: x\ntokens: [device]\n",
    )
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["vale:styles/House"]\nselect = ["House"]\n[rules]\nHouse.Gizmo = "error"\n',
    )
    desk.write(
        "a.md", "# A title\n\nA gizmo, a device.\n\nA gizmo <!-- stet House.Gizmo: the firm's word -->\n"
    )
    result = desk.run("check", "-q", "a.md")
    assert (result.code, result.out.splitlines()) == (
        1,
        [
            "a.md:3:3: error House.Gizmo house-gizmo: 'gizmo'",
            "a.md:3:12: warning House.Device house-device: x",
        ],
    )
    assert "House.Device" not in desk.run("check", "-q", "--ignore", "house.device", "a.md").out
    only = desk.run("check", "-q", "--select", "house-gizmo", "a.md").out
    assert "House.Gizmo" in only and "Device" not in only
    assert "A gizmo" not in desk.run("explain", "House.Gizmo").err
    assert desk.run("explain", "house.gizmo").out.startswith("# House.Gizmo house-gizmo\n")
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["vale:styles/House"]\n[rules]\n"House.Gizmo" = "off"\nHouse = "info"\n',
    )
    assert "House" not in desk.run("check", "-q", "a.md").out
    unknown = desk.run("check", "--select", "House.Gizmos", "a.md")
    assert unknown.code == 2 and "did you mean 'House.Gizmo'?" in unknown.err.replace("“", "'").replace(
        "”", "'"
    )


def test_the_report_is_valid_and_says_what_did_not_run(desk: Desk) -> None:
    style(desk.folder, Gizmo=scoped("text", "gizmo"), Script="extends: script\nmessage: x\nscript: y\n")
    desk.write("a.md", "# A title\n\nA gizmo.\n")
    arguments = (
        "check",
        "--no-config",
        "--pack",
        "vale:styles/House",
        "--select",
        "House",
        "--format",
        "json",
        "a.md",
    )
    first = desk.run(*arguments)
    assert first.code == 0 and first.err == ""
    report = first.json
    assert [f["rule_id"] for f in report["files"][0]["findings"]] == ["House.Gizmo"]
    told = json.dumps(report["coverage"])
    assert '"unfit"' in told and "it is a script (Tengo), which is not run" in told
    assert {"name": "vale:House"}.items() <= report["ruleset"]["packs"][1].items()
    assert desk.run(*arguments).out == first.out
    # A style that has changed is read again.
    style(desk.folder, Gizmo=scoped("text", "title"))
    changed = desk.run(*arguments).json
    assert [f["text"] for f in changed["files"][0]["findings"]] == ["title"]


def test_fixes_of_styles_are_written_when_asked_for_only(desk: Desk) -> None:
    rule = """
        extends: substitution
        message: "Use '%s' instead of '%s'"
        action: {name: replace}
        swap:
          gizmo: device
    """
    style(desk.folder, Gizmo=rule)
    path = desk.write("a.md", "# A title\n\nA gizmo, a *giz*mo.\n")
    desk.run("fix", "--no-config", "--pack", "vale:styles/House", "--select", "House", "a.md")
    assert "A gizmo, a *giz*mo." in path.read_text()
    desk.run(
        "fix", "--unsafe-fixes", "--no-config", "--pack", "vale:styles/House", "--select", "House", "a.md"
    )
    assert "A device, a *giz*mo." in path.read_text()


def test_hostile_files_harm_nothing(desk: Desk) -> None:
    house = style(
        desk.folder,
        Bomb="a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nextends: existence\nmessage: x\ntokens: *c\n",
        Deep="x: " + "[" * 3000 + "]" * 3000 + "\n",
        Loop="extends: existence\nmessage: x\ntokens: &t [a, *t]\n",
        Esc='extends: existence\nmessage: "\\e[2J %s ::error::{x}"\ntokens: [gizmo]\n',
        Key="? [a, b]\n: c\n",
    )
    (house / "Bytes.yml").write_bytes(b"\xff\xfe\x00extends")
    (house / "odd \x1b[31m name.yml").write_text("extends: existence\nmessage: odd\ntokens: [gizmo]\n")
    os.mkfifo(house / "Pipe.yml")
    (house / "Link.yml").symlink_to("/etc/passwd")
    (house / "Gone.yml").symlink_to(house / "nowhere")
    desk.write("a.md", "# A title\n\nA gizmo.\n")
    arguments = ("--no-config", "--pack", "vale:styles/House", "--select", "House")
    checked = desk.run("check", "-q", *arguments, "a.md")
    assert checked.code == 0 and "\x1b" not in checked.out + checked.err
    assert checked.out.count("gizmo") == 1 and "odd" in checked.out
    listed = desk.run("pack", "check", "vale:styles/House")
    assert "\x1b" not in listed.out and "root:" not in listed.out
    for rule, why in (
        ("Bomb", "the key “a” is not known"),
        ("Deep", "is not valid YAML"),
        ("Loop", "nested too deep"),
        ("Key", "has a key that is no text"),
        ("Bytes", "is not UTF-8 text"),
        ("Pipe", "cannot be read: not a regular file"),
        ("Link", "lies outside of"),
    ):
        assert any(f"House.{rule} is not run" in line and why in line for line in listed.out.splitlines()), (
            rule
        )


@pytest.mark.parametrize("spec", ["vale:", "vale:nothing", "vale:empty", "vale:../../etc"])
def test_what_is_no_style_is_a_usage_error(desk: Desk, spec: str) -> None:
    (desk.folder / "empty").mkdir()
    desk.write("a.md", "# A title\n\nWords.\n")
    result = desk.run("check", "--no-config", "--pack", spec, "a.md")
    assert result.code == 2 and "Vale style" in result.err


def test_articles_of_any_text_do_not_break_a_rule_of_any_kind(tmp_path: Path) -> None:
    house = style(
        tmp_path,
        A=scoped("text", "x"),
        B="extends: capitalization\nmessage: '%s'\nscope: heading\nmatch: $title\n",
        C="extends: sequence\nmessage: '%s'\ntokens: [{tag: NN}, {pattern: is, skip: 3}]\n",
        D="extends: spelling\nmessage: '%s'\n",
        E="extends: repetition\nmessage: '%s'\ntokens: ['\\S+']\n",
        F="extends: metric\nmessage: '%s'\nformula: words / sentences\ncondition: '> 1'\n",
        G="extends: occurrence\nmessage: x\nscope: [raw, summary, code]\nmin: 2\ntoken: a\n",
        H="extends: conditional\nmessage: '%s'\nfirst: '\\b[A-Z]+\\b'\nsecond: '\\(([A-Z]+)\\)'\n",
        I="extends: consistency\nmessage: '%s'\neither: {a: b}\nscope: [text, raw]\n",
    )
    for text in (
        "",
        "\n",
        "#",
        "# \n",
        "a",
        "\ufeff# 1\n",
        "x\0y",
        "# É ﬁ İ ſ 𝒳\n\n*a* `b`\n",
        "|a|\n|-|\n|b|\n",
        "\ud800 a",
        "> - # x\n",
    ):
        assert outcome(house, text).crashed == ()


def test_a_configuration_of_vale_does_not_lead_out_of_its_project(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "project").mkdir()
    style(tmp_path, Rule=scoped("text"))
    (tmp_path / "project" / ".vale.ini").write_text("StylesPath = ../styles\n[*]\nBasedOnStyles = House\n")
    desk.write("a.md", "# A title\n\nXXX.\n")
    result = desk.run("check", "--no-config", "--pack", "vale:project", "a.md")
    assert result.code == 2 and "StylesPath leads out of" in result.err
    (tmp_path / ".git").mkdir()
    assert "XXX" in desk.run("check", "-q", "--no-config", "--pack", "vale:project", "a.md").out
