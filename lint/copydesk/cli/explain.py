"""Explain a rule: what it finds and why, what to do, examples, options, sources."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..base.encode import block
from . import OK, fail, shared

SUMMARY = "explain a rule, with examples and sources"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("rules", metavar="RULE", nargs="+", help="id or name of a rule")
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Print the page of each rule."""
    from ..catalogue.errors import PackError
    from ..catalogue.precision import measured
    from ..catalogue.rulepages import page
    from ..project.configkeys import ConfigError

    try:
        catalogue = shared.catalogue(args)
        pages = []
        for name in args.rules:
            rule = catalogue.find(name)
            if rule is None:
                near = catalogue.suggest(name)
                return fail(
                    f"no rule “{name}”" + (f"; did you mean “{near}”?" if near else "; see copydesk rules")
                )
            pages.append(page(rule, catalogue.text(rule.id), measured(catalogue, rule)))
    except ConfigError as error:
        return fail(error)
    except PackError as error:
        return fail("\n".join(error.errors))
    shared.write_text(block("\n".join(pages)) + "\n", None)
    return OK
