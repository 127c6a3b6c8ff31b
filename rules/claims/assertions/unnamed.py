"""Things that are counted or praised and not named: several countries, one of the most popular."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.api import Facts, regex, worded

from ...sources.words.classfiles import either

# The first group: words that promise several and name none. The look-aheads leave out amounts, times and
# degrees (some 40, many years, several times).
_AMOUNT = r"(?!\s+(?:of\s+)?(?:\d|(?@amounts)\b))"
_WHICH = worded(
    r"(?<!as )(?<!how )(?<!so )(?<!too )(?<!the )(?<!these )(?<!those )(?<!his )(?<!her )(?<!our )"
    r"(?<!my )(?<!not )\b"
    rf"(?:(?:some|many|several){_AMOUNT}"
    rf"|certain{_AMOUNT}(?<!a certain)(?<!is certain)(?<!are certain)(?<!be certain))"
    r"(?: of (?:the|these|those|its|their|his|her))?(?: (?:other|different))?"
    r"(?: (?!(?@stops)\b)[A-Za-z][\w’'-]*){1,3}",
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
_NAMED = regex(
    (
        r"[^.!?]{0,40}(?:\bsuch as\b|\bincluding\b|\blike\b|\bnamely\b|\be\.g\.|\bfor example\b|"
        r"\bamong them\b|[:(])"
    ),
    re.IGNORECASE,
)
_OWNER = regex(r"\A(?:[A-Z][\w-]*(?:’s|'s) )")
_LINKED = frozenset({"link", "footnote", "reference"})
_FEWEST_WORDS = 4


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
    """Yield vague numbers of things of which the sentence names none, then its unproved ranks."""
    text = facts.doc.prose.text
    groups_of = _groups(facts.word_classes["uncounted"])
    for statement in facts.attributions.holding("promise", "many-of", "ranked"):
        first, last = statement.sentence.start, statement.sentence.end
        if statement.support in _LINKED or facts.word_table.count(first, last) < _FEWEST_WORDS:
            continue
        groups = [*_WHICH(facts.data).finditer(text, first, last)] if statement.has("promise") else []
        groups += groups_of.finditer(text, first, last) if statement.has("many-of") else ()
        for match in groups:
            if not _NAMED.match(text, match.end(), last):
                yield Unnamed(*match.span(), False)
        for match in _RANKED.finditer(text, first, last) if statement.has("ranked") else ():
            yield Unnamed(*match.span(), True)


def find_grand_names(facts: Facts) -> Iterator[GrandName]:
    """Yield names that sound official and stand once or twice, without an abbreviation or a source."""
    text = facts.doc.prose.text
    name = _grand(facts.word_classes["grand-body"])
    for statement in facts.attributions.holding("grand-body"):
        if statement.support in _LINKED:
            continue
        for match in name.finditer(text, statement.sentence.start, statement.sentence.end):
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
        rf"(?: other| different)?(?: [a-z-]{{3,16}}){{0,2}}? (?:{either(nouns)})\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _grand(heads: frozenset[str]) -> re.Pattern[str]:
    ends = "|".join(sorted(head.capitalize() for head in heads))
    return regex(rf"(?<=[a-z,] )(?:[A-Z][\w’'-]{{1,20}} ){{1,4}}(?:{ends})\b")
