"""The baseline: the committed list of known findings that `check` does not count.

  copydesk baseline create PATHS   write a new one
  copydesk baseline update PATHS   take out what is gone, follow renamed files; --allow-growth adds new ones
  copydesk baseline check PATHS    say what is gone or new, write nothing
  copydesk baseline prune PATHS    take out what is gone, and nothing else

Without a word for what to do, the baseline is created where there is none and updated else; a folder with
such a name is written ./check. What a run could not see stays as it is: other files, rules that were not
selected or did not look at the file, severities below --level.

When a file or folder that is named is not there, nothing is written.

Exit codes: 0 done, or with `check` nothing gone and nothing new; 1 with `check` something is; 2 wrong usage,
or something asked for could not be checked; 3 internal error.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from ..base.hints import hint
from ..base.plural import counted
from ..pipeline.baseline import NONE
from . import FINDINGS, INTERNAL, OK, USAGE, fail, say, shared, show

if TYPE_CHECKING:
    from ..project.recording import Recording

SUMMARY = "create, update, check or prune the list of known findings"
DEFAULT = "copydesk-baseline.json"
ACTIONS = ("create", "update", "check", "prune")


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    shared.input_options(parser)
    group = parser.add_argument_group("baseline")
    group.add_argument(
        "--baseline", metavar="FILE", help=f"the file (default: that of the configuration, or {DEFAULT})"
    )
    group.add_argument(
        "--level",
        metavar="LEVEL",
        choices=("info", "warning", "error"),
        help="lowest severity that is recorded: info, warning or error (default: warning; info where "
        "fail-on is info)",
    )
    group.add_argument("--allow-growth", action="store_true", help="update: add new findings")
    group.add_argument("--reason", metavar="TEXT", help="why the findings that are added may stand")
    group.add_argument("--by", metavar="NAME", help="who says so")
    shared.jobs_option(group)
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Check the files and do with their baselines what was asked for."""
    from ..project.checking import Checking
    from ..project.parts import Asked
    from ..project.recording import Recording
    from ..project.targets import jobs_of

    action: str = args.action
    if action in ("check", "prune") and (args.allow_growth or args.reason or args.by):
        return fail(f"{action} adds nothing: --allow-growth, --reason and --by belong to create and update")
    session = shared.session(args)
    checking = Checking(session, shared.names(args), Asked(ran=True))
    checking.find(args.paths)
    missing = [skip for skip in checking.skips if skip.reason == "missing"]
    if missing and action != "check":
        # Whoever names what is not there meant something else, and would find it written.
        return fail("\n".join(f"{skip.path}: {skip.detail}{_meant(args, skip.path)}" for skip in missing))
    recording = Recording(checking, action, os.path.join(session.root, DEFAULT), args.level)
    refused = recording.refused()
    if refused:
        return fail(refused)
    for _ in checking.parts(jobs_of(args.jobs, session.jobs(), checking.targets), known=recording):
        pass
    shared.tell_skips(checking.skips)
    if checking.broken:
        return INTERNAL
    code = _tell(recording) if action == "check" else _write(recording, args)
    return USAGE if checking.skips else code


def _meant(args: Namespace, path: str) -> str:
    """Return a hint where a path that is not there is, or may be, a word for what to do."""
    if path in ACTIONS:
        return f"; what to do is said first: copydesk baseline {path}"
    return hint(path, ACTIONS) if not args.action and path == args.paths[0] else ""


def _tell(recording: Recording) -> int:
    code = OK
    for change in recording.changes():
        show(
            f"{change.shown}: {counted(len(change.book.entries), 'known finding')}; "
            f"{len(change.counting)} gone, {len(change.new)} new"
        )
        for entry in change.counting:
            show(f"  gone: {entry.rule} in {entry.path} ({entry.text})")
        for line, entry in change.new:
            show(f"  new: {entry.rule} in {entry.path}{f':{line}' if line else ''} ({entry.text})")
        if change.counting or change.new:
            code = FINDINGS
    return code


def _write(recording: Recording, args: Namespace) -> int:
    from ..base.files import replace

    code = OK
    for change in recording.changes():
        grows = args.allow_growth or change.book.version == NONE
        added = [entry._replace(reason=args.reason or "", by=args.by or "") for _, entry in change.new]
        entries, text = recording.after(change, added if grows else ())
        if recording.action != "prune" or change.gone:
            try:
                replace(change.path, text.encode("utf-8", "replace"))
            except OSError as error:
                code = fail(f"{change.shown}: cannot be written: {error.strerror}")
                continue
        say(
            f"{change.shown}: {counted(entries, 'known finding')}; {len(added) if grows else 0} added, "
            f"{len(change.gone)} removed"
        )
        if added and not grows and recording.action != "prune":
            known = len(added) + change.met
            are, were, them = ("is", "was", "it") if len(added) == 1 else ("are", "were", "them")
            what = f"{len(added)} of {counted(known, 'finding')} {are} new and {were} not added"
            say(f"{what} (--allow-growth adds {them})")
    return code
