"""Write the pages and the index of all rules as Markdown, from the rule files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from . import FINDINGS, OK, fail, say, shared

SUMMARY = "write the rule pages as Markdown"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", nargs="?", default="docs/rules", help="where to write (default: docs/rules)"
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 when a page is stale"
    )
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Write or compare the pages."""
    from ..catalogue import rulepages
    from ..catalogue.errors import PackError
    from ..project.configkeys import ConfigError

    try:
        wanted = rulepages.pages(shared.catalogue(args))
        if args.check:
            behind = rulepages.stale(args.folder, wanted)
            for name in behind:
                say(f"{args.folder}/{name} is stale; run copydesk docs")
            return FINDINGS if behind else OK
        changed = rulepages.write(args.folder, wanted)
    except ConfigError as error:
        return fail(error)
    except PackError as error:
        return fail("\n".join(error.errors))
    except OSError as error:
        return fail(f"{error.filename}: {error.strerror}")
    print(f"{len(wanted)} pages, {len(changed)} changed")
    return OK
