"""The straight line: tiers and levels, overlaps, crashes, fingerprints, and the choice of rules."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

import pytest
from packs import lint, pack, rule_text, texts

from copydesk.base.levels import RANK
from copydesk.catalogue import reach, ruleset
from copydesk.catalogue.catalogue import PackError, load
from copydesk.catalogue.ruleset import Choice, ChoiceError, RuleSet, build
from copydesk.document.document import Document
from copydesk.document.source import Source, Span
from copydesk.input.companions import Companions
from copydesk.input.namedfiles import Companion
from copydesk.input.readers import read
from copydesk.pipeline import engine
from copydesk.pipeline.pipeline import Task, examine, lint_document

PHRASE = 'kind = "phrases"\nphrases = ["{}"]'
PYTHON = """
from copydesk.api import rule

@rule(id="HSE001", name="house-rule", version=1, status="stable", severity="{severity}", confidence="strong", scope={scope},
      summary="s", message="m {{text}}", rationale="r", remedy="r", bad=["a", "b"], good=["c", "d", "e"])
def run(ctx):
{body}
"""


APART = [
    PYTHON.format(
        body="    word = ctx.settings.get('word', 'mill')\n    at = ctx.text.index(word)\n"
        "    yield ctx.hit(at, at + len(word))",
        severity="error",
        scope='["prose"]',
    )
    .replace("HSE001", "HSE002")
    .replace("house-rule", "other-rule")
]


def python_rule(body: str, severity: str = "error", scope: str = '["prose"]') -> str:
    return PYTHON.format(body=body, severity=severity, scope=scope)


def test_a_failing_rule_is_a_finding_and_the_others_go_on(tmp_path: Path) -> None:
    broken = python_rule("    raise RuntimeError('oops')\n    yield")
    outcome = lint(
        pack(tmp_path, broken, rule_text(PHRASE.format("mill"), "HSE002", "other-rule")), "The mill."
    )
    assert [(f.rule_id, f.severity) for f in outcome.findings] == [("CPD001", "error"), ("HSE002", "warning")]
    assert outcome.crashed == (("HSE001", "RuntimeError: oops"),)
    assert "HSE001 (house-rule) failed" in outcome.findings[0].message


def test_what_a_rule_finds_by_the_thousand_is_counted_and_not_listed(tmp_path: Path) -> None:
    body = (
        "    for at in range(0, len(ctx.text), 5):\n"
        "        grave = 'warning' if at > 5 * {} else 'info'\n"
        "        yield ctx.hit(at, at + 4, severity=grave)"
    )
    text = "mill " * (engine.MOST_LISTED + 2) + "mill"

    def found(first_grave: int, text: str) -> list[tuple[str, str]]:
        outcome = lint(pack(tmp_path / str(first_grave), python_rule(body.format(first_grave))), text)
        return [(f.rule_id, f.severity) for f in outcome.findings if f.rule_id != "HSE001"]

    assert found(10, text[: -5 * 3]) == []
    assert found(10, text) == [("CPD008", "warning")]
    assert found(engine.MOST_LISTED + 9, text) == [("CPD008", "info")]
    last = lint(pack(tmp_path / "last", python_rule(body.format(0))), text).findings
    assert len(last) == engine.MOST_LISTED + 1
    assert "3 more findings of HSE001 (house-rule)" in next(f for f in last if f.rule_id == "CPD008").message


def test_what_is_not_listed_is_counted_once_where_it_is_said_twice(tmp_path: Path) -> None:
    body = (
        "    for at in range(0, len(ctx.text), 5):\n"
        "        yield ctx.hit(at, at + 4)\n"
        "        yield ctx.hit(at, at + 4)\n"
        "    yield ctx.hit(0, 4)"
    )
    text = "mill " * (engine.MOST_LISTED + 2) + "mill"
    found = lint(pack(tmp_path, python_rule(body)), text).findings
    assert len(found) == engine.MOST_LISTED + 1
    assert "3 more findings" in next(f for f in found if f.rule_id == "CPD008").message


def test_a_level_replaces_the_severity_and_caps_higher_tiers(tmp_path: Path) -> None:
    body = "    yield ctx.hit(0, 3)\n    yield ctx.hit(4, 8, severity='info')"
    folder = pack(tmp_path, python_rule(body))

    def graded(level: str) -> list[str]:
        choice = Choice(select=("house",), levels={"HSE001": level})
        return [f.severity for f in lint(folder, "The mill.", choice=choice).findings]

    assert graded("error") == ["error", "info"]
    assert graded("warning") == ["warning", "info"]
    assert graded("info") == ["info", "info"]


def test_a_rule_yields_to_one_that_explains_better(tmp_path: Path) -> None:
    first = rule_text(PHRASE.format("old mill"), "HSE001", "first-rule")
    second = rule_text(PHRASE.format("mill"), "HSE002", "second-rule", more='yields_to = ["HSE001"]')
    outcome = lint(pack(tmp_path, first, second), "The old mill and the mill.")
    assert [(f.rule_id, f.text) for f in outcome.findings] == [("HSE001", "old mill"), ("HSE002", "mill")]


def test_a_rule_is_asked_only_when_the_file_has_what_it_needs(tmp_path: Path) -> None:
    broken = python_rule("    raise RuntimeError('asked')\n    yield").replace(
        "summary=", "needs=['tables'], summary="
    )
    folder = pack(tmp_path, broken)
    outcome = lint(folder, "No table here.")
    assert outcome.crashed == () and outcome.rules_run == ("HSE001",)
    assert lint(folder, "| a | b |\n|---|---|\n| 1 | 2 |\n").crashed == (("HSE001", "RuntimeError: asked"),)


def test_fingerprints_survive_edits_elsewhere_and_number_the_same(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    before = lint(folder, "# Town\n\nThe old mill is sold.\n").findings
    after = lint(folder, "# Town\n\nA new first paragraph.\n\nThe  old\nmill is sold.\n").findings
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    twice = lint(folder, "mill\n\nmill\n").findings
    assert len({f.fingerprint for f in twice}) == 2


def test_a_rule_for_another_language_or_format_is_skipped_and_named(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill"), more='languages = ["de"]'))
    english = (
        "The council met on Monday and it has decided that the old mill will be sold to the tenants of the town. "
        * 3
    )
    outcome = lint(folder, english)
    assert outcome.findings == [] and outcome.skipped == (("HSE001", "language", "not for language en"),)
    folder = pack(tmp_path, rule_text(PHRASE.format("mill"), more='formats = ["html"]'))
    assert lint(folder, "The mill.").skipped == (("HSE001", "format", "not for format markdown"),)


@pytest.mark.parametrize(
    "left_out",
    [
        'formats = ["html"]',
        'languages = ["de"]',
        'tags = ["online"]',
        'triggers = ["ferry"]',
        'needs = ["tables"]',
        "enabled = false",
    ],
)
def test_a_rule_that_is_not_asked_keeps_no_other_from_speaking(tmp_path: Path, left_out: str) -> None:
    english = "The council met on Monday and it has decided that the old mill will be sold to the town. "
    folder = pack(
        tmp_path,
        rule_text(PHRASE.format("mill"), "HSE001", "first-rule", more=left_out),
        rule_text(PHRASE.format("mill"), "HSE002", "second-rule"),
    )
    outcome = lint(folder, english)
    assert [finding.rule_id for finding in outcome.findings] == ["HSE002"]
    assert outcome.crashed == ()


def test_a_long_text_is_asked_family_by_family_and_tells_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    families = ("sources", "typography", "claims", "spelling", "grammar")
    folder = tmp_path / "pack"
    for number, family in enumerate(families, 1):
        place = folder / family
        place.mkdir(parents=True)
        rule = rule_text(PHRASE.format("mill"), f"HSE{number:03}", f"rule-{number}")
        (place / f"HSE{number:03}-rule.toml").write_text(rule, encoding="utf-8")
    choice = Choice(select=("HSE",))
    text = "The mill and the mill.\n\nA mill.\n"
    plain = lint(folder, text, choice=choice)
    assert len(plain.findings) == 3 * len(families) and not plain.crashed
    monkeypatch.setattr("copydesk.facts.facts.MUCH", 0)
    long = lint(folder, text, choice=choice)
    assert (long.findings, long.rules_run, long.crashed) == (plain.findings, plain.rules_run, ())


def test_the_same_document_gives_the_same_outcome(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    assert lint(folder, "mill, mill\n").findings == lint(folder, "mill, mill\n").findings


def test_evidence_never_breaks_a_message(tmp_path: Path) -> None:
    outcome = lint(pack(tmp_path, rule_text(PHRASE.format("{text}"))), "A {text} here " + "x" * 300)
    assert [f.message for f in outcome.findings] == ["found “{text}”"]


def test_choices_name_rules_by_id_name_prefix_category_and_tag(tmp_path: Path) -> None:
    rules = pack(
        tmp_path,
        rule_text(PHRASE.format("a"), "HSE001", "first-rule", more='tags = ["river"]'),
        rule_text(PHRASE.format("b"), "HSE002", "second-rule", more="enabled = false"),
    )
    loaded = load([str(rules)])

    def chosen(**choice: object) -> list[str]:
        return [a.rule.id for a in build(loaded, Choice(**choice)).active if a.rule.id.startswith("HSE")]  # type: ignore[arg-type]

    assert (
        chosen(select=("first-rule",)) == chosen(select=("river",)) == chosen(select=("house",)) == ["HSE001"]
    )
    assert chosen(select=("HSE002",)) == ["HSE002"]
    assert chosen(select=("HSE",), ignore=("HSE001",)) == []
    assert chosen(levels={"HSE002": "info"}) == ["HSE001", "HSE002"]
    assert chosen(levels={"first-rule": "off"}) == []


def test_unknown_names_are_refused_with_a_suggestion(tmp_path: Path) -> None:
    loaded = load([str(pack(tmp_path, rule_text(PHRASE.format("a"))))])
    with pytest.raises(ChoiceError, match="did you mean 'house-rule'"):
        build(loaded, Choice(select=("house-rul",)))
    with pytest.raises(ChoiceError, match="no profile 'nws'"):
        build(loaded, Choice(profile="nws"))
    with pytest.raises(ChoiceError, match="level 'fatal'"):
        build(loaded, Choice(levels={"HSE001": "fatal"}))
    with pytest.raises(ChoiceError, match="has no option"):
        build(loaded, Choice(options={"HSE001": {"limit": 3}}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            rule_text(PHRASE.format("a")).replace('severity = "warning"', 'severity = "fatal"'),
            "severity: 'fatal' is not one of",
        ),
        (rule_text(PHRASE.format("a")).replace("rationale", "rational"), "did you mean “rationale”"),
        (
            rule_text(PHRASE.format("a")).replace("version = 1", 'version = "1"'),
            "version: must be an integer",
        ),
        (rule_text(PHRASE.format("a")).replace("HSE001", "house1"), "is not three capitals"),
        ("id = ", "not valid TOML"),
        ("import nothing_there  # @rule\n", "ModuleNotFoundError"),
        (rule_text("").replace("[match]\n", ""), "needs a pattern"),
    ],
)
def test_a_broken_rule_file_is_refused_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        load([str(pack(tmp_path, text))])
    assert any(message in error and "HSE001-rule" in error for error in caught.value.errors), (
        caught.value.errors
    )


def test_two_rules_cannot_share_an_id(tmp_path: Path) -> None:
    rules = pack(tmp_path, rule_text(PHRASE.format("a")), rule_text(PHRASE.format("b")))
    with pytest.raises(PackError, match="HSE001 is taken by"):
        load([str(rules)])


def test_python_rules_of_a_project_need_leave(tmp_path: Path) -> None:
    folder = pack(tmp_path, python_rule("    return []"))
    with pytest.raises(PackError, match="allow-code"):
        load([str(folder)], allow_code=False)


def test_every_finding_is_the_text_at_its_span(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("fish & chips")))
    text = "\ufeffThe 🧭 e\u0301cole.\r\n\r\nFish &amp; chips and **fish** & chips.\r\n"
    outcome = lint(folder, text)
    assert texts(outcome) == ["Fish &amp; chips", "fish** & chips"]


def test_every_rule_says_the_highest_level_that_it_reaches() -> None:
    """What the files say is what the index says: a severity of a hit or a tier above that of the rule counts."""
    rules = load().rules.values()
    assert all(RANK[rule.reaches] >= RANK[rule.severity] for rule in rules)
    for rule in rules:
        text = Path(rule.path).read_text(encoding="utf-8")
        said = set(re.findall(r"severity\s*=\s*[^,)\n}]*?\"(info|warning|error)\"", text))
        assert all(RANK[rule.reaches] >= RANK[severity] for severity in said), rule.id
    assert any(rule.reaches != rule.severity for rule in rules)


@pytest.mark.parametrize(
    ("call", "reached"),
    [
        ("ctx.document()", "info"),
        ("ctx.document(severity='warning' if ctx.text else None)", "warning"),
        ("ctx.document(severity=ctx.text)", "error"),
        ("Hit(Span(0, 0), {}, None, ctx.text)", "error"),
    ],
)
def test_what_a_rule_can_reach_is_read_from_its_code(call: str, reached: str) -> None:
    source = f"@rule(severity='info')\ndef run(ctx):\n    yield {call}\n".encode()
    assert reach.of_code("info", "/p/a.py", {"/p/a.py": source}) == reached
    beside = {"/p/x/a.py": b"from ..words import found\n", "/p/words.py": source}
    assert reach.of_code("info", "/p/x/a.py", beside) == reached


def test_a_rule_that_others_give_way_to_runs_with_them() -> None:
    rules = build(load(), Choice())
    heard = rules.reaching("error")
    assert rules.reaching("info") is rules
    assert 0 < len(heard.active) < len(rules.active)
    known = {active.rule.id for active in heard.active}
    first = [active for active in rules.active if RANK[active.rule.reaches] == RANK["error"]]
    assert {active.rule.id for active in first} <= known
    assert {other for active in first for other in active.rule.yields_to} <= known


def marks(folder: Path, text: str) -> list[str]:
    return [finding.fingerprint for finding in lint(folder, text).findings]


def test_a_fingerprint_knows_five_words_on_each_side(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    before = "alpha bravo charlie delta echo foxtrot"
    after = "golf hotel india juliett kilo lima"
    (mark,) = marks(folder, f"{before} mill {after}")
    # The sixth word on either side may change, the fifth may not.
    assert marks(folder, f"{before.replace('alpha', 'other')} mill {after}") == [mark]
    assert marks(folder, f"{before} mill {after.replace('lima', 'other')}") == [mark]
    assert marks(folder, f"{before.replace('bravo', 'other')} mill {after}") != [mark]
    assert marks(folder, f"{before} mill {after.replace('kilo', 'other')}") != [mark]
    assert marks(folder, f"{before.replace('foxtrot', 'other')} mill {after}") != [mark]
    assert marks(folder, f"{before} mill {after.replace('golf', 'other')}") != [mark]


def test_a_fingerprint_knows_its_heading_and_not_its_neighbours(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    (mark,) = marks(folder, "# Town\n\nOne.\n\nThe mill is sold.\n\nTwo.\n")
    assert marks(folder, "# Town\n\nOther.\n\nThe mill is sold.\n\nMore.\n") == [mark]
    assert marks(folder, "# Village\n\nOne.\n\nThe mill is sold.\n\nTwo.\n") != [mark]
    assert marks(folder, "One.\n\nThe mill is sold.\n\n# Town\n") != [mark]


def test_fingerprints_are_what_they_were(tmp_path: Path) -> None:
    """They stand in the baselines of users: another recipe would make every known finding a new one.

    Whoever changes it gives the baseline another version.
    """
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    long = "extraordinarily incomprehensible administrative responsibilities notwithstanding"
    text = f"# The Town\n\n{long} {long} Mill {long} {long}\n\nA mill. A mill.\n\nmill\n\nmill\n"
    found = marks(folder, text)
    words = long.split()
    recipes = [
        ["HSE001", "mill", *words, "|", *words, "|", "the town"],
        ["HSE001", "mill", "a", "|", "a", "mill", "|", "the town"],
        ["HSE001", "mill", "a", "mill", "a", "|", "|", "the town"],
        ["HSE001", "mill", "|", "|", "the town"],
    ]
    assert found == [*map(marked, recipes), f"{marked(recipes[-1])}-2"]


@pytest.mark.parametrize("filler", ["x" * 900, "xx yy " * 150, "x " * 450])
def test_a_fingerprint_takes_no_notice_of_other_paragraphs(tmp_path: Path, filler: str) -> None:
    """Recipe 2 did: what it made is kept as the former fingerprint, for baselines that hold it."""
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    text = "The mill is sold."
    for length in range(380, 400):
        for around in (f"{filler[:length]}\n\n{text}", f"{text}\n\n{filler[:length]}", f"{filler}\n\n{text}"):
            (found,) = lint(folder, around).findings
            assert found.fingerprint == marked(["HSE001", "mill", "the", "|", "is", "sold", "|", ""])
            assert found.former in {
                "",
                marked(["HSE001", "mill", "|", "is", "sold", "|", ""]),
                marked(["HSE001", "mill", "the", "|", "is", "|", ""]),
            }
    (found,) = lint(folder, f"{text}\n\n{'y' * 900}").findings
    assert found.former == marked(["HSE001", "mill", "the", "|", "is", "|", ""])


WRAPPED = "The council of the town met on Monday to settle the long dispute over the\nold weir."


@pytest.mark.parametrize(
    ("format", "before", "after"),
    [
        # Lines of one paragraph each, or broken anywhere: the same paragraph.
        ("markdown", "One.\nTwo here now.\nThe mill is\nsold.", "One. Two here\nnow. The\nmill is sold."),
        ("markdown", "*One*\nThe *new*\n*old* mill is.", "*One* The\n*new* *old* mill\nis."),
        (
            "markdown",
            "- A rope.\n- The mill.\n- A pail.",
            "- A rope.\n- Sand.\n- The mill.\n- Salt.\n- A pail.",
        ),
        ("markdown", "1. A rope.\n2. The mill.", "1. A rope.\n2. Sand.\n3. The mill."),
        (
            "markdown",
            "| a | b |\n|---|---|\n| The mill | 7 |",
            "| a | b |\n|---|---|\n| x | 1 |\n| The mill | 7 |",
        ),
        ("markdown", "Ropes:\n## A title\nThe mill.", "Sand:\n## A title\nThe mill."),
        ("html", "<p>One.</p><p>The mill.</p>", "<p>One.</p>\n<p class=x>Two.</p>\n\n  <p>The mill.</p><hr>"),
        ("html", "<ul><li>a<li>The mill<li>b</ul>", "<ul>\n<li>c\n<li id=m>The mill\n<li>d</ul>"),
        ("text", f"{WRAPPED}\nThe mill is\nsold.", f"{WRAPPED} The mill\nis sold."),
        ("text", "It rained.\nThe mill.\nThe boats came in.", "It blew.\nThe mill.\nThe carts went out."),
        ("text", "One.\n\nThe mill.\n\nTwo.", "One.\r\n\r\nThree.\r\n\r\nThe mill.\r\n\r\nTwo."),
    ],
)
def test_what_stands_apart_does_not_name_a_finding(
    tmp_path: Path, format: str, before: str, after: str
) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    (one,), (two,) = (lint(folder, text, format).findings for text in (before, after))
    assert one.fingerprint == two.fingerprint


def test_a_fingerprint_leaves_out_a_word_that_its_reach_cuts_in_two(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    # 400 code points on either side, with the spaces: of c all is seen, two letters, or two of three.
    a, b = "a" * 190, "b" * 205
    for c, seen in (("cc", ["cc"]), ("ccc", [])):
        recipe = ["HSE001", "mill", *seen, b, a, "|", a, b, *seen, "|", ""]
        assert marks(folder, f"{c} {b} {a} mill {a} {b} {c}") == [marked(recipe)], c


def test_a_former_fingerprint_leaves_out_the_first_word_of_a_reach_that_cuts_it(tmp_path: Path) -> None:
    """Where it saw six words the one that was cut was none of them anyway."""
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    for count, kept in ((1, 0), (4, 3), (5, 4), (6, 5), (7, 5)):
        words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf"][:count]
        gap = " " * (397 - len(" ".join(words)))
        (found,) = lint(folder, f"A {'y' * 40}{words[0]}{gap}{' '.join(words[1:])} mill is sold.").findings
        recipe = ["HSE001", "mill", *words[count - kept :], "|", "is", "sold", "|", ""]
        assert (found.former or found.fingerprint) == marked(recipe), count


def marked(recipe: list[str]) -> str:
    return blake2b("\x1f".join(recipe).encode(), digest_size=10).hexdigest()


def test_a_fingerprint_survives_other_breaks_of_lines(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE.format("mill")))
    before = "extraordinarily incomprehensible administrative responsibilities notwithstanding the"
    after = (
        "straightforwardly uncharacteristic disproportionately telecommunications counterrevolutionary end"
    )
    (mark,) = marks(folder, f"- {before} mill {after}\n")
    for indent in ("  ", "        "):
        lines = f"- {before} mill {after}\n".replace(" ", f"\n{indent}").replace(f"-\n{indent}", "- ", 1)
        assert marks(folder, lines) == [mark]


def test_companions_are_gathered_once_for_the_document(tmp_path: Path) -> None:
    rules = build(load([str(pack(tmp_path, rule_text(PHRASE.format("mill"))))]), Choice(select=("house",)))
    asked: list[Document] = []

    def gather(document: Document) -> Companions:
        asked.append(document)
        return Companions({"a.txt": Companion("a.txt", "read", text="A text.")})

    source = Source.from_text("The mill.", "a.md")
    outcome = examine(source, Task("markdown", rules, gather=gather))
    assert [document.source for document in asked] == [source]
    companions = outcome.facts.knowledge.companions
    assert companions is not None and companions.files["a.txt"].text == "A text."
    assert examine(source, Task("markdown", rules)).facts.knowledge.companions is None
    assert len(asked) == 1


def test_each_rule_is_asked_for_its_own_languages(tmp_path: Path) -> None:
    english = "The council met on Monday and it has decided that the old mill will be sold to the town. " * 3
    for first, second, found in (("de", "en", "HSE002"), ("en", "de", "HSE001")):
        folder = pack(
            tmp_path / first,
            rule_text(PHRASE.format("mill"), "HSE001", "first-rule", more=f'languages = ["{first}"]'),
            rule_text(PHRASE.format("mill"), "HSE002", "second-rule", more=f'languages = ["{second}"]'),
        )
        outcome = lint(folder, english)
        assert {one.rule_id for one in outcome.findings} == {found} == set(outcome.rules_run)


def test_a_finding_points_to_the_innermost_part_that_it_stands_in(tmp_path: Path) -> None:
    read_ = read(Source.from_text("mill, mill, mill, mill mill", "a.md"), "markdown")
    pointers = ((Span(0, 16), "/a"), (Span(6, 10), "/a/b"), (Span(18, 18), "/empty"))
    document = Document(read_.source, "markdown", read_.prose, read_.blocks, pointers=pointers)
    rules = build(load([str(pack(tmp_path, rule_text(PHRASE.format("mill"))))]), Choice(select=("house",)))
    found = [(one.span.start, one.pointer) for one in lint_document(document, rules).findings]
    assert found == [(0, "/a"), (6, "/a/b"), (12, "/a"), (18, "/empty"), (23, "")]
    touching = ((Span(0, 6), "/a"), (Span(12, 18), "/b"))
    document = Document(read_.source, "markdown", read_.prose, read_.blocks, pointers=touching)
    assert [one.pointer for one in lint_document(document, rules).findings] == ["/a", "", "/b", "", ""]


def test_a_rule_on_the_prose_and_one_on_the_stored_text_each_read_their_own(tmp_path: Path) -> None:
    prose = rule_text(PHRASE.format("mill"), "HSE001", "first-rule")
    raw = rule_text(PHRASE.format("mill"), "HSE002", "second-rule", scope='["raw"]')
    outcome = lint(pack(tmp_path, prose, raw), "A **mill** and `mill`.")
    assert [(one.rule_id, one.span.start) for one in outcome.findings] == [
        ("HSE001", 4),
        ("HSE002", 4),
        ("HSE002", 16),
    ]


def test_the_same_finding_twice_is_one(tmp_path: Path) -> None:
    body = (
        "    yield ctx.hit(0, 3)\n    yield ctx.hit(0, 3)\n    yield ctx.hit(0, 3, message='other')\n"
        "    yield ctx.hit(0, 4)"
    )
    found = [(one.message, one.text) for one in lint(pack(tmp_path, python_rule(body)), "The mill.").findings]
    assert found == [("m The", "The"), ("other", "The"), ("m The", "The ")]


def test_long_evidence_is_cut_in_the_message(tmp_path: Path) -> None:
    for length, shown in ((80, "x" * 80), (81, "x" * 77 + "…")):
        body = f"    yield ctx.hit(0, {length})"
        (found,) = lint(pack(tmp_path / str(length), python_rule(body)), "x" * 200).findings
        assert (found.message, found.text) == (f"m {shown}", "x" * length)
    body = "    yield ctx.hit(0, 3, message='{word} ' * 9, word=' ab\\n  c ' * 40)"
    (found,) = lint(pack(tmp_path / "long", python_rule(body)), "The mill.").findings
    assert len(found.message) == 600 and found.message.startswith("ab c ab c")


def test_all_means_all_rules_and_a_prefix_is_written_in_capitals(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        rule_text(PHRASE.format("a"), "HSE001", "first-rule", more='tags = ["river"]'),
        rule_text(PHRASE.format("b"), "HSE002", "second-rule", more='profiles = ["blog"]'),
        rule_text(PHRASE.format("c"), "HSE003", "third-rule").replace('"stable"', '"preview"'),
    )
    catalogue = load([str(folder)])

    def chosen(**choice: object) -> set[str]:
        return {a.rule.id for a in build(catalogue, Choice(**choice)).active if a.rule.id.startswith("HSE")}  # type: ignore[arg-type]

    assert chosen() == {"HSE001"}
    assert chosen(profile="blog") == {"HSE001", "HSE002"}
    assert chosen(select=("ALL",)) == {"HSE001"}  # every rule that runs
    assert chosen(levels={"all": "info"}) == {"HSE001", "HSE002", "HSE003"}
    assert chosen(ignore=("all",)) == set()
    assert chosen(select=("HSE002", "HSE003")) == {"HSE002", "HSE003"}
    assert chosen(select=("HSE",), ignore=("river",)) == set()
    with pytest.raises(ChoiceError, match="no rule, category or tag 'hse'"):
        build(catalogue, Choice(select=("hse",)))


def test_a_level_of_a_narrower_key_that_comes_later_wins(tmp_path: Path) -> None:
    folder = pack(
        tmp_path, rule_text(PHRASE.format("a")), rule_text(PHRASE.format("b"), "HSE002", "other-rule")
    )
    rules = build(load([str(folder)]), Choice(levels={"HSE": "error", "HSE002": "info"}))
    assert [(rules.by_id[name].level) for name in ("HSE001", "HSE002")] == ["error", "info"]
    kept = build(load([str(folder)]), Choice(select=("HSE002",), levels={"HSE": "off"}))
    assert kept.by_id["HSE002"].level == "warning" and "HSE001" not in kept.by_id


def test_rules_that_cannot_reach_a_level_are_not_asked_unless_others_give_way(tmp_path: Path) -> None:
    grave = rule_text(PHRASE.format("old mill"), "HSE001", "grave", more='yields_to = ["HSE003"]')
    folder = pack(
        tmp_path,
        grave.replace('"warning"', '"error"'),
        rule_text(PHRASE.format("mill"), "HSE002", "plain"),
        rule_text(PHRASE.format("very old mill"), "HSE003", "better"),
    )
    catalogue = load([str(folder)])
    rules = build(catalogue, Choice(select=("house",)))
    assert [a.rule.id for a in rules.reaching("error").active] == ["HSE001", "HSE003"]
    assert [a.rule.id for a in rules.reaching("warning").active] == ["HSE001", "HSE002", "HSE003"]
    capped = build(catalogue, Choice(select=("house",), levels={"HSE001": "info", "HSE002": "error"}))
    assert [a.rule.id for a in capped.reaching("error").active] == ["HSE002"]
    assert capped.reaching("error") is capped.reaching("error")


def test_triggers_are_listened_for_in_the_text_that_the_rule_reads(tmp_path: Path) -> None:
    asked = {}
    for number, scope in enumerate(('["prose"]', '["raw"]')):
        body = "    yield ctx.document()"
        rule = python_rule(body, scope=scope).replace("summary=", "triggers=['ferry'], summary=")
        folder = pack(tmp_path / str(number), rule)
        texts_ = ("A ferry.", "A `ferry`.", "<!-- ferry --> A boat.", "A boat.")
        asked[scope] = [bool(lint(folder, text).findings) for text in texts_]
    assert asked == {'["prose"]': [True, False, False, False], '["raw"]': [True, True, True, False]}
    begins = python_rule("    yield ctx.document()", scope='["raw"]').replace(
        "summary=", "triggers=['ferr*', '**f'], summary="
    )
    found = [
        bool(lint(pack(tmp_path / "2", begins), text).findings) for text in ("`Ferries`", "**f**", "f*r")
    ]
    assert found == [True, True, False]


def test_what_can_only_reach_info_is_not_asked_for_warnings(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        *(
            rule_text(PHRASE.format("mill"), f"HSE00{number}", level).replace('"warning"', f'"{level}"')
            for number, level in enumerate(("info", "warning", "error"), 1)
        ),
    )
    rules = build(load([str(folder)]), Choice(select=("house",)))
    for least, heard in (("info", [1, 2, 3]), ("warning", [2, 3]), ("error", [3])):
        assert list(rules.reaching(least).by_id) == [f"HSE00{number}" for number in heard]


def test_rules_see_alike_with_one_catalogue_profile_day_and_settings() -> None:
    catalogue = load()
    rules = build(catalogue, Choice())
    assert rules.sees_like(build(catalogue, Choice(ignore=("TYP",), levels={"TYP001": "info"})))
    for other in (Choice("news"), Choice(today="2026-03-01"), Choice(settings={"size": 1})):
        assert not rules.sees_like(build(catalogue, other))
    again = load([str(Path(__file__).parent / "schemas")])
    assert again is not catalogue and not rules.sees_like(build(again, Choice()))


def test_only_a_report_owes_sources_of_the_profiles_that_are_guessed() -> None:
    catalogue = load()
    rules = build(catalogue, Choice())
    owed = catalogue.data("profile-signs.toml")["sourcing"]["rules"]
    graver = {
        rule_id
        for rule_id in owed
        if rule_id in rules.by_id and ruleset.reach(rules.by_id[rule_id]) != "info"
    }
    assert graver and not graver & rules.milder("news").keys()
    for profile in ("", "blog", "wiki"):
        assert {rule_id for rule_id in graver if rules.milder(profile).get(rule_id) == "info"} == graver
    (named, *_) = sorted(graver)
    assert named not in build(catalogue, Choice(levels={named: "error"})).milder("blog")


def test_rules_that_run_apart_run_with_their_own_settings(tmp_path: Path) -> None:
    both = build(
        load([str(pack(tmp_path, rule_text(PHRASE.format("mill")), *APART))]), Choice(select=("house",))
    )
    other = build(both.catalogue, Choice(select=("HSE002",), settings={"word": "pier"}))
    rules = RuleSet(both.catalogue, both.active, both.profile, both.today, both.settings, apart=(other,))
    source = Source.from_text("The mill at the pier.", "a.md")
    found = [(one.rule_id, one.text) for one in examine(source, Task("markdown", rules)).findings]
    assert found == [("HSE001", "mill"), ("HSE002", "pier")]
    found = [(one.rule_id, one.text) for one in examine(source, Task("markdown", both)).findings]
    assert found == [("HSE001", "mill"), ("HSE002", "mill")]
