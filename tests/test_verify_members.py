"""Whatever member of a report somebody changes: another run tells it, but for a few that no run can tell."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from desk import BAD, WARN, Desk

from copydesk.audit.reports import Unusable, check, load
from copydesk.audit.verify import verify
from copydesk.audit.wholerun import MAY_DIFFER

Step = str | int
Place = tuple[Step, ...]

UNTOLD = tuple(place for place in MAY_DIFFER if place != "$.files")
"""What may be changed without anybody's notice."""

CONFIG = (
    'packs = ["house"]\nselect = ["HSE", "CPD001"]\nwords-files = ["terms.txt"]\nbaseline = "known.json"\n'
)
_MOST = 2
"""Of a list so many members are changed, the rest being alike."""


@pytest.fixture
def report(desk: Desk) -> Any:
    """A small report with something in most of its members."""
    desk.write("copydesk.toml", CONFIG)
    desk.write("terms.txt", "frob\n")
    desk.write("known.md", BAD)
    desk.run("baseline", "create", "known.md")
    desk.write("a.md", BAD + "\n<!-- stet gizmo: a name -->\n\nThe gizmo, and a [log](log.txt).\n")
    desk.write("b.md", WARN)
    desk.write("log.txt", "The log.\n")
    desk.write("bad.md", b"\0\1")
    desk.write("table.csv", "1,2\n")
    desk.run("check", "--format", "json", "--today", "2026-01-01", "-o", ".report.json", ".")
    return load(str(desk.folder / ".report.json"))


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Yield every place in a report, the inner ones after those that they lie in."""
    if at:
        yield at
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value[:_MOST]):
            yield from places(inner, (*at, number))


def inside(report: Any, place: Place) -> Any:
    for step in place:
        report = report[step]
    return report


def other(value: Any) -> Any:
    """Return another value of the same kind, as a forger might choose it."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return value + 0.5
    if value is None:
        return "x"
    if value == "2026-01-01":
        return "2026-01-02"
    if re.fullmatch("[0-9a-f]{8,}", value):
        return ("0" if value[0] != "0" else "1") + value[1:]
    return {"error": "info", "warning": "info", "info": "error"}.get(value, f"{value}x")


def dropped(report: Any, place: Place) -> None:
    del inside(report, place[:-1])[place[-1]]


def changed(report: Any, place: Place) -> None:
    inside(report, place[:-1])[place[-1]] = other(inside(report, place))


def emptied(report: Any, place: Place) -> None:
    inside(report, place).clear()


def forgeries(report: Any) -> Iterator[tuple[Callable[[Any, Place], None], Place]]:
    for place in places(report):
        value = inside(report, place)
        yield dropped, place
        if not isinstance(value, dict | list):
            yield changed, place
        elif value:
            yield emptied, place


def test_the_page_has_what_may_differ() -> None:
    page = (Path(__file__).parent.parent / "docs" / "audit.md").read_text()
    for place in UNTOLD:
        assert f"| `{place.removeprefix('$.')}`" in page, place


def told(report: Any, root: str) -> bool:
    """Say whether another run finds something wrong with a report."""
    try:
        check(report, "")
    except Unusable:
        return True
    # What the plain look finds, --rerun finds as well.
    return bool(verify(report, root).problems or verify(report, root, rerun=True).problems)


def hold_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what does not change in the test be worked out once."""
    from copydesk.audit import madewith
    from copydesk.catalogue import digests
    from copydesk.project import versions
    from copydesk.report import validation

    for module, name in ((madewith, "pack_state"), (digests, "pack_state"), (versions, "code_digest")):
        monkeypatch.setattr(module, name, cache(getattr(module, name)))
    monkeypatch.setattr(validation, "_problem", lambda validator, value: "some place")


def test_whatever_is_changed_is_told(desk: Desk, report: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    root = str(desk.folder)
    assert verify(report, root, rerun=True).problems == []
    hold_still(monkeypatch)
    untold, count = [], 0
    for forge, place in forgeries(report):
        forged = copy.deepcopy(report)
        forge(forged, place)
        count += 1
        if not told(forged, root):
            untold.append(f"{forge.__name__} ${''.join(f'.{step}' for step in place)}")
    wrong = [one for one in untold if not one.split()[1].startswith(UNTOLD)]
    assert wrong == []
    assert count > 500
