"""Hold a JSON report against the files, the rules and the libraries that are here.

Checked are its form (the published schema), whether it agrees with itself, the hashes of articles,
configuration, baselines, word lists and sources, the digests of packs and rules, and versions. With --rerun
the articles are checked again with the settings that the report records, and every difference is named.
Exit codes: 0 all holds, 1 something does not, 2 the report cannot be used, or something in it could not be
looked at.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import FINDINGS, OK, USAGE, fail, shared

if TYPE_CHECKING:
    from ..audit.verify import Verdict

SUMMARY = "hold a report against the files and rules that are here"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("report", metavar="REPORT", help="the report (check --format json)")
    parser.add_argument(
        "--root", metavar="DIR", help="the folder from which its paths count (default: the project here)"
    )
    parser.add_argument("--rerun", action="store_true", help="check the articles again and compare")
    parser.add_argument(
        "--allow-code", action="store_true", help="with --rerun: let packs of the project run Python rules"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the result to a file")


def run(args: Namespace) -> int:
    """Verify the report and say what does not hold."""
    from ..audit.reports import Unusable, load
    from ..audit.verify import verify

    root = args.root or _project()
    if not os.path.isdir(root):
        return fail(f"{root}: no such folder")
    try:
        report = load(args.report)
    except Unusable as error:
        return fail(error)
    found = verify(report, root, rerun=args.rerun, allow_code=args.allow_code)
    code = USAGE if found.blind else FINDINGS if found.problems else OK
    if args.format == "json":
        from ..report.outputs.json import render

        shared.write((render(_json(found, code)),), args.output)
    else:
        shared.write_text("".join(f"{line}\n" for line in _lines(found)), args.output)
    return code


def _project() -> str:
    """Return the root that a report which is made here would have."""
    from ..project.config import Configuration
    from ..project.grounds import common

    here = os.getcwd()
    configuration = Configuration()
    return common([os.path.join(here, "article")], configuration, configuration.root(here))


def _json(found: Verdict, code: int) -> dict[str, object]:
    return {
        "verification_version": "1.0",
        "holds": not found.problems,
        "files": found.files,
        "inputs": found.inputs,
        "skipped": found.skipped,
        "checked_again": found.again,
        "problems": [{"of": one.of, "text": one.text, "looked_at": not one.blind} for one in found.problems],
        "exit_code": code,
    }


def _lines(found: Verdict) -> Iterator[str]:
    from ..base.encode import line

    for problem in found.problems:
        yield line(f"{problem.of}: {problem.text}")
    told = f"{_count(found.files, 'article')} and {_count(found.inputs, 'other file')} of the report"
    told += f", {_count(found.again, 'article')} checked again" if found.again is not None else ""
    told += f" (its run had left {_count(found.skipped, 'file')} unchecked)" if found.skipped else ""
    blind = sum(problem.blind for problem in found.problems)
    if not found.problems:
        yield f"{told}: all holds."
        return
    apart = f", {blind} because it could not be looked at" if blind else ""
    number = len(found.problems)
    yield f"{told}: {_count(number, 'thing')} {'does' if number == 1 else 'do'} not hold{apart}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
