"""The ways to read a sentence: which verb belongs to which subject.

A sentence is read from left to right, chunk by chunk, in all ways at once. A reading is a stack of clauses; a
clause waits for its subject, then for its verb, and is complete then. What may follow is loose, so that few
sentences have no reading; a verb that does not agree with the subject of a reading is noted there. If every
reading of a sentence has such a verb, and the one with the fewest has only one, that verb is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from .chunks import (
    ANY,
    BARE,
    BENT,
    COMMA,
    JOINT,
    LOOSE,
    NP,
    OBJECTIVE,
    OPENER,
    RELATIVE,
    STOP,
    TIME,
    Chunk,
)
from .line import Line
from .nounsteps import nouns
from .openclauses import (
    DONE,
    FREE,
    HUNG,
    JOINTS,
    MAIN,
    REL,
    SERIAL,
    SUB,
    SUBJECT,
    THAT,
    VERB,
    Clash,
    Clause,
    Stack,
    State,
    begun,
    closed,
    complete,
    loosened,
    missing,
    put,
)
from .verbsteps import more_of_loose, verbs

START: State = ((Clause(MAIN),), "")
MOST = 120
"""More readings than that are not followed."""
CLASHES = 2
"""A reading with more clashes is none."""
Step = tuple[State, Clash | None]
Clashes = tuple[Clash, ...]
TWO_FOLD = frozenset("as since before after than like until till but".split())
"""Openers of clauses that are prepositions, too."""
ELLIPTIC = frozenset(("JJ", "VBN", "VBG", "IN", "RB", "TO", ","))
"""What stands behind the opener of a clause without a subject and a verb ("if possible")."""


def clashes_of(line: Line) -> Clashes | None:
    """Return the clashes of the reading of a sentence with the fewest, or None where it has no reading."""
    return () if _agrees(line) else _fewest(line)


def _agrees(line: Line) -> bool:
    """Say whether there is a reading without a clash: the first that is found will do."""
    chunks, last = line.chunks, len(line.chunks)
    seen: set[tuple[int, State]] = set()
    waiting: list[tuple[int, State]] = [(0, START)]
    while waiting and len(seen) < MOST * last:
        at, state = waiting.pop()
        if at == last:
            if all(map(complete, state[0])):
                return True
            continue
        left = line.verbs[at + 1]
        for after, clash in _steps(line, state, at, chunks[at]):
            place = (at + 1, after)
            if clash is None and place not in seen and missing(after[0]) <= left:
                seen.add(place)
                waiting.append(place)
    return False


def _fewest(line: Line) -> Clashes | None:
    states: dict[State, Clashes] = {START: ()}
    for at, chunk in enumerate(line.chunks):
        fresh: dict[State, Clashes] = {}
        left = line.verbs[at + 1]
        for state, clashes in states.items():
            for after, clash in _steps(line, state, at, chunk):
                found = (*clashes, clash) if clash else clashes
                fewer = after not in fresh or len(found) < len(fresh[after])
                if fewer and len(found) <= CLASHES and missing(after[0]) <= left:
                    fresh[after] = found
        if len(fresh) > MOST:
            return None
        states = fresh
    ends = [clashes for (stack, _), clashes in states.items() if all(map(complete, stack))]
    return min(ends, key=len) if ends else None


def _steps(line: Line, state: State, at: int, chunk: Chunk) -> Iterator[Step]:
    """Yield what a chunk may make of a reading."""
    stack, before = state
    kind = chunk.kind
    if kind == COMMA:
        yield from _comma(line, stack, before, at)
    elif kind == JOINT:
        serial = line.kind(at - 1) == COMMA
        yield (stack, SERIAL if serial else JOINT), None
        if serial and stack[-1].waits == VERB:
            yield (put(stack, open=not stack[-1].open), JOINT), None
    elif kind == STOP:
        yield from _stop(stack)
    elif kind in (RELATIVE, OPENER):
        yield from _opened(line, stack, before, at, chunk)
    elif kind in (NP, TIME, OBJECTIVE):
        yield from _noun(line, stack, before, at, chunk)
    elif kind == LOOSE:
        for after in loosened(stack, chunk.hung):
            yield (after, ""), None
        for after in more_of_loose(line, stack, before, at, chunk):
            yield (after, ""), None
    else:
        for after, clash in verbs(line, stack, before, at, chunk):
            yield (after, ""), clash
        if kind == BENT:
            for after in loosened(stack, chunk.hung):
                yield (after, ""), None
        elif (kind == BARE or line.words[chunk.verb] in ("have", "do")) and line.may_be_infinitive(
            before, at
        ):
            yield (stack, ""), None


def _comma(line: Line, stack: Stack, before: str, at: int) -> Iterator[Step]:
    for left in closed(stack):
        yield (left, before if before in JOINTS else COMMA), None
    top = stack[-1]
    if top.waits == VERB and top.open and at + 1 < len(line.chunks) and line.chunks[at + 1].hung:
        yield (stack, COMMA), None  # "from the shore, to the mill, to the wood, …"


def _stop(stack: Stack) -> Iterator[Step]:
    """Yield what a colon, a dash, a semicolon or a full stop may make of a reading."""
    top = stack[-1]
    yield (put(stack, open=not top.open) if top.waits == VERB else stack, COMMA), None
    if all(map(complete, stack)) or (top.kind == MAIN and top.waits == VERB):
        yield START, None
    elif top.waits == DONE and len(stack) > 1:
        for left in closed(stack):
            if left is not stack:
                yield (left, COMMA), None


def _opened(line: Line, stack: Stack, before: str, at: int, chunk: Chunk) -> Iterator[Step]:
    """Yield what the opener of a clause may make of a reading."""
    word, that = line.word(at), line.word(at) == "that"
    if chunk.kind == RELATIVE:
        yield ((*stack, Clause(REL, subject=at)), OPENER), None
        if that:
            yield ((*stack, Clause(THAT)), OPENER), None
            free = stack[-1].waits == SUBJECT and stack[-1].kind != REL
            if before == COMMA or free or not (line.kind(at - 1) == NP and line.close(at)):
                for after in nouns(line, stack, before, at, chunk._replace(kind=NP, number=ANY)):
                    yield (after, ""), None
        return
    kind = THAT if that else FREE if chunk.hung else SUB
    yield ((*stack, Clause(kind)), OPENER), None
    behind = line.tags[chunk.first + 1] if chunk.first + 1 < len(line.tags) else ""
    if word in TWO_FOLD or behind in ELLIPTIC:
        yield (stack, ""), None


def _noun(line: Line, stack: Stack, before: str, at: int, chunk: Chunk) -> Iterator[Step]:
    """Yield what a noun phrase may make of a reading."""
    opened = line.opened(at)
    if chunk.hung and not (opened and before == OPENER):
        top = stack[-1]
        if top.waits == DONE and line.behind_particle(at):
            yield (begun(stack, chunk.number, at), ""), None
        if not (opened and line.is_subject(at)):
            yield (put(stack, marks=top.marks | HUNG) if top.waits == VERB else stack, before), None
        return
    if chunk.kind == TIME:
        yield (stack, before), None
    for after in nouns(line, stack, before, at, chunk):
        yield (after, ""), None
