"""Places where a small word is missing: neighbours that cannot stand together in any sentence."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from copydesk.api import Scope, Slip

from .absences import Absences
from .judge import Judge
from .parsed import Parsed
from .roles import BASE, MANNER, MANY, NOUN, OTHER, PAST, QUALITY

SMALL = frozenset("a as in is of than the to".split())
"""What is named by itself; of other words only the kind is told."""
PERSONS = frozenset(("i", "he", "she", "we", "they"))
OBJECTS = frozenset(("them", "him", "us", "me"))
PARTS = frozenset("each many several few most some both all third quarter".split())
PARTED = frozenset("them us".split())
ORDINALS = frozenset("first second third last next entire whole".split())
POINTING = frozenset({"last", "next"})
DETERMINERS = frozenset("the a an my our your their its".split())
PREPOSITIONS = frozenset("of to for from with than".split())
AT = frozenset("on in at back from until by".split())
WHEN = frozenset("on in for from until by during since over".split())
REST = frozenset("last other others rest first".split())
HEAPS = frozenset("couple lot bit handful majority".split())
NUMBERS = frozenset(("CD",))


# “The founder, who according to the plaque cast it”: what stands so between “who” and its verb.
HINGES = frozenset("according owing judging speaking depending".split())


class AbsentWords:
    """Finds "as soon possible", "able stay", "each the parts", "they ready", "all the of", "no than"."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._parser, self._sets = judge.parser, judge.sets
        found = Absences(judge)
        judges = (
            found.a_heap,
            found.a_single,
            found.as_much,
            found.be_who,
            found.in_front,
            found.in_part,
            found.is_wrong,
            found.noun,
            found.of,
            found.of_case,
            found.prep,
            found.quality,
            found.than,
            found.the,
            found.to,
            found.to_able,
            found.to_asked,
            found.to_enough,
            found.to_forward,
            found.to_plan,
            found.to_told,
            found.verb_do,
            found.verb_do_not,
            found.verb_modal,
            found.verb_not,
            found.verb_ready,
            found.word,
            found.word_of,
            found.word_own,
        )
        self._judges: dict[str, Callable[[Parsed, int], bool]] = {one.__name__: one for one in judges}

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return the second of two neighbours between which a word may be missing, with what it may be."""
        return sorted(set(self._pairs()))

    def _pairs(self) -> Iterator[tuple[int, str]]:
        table, sets, role = self._parser.table, self._sets, self._parser.role
        lower, gaps, last = table.lower, table.gaps, len(table) - 1

        def bare(number: int) -> bool:
            return number > 0 and gaps[number] == " " and lower[number - 1] not in sets["determiners"]

        def behind(
            words: Iterable[str], reach: int = 1, then: Container[str] | None = None
        ) -> Iterator[tuple[int, str]]:
            for one in table.where(words):
                number = one + reach
                if number > last or (then is not None and lower[number] not in then):
                    continue
                if gaps[number] == " " and (reach == 1 or gaps[one + 1] == " "):
                    yield number, lower[number]

        for number, word in behind(("as",), 2):
            middle = lower[number - 1]
            if middle in sets["as-much"] and word not in ("as", "a", "an"):
                yield number, "as_much"
        for number, _ in behind(sets["to-be-takers"], 1, ("be", "have")):
            yield number, "to"
        for number, word in behind(("able", "unable", "ought")):
            if role(word) & BASE and not role(word) & (OTHER | MANNER):
                yield number, "to_able"
        for number, word in behind(sets["told-to"], 2):
            if (
                lower[number - 1] in OBJECTS
                and role(word) & BASE
                and not role(word) & (PAST | OTHER | MANNER)
            ):
                yield number, "to_told"
        for number, word in behind(("forward",)):
            if lower[number - 2] in sets["look"] and word.endswith("ing"):
                yield number, "to_forward"
        for number, word in behind(("enough",)):
            if role(word) & BASE and not role(word) & (OTHER | MANNER):
                yield number, "to_enough"
        for number, word in behind(sets["plans"]):
            if role(word) & BASE and not role(word) & (OTHER | MANNER | MANY):
                yield number, "to_plan"
        for number, word in behind(PARTS):
            if (
                word in PARTED
                or (lower[number - 1] == "each" and word in ("the", "my", "our", "your", "their"))
                or (lower[number - 1] in ("third", "quarter") and word in ("its", "their", "his"))
            ):
                yield number, "of"
        for number, _ in behind(DETERMINERS, 1, PREPOSITIONS):
            if not gaps[number - 1].endswith((".", "-", "/")):  # "4.2.a of the guide"
                yield number, "noun"
        for number, _ in behind(("no",), 1, ("than",)):
            yield number, "word"
        for number, _ in behind(("of",), 1, ("to",)):
            yield number, "word_of"
        for number, word in behind(("own",)):
            if number > 1 and lower[number - 2] in sets["linking"] and role(word) & (NOUN | MANY):
                yield number - 1, "word_own"
        for number, word in behind(("half", "single")):
            if bare(number - 1) and role(word) & NOUN and not role(word) & MANY:
                yield number - 1, "a_single"
        for number, word in behind(("part",)):
            if lower[number - 2] in sets["take"] and word in sets["determiners"]:
                yield number, "in_part"
        for number, word in behind(("case",)):
            if lower[number - 2] == "in" and role(word) & NOUN and not role(word) & (MANY | OTHER):
                yield number, "of_case"
        for number, word in behind(sets["no-object"]):
            if word in sets["determiners"] or word in OBJECTS:
                yield number, "prep"
        for number, word in behind(("not",)):
            subject = number > 1 and gaps[number - 1] == " " and role(lower[number - 2]) & (NOUN | MANY)
            if subject and role(word) & BASE and not role(word) & (OTHER | MANNER | QUALITY):
                yield number - 1, "verb_do_not"
        for number, _ in behind(sets["told-to"], 3, ("be",)):
            if lower[number - 1] == "not" and lower[number - 2] in ("it", *OBJECTS):
                yield number, "to_asked"
        for number, _ in behind(sets["plain-modals"], 1, AT):
            yield number, "verb_modal"
        for number, word in behind(HEAPS):
            if word == "of" and bare(number - 1) and not role(lower[number - 2]) & QUALITY:
                yield number - 1, "a_heap"
        for number, word in behind(ORDINALS):
            if word in sets["times-and-ways"] and lower[number - 1] in POINTING:
                continue  # "until last winter of the late Miss Coyle"
            if lower[number + 1 : number + 2] == ["of"] and bare(number - 1) and lower[number - 2] in WHEN:
                yield number - 1, "the"
        for number, _ in behind(("very",), 1, (*PERSONS, "is", "are", "was", "were", "will", "can")):
            yield number, "quality"
        for number, word in behind(PERSONS):
            if word == "not" or word in sets["ready"]:
                yield number, "verb_" + ("not" if word == "not" else "ready")
        for number, word in behind(("who",)):
            if (
                word.endswith("ing")
                and word not in HINGES
                and word not in sets["absolute"]
                and role(word) & ~(NOUN | QUALITY | MANY)
            ):
                yield number, "be_who"
        for number, _ in behind(("what",), 1, ("wrong",)):
            yield number, "is_wrong"
        for number, _ in behind(sets["do-forms"], 2, ("it", *OBJECTS)):
            if lower[number - 1] == "not":
                yield number, "verb_do"
        for number, word in behind(("more",), 2):
            if word in ("the", "this", "that", "any", "all") and number < last and lower[number + 1] in REST:
                yield number, "than"
        for number, word in behind(("front",)):
            if word == "of" and number > 1:
                yield number - 1, "in_front"

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge the place before a word."""
        table, at = self._parser.table, read.place(number)
        if at < 1 or not read.tokens[at].islower() or not self._judges[asked](read, at):
            return None
        word = asked.partition("_")[0]
        return Scope.found(
            table.starts[number - 1],
            table.ends[number],
            kind="absent" if word in SMALL else f"absent {word}",
            word=word,
            first=read.tokens[at - 1],
            second=read.tokens[at],
        )
