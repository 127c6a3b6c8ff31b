"""Every sentence of the article with its carriers, its features and its support: the ground that SRC and CLM
rules stand on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, reduce
from itertools import chain
from operator import or_

from copydesk.api import Block, Facts, regex

from ..words.classedwords import LONGEST, Tokens, TokenTable
from ..words.classfiles import either
from ..words.wordclasses import BIT, CAPITAL, CUT_OFF, WordClasses, bits
from .analysis import carriers_in
from .asides import Asides
from .attributing import attributed, draws_on
from .authoryears import names_sources
from .carrier import Carrier
from .continuation import CONTINUED, Reach
from .frames import FRAME
from .nounphrases import NAMED
from .sourcemarks import mark_of, source_marks
from .statement import OPENING_NAME, Statement
from .statementtable import StatementTable
from .support import TELLS, own_support, speaks_out

BODY = frozenset({"paragraph", "list-item"})
_FIRST_PERSON_SHARE = 0.12
_SECOND_PERSON_SHARE = 0.2
_HEAD, _HEAD_LINES = 600, 8  # letters and lines in which a label of the text is looked for
_TOLD_IN = 20  # sentences of which one tells what somebody said, in a report
_TYPE_KEYS = (
    "type_of_work",
    "type-of-work",
    "typeOfWork",
    "genre",
    "articleSection",
    "category",
    "type",
    "@type",
)
_SECOND_PERSON, _SPEECH = BIT["second-person"], BIT["speech"]
_RECORD = bits("document", "evidence-noun", "digit")
_TELLING = FRAME | _SPEECH | _RECORD
"""A sentence without a word of these classes has no carrier and names no record."""


@lru_cache(maxsize=4)
def _labelled(listed: WordClasses) -> re.Pattern[str]:
    """Return what finds a label at the head of a line: "Opinion: …", "A comment by …", "Press release"."""
    text, issued = either(listed["text-label"]), either(listed["issued-label"])
    return regex(
        rf"\W{{0,4}}(?:(?:an? |the )?(?:{text}|{issued})(?: by\b|:)|(?:{issued})\W*\Z)", re.IGNORECASE
    )


class Statements:
    """All statements of a document, and what holds for the document as a whole."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._opinions: frozenset[str] = facts.word_classes["opinion-label"]
        self._deeds: frozenset[str] = facts.word_classes["deed"]
        self.all: Sequence[Statement] = _Builder(facts).all()
        if not self.reported:
            # An essay and a manual argue in paragraphs: a source stands behind the whole of its own.
            if isinstance(self.all, StatementTable):
                self.all.continue_beside("none", CONTINUED)
                return
            for statement in self.all:
                if statement.beside and statement.support == "none":
                    statement.support = CONTINUED

    @cached_property
    def carried(self) -> Sequence[Statement]:
        """The statements with a carrier."""
        if isinstance(self.all, StatementTable):
            return self.all.carried()
        return tuple(statement for statement in self.all if statement.carriers)

    def holding(self, *names: str) -> Iterator[Statement]:
        """Yield the statements in which a word of some classes stands (``wordclasses.BIT``)."""
        mask = bits(*names)
        if isinstance(self.all, StatementTable):
            return self.all.holding(mask)
        return (statement for statement in self.all if statement.classes & mask)

    @cached_property
    def by_block(self) -> Mapping[int, Sequence[Statement]]:
        """The statements of each paragraph or list item, by block index."""
        if isinstance(self.all, StatementTable):
            return self.all.by_block()
        found: dict[int, list[Statement]] = {}
        for statement in self.all:
            found.setdefault(statement.block.index, []).append(statement)
        return found

    @cached_property
    def first_person_share(self) -> float:
        """The share of sentences outside quotations in which the author says I or we."""
        own = Counter(s.first_person for s in self.all if not s.quoted and not s.block.quote)
        return own[True] / own.total() if own else 0.0

    @cached_property
    def personal(self) -> bool:
        """Say whether the text speaks in the first person: a speech, a column, an essay, a letter; no
        report.
        """
        return self.first_person_share >= _FIRST_PERSON_SHARE

    @cached_property
    def declared_opinion(self) -> bool:
        """Say whether the metadata, or a label above the text, call it an opinion, an essay, fiction or
        instructions, or the word of whoever issues it: a press release, a statement.
        """
        entry = (self._facts.doc.meta(key) for key in _TYPE_KEYS)
        if any(e is not None and str(e.value).strip().casefold() in self._opinions for e in entry):
            return True
        head = self._facts.doc.prose.text[:_HEAD]
        label = _labelled(self._facts.word_classes)
        return any(label.match(line) for line in head.split("\n")[:_HEAD_LINES])

    @cached_property
    def reports(self) -> bool:
        """Say whether the text reports: it neither speaks as I or we, nor tells the reader what to do, nor
        declares an opinion.
        """
        own = Counter(bool(s.classes & _SECOND_PERSON) for s in self.all if not s.quoted)
        told = own[True] < _SECOND_PERSON_SHARE * max(1, own.total())
        return not (self.personal or self.declared_opinion) and told

    @cached_property
    def reported(self) -> bool:
        """Say whether the text tells what others said, as news do: one sentence in twenty or more."""
        told = sum(s.voiced for s in self.carried)
        return told > 0 and _TOLD_IN * told >= len(self.all) and self.reports

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
        rows, own = StatementTable(self._table), list[str]()
        for block in reach.spread(_noted(found, own)):
            rows.add(block)
        if not self._sourced:
            rows.unspread(own)
        return rows

    def _of_block(self, block: Block) -> list[Statement]:
        facts, table, asides = self._facts, self._table, self._asides
        listed, starts, classes_of = table.listed, table.words.starts, table.classes
        sentences = facts.sentences_of(block)
        covered = asides.near(block)
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
            found.append(
                Statement(table, sentence, carriers, support, quoted, classes, named, (first, last), speaks)
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
