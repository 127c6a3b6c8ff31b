"""What tests ask of the HTML report: its elements, its words and its marks, read as a browser reads them."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from copydesk.report.outputs.html.markup import seen
from copydesk.report.outputs.html.page import render
from copydesk.report.outputs.html.rulesection import RuleSaid


def parsed(page: bytes) -> Element:
    """Return the root of a page. Any fault of its HTML fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(page, transport_encoding="utf-8")
    return root


def words(element: Element) -> str:
    """Return the text of an element."""
    return "".join(element.itertext())


def every(root: Element, tag: str, class_: str = "") -> list[Element]:
    """Return the elements of a tag, and with a class."""
    return [one for one in root.iter(tag) if not class_ or class_ in one.get("class", "").split()]


def lines_of(article: Element) -> list[Element]:
    """Return the lines of an article that are shown or folded."""
    return [line for passage in every(article, "ol", "t") for line in passage]


def marked(article: Element) -> dict[int, str]:
    """Return the words of each note of an article as its marks show them, without line ends."""
    found: dict[int, str] = {}
    for mark in article.iter("mark"):
        for number in mark.get("data-n", "").split():
            found[int(number)] = found.get(int(number), "") + words(mark)
    return found


def as_marked(text: str) -> str:
    """Return the words of a finding as marks show them: without line ends, what is unseen as a symbol."""
    return "".join(seen(line) for line in re.split(r"\r\n|\r|\n", text))


def finding(text: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    """Return a finding as it stands in a report."""
    line = len(re.findall(r"\r\n|\r|\n", text[:start])) + 1
    place = {"line": line, "column": 1}
    span = {"start": start, "end": end, "start_byte": start, "end_byte": end}
    return {
        "rule_id": "HSE001",
        "rule_name": "gizmo",
        "severity": "warning",
        "confidence": "strong",
        "message": "This was found",
        "status": "open",
        "document_level": False,
        "span": span,
        "start": place,
        "end": place,
        "text": text[start:end],
        "evidence": {},
        "related": [],
        "fingerprint": "0123456789abcdef0123",
        **more,
    }


def report(*files: tuple[str, str, list[dict[str, Any]]], **more: Any) -> dict[str, Any]:
    """Return a report on files: each a path, a text and its findings."""
    entries = [
        {
            "path": path,
            "sha256": "0" * 64,
            "bytes": len(text),
            "format": "markdown",
            "addressing": "source",
            "language": "en",
            "words": 100,
            "metrics": {"sentences": 3, "blocks": 2},
            "coverage": {"rules": "0" * 12, "links": {}, "limits": [], "passages": [], "unread": []},
            "findings": findings,
        }
        for path, text, findings in files
    ]
    found = [one for entry in entries for one in entry["findings"] if one["status"] == "open"]  # type: ignore[attr-defined]
    levels = {name: sum(one["severity"] == name for one in found) for name in ("error", "warning", "info")}
    return {
        "schema_version": "1.2",
        "tool": {"name": "copydesk", "version": "1.0"},
        "ruleset": {"digest": "d1", "rules": []},
        "config": {
            "digest": "c1",
            "profile": "default",
            "files": [],
            "fail_on": "error",
            "today": "2026-11-29",
        },
        "files": entries,
        "skipped": [],
        "summary": {
            "files": len(entries),
            "words": 100 * len(entries),
            "findings": levels,
            "rules": {},
            "suppressed": 0,
            "baselined": 0,
            "skipped": 0,
            "exit_code": 1,
        },
        **more,
    }


HOSTILE = (
    "<script>alert(1)</script> </script><img src=x onerror=alert(2)> \"'`${alert(3)}` <!-- --> ]]> &lt; &amp\n"
    "[a](javascript:alert(4)) \u202eabc\u202c \x00\x1b[31m \x85 \u200b \ufeff \ud800 \U000e0041\n"
    "</style></title></main><svg onload=alert(5)><base href=//evil.example>\n"
)
PLACE = {"span": {"start": 20, "end": 22}, "start": {"line": 2, "column": 3}, "end": {"line": 2, "column": 5}}


def hostile_page() -> bytes:
    """A page on which everything that a stranger can write is hostile."""
    found = [
        finding(
            HOSTILE,
            0,
            30,
            message=HOSTILE,
            evidence={HOSTILE: HOSTILE, "list": [HOSTILE]},
            related=[{**PLACE, "note": HOSTILE}],
            pointer=HOSTILE,
            status="suppressed",
            justification=HOSTILE,
            rule_name=HOSTILE,
            fix={
                "title": HOSTILE,
                "safety": "safe",
                "held": HOSTILE,
                "edits": [{"span": {"start": 0, "end": 9}, "new": HOSTILE}],
            },
        ),
        finding(HOSTILE, 40, 90, document_level=True, message=HOSTILE),
    ]
    made = report(
        (HOSTILE, HOSTILE, found), skipped=[{"path": HOSTILE, "reason": "missing", "detail": HOSTILE}]
    )
    file = made["files"][0]
    file["language"] = file["profile"] = None
    file["profile"] = {"name": HOSTILE, "origin": "guessed", "because": HOSTILE}
    file["coverage"] |= {
        "links": {"not_asked": 1},
        "limits": [{"rule": HOSTILE, "detail": HOSTILE}],
        "passages": [{"language": HOSTILE, "first_line": 1, "last_line": 2}],
        "unread": [{"part": HOSTILE, "first_line": 1, "last_line": 1, "words": 3}],
    }
    group = {"reason": HOSTILE, "detail": HOSTILE, "rules": [HOSTILE]}
    made["coverage"] = {"rules": {"0" * 12: {"ran": [HOSTILE], "not_run": [group]}}}
    made["coverage"]["left_out"] = [{"reason": HOSTILE, "count": 2, "paths": [HOSTILE]}]
    said = {
        "kind": HOSTILE,
        "what": HOSTILE,
        "origin": [HOSTILE],
        "path": HOSTILE,
        "reason": HOSTILE,
        "files": 1,
    }
    made["leniency"] = [said]
    made["changes"] = {"ref": HOSTILE, "base": HOSTILE, "staged": False}
    made["inputs"] = [{"path": HOSTILE, "kind": HOSTILE, "sha256": HOSTILE}]
    setting = {HOSTILE: {"value": [HOSTILE], "origin": [HOSTILE]}}
    made["config"]["settings"] = {"0" * 12: {"files": [HOSTILE], "values": setting}}
    file["claims"] = {
        "sentences": 3, "claims": 1, "by_kind": {}, "supported": 0, "links": 1,
        "entries": [{"span": {"start": 0, "end": 60}, "score": 3.2, "kind": HOSTILE, "support": HOSTILE,
                     "features": [HOSTILE], "carriers": [HOSTILE]}],
    }  # fmt: skip
    made["config"]["files"] = made["config"]["profile"] = [HOSTILE]
    made["config"]["profile"] = HOSTILE
    made["baselines"] = [
        {"path": "b", "stale": [{"path": HOSTILE, "rule": "HSE001", "fingerprint": "f", "text": HOSTILE}]}
    ]
    said = RuleSaid(
        HOSTILE, HOSTILE, HOSTILE, (HOSTILE, "javascript:alert(6)", "https://example.org/a"), (HOSTILE,)
    )
    return render(made, {HOSTILE: HOSTILE}, lambda _: HOSTILE, lambda _: said)
