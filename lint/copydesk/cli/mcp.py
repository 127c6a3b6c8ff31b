"""Serve an assistant: check texts and files and explain rules, and change nothing (Model Context Protocol,
over the standard streams).

Needs the extra "mcp" (pip install 'copydesk[mcp]'); docs/integrations.md says how assistants start it.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from . import OK, fail

SUMMARY = "serve an assistant (MCP, read-only)"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--root", metavar="DIR", default=".", help="folder beyond which no file is checked (default: here)"
    )
    parser.add_argument("--config", metavar="FILE", help="use this configuration file and no other")
    parser.add_argument("--no-config", action="store_true", help="use no configuration file")


def run(args: Namespace) -> int:
    """Talk until the assistant is done."""
    import os

    try:
        from ..editor.mcpserver import made
    except ImportError as error:
        return fail(f"{error.name} is missing: pip install 'copydesk[mcp]'")
    if not os.path.isdir(args.root):
        return fail(f"{args.root}: no such folder")
    made(args.root, args.config, isolated=args.no_config).run("stdio")
    return OK
