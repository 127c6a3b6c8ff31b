"""Run the examples of rule packs as tests: each bad example must be found at its ⟦marks⟧, each good one left
alone.

Every example is also run inside carriers (lists, HTML, CRLF, after front matter …) that must not change the
result.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from ..base.packnames import is_vale, placed
from . import FINDINGS, OK, fail, shared, show

SUMMARY = "run the examples of rule packs as tests"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "packs", metavar="PACK", nargs="*", help="folders with rules (default: the built-in rules)"
    )
    parser.add_argument(
        "--rule", metavar="RULE", action="append", help="only these rules (ids or names; commas)"
    )
    parser.add_argument(
        "--allow-code", action="store_true", help="let the packs bring Python rules, which runs their code"
    )


def run(args: Namespace) -> int:
    """Run the examples and print what is wrong."""
    from ..catalogue.catalogue import load
    from ..catalogue.errors import PackError
    from ..testing.examples import cases, check_case

    folders = [placed(pack, os.getcwd()) for pack in args.packs]
    try:
        catalogue = load(folders, allow_code=args.allow_code or shared.code_allowed())
        names = shared.listed(args.rule)
        rules = [rule for rule in catalogue.rules.values() if not folders or _inside(rule.path, folders)]
        if names:
            chosen = []
            for name in names:
                rule = catalogue.find(name)
                if rule is None:
                    near = catalogue.suggest(name)
                    return fail(f"no rule “{name}”" + (f"; did you mean “{near}”?" if near else ""))
                chosen.append(rule)
            rules = chosen
        ran, wrong = 0, 0
        for rule in rules:
            for case in cases(rule, catalogue):
                ran += 1
                problem = check_case(case, rule, catalogue)
                if problem:
                    wrong += 1
                    show(f"{case.name}: {problem}\n    in {case.text!r}")
    except PackError as error:
        return fail("\n".join(error.errors))
    if not rules:
        styles = any(map(is_vale, folders))
        more = "; Vale styles bring no examples, `copydesk pack check` looks at them" if styles else ""
        return fail("no rules in " + ", ".join(args.packs) + more)
    print(f"{ran} cases of {len(rules)} rules, {wrong} wrong")
    return FINDINGS if wrong else OK


def _inside(path: str, folders: list[str]) -> bool:
    from ..catalogue.installed import folder_of

    return any(
        os.path.abspath(path).startswith(folder_of(folder)[0].rstrip(os.sep) + os.sep) for folder in folders
    )
