"""What got about without anybody who said it: it has emerged that, word is, was met with disbelief."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from copydesk.api import Facts, once, worded

from ...sources.words.wordclasses import bits
from .gates import told_by
from .mainclauses import Clause
from .ownvoice import Told, in_own_voice
from .secondhand import unmarked

_UNSAID = worded(
    r"\bit (?:has |had )?(?:also |since |now )?(?@emerging)\b"
    r"|\bit (?:has |had )?(?@emerged)(?: [^,.;]{2,40})? that\b"
    r"|\b(?:is|are|was|were|remains?|remained|has been|have been) (?:\w+ly |much |very |highly |more"
    r" )?(?:(?@received)) (?:among|amongst|with|within|in|by|throughout|across)\b"
    r"|\b(?:word|talk|gossip|rumour|rumor|the (?:word|talk|gossip|story)(?: (?:in|on|around) [^.,]{3,30})?)"
    r" (?:is that|is of|has it|goes)\b"
    r"|\b(?:met|greeted|received|viewed|watched|followed|treated) with (?:\w+ ){0,2}(?@feelings)\b"
    r"|\bnot (?:everyone|everybody|all [a-z]+) (?:is|are|was|were|agrees?|agreed|likes?|wants?|believes?)\b"
    r"|\b(?:nobody|no one|hardly anyone) (?:believes|doubts|disputes|denies|expects|thinks|wants|trusts)\b"
    r"|\b(?:is|are|was|were) (?:all |both |firmly |mostly |largely )?(?:of the (?:opinion|view|belief)|in "
    r"(?:broad |full )?"
    r"agreement|at one|united|unanimous) (?:that|on)\b"
    r"|\b(?:evidence|proof|consensus|suspicion) (?:is|was|has been|keeps?) (?:now |also )?(?:mounting"
    r"|growing|building|piling up)\b"
    r"|\b(?@rumours)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)


_PLACE = frozenset({"NN", "NNS", "VBG"})
_PERSON = bits("source-person", "role", "people", "source-people", "agents")


_HEARD = worded(
    r"\bas (?:[a-z]+ ){1,3}(?:has|have) it\b"
    r"|\baccording to (?!the |this |that |its |his |her |their |police |court |official )(?:[a-z’'-]+ ){0,3}"
    r"(?@heard_from)\b"
    r"|\b[a-z]+s (?@sides) (?:[A-Z][a-z]+ |the [a-z]+ )?(?:agree|say|swear|insist|report|love|complain"
    r"|think)\b"
    r"|\b(?:scientifically|clinically|medically) (?:proven|proved|tested|shown)\b"
    r"|\b(?:is|are|was) (?:well|widely|commonly|generally|universally|long) (?:known|accepted|agreed"
    r"|recognised"
    r"|recognized|understood|established) (?:that|to)\b|\bit is known (?:that|to)\b"
    r"|\b[Aa]s (?:was|is|has been|could be) (?:heard|learned|learnt|rumoured|told|whispered|reported)\b"
    r"|\b[Aa]s (?:an?|one|some|many) [a-z -]{3,40} (?:put|puts|wrote|writes|called|calls|phrased|has) it\b",
    "ownvoice.toml",
    "anyvoice.toml",
    flags=re.IGNORECASE,
)


def _heard(facts: Facts) -> Iterator[Told]:
    """Yield hearsay that says so: whoever else is named in its sentence is not its source."""
    lists = facts.data("ownvoice.toml"), facts.data("anyvoice.toml")
    return unmarked(facts, _HEARD(facts.data), _telling(*lists))


@once
def _telling(own: Mapping[str, list[str]], anyvoice: Mapping[str, list[str]]) -> frozenset[str]:
    """Return the words of which ``_HEARD`` needs one."""
    return told_by((*own["hearsay_words"], *anyvoice["sides"]))


def _many(clause: Clause) -> bool:
    """Say whether the subject is many of whom nobody knows who: a bare plural, "most", "those who"."""
    if clause.head < 0:
        return clause.low[clause.start] == "those"
    low, tags = clause.low[clause.start : clause.head], clause.tags[clause.start : clause.head + 1]
    if tags[-1] != "NNS" or "N$" in tags:
        return clause.low[clause.start] == "those"
    return not (
        {"the", "these", "this", "his", "her", "their", "its", "two", "three"} & set(low) or "CD" in tags
    )


def find_unsaid(facts: Facts) -> Iterator[Told]:
    """Yield the first such words of each sentence in which nobody is found who says anything."""
    text, unsaid, listed = facts.doc.prose.text, _UNSAID(facts.data), facts.own_words
    yield from _heard(facts)
    for statement in in_own_voice(facts):
        if any(carrier.kind != "pronoun" for carrier in statement.carriers):
            continue
        match = unsaid.search(text, statement.start, statement.end)
        if match is not None:
            yield Told(*match.span(), statement)
        elif (clause := facts.main_clauses.of(statement)) is not None:
            subject, noun = clause.low[clause.start : clause.head], clause.low[clause.head]
            those = clause.low[clause.start] == "those"
            if (
                not (those or (clause.head >= 0 and clause.tags[clause.head] in _PLACE))
                or "NNP" in clause.tags[clause.start : clause.verb]
            ):
                continue
            vague = not listed["unknown"].isdisjoint(subject)
            known = facts.word_classes.bits_of(noun)
            if (
                noun in listed["moods"]
                or (noun in listed["media"] and (vague or "the" not in subject))
                or (
                    clause.low[clause.main] in listed["differing"]
                    and ((vague and (known & _PERSON or noun in listed["persons"])) or _many(clause))
                )
                or (
                    _many(clause)
                    and not listed["minded"].isdisjoint(clause.low[clause.main : clause.main + 2])
                )
            ):
                first, last = clause.place(clause.start, clause.verb)
                yield Told(first, last, statement)
