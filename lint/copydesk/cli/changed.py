"""The options that let only changed lines count."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ..project.changeset import Changes
    from ..project.staged import Staged


class WrongChanges(ValueError):
    """What was asked for has no changed lines; the message is for people."""


def options(parser: ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("changed lines")
    group.add_argument(
        "--diff",
        metavar="REF",
        help="only findings in lines changed since the merge base with REF count (with uncommitted changes)",
    )
    group.add_argument(
        "--staged",
        action="store_true",
        help="check what is staged for the next commit; only findings in its changed lines count",
    )


def asked_for(args: Namespace) -> tuple[Changes, Staged | None] | None:
    """Return the changes that count, and the staged bytes that are to be checked; None where nobody asks.

    Raises ``WrongChanges``.
    """
    if args.diff is None and not args.staged:
        return None
    from ..project.changeset import find
    from ..project.git import GitError
    from ..project.staged import Staged

    option = "--staged" if args.staged else "--diff"
    if "-" in args.paths:
        raise WrongChanges(f"{option}: standard input has no changed lines")
    if args.fix:
        raise WrongChanges(f"{option} with --fix: fixes are made in whole files; run copydesk fix FILE")
    try:
        changes = find(os.getcwd(), args.diff, staged=args.staged)
    except GitError as error:
        raise WrongChanges(f"{option}: {error}") from None
    blobs = {path: file.blob for path, file in changes.files.items()}
    return changes, Staged(changes.top, blobs) if args.staged else None
