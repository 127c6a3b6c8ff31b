"""What the rules of the engine itself tell of an article."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, fact

from ..consistency.nearnames import MOST_WORDS
from ..consistency.quantities.figureledger import MOST_NUMBERED
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
    if facts.doc.tables and any(len(columns) > MOST_MULTIPLIED for columns in facts.table_columns):
        yield InPart("TBL007", MOST_MULTIPLIED, "columns of a table")
    if len(facts.sentences) <= min(MOST_SENTENCES, MOST_NUMBERED):
        return
    if not facts.figure_ledger.comparable:
        yield InPart("CON004", MOST_NUMBERED, "sentences with figures")
    if len(told_sentences(facts)) > MOST_SENTENCES:
        yield InPart("REP003", MOST_SENTENCES, "sentences")
