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


def test_shapes_are_tried_where_a_word_of_them_stands(tmp_path: Path) -> None:
    match = (
        'kind = "shapes"\nlines = ["^ all in all ,", "very @big ship|boat*"]\nunless = "\\\\d"\n'
        'sets = { big = ["large", "tall"] }'
    )
    text = (
        "All in all, it was a very large ship. It was, all in all, fine. A very tall boathouse. "
        "A very tall ship of 1890. `very large ship`\n\n> A very large ship.\n"
    )
    assert found(tmp_path, match, text) == ["All in all,", "very large ship", "very tall boathouse"]


def test_groups_of_shapes_have_tiers(tmp_path: Path) -> None:
    match = (
        'kind = "shapes"\n[match.groups]\nfirm = ["a|the truth"]\nweak = ["to be honest", "truth be told"]\n'
        '[[match.tiers]]\nwhere = { group = "weak" }\nseverity = "info"\ndata = { why = "filler" }\n'
        '[[match.tiers]]\ndata = { why = "claim" }'
    )
    rules = rule_text(match, message="{text} ({group}, {why})")
    findings = lint(pack(tmp_path, rules), "To be honest, this is the truth.").findings
    assert [(f.message, f.severity) for f in findings] == [
        ("To be honest (weak, filler)", "info"),
        ("the truth (firm, claim)", "warning"),
    ]


def test_shapes_of_a_data_file_are_read_by_the_path_to_their_group(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.toml").write_text(
        'sets = { sea = ["sea", "ocean"] }\n[filler]\nopen = ["^ it is @sea"]\nshut = ["by the @sea"]\n'
        '[other]\nlines = ["ship"]\n'
    )
    match = 'kind = "shapes"\nfile = "words.toml"\ngroups = ["filler"]'
    rules = rule_text(match, message="{group}")
    findings = lint(pack(tmp_path, rules), "It is ocean air by the sea, and a ship.").findings
    assert [f.message for f in findings] == ["filler.open", "filler.shut"]


FERRIES = """
from collections.abc import Iterator
from typing import NamedTuple
from copydesk.api import Facts, Span, fact


class Ferry(NamedTuple):
    start: int
    end: int
    size: int
    name: str
    span: Span
    captain: Span | None = None
    near: tuple[str, ...] = ()

    @property
    def evidence(self) -> dict[str, object]:
        return {"size": self.size, "name": self.name}


@fact("ferries")
def ferries(facts: Facts) -> Iterator[Ferry]:
    words = [word for word in facts.words if word.text.lower().startswith("ferry")]
    return [
        Ferry(
            word.start,
            word.end,
            len(word.text),
            word.text,
            facts.doc.lift(word.start, word.end),
            facts.doc.lift(words[0].start, words[0].end) if number else None,
            ("pier",) if number else (),
        )
        for number, word in enumerate(words)
    ]


@fact("ferries_of")
def ferries_of(facts: Facts, name: str, size: int) -> list[Ferry]:
    return [ferry for ferry in facts.ferries if ferry.name == name and ferry.size >= size]


@fact("fleet")
def fleet(facts: Facts) -> dict[str, object]:
    return {"all": facts.ferries, "some": {"first": facts.ferries[0]} if facts.ferries else {}}
"""
FERRY_TEXT = "A ferry and a ferryman.\n\n> A ferry.\n\n`ferry` and a ferryboat. A ferry.\n"


