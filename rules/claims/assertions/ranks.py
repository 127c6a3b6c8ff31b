"""Ranks: the largest of its kind, and the many ways to say that nothing is like it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from ...sources.words.classedwords import TokenTable
from ...sources.words.wordclasses import DET, POSSESSIVE, bits
from .mainclauses import Clause
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
    r"|\b(?:more|fewer|less|[a-z]{2,}er) [^.,;]{1,60} than (?:the )?[^.,;]{1,60} (?:combined|put together"
    r"|taken together|together)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
# The first since, the only one in the country, what there is none like.
_FIRSTS = worded(
    r"\ball-time (?:low|high|record|best)\b|\b(?:record|rock|historic) (?:high|low|bottom)\b|\bworld first\b"
    r"|\bsecond only to\b|\bnothing (?:comparable|similar|remotely like|of the (?:kind|sort))\b"
    r"|\bno (?:equal|peer|rival|match|competitor|competition|parallel|precedent|counterpart|comparison)\b"
    r"|\b(?:once|twice|[a-z]+ times) in a (?:lifetime|century|generation)\b"
    r"|\bnot since (?:\d|the\b|(?-i:[A-Z]))"
    r"|\bfor the first time (?:ever|since|in (?:\w+ )?(?:years|decades|generations|centuries|living"
    r"|history|its|the))\b"
    r"|\b(?:never|rarely|seldom|hardly ever|at no time) (?:has|have|had|before|been|were|was|did|does"
    r"|do)\b[^.;:]{0,60}\b(?:so|such|this|more|better|worse|less|[a-z]{3,}er)\b"
    r"|\bthe (?:only|sole|one and only) [^.,;]{2,60} (?:in|of|on|within|across) (?:the"
    r" (?:entire |whole )?)?(?:(?@places)|(?-i:[A-Z])[a-z]+)\b"
    r"|\b(?:the|its|[a-z]+[’']s) (?:only|sole|one and only) [a-z]+ (?:that|which|who|to|with|where|still"
    r"|left)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_NONE = worded(
    r"\b(?:no|nobody|none|nothing|(?:hardly|scarcely|barely) (?:an?|any(?:one|thing|body)?)|few|rarely"
    r"|seldom|never|not one|not a single)\b[^.;:]{0,80}?"
    r"\b(?:(?:as|so) [a-z-]{1,30}|(?:more|less) [a-z-]+|[a-z]{3,}er(?= than|\W{0,3}\Z)"
    r"|better|worse|(?@matches))\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_OPENS = ("No", "Few", "Har", "Rar", "Sel", "Nev", "Not", "Only", "Scar", "Bare", "In no", "At no", "On no")


def find_ranks(facts: Facts) -> Iterator[Told]:
    """Yield the first rank of each sentence."""
    text, table = facts.doc.prose.text, facts.tokens
    others, firsts, none = _OTHERS(facts.data), _FIRSTS(facts.data), _NONE(facts.data)
    kind = _OF_A_KIND(facts.data)
    scopes = facts.own_words["scopes"]
    for statement in in_own_voice(facts):
        start, end = statement.start, statement.end
        if _OWN_RECORD.search(text, start, end):
            continue
        match = others.search(text, start, end) or firsts.search(text, start, end)
        if match is None and _opens(statement.sentence.text):
            match = none.search(text, start, end)
        if match is not None:
            yield Told(*match.span(), statement)
        else:
            clause = facts.main_clauses.of(statement)
            found = list(_superlative(table, statement, scopes, kind))
            if not found and clause is not None:
                place = _compared(clause, scopes, none=_opens(statement.sentence.text))
                found = [Told(*place, statement)] if place is not None else []
            yield from found


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


def _compared(clause: Clause, scopes: frozenset[str], *, none: bool) -> tuple[int, int] | None:
    """Return the place of a superlative in its field by parts of speech ("is the finest in the country"), or
    with ``none`` of a comparative that nothing reaches ("Only Lisbon has a steeper tram").
    """
    low, tags = clause.low, clause.tags
    for n in range(clause.start, len(low)):
        if (
            none
            and tags[n] in ("JJR", "RBR")
            and n > clause.verb
            and (low[n] not in ("earlier", "later", "longer") or low[clause.start] == "nowhere")
        ):
            return clause.place(n, n)
        if tags[n] not in ("JJS", "RBS") or low[n] in _FAINT or low[max(0, n - 1)] == "at":
            continue
        owned = {"DT", "PRP$", "N$"} & set(tags[max(0, n - _BEFORE) : n])
        ahead = low[n + 1 : n + _AMONG]
        held = (ahead[:2] in (("of", "all"), ("of", "any"), ("of", "its"))) or any(
            word in scopes for word in ahead[: ahead.index("of") if ahead[:1] == ("of",) else None]
        )
        if owned and held:
            return clause.place(n, n)
    return None
