"""Write a script that completes commands, options, rules, profiles and formats in a shell.

    copydesk completion bash >~/.local/share/bash-completion/completions/copydesk
    copydesk completion zsh >"${fpath[1]}/_copydesk"
    copydesk completion fish >~/.config/fish/completions/copydesk.fish

The scripts ask `copydesk completion answer`, which reads the words of the line from standard input.
"""

from __future__ import annotations

import os
import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from importlib import import_module

from . import COMMANDS, OK, shared

SUMMARY = "complete words in bash, zsh or fish"

_SCRIPTS = {
    "bash": """\
_copydesk() {
    local one
    COMPREPLY=()
    while IFS= read -r one; do COMPREPLY+=("$one"); done < <(
        printf '%s\\n' "${COMP_WORDS[@]:1:COMP_CWORD}" | copydesk completion answer 2>/dev/null)
}
complete -o bashdefault -o default -F _copydesk copydesk
""",
    "zsh": """\
#compdef copydesk
_copydesk() {
    local -a found
    found=("${(@f)$(printf '%s\\n' "${(@)words[2,CURRENT]}" | copydesk completion answer 2>/dev/null)}")
    if [[ -n "$found[1]" ]]; then compadd -a found; else _files; fi
}
compdef _copydesk copydesk
""",
    "fish": """\
function __copydesk
    set -l words (commandline -opc) (commandline -ct)
    printf '%s\\n' $words[2..-1] | copydesk completion answer 2>/dev/null
end
complete -c copydesk -a '(__copydesk)'
""",
}


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=(*_SCRIPTS, "answer"), help="the shell (answer: for the scripts)")


def run(args: Namespace) -> int:
    """Print the script, or the words that may stand at the end of a line."""
    if args.shell != "answer":
        shared.write_text(_SCRIPTS[args.shell], None)
        return OK
    words = sys.stdin.read(100_000).removesuffix("\n").split("\n")
    shared.write_text("".join(f"{word}\n" for word in answers(words)), None)
    return OK


def answers(words: Sequence[str]) -> list[str]:
    """Return what the last of some words may become; nothing where a file is wanted."""
    *before, word = words
    if not before:
        return _beginning(word, [*COMMANDS, "--help", "--version"])
    if before[0] not in COMMANDS:
        return []
    parser = ArgumentParser(prog="copydesk")
    import_module(f".{before[0]}", __package__).arguments(parser)
    options = {name: action for action in parser._actions for name in action.option_strings}
    asked = options.get(before[-1]) if "--" not in before else None
    if asked is not None and asked.nargs != 0:
        return _values(asked, word)
    if word.startswith("-") and "--" not in before:
        return _beginning(word, [name for name in options if name.startswith("--")])
    positions = [action for action in parser._actions if not action.option_strings]
    place = _place(before[1:], options)
    if not positions:
        return []
    return _values(positions[min(place, len(positions) - 1)], word)


def _place(words: Sequence[str], options: dict[str, Action]) -> int:
    """Count the words of a line that are neither options nor values of options."""
    count, skip = 0, False
    for word in words:
        if not skip and not word.startswith("-"):
            count += 1
        action = options.get(word)
        skip = action is not None and action.nargs != 0
    return count


def _values(action: Action, word: str) -> list[str]:
    """Return the values of an argument that begin like a word; of a list with commas, for its last part."""
    if action.choices is not None:
        return _beginning(word, map(str, action.choices))
    if action.dest in ("select", "ignore"):
        head, comma, last = word.rpartition(",")
        return [head + comma + one for one in _beginning(last, _rules())]
    if action.dest in ("rule", "rules"):
        return _beginning(word, _rules())
    if action.dest == "profile":
        return _beginning(word, _profiles())
    if action.dest == "format_as":
        from ..input.readers import formats

        return _beginning(word, formats())
    if action.dest in ("format", "output", "outputs"):
        from ..report.outputs.registry import outputs

        colon = "" if action.dest == "format" else ":"
        return _beginning(word, [name + colon for name in outputs()])
    return []


def _rules() -> list[str]:
    from ..interface import Desk

    catalogue = Desk().catalogue("article")
    found = dict[str, None]()
    for rule in catalogue.rules.values():
        found.update(dict.fromkeys((rule.id, rule.name, rule.id[:3], rule.category, *rule.tags)))
    return list(found)


def _profiles() -> list[str]:
    from ..interface import Desk

    found = set[str]()
    for folder in Desk().catalogue("article").folders:
        profiles = os.path.join(folder, "profiles")
        names = os.listdir(profiles) if os.path.isdir(profiles) else []
        found.update(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return sorted(found)


def _beginning(word: str, known: Iterable[str]) -> list[str]:
    return [one for one in known if one.startswith(word) and one.isprintable()]
