"""Ranks: the largest of its kind, and the many ways to say that nothing is like it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from ...sources.words.classedwords import TokenTable
from ...sources.words.wordclasses import DET, POSSESSIVE, bits
from .ownvoice import Told, in_own_voice

_HIGHEST = bits("superlative", "most")
_AMONG = 9  # words behind a superlative in which the field stands of which it is the first
_BEFORE = 3
_FAINT = frozenset({"first", "last", "only", "sole", "record", "key", "main", "primary", "top", "leading"})
_OF_A_KIND = worded(
    r"\b(?:ever|in (?:its|the) history|of (?:its|their|the) kind|anywhere|in the (?:world|country|nation"
    r"|region|"
    r"province|county|state|city|continent|hemisphere)|worldwide|nationwide)\b|\bin [A-Z]",
    "ownvoice.toml",
)
_OWN_RECORD = regex(
    r"\b(?:it|they|he|she|we|I|you)(?: has| have| had|[’']ve|[’']s)? ever\b"
    r"|\b(?:of|in) (?:his|her|my|our|their|its) (?:\w+ )?(?:life|lives|career|history)\b"
)
_OTHERS = worded(
    r"\bno other \w+|\bnowhere (?:else|in|on|is|are|has|have)\b|\bnever (?:before|in (?:the|its|living))\b"
    r"|\b(?@nonesuch)\b"
    r"|\bthan (?:in )?(?:any(?:one|where|thing|body)?|all|every|most)(?: of)?(?: the)?(?: other| others"
    r"| else| previous| year)?\b"
    r"|\b(?:(?@unrivalled))\b"
    r"|\b(?:tops|topped|leads|led|heads|headed) the (?:\w+ ){0,2}(?:list|table|ranking|rankings|league"
    r"|field|way|market|world)\b"
    r"|\b(?:ranks?|ranked|comes?|came|stands?) (?:first|top|last|bottom|highest|lowest|at the (?:top"
    r"|bottom))\b"
    r"|\brank(?:s|ed)? among the\b"
    r"|\b(?:market|world|national|European) (?:leader|record|champion)\b"
    r"|\ba (?:new |club |league |course )?record\b|\bnumber one\b"
    r"|\b(?:leads|led|tops|topped) (?:the|all) [^.,;]{3,40} (?:in|for|with|by)\b"
    r"|\bmore [^.,;]{1,60} than (?:the )?[^.,;]{1,60} (?:combined|put together|taken together)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_NONE = worded(
    r"\b(?:no|nobody|none|nothing|hardly any(?:one|thing)?|few|rarely|seldom|never|not one)\b[^.;:]{0,80}?"
    r"\b(?:(?:as|so) [a-z-]{1,30}|(?:more|less) [a-z-]+|[a-z]{3,}er(?= than|\W{0,3}\Z)"
    r"|better|worse|(?@matches))\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_OPENS = ("No", "Few", "Har", "Rar", "Sel", "Nev", "Not")


def find_ranks(facts: Facts) -> Iterator[Told]:
    """Yield the first rank of each sentence."""
    text, table = facts.doc.prose.text, facts.tokens
    others, none, kind = _OTHERS(facts.data), _NONE(facts.data), _OF_A_KIND(facts.data)
    scopes = frozenset(facts.data("ownvoice.toml")["scopes"])
    for statement in in_own_voice(facts):
        start, end = statement.start, statement.end
        if _OWN_RECORD.search(text, start, end):
            continue
        match = others.search(text, start, end)
        if match is None and _opens(statement.sentence.text):
            match = none.search(text, start, end)
        if match is not None:
            yield Told(*match.span(), statement)
        elif statement.classes & _HIGHEST or " least " in statement.sentence.text:
            yield from _superlative(table, statement, scopes, kind)


def _opens(text: str) -> bool:
    """Say whether a sentence begins with nothing, or tells that there is none."""
    return text.lstrip("“\"'").startswith(_OPENS) or "here is no" in text or "here are no" in text


def _superlative(
    table: TokenTable, statement: Statement, scopes: frozenset[str], kind: re.Pattern[str]
) -> Iterator[Told]:
    """Yield a superlative behind an article or an owner, with the field of which it is the first."""
    first, last = statement.words
    for n in range(first + 1, last):
        low = table.low(n)
        if not (table.bits[n] & _HIGHEST or low == "least"):
            continue
        before = range(max(first, n - _BEFORE), n)
        if not any(table.bits[k] & (POSSESSIVE | DET) for k in before) or table.low(n - 1) == "at":
            continue
        ahead = range(n + 1, min(n + _AMONG, last))
        if low in _FAINT:
            held = kind.search(table.text, table.words.starts[n], statement.end) is not None
        else:
            held = (
                any(table.low(k) in scopes for k in ahead) and table.low(n + 1 if n + 1 < last else n) != "of"
            )
        if held:
            yield Told(table.words.starts[n], table.words.starts[n] + len(table.words.forms[n]), statement)
            return
