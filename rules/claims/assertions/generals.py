"""What is told in the present of all, many or anybody of a kind: "Children who read at home do better"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, worded

from .mainclauses import Clause
from .ownvoice import OwnWords, Told, in_own_voice

# "Most of", "hardly any", "more and more" at the head of the clause; "rarely", "as a rule" anywhere.
_GENERAL = worded(r"\b(?:(?@universals))\b", "ownvoice.toml", flags=re.IGNORECASE)
_ALWAYS = worded(r"\b(?:(?@always))\b", "ownvoice.toml", flags=re.IGNORECASE)
# What is told of one of a kind or of stuff is general knowledge without one of these ("Bread needs time").
_AMOUNT = worded(r"\b(?:(?@amounts_of)|(?@numbers))\b", "ownvoice.toml", flags=re.IGNORECASE)
# Rules and timetables: "Members are elected for two years", "Doors open at eight", "Visitors are asked to".
_SET = worded(
    r"\b(?:at|from|until|by|on) (?:\d|(?:(?@weekdays)|(?@months))\b|noon\b|midnight\b|request\b|the gate\b)"
    r"|\b(?:are|is) (?:[a-z]+ly )?(?@ordained)\b"
    r"|\bfree of charge\b",
    "calendar.toml",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_ONE = frozenset({"a", "an", "every", "each", "any"})
_TELLING = frozenset({"JJR", "RBR", "JJS", "RBS", "CD"})
_NAMES = frozenset({"NNP", "NNPS", "PRP", "PRP$", "N$", "FW"})
_HAVE, _BE = frozenset({"has", "have"}), frozenset({"is", "are", "'s", "'re"})
_FEW = frozenset({"few", "hardly", "nobody", "no", "most", "many", "not"})
_FEWEST = 4


def find_generals(facts: Facts) -> Iterator[Told]:
    """Yield the sentences that tell in the present what holds for many or all, or for a kind."""
    general, always = _GENERAL(facts.data), _ALWAYS(facts.data)
    amount, rules = _AMOUNT(facts.data), _SET(facts.data)
    for statement in in_own_voice(facts):
        clause = facts.main_clauses.of(statement)
        if clause is None or not clause.present or len(clause.words) < _FEWEST:
            continue
        sentence = statement.sentence
        opening = clause.places[clause.start] - sentence.start
        said = general.match(sentence.text, opening) or general.match(
            sentence.text, clause.places[0] - sentence.start
        )
        if said is None and not always.search(sentence.text):
            kind = kind_of(clause, facts.own_words)
            much = bool(_TELLING & set(clause.tags[clause.verb :]) or amount.search(sentence.text))
            lasts = holds(clause) or (much and kind == "many" and clause.tags[clause.main] == "VBG")
            if not (kind and lasts) or not (much or kind == "many") or rules.search(sentence.text):
                continue
        elif not holds(clause):
            continue
        yield Told(sentence.start, sentence.end, statement)


def kind_of(clause: Clause, listed: OwnWords) -> str:
    """Say of what a subject speaks: of ``many`` ("small firms"), of ``one`` ("a lynx"), of ``stuff``
    ("hydrogen steel"), or of things that are known, "".
    """
    start, head = clause.start, clause.head
    if head < 0:
        return ""
    low, tags = clause.low[start:head], clause.tags[start : head + 1]
    if tags[0] == "NNP" and start == 0 and head and "-" in low[0]:
        # "Open-plan offices": its capital is that of the sentence.
        tags = ("JJ", *tags[1:])
    if _NAMES & set(tags) or not listed["definite"].isdisjoint(low):
        return ""
    if low[:1] and low[0] in _ONE:
        return "one" if tags[-1] == "NN" else ""
    if "CD" in tags or not listed["partial"].isdisjoint(low):
        return ""
    if low[:1] == ("such",) or tags[-1] == "NNS":
        return "many"
    return "stuff" if tags[-1] in ("NN", "VBG") and "DT" not in tags else ""


def holds(clause: Clause) -> bool:
    """Say whether something holds in general: no event that has happened or is going on, no "there is"."""
    helper, main = clause.low[clause.verb], clause.main
    if helper == "can" and clause.low[clause.start] not in _FEW:
        return False
    if clause.low[clause.verb + 1 : clause.verb + 2] in (("always",), ("never",)):
        return True
    if helper in _HAVE and clause.tags[main] == "VBN" and main > clause.verb:
        return False
    if "EX" in clause.tags[clause.start : clause.verb]:
        return False
    return not (helper in _BE and clause.tags[main] == "VBG")
