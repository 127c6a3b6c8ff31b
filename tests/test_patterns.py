"""The declarative kinds of rules, each against text that it must and must not find."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from packs import lint, pack, rule_text, texts

from copydesk.catalogue.patterns import expression
from copydesk.catalogue.ruleset import Choice


def found(folder: Path, match: str, text: str, **more: str) -> list[str]:
    return texts(lint(pack(folder, rule_text(match, **more)), text))


def test_phrases_stand_at_word_edges_and_the_longest_wins(tmp_path: Path) -> None:
    match = 'kind = "phrases"\nphrases = ["wet", "very wet", "don\'t"]'
    text = "Very wet days; wetland is not wet. We don’t mind. `wet`\n\n> a wet quote\n"
    assert found(tmp_path, match, text) == ["Very wet", "wet", "don’t"]


def test_phrases_may_insist_on_case_and_read_block_quotes(tmp_path: Path) -> None:
    match = 'kind = "phrases"\nphrases = ["Web"]\ncase = true'
    assert found(tmp_path, match, "The Web and the web.\n\n> Web\n", scope='["prose", "quote"]') == [
        "Web",
        "Web",
    ]


def test_a_phrase_is_excused_by_its_sentence(tmp_path: Path) -> None:
    match = 'kind = "phrases"\nphrases = ["many"]\nunless = "\\\\d"'
    assert found(tmp_path, match, "Many came. As many as 30 left.") == ["Many"]


def test_quoted_speech_is_left_alone_when_the_scope_says_so(tmp_path: Path) -> None:
    match = 'kind = "phrases"\nphrases = ["awful"]'
    assert found(tmp_path, match, "An awful day. “It was awful,” he said.", scope='["prose", "-quote"]') == [
        "awful"
    ]


def test_substitution_keeps_the_case_of_the_text(tmp_path: Path) -> None:
    match = 'kind = "substitution"\n[match.swap]\n"utilise" = "use"\n"amongst" = ["among", "between"]'
    findings = lint(
        pack(tmp_path, rule_text(match, message="{text}: {right}")), "Utilise it amongst UTILISE."
    ).findings
    assert [f.message for f in findings] == ["Utilise: Use", "amongst: among / between", "UTILISE: USE"]
    assert [f.fix and (f.fix.edits[0].new, f.fix.safety) for f in findings] == [
        ("Use", "unsafe"),
        ("among", "suggestion"),
        ("USE", "unsafe"),
    ]


def test_a_regex_runs_only_where_an_anchor_stands(tmp_path: Path) -> None:
    match = (
        'kind = "regex"\npattern = "(?P<hit>the) \\\\1"\nanchors = ["the "]\nfix = "\\\\1"\nsafety = "safe"'
    )
    outcome = lint(pack(tmp_path, rule_text(match)), "We saw the the mill.\n\nNothing here.\n\nAnd the The.")
    assert texts(outcome) == ["the", "the"]
    match = 'kind = "regex"\npattern = "x+"\nanchors = ["never"]'
    assert found(tmp_path, match, "xxx") == []


def test_a_regex_can_read_the_stored_text(tmp_path: Path) -> None:
    match = 'kind = "regex"\npattern = "TODO\\\\w*"\nanchors = ["todo"]\ncase = true'
    text = "---\ntitle: TODO\n---\n<!-- TODO -->\n`TODO2` and todo\n"
    assert found(tmp_path, match, text, scope='["raw"]') == ["TODO", "TODO", "TODO2"]
    assert found(tmp_path, match, text, scope='["raw", "-code"]') == ["TODO", "TODO"]


def test_density_tolerates_a_budget(tmp_path: Path) -> None:
    match = 'kind = "density"\nphrases = ["moreover"]\nper_thousand = 10\nat_least = 2'
    filler = "The mill by the river was sold to its tenants. " * 15
    assert found(tmp_path, match, filler + "Moreover, it rained.") == []
    outcome = lint(pack(tmp_path, rule_text(match)), filler + "Moreover, it rained. Moreover, it blew.")
    assert texts(outcome) == ["Moreover", "Moreover"]
    assert outcome.findings[0].evidence["count"] == 2 and outcome.findings[0].evidence["budget"] == 10.0


def test_a_metric_finds_what_is_out_of_bounds(tmp_path: Path) -> None:
    match = 'kind = "metric"\nmetric = "sentence-words"\nmost = 5'
    assert found(tmp_path, match, "One two three four five. One two three four five six.") == [
        "One two three four five six."
    ]
    match = 'kind = "metric"\nmetric = "words"\nleast = 4'
    outcome = lint(pack(tmp_path, rule_text(match)), "# A photo\n\nOne.")
    assert [(f.document_level, f.text, f.evidence["count"]) for f in outcome.findings] == [
        (True, "# A photo", 3)
    ]
    match = 'kind = "metric"\nmetric = "heading-words"\nmost = 1\nleast = 1'
    assert found(tmp_path, match, "# A photo\n\nOne two.") == ["A photo"]
    match = 'kind = "metric"\nmetric = "paragraph-words"\nleast = 2'
    assert found(tmp_path, match, "# Photo\n\nOne two.\n\nThree.") == ["Three."]


def test_a_rule_may_have_several_patterns(tmp_path: Path) -> None:
    rules = rule_text('kind = "phrases"\nphrases = ["ferry", "pier"]', message="{text}").replace(
        "[match]", "[[match]]"
    )
    more = (
        '[[match]]\nkind = "regex"\npattern = "(?P<no>\\\\d+) boats"\nanchors = ["boats"]\nevidence = ["no"]\n'
        'tiers = [{ where = { no = "3" }, severity = "error" }, { message = "{no}!" }]\n'
        '[[match]]\nkind = "regex"\npattern = "^Oh"\nno_anchor = "one of each block"\n'
    )
    folder = pack(tmp_path, rules.replace("[examples]", more + "[examples]"))
    findings = lint(folder, "The pier and 3 boats.\n\nThe ferry, 4 boats.").findings
    assert [(f.message, f.severity) for f in findings] == [
        ("pier", "warning"),
        ("3 boats", "error"),
        ("ferry", "warning"),
        ("4!", "warning"),
    ]
    assert texts(lint(folder, "Oh no.")) == ["Oh"]


def test_of_one_place_only_the_first_of_several_patterns_speaks(tmp_path: Path) -> None:
    rule = rule_text('kind = "phrases"\nphrases = ["ferry"]', message="{text}").replace(
        "[match]", "[[match]]"
    )
    more = '[[match]]\nkind = "regex"\npattern = "ferry|3 boats"\nno_anchor = "few"\n'
    folder = pack(tmp_path, rule.replace("[examples]", more + "[examples]"))
    findings = lint(folder, "The ferry and 3 boats, and the ferry.").findings
    assert [f.text for f in findings] == ["ferry", "3 boats", "ferry"]


def test_the_fix_of_a_pattern_has_a_title_and_leaves_entities_alone(tmp_path: Path) -> None:
    match = (
        'kind = "regex"\npattern = "more (?P<hit>then) (?P<what>you|me|caf.)"\nanchors = ["then"]\n'
        'fix = "than"\ntitle = "write “{new}”"'
    )
    text = "More then you. More *then* me. More th&#101;n me."
    findings = lint(pack(tmp_path, rule_text(match)), text).findings
    right = ("write “than”", "than", "unsafe")
    fixes = [(f.text, f.fix and (f.fix.title, f.fix.edits[0].new, f.fix.safety)) for f in findings]
    assert fixes == [("then", right), ("then", right), ("th&#101;n", None)]


def test_groups_of_a_pattern_are_evidence_and_decide_the_tier(tmp_path: Path) -> None:
    match = (
        'kind = "regex"\npattern = "(?P<loud>!!+)|(?P<dots>\\\\.\\\\.+)"\nno_anchor = "marks"\nevidence = ["loud"]\n'
        '[[match.tiers]]\nwhere = { group = "loud" }\nseverity = "info"'
    )
    findings = lint(pack(tmp_path, rule_text(match)), "Oh!! And.. so").findings
    assert [(f.severity, f.evidence["loud"]) for f in findings] == [("info", "!!"), ("warning", None)]


def test_the_stored_text_is_read_without_code_or_comments_as_the_scope_says(tmp_path: Path) -> None:
    match = 'kind = "phrases"\nphrases = ["todo"]'
    text = "todo <!-- todo2 todo --> `todo`\n"
    scopes = ('["raw"]', '["raw", "-code"]', '["raw", "-comment"]', '["raw", "-code", "-comment"]')
    assert [len(found(tmp_path, match, text, scope=scope)) for scope in scopes] == [3, 2, 2, 1]


def test_scope_html_is_raw_html_in_markdown(tmp_path: Path) -> None:
    match = 'kind = "phrases"\nphrases = ["boat"]'
    text = "A boat.\n\n<div>Another boat</div>\n\n<p>No ship</p>\n"
    outcome = lint(pack(tmp_path, rule_text(match, scope='["html"]')), text)
    assert [f.span.start for f in outcome.findings] == [text.rindex("boat")]
    assert found(tmp_path, match, text) == ["boat", "boat"]


def test_numbers_of_a_pattern_may_be_options(tmp_path: Path) -> None:
    options = '[options.limit]\ntype = "integer"\ndefault = 3\nsummary = "s"'
    match = 'kind = "metric"\nmetric = "sentence-words"\nmost = "{limit}"\nevidence = { words = "count" }'
    folder = pack(tmp_path, rule_text(match, message="{words}", more=options))
    text = "One two three four. One two three."
    assert [f.message for f in lint(folder, text).findings] == ["4"]
    larger = Choice(select=("house",), options={"HSE001": {"limit": 4}})
    assert lint(folder, text, choice=larger).findings == []


def test_a_density_does_not_count_quoted_speech_that_is_left_alone(tmp_path: Path) -> None:
    match = 'kind = "density"\nphrases = ["moreover"]\nat_least = 2\nleast_words = 5'
    text = "Moreover, it rained. “Moreover, it blew,” he said."
    assert found(tmp_path, match, text, scope='["prose", "-quote"]') == []
    assert found(tmp_path, match, text) == ["Moreover", "Moreover"]
    assert found(tmp_path, match.replace("5", "50"), text) == []


def test_a_broken_data_file_fails_only_the_rule_that_needs_it(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.toml").write_text("a = 3\n")
    folder = pack(
        tmp_path,
        rule_text('kind = "shapes"\nfile = "words.toml"\ngroups = ["a"]'),
        rule_text('kind = "phrases"\nphrases = ["boat"]', "HSE002", "second"),
    )
    outcome = lint(folder, "A boat.")
    assert [f.text for f in outcome.findings if f.rule_id == "HSE002"] == ["boat"]
    assert [(rule, detail.partition(":")[2].strip()) for rule, detail in outcome.crashed] == [
        ("HSE001", "match.groups: a of words.toml is no list of shapes, nor a table of them"),
    ]


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("words.txt", "# Words. Licence: MIT.\nsize: large larger\nsize: larger-than-life small*\n"),
        ("words.toml", 'sets = { size = ["large", "larger", "larger-than-life", "small*"] }\n'),
    ],
)
def test_a_pattern_names_sets_of_words(tmp_path: Path, name: str, held: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_text(held)
    match = f'kind = "regex"\npattern = "\\\\b(?@size) (?@thing)"\nanchors = ["boat"]\nfile = "{name}"\n'
    text = "A large boat, a larger boat, a larger-than-life ferry boat, a small* boat and a smal boat."
    assert found(tmp_path, match + 'sets = { thing = ["boat", "ferry"] }', text) == [
        "large boat",
        "larger boat",
        "larger-than-life ferry",
        "small* boat",
    ]


def test_a_pattern_may_run_over_lines_of_the_whole_text(tmp_path: Path) -> None:
    match = 'kind = "regex"\npattern = "\\\\{\\\\{cn\\\\s[^}]*\\\\}\\\\}"\nanchors = ["{{cn"]\n'
    text = "It leaks.{{cn\n|date=May}}\n\nIt `{{cn x}}` holds.\n"
    assert found(tmp_path, match, text, scope='["raw", "-code"]') == []
    match += 'within = "document"'
    assert found(tmp_path, match, text, scope='["raw", "-code"]') == ["{{cn\n|date=May}}"]
    assert found(tmp_path, match, "No mark.", scope='["raw"]') == []
    match = 'kind = "regex"\npattern = "one.*"\nanchors = ["two"]\nwithin = "document"'
    assert found(tmp_path, match, "one\n\ntwo\n\n> one\n\none") == ["one", "one"]


def test_an_expression_that_only_searches_slowly_reads_long_texts_in_pieces(tmp_path: Path) -> None:
    match = 'kind = "regex"\npattern = "[0-9]+ ships|ended$"\nanchors = ["ships", "ended"]'
    long = "It ended 30 ships ended " * 1000
    assert (
        found(tmp_path, match, f"{long}\n\n{long}now")
        == ["30 ships"] * 1000 + ["ended"] + ["30 ships"] * 1000
    )


def test_a_long_text_is_read_whole_by_an_expression_that_is_linear(tmp_path: Path) -> None:
    match = 'kind = "regex"\npattern = "a\\\\b.*\\\\bz$"\nanchors = ["z"]\ncase = true'
    assert found(tmp_path, match, "b a" + " b" * 5000 + " z") == []
    match = 'kind = "regex"\npattern = "^a\\\\b.*\\\\bz$"\nanchors = ["z"]\ncase = true'
    assert found(tmp_path, match, "a" + " b" * 5000 + " z") == ["a" + " b" * 5000 + " z"]


def test_two_capitals_are_capitals_and_one_is_the_beginning_of_a_word(tmp_path: Path) -> None:
    match = 'kind = "substitution"\nswap = { nr = "no", q = "question", ok = "Okay" }'
    findings = lint(pack(tmp_path, rule_text(match)), "NR, Nr, nr, Q, q, Ok.").findings
    assert [f.fix and f.fix.edits[0].new for f in findings] == [
        "NO",
        "No",
        "no",
        "Question",
        "question",
        "Okay",
    ]


def test_what_is_excused_or_out_of_scope_hides_nothing_behind_it(tmp_path: Path) -> None:
    match = 'kind = "regex"\npattern = "boats?"\nanchors = ["boat"]\nunless = "\\\\d"\nwithin = "document"'
    text = "Three boats. The 4 boats. A boat.\n\n> A boat.\n\nOne boat.\n"
    assert found(tmp_path, match, text) == ["boats", "boat", "boat"]
    assert found(tmp_path, 'kind = "regex"\npattern = "x*(?P<hit>y*)z"\nanchors = ["z"]', "xz xyz") == ["y"]
    match = 'kind = "phrases"\nphrases = ["boat", "old boat"]\ncase = true\nunless = "\\\\d"'
    text = "A Boat, a boat. The 4 boat. An old boat, boat.\n\n> boat\n\nboathouse boat\n"
    assert found(tmp_path, match, text) == ["boat", "old boat", "boat", "boat"]


def test_phrases_that_touch_are_both_found(tmp_path: Path) -> None:
    assert found(tmp_path, 'kind = "phrases"\nphrases = ["a-", "b"]', "a-b, a- b") == ["a-", "b", "a-", "b"]


def test_the_shortest_sentence_that_is_too_long_is_found(tmp_path: Path) -> None:
    match = 'kind = "metric"\nmetric = "sentence-words"\nmost = 4'
    assert found(tmp_path, match, "I a b ox. I a b c ox.") == ["I a b c ox."]
    match = 'kind = "metric"\nmetric = "sentence-words"\nmost = 4\nleast = 2'
    assert found(tmp_path, match, "No! I do. I a b c ox.") == ["No!", "I a b c ox."]
    match = 'kind = "metric"\nmetric = "words"\nmost = 4'
    assert found(tmp_path, match, "I a b c.") == []
    assert len(found(tmp_path, match, "I a b c d.")) == 1


def test_a_rate_of_a_short_text_is_none_unless_the_rule_says_so(tmp_path: Path) -> None:
    match = 'kind = "density"\nphrases = ["moreover"]'
    for words, count in ((119, 0), (120, 1)):
        text = "Moreover " + "it " * (words - 2) + "rained."
        assert len(found(tmp_path, match, text)) == count
    for report, marked in (("each", [False, False]), ("first", [False]), ("document", [True])):
        folder = pack(tmp_path, rule_text(f'{match}\nleast_words = 1\nreport = "{report}"', message="{rate}"))
        found_ = lint(folder, "Moreover it rained. Moreover it blew.").findings
        assert [one.document_level for one in found_] == marked
        assert {one.message for one in found_} == {"333.3"}


def test_an_expression_is_tried_in_each_sentence_with_an_anchor(tmp_path: Path) -> None:
    match = 'kind = "regex"\npattern = "^[A-Z]\\\\w+.*$"\nanchors = ["boat"]\nwithin = "sentence"'
    text = "No ship. A boat came. A ship left. The boat"
    folder = pack(tmp_path, rule_text(match.replace("^", "").replace(".*$", " boat")))
    assert texts(lint(folder, text)) == ["The boat"]
    raw = 'kind = "regex"\npattern = "^x.*"\nanchors = ["boat"]'
    stored = "x boat x boat\nx ship\n boat x\nx boat"
    assert found(tmp_path, raw, stored, scope='["raw"]') == ["x boat x boat", "x boat"]
    assert found(
        tmp_path, 'kind = "regex"\npattern = "^x.*"\nno_anchor = "all"', stored, scope='["raw"]'
    ) == [
        "x boat x boat",
        "x ship",
        "x boat",
    ]


def test_what_the_scope_leaves_out_is_what_it_overlaps(tmp_path: Path) -> None:
    match = 'kind = "regex"\npattern = "x+"\nanchors = ["x"]'
    assert found(tmp_path, match, "xx`xx`xx <!--x-->x", scope='["raw", "-code", "-comment"]') == [
        "xx",
        "xx",
        "x",
    ]
    assert found(
        tmp_path, 'kind = "regex"\npattern = "x`?x"\nanchors = ["x"]', "x`x`xx", scope='["raw", "-code"]'
    ) == ["xx"]


def test_pieces_of_a_long_text_lose_and_double_nothing(tmp_path: Path) -> None:
    """An expression that a search can slow down reads 4,000 code points at once."""
    match = 'kind = "regex"\npattern = "[0-9]+ ships"\nanchors = ["ships"]'
    for words in (398, 399, 400, 401, 402, 440):
        text = "x" * 9 + " " + "123 ships " * words + "the end"
        assert found(tmp_path, match, text) == ["123 ships"] * words
    match = 'kind = "phrases"\nphrases = ["gull"]\nunless = "[0-9]+ ships"'
    far = "The gull " + "flew " * 900
    assert found(tmp_path, match, far + "over 3 ships.") == []
    assert found(tmp_path, match, far + "over ships.") == ["gull"]


class Reading:
    """A compiled expression that notes how much of a text it is given at once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._compiled = re.compile(pattern, flags)
        self.pattern, self.flags = pattern, flags
        self.read: list[tuple[int, int]] = []

    def finditer(self, text: str, start: int, end: int) -> Any:
        self.read.append((start, end))
        return self._compiled.finditer(text, start, end)

    def search(self, text: str, start: int, end: int) -> Any:
        self.read.append((start, end))
        return self._compiled.search(text, start, end)


