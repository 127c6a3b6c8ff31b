"""Every profile that ships can be used, and changes what it says it changes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.errors import ChoiceError
from copydesk.catalogue.profilefiles import load_profile, profile_names
from copydesk.catalogue.ruleset import Choice, build

CATALOGUE = load()
FOLDER = Path(__file__).parents[1] / "rules" / "profiles"
NAMED = {"default", "news", "wiki", "blog", "documentation", "evergreen", "audit", "eu-public-interest"}


def test_the_promised_profiles_exist() -> None:
    assert set(profile_names(CATALOGUE)) == NAMED


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_profile_builds_and_its_levels_count(name: str) -> None:
    rules = build(CATALOGUE, Choice(profile=name))
    for key, level in load_profile(CATALOGUE, name).get("levels", {}).items():
        rule = CATALOGUE.find(key)
        if rule is not None:
            active = rules.by_id.get(rule.id)
            assert (active.level if active else "off") == level, key


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_profile_file_holds_known_tables_only(path: Path) -> None:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(raw) <= {"extends", "levels", "options", "settings", "summary"}
    assert path.read_text(encoding="utf-8").startswith("# "), "say in the first line what the profile is for"


def test_style_signals_never_fail_a_gate() -> None:
    for name in NAMED:
        for active in build(CATALOGUE, Choice(profile=name)).active:
            if active.rule.id[:3] in ("AIS", "STY"):
                assert active.level == "info", (name, active.rule.id)


def test_a_profile_joins_its_tables_with_those_of_what_it_extends(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    for name, text in {
        "alone": "[levels]\nTYP001 = 'info'\n",
        "itself": "extends = 'itself'\n[levels]\nTYP001 = 'info'\n",
        "base": "[levels]\nTYP001 = 'info'\nTYP002 = 'info'\n[options.TYP001]\na = 1\n[settings]\nb = 1\nc = 1\n",
        "child": "extends = 'base'\n[levels]\nTYP002 = 'off'\n[options.TYP002]\na = 2\n[settings]\nc = 2\n",
        "grandchild": "extends = 'child'\nsummary = 's'\n",
    }.items():
        (tmp_path / "profiles" / f"{name}.toml").write_text(text, encoding="utf-8")
    catalogue = load([str(tmp_path)])
    for name in ("alone", "itself"):
        assert load_profile(catalogue, name)["levels"] == {"TYP001": "info"}
        assert load_profile(catalogue, name)["options"] == load_profile(catalogue, name)["settings"] == {}
    for name in ("child", "grandchild"):
        found = load_profile(catalogue, name)
        assert found["levels"] == {"TYP001": "info", "TYP002": "off"}
        assert found["options"] == {"TYP001": {"a": 1}, "TYP002": {"a": 2}}
        assert found["settings"] == {"b": 1, "c": 2}
    with pytest.raises(ChoiceError, match=r"no profile 'other'; known: .*alone, .*child"):
        load_profile(catalogue, "other")
