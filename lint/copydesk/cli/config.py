"""Show the configuration that counts for an article as TOML, and where each value was set."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..catalogue.errors import PackError
from . import OK, fail, shared, show

SUMMARY = "show the effective configuration and its origin"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("path", nargs="?", default="article.md", help="an article, which need not exist")
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Print the values as TOML, each with the place that set it."""
    from ..project.configkeys import ConfigError
    from ..project.settingstext import lines_of

    session = shared.session(args)
    try:
        settings = session.configuration.for_file(args.path)
        session.ruleset(settings)
        lines = list(lines_of(settings))
    except ConfigError as error:
        return fail(error)
    except PackError as error:
        return fail("\n".join(error.errors))
    show("\n".join(lines))
    return OK
