"""Is this word a verb here? Most verbs of saying are nouns as well (reports, claims, notes); their
neighbours decide.
"""

from __future__ import annotations

from .carriers import GROUPS, Phrase
from .tokens import AUXILIARY, BE, CLAUSE, DET, DO, FLAG, HAVE, MODAL, PREP, PRON, Tokens
from .wordclasses import VerbForm

# Forms that are as often nouns: as verbs they need something that only a verb can have behind it.
_NOUN_TOO = frozenset(
    "reports report claims claim notes note states state estimates estimate projects project calls "
    "call questions question hopes hope fears "
    "fear doubts doubt details detail records views view looks look sets set documents document "
    "comments comment posts post demands demand "
    "signals signal supports support welcomes welcome measures measure measured promises promise "
    "protests protest press presses outlines "
    "outline profiles profile charts chart probes probe answer answers reply replies quotes quote "
    "cites values value wishes wish desires desire "
    "wants references reference features debates offers worries worry backs back objects object "
    "forecasts forecast warrants surveys survey "
    "disputes dispute cautions caution threats concerns boasts boast monitors monitor watches "
    "watch advocates advocate holds hold feel "
    "thought thoughts expressed counters counter regards regard praise plot follows follow "
    "followed held experts researches traces trace points point".split()
)
_OPENS_OBJECT = frozenset(
    (
        "of that how why what whether for to about against on there it he she they we him her them us me "
        "himself herself themselves some many out"
    ).split()
)


def finite(t: Tokens, i: int, verb: VerbForm, helpers: int, group: int, after: int) -> bool:
    """Say whether token ``i`` is used as a finite verb.

    ``helpers`` are the classes of the auxiliaries of its group, which starts at token ``group``; ``after`` is
    the first token behind it that is no adverb.
    """
    if verb.form == "ing":
        return bool(helpers & BE)
    if helpers & (MODAL | DO) or (helpers & (HAVE | BE) and verb.form == "past"):
        return True
    if helpers:
        return False
    previous = t.flags[group - 1] if group and not t.pause[group] else 0
    if (
        previous & (DET | PREP)
        and not previous & (FLAG["quantifier-subject"] | FLAG["people"])
        and t.low[group - 1] not in ("this", "that", "these", "those")
    ):
        return False
    if group and not t.pause[group] and t.possessive[group - 1]:
        return False
    if verb.lemma == "feel" and after < t.size and t.low[after].endswith("ed"):
        return True
    return t.low[i] not in _NOUN_TOO or says_something(t, after)


def says_something(t: Tokens, after: int, *, clause: bool = False) -> bool:
    """Say whether what follows is the beginning of an object or of a clause: that, an article, a pronoun, a
    name, a number. ``clause``: only words that are told will do (that, of, about, a quotation).
    """
    if after >= t.size:
        return False
    flags = t.flags[after]
    if t.pause[after]:
        return t.quote[after]
    if clause:
        return t.low[after] in ("that", "of", "about", "how")
    if flags & (FLAG["vague-quantifier"] | FLAG["quantifier-subject"] | FLAG["growing"] | FLAG["attitude"]):
        return True
    return (
        t.low[after] in _OPENS_OBJECT
        or bool(flags & (DET | PRON))
        or t.caps[after]
        or t.text[after][0].isdigit()
        or _plural_ahead(t, after)
    )


def _plural_ahead(t: Tokens, after: int) -> bool:
    for k in range(after, min(after + 3, t.size)):
        if t.flags[k] & (PREP | AUXILIARY | CLAUSE) or (k > after and t.pause[k]):
            return False
        if t.is_plural(k):
            return True
    return False


def agree(t: Tokens, phrase: Phrase, verb: VerbForm) -> bool:
    """Say whether subject and verb agree in number, as far as their forms tell."""
    if verb.form == "past":
        return True
    low, flags = t.low[phrase.head], t.flags[phrase.head]
    plural = (
        t.is_plural(phrase.head)
        or bool(flags & FLAG["quantifier-subject"])
        or low in ("i", "we", "you", "they")
    )
    plural = (
        plural
        or any(t.low[k] == "and" for k in range(phrase.start, phrase.end))
        or bool(flags & FLAG["people"])
    )
    if verb.form == "base":
        return plural
    if any(t.low[k] in GROUPS for k in range(phrase.start, phrase.head)):
        # "A group of engineers warns" and "a number of engineers warn" are both right.
        return True
    return not plural or t.text[phrase.head].isupper() or t.caps[phrase.head]
