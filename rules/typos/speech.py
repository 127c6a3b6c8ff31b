"""Quoted speech: a slip in it is ours, unless the words are meant to stand as they were said or written.

A quotation keeps dialect, jokes and old spellings. They are told by their company: other words of no
dictionary in the same quotation, or words that only dialect and chats have (``rules/data/speech.txt``).
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from copydesk.api import Scope, Word, cached_property, regex, word_sets

SIC = regex(r"[”\"’']?,? ?[\[(]\s?sic\b")
LEAST = 4
"""A quotation of fewer words is a label or a term."""
MOST = 40
"""In a longer quotation one strange word says nothing of the others."""
QUOTES = "“”„«»\"‘’' "
ENDS = (".", "!", "?", ",")
ROWS = ("unknown", "listed", "titled")


class Speech:
    """What the quotations of a document are like."""

    def __init__(self, ctx: Scope) -> None:
        """Look at the document of a scope."""
        self._ctx = ctx
        self._checked = bool(ctx.facts.knowledge.settings.get("check-quotations"))
        self._kept: dict[tuple[int, int], bool] = {}

    def spoken(self, place: Word) -> bool:
        """Say whether a word stands in a quotation, and quotations are left to their speakers."""
        return not self._checked and self._range(place) is not None

    def leaves(self, place: Word) -> bool:
        """Say whether a word must stand as it is: [sic] says so, or the company that it keeps in a
        quotation.
        """
        if SIC.match(self._ctx.text, place.end):
            return True
        quotation = None if self._checked else self._range(place)
        if quotation is None:
            return False
        if quotation not in self._kept:
            self._kept[quotation] = self._is_peculiar(*quotation)
        return self._kept[quotation]

    def is_copied(self, place: Word) -> bool:
        """Say whether a word stands in a short quotation that seems to be copied with its spelling, from a
        letter or from dialect: [sic] says so, another word in it is of no dictionary or rare, or "&" stands
        for a word.
        """
        if SIC.match(self._ctx.text, place.end):
            return True
        quotation = self._range(place)
        if quotation is None or self._checked:
            return False
        start, end = quotation
        table = self._ctx.facts.word_table
        words = table.forms[table.first(start) : table.first(end)]
        if len(words) > MOST:
            return False
        look_up = self._ctx.facts.lexicon.look_up
        known = (look_up(word) for word in words if word.islower() and word != place.text)
        return " & " in self._ctx.text[start:end] or any(one.rare or not one.known for one in known)

    def _range(self, place: Word) -> tuple[int, int] | None:
        if quotation := self._ctx.facts.quote_at(place.start, place.end):
            return quotation
        block = self._ctx.doc.block_at(place.start)
        told = block is not None and (block.quote or self._ctx.facts.told_in_dialect)
        return (block.start, block.end) if block is not None and told else None

    def _is_peculiar(self, start: int, end: int) -> bool:
        table = self._ctx.facts.word_table
        first, last = table.first(start), table.first(end)
        words = table.lower[first:last]
        if len(words) < LEAST and not self._is_said(start, end):
            return True
        inside = (bisect_left(self._strange, at, key=itemgetter(0)) for at in (start, end))
        strange = {word for _, word in self._strange[slice(*inside)]}
        dialect = word_sets(self._ctx.data("speech.txt"))["dialect"]
        return len(strange) > 1 or not dialect.isdisjoint(words)

    def _is_said(self, start: int, end: int) -> bool:
        """Say whether a short quotation is a sentence: a capital, a mark at the end, more than a word."""
        text = self._ctx.text[start:end].strip(QUOTES)
        return text[:1].isupper() and text.endswith(ENDS) and " " in text

    @cached_property
    def _strange(self) -> Sequence[tuple[int, str]]:
        """Where the words of no dictionary stand, in reading order, and what they are."""
        spelling = self._ctx.facts.spelling
        return sorted(
            (place.start, word)
            for row in ROWS
            for word, places in getattr(spelling, row).items()
            for place in places
        )