def runs_of(draw: random.Random) -> str:
    """A text with runs of all lengths between its spaces, and a find here and there."""
    lengths = (1, 3, 7, 398, 399, 400, 401, 3599, 3600, 3601, 3999, 4000, 4001, 9000)
    runs = ["x" * draw.choice(lengths) for _ in range(draw.randint(1, 9))]
    return " ".join(word for run in runs for word in (run, *["12 ships"] * draw.randint(0, 60)))


@pytest.mark.parametrize("seed", range(40))
def test_what_is_not_linear_never_reads_more_than_it_may_and_finds_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = runs_of(random.Random(seed))
    start, end = seed * 13 % len(text), len(text) - seed * 7 % len(text)
    spans = [match.span() for match in re.compile("[0-9]+ ships").finditer(text, start, end)]
    monkeypatch.setattr(expression, "regex", Reading)
    asked = expression.Expression(lambda: "[0-9]+ ships", 0)
    compiled = asked._compiled
    assert isinstance(compiled, Reading)
    assert [match.span() for match in asked.finditer(text, start, end)] == spans
    assert max((stop - begin for begin, stop in compiled.read), default=0) <= expression.LONGEST
    compiled.read.clear()
    first = asked.search(text, start, end)
    assert (first and first.span()) == (spans[0] if spans else None)
    assert max((stop - begin for begin, stop in compiled.read), default=0) <= expression.LONGEST


@pytest.mark.parametrize("before", [0, 1, 398, 399, 400, 401, 3599, 3999])
def test_a_long_run_without_a_space_keeps_no_text_from_being_read(before: int) -> None:
    text = f"{'x' * before} {'y' * 9000} 12 ships"
    found = expression.in_pieces(re.compile("[0-9]+ ships"), text, 0, len(text))
    assert [match.start() for match in found] == [text.index("12")]


def test_what_is_linear_reads_a_text_of_any_length_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expression, "regex", Reading)
    asked = expression.Expression(lambda: "ships", 0)
    text = "12 ships " * 2000
    assert len(list(asked.finditer(text, 2, len(text)))) == 2000 and asked.search(text, 5, len(text))
    assert isinstance(asked._compiled, Reading)
    assert asked._compiled.read == [(2, len(text)), (5, len(text))]
