"""How people without a name are told to have taken something: “critics have praised her daring”, “many in the
field are excited”, “we have all heard how good it is”, “rumblings about the coach refuse to go away”.

A form is a subject of whom none has a name (a bare plural, “many”, “everybody at the club”, “the whole
industry”, “her admirers”) before a verb of judgement or a word for what one feels. What a bare plural does in
a plain tense counts only of people whose trade it is to judge or to see: “users expect” tells what users do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from copydesk.api import Data, Facts, once, regex

from ...sources.words.classfiles import inflect
from ...sources.words.wordclasses import bits
from .gates import told_by
from .ownvoice import Told
from .secondhand import unmarked

_FILE = "receptions.toml"
_PEOPLE, _AGENTS = bits("people", "source-people"), bits("agents")
_NOBODY = frozenset(("none", "continued"))
_ASKED = regex(r"\b(?:we|I|you)\b")
_HEAD = r"(?:\A|(?<=\n)|(?<=[.!?:”\"’)*] ))(?:[A-Z][^,.;:]{1,40}, )?"


def _either(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def _forms(entries: Sequence[str]) -> Mapping[str, list[str]]:
    """Return the forms of verbs, which may be phrases, by the name of the form."""
    found: dict[str, list[str]] = {"base": [], "s": [], "past": [], "ing": []}
    for entry in entries:
        rest = entry.partition("/")[0].partition(" ")[2]
        for form, kind in inflect("/".join(part.partition(" ")[0] for part in entry.split("/"))).items():
            found[kind].append(f"{form} {rest}".strip())
    return found


class _Known:
    """The data file, ready to be asked; ``looks`` are the expressions with words of which each needs one."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        judge, surge = _forms(lists["judge"]), _forms(lists["surge"])
        # “Think”, “thought”: the words that a subject without a name does, by their forms.
        ing, past = [*judge["ing"], *surge["ing"]], [*judge["past"], *surge["past"]]
        adverbs = rf"(?:(?:{_either(lists['adverbs'])}) ){{0,2}}"
        pointing = rf"(?!(?:{_either(lists['pointing'])})\b)"
        people = rf"(?:{_either(lists['folk'])}|[a-z-]{{3,20}}s)"
        where = (
            rf"(?: (?:everywhere|worldwide|alike|(?:{_either(lists['near'])})\b[^.,;:]{{2,60}}?)"
            r"|, [^,.;:]{3,70},)?"
        )
        verb = (
            rf" (?:(?:have|has|had) {adverbs}(?P<perfect>{_either(past)})"
            rf"|(?:(?:are|is|were|was|remain|remains|seem|seems|have been|has been) {adverbs})"
            rf"(?:(?P<felt>{_either(lists['felt'])})(?! (?:into|from|off|as|to be|with how)\b)"
            rf"|(?P<going>{_either(ing)}))"
            rf"|(?:(?:would|will|might"
            rf"|may) )?{adverbs}(?P<plain>{_either([*judge['base'], *judge['s'], *past, *surge['base']])}))\b"
        )
        subject = (
            rf"(?:(?P<many>{_either(lists['many'])})(?:(?: of)?(?: (?:the|his|her|its|their|our))?"
            rf" (?:[a-z-]{{2,20}} ){{0,2}}?(?P<counted>{people})| (?P<where>in|at|on|within"
            rf"|around)\b[^.,;:]{{3,40}}?)?"
            rf"|(?P<all>everyone|everybody|all(?= (?:connected|involved|concerned|who|at|in|from|on|around"
            rf"|here)\b))"
            r"(?: (?:connected|involved|concerned|who|at|in|from|on|around|here)\b[^.,;:]{0,40}?)?"
            rf"|(?P<crowd>(?:the )?(?:{_either(lists['whole'])}) (?:[a-z]+ )?(?:{_either(lists['crowds'])})"
            rf"|the (?:[a-z]+ )?(?:{_either(lists['crowds'])}))"
            rf"|(?P<theirs>(?:his|her|its|their) (?:[a-z]+ )?(?:{_either(lists['theirs'])}))"
            rf"|{pointing}(?:[a-z-]{{2,20}} ){{0,2}}?{pointing}(?P<noun>{people}))"
        )
        self.taken = regex(rf"{_HEAD}{subject}{where}{verb}", re.IGNORECASE)
        views = (
            r"\bin the (?:eyes|opinion|view|judgement|judgment|estimation|minds?|experience) of "
            rf"(?:(?:{_either(lists['many'])})\b|(?:[a-z]+ )?(?:{_either(lists['judges'])})\b)"
        )
        shared = (
            r"(?<!\blet )(?<!\bLet )\b(?:we|you)(?:[’'](?:ve|ll)| have"
            r"| will)?(?: will)? all (?:have )?(?:by now )?"
            rf"(?:{_either(lists['shared'])})(?: by now)?(?: (?:that|how|what|why|who|where|about|of the)\b"
            rf"|[:,] )"
        )
        noise = (
            rf"{_HEAD}(?:[a-z-]+ )?(?:{_either(lists['noise'])}) (?:about|over|of|that|for|among|to"
            rf"|against)\b"
            rf"[^.;:]{{2,70}}? (?:{_either(lists['goes_on'])})\b"
        )
        said = told_by([*past, *ing, *judge["base"], *judge["s"], *surge["base"], *lists["felt"]])
        self.looks = (
            (self.taken, said),
            (
                regex(views, re.IGNORECASE),
                frozenset("eyes opinion view judgement judgment estimation mind minds".split()),
            ),
            (regex(shared, re.IGNORECASE), told_by(lists["shared"])),
            (regex(noise, re.IGNORECASE), told_by(lists["noise"])),
        )
        self.words = frozenset().union(*(words for _, words in self.looks))
        self.folk = frozenset(lists["folk"]) | frozenset(lists["judges"]) | frozenset(lists["theirs"])
        self.judges = frozenset(lists["judges"])
        self.leading = frozenset(lists["leading"])


