"""Check articles and report what an editor should look at.

Exit codes: 0 clean or below --fail-on, 1 findings, 2 wrong usage, configuration or input (whatever could be
checked is checked and reported), 3 internal error.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from . import INTERNAL, fail, say, shared

if TYPE_CHECKING:
    from ..project.run import Checked
    from ..project.session import Session

SUMMARY = "check articles and report findings"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    shared.input_options(parser)
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    group.add_argument("-o", "--output", metavar="FILE", help="write the output to a file")
    group.add_argument("-q", "--quiet", action="store_true", help="one line for each finding, no summary")
    group.add_argument(
        "--statistics", action="store_true", help="count findings by rule instead of listing them"
    )
    group.add_argument(
        "--show",
        choices=("info", "warning", "error"),
        default="warning",
        help="lowest severity listed in text output (default: warning)",
    )
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour in text output"
    )
    group.add_argument("--timestamps", action="store_true", help="put start and end time into the report")
    shared.fail_option(parser)
    group = parser.add_argument_group("known findings and fixes")
    group.add_argument("--baseline", metavar="FILE", help="file of known findings (see copydesk baseline)")
    group.add_argument("--fix", action="store_true", help="apply safe fixes first, then check")
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="apply fixes that need a second look as well"
    )
    group.add_argument(
        "--break-provenance",
        action="store_true",
        help="fix files that carry a C2PA manifest, which breaks it",
    )
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
    from ..project.discover import Skip
    from ..project.run import check_all

    if "-" in args.paths and (args.fix or args.unsafe_fixes):
        return fail("standard input cannot be fixed by check; use copydesk fix -")
    started = _now() if args.timestamps else ""
    session = shared.session(args, claims=args.format == "json")
    if args.online:
        from ..input.online import Limits, LinkChecker

        session.online = LinkChecker(session.today, Limits(private=args.online_private))
    fixed: list[Skip] = []
    if args.fix or args.unsafe_fixes:
        from .fix import fix_files

        fixed = fix_files(session, args, diff=False, complete=False).refused
    settings = session.settings_here()
    if isinstance(settings, Skip):
        fixed.append(settings)
        fail_on, known = args.fail_on or "error", args.baseline
    else:
        fail_on, known = settings.get("fail-on", "error"), settings.get("baseline")
    checked = check_all(session, args.paths, shared.names(args), known)
    checked.skips += fixed
    report = _report(session, checked, fail_on, args, started, known)
    shared.tell_skips(checked.skips)
    for entry in checked.stale or ():
        say(f"{known}: stale: {entry.rule} in {entry.path} ({entry.text}); `copydesk baseline` removes it")
    try:
        shared.write(_render(report, checked, session, args), args.output)
    except BrokenPipeError:
        raise
    except OSError as error:
        return fail(f"{args.output or 'standard output'}: cannot be written: {error.strerror}")
    code: int = report["summary"]["exit_code"]
    return code


def _report(
    session: Session,
    checked: Checked,
    fail_on: str,
    args: Namespace,
    started: str,
    known: str | None,
) -> dict[str, Any]:
    from .. import __version__
    from ..report import model as report

    used = {"fail_on": fail_on, "today": session.today}
    return report.build(
        version=__version__,
        ruleset=session.describe_rules(digest=args.format == "json"),
        config={**session.describe_config(), **used},
        files=[result.entry for _, result in checked.results],
        skips=checked.skips,
        fail_on=fail_on,
        internal_error=checked.broken,
        baseline=(session.report_path(known), checked.stale) if known and checked.stale is not None else None,
        times={"started": started, "finished": _now()} if started else None,
    )


def _render(report: dict[str, Any], checked: Checked, session: Session, args: Namespace) -> str:
    if args.format == "json":
        from ..report.model import InvalidReport, validate
        from ..report.outputs.json import render

        try:
            validate(report)
        except InvalidReport as error:
            say(f"internal error: {error}")
            report["summary"]["exit_code"] = INTERNAL
        return render(report)
    from ..report.outputs.terminal import Paint, wants_colour
    from ..report.outputs.text import TextEmitter

    colour = wants_colour(args.color, sys.stdout) if args.output is None else args.color == "always"
    emitter = TextEmitter(Paint(colour), session.remedy, quiet=args.quiet, show=args.show)
    lines: list[str] = []
    if args.statistics:
        lines += emitter.statistics(report)
    else:
        for path, result in checked.results:
            lines += emitter.file(path.removeprefix("./"), result.entry, result.excerpts)
    if not args.quiet:
        lines.append(emitter.summary(report))
    return "".join(line + "\n" for line in lines)


def _now() -> str:
    import time

    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
