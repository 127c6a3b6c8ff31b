"""The configuration: where it is found, how files join, where values came from, and what errors say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import CLEAN, WARN, Desk
from jsonschema import Draft202012Validator

from copydesk.catalogue.schemas import load
from copydesk.project.config import Configuration
from copydesk.project.configfile import load_layer
from copydesk.project.configkeys import KEYS, ConfigError


def settings(folder: Path, text: str, name: str = "copydesk.toml") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def test_the_nearest_file_wins_key_by_key(tmp_path: Path) -> None:
    settings(
        tmp_path,
        'root = true\nprofile = "news"\nwords = ["Oban"]\n[rules]\nTYP004 = "error"\nTYP001 = "info"\n',
    )
    settings(tmp_path / "opinion", 'profile = "blog"\nwords = ["Mull"]\n[rules]\nTYP004 = "off"\n')
    found = Configuration().for_file(str(tmp_path / "opinion" / "a.md"))
    assert found.get("profile") == "blog"
    assert found.get("words") == ("Oban", "Mull")
    assert {name: value.value for name, value in found.get("rules").items()} == {
        "TYP004": "off",
        "TYP001": "info",
    }
    assert Configuration().for_file(str(tmp_path / "a.md")).get("profile") == "news"


def test_origins_name_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings(tmp_path, 'root = true\n# a comment\nprofile = "news"\n')
    found = Configuration(given={"ignore": ("STY",)}).for_file("a.md")
    assert found.origin("profile") == "copydesk.toml:3"
    assert found.origin("ignore") == "command line"
    assert found.origin("select") == "default"


@pytest.mark.parametrize("stop", ["root", "git"])
def test_the_search_stops_at_root_and_at_a_repository(tmp_path: Path, stop: str) -> None:
    settings(tmp_path, 'profile = "news"\n')
    settings(tmp_path / "inner", "root = true\n" if stop == "root" else "languages = ['en']\n")
    if stop == "git":
        (tmp_path / "inner" / ".git").mkdir()
    found = Configuration().for_file(str(tmp_path / "inner" / "deep" / "a.md"))
    assert found.get("profile") is None
    assert found.root == str(tmp_path / "inner")


def test_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    settings(tmp_path, "[project]\nname = 'copydesk-articles'\n", "pyproject.toml")
    (tmp_path / ".git").mkdir()
    assert Configuration().for_file(str(tmp_path / "a.md")).files == ()
    settings(tmp_path, "[tool.copydesk]\nprofile = 'wiki'\n", "pyproject.toml")
    assert Configuration().for_file(str(tmp_path / "a.md")).get("profile") == "wiki"


def test_overrides_change_values_for_paths(tmp_path: Path) -> None:
    settings(
        tmp_path,
        'root = true\nprofile = "news"\n[[overrides]]\npaths = ["opinion/**", "*.txt"]\nprofile = "blog"\n'
        '[overrides.rules]\ngizmo = "off"\n',
    )
    configuration = Configuration()
    for name, profile in (
        ("a.md", "news"),
        ("opinion/x/a.md", "blog"),
        ("x/notes.txt", "blog"),
        ("opinion.md", "news"),
    ):
        assert configuration.for_file(str(tmp_path / name)).get("profile") == profile, name


def test_words_from_files_and_from_the_list(tmp_path: Path) -> None:
    settings(tmp_path, 'root = true\nwords = ["Oban"]\nwords-files = ["names.lst"]\n')
    (tmp_path / "words.txt").write_text("# names\nTobermory  # on Mull\n\n")
    (tmp_path / "names.lst").write_text("\ufeffIona\n", encoding="utf-8")
    shared = Configuration().for_file(str(tmp_path / "a.md")).shared()
    assert shared["words"] == ("Oban", "Tobermory", "Iona")
    assert shared["root"] == str(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("profil = 'news'\n", "copydesk.toml:1: profil: unknown key; did you mean “profile”?"),
        ("\nselect = 'TYP'\n", "copydesk.toml:2: select: must be a list, not 'TYP'"),
        ("select = [1]\n", "copydesk.toml:1: select: must hold strings only, not 1"),
        ("max-bytes = 0\n", "copydesk.toml:1: max-bytes: must be greater than 0, not 0"),
        ("max-bytes = true\n", "copydesk.toml:1: max-bytes: must be a whole number, not True"),
        (
            "fail-on = 'eror'\n",
            "copydesk.toml:1: fail-on: must be one of info, warning, error, never, not 'eror'",
        ),
        ("[rules]\nTYP001 = 'loud'\n", "copydesk.toml:2: rules.TYP001: unknown level 'loud'"),
        ("[rules]\nTYP001 = 3\n", "copydesk.toml:2: rules.TYP001: must be a level"),
        ("[rules.TYP001]\n\nlevel = 'warnin'\n", "copydesk.toml:1: rules.TYP001: unknown level 'warnin'"),
        ("[[overrides]]\nprofile = 'x'\n", "copydesk.toml:1: overrides: each override needs paths"),
        (
            "[[overrides]]\npaths = ['a']\nroot = true\n",
            "copydesk.toml:3: overrides.root: cannot stand in an override",
        ),
        ("[[stet]]\npath = 'a.md'\nfingerprint = 'f'\n", "copydesk.toml:1: stet: reason is missing"),
        (
            "[[stet]]\npath = 'a.md'\nfinger = 'f'\nreason = 'r'\n",
            "stet.finger: unknown key; did you mean “fingerprint”?",
        ),
        ("profile = \n", "copydesk.toml:1:11: not valid TOML"),
        ("profile = 'a'\nprofile = 'b'\n", "not valid TOML"),
        ("a = " + "[" * 5000, "copydesk.toml"),
    ],
)
def test_errors_name_file_line_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    settings(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_layer("copydesk.toml")
    assert message in str(caught.value)


def test_a_configuration_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_bytes(b"profile = 'a'\nwords = ['\xff']\n")
    with pytest.raises(
        ConfigError, match=r"copydesk\.toml:2: not valid TOML: it is not UTF-8 text \(byte 0xff\)"
    ):
        load_layer(str(tmp_path / "copydesk.toml"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[rules]\ngizmoo = 'error'\n",
            "copydesk.toml:5: rules.gizmoo: no rule, category or tag 'gizmoo'; did you mean 'gizmo'",
        ),
        ("[rules.gizmo]\nlimit = 3\n", "copydesk.toml:4: rules.gizmo: rule HSE001 has no option 'limit'"),
        ("profile = 'newz'\n", "copydesk.toml:4: profile: no profile 'newz'"),
        ("ignore = ['NOPE1']\n", "copydesk.toml:4: ignore: no rule, category or tag 'NOPE1'"),
    ],
)
def test_unknown_rules_and_profiles_are_named_with_their_place(desk: Desk, text: str, message: str) -> None:
    desk.write("copydesk.toml", "root = true\npacks = ['house']\nselect = ['HSE']\n" + text)
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert (result.code, message in result.err) == (2, True), result.err


def test_a_broken_configuration_stops_only_its_own_files(desk: Desk) -> None:
    desk.write("good/a.md", WARN)
    desk.write("bad/copydesk.toml", "nonsense = 1\n")
    desk.write("bad/b.md", WARN)
    result = desk.run("check", "--format", "json", "good", "bad")
    assert result.code == 2
    assert [file["path"] for file in result.json["files"]] == ["good/a.md"]
    assert [(skip["path"], skip["reason"]) for skip in result.json["skipped"]] == [
        ("bad/b.md", "configuration")
    ]
    assert "bad/copydesk.toml:1: nonsense: unknown key" in result.err


def test_a_broken_rule_file_is_named_with_line_and_key(desk: Desk) -> None:
    desk.write(
        "house/HSE009-broken.toml", (desk.folder / "house/HSE001-gizmo.toml").read_text() + "\nnonsense = 1\n"
    )
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert result.code == 2
    assert "HSE009-broken.toml" in result.err


def test_python_rules_of_a_project_need_allow_code(desk: Desk) -> None:
    desk.write("house/HSE003-code.py", "raise SystemExit('this must not run')\n")
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert result.code == 2
    assert "allow-code" in result.err


def test_a_named_configuration_replaces_the_search(desk: Desk) -> None:
    desk.write("a.md", WARN)
    desk.write("other.toml", 'packs = ["house"]\nselect = ["forbidden"]\n')
    assert "HSE001" not in desk.run("check", "--config", "other.toml", "a.md").out
    assert desk.run("check", "--config", "missing.toml", "a.md").code == 2
    assert "HSE001" not in desk.run("check", "--no-config", "a.md").out


def test_the_published_schema_and_the_decoder_know_the_same_keys() -> None:
    schema = load("config")
    assert list(schema["properties"]) == list(KEYS)
    override = schema["properties"]["overrides"]["items"]["properties"]
    assert set(override) == {"paths", *(key for key, spec in KEYS.items() if spec.in_override)}


def test_what_the_decoder_accepts_the_schema_accepts(tmp_path: Path) -> None:
    import tomllib

    text = (
        "root = true\nprofile = 'news'\nselect = ['TYP']\nignore = []\npacks = ['p']\nexclude = ['drafts/']\n"
        "fail-on = 'warning'\nmax-bytes = 5\nmax-seconds = 5\nmax-run-seconds = 5\njobs = 2\nbaseline = 'b.json'\nwords = ['Oban']\nwords-files = ['w']\n"
        "languages = ['en']\nhorizon = 30\nfacts = ['f.toml']\n"
        "bibliography = ['b.bib']\nretractions = ['r.csv']\nschemas = {'3.1' = 's.json'}\n"
        "extends = 'base.toml'\nextend-select = ['AIS']\nextend-ignore = ['LNG']\n"
        "readability = true\ncheck-quotations = true\n[rules]\nTYP001 = 'off'\nTYP004 = {level = 'error'}\n[[overrides]]\npaths = ['x']\nprofile = 'wiki'\n"
        "[[stet]]\npath = 'a.md'\nfingerprint = 'f'\nreason = 'r'\n"
        "[gate]\nmay-not-silence = ['AIL']\nrefuse = ['all', 'front-matter']\nnew-directives = 'ignore'\n"
        "nested = 'ignore'\n"
    )
    settings(tmp_path, text)
    layer = load_layer(str(tmp_path / "copydesk.toml"))
    assert layer is not None
    assert set(layer.values) == set(KEYS)
    raw = json.loads(json.dumps(tomllib.loads(text)))
    assert Draft202012Validator(load("config")).is_valid(raw)


def test_files_of_one_run_have_the_rules_of_their_own_settings(desk: Desk) -> None:
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE"]\n[[overrides]]\npaths = ["loud/*"]\n'
        '[overrides.rules]\ngizmo = "error"\n[[overrides]]\npaths = ["quiet/*"]\n[overrides.rules]\ngizmo = "off"\n',
    )
    for name in ("a.md", "loud/a.md", "quiet/a.md"):
        desk.write(name, WARN)
    files = desk.run("check", "--jobs", "1", "--format", "json", ".").json["files"]
    found = {file["path"]: [one["severity"] for one in file["findings"]] for file in files}
    assert found == {"a.md": ["warning"], "loud/a.md": ["error"], "quiet/a.md": []}


@pytest.mark.parametrize("wanted", [False, True])
def test_quotations_are_checked_where_the_configuration_asks_for_it(desk: Desk, wanted: bool) -> None:
    desk.write("copydesk.toml", f"root = true\ncheck-quotations = {str(wanted).lower()}\n")
    article = desk.write(
        "a.md",
        "The pier was teh first.\n\n“We recieve nothing,” said Ada Marsh on Monday.\n\n"
        "> Nobody saw the the boat of 1901.\n",
    )
    (file,) = desk.run("check", "--select", "TYP001,TYP004", "--format", "json", "a.md").json["files"]
    # The spelling of a quotation is looked at, but only what is asked for is mended.
    quoted = ["recieve", "the the"] if wanted else ["recieve"]
    assert [finding["text"] for finding in file["findings"]] == ["teh", *quoted]
    desk.run("fix", "--select", "TYP001,TYP004", "a.md")
    fixed = article.read_text(encoding="utf-8")
    assert ("receive" in fixed, "saw the boat" in fixed) == (wanted, wanted)
