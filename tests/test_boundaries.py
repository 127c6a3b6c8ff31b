"""The last value that counts and the first that does not: edges of ranges, budgets, paths and precedence.

Each test here fails for a slip of one character in the comparison that it is about.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from desk import Desk
from packs import lint, pack, rule_text, texts

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.profilefiles import load_profile
from copydesk.catalogue.rule import Edit, Finding, Fix
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source, Span
from copydesk.input.companions import read_companion
from copydesk.input.door import Refused, resolve
from copydesk.input.readers import read
from copydesk.language.scan import at_word_edges
from copydesk.pipeline import fix
from copydesk.pipeline.baseline import Book, Entry, Marker
from copydesk.pipeline.fix import apply_edits
from copydesk.pipeline.settle import settle
from copydesk.project.config import Configuration
from copydesk.project.discover import discover
from copydesk.project.grounds import leads_out
from copydesk.project.parts import Row
from copydesk.report.totals import Totals, exit_code
from copydesk.testing import facts_of

# -- ranges --------------------------------------------------------------------------------------------------


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5)) and not Span(3, 5).overlaps(Span(0, 3))
    assert Span(0, 3).overlaps(Span(2, 5)) and Span(2, 5).overlaps(Span(0, 3))
    assert Span(0, 3).contains(Span(0, 3)) and not Span(0, 3).contains(Span(0, 4))
    assert not Span(1, 3).contains(Span(0, 3))


def test_what_touches_a_quotation_is_not_in_it() -> None:
    document = read(Source.from_text("He said “no” aloud.", "a.md"), "markdown")
    facts = facts_of(document)
    ((start, end),) = facts.quotes
    assert document.prose.text[start:end] == "“no”"
    assert not facts.in_quotes(start - 3, start) and not facts.in_quotes(end, end + 3)
    assert facts.in_quotes(start - 3, start + 1) and facts.in_quotes(end - 1, end + 3)
    assert facts.quote_at(start - 3, start) is None and facts.quote_at(end - 1, end + 3) == (start, end)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            "‘Ah were nobbut ten,’ she said, ‘an’ he mun tak’ a price.’ So it was.",
            ["‘Ah were nobbut ten,’", "‘an’ he mun tak’ a price.’"],
        ),
        ("‘The dogs’ owners came,’ he said.", ["‘The dogs’ owners came,’"]),
        ("The ‘big’ plan was the boys’ own, he said.", ["‘big’"]),
        ("The ‘big’ plan and the rest, ‘as ever,’ went on.", ["‘big’", "‘as ever,’"]),
        ("He said 'the dogs' owners came,' and left.", ["'the dogs' owners came,'"]),
    ],
)
def test_an_apostrophe_at_the_end_of_a_word_closes_no_quotation(text: str, quoted: list[str]) -> None:
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert [document.prose.text[start:end] for start, end in facts_of(document).quotes] == quoted


def test_what_touches_code_is_not_in_it() -> None:
    document = read(Source.from_text("Press `q` now.", "a.md"), "markdown")
    (code,) = document.code
    facts = facts_of(document)
    assert not facts.in_code(Span(0, code.start)) and not facts.in_code(Span(code.end, code.end + 4))
    assert facts.in_code(Span(0, code.start + 1)) and facts.in_code(Span(code.end - 1, code.end + 4))


def test_edits_that_touch_are_both_made() -> None:
    edits = [Edit(Span(0, 3), "one"), Edit(Span(3, 6), "two"), Edit(Span(6, 6), "!")]
    assert apply_edits("aaabbb", edits) == "onetwo!"


@pytest.mark.parametrize(
    ("text", "start", "end", "edge"),
    [
        ("a mill", 2, 6, True),
        ("a_mill", 2, 6, False),
        ("mill_a", 0, 4, False),
        ("amill", 1, 5, False),
        ("mills", 0, 4, False),
        ("mill.", 0, 4, True),
        ("(mill", 1, 5, True),
        ("5.mill", 1, 6, True),  # the range begins with a mark: its own edge is no letter
    ],
)
def test_edges_of_words(text: str, start: int, end: int, edge: bool) -> None:
    assert at_word_edges(text, start, end) is edge


def finding(rule: str, start: int, end: int) -> Finding:
    return Finding(rule, rule.lower(), 1, "warning", "strong", "", Span(start, end), "", {})


@pytest.mark.parametrize(
    ("place", "kept"), [((3, 5), ["HSE001", "HSE002"]), ((2, 5), ["HSE002"]), ((0, 1), ["HSE001", "HSE002"])]
)
def test_a_rule_yields_where_the_other_overlaps_and_not_where_it_touches(
    tmp_path: Path, place: tuple[int, int], kept: list[str]
) -> None:
    yielding = rule_text('kind = "phrases"\nphrases = ["x"]', more='yields_to = ["HSE002"]')
    other = rule_text('kind = "phrases"\nphrases = ["y"]', id="HSE002", name="other-rule")
    rules = build(load([str(pack(tmp_path, yielding, other))]), Choice(select=("house",)))
    settled = settle([finding("HSE001", 1, 3), finding("HSE002", *place)], rules)
    assert sorted(one.rule_id for one in settled) == kept


@pytest.mark.parametrize(
    ("others", "protected", "kept"),
    [
        (["HSE002"], set(), ["HSE002"]),
        ([], set(), ["HSE001"]),
        (["HSE002"], {"HSE001"}, ["HSE001", "HSE002"]),  # HSE002 might be let stand
        (["HSE002"], {"HSE001", "HSE002"}, ["HSE002"]),
        (["HSE002"], {"HSE002"}, ["HSE002"]),
        ([], {"HSE001", "HSE002"}, ["HSE001"]),
    ],
)
def test_what_is_protected_yields_to_what_is_there_and_protected_too(
    tmp_path: Path, others: list[str], protected: set[str], kept: list[str]
) -> None:
    yielding = rule_text('kind = "phrases"\nphrases = ["x"]', more='yields_to = ["HSE002"]')
    other = rule_text('kind = "phrases"\nphrases = ["y"]', id="HSE002", name="other-rule")
    rules = build(load([str(pack(tmp_path, yielding, other))]), Choice(select=("house",)))
    found = [finding("HSE001", 1, 3), *(finding(rule, 1, 3) for rule in others)]
    assert sorted(one.rule_id for one in settle(found, rules, protected)) == kept


# -- budgets -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("budget", "found"), [("16", 0), ("15.9", 2)])
def test_a_density_that_just_meets_its_budget_is_in_order(tmp_path: Path, budget: str, found: int) -> None:
    match = f'kind = "density"\nphrases = ["moreover"]\nper_thousand = {budget}'
    words = (
        "Moreover it rained. Moreover it blew. "
        + "The mill stood by the river. " * 19
        + "All of us left then."
    )
    outcome = lint(pack(tmp_path, rule_text(match)), words)
    assert facts_of(outcome.facts.doc).word_count == 125  # two of these are 16 per thousand
    assert len(texts(outcome)) == found


@pytest.mark.parametrize(("count", "found"), [(1, 0), (2, 2)])
def test_at_least_counts_its_own_number(tmp_path: Path, count: int, found: int) -> None:
    match = 'kind = "density"\nphrases = ["moreover"]\nat_least = 2'
    text = "Moreover it rained. " * count + "The mill stood by the river. " * 20
    assert len(texts(lint(pack(tmp_path, rule_text(match)), text))) == found


@pytest.mark.parametrize(("words", "found"), [(5, 0), (6, 1)])
def test_most_is_the_largest_number_in_order(tmp_path: Path, words: int, found: int) -> None:
    match = 'kind = "metric"\nmetric = "sentence-words"\nmost = 5'
    text = " ".join(["Mill", *["stone"] * (words - 1)]) + "."
    assert len(texts(lint(pack(tmp_path, rule_text(match)), text))) == found


@pytest.mark.parametrize(("gap", "found"), [("", 1), ("quite ", 1), ("quite a very ", 0)])
def test_a_gap_is_as_long_as_it_says_and_an_optional_word_may_be_missing(
    tmp_path: Path, gap: str, found: int
) -> None:
    folder = pack(tmp_path, rule_text('kind = "shapes"\nlines = ["plays (only) ..2 roles"]'))
    assert len(texts(lint(folder, f"It plays {gap}roles here."))) == found
    assert texts(lint(folder, "It plays only roles here.")) == ["plays only roles"]


@pytest.mark.parametrize(
    ("level", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "never", 0),
    ],
)
def test_the_level_asked_for_counts_itself(level: str, fail_on: str, code: int) -> None:
    totals = Totals()
    totals.add(0, [Row("TYP001", level, "open", "", "")], fail_on=fail_on)
    fails = totals.failing > 0
    assert exit_code(fails, False, False) == code
    assert exit_code(fails, True, False) == 2
    assert exit_code(fails, True, True) == 3


# -- paths ---------------------------------------------------------------------------------------------------


@pytest.fixture
def neighbours(tmp_path: Path) -> tuple[Path, Path]:
    """A project and a folder beside it whose name begins with the name of the project."""
    project, evil = tmp_path / "project", tmp_path / "project-evil"
    for folder in (project, evil):
        folder.mkdir()
        (folder / "a.txt").write_text(f"text of {folder.name}", encoding="utf-8")
    return project, evil


def test_a_folder_whose_name_begins_like_the_project_is_outside(neighbours: tuple[Path, Path]) -> None:
    project, evil = neighbours
    os.symlink(evil / "a.txt", project / "link.txt")
    for name in ("../project-evil/a.txt", "link.txt"):
        assert isinstance(resolve(name, str(project), str(project)), Refused)
        companion = read_companion(name, str(project), str(project))
        assert (companion.state, companion.text) == ("outside", "")
    assert read_companion("a.txt", str(project), str(project)).text == "text of project"


def test_a_path_may_leave_its_folder_and_stay_in_the_project(neighbours: tuple[Path, Path]) -> None:
    project, _ = neighbours
    (project / "texts").mkdir()
    assert resolve("../a.txt", str(project / "texts"), str(project)) == os.path.realpath(project / "a.txt")


def test_no_link_leads_into_a_folder_whose_name_begins_like_the_project(
    neighbours: tuple[Path, Path],
) -> None:
    project, evil = neighbours
    os.symlink(evil / "a.txt", project / "link.txt")
    os.symlink(project / "a.txt", project / "own.txt")
    assert leads_out(str(project / "link.txt"), str(project))
    assert not leads_out(str(project / "own.txt"), str(project))
    assert not leads_out(str(project / "a.txt"), str(project))
    # A file elsewhere that is named as such may be read and written: nothing pretends that it lies here.
    assert not leads_out(str(evil / "a.txt"), str(project))


def test_a_link_in_another_folder_is_not_followed_out_of_the_project(
    neighbours: tuple[Path, Path], tmp_path: Path
) -> None:
    project, evil = neighbours
    os.symlink(evil / "a.txt", tmp_path / "elsewhere.txt")
    assert leads_out(str(tmp_path / "elsewhere.txt"), str(project))


# -- precedence ----------------------------------------------------------------------------------------------


def profile(folder: Path, name: str, text: str) -> None:
    (folder / "profiles").mkdir(parents=True, exist_ok=True)
    (folder / "profiles" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_the_profile_of_a_later_pack_wins_over_the_built_in_one(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", rule_text('kind = "phrases"\nphrases = ["x"]'))
    profile(folder, "news", 'extends = "default"\n[levels]\nHSE001 = "error"\n')
    assert load_profile(load([str(folder)]), "news")["levels"] == {"HSE001": "error"}


def test_a_profile_wins_over_what_it_extends(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", rule_text('kind = "phrases"\nphrases = ["x"]'))
    profile(folder, "base", '[levels]\nHSE001 = "error"\nTYP001 = "info"\n')
    profile(folder, "child", 'extends = "base"\n[levels]\nHSE001 = "info"\n')
    assert load_profile(load([str(folder)]), "child")["levels"] == {"HSE001": "info", "TYP001": "info"}


def test_the_user_wins_over_the_profile_and_the_named_rule_over_off(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", rule_text('kind = "phrases"\nphrases = ["x"]'))
    profile(folder, "quiet", '[levels]\nHSE001 = "off"\n')
    catalogue = load([str(folder)])
    assert "HSE001" not in build(catalogue, Choice("quiet")).by_id
    assert build(catalogue, Choice("quiet", levels={"HSE001": "error"})).by_id["HSE001"].level == "error"
    assert build(catalogue, Choice("quiet", select=("HSE001",))).by_id["HSE001"].level == "warning"
    assert "HSE001" not in build(catalogue, Choice("quiet", select=("HSE001",), ignore=("HSE",))).by_id


def test_data_of_a_later_pack_wins(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, word in ((one, "first"), (two, "second")):
        (folder / "data").mkdir(parents=True)
        (folder / "data" / "boats.txt").write_text(word + "\n", encoding="utf-8")
        shutil.copytree(folder / "data", folder / "more")
    assert load([str(one), str(two)]).data("boats.txt") == ("second",)
    assert load([str(two), str(one)]).data("boats.txt") == ("first",)


def test_the_python_interface_knows_the_baseline(desk: Desk) -> None:
    from copydesk import lint_paths

    desk.write("a.md", "# A title\n\nThe forbidden word stands here.\n")
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\nbaseline = "known.json"\n')
    assert desk.run("baseline", "a.md").code == 0
    assert desk.run("check", "a.md").code == 0
    assert lint_paths(["a.md"]) == {"a.md": []}
    desk.write("b.md", "# A title\n\nA new forbidden word stands here.\n")
    assert [one.rule_id for one in lint_paths(["b.md"])["b.md"]] == ["HSE002"]


def test_one_document_linted_for_two_dates_is_like_two_fresh_ones() -> None:
    from copydesk.catalogue.ruleset import defaults
    from copydesk.pipeline.pipeline import lint_document

    text = "# Opening\n\nThe pier is open[^1].\n\n[^1]: Harbour log, accessed 3 March 2027.\n"
    shared = read(Source.from_text(text, "a.md"), "markdown")
    days = ("2026-02-01", "2029-06-01")
    fresh = [
        lint_document(read(Source.from_text(text, "a.md"), "markdown"), defaults(day)).findings
        for day in days
    ]
    assert [lint_document(shared, defaults(day)).findings for day in days] == fresh
    assert fresh[0] != fresh[1]


def test_a_document_is_frozen() -> None:
    document = read(Source.from_text("A day.", "a.md"), "markdown")
    with pytest.raises(AttributeError, match="a document is frozen"):
        document.format = "html"


def test_an_edit_of_a_fix_and_its_safety_are_kept() -> None:
    fix = Fix((Edit(Span(0, 1), "b"),), "Write “b”")
    assert fix.safety == "safe"


# -- what the tests of faults asked for ----------------------------------------------------------------------


def test_an_override_of_a_project_does_not_reach_its_neighbour(neighbours: tuple[Path, Path]) -> None:
    project, evil = neighbours
    named = project / "copydesk.toml"
    named.write_text('profile = "news"\n[[overrides]]\npaths = ["*.txt"]\nprofile = "blog"\n')
    configuration = Configuration(str(named))
    assert configuration.for_file(str(project / "a.txt")).get("profile") == "blog"
    assert configuration.for_file(str(evil / "a.txt")).get("profile") == "news"


def test_a_link_into_a_neighbour_is_no_article_of_the_folder(neighbours: tuple[Path, Path]) -> None:
    project, evil = neighbours
    (project / "link.txt").symlink_to(evil / "a.txt")
    (project / "own.txt").symlink_to(project / "a.txt")
    found = discover([str(project)], Configuration(isolated=True))
    assert [os.path.basename(target.path) for target in found.targets] == ["a.txt", "own.txt"]


def test_of_two_overrides_the_later_wins_and_the_command_line_over_both(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text(
        'root = true\n[[overrides]]\npaths = ["*.md"]\nprofile = "news"\n'
        '[[overrides]]\npaths = ["a.*"]\nprofile = "blog"\n'
    )
    path = str(tmp_path / "a.md")
    assert Configuration().for_file(path).get("profile") == "blog"
    assert Configuration(given={"profile": "wiki"}).for_file(path).get("profile") == "wiki"
    assert Configuration(given={"profile": "wiki"}).for_file(str(tmp_path / "b.txt")).get("profile") == "wiki"


def test_options_and_settings_of_the_user_win_over_those_of_the_profile(tmp_path: Path) -> None:
    options = '[options.limit]\ntype = "integer"\ndefault = 3\nsummary = "s"\n'
    options += '[options.other]\ntype = "integer"\ndefault = 3\nsummary = "s"'
    folder = pack(tmp_path / "house", rule_text('kind = "phrases"\nphrases = ["x"]', more=options))
    profile(folder, "long", "[options.HSE001]\nlimit = 5\nother = 6\n[settings]\nsize = 1\ntone = 2\n")
    catalogue = load([str(folder)])
    choice = Choice("long", options={"HSE001": {"limit": 9}}, settings={"size": 7})
    rules = build(catalogue, choice)
    assert rules.by_id["HSE001"].options == {"limit": 9, "other": 6}
    assert rules.settings == {"size": 7, "tone": 2}
    assert build(catalogue, Choice()).by_id["HSE001"].options == {"limit": 3, "other": 3}


def test_fixes_that_touch_wait_for_each_other() -> None:
    def fixable(start: int, end: int) -> Finding:
        return finding("HSE001", start, end)._replace(fix=Fix((Edit(Span(start, end), ""),), "", "safe"))

    first, touching, apart = fixable(0, 3), fixable(3, 5), fixable(6, 7)
    assert fix._batch([first, touching, apart]) == [first, apart]
    assert fix._batch([touching, first, apart]) == [touching, apart]


def marker_of(entry: Entry) -> Marker:
    return Marker(Book(3, (entry,)), lambda path: False, lambda path: True)


def test_an_entry_of_the_baseline_is_for_its_own_file() -> None:
    one = finding("HSE001", 0, 3)._replace(fingerprint="f1", text="x")
    marker = marker_of(Entry("a.md", "HSE001", "f1", "x"))
    assert [found.status for found in marker.mark("b.md", [one], ["HSE001"], str)] == ["open"]
    marked = marker.mark("a.md", [one, one], ["HSE001"], str)
    assert [found.status for found in marked] == ["baseline", "open"]
    assert marker.stale(lambda path: ["HSE001"]) == []


def test_what_is_let_stand_uses_up_no_entry_of_the_baseline() -> None:
    stands = finding("HSE001", 0, 3)._replace(fingerprint="f1", status="suppressed")
    entry = Entry("a.md", "HSE001", "f1", "x")
    marker = marker_of(entry)
    assert marker.mark("a.md", [stands], ["HSE001"], str) == [stands]
    assert marker.stale(lambda path: ()) == [entry] and marker.stale(lambda path: (), ["a.md"]) == []


def test_a_rate_is_taken_from_the_number_of_words_that_is_named(tmp_path: Path) -> None:
    match = 'kind = "density"\nphrases = ["moreover"]\nleast_words = '
    text = "Moreover it rained all day."
    assert texts(lint(pack(tmp_path, rule_text(match + "5")), text)) == ["Moreover"]
    assert texts(lint(pack(tmp_path, rule_text(match + "6")), text)) == []


def test_no_finding_is_one_level_graver_than_its_rule_can_be(tmp_path: Path) -> None:
    rule = (
        "from copydesk.api import rule\n@rule(id='HSE001', name='house-rule', version=1, status='stable',"
        " severity='info', confidence='strong', scope=['prose'], summary='s', message='m', rationale='r',"
        " remedy='r', bad=['a', 'b'], good=['c', 'd', 'e'])\n"
        "def run(ctx):\n    yield ctx.hit(0, 3)._replace(**{'severity': 'warning'})\n"
    )
    (outcome,) = (lint(pack(tmp_path, rule), "The mill."),)
    assert [(found.rule_id, found.severity) for found in outcome.findings] == [("CPD001", "error")]
    assert "severity warning of a rule that reaches info only" in outcome.crashed[0][1]


def test_a_scope_ends_with_its_block(tmp_path: Path) -> None:
    """A phrase that would run over the edge of a block is none."""
    match = 'kind = "regex"\npattern = "mill\\\\s+fell"\nanchors = ["mill"]\nwithin = "document"'
    assert texts(lint(pack(tmp_path, rule_text(match)), "The mill\n\nfell down.")) == []
    assert texts(lint(pack(tmp_path, rule_text(match)), "The mill fell down.")) == ["mill fell"]


@pytest.mark.parametrize("line", ["a ~5 ox", "a ..5 ox", "^ a (b) ox", "a ox $"])
def test_a_shape_is_looked_for_by_its_words_and_not_by_its_syntax(tmp_path: Path, line: str) -> None:
    found = texts(
        lint(pack(tmp_path, rule_text(f'kind = "shapes"\nlines = ["{line}"]')), "A b ox. A (b) ox. A ox")
    )
    assert found and all(text.startswith("A") and text.endswith("ox") for text in found)
