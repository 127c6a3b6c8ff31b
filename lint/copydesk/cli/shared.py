"""Options and steps that several commands share."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..base.packnames import placed
from ..project.config import Configuration
from ..project.configkeys import FAIL_LEVELS, UNCHECKED, Gate
from . import say
from .streams import Unwritable, give_up

if TYPE_CHECKING:
    from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup

    from ..catalogue.catalogue import Catalogue
    from ..project.discover import Skip
    from ..project.session import Session
    from ..project.targets import Names


_OF_MANY = ("configuration", "rules", "baseline")
"""Reasons that name the place themselves."""

_NAMED = 20
"""So many files are named that were not checked for the same reason."""

_BOUNDS = ("max-bytes", "max-seconds", "max-run-seconds")


def configuration_options(parser: ArgumentParser) -> None:
    """Add the options that choose configuration, profile and rules."""
    group = parser.add_argument_group("configuration")
    group.add_argument("--config", metavar="FILE", help="use this configuration file and no other")
    group.add_argument(
        "--isolated",
        "--no-config",
        action="store_true",
        help="use no configuration file and no words.txt of the articles' folders",
    )
    group.add_argument("--profile", metavar="NAME", help="set of levels and options")
    group.add_argument(
        "--select",
        metavar="RULES",
        action="append",
        help="run only these rules (ids, names, prefixes, tags; commas)",
    )
    group.add_argument("--ignore", metavar="RULES", action="append", help="do not run these rules")
    group.add_argument(
        "--extend-select",
        metavar="RULES",
        action="append",
        help="run these rules too, whatever the configuration selects",
    )
    group.add_argument(
        "--extend-ignore", metavar="RULES", action="append", help="do not run these rules either"
    )
    group.add_argument(
        "--pack",
        metavar="DIR",
        action="append",
        help="folder with further rules, or vale:STYLE (may be repeated)",
    )
    group.add_argument(
        "--allow-code", action="store_true", help="let packs named by the project bring Python rules"
    )
    group.add_argument(
        "--today", metavar="DATE", type=a_date, help="the date that rules take for today (YYYY-MM-DD)"
    )


def input_options(parser: ArgumentParser) -> None:
    """Add the arguments that name the files."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=["."],
        help="files, folders, glob patterns, or - for standard input",
    )
    group = parser.add_argument_group("input")
    group.add_argument(
        "--stdin-filename",
        metavar="NAME",
        default="stdin.md",
        help="name (and so the format) of standard input",
    )
    group.add_argument(
        "--format-as",
        metavar="FORMAT",
        type=a_format,
        help="read files as this format whatever their names are",
    )
    group.add_argument(
        "--force-exclude", action="store_true", help="apply `exclude` to files that are named as well"
    )
    group.add_argument("--max-bytes", metavar="N", type=a_size, help="largest file that is read (10,000,000)")
    group.add_argument(
        "--max-seconds",
        metavar="N",
        type=a_number,
        help="seconds of computing that one file may take (60, and 60 more for each megabyte)",
    )
    group.add_argument(
        "--max-run-seconds",
        metavar="N",
        type=a_number,
        help="seconds after which the run ends, whatever is left (21,600)",
    )


def jobs_option(group: _ArgumentGroup) -> None:
    """Add ``--jobs``."""
    group.add_argument(
        "--jobs",
        metavar="N",
        type=a_number,
        help="processes that check files at the same time (default: one for each core)",
    )


def _wrong(message: str) -> ArgumentTypeError:
    from argparse import ArgumentTypeError

    return ArgumentTypeError(message)


def a_date(text: str) -> str:
    """Check a date argument."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text):
        raise _wrong(f"“{text}” is not a date of the form YYYY-MM-DD")
    return text


def a_format(text: str) -> str:
    """Check the name of a format."""
    from ..input.readers import formats

    if text not in formats():
        raise _wrong(f"“{text}” is not one of the formats {', '.join(formats())}")
    return text


def a_size(text: str) -> int:
    """Check a size argument."""
    return a_number(text, "a number of bytes")


def a_number(text: str, what: str = "a number above 0") -> int:
    """Check an argument that is a number."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise _wrong(f"“{text}” is not {what}")
    return int(text)