_known = once(_Known)


def reception_words(data: Data) -> frozenset[str]:
    """Return the words without one of which nobody is told to have taken anything."""
    return _known(data(_FILE)).words


def find_receptions(facts: Facts) -> Iterator[Told]:
    """Yield the words that tell so in sentences for which nobody and nothing else answers, one of each."""
    known, seen = _known(facts.data(_FILE)), set()
    for look, words in known.looks:
        for told in unmarked(facts, look, words):
            statement = told.statement
            if statement.support not in _NOBODY or statement.carriers or statement.start in seen:
                continue
            match = look.match(facts.doc.prose.text, told.start, statement.end)
            if match is not None and (look is not known.taken or _nameless(facts, known, match)):
                seen.add(statement.start)
                yield told


def _nameless(facts: Facts, known: _Known, match: re.Match[str]) -> bool:
    """Say whether the subject of a match is people, and its verb what such people are told to do; whom the
    author has asked is known to him.
    """
    noun = (match["noun"] or match["counted"] or "").lower()
    verb = match[match.lastgroup or 0]
    ahead = match[0].removesuffix(verb).rstrip().rpartition(" ")[2].lower()
    if _ASKED.search(match[0]) or ahead in known.leading:
        return False
    if noun and noun not in known.folk:
        kind = facts.word_classes.bits_of(noun)
        if not kind & _PEOPLE and not (
            kind & _AGENTS and noun not in facts.data("verdicts.toml")["no_people"]
        ):
            return False
    many = match["many"] and (match["counted"] or match["where"])
    if match["many"] and not many and " of " in match[0]:
        return False  # “some of the material is blown away”
    if match["plain"] is None:
        return True
    return bool(match["theirs"] or match["all"] or many or noun in known.judges)
