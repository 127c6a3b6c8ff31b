"""A report is held against the schema that is published for it before it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import INTERNAL, say

if TYPE_CHECKING:
    from ..project.checking import Checking
    from ..project.memory import Memory


def check_report(checking: Checking, report: dict[str, Any]) -> None:
    """Hold a report against its schema; what is wrong with it is a fault of Copydesk."""
    for problem in [*checking.invalid[:1], *_invalid(checking.session.memory, report)]:
        say(f"internal error: {problem}")
        report["summary"]["exit_code"] = INTERNAL


def _invalid(memory: Memory | None, report: dict[str, Any]) -> list[str]:
    """Say what is wrong with a report; one that was found valid before is not looked at again."""
    key = memory.report_key(report) if memory is not None else b""
    if memory is not None and memory.get(key) is not None:
        return []
    from ..report.validation import InvalidReport, validate

    try:
        validate(report)
    except InvalidReport as error:
        return [str(error)]
    if memory is not None:
        memory.put(key, b"valid")
    return []
