"""A pack to begin with: one rule with its examples and a list of words, and a page that says what is what."""

from __future__ import annotations

import os
from collections.abc import Iterable

_MANIFEST = """\
# What the pack is called in reports, and its version.
name = "{name}"
version = "0.1.0"
"""
_WORDS = """\
# Words that we do not print, one a line.
# Source: our own list. Licence: MIT.
amongst
whilst
"""
_RULE = """\
# What each key means: docs/packs.md of Copydesk.
id = "{id}"
name = "{slug}-plain-words"
version = 1
status = "stable"
severity = "warning"
confidence = "strong"
languages = ["en"]
scope = ["prose", "-quote"]
summary = "A word that our house does not print"
message = "We do not print “{{text}}”"
rationale = "Our readers like plain words."
remedy = "Use “among” or “while”."

[match]
kind = "phrases"
file = "{slug}-words.txt"

[examples]
bad = ["She stood ⟦amongst⟧ the boats.", "He waited ⟦whilst⟧ it rained."]
good = [
  "She stood among the boats.",
  "He waited while it rained.",
  "“I stood amongst friends,” she said.",
]
"""
_README = """\
# {name}

Rules for [Copydesk](https://pypi.org/project/copydesk/).

| file | what it is |
|---|---|
| `pack.toml` | name and version of the pack |
| `words/{id}-{slug}-plain-words.toml` | one rule; its examples are its tests |
| `data/{slug}-words.txt` | words of that rule, with source and licence in the head |

Use it with `packs = ["{folder}"]` in `copydesk.toml`, or `copydesk check --pack {folder}`.

```console
$ copydesk pack check {folder}   # what is wrong with it
$ copydesk test {folder}         # its examples, in several formats and surroundings
```
"""


def write_pack(folder: str, taken: Iterable[str]) -> list[str]:
    """Write a working pack into a folder that is new or empty; return the paths of its files.

    ``taken`` are ids of rules that there are, whose first three letters are not used. Raises ``OSError``,
    ``FileExistsError`` for a folder that holds anything.
    """
    if os.path.isdir(folder) and os.listdir(folder):
        raise FileExistsError(17, "is not empty", folder)
    name = os.path.basename(os.path.abspath(folder))
    slug = _slug(name)
    id = _prefix(slug, {one[:3] for one in taken}) + "001"
    filled = {"name": slug, "slug": slug, "id": id, "folder": slug}
    files = {
        "pack.toml": _MANIFEST,
        "README.md": _README,
        os.path.join("words", f"{id}-{slug}-plain-words.toml"): _RULE,
        os.path.join("data", f"{slug}-words.txt"): _WORDS,
    }
    for path, text in files.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "x", encoding="utf-8", newline="\n") as file:
            file.write(text.format(**filled))
    return [os.path.join(folder, path) for path in files]


def _slug(name: str) -> str:
    """Return a name as the names of rules are written."""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower()).split()
    slug = "-".join(words) or "house"
    return slug if slug[0].isalpha() else f"house-{slug}"


def _prefix(slug: str, taken: set[str]) -> str:
    """Return three capitals for the ids, from the name, that no rule has."""
    letters = "".join(char for char in slug.upper() if char.isalpha())
    for first in (letters[:3].ljust(3, "X"), *(f"{one}{letters[:2]}".ljust(3, "X") for one in "HXYZQ")):
        if first not in taken:
            return first
    return next(
        prefix
        for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        if (prefix := f"{a}{b}Z") not in taken
    )