def listed(values: list[str] | None) -> tuple[str, ...] | None:
    """Split repeated, comma-separated arguments."""
    if values is None:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def configuration(args: Namespace) -> Configuration:
    """Make the configuration that the arguments ask for; the command line wins over files."""
    given: dict[str, Any] = {
        "profile": args.profile,
        "select": listed(args.select),
        "ignore": listed(args.ignore),
        "extend-select": listed(args.extend_select),
        "extend-ignore": listed(args.extend_ignore),
        "packs": tuple(placed(pack, os.getcwd()) for pack in args.pack) if args.pack else None,
        "baseline": os.path.abspath(args.baseline) if getattr(args, "baseline", None) else None,
        "fail-on": getattr(args, "fail_on", None),
        "gate": Gate(unchecked=UNCHECKED) if getattr(args, "fail_on_unchecked", False) else None,
    }
    given |= {key: getattr(args, key.replace("-", "_"), None) for key in _BOUNDS}
    return Configuration(
        args.config,
        isolated=args.isolated,
        given={key: value for key, value in given.items() if value is not None},
    )


def names(args: Namespace) -> Names:
    """Return how the arguments name files."""
    from ..project.targets import Names

    return Names(args.stdin_filename, args.format_as, args.force_exclude)


def session(args: Namespace, *, full: bool = False) -> Session:
    """Make the session of a command; ``full`` as in ``session.Session``."""
    from ..project.session import Session

    allow_code = args.allow_code or code_allowed()
    return Session(configuration(args), today=args.today, allow_code=allow_code, full=full, alarm=True)


def code_allowed() -> bool:
    """Say whether the environment lets packs of a project bring Python rules."""
    return bool(os.environ.get("COPYDESK_ALLOW_CODE"))


def catalogue(args: Namespace) -> Catalogue:
    """Load the catalogue that counts in the current folder. Raises ``ConfigError`` or ``PackError``."""
    made = session(args)
    return made.catalogue(made.configuration.for_file("article"))


def tell_skips(skips: Iterable[Skip]) -> None:
    """Tell the user what was not checked; a broken configuration that many files share is named once."""
    skips = list(skips)
    interrupted = sum(skip.reason == "interrupted" for skip in skips)
    told: dict[str, list[str]] = {}
    for skip in skips:
        if skip.reason != "interrupted":
            told.setdefault(skip.detail, []).append(skip.path)
            if skip.reason in _OF_MANY:
                told[skip.detail] = []
    for detail, paths in told.items():
        for path in paths[:_NAMED] or [""]:
            say(f"{path}: {detail}" if path else detail)
        if len(paths) > _NAMED:
            say(f"{len(paths) - _NAMED} more files: {detail}")
    if interrupted:
        say(f"interrupted; {interrupted} file{'s' * (interrupted != 1)} not checked")


def fail_option(parser: ArgumentParser) -> None:
    """Add ``--fail-on``."""
    parser.add_argument(
        "--fail-on",
        metavar="LEVEL",
        choices=FAIL_LEVELS,
        help="lowest severity that makes the exit code 1: info, warning, error (default) or never",
    )


def write(pieces: Iterable[bytes], output: str | None) -> None:
    """Write a result to a file (whole or not at all) or to standard output. Raises ``Unwritable``, and for a
    reader who has had enough ``BrokenPipeError``.
    """
    try:
        if output is not None:
            from ..base.files import replace

            replace(output, pieces)
            return
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if output is None:
            give_up()
        raise Unwritable(f"{output or 'standard output'}: cannot be written: {error.strerror}") from None


def write_text(text: str, output: str | None) -> None:
    """Write a text as UTF-8; see ``write``."""
    write((text.encode("utf-8", "replace"),), output)
