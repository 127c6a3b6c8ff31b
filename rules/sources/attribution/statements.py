"""Every sentence of the article with its carriers, its features and its support: the ground that SRC and CLM
rules stand on.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import or_

from copydesk.api import Block, Facts, cached_property

from ..words.classedwords import LONGEST, Tokens, TokenTable
from ..words.wordclasses import BIT, CAPITAL, CUT_OFF, bits
from .analysis import carriers_in
from .asides import Asides
from .attributing import attributed, draws_on
from .authoryears import names_sources
from .carrier import Carrier
from .continuation import CONTINUED, Reach
from .continuationsigns import vague
from .frames import FRAME
from .genre import Genre
from .nounphrases import NAMED
from .sourcemarks import mark_of, source_marks
from .statement import OPENING_NAME, Statement
from .statementtable import StatementTable
from .support import TELLS, own_support, speaks_out

BODY = frozenset({"paragraph", "list-item"})
_SPEECH = BIT["speech"]
_RECORD = bits("document", "evidence-noun", "digit")
_TELLING = FRAME | _SPEECH | _RECORD
"""A sentence without a word of these classes has no carrier and names no record."""


class Statements(Genre):
    """All statements of a document, and what holds for the document as a whole."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self._supports: dict[int, frozenset[str]] = {}
        self._deeds: frozenset[str] = facts.word_classes["deed"]
        self.all: Sequence[Statement] = _Builder(facts).all()
        if not self.reported:
            # An essay and a manual argue in paragraphs: a source stands behind the whole of its own, but
            # not behind what people without a name think.
            if isinstance(self.all, StatementTable):
                self.all.continue_beside("none", CONTINUED)
                return
            for statement in self.all:
                if statement.beside and statement.support == "none" and not vague(statement):
                    statement.support = CONTINUED

    def holding(self, *names: str) -> Iterator[Statement]:
        """Yield the statements in which a word of some classes stands (``wordclasses.BIT``)."""
        mask = bits(*names)
        if isinstance(self.all, StatementTable):
            return self.all.holding(mask)
        return (statement for statement in self.all if statement.classes & mask)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each statement begins."""
        if isinstance(self.all, StatementTable):
            return self.all.starts
        return array("I", (statement.start for statement in self.all))

    @cached_property
    def by_block(self) -> Mapping[int, Sequence[Statement]]:
        """The statements of each paragraph or list item, by block index."""
        if isinstance(self.all, StatementTable):
            return self.all.by_block()
        found: dict[int, list[Statement]] = {}
        for statement in self.all:
            found.setdefault(statement.block.index, []).append(statement)
        return found

    def supports(self, index: int) -> frozenset[str]:
        """Return all that supports the statements of a block, by its index."""
        found = self._supports.get(index)
        if found is None:
            found = self._supports[index] = frozenset(one.support for one in self.by_block[index])
        return found

    @cached_property
    def dated(self) -> bool:
        """Say whether the metadata hold a date of publication."""
        return (
            self._facts.doc.meta(
                "datePublished",
                "date",
                "published",
                "firstCreated",
                "versionCreated",
                "article:published_time",
                "pubdate",
            )
            is not None
        )

    @cached_property
    def sourced(self) -> bool:
        """Say whether the document shows any source: a link, a note, a list of references, an attributed
        quotation, somebody or something named that says so.

        An outlet or a document that is named but not linked does not count.
        """
        facts = self._facts
        if facts.references.has_list or names_sources(facts.doc.prose.text, facts.folded):
            return True
        return any(s.support in ("link", "footnote", "reference", "quotation") for s in self.all) or any(
            c.kind in ("person", "organisation")
            and c.lemma not in self._deeds
            and (c.shape == "source" or bool(c.classes & TELLS))
            for c in self.named
        )

    @property
    def named(self) -> Iterator[Carrier]:
        """All named carriers of the document."""
        return (c for s in self.carried for c in s.carriers if c.kind in NAMED)


class _Builder:
    """Makes the statements of a document."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._table: TokenTable = facts.tokens
        self._marks = source_marks(facts)
        self._asides = Asides(facts)
        self._quotes = bool(facts.quotes)
        self._sourced = False

    def all(self) -> Sequence[Statement]:
        """Return the statements of all paragraphs and list items."""
        found = (
            found
            for block in self._facts.doc.prose_blocks
            if block.kind in BODY and not self._asides.holds_block(block) and (found := self._of_block(block))
        )
        reach = Reach(self._table)
        if self._facts.holds_sentences:
            blocks = list(found)
            spread = reach.spread(blocks) if self._sourced else blocks
            return tuple(chain.from_iterable(spread))
        rows, own = StatementTable(self._table, self._facts.doc.blocks), list[str]()
        for block in reach.spread(_noted(found, own)):
            rows.add(block)
        if not self._sourced:
            rows.unspread(own)
        return rows

    def _of_block(self, block: Block) -> list[Statement]:
        facts, table, asides = self._facts, self._table, self._asides
        listed, starts, classes_of = table.listed, table.words.starts, table.classes
        sentences = facts.sentences_of(block)
        hold, covered = facts.holds_sentences, asides.near(block)
        watched = covered or asides.speak
        quoting = self._quotes and facts.in_quotes(block.start, block.end)
        marked = self._marked(block)
        found: list[Statement] = []
        last = bisect_left(starts, block.start)
        for number, sentence in enumerate(sentences):
            if watched and asides.holds(sentence, covered):
                continue
            _, begin, end, _ = sentence
            first = bisect_left(starts, begin, last)
            last = min(bisect_left(starts, end, first), first + LONGEST)
            flags = classes_of(first, last)
            opening, rest = flags[0] if flags else 0, reduce(or_, flags[1:], 0)
            classes = opening | rest
            quoted = quoting and facts.in_quotes(begin, end)
            support = mark_of(facts, block, sentences, number, self._marks) if marked else ""
            carriers: tuple[Carrier, ...] = ()
            voiced = False
            if classes & _TELLING:
                tokens = Tokens(table, first, last, flags)
                carriers = carriers_in(tokens, sentence, classes)
                if carriers:
                    support = support or own_support(carriers, quoted, listed)
                    voiced = speaks_out(carriers, listed)
                if (not support or support == "none") and (
                    (classes & _SPEECH and attributed(tokens))
                    or (classes & _RECORD and rest & CAPITAL and draws_on(tokens, sentence.text, classes))
                ):
                    support, voiced = "carrier", True
            support = support or "none"
            if support != "none":
                self._sourced = True
            speaks = voiced or support not in ("none", "carrier")
            if last - first == LONGEST:
                classes |= CUT_OFF
            named = bool(rest & CAPITAL or opening & OPENING_NAME)
            held = sentence if hold else ("", begin, end, block)
            found.append(
                Statement(table, held, carriers, support, quoted, classes, named, (first, last), speaks)
            )
        return found

    def _marked(self, block: Block) -> bool:
        """Say whether any link or note stands in a block."""
        marks = self._marks
        at = bisect_left(marks, (block.span.start, "")) if marks else 0
        return at < len(marks) and marks[at][0] < block.span.end


def _noted(blocks: Iterable[list[Statement]], own: list[str]) -> Iterator[list[Statement]]:
    """Yield the statements of blocks; what support each has in itself goes to ``own``."""
    for block in blocks:
        own += [statement.support for statement in block]
        yield block
