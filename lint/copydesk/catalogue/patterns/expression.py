"""The expressions of rules: none that can hang, and those that a search can slow down read in pieces.

``re`` goes back and tries again, and what it tries can grow with any power of the length of a text, or
exponentially. What an expression can do is proven when its rule is checked (``base.linear``). One that is
only slow because a search begins anew at every place, like ``\\d+ ships``, is a normal thing to write and
harmless on paragraphs; texts that are longer than those are given to it in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from ...base.proofs import is_linear
from ...base.regexes import regex
from .fields import MatchError

LONGEST = 4000
"""The code points of a text that an expression not proven linear reads at once."""

_OVERLAP = 400


class Expression:
    """An expression of a rule; the methods are those of a compiled one of ``re``.

    It is spelt out and compiled when a text is first read with it: most rules have no anchor in most texts.
    """

    def __init__(self, spell: Callable[[], str], flags: int) -> None:
        self._spell, self._flags = spell, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return regex(self._spell(), self._flags)

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The numbers of the groups by name."""
        return self._compiled.groupindex

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield what is found in a range of a text."""
        if end - start <= LONGEST or self._is_linear:
            return self._compiled.finditer(text, start, end)
        return in_pieces(self._compiled, text, start, end)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first that is found in a range of a text."""
        if end - start <= LONGEST or self._is_linear:
            return self._compiled.search(text, start, end)
        return next(in_pieces(self._compiled, text, start, end), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match a whole text."""
        return self._compiled.fullmatch(text)

    @cached_property
    def _is_linear(self) -> bool:
        return is_linear(self._compiled.pattern, self._compiled.flags)


def in_pieces(compiled: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what an expression that is no worse than quadratic finds in a range of a text of any length: it
    is read in pieces that overlap, and a match of more than the overlap may be missed.
    """
    while True:
        stop = end
        if end - start > LONGEST:
            stop = _after_space(text, start, start + LONGEST)
            if stop - start <= _OVERLAP:  # a long run without a space follows, and pieces must go on
                stop = start + LONGEST
        following = _after_space(text, start, stop - _OVERLAP) if stop < end else end
        for match in compiled.finditer(text, start, stop):
            if stop < end and (match.start() >= following or match.end() == stop):
                break  # the next piece shows what comes after it
            yield match
            following = max(following, match.end())
        if stop == end:
            return
        start = following


def _after_space(text: str, start: int, end: int) -> int:
    """Return the place after the last space of a range, the end of the range when it has none."""
    return text.rfind(" ", start, end) + 1 or end


def refuse_slow(key: str, pattern: str, flags: int, how: str) -> None:
    """Raise ``MatchError`` for an expression that can hang, used as ``how`` says (see ``base.linear``)."""
    from ...base.linear import advice, risks

    for risk in risks(pattern, flags, how):
        if risk.kind != "polynomial" or risk.degree > 2 or not risk.search:
            raise MatchError(key, advice(risk))
