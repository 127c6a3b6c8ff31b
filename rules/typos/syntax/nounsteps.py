"""What a noun phrase may be in a reading of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from .chunks import ANY, COMMA, JOINT, LOOSE, NP, OBJECTIVE, RELATIVE, TIME, Chunk
from .line import Line
from .openclauses import (
    DONE,
    HUNG,
    JOINTS,
    LIST,
    OBJECT,
    REL,
    SERIAL,
    SUBJECT,
    VERB,
    Clause,
    Stack,
    begun,
    put,
    restarted,
)

RESUMING = frozenset("all these they both each we those this that none everything".split())
"""Words that take up a list before them as the subject."""


def nouns(line: Line, stack: Stack, before: str, at: int, chunk: Chunk) -> Iterator[Stack]:
    """Yield what a noun phrase without a preposition may make of the open clauses."""
    top = stack[-1]
    if chunk.kind == OBJECTIVE:
        if top.waits != VERB or top.marks & OBJECT or before in (*JOINTS, COMMA):
            yield stack
        return
    if chunk.kind == TIME and top.waits == VERB and not before:
        return
    nominative = line.tag(at) == "PRP" and line.word(at) not in ("you", "it")
    if top.waits == SUBJECT:
        yield from _as_subject(line, stack, before, at, chunk, nominative)
    elif top.waits == VERB:
        yield from _behind_subject(line, stack, before, at, chunk, nominative)
    else:
        if not nominative:
            yield stack
        if line.verb_soon[at + 1]:
            yield begun(stack, chunk.number, at)
        yield from _anew(line, stack, before, at, chunk)


def _as_subject(
    line: Line, stack: Stack, before: str, at: int, chunk: Chunk, nominative: bool
) -> Iterator[Stack]:
    top = stack[-1]
    yield restarted(stack, chunk.number, at)
    if (top.marks & OBJECT and not nominative and line.may_be_object(at)) or line.is_address(at):
        yield stack
    if at and before in (*JOINTS, COMMA) and not nominative and line.kind(0) != JOINT:
        yield put(stack, marks=top.marks | LIST)  # "Among the departments and agencies, …"
    if at and not before and line.chunks[at - 1].hung and line.close(at):
        yield begun(stack, chunk.number, at)  # "Essential to the growth we seek is …"


def _anew(line: Line, stack: Stack, before: str, at: int, chunk: Chunk) -> Iterator[Stack]:
    """Yield the ways in which a noun begins a clause again that is complete, or one that waits for it."""
    for depth in range(len(stack) - 1, -1, -1):
        clause = stack[depth]
        if clause.waits != DONE:
            if clause.waits == SUBJECT:
                yield put(stack[: depth + 1], VERB, chunk.number, subject=at)
            return
        if before in JOINTS and not _is_gapped(line, clause):
            yield restarted(stack[: depth + 1], chunk.number, at)


def _is_gapped(line: Line, clause: Clause) -> bool:
    """Say whether a relative is the subject of its clause."""
    return clause.kind == REL and line.kind(clause.subject) == RELATIVE


def _behind_subject(
    line: Line, stack: Stack, before: str, at: int, chunk: Chunk, nominative: bool
) -> Iterator[Stack]:
    top = stack[-1]
    if _is_vague(line, top, before, at):
        yield put(stack, number=ANY)
    if before in JOINTS:
        if not top.open and not line.goes_on(at):
            number = line.joined(top.subject, at, bool(top.marks & HUNG))
            yield put(stack, number=number, marks=top.marks & ~LIST)
        if top.marks & (OBJECT | HUNG) or top.open:
            yield stack
        return
    if before == COMMA:
        if line.word(at) in RESUMING and line.kind(at + 1):
            yield put(stack, number=ANY, open=False)  # "The hall, the yard, all are …"
        yield stack
        yield put(stack, open=not top.open, marks=top.marks | (0 if line.goes_on(at) else LIST))
    elif top.marks & OBJECT and not nominative and line.may_be_object(at):
        yield stack
    if line.verb_soon[at + 1] or before == COMMA:
        yield begun(stack, chunk.number, at)


def _is_vague(line: Line, top: Clause, before: str, at: int) -> bool:
    """Say whether it cannot be told for how many things a subject stands with another noun."""
    if before == SERIAL:
        return top.open
    if before == COMMA:
        return top.subject >= 0 and line.tag(at) == "PRP$" and line.word(at) == line.word(top.subject)
    if before or line.kind(at - 1) != LOOSE or line.kind(at - 2) not in (NP, TIME):
        return False
    verb = line.chunks[at - 1]
    between = verb.first == verb.last and line.close(at - 1)
    return between and line.tag(at) in ("NN", "NNS")  # "the traits working group"
