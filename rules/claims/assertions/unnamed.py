"""Things that are counted or praised and not named: several countries, one of the most popular."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.api import Facts, regex, worded

from ...sources.words.classfiles import either
from ...sources.words.wordclasses import bits

# The first group: words that promise several and name none. The look-aheads leave out amounts, times and
# degrees (some 40, many years, several times).
_AMOUNT = r"(?!\s+(?:of\s+)?(?:\d|(?@amounts)\b))"
_WHICH = worded(
    r"(?<!\bas )(?<!\bhow )(?<!\bso )(?<!\btoo )(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\bhis )(?<!\bher )"
    r"(?<!\bour )(?<!\bmy )(?<!\bnot )\b"
    rf"(?:(?:some|many|several){_AMOUNT}"
    rf"|certain{_AMOUNT}(?<!\ba certain)(?<!\bis certain)(?<!\bare certain)(?<!\bbe certain))"
    r"(?:(?: of (?:the|these|those|its|their|his|her|our|my|[A-Za-z][\w’'-]*[’'](?:s|(?<=s[’']))))?"
    r"(?: (?:other|different))?"
    r"(?: (?!(?@stops)\b)[A-Za-z][\w’'-]*){1,3}| of (?:them|which|whom)\b)",
    "counted.toml",
    flags=re.IGNORECASE,
)
_RANKED = regex(
    r"\b(?:one|some|many) of (?:the|its|his|her|their|[A-Z]\w+[’']s) (?:\w+ )?(?:most|best|[a-z]{3,10}est)"
    r"(?: [a-z-]+){1,2}"
    r"|\b(?:[A-Z]\w+[’']s|its|his|her|their) most (?!recent|likely|of\b)[a-z]{4,}"
    r"|\b(?:the )?most (?:popular|notable|famous|prominent|influential|beloved|celebrated|iconic)\b"
    r"|\b(?:best|well|widely)[- ]known\b",
    re.IGNORECASE,
)
# "Some have called it", "as is thought by many", "which led many to say": of whom nothing is told.
_NOBODY = worded(
    r"\b(?:by|among|for|leading|led|leads|caused|causing) (?:many|some)(?= to\b| who\b| as\b|\s?[.,;])"
    r"|(?<!\bas )(?<!\bhow )(?<!\bso )(?<!\btoo )(?<!\bnot )\b(?:many|some) (?@helpers)\b",
    "counted.toml",
    flags=re.IGNORECASE,
)
_PROMISES = regex(r"\b(?:some|many|several|certain)", re.IGNORECASE)
_HIDING = regex(r"\b(?:by|among|for|leading|led|leads|caused|causing|many|some)\b", re.IGNORECASE)
_RANKS = ("est", "most", "known")
_NAMED = regex(
    r"[^.!?]{0,40}(?:\bsuch as\b|\bincluding\b|\bnamely\b|\be\.g\.|\bfor example\b|\bamong them\b)"
    r"|(?: [\w’'-]{1,30}){0,2},? ?(?:like\b"
    r"|[:(] ?(?:(?-i:[“\"A-Z])|e\.g|i\.e|such|like|among|for ex|includ|mainly|mostly))",
    re.IGNORECASE,
)
_OWNER = regex(r"\A(?:[A-Z][\w-]*(?:’s|'s) )")
_PEOPLE = bits("source-people", "people", "collective", "evidence-noun", "attitude", "event")
_MINDED = bits("source-people", "people")
_FEWEST_WORDS, _FEWEST_SENTENCES = 4, 3


class Unnamed(NamedTuple):
    """Words of the prose; ``ranked``: they claim a rank."""

    start: int
    end: int
    ranked: bool


class GrandName(NamedTuple):
    """A capitalised name and how often (``times``) it stands in the article."""

    start: int
    end: int
    times: int


def find_unnamed(facts: Facts) -> Iterator[Unnamed]:
    """Yield vague numbers of things of which the sentence names none, then its unproved ranks. Texts that
    speak as I or we are left alone, if they are long enough to show it.
    """
    if facts.attributions.personal and len(facts.attributions.all) >= _FEWEST_SENTENCES:
        return
    text = facts.doc.prose.text
    groups_of = _groups(facts.word_classes["uncounted"])
    for statement in facts.attributions.holding("promise", "many-of", "ranked"):
        first, last = statement.start, statement.end
        if statement.marked or facts.word_table.count(first, last) < _FEWEST_WORDS:
            continue
        groups: list[re.Match[str]] = []
        if statement.has("promise"):
            which, nobody = _WHICH(facts.data), _NOBODY(facts.data)
            groups += (m for m in _from(_PROMISES, which, text, first, last) if _tells_little(facts, m))
            groups += _from(_HIDING, nobody, text, first, last)
        groups += groups_of.finditer(text, first, last) if statement.has("many-of") else ()
        for match in groups:
            if not (_NAMED.match(text, match.end(), last) or _of_a_program(facts, match)):
                yield Unnamed(*match.span(), False)
        ranked = statement.has("ranked") and any(facts.folded.find(end, first, last) >= 0 for end in _RANKS)
        for match in _RANKED.finditer(text, first, last) if ranked else ():
            yield Unnamed(*match.span(), True)


def _of_a_program(facts: Facts, match: re.Match[str]) -> bool:
    """Say whether a file on programs tells of "some messages", "multiple operations": what a program does
    with as many as there are, and no claim; who thinks or does something is asked for there, too.
    """
    if not facts.of_programs:
        return False
    words = match[0].lower().split()
    told = words[-1] in ("many", "some") or words[0] in ("by", "among")
    return not told and not any(facts.word_classes.bits_of(word) & _MINDED for word in words[1:])


def _from(
    openings: re.Pattern[str], pattern: re.Pattern[str], text: str, first: int, last: int
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` finds, which begins with one of some words: it is dear to try at
    every place.
    """
    done = first
    for opening in openings.finditer(text, first, last):
        match = pattern.match(text, opening.start(), last) if opening.start() >= done else None
        if match is not None:
            done = match.end()
            yield match


