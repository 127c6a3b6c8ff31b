"""Keep a process ready that has the rules loaded, so that a check costs a tenth of the time.

`copydesk check` asks it by itself when it runs and fits: the same program, the same interpreter, the same
user. Everything else (folder, configuration, environment) comes from the call. It ends after ten minutes
without work, and when the program is changed. COPYDESK_NO_SERVER=1 makes `check` work alone.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from . import FINDINGS, OK, fail, main, say

SUMMARY = "keep a process ready for quick checks"
_SAMPLE = """---
title: The ferry returns
author: Marten Oakes
date: 2026-10-02
---

# The ferry returns

The ferry goes back to three crossings a day on 12 October 2026, the harbour office “said” on Friday,
according to [the timetable](https://example.org/ferry).

- One point.

| Crossing | Time |
| --- | --- |
| First | 07:10 |
"""


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=("start", "stop", "status"))
    parser.add_argument("--foreground", action="store_true", help="with start: stay in this process")
    parser.add_argument(
        "--idle", type=float, default=600.0, metavar="SECONDS", help="end after so long a rest"
    )


def run(args: Namespace) -> int:
    """Start or end the process, or say whether it runs."""
    from ..base import resident
    from ..project import server

    where = resident.path()
    if args.action == "start":
        try:
            listening = server.listen()
        except server.CannotServe as error:
            return fail(error)
        if args.foreground or server.detach():
            server.serve(listening, main, _prepare, args.idle)
            return OK
        say(f"listening at {where}")
        return OK
    found = resident.ask([args.action])
    if found is None:
        say("no server runs")
        return FINDINGS
    say(f"{'stopped' if args.action == 'stop' else 'runs'}: process {found[1]}")
    return OK


def _prepare() -> None:
    """Load what checks need, by checking something."""
    from ..catalogue.ruleset import defaults
    from ..input import readers
    from ..pipeline.pipeline import Task, examine
    from ..project import making

    making.prepare()
    for form in ("markdown", "text"):
        examine(readers.decode("sample.md", _SAMPLE.encode()), Task(form, defaults()))
