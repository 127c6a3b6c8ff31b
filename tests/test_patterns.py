"""The declarative kinds of rules, each against text that it must and must not find."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import lint, pack, rule_text, texts

from copydesk.catalogue.catalogue import PackError, load


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


def test_a_pair_needs_its_second_or_misses_it(tmp_path: Path) -> None:
    match = 'kind = "pair"\nfirst = "[A-Z]{2,5}"\nsecond = "\\\\([A-Z]{2,5}\\\\)"\nno_anchor = "shape"\ncase = true\nwithin = "block"'
    assert found(tmp_path, match, "The UNX (UNX).\n\nThe ABC met.") == ["UNX", "UNX"]
    assert found(tmp_path, match + "\nabsent = true", "The UNX (UNX).\n\nThe ABC met.") == ["ABC"]


def test_density_tolerates_a_budget(tmp_path: Path) -> None:
    match = 'kind = "density"\nphrases = ["moreover"]\nper_thousand = 10\nat_least = 2'
    filler = "The mill by the river was sold to its tenants. " * 15
    assert found(tmp_path, match, filler + "Moreover, it rained.") == []
    outcome = lint(pack(tmp_path, rule_text(match)), filler + "Moreover, it rained. Moreover, it blew.")
    assert texts(outcome) == ["Moreover", "Moreover"]
    assert outcome.findings[0].evidence["count"] == 2 and outcome.findings[0].evidence["budget"] == 10.0


def test_absent_and_metric_speak_about_the_document(tmp_path: Path) -> None:
    match = 'kind = "absent"\npattern = "licen[cs]e"\nwhen = "photo"'
    outcome = lint(pack(tmp_path, rule_text(match)), "# A photo essay\n\nOne photo.")
    assert [f.document_level for f in outcome.findings] == [True] and texts(outcome) == ["# A photo essay"]
    assert found(tmp_path, match, "A photo and its licence.") == []
    match = 'kind = "metric"\nmetric = "sentence-words"\nmost = 5'
    assert found(tmp_path, match, "One two three four five. One two three four five six.") == [
        "One two three four five six."
    ]


def test_a_sequence_has_gaps_and_optional_words(tmp_path: Path) -> None:
    match = 'kind = "sequence"\ntokens = [{words = ["plays", "played"]}, {words = ["a"]}, {words = ["role"], upto = 2}]'
    assert found(tmp_path, match, "It plays a very key role here. It plays a part. It played a role.") == [
        "plays a very key role",
        "played a role",
    ]


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ('kind = "phrase"', "is not one of"),
        ('kind = "phrases"\nphrases = []', "match.phrases"),
        ('kind = "phrases"\nphrases = ["a"]\ncolour = 1', "unknown key"),
        ('kind = "regex"\npattern = "("\nanchors = ["a"]', "match.pattern"),
        ('kind = "regex"\npattern = "(a+)+"\nanchors = ["a"]', "exponential"),
        ('kind = "regex"\npattern = "a"', "match.anchors"),
        ('kind = "metric"\nmetric = "words"', "match.most"),
        ('kind = "substitution"\nswap = {}', "match.swap"),
    ],
)
def test_a_bad_pattern_is_refused_with_its_key(tmp_path: Path, match: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        load([str(pack(tmp_path, rule_text(match)))])
    assert message in caught.value.errors[0] and "HSE001-rule.toml:" in caught.value.errors[0]
