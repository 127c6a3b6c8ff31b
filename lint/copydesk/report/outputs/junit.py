"""XML as JUnit writes it: a suite for each file, a case for each finding.

A finding at or above the level that fails the run is a failure, another one a passed case that says what was
found; a finding that is let stand is a skipped case, a file that could not be checked an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ...base.encode import xml_attribute, xml_text
from ...base.levels import OPEN, RANK, UNCHANGED
from .readback import entry
from .registry import Checked, Closing, View
from .review import help_of, repository_path


class _Case(NamedTuple):
    severity: str
    status: str
    name: str
    message: str
    text: str
    line: int


class JunitEmitter:
    """Keeps what was found until the level that fails the run is known."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._suites: list[tuple[str, list[_Case]]] = []

    def file(self, path: str, part: Checked) -> tuple[bytes, ...]:
        """Keep the findings of a file."""
        name = repository_path(path)
        found = [
            self._case(name, finding)
            for finding in entry(part)["findings"]
            if RANK[finding["severity"]] >= RANK[self._view.show] and finding["status"] != UNCHANGED
        ]
        self._suites.append((name, found))
        return ()

    def _case(self, path: str, finding: dict[str, Any]) -> _Case:
        start = finding["start"]
        place = f"{path}:{start['line']}:{start['column']}"
        text = f"{place}: {finding['message']}\n{help_of(finding, self._view.remedy(finding['rule_id']))}"
        if finding["status"] != OPEN:
            text = finding.get("justification") or finding["status"]
        name = f"{finding['rule_id']} {finding['rule_name']} {start['line']}:{start['column']}"
        return _Case(finding["severity"], finding["status"], name, finding["message"], text, start["line"])

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the document."""
        level = closing.report["config"].get("fail_on", "error")
        suites = [_suite(path, cases, level) for path, cases in self._suites]
        suites += [_unchecked(skip) for skip in closing.report["skipped"]]
        counts = [sum(each) for each in zip(*(suite[0] for suite in suites), strict=True)] or [0] * 4
        yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
        yield f'<testsuites name="copydesk" {_counted(counts)}>\n'.encode()
        for _, text in suites:
            yield text.encode("utf-8", "replace")
        yield b"</testsuites>\n"


def _counted(counts: Sequence[int]) -> str:
    names = ("tests", "failures", "errors", "skipped")
    return " ".join(f'{name}="{count}"' for name, count in zip(names, counts, strict=True))


def _suite(path: str, cases: Sequence[_Case], level: str) -> tuple[list[int], str]:
    name = xml_attribute(path)
    shown, failures, skipped = [], 0, 0
    for case in cases:
        head = (
            f'    <testcase name="{xml_attribute(case.name)}" classname="{name}" file="{name}" '
            f'line="{case.line}">'
        )
        if case.status != OPEN:
            skipped += 1
            inner = f'<skipped message="{xml_attribute(case.text)}"/>'
        elif level != "never" and RANK[case.severity] >= RANK[level]:
            failures += 1
            inner = (
                f'<failure type="{case.severity}" message="{xml_attribute(case.message)}">'
                f"{xml_text(case.text)}</failure>"
            )
        else:
            inner = f"<system-out>{xml_text(f'{case.severity}: {case.text}')}</system-out>"
        shown.append(f"{head}{inner}</testcase>\n")
    if not shown:
        shown.append(f'    <testcase name="no findings" classname="{name}" file="{name}"/>\n')
    counts = [len(shown), failures, 0, skipped]
    return counts, f'  <testsuite name="{name}" {_counted(counts)}>\n{"".join(shown)}  </testsuite>\n'


def _unchecked(skip: dict[str, Any]) -> tuple[list[int], str]:
    name, detail = xml_attribute(skip["path"]), xml_attribute(skip["detail"])
    counts = [1, 0, 1, 0]
    return counts, (
        f'  <testsuite name="{name}" {_counted(counts)}>\n'
        f'    <testcase name="checked" classname="{name}"><error type="{xml_attribute(skip["reason"])}" '
        f'message="{detail}"/></testcase>\n  </testsuite>\n'
    )


def open(view: View) -> JunitEmitter:
    """Begin a run."""
    return JunitEmitter(view)
