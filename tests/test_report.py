"""The JSON report: valid against its schema, exact in its places, honest in its totals."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from desk import BAD, CLEAN, WARN, Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from packs import rule_text

from copydesk.catalogue.schemas import load
from copydesk.facts.text import readability
from copydesk.report import fileentries as report
from copydesk.report import validation
from copydesk.report.compact import MOST_TEXT, packed, unpacked

MIXED = "\ufeff# Tïtle \U0001f600\r\n\r\nThe gizmo, a forbidden word and a gizmo\r\nstand here.\r\n"


@pytest.fixture
def full(desk: Desk) -> Any:
    """A report with findings, skips and a suppression."""
    desk.write("a.md", MIXED)
    desk.write("b.md", "<!-- stet gizmo: a name -->\nThe gizmo.\n")
    return desk.run("check", "--format", "json", "a.md", "b.md", "missing.md").json


def test_the_report_follows_the_published_schema(full: Any) -> None:
    errors = [error.message for error in Draft202012Validator(load("report")).iter_errors(full)]
    assert errors == []


def test_places_are_exact_in_every_unit(desk: Desk, full: Any) -> None:
    text = (desk.folder / "a.md").read_bytes().decode("utf-8-sig")
    lines = text.split("\n")
    findings = unpacked(full["files"][0])["findings"]
    assert [finding["text"] for finding in findings] == ["gizmo", "forbidden word", "gizmo"]
    for finding in findings:
        span, start, end = finding["span"], finding["start"], finding["end"]
        assert text[span["start"] : span["end"]] == finding["text"]
        line = lines[start["line"] - 1]
        assert line[start["column"] - 1 : end["column"] - 1] == finding["text"]
        for edit in finding.get("fix", {}).get("edits", ()):
            assert edit["new"] == "device"


def test_totals(full: Any) -> None:
    summary = full["summary"]
    assert summary["files"] == 2
    assert summary["findings"] == {"error": 1, "warning": 2, "info": 0}
    assert summary["rules"] == {"HSE001": 2, "HSE002": 1}
    assert (summary["suppressed"], summary["skipped"], summary["exit_code"]) == (1, 1, 2)


def test_rules_configuration_and_coverage_are_named(full: Any) -> None:
    assert [(rule["id"], rule["severity"]) for rule in full["ruleset"]["rules"]] == [
        ("HSE001", "warning"),
        ("HSE002", "error"),
    ]
    assert full["config"]["files"] == ["copydesk.toml"]
    assert full["config"]["profile"] == "default"
    coverage = full["coverage"]["rules"][full["files"][0]["coverage"]["rules"]]
    assert coverage["ran"] == ["HSE001", "HSE002"]


def test_the_digests_change_with_what_they_describe(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    before = desk.run("check", "--format", "json", "a.md").json
    rule = desk.folder / "house/HSE001-gizmo.toml"
    rule.write_text(rule.read_text().replace("Mend it.", "Mend it now."))
    after = desk.run("check", "--format", "json", "--fail-on", "info", "a.md").json
    assert before["ruleset"]["digest"] != after["ruleset"]["digest"]
    assert before["config"]["digest"] != after["config"]["digest"]


def test_paths_are_relative_to_the_project_root_else_as_given(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("sub/a.md", WARN)
    outside = desk.folder.parent / f"{desk.folder.name}-outside.md"
    outside.write_text(CLEAN)
    monkeypatch.chdir(desk.folder / "sub")
    given = f"../../{outside.name}"
    paths = [file["path"] for file in desk.run("check", "--format", "json", "a.md", given).json["files"]]
    assert paths == ["sub/a.md", given]


def test_an_invalid_report_is_an_internal_error(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = report.finding_entry

    def broken(source, finding):  # type: ignore[no-untyped-def]
        return {**sound(source, finding), "severity": "loud"}

    desk.write("a.md", BAD)
    monkeypatch.setattr(report, "finding_entry", broken)
    result = desk.run("check", "--format", "json", "a.md")
    assert "internal error: the report is not valid" in result.err
    assert result.code == 3


DAMAGE = {
    "severity": "loud",
    "rule_id": "nope",
    "status": "gone",
    "message": 3,
    "span": {"start": -1, "end": 0},
    "start": {"line": 0, "column": 1},
    "related": [{"note": "no place"}],
    "evidence": [],
    "unknown": 1,
}


@pytest.mark.parametrize("key", DAMAGE)
def test_validation_by_shape_finds_what_full_validation_finds(full: Any, key: str) -> None:
    damaged = copy.deepcopy(full)
    findings = damaged["files"][0]["findings"]
    findings += [copy.deepcopy(findings[0]) for _ in range(30)]
    validation.validate(damaged)
    findings[-1][key] = DAMAGE[key]
    assert not Draft202012Validator(load("report")).is_valid(damaged)
    with pytest.raises(validation.InvalidReport):
        validation.validate(damaged)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("files", 0, "coverage", "limits"), {"rule": "TYP001"}),
        (("files", 0, "companions"), {"path": "a.pdf", "state": "read"}),
        (("inputs",), {"path": "copydesk.toml", "kind": "Not a key", "sha256": "0" * 64, "bytes": 0}),
        (("files", 0, "claims", "entries"), {"score": "high"}),
        (("ruleset", "rules"), {"id": "TYP001", "name": "misspelling", "version": 0, "severity": "error"}),
        (("skipped",), {"path": "a.md", "reason": "Not a key", "detail": ""}),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else "",
)
def test_a_wrong_member_among_many_of_any_list_is_found(
    full: Any, where: tuple[str | int, ...], value: object
) -> None:
    damaged = copy.deepcopy(full)
    place = damaged
    for step in where:
        place = place[step]
    validation.validate(damaged)
    place.append(value)
    assert not Draft202012Validator(load("report")).is_valid(damaged)
    with pytest.raises(validation.InvalidReport):
        validation.validate(damaged)


def test_half_a_surrogate_pair_can_be_written() -> None:
    import json

    from copydesk.report.outputs.json import render

    assert json.loads(render({"text": "\ud800"}).decode("utf-8")) == {"text": "\ud800"}


def test_claims_are_in_the_json_report(full: Any) -> None:
    assert all("claims" in file for file in full["files"])


def test_every_article_has_its_readability_unless_nobody_wants_it(desk: Desk) -> None:
    desk.write("a.md", "The boats came in early and the crews went home to sleep. " * 20)
    desk.write("b.md", "Too short.\n")
    metrics = [file["metrics"] for file in desk.run("check", "--format", "json", ".").json["files"]]
    assert set(metrics[0]["readability"]) == {"implementation", "version", *readability.MEASURES}
    assert metrics[1]["readability"] == {"because": "fewer than 100 words in sentences"}
    desk.write("copydesk.toml", "root = true\nreadability = false\nselect = ['TYP004']\n")
    assert "readability" not in desk.run("check", "--format", "json", "a.md").json["files"][0]["metrics"]


def test_the_report_says_date_facts_table_and_foreign_passages(desk: Desk) -> None:
    desk.write(
        "a.md",
        "# Der Hafen\n\nThe council met on Monday and it has decided that the old mill will be sold to the tenants of the town.\n\n"
        "Der Rat hat am Montag beschlossen, dass die alte Mühle an die Mieter verkauft wird, und das ist für alle eine gute Nachricht.\n",
    )
    report = desk.run("check", "a.md", "--format", "json", "--today", "2026-03-01").json
    assert report["config"]["today"] == "2026-03-01"
    assert report["ruleset"]["facts_checked_on"] >= "2026-11"
    assert [(p["language"], p["first_line"]) for p in report["files"][0]["coverage"]["passages"]] == [
        ("de", 5)
    ]


def test_what_is_equal_for_a_rule_stands_once(desk: Desk) -> None:
    long = "word " * 30
    desk.write(
        "house/HSE003-long.toml",
        rule_text(
            'kind = "regex"\npattern = "(?P<kind>every) (?P<tail>(?:word ?)+)"\nno_anchor = "short"\nevidence = ["kind", "tail"]',
            id="HSE003",
            name="long",
        ),
    )
    desk.write("a.md", f"# Title\n\nThe gizmo, every {long}here. The gizmo and every word.\n")
    file = desk.run("check", "--format", "json", "a.md").json["files"][0]
    shared = {"name": "gizmo", "confidence": "strong", "evidence": {"right": "device"}}
    assert file["rules"]["HSE001"] == shared
    assert file["rules"]["HSE003"]["evidence"] == {"kind": "every"}
    gizmo, first, second, last = sorted(file["findings"], key=lambda row: row["span"]["start"])[0:4]
    assert set(gizmo) == {"rule_id", "severity", "message", "span", "start", "text", "fix", "fingerprint"}
    assert (len(first["text"]), first["text"]) == (MOST_TEXT, ("every " + long)[:MOST_TEXT])
    assert "evidence" not in first or "kind" not in first["evidence"]
    whole = unpacked(file)["findings"]
    assert all(row["rule_name"] and row["confidence"] and row["status"] == "open" for row in whole)
    assert all(
        row["end"]["column"] - row["start"]["column"] == row["span"]["end"] - row["span"]["start"]
        for row in whole
    )
    assert second["rule_id"] == "HSE001" and last["text"] == "every word"


PLACE = {"span": {"start": 3, "end": 7}, "start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 5}}
ACROSS = {"span": {"start": 3, "end": 9}, "start": {"line": 2, "column": 1}, "end": {"line": 3, "column": 2}}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "rule_id": st.sampled_from(["TYP001", "TYP002"]),
                "severity": st.sampled_from(["error", "info"]),
                "confidence": st.sampled_from(["weak", "strong"]),
                "status": st.sampled_from(["open", "suppressed", "baseline"]),
                "document_level": st.booleans(),
                "place": st.sampled_from([PLACE, ACROSS]),
                "evidence": st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=3),
                "related": st.lists(st.sampled_from([PLACE, ACROSS]), max_size=2),
            }
        ),
        max_size=6,
    )
)
def test_what_was_packed_comes_back(drawn: list[dict[str, Any]]) -> None:
    findings = [
        {
            **{key: value for key, value in one.items() if key not in ("place", "related")},
            **one["place"],
            "rule_name": "name-" + one["rule_id"][-1],
            "message": "m",
            "text": "t",
            "related": [{**place, "note": "n"} for place in one["related"]],
            "fingerprint": "f",
        }
        for one in drawn
    ]
    entry = {"path": "a.md", "findings": list(findings)}
    assert unpacked(packed(entry))["findings"] == findings
