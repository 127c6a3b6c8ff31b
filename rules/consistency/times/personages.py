"""The ages of people: each age of a passage against the year of birth and the year in which it is told of."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.figuredtext import ORD, YEAR, Figured, N
from ..quantities.figureledger import Entry, Ledger
from .births import Birth, births_of

_FILE = "quantities.toml"
AGE = regex(
    rf"(?:\b(?P<sure>aged|[Aa]t the age of|[Aa]t age|turn(?:ed|s|ing)|lived to be|reached the age of"
    rf"|[Bb]y the age of)"
    rf" (?:only |just |now |then |still )?(?P<s>{N})"
    rf"(?! (?:per|months?|weeks?|days?|hours?|to|or|and (?:over|under|above|below)|by|of|degrees)\b|[-–/%])"
    rf"|\b(?P<how>lived to|[Ww]as|[Ii]s|[Aa]t|am|[’']m|now)"
    rf" (?:only |just |now |then |still )?(?P<a>{N})(?P<old> years? (?:old|of age))?"
    rf"(?=[,.;:)—–]|\Z| when\b| and\b| in\b| on\b| at the time\b| at h| last| this| – | after\b| before\b)"
    rf"|\b(?:his|her|my) (?P<r>{ORD}) birthday\b"
    rf"|(?P<b>{N})[ -]years?[ -]old\b|(?<=[a-z], )(?P<c>{N})(?=, ))"
)
DEATH = regex(r"\b(?:died|dies|dead|death|killed|passed away|lived to)\b")
# "She was 84.": where nothing else happens, the death is meant.
BARE = regex(
    rf"(?:She|He|[A-Z][a-z]{{1,20}}(?: [A-Z][a-z]{{1,20}})?) (?:was|died|lived to be)(?: aged"
    rf"| at(?: the age of)?)? {N}(?: years old)?(?: and had\b|\.?\Z)"
)
KIN = worded(r"\b(?:(?:his|her|their|whose|a|the) (?:\w{1,12} )?(?:(?@kin))s?)\b", _FILE)
# "Renwick's son, Robin, was drowned. He was six.": it is the son who was six.
OF_KIN = worded(
    r"(?:(?:In|On|At|By|After|That|The next|Two|Three) [^.;!?]{0,30}?[, ] ?)?"
    r"(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|An?|[A-Z][\w’'-]{1,20}[’']s?) (?:\w{1,12} ){0,2}?(?:(?@kin))s?\b",
    _FILE,
)
NEW_CLAUSE = regex(
    r"[;:]|\b(?:said|says|had|recall(?:s|ed)|remember(?:s|ed))\b|,? (?:and|but|while|whereas"
    r"|before) (?!at\b|aged\b|died\b|he was\b|she was\b|in\b)|\)"
)
RECENTLY = regex(
    r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|night|month|[A-Z][a-z]+day)|yesterday"
    r"|this (?:week|morning|month))\b"
)
TODAY = regex(r"(?:Today|Now|At present)\b")
PRESENT = regex(r"\b(?:now|today|at present|is|am|may)\b|[’']m\b")
PRONOUN = regex(
    r"(?:He|She|You|I)\b|(?:In|At|When|On|By|Today|Now|Last|The)\b[^.;]{0,40}\b(?:he|she|you|I)\b"
)
# "He was born in", "Born in 1934, she"
THEIRS = regex(r"\b(?:[Hh]e|[Ss]he) was born\b[^.;]{0,80}\Z|\bBorn\b[^.;]{0,80}\Z")
SUBJECT = regex(r"\b(?:he|she|He|She) (?:was |had |is )?\Z")
NAME = regex(r"[A-Z][\w’'-]{2,20}")
_OLDEST, _YOUNGEST, _FAR, _PHRASE = 115, 4, 110, 24
_WORDS = (
    *(
        "aged",
        " age ",
        "ge of ",
        "old",
        "turn",
        "was",
        "is ",
        "at ",
        "At ",
        "lived",
        ", ",
        "birthday",
        "am ",
        "now ",
    ),
)


def wrong_person_ages(scope: Scope) -> Iterator[Slip]:
    """Yield ages that people had not in the year that is told, by their year of birth."""
    ledger: Ledger = scope.facts.figure_ledger
    births = births_of(scope, ledger) or sorted(_implied(scope, ledger), key=lambda birth: birth.place)
    if not births:
        return
    first = births[0].place[0]
    for figured in ledger.saying(*_WORDS):
        if figured.offsets[0] >= first - 400:
            for match in AGE.finditer(figured.text):
                birth = _of_whom(scope, ledger, figured, match, births)
                if birth is not None:
                    yield from _judged(scope, ledger, figured, match, birth)


def _sign(match: re.Match[str]) -> str:
    return next(sign for name in "sarbc" if (sign := match[name]))


def _how(match: re.Match[str]) -> str:
    return match["sure"] or match["how"] or ""


def _turns(match: re.Match[str]) -> bool:
    return match["r"] is not None or _how(match).startswith("turn")


def _implied(scope: Scope, ledger: Ledger) -> Iterator[Birth]:
    """Yield the years of birth that ages with a year in their clause tell: "was 29 … in 2009"."""
    for figured in ledger.saying("aged", "ge of ", " was ", "turned", " at ", "birthday"):
        for match in AGE.finditer(figured.text):
            said = figured.at(_sign(match))
            years = [entry for entry in ledger.of(figured) if entry.kind == YEAR]
            told = _told(figured, match.start(0), years)
            block = scope.block_at(said.start)
            behind = figured.text[match.end() - 1 : match.end() + 6]
            sure = (
                match["sure"]
                or match["r"]
                or " when " in behind
                or (_how(match) == "at" and " in " in behind)
            )
            if told is not None and block is not None and sure and _YOUNGEST <= said.value <= _OLDEST:
                name = NAME.findall(figured.text[: match.start()])
                year = int(told.value - said.value)
                slack = 0 if _turns(match) else 1
                yield Birth(
                    year, None, 0, None, name[-1] if name else "", (said.start, said.end), block.start, slack
                )


def _of_whom(
    scope: Scope, ledger: Ledger, figured: Figured, match: re.Match[str], births: Sequence[Birth]
) -> Birth | None:
    """Return the birth of the person whose age a match is: of the sentence, of the passage, of the
    article."""
    begin, end = figured.offsets[0], figured.end
    inside = [birth for birth in births if begin <= birth.place[0] < end]
    before = figured.text[max(0, match.start() - 60) : match.start()]
    if len(inside) > 1 or KIN(scope.data).search(before):
        return None
    if inside:
        return inside[0]
    if begin < births[0].place[0] and _obituary(scope, figured, births):
        return births[0]
    if " who " in before:
        return None
    block = scope.block_at(begin)
    here = [birth for birth in births if block is not None and birth.block == block.start]
    earlier = [birth for birth in here if birth.place[0] < begin]
    one = earlier[0] if len(earlier) == 1 else births[0] if len(births) == 1 else None
    if one is None:
        return None
    opens = figured.text[:60]
    if one.place[0] > begin:
        # "He died in March aged 88. Born in 1948, he …"
        following = ledger.behind(figured)
        told_next = following is not None and following.offsets[0] <= one.place[0] < following.end
        alone = len(births) == 1 and one in here and len(set(NAME.findall(opens[1:]))) < 3
        return one if told_next and alone else None
    named = one.name and one.name in opens
    if not named and OF_KIN(scope.data).match(_sentence_before(scope, begin, one)):
        return None
    subject = SUBJECT.search(figured.text, 0, match.start()) or (match["r"] is not None and len(births) == 1)
    return one if named or PRONOUN.match(opens) or subject else None


def _sentence_before(scope: Scope, begin: int, birth: Birth) -> str:
    """Return the sentence before the one that begins at a place, as far as it stands behind a birth."""
    end = begin - 1 if begin and scope.text[begin - 1].isspace() else begin
    block = scope.block_at(end - 1) if end > birth.place[1] else None
    sentence = scope.facts.sentence_at(block, end - 1) if block is not None else None
    return sentence.text if sentence is not None else ""


def _obituary(scope: Scope, figured: Figured, births: Sequence[Birth]) -> bool:
    """Say whether a sentence tells of a death at the beginning of an article about one life: the only birth
    that is told further down is that of "him" or "her", or of somebody whose name the sentence has.
    """
    if len(births) != 1 or not DEATH.search(figured.text) or not NAME.search(figured.text):
        return False
    if KIN(scope.data).search(figured.text):
        return False
    (birth,) = births
    told = scope.text[max(birth.block, birth.place[0] - _FAR) : birth.place[0]]
    return THEIRS.search(told) is not None or bool(birth.name and birth.name in figured.text)


def _judged(
    scope: Scope, ledger: Ledger, figured: Figured, match: re.Match[str], birth: Birth
) -> Iterator[Slip]:
    said = figured.at(_sign(match))
    exact = said.value == int(said.value) and not said.about
    if not _YOUNGEST <= said.value <= _OLDEST or not exact or said.start == birth.place[0]:
        return
    how = _how(match)
    now = (how in ("is", "Is", "am", "now") or how.endswith("m")) and (" now " in match[0] or how == "now")
    years = [
        entry
        for entry in ledger.of(figured)
        if entry.kind == YEAR and (entry.number.start, entry.number.end) != birth.place
    ]
    told = _told(figured, match.start(0), years)
    block = scope.block_at(said.start)
    compared = partial(_compared, far=block is None or block.start != birth.block)
    died_here = birth.died and (DEATH.search(figured.text) or BARE.match(figured.text))
    if told is not None and not now:
        # "The year he turned fifty, in 1994": one phrase.
        end = told.number.end if 0 < told.start - said.end < _PHRASE else said.end
        yield from compared(said.start, end, said.value, birth, int(told.value), _turns(match))
    elif years and not now and not died_here:
        return
    elif died_here and not now:
        yield from compared(said.start, said.end, said.value, birth, birth.died, False, died=True)
    elif _just_died(scope, figured, birth):
        yield from compared(said.start, said.end, said.value, birth, scope.facts.written_in.year, False)
    elif now or _is_present(figured, match, birth):
        today = scope.facts.written_in
        if today is not None and (today.stated or said.value < today.year - birth.year - 2):
            yield from compared(said.start, said.end, said.value, birth, today.year, False, loose=1)


def _just_died(scope: Scope, figured: Figured, birth: Birth) -> bool:
    """Say whether a sentence tells of a death in the days before the day of writing."""
    today = scope.facts.written_in
    told = today is not None and today.stated and not birth.died
    return bool(told and DEATH.search(figured.text) and RECENTLY.search(figured.text))


def _is_present(figured: Figured, match: re.Match[str], birth: Birth) -> bool:
    """Say whether an age is that of the day of writing."""
    if TODAY.match(figured.text):
        return True
    if birth.died:
        return False
    told_here = figured.offsets[0] <= birth.place[0] < figured.end
    is_now = _how(match) in ("is", "Is", "am") or _how(match).endswith("’m")
    # "Born in 1961 and, at 55, is the oldest", "the oldest player at 34"
    at_now = _how(match) in ("at", "At") and PRESENT.search(figured.text) is not None
    return is_now or (told_here and bool(match["b"] or match["c"] or at_now))


def _told(figured: Figured, place: int, years: Sequence[Entry]) -> Entry | None:
    """Return the only other year of the sentence, where one clause holds it and the age."""
    if len(years) != 1:
        return None
    first, last = sorted((place, years[0].at))
    between = figured.text[first + 1 : last]
    return years[0] if last - first < _FAR and not NEW_CLAUSE.search(between) else None


def _compared(
    start: int,
    end: int,
    age: float,
    birth: Birth,
    year: int,
    turned: bool,
    *,
    loose: int = 0,
    died: bool = False,
    far: bool = False,
) -> Iterator[Slip]:
    most = year - birth.year
    least = most if turned else most - 1
    if died and birth.born_on and birth.died_on:
        least = most = most - (birth.died_on < birth.born_on)
    slack = loose + birth.slack
    if not 0 < most <= _OLDEST or least - slack <= age <= most + slack:
        return
    # The later of the two, unless the birth is told further down by the way.
    first, last = (birth.place, (start, end)) if far else sorted([(start, end), birth.place])
    yield Scope.found(
        *last,
        beside=first,
        born=birth.year,
        year=year,
        age=f"{age:.0f}",
        right=f"{least} or {most}" if least < most else f"{most}",
    )
