"""What the rules on repetition share."""

from itertools import islice

from copydesk.api import Facts, Sentence, fact

from .alignment import Aligner
from .compared import compared_sentences
from .saidwords import passages
from .summaries import apart_from_summaries

_FEWEST = 4
MOST_SENTENCES = 200
"""Sentences of an article that a reader has in mind as a whole: of a longer one none are matched in meaning.
"""
_LEAST_WORDS = 3
_CLOSING = "\"'”’)]»"
_TELLS = frozenset(".!;")
"""How a sentence ends that tells something: no question, title or entry of a table."""


def told_sentences(facts: Facts) -> list[Sentence]:
    """Return the sentences that may be matched with each other, no more than one beyond ``MOST_SENTENCES``;
    none of a manual.
    """
    if facts.doc.code:
        return []
    scope = facts.scope(("paragraph", "list-item"), ("en",))
    return list(islice(compared_sentences(scope), MOST_SENTENCES + 1))


@fact("aligned_sentences", otherwise=None)
def aligned_sentences(facts: Facts) -> Aligner | None:
    """The sentences of an article of running text, to be matched with each other; None for one of few
    sentences, one that no reader has in mind as a whole, and for manuals, which say the same of many things.
    """
    sentences = told_sentences(facts)
    if not _FEWEST <= len(sentences) <= MOST_SENTENCES:
        return None
    told = [sentence for sentence in sentences if sentence.text.rstrip(_CLOSING)[-1:] in _TELLS]
    found = passages(facts, apart_from_summaries(facts, told))
    return Aligner(facts, [one for one in found if len(one.stems) + bool(one.figures) >= _LEAST_WORDS])
