"""The straight line: tiers and levels, overlaps, crashes, fingerprints, and the choice of rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import lint, pack, rule_text, texts

from copydesk.catalogue.catalogue import PackError, load
from copydesk.catalogue.ruleset import Choice, ChoiceError, build

PHRASE = 'kind = "phrases"\nphrases = ["{}"]'
PYTHON = """
from copydesk.api import rule

@rule(id="HSE001", name="house-rule", version=1, status="stable", severity="{severity}", confidence="strong", scope={scope},
      summary="s", message="m {{text}}", rationale="r", remedy="r", bad=["a", "b"], good=["c", "d", "e"])
def run(ctx):
{body}
"""


def python_rule(body: str, severity: str = "error", scope: str = '["prose"]') -> str:
    return PYTHON.format(body=body, severity=severity, scope=scope)


def test_a_failing_rule_is_a_finding_and_the_others_go_on(tmp_path: Path) -> None:
    broken = python_rule("    raise RuntimeError('oops')\n    yield")
    outcome = lint(
        pack(tmp_path, broken, rule_text(PHRASE.format("mill"), "HSE002", "other-rule")), "The mill."
    )
    assert [(f.rule_id, f.severity) for f in outcome.findings] == [("CPD001", "error"), ("HSE002", "warning")]
    assert outcome.crashed == (("HSE001", "RuntimeError: oops"),)
    assert "HSE001 (house-rule) failed" in outcome.findings[0].message


def test_a_level_replaces_the_severity_and_caps_higher_tiers(tmp_path: Path) -> None:
    body = "    yield ctx.hit(0, 3)\n    yield ctx.hit(4, 8, severity='info')"
    folder = pack(tmp_path, python_rule(body))

    def graded(level: str) -> list[str]:
        choice = Choice(select=("house",), levels={"HSE001": level})
        return [f.severity for f in lint(folder, "The mill.", choice=choice).findings]

    assert graded("error") == ["error", "info"]
    assert graded("warning") == ["warning", "info"]
    assert graded("info") == ["info", "info"]


def test_a_rule_yields_to_one_that_explains_better(tmp_path: Path) -> None:
    first = rule_text(PHRASE.format("old mill"), "HSE001", "first-rule")
    second = rule_text(PHRASE.format("mill"), "HSE002", "second-rule", more='yields_to = ["HSE001"]')
    outcome = lint(pack(tmp_path, first, second), "The old mill and the mill.")
    assert [(f.rule_id, f.text) for f in outcome.findings] == [("HSE001", "old mill"), ("HSE002", "mill")]


def test_a_rule_is_asked_only_when_the_file_has_what_it_needs(tmp_path: Path) -> None:
    broken = python_rule("    raise RuntimeError('asked')\n    yield").replace(
        "summary=", "needs=['tables'], summary="
    )
    folder = pack(tmp_path, broken)
    outcome = lint(folder, "No table here.")
    assert outcome.crashed == () and outcome.rules_run == ("HSE001",)
    assert lint(folder, "| a | b |\n|---|---|\n| 1 | 2 |\n").crashed == (("HSE001", "RuntimeError: asked"),)


def test_fingerprints_survive_edits_elsewhere_and_number_the_same(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    before = lint(folder, "# Town\n\nThe old mill is sold.\n").findings
    after = lint(folder, "# Town\n\nA new first paragraph.\n\nThe  old\nmill is sold.\n").findings
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    twice = lint(folder, "mill\n\nmill\n").findings
    assert len({f.fingerprint for f in twice}) == 2


def test_a_rule_for_another_language_or_format_is_skipped_and_named(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill"), more='languages = ["de"]'))
    english = (
        "The council met on Monday and it has decided that the old mill will be sold to the tenants of the town. "
        * 3
    )
    outcome = lint(folder, english)
    assert outcome.findings == [] and outcome.skipped == (("HSE001", "not for language en"),)
    folder = pack(tmp_path, rule_text(PHRASE.format("mill"), more='formats = ["html"]'))
    assert lint(folder, "The mill.").skipped == (("HSE001", "not for format markdown"),)


def test_the_same_document_gives_the_same_outcome(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    assert lint(folder, "mill, mill\n").findings == lint(folder, "mill, mill\n").findings


def test_evidence_never_breaks_a_message(tmp_path: Path) -> None:
    outcome = lint(pack(tmp_path, rule_text(PHRASE.format("{text}"))), "A {text} here " + "x" * 300)
    assert [f.message for f in outcome.findings] == ["found “{text}”"]


def test_choices_name_rules_by_id_name_prefix_category_and_tag(tmp_path: Path) -> None:
    rules = pack(
        tmp_path,
        rule_text(PHRASE.format("a"), "HSE001", "first-rule", more='tags = ["river"]'),
        rule_text(PHRASE.format("b"), "HSE002", "second-rule", more="enabled = false"),
    )
    loaded = load([str(rules)])

    def chosen(**choice: object) -> list[str]:
        return [a.rule.id for a in build(loaded, Choice(**choice)).active if a.rule.id.startswith("HSE")]  # type: ignore[arg-type]

    assert (
        chosen(select=("first-rule",)) == chosen(select=("river",)) == chosen(select=("house",)) == ["HSE001"]
    )
    assert chosen(select=("HSE002",)) == ["HSE002"]
    assert chosen(select=("HSE",), ignore=("HSE001",)) == []
    assert chosen(levels={"HSE002": "info"}) == ["HSE001", "HSE002"]
    assert chosen(levels={"first-rule": "off"}) == []


def test_unknown_names_are_refused_with_a_suggestion(tmp_path: Path) -> None:
    loaded = load([str(pack(tmp_path, rule_text(PHRASE.format("a"))))])
    with pytest.raises(ChoiceError, match="did you mean 'house-rule'"):
        build(loaded, Choice(select=("house-rul",)))
    with pytest.raises(ChoiceError, match="no profile 'nws'"):
        build(loaded, Choice(profile="nws"))
    with pytest.raises(ChoiceError, match="level 'fatal'"):
        build(loaded, Choice(levels={"HSE001": "fatal"}))
    with pytest.raises(ChoiceError, match="has no option"):
        build(loaded, Choice(options={"HSE001": {"limit": 3}}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            rule_text(PHRASE.format("a")).replace('severity = "warning"', 'severity = "fatal"'),
            "severity: 'fatal' is not one of",
        ),
        (rule_text(PHRASE.format("a")).replace("rationale", "rational"), "did you mean “rationale”"),
        (
            rule_text(PHRASE.format("a")).replace("version = 1", 'version = "1"'),
            "version: must be an integer",
        ),
        (rule_text(PHRASE.format("a")).replace("HSE001", "house1"), "is not three capitals"),
        ("id = ", "not valid TOML"),
        ("import nothing_there  # @rule\n", "ModuleNotFoundError"),
        (rule_text("").replace("[match]\n", ""), "needs a pattern"),
    ],
)
def test_a_broken_rule_file_is_refused_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        load([str(pack(tmp_path, text))])
    assert any(message in error and "HSE001-rule" in error for error in caught.value.errors), (
        caught.value.errors
    )


def test_two_rules_cannot_share_an_id(tmp_path: Path) -> None:
    rules = pack(tmp_path, rule_text(PHRASE.format("a")), rule_text(PHRASE.format("b")))
    with pytest.raises(PackError, match="HSE001 is taken by"):
        load([str(rules)])


def test_python_rules_of_a_project_need_leave(tmp_path: Path) -> None:
    folder = pack(tmp_path, python_rule("    return []"))
    with pytest.raises(PackError, match="allow-code"):
        load([str(folder)], allow_code=False)


def test_every_finding_is_the_text_at_its_span(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("fish & chips")))
    text = "\ufeffThe 🧭 e\u0301cole.\r\n\r\nFish &amp; chips and **fish** & chips.\r\n"
    outcome = lint(folder, text)
    assert texts(outcome) == ["Fish &amp; chips", "fish** & chips"]
