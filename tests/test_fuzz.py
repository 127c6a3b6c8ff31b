"""A little fuzzing in every run, and all that fuzzing ever broke; ``python -m tools.fuzz`` does it for hours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.fuzz.__main__ import inputs, shortest, tried  # noqa: E402
from tools.fuzz.draw import Draw  # noqa: E402
from tools.fuzz.targets import TARGETS, Target, article  # noqa: E402

CRASHERS = sorted((ROOT / "fixtures" / "crashers").glob("*"))
TRIED = {
    "check": 60,
    "fix": 40,
    "stand": 4,
    "page": 30,
    "configuration": 12,
    "pack": 10,
    "style": 60,
    "baseline": 60,
    "report": 60,
    "patch": 200,
    "verify": 25,
    "forms": 10,
    "library": 200,
    "links": 60,
}


@pytest.mark.parametrize("name", TARGETS)
def test_some_inputs(name: str) -> None:
    for data, _ in zip(inputs(20261129), range(TRIED[name]), strict=False):
        TARGETS[name].hold(*TARGETS[name].make(data))


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: path.name)
def test_what_once_broke(path: Path) -> None:
    TARGETS[path.stem.partition("-")[0]].hold(f"a{path.suffix}", path.read_bytes())


def test_the_grammars_reach_every_format_and_much_of_each() -> None:
    made = [article(data) for data, _ in zip(inputs(1), range(400), strict=False)]
    suffixes = {name[1:] for name, _ in made}
    assert {".md", ".html", ".txt", ".json"} <= suffixes
    text = b"".join(content for _, content in made)
    for sign in (
        b"<!-- stet",
        b"|---|",
        b"<table",
        b'"headline"',
        b"---\n",
        b"[^1]",
        b"\xef\xbf\xbd",
        b"\0",
        b"<script",
    ):
        assert sign in text, sign


def test_a_failure_is_cut_to_what_it_needs() -> None:
    def hold(name: str, content: bytes) -> None:
        assert b"x" not in content, "an x"

    target = Target(article, hold)
    kind = tried(target, "a.md", b"aaaaxbbbb")
    assert kind.startswith("AssertionError") and kind.endswith(": an x")
    assert shortest(target, "a.md", b"aaaaxbbbb" * 9, kind) == b"x"
    assert tried(target, "a.md", b"abc") == ""


def test_choices_end_with_their_bytes() -> None:
    draw = Draw(b"\x05")
    assert (draw.below(4), draw.below(9), draw.pick("abc"), draw.some(3, lambda: 1), draw.spent) == (
        1,
        0,
        "a",
        [],
        True,
    )
