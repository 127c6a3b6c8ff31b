"""Serve an editor: diagnostics while you write, fixes, explanations (language server protocol, over the
standard streams).

Needs the extra "lsp" (pip install 'copydesk[lsp]'). Editors start it by themselves; docs/editors.md says how.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..base.levels import SEVERITIES
from . import fail

SUMMARY = "serve an editor (language server)"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--stdio", action="store_true", help="talk over the standard streams (always done)")
    parser.add_argument(
        "--show", choices=SEVERITIES, default="warning", help="lowest severity shown (default: warning)"
    )
    parser.add_argument("--config", metavar="FILE", help="use this configuration file and no other")
    parser.add_argument("--no-config", action="store_true", help="use no configuration file")
    parser.add_argument(
        "--allow-code", action="store_true", help="let packs named by a project bring Python rules"
    )
    parser.add_argument(
        "--rule-pages",
        metavar="ADDRESS",
        default="",
        help="address of a site with the pages of all rules, which findings then link to (default: files of "
        "the own cache folder)",
    )


def run(args: Namespace) -> int:
    """Talk until the editor is done."""
    try:
        from ..editor.freshdesk import Wishes
        from ..editor.languageserver import serve
    except ImportError as error:
        return fail(f"{error.name} is missing: pip install 'copydesk[lsp]'")
    if args.rule_pages and not args.rule_pages.startswith(("https://", "http://")):
        return fail(f"--rule-pages: “{args.rule_pages}” is no http address")
    return serve(Wishes(args.config, args.no_config, args.allow_code), args.show, args.rule_pages)
