"""Texts that lead through an automaton."""

from __future__ import annotations

from collections.abc import Iterator

from .automaton import START, Automaton
from .graphs import components, shortest

Place = tuple[int, int]


def letters_by_kind(automaton: Automaton, letters: int) -> Iterator[tuple[int, str]]:
    """Yield each kind among some letters, with a code point of it."""
    for kind, members in enumerate(automaton.kinds):
        if letters & members:
            yield kind, automaton.alphabet.some(letters & members)


def way_to(automaton: Automaton, state: int, kind: int) -> str | None:
    """Return a shortest text from the start of the expression to a state after a kind of letter."""
    found = _way_into(automaton, {(state, kind)})
    return found and found[0]


def loops(automaton: Automaton) -> Iterator[tuple[str, str]]:
    """Yield, for each repeat of the expression, a text that leads into it and one that leads round in it."""
    for part in components([START], lambda state: sorted(automaton.targets(state))):
        if len(part) == 1 and part[0] not in automaton.targets(part[0]):
            continue
        within = {(state, kind) for state in part for kind in automaton.kinds_after(state)}
        entry = _way_into(automaton, within)
        if entry is not None:
            round = _way_round(automaton, entry[1], within)
            if round is not None:
                yield entry[0], round


def _way_into(automaton: Automaton, wanted: set[Place]) -> tuple[str, Place] | None:
    starts = [(START, start) for start in automaton.kinds_after(START)]
    return shortest(starts, lambda place: _steps(automaton, place), lambda place: place in wanted)


def _way_round(automaton: Automaton, place: Place, within: set[Place]) -> str | None:
    found = shortest([place], lambda at: _steps(automaton, at), lambda at: at == place, within)
    return found and found[0]


def _steps(automaton: Automaton, place: Place) -> list[tuple[str, Place]]:
    return [
        (char, (target, kind))
        for letters, target in automaton.steps(*place)
        for kind, char in letters_by_kind(automaton, letters)
    ]
