"""Check articles and report what an editor should look at.

Exit codes: 0 clean or below --fail-on, 1 findings, 2 wrong usage, configuration or input (whatever could be
checked is checked and reported), 3 internal error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from ..report.outputs.registry import BUILT_IN, LINES, REPORT, Closing, View
from . import changed, fail, say, shared
from .checkedreport import check_report
from .outputs import (
    Destination,
    Writers,
    WrongOutput,
    coloured,
    columns_of,
    destinations,
    guard,
    read_by_run,
    with_build,
)
from .streams import Unwritable

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ..project.checking import Checking
    from ..project.config import Settings
    from ..project.discover import Skip
    from ..project.parts import Asked
    from ..project.session import Session

SUMMARY = "check articles and report findings"
_TOLD = 50
"""More stale entries of a baseline than these are counted and not told one by one."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    shared.input_options(parser)
    group = parser.add_argument_group("output")
    group.add_argument(
        "--format",
        metavar="FORM",
        help="; ".join(f"{output.name}: {output.summary}" for output in BUILT_IN.values()),
    )
    group.add_argument(
        "-o",
        "--output",
        metavar="[FORM:]FILE",
        action="append",
        help="write to a file instead of standard output; with FORM, write that form to it as well (may be "
        "repeated; - is standard output)",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="one line for each finding, no summary")
    group.add_argument(
        "--statistics", action="store_true", help="count findings by rule instead of listing them"
    )
    group.add_argument(
        "--show",
        choices=("info", "warning", "error"),
        default="warning",
        help="lowest severity listed for people and in reviews (default: warning)",
    )
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour in text output"
    )
    shared.jobs_option(group)
    group.add_argument("--no-cache", action="store_true", help="check every file, known or not")
    group.add_argument(
        "--timings",
        action="store_true",
        help="print where the time went to standard error (one process, nothing remembered)",
    )
    group.add_argument("--timestamps", action="store_true", help="put start and end time into the report")
    shared.fail_option(parser)
    parser.add_argument(
        "--fail-on-unchecked",
        action="store_true",
        help="exit code 2 when a file was not read in its language, a bound cut findings off, or links were "
        "not asked or gave no answer (see [gate] unchecked)",
    )
    group = parser.add_argument_group("known findings and fixes")
    group.add_argument("--baseline", metavar="FILE", help="file of known findings (see copydesk baseline)")
    group.add_argument("--fix", action="store_true", help="apply safe fixes first, then check")
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix: apply fixes that need a second look as well"
    )
    group.add_argument(
        "--break-provenance",
        action="store_true",
        help="fix files that carry a C2PA manifest, which breaks it",
    )
    changed.options(parser)
    group = parser.add_argument_group("links")
    group.add_argument("--online", action="store_true", help="ask whether links answer (uses the network)")
    group.add_argument(
        "--online-private",
        action="store_true",
        help="with --online: ask addresses of the own machine and network too",
    )
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Check the files and write the report."""
    from ..project.checking import Checking
    from ..project.gate import fail_on, strictest
    from ..project.interrupt import Interrupt
    from ..project.memory import Memory
    from ..project.targets import jobs_of
    from .progress import Progress, wanted

    if "-" in args.paths and args.fix:
        return fail("standard input cannot be fixed by check; use copydesk fix -")
    try:
        change = changed.asked_for(args)
    except changed.WrongChanges as error:
        return fail(error)
    started = _now() if args.timestamps else ""
    try:
        places = with_build(args.format, destinations(args.format, args.output or ()))
    except WrongOutput as error:
        return fail(error)
    full = any(one.output.wants == REPORT for one in places)
    session = shared.session(args, full=full)
    if args.online:
        from ..input.online import Limits, LinkChecker

        session.online = LinkChecker(session.today, Limits(private=args.online_private))
    if args.unsafe_fixes and not args.fix:
        say("--unsafe-fixes changes nothing without --fix")
    asked = _asked(args, places)
    checking = Checking(session, shared.names(args), asked)
    if change is not None:
        checking.changes, staged = change
        checking.names = checking.names._replace(staged=staged)
    checking.find(args.paths)
    try:
        checking.targets = guard(places, checking.targets, lambda: read_by_run(checking.settings()))
    except WrongOutput as error:
        return fail(error)
    fixed: list[Skip] = []
    if args.fix:
        from .fix import fix_files

        mended = fix_files(session, args, diff=False, complete=False)
        fixed = mended.refused
        if mended.interrupted:
            shared.tell_skips(fixed)
            return 128 + mended.interrupted
    counted = list(checking.settings())
    session.least = "info" if full else _least(args, counted)
    if not (args.no_cache or args.online or args.timings):
        session.memory = Memory(
            session.root,
            session.today,
            asked,
            full=session.full,
            allow_code=session.allow_code,
            least=session.least,
        )
    compared = change is not None or any(settings.get("baseline") for settings in counted)
    writers = Writers(places, partial(_view, session, args, compared))
    alone = args.online or args.timings
    jobs = 1 if alone else jobs_of(args.jobs, session.jobs(), checking.targets)
    progress = Progress(len(checking.targets), wanted(sys.stderr, args.quiet))
    with Interrupt(session.seconds()) as interrupt, _timed(args.timings):
        try:
            for number, (path, part) in enumerate(checking.parts(jobs, interrupt), 1):
                progress.clear()
                writers.file(path, part)
                progress.step(number, path)
            progress.clear()
            checking.skips += fixed
            level = strictest(map(fail_on, counted))
            report = _report(checking, level, started, interrupt.number)
            _tell(checking)
            if full:
                check_report(checking, report)
            skipped, reports = len(checking.skips), len(checking.record.left_out.reports)
            writers.close(Closing(report, checking.totals, skipped, session.unheard(), reports))
            if session.memory is not None:
                session.memory.close()
        except Unwritable as error:
            return fail(error)
    code: int = report["summary"]["exit_code"]
    return code


def _asked(args: Namespace, places: Sequence[Destination]) -> Asked:
    """Return what all outputs together want of each file."""
    from ..project.parts import Asked

    lines = [one for one in places if one.output.wants == LINES]
    return Asked(
        lines=bool(lines) and not args.statistics,
        entry=any(one.output.wants != LINES for one in places),
        text=any(one.output.text for one in places),
        show=args.show,
        quiet=args.quiet,
        colour=any(coloured(one, args.color) for one in lines),
        width=columns_of(places),
        readability=bool(lines) and args.statistics and not args.quiet,
    )


def _view(session: Session, args: Namespace, compared: bool, place: Destination) -> View:
    """Return what the user asked to see in one output."""
    from .. import __version__

    colour = coloured(place, args.color)
    return View(
        session.remedy,
        session.rules_known,
        colour,
        args.quiet,
        args.statistics,
        args.show,
        __version__,
        columns_of([place]),
        compared,
    )


@contextmanager
def _timed(asked: bool) -> Iterator[None]:
    """Print at the end where the time went, if that was asked for."""
    if not asked:
        yield
        return
    from ..pipeline.timings import Clock, watched

    clock = Clock()
    with watched(clock):
        yield
    print(f"{clock.whole:7.2f} s of CPU in all; own time of each part:", file=sys.stderr)
    print(*clock.table(), sep="\n", file=sys.stderr)


def _least(args: Namespace, counted: Iterable[Settings]) -> str:
    """Return the lowest severity that anybody wants to hear of: what is counted as a whole needs all."""
    from ..project.gate import fail_on, strictest

    levels = {args.show}
    for settings in counted:
        if args.statistics:
            return "info"
        # Which entries of a baseline are stale must not depend on what is shown.
        levels.update([fail_on(settings), *(["warning"] if settings.get("baseline") else ())])
    return strictest(levels)


def _report(checking: Checking, level: str, started: str, interrupted: int) -> dict[str, Any]:
    from ..project.framing import framed

    times = {"started": started, "finished": _now()} if started else None
    broken = checking.broken
    return framed(checking, level, checking.skips, broken=broken, times=times, interrupted=interrupted)


def _tell(checking: Checking) -> None:
    shared.tell_skips(checking.skips)
    for missing in checking.record.missing():
        say(f"not checked, which a gate asks for: {missing}")
    for known in checking.baselines:
        for entry in known.stale[:_TOLD]:
            say(
                f"{known.path}: stale: {entry.rule} in {entry.path} ({entry.text}); "
                "`copydesk baseline prune` removes it"
            )
        if len(known.stale) > _TOLD:
            more = len(known.stale) - _TOLD
            are = "is" if more == 1 else "are"
            say(f"{known.path}: {more} more {are} stale; `copydesk baseline check` lists them")


def _now() -> str:
    import time

    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
