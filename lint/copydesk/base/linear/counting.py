"""How many steps a backtracking engine takes at most on a text, counted without running it."""

from __future__ import annotations

from .automaton import START, Automaton

ENOUGH = 10**9
"""Counting stops here: a text with so many ways hangs."""


def steps(automaton: Automaton, text: str, search: bool = True) -> int:
    """Return the number of steps of all ways through a text, in one attempt or, with ``search``, in all.

    One step is one code point consumed on one way. An attempt that succeeds takes fewer; the count stops
    when it passes ``ENOUGH``.
    """
    alphabet = automaton.alphabet
    kind_of = automaton.conditions.kind_of
    at: dict[int, int] = {START: 1}
    kind, total = 0, 0
    for char in text:
        letter = alphabet.letter(char)
        bit = 1 << letter
        following: dict[int, int] = {}
        for state, ways in at.items():
            for letters, target in automaton.steps(state, kind):
                if letters & bit:
                    following[target] = following.get(target, 0) + ways
        total += sum(following.values()) + search
        if total > ENOUGH:
            return total
        if search:
            following[START] = 1
        elif not following:
            return total
        at = following
        kind = kind_of[letter]
    return total


def fails(automaton: Automaton, text: str, suffix: str, search: bool = True) -> bool:
    """Say whether no attempt that begins in ``text`` comes to an end in it or in the ``suffix`` after it."""
    alphabet, conditions = automaton.alphabet, automaton.conditions
    letters = [alphabet.letter(char) for char in text + suffix]
    at = {START}
    kind = 0
    for place in range(len(letters) + 1):
        bit = 1 << letters[place] if place < len(letters) else conditions.after_end
        if any(automaton.accepts(state, kind) & bit for state in at):
            return False
        if place < len(letters):
            at = {target for state in at for taken, target in automaton.steps(state, kind) if taken & bit}
            at |= {START} if search and place + 1 < len(text) else set()
            kind = conditions.kind_of[letters[place]]
    return True
