"""The command line. Each command is one module of this package with ``SUMMARY``, ``arguments(parser)`` and
``run(args) -> exit code``; one that does several things has the words for them, which stand before everything
else and become ``args.action``, in ``ACTIONS``.

Only the module of the command that was called is imported, because start-up time is a feature.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn, cast

from ..base.entrypoints import EntryPointError
from . import streams

if TYPE_CHECKING:
    from argparse import Namespace
    from types import ModuleType

COMMANDS = (
    "check",
    "fix",
    "claims",
    "rules",
    "explain",
    "init",
    "config",
    "stet",
    "baseline",
    "verify",
    "compare",
    "sources",
    "schema",
    "server",
    "lsp",
    "mcp",
    "completion",
    "test",
    "pack",
    "docs",
)
"""The commands in the order in which the help lists them."""

OK, FINDINGS, USAGE, INTERNAL = 0, 1, 2, 3
"""The exit codes; they never change their meaning."""


def entry() -> NoReturn:
    """Run the command line as a program of its own. At its end nothing looks for garbage any more."""
    collect_seldom()
    _leave(main())


def collect_seldom() -> None:
    """Look for garbage seldom. Loading rules makes many objects and none of it: looking among them, during
    the run and once more at the end, took an eighth of a short run. What is known of a document is let go by
    hand (``Facts.forget``), so that a long run has hardly any garbage either: to look every 200,000 objects
    took a twelfth of it, and the memory was the same.
    """
    gc.set_threshold(1_000_000, 20, 20)


def _leave(code: int) -> NoReturn:
    """End the process. Taking its objects apart one by one is left out where nothing waits for it."""
    if "threading" in sys.modules:
        gc.freeze()
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # what could be said of it was said
            pass
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; usage errors of a command leave by ``SystemExit(2)``."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.ready()
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are no text, and a terminal may not know every letter: neither may
        # end a run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader (head, less) has had enough. Give the interpreter something to flush into.
        streams.give_up()
        return 128 + 13
    except (EntryPointError, streams.Unwritable) as error:
        return fail(error)
    except Exception as error:
        if isinstance(error, OSError) and streams.is_output(error):
            streams.give_up()
            return fail(f"standard output: cannot be written: {error.strerror}")
        if os.environ.get("COPYDESK_DEBUG"):
            raise
        say(f"internal error: {type(error).__name__}: {error} (COPYDESK_DEBUG=1 shows where)")
        return INTERNAL
    except KeyboardInterrupt:
        say("interrupted")
        return 128 + 2


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help", "help"):
        print(_help())
        return OK if arguments else USAGE
    if name in ("-V", "--version", "version"):
        from .. import __version__

        print(f"copydesk {__version__}")
        return OK
    if name not in COMMANDS:
        return fail(_unknown(name))
    module = import_module(f".{name}", __name__)
    given = arguments[1:]
    actions = getattr(module, "ACTIONS", ())
    action = given[0] if given and given[0] in actions else ""
    found = _arguments(name, module, given[bool(action) :])
    if actions:
        found.action = action
    code: int = module.run(found)
    return code


def _arguments(name: str, module: ModuleType, given: list[str]) -> Namespace:
    from .plainargs import PlainArguments

    plain = PlainArguments()
    module.arguments(plain)
    found = plain.read(given)
    if found is not None:
        return cast("Namespace", found)
    from argparse import ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter

    def formatter(prog: str) -> HelpFormatter:
        # Without a width argparse loads shutil, and with it three compression libraries, for every argument.
        return RawDescriptionHelpFormatter(prog, max_help_position=28, width=100)

    parser = ArgumentParser(
        prog=f"copydesk {name}", description=module.__doc__, formatter_class=formatter, allow_abbrev=False
    )
    module.arguments(parser)
    return parser.parse_args(given)


def _unknown(name: str) -> str:
    if name.startswith("-"):
        return f"unknown option {name}; see copydesk --help"
    if os.path.exists(name):
        return f"“{name}” is not a command; did you mean: copydesk check {name}"
    from ..base.hints import hint

    return f"unknown command “{name}”{hint(name, COMMANDS)}; see copydesk --help"


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = [
        "usage: copydesk COMMAND [OPTIONS]",
        "",
        "Checks articles for chatbot leftovers, missing sources, typos, broken tables and page furniture.",
        "",
        "commands:",
        *(f"  {name:{width}}  {import_module(f'.{name}', __name__).SUMMARY}" for name in COMMANDS),
        "",
        "copydesk COMMAND --help explains a command; copydesk --version prints the version.",
        "exit codes: 0 clean, 1 findings, 2 wrong usage, configuration or input, 3 internal error.",
    ]
    return "\n".join(lines)


def say(message: Any) -> None:
    """Tell the user something that is not output: on standard error, safe for a terminal."""
    from ..base.encode import within

    try:
        for line in str(message).splitlines():
            print(f"copydesk: {within(line)}", file=sys.stderr)
    except OSError:  # nobody can be told; the exit code is what it is
        pass


def show(text: str) -> None:
    """Print text for people, of which parts may be of strangers."""
    from ..base.encode import block

    print(block(text))


def fail(message: Any) -> int:
    """Tell the user what is wrong with the call and return the exit code for it."""
    say(message)
    return USAGE
