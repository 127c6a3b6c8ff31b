"""Where the time goes: own CPU time of reading, of every fact, every rule and every step after the rules.

A fact's own time is what it takes without the facts that it asks for in turn, and a rule's own time is what
it takes without facts; so the parts add up to the whole. The measuring itself costs about a tenth.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from ..facts import Fact, Facts
from ..input import readers
from . import engine, pipeline


class Clock:
    """Own CPU seconds and calls by name: what runs inside something else is taken off its time."""

    def __init__(self) -> None:
        self.own: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._inner = [0.0]
        self._started = time.process_time()

    @property
    def whole(self) -> float:
        """CPU seconds since the clock was made."""
        return time.process_time() - self._started

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure what happens inside under a name."""
        self._inner.append(0.0)
        started = time.process_time()
        try:
            yield
        finally:
            took = time.process_time() - started
            self.own[name] += took - self._inner.pop()
            self.calls[name] += 1
            self._inner[-1] += took

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that is measured each time it is called."""

        def wrapper(*arguments: Any, **named: Any) -> Any:
            with self.part(name):
                return function(*arguments, **named)

        return wrapper

    def table(self, most: int = 60) -> Iterator[str]:
        """Yield a table of the parts, longest first: seconds, share, sum of the shares, calls, name."""
        whole = max(self.whole, 1e-9)
        total = 0.0
        for name, own in sorted(self.own.items(), key=lambda item: -item[1])[:most]:
            total += own
            yield f"{own:7.2f} s {own / whole:6.1%} {total / whole:6.1%} {self.calls[name]:7} calls  {name}"


@contextmanager
def watched(clock: Clock) -> Iterator[None]:
    """Measure every document that goes through the line inside."""
    undo = [
        _replaced(pipeline, "STEPS", tuple(_step(clock, step) for step in pipeline.STEPS)),
        _replaced(readers, "read", clock.timed("reading", readers.read)),
        _replaced(pipeline, "run_rules", clock.timed("engine", engine.run_rules)),
        _replaced(engine, "_asked", _rules(clock, engine._asked)),
        _replaced(Facts, "_value", _facts(clock, Facts._value)),
    ]
    for cls in Facts.__mro__:
        for name, value in list(vars(cls).items()):
            if isinstance(value, cached_property):
                undo.append(_replaced(value, "func", clock.timed(f"fact {name}", value.func)))
    try:
        yield
    finally:
        for back in reversed(undo):
            back()


def _replaced(owner: Any, name: str, value: Any) -> Callable[[], None]:
    before = getattr(owner, name)
    setattr(owner, name, value)
    return lambda: setattr(owner, name, before)


def _step(clock: Clock, step: Callable[..., Any]) -> Callable[..., Any]:
    return clock.timed(f"step {step.__name__.strip('_')}", step)


def _rules(clock: Clock, asked: Callable[..., Any]) -> Callable[..., Any]:
    def measured(facts: Any, active: Any, *rest: Any) -> list[Any]:
        with clock.part(f"rule {active.rule.id}"):
            return list(asked(facts, active, *rest))

    return measured


def _facts(clock: Clock, value_of: Callable[..., Any]) -> Callable[..., Any]:
    def measured(facts: Facts, found: Fact) -> Any:
        with clock.part(f"fact {found.name}"):
            return value_of(facts, found)

    return measured
