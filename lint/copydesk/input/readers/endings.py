"""Where what opens in a text ends: closing marks, paragraphs, brackets.

What never closes is remembered, so that no search is made twice.
"""

from __future__ import annotations

import re

from ...base.regexes import regex

LONGEST = 5000
BLANK = regex(r"\n[ \t>]*\r?\n")


class Endings:
    """The endings in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._open_ended: dict[str, int] = {}
        self._paragraph = -1

    def forget(self) -> None:
        """Begin again at the head of the text."""
        self._paragraph = -1

    def line_before(self, at: int) -> str:
        """Return what stands on the line before a place."""
        return self.text[self.text.rfind("\n", 0, at) + 1 : at]

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends."""
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def find(self, closing: str, at: int, limit: int = LONGEST) -> int:
        """Return the place of a closing text, or -1 when there is none near."""
        if self._open_ended.get(closing, len(self.text) + 1) <= at:
            return -1
        found = self.text.find(closing, at)
        if found < 0:
            self._open_ended[closing] = at
        return found if 0 <= found <= at + limit else -1

    def search(self, closing: re.Pattern[str], at: int) -> int:
        """Return the end of the first match of a closing expression, or -1 when there is none."""
        key = closing.pattern
        if self._open_ended.get(key, len(self.text) + 1) <= at:
            return -1
        match = closing.search(self.text, at)
        if match is None:
            self._open_ended[key] = at
            return -1
        return match.end()

    def paragraph_end(self, at: int) -> int:
        """Return where the run of lines around a place ends: at the next blank line."""
        if not at <= self._paragraph:
            match = BLANK.search(self.text, at)
            self._paragraph = match.start() if match else len(self.text)
        return self._paragraph

    def balanced(self, start: int) -> int:
        """Return the end of an expression in braces, or -1."""
        depth, limit = 0, min(len(self.text), start + LONGEST)
        for at in range(start, limit):
            char = self.text[at]
            if char == "{":
                depth += 1
            elif char == "}":
                depth -= 1
                if not depth:
                    return at + 1
        return -1