def _tells_little(facts: Facts, match: re.Match[str]) -> bool:
    """Say whether a group leaves out what matters: "several" boats can be seen and counted, several experts,
    reasons or others are a claim; "some" may be an amount.
    """
    words = match[0].lower().split()
    if words[0] == "some" and words[1] != "of":
        plurals = frozenset(facts.data("counted.toml")["plurals"])
        # "Some experimentation": no number of things.
        return any(
            word.endswith("s") or word in plurals or facts.word_classes.bits_of(word) & _PEOPLE
            for word in words[1:]
        )
    if words[0] != "several" or words[1:] in (["of", "them"], ["of", "which"], ["of", "whom"]):
        return True
    classes, vague, data = facts.word_classes, facts.word_classes["uncounted"], facts.data("counted.toml")
    endings, things = tuple(data["abstract_endings"]), frozenset(data["things"])
    return any(
        word in vague or classes.bits_of(word) & _PEOPLE or (word.endswith(endings) and word not in things)
        for word in words[1:]
    )


def find_grand_names(facts: Facts) -> Iterator[GrandName]:
    """Yield names that sound official and stand once or twice, without an abbreviation or a source."""
    text = facts.doc.prose.text
    name = _grand(facts.word_classes["grand-body"])
    for statement in facts.attributions.holding("grand-body"):
        if statement.marked:
            continue
        for match in name.finditer(text, statement.start, statement.end):
            owner = _OWNER.match(match.group())
            start = match.start() + (owner.end() if owner else 0)
            found = text[start : match.end()]
            count = text.count(found)
            if " " in found and count <= 2 and not text.startswith(" (", match.end()):
                yield GrandName(start, match.end(), count)


@lru_cache(maxsize=4)
def _groups(nouns: frozenset[str]) -> re.Pattern[str]:
    return regex(
        r"\b(?:various|numerous|countless|multiple|"
        r"a (?:wide |large |growing )?(?:number|range|variety|host) of)"
        rf"(?: other| different)?(?: [a-z-]{{3,16}}){{0,2}}? (?:{either(nouns)})\b"
        r"|\ba (?:wide|vast|huge|great|large|considerable|significant|substantial|high|good) "
        r"(?:number|variety|range|array|majority|amount|proportion|share) of(?: [a-z][a-z-]{2,20}){1,2}\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _grand(heads: frozenset[str]) -> re.Pattern[str]:
    ends = "|".join(sorted(head.capitalize() for head in heads))
    return regex(rf"(?<=[a-z,] )(?:[A-Z][\w’'-]{{1,20}} ){{1,4}}(?:{ends})\b")
