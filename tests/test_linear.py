"""The proof that an expression is linear: what it refuses, with an attack that works, and what it lets through."""

from __future__ import annotations

import re

import pytest

from copydesk.base.linear import ENOUGH, Risk, count_steps, risks

EXPONENTIAL = [
    r"(a+)+$",
    r"((a+))+$",
    r"(a{1,}){1,}$",
    r"^(a|aa)+$",
    r"(a|a)*b",
    r"(?:(?:x?)?y)*z",
    r"(a?b?)*c",
    r"^(\w+\s?)*$",
    r"(.*)*x",
    r"(a|b|ab)*c",
    r"(?:a+b?){1,}?c",
    r"(?=(a+)+b)c",
    r"(?!(a|a)+b)x",
    r"(?: {0,3}>[ \t]?)*x",
    r"(?:\w|\d\d)+!",
    r"(?i:(?:a|A{2})+)b",
    r"(\w+)\1+x",
    r"(a|aa){0,40}b",
    r"^(?:\w{1,20} ?){1,30}:",
    r"(?>x(?:a+)+y)z",
]
POLYNOMIAL = [
    (r"a*b", 2),
    (r"\w+ly\b", 2),
    (r"\s+$", 2),
    (r"^a*a*b", 2),
    (r"\w*\s*\w*x", 3),
    (r"^.*a.*b.*c", 3),
    (r"TODO.*later", 2),
    (r"<!--(?:(?!-->).)*-->", 2),
    (r"(?=\w+)x", 2),
    (r"(?>\w+)x", 2),
    (r"\w*+x", 2),
    (r"a*?(?:a*b)?", 2),
    (r"[^\n]+\n", 2),
    (r"(?<!\d)\d{1,3}(?:,\d{3})+%", 2),
    (r"(?:b*+(?=a)[ab])*+", 2),
    (r"(?m)^\s*x", 2),
]
LINEAR = [
    r"\w+",
    r"\b\w+\b",
    r"\b\w+ly\b",
    r"(?<!\w)\w+x",
    r"(?<!\w)\w++x",
    r"\w++(?:-\w++)*+",
    r"^a*b",
    r"(?:a|a)*",
    r"a{0,20}b",
    r"^(?:a*+b)*$",
    r"\d{1,3}(?:,\d{3})*(?:\.\d+)?",
    r"(?:foo|bar|foobar)+",
    r"\w+(?:-\w+)*",
    r"^(?>(?:a|a)+)$",
    r"(?<!\s)\s+$",
    r"\[[^\[\]]*\]",
    r"^#+\s",
    r"(?m)^[ \t]*x",
    r"\bnot (?:only|just)\b[^.]{0,80}\bbut\b",
    r"(?i)\b(?:colou?r|grey|gray)s?\b",
    r"^(?:(?!-->).)*+-->|x",
]


def growth(pattern: str, risk: Risk) -> tuple[int, int]:
    """Return the steps on an attack and on one of twice the length."""
    attack = risk.attack
    return count_steps(pattern, attack.text(20)), count_steps(pattern, attack.text(40))


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_exponential_time_is_shown_by_an_attack(pattern: str) -> None:
    worst = risks(pattern)[0]
    assert worst.kind == "exponential"
    short, long = growth(pattern, worst)
    assert long > 100 * short or long > ENOUGH
    assert re.compile(pattern).search(worst.attack.text(1)) is None


@pytest.mark.parametrize(("pattern", "degree"), POLYNOMIAL)
def test_polynomial_time_is_shown_by_an_attack(pattern: str, degree: int) -> None:
    found = risks(pattern)
    assert {(risk.kind, risk.degree) for risk in found} == {("polynomial", degree)}
    grown = []
    for risk in found:
        short, long = growth(pattern, risk)
        grown.append(long / short)
        assert long > 3 * short
    assert max(grown) > 0.8 * 2**degree


@pytest.mark.parametrize("pattern", LINEAR)
def test_what_is_linear_is_let_through(pattern: str) -> None:
    assert risks(pattern) == ()


def test_the_risky_part_is_named() -> None:
    (risk,) = risks(r"^\d{4}-(?:foo|\w+\s?)*$")
    assert (risk.kind, risk.where) == ("exponential", r"(?:foo|\w+\s?)*")


def test_a_search_is_told_from_one_attempt() -> None:
    assert risks(r"\w+!", how="match") == ()
    (risk,) = risks(r"\w+!")
    assert risk.search


def test_a_whole_match_can_fail_where_a_match_cannot() -> None:
    assert risks(r"(?:a|a)*", how="match") == ()
    assert risks(r"(?:a|a)*", how="fullmatch")[0].kind == "exponential"
    assert risks(r"(?:(?:a?+)+)*", how="fullmatch")[0].kind == "exponential"


def test_flags_count() -> None:
    assert risks(r"^\s*x") == ()
    assert risks(r"^\s*x", re.MULTILINE)
    assert risks(r"(?:a|A)+b", how="match") == ()
    assert risks(r"(?:a|A\B)+b", re.IGNORECASE, how="match")[0].kind == "exponential"
    assert risks(r"(?:\w|é)+b", re.ASCII, how="match") == ()
    assert risks(r"(?:\w|é\B)+b", how="match")[0].kind == "exponential"


def test_what_is_too_large_is_unproven() -> None:
    assert [risk.kind for risk in risks(r"(?:a{0,90}b{0,90}){0,90}c")] == ["unproven"]


def test_no_expression_is_an_error() -> None:
    with pytest.raises(re.error):
        risks("(")


def test_steps_are_counted() -> None:
    # Twelve attempts, each over what is left of the run.
    assert count_steps(r"a+b", "a" * 12) == 12 + 12 * 13 // 2
    assert count_steps(r"^a+b", "a" * 12) == 12 + 12
    assert count_steps(r"(?:a|a)+b", "a" * 40, search=False) > ENOUGH
