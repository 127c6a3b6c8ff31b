"""Whether two measures in one unit are told of one thing."""

import re
from collections.abc import Sequence

from copydesk.api import Scope, once, regex

from .figureledger import Entry

_FILE = "quantities.toml"
HYPHEN = regex(r"-[a-z]")
ABOVE = regex(r"\b(?:above|earlier|already|given|stated|mentioned)\b")
WORDS = regex(r"[a-z][a-z’'-]{3,24}")
LABEL = regex(r"[A-Z][A-Za-z -]{2,24}: ?\Z")
_WHOLE = frozenset({"whole", "entire", "full"})
_VAGUE = frozenset({"tim", "year", "day", "hour", "minut", "week", "month", "about", "mor", "after", "befor"})
_NEAR = 60


def same_thing_measured(scope: Scope, first: Entry, again: Entry, led: re.Match[str]) -> bool:
    """Say whether two measures in one unit are told of one thing: the word behind the later stands by
    the first."""
    behind = again.figured.text[again.at + 1 : again.at + 50]
    if HYPHEN.match(behind):
        if not HYPHEN.match(first.figured.text, first.at + 1):
            return True
        # "A 12-litre pot … the plant in its 10-litre pot".
        return len(again.words) > 1 < len(first.words) and again.words[:2] == first.words[:2]
    if ABOVE.search(behind) or led["kind"] in _WHOLE or led["lead"].lower().endswith(("whole", "entire")):
        return True
    words = [root(word) for word in again.words[0 if again.number.money else 1 : 4] if len(word) > 2]
    around = roots_near(scope, first)
    if any(word in around for word in words):
        return True
    joined = HYPHEN.match(first.figured.text, first.at + 1) is not None and len(first.words) > 1
    if joined and root(first.words[1]) in roots_near(scope, again):
        # "A two-year guarantee … if it breaks within three years, the guarantee covers it".
        return True
    if again.number.money or first.number.money:
        bills = scope.data(_FILE)["bills"]
        return bool(again.words) and again.words[0] in bills and any(word in bills for word in _words(first))
    shared = around & roots_near(scope, again)
    label = LABEL.match(first.figured.text[: first.at])
    own = led["lead"].lower() in ("its", "their", "his", "her")
    return len(shared) >= (1 if label or own else 2)


def _words(entry: Entry) -> list[str]:
    text = entry.figured.text
    return WORDS.findall(text[max(0, entry.at - _NEAR) : entry.at + _NEAR].lower())


def roots_near(scope: Scope, entry: Entry) -> set[str]:
    """Return the words with a meaning round a figure, without their endings."""
    return {root(word) for word in _words(entry) if word not in _stop(scope.data("stopwords.txt"))} - _VAGUE


@once
def _stop(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def root(word: str) -> str:
    """Return a word without the ending of a verb or a plural: baking, baked, bakes → bak."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
