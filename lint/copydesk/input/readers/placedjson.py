"""JSON with the place of every value, for front matter, JSON-LD and news items."""

from __future__ import annotations

import json
import re
from typing import Any

from ...base.regexes import regex
from ...base.surrogates import whole, whole_escapes
from ...document.model import Problem
from ...document.source import Span
from .fieldvalues import Parsed, Path

_TOKEN = regex(r"\"(?:[^\"\\]|\\.?)*+\"?|[{}\[\],:]|[^\s{}\[\],:\"]+", re.DOTALL)


def decoded(text: str, start: int) -> tuple[Any, int]:
    """Return the JSON value that begins at ``start`` and the offset behind it.

    Control characters in strings are let pass; half a surrogate pair becomes U+FFFD. Raises ``ValueError``
    (``json.JSONDecodeError``) and ``RecursionError``.
    """
    return json.JSONDecoder(strict=False).raw_decode(whole_escapes(text), start)


def parse(text: str, start: int) -> tuple[Parsed, int | None]:
    """Read the JSON value that begins at ``start`` and must be an object.

    Returns what was read and the offset behind it, or None for the offset when the text is not JSON.
    """
    try:
        value, end = decoded(text, start)
    except json.JSONDecodeError as error:
        at = min(error.pos, len(text))
        return Parsed({}, {}, [Problem("front-matter", Span(at, at), f"not valid JSON: {error.msg}")]), None
    except (RecursionError, ValueError) as error:
        detail = "nested too deep" if isinstance(error, RecursionError) else str(error)
        problem = Problem("front-matter", Span(start, start), f"not valid JSON: {detail}")
        return Parsed({}, {}, [problem]), None
    if not isinstance(value, dict):
        return Parsed({}, {}, []), end
    return Parsed(value, places(text, start, end), []), end


def places(text: str, start: int, end: int) -> dict[Path, Span]:
    """Map the path of every value of the valid JSON ``text[start:end]`` to its span (strings without
    quotes).
    """
    found: dict[Path, Span] = {}
    # One frame per open container: its path, the key or number of the value that comes next, and where it
    # opened.
    stack: list[tuple[Path, bool, int]] = []
    path: Path = ()
    key: str | int = ""
    awaiting_key = False
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        first = token[0]
        if first in "{[":
            stack.append((path, first == "{", match.start()))
            key, awaiting_key = ("", True) if first == "{" else (0, False)
            path = (*path, key) if first == "[" else path
        elif first in "}]":
            path, _, opened = stack.pop()
            found[path] = Span(opened, match.end())
            awaiting_key = False  # an empty object had none
        elif first == ",":
            holder, is_map, _ = stack[-1]
            if is_map:
                awaiting_key = True
            else:
                last = path[-1]
                path = (*holder, last + 1 if isinstance(last, int) else 0)
        elif first == ":":
            awaiting_key = False
        elif awaiting_key:
            holder = stack[-1][0]
            path = (*holder, whole(json.loads(token, strict=False)))
        else:
            inset = 1 if first == '"' else 0
            found[path] = Span(match.start() + inset, match.end() - inset)
    return found
