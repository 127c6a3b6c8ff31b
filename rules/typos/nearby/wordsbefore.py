"""The words before a verb, read from right to left without parts of speech for the whole sentence: where its
clause begins, what stands between it and its subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Tagger, TextWords, word_sets

from ..evidence import alone_in_marks

MOST_ADVERBS = 2
"""So many adverbs stand before a verb."""
NEAR = 8
"""So many words before the verb are looked at for what may be its subject, too."""
ADDING = frozenset({"but", "so", "yet"})
"""Behind a comma and one of these a clause begins."""
POINTS = frozenset(("since", "until"))
"""Words that open a clause, or stand before a point in time."""

Sets = Mapping[str, frozenset[str]]


def reading_of(ctx: Scope) -> Reading:
    """Return what is needed to read the words of a document so."""
    files = (ctx.data("grammar.txt"), ctx.data("syntax.txt"))
    return Reading(ctx, ctx.facts.word_table, ctx.facts.tagger, *map(word_sets, files))


class Reading(NamedTuple):
    """What is needed at every word that is looked at."""

    ctx: Scope
    table: TextWords
    tagger: Tagger
    sets: Sets
    syntax: Sets

    def speaks(self, first: int, last: int) -> bool:
        """Say whether words stand in what is looked at, are not talked about ("write *he go*") and are in
        standard English.
        """
        if self.ctx.facts.told_in_dialect:
            return False
        start, end = self.table.starts[first], self.table.ends[last]
        return self.ctx.block_at(start) is not None and not alone_in_marks(self.ctx, start, end)

    def spaced(self, number: int) -> bool:
        """Say whether nothing but a blank or a line break stands before a word."""
        gap = self.table.gaps[number]
        return gap == " " or (gap.isspace() and gap.count("\n") < 2)

    def word(self, number: int) -> str:
        """Return a word in lower case that nothing but a blank parts from the one before it, "" for none."""
        inside = 0 < number < len(self.table) and self.spaced(number)
        return self.table.lower[number] if inside else ""

    def before(self, number: int) -> str:
        """Return the word that nothing but a blank parts from a word, in lower case, "" for none."""
        return self.table.lower[number - 1] if number and self.spaced(number) else ""

    def near_before(self, number: int) -> Sequence[str]:
        """Return the words before a word in lower case, as far as only blanks part them."""
        first = number
        while first and number - first < NEAR and self.spaced(first):
            first -= 1
        return self.table.lower[first:number]

    def closed(self, number: int) -> bool:
        """Say whether what follows a word cannot belong to its phrase: a mark, "with", "is"."""
        following = self.word(number + 1)
        return not following or following in self.sets["after-phrase"]

    def before_adverbs(self, number: int) -> int:
        """Return the number of the word before a verb and the adverbs that stand before it; -1 for none."""
        at = number
        for _ in range(MOST_ADVERBS + 1):
            if not at or not self.spaced(at):
                return -1
            at -= 1
            word = self.table.lower[at]
            if word not in self.syntax["aside"] and self.tagger.likeliest(word) != "RB":
                return at
        return -1

    def opens(self, number: int) -> bool:
        """Say whether a clause begins with a word: a sentence, or what stands behind "if" or ", but"."""
        table = self.table
        if not number:
            return True
        gap = table.gaps[number]
        if self.spaced(number):
            opener = table.lower[number - 1]
            hangs = opener in POINTS and number > 1 and table.gaps[number - 1] == " "
            if hangs and self.tagger.likeliest(table.lower[number - 2]) == "NNS":
                return False  # "Builders since his death have"
            return opener in self.sets["clause-opens"] or (
                opener in ADDING and table.gaps[number - 1].startswith(",")
            )
        if gap[:1] == "." and table.lower[number - 1] in self.sets["abbreviations"]:
            return False  # "Mrs. Roe feels"
        return gap[:1] in (".", "!", "?", ";", ":") or "\n\n" in gap

    def follows_adverbial(self, number: int) -> bool:
        """Say whether a word stands behind the comma after "In the end", "With tracking"."""
        table = self.table
        if table.gaps[number] != ", ":
            return False
        for at in range(number - 1, max(-1, number - NEAR), -1):
            if table.gaps[at] != " " or not at:
                return table.lower[at] in self.sets["adverbial-opens"] and table.forms[at][0].isupper()
        return False
