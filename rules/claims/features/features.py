"""What makes a sentence worth checking, one feature at a time, each with the words that show it.

Features and their use follow the literature on claim detection (numbers and past-tense verbs are the
strongest signs in political speech) and on the need for citations in encyclopaedias (statistics,
superlatives, causal and contested statements); the words are in ``rules/data/claims.txt``.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import or_

from copydesk.api import regex

from ...sources.words.classedwords import Tokens
from ...sources.words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    CLAIM_CLASSES,
    CLAIM_VERBS,
    CLAUSE,
    DET,
    DIGIT,
    MANNER_CLASSES,
    MODAL,
    POSSESSIVE,
    PREP,
    PRON,
    SHOWN,
    UPPER,
    bits,
)
from .causes import causes
from .mainverb import likely_verb, main_verb, verbal
from .manner import Range, note_manner, note_present
from .proportions import SHARED, UNMATCHED, note_share, note_unmatched

_YEAR = regex(r"(?:1[0-9]|20)\d\d(?:s|[’']s)?")
_MONEY_SIGN = regex(r"[$€£¥₹]\s?\d")
_CAUSAL_PHRASE = regex(
    r"\b(?:in response to|due to|because of|thanks to|as a result of|owing to|play(?:s|ed|ing)? "
    r"(?:an? |the )?(?:\w+ ){0,2}roles?|paves? the way|paved the way)\b"
)
_NAMED = bits("alliance", "metonym", "place")
_NAMED_OR_UPPER = _NAMED | UPPER
_MONTH = BIT["month"]
_CLOSED = DET | PREP | CLAUSE | PRON | AUXILIARY | ADVERB
_MOST = BIT["most"]
_COUNTED = bits("number-word", "count-word") | DIGIT
_SHOWS = BIT["shown"]
_TELLING = _SHOWS | DIGIT | _MOST
_WHOLE = 5


def features_of(t: Tokens, text: str, start: int, end: int) -> dict[str, Range]:
    """Return the features of a sentence, each with the prose range of the words that show it first.

    ``text[start:end]`` is the sentence. Names: ``number``, ``percent``, ``money``, ``year``, ``count`` (a
    small number in words), ``name``, ``named-subject``, ``causal``, ``causal-fact`` (finite, no modal),
    ``trend``, ``intent``, ``action``, ``superlative``, ``comparison``, ``forecast``, ``necessity``,
    ``judgement``, ``budget``, ``vague-many``, ``factual`` (a finite verb that states), ``modal`` (only
    possible), ``first-person``, ``second-person``, ``question``, ``fragment`` (no finite verb), ``generic``
    (starts with it, this, there), ``several-names``, ``unmatched`` (no
    other, than any other), the classes of ``wordclasses.MANNER_CLASSES`` and what
    ``manner`` notes.
    """
    found: dict[str, Range] = {}
    classes = reduce(or_, t.bits, 0)
    if classes & _TELLING:
        for i, flags in enumerate(t.bits):
            if flags & _TELLING:
                if flags & _SHOWS:
                    _listed(t, i, flags, found)
                elif flags & DIGIT:
                    _numeral(t, text, i, found)
                else:
                    found.setdefault("superlative", (t.starts[i], t.ends[i]))
    if classes & SHARED and "number" not in found:
        note_share(t, found)
    if classes & UNMATCHED:
        note_unmatched(t, found)
    if classes & CAPITAL:
        _note_names(t, found)
    match = _MONEY_SIGN.search(text, start, end) if t.money_signs else None
    if match is not None:
        found["money"] = found["number"] = (match.start(), _word_end(text, match.end(), end))
    if "causal" not in found and (classes & BIT["cause-word"] or t.cut):
        match = _CAUSAL_PHRASE.search(text, start, end)
        if match is not None:
            found["causal"] = match.span()
    verb_at = main_verb(t)
    if verb_at < 0 and t.size >= _WHOLE and text[end - 1 : end] in (".", "”", '"'):
        # A line of this length with a full stop has a verb, be it in no list.
        verb_at = likely_verb(t)
    if verb_at < 0:
        found["fragment"] = (start, end)
    else:
        _subject_and_verb(t, verb_at, found)
        note_present(t, verb_at, found)
    if is_question(text, end):
        found["question"] = (end - 1, end)
    note_manner(t, classes, text, start, end, found)
    return found


def is_question(text: str, end: int) -> bool:
    """Say whether a sentence that ends at ``end`` asks; a quotation mark may follow."""
    return text[end - 1 : end] == "?" or text[end - 2 : end - 1] == "?"


@cache
def _names(flags: int) -> tuple[str, ...]:
    return tuple(name for name in (*CLAIM_CLASSES, *MANNER_CLASSES) if flags & BIT[name])


def _listed(t: Tokens, i: int, flags: int, found: dict[str, Range]) -> None:
    """Note the features of a listed word, as far as its neighbours bear them out."""
    for name in _names(flags & SHOWN):
        start, end = t.starts[i], t.ends[i]
        if name in CLAIM_VERBS:
            if not verbal(t, i) or (name == "causal" and not causes(t, i)):
                continue
            if name == "causal" and _states(t, i):
                found.setdefault("causal-fact", (start, end))
        elif name == "money":
            if not i or not _counts(t, i - 1):
                continue
            start = t.starts[i - 1]
        elif name == "percent":
            if not i or not _counts(t, i - 1) or (t.low[i] == "per" and t.low[i + 1 : i + 2] != ["cent"]):
                continue
            start, end = t.starts[i - 1], t.ends[i + 1 if t.low[i] == "per" else i]
        elif name in _CHECKS and not _CHECKS[name](t, i):
            continue
        found.setdefault(_NAMES.get(name, name), (start, end))


def _counts(t: Tokens, i: int) -> bool:
    """Say whether a word is a number in figures or in words (ninety-six)."""
    known = t.listed.bits_of
    return bool(t.bits[i] & _COUNTED) or any(known(part) & _COUNTED for part in t.low[i].split("-"))


def _note_names(t: Tokens, found: dict[str, Range]) -> None:
    """Note ``name`` for the first name, ``several-names`` for one that other words part from it."""
    last = -2
    for i, flags in enumerate(t.bits):
        if flags & CAPITAL and _is_named(t, i, flags):
            if "name" not in found:
                found["name"] = (t.starts[i], t.ends[i])
            elif i > last + 1 or t.pause[i]:
                found["several-names"] = (t.starts[i], t.ends[i])
                return
            last = i


def _is_named(t: Tokens, i: int, flags: int) -> bool:
    """Say whether a capitalised word is a name: not because it opens a clause, and no closed-class word."""
    if i and not t.pause[i] and not flags & _CLOSED and len(t.text[i]) > 1:
        return True
    return bool(flags & _NAMED_OR_UPPER)


def _numeral(t: Tokens, text: str, i: int, found: dict[str, Range]) -> None:
    """Note ``percent``, ``year`` or ``number``; the later groups of digits of one figure (3,200) are part of
    the first.
    """
    start = t.starts[i]
    if start > 1 and text[start - 1] in ",." and text[start - 2].isdigit():
        return
    end = _word_end(text, t.ends[i], len(text))
    if text[end : end + 1] == "%":
        found.setdefault("percent", (start, end))
        found.setdefault("number", (start, end))
    else:
        dated = end == t.ends[i] and (_YEAR.fullmatch(t.text[i]) or _of_date(t, i))
        found.setdefault("year" if dated else "number", (start, end))


def _of_date(t: Tokens, i: int) -> bool:
    """Say whether a number is the day of a date: 12 March, March 12."""
    beside = [k for k in (i - 1, i + 1) if 0 <= k < t.size and t.bits[k] & CAPITAL and t.bits[k] & _MONTH]
    return bool(beside) and len(t.text[i].rstrip("stndrh")) <= 2


def _word_end(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isdigit() or (text[at] in ".," and text[at + 1 : at + 2].isdigit())):
        at += 1
    return at


def _states(t: Tokens, i: int) -> bool:
    """Say whether a verb form is finite and plain: no infinitive, no participle tail, nothing that is only
    possible.
    """
    if t.low[i].endswith("ing") or t.low[i - 1] == "to" or t.bits[i] & BIT["weak-cause"]:
        return False
    if i > 1 and t.low[i - 1] in ("and", "or"):
        # "to widen the road and reduce noise": the second infinitive has its "to" at a distance.
        for k in range(i - 2, max(-1, i - 12), -1):
            if t.low[k] == "to" or t.bits[k] & MODAL:
                return False
    if t.low[i].endswith("ed") and any(t.bits[k] & BE for k in range(max(0, i - 2), i)):
        return False
    return not any(t.bits[k] & MODAL or t.low[k] in ("to", "not") for k in range(max(0, i - 3), i))


def _superlative(t: Tokens, i: int) -> bool:
    low = t.low[i]
    if low in ("key", "main", "primary", "top"):
        return False
    if low in ("leading", "record"):
        return bool(i and t.bits[i - 1] & DET)
    if low == "most":
        return bool(i and (t.bits[i - 1] & DET or t.bits[i - 1] & POSSESSIVE))
    if low in ("first", "last", "only"):
        return bool(
            i and (t.low[i - 1] in ("the", "its", "his", "her", "their") or t.bits[i - 1] & POSSESSIVE)
        )
    return True


def _forecast(t: Tokens, i: int) -> bool:
    low, after = t.low[i], t.low[i + 1] if i + 1 < t.size else ""
    if t.bits[i] & BIT["forecast-to"]:
        return after in ("to", "for") and bool(i and t.bits[i - 1] & (BE | ADVERB))
    if low in ("future", "upcoming", "prospects"):
        return after in ("trends", "trend", "outlook")
    if low in ("would", "shall"):
        return False
    return low == "will" and bool(t.bits[i] & MODAL) and not (i and t.bits[i - 1] & DET)


def _judgement(t: Tokens, i: int) -> bool:
    """``is essential``, ``remains vital``, ``of paramount importance``: the adjective must be what is said
    about something.
    """
    before = i - 1
    while (before >= 0 and t.bits[before] & ADVERB) or (
        before >= 0 and t.low[before] in ("very", "especially", "particularly", "of")
    ):
        before -= 1
    return before >= 0 and (
        bool(t.bits[before] & BE) or t.low[before] in ("remains", "remain", "becomes", "seems", "proves")
    )


def _subject_and_verb(t: Tokens, verb: int, found: dict[str, Range]) -> None:
    if t.bits[verb] & MODAL and t.low[verb] not in ("will", "would"):
        found["modal"] = (t.starts[verb], t.ends[verb])
    elif "would" not in t.low[verb : verb + 3]:
        found["factual"] = (t.starts[verb], t.ends[verb])
    start = 0
    for k in range(min(verb, 14), 0, -1):
        if t.pause[k] and k < verb:
            start = k
            break
    for k, flags in enumerate(t.bits[start:verb], start):
        if (
            flags & CAPITAL
            and not flags & _CLOSED
            and (
                not t.clause_start(k)
                or flags & _NAMED
                or t.text[k].isupper()
                or (k + 1 < verb and t.bits[k + 1] & CAPITAL)
            )
        ):
            found.setdefault("named-subject", (t.starts[k], t.ends[k]))
            return


def _opens(t: Tokens, i: int) -> bool:
    return i == 0


_CHECKS = {
    "superlative": _superlative,
    "forecast": _forecast,
    "judgement": _judgement,
    "generic": _opens,
}
_NAMES = {"number-word": "number", "count-word": "count"}
