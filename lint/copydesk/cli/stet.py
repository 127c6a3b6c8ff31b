"""Let a finding stand: write the directive for it into the article, with its reason.

The form and the place are those of the format: above a paragraph or heading, at the end of an item, a cell or
an element, as a comment of MDX or reStructuredText, in the front matter. The article is checked again before
it is written: the finding is let stand and nothing else has changed, or nothing is written, and the entry for
the configuration is printed in its place. Exit codes: 0 done, 2 not done.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from . import OK, USAGE, fail, say, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..catalogue.rule import Finding
    from ..pipeline.stetting import Wish
    from ..project.run import FileResult
    from ..project.session import Session

SUMMARY = "let a finding stand, with a reason"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=("add",), help="what to do")
    parser.add_argument(
        "place", metavar="FILE:LINE", help="where the finding stands; FILE:LINE:COLUMN is one"
    )
    parser.add_argument("rule", metavar="RULE", help="the rule, by id or name")
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why it may stand")
    parser.add_argument("--until", metavar="DATE", type=shared.a_date, help="the last day (YYYY-MM-DD)")
    parser.add_argument("--dry-run", action="store_true", help="show the directive and write nothing")
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Find the findings, write the directive, and say what was done."""
    from ..pipeline.stetting import ENDS, Wish
    from ..project.discover import Skip, Target
    from ..project.run import attempt

    path, line, column = _place(args.place)
    reason = " ".join(args.reason.split())
    if not line:
        return fail(f"“{args.place}” is not FILE:LINE")
    if not reason or any(end in reason for end in ENDS):
        return fail("the reason is empty, or holds what begins or ends a comment")
    session = shared.session(args)
    if args.until and args.until < session.today:
        return fail(f"{args.until} is past (today is {session.today}): it would let nothing stand")
    result = attempt(session, Target(path, True))
    if isinstance(result, Skip):
        return fail(f"{result.path}: {result.detail}")
    rule = result.opened.task.rules.catalogue.find(args.rule)
    if rule is None:
        near = result.opened.task.rules.catalogue.suggest(args.rule)
        return fail(f"no rule “{args.rule}”{f'; did you mean {near}?' if near else ''}")
    findings = _findings(result, rule.id, line, column)
    if not findings:
        return fail(_nothing(result, args.place, rule.id, line))
    return _add(session, result, findings, Wish(rule.id, reason, args.until or ""), dry=args.dry_run)


def _place(text: str) -> tuple[str, int, int]:
    """Part FILE:LINE or FILE:LINE:COLUMN; the line is 0 where there is none."""
    parts = text.rsplit(":", 2)
    numbers = [int(part) for part in parts[1:] if part.isascii() and part.isdigit()]
    if len(parts) == 3 and len(numbers) == 2:
        return parts[0], numbers[0], numbers[1]
    path, _, line = text.rpartition(":")
    return (path, int(line), 0) if line.isascii() and line.isdigit() and path else (text, 0, 0)


def _findings(result: FileResult, rule_id: str, line: int, column: int) -> list[Finding]:
    """Return the open findings of a rule that touch a line, or hold a place in it."""
    position = result.outcome.facts.doc.source.position
    found = []
    for finding in result.findings:
        first, last = position(finding.span.start), position(max(finding.span.start, finding.span.end - 1))
        here = first.line <= line <= last.line and (not column or first <= (line, column) <= last)
        if here and finding.rule_id == rule_id and finding.status == "open":
            found.append(finding)
    return found


def _nothing(result: FileResult, place: str, rule_id: str, line: int) -> str:
    position = result.outcome.facts.doc.source.position
    others = {
        finding.rule_id: finding.status
        for finding in result.findings
        if position(finding.span.start).line == line
    }
    if others.get(rule_id, "open") != "open":
        return f"{place}: {rule_id} is let stand already"
    there = f"; there: {', '.join(sorted(others))}" if others else ""
    return f"{place}: no finding of {rule_id}{there}"


def _add(session: Session, result: FileResult, findings: Sequence[Finding], wish: Wish, *, dry: bool) -> int:
    from ..base.encode import within
    from ..document.source import Source
    from ..pipeline.stetting import CannotStand, add, block_of, entry
    from ..project.run import examined
    from .fix import write_back

    opened, source = result.opened, result.outcome.facts.doc.source
    policy = opened.task.policy
    if findings[0].rule_id in policy.protected:
        return fail(f"{opened.path}: no article may silence {findings[0].rule_id}{policy.where}")
    doc = result.outcome.facts.doc
    blocks = [block_of(doc, one.span) for one in findings]
    parted = len({block.index if block is not None else -1 for block in blocks}) > 1
    if parted and doc.addressing == "source":
        places = [source.position(one.span.start) for one in findings]
        columns = ", ".join(f"{opened.path}:{place.line}:{place.column}" for place in places)
        return fail(f"several findings, each in a block of its own: name one by its column ({columns})")
    try:
        added = add(result.outcome, findings, wish, lambda text: examined(session, opened, text).outcome)
        data = source.encoded(added.text)
    except (CannotStand, UnicodeEncodeError) as error:
        why = error if isinstance(error, CannotStand) else f"{source.encoding} cannot write the reason"
        say(f"{opened.path}: {why}; put this into the configuration, beside the path of the article:")
        folder = opened.settings.root
        shown = os.path.relpath(os.path.abspath(opened.path), folder).replace(os.sep, "/")
        shared.write_text("\n".join(entry(shown, one, wish.reason) for one in findings), None)
        return USAGE
    if not dry and (problem := write_back(opened.path, opened.data, data)):
        return fail(f"{opened.path}: {problem}")
    lines = [f"{opened.path}:{added.line}: {'would write' if dry else 'wrote'} {added.written}"]
    grown = len(added.text) - len(source.text)
    now = Source.from_text(added.text)
    for one in findings:
        moved = not added.text.startswith(source.text[: one.span.end])
        place = now.position(one.span.start + grown * moved)
        lines.append(
            f"{opened.path}:{place.line}:{place.column}: stands: {one.rule_id} {one.rule_name}: {one.message}"
        )
    shared.write_text("".join(within(line) + "\n" for line in lines), None)
    return OK
