"""Show the configuration that counts for an article, and where each value was set."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from . import OK, fail, shared

SUMMARY = "show the effective configuration and its origin"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("path", nargs="?", default="article.md", help="an article, which need not exist")
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Print one line for each value that is set."""
    from ..project.configfile import ConfigError

    session = shared.session(args)
    try:
        settings = session.configuration.for_file(args.path)
        words = settings.shared()["words"]
    except ConfigError as error:
        return fail(error)
    print(f"project root: {settings.root}")
    for path in settings.files:
        print(f"read: {path}")
    for key, found in sorted(settings.values.items()):
        if key == "rules":
            for rule, setting in found.value.items():
                print(f"rules.{rule} = {setting.value}  ({setting.origin})")
        else:
            value = [pattern for _, pattern in found.value] if key == "exclude" else found.value
            print(f"{key} = {list(value) if isinstance(value, tuple) else value}  ({found.origin})")
    if words:
        print(f"words known to the project: {len(words)}")
    return OK
