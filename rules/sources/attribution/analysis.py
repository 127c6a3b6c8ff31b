"""Who carries each sentence, by which verb, and what stands behind it.

Four shapes cover what news prose does: a subject with a verb of saying or thinking ("Advocates argue", "the
minister said", "Western allies fear"); a source in a prepositional phrase ("according to …", "… voiced by
…"); a passive or an impersonal form without an agent ("it is widely believed", "is expected to", "trends
indicate"); and a noun for what people do or feel, without the people ("there is a push", "discussions are
underway", "growing concerns"). Rules read ``Facts.attributions``; nothing here judges whether that is bad.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from copydesk.api import Sentence

from ..words.classedwords import Tokens
from ..words.classfiles import SPEECH, VerbForm
from ..words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    CLAUSE,
    DO,
    HAVE,
    MODAL,
    PLURAL,
    PREP,
    VERB,
    bits,
)
from .agentless import find_agentless
from .carrier import Carrier, source, speaks, with_outlet
from .frames import GROUP, HOLDERS, VAGUE, frames_in
from .nounphrases import Phrase, phrase_at, subject_of
from .outlets import find_outlets
from .verbgroups import agree, finite, says_something

_CONTENT = SPEECH | {"content"}
_FITTING = {
    "outlet": _CONTENT | {"teaser"},
    "paper": _CONTENT,
    "document": _CONTENT,
    "event": _CONTENT,
}
# "It helps countries understand": the verb is no finite one.
_LETTING = frozenset("help helps helped helping let lets letting make makes made making".split())
_ASKING = frozenset("how why what whether if when whenever unless until once".split())
_STATE = BIT["mind-state"]
_start = attrgetter("start")
_PARTED = frozenset({"divided"})
# The coast boasts beaches, people speak Dutch: no words are told.
_NEED_WORDS = frozenset({"boast", "brag", "speak"})
_FIGURE = bits("digit", "number-word", "count-word")
_FAR = 14
# "Workers will see increases": what will happen to them.
_HAPPENS = frozenset({"see", "feel", "know", "hold", "find", "face"})


def carriers_in(t: Tokens, sentence: Sentence, classes: int) -> tuple[Carrier, ...]:
    """Find the carriers of one sentence; ``classes`` are those of its words."""
    places = frames_in(t)
    if not places:
        return ()
    outlets = find_outlets(t, classes, t.prose, sentence.start, sentence.end)
    clauses: list[Carrier] = []
    sources: list[Carrier] = []
    groups: list[Carrier] = []
    asked: Iterable[int] = places
    if classes & VAGUE:
        asked = sorted({*places, *(i - 1 for i in places if i and t.bits[i] & VAGUE)})
    for i in asked:
        flags = t.bits[i]
        carrier = None
        if flags & VERB and not (flags & CAPITAL and not t.clause_start(i)):
            verb = t.verb(i)
            carrier = _clause(t, i, verb, outlets) if verb is not None else None
        if carrier is None and flags & _STATE:
            carrier = _state(t, i, outlets)
        if carrier is not None:
            (sources if carrier.shape == "source" else clauses).append(carrier)
        elif flags & PREP and i:
            groups.extend(_group(t, i, outlets))
        if t.low[i] == "according" and t.low[i + 1 : i + 2] == ["to"]:
            phrase = phrase_at(t, i + 2)
            if phrase is not None:
                sources.append(source(t, i, phrase, "say", frozenset({"neutral"}), outlets))
    found = [c for c in sources if c.kind]
    found += [c for c in clauses if not _touches(c.start, c.end, found)]
    found += [c for c in groups if not _touches(c.start, c.end, found)]
    for shape, kind, at, to, strong in find_agentless(t, places):
        start, end = t.starts[at], t.ends[to]
        # "The chairman allegedly knew": whoever knew, somebody alleges it.
        if shape == "hearsay" or not _touches(start, end, found):
            tense = "past" if {"was", "were"} & set(t.low[at : to + 1]) else "present"
            found.append(
                Carrier(
                    kind, shape, "", frozenset(), start, end, start, end, start, end, tense, False, strong
                )
            )
    return tuple(sorted(found, key=_start)) if found else ()


def _touches(start: int, end: int, others: list[Carrier]) -> bool:
    return any(other.start < end and start < other.end for other in others)


def _group(t: Tokens, i: int, outlets: list[tuple[int, int]]) -> list[Carrier]:
    """``credited by many``, ``in various quarters``: people without a name behind a preposition."""
    if t.low[i] == "by" and t.bits[i - 1] & BIT["ed"] and not t.bits[i - 1] & VERB:
        phrase = phrase_at(t, i + 1)
        if phrase is not None and phrase.kind == "unnamed" and not phrase.definite:
            return [source(t, i - 1, phrase, t.low[i - 1], frozenset(), outlets)]
    elif i + 2 < t.size and t.bits[i + 1] & BIT["vague-quantifier"]:
        for k in range(i + 2, min(i + 5, t.size)):
            if t.pause[k]:
                break
            if t.bits[k] & PLURAL and t.bits[k] & HOLDERS:
                return [source(t, i, Phrase(i + 1, k + 1, k, "unnamed", False), "", frozenset(), outlets)]
    return []


def _state(t: Tokens, i: int, outlets: list[tuple[int, int]]) -> Carrier | None:
    """``investors are (deeply) worried``: a state of mind, told like a verb of thinking."""
    group = i
    while group > 0 and not t.pause[group] and (t.bits[group - 1] & GROUP or t.bits[group - 1] & BIT["ly"]):
        group -= 1
    helpers = t.low[group:i]
    if not any(t.bits[k] & BE for k in range(group, i)) or "not" in helpers:
        return None
    if t.low[i] in _PARTED and t.low[i + 1 : i + 2] not in (["over"], ["on"], ["about"], ["that"]):
        # "The county is divided into parishes."
        return None
    phrase = subject_of(t, group)
    kind = with_outlet(phrase, outlets) if phrase is not None else ""
    if phrase is None or kind not in ("unnamed", "collective"):
        return None
    tense = "past" if {"was", "were"} & set(helpers) else "present"
    return Carrier(
        kind,
        "clause",
        "be " + t.low[i],
        frozenset({"mind"}),
        t.starts[phrase.start],
        t.ends[i],
        t.starts[phrase.start],
        t.ends[phrase.end - 1],
        t.starts[i],
        t.ends[i],
        tense,
        phrase.definite,
        speaks(t, phrase, kind),
    )


def _clause(t: Tokens, i: int, verb: VerbForm, outlets: list[tuple[int, int]]) -> Carrier | None:
    group = i
    while (
        group > 0
        and not t.pause[group]
        and t.bits[group - 1] & GROUP
        and not (t.bits[group - 1] & CLAUSE and group - 1 == 0)
    ):
        group -= 1
    helpers = 0
    for k in range(group, i):
        helpers |= t.bits[k] & AUXILIARY
    before = t.low[group - 1] if group else ""
    after = i + 1
    while after < t.size and t.bits[after] & ADVERB and not t.pause[after]:
        after += 1
    if verb.form == "past" and after < t.size and t.low[after] == "by":
        phrase = phrase_at(t, after + 1)
        if phrase is not None and phrase.kind not in ("", "self"):
            return source(t, i, phrase, verb.lemma, verb.classes, outlets)
        return None
    if before == "to" or not finite(t, i, verb, helpers, group, after):
        return None
    if verb.form == "past" and helpers & BE:
        return None
    phrase = subject_of(t, group)
    if phrase is None or (not phrase.kind and not outlets):
        inverted = (
            i + 1 < t.size
            and not t.pause[i + 1]
            and "neutral" in verb.classes
            and verb.form in ("past", "s")
            and group
            and t.pause[group]
        )
        phrase = phrase_at(t, i + 1) if inverted else None
        if phrase is None or (phrase.kind == "unnamed" and not t.bits[phrase.head] & HOLDERS):
            # "…, added identifiers": what was added, not who.
            return None
    if not helpers and not agree(t, phrase, verb):
        return None
    tense = (
        "past"
        if (verb.form == "past" and not helpers & HAVE) or (helpers & DO and "did" in t.low[group:i])
        else "present"
    )
    kind = with_outlet(phrase, outlets)
    if kind == "lone":
        kind = _lone(verb, tense)
    if kind in ("", "attitude") or not verb.classes & _FITTING.get(kind, SPEECH):
        return None
    if verb.lemma == "put" and not _puts_at(t, i):
        return None
    if verb.lemma == "attribute" and "to" not in t.low[after : after + _FAR]:
        return None
    if verb.lemma in _NEED_WORDS and not says_something(t, after, clause=True):
        return None
    words_before = t.low[max(0, phrase.start - 1) : phrase.head]
    if verb.form == "base" and not helpers and not _LETTING.isdisjoint(words_before):
        return None
    first, last = min(phrase.start, group), max(i, phrase.end - 1)
    # "users should not report" tells people what to do, it does not quote them.
    told = any(
        t.bits[k] & MODAL and (t.low[k] not in ("will", "would") or verb.lemma in _HAPPENS)
        for k in range(group, i)
    )
    # "How historians have viewed the court has changed", "when developers consider a library": no statement.
    asked = not _ASKING.isdisjoint(words_before)
    # "A tool for people who want to draw": the clause says which people are meant.
    described = bool(group) and before in ("who", "that") and not t.pause[group] and not t.pause[group - 1]
    if (
        described
        and kind == "unnamed"
        and t.clause_start(phrase.start)
        and t.low[after : after + 1] != ["that"]
    ):
        # "Users who agree to the terms can download it": which users, and no view of theirs.
        return None
    plain = not (told or asked or described)
    strong = plain and says_something(t, after) and speaks(t, phrase, kind)
    return Carrier(
        kind,
        "clause",
        verb.lemma,
        verb.classes,
        t.starts[first],
        t.ends[last],
        t.starts[phrase.start],
        t.ends[phrase.end - 1],
        t.starts[i],
        t.ends[i],
        tense,
        phrase.definite,
        strong,
    )


def _puts_at(t: Tokens, i: int) -> bool:
    """Say whether somebody puts a figure at something: "put the cost of a flight at under five pounds"."""
    for k in range(i + 2, min(i + _FAR, t.size - 1)):
        if t.low[k] == "at":
            return bool(any(flags & _FIGURE for flags in t.bits[k + 1 : k + 5]))
    return False


def _lone(verb: VerbForm, tense: str) -> str:
    """Return what a lone capitalised word is as the subject of a verb.

    What was said once was said by somebody: "Volvo said". A standing will or claim ("Zubrow urges", "Zubrow
    claims") is that of a state or a firm, and a thought is nobody's that can be told.
    """
    if verb.classes & {"neutral", "evidence"}:
        return "organisation"
    if verb.classes & {"loaded", "stance"}:
        return "organisation" if tense == "past" else "collective"
    return ""
