"""What the rules of the engine itself tell of an article."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, fact

from ..consistency.nearnames import MOST_WORDS
from ..consistency.quantities.figureledger import MOST_NUMBERED
from ..consistency.toldtwice.headlines import LONGEST_TITLE
from ..repetition.alignment import MOST_ORDERED
from ..repetition.facts import MOST_SENTENCES, told_sentences
from ..tables.tablerelations import MOST_MULTIPLIED


class InPart(NamedTuple):
    """A rule that compares less in an article of this length: up to how many of what it compares them all."""

    rule: str
    most: int
    what: str


@fact("compared_in_part", otherwise=None)
def compared_in_part(facts: Facts) -> tuple[InPart, ...]:
    """The rules that compare a text with itself and do not do so whole, because this one is long."""
    return tuple(_found(facts))


def _found(facts: Facts) -> Iterator[InPart]:
    if facts.word_count > MOST_WORDS:
        yield InPart("CON005", MOST_WORDS, "words")
    title = facts.doc.headline
    if title is not None and title.end - title.start > LONGEST_TITLE:
        yield InPart("CON004", LONGEST_TITLE, "characters of a headline")
    if _has_long_sentence(facts):
        yield InPart("REP003", MOST_ORDERED, "words of a sentence")
    if facts.doc.tables and any(len(columns) > MOST_MULTIPLIED for columns in facts.table_columns):
        yield InPart("TBL007", MOST_MULTIPLIED, "columns of a table")
    if len(facts.sentences) <= min(MOST_SENTENCES, MOST_NUMBERED):
        return
    if not facts.figure_ledger.comparable:
        yield InPart("CON004", MOST_NUMBERED, "sentences with figures")
    if len(told_sentences(facts)) > MOST_SENTENCES:
        yield InPart("REP003", MOST_SENTENCES, "sentences")


def _has_long_sentence(facts: Facts) -> bool:
    """Say whether a sentence has more words than are compared of one."""
    words = facts.word_table
    return any(
        words.first(sentence.end) - words.first(sentence.start) > MOST_ORDERED
        for sentence in facts.sentences
        if sentence.end - sentence.start > MOST_ORDERED
    )
