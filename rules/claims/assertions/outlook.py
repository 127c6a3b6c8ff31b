"""What will be, said by nobody: will exceed, is bound to follow, by the end of the decade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from ...sources.words.classedwords import TokenTable
from ...sources.words.wordclasses import CAPITAL, bits
from .mainclauses import Clause
from .ownvoice import OwnWords, Told, in_own_voice

_FATED = worded(
    r"\b(?:is|are|looks?|seems?|appears?|[’']s|[’']re)(?: \w+ly| all but"
    r"| almost)? (?:(?@fated)) to\b"
    r"|\b(?:only |just )?a (?:matter|question) of time\b|\b(?:heading|headed|bound|destined"
    r"|on course) for\b"
    r"|\bwill have (?:no|little) (?:other )?(?:choice|option|alternative) but\b"
    r"|\b(?:threatens?|promises?) to\b|\b(?:may|might|could) (?:well|soon|yet|one day)\b"
    r"|\b(?:may|might|could) (?@possibly)\b|\b(?:stands?|set) to (?:lose|gain|become|rise|fall|benefit)\b"
    r"|\b(?:spells?|signals?|heralds?|means?|marks?) (?@ends_in)\b"
    r"|\b(?@ahead)\b"
    r"|\b(?:stands?|has|have) (?:little|no|every|a good|a fair|hardly any|scant) (?:chance|hope|prospect)s?\b"
    r"|\b(?:[Nn]othing|[Nn]obody|[Nn]o one|[Nn]one|[Ll]ittle)(?: \w+){0,3} will\b"
    r"|\b[Tt]here (?:is|are) (?:little|no|every|a good|hardly any|scant)"
    r" (?:chance|hope|prospect|danger|risk)s?\b"
    r"|\bha(?:s|ve) no future\b|\bthere is no doubt that\b"
    r"|\b(?:is|are|looks?|seems?)(?: all but| now| almost| \w+ly)? (?@looming)\b"
    r"|\b(?:faces?|facing) (?:an? |the )?(?:[a-z-]+ ){0,2}?(?@fates)\b",
    "ownvoice.toml",
)
_WILL = regex(r"\b(?:will|won[’']t|shall)\b|\w[’']ll\b")
# What will be, and is nobody's plan: "she will be a grandmaster", "it will be like".
_STATE = worded(
    r" (?:then |soon |one day |also )?be (?:(?@fated_states)|[a-z]{2,}er)\b",
    "ownvoice.toml",
)
_NOT = regex(r"\bwon[’']t\b|\bwill (?:not|never|no longer|hardly|soon)\b")
_PLANNED = regex(r" (?:be|have been) (?:\w+ly )?[a-z]+(?:ed|en|wn|lt|nt|ld|ught|de|t)\b")
_SOMEBODY = bits(
    "role", "organisation", "people", "source-people", "source-person", "collective", "pronoun", "speaker"
)
_BEFALLS = worded(
    r"(?: not| \w+ly| no longer| never| soon| only| then| all)?(?: be)? (?:(?@befalls))\b", "ownvoice.toml"
)
_SCHEDULED = worded(r"(?: then| also)? (?:(?@scheduled))\b", "ownvoice.toml")
_DAY = worded(
    r"\b(?:(?@weekdays)|(?@days))\b|\b\d{1,2}(?:st|nd|rd|th)? (?:(?@months))\b|\b(?:(?@months)) \d",
    "news.toml",
    "calendar.toml",
)
_HORIZON = worded(
    r"\b(?:by|before|within|until|in|from) (?:the (?:end|middle|start|turn|close) of (?:the |this |next )?"
    r"|mid-|late |early |about |around )?(?:20\d\d\b|the (?:next|(?@seasons))\b|mid-century|"
    r"[a-z]+ (?@spans)\b|next [a-z]+|then\b|now\b)"
    r"|\bbefore (?:he|she|it|they) (?:is|are|turns?|reach(?:es)?)\b"
    r"|\b(?:next|this|by|before|another) (?@seasons)\b|\b(?@sometime)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_MEASURED = worded(
    r"\b(?:more|fewer|less|[a-z]{3,}er) (?:[\w-]+ ){0,3}than\b|\bper ?cent\b|%|[$€£]\s?\d|\b(?@quantities)\b",
    "ownvoice.toml",
)


# "The option is set to the value", "is set to 12".
_SETTING = regex(r"\bset to (?:(?:an?|the|th(?:is|at)|its|yes|no|on|off|true|false)\b|[^a-z\s])")


def is_setting(text: str, end: int) -> bool:
    """Say whether "set to" about a prose offset tells the value of a setting, and no plan."""
    return _SETTING.search(text, max(0, end - 6), end + 8) is not None


def find_outlook(facts: Facts) -> Iterator[Told]:
    """Yield the first forecast of each sentence; a plan with its day is none."""
    text, fated, befalls = facts.doc.prose.text, _FATED(facts.data), _BEFALLS(facts.data)
    ahead, measured = _HORIZON(facts.data), _MEASURED(facts.data)
    scheduled, day, state = _SCHEDULED(facts.data), _DAY(facts.data), _STATE(facts.data)
    for statement in in_own_voice(facts):
        start, end = statement.start, statement.end
        match = fated.search(text, start, end)
        if match is not None and is_setting(text, match.end()):
            match = None
        will = None if match is not None else _WILL.search(text, start, end)
        if will is not None and not scheduled.match(text, will.end(), end):
            horizon = ahead.search(text, start, end) or measured.search(text, start, end)
            dated = day.search(statement.sentence.text.lower()) is not None
            if (
                befalls.match(text, will.end(), end)
                or _NOT.match(text, will.start(), end)
                or (not dated and state.match(text, will.end(), end))
                or (not dated and (horizon or not plans(statement, facts.tokens, will.start(), will.end())))
            ):
                match = will
        if match is not None:
            yield Told(*match.span(), statement)
        elif will is None and (clause := facts.main_clauses.of(statement)) is not None:
            at = _possible(clause, statement, facts.own_words)
            if at >= 0:
                first, last = clause.place(at, clause.main)
                yield Told(first, last, statement)


def _possible(clause: Clause, statement: Statement, listed: OwnWords) -> int:
    """Return the modal of what could happen to a thing ("the vote could cost him his office"), or -1."""
    verb, head, low = clause.verb, clause.head, clause.low
    if (
        low[clause.start] == "whether"
        or low[verb] not in ("could", "might")
        or clause.tags[clause.main] != "VB"
        or head < 0
    ):
        return -1
    if clause.tags[head] not in ("NN", "NNS", "VBG") or "VBD" in clause.tags or statement.opening & _SOMEBODY:
        return -1
    # "Visitors could see the tower": what was possible to somebody.
    return -1 if low[head] in listed["witnesses"] or low[clause.main] in listed["senses"] else verb


def plans(statement: Statement, table: TokenTable, start: int, end: int) -> bool:
    """Say whether what will be is somebody's plan: a person or a body does it, or it will be done. The "will"
    stands at ``start`` to ``end`` of the prose.
    """
    if _PLANNED.match(table.text, end):
        return True
    first, last = statement.words
    starts = table.words.starts
    before = [n for n in range(first, last) if starts[n] < start]
    return any(table.bits[n] & _SOMEBODY or (n > first and table.bits[n] & CAPITAL) for n in before)
