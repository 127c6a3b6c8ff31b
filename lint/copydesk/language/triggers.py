"""Ask before you analyse: which rules and facts could have something to say about a text at all.

Each names its triggers: words (``ferry``; parts of hyphenated words count), beginnings of words of three
letters or more (``ferr*``) and literals of any other kind (``as an ai``, ``[^``). A text that holds none of
an owner's triggers is not looked at for it. Every distinct word is looked up once for all owners together,
and one automaton finds the literals, so that an owner without a trigger in the text costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .scan import Literals, Scanner, by_literal, fold

_LEAST = 3
"""The letters that a beginning has at least."""

Tables = tuple[dict[str, list[str]], dict[str, list[str]], Literals]
"""Words and beginnings with their owners, and the literals with theirs: plain, to be kept."""


class Triggers:
    """The triggers of many owners. ``owners`` maps the name of an owner to its triggers, in any letter
    case. With ``raw`` they are for a stored text, of which nobody knows the words: all are literals.
    """

    def __init__(self, owners: Mapping[str, Iterable[str]], *, raw: bool = False) -> None:
        self._open(_filed(owners, raw))

    @classmethod
    def of(cls, tables: Tables) -> Triggers:
        """Return the triggers that had some ``tables``."""
        made = cls.__new__(cls)
        made._open(tables)
        return made

    def _open(self, tables: Tables) -> None:
        self.tables = tables
        self._words, self._prefixes, literals = tables
        self._heads = {prefix[:_LEAST] for prefix in self._prefixes}
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._scanner = Scanner.of(*literals)

    def heard(self, vocabulary: Iterable[str], folded: str) -> frozenset[str]:
        """Return the owners that a text triggers.

        ``vocabulary`` holds its distinct words, folded, parts of hyphenated ones too; ``folded`` is the text
        itself, folded (``scan.fold``).
        """
        found: set[str] = set(self._scanner.present(folded))
        for word in frozenset(vocabulary).intersection(self._words):
            found.update(self._words[word])
        heads, prefixes = self._heads, self._prefixes
        for word in [word for word in vocabulary if word[:_LEAST] in heads]:
            for length in self._lengths:
                if word[:length] in prefixes:
                    found.update(prefixes[word[:length]])
        return frozenset(found)


def _filed(owners: Mapping[str, Iterable[str]], raw: bool) -> Tables:
    words: dict[str, list[str]] = {}
    prefixes: dict[str, list[str]] = {}
    literals: dict[str, list[str]] = {}
    for owner, triggers in owners.items():
        for trigger in map(fold, triggers):
            begins = trigger[-1:] == "*" and len(trigger) > _LEAST and trigger[:-1].isalnum()
            if raw:
                literals.setdefault(owner, []).append(trigger[: -1 if begins else None])
            elif trigger.isalnum():
                words.setdefault(trigger, []).append(owner)
            elif begins:
                prefixes.setdefault(trigger[:-1], []).append(owner)
            else:
                literals.setdefault(owner, []).append(trigger)
    return words, prefixes, by_literal(literals)
