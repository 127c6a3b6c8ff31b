"""No expression of a stranger's pack, style or schema hangs: it is proven, given to RE2, or refused in words."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from packs import pack, rule_text
from valestyles import found, outcome, style, unfit

from copydesk.catalogue import catalogue
from copydesk.catalogue.errors import PackError
from copydesk.catalogue.ruleset import Choice, build
from copydesk.catalogue.vale import judged
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

EXPONENTIAL = [
    "((a+))+$",
    "(a|aa)+$",
    "(a{1,}){1,}$",
    "(a*)*b",
    "(a+)+b",
    "([a-z]+)*\\d",
    "(\\w+\\s?)*!",
    "(?:ab|a.)*d",
    "(a?a?)*b",
    "((ab)*|(a|b)*)*c",
    "(.*)*x",
    "(?=(a+)+b)a",
    "(?!(a+)+b)ac",
    "(?<!x)(a+)+b",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(a|b|ab)*c",
    "(x+x+)+y",
    "(?:\\s*\\w+\\s*)*;",
    "(.+)+\\1!",
    "([ab]+|[bc]+)*d",
]
HOSTILE = "a" * 3000 + " " + "ab" * 1500 + " " + "word " * 800 + "!"


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_a_toml_rule_with_such_a_pattern_is_refused(tmp_path: Path, pattern: str) -> None:
    match = f"kind = \"regex\"\npattern = '''{pattern}'''\nno_anchor = \"a test\""
    with pytest.raises(PackError) as refused:
        catalogue.load([str(pack(tmp_path, rule_text(match)))])
    (error,) = refused.value.errors
    assert "HSE001-rule.toml:" in error and "match.pattern: can take" in error
    assert "write it so that" in error or "bound a repeat" in error


@pytest.mark.parametrize("pattern", EXPONENTIAL)
@pytest.mark.parametrize("extra", [True, False], ids=["re2", "re"])
def test_a_vale_rule_with_such_a_pattern_is_run_by_re2_or_not_at_all(
    tmp_path: Path, pattern: str, extra: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judged, "_found_re2", extra)
    house = style(tmp_path, Rule=f"extends: existence\nmessage: x\nnonword: true\ntokens:\n- '{pattern}'\n")
    start = time.process_time()
    result = outcome(house, HOSTILE)
    assert time.process_time() - start < 5
    assert result.crashed == ()
    if result.skipped:
        (skip,) = result.skipped
        assert (skip.reason, skip.rule) == ("unfit", "House.Rule")
        assert "can take" in skip.detail
    else:
        assert extra, "only RE2 may run it"


def test_re2_finds_what_re_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("re2")
    monkeypatch.setattr(judged, "_found_re2", True)
    rule = "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens:\n- '(?:a|aa)+b'\n- 'x(?:é+)+y'\n"
    text = "An aaab and AB.\n\nSomething xééy – aab."
    assert found(style(tmp_path, Rule=rule), text) == ["1:4:'aaab'", "1:13:'AB'", "3:11:'xééy'", "3:18:'aab'"]


def test_without_the_extra_the_rule_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judged, "_found_re2", False)
    why = unfit(tmp_path, "extends: existence\nmessage: x\ntokens:\n- fine\n- '(?:a|aa)+b'\n")
    assert why.startswith("needs RE2 (pip install copydesk[re2]): “(?:a|aa)+b” can take exponential time")


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            "extends: conditional\nmessage: x\nfirst: '(a|aa)+b'\nsecond: '(?=c)d'",
            "can take exponential time",
        ),
        ("extends: substitution\nmessage: x\nswap:\n  '(?:a+)+(?=b)': c", "can take exponential time"),
        ("extends: capitalization\nmessage: x\nmatch: '(?=(a+)+b)'", "can take exponential time"),
        ("extends: existence\nmessage: x\nexceptions: ['(a|aa)+b']\ntokens: [c]", "an exception can take"),
        ("extends: spelling\nmessage: x\nfilters: ['(a|aa)+b']", "its filter “(a|aa)+b” can take"),
        ("extends: sequence\nmessage: x\ntokens:\n- pattern: '(a|aa)+b'", "can take exponential time"),
        ("extends: repetition\nmessage: x\ntokens: ['(a+)+(?!b)c']", "can take exponential time"),
    ],
)
def test_the_patterns_of_every_kind_are_judged(tmp_path: Path, rule: str, says: str) -> None:
    assert says in unfit(tmp_path, rule)


def test_slow_searches_read_long_texts_in_pieces(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: \"'%s'\"\nnonword: true\nscope: raw\ntokens: ['\\w+!']\n"
    house = style(tmp_path, Rule=rule)
    start = time.process_time()
    assert found(house, "a" * 60_000 + " end! " + "b" * 60_000) == ["1:60002:'end!'"]
    assert time.process_time() - start < 5


def test_thousands_of_tokens_cost_what_occurs(tmp_path: Path) -> None:
    tokens = "".join(f"- word{number}s\n" for number in range(5_000))
    house = style(
        tmp_path, Rule=f"extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens:\n{tokens}"
    )
    text = "Nothing is here but Word77s in a line of its own.\n\n" * 300
    outcome(house, text)  # reads and keeps the style
    start = time.process_time()
    result = outcome(house, text)
    assert time.process_time() - start < 3
    assert len(result.findings) == 300


def test_a_schema_of_the_user_with_such_a_pattern_is_not_used(tmp_path: Path) -> None:
    loaded = catalogue.load()
    text = '{"uri": "urn:x", "headline": "' + "a" * 4000 + '!"}'
    doc = read(Source.from_text(text, "a.json"), "ninjs")
    for schema, says in (
        ({"properties": {"headline": {"pattern": "^(a+)+$"}}}, "can take exponential time"),
        ({"patternProperties": {"(a|aa)+$": {}}}, "can take exponential time"),
        ({"properties": {"headline": {"pattern": "("}}}, "is no expression"),
    ):
        path = tmp_path / "own.json"
        path.write_text(json.dumps(schema), encoding="utf-8")
        options = {"MET012": {"schema": str(path)}}
        chosen = Choice(select=("MET012",), options=options, settings={"root": str(tmp_path)})
        (finding,) = lint_document(doc, build(loaded, chosen)).findings
        assert finding.message.startswith("The configured schema cannot be used: own.json: the pattern “")
        assert says in finding.message


def test_a_toml_rule_gets_past_a_long_run_without_spaces(tmp_path: Path) -> None:
    rule = rule_text('kind = "regex"\npattern = \'\\w+!\'\nanchors = ["!"]')
    loaded = catalogue.load([str(pack(tmp_path, rule))])
    doc = read(Source.from_text("some words and end! " + "b" * 12_000 + " one!", "a.md"), "markdown")
    found_texts = [f.text for f in lint_document(doc, build(loaded, Choice(select=("HSE001",)))).findings]
    assert found_texts == ["end!", "one!"]
