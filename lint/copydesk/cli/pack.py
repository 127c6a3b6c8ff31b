"""Packs of rules: begin one, or see what is wrong with one.

  copydesk pack new DIR     write a working pack: one rule with examples, a list of words, a README
  copydesk pack check DIR   name everything that is wrong with a pack: file, line, what to do

`check` also takes Vale styles, as in `copydesk pack check vale:styles/Google`, and lists what of them is not
run. Python rules of a pack are looked at with --allow-code only, because that runs them.

Exit codes: 0 nothing is wrong, 1 something is, 2 wrong usage.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from ..base.packnames import placed
from . import FINDINGS, OK, fail, shared, show

if TYPE_CHECKING:
    from ..testing.packcheck import Trouble, Verdict

SUMMARY = "begin a pack of rules, or check one"
ACTIONS = ("new", "check")


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("pack", metavar="DIR", help="folder of the pack; check: vale:STYLE, too")
    parser.add_argument("--allow-code", action="store_true", help="check: load Python rules, which runs them")


def run(args: Namespace) -> int:
    """Write or check a pack."""
    if not args.action:
        return fail("say what to do: copydesk pack new DIR, or copydesk pack check DIR")
    return _new(args.pack) if args.action == "new" else _check(args)


def _new(folder: str) -> int:
    from ..catalogue.catalogue import load
    from ..testing.newpack import write_pack

    try:
        paths = write_pack(folder, load().rules)
    except OSError as error:
        return fail(f"{folder}: {error.strerror or error}")
    for path in paths:
        show(path)
    show(f"\nTry it: copydesk pack check {folder}; copydesk test {folder}")
    return OK


def _check(args: Namespace) -> int:
    from ..testing.packcheck import check_pack

    named = placed(args.pack, os.getcwd())
    verdict = check_pack(named, args.allow_code or shared.code_allowed())
    for trouble in [*verdict.troubles, *verdict.not_run]:
        show(_line(trouble))
    show(_sum(verdict, args.pack))
    return FINDINGS if verdict.troubles else OK


def _line(trouble: Trouble) -> str:
    path = os.path.relpath(trouble.path) if trouble.path else "."
    near = trouble.path if path.startswith("..") else path
    return f"{near}:{trouble.line}: {trouble.what}; {trouble.remedy}"


def _sum(verdict: Verdict, pack: str) -> str:
    wrong = len(verdict.troubles)
    parts = [f"{verdict.rules} rule{'s' * (verdict.rules != 1)}"]
    if verdict.cases:
        parts.append(f"{verdict.cases} cases of their examples")
    if verdict.not_run:
        parts.append(f"{len(verdict.not_run)} not run")
    parts.append(f"{wrong} thing{'s' * (wrong != 1)} wrong" if wrong else "nothing wrong")
    return f"{pack}: {', '.join(parts)}"
