"""Short subjects with which their clause begins, before a verb of the other number ("when it strikes, light
are emitted", "Skelby were built here").

Behind a boundary that is sure, less has to be known of the noun: one that nobody counted, a name, a noun
without an article. All phrases of the subject have to be of the other number than the verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from copydesk.api import Scope, Slip

from ..clauses import collective
from .agreeexcuses import may_agree
from .heads import VERBS
from .judge import Judge
from .parsed import NOUNS, Parsed
from .phrases import before_verb
from .roles import BARE_VERBS, BASE, MANY, NAME, NOUN, QUALITY, VERBS_IN_S

ONE, SEVERAL, NAMED, LIKELY, UNTOLD = "one", "several", "named", "likely", ""
"""How many things a phrase is about; NAMED: one, by a name; LIKELY: several, or the title of one thing."""
INSIDE = frozenset((*NOUNS, "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "N$"))
DETERMINERS = frozenset(("DT", "PRP$", "PDT"))
BENT = frozenset(("VBG", "VBN"))
BEHIND = frozenset(("DT", "PRP", "PRP$", "TO", "IN", "RBR", "JJR", "."))
"""What stands behind a verb that is no part of a command: "the command make makefile"."""
UNCLEAR = ("quantities", "same", "shares", "amounts", "times")
EACH = frozenset(("each", "every"))
SINGLE = EACH | frozenset("a an another one this".split())
ALONE = SINGLE | frozenset("the that any no my your his her its our their".split())
COUNTING = frozenset("these those many several various numerous most few".split())
TOLD_OF = frozenset(("VBN", "DT"))
"""What stands behind "was" where a title is told of: "Volunteers was released"."""
LINKS = frozenset("of for in on with".split())
UNSURE_OPENERS = frozenset("but until till how why".split())
NO_VERBS = frozenset(("be", "thank"))
DEEP = 4


class OpeningSubjects:
    """Finds short subjects of another number than the verb behind them."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._judge, self._sets, self._role = judge, judge.sets, judge.parser.role
        self._teams: dict[str, bool] = {}

    def candidates(self) -> Sequence[tuple[int, None]]:
        """Return the verbs that may be wrong: what stands before them may be a noun of the other number."""
        table, words, verbs = self._judge.parser.table, self._judge.parser.words_of, self._judge.verbs
        found: list[int] = []
        for helpers, plain, unwanted in (("plural-be", BARE_VERBS, MANY), ("singular-be", VERBS_IN_S, NOUN)):
            found += self._behind_nouns(table.where(self._sets[helpers]), unwanted)
            found += self._behind_nouns((at for at in words(plain) if verbs[table.lower[at]]), unwanted)
        return [(number, None) for number in sorted(set(found))]

    def _behind_nouns(self, numbers: Iterable[int], unwanted: int) -> Iterator[int]:
        table, aside = self._judge.parser.table, self._sets["aside"]
        lower, gaps = table.lower, table.gaps
        for number in numbers:
            at = number
            while at and gaps[at] == " " and (lower[at - 1] in aside or lower[at - 1].endswith("ly")):
                at -= 1
            bits = self._role(lower[at - 1]) if at and gaps[at] == " " else unwanted
            if not bits or (bits & (NOUN | MANY | NAME) and not bits & unwanted):
                yield number

    def slip(self, read: Parsed, number: int, asked: None) -> Slip | None:
        """Judge a verb."""
        verb = read.place(number)
        word, behind = read.word(verb), read.tag(verb + 1)
        several = word in self._sets["plural-be"]
        if not several and word not in self._sets["singular-be"]:
            if behind not in BEHIND or word in NO_VERBS:
                return None
            several = bool(self._role(word) & BASE)
        if not read.tokens[verb].islower() or (word == "do" and behind in NOUNS):
            return None  # "our example do box"
        left, numbers = self._subject(read, verb)
        if several:
            clashes = numbers <= {ONE, NAMED} and not self._wished(read, left, verb)
        else:
            clashes = numbers in ({SEVERAL}, {LIKELY})
        if left < 0 or not clashes:
            return None
        if may_agree(self._judge, read, left, verb):
            return None
        if NAMED in numbers and several and self._is_team(read, verb):
            return None
        if LIKELY in numbers and self._is_title(read.tokens[left]):
            return None
        table = self._judge.parser.table
        kind = "weak" if numbers.isdisjoint((NAMED, LIKELY)) else "maybe"
        start, end = table.starts[read.numbers[left]], table.ends[number]
        subject = " ".join(read.tokens[left:verb])
        return Scope.found(start, end, kind=kind, subject=subject, verb=read.tokens[verb])

    def _subject(self, read: Parsed, verb: int) -> tuple[int, set[str]]:
        """Return where the subject of a verb begins, or -1, and how many things its phrases are about."""
        right, numbers = before_verb(read, verb), set[str]()
        for _ in range(DEEP):
            if read.tag(right) not in NOUNS or read.numbers[right] < 0:
                break
            left = right
            while left and read.tag(left - 1) in INSIDE and read.numbers[left - 1] >= 0:
                left -= 1
            left -= read.tag(left - 1) in DETERMINERS
            numbers.add(self._number(read, left, right, verb))
            if read.word(left - 1) in LINKS and left > 1 and read.tag(left - 2) in NOUNS:
                right = left - 2
            elif read.tag(left - 1) not in DETERMINERS and self._begins(read, left):
                return left, numbers
            else:
                break
        return -1, numbers

    def _number(self, read: Parsed, left: int, at: int, verb: int) -> str:
        """Return how many things a noun phrase is about."""
        sets, form, word, first = self._sets, read.tokens[at], read.word(at), read.word(left)
        inside = set(read.tags[left + (first == "one") : at])
        told = read.tag(left) in DETERMINERS or first == "one"
        if "-" in word or "CD" in inside or (not told and not BENT.isdisjoint(inside)):
            return UNTOLD
        if any(word in sets[name] for name in UNCLEAR):
            return UNTOLD
        if first not in SINGLE and not inside.isdisjoint(("NNS", "NNPS")):
            return UNTOLD  # "the things people want"
        parser, bits = self._judge.parser, self._role(word)
        ordinary = not bits & NAME and not parser.is_name(form) and not parser.is_place(word)
        opening = at == 0 and form[1:].islower() and ordinary
        plain = form.islower() or opening
        if read.tag(at) == "NNS" and plain:
            return self._several(read, left, at, verb)
        if word.endswith("s") and not (word.endswith(("ss", "us", "is")) and form[1:].islower()):
            return UNTOLD
        kind = word in sets["kindly"] and read.word(at + 1) != "of"
        group = collective(sets, word) and not kind and first not in EACH
        if first in SINGLE and left < at and (plain or form.isupper()):
            return UNTOLD if bits & MANY or group else ONE
        if read.tag(at) == "NN" and plain:
            if not bits & NOUN or bits & MANY or group:
                return UNTOLD
            if told:
                sure = left < at - 1 or "JJ" not in parser.may_be(form)
                return ONE if first in ALONE and sure else UNTOLD
            return ONE if not bits & QUALITY or read.tag(verb + 1) == "VBN" else UNTOLD
        named = read.tag(at) in ("NN", "NNP") and form[0].isupper() and not word.endswith("en")
        named = named and not parser.is_place(word)  # "England were all out"
        return NAMED if named and (not told or (first == "the" and form.isupper())) else UNTOLD

    def _several(self, read: Parsed, left: int, at: int, verb: int) -> str:
        """Return how many things a plural is about that may be the title of one thing."""
        sets, word, first, bits = self._sets, read.word(at), read.word(left), self._role(read.word(at))
        unclear = bits & NOUN if bits & MANY else bits
        if unclear or not word.endswith("s") or word in sets["singular-s"] or word.endswith("ics"):
            return UNTOLD
        if first in COUNTING:
            return SEVERAL
        if not bits:
            return UNTOLD
        if at == 0 and read.word(verb) != "is" and read.tag(verb + 1) not in TOLD_OF:
            return LIKELY
        if left == at or read.tag(left) in DETERMINERS:
            return UNTOLD
        done = read.word(verb) not in sets["singular-be"] or read.tag(verb + 1) == "VBN"
        return SEVERAL if done and not self._judge.parser.in_code(word) else UNTOLD

    def _begins(self, read: Parsed, left: int) -> bool:
        """Say whether a clause surely begins at a token."""
        openers = self._sets["clause-begins"]
        while left and read.tag(left - 1) == "RB" and read.word(left - 1) not in openers:
            left -= 1
        word = read.word(left - 1)
        if left == 0 or (word in openers and word not in UNSURE_OPENERS):
            return True
        if word == "that":
            return read.word(left - 2) in self._sets["saying"] and read.tag(left - 1) == "IN"
        before = read.tags[: left - 1]
        if word != "," or "," in before:
            return False
        if read.word(0) in openers:
            return not VERBS.isdisjoint(before)
        return (read.tag(0) == "IN" and VERBS.isdisjoint(before)) or set(before) == {"RB"}

    def _is_team(self, read: Parsed, verb: int) -> bool:
        """Say whether the name before a verb has a verb for several things more than once in the document, as
        that of a team has.
        """
        table, plural = self._judge.parser.table, self._sets["plural-be"]
        name = read.word(before_verb(read, verb))
        if name not in self._teams:  # once for each name, not for each of its uses
            behind = (number + 1 for number in table.numbers.get(name, ()))
            verbs = sum(number < len(table) and table.lower[number] in plural for number in behind)
            self._teams[name] = verbs > 1
        return self._teams[name]

    def _is_title(self, form: str) -> bool:
        """Say whether a word has a capital elsewhere in the document, too."""
        table = self._judge.parser.table
        return sum(table.forms[number] == form for number in table.numbers.get(form.lower(), ())) > 1

    def _wished(self, read: Parsed, left: int, verb: int) -> bool:
        """Say whether a wish or a demand stands before a subject."""
        wished = self._sets["wishing" if read.word(verb) in ("were", "weren't") else "demand"]
        return not wished.isdisjoint(read.lower[: max(0, left)])
