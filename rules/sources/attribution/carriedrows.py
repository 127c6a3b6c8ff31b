"""All carriers of an article with their sentences, as rows of numbers from which each is made."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from copydesk.api import Facts, OnDemand

from .carried import PUBLISHED, Carried
from .statementtable import StatementTable


def find_carried(facts: Facts) -> Sequence[Carried]:
    """Return every carrier of the article, in reading order. Those of a long text are made when they are
    asked for.
    """
    statements = facts.attributions.all
    # Of each the number of its statement, which carrier of this it is, and as in ``Carried``.
    rows, which, numbers, told = array("I"), bytearray(), array("I"), bytearray()
    before, published = False, "published" in facts.vocabulary_parts
    first, block = 0, -1
    for row, statement in enumerate(statements):
        if statement.block.index != block:
            first, block = row, statement.block.index
        carriers = statement.carriers
        before = (
            before
            or statement.marked
            or any(c.kind in ("person", "organisation") for c in carriers)
            or (published and PUBLISHED.search(statement.sentence.text) is not None)
        )
        for number in range(len(carriers)):
            rows.append(row)
            which.append(number)
            numbers.append(row - first)
            told.append(before)

    def carried(at: int) -> Carried:
        row, place = rows[at], which[at]
        if isinstance(statements, StatementTable):
            carrier = statements.carrier(row, place)
        else:
            carrier = statements[row].carriers[place]
        return Carried(facts, statements, row, carrier, numbers[at], bool(told[at]))

    found = OnDemand(range(len(rows)), carried)
    return tuple(found) if facts.holds_sentences else found
