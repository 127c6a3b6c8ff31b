"""Write a first configuration (copydesk.toml), word list (words.txt) and house rule; nothing that exists is
touched.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from . import OK, fail, show

SUMMARY = "write a first configuration, word list and house rule"

CONFIG = """\
# Copydesk configuration. `copydesk schema config` lists every key, `copydesk rules` every rule.
root = true
{profile}
languages = ["en"]
fail-on = "error"             # info, warning, error or never
packs = ["house-style"]       # folders with rules of your own
exclude = []

[rules]
# doubled-word = "warning"    # off, info, warning or error, by id or name

# [[overrides]]
# paths = ["opinion/**"]
# extend-ignore = ["STY"]

# [gate]
# may-not-silence = ["AID", "AIL"]   # what no article and no file below may let stand
"""

PROFILE = """\
# profile = "news"            # news, documentation, blog, wiki, audit …; else guessed for each file"""

WORDS = """\
# Words that are right here: names, terms, dialect. One on a line.
"""

RULE = """\
# A house rule. `copydesk test house-style` runs its examples, `copydesk explain HSE001` shows its page.
id = "HSE001"
name = "utilise"
version = 1
status = "stable"
severity = "warning"
confidence = "strong"
languages = ["en"]
scope = ["prose", "-quote"]
summary = "“Utilise” where “use” will do"
message = "“{text}”: write “{right}”"
rationale = "Our readers are not at a conference. The long word says nothing that the short one does not."
remedy = "Write “use”."
references = ["Our style guide, page 1"]

[match]
kind = "substitution"
swap = { "utilise" = "use", "utilises" = "uses", "utilised" = "used", "utilising" = "using" }

[examples]
bad = [
    "The harbour will ⟦utilise⟧ two cranes.",
    "They ⟦utilised⟧ the old quay until spring.",
]
good = [
    "The harbour will use two cranes.",
    "“We utilise everything,” the foreman said.",
    "Utilisation of the quay fell by a third.",
]
"""


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", nargs="?", default=".", help="where to write (default: here)")
    parser.add_argument("--profile", help="profile to start with (default: each file is given its own)")


def run(args: Namespace) -> int:
    """Write the files that do not exist yet."""
    files = {
        "copydesk.toml": CONFIG.format(
            profile=PROFILE if args.profile is None else f'profile = "{args.profile}"'
        ),
        "words.txt": WORDS,
        os.path.join("house-style", "HSE001-utilise.toml"): RULE,
    }
    for name, text in files.items():
        path = os.path.join(args.folder, name)
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            show(f"kept   {path} (exists)")
        except OSError as error:
            return fail(f"{path}: cannot be written: {error.strerror}")
        else:
            show(f"wrote  {path}")
    return OK
