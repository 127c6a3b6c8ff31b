"""What a verb may be in a reading of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from .chunks import ANY, BARE, COMMA, FINITE, JOINT, OPENER, SINGLE, Chunk, differ
from .line import BEING, Line
from .openclauses import (
    DONE,
    FREE,
    JOINTS,
    LIST,
    MAIN,
    OBJECT,
    PRESENT,
    REL,
    SUB,
    SUBJECT,
    VERB,
    Clash,
    Clause,
    Stack,
    Verdict,
    begun,
    put,
    restarted,
)

SAID = frozenset("said says say asked asks added wrote writes replied".split())
LETTING_SUBJECT = frozenset("what whatever whoever whichever as than where how like".split())
"""Openers of clauses that are their subject or let it follow."""


def verbs(line: Line, stack: Stack, before: str, at: int, chunk: Chunk) -> Iterator[Verdict]:
    """Yield what a finite verb may make of the open clauses, each with the clash that it makes."""
    top = stack[-1]
    if top.waits == VERB:
        yield from _of_subject(line, stack, at, chunk)
        return
    if top.waits == SUBJECT:
        yield from _without_subject(line, stack, before, at, chunk)
        return
    if top.kind == FREE:
        yield (*stack[:-1], Clause(SUB, DONE)), None  # "He found what they sold was bad."
    if _goes_on(line, before, at, chunk):
        yield stack, None
    elif before in JOINTS:
        yield stack, None if _may_be_bare(line, top, before, at, chunk) else _against(line, top, at, chunk)
    elif before == COMMA and (line.joint_later[at] or (top.kind == MAIN and line.words[chunk.verb] in SAID)):
        yield stack, None
    if len(stack) > 1:
        yield from verbs(line, stack[:-1], before, at, chunk)


def _may_be_bare(line: Line, top: Clause, before: str, at: int, chunk: Chunk) -> bool:
    """Say whether a verb behind a joint may be a noun, or stand in the base form for another reason."""
    if chunk.kind != BARE:
        return False
    named = line.tags[chunk.last + 1 : chunk.last + 2] in (("NN",), ("NNS",), ("NNP",))
    return named or not top.marks & PRESENT or line.may_be_infinitive(before, at)


def _goes_on(line: Line, before: str, at: int, chunk: Chunk) -> bool:
    """Say whether a verb behind a clause that has one is that of another without a subject before it."""
    if not before:
        verb = line.chunks[at - 1].verb if line.kind(at - 1) in (FINITE, BARE) else -1
        return verb >= 0 and line.words[verb] in line.sets["knowing"]  # "what we know is right"
    if before not in JOINTS:
        return False
    turned = chunk.first > 0 and line.words[chunk.first - 1] in line.sets["turning"]
    fronted = at > 1 and line.chunks[at - 1].hung and line.kind(at - 2) == JOINT
    return turned or fronted  # "and rarely has he", "but beyond them was the town"


def _of_subject(line: Line, stack: Stack, at: int, chunk: Chunk) -> Iterator[Verdict]:
    top = stack[-1]
    done = put(stack, DONE, marks=0)
    if not top.open and top.marks & LIST:
        yield put(stack, DONE, ANY, marks=0), None  # "Bread, water, wine were …"
    elif line.word(top.subject) == "there":
        yield done, line.inverted(at)
    elif not top.open and line.kind(at - 1) == JOINT:
        yield done, None  # No verb stands before the joint.
    elif not top.open:
        told = top.number == SINGLE and (chunk.number == SINGLE or line.tags[chunk.verb] == "VBD")
        present = PRESENT if told and line.tags[chunk.verb] in ("VBZ", "VBD") else 0
        yield put(stack, DONE, marks=present), _against(line, top, at, chunk)


def _without_subject(line: Line, stack: Stack, before: str, at: int, chunk: Chunk) -> Iterator[Verdict]:
    top = stack[-1]
    main = top.kind == MAIN
    if top.kind == REL:
        number = line.antecedent(top.subject)
        clash = (at, top.subject) if differ(number, chunk.number) else None
        yield put(stack, DONE, number), clash
    elif main and top.marks & LIST and line.words[chunk.verb] not in BEING:
        return
    elif main or before != OPENER or line.word(at - 1) in LETTING_SUBJECT:
        hung = main and at > 0 and line.chunks[at - 1].hung
        yield put(stack, DONE, ANY), line.inverted(at) if hung else None


def _against(line: Line, clause: Clause, at: int, chunk: Chunk) -> Clash | None:
    """Return the clash of a verb with the subject of its clause."""
    if not differ(clause.number, chunk.number):
        return None
    past = line.word(clause.subject) == "i" and line.words[chunk.verb] in ("was", "wasn't")
    return None if past else (at, clause.subject)


def more_of_loose(line: Line, stack: Stack, before: str, at: int, chunk: Chunk) -> Iterator[Stack]:
    """Yield what an infinitive or a form in -ing may be besides what goes with any clause."""
    top = stack[-1]
    close = top.waits == VERB and top.subject == at - 1 and line.close(at)
    if close and line.tag(at) == "VBG":
        yield put(stack, number=ANY)  # "The stats scraping is …"
    if before == COMMA and top.waits == DONE:
        yield begun(stack, ANY, -1, OBJECT)
    if before in JOINTS and top.waits == VERB:
        yield put(stack, number=ANY, marks=top.marks | OBJECT)
    elif before in JOINTS:
        depth = len(stack)
        while depth and stack[depth - 1].waits == DONE:
            yield restarted(stack[:depth], ANY, -1, OBJECT)
            depth -= 1
