"""Forms of verbs with which a sentence has no reading, and with the right form one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import Slip, once

from .chunker import Chunker
from .judge import Judge
from .line import Line
from .parsed import NOUNS, Parsed
from .perfects import with_helper
from .reader import clashes_of
from .retagged import without_brackets
from .roles import BASE, DONE, ING, MANY, NAME, NOUN, OTHER, PAST, QUALITY

PLEASE = frozenset(("please",))
PERSONS = frozenset("i he she we they".split())
SUBJECTS = frozenset("you we they he she i it".split())
WHEN = frozenset("before after when while if once until unless whenever because although".split())
OBJECT = frozenset(("DT", "PRP$", "PRP"))
NOT_ALONE = PAST | BASE | QUALITY | NOUN | MANY
"""What a participle may not be that cannot stand without a helper."""
BEHIND = frozenset((*OBJECT, "IN", "TO", "RB", ".", ",", "WRB", "NNP", "CD"))
FRONTED = frozenset(("^", ",", "Q", ":", "(", ".", "CC"))


class Repairs:
    """Finds "we had wrote it", "please sent it", "before you opening the lid", "I begun early"."""

    headings = False

    def __init__(self, judge: Judge, participles: Mapping[str, str]) -> None:
        """Look at the document of a judge; ``participles``: by the past forms that are none themselves."""
        self._judge, self._participles = judge, participles
        self._alone = frozenset(participles.values())

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return the verbs that may stand in a wrong form, each with its judge."""
        return sorted(set(self._places()))

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb, by all of its sentence."""
        whole = self._judge.parser.whole()
        if whole is None or not whole.tokens[whole.place(number)].islower():
            return None
        verb = whole.place(number)
        # Found by name: methods that are kept would hold the article in a circle.
        kind, helper = getattr(self, asked)(whole, verb)
        return with_helper(self._judge.parser.table, whole, number, verb, (kind, helper) if kind else None)

    def _places(self) -> Iterator[tuple[int, str]]:
        table, sets, role = self._judge.parser.table, self._judge.sets, self._judge.parser.role
        lower, gaps, size = table.lower, table.gaps, len(table)
        for number in table.where(self._participles):
            before = number - 1
            while before > 0 and lower[before] in sets["aside"] and gaps[before + 1] == " ":
                before -= 1
            helper = lower[before] if before >= 0 and gaps[before + 1] == " " else ""
            if helper in sets["have-forms"] or helper in ("been", "be", "being"):
                yield number, "past"
        for first in table.where(PLEASE):
            if first + 1 < size and gaps[first + 1] == " ":
                bits = role(lower[first + 1])
                if bits & (PAST | DONE) and not bits & (BASE | OTHER | QUALITY | NAME):
                    yield first + 1, "please"
        for person in table.where(SUBJECTS):
            if not person or person + 1 >= size or gaps[person + 1] != " ":
                continue
            bits = role(lower[person + 1])
            if lower[person - 1] in WHEN and bits & ING and not bits & (NOUN | QUALITY | OTHER):
                yield person + 1, "going"
            elif lower[person] in PERSONS and lower[person + 1] in self._alone and not bits & NOT_ALONE:
                yield person + 1, "alone"

    def past(self, read: Parsed, verb: int) -> tuple[str, int]:
        """Judge "we had wrote": no reading as it stands, and one with the participle."""
        helper = verb - 1
        while read.word(helper) in self._judge.sets["aside"]:
            helper -= 1
        participle = self._participles[read.word(verb)]
        if read.word(helper) == "having" or read.tag(verb + 1) == "NN":
            return "", -1
        passive = read.word(helper) in ("been", "being")
        if (not passive and self._reads(read)) or not self._reads(_with(read, verb, participle, "VBN")):
            return "", -1
        return "participle", helper

    def please(self, read: Parsed, verb: int) -> tuple[str, int]:
        """Judge "please sent it"."""
        opens = read.tag(verb - 2) in FRONTED and read.tag(verb + 1) in OBJECT
        return ("base", verb - 1) if opens and read.lower[-1] != "?" else ("", -1)

    def going(self, read: Parsed, verb: int) -> tuple[str, int]:
        """Judge "before you opening the lid": a subject and its verb stand behind the opener of a clause."""
        known = read.tag(verb + 1) in OBJECT and read.tag(verb) == "VBG"
        return ("base", verb - 1) if known and read.tag(verb - 3) in (*FRONTED, *NOUNS) else ("", -1)

    def alone(self, read: Parsed, verb: int) -> tuple[str, int]:
        """Judge "I begun when I was nineteen": a participle without a helper begins a clause."""
        opener = read.tag(verb - 2)
        if opener not in FRONTED or (opener == "CC" and read.tag(verb - 3) != ","):
            return "", -1
        if opener == "," and not {"had", "has", "have", "having"}.isdisjoint(read.lower[:verb]):
            return "", -1
        return ("bare", verb - 1) if read.tag(verb + 1) in BEHIND else ("", -1)

    def _reads(self, read: Parsed) -> bool:
        """Say whether a sentence has a reading without a clash."""
        plain = without_brackets(read)
        if plain is None:
            return True
        chunker = Chunker(self._judge, plain)
        return clashes_of(Line(chunker.chunks(), chunker.read, self._judge.sets)) == ()


def _with(read: Parsed, at: int, word: str, tag: str) -> Parsed:
    """Return a sentence with another word at a place."""
    return Parsed(
        [*read.tokens[:at], word, *read.tokens[at + 1 :]],
        [*read.lower[:at], word, *read.lower[at + 1 :]],
        (*read.tags[:at], tag, *read.tags[at + 1 :]),
        read.numbers,
    )


@once
def participles_of(lines: Sequence[str]) -> dict[str, str]:
    """Return by the past forms of ``irregular-verbs.txt`` that are nothing else the participles."""
    entries = [entry.split("/") for entry in " ".join(lines).split()]
    others = {form for base, _, participle in entries for form in (base, participle)}
    return {
        past: participle
        for base, past, participle in entries
        if past not in others and not past.endswith("ed")
    }
