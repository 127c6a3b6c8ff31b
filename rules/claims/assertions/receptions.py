"""How people without a name are told to have taken something: “critics have praised her daring”, “many in the
field are excited”, “we have all heard how good it is”, “rumblings about the coach refuse to go away”.

A form is a subject of whom none has a name (a bare plural, “many”, “everybody at the club”, “the whole
industry”, “her admirers”) before a verb of judgement or a word for what one feels. What a bare plural does in
a plain tense counts only of people whose trade it is to judge or to see: “users expect” tells what users do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from copydesk.api import Data, Facts, once, regex
from copydesk.api import either_of as either

from ...sources.words.classfiles import inflect
from ...sources.words.wordclasses import bits
from .gates import told_by
from .ownvoice import Told
from .secondhand import unmarked

_FILE = "receptions.toml"
_PEOPLE, _AGENTS = bits("people", "source-people"), bits("agents")
_NOBODY = frozenset(("none", "continued"))
_ASKED = frozenset(("we", "i", "you"))
"""Whoever says so has asked them."""
_HEAD = r"(?:\A|(?<=\n)|(?<=[.!?:”\"’)*] ))"
_WORD = regex(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|[^\w\s]|\d+")
_DIGIT = regex(r"\d")
_STOPS = frozenset((".", ";", ":", "!", "?"))
_EVERYWHERE = frozenset(("everywhere", "worldwide", "alike"))
_FAR, _MOST, _ADVERBS = 16, 5, 3
"""Words behind a subject that are looked at, of a phrase, and of adverbs before a verb with its helper."""
_HAVE = frozenset(("have", "has", "had"))
_HELPERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_HAVE, ("past",)),
    **dict.fromkeys(("are", "is", "were", "was", "remain", "remains", "seem", "seems"), ("felt", "going")),
    **dict.fromkeys(("would", "might"), ("plain",)),
}
"""The forms that each helper asks for."""
_AWAY = frozenset(("into", "from", "off", "as"))


def _forms(entries: Sequence[str]) -> Mapping[str, list[str]]:
    """Return the forms of verbs, which may be phrases, by the name of the form."""
    found: dict[str, list[str]] = {"base": [], "s": [], "past": [], "ing": []}
    for entry in entries:
        rest = entry.partition("/")[0].partition(" ")[2]
        for form, kind in inflect("/".join(part.partition(" ")[0] for part in entry.split("/"))).items():
            found[kind].append(f"{form} {rest}".strip())
    return found


class _Verbs(NamedTuple):
    """What people do and are, by form; phrases of up to ``_MOST`` words."""

    past: frozenset[str]
    going: frozenset[str]
    plain: frozenset[str]
    felt: frozenset[str]


class _Known:
    """The data file, ready to be asked; ``looks`` are the expressions with words of which each needs one."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        judge, surge = _forms(lists["judge"]), _forms(lists["surge"])
        ing, past = [*judge["ing"], *surge["ing"]], [*judge["past"], *surge["past"]]
        plain = [*judge["base"], *judge["s"], *past, *surge["base"]]
        self.verbs = _Verbs(*map(frozenset, (past, ing, plain, lists["felt"])))
        self.adverbs, self.near = frozenset(lists["adverbs"]), frozenset(lists["near"])
        self.leading = frozenset(lists["leading"])
        pointing = rf"(?!(?:{either(lists['pointing'])})\b)"
        people = rf"(?:{either(lists['folk'])}|[a-z-]{{3,20}}s)"
        crowds, who = (
            either(lists["crowds"]),
            r"(?:connected|involved|concerned|who|at|in|from|on|around|here)\b",
        )
        fronted, turns = either(lists["fronted"]), either(lists["turns"])
        first = rf"{_HEAD}(?:(?:(?:{fronted}) [^,.;:]{{1,40}}|[a-z]+ly|{turns}), )?"
        self.subject = regex(
            rf"{first}(?:(?P<many>{either(lists['many'])})(?:(?: of)?(?: (?:the|his|her|its|their|our))?"
            rf" (?:[a-z-]{{2,20}} ){{0,2}}?(?P<counted>{people})| (?P<where>in|at|on|within|around)\b)?"
            rf"|(?P<all>everyone|everybody|all(?= {who}))"
            rf"|(?P<crowd>(?:the )?(?:{either(lists['whole'])}) (?:[a-z]+ )?(?:{crowds})"
            rf"|the (?:[a-z]+ )?(?:{crowds}))"
            rf"|(?P<theirs>(?:his|her|its|their) (?:[a-z]+ )?(?:{either(lists['theirs'])}"
            rf"|(?<=fellow )[a-z]+s))"
            rf"|{pointing}(?:[a-z-]{{2,20}} ){{0,2}}?{pointing}(?P<noun>{people}))(?= |,)",
            re.IGNORECASE,
        )
        views = (
            r"\bin the (?:eyes|opinion|view|judgement|judgment|estimation|minds?|experience) of "
            rf"(?:(?:{either(lists['many'])})\b|(?:[a-z]+ )?(?:{either(lists['judges'])})\b)"
        )
        shared = (
            r"(?<!\blet )(?<!\bLet )\b(?:we|you)(?:[’'](?:ve|ll)| have"
            r"| will)?(?: will)? all (?:have )?(?:by now )?"
            rf"(?:{either(lists['shared'])})(?: by now)?(?: (?:that|how|what|why|who|where|about|of the)\b"
            rf"|[:,] )"
        )
        noise = (
            rf"{_HEAD}(?:[a-z-]+ )?(?:{either(lists['noise'])}) (?:about|over|of|that|for|among|to"
            rf"|against)\b"
            rf"[^.;:]{{2,70}}? (?:{either(lists['goes_on'])})\b"
        )
        echo = (
            rf"{_HEAD}(?:the |early |initial |first |all )?(?:{either(lists['echoes'])})(?: (?:to|from|of"
            rf"|among) [^.,;:]{{3,40}}?)? "
            rf"(?:is|are|was|were|has been|have been) (?:[a-z]+ly |very |so )?(?:{either(lists['tones'])})\b"
            rf"|\b(?:gone|went|goes|go|going|come|came|sat|sits) (?:down )?(?:well|badly|poorly|down a storm"
            rf"|ill|uneasily)"
            rf" with (?:the |many |most |some )?(?:[a-z]+ )?(?:{people})\b"
            rf"|\b(?:some|several|many|most|a few|a number|more than one) of you (?:have |will )?(?:been "
            rf"|already |also )?(?:{either(lists['ask'])})\b"
        )
        self.said = told_by([*plain, *ing, *lists["felt"]])
        self.looks = (
            (regex(views, re.IGNORECASE), frozenset(lists["views"])),
            (regex(shared, re.IGNORECASE), told_by(lists["shared"])),
            (regex(noise, re.IGNORECASE), told_by(lists["noise"])),
            (
                regex(echo, re.IGNORECASE),
                told_by([*lists["echoes"], *lists["ask"]]) | frozenset(lists["down"]),
            ),
        )
        self.words = self.said.union(*(words for _, words in self.looks))
        self.folk = frozenset(lists["folk"]) | frozenset(lists["judges"]) | frozenset(lists["theirs"])
        self.judges = frozenset(lists["judges"])


