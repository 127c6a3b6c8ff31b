"""The expressions of styles made ready: spelt for ``re``, proven not to hang, with their literals.

An expression that may hang under ``re`` is given to RE2 (the extra ``copydesk[re2]``), whose time is
proportional to the text whatever the expression; where RE2 cannot read it, its rule is not run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...base.linear import Risk, advice, risks
from ...language.needed import needed
from ...language.scan import fold
from .dialect import Foreign, translated

PLAIN = re.compile(r"[^\W_](?:[\w '’-]*[^\W_])?\Z")
"""An expression that is a text: it matches itself."""

EDGES = r"\b(?:{})\b"
"""What stands round words, as Vale has it."""

LONGEST = 20_000
"""A longer expression is not judged."""

Ready = list[Any]
"""What is kept of an expression: how it is spelt, its needed literals, why it must be run by RE2 or "", and
whether it takes no longer than in proportion to the text.
"""


class Refused(ValueError):
    """An expression that cannot be run; the message says why."""


def ready(pattern: str, flags: int, number: int = 0, around: str = "{}") -> Ready:
    """Make an expression ready. ``around`` is what it will stand in, with ``{}`` in its place.

    Raises ``Refused``.
    """
    if PLAIN.match(pattern):
        return [pattern, list(_longest_word(pattern)), "", True]
    if len(pattern) > LONGEST:
        raise Refused(f"an expression is longer than {LONGEST:,} characters")
    try:
        spelt = translated(pattern, f"g{number}_")
        whole = around.replace("{}", spelt)
        re.compile(whole, flags)
    except (Foreign, re.error, RecursionError, OverflowError) as error:
        raise Refused(f"the expression “{_short(pattern)}” cannot be read: {error}") from None
    found = risks(whole, flags)
    return [spelt, list(needed(spelt)), _danger(found), not found]


def _longest_word(text: str) -> tuple[str, ...]:
    words = re.split(r"[\s '-]+", fold(text))
    longest = max(words, key=len)
    return (longest,) if len(longest) > 1 else ()


def _danger(found: Sequence[Risk]) -> str:
    """Say how an expression can hang, or ""; slow only because a search begins anew at each place is not."""
    for risk in found:
        if risk.kind != "polynomial" or risk.degree > 2 or not risk.search:
            return advice(risk)
    return ""


_NOT_OF_RE2 = re.compile(r"\(\?(?:[=!>]|<[=!]|P=)|[*+?}]\+|\\Z")


def all_ready(patterns: Sequence[str], flags: int, around: str = "{}") -> tuple[list[Ready], str]:
    """Make expressions ready that will be alternatives of one; say why RE2 must run them, or "".

    Raises ``Refused`` where ``re`` must not run one of them and RE2 cannot.
    """
    made = [ready(pattern, flags, number, around) for number, pattern in enumerate(patterns)]
    danger = next((f"“{_short(patterns[at])}” {one[2]}" for at, one in enumerate(made) if one[2]), "")
    if danger and any(_NOT_OF_RE2.search(one[0]) for one in made):
        raise Refused(f"the expression {danger}; RE2 cannot run the rule either")
    return made, danger


_found_re2: bool | None = None


def has_re2() -> bool:
    """Say whether the extra is installed."""
    global _found_re2
    if _found_re2 is None:
        from importlib.util import find_spec

        _found_re2 = find_spec("re2") is not None
    return _found_re2


def _short(pattern: str) -> str:
    flat = " ".join(pattern.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"
