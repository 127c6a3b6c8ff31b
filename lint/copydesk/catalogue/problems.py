"""What is wrong with a rule file, each with file, line and key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..base.hints import hint


class Problems:
    """Collects what is wrong with one rule file, each with file, line (where known) and key."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path, self.errors = path, list[str]()
        self._lines = text.splitlines()

    def add(self, key: str, what: str) -> None:
        """Note a problem of a key: ``summary``, ``match.2.pattern`` (of the second ``[[match]]``) …"""
        self.errors.append(f"{self.path}:{self._line(key)}: {key}: {what}")

    def one_of(self, key: str, value: str, known: Iterable[str]) -> None:
        """Note that a value is none of the known ones, if so."""
        known = sorted(known)
        if value not in known:
            self.add(key, f"{value!r} is not one of {', '.join(known)}{hint(value, known)}")

    def _line(self, key: str) -> int:
        """Return the line of a key, or of the innermost table of it that has one."""
        parts = key.split(".")
        first = 0
        if parts[0] == "match":
            tables = [n for n, line in enumerate(self._lines) if re.match(r"\s*\[+match\]", line)]
            which = int(parts[1]) - 1 if len(parts) > 1 and parts[1].isdigit() else 0
            first = tables[which] if which < len(tables) else 0
        for part in reversed(parts):
            head = re.compile(rf"\s*(?:\[+\s*)?(?:[\w.]*\.)?[\"']?{re.escape(part)}[\"']?\s*[=\].]")
            for number, line in enumerate(self._lines[first:], first + 1):
                if head.match(line):
                    return number
        return 1
