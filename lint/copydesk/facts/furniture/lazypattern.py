"""Regular expressions that only some articles need: compiled when a line first asks for them."""

from __future__ import annotations

from re import Match, Pattern

from ...base.regexes import regex


class LazyPattern:
    """An expression by its text; ``fullmatch``, ``match`` and ``search`` work as on a compiled one."""

    __slots__ = ("_compiled", "_flags", "_text")

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text, self._flags = text, flags
        self._compiled: Pattern[str] | None = None

    @property
    def compiled(self) -> Pattern[str]:
        """The compiled expression. Raises ``re.error`` at first use when the text is no expression."""
        if self._compiled is None:
            self._compiled = regex(self._text, self._flags)
        return self._compiled

    def fullmatch(self, text: str) -> Match[str] | None:
        """Match a whole text."""
        return self.compiled.fullmatch(text)

    def match(self, text: str) -> Match[str] | None:
        """Match at the beginning of a text."""
        return self.compiled.match(text)

    def search(self, text: str) -> Match[str] | None:
        """Match anywhere in a text."""
        return self.compiled.search(text)
