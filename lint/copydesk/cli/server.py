"""Keep a process ready that has the rules loaded, so that a check costs a tenth of the time.

`copydesk check` asks it by itself when it runs and fits: the same program, the same interpreter, the same
user. Everything else (folder, configuration, environment) comes from the call. It ends after ten minutes
without work, and when the program is changed. COPYDESK_NO_SERVER=1 makes `check` work alone.
"""

from __future__ import annotations

import os
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
according to [the timetable](https://example.org/ferry). The first boat leaves at 07:10 and the last one at
18:40, as last year. In summer it had been five a day, which is two more than in any winter since 2019.

“We need the time,” Ruth Penhale said, who has led the yard since the spring. The old boat needs work: both
engines are to be taken out, cleaned and tested before the ice comes, and its deck is to be painted. About 40
per cent of the cost of £120,000 is paid by the county, and the rest by the harbour (see the minutes of
3 September). Whoever lives on the island keeps a card for 10 free crossings a month; visitors pay £4.50, and
children under six nothing. More boats would be better, people on the quay say, but nobody knows who could
sail them.

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
    """Load what checks need, by checking something as most people do and for a full report."""
    from contextlib import redirect_stderr, redirect_stdout
    from tempfile import TemporaryDirectory

    from ..base import regexes

    with (
        TemporaryDirectory() as folder,
        open(os.devnull, "w", encoding="utf-8") as nothing,
        redirect_stdout(nothing),
        redirect_stderr(nothing),
    ):
        files = [os.path.join(folder, f"sample.{form}") for form in ("md", "txt")]
        for path in files:
            with open(path, "w", encoding="utf-8") as file:
                file.write(_SAMPLE)
        for options in ((), ("--format", "json")):
            main(["check", "--isolated", "--no-cache", "--jobs", "1", *options, *files])
    regexes.settle()
