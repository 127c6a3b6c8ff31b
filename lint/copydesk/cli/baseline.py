"""Write or update the baseline: the committed list of known findings that `check` does not count.

A baseline may only shrink: findings that are gone are removed from it, new ones are added only with
--allow-growth or when there is no baseline yet.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from . import INTERNAL, OK, USAGE, fail, say, shared

SUMMARY = "write or update the list of known findings"
DEFAULT = "copydesk-baseline.json"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    shared.input_options(parser)
    group = parser.add_argument_group("baseline")
    group.add_argument(
        "--baseline", metavar="FILE", help=f"the file (default: that of the configuration, or {DEFAULT})"
    )
    group.add_argument("--allow-growth", action="store_true", help="add new findings to an existing baseline")
    shared.jobs_option(group)
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Check the files and write what is known about them."""
    from ..base.files import replace
    from ..pipeline import baseline
    from ..project.checking import Checking, jobs_of
    from ..project.configkeys import ConfigError
    from ..project.parts import Asked

    session = shared.session(args)
    try:
        settings = session.configuration.for_file("article")
    except ConfigError as error:
        return fail(error)
    path = args.baseline or settings.get("baseline") or os.path.join(session.root, DEFAULT)
    checking = Checking(session, shared.names(args), Asked())
    checking.find(args.paths)
    jobs = jobs_of(args.jobs, settings.get("jobs"), checking.targets)
    parts = [part for _, part in checking.parts(jobs, known=False)]
    shared.tell_skips(checking.skips)
    if checking.broken:
        return INTERNAL
    try:
        before: list[baseline.Entry] | None = baseline.load(path)
    except FileNotFoundError:
        before = None
    except baseline.BaselineError as error:
        return fail(error)
    everything = [entry for part in parts for entry in baseline.known(part.path, part.rows)]
    marker = baseline.Marker(before or [], (part.path for part in parts), session.root)
    new = [entry for part in parts for entry in baseline.known(part.path, marker.mark(part.path, part.rows))]
    stale = marker.stale()
    grows = before is None or args.allow_growth
    kept = list(before or [])
    for entry in stale:
        kept.remove(entry)
    entries = [*kept, *(new if grows else ())]
    try:
        replace(path, baseline.dump(entries).encode("utf-8"))
    except OSError as error:
        return fail(f"{path}: cannot be written: {error.strerror}")
    say(f"{path}: {len(entries)} known findings; {len(new) if grows else 0} added, {len(stale)} removed")
    if new and not grows:
        say(f"{len(new)} of {len(everything)} findings are new and were not added (--allow-growth adds them)")
    return USAGE if checking.skips else OK
