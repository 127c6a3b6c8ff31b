"""Apply fixes to articles: safe ones, and with --unsafe-fixes those that need a second look.

Files are written whole or not at all, with their mode and line endings. Nothing is written through a symbolic
link out of the tree, and files that carry a C2PA text manifest are left alone unless --break-provenance is
given. Exit codes: 0 done, 1 with --diff when something would change, 2 when a file could not be fixed, 3
when Copydesk failed at one (the others are fixed), 130 or 143 after Ctrl-C or SIGTERM (no file is half done).
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import FINDINGS, INTERNAL, OK, USAGE, say, shared

if TYPE_CHECKING:
    from ..pipeline.fix import Fixed
    from ..project.discover import Skip, Target
    from ..project.session import Session

SUMMARY = "apply fixes to articles"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    shared.input_options(parser)
    group = parser.add_argument_group("fixes")
    group.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="apply fixes that need a second look as well"
    )
    group.add_argument(
        "--break-provenance",
        action="store_true",
        help="fix files that carry a C2PA manifest, which breaks it",
    )
    shared.configuration_options(parser)


@dataclass(slots=True)
class Summary:
    """What fixing some files came to."""

    changed: int = 0
    made: int = 0
    left: int = 0
    broken: bool = False
    interrupted: int = 0
    refused: list[Skip] = field(default_factory=list)
    diffs: list[bytes] = field(default_factory=list)


def run(args: Namespace) -> int:
    """Fix the files, or show the difference."""
    done = fix_files(shared.session(args), args, diff=args.diff)
    shared.tell_skips(done.refused)
    if args.diff:
        shared.write((_shown(b"".join(done.diffs)),), None)
    fixes, files = (
        f"{done.made} fix{'es' * (done.made != 1)}",
        f"{done.changed} file{'s' * (done.changed != 1)}",
    )
    left = f"; {done.left} not made, because each would leave another finding behind" if done.left else ""
    say(f"{fixes} in {files}{' not written' if args.diff and done.made else ''}{left}")
    if done.interrupted:
        return 128 + done.interrupted
    if done.broken:
        return INTERNAL
    if done.refused:
        return USAGE
    return FINDINGS if args.diff and done.changed else OK


def fix_files(session: Session, args: Namespace, *, diff: bool, complete: bool = True) -> Summary:
    """Fix everything behind the arguments, or with ``diff`` only say how.

    Files that must not be fixed are listed in ``refused``; those that cannot even be checked too if
    ``complete`` (``check --fix`` will say so itself).
    """
    from ..project.discover import Skip, discover
    from ..project.interrupt import Interrupt, Interrupted
    from ..project.session import printable

    found = discover(args.paths, session.configuration, force_exclude=args.force_exclude)
    done = Summary(refused=list(found.skips) if complete else [])
    left = list(found.targets)
    with Interrupt(session.seconds()) as interrupt:
        try:
            for fixed in interrupt.during(_each(session, args, found.targets, done)):
                target = left.pop(0)
                if isinstance(fixed, Skip):
                    # What cannot be read is told by the check that follows, if one does.
                    done.refused += [fixed] if complete or fixed.reason in _OWN else []
                    continue
                before, after = fixed
                if _finish(done, target, before, after, diff, args.stdin_filename):
                    done.made += len(after.made)
                    done.left += after.left
                    done.changed += after.data != before
        except Interrupted:
            done.interrupted = interrupt.number
            reason, why = interrupt.why()
            done.refused += [Skip(printable(target.path), reason, f"not fixed: {why}") for target in left]
    return done


_OWN = ("not-fixed", "internal-error")


def _each(
    session: Session, args: Namespace, targets: Iterable[Target], done: Summary
) -> Iterator[tuple[bytes, Fixed] | Skip]:
    """Fix one file after the other in memory."""
    from ..pipeline.fix import Refused
    from ..project.discover import Skip
    from ..project.run import fix
    from ..project.session import printable
    from ..project.targets import FAILED

    names = shared.names(args)
    for target in targets:
        try:
            yield fix(
                session,
                target,
                names,
                unsafe=args.unsafe_fixes,
                break_provenance=args.break_provenance,
            )
        except Refused as error:
            yield Skip(printable(target.path), "not-fixed", str(error))
        except Exception as error:
            # A fault of Copydesk ends one file and not the run.
            detail = f"Copydesk failed: {type(error).__name__}: {error}"
            done.broken = True
            yield Skip(printable(target.path), FAILED, detail)


def _finish(done: Summary, target: Target, before: bytes, after: Fixed, diff: bool, stdin_name: str) -> bool:
    """Write or show what became of a file; say whether that could be done."""
    from ..project.discover import STDIN, Skip
    from ..project.session import printable

    if diff:
        from ..pipeline.patch import patch

        name = stdin_name if target.path == STDIN else target.path
        done.diffs.append(patch(name, before, after.data))
    elif target.path == STDIN:
        sys.stdout.buffer.write(after.data)
    elif after.data != before and (why := write_back(target.path, before, after.data)):
        done.refused.append(Skip(printable(target.path), "not-fixed", why))
        return False
    return True


def write_back(path: str, before: bytes, data: bytes) -> str:
    """Write a fixed file, or say why not."""
    from ..base.files import replace

    try:
        if os.stat(path).st_nlink > 1:
            return "not changed: the file has several names (hard links), which a new file would part"
        with open(path, "rb") as file:
            if file.read() != before:
                return "not changed: something else has changed it in the meantime"
        replace(path, data)
    except OSError as error:
        return f"cannot be written: {error.strerror}"
    return ""


def _shown(diff: bytes) -> bytes:
    """Return a diff for where it goes: on a terminal without what could steer it; in a job of GitHub between
    lines that stop the runner from looking for commands, because it must stay as it is to be applied.
    """
    if sys.stdout.isatty():
        from ..base.encode import within

        lines = diff.decode("utf-8", "replace").split("\n")[:-1]
        return "".join(within(line) + "\n" for line in lines).encode()
    if os.environ.get("GITHUB_ACTIONS") == "true" and diff:
        token = os.urandom(16).hex().encode()
        return b"::stop-commands::%b\n%b::%b::\n" % (token, diff, token)
    return diff
