"""What the rules on repetition share."""

from itertools import islice

from copydesk.api import Facts, fact

from .alignment import Aligner
from .compared import compared_sentences
from .saidwords import passages
from .summaries import apart_from_summaries

_FEWEST, _MOST = 4, 200
_LEAST_WORDS = 3
_CLOSING = "\"'”’)]»"
_TELLS = frozenset(".!;")
"""How a sentence ends that tells something: no question, title or entry of a table."""


@fact("aligned_sentences", otherwise=None)
def aligned_sentences(facts: Facts) -> Aligner | None:
    """The sentences of an article of running text, to be matched with each other; None for one of few
    sentences, one that no reader has in mind as a whole, and for manuals, which say the same of many things.
    """
    if facts.doc.code:
        return None
    scope = facts.scope(("paragraph", "list-item"), ("en",))
    sentences = list(islice(compared_sentences(scope), _MOST + 1))
    if not _FEWEST <= len(sentences) <= _MOST:
        return None
    told = [sentence for sentence in sentences if sentence.text.rstrip(_CLOSING)[-1:] in _TELLS]
    found = passages(facts, apart_from_summaries(facts, told))
    return Aligner(facts, [one for one in found if len(one.stems) + bool(one.numbers) >= _LEAST_WORDS])