_known = once(_Known)


def reception_words(data: Data) -> frozenset[str]:
    """Return the words without one of which nobody is told to have taken anything."""
    return _known(data(_FILE)).words


def find_receptions(facts: Facts) -> Iterator[Told]:
    """Yield the words that tell so in sentences for which nobody and nothing else answers, one of each."""
    known, seen = _known(facts.data(_FILE)), set()
    for told in _open(facts, known.subject, known.said):
        end = _taken(facts, known, told)
        if end is not None:
            seen.add(told.statement.start)
            yield Told(told.start, end, told.statement)
    for look, words in known.looks:
        for told in _open(facts, look, words):
            counted = look is known.looks[-1][0] and _DIGIT.search(told.statement.sentence.text)
            if told.statement.start not in seen and not counted:
                seen.add(told.statement.start)
                yield told


def _open(facts: Facts, look: re.Pattern[str], words: frozenset[str]) -> Iterator[Told]:
    for told in unmarked(facts, look, words):
        if told.statement.support in _NOBODY and not told.statement.carriers:
            yield told


def _taken(facts: Facts, known: _Known, told: Told) -> int | None:
    """Return the end of the verb of a nameless subject if it tells how people took something, else None."""
    text = facts.doc.prose.text
    match = known.subject.match(text, told.start, told.statement.end)
    if match is None or not _are_people(facts, known, match):
        return None
    noun = (match["noun"] or match["counted"] or "").lower()
    counted = match["many"] and (match["counted"] or match["where"])
    judges = bool(match["theirs"] or match["all"] or counted or noun in known.judges)
    bare = bool(match["many"]) and not counted
    tokens = [
        (word[0].lower(), word.end())
        for word in islice(_WORD.finditer(text, match.end(), told.statement.end), _FAR)
    ]
    words = [word for word, _ in tokens]
    for at in _places(words, known, inside=bool(match["where"])):
        length = _group(words, at, known.verbs, known.adverbs, plain=judges and not bare)
        if length:
            if bare and "of" in words[:at]:
                return None  # “some of the material is blown away”
            spoken = _ASKED.isdisjoint(words[: at + length]) and (
                at == 0 or words[at - 1] not in known.leading
            )
            return tokens[at + length - 1][1] if spoken else None
    return None


def _places(words: Sequence[str], known: _Known, *, inside: bool) -> Iterator[int]:
    """Yield where among the words behind a subject its verb may begin: at once, and behind words that tell
    where or who the people are.
    """
    if not inside:
        yield 0
        if not words or (words[0] not in known.near and words[0] not in _EVERYWHERE and words[0] != ","):
            return
    for at in range(1, len(words)):
        if words[at] in _STOPS:
            return
        if words[0] != "," or "," in words[1:at]:
            yield at


def _group(words: Sequence[str], at: int, verbs: _Verbs, adverbs: frozenset[str], *, plain: bool) -> int:
    """Return how many words from a place are a verb with its helpers that tells how people took something."""
    start = at
    helper = words[at] if at < len(words) else ""
    if helper in _HELPERS:
        at += 1
    sought = _HELPERS.get(helper, ("plain",) if plain else ())
    if helper in _HAVE and words[at : at + 1] == ["been"]:
        at, sought = at + 1, ("felt", "going")
    while words[at : at + 1] and words[at] in adverbs and at - start <= _ADVERBS:
        at += 1
    for length in range(min(_MOST, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        for form in sought:
            if phrase in getattr(verbs, form) and (form != "plain" or plain):
                away = form == "felt" and words[at + length : at + length + 1] and words[at + length] in _AWAY
                return 0 if away else at + length - start
    return 0


def _are_people(facts: Facts, known: _Known, match: re.Match[str]) -> bool:
    noun = (match["noun"] or match["counted"] or "").lower()
    if not noun or noun in known.folk:
        return True
    kind = facts.word_classes.bits_of(noun)
    return bool(kind & _PEOPLE) or bool(
        kind & _AGENTS and noun not in facts.data("verdicts.toml")["no_people"]
    )
