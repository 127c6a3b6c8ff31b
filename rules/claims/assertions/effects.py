"""Cause and effect in predicates: is due to, goes back to, was the result of, costs lives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from ...sources.words.classedwords import TokenTable
from ...sources.words.classfiles import inflect
from ...sources.words.wordclasses import ADVERB, AUXILIARY, BE, BIT, CAPITAL, PREP, bits
from .mainclauses import Clause
from .ownvoice import OwnWords, Told, in_own_voice

_BE = (
    r"(?:is|are|was|were|be|been|lies|lay)"
    r"(?: \w+ly| partly| also| in part| not only| in large part| above all)?"
)
_CAUSED = worded(
    rf"\b{_BE} (?:(?@blamed))\b"
    r"|\b(?:(?@stems)|(?@effects))\b"
    r"|\b(?:makes?|made|making|leaves?|left|renders?|rendered) (?:[\w’'-]+ ){1,5}?(?:(?@states)|(?:poor"
    r"|rich|fat|saf|sick|unhappi|happi|healthi)er)\b"
    r"|\b(?:[Bb]ecause|[Tt]hanks to|[Aa]s a result of|[Oo]wing to|[Dd]ue to)\b"
    r"|\b[Aa]s a (?:direct )?(?:consequence|result)\b"
    r"|\b(?:is|are|was|were) what (?:has |have |had |is )?[a-z]+"
    r"|\b[Ii]t (?:is|was) (?:the |a |an |its |their )?[^.,;]{3,60} that (?:has|have|had) [a-z]+"
    r"|\b(?:costs?|saves?|claims?) (?:\w+ )?(?:lives|jobs)\b"
    r"|\b(?:[Tt]he|[Ii]ts|[Oo]ne|[Aa]nother|[Aa]) (?:[a-z]+ )?(?@reasons) (?:for [^.,;]{3,60} )?"
    r"(?:is|was|lies|lay)\b"
    r"|\b(?:ha(?:s|ve|d)) (?:its|their|his|her) (?:\w+ )?(?:roots?|origins?|causes?|reasons?) in\b",
    "ownvoice.toml",
)
_CLEFT = regex(r"\W*What (?:[\w’'-]+ ){1,7}?(?:was|is|were) (?:the|a|an|its|his|her|their)\b")
_SOMEBODY = bits("role", "organisation", "people", "source-people", "source-person", "pronoun")
_PAST_FORMS = {
    "make": "make/made",
    "mean": "mean/meant",
    "lead": "lead/led",
    "drive": "drive/drove/driven",
    "bring": "bring/brought",
    "keep": "keep/kept",
    "cut": "cut/cut",
    "cost": "cost/cost",
    "hurt": "hurt/hurt",
    "spread": "spread/spread",
}
# Since the line was cut, accidents have gone up; the more, the higher; without the grant it would be shut.
_SINCE = worded(
    r"\A\W*(?:(?:[Ss]ince|[Ee]ver since|[Aa]fter|[Ww]here|[Ww]hen(?:ever)?|[Nn]ow that|[Ww]herever) "
    r"[^,.;]{5,90}, [^.;]{3,80}\b(?@moved)\b"
    r"|[Tt]he (?:more|less|fewer|[a-z]{2,}er)\b[^,.;]{3,80}, the (?:more|less|fewer|[a-z]{2,}er)\b"
    r"|(?:[Ww]ithout|[Bb]ut for|[Ww]ere it not for|[Hh]ad it not been for)\b[^.;]{3,120}"
    r"\b(?:would|could|might)\b)",
    "ownvoice.toml",
)
_VERB = regex(r" ([a-z]{2,20})\b")
_NEAR = 8  # words behind "make" in which it is told what something is made to do
_OBJECT = frozenset(
    {"JJS", "RBS", "RBR", "DT", "PRP$", "PRP", "JJ", "JJR", "NN", "NNS", "NNP", "CD", "PDT", "N$"}
)
_TOLD = regex(r"\b(?:just|only|simply) because\b|\bnot because\b")


def find_effects(facts: Facts) -> Iterator[Told]:
    """Yield the first words of each sentence that tell a cause."""
    text, caused = facts.doc.prose.text, _CAUSED(facts.data)
    works, since = works_forms(tuple(facts.data("ownvoice.toml")["works"])), _SINCE(facts.data)
    for statement in in_own_voice(facts):
        start, end = statement.start, statement.end
        match = caused.search(text, start, end)
        if match is not None and match.group().endswith("due to") and _is_to_come(facts, match.end()):
            match = caused.search(text, match.end(), end)
        if match is not None and not _TOLD.search(text, start, end):
            yield Told(*match.span(), statement)
        elif (cleft := _CLEFT.match(statement.sentence.text)) is not None:
            yield Told(start, start + cleft.end(), statement)
        elif (place := _works(statement, facts.tokens, works)) is not None:
            yield Told(*place, statement)
        elif (moved := since.match(statement.sentence.text)) is not None:
            yield Told(start, start + moved.end(), statement)
        elif (clause := facts.main_clauses.of(statement)) is not None:
            at = _acts(clause, facts.own_words, somebody=somebody(facts, clause))
            if at >= 0:
                first, last = clause.place(at, at)
                yield Told(first, last, statement)


def _is_to_come(facts: Facts, offset: int) -> bool:
    """Say whether a verb stands at a prose offset behind "is due to": it tells a plan and no cause."""
    word = _VERB.match(facts.doc.prose.text, offset)
    return word is not None and word[1] in facts.data("relative-time.toml")["due"]


def somebody(facts: Facts, clause: Clause) -> bool:
    """Say whether the subject is a person or a body, which acts and is no cause."""
    noun = clause.low[clause.head] if clause.head >= 0 else ""
    single = noun.removesuffix("s")
    if facts.word_classes.bits_of(noun) & _SOMEBODY or facts.word_classes.bits_of(single) & _SOMEBODY:
        return True
    return single in facts.own_words["persons"] or single.endswith(("er", "or", "ist", "man", "men"))


def _acts(clause: Clause, listed: OwnWords, *, somebody: bool) -> int:
    """Return the verb by which an event, a measure or a state has an effect on something ("new insulation has
    sealed the nest holes"), or -1.
    """
    head, main, low, tags = clause.head, clause.main, clause.low, clause.tags
    if head < 0 or main + 1 >= len(low) or tags[head] not in ("NN", "NNS", "VBG"):
        return -1
    noun = low[head].removesuffix("s")
    strong = low[main] in listed["forcing"] and not somebody
    if head == clause.start and noun == low[head] and noun not in listed["abstract"] and not strong:
        # "Page ignored her": a thing or a name?
        return -1
    ends = strong or noun[-4:] in listed["abstract_ends"] or noun[-3:] in listed["abstract_ends"]
    if not (ends or low[head] in listed["abstract"] or noun in listed["abstract"]):
        return -1
    if low[main] in ("make", "makes", "made", "making") and "VB" in tags[main + 2 : main + _NEAR]:
        return main
    helped = main > clause.verb and low[clause.verb] not in ("has", "have", "had", "will")
    if helped and tags[main] != "VBG":
        return -1
    at = main + 1
    while at < len(tags) - 1 and tags[at] in ("RB", "RP"):
        at += 1
    return (
        main
        if tags[main].startswith("VB") and tags[at] in _OBJECT and low[main] not in listed["inert"]
        else -1
    )


@lru_cache(maxsize=4)
def works_forms(verbs: tuple[str, ...]) -> frozenset[str]:
    """Return the forms in which verbs of effect are told of a thing."""
    return frozenset(
        form for verb in verbs for form, kind in inflect(_PAST_FORMS.get(verb, verb)).items() if kind != "ing"
    )


def _works(statement: Statement, table: TokenTable, works: frozenset[str]) -> tuple[int, int] | None:
    """Return the verb by which a thing without a name, or a deed in general ("gardening"), has an effect."""
    place = statement.features.get("factual")
    if place is None or "named-subject" in statement.features:
        return None
    first, last = statement.words
    starts = table.words.starts
    at = next((n for n in range(first, last) if starts[n] >= place[0]), last)
    subject = range(first, at)
    if at == first or any(
        table.bits[n] & _SOMEBODY or (n > first and table.bits[n] & CAPITAL) for n in subject
    ):
        return None
    while at < last - 1 and table.bits[at] & (AUXILIARY | ADVERB):
        if table.bits[at] & BE:
            return None
        at += 1
    if at + 1 >= last or table.low(at) not in works or table.bits[at + 1] & PREP:
        return None
    if table.low(at + 1) == "to" or (len(subject) == 1 and table.bits[at] & BIT["past"]):
        # "Suspicion turned to rage"; "Page encouraged them": a thing or a name?
        return None
    return starts[at], starts[at] + len(table.words.forms[at])
