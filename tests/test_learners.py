"""Slips that grammars and lists of common mistakes name: so many of them are told."""

from __future__ import annotations

from pathlib import Path

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

SLIPS = Path(__file__).parents[1] / "fixtures" / "learners.txt"
LEAST = 450
AROUND = ("The fair was held on the green in May.", "The band played until ten, and the stalls were full.")


def test_common_slips_are_told_and_their_surroundings_are_not() -> None:
    rules = build(catalogue.load(), Choice(today="2026-11-28", profile="default", select=["TYP", "TPG"]))
    slips = [line for line in SLIPS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    told = 0
    for slip in slips:
        text = f"{AROUND[0]}\n\n{slip}\n\n{AROUND[1]}"
        findings = examine(Source.from_text(text, "fair.md"), Task("markdown", rules)).findings
        start = len(AROUND[0]) + 2
        assert all(start <= one.span.start < start + len(slip) for one in findings), slip
        told += bool(findings)
    assert told >= LEAST, f"{told} of {len(slips)}"
