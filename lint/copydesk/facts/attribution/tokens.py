"""A sentence as tokens with word classes: what the analysis of attribution and claims works on.

There is no statistical tagger behind it. Closed classes (determiners, prepositions, auxiliaries …) and the
verb lists are enough to find a subject and its verb in edited prose, at one dict look-up a word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from .wordclasses import VerbForm, attribution_words, claim_words, country_words, place_words

if TYPE_CHECKING:
    from ..facts import Facts
    from ..text.sentences import Sentence

_FLAGS = (
    "determiner preposition clause pronoun be have modal do adverb source-people people "
    "quantifier-subject source-person collective "
    "alliance metonym evidence-noun document event attitude growing hearsay widely "
    "vague-quantifier role organisation month weekday holder "
    "passive-participle opinion-participle raising-verb showing-verb aim hedge growth view "
    "existential mind-state"
).split()
FLAG = {name: 1 << number for number, name in enumerate(_FLAGS)}
DET, PREP, CLAUSE, PRON = (FLAG[name] for name in ("determiner", "preposition", "clause", "pronoun"))
BE, HAVE, MODAL, DO, ADVERB = (FLAG[name] for name in ("be", "have", "modal", "do", "adverb"))
PLACE = 1 << len(_FLAGS)
AUXILIARY = BE | HAVE | MODAL | DO

_PAUSE = regex(r"[,;:()\[\]“”\"«»–—]|--| - ")
# What runs on for longer is no sentence; the cut keeps the time linear in the length of the text.
_LONGEST = 400
_QUOTE = regex(r"[“”\"«»]")


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, int]:
    found: dict[str, int] = {}
    for name, words in attribution_words().classes.items():
        flag = FLAG[name]
        for word in words:
            found[word] = found.get(word, 0) | flag
    for word in country_words():
        found[word] = found.get(word, 0) | PLACE
    for word in place_words():
        found[word] = found.get(word, 0) | FLAG["metonym"]
    return found


class WordInfo(NamedTuple):
    """What holds for a word wherever it stands.

    ``low``: lower case without a possessive ending; ``flags``: its classes; ``verb``: its form if it is a
    verb of the lists; ``capital``: its first letter is one; ``claims``: its classes in ``claims.txt``.
    """

    low: str
    possessive: bool
    flags: int
    verb: VerbForm | None
    capital: bool
    claims: frozenset[str]


_NOTHING: frozenset[str] = frozenset()
_known: dict[str, WordInfo] = {}
_MOST_KNOWN = 50_000


def _info(raw: str) -> WordInfo:
    low = raw.lower()
    owns = low.endswith(("'s", "’s"))
    if owns:
        low = low[:-2]
    # "US" is no pronoun.
    claims = _NOTHING if raw == "US" else claim_words().get(low, _NOTHING)
    info = WordInfo(
        low, owns, _lexicon().get(low, 0), attribution_words().verbs.get(low), raw[:1].isupper(), claims
    )
    if len(_known) < _MOST_KNOWN:
        _known[raw] = info
    return info


class Tokens:
    """The words of one sentence in parallel lists (see ``WordInfo``).

    ``pause[i]`` says whether punctuation stands between word ``i - 1`` and word ``i``, ``quote[i]`` whether a
    quotation mark does; ``capitals`` lists the words with a capital first letter; ``known`` holds the words
    that are parts of a full name somewhere in the document.
    """

    __slots__ = (
        "capitals",
        "caps",
        "claims",
        "ends",
        "flags",
        "known",
        "low",
        "pause",
        "possessive",
        "quote",
        "size",
        "starts",
        "text",
        "verbs",
    )

    def __init__(self, facts: Facts, sentence: Sentence) -> None:
        words = facts.words_in(sentence.start, sentence.end)[:_LONGEST]
        text = facts.doc.prose.text
        self.size = size = len(words)
        self.text = [word.text for word in words]
        self.starts = [word.start for word in words]
        self.ends = [word.end for word in words]
        known = _known.get
        infos = [known(raw) or _info(raw) for raw in self.text]
        self.low = [info.low for info in infos]
        self.possessive = [info.possessive for info in infos]
        self.flags = [info.flags for info in infos]
        self.verbs = [info.verb for info in infos]
        self.caps = [info.capital for info in infos]
        self.claims = [info.claims for info in infos]
        self.capitals = [i for i in range(size) if self.caps[i]]
        self.known = facts.full_names
        self.pause = [False] * size
        self.quote = [False] * size
        before = sentence.start
        for i in range(size):
            start = self.starts[i]
            if start - before != 1 or text[before] != " ":
                self._gap(i, text[before:start])
            before = self.ends[i]

    def _gap(self, i: int, gap: str) -> None:
        if len(gap) > 1 and not gap.isspace():
            self.pause[i] = _PAUSE.search(gap) is not None
            self.quote[i] = _QUOTE.search(gap) is not None
        elif gap and i and not gap.isspace():
            self.pause[i] = gap not in "-'’./&"

    def is_plural(self, i: int) -> bool:
        """Say whether word ``i`` looks like a plural noun."""
        low = self.low[i]
        if low.endswith("s"):
            return len(low) > 3 and not low.endswith(("ss", "us", "is")) and not self.possessive[i]
        return low in ("people", "men", "women", "police", "children", "media")

    def clause_start(self, i: int) -> bool:
        """Say whether word ``i`` opens the sentence or stands after a pause, where a capital need not mean a
        name.
        """
        return i == 0 or self.pause[i]