def ferries(folder: Path, match: str, text: str = FERRY_TEXT, **more: str) -> list[str]:
    rules = pack(folder, rule_text(f'kind = "fact"\n{match}', **more))
    (folder / "house" / "facts.py").write_text(FERRIES)
    outcome = lint(rules, text)
    assert not outcome.crashed
    return [f"{finding.text}/{finding.message}" for finding in outcome.findings]


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        ('fact = "ferries"', ["ferry", "ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nwhere = { name = "ferryman" }', ["ferryman"]),
        ('fact = "ferries"\nwhere = { name = ["ferryman", "ferryboat"], size = 8 }', ["ferryman"]),
        ('fact = "ferries"\nwhere = { size = { least = 6, most = 8 } }', ["ferryman"]),
        ('fact = "ferries"\nwhere = { name = { not = "ferry" } }', ["ferryman", "ferryboat"]),
        ('fact = "ferries"\nwhere = { near = { any = ["pier", "quay"] } }', ["ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nwhere = { captain = false }', ["ferry"]),
        ('fact = "ferries"\nwhere = { "captain.start" = 2 }', ["ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nplace = "span"', ["ferry", "ferryman", "ferry", "ferryboat", "ferry"]),
        ('fact = "ferries"\nreport = "first"\nwhere = { size = { least = 8 } }', ["ferryman"]),
        ('fact = "ferries"\nper_section = 2', ["ferry", "ferryman"]),
        ('fact = "ferries_of"\narguments = ["ferryboat", 9]', ["ferryboat"]),
        ('fact = "ferries_of"\narguments = ["ferryboat", 10]', []),
        ('fact = "fleet.all"\nwhen = { word_count = { least = 10 } }', ["ferry", "ferryman", "ferryboat", "ferry"]),
        ('fact = "fleet.all"\nwhen = { word_count = { least = 100 } }', []),
        ('fact = "fleet.some"', ["ferry"]),
    ],
)  # fmt: skip
def test_a_fact_gives_those_of_its_things_that_meet_the_conditions(
    tmp_path: Path, match: str, expected: list[str]
) -> None:
    assert ferries(tmp_path, match, message="m") == [f"{text}/m" for text in expected]


def test_the_evidence_of_a_fact_fills_the_message(tmp_path: Path) -> None:
    one = 'fact = "ferries"\nreport = "first"\nevidence = '
    assert ferries(tmp_path, one + '["size", "span.end"]', message="{size} {end}") == ["ferry/5 7"]
    assert ferries(tmp_path, one + '{ length = "size" }', message="{length}") == ["ferry/5"]
    assert ferries(tmp_path, one + '"evidence"', message="{name} {size}") == ["ferry/ferry 5"]


def test_a_fact_without_a_place_is_about_the_document_and_may_point_elsewhere(tmp_path: Path) -> None:
    match = 'kind = "fact"\nfact = "ferries"\nplace = "captain"\nrelated = { span = "here" }\nper_section = 2'
    rules = pack(tmp_path, rule_text(match))
    (tmp_path / "house" / "facts.py").write_text(FERRIES)
    text = "A ferry and a ferryman."
    found = lint(rules, text).findings
    assert [
        (f.text, f.document_level, [text[r.span.start : r.span.end] for r in f.related]) for f in found
    ] == [
        ("A ferry and a ferryman.", True, ["ferry"]),
        ("ferry", False, ["ferryman"]),
    ]


def test_the_first_tier_that_fits_is_taken_and_may_be_full(tmp_path: Path) -> None:
    match = (
        'kind = "fact"\nfact = "ferries"\n[[match.tiers]]\nwhere = { size = 5 }\nper_section = "{most}"\n'
        'severity = "error"\nconfidence = "decisive"\nmessage = "grave {size}"\ndata = { size = 5 }\n'
        '[[match.tiers]]\nwhere = { size = 5 }\nseverity = "info"'
    )
    options = '[options.most]\ntype = "integer"\ndefault = 1\nsummary = "s"'
    rules = pack(tmp_path, rule_text(match, message="plain", more=options))
    (tmp_path / "house" / "facts.py").write_text(FERRIES)
    text = "A ferry, a ferryman, a ferry.\n\n## Two\n\nA ferry.\n"
    found = [(f.severity, f.confidence, f.message) for f in lint(rules, text).findings]
    assert found == [
        ("error", "decisive", "grave 5"),
        ("warning", "strong", "plain"),
        ("info", "strong", "plain"),
        ("error", "decisive", "grave 5"),
    ]


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ('kind = "shapes"\nlines = [""]', "match.lines: must be a list of non-empty strings"),
        ('kind = "shapes"\nlines = ["..2 x"]', "match.lines: a shape must begin with a word"),
        ('kind = "shapes"\nlines = ["@big ship"]', "match.lines: no set is called"),
        ('kind = "shapes"\nlines = ["a ship"]\ngroups = {}', "match.groups: give lines or groups"),
        ('kind = "shapes"\ngroups = ["a"]', "match.groups: must be a table"),
        ('kind = "shapes"\nlines = ["a ship"]\ntiers = [{ severty = "info" }]', "match.tiers: unknown key 'severty'"),
        ('kind = "shapes"\nlines = ["a ship"]\ntiers = [{ severity = "bad" }]', "match.tiers: severity 'bad'"),
        ('kind = "fact"', "match.fact: must be names parted by dots"),
        ('kind = "fact"\nfact = "a b"', "match.fact: must be names parted by dots"),
        ('kind = "fact"\nfact = "words"\nwhere = { text = { over = 3 } }', "match.where.text: unknown comparison 'over'"),
        ('kind = "fact"\nfact = "words"\narguments = 3', "match.arguments: must be a list"),
        ('kind = "fact"\nfact = "words"\nreport = "all"', "match.report: must be one of each, first, document"),
        ('kind = "fact"\nfact = "words"\nevidence = 3', "match.evidence: must be a list of paths"),
        ('kind = "fact"\nfact = "words"\nrelated = { text = 3 }', "match.related: must be a table of notes"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_shapes_and_facts_is_said(tmp_path: Path, match: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        load([str(pack(tmp_path, rule_text(match)))])
    assert message in str(caught.value)
