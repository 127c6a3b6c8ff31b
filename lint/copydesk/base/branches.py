"""Alternatives of an expression by the letters that they begin with.

``re`` tries alternatives one after another: at each place of a text all two hundred words of a list. Where
words that begin alike stand together (``cat|car|dog`` as ``ca(?:t|r)|dog``), a letter rules out most of them
at once. That is done with the expression as it was parsed, so that it finds what it found, in the same order,
with the same groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

Parsed = Any
"""What the parser of ``re`` makes of an expression, or of a part of one."""
Step = tuple[Any, Any]
_NO_LETTER = None


def gathered(parsed: Parsed, flags: int) -> Parsed:
    """Return a parsed expression with its alternatives gathered; ``flags`` are those that it has all over."""
    from re import _parser  # type: ignore[attr-defined]

    return parsed if flags & re.LOCALE else _Gathering(_parser).of(parsed, flags)


class _Gathering:
    def __init__(self, parser: Any) -> None:
        self._parser = parser

    def of(self, parsed: Parsed, flags: int) -> Parsed:
        steps = [step for op, given in parsed.data for step in self._step(op, given, parsed.state, flags)]
        return self._parser.SubPattern(parsed.state, steps)

    def _step(self, op: Any, given: Any, state: Any, flags: int) -> Sequence[Step]:
        parser = self._parser
        if op is parser.BRANCH:
            return self._joined([self.of(one, flags).data for one in given[1]], state, flags)
        if op is parser.SUBPATTERN:
            group, add, drop, body = given
            return [(op, (group, add, drop, self.of(body, (flags | add) & ~drop)))]
        if op in (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT):
            least, most, body = given
            return [(op, (least, most, self.of(body, flags)))]
        if op in (parser.ASSERT, parser.ASSERT_NOT):
            direction, body = given
            return [(op, (direction, self.of(body, flags)))]
        if op is parser.ATOMIC_GROUP:
            return [(op, self.of(given, flags))]
        if op is parser.GROUPREF_EXISTS:
            group, yes, no = given
            return [(op, (group, self.of(yes, flags), no and self.of(no, flags)))]
        return [(op, given)]

    def _joined(self, ways: Sequence[Sequence[Step]], state: Any, flags: int) -> Sequence[Step]:
        """Return alternatives as what stands in their place."""
        found: list[list[Sequence[Step]]] = []
        # What begins with different letters excludes one another, so that their order does not count.
        by_letter: dict[int, list[Sequence[Step]]] = {}
        for way in ways:
            letter = self._letter(way, flags)
            if letter is _NO_LETTER:
                by_letter = {}
                found.append([way])
            elif letter in by_letter:
                by_letter[letter].append(way)
            else:
                by_letter[letter] = [way]
                found.append(by_letter[letter])
        made = [self._begun(alike, state, flags) for alike in found]
        if len(made) == 1:
            return made[0]
        if all(len(way) == 1 and way[0][0] is self._parser.LITERAL for way in made):
            return [(self._parser.IN, [step for (step,) in made])]
        return [(self._parser.BRANCH, (None, [self._parser.SubPattern(state, list(way)) for way in made]))]

    def _begun(self, alike: Sequence[Sequence[Step]], state: Any, flags: int) -> Sequence[Step]:
        if len(alike) == 1:
            return alike[0]
        return [alike[0][0], *self._joined([way[1:] for way in alike], state, flags)]

    def _letter(self, way: Iterable[Step], flags: int) -> int | None:
        """Return the letter that an alternative begins with, if no other one is taken for it."""
        for op, given in way:
            if op is self._parser.LITERAL and not flags & re.IGNORECASE:
                return int(given)
            if op is self._parser.LITERAL and given < 128:
                return ord(chr(given).lower())
            break
        return _NO_LETTER
