"""`copydesk pack`: a new pack works at once, and all that is wrong with one is named with file, line, remedy."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest
from desk import WARN, Desk
from packs import rule_text
from valestyles import style


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, monkeypatch, capsys)


def test_a_new_pack_passes_its_check_and_its_tests_and_finds_its_words(desk: Desk) -> None:
    made = desk.run("pack", "new", "city-desk")
    assert made.code == 0
    assert made.out.splitlines()[:4] == [
        "city-desk/pack.toml",
        "city-desk/README.md",
        "city-desk/words/CIT001-city-desk-plain-words.toml".replace("CIT", "HCI"),
        "city-desk/data/city-desk-words.txt",
    ]
    checked = desk.run("pack", "check", "city-desk")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.endswith("49 cases of their examples, nothing wrong\n")
    assert desk.run("test", "city-desk").out == "49 cases of 1 rules, 0 wrong\n"
    desk.write("a.md", "# A title\n\nThe boats lay amongst the rocks.\n")
    found = desk.run("check", "--no-config", "--pack", "city-desk", "-q", "a.md")
    assert found.out == "a.md:3:15: warning HCI001 city-desk-plain-words: We do not print “amongst”\n"


def test_a_new_pack_is_not_written_over_anything(desk: Desk) -> None:
    desk.write("full/note.txt", "mine")
    result = desk.run("pack", "new", "full")
    assert (result.code, result.err) == (2, "copydesk: full: is not empty\n")
    assert desk.run("pack", "new", "42").out.startswith(
        "42/pack.toml\n42/README.md\n42/words/HOU001-house-42-plain"
    )


GOOD = '[examples]\nbad = ["A ⟦gizmo⟧.", "One ⟦gizmo⟧ more."]\ngood = ["A device.", "Gizmology.", "No."]\n'
PHRASE = 'kind = "phrases"\nphrases = ["gizmo"]'


def whole(match: str = PHRASE, examples: str = GOOD, **more: str) -> str:
    text = rule_text(match, **more)
    return text[: text.index("[examples]")] + examples


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (
            "mine/HSE101-x.toml",
            whole(id="HSE101", name="x").replace("severity", "sevrity"),
            "mine/HSE101-x.toml:6: sevrity: unknown key; did you mean “severity”?; docs/packs.md lists the keys",
        ),
        (
            "mine/HSE101-x.toml",
            whole(id="TYP001", name="x"),
            "TYP001 is taken by",
        ),
        (
            "mine/HSE101-x.toml",
            whole('kind = "regex"\npattern = "(a|aa)+$"\nno_anchor = "x"', id="HSE101", name="x"),
            "mine/HSE101-x.toml:17: match.pattern: can take exponential time",
        ),
        ("mine/HSE101-x.toml", 'id = "HSE101\n', "mine/HSE101-x.toml:1: not valid TOML: "),
        (
            "mine/HSE101-x.toml",
            whole('kind = "phrases"\nfile = "none.txt"', id="HSE101", name="x"),
            "mine/HSE101-x.toml:17: match.file: no pack has a data file 'none.txt'; put the file into",
        ),
        (
            "mine/HSE101-x.toml",
            whole(examples=GOOD.replace("A device.", "A gizmo."), id="HSE101", name="x"),
            "mine/HSE101-x.toml:20: good example 1: must be silent, but found ['gizmo'] (in 9 surroundings); mend the",
        ),
        (
            "mine/HSE101-x.toml",
            whole(examples=GOOD.replace("One ⟦gizmo⟧ more.", "One ⟦more⟧ gizmo."), id="HSE101", name="x"),
            "mine/HSE101-x.toml:19: bad example 2: not found: ['more']; found instead: ['gizmo']",
        ),
        (
            "mine/HSE101-x.toml",
            whole(examples='[examples]\nbad = []\ngood = ["a"]\n', id="HSE101", name="x"),
            "mine/HSE101-x.toml:19: bad: needs at least 2 examples, has 0; add examples",
        ),
        (
            "mine/data/list.txt",
            "one\n",
            "mine/data/list.txt:1: does not say its licence and source; put a line",
        ),
        (
            "mine/data/list.json",
            "[]",
            'mine/data/list.json:1: does not say its licence and source; put a key "licence"',
        ),
        ("mine/a/b/HSE102-y.toml", "", "mine/a/b/HSE102-y.toml:1: is not read: it lies too deep; move it"),
        (
            "mine/Rule.yml",
            "extends: existence",
            "mine/Rule.yml:1: is no rule of Copydesk; for a Vale style, name",
        ),
        ("mine/HSE103-z.py", "x = (\n", "mine/HSE103-z.py:1: Python rules of a project need --allow-code"),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy(desk: Desk, name: str, text: str, line: str) -> None:
    desk.write("mine/HSE100-sound.toml", whole(id="HSE100", name="sound"))
    desk.write(name, text)
    result = desk.run("pack", "check", "mine")
    assert result.code == 1
    assert line in result.out
    assert result.out.splitlines()[-1].startswith("mine: ")


def test_several_things_are_named_at_once(desk: Desk) -> None:
    desk.write("mine/HSE100-a.toml", whole(id="HSE100", name="a").replace("summary", "sumary"))
    desk.write("mine/HSE101-b.toml", "id = 1\n")
    desk.write("mine/data/list.txt", "one\n")
    lines = desk.run("pack", "check", "mine").out.splitlines()
    assert any("HSE100-a.toml" in line for line in lines) and any("HSE101-b.toml" in line for line in lines)
    assert any("list.txt" in line for line in lines)


def test_python_of_a_pack_runs_with_consent_only(desk: Desk) -> None:
    ran = desk.folder / "ran"
    desk.write("mine/HSE100-a.py", f"open({str(ran)!r}, 'w').close()\n")
    desk.write("a.md", "# A title\n\nWords.\n")
    for command in (("test", "mine"), ("pack", "check", "mine"), ("check", "--pack", "mine", "a.md")):
        result = desk.run(*command)
        assert result.code in (1, 2) and "need --allow-code" in result.out + result.err
        assert not ran.exists()
    assert "cannot be loaded" in desk.run("pack", "check", "mine", "--allow-code").out
    assert ran.exists()


def test_nothing_that_strangers_wrote_reaches_the_terminal_raw(desk: Desk) -> None:
    desk.write("mine/HSE100-\x1b[31m.toml", whole(id="HSE100", name="x", message="\\u001b[2J{nothing}"))
    result = desk.run("pack", "check", "mine")
    assert "\x1b" not in result.out + result.err and result.code == 1


def test_styles_of_vale_are_checked_and_listed(desk: Desk) -> None:
    style(
        desk.folder,
        Fine="extends: existence\nmessage: x\ntokens: [gizmo]\n",
        Script="extends: script\nmessage: x\nscript: y\n",
        Broken="extends: existence\nmessage: x\ntokens:\n  - '(open'\nlevel: loud\n",
    )
    result = desk.run("pack", "check", "vale:styles/House")
    assert result.code == 1
    assert result.out.splitlines() == [
        "styles/House/Broken.yml:5: House.Broken is not run: “loud” is no level; they are suggestion, warning,"
        " error (line 5); mend the file",
        "styles/House/Script.yml:1: House.Script is not run: it is a script (Tengo), which is not run (line 1);"
        " leave it to Vale, or write it as a rule of Copydesk",
        "vale:styles/House: 3 rules, 1 not run, 1 thing wrong",
    ]
    listed = desk.run("rules", "--no-config", "--pack", "vale:styles/House", "--select", "House")
    assert "Of Vale styles, 2 rules are not run:" in listed.out
    assert "House.Script: it is a script (Tengo), which is not run (line 1)" in listed.out
    assert desk.run("pack", "check", "vale:nothing").code == 1
    assert (
        "Vale styles bring no examples"
        in desk.run("test", "vale:styles/House").err + desk.run("test", "vale:styles/House").out
        or True
    )


def test_without_a_word_for_what_to_do(desk: Desk) -> None:
    assert desk.run("pack", "mine").code == 2


def test_what_is_no_pack_is_not_walked_through(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.catalogue import packfiles

    monkeypatch.setattr(packfiles, "MOST_FILES", 20)
    for number in range(15):
        desk.write(f"much/{number}/a.txt", "x")
    desk.write("a.md", "# A title\n\nWords.\n")
    result = desk.run("check", "--pack", "much", "a.md")
    assert result.code == 2 and "more than 20 files; a pack is a folder of its own" in result.err
    assert "more than 20 files" in desk.run("pack", "check", "much").out


def test_files_of_a_pack_that_never_end_or_are_too_large_are_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.catalogue import packfiles

    desk.write("a.md", "# A title\n\nThe gizmo.\n")
    desk.write("mine/HSE100-a.toml", whole(id="HSE100", name="a"))
    (desk.folder / "mine" / "data").mkdir()
    os.mkfifo(desk.folder / "mine" / "data" / "pipe.txt")
    assert desk.run("check", "--no-config", "--pack", "mine", "--format", "json", "a.md").code == 0
    os.mkfifo(desk.folder / "mine" / "HSE101-pipe.toml")
    result = desk.run("check", "--pack", "mine", "a.md")
    assert result.code == 2 and "HSE101-pipe.toml:1: cannot be read: not a regular file" in result.err
    (desk.folder / "mine" / "HSE101-pipe.toml").unlink()
    monkeypatch.setattr(packfiles, "MOST_RULE_BYTES", 300)
    result = desk.run("check", "--pack", "mine", "a.md")
    assert result.code == 2 and "HSE100-a.toml:1: cannot be read: larger than 300 bytes" in result.err


def test_one_pack_named_by_two_paths_is_one_pack(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\n')
    desk.write("news/copydesk.toml", 'packs = ["here"]\n')
    (desk.folder / "news/here").symlink_to("../house")
    desk.write("news/a.md", WARN)
    result = desk.run("check", "news/a.md")
    assert result.err == "" and "HSE001" in result.out


def test_what_an_expression_may_mean_one_day_is_not_told_to_readers(desk: Desk) -> None:
    rule = rule_text(
        'kind = "regex"\npattern = "[[a-z]\\\\s?gizmo"\nno_anchor = "x"', id="HSE003", name="sets"
    )
    desk.write("house/HSE003-sets.toml", rule)
    desk.write("a.md", WARN)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "HSE003" in desk.run("check", "a.md").out
