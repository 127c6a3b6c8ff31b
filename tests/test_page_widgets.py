"""The state of controls (``fixtures/pages/widgets.toml``) and the lines of printed pages (``printed.toml``) in an
article, and lines that look like them.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.furniture import FOLDER, hosts, levels, pieces, rules
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

FIRM = {"error", "warning"}
chosen = cache(rules)


def told(name: str) -> list[set[str]]:
    every = list(pieces(name))
    return [levels(piece, hosts()[piece.language], False, chosen()) for piece in every]


def test_the_state_of_controls_is_told() -> None:
    found = told("widgets.toml")
    assert sum(bool(each & FIRM) for each in found) >= 0.75 * len(found)
    assert sum(map(bool, found)) >= 0.85 * len(found)


def test_lines_that_are_meant_are_no_state_of_controls() -> None:
    texts = [piece.text for piece in pieces("no-widgets.toml")]
    assert [text for text, found in zip(texts, told("no-widgets.toml"), strict=True) if found] == []


def printed(name: str) -> Iterator[tuple[list[str], list[set[str]]]]:
    """Yield the lines of each entry and the levels of what is found on each of them."""
    data: dict[str, Any] = tomllib.loads((FOLDER / "printed.toml").read_text("utf-8"))
    for entry in data[name]:
        lines = list(entry["lines"])
        text = article(data["paragraphs"], lines, entry["mode"])
        findings = lint_document(read(Source.from_text(text, "page"), "text"), chosen()).findings
        at, levels_of = 0, []
        for line in lines:
            start = text.index(line, at)
            at = start + len(line)
            levels_of.append(
                {one.severity for one in findings if one.span.start < at and start < one.span.end}
            )
        yield lines, levels_of


def article(paragraphs: list[str], lines: list[str], mode: str) -> str:
    """Put lines behind, between or into the second, fourth and sixth paragraph."""
    rows = ["Harbour to be dredged", ""]
    rest = list(lines)
    for number, paragraph in enumerate(paragraphs):
        if number % 2 == 0 or not rest:
            rows += [paragraph, ""]
            continue
        line, words = rest.pop(0), paragraph.split()
        half = len(words) // 2
        rows += {
            "mid": [" ".join(words[:half]), "", line, "", " ".join(words[half:]), ""],
            "glued": [paragraph, line],
            "gap": [paragraph, "", line, ""],
        }[mode]
    return "\n".join(rows) + "\n"


def test_lines_of_printed_pages_are_told() -> None:
    found = list(printed("printed"))
    whole = [lines for lines, levels_of in found if all(each & FIRM for each in levels_of)]
    assert len(whole) >= 0.85 * len(found), [lines for lines, _ in found if lines not in whole]


def test_lines_of_articles_are_no_lines_of_printed_pages() -> None:
    assert [lines for lines, levels_of in printed("meant") if any(levels_of)] == []
