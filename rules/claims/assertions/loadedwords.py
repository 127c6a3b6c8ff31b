"""Words by which a report takes sides: praise, comment, doubt, labels and euphemisms (“the legendary singer”,
“tragically, he died”, “the so-called reform”), after Wikipedia's “Words to watch”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import Data, Facts, once, regex, worded

from ...sources.attribution.statement import Statement
from .gates import told_by
from .ownvoice import Told
from .secondhand import unanswered

_FILE = "loaded-words.toml"
_BE = r"(?:is|are|was|were|be|been|remains?|remained)"
_DEGREE = r"(?:(?:an?|the|truly|absolutely|simply|really|quite|very|just) ){0,2}"
# A noun behind it, or one more adjective: no word that only joins.
_NOUN = r"(?= (?!(?@joins)\b)[a-zA-Z])"


class Loaded(NamedTuple):
    """A range of the prose in a statement, the class of words that it belongs to (“praise”), and what it does
    there.
    """

    start: int
    end: int
    statement: Statement
    kind: str
    why: str


_PRAISE = worded(
    rf"(?<![-’'])\b(?<!\bthe most )(?:(?@praise)|(?@praise_before)){_NOUN}(?! (?@no_praise)\b)"
    rf"|\b{_BE} {_DEGREE}(?@praise)(?=[.,;:!]| (?:and|in|on|at|to|with|as)\b)"
    r"|\b(?@sayings)\b",
    _FILE,
    flags=re.IGNORECASE,
)
_BEHIND_BE = regex(rf"{_BE} {_DEGREE}", re.IGNORECASE)
_COMMENT = worded(
    r"(?:(?<=[.!?] )|^)(?:(?@comment_apart),|(?@comment_opening)(?= (?!for)))"
    r"|(?<=, )(?@comment_apart)(?=,)|(?<![-’'])\b(?@comment_within)(?= [a-z]{3,})",
    _FILE,
    flags=re.IGNORECASE | re.MULTILINE,
)
_DOUBT = worded(
    rf"(?<![-’'])\b(?:the |an? |this |his |her |its |their )?(?@doubt){_NOUN}(?! (?@doubt_borne)\b)"
    r"|\b(?@doubt_adverbs)(?= [a-z]{3,})",
    _FILE,
    flags=re.IGNORECASE,
)
_LABEL = worded(rf"(?<![-’'])\b(?@label){_NOUN}|\b(?@label_nouns)\b", _FILE, flags=re.IGNORECASE)
_EUPHEMISM = worded(
    r"(?<!years )(?<!year )(?<!days )(?<!day )(?<!time )(?<!month )(?<!months )\b(?@euphemisms)\b",
    _FILE,
    flags=re.IGNORECASE,
)
_LOOKS = {
    "praise": _PRAISE,
    "comment": _COMMENT,
    "doubt": _DOUBT,
    "label": _LABEL,
    "euphemism": _EUPHEMISM,
}
_LISTS = {
    "praise": ("praise", "praise_before", "sayings"),
    "comment": ("comment_apart", "comment_opening", "comment_within"),
    "doubt": ("doubt", "doubt_adverbs"),
    "label": ("label", "label_nouns"),
    "euphemism": ("euphemisms",),
}
_BEFORE = 3
"""So many words before praise say that somebody else praises (“widely regarded as an iconic tower”)."""


@once
def _words(lists: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    # A part of a word with a hyphen counts as a word.
    return {
        kind: told_by(phrase.replace("-", " ") for name in names for phrase in lists[name])
        for kind, names in _LISTS.items()
    }


def loaded_words(data: Data) -> frozenset[str]:
    """Return the words without one of which a text has no loaded word."""
    return frozenset().union(*_words(data(_FILE)).values())


def find_loaded(facts: Facts, every: bool) -> Iterator[Loaded]:
    """Yield the loaded words of a report outside quotations where no link, note or name answers for them,
    one of a class in a sentence; none in a text that speaks in the first person, gives orders or declares an
    opinion; unless ``every`` such text is asked for, none in one that tells of nobody's words and has neither
    date nor notes.
    """
    if not (facts.attributions.reports if every else facts.attributions.reported):
        return
    lists = facts.data(_FILE)
    for kind, look in _LOOKS.items():
        for told in unanswered(facts, look(facts.data), _words(lists)[kind]):
            if not told.statement.asks and _stands_so(facts, told, lists):
                # Of "is truly stunning" the last word praises.
                be = _BEHIND_BE.match(facts.doc.prose.text, told.start, told.end)
                yield Loaded(
                    be.end() if be else told.start, told.end, told.statement, kind, lists["why"][kind]
                )


def _stands_so(facts: Facts, told: Told, lists: Mapping[str, Any]) -> bool:
    """Say whether a word stands in the voice of the text: it is no part of a name, and nobody is said to call
    it so.
    """
    text, start = facts.doc.prose.text, told.statement.sentence.start
    named = text[told.start].isupper() and told.start > start
    ahead = text[start : told.start].lower().split()[-_BEFORE:]
    return not named and not any(word.strip("“”\"',;:") in lists["called"] for word in ahead)
