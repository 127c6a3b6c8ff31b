"""What callers give, checked before anything is done with it: a wrong type is a clear ``TypeError``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import Any

from ..input.readers import formats
from ..language.days import day_exists

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


def a_text(value: Any) -> str:
    """Return a text. Raises ``TypeError``."""
    if isinstance(value, str):
        return value
    hint = "; decode the bytes, or give their file to check_file" if isinstance(value, bytes) else ""
    raise TypeError(f"the text must be a str, not {_kind(value)}{hint}")


def a_format(value: Any) -> str:
    """Return the name of a format. Raises ``TypeError`` or ``ValueError``."""
    if not isinstance(value, str):
        raise TypeError(f"the format must be a str, not {_kind(value)}")
    if value not in formats():
        raise ValueError(f"no format {value!r}; known: {', '.join(formats())}")
    return value


def a_path(value: Any) -> str:
    """Return a path as a str. Raises ``TypeError`` or ``ValueError``."""
    if not isinstance(value, str | os.PathLike):
        raise TypeError(f"a path must be a str or os.PathLike, not {_kind(value)}")
    path = os.fspath(value)
    if not isinstance(path, str):
        raise TypeError("a path must be text; use os.fsdecode for bytes")
    if "\0" in path or not path:
        raise ValueError("a path must not be empty or hold a NUL")
    return path


def some_paths(value: Any) -> list[str]:
    """Return paths as a list. One path by itself is refused: its letters would be taken for paths."""
    if isinstance(value, str | bytes | os.PathLike):
        raise TypeError(f"the paths must be a list of paths, not one path: write [{value!r}]")
    if not isinstance(value, Iterable):
        raise TypeError(f"the paths must be a list of paths, not {_kind(value)}")
    return [a_path(one) for one in value]


def a_date(value: Any) -> str | None:
    """Return a date as ``YYYY-MM-DD``, None for none. Raises ``TypeError`` or ``ValueError``."""
    if value is None:
        return None
    text = value.isoformat()[:10] if hasattr(value, "isoformat") else value
    if not isinstance(text, str):
        raise TypeError(f"today must be a str YYYY-MM-DD or a date, not {_kind(value)}")
    found = _DATE.fullmatch(text)
    if found is None or not day_exists(*map(int, found.groups())):
        raise ValueError(f"today must be a date of the form YYYY-MM-DD, not {text!r}")
    return text


def _kind(value: Any) -> str:
    return "None" if value is None else type(value).__name__
