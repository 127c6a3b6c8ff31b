"""The pytest plugin: a pack's examples become tests of the project that holds it."""

from __future__ import annotations

import pytest
from packs import rule_text

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
