"""What went from hand to hand before it came here, when none of the hands has a name: "a chap at the show had
it from his inspector", "we hear from a podcast that a dealer told a blogger".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import Data, Facts, once, regex, worded

from .gates import Gates, told_by
from .onehand import one_hand
from .ownvoice import Told

# Words that lead on to another noun: “a post that a neighbour shared” is two without a name.
_LEAD = r"(?!(?@leading)\b)"
_UNNAMED = worded(
    rf"\b(?P<indefinite>(?@indefinite) (?:{_LEAD}[a-z’'-]{{1,24}} ){{0,3}}?(?:(?@persons)|(?@channels))s?"
    r"(?: of (?:mine|his|hers|theirs|ours))?|(?:somebody|someone)(?:[’']s [a-z-]{2,24})?)\b"
    r"|\b(?P<owned>(?:his|her|their|my|[a-z-]{2,24}[’'](?:s|(?<=s[’']))) (?:[a-z-]{2,24} )?(?@persons))\b"
    r"|\A\W*(?P<bare>(?@alone))\b"
    r"|\b(?P<had>(?@had))\b",
    "hearsay.toml",
    flags=re.IGNORECASE,
)
_TELLS = worded(r"\b(?@tells)\b", "hearsay.toml", flags=re.IGNORECASE)
_PHRASES = worded(r"\b(?@phrases)\b", "hearsay.toml", flags=re.IGNORECASE)
# “Should tell a nurse”, “told the driver to get out”: nothing is passed on; whom somebody tells is no source.
# What has no first hand: word has it, rumours abound, it is put about; users in a forum, who was overheard.
_RUMOUR = worded(
    r"(?:\A\W*|, |: |; |\b(?:and|but|though|while|where|as|if|then) )(?:(?@rumour)(?: (?:in|on|around|at"
    r"|about|among|from)"
    r" [^.,;:]{3,40}?)? (?:(?@has_it)|(?@runs_that)(?! of\b)|(?:puts|places|links|names|credits|gives"
    r"|makes) (?:the|it|him|her|its|his|a|them)\b)|(?:the|an? old|one) (?:story|tale"
    r"|rumou?r) (?:goes|runs)"
    r"(?=[,:]| that)|(?@rumours)(?: (?:about|of|that|among|in|at|on) [^.,;:]{3,50}?)? (?@spreading)\b)"
    r"|\bit (?:is|was|has been|is being|was being|had been) (?:(?:now|also|widely|often|still"
    r"|even) )?(?@put_about)\b"
    r"(?: [^.,;:]{2,30})? that\b"
    r"|\bif (?:the )?(?@rumour)(?: (?:in|on|around|at) [^.,;:]{3,30}?)? (?:is|are) (?:to be believed"
    r"|anything to go by|true|right)\b"
    r"|\b(?:somebody|someone|an? (?@persons)|one of the [a-z]+) (?:had |has )?overheard\b"
    r"|\ban? (?@channels) (?:under|below|on|in|from) (?:an?|the|some|one) (?:[a-z]+ ){1,3}?(?:claims|says"
    r"|said|claimed|insists|alleges|swears|suggests)\b"
    r"|\bThey (?:do )?say that (?:whoever|he who|anyone|anybody|if|those who|every|on)\b"
    r"|\b(?:was|were|been) overheard (?:telling|saying|claiming|boasting|complaining|to say|to tell|to boast"
    r"|as)\b"
    r"|\b(?@posters) (?:on|in|at) (?:an?|the|some|various|several|online|one"
    r"|certain)? ?(?:[a-z-]+ )?(?@forums) (?@posting)\b"
    r"|\b(?:a )?little birds? (?@bird)\b",
    "hearsay.toml",
    flags=re.IGNORECASE,
)
_NOT_YET = worded(r"\b(?@not_yet) \Z", "hearsay.toml")
_ORDERS = regex(r"(?: [a-z’'-]+){1,4}? to (?!(?:have|us|me|him|her|them)\b)[a-z]+")
_TOLD = regex(r"\b(?:told|tells|asked|informed|assured|assures) \Z")
# Names of places (“from Fenny Row”) and of whom somebody is a friend of are no names of those who speak.
_NAMED = worded(
    r"(?<=[a-z,] )(?<! from )(?<! in )(?<! at )(?<! of )(?<! near )(?<! on )"
    r"[A-Z][a-z]+ (?:van |de |von )?[A-Z][a-z]+|\b(?@titles)\.? [A-Z]|, [A-Z][a-z]+,",
    "hearsay.toml",
)
_ANSWERS = worded(
    r"\b(?:according to|(?@answers)) (?:(?@titles)\.? )?[A-Z][a-z]|\b[A-Z][a-z]+ (?:(?@answers)|denie[sd])\b",
    "hearsay.toml",
)
_SPOKEN = regex(r"[“”\"]")
_AHEAD = regex(r"(?:according to|by way of|from)\Z", re.IGNORECASE)
# “A letter from her nephew dated 4 June 1911”: whoever looks for it can find it.
_DATED = regex(r"\b(?:1[5-9]|20)\d\d\b")
_LONGEST = 400
_HANDS = 2
_DATE = 24
"""Code points behind a letter in which its date is told."""


class _Hand(NamedTuple):
    kind: str
    start: int
    end: int


def chain_words(data: Data) -> frozenset[str]:
    """Return the words without one of which nothing is passed on."""
    return _telling(data("hearsay.toml"))


@once
def _telling(lists: Mapping[str, Any]) -> frozenset[str]:
    rumours = ("rumour", "rumours", "put_about", "posting", "picks_up", "let_out")
    return told_by(
        [*lists["tells"], *lists["phrases"], *(word for name in rumours for word in lists[name])]
    ) | {
        "overheard",
        "bird",
        "birds",
        "hand",
        "hears",
        "understood",
        "whom",
        "way",
        "passed",
        "relayed",
        "repeated",
    }


def find_chains(facts: Facts) -> Iterator[Told]:
    """Yield the words by which a sentence passes on what two or more people without a name told each other,
    or which say that it came by hearsay.
    """
    if not facts.attributions.answered:
        return
    gates = Gates(facts, {"": _telling(facts.data("hearsay.toml"))})
    unnamed, tells, phrases = _UNNAMED(facts.data), _TELLS(facts.data), _PHRASES(facts.data)
    rumour, answers = _RUMOUR(facts.data), _ANSWERS(facts.data)
    named, not_yet = _NAMED(facts.data), _NOT_YET(facts.data)
    for statement in gates.held("", facts):
        if statement.marked or statement.block.quote or statement.asks:
            continue
        text = statement.sentence.text
        if len(text) > _LONGEST:
            continue
        said = phrases.search(text) or rumour.search(text) or one_hand(facts.data, text)
        place = said.span() if said is not None else _passed_on(text, unnamed, tells, not_yet)
        # Whoever is named in what is told so has not told it.
        if place is None or _SPOKEN.search(text, 0, place[1] + 1) or named.search(text[: place[1]]):
            continue
        if not answers.search(text, place[1]):
            yield Told(statement.start + place[0], statement.start + place[1], statement)


def _passed_on(
    text: str, unnamed: re.Pattern[str], tells: re.Pattern[str], not_yet: re.Pattern[str]
) -> tuple[int, int] | None:
    """Return the place from the first to the last of two people without a name between whom words went."""
    hands = [
        _Hand(match.lastgroup or "", *match.span())
        for match in unnamed.finditer(text)
        if not (match.lastgroup == "owned" and _TOLD.search(text[: match.start()]))
        and not (match.lastgroup == "had" and text.startswith((" by ", " from "), match.end()))
        and not text.endswith((" as ", " As "), 0, match.start())
    ]
    if len(hands) < _HANDS or all(hand.kind in ("owned", "had") for hand in hands):
        return None
    first, last = hands[0], hands[-1]
    for verb in tells.finditer(text):
        if verb.start() > last.end and last.kind != "had":
            break
        if verb.start() < first.start and not _AHEAD.search(verb.group()):
            continue
        if not_yet.search(text[max(0, verb.start() - 12) : verb.start()]):
            continue
        if _ORDERS.match(text, verb.end()) and " that " not in text[verb.end() :]:
            continue
        start, end = min(first.start, verb.start()), max(last.end, verb.end())
        return None if _DATED.search(text, start, end + _DATE) else (start, end)
    return None
