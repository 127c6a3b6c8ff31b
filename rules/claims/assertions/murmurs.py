"""What many are said to feel, hold and mutter when nobody of them is there to ask: "feeling in the village is
running high", "there are those who maintain", "tradition has it", "as any dealer will confirm".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Data, Facts, once, worded

from .gates import told_by
from .ownvoice import Told
from .secondhand import unmarked

_AMONG = r"(?: (?@among) [^.,;:]{2,50}?)?"
_FILE = "murmurs.toml"
_MOODS = worded(
    rf"\b(?@moods){_AMONG}(?: (?:now|still|already|also|clearly))? (?@run)\b", _FILE, flags=re.IGNORECASE
)
# There are those who maintain; there has been a good deal of grumbling.
_THERE = worded(
    r"\bthere (?:are|were|have been|will always be|have always been) (?:[a-z]+ ){0,2}?(?@holders)"
    rf"{_AMONG} (?:who|that) (?:[a-z]+ly |still |even |now |also )?(?@hold)\b"
    r"|\bthere (?:is|was|has been|have been|are|were) "
    r"(?:(?!no\b|not\b|an?\b)[a-z]+ |a (?:good|great) deal of |a lot of ){0,3}?(?@mutterings)"
    r"(?: (?:about|over|that|in|on|among|at|of|from|against|as)\b|(?=[.;]))",
    _FILE,
    flags=re.IGNORECASE,
)
# Many a cook insists; more than one parishioner has remarked; plenty of locals will tell you.
_MANY = worded(
    r"\bmany an? (?:[a-z-]+ )?[a-z-]+ (?:[a-z]+ly )?(?@hold_each)\b"
    r"|\b(?@plenty) (?:the |our )?(?:[a-z-]+ )?(?:(?@holders)|[a-z]{3,20}(?:ers?|ists?|ians?|ors?))"
    rf"{_AMONG} (?:[a-z]+ly |still |even )?(?:(?@surely_hold)|(?@hold_each))\b",
    _FILE,
    flags=re.IGNORECASE,
)
# The general view among doctors; conventional wisdom holds; tradition has it; as any dealer will confirm.
_VIEWS = worded(
    r"\b(?@general) (?@view) (?:(?:among|amongst|in|of|at|on|within) [^.,;:]{2,50}? )?"
    r"(?:is|was|has it|holds|remains|seems to be|has long been)\b|\b(?@lore) (?@lore_says)\b",
    _FILE,
    flags=re.IGNORECASE,
)
_ANYBODY = worded(
    r"\b(?:as any|ask any|any) [a-z-]+(?: [a-z-]+){0,3}? (?@confirm)\b"
    r"|\bas everybody (?:here |in [^.,]{3,20} )?knows\b",
    _FILE,
    flags=re.IGNORECASE,
)
# Leading specialists around the globe are in agreement: a bare plural at the head of the sentence.
_STANCE = worded(
    r"(?-i:\b(?=[A-Z]))(?:(?!(?@pointing)\b)[a-z-]{1,24} ){0,2}?"
    r"(?!(?@pointing)\b)(?:[a-z-]{3,20}s|people|folk|everyone|everybody"
    r"|(?:most|many|several|some)(?: of [^.,;]{3,30})?)"
    rf"(?: (?@everywhere)|{_AMONG}) (?:is|are|were|was|have been|seem|remain)"
    r" (?:[a-z]+ly |now |all |not )?(?@stances)\b(?! (?:into|by law)\b)"
    r"|(?-i:\b(?=[A-Z]))(?:[a-z-]{1,24} ){0,2}?[a-z-]{3,20}s (?@everywhere)"
    r" (?:[a-z]+ly |still |now |never |have |who )?(?:(?@surely_hold)|agree|know|tire of|swear by)\b",
    _FILE,
    flags=re.IGNORECASE,
)
_OPENING = 2  # code points before the first word of a sentence
_NOBODY = frozenset(("none", "continued"))
"""The supports of a sentence that names nobody: who speaks in the one before is not who murmurs."""


_LOOKS = (
    (_MOODS, ("moods",)),
    (_THERE, ("there",)),
    (_MANY, ("plenty",)),
    (_VIEWS, ("view", "lore")),
    (_ANYBODY, ("confirm",)),
    (_STANCE, ("stances", "everywhere")),
)
"""The expressions, and the lists of which each needs a word."""


def murmur_words(data: Data) -> frozenset[str]:
    """Return the words without one of which nothing is murmured."""
    return frozenset().union(*_words(data(_FILE)))


@once
def _words(lists: Mapping[str, Any]) -> tuple[frozenset[str], ...]:
    return tuple(told_by([phrase for name in names for phrase in lists[name]]) for _, names in _LOOKS)


def find_murmurs(facts: Facts) -> Iterator[Told]:
    """Yield the words of such murmurs in sentences for which nobody and nothing else answers."""
    seen = set()
    for (look, _), words in zip(_LOOKS, _words(facts.data(_FILE)), strict=True):
        for told in unmarked(facts, look(facts.data), words):
            statement = told.statement
            heads = look is not _STANCE or told.start - statement.start <= _OPENING
            answered = statement.support not in _NOBODY or statement.carriers
            if heads and not answered and statement.start not in seen:
                seen.add(statement.start)
                yield told
