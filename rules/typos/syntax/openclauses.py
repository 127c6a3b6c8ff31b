"""What a reading of a sentence is: the clauses that are open at a place, and what they wait for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .chunks import ANY, JOINT

MAIN, SUB, THAT, FREE, REL = "main", "sub", "that", "free relative", "relative"
"""Kinds of clauses; a free relative is one with "what"."""
SERIAL = "comma and joint"
JOINTS = (JOINT, SERIAL)
SUBJECT, VERB, DONE = 0, 1, 2
"""What a clause waits for."""
OBJECT, LIST, HUNG, PRESENT = 1, 2, 4, 8
"""Marks: behind the subject stands a verb form that may have an object, one of several things with commas, a
preposition; the verb tells of one thing, and is no base form.
"""


class Clause(NamedTuple):
    """A clause of a reading: its kind, what it waits for, for how many things its subject stands, whether a
    comma behind that is open, marks, and the chunk that is its subject (-1 for none).
    """

    kind: str
    waits: int = SUBJECT
    number: int = ANY
    open: bool = False
    marks: int = 0
    subject: int = -1


Stack = tuple[Clause, ...]
"""The clauses that are open, the innermost last."""
State = tuple[Stack, str]
"""A reading: its clauses, and the joint, comma or opener right before."""
Clash = tuple[int, int]
"""A verb and its subject: numbers of chunks."""
Verdict = tuple[Stack, Clash | None]


def complete(clause: Clause) -> bool:
    """Say whether a clause lacks nothing ("if possible" has no subject and no verb)."""
    return clause.waits == DONE or (clause.kind in (SUB, FREE) and clause.waits == SUBJECT)


def missing(stack: Stack) -> int:
    """Return how many verbs a reading needs."""
    count = 0
    for clause in stack:
        if clause[1] == VERB or (clause[1] == SUBJECT and clause[0] not in (SUB, FREE)):
            count += 1
    return count


def put(
    stack: Stack,
    waits: int = -1,
    number: int = -1,
    open: bool | None = None,
    marks: int = -1,
    subject: int = -2,
) -> Stack:
    """Return the clauses with the innermost changed."""
    kind, was_waiting, was_number, was_open, was_marks, was_subject = stack[-1]
    changed = Clause(
        kind,
        was_waiting if waits < 0 else waits,
        was_number if number < 0 else number,
        was_open if open is None else open,
        was_marks if marks < 0 else marks,
        was_subject if subject < -1 else subject,
    )
    return (*stack[:-1], changed)


def begun(stack: Stack, number: int, subject: int, marks: int = 0) -> Stack:
    """Return the clauses with one more, of which only the subject is known."""
    return (*stack, Clause(SUB, VERB, number, False, marks, subject))


def restarted(stack: Stack, number: int, subject: int, marks: int = 0) -> Stack:
    """Return the clauses with another subject in the innermost."""
    return put(stack, VERB, number, False, marks, subject)


def closed(stack: Stack) -> Iterator[Stack]:
    """Yield what a comma may make of the open clauses: it closes some of those that are complete."""
    while True:
        top = stack[-1]
        yield put(stack, open=not top.open) if top.waits == VERB else stack
        if len(stack) == 1 or not complete(top):
            return
        stack = stack[:-1]


def loosened(stack: Stack, hung: bool) -> Iterator[Stack]:
    """Yield what a form that is not finite may make of the open clauses."""
    top = stack[-1]
    if top.waits == DONE:
        yield stack
    elif top.waits == VERB:
        yield put(stack, marks=top.marks | OBJECT | (HUNG if hung else 0))
    else:
        yield put(stack, marks=top.marks | OBJECT)
        yield restarted(stack, ANY, -1, OBJECT)
