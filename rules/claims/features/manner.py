"""How a sentence speaks: of the past, of several names and figures, as an instruction, on a condition, as
half a sentence.

What it speaks of is in ``features``; both kinds of features have their weight in the score of the ledger.
"""

from __future__ import annotations

from copydesk.api import PLACEHOLDER

from ...sources.words.classedwords import Tokens
from ...sources.words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    DET,
    DIGIT,
    MODAL,
    POSSESSIVE,
    PREP,
    PRON,
    bits,
)
from .mainverb import verbal

Range = tuple[int, int]

_OPENINGS = tuple((name, f"opens-{name}") for name in ("condition", "aim", "joined", "instruction"))
_PAST = bits("past", "verb-past")
_PRESENT = BIT["present"]
_NO_ORDER_BEFORE = PREP | AUXILIARY | _PAST
_SUBJECT = 6
NO_KIND = DET | PRON | POSSESSIVE | DIGIT | bits("first-person", "clause")
"""What does not stand before the verb of a sentence about a kind of things."""
_NOT_GENERAL = MODAL | _PAST
_CLOSERS = "”\"’')]»*_"
_ENDINGS = {"!": "exclaimed", ":": "lead-in", ".": "", "?": "", "…": "", ";": ""}
SEVERAL = 2
"""As many figures or names are several."""


def note_manner(t: Tokens, classes: int, text: str, start: int, end: int, found: dict[str, Range]) -> None:
    """Add to the features ``found`` of the sentence ``text[start:end]``, of which the words have some
    ``classes``, how it speaks.

    Names: ``past`` (a finite verb of what was), ``several-figures``, ``condition``, ``aim``, ``joined`` (and,
    but), ``instruction``, ``code`` (inline code or a picture stands in it), ``exclaimed``, ``lead-in`` (ends
    with a colon), ``unfinished`` (ends with no mark at all). ``uttering`` stays only where I or we do it.
    """
    if "uttering" in found and "first-person" not in found:
        del found["uttering"]
    _past(t, classes, found)
    if classes & DIGIT and sum([flags & DIGIT != 0 for flags in t.bits]) >= SEVERAL:
        found["several-figures"] = (start, end)
    if t.size:
        _opening(t, found)
    code = text.find(PLACEHOLDER, start, end)
    if code >= 0:
        found["code"] = (code, code + 1)
    name = ending(text, start, end)
    if name:
        found[name] = (max(start, end - 1), end)


def note_present(t: Tokens, verb: int, found: dict[str, Range]) -> None:
    """Note what is told in the present with the main verb ``verb``: ``ongoing`` (is growing, are working) and
    ``general`` (oak lasts, wolves live: what holds of a kind, with no article before it and no name).
    """
    after = verb + 1
    while after < t.size and t.bits[after] & ADVERB:
        after += 1
    if t.low[verb] in ("is", "are") and t.low[after : after + 1] and t.low[after].endswith("ing"):
        found["ongoing"] = (t.starts[verb], t.ends[after])
    kind = 0 < verb <= _SUBJECT and not t.bits[0] & NO_KIND and not t.classes_in(1, verb) & NO_KIND
    if kind and not t.bits[verb] & _NOT_GENERAL and t.low[verb] not in ("was", "were", "had", "did"):
        found["general"] = (t.starts[0], t.ends[verb])


def _past(t: Tokens, classes: int, found: dict[str, Range]) -> None:
    """Note ``past``: was, had, did, or the past form of a verb that is no participle of is or be."""
    if "past-be" in found:
        found["past"] = found.pop("past-be")
        return
    for i, flags in enumerate(t.bits) if classes & _PAST else ():
        if flags & _PAST and i and not t.bits[i - 1] & BE and verbal(t, i) and t.low[i - 1] != "to":
            found["past"] = (t.starts[i], t.ends[i])
            return


def _opening(t: Tokens, found: dict[str, Range]) -> None:
    low, at = t.low[0], (t.starts[0], t.ends[0])
    for name, label in _OPENINGS:
        if low in t.listed[label]:
            found[name] = at
            return
    if low.endswith("ing") and t.bits[0] & BIT["verb-ing"]:
        found["aim"] = at
    elif t.bits[0] & _PRESENT and low[-1] != "s" and not (t.size > 1 and t.bits[1] & _NO_ORDER_BEFORE):
        found["instruction"] = at


def ending(text: str, start: int, end: int) -> str:
    """Return the feature that the end of the sentence ``text[start:end]`` shows, "" after a full stop."""
    last = end - 1
    while last > start and text[last] in _CLOSERS:
        last -= 1
    return _ENDINGS.get(text[last : last + 1], "unfinished")
