"""Print a published JSON Schema (2020-12): of the report, of its JSON Lines, of a rule file, or of the
configuration with all rules and options.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from . import OK, fail, shared

SUMMARY = "print a JSON Schema: report, lines, rule or config"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", choices=("report", "lines", "rule", "config"), help="which schema")
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Print the schema."""
    import json

    from ..catalogue import schemas
    from ..catalogue.errors import PackError
    from ..project.configkeys import ConfigError

    try:
        schema = (
            schemas.config_schema(shared.catalogue(args))
            if args.name == "config"
            else schemas.load(args.name)
        )
    except ConfigError as error:
        return fail(error)
    except PackError as error:
        return fail("\n".join(error.errors))
    shared.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", None)
    return OK
