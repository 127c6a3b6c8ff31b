"""Endings of names of files that are words, too: "tide.the", "lamp.the"."""

import re
from functools import lru_cache

from copydesk.api import Scope, regex

ENDED = 3
"""Before an ending of names of files stand so many different words."""


@lru_cache(maxsize=32)
def named_file(ending: str) -> re.Pattern[str]:
    """Return the shape of the name of a file with an ending, the word before the stop as its group."""
    return regex(r"(?<![\w.])([a-z][\w-]{1,30})\." + re.escape(ending) + r"(?!\w)")


def is_ending(ctx: Scope, match: re.Match[str]) -> bool:
    """Say whether a small word behind a stop ends the names of files: several words stand before it so, as in
    "tide.the" beside "lamp.the" and "quay.the".
    """
    right = match["right"]
    if match["mark"] != "." or not right.islower():
        return False
    heads = {one[1] for one in named_file(right).finditer(ctx.text)}
    return len(heads) >= ENDED
