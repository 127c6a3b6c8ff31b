"""Vale rules that no author would write: every kind with keys and expressions right, wrong and broken."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.catalogue.vale.definition import COMMON, KINDS
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

from .damage import damaged
from .draw import Draw
from .grammar import markdown

_PIECES = (
    "a", "mill", "[A-Z]", "\\w", "\\b", ".", "\\s", "(", ")", "(?:", "(?i)", "|", "*", "+", "?", "{2,}",
    "{0,3}", "^", "$", "(?=", "(?!", "(?<=", "(?<!", "\\1", "(?<n>", "\\k<n>", "\\p{L}", "[^", "]", "-",
    "é", "(?>", "\\z",
)  # fmt: skip
_SCOPES = (
    "text",
    "heading",
    "~heading.h2",
    "sentence",
    "raw",
    "summary",
    "link & ~list",
    "code",
    "alt",
    "odd",
)
_FORMULAS = (
    "words / sentences",
    "words /",
    "math.sqrt(list)",
    "(" * 40 + "1",
    "heading.h1 % 0",
    "words ** 9",
)
_WORDS = ("$title", "$sentence", "true", "3", "-1", "", "null", "%s %[2]s %d %%", "replace", "SMOG", "AP")


def style_file(data: bytes) -> tuple[str, bytes]:
    """Make the file of a Vale rule; some are damaged afterwards."""
    draw = Draw(data)
    kind = draw.pick(tuple(KINDS))
    rule = {
        "extends": kind,
        "message": "'%s'",
        **{key: _value(draw, key) for key in KINDS[kind] if draw.below(3)},
    }
    for _ in range(draw.below(3)):
        key = draw.pick(tuple(COMMON))
        rule[key] = _value(draw, key)
    content = json.dumps(rule, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return "Rule.yml", damaged(draw, content) if draw.below(4) == 0 else content


def _value(draw: Draw, key: str) -> object:
    if key == "scope":
        return draw.some(3, lambda: draw.pick(_SCOPES)) or draw.pick(_SCOPES)
    if key in ("formula", "condition"):
        return draw.pick((*_FORMULAS, "> 1", "< 1 && 1"))
    if draw.below(6) == 0:
        return draw.pick(
            (draw.pick(_WORDS), 7, True, [], {}, [[1]], {"name": "edit", "params": ["split", " ", "1"]})
        )
    if key in ("swap", "either"):
        return {_pattern(draw): _pattern(draw) for _ in range(1 + draw.below(3))}
    if key in ("max", "min", "limit", "threshold", "grade"):
        return draw.below(5)
    if key in ("ignorecase", "nonword", "append", "alpha", "custom", "vocab", "capitalize"):
        return bool(draw.below(2))
    return draw.pick((_pattern(draw), [_pattern(draw) for _ in range(1 + draw.below(4))]))


def _pattern(draw: Draw) -> str:
    return "".join(draw.pick(_PIECES) for _ in range(1 + draw.below(7)))


def style(name: str, content: bytes) -> None:
    """Load a Vale rule: it is run without a crash, or says why it is not."""
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder, "House")
        house.mkdir()
        (house / "Rule.yml").write_bytes(content)
        loaded = catalogue.load([f"vale:{house}"])
        (rule,) = loaded.styles[0].rules
        text = (
            markdown(Draw(content[::-1]))
            + "\n\n# The Mill aa mill\n\nThe mill was was sold é, experts say.\n"
        )
        outcome = examine(Source.from_text(text), Task("markdown", build(loaded, Choice(select=(rule.id,)))))
        assert not outcome.crashed, outcome.crashed
        assert all(skip.detail for skip in outcome.skipped), "not run without a word"
        source = outcome.facts.doc.source
        for finding in outcome.findings:
            assert finding.document_level or finding.text == source.slice(finding.span), finding
