"""Nouns that are counted and stand in the singular without an article: "he bought car", "in large bowl"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Scope, Slip, reworded

from .judge import Judge
from .parsed import Parsed
from .phrases import Sets
from .roles import BASE, MANY

VOWELS = tuple("aeiou")
MODIFIERS = frozenset(("JJ", "VBN"))
"""What stands between an article and its noun."""
ENDS = frozenset((".", "IN", "TO", "VBZ", "VBD", "MD", "PB", "WDT", "WP", "WRB", "RB", "^"))
"""What ends a noun phrase behind its noun."""
BEHIND = ENDS | {"CC"}
"""What may stand right behind a noun that ends its phrase, or that is a subject."""
BARE_BEHIND = ("article-takers", "be-forms", "clause-begins")
"""The sets of small words behind which a noun without an article is looked at."""
GOVERNING = frozenset(("VB", "VBD", "VBZ", "VBP"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "PB"))
SUBJECT_OF = frozenset(("VBD", "VBZ", "MD", "PB"))
WORKING = frozenset("work works worked working job employed trained trains".split())
"""Words before "as" and an occupation."""
RANKS = frozenset("principal senior chief lead vice deputy head assistant managing associate".split())
"""An office that only one has needs no article."""
LIKELY, SURE = 3.0, 4.5
"""From which odds on an article is missing (natural logarithm): maybe, and surely."""
LEAST = 6
"""A sentence of fewer words is a label or a note."""
ARTICLES = frozenset(("a", "an", "the"))


class BareNouns:
    """Finds counted nouns in the singular that nothing determines."""

    headings = False

    def __init__(self, judge: Judge, nouns: Sets) -> None:
        """Look at the document of a judge; ``nouns``: those that are ``counted`` and no more than that, and
        those that are so behind a quality (``loosely``).
        """
        self._parser, self._sets = judge.parser, judge.sets
        self._counted, self._loosely = nouns["counted"], nouns["loosely"]

    def candidates(self) -> Sequence[tuple[int, None]]:
        """Return nouns before which no word stands that determines them."""
        table, told = self._parser.table, self._sets["determining"]
        lower, gaps, last = table.lower, table.gaps, len(table) - 1
        found = list[tuple[int, None]]()
        for number in table.where(self._counted | self._loosely):
            if number == last or not gaps[number + 1][-1].isspace():
                continue
            if number == 0 or ".\n".find(gaps[number][0]) >= 0:
                found.append((number, None))
            elif gaps[number] == " " and table.forms[number].islower():
                before = lower[number - 1]
                if (
                    before not in told
                    and not before.endswith(("'s", "’s", "s'", "s’"))
                    and self._may_be_bare(number)
                ):
                    found.append((number, None))
        return found

    def _may_be_bare(self, number: int) -> bool:
        """Say whether the words right beside a noun, by what they may be, let it stand without an article: if
        not, its sentence need not be read.
        """
        table, sets, may_be = self._parser.table, self._sets, self._parser.may_be
        if table.gaps[number + 1] == " " and BEHIND.isdisjoint(may_be(table.forms[number + 1])):
            return False
        form = table.forms[number - 1]
        tags = may_be(form)
        if not (form.islower() and MODIFIERS.isdisjoint(tags)):
            return True
        before = form.replace("’", "'")
        if table.lower[number] in self._loosely or before == "to":
            return False
        governs = not GOVERNING.isdisjoint(tags) and before not in sets["bare-takers"]
        return governs or before == "as" or any(before in sets[name] for name in BARE_BEHIND)

    def slip(self, read: Parsed, number: int, asked: None) -> Slip | None:
        """Judge a noun."""
        at = left = read.place(number)
        while read.tag(left - 1) in MODIFIERS and (read.tokens[left - 1].islower() or left == 1):
            left -= 1
        subject = self._is_subject(read, left, at)
        if read.tag(at) != "NN" or not (subject or self._is_bare(read, left, at)) or not _is_prose(read):
            return None
        if self._parser.is_name(read.tokens[at]):
            return None  # "Composer reads the file."
        loosely = read.word(at) in self._loosely
        if loosely and left == at:
            return None
        word = read.word(left)
        article = "an" if word.startswith(VOWELS) else "a"
        meant = [article.capitalize() if left == 0 else article, word]
        odds = reworded(self._parser.pairs, self._parser.tagger, read.tokens, (left, left + 1), meant).odds
        if odds < (SURE if loosely else LIKELY):
            return None
        table = self._parser.table
        return Scope.found(
            table.starts[read.numbers[left]],
            table.ends[number],
            kind="bare" if odds >= SURE and left < at and not (subject or loosely) else "bare likely",
            noun=read.tokens[at],
            word=article,
            odds=round(odds, 1),
        )

    def _is_subject(self, read: Parsed, left: int, at: int) -> bool:
        """Say whether a clause begins with a noun phrase and its verb: "If customer complains"."""
        begins = left == 0 or read.word(left - 1) in self._sets["clause-begins"]
        return begins and read.tag(at + 1) in SUBJECT_OF and read.word(left) not in self._sets["several"]

    def _is_bare(self, read: Parsed, left: int, at: int) -> bool:
        """Say whether a noun phrase ends with its noun, and begins where an article may stand: behind a verb
        or a preposition.
        """
        sets, before, tag = self._sets, read.word(left - 1), read.tag(left - 1)
        if not _ends(read, at) or left < 1 or not read.tokens[at].islower():
            return False
        if read.tag(at + 1) == "VBZ" and self._parser.role(read.word(at + 1)) & MANY:
            return False  # "to enable multi-step tool calls": the noun behind it is what is meant
        near = [*read.lower[max(0, left - 4) : left], *read.lower[at + 1 : at + 5]]
        if read.word(at) in near or read.word(left) in sets["several"]:
            return False  # "house to house"
        if before == "from" and read.word(at + 1) in ("to", "until"):
            return False
        if left == at and (before == "to" or (before in sets["causing"] and self._is_verb(read, at))):
            return False  # "to chain the posts", "to help advocate for it"
        if before == "as":
            return read.word(left - 2) in WORKING and read.tag(at + 1) == "IN"
        if before in sets["bare-takers"]:
            return False
        if tag == "IN" or before == "to":
            leaning = self._parser.pairs.leaning(before, read.word(left))
            return before in sets["article-takers"] and (left < at or leaning < 0)
        if before in sets["be-forms"]:
            return read.word(left) not in RANKS or read.tag(at + 1) != "IN"  # "is principal analyst with"
        return tag in GOVERNING and read.tag(left - 2) not in ("WRB", "DT", "JJ")

    def _is_verb(self, read: Parsed, at: int) -> bool:
        return bool(self._parser.role(read.word(at)) & BASE)


def _ends(read: Parsed, at: int) -> bool:
    """Say whether a noun phrase ends with a noun, and no other noun is joined to it."""
    if read.tag(at + 1) == "CC":
        return read.tag(at + 2) in ("DT", "PRP", "PRP$", "VBD", "VBZ", "JJR", "VB", "CD")
    if read.tag(at + 1) == ",":
        return read.tag(at + 2) in ("PRP", "WDT", "WP", "EX") or read.word(at + 2) in ("but", "so", "which")
    return read.tag(at + 1) in ENDS


def _is_prose(read: Parsed) -> bool:
    """Say whether a sentence is written in full: with a verb, and an article somewhere or somebody in it."""
    words = sum(number >= 0 for number in read.numbers)
    verb = not FINITE.isdisjoint(read.tags) or read.tag(0) == "VB"
    full = not ARTICLES.isdisjoint(read.lower) or "PRP" in read.tags
    return words >= LEAST and verb and full
