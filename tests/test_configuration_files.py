"""How configuration files join: nearest first, extended ones, overrides; which names are refused, and what
``copydesk config`` shows.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.base import tomltext
from copydesk.project.config import Configuration
from copydesk.project.configkeys import KEYS, ConfigError, Value, join

# -- joining -------------------------------------------------------------------------------------------------

WORDS = st.lists(st.sampled_from(["TYP", "TPG", "STY", "LNG"]), max_size=3).map(tuple)
FILES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "profile": st.sampled_from(["news", "blog", "wiki"]),
            "select": WORDS,
            "extend-select": WORDS,
            "words": WORDS,
            "fail-on": st.sampled_from(["info", "warning", "error", "never"]),
        },
    ),
    max_size=5,
)


@given(FILES)
def test_the_nearest_value_wins_and_lists_add_up(files: list[dict[str, object]]) -> None:
    layers = [
        {key: Value(value, f"{number}:{key}") for key, value in file.items()}
        for number, file in enumerate(files)
    ]
    joined = join(layers)
    for key in ("profile", "select", "fail-on"):
        having = [number for number, file in enumerate(files) if key in file]
        assert (key in joined) == bool(having)
        if having:
            assert joined[key] == layers[having[-1]][key]
    assert joined.get("words", Value((), "")).value == tuple(
        word
        for file in files
        for word in file.get("words", ())  # type: ignore[attr-defined]
    )
    anew = max((number for number, file in enumerate(files) if "select" in file), default=0)
    added = [word for file in files[anew:] for word in file.get("extend-select", ())]  # type: ignore[attr-defined]
    assert list(joined.get("extend-select", Value((), "")).value) == added
    for value in joined.values():
        assert len(value.sources()) >= 1
        if value.parts:
            assert value.origin == ", ".join(part.origin for part in value.parts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(["a/**", "a/b/**", "*.md", "x/**"]), st.integers(1, 99)), max_size=5)
)
def test_the_last_override_that_covers_an_article_wins(
    tmp_path: Path, overrides: list[tuple[str, int]]
) -> None:
    text = "root = true\nhorizon = 100\n" + "".join(
        f"[[overrides]]\npaths = ['{pattern}']\nhorizon = {value}\n" for pattern, value in overrides
    )
    (tmp_path / "copydesk.toml").write_text(text)
    covering = [value for pattern, value in overrides if pattern != "x/**"]
    found = Configuration().for_file(str(tmp_path / "a/b/c.md"))
    assert found.get("horizon") == (covering[-1] if covering else 100)


@given(
    st.recursive(
        st.one_of(st.text(), st.integers(-(2**40), 2**40), st.booleans()),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
def test_what_is_written_as_toml_is_read_back(thing: object) -> None:
    assert tomllib.loads(f"a = {tomltext.value(thing)}") == {"a": thing}


def test_each_key_works_in_an_override_or_is_refused(desk: Desk) -> None:
    """What holds for the file as a whole is refused in words; all else reaches the settings of the article."""
    written = {
        "root": "true",
        "profile": '"news"',
        "select": '["HSE"]',
        "ignore": '["HSE"]',
        "extend-select": '["HSE001"]',
        "extend-ignore": '["HSE001"]',
        "fail-on": '"never"',
        "max-bytes": "5",
        "max-seconds": "5",
        "baseline": '"b.json"',
        "words": '["Oban"]',
        "words-files": '["w.lst"]',
        "languages": '["de"]',
        "check-quotations": "true",
        "horizon": "9",
        "facts": '["f.toml"]',
        "bibliography": '["works.bib"]',
        "retractions": '["retracted.csv"]',
        "schemas": '{ "1" = "s.json" }',
        "readability": "false",
        "rules": '{ gizmo = "off" }',
        "extends": '"other.toml"',
        "packs": '["house"]',
        "exclude": '["x"]',
        "jobs": "2",
        "max-run-seconds": "5",
        "gate": "{}",
        "overrides": "[]",
        "stet": "[]",
    }
    assert written.keys() == KEYS.keys()
    for key, value in written.items():
        desk.write("copydesk.toml", f"root = true\n[[overrides]]\npaths = ['loud/**']\n{key} = {value}\n")
        if KEYS[key].in_override:
            found = Configuration()
            assert found.for_file("loud/a.md").get(key) is not None, key
            assert found.for_file("a.md").get(key) is None, key
        else:
            with pytest.raises(ConfigError, match=rf"copydesk\.toml:4: overrides\.{key}: cannot stand in"):
                Configuration().for_file("loud/a.md")


def test_levels_of_failure_baselines_and_sizes_by_path(desk: Desk) -> None:
    desk.write("loud/a.md", BAD)
    desk.write("old/a.md", BAD)
    desk.write("big/a.md", CLEAN)
    assert desk.run("baseline", "--baseline", "old.json", "old").code == 0
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE"]\n'
        '[[overrides]]\npaths = ["loud/**"]\nfail-on = "never"\n'
        '[[overrides]]\npaths = ["old/**"]\nbaseline = "old.json"\n'
        '[[overrides]]\npaths = ["big/**"]\nmax-bytes = 3\n',
    )
    assert desk.run("check", "loud", "old").code == 0
    assert desk.run("check", "big").code == 2


# -- extend-select, extend-ignore ----------------------------------------------------------------------------


def fired(desk: Desk, *options: str, name: str = "news/a.md") -> set[str]:
    desk.write(name, "# A title\n\nThe gizmo is a forbidden word, said teh man.\n")
    (file,) = desk.run("check", "--format", "json", *options, name).json["files"]
    return {finding["rule_id"] for finding in file["findings"] if finding.get("status", "open") == "open"}


def test_rules_are_added_to_what_farther_files_say(desk: Desk) -> None:
    assert fired(desk) == {"HSE001", "HSE002"}
    desk.write("news/copydesk.toml", 'extend-select = ["TYP001"]\n')
    assert fired(desk) == {"HSE001", "HSE002", "TYP001"}
    desk.write("news/copydesk.toml", 'extend-select = ["TYP001"]\nextend-ignore = ["gizmo"]\n')
    assert fired(desk) == {"HSE002", "TYP001"}
    assert fired(desk, "--extend-ignore", "forbidden") == {"TYP001"}
    assert fired(desk, "--extend-select", "HSE001") == {"HSE002", "TYP001"}  # ignored stays ignored
    assert fired(desk, "--select", "HSE") == {"HSE002"}  # the command line begins anew
    desk.write("news/copydesk.toml", 'select = ["TYP001"]\n')
    assert fired(desk) == {"TYP001"}
    desk.write("news/deep/copydesk.toml", 'ignore = ["TYP001"]\nextend-select = ["HSE002"]\n')
    assert fired(desk, name="news/deep/a.md") == {"HSE002"}


def test_a_rule_that_does_not_run_by_default_is_added_without_a_selection(desk: Desk) -> None:
    off = (
        (desk.folder / "house/HSE001-gizmo.toml")
        .read_text()
        .replace("version = 1", "version = 1\nenabled = false")
    )
    desk.write("house/HSE001-gizmo.toml", off)
    base = 'root = true\npacks = ["house"]\nignore = ["TYP", "LNG", "MET", "STR", "SRC", "CLM"]\n'
    desk.write("copydesk.toml", base)
    assert fired(desk) == {"HSE002"}
    desk.write("copydesk.toml", base + 'extend-select = ["gizmo"]\n')
    assert fired(desk) == {"HSE001", "HSE002"}


# -- names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select = ['HSE', 'TYP01']", "copydesk.toml:3: select: no rule, category or tag 'TYP01'; the beginning"),
        ("ignore = ['TYP0']", "copydesk.toml:3: ignore: no rule, category or tag 'TYP0'"),
        ("ignore = ['T']", "a family is named by its three letters"),
        ("extend-ignore = ['typ']", "copydesk.toml:3: extend-ignore: no rule, category or tag 'typ'; did you mean 'TYP'?"),
        ("extend-select = ['gizmoo']", "copydesk.toml:3: extend-select: no rule, category or tag 'gizmoo'; did you mean 'gizmo'?"),
        ("[rules]\nTYP01 = 'off'", "copydesk.toml:4: rules.TYP01: no rule, category or tag 'TYP01'"),
        ("[gate]\nmay-not-silence = ['AIL0']", "copydesk.toml:4: gate.may-not-silence: no rule"),
        ("[gate]\nmay-not-silense = ['AIL']", "copydesk.toml:4: gate.may-not-silense: unknown key; did you mean"),
        ("[gate]\nnested = 'no'", "copydesk.toml:4: gate.nested: must be one of count, ignore, not 'no'"),
        ("languages = ['english']", "copydesk.toml:3: languages: no language 'english'; did you mean “en”?"),
        ("languages = ['en', 'qq']", "copydesk.toml:3: languages: no language 'qq'"),
        ("languages = ['en GB']", "copydesk.toml:3: languages: no language 'en GB'"),
        ("fail-on = 'warnings'", "copydesk.toml:3: fail-on: must be one of info, warning, error, never, not 'warnings'; did you mean “warning”?"),
        ("extends = 'nowhere.toml'", "copydesk.toml:3: extends: no such file: nowhere.toml"),
        ("words-files = ['nowhere.txt']", "copydesk.toml:3: words-files: nowhere.txt cannot be read"),
        ("words = ['']", "copydesk.toml:3: words: holds an empty string"),
    ],
)  # fmt: skip
def test_a_name_that_is_none_is_an_error_with_its_place(desk: Desk, text: str, message: str) -> None:
    desk.write("copydesk.toml", f"root = true\npacks = ['house']\n{text}\n")
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert (result.code, message in result.err) == (2, True), result.err
    assert desk.run("config", "a.md").code == 2


@pytest.mark.parametrize("tag", ["en", "en-GB", "pt-BR", "zh-Hant-TW", "EN-us", "cy"])
def test_language_tags_are_taken(desk: Desk, tag: str) -> None:
    desk.write("copydesk.toml", f"root = true\nlanguages = ['{tag}']\n")
    assert desk.run("config", "a.md").code == 0


def test_the_command_line_is_held_to_the_same_names(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    result = desk.run("check", "--select", "TYP01", "a.md")
    assert (result.code, "command line: select: no rule, category or tag 'TYP01'" in result.err) == (2, True)


def test_a_value_of_any_size_is_shown_in_one_line(desk: Desk) -> None:
    desk.write("copydesk.toml", "root = [" + "'x', " * 5000 + "]\n")
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert result.code == 2 and len(result.err) < 300


# -- extends -------------------------------------------------------------------------------------------------


def test_a_file_takes_over_what_it_extends(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\nextends = "shared/house.toml"\nwords = ["Iona"]\n')
    desk.write(
        "shared/house.toml",
        'extends = "base.toml"\npacks = ["../house"]\nselect = ["HSE"]\nfail-on = "warning"\n'
        'exclude = ["drafts/"]\nwords-files = ["names.lst"]\n[[overrides]]\npaths = ["lax/**"]\nfail-on = "never"\n',
    )
    desk.write("shared/base.toml", 'fail-on = "info"\nhorizon = 9\nwords = ["Mull"]\n')
    desk.write("shared/names.lst", "Oban\n")
    desk.write("shared/words.txt", "Tiree\n")
    desk.write("a.md", WARN)
    desk.write("drafts/b.md", WARN)
    desk.write("lax/c.md", WARN)
    found = Configuration().for_file("a.md")
    assert (found.get("fail-on"), found.get("horizon")) == ("warning", 9)
    assert set(found.words) == {"Mull", "Iona", "Oban", "Tiree"}
    assert found.get("words") == ("Mull", "Iona")
    result = desk.run("check", "--format", "json", ".").json
    assert [file["path"] for file in result["files"]] == ["a.md", "lax/c.md"]  # patterns count from here
    assert desk.run("check", "a.md").code == 1 and desk.run("check", "lax").code == 0
    out = desk.run("config", "lax/c.md").out
    assert "# read: copydesk.toml, which extends shared/house.toml, which extends shared/base.toml\n" in out
    assert 'fail-on = "never"  # shared/house.toml:9' in out


def test_what_is_extended_is_farther_than_the_file_and_nearer_than_the_folder_above(tmp_path: Path) -> None:
    for name, text in {
        "copydesk.toml": "root = true\nhorizon = 1\njobs = 1\nmax-bytes = 1\n",
        "in/copydesk.toml": "extends = 'base.toml'\nhorizon = 3\n",
        "in/base.toml": "horizon = 2\njobs = 2\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    found = Configuration().for_file(str(tmp_path / "in/a.md"))
    assert [found.get(key) for key in ("horizon", "jobs", "max-bytes")] == [3, 2, 1]


@pytest.mark.parametrize(
    "way", [["copydesk.toml"], ["b.toml", "copydesk.toml"], ["b.toml", "c.toml", "b.toml"]]
)
def test_files_that_extend_each_other_are_refused(desk: Desk, way: list[str]) -> None:
    here = "copydesk.toml"
    for name in way:
        desk.write(here, f"extends = '{name}'\n" + ("root = true\n" if here == "copydesk.toml" else ""))
        here = name
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert result.code == 2
    assert f"extends: files that extend each other: {' → '.join(['copydesk.toml', *way])}" in result.err


@pytest.mark.parametrize("name", ["../secret.toml", "link.toml", "{outside}"])
def test_nothing_outside_the_project_is_extended(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.toml"
    outside.write_text("token-of-the-house = 'x'\n")
    project = desk.folder / "project"
    project.mkdir()
    (desk.folder / "secret.toml").write_text("token-of-the-house = 'x'\n")
    (desk.folder / "copydesk.toml").unlink()
    (project / "link.toml").symlink_to(outside)
    (project / "copydesk.toml").write_text(f"root = true\nextends = '{name.format(outside=outside)}'\n")
    (project / "a.md").write_text(CLEAN)
    result = desk.run("check", "project/a.md")
    assert result.code == 2
    assert "project/copydesk.toml:2: extends: " in result.err and "lies outside the project" in result.err
    assert "token" not in result.err + result.out


def test_a_configuration_that_is_a_link_out_of_the_project_is_not_read(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "credentials.toml"
    outside.write_text("token-of-the-house = 'x'\n")
    (desk.folder / "copydesk.toml").unlink()
    (desk.folder / "copydesk.toml").symlink_to(outside)
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert (result.code, "copydesk.toml: a link that leads out of the project" in result.err) == (2, True)
    assert "token" not in result.err


@pytest.mark.parametrize("name", ["words", "base"])
def test_pipes_and_devices_are_no_files(desk: Desk, name: str) -> None:
    os.mkfifo(desk.folder / "pipe")
    key = 'words-files = ["pipe"]' if name == "words" else 'extends = "pipe"'
    desk.write("copydesk.toml", f"root = true\n{key}\n")
    desk.write("a.md", CLEAN)
    assert desk.run("check", "a.md").code == 2
    if name == "words":
        (desk.folder / "words.txt").symlink_to("/dev/zero")
        desk.write("copydesk.toml", "root = true\n")
        assert desk.run("check", "a.md").code == 0


PATH_KEYS = {
    "extends": "{}",
    "packs": '["{}"]',
    "baseline": '"{}"',
    "words-files": '["{}"]',
    "facts": '["{}"]',
    "bibliography": '["{}"]',
    "retractions": '["{}"]',
    "schemas": '{{ "3.1" = "{}" }}',
}


def test_every_key_that_names_a_path_is_looked_at() -> None:
    assert PATH_KEYS.keys() == {key for key, spec in KEYS.items() if spec.type in ("path", "paths", "files")}


@pytest.mark.parametrize("key", PATH_KEYS)
@pytest.mark.parametrize("way", ["..", "link", "absolute"])
def test_no_key_of_a_configuration_that_was_found_leads_out_of_the_project(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, key: str, way: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "file").write_text("token\n")
    (desk.folder / "link").symlink_to(outside)
    name = {"..": os.path.relpath(outside, desk.folder), "link": "link", "absolute": str(outside)}[way]
    value = PATH_KEYS[key].format(f"{name}/file")
    line = f"{key} = {value if key != 'extends' else repr(f'{name}/file')}\n"
    written = ["root = true\n" + line]
    if KEYS[key].in_override:
        written.append("root = true\n[[overrides]]\npaths = ['*']\n" + line)
    for text in written:
        desk.write("copydesk.toml", text)
        with pytest.raises(ConfigError, match=rf"{key}: .*file lies outside the project \(.*\); only"):
            Configuration().for_file("a.md")
    if key not in ("extends",):
        assert Configuration("copydesk.toml").for_file("a.md").get(key) or KEYS[key].in_override


def test_the_command_line_may_lead_out_of_the_project(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "copydesk.toml").write_text(f"packs = ['{desk.folder}/house']\nselect = ['HSE']\n")
    desk.write("copydesk.toml", "root = true\n")
    desk.write("a.md", BAD)
    assert "HSE002" in desk.run("check", "--config", str(outside / "copydesk.toml"), "a.md").out
    (outside / "pack").mkdir()
    (outside / "pack/HSE001-gizmo.toml").write_text((desk.folder / "house/HSE001-gizmo.toml").read_text())
    desk.write("b.md", WARN)
    assert "HSE001" in desk.run("check", "--pack", str(outside / "pack"), "--select", "HSE", "b.md").out


# -- words.txt -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", [".", "news", "elsewhere"])
@pytest.mark.parametrize("configured", [True, False])
def test_words_of_the_project_are_found_from_any_folder(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, start: str, configured: bool
) -> None:
    """The message says “put it into the project word list (words.txt)”: no configuration is needed for that."""
    (desk.folder / ".git").mkdir()
    if not configured:
        (desk.folder / "copydesk.toml").unlink()
    else:
        desk.write("copydesk.toml", "root = true\n")
    desk.write("words.txt", "glorbish\n")
    desk.write("news/words.txt", "fynboss # a plant\n")
    desk.write("news/a.md", "# Plants\n\nThe glorbish shed beside a fynboss hedge is old.\n")
    desk.write("b.md", "# Plants\n\nThe glorbish shed beside a fynboss hedge is old.\n")
    (desk.folder / "elsewhere").mkdir()
    monkeypatch.chdir(desk.folder / start)
    report = desk.run("check", "--select", "TYP001", "--format", "json", str(desk.folder)).json
    found = {Path(file["path"]).name: [one["text"] for one in file["findings"]] for file in report["files"]}
    assert found == {"a.md": [], "b.md": ["fynboss"]}
    assert (
        desk.run("check", "--isolated", "--select", "TYP001", "--fail-on", "info", str(desk.folder)).code == 1
    )


# -- config --------------------------------------------------------------------------------------------------


def test_config_prints_a_configuration(desk: Desk) -> None:
    """What it prints is read by a TOML parser, and as a configuration it comes to the same."""
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nprofile = "news"\nexclude = ["drafts/"]\nbaseline = "known.json"\n'
        '[rules]\nTYP001 = { level = "error", unknown = false }\n"gizmo" = "off"\n'
        '[gate]\nrefuse = ["all"]\n[[stet]]\npath = "a.md"\nfingerprint = "f"\nreason = "an \\"x\\"\\u0007"\n',
    )
    desk.write("news/copydesk.toml", 'exclude = ["!x.md", "y/z.md"]\nwords = ["Oban"]\nfail-on = "warning"\n')
    out = desk.run("config", "--ignore", "STY", "news/a.md").out
    shown = tomllib.loads(out)
    assert shown["exclude"] == ["drafts/", "!/news/**/x.md", "/news/y/z.md"]
    assert shown["rules"] == {"TYP001": {"level": "error", "unknown": False}, "gizmo": "off"}
    assert shown["stet"] == [{"path": "a.md", "fingerprint": "f", "reason": 'an "x"\u0007'}]
    assert (
        "\u0007" not in out
        and "Value(" not in out
        and "Stet(" not in out
        and "(" not in out.split("[rules]")[1]
    )
    assert 'ignore = ["STY"]  # command line' in out
    assert 'fail-on = "warning"  # news/copydesk.toml:3' in out and "max-bytes = 10000000  # default" in out
    desk.write("news/copydesk.toml", "root = false\n")
    desk.write("copydesk.toml", "root = true\n" + out)
    again = Configuration().for_file("news/a.md")
    before = {
        key: value
        for key, value in shown.items()
        if key not in ("exclude", "rules", "stet", "gate", "packs", "baseline", "ignore")
    }
    assert {key: again.get(key) if not isinstance(again.get(key), tuple) else list(again.get(key)) for key in before} == before  # fmt: skip


def test_config_says_what_does_not_count(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\n[gate]\nnested = "ignore"\n')
    desk.write("news/copydesk.toml", 'fail-on = "never"\n')
    out = desk.run("config", "news/a.md").out
    assert '# not read: news/copydesk.toml (nested = "ignore" in the gate of copydesk.toml)' in out
    assert 'fail-on = "error"  # default' in out


def test_config_says_what_a_gate_holds_back(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\n[gate]\nmay-not-silence = ["AIL"]\n')
    desk.write("news/copydesk.toml", 'words = ["Oban"]\nexclude = ["*"]\n')
    out = desk.run("config", "news/a.md").out
    assert "# does not count below a gate: news/copydesk.toml:2: exclude\n" in out
    assert 'words = ["Oban"]' in out and "exclude =" not in out
