"""Verbs that do not agree with their subject in any way to read the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip

from .agreeexcuses import may_agree
from .chunker import Chunker
from .chunks import Chunk
from .excuses import ENDS, excused, is_meant, is_sure, is_sure_by_words, is_told
from .judge import Judge
from .line import Line
from .parsed import Parsed
from .reader import Clashes, clashes_of
from .retagged import is_closed, other_tags, without_brackets
from .roles import MANNER, MANY, NOUN, QUALITY
from .sieve import suspicious

SHOWN = 4
"""A subject with its verb of no more words is shown whole."""


class Found(NamedTuple):
    """A verb that does not agree: the sentence without what stands in brackets, the verb, its subject."""

    read: Parsed
    verb: Chunk
    subject: Chunk


def clash_of(judge: Judge, read: Parsed) -> Found | None:
    """Return the one verb of a sentence without brackets that agrees in no reading, or None.

    Where one word taken for a noun instead of a verb, or the other way round, makes a reading without a
    clash, nothing is said. A sentence that has no reading may get one in that way.
    """
    clashes = _clashes(judge, read)
    if clashes is not None and len(clashes[1]) != 1:
        return None
    found = _found(judge, read, clashes) if clashes else None
    if clashes and not found:
        return None
    for tags in other_tags(judge, read):
        other = _clashes(judge, read._replace(tags=tags))
        if other is None or len(other[1]) > 1:
            continue
        if not other[1]:
            return None
        verb = other[0][other[1][0][0]].verb
        if found is None and read.tags[verb] != tags[verb] and is_meant(judge, read, verb):
            found = _found(judge, read, other)
    return found


def _clashes(judge: Judge, read: Parsed) -> tuple[list[Chunk], Clashes] | None:
    chunker = Chunker(judge, read)
    chunks = chunker.chunks()
    clashes = clashes_of(Line(chunks, chunker.read, judge.sets))
    return None if clashes is None else (chunks, clashes)


def _found(judge: Judge, read: Parsed, clashes: tuple[list[Chunk], Clashes]) -> Found | None:
    chunks, ((verb, subject),) = clashes
    found = Found(read, chunks[verb], chunks[subject])
    return None if excused(judge, read, found.verb, found.subject) else found


def told(whole: Parsed) -> Parsed | None:
    """Return a sentence without what stands in brackets, or None where verbs may stand in any number."""
    read = without_brackets(whole)
    return read if read is not None and is_told(read) else None


class Distant:
    """Finds verbs that do not go with a subject that stands apart from them."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._judge = judge
        self._last: Parsed | None = None
        self._read: Parsed | None = None
        self._found: Found | None = None
        self._judged = False

    def candidates(self) -> Sequence[tuple[int, None]]:
        """Return the verbs that may be wrong."""
        judge = self._judge
        return [
            (number, None)
            for number in suspicious(judge)
            if is_sure_by_words(judge, number) and judge.parser.ends_behind(number, ENDS)
        ]

    def slip(self, read: Parsed, number: int, asked: None) -> Slip | None:
        """Judge a verb, by all of its sentence, which is parsed only where one of its verbs is surely one."""
        whole = self._judge.parser.whole()
        if whole is None:
            return None
        if whole is not self._last:
            self._last, self._read, self._found, self._judged = whole, told(whole), None, False
        told_as = self._read
        if told_as is None or number not in told_as.numbers:
            return None
        at = told_as.place(number)
        if not is_sure(self._judge, told_as, at):
            return None
        if not self._judged:
            self._found, self._judged = clash_of(self._judge, told_as), True
        found = self._found
        return self._shown(found) if found is not None and found.verb.verb == at else None

    def _shown(self, found: Found) -> Slip | None:
        read, verb, subject = found.read, found.verb.verb, found.subject
        if verb < subject.first or may_agree(self._judge, read, subject.first, verb):
            return None
        table, number = self._judge.parser.table, read.numbers[verb]
        shown = read.tokens[subject.first : verb]
        if len(shown) > SHOWN:
            shown = [*read.tokens[subject.first : subject.last + 1], "…"]
        noun = self._judge.parser.role(read.word(verb)) & (NOUN | MANY | QUALITY | MANNER)
        kind = "maybe" if noun and not is_closed(self._judge, read.word(verb)) else "weak"
        start, end = table.starts[read.numbers[subject.first]], table.ends[number]
        return Scope.found(start, end, kind=kind, subject=" ".join(shown), verb=read.tokens[verb])
