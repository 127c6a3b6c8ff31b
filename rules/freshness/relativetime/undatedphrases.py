"""Words that say when only to a reader who knows the day of writing: recent, ongoing, underway, is set to,
last week. The vocabulary stands in ``rules/data/relative-time.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from copydesk.api import Facts, Sentence, once, regex

from ..releases import is_release_entry

_NAMED = r"[A-Z][\w’'.&-]{1,30}(?: (?:of |and |the )?[A-Z][\w’'.&-]{1,30}){0,3}"
_YEAR = regex(r"\b(?:1[5-9]|20)\d\d\b")
_OF_TODAY = frozenset(("now", "past", "day"))
_TOLD = regex(r"\bhad\b|\bwould\b|\bthen\b|\bby (?:1[5-9]|20)\d\d\b|\btold\b|\bsaid\b")
_PAST = regex(r"\b(?:than in|which [^,]{3,60} in) (?:19|20)\d\d\b")
_FRESH = 5
"""So many years back a year may lie that tells when a paragraph was written."""
_OF_CODE = regex(r" (?:set|about) to |\blatest\b")
_CODE = 3  # pieces of inline code that make a text one about software
_LONGEST = 2000  # code points of a sentence that are looked at
_NO_NEWS = frozenset(("heading", "cell", "caption", "front-matter", "boilerplate", "footnote"))
DAYS = frozenset(("day", "weekday", "lasting"))
"""The kinds that count in days: a year in the paragraph does not say which."""


class _Kind(NamedTuple):
    """One kind of phrase: how telling it is (0 most), letters that it cannot do without, its pattern, what
    must stand before it, words of which a sentence must hold one as well, and what it must not hold.
    """

    name: str
    rank: int
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None
    words: frozenset[str] = frozenset()
    never: re.Pattern[str] | None = None
    why: str = ""


@once
def kinds_of(data: Mapping[str, Any]) -> tuple[_Kind, ...]:
    """Compile the kinds of phrases from the parsed data file."""
    actor = rf"(?:{_NAMED}|[Tt]he (?:[A-Z]?[\w-]{{2,20}} )?{_either(data['actors'])})"
    does = regex(
        rf"\b(?:is|are) (?:now |currently |also |still |actively |increasingly )?{_either(data['doing'])}\b"
    )
    doing = frozenset(phrase.split()[0] for phrase in data["doing"])
    matters = _either(data["matters"])
    other = _either(data["no_verbs"])
    many = _either(data["many"])
    counts, unit, day = _either(data["counts"]), _either(data["units"]), _either(data["days"])
    kinds = (
        _Kind(
            "plan",
            0,
            ("set to", "due to", "poised to", "scheduled to", "slated to", "about to"),
            # "Is set to 15", "is set to the user's", "is set to disabled" tell a setting.
            regex(
                # "Is due to human error" tells a cause.
                r"\b(?:is|are) (?:now |currently |also )?(?:(?:set|poised|scheduled|slated|about) to "
                rf"(?!{other}\b|\w{{1,20}}[^\We]ed\b|be of\b)[a-z]{{2,20}}\b"
                rf"|due to {_either(data['due'])}\b(?! (?:of|in|among|between)\b))"
            ),
        ),
        _Kind("progress", 1, (" is ", " are "), does, regex(rf"(?<!\w){actor} \Z"), doing),
        _Kind(
            "trend",
            4,
            (" are ",),
            does,
            regex(rf"\b{_either(data['people'])} \Z", re.IGNORECASE),
            doing,
        ),
        _Kind(
            "underway",
            1,
            ("underway", "under way", "in progress", "ongoing", "continuing"),
            regex(
                r"\b[\w’'-]{2,24} (?:is|are) (?:now |currently |already |still |well )?"
                r"(?:underway|under way)\b"
                rf"|\b{matters} (?:is|are|remains?|continues? to be) (?:now |currently |still )?"
                r"(?:in progress|ongoing|continuing)\b",
                re.IGNORECASE,
            ),
        ),
        _Kind(
            "recent",
            2,
            ("recent ", "latest "),
            regex(
                r"\b(?:[Aa]|[Tt]he|[Tt]his|[Ii]ts|[Tt]heir)? ?(?:more )?(?<!\bmost )(?:recent|latest) "
                rf"(?:[\w-]{{2,20}} ){{0,2}}{_either(data['documents'])}\b"
            ),
        ),
        _Kind(
            "ongoing",
            3,
            ("ongoing",),
            regex(r"\b(?:the |an )?(?:significant, )?ongoing (?!basis\b)[\w-]{2,30}\b", re.IGNORECASE),
        ),
        _Kind(
            "day",
            3,
            tuple(data["day_words"]),
            regex(
                rf"\b(?:last night|{counts} (?:or (?:so|two) )?{unit}s? (?:or so )?(?:ago"
                rf"|back(?=[.,;]| [A-Z]| {_either(data['behind'])}\b))|{counts} {day}s? (?:from now|hence)"
                r"|any (?:day|week|moment) now|(?:only|just|mere|barely|hardly) (?:hours|days|weeks"
                r"|months) ago"
                r"|in (?:a fortnight|a (?:day|week|month) or (?:so|two))(?=[.,;])"
                rf"|the (?:day before yesterday|day after tomorrow|other {unit}"
                rf"|{unit} (?:before last|after next))"
                rf"|(?:not|some time|a while) (?:long )?ago|(?:last|next) {unit} but one"
                rf"|(?:this coming|come(?: this)?|a (?:week|fortnight) (?:last|next|this|come|on)) {day}"
                rf"|(?:last|this|next) {_either(data['spells'])}"
                rf"|(?:on )?{day} (?:week|fortnight)(?=[.,;]| (?:the|at|in|we)\b))\b|"
                r"\b(?:(?:early |late |earlier |later )?this (?:morning|afternoon|evening)"
                rf"|{_either(data['struck'])} overnight|(?<=ed )today(?= that\b|[.,])"
                r"|today (?=[a-z]{3,}ed\b)"
                r"|(?:the|by the|at the|before the) end of this (?:week|month|year)"
                r"|(?:yesterday|last night)[’']s [a-z]+|yesterday|tomorrow|earlier today|tonight"
                r"|(?:earlier |later )?(?:this|last|next) (?:week|month|year|weekend|summer|winter|spring"
                rf"|autumn|{day}))\b",
                re.IGNORECASE,
            ),
        ),
        _Kind(
            # News tells of the day of the week, or of the month, only to those who read it that week.
            "weekday",
            4,
            ("on ", "by ", "over the weekend"),
            regex(
                rf"\bon {day}(?: (?:morning|afternoon|evening|night))?\b"
                r"(?!,? (?:the )?\d|,? [A-Z]|s\b|[’']|,? (?:and|or|to) [A-Z])"
                r"|\bover the weekend\b|\b(?:on|by) the (?:[4-9]|[12]\d|30)th(?=[.,;]| (?:at|in|we|all|when"
                r"|after|every|there)\b)"
            ),
            words=frozenset(data["told"]),
        ),
        _Kind(
            # What is shut until spring is so this year, where no winter is spoken of.
            "lasting",
            3,
            ("until ",),
            regex(
                r"\b(?:is|are|stays?|remains?|replaces?) (?:[a-z’'-]{1,16} ){1,5}until (?:after )?"
                rf"{_either(data['ends'])}(?=[.,;]| (?:because|while|and|as)\b)"
            ),
            never=regex(rf"\b{_either(data['seasonal'])}\b", re.IGNORECASE),
        ),
        _Kind(
            "now",
            4,
            ("currently", "presently", "at present", "as of now", "at the moment", "these days", "nowadays"),
            regex(
                r"(?i)\b(?:(?<!\bthe )currently|currently(?! \w{2,15}(?:ed|en) \w)|presently|at present"
                r"|as of now|at the moment(?! (?:an?|the|when|that|of|it|we|you)\b)|these days|nowadays)\b"
            ),
        ),
        _Kind(
            "past",
            4,
            (
                "recently",
                "lately",
                "in recent ",
                "over recent ",
                "the past ",
                "the last ",
                "ago",
                "while back",
                "of late",
                "other day",
            ),
            regex(
                r"\b(?:recently|lately|(?:in|over) recent (?:days|weeks|months|years)"
                r"|not (?:so |very )?long ago|a (?:(?:little|short|good) )?(?:while|time) (?:ago|back)"
                r"|of late(?=[.,;])|the other (?:day|week|month)"
                rf"|(?:over|in|during|for|within) the (?:past|last) (?:(?:few|couple of|{counts}|{many}) )?"
                r"(?:days|weeks|months)"
                r"|(?:over|in|during|for) the past (?:week|fortnight|month|year))\b(?! of\b)",
                re.IGNORECASE,
            ),
        ),
        _Kind(
            "soon",
            5,
            ("upcoming", "forthcoming", "in the coming ", "in the next few ", " time"),
            regex(
                r"\b(?:upcoming|forthcoming|in the (?:coming|next few) (?:days|weeks|months|years)"
                rf"|in {counts} (?:days|weeks|months|years|day[’']s|week[’']s|month[’']s|year[’']s"
                r"|fortnight[’']s)[’']? time)\b",
                re.IGNORECASE,
            ),
        ),
    )
    return tuple(kind._replace(why=data["why"][kind.name]) for kind in kinds)


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})".replace("\\ ", " ")


class Relative(NamedTuple):
    """One phrase: prose range, kind (a name of ``kinds_of``), rank (0 tells most), what it does."""

    start: int
    end: int
    kind: str
    rank: int
    why: str


def find_relative(facts: Facts, data: Mapping[str, Any]) -> list[Relative]:
    """Find the phrases, in reading order, one of a kind in a sentence; ``data`` is the parsed data file.

    Quoted speech and paragraphs with a date of their own have none; what counts in longer spans than days has
    none beside a year either. Where code is shown, what is set to do something is a setting, what is about to
    happen happens in the example, and the latest update is the latest on the reader's day. What stands under
    a version or a day was said on that day.
    """
    text = facts.doc.prose.text
    instructs = len(facts.doc.code) >= _CODE or any(block.kind == "code" for block in facts.doc.blocks)
    sentences = facts.sentences
    anchored: dict[int, tuple[bool, bool]] = {}  # by a day, and by a year at least
    found: dict[int, list[Relative]] = {}
    for kind in kinds_of(data):
        for number in _sentences_of(facts, kind):
            sentence = sentences[number]
            block = sentence.block
            if block.quote or block.kind in _NO_NEWS:
                continue
            if block.index not in anchored:
                within = text[block.start : block.end]
                days = bool(facts.calendar.find_days(within))
                anchored[block.index] = days, days or bool(_YEAR.search(within))
            dated = anchored[block.index][kind.name not in DAYS]
            told = not dated or _by_itself(facts, sentence, kind)
            hit = _in_sentence(facts, sentence, kind) if told else None
            if hit is not None and instructs and _OF_CODE.search(text, hit.start, hit.end):
                continue
            if hit is not None and is_release_entry(facts, hit.start):
                continue
            before = found.setdefault(number, [])
            if hit is not None and not any(o.start < hit.end and hit.start < o.end for o in before):
                before.append(hit)
    return sorted(hit for hits in found.values() for hit in hits)


def _by_itself(facts: Facts, sentence: Sentence, kind: _Kind) -> bool:
    """Say whether a phrase tells nothing though its paragraph names a year: "the ferry, which carried
    410,000 cars in 2018, was recently sold". A story tells it from where it has come
    to ("in 1931 …, and had recently …").
    """
    if kind.name not in _OF_TODAY:
        return False
    text = sentence.text[:_LONGEST]
    years = [int(year) for year in _YEAR.findall(text)]
    if facts.calendar.find_days(text) or _TOLD.search(text):
        return False
    within = facts.doc.prose.text[sentence.block.start : sentence.block.end]
    latest = max(map(int, _YEAR.findall(within)), default=0)
    # What a year of the last few gives a paragraph is its date.
    return int(facts.knowledge.today[:4]) - latest > _FRESH or (
        bool(years) and _PAST.search(text) is not None
    )


def _sentences_of(facts: Facts, kind: _Kind) -> list[int]:
    """Return the numbers of the sentences in which one of the literals of a kind stands, in order; where it
    has words, one of these as well.
    """
    # A literal is of whole words; to look for these first is cheaper than to look through the text.
    held = facts.vocabulary_parts
    literals = [literal for literal in kind.literals if held.issuperset(literal.split())]
    if not literals or not kind.words:
        return facts.sentences_with(literals) if literals else []
    told = facts.sentences_with(kind.words & facts.vocabulary)
    return sorted(set(told).intersection(facts.sentences_with(literals))) if told else []


def _in_sentence(facts: Facts, sentence: Sentence, kind: _Kind) -> Relative | None:
    if kind.never is not None and kind.never.search(sentence.text):
        return None
    for match in kind.pattern.finditer(sentence.text[:_LONGEST]):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if kind.before is not None:
            actor = kind.before.search(sentence.text[max(0, match.start() - 90) : match.start()])
            if actor is None:
                continue
            start -= len(actor.group())
        start += len(match.group()) - len(match.group().lstrip())
        if not facts.in_quotes(start, end):
            return Relative(start, end, kind.name, kind.rank, kind.why)
    return None
