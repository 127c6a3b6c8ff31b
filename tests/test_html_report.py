"""The HTML report, read as a browser reads it; see test_html_browser.py for what a browser does with it."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from desk import BAD, CLEAN, Desk
from htmlpage import PLACE, as_marked, every, finding, hostile_page, lines_of, marked, parsed, report, words
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.report.outputs.html import markup, page, room
from copydesk.report.outputs.html.marking import Mark, merged
from copydesk.report.outputs.html.marking import words as trimmed
from copydesk.report.outputs.html.page import render
from copydesk.report.outputs.html.proofsheet import Proof


def article(text: str, *found: dict[str, Any]) -> Any:
    """Return the proof of an article."""
    (entry,) = report(("a.md", text, list(found)))["files"]
    proof = Proof(1, entry, text, lambda _: "", room.Room()).html()
    return every(parsed(b"<!DOCTYPE html><title>x</title>" + proof.encode()), "section", "a")[0]


# Marks ------------------------------------------------------------------------------------------------------


def test_marks_stand_on_the_words_of_their_findings() -> None:
    text = "One two three.\nFour five six.\n\nSeven.\n"
    spans = [(0, 7), (4, 13), (8, 20), (15, 19), (15, 19), (31, 37)]
    found = [finding(text, *span) for span in spans]
    assert marked(article(text, *found)) == {n: as_marked(text[a:b]) for n, (a, b) in enumerate(spans, 1)}


def test_findings_on_the_same_words_share_a_mark_of_the_gravest_level() -> None:
    text = "The gizmo stands.\n"
    shown = article(text, finding(text, 4, 9, severity="info"), finding(text, 4, 9, severity="error"))
    (mark,) = every(shown, "mark")
    assert (mark.get("class"), mark.get("data-n"), words(mark)) == ("e", "1 2", "gizmo")
    assert [link.get("href") for link in every(lines_of(shown)[0], "a", "k")] == ["#a1n1", "#a1n2"]


def test_a_place_between_two_words_has_a_caret_and_no_words() -> None:
    text = "One two.\n"
    shown = article(text, finding(text, 3, 3), finding(text, 8, 8), finding(text, 8, 9))
    assert [(mark.get("class"), words(mark)) for mark in every(shown, "mark")] == [("gap", "")] * 2
    assert marked(shown) == {1: "", 2: "", 3: ""}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_overlaps_the_words_of_each_mark_are_those_of_its_finding(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab<&\"' \n\r\t\u202e\u05d0\U0001f600\x00"), max_size=60))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = data.draw(st.lists(places, max_size=8))
    shown = article(text, *(finding(text, *span) for span in spans))
    deep = merged(Mark(*trimmed(text, a, b), "w", (n,)) for n, (a, b) in enumerate(spans, 1))
    found = marked(shown)
    assert set(found) == {number for mark in deep for number in mark.numbers}
    for number, (start, end) in enumerate(spans, 1):
        if number in found:
            assert found[number] == as_marked(text[start:end])
    ids = [one.get("id") for one in shown.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for link in shown.iter("a"):
        assert link.get("href", "")[1:] in {*ids, "HSE001", "c" + "0" * 12}


def test_more_findings_on_top_of_each_other_than_can_be_seen_are_still_notes() -> None:
    text = "a" * 50 + "\n"
    found = [finding(text, n, 50 - n) for n in range(20)]
    shown = article(text, *found)
    assert set(marked(shown)) == set(range(1, 7))
    assert len(every(shown, "li", "n")) == 20


def test_a_very_long_line_is_cut_to_what_is_near_its_marks() -> None:
    text = "x" * 500_000 + "gizmo" + "y" * 500_000 + "\n"
    shown = article(text, finding(text, 500_000, 500_005))
    (line,) = lines_of(shown)
    assert marked(shown) == {1: "gizmo"}
    assert len(words(line)) < 2_000
    cuts = [cut.get("data-n") for cut in every(line, "span", "cut")]
    assert cuts == ["499,200 characters left out", "499,600 characters left out"]


# Nothing of an article runs ---------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_shown_and_is_never_markup(text: str) -> None:
    root = parsed(b"<!DOCTYPE html><title>x</title><p>" + markup.escaped(text).encode() + b"</p>")
    (shown,) = every(root, "p")
    assert words(shown) == markup.seen(text)
    assert {one.tag for one in shown.iter()} <= {"p", "b"}
    cell = markup.element("a", "x", title=text).encode()
    (link,) = every(parsed(b"<!DOCTYPE html><title>x</title>" + cell), "a")
    assert link.get("title", "").replace("\r\n", "\n") == markup.seen(text).replace("\r\n", "\n")


def test_nothing_that_a_stranger_writes_becomes_markup() -> None:
    made = hostile_page()
    root = parsed(made)
    assert [one.tag for one in root.iter("script")] == ["script"]
    assert [one.tag for one in root.iter("style")] == ["style"]
    for one in root.iter():
        assert not [
            name for name in one.attrib if name.startswith("on") or name in ("style", "src", "srcdoc")
        ]
        assert one.tag not in ("img", "iframe", "object", "base", "link")
        for name in ("href", "action", "formaction"):
            value = one.get(name, "#")
            assert value.startswith("#") or value == "https://example.org/a"
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]", made.decode()
    )
    assert "⟨U+202E⟩" in made.decode() and "␀" in made.decode()


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    made = render(report(("a.md", CLEAN, [])), {"a.md": CLEAN}).decode()
    (policy,) = re.findall(r'http-equiv=Content-Security-Policy content="([^"]*)"', made)
    policy = policy.replace("&#39;", "'")
    told = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert told["default-src"] == told["base-uri"] == told["form-action"] == "'none'"
    for name, element in (("style-src", "style"), ("script-src", "script")):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", made, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert told[name] == f"'sha256-{digest}'"
    assert "<!--" not in page.script() and "</" not in page.script()
    assert "url(" not in page.style() and "@import" not in page.style() and "http" not in page.style()


# What stands on the page ------------------------------------------------------------------------------------


def test_a_note_says_what_where_why_and_what_to_do() -> None:
    text = "The gizmo stands.\nHere too.\n"
    found = finding(
        text, 4, 9,
        message="“gizmo” is “device” here",
        evidence={"word": "gizmo", "times_seen": 3, "near": ["a", "b"], "empty": ""},
        related=[{**PLACE, "note": "the other one"}],
        fix={"title": "write “device”", "safety": "safe", "edits": [{"span": {"start": 4, "end": 9}, "new": "device"}]},
    )  # fmt: skip
    root = parsed(render(report(("a.md", text, [found])), {"a.md": text}, lambda _: "Write “device”."))
    (note,) = every(root, "li", "n")
    assert [words(part) for part in note if part.tag == "p"] == [
        "1 Warning HSE001 gizmo 1:1", "“gizmo” is “device” here", "Write “device”.", "See line 2: the other one",
    ]  # fmt: skip
    (fix,) = every(note, "div", "f")
    assert words(fix) == "Fix: write “device” (safe)gizmo → device"
    # The word stands in the message already.
    assert words(every(note, "details", "d")[0]) == (
        "EvidenceStrong; times seen: 3; near: a, b; fingerprint 0123456789abcdef0123"
    )
    assert [link.get("href") for link in note.iter("a")] == ["#a1m1", "#HSE001", "#a1l2"]


def test_what_is_put_between_words_is_shown_with_them() -> None:
    text = "It ended.The next day came.\n"
    fix = {
        "title": "put a space",
        "safety": "unsafe",
        "edits": [{"span": {"start": 9, "end": 9}, "new": " "}],
    }
    shown = article(text, finding(text, 3, 12, fix=fix))
    assert words(every(shown, "p", "c")[0]) == "It ended.The next day → It ended.␣The next day"


def test_what_stands_in_spite_of_a_rule_says_why() -> None:
    text = "The gizmo stands. The gizmo falls.\n"
    shown = article(
        text,
        finding(text, 4, 9, status="suppressed", justification="a name"),
        finding(text, 22, 27, status="baseline"),
    )
    notes = every(shown, "li", "n")
    assert words(every(notes[0], "p", "j")[0]) == "Let stand: a name"
    assert words(every(notes[1], "p", "j")[0]) == "Known to the baseline"
    assert [mark.get("class") for mark in every(shown, "mark")] == ["s", "b"]
    assert "1 let stand, 1 in the baseline" in words(shown)


def test_several_notes_of_level_info_beside_a_passage_are_folded_behind_the_graver_ones() -> None:
    text = "One two three four.\n"
    shown = article(
        text, finding(text, 0, 3, severity="info"), finding(text, 4, 7), finding(text, 8, 13, severity="info")
    )
    (hints,) = every(shown, "details", "hints")
    assert words(next(iter(hints))) == "2 info: HSE001 ×2"
    assert [note.get("id") for note in every(hints, "li", "n")] == ["a1n1", "a1n3"]
    assert len(every(shown, "li", "n")) == 3


def test_long_articles_are_folded_to_the_passages_with_notes() -> None:
    text = "".join(f"Line {n}.\n\n" for n in range(100))
    shown = article(text, finding(text, text.index("Line 50."), text.index("Line 50.") + 4))
    folds = every(shown, "details", "fold")
    assert [words(next(iter(fold))) for fold in folds] == [
        "Lines 1–100 without notes",
        "Lines 103–200 without notes",
    ]
    assert len(lines_of(shown)) == 200
    starts = [(int(passage.get("start", "")), len(passage)) for passage in every(shown, "ol", "t")]
    assert all(start + count == after for (start, count), (after, _) in pairwise(starts))
    short = article("".join(f"Line {n}.\n\n" for n in range(20)))
    assert every(short, "details", "fold") == []


def test_a_page_has_room_for_so_much_and_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("ARTICLE_NOTES", 3), ("PAGE_HINTS", 1), ("PAGE_TEXT", 500)):
        monkeypatch.setattr(room, name, value)
    text = "".join(f"Line {n}.\n\n" for n in range(100))
    at = text.index("Line 50.")
    levels = ("info", "warning", "info", "error", "warning", "info")
    found = [finding(text, at, at + 4 + n, severity=level) for n, level in enumerate(levels)]
    root = parsed(
        render(report(("a.md", text, found), ("b.md", text, found[:1])), {"a.md": text, "b.md": text})
    )
    first, second = every(root, "section", "a")
    assert [note.get("id") for note in every(first, "li", "n")] == ["a1n2", "a1n4", "a1n5"]
    assert "3 findings of this article, the mildest, have no note" in words(first)
    assert [words(one) for one in every(first, "p", "fold")] == [
        "Lines 103–200 without notes, left out: 489 characters for which this page has no room"
    ]
    assert every(first, "details", "fold") and every(second, "p", "fold")
    assert [note.get("id") for note in every(second, "li", "n")] == ["a2n1"]
    assert "This page has no room for 3 notes, " in words(root)


def test_a_report_without_its_articles_can_be_read() -> None:
    text = "The gizmo stands.\n"
    root = parsed(render(report(("a.md", text, [finding(text, 4, 9)])), {}))
    assert "the text is not at hand" in words(root)
    assert len(every(root, "li", "n")) == 1


def test_the_ledger_says_what_stands_behind_each_claim() -> None:
    text = "Half of the boats left. The port grew, the mayor said.\n"
    made = report(("a.md", text, []))
    entry = {"score": 3.25, "features": ["weak", "past", "share"], "kind": "two-shares", "carriers": []}
    made["files"][0]["claims"] = {
        "sentences": 2,
        "claims": 2,
        "supported": 1,
        "links": 0,
        "quotations": 1,
        "by_kind": {},
        "weights": {"past": 1.5, "share": -2.0, "weak": 0.1},
        "entries": [
            {**entry, "span": {"start": 0, "end": 23}, "support": "none"},
            {**entry, "span": {"start": 24, "end": 54}, "support": "carrier", "carriers": ["person"]},
        ],
    }
    root = parsed(render(made, {"a.md": text}))
    (claims,) = every(root, "details", "claims")
    assert words(next(iter(claims))) == "2 claims in 2 sentences, 1 with support (50 %)"
    assert [[words(cell) for cell in row] for row in claims.iter("tr")][1:] == [
        ["1", "Half of the boats left.", "two shares", "none", "3.2 share −2.0, past +1.5, weak +0.1"],
        [
            "1",
            "The port grew, the mayor said.",
            "two shares",
            "carrier (person)",
            "3.2 share −2.0, past +1.5, weak +0.1",
        ],
    ]


def test_the_overview_counts_by_level_rule_and_article() -> None:
    text = "The gizmo stands.\n"
    error = finding(text, 0, 3, severity="error", rule_id="HSE002", rule_name="loud")
    found = [finding(text, 4, 9), error]
    root = parsed(
        render(report(("a.md", text, found), ("b.md", text, [found[0]])), {"a.md": text, "b.md": text})
    )
    rows = [[words(cell).strip() for cell in row] for row in root.iter("tr")]
    assert ["Error", "1", "33 %", "5.0", "1"] in rows
    assert ["HSE002 loud", "1", "1 error", "33 %", "1 of 2"] in rows
    assert ["HSE001 gizmo", "2", "2 warnings", "67 %", "2 of 2"] in rows
    assert ["a.md", "2", "1 error, 1 warning", "100", "20.0", "–"] in rows
    bars = [
        [(part.get("class"), part.get("width")) for part in bar]
        for bar in every(root, "{http://www.w3.org/2000/svg}svg")
    ]
    assert [("bg", "100"), ("e", "33.3")] in bars


def test_what_was_not_checked_and_who_let_stand_what_is_told(desk: Desk) -> None:
    desk.write("a.md", "# A title\n\n<!-- stet HSE001: the maker’s word -->\nThe gizmo stands here.\n")
    desk.write("b.bin", b"\x00\x01")
    result = desk.run("check", "--format", "html", "a.md", "nosuch.md")
    root = parsed(result.out.encode())
    rows = [[words(cell).strip() for cell in row] for row in root.iter("tr")]
    assert ["a.md:4", "HSE001 gizmo", "warning", "the maker’s word"] in rows
    assert any(row[:2] == ["nosuch.md", "missing"] for row in rows)
    assert "Not everything could be checked" in words(root) and "Exit code 2." in words(root)


def test_what_made_the_run_milder_and_what_was_passed_by_is_told(desk: Desk) -> None:
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE"]\nexclude = ["x.md"]\nprofile = "blog"\n',
    )
    desk.write("a.md", CLEAN)
    desk.write("x.md", BAD)
    root = parsed(desk.run("check", "--format", "html", ".").out.encode())
    rows = [[words(cell).strip() for cell in row] for row in root.iter("tr")]
    assert ["Files excluded", "x.md", "copydesk.toml:4", "1", ""] in rows
    assert ["Profile", "blog", "copydesk.toml:5", "1", ""] in rows
    assert ["Excluded by the configuration", "1", "x.md"] in rows
    assert any(row[:2] == ["Others were selected", "select: HSE"] for row in rows)


def test_only_lines_of_a_change_count_where_that_was_asked_for() -> None:
    text = "The gizmo stands.\n"
    made = report(("a.md", text, [finding(text, 4, 9, status="unchanged")]))
    made["changes"] = {"ref": "origin/main", "base": "a" * 40, "staged": False}
    made["summary"]["unchanged"] = 1
    root = parsed(render(made, {"a.md": text}))
    assert (
        f"Only what was changed since origin/main counts ({'a' * 12}); 1 finding in other lines do not count."
        in words(root)
    )
    (note,) = every(root, "li", "n")
    assert words(every(note, "p", "j")[0]) == "In lines that the change has not touched"


# The run ----------------------------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes(desk: Desk) -> None:
    for n in range(4):
        desk.write(f"{n}.md", BAD * 20)
    first = desk.run("check", "--format", "html", "--no-cache", "--jobs", "1", ".").out
    assert desk.run("check", "--format", "html", "--no-cache", "--jobs", "2", ".").out == first
    for _ in range(2):  # remembered
        assert desk.run("check", "--format", "html", ".").out == first


def test_standard_input_has_its_text_on_the_page(desk: Desk) -> None:
    root = parsed(desk.run("check", "--format", "html", "-", stdin=BAD.encode()).out.encode())
    assert marked(every(root, "section", "a")[0]) == {1: "forbidden word"}
    assert "The forbidden word stands here." in words(root)


def test_a_text_in_another_encoding_is_marked_where_it_should_be(desk: Desk) -> None:
    desk.write("a.md", BAD.encode("utf-16"))
    desk.write("b.md", "\ufeff" + BAD.replace("\n", "\r\n"))
    root = parsed(desk.run("check", "--format", "html", ".").out.encode())
    assert [marked(one) for one in every(root, "section", "a")] == [{1: "forbidden word"}] * 2


def test_the_rule_is_explained_on_the_page(desk: Desk) -> None:
    desk.write("a.md", BAD)
    root = parsed(desk.run("check", "--format", "html", "a.md").out.encode())
    (rule,) = every(root, "section", "rule")
    assert rule.get("id") == "HSE002"
    assert {"Why", "What to do", "How often it is right"} <= {words(term) for term in rule.iter("dt")}


# Colours ----------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(theme: int) -> None:
    found = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", page.style())
    colours = {name: pair[theme] for name, *pair in found}
    grounds = ("paper", "sheet")
    for name in ("ink", "soft", "link", "error", "warning", "info", "good"):
        for ground in grounds:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    for name in ("error", "warning", "good"):
        for word in (name, "ink", "link"):
            assert contrast(colours[word], colours[f"{name}-tint"]) >= 4.5, (word, name)
    for name in ("edge", "focus", "error", "warning", "info", "good"):  # what is no text
        for ground in grounds:
            assert contrast(colours[name], colours[ground]) >= 3, (name, ground)
    # No colour stands outside of this list.
    assert not re.findall(r"#[0-9a-f]{3,8}\b", re.sub(r"--[a-z-]+: light-dark\([^)]*\);", "", page.style()))


# A small page as it is --------------------------------------------------------------------------------------

GOLDEN = Path(__file__).parents[1] / "fixtures" / "outputs" / "small-report.html"


def small_page() -> str:
    """A small page, without its style and script, a line for each part of it."""
    text = "# Tides\n\nThe tide beleive in us, and & they say so.\n"
    found = [
        finding(text, 0, 7, message="Nobody signed this", document_level=True, severity="info"),
        finding(
            text, 18, 25, severity="error", rule_id="TYP001", rule_name="misspelling", message="“beleive” is a misspelling",
            fix={"title": "write “believe”", "safety": "safe", "edits": [{"span": {"start": 18, "end": 25}, "new": "believe"}]},
        ),
        finding(text, 13, 31, message="Tides do not believe"),
        finding(text, 39, 47, status="suppressed", justification="they do", message="Who says so?", evidence={"said": 1}),
    ]  # fmt: skip
    made = render(
        report(("tides.md", text, found)), {"tides.md": text}, lambda rule: f"Mend {rule}."
    ).decode()
    made = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1…\3", made, flags=re.DOTALL)
    made = re.sub(r"&#39;sha256-[^&]*&#39;", "&#39;sha256-…&#39;", made)
    return re.sub(
        r"(?<=>)(?=<(?:section|h[1-6]|li|ol|tr|p|details|div|table|form|label|dl|ul|meta|nav|main)\b)",
        "\n",
        made,
    )


def test_a_small_page_is_as_it_was_read() -> None:
    assert small_page() == GOLDEN.read_text(encoding="utf-8")
