"""Expressions from the cache behave like those that ``re`` compiles, and a spoilt cache does no harm."""

from __future__ import annotations

import marshal
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.base import linear, proofs, regexes, store
from copydesk.base.linear import Risk, risks
from copydesk.base.shelf import save

PATTERNS = [
    (r"(?P<word>\w+) (?P=word)", re.IGNORECASE),
    (r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?(?:%|per cent)", 0),
    (r"[“\"]([^”\"]{1,40})[”\"](?=\s)", 0),
    (r"(?i:Straße)|ſ|İ", re.IGNORECASE),
    (r"^a.b$", re.MULTILINE | re.DOTALL),
]
TEXT = 'The the 3,000 per cent "said so" twice\na\nb\nstrasse STRASSE Straße 12% '


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(regexes, "_new", {})
    monkeypatch.setattr(regexes, "_shelf", None)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_revived_expression_is_the_same(pattern: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = re.compile(pattern, flags)
    assert regexes.regex(pattern, flags).findall(TEXT) == plain.findall(TEXT)
    regexes.keep()
    monkeypatch.setattr(regexes, "_shelf", None)
    revived = regexes.regex(pattern, flags)
    assert [m.span() for m in revived.finditer(TEXT)] == [m.span() for m in plain.finditer(TEXT)]
    assert (revived.flags, revived.groups, dict(revived.groupindex), revived.pattern) == (
        plain.flags,
        plain.groups,
        dict(plain.groupindex),
        plain.pattern,
    )


def test_the_expressions_of_many_packs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full run uses some 1,200, and style packages of others add theirs."""
    code = regexes._entry("a+b", 0)
    many = {f"0:a+b{number}": marshal.dumps(code) for number in range(2_900)}
    monkeypatch.setattr(regexes, "_new", many)
    monkeypatch.setattr(regexes, "_used", set())
    regexes.keep()
    assert len(regexes.Shelf(regexes._name()).notes) == 2_900
    regexes.regex("b+a")
    regexes.keep()
    assert len(regexes.Shelf(regexes._name()).notes) == 2_901


def test_the_code_of_an_expression_is_read_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    regexes.regex("a+b")
    regexes.keep()
    monkeypatch.setattr(regexes, "_shelf", None)
    read = list[str]()
    monkeypatch.setattr(regexes, "_read", lambda pattern, *_: read.append(pattern) or re.compile(pattern))
    lazy = regexes.regex("a+b")
    assert (lazy.pattern, read) == ("a+b", [])
    assert not hasattr(lazy, "find")
    assert [lazy.search("xaab").span(), lazy.sub("-", "aab")] == [(1, 4), "-"]  # type: ignore[union-attr]
    assert read == ["a+b"]
    members = {name for name in dir(re.compile("a")) if not name.startswith("_")}
    assert members <= vars(lazy).keys()


@pytest.mark.parametrize(
    "spoilt", [(), (0, b"123456781234", 0, {}, (None,)), "x", (32, "x", 0, {}, ()), (0, b"", 0, {})]
)
def test_a_spoilt_entry_is_passed_over(spoilt: object) -> None:
    save(regexes._name(), {"0:a+": (None, marshal.dumps(spoilt))})
    assert regexes.regex("a+").findall("baab") == ["aa"]


def test_an_entry_cut_short_is_passed_over() -> None:
    save(regexes._name(), {"0:a+": (None, b"(")})
    assert regexes.regex("a+").findall("baab") == ["aa"]


def test_half_a_surrogate_pair_may_stand_in_an_expression(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        assert regexes.regex("[\ud800-\udfff]").findall("a\ud801b") == ["\ud801"]
        regexes.keep()
        monkeypatch.setattr(regexes, "_shelf", None)


@pytest.mark.parametrize("data", [b"", b"x", b"\xff" * 40])
def test_a_cut_off_cache_is_passed_over(data: bytes) -> None:
    store.save_bytes(regexes._name(), data)
    assert regexes.regex("a+").findall("baab") == ["aa"]


def test_a_bad_expression_is_refused_as_always() -> None:
    with pytest.raises(re.error):
        regexes.regex("(")


def test_a_proof_is_made_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    proven: list[str] = []

    def prove(pattern: str, flags: int) -> tuple[Risk, ...]:
        proven.append(pattern)
        return risks(pattern, flags)

    monkeypatch.setattr(linear, "risks", prove)
    for _ in range(2):
        monkeypatch.setattr(proofs, "_known", cache(proofs._known.__wrapped__))  # as in another process
        for _ in range(2):
            assert proofs.is_linear(r"\b\w+!", 0)
            assert not proofs.is_linear(r"\w+!", 0)
            assert not proofs.is_linear(r"ß+!", re.IGNORECASE)
    assert proven == [r"\b\w+!", r"\w+!", r"ß+!"]


_WAY = st.recursive(
    st.sampled_from(
        ["", "a", "b", "A", "k", "s", "i", "K", "ſ", "ab", "abc", "aba", "ka", "é", "[ab]", ".", r"\b", "(a)"]
    ),
    lambda inner: st.builds(
        lambda ways, form: form.format("|".join(ways)),
        st.lists(inner, min_size=1, max_size=6),
        st.sampled_from(
            ["(?:{})", "({})", "a(?:{})", "(?:{})?b", "(?=(?:{}))", "(?>{})", "(?i:{})", "(?:(?:{})c)*"]
        ),
    ),
    max_leaves=20,
)


@given(st.lists(_WAY, min_size=1, max_size=8), st.text("abckKsſiıİAé ", max_size=20), st.booleans())
def test_alternatives_that_are_gathered_find_the_same(ways: list[str], text: str, caseless: bool) -> None:
    pattern, flags = "|".join(ways), re.IGNORECASE if caseless else 0
    entry = regexes._entry(pattern, flags)
    assert entry is not None
    kept, plain = regexes._revive(pattern, entry), re.compile(pattern, flags)
    found, told = list(kept.finditer(text)), list(plain.finditer(text))
    assert [(one.regs, one.lastindex) for one in found] == [(one.regs, one.lastindex) for one in told]


def test_words_that_begin_alike_stand_together() -> None:
    apart = regexes._entry("harbour|market|harbours|marketing|harbourside", 0)
    together = regexes._entry("harbour(?:|s(?:|ide))|market(?:|ing)", 0)
    assert apart is not None and together is not None
    assert apart[1] == together[1]
