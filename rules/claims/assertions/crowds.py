"""What people of whom nobody has a name say, think and know: “gardeners up and down the valley will
tell you”, “those who have watched him say”, “runners tend to find that”, “it is accepted among anglers that”.

The subject of the main clause tells: a bare plural of people, whatever stands behind it, or “those who”,
“anyone in”; its verb tells words or thoughts in the present. A verb that only people have as their subject is
enough; one of many other things (“know the code”, “feel the cold”) needs a clause behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Data, Facts, once, worded

from ...sources.words.classfiles import inflect
from ...sources.words.wordclasses import bits
from .gates import told_by
from .mainclauses import Clause
from .ownvoice import Told
from .secondhand import unanswered, unmarked_statements

_FILE = "crowds.toml"
_PEOPLE = bits("people", "source-people", "agents")
_NO_PEOPLE = bits("evidence-noun", "document", "event", "medium", "place")
_PLACE = frozenset(("IN", "TO"))
_NAME = frozenset(("NNP", "NNPS"))
_NOUNS, _MORE = frozenset(("NN", "NNS")), (("NN",), ("NNS",))
_OWNED = frozenset(("CD", "N$", "PRP$"))
_SUBORDINATE = frozenset((",", "CC", "WRB", ":", "("))
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_PRESENT, _HELPED = frozenset(("VBP", "VBZ", "VB")), frozenset(("TO", "MD", "RB"))
_FAR = 9
"""Words behind a verb within which the verb of what it tells stands."""

# Nobody holds it: it is accepted among anglers that; regarded by those in the know; in informed quarters.
_HELD = worded(
    r"\bit(?: is|[’']s| was| has(?: [a-z]+)? been) (?:(?!not\b)[a-z]+ ){0,2}?(?:(?@held)|(?@secrets)) "
    r"(?:(?:among|amongst|in|by|with|within|across|to) (?:(?!this\b|that\b|his\b|her\b)[a-z’'-]+ ){0,4}?"
    r"[a-z’'-]+,? )(?:that|to (?:be|have))\b"
    r"|\b(?:(?@held)|[a-z]{3,}ed) (?:by|among|amongst) (?@who) (?:who|in|of|close|familiar|with|around)\b"
    r"|\b(?@held) (?:[a-z]+ ){0,2}?in (?:(?!these\b|those\b|the\b|such\b)[a-z-]+ ){1,3}(?:circles|quarters)\b"
    r"|\bin (?:(?!these\b|those\b|the\b|such\b)[a-z-]+ ){1,3}(?:circles|quarters)(?:,| it) [^.;:]{0,40}?"
    r"(?@held)\b"
    r"|\b(?@smart) (?@smart_says)\b",
    _FILE,
    flags=re.IGNORECASE,
)


class _Known:
    """The data file, ready to be asked."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.minded, self.clausal = _forms(lists["minded"]), _forms(lists["clausal"])
        self.lists = {name: frozenset(words) for name, words in lists.items()}
        says = {"told", *lists["will_tell"], *lists["inclined"], *lists["ready"]}
        self.says = self.minded | self.clausal | says
        self.holds = told_by([*lists["held"], *lists["secrets"], *lists["smart"]]) | told_by(lists["who"])


def _forms(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form, kind in inflect(verb).items() if kind in ("base", "s"))


_known = once(_Known)


def crowd_words(data: Data) -> frozenset[str]:
    """Return the words without one of which no crowd speaks."""
    known = _known(data(_FILE))
    return known.says | known.holds


def find_crowds(facts: Facts) -> Iterator[Told]:
    """Yield the subjects with their verbs that tell so in sentences for which nobody and nothing answers, one
    of each; none that asks.
    """
    known, seen = _known(facts.data(_FILE)), set()
    for told in unanswered(facts, _HELD(facts.data), known.holds):
        if not told.statement.asks:
            seen.add(told.statement.start)
            yield told
    for statement in unmarked_statements(facts, known.says):
        if statement.support != "none" or statement.carriers or statement.start in seen:
            continue
        if statement.asks or statement.first_person or facts.in_quotes(statement.start, statement.end):
            continue
        clause = facts.main_clauses.of(statement)
        at = _speaks(facts, known, clause) if clause is not None else -1
        if clause is not None and at >= 0:
            start, end = clause.place(clause.start, at)
            yield Told(start, end, statement)


def _speaks(facts: Facts, known: _Known, clause: Clause) -> int:
    """Return the token of the verb with which a nameless crowd tells what it thinks, or -1."""
    first, size = clause.start, len(clause.words)
    relative = clause.low[first + 1 : first + 2] in (("who",), ("that",))
    if not _is_crowd(facts, known, clause):
        return -1
    # In "those who have watched him train say" the verb of the clause is not found by its place alone.
    for at in range(clause.verb, min(clause.verb + (_FAR if relative else 1), size)):
        if clause.tags[at] in (",", ":", "CC"):
            break
        if at > clause.verb and (clause.tags[at] not in _PRESENT or clause.tags[at - 1] in _HELPED):
            continue
        end = _told(known, clause, at)
        if end >= 0:
            return end
    return -1


