"""A passage as its figures tell it: what a figure leaves out and takes from the one before it, whether it is
told of an earlier or of a later time, and whether what stands before a figure goes on about the same thing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Tagger, regex, worded

from .figuredtext import ANY, NUMBER, PERCENT, Figured
from .figureledger import Entry, Ledger, stem
from .figurepairs import PERIODS

_FILE, _WORDS = "quantities.toml", "figure-words.toml"
EARLIER, LATER = -1, 1
_TEXT = f"[^{ANY[1:-1]}.;:()]"
OLD_BEFORE = worded(
    r"\b(?:(?@old_before))(?: (?:the|its|their|his|her|our|a|an|just|only|about))?\s\Z", _FILE
)
NEW_BEFORE = worded(r"\b(?:(?@new_before))(?: (?:a|the|just|only|about))?\s\Z", _FILE)
OLD = worded(r"\b(?:(?@old_time))\b", _FILE)
NEW = worded(r"\b(?:(?@new_time))\b", _FILE)
MARK = regex(r"[,;:(–—]| and | but | while | whereas ")
SEGMENT = regex(r"[,;:(–—]| but | while | whereas | and ")
WORD = regex(r"[A-Za-z][\w’'-]{2,30}")
_FAR = 60


class Told(NamedTuple):
    """A figure with its unit or noun, its own or that of the figure before it, and when it is told of:
    ``EARLIER``, ``LATER`` or 0.
    """

    entry: Entry
    unit: str
    noun: str
    when: int


def told_in(scope: Scope, ledger: Ledger, figured: Figured, before: Sequence[Told] = ()) -> list[Told]:
    """Return the plain numbers and percentages of a sentence; ``before`` are those of the sentence before."""
    found: list[Told] = []
    for entry in ledger.of(figured):
        if entry.kind not in (NUMBER, PERCENT) or (entry.number.words and entry.kind == PERCENT):
            continue
        unit, noun = entry.unit, "" if entry.noun in scope.data(_WORDS)["times_told"] else entry.noun
        if not unit and not noun:
            # "9.1 per cent in January and 7.4 in June"
            whole = next(
                (each for each in (*reversed(found), *reversed(before)) if each.unit or each.noun), None
            )
            if whole is not None and 0.1 < entry.value / (whole.entry.value or 1) < 10:
                unit, noun = whole.unit, whole.noun
        found.append(Told(entry, unit, noun, when(scope, entry)))
    return found


def when(scope: Scope, entry: Entry) -> int:
    """Return whether a figure is told of an earlier or of a later time, by what stands beside it in its
    clause.
    """
    text = entry.figured.text
    before, behind = text[max(0, entry.at - _FAR) : entry.at], text[entry.at + 1 : entry.at + _FAR]
    if OLD_BEFORE(scope.data).search(before):
        return EARLIER
    if NEW_BEFORE(scope.data).search(before):
        return LATER
    first = max((match.end() for match in MARK.finditer(before)), default=0)
    last = MARK.search(behind)
    clause = before[first:] + " " + behind[: last.start() if last else None]
    clause = clause[
        : next((at for at, char in enumerate(clause) if at > len(before) - first and char >= NUMBER), None)
    ]
    old, new = OLD(scope.data).search(clause), NEW(scope.data).search(clause)
    return 0 if bool(old) == bool(new) else EARLIER if old else LATER


def of_one_unit(one: Told, two: Told) -> bool:
    """Say whether two figures may be such of one quantity."""
    if one.unit or two.unit:
        return one.unit == two.unit
    return one.noun == two.noun or not one.noun or not two.noun


def is_period(told: Told) -> bool:
    """Say whether a figure is a length of time."""
    return told.unit in PERIODS and told.unit != "point"


def fresh(ledger: Ledger, tagger: Tagger, text: str, known: str) -> bool:
    """Say whether a text names a thing that ``known``, what stands before it, does not: then it goes on about
    something else ("…, while web sales grew by").
    """
    stems = {stem(word.lower()) for word in WORD.findall(known)}
    words = ledger.scope.data(_WORDS)
    stems.update(words["plain_things"], words["times_told"])
    return any(noun not in stems for noun in nouns(ledger, tagger, text))


def nouns(ledger: Ledger, tagger: Tagger, text: str) -> Iterator[str]:
    """Yield the nouns of a text without the endings of their plurals."""
    tags = tagger.table.tags
    for word in WORD.findall(text):
        tag = tags[tagger.kinds(word)[0][0]]
        if tag in ("NN", "NNS") and not ledger.unit(word.lower()):
            yield stem(word.lower())
