"""What tests ask of the HTML report: its elements, its words and its marks, read as a browser reads them."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from copydesk.report.outputs.html.markup import seen


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
