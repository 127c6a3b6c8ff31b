"""How a sentence tells what is still to come, as expressions.

Groups say what else must hold: ``fixed``, ``many`` and ``going`` are the present of a timetable, ``doing`` is
a present progressive, ``offered`` what has been given out, ``any`` a future of any verb, plans only beside
the time of one (“is getting a new coat in July 2024”); ``passive`` is “, to be printed”, ``state`` what is so
until a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import either_of as either
from copydesk.api import regex

_MUTE_E = regex(r"[^eoy]e\Z")
_DOUBLED = regex(r"(?:\A|[^aeiou])[aeiou][bdgmnpt]\Z")
_SIBILANT, _CONSONANT_Y = regex(r"(?:s|sh|ch|x|z|o)\Z"), regex(r"[^aeiou]y\Z")
_NOT_DOUBLED = frozenset(("open", "reopen", "happen", "visit", "deliver", "enter", "gather", "widen"))


def progressive(verb: str) -> str:
    """Return the -ing of a verb, whose first word is the one that bends (“go out”: “going out”)."""
    head, gap, rest = verb.partition(" ")
    if _MUTE_E.search(head):
        head = head[:-1]
    elif _DOUBLED.search(head) and head not in _NOT_DOUBLED:
        head += head[-1]
    return f"{head}ing{gap}{rest}"


def third_person(verb: str) -> str:
    """Return the form in -s of a verb, whose first word is the one that bends (“go up”: “goes up”)."""
    head, gap, rest = verb.partition(" ")
    if _SIBILANT.search(head):
        head += "es"
    elif _CONSONANT_Y.search(head):
        head = f"{head[:-1]}ies"
    else:
        head += "s"
    return f"{head}{gap}{rest}"


def plan_expressions(data: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    """Return the expressions; ``data`` is the parsed ``passed-plans.toml``."""
    return tuple(regex(rf"\b(?:{'|'.join(forms)})\b") for forms in (_forms(data), _minds(data), _open(data)))


def _forms(data: Mapping[str, Any]) -> Iterator[str]:
    adverbs = rf"(?:(?:{either(data['adverbs'])}) )?"
    events, expected, done = either(data["events"]), either(data["expected"]), either(data["done"])
    looking = either(data["looking"])
    yield rf"(?:will|shall) {adverbs}(?:not )?(?:{events})"
    yield rf"(?:is|are|’s|'s) {adverbs}(?!set in\b)(?:{expected}) (?:to|for|in|by|on)"
    yield rf"(?:{expected}) for|(?<=, )(?:{expected}) (?:to|in|by|on)"
    yield rf"(?:should|ought to|(?:is|are) to) {adverbs}(?:be (?:{done})|(?:{events}))"
    yield (
        rf"(?:{either(data['hoping'])}) (?:to (?!(?:{looking})\b)"
        r"(?:be [a-z]{2,16}|[a-z]{2,20})|to have(?= [^.;]{1,60} (?:by|before) )|for an? [a-z]{4,20})"
    )
    yield (
        rf"(?:{either(data['last_days'])})(?: (?:for|of|to) (?:[a-z’'-]{{1,20}} ){{0,4}}[a-z’'-]{{1,20}})?"
        r"(?= (?:is|are) )"
    )
    yield rf"(?=[Tt]he 20\d\d (?:{either(data['occasions'])}) (?:will|is to|are to)\b)"
    yield (
        rf"(?:{either(data['terms'])})(?: [a-z]+){{0,3}} (?:{either(data['ending'])})"
        r"(?= (?:in|on|at|until|by|to) )"
    )
    yield r"(?:[Nn]ext|[Uu]pcoming|[Ff]orthcoming) (?:[a-z-]{2,20} ){1,6}(?:is|are)(?= (?:in|on) )"
    yield rf"(?:{either(data['pledging'])}) (?:[a-z-]{{1,20}} ){{1,7}}(?=for [^.,;]{{0,24}}20\d\d)"
    yield (
        rf"which (?:{either(data['ending'])})(?= (?:in|on|at|by) [^.]{{4,40}}, (?:is|are) "
        r"(?:being|still|now|currently|already|about)\b)"
    )
    yield rf"(?<=[a-z]s )(?P<many>{either(data['fixed_many'])})(?: again)?(?= (?:in|on) )"
    yield (
        rf"(?:is|are|stays?|remains?) {adverbs}(?:{either(data['lasting'])})"
        r"(?: (?:for|to) (?:[a-z]+ ){1,3}?(?=until )|(?= until ))"
    )
    yield r"can (?:still )?be (?:seen|visited|heard|bought|booked|viewed)(?= until )"
    yield rf"(?P<going>{either(data['going'])})(?= (?:until|through) )"
    yield rf"(?P<fixed>{either(data['fixed'])})(?: again)?(?= (?:in|on) )"
    # Rises to nine pounds from April; pupils who start in May will sit upstairs.
    yield rf"(?P<rise>(?:{either(data['rising'])})(?: [a-z£$€%\d.-]{{1,16}}){{0,6}}?(?= from [A-Z\d]))"
    yield (
        rf"(?P<those>(?:who|that|which) (?:{either([*data['fixed'], *data['fixed_many']])})"
        r"(?= (?:in|on|from|after) [^.,;]{0,16}20\d\d (?:will|can|must|may|should)\b))"
    )


def _minds(data: Mapping[str, Any]) -> Iterator[str]:
    adverbs, looking = rf"(?:(?:{either(data['adverbs'])}) )?", either(data["looking"])
    minded, meaning = either([progressive(verb) for verb in data["minded"]]), either(data["meaning"])
    # Is hoping to move, are thinking of adding, has promised to mend, plans on opening.
    yield (
        rf"(?:(?:is|are|am|’re|'re) {adverbs}(?:{minded})"
        rf"|(?:has|have|’ve|'ve) {adverbs}(?:{either(data['bound'])})|(?:{meaning}))"
        rf" (?:(?:to|on|at|of|about) (?!(?:{looking})\b)(?:be [a-z]{{2,16}}|[a-z]{{2,20}}(?:ing)?)|for)"
    )
    yield rf"(?P<any>(?:will|shall) {adverbs}(?:not )?(?!(?:{looking})\b)[a-z]{{2,16}})"


def _open(data: Mapping[str, Any]) -> Iterator[str]:
    adverbs = rf"(?:(?:{either(data['adverbs'])}) )?"
    verbs = (verb for verb in (*data["offering"], *data["events"]) if verb not in data["stative"])
    doing = either([progressive(verb) for verb in verbs])
    # Is promising a tram, has announced a lid, are preparing a law.
    yield (
        rf"(?P<doing>(?:is|are|’s|'s|’re|'re) {adverbs}(?:{doing}))"
        rf"|(?P<offered>(?:has|have) {adverbs}(?:{either(data['offered'])}))"
    )
    # Travels to Lyon in May; the clerk is to report back in March; the shop plans a second one.
    bound = either([third_person(verb) for verb in data["events"] if verb not in data["stative"]])
    yield (
        rf"(?P<bound>(?:{bound}|{either(data['set_out'])})(?: [A-Za-z’'-]{{1,16}}){{0,5}}?(?= (?:in|on) )"
        rf"|(?:is|are) to (?!(?:{either(data['looking'])})\b)[a-z]{{2,16}}"
        rf"|(?:is|are) to be (?!(?:{either(data['regarded'])})\b)(?:[a-z]{{2,16}}ed|{either(data['made'])})"
        r"|(?<![Tt]he )plans (?:an?|another|its|two|three|new) [a-z])"
    )
    yield r"(?P<passive>(?<=, )to be [a-z]{2,16}(?:ed|en|ilt|ut|ld|ung|de|nt|ght)) (?=in |by |on |at )"
    yield (
        rf"(?P<state>(?:is|are|stays?|remains?|keeps?"
        rf"|continues?) {adverbs}(?!(?:{either(data['told_of'])})\b)"
        r"(?:[a-z’'-]{2,16} ){1,5})(?=(?:until|through) )"
    )