def _is_crowd(facts: Facts, known: _Known, clause: Clause) -> bool:
    first, verb = clause.start, clause.verb
    low, tags = clause.low[first:verb], clause.tags[first:verb]
    if tags[:1] == ("NNP",) and first == 0 and _is_noun(facts, low[0]):
        tags = ("NNS", *tags[1:])
    if (
        not low
        or tags[-1] in ("TO", "CC")
        or "," in tags
        or ("DT" in tags[:1] and low[0] not in known.lists["pronouns"])
    ):
        return False
    for at, tag in enumerate(tags):
        if tag in _OWNED and at < clause.head - first:
            return False
        if tag in _NAME and (at == 0 or tags[at - 1] not in (*_NAME, *_PLACE, "CC")):
            return False
        if tag in _NAME and tags[at - 1] not in _NAME and low[at - 1] not in known.lists["from_places"]:
            return False
    if low[0] in known.lists["pronouns"] and len(low) > 1 and low[1] != "of":
        where = low[1] in ("who", "in", "on", "at", "with", "close", "from", "around", "familiar")
        return where or (tags[-1] == "NNS" and _are_people(facts, known, low[-1]))
    head = clause.head - first
    return head >= 0 and _plural(tags[head]) and _are_people(facts, known, low[head])


def _is_noun(facts: Facts, word: str) -> bool:
    """Say whether the first word of a sentence is a plural (“Baristas feel”) and no name."""
    lexicon = facts.lexicon
    return word.endswith("s") and lexicon.tier(word[:-1]) > 0 and not lexicon.names.get(word)


def _plural(tag: str) -> bool:
    return tag == "NNS"


def _are_people(facts: Facts, known: _Known, noun: str) -> bool:
    kind = facts.word_classes.bits_of(noun)
    return noun not in known.lists["things"] and not (kind & _NO_PEOPLE and not kind & _PEOPLE)


def _told(known: _Known, clause: Clause, verb: int) -> int:
    """Return the last token of a verb group that tells words or thoughts in the present, or -1."""
    low, tags, lists = clause.low, clause.tags, known.lists
    at = verb
    if low[at] in ("will", "would"):
        at = _skip(clause, at + 1)
        return at if low[at : at + 1] and low[at] in lists["will_tell"] and _object(known, clause, at) else -1
    if low[at] in ("are", "have"):
        helper, at = low[at], _skip(clause, at + 1)
        if helper == "are":
            return _reputed(known, clause, at)
        if low[at - 1] != "long":
            return -1
    elif low[at] in lists["inclined"] and low[at + 1 : at + 2] == ("to",):
        at += 2
    elif tags[at] == "VBD":
        return -1
    return at if at < len(low) and _object(known, clause, at) else -1


def _skip(clause: Clause, at: int) -> int:
    while clause.tags[at : at + 1] in (("RB",), ("RBR",)):
        at += 1
    return at


def _reputed(known: _Known, clause: Clause, at: int) -> int:
    """Return the verb behind “are said to”, “are quick to”, or -1."""
    low, lists = clause.low, known.lists
    if at + 2 >= len(low) or low[at] not in lists["ready"] or low[at + 1] != "to":
        return -1
    verb = _skip(clause, at + 2)
    if low[verb : verb + 1] and low[verb] in lists["states"]:
        minds = low[verb] not in ("be", "have") or not lists["minds"].isdisjoint(low[verb + 1 : verb + 5])
        return verb if minds else -1
    return verb if verb < len(low) and _object(known, clause, verb) else -1


def _object(known: _Known, clause: Clause, at: int) -> bool:
    """Say whether a verb tells words or thoughts, by what stands behind it."""
    low, tags, lists = clause.low, clause.tags, known.lists
    verb, after = low[at], _skip(clause, at + 1)
    if verb == "tell":
        if low[after : after + 1] not in (("you",), ("us",)):
            return False
        after = _skip(clause, after + 1)
        if tags[after : after + 1] == ("TO",) or low[after : after + 1] in (("never",), ("not",)):
            return True
    if after >= len(low):
        return False
    if verb in known.minded:
        return low[after] in lists["about"] or tags[after] in ("DT", "PRP", "EX", "NNP", "NNS", "PRP$")
    if verb not in known.clausal and verb not in lists["will_tell"]:
        return False
    if low[after] in lists["clause"]:
        return low[after] not in ("it", "this", "these", "no", "you") or _verb_ahead(clause, after)
    return tags[after] in ("DT", "PRP", "NN", "NNS", "NNP") and _verb_ahead(clause, after)


def _verb_ahead(clause: Clause, after: int) -> bool:
    """Say whether a finite verb follows before the clause ends: what is told is a clause of its own."""
    for at in range(after, min(after + _FAR, len(clause.words))):
        if clause.tags[at] in _SUBORDINATE or clause.low[at] in (
            "than",
            "as",
            "because",
            "if",
            "after",
            "before",
        ):
            return False
        if clause.tags[at] in _FINITE and at > after:
            return True
    return False
