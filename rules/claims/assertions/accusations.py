"""What is told of others that they would deny: done in secret, wrongs, what becomes of people's data, why
they did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Data, Facts, once, regex, worded

from .gates import told_by
from .ownvoice import Told
from .secondhand import one_a_sentence

_FILE = "accusations.toml"
# No plan, no wish and nothing that befell somebody: “to secretly move it”, “was stolen”.
_COVERT = worded(r"\b(?<!\bto )(?<!\bbe )(?<!\bnot )(?<!\bnever )(?@covert)\b", _FILE, flags=re.IGNORECASE)
_WRONGS = worded(
    r"\b(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bto )(?<!\bor )(?@wrongs) (?@wronged)\b", _FILE
)
_VANISH = worded(
    r"\b(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?@vanish) (?:all )?"
    r"(?:the|his|her|its|their) (?:[a-z]+ )?(?@vanished)\b",
    _FILE,
)
_SILENCE = worded(r"\b(?:(?@silence)|(?@knew) (?:of|about|for)(?: [a-z-]+){1,3}? (?@faults))\b", _FILE)
_HANDING = worded(
    r"\b(?@handing) (?:[^.,;:]{1,40} )?(?@private)\b[^.;:]{0,60}? (?:to|with) (?:[a-z]+ )?(?@takers)(?=\W)",
    _FILE,
)
_WATCHING = worded(r"\b(?@watching)\b[^.;:]{0,60}? (?@even)\b", _FILE)
_MOTIVES = worded(r"\b(?@motives)\b", _FILE)
_LOOKS = {
    "covert": _COVERT,
    "wrongs": _WRONGS,
    "vanished": _VANISH,
    "silence": _SILENCE,
    "takers": _HANDING,
    "watching": _WATCHING,
    "motives": _MOTIVES,
}
"""The expressions, by the list of which each needs a word."""
_OWN = regex(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


def accusing_words(data: Data) -> frozenset[str]:
    """Return the words without one of which nobody is accused."""
    return frozenset().union(*_words(data(_FILE)).values())


@once
def _words(lists: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    found = {name: told_by(lists[name]) for name in _LOOKS}
    return {**found, "silence": found["silence"].union(*(told_by([knew]) for knew in lists["knew"]))}


def find_accusations(facts: Facts) -> Iterator[Told]:
    """Yield the words of such claims in sentences for which nobody and nothing else answers."""
    words = _words(facts.data(_FILE))
    yield from one_a_sentence(
        facts, _LOOKS, words, lambda _, told: not _OWN.search(told.statement.sentence.text)
    )
