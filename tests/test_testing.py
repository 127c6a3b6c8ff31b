"""The pytest plugin: a pack's examples become tests of the project that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import pack as make_pack
from packs import rule_text

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.rule import Example, RuleText
from copydesk.catalogue.rulepages import page
from copydesk.cli import main
from copydesk.testing.examples import cases, check_case

MATCH = 'kind = "phrases"\nphrases = ["gizmo"]'
EXAMPLES = (
    '[examples]\nbad = ["One ⟦gizmo⟧ here.", "A ⟦gizmo⟧ there."]\ngood = ["A device.", "Gizmology.", "No."]\n'
)


def pack(pytester: pytest.Pytester, examples: str) -> None:
    rule = rule_text(MATCH)
    path = pytester.path / "house" / "style"
    path.mkdir(parents=True)
    (path / "HSE001-gizmo.toml").write_text(rule[: rule.index("[examples]")] + examples)
    (pytester.path / "house" / "data").mkdir()
    (pytester.path / "house" / "data" / "list.toml").write_text("x = 1\n")


def test_examples_become_tests(pytester: pytest.Pytester) -> None:
    pack(pytester, EXAMPLES)
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\ncopydesk_packs = ["house"]\n')
    result = pytester.runpytest("-p", "no:cacheprovider", "-v", "house")
    result.stdout.fnmatch_lines(["*HSE001-bad-0*PASSED*", "*HSE001-good-2*PASSED*"])
    assert result.ret == 0


def test_a_wrong_example_fails_with_what_was_found(pytester: pytest.Pytester) -> None:
    pack(pytester, EXAMPLES.replace("A device.", "A gizmo."))
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\ncopydesk_packs = ["house"]\n')
    result = pytester.runpytest("-p", "no:cacheprovider", "house")
    result.stdout.fnmatch_lines(["*must be silent, but found*gizmo*"])
    assert result.ret == 1


def test_without_the_setting_nothing_is_collected(pytester: pytest.Pytester) -> None:
    pack(pytester, EXAMPLES)
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\n")
    result = pytester.runpytest("-p", "no:cacheprovider", "house")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED


def wrong(folder: Path, match: str, examples: str, **more: str) -> list[str]:
    """Return what is wrong with the cases of a rule with some examples."""
    rule = rule_text(match, **more)
    catalogue = load([str(make_pack(folder, rule[: rule.index("[examples]")] + examples))])
    found = catalogue.rules["HSE001"]
    problems = [
        check_case(case, found, catalogue) for case in cases(found, catalogue) if "-html" not in case.name
    ]
    return sorted({problem for problem in problems if problem})


def test_an_example_may_say_its_severity(tmp_path: Path) -> None:
    tiers = 'kind = "shapes"\ngroups = { a = ["a gizmo"], b = ["the gizmo"] }\n[[match.tiers]]\nwhere = { group = "b" }\nseverity = "info"\n'
    good = 'good = ["A.", "B.", "C."]'
    right = f'[examples]\nbad = [{{ text = "It is ⟦the gizmo⟧.", severity = "info" }}, "It is ⟦a gizmo⟧."]\n{good}\n'
    assert wrong(tmp_path, tiers, right) == []
    assert wrong(tmp_path, tiers, right.replace('"info"', '"error"')) == [
        "the severity must be error: 'the gizmo' info"
    ]


def test_an_example_may_say_what_the_fix_makes_of_it(tmp_path: Path) -> None:
    match = 'kind = "substitution"\nswap = { gizmo = "device" }'
    good = 'good = ["A.", "B.", "C."]'
    right = f'[examples]\nbad = [{{ text = "A ⟦gizmo⟧.", fixed = "A device." }}, "One ⟦gizmo⟧."]\n{good}\n'
    assert wrong(tmp_path, match, right) == []
    assert wrong(tmp_path, match, right.replace("A device.", "A tool.")) == [
        "the fix makes 'A device.' of it, and not 'A tool.'"
    ]


def test_an_example_without_a_trigger_is_told_so(tmp_path: Path) -> None:
    match = 'kind = "phrases"\nphrases = ["gizmo"]'
    assert wrong(tmp_path, match, EXAMPLES, more='triggers = ["giz*"]') == []
    assert wrong(tmp_path, match, EXAMPLES, more='triggers = ["widget"]') == [
        "nothing was found: none of the triggers of the rule stands here (widget)"
    ]


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ('{ text = "a gizmo", options = { limt = 3 } }', "rule HSE001 has no option 'limt'; did you mean “limit”?"),
        ('{ text = "a gizmo", options = { limit = "x" } }', "option 'limit' of rule HSE001 must be of type integer"),
        ('{ text = "a gizmo", options = 3 }', "options of the example 'a gizmo' must be a table, not 3"),
        ('{ text = "a gizmo", severity = "bad" }', "bad: 'bad' is not one of error, info, warning"),
        ('{ text = "a gizmo", severty = "info" }', "unknown key 'severty' of the example 'a gizmo'; did you mean “severity”?"),
        ('{ text = "a gizmo", bare = "yes" }', "bare of the example 'a gizmo' must be true or false, not 'yes'"),
        ('{ text = "a gizmo", format = "docx" }', "format of the example 'a gizmo': 'docx' is not one of"),
        ("3", "an example is a text or a table with text"),
    ],
)  # fmt: skip
def test_a_wrong_example_is_an_error_with_a_message(
    tmp_path: Path, example: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    option = '[options.limit]\ntype = "integer"\ndefault = 3\nsummary = "s"'
    rule = rule_text(MATCH, more=option)
    examples = f'[examples]\nbad = [{example}, "a ⟦gizmo⟧"]\ngood = ["a", "b", "c"]\n'
    folder = make_pack(tmp_path, rule[: rule.index("[examples]")] + examples)
    assert main(["test", str(folder)]) == 2
    said = capsys.readouterr().err
    assert message in said and "HSE001-rule.toml:" in said


def test_options_and_severity_of_examples_stand_on_the_page() -> None:
    example = Example("a gizmo", (), options={"limit": 3, "names": ["é"]}, severity="info")
    text = RuleText("why", "what", (), (example,), (Example("b", (), severity=None),))
    rule = load().rules["TYP011"]
    assert 'With `limit` = `3`, `names` = `["é"]`, severity info:\n\n```text\na gizmo\n```' in page(
        rule, text
    )
    assert page(rule, text).count("With `") == 1
