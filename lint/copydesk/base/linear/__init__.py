"""Whether a regular expression can take more than linear time: a proof, or a text that shows it.

``re`` tries ways one after another and forgets what it has tried. ``risks`` reads the parse tree of an
expression and says where that can go wrong; without risks, the time is proportional to the length of the
text. See ``ambiguity`` for the method and its literature.
"""

from __future__ import annotations

from typing import NamedTuple

from .ambiguity import Ambiguity
from .automaton import Automaton
from .counting import ENOUGH, fails, steps
from .nodes import Graph, TooLarge
from .paths import loops
from .syntax import WHOLE, Tree, parse, written

__all__ = ["ENOUGH", "MOST_STEPS", "Attack", "Risk", "advice", "attacks", "count_steps", "risks"]

MOST_STEPS = 1000
"""An expression whose bounded repeats allow more steps than this for a code point counts as unbounded."""

_SUFFIXES = ("", "\n", "!", "\x00", " ", "a", "0", "\ufffc", "\n\n.")
_TURNS = 400


class Attack(NamedTuple):
    """A text that makes an expression slow: ``prefix``, then ``pump`` many times, then ``suffix``."""

    prefix: str
    pump: str
    suffix: str

    def text(self, times: int) -> str:
        """Return the text with the pump so many times."""
        return self.prefix + self.pump * times + self.suffix


class Risk(NamedTuple):
    """One way in which an expression can take long.

    ``kind`` is ``exponential``, ``polynomial`` (time grows with the length to the power of ``degree``) or
    ``unproven`` (too large to be judged; no attack). ``where`` is the part of the expression that repeats, as
    ``re`` understood it. ``search`` says that the time comes from a search that starts anew at every place:
    it is not there when the expression is tried at one place only.
    """

    kind: str
    degree: int
    attack: Attack
    where: str
    search: bool = False


def risks(pattern: str, flags: int = 0, how: str = "search") -> tuple[Risk, ...]:
    """Return what can make an expression slow, the worst first; nothing is a proof that it is linear.

    ``how`` it is used: ``search`` (and ``finditer``, ``sub`` …) tries it at every place; ``match`` and
    ``fullmatch`` at one only, the latter up to the end of the text. Raises ``re.error`` for what is no
    expression.
    """
    tree = parse(pattern, flags)
    if how == "fullmatch":
        tree.items.append(WHOLE)
    try:
        return tuple(_judge(tree, how == "search"))
    except (TooLarge, RecursionError) as error:
        return (Risk("unproven", 0, Attack("", "", ""), str(error)),)


def advice(risk: Risk) -> str:
    """Say in a sentence what is wrong with an expression, and what helps."""
    if risk.kind == "unproven":
        return f"{risk.where}: use fewer or smaller repeats, or several patterns"
    example = f"on {risk.attack.text(3)[:40]!r} and so on"
    if risk.kind == "exponential":
        return (
            f"can take exponential time: {risk.where} matches the same text in several ways ({example}); "
            "write it so that a text fits in one way only"
        )
    power = {2: "square", 3: "cube"}.get(risk.degree, f"power of {risk.degree}")
    cause = f"a search tries {risk.where} at every place" if risk.search else f"{risk.where} share the text"
    return (
        f"can take time with the {power} of the length: {cause} ({example}); bound a repeat, as in {{0,80}}, "
        "or let its characters differ from those around it"
    )


def count_steps(pattern: str, text: str, flags: int = 0, search: bool = True) -> int:
    """Return how many steps ``re`` takes at most on a text on which an expression fails.

    Raises ``re.error`` for what is no expression, ``ValueError`` for one that is too large.
    """
    return steps(Automaton(Graph(parse(pattern, flags), relaxed=False)), text, search)


def attacks(pattern: str, flags: int = 0) -> tuple[Attack, ...]:
    """Return texts that lead long ways through an expression, slow or not: what must stay quick.

    For each of its repeats: one that runs on in the repeat, and one that begins anew each time; both end so
    that the expression fails, where it can. Raises ``re.error`` for what is no expression; one that is too
    large to be judged has no attacks.
    """
    try:
        automaton = Automaton(Graph(parse(pattern, flags), relaxed=True))
        found = [
            Attack(prefix, pump, _suffix(automaton, prefix, pump, search=True))
            for first, round in loops(automaton)
            for prefix, pump in ((first, round), ("", first + round))
        ]
    except (TooLarge, RecursionError):
        return ()
    return tuple(dict.fromkeys(found))


def _judge(tree: Tree, search: bool) -> list[Risk]:
    rough = Automaton(Graph(tree, relaxed=True))
    ambiguity = Ambiguity(rough, search)
    if not ambiguity.exponential and not ambiguity.polynomial:
        return []
    if not rough.graph.was_relaxed:
        return _risks(rough, ambiguity, search)
    # Long bounded repeats were taken for endless ones: what of it is left when they are written out?
    true = Automaton(Graph(tree, relaxed=False))
    found = _risks(true, Ambiguity(true, search), search)
    for risk in _risks(rough, ambiguity, search):
        same = any(other.kind == risk.kind and other.where == risk.where for other in found)
        if not same and _costs(true, risk, search) > MOST_STEPS:
            found.append(risk)
    return sorted(found, key=lambda risk: (risk.kind, -risk.degree))


def _costs(automaton: Automaton, risk: Risk, search: bool) -> int:
    """Return the steps for each code point of a long attack."""
    attack = risk.attack
    text = attack.text(max(1, _TURNS // max(1, len(attack.pump))))
    return steps(automaton, text, search) // max(1, len(text))


def _risks(automaton: Automaton, ambiguity: Ambiguity, search: bool) -> list[Risk]:
    found: dict[tuple[str, str], Risk] = {}
    for finding in (*ambiguity.exponential, *ambiguity.polynomial):
        kind = "exponential" if finding.exponential else "polynomial"
        degree = 0 if finding.exponential else ambiguity.degree
        attack = Attack(
            finding.prefix, finding.pump, _suffix(automaton, finding.prefix, finding.pump, search)
        )
        alone = not finding.exponential and not finding.states[0]
        where = " … ".join(
            written([item])
            for states in finding.states
            if states and (item := automaton.graph.loop_of(sorted(states))) is not None
        )
        found.setdefault((kind, where), Risk(kind, degree, attack, where, alone))
    return list(found.values())


def _suffix(automaton: Automaton, prefix: str, pump: str, search: bool) -> str:
    """Choose an end for which the expression fails on a short attack, if there is one."""
    ends = (suffix for suffix in _SUFFIXES if fails(automaton, prefix + pump * 3, suffix, search))
    return next(ends, _SUFFIXES[1])
