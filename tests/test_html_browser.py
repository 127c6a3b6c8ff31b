"""The HTML report in a browser: nothing is loaded or run, everything can be reached, filters filter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, chromium
from htmlpage import as_marked, finding, hostile_page, report

from copydesk.report.outputs.html.page import render
from copydesk.report.outputs.html.rulesection import RuleSaid

pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")

WIDE, NARROW = 1280, 360

ARTICLE = (
    "# A title of some length\n\nThe gizmo stands here, and it stands for a long time.\nHere is another gizmo.\n\n"
    + "Nothing to be seen.\n\n" * 40
    + "| a | b |\n|---|---|\n| 1 | 2 |\n\nA_very_long_word_" * 3
    + "x" * 300
    + "\n\n港に船が着いた。市場は朝から開いている。\n\nהספינה הגיעה לנמל בבוקר.\n"
)


def spans() -> list[tuple[int, int]]:
    words = ("# A title", "gizmo stands", "stands here, and", "another gizmo", "xxx", "市場は朝", "לנמל")
    return [(ARTICLE.index(word), ARTICLE.index(word) + len(word)) for word in words]


def findings() -> list[dict[str, Any]]:
    levels = ("info", "error", "warning", "info", "warning", "error", "info")
    found = [finding(ARTICLE, *span, severity=level) for span, level in zip(spans(), levels, strict=True)]
    found[2] |= {"rule_id": "HSE002", "rule_name": "loud", "message": "Read this aloud"}
    found[4] |= {"status": "suppressed", "justification": "it is a test"}
    return found


def ledger() -> dict[str, Any]:
    entry = {"span": {"start": 0, "end": 20}, "score": 3.2, "kind": "share", "support": "none"}
    return {
        "sentences": 3,
        "claims": 2,
        "supported": 1,
        "links": 1,
        "by_kind": {},
        "weights": {"past": 1.5},
        "entries": [entry | {"features": ["past"], "carriers": []}] * 2,
    }


def page() -> bytes:
    """A page with three articles: with findings, with a hundred on one line, with none."""
    many = "word " * 100 + "\n"
    dense = [finding(many, 5 * n, 5 * n + 4, severity=("warning", "info")[n % 2]) for n in range(100)]
    made = report(("a.md", ARTICLE, findings()), ("many.md", many, dense), ("none.md", "All is well.\n", []))
    for file in made["files"][:2]:
        file["claims"] = ledger()
    texts = {"a.md": ARTICLE, "many.md": many, "none.md": "All is well.\n"}
    return render(
        made, texts, lambda _: "Mend it.", lambda _: RuleSaid("Found things", "It is so.", "Mend it.")
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {"page": page(), "hostile": hostile_page()}
    for name, content in made.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: folder / f"{name}.html" for name in made}


def shown(browser: Browser) -> list[str]:
    """Return the ids of the notes that are not filtered away."""
    found: list[str] = browser.run(
        "[...document.querySelectorAll('.n:not([hidden])')].map((note) => note.id)"
    )
    return found


def settled(browser: Browser) -> None:
    """Wait until what an event has set off is done."""
    browser.run("new Promise((done) => setTimeout(() => requestAnimationFrame(done), 0))")


@pytest.mark.parametrize("name", ["page", "hostile"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_is_loaded_nothing_runs_and_nothing_sticks_out(
    browser: Browser, pages: dict[str, Path], name: str, width: int
) -> None:
    browser.open(pages[name], width)
    laid = "for (const one of document.querySelectorAll('section')) one.style.contentVisibility = 'visible';"
    browser.run(laid + "for (const one of document.querySelectorAll('details')) one.open = true")
    settled(browser)
    assert browser.run("document.documentElement.scrollWidth") == width
    assert browser.requests() == [pages[name].as_uri()]
    assert browser.said() == []
    assert not [event for event in browser.events if event["method"] == "Page.javascriptDialogOpening"]
    assert browser.run("document.scripts.length") == 1
    assert browser.run(
        "[...document.querySelectorAll('a')].every((one) => /^(#|https:)/.test(one.getAttribute('href')))"
    )


def test_the_browser_refuses_what_the_policy_does_not_name(browser: Browser, pages: dict[str, Path]) -> None:
    # Whatever got into the page in spite of all would not run, and would tell nobody.
    browser.open(pages["page"])
    browser.run(
        'document.body.insertAdjacentHTML(\'beforeend\', \'<img src="https://evil.example/x.png" onerror="window.ran = 1">'
        "<p id=styled style=\"color: red\">'); const script = document.createElement('script');"
        "script.textContent = 'window.ran = 2'; document.body.append(script)"
    )
    settled(browser)
    assert browser.run("window.ran === undefined")
    assert browser.run("getComputedStyle(document.getElementById('styled')).color") != "rgb(255, 0, 0)"
    assert browser.requests() == [pages["page"].as_uri()]
    assert len(browser.said()) >= 3


def test_marks_stand_on_the_words_of_their_findings(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["page"])
    found = browser.run(
        "Object.fromEntries([...document.querySelectorAll('#a1 mark')].flatMap((mark) => mark.dataset.n.split(' ')"
        ".map((n) => [n, mark.textContent])).reduce((all, [n, text]) => all.set(n, (all.get(n) ?? '') + text), new Map()))"
    )
    assert found == {str(n): as_marked(ARTICLE[a:b]) for n, (a, b) in enumerate(spans(), 1)}


def test_filters_hide_notes_are_told_and_stand_in_the_address(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["page"])
    said = "document.getElementById('shown').textContent"
    assert browser.run(said) == "107 notes in 3 articles"
    browser.run("document.querySelector('[name=severity][value=info]').click()")
    settled(browser)
    assert shown(browser) == ["a1n2", "a1n3", "a1n5", "a1n6", *(f"a2n{n}" for n in range(1, 101, 2))]
    assert browser.run(said) == "54 of 107 notes shown, in 2 of 3 articles"
    browser.run(
        "document.querySelector('[name=q]').value = 'ALOUD';"
        "document.querySelector('[name=q]').dispatchEvent(new Event('change', { bubbles: true }));"
        "document.getElementById('bar').requestSubmit()"
    )
    settled(browser)
    assert shown(browser) == ["a1n3"]
    assert browser.run("location.hash") == "#severity=error,warning&q=ALOUD"
    assert browser.run("document.getElementById('a2').hidden && !document.getElementById('a1').hidden")
    assert browser.run("[...document.querySelectorAll('#a1 .row')].filter((row) => !row.hidden).length") == 1
    assert browser.run("document.getElementById('a1m1').classList.contains('off')")
    # The address brings the same back.
    for query, expected in (
        ("severity=error,warning&q=aloud", ["a1n3"]),
        ("rule=HSE002", ["a1n3"]),
        ("status=suppressed", ["a1n5"]),
        ("article=1&severity=info", ["a1n1", "a1n4", "a1n7"]),
    ):
        browser.open(f"{pages['page'].as_uri()}#{query}")
        assert shown(browser) == expected, query
    browser.run("document.querySelector('button[type=reset]').click()")
    settled(browser)
    assert len(shown(browser)) == 107
    assert browser.run("location.hash") == ""
    browser.run("document.querySelector('a[data-filter=\"rule=HSE002\"]').click()")
    assert shown(browser) == ["a1n3"]
    assert browser.said() == []


def test_a_link_leads_to_what_is_folded_or_filtered_away(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(f"{pages['page'].as_uri()}#rule=HSE002&at=a1n3")
    assert browser.run("document.activeElement.id") == "a1n3"
    browser.open(f"{pages['page'].as_uri()}#a2n4")
    assert browser.run("document.activeElement.id") == "a2n4"
    assert browser.run("document.activeElement.closest('details').open")
    browser.run("document.querySelector('[name=severity][value=warning]').click()")
    settled(browser)
    browser.run("document.querySelector('#a2m1 + a.k').click()")
    assert browser.run("document.activeElement.id") == "a2n1"
    browser.run("document.querySelector('#a1 mark.e').click()")
    assert browser.run("document.activeElement.id") == "a1n2"
    browser.run("document.getElementById('unfold').click()")
    assert browser.run("[...document.querySelectorAll('details.fold')].every((fold) => fold.open)")


def test_everything_is_reached_and_used_by_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["page"])
    browser.press("Tab")
    assert browser.run("document.activeElement.textContent") == "Skip to the articles"
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert browser.run("document.activeElement.getBoundingClientRect().left >= 0")
    reached = []
    for _ in range(20):
        browser.press("Tab")
        reached.append(
            browser.run(
                "document.activeElement.name || document.activeElement.id || document.activeElement.textContent"
            )
        )
    assert [name for name in reached if name in ("theme", "severity", "status", "rule", "article", "q", "previous", "next", "unfold")] == [
        "theme", "severity", "severity", "severity", "status", "status", "rule", "article", "q", "previous", "next", "unfold",
    ]  # fmt: skip
    browser.run("document.getElementById('next').focus()")
    for expected in ("a1n1", "a1n2"):
        browser.run("document.getElementById('next').focus()")
        browser.press("Enter", text="\r")
        assert browser.run("document.activeElement.id") == expected
    browser.press("Tab")
    assert browser.run("document.activeElement.getAttribute('aria-label')") == "Note 2: to its words"
    browser.press("Enter", text="\r")
    assert browser.run("document.activeElement.id") == "a1m2"


def test_what_a_screen_reader_is_told(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["page"])
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"] and "role" in node
    ]
    named = (
        "link",
        "button",
        "checkbox",
        "radio",
        "combobox",
        "searchbox",
        "region",
        "table",
        "search",
        "navigation",
        "heading",
    )
    assert [(role, name) for role, name in told if role in named and not name] == []
    assert {role for role, _ in told} >= {
        "banner",
        "navigation",
        "main",
        "search",
        "status",
        "table",
        "columnheader",
        "rowheader",
    }
    levels = browser.run(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.localName[1]))"
    )
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    # A level is told in words, too.
    heads = browser.run("[...document.querySelectorAll('#a1 .n .h b')].map((one) => one.textContent)")
    assert set(heads) == {"Error", "Warning", "Info"}
    regions = [name for role, name in told if role == "region"]
    assert len(regions) == len(set(regions))
    ids = browser.run("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_without_scripts_all_can_be_read_and_the_filters_are_gone(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["page"], scripts=False)
    state = json.loads(
        browser.run(
            "JSON.stringify({bar: document.getElementById('bar').checkVisibility(), notes: document.querySelectorAll('.n').length,"
            "hidden: document.querySelectorAll('.n[hidden], section[hidden]').length})"
        )
    )
    assert state == {"bar": False, "notes": 107, "hidden": 0}
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = browser.run(ground)
    browser.run("document.getElementById('theme-dark').checked = true")
    assert browser.run(ground) != light


def test_dark_by_the_system_and_light_on_paper(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["page"])
    ground, ink = (
        "getComputedStyle(document.documentElement)." + name for name in ("backgroundColor", "color")
    )
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    try:
        assert browser.run(ground) == "rgb(23, 24, 27)"
        browser.call(
            "Emulation.setEmulatedMedia",
            media="print",
            features=[{"name": "prefers-color-scheme", "value": "dark"}],
        )
        assert browser.run(ink) == "rgb(31, 29, 26)"
        assert not browser.run("document.getElementById('bar').checkVisibility()")
        # A note stands under its passage, and what was folded away is on the paper.
        below = "document.getElementById('a1n1').getBoundingClientRect().top >= document.querySelector('#a1 .row .t').getBoundingClientRect().bottom"
        assert browser.run(below)
        assert browser.run(
            "document.querySelector('#a1 details.fold li').checkVisibility({contentVisibilityAuto: true})"
        )
    finally:
        browser.call("Emulation.setEmulatedMedia", media="", features=[])
