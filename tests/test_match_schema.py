"""The keys of ``[match]`` tables: what is wrong is refused with file, line and key, by the code and by the
schema alike.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from packs import pack, rule_text

from copydesk.catalogue import schemas
from copydesk.catalogue.catalogue import PackError, load
from copydesk.catalogue.patterns import KINDS

OPTIONS = """
[options.limit]
type = "integer"
default = 3
summary = "s"
[options.names]
type = "strings"
default = []
summary = "s"
"""
WRONG = [
    ('kind = "phrase"', "kind: 'phrase' is not one of density, engine"),
    ('kind = 3', "kind: 3 is not one of"),
    ('kind = "phrases"', "phrases: is missing: kind 'phrases' needs phrases or file"),
    ('kind = "phrases"\nphrases = []', "phrases: must be a list of non-empty texts, not []"),
    ('kind = "phrases"\nphrases = "a"', "phrases: must be a list of non-empty texts, not 'a'"),
    ('kind = "phrases"\nphrases = [""]', "phrases: must be a list of non-empty texts"),
    ('kind = "phrases"\nphrases = ["a"]\ncase = "no"', "case: must be true or false, not 'no'"),
    ('kind = "phrases"\nphrases = ["a"]\nunles = "b"', "unles: unknown key for kind 'phrases'; did you mean “unless”?"),
    ('kind = "regex"\npattern = "a"', "anchors: is missing: kind 'regex' needs anchors or no_anchor"),
    ('kind = "regex"\nanchors = ["a"]', "pattern: is missing: kind 'regex' needs it"),
    ('kind = "regex"\npattern = "a"\nanchors = ["a"]\nwithin = "text"', "within: must be block, sentence or document, not 'text'"),
    ('kind = "regex"\npattern = "a"\nanchors = ["a"]\nsafety = "sure"', "safety: must be safe, unsafe or suggestion"),
    ('kind = "substitution"\nswap = {}', "swap: must be a table of wrong = right"),
    ('kind = "substitution"\nswap = { a = 3 }', "swap: must be a table of wrong = right"),
    ('kind = "density"\nphrases = ["a"]\nat_least = "two"', "at_least: must be a whole number, not 'two'"),
    ('kind = "density"\nphrases = ["a"]\nat_least = true', "at_least: must be a whole number, not True"),
    ('kind = "density"\nphrases = ["a"]\nat_least = 0', "at_least: must be at least 1, not 0"),
    ('kind = "density"\nphrases = ["a"]\nper_thousand = -1', "per_thousand: must be at least 0, not -1"),
    ('kind = "density"\nphrases = ["a"]\nreport = "all"', "report: must be each, first or document, not 'all'"),
    ('kind = "density"\nper_thousand = 3', "phrases: is missing: kind 'density' needs phrases or file or pattern"),
    ('kind = "metric"\nmetric = "words"', "most: is missing: kind 'metric' needs most or least"),
    ('kind = "metric"\nmetric = "letters"\nmost = 3', "metric: must be words, sentence-words"),
    ('kind = "metric"\nmetric = "words"\nmost = 2.5', "most: must be a whole number, not 2.5"),
    ('kind = "shapes"\nlines = [""]', "lines: must be a list of non-empty texts, not ['']"),
    ('kind = "shapes"\nlines = ["a b"]\ntiers = [{ severty = "info" }]', "tiers.severty: unknown key for table 1 of tiers"),
    ('kind = "shapes"\nlines = ["a b"]\ntiers = [{ severity = "bad" }]', "tiers.severity: must be info, warning or error"),
    ('kind = "fact"', "fact: is missing: kind 'fact' needs it"),
    ('kind = "fact"\nfact = "a b"', "fact: must be names parted by dots"),
    ('kind = "fact"\nfact = "words"\nwhere = { text = { over = 3 } }', "where.text: unknown comparison 'over'"),
    ('kind = "fact"\nfact = "words"\nwhere = { "a b" = 3 }', "where: must be a table of what is wanted by path"),
    ('kind = "fact"\nfact = "words"\narguments = 3', "arguments: must be a list, not 3"),
    ('kind = "fact"\nfact = "words"\nevidence = 3', "evidence: must be a list of paths"),
    ('kind = "fact"\nfact = "words"\nrelated = { text = 3 }', "related: must be a table of notes"),
    ('kind = "engine"\nfact = "words"', "fact: unknown key for kind 'engine'; known: none"),
]  # fmt: skip
MORE_WRONG = [
    ('kind = "regex"\npattern = "("\nanchors = ["a"]', "pattern: missing ), unterminated"),
    ('kind = "regex"\npattern = "(a+)+b"\nanchors = ["a"]', "pattern: can take exponential time: a+ matches"),
    ('kind = "regex"\npattern = "x(a|aa)*$"\nanchors = ["a"]', "pattern: can take exponential time: (a(?:|a))*"),
    ('kind = "regex"\npattern = "a"\nunless = "(a|aa)+b"\nanchors = ["a"]', "unless: can take exponential time"),
    ('kind = "regex"\npattern = "a.*b.*c"\nanchors = ["a"]', "pattern: can take time with the cube of the length"),
    ('kind = "regex"\npattern = "^a*a*b"\nanchors = ["a"]', "pattern: can take time with the square of the length: a* … a*"),
    ('kind = "regex"\npattern = "a"\nanchors = ["a"]\nevidence = ["b"]', "evidence: the pattern has no group 'b'"),
    ('kind = "metric"\nmetric = "words"\nmost = 3\nevidence = ["sum"]', "evidence: 'sum' is not one of count"),
    ('kind = "metric"\nmetric = "words"\nmost = "{limmit}"', "most: the rule has no option 'limmit'; did you mean “limit”?"),
    ('kind = "metric"\nmetric = "words"\nmost = "{names}"', "most: the option 'names' is no integer"),
    ('kind = "fact"\nfact = "words"\nwhere = { text = "{name}" }', "where.text: the rule has no option 'name'"),
    ('kind = "fact"\nfact = "identifiers"\narguments = ["{name}"]', "arguments: the rule has no option 'name'"),
    ('kind = "fact"\nfact = "words"\nwhere = { text = { any = 3 } }', "where.text: any needs a list"),
    ('kind = "substitution"\nswap = { a = "b" }\n#{rihgt}', "kind: the message uses {rihgt}, and kind 'substitution' provides {right}, {text} here; did you mean “right”?"),
    ('kind = "regex"\npattern = "(?P<no>a)"\nanchors = ["a"]\n#{no}', "kind: the message uses {no}, and kind 'regex' provides {text} here"),
    ('kind = "fact"\nfact = "words"\nevidence = ["end"]\ntiers = [{ message = "{start}" }]', "kind: the message uses {start}, and kind 'fact' provides {end}, {text} here"),
    ('kind = "fact"\nfact = "words"\ntiers = [{ where = { text = "a" }, message = "m" }]\n#{start}', "kind: the message uses {start}"),
    ('kind = "fact"\nfact = "words"\ntiers = [{ per_section = 1, message = "m" }]\n#{start}', "kind: the message uses {start}"),
    ('kind = "fact"\nfact = "words"\ntiers = [{ severity = "info" }]\n#{start}', "kind: the message uses {start}"),
    ('kind = "metric"\nmetric = "words"\nmost = 3\n#{}', "kind: the message uses {}, and kind 'metric' provides"),
    ('kind = "phrases"\nphrases = ["a"]\n#{', "kind: the message '{' cannot be filled"),
    ('kind = "phrases"\nfile = "nothing.txt"', "file: no pack has a data file 'nothing.txt'"),
    ('kind = "shapes"\nlines = ["a b"]\n#{group}', "kind: the message uses {group}, and kind 'shapes' provides {text} here"),
    ('kind = "shapes"\nlines = ["..2 x"]', "lines: a shape must begin with a word"),
    ('kind = "shapes"\nlines = ["@big ship"]', "lines: no set is called '@big'"),
    ('kind = "shapes"\nlines = ["a b"]\ngroups = { a = ["a b"] }', "groups: give lines or groups, not both"),
    ('kind = "shapes"\ngroups = ["a"]', "groups: must be a table of lists"),
    ('kind = "shapes"\nfile = "a.toml"\ngroups = { a = ["a"] }', "file: no pack has a data file 'a.toml'"),
    ('kind = "regex"\npattern = "(?@big) x"\nanchors = ["x"]\nsets = { bg = ["a"] }', "pattern: no set is called 'big'; did you mean “bg”?"),
]  # fmt: skip


def refused(folder: Path, text: str) -> str:
    with pytest.raises(PackError) as caught:
        load([str(pack(folder, text))])
    (error,) = caught.value.errors
    return error


@pytest.mark.parametrize(("match", "message"), [*WRONG, *MORE_WRONG])
def test_a_wrong_table_is_refused_with_its_key(tmp_path: Path, match: str, message: str) -> None:
    pattern, _, wording = match.partition("\n#")  # what stands behind the # is the message of the rule
    error = refused(tmp_path, rule_text(pattern, more=OPTIONS, message=wording or "found"))
    assert message in error and "HSE001-rule.toml:" in error and ": match." in error


@pytest.mark.parametrize("match", [match for match, _ in WRONG])
def test_the_published_schema_refuses_the_same(match: str) -> None:
    raw = json.loads(json.dumps(tomllib.loads(rule_text(match, more=OPTIONS))))
    assert not Draft202012Validator(schemas.load("rule")).is_valid(raw)


def test_the_published_schema_is_what_the_kinds_say() -> None:
    assert schemas.load("rule") == schemas.rule_schema(), "run tools/rule_schema.py"


def test_a_wrong_key_is_shown_on_its_line(tmp_path: Path) -> None:
    text = rule_text('kind = "density"\nphrases = ["a"]\nat_least = "two"')
    line = text.splitlines().index('at_least = "two"') + 1
    assert f"HSE001-rule.toml:{line}: match.at_least: " in refused(tmp_path, text)


def test_of_several_tables_the_wrong_one_is_named(tmp_path: Path) -> None:
    second = '[[match]]\nkind = "phrases"\nphrases = [3]\n[examples]'
    text = rule_text('kind = "phrases"\nphrases = ["a"]').replace("[match]", "[[match]]")
    text = text.replace("[examples]", second)
    line = text.splitlines().index("phrases = [3]") + 1
    assert f"HSE001-rule.toml:{line}: match.2.phrases: must be" in refused(tmp_path, text)


def test_prose_kinds_refuse_the_stored_text(tmp_path: Path) -> None:
    error = refused(tmp_path, rule_text('kind = "shapes"\nlines = ["a boat"]', scope='["raw"]'))
    assert "match.kind: 'shapes' reads the prose" in error


def test_every_kind_has_a_rule_that_uses_it() -> None:
    used = set()
    for rule in load().rules.values():
        tables = rule.match if isinstance(rule.match, tuple) else (rule.match,)
        used |= {table["kind"] for table in tables if table is not None}
    assert used == set(KINDS)


def test_a_message_that_no_finding_has_may_say_what_it_wants(tmp_path: Path) -> None:
    """Where every thing falls into a tier with a message of its own, that of the rule is never filled."""
    match = 'kind = "fact"\nfact = "words"\nevidence = ["end"]\ntiers = [{ message = "{end}" }]'
    assert load([str(pack(tmp_path, rule_text(match, message="{start}")))]).find("HSE001") is not None


def test_a_number_may_be_an_option_of_its_type(tmp_path: Path) -> None:
    for number, field in enumerate(("at_least", "least_words", "per_thousand")):
        text = rule_text(f'kind = "density"\nphrases = ["a"]\n{field} = "{{limit}}"', more=OPTIONS)
        assert load([str(pack(tmp_path / str(number), text))]).find("HSE001") is not None
