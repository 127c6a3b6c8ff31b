"""``rules``, ``explain``, ``schema``, ``init``, ``config``, ``test``, ``docs``."""

from __future__ import annotations

import json

from desk import Desk
from jsonschema import Draft202012Validator

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.schemas import NAMES


def test_rules_as_table_and_json(desk: Desk) -> None:
    table = desk.run("rules", "--active")
    assert "HSE001  gizmo      warning  A house rule" in table.out
    assert "2 rules, 2 of them run" in table.out
    rows = {row["id"]: row for row in desk.run("rules", "--format", "json").json["rules"]}
    assert rows["HSE002"]["level"] == "error"
    assert all(row["level"] == "off" for rule, row in rows.items() if not rule.startswith("HSE"))


def test_explain_by_id_and_name_shows_reason_remedy_and_marked_examples(desk: Desk) -> None:
    by_id, by_name = desk.run("explain", "HSE001"), desk.run("explain", "gizmo")
    assert by_id.out == by_name.out
    for part in (
        "# HSE001 gizmo",
        "## Why",
        "Because.",
        "## What to do",
        "Mend it.",
        "## Found",
        "## Left alone",
    ):
        assert part in by_id.out


def test_schemas_are_valid_schemas(desk: Desk) -> None:
    for name in NAMES:
        schema = desk.run("schema", name).json
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_configuration_schema_knows_rules_and_options(desk: Desk) -> None:
    check = Draft202012Validator(desk.run("schema", "config").json)
    assert check.is_valid({"rules": {"gizmo": "error", "HSE002": {"level": "off"}}})
    assert not check.is_valid({"rules": {"gizmos": "error"}})
    assert not check.is_valid({"rules": {"gizmo": {"nonsense": 1}}})


def test_init_writes_a_project_that_works_and_touches_nothing_twice(desk: Desk) -> None:
    assert desk.run("init", "new").code == 0
    assert desk.run("test", "new/house-style").code == 0
    desk.write("new/words.txt", "Zaandijk\n")
    again = desk.run("init", "new")
    assert again.out.count("kept") == 3
    assert (desk.folder / "new/words.txt").read_text() == "Zaandijk\n"
    desk.write("new/a.md", "# A title\n\nWe utilise it.\n")
    assert "HSE001 utilise" in desk.run("check", "--select", "utilise", "new/a.md").out


def test_config_shows_values_with_their_origin(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\n[rules]\ngizmo = "error"\n')
    out = desk.run("config", "--profile", "audit").out
    assert 'gizmo = "error"  # copydesk.toml:4' in out
    assert 'profile = "audit"  # command line' in out


def test_a_pack_with_a_wrong_example_fails_its_test(desk: Desk) -> None:
    rule = (desk.folder / "house/HSE001-gizmo.toml").read_text()
    examples = 'bad = ["One ⟦gizmo⟧ here.", "Two gizmos and a ⟦gizmo⟧."]\ngood = ["A device.", "Gizmology.", "No."]\n'
    desk.write("house/HSE001-gizmo.toml", rule[: rule.index("bad =")] + examples)
    (desk.folder / "house/HSE002-forbidden.toml").unlink()
    assert desk.run("test", "house").code == 0
    desk.write(
        "house/HSE001-gizmo.toml", rule[: rule.index("bad =")] + examples.replace("A device", "A gizmo")
    )
    result = desk.run("test", "house")
    assert result.code == 1
    assert "HSE001-good-0: must be silent" in result.out


def test_docs_are_written_and_checked(desk: Desk) -> None:
    assert desk.run("docs", "pages").code == 0
    assert desk.run("docs", "--check", "pages").code == 0
    page = desk.folder / "pages/HSE001-gizmo.md"
    page.write_text(page.read_text() + "edited\n")
    stale = desk.run("docs", "--check", "pages")
    assert (stale.code, "HSE001-gizmo.md is stale" in stale.err) == (1, True)


def test_every_built_in_toml_rule_follows_the_rule_schema(desk: Desk) -> None:
    import tomllib
    from pathlib import Path

    check = Draft202012Validator(desk.run("schema", "rule").json)
    paths = [rule.path for rule in load().rules.values() if rule.path.endswith(".toml")]
    for path in paths:
        errors = [
            error.message
            for error in check.iter_errors(json.loads(json.dumps(tomllib.loads(Path(path).read_text()))))
        ]
        assert not errors, (path, errors)
