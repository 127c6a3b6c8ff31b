"""Compare two JSON reports: what is new, fixed, moved or judged otherwise, and what was checked differently.

A finding that is gone is called fixed only where its rule looked at its file again. Exit codes: 0 nothing new
at or above --fail-on, 1 something new there, 2 a report that cannot be used.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import FINDINGS, OK, fail, shared

if TYPE_CHECKING:
    from ..audit.compare import Change, Comparison

SUMMARY = "compare two reports: new, fixed, moved, checked differently"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("old", metavar="OLD", help="the older report (check --format json)")
    parser.add_argument("new", metavar="NEW", help="the newer report")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the result to a file")
    parser.add_argument("--all", action="store_true", help="list fixed and moved findings in text, too")
    shared.fail_option(parser)
    parser.add_argument(
        "--fail-on-unchecked",
        action="store_true",
        help="exit code 1 as well when the newer report left unchecked what the older one had checked",
    )


def run(args: Namespace) -> int:
    """Compare the reports and say what differs."""
    from ..audit.compare import compare
    from ..audit.reports import Unusable, load

    try:
        old, new = load(args.old), load(args.new)
    except Unusable as error:
        return fail(error)
    found = compare(old, new)
    level = args.fail_on or new["config"].get("fail_on", "error")
    code = FINDINGS if found.fails(level) or (args.fail_on_unchecked and found.looked_less()) else OK
    if args.format == "json":
        from ..report.outputs.json import render

        shared.write((render(_json(found, level, code)),), args.output)
    else:
        shared.write_text("".join(f"{line}\n" for line in _lines(found, everything=args.all)), args.output)
    return code


def _json(found: Comparison, level: str, code: int) -> dict[str, object]:
    from ..audit.compare import KINDS

    return {
        "comparison_version": "1.0",
        "summary": {
            **{kind: len(found.of(kind)) for kind in KINDS},
            "same": found.same,
            "looked_less": found.looked_less(),
            "fail_on": level,
            "exit_code": code,
        },
        "findings": [change.as_dict() for change in found.changes],
        "checked": [difference._asdict() for difference in found.checked],
    }


_BRIEF = ("fixed", "moved")
"""Kinds that text only counts unless all is asked for."""


def _lines(found: Comparison, *, everything: bool) -> Iterator[str]:
    from ..audit.compare import KINDS
    from ..base.encode import within

    for kind, words in KINDS.items():
        changes = found.of(kind)
        if changes and (everything or kind not in _BRIEF):
            yield f"{len(changes)} {words}:"
            yield from (f"  {within(_line(change))}" for change in changes)
    if found.checked:
        yield "checked differently:"
        for difference in found.checked:
            mark = " (looked at less)" if difference.less else ""
            yield f"  {difference.of}: {within(difference.text)}{mark}"
    counts = ((len(found.of(kind)), kind) for kind in KINDS)
    told = ", ".join(f"{count} {_SHORT[kind]}" for count, kind in counts if count or kind in ("new", "fixed"))
    yield f"{told}, {found.same} the same."


_SHORT = {
    "new": "new",
    "again": "counting again",
    "unseen": "not looked at any more",
    "level": "with another level",
    "stands": "let stand now",
    "fixed": "fixed",
    "moved": "moved",
}


def _line(change: Change) -> str:
    now, was = change.now, change.was
    place = f"{now.path}:{now.line}:{now.column}: {now.severity} {now.rule} {now.name}"
    if change.kind == "moved" and was is not None:
        return f"{place}, was {was.path}:{was.line}:{was.column}"
    return f"{place}: {now.message}" + (f" [{change.note}]" if change.note else "")
