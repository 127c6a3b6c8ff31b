"""Plans that time has overtaken: “will open in May 2025” in a text that is read in 2026.

No table is needed for them: the sentence gives the time itself. An article of the days before that time was
right when it was written; what is held against it stands in rule FRE004. One that is dated later contradicts
itself, and one without a date tells its readers of something to come that has been, or has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import Facts, Sentence, once, regex
from copydesk.api import either_of as either

from ..releases import is_release_entry
from .deadlines import Calls
from .planforms import plan_expressions

_LONGEST = 600
"""Code points of a sentence that are looked at."""
_NEAR = 110
"""How far from the words of a plan its time stands, in code points."""
_NO_NEWS = frozenset(("heading", "cell", "caption", "front-matter", "boilerplate", "footnote"))
_RECENT = 6
"""So many years back a plan may lie that somebody tells of, or a timetable in the present tense (“starts in
March 2025”).
"""
_LATELY = 15
"""So many years back a plan may lie whose words tell a tale as well (“are leaving in the summer of 1943”)."""
_STOP = regex(r"[\d.]\. (?=[A-Z])")
# "A ship that they plan to use, the Brage, worked in 2021": the time is that of the verb behind the comma.
_OTHER_CLAUSE = regex(r", (?:[^,]{1,60}, )?[a-z]{2,20}ed\b")
_OWN = regex(
    r"\b(?:which|that)(?: (?:it|he|she|we|they"
    r"|(?:the|its|our|an?|[A-Z][a-z’'-]{1,20})(?: [A-Za-z’'-]{2,20}){0,5}))? $"
)
_DONE = regex(r"\b(?:[a-z]{2,20}ed|was|were|had|did|would|could)\b")
_LOOSE = frozenset(("doing", "offered", "bound", "any", "passive", "state"))
"""Forms that tell of plans only beside the time of one."""
_TERM = frozenset(("by", "before", "until", "till", "through", "ahead of", "no later than", "not later than"))
_MEANT = frozenset(("for", "by", "before", "until", "till", "from"))
_COUNTED_PART = r"(?:[Tt]erm|[Ss]emester|[Tt]rimester|[Ww]eek) \d{1,2}"
"""What parts of a school year are counted as: “in Term 3, 2024”."""
_YEAR = regex(
    r"(?:19[5-9]\d|20\d\d)(?:(?<![\w./-]\d{4})|(?<=\b[Mm]id-\d{4}))(?:[/–]\d\d(?:\d\d)?)?(?![\w/-]|\.\d|,\d)"
)


class PassedPlan(NamedTuple):
    """The words of a plan and its time as a prose range; ``until`` is the last day of that time, ``time`` its
    words, ``dated`` the day of the article or "", ``sure`` that its words tell of plans alone.
    """

    start: int
    end: int
    until: str
    time: str
    dated: str
    today: str
    sure: bool

    @property
    def contradicted(self) -> bool:
        """The article is dated after the time for which it surely tells the plan."""
        return self.sure and self.dated > self.until


class _Known:
    """The data file, ready to be asked."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.plans = plan_expressions(data)
        month = either(data["months"])
        self.time = regex(
            r"\b(?P<in>[Ii]n(?: time for)?|[Tt]ill|[Bb]y|[Oo]n|[Aa]t|[Uu]ntil|[Tt]hrough|[Bb]efore"
            r"|[Aa]head of|[Nn]ot? later than"
            rf"|{either(data['near'])}"
            r"|(?:is|are)(?= [^.,;]{1,24}20)|[Dd]uring|[Ff]or|[Ff]rom|[Tt]he(?= 20))"
            rf" (?P<when>(?:(?:the )?(?:{either(data['parts'])}|{_COUNTED_PART})(?: of)?,?[ -]){{0,3}}"
            r"(?:the (?=\d{4}))?(?:(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)? )?"
            rf"(?:(?P<month>{month})(?: (?P<day2>\d{{1,2}}),)? )?"
            rf"(?P<year>(?:19[5-9]|20\d)\d)(?P<next>[/–]\d\d(?:\d\d)?)?(?: "
            rf"(?:{either(data['occasions'])}))?)(?![\w/-]|\.\d|,\d)(?! "
            rf"(?!(?:{either(data['behind'])})\b)[a-z])"
        )
        reported = frozenset((*data["telling"], *data["leading"]))
        self.over = regex(rf"\b(?:{either(data['over'])})\b")
        self.past = regex(rf"\b(?:{either(data['past'])})\b")
        # “She told us that it will open in May 2024”: what is told so is still to come.
        self.before = regex(rf"\b(?:{either([word for word in data['past'] if word not in reported])})\b")
        # “Is discussing the fire of March 2023”, “films made in May 2022”: the time is that of another thing.
        self.of_another = regex(rf"\b(?:{either(data['of_another'])}|[a-z]{{2,20}}ed) ")
        self.calls = Calls(data)
        self.months = {name: at % 12 + 1 for at, name in enumerate(data["months"])}
        self.early: Sequence[str] = data["early"]
        self.late = regex(rf"{_COUNTED_PART}|\b(?:{either(data['late'])})\b")

    def until(self, match: re.Match[str]) -> str:
        """Return the last day of a time, as late as its words allow."""
        year = match["year"]
        if match["month"]:
            day = match["day"] or match["day2"] or "31"
            return f"{year}-{self.months[match['month']]:02}-{int(day):02}"
        if match["next"]:
            return f"{int(year) + 1}-12-31"
        first = any(part in match["when"] for part in self.early) and not self.late.search(match["when"])
        return f"{year}-06-30" if first else f"{year}-12-31"


_known = once(_Known)


def find_passed(facts: Facts, data: Mapping[str, Any]) -> Iterator[PassedPlan]:
    """Yield the plans of an article whose time was over on the day of the run."""
    today = facts.knowledge.today
    if not _YEAR.search(facts.doc.prose.text):
        return
    spoken = facts.somebody_speaks
    known = _known(data)
    publication = facts.publication
    stamps = (publication.published, publication.modified)
    stamped = max((stamp.moment.iso for stamp in stamps if stamp and stamp.moment), default="")
    shown = publication.visible_date
    for sentence in _dated_sentences(facts):
        text = sentence.text[:_LONGEST]
        # The day in a short text is that of its plan, and dates nothing.
        apart = shown is not None and not sentence.start <= shown.start < sentence.end
        dated = stamped or (shown.iso if shown is not None and apart else "")
        for plan, time, called in _told(known, text):
            until = known.until(time)
            recent = int(today[:4]) - int(time["year"]) <= _RECENT
            if (spoken or called) and not recent:
                continue  # an old speech or tale
            timetable = plan.lastgroup in ("fixed", "many")
            if timetable and not (recent and time["when"] != time["year"]):
                continue  # a history is told in the present tense, too
            if not called and _unlike_plans(known, text, plan, time, int(today[:4])):
                continue
            if until >= today or (dated and dated <= until) or is_release_entry(facts, sentence.start):
                continue
            start, end = min(plan.start(), time.start()), max(plan.end(), time.end())
            if facts.in_quotes(sentence.start + start, sentence.start + end):
                continue
            when = time["when"]
            sure = called or plan.lastgroup not in _LOOSE
            yield PassedPlan(sentence.start + start, sentence.start + end, until, when, dated, today, sure)
            break


def _dated_sentences(facts: Facts) -> Iterator[Sentence]:
    last = -1
    for match in _YEAR.finditer(facts.doc.prose.text):
        block = facts.doc.block_at(match.start())
        if match.start() < last or block is None or block.kind in _NO_NEWS or block.quote:
            continue
        sentence = facts.sentence_at(block, match.start())
        if sentence is not None:
            last = sentence.end
            yield sentence


def _told(known: _Known, text: str) -> Iterator[tuple[re.Match[str], re.Match[str], bool]]:
    """Yield the plans of a sentence with their times, then what it calls its readers to do in time (True)."""
    for form in known.plans:
        for plan in form.finditer(text):
            time = _time_of(known, text, plan)
            if time is not None:
                yield plan, time, False
    times = list(known.time.finditer(text))
    if len(times) == 1 == len(_YEAR.findall(text)):
        call = known.calls.find(text, times[0])
        if call is not None:
            yield call, times[0], True


def _time_of(known: _Known, text: str, plan: re.Match[str]) -> re.Match[str] | None:
    """Return the time for which something is planned: the first behind the words of the plan, with nothing
    that tells of the past between, or one that opens the sentence. A sentence with another time that is past
    tells of how things were seen then.
    """
    # “pp. 201–203. A box will appear in 2022”: a stop behind an abbreviation may end a sentence all the same.
    first = max((stop.end() for stop in _STOP.finditer(text, 0, plan.start())), default=0)
    times = list(known.time.finditer(text, first))
    if len(times) != 1 or len(_YEAR.findall(text, first)) != 1:
        return None
    (time,) = times
    if plan.end() - len("for") <= time.start() <= plan.end() + _NEAR:
        between = text[plan.end() : time.start()]
    elif time.end() <= plan.start() <= time.end() + _NEAR and time["in"][0].isupper():
        between = text[time.end() : plan.start()]
    else:
        return None
    if time["in"].lower() == "from" and time["when"] == time["year"]:
        return None  # “will show pictures from 2019”
    # What a relative clause tells of a plan is the plan.
    ahead = _OWN.sub("", text[first : plan.start()])
    over = known.past.search(between) or known.before.search(ahead) or _OTHER_CLAUSE.search(between)
    return None if over else time


def _unlike_plans(known: _Known, text: str, plan: re.Match[str], time: re.Match[str], year: int) -> bool:
    """Say whether a form that tells of plans only beside the time of one has another: the day of what it
    speaks of, or a year alone, in which it may be told how things were.
    """
    form, age, before = plan.lastgroup, year - int(time["year"]), time["in"].lower()
    between = text[plan.end() : time.start()]
    whole_year = time["when"] == time["year"]
    if form == "doing":
        return (
            age > _LATELY
            or (whole_year and before not in _TERM)
            or known.of_another.search(between) is not None
        )
    if form == "offered":
        return age > _LATELY or before not in _MEANT
    if form == "bound":
        # What follows on a plan may be told as a guess: “meets in May 2024, and a cut would surprise nobody”.
        ahead = _OWN.sub("", text[: plan.start()])
        over = any(map(known.past.search, (ahead, between))) or known.over.search(text, time.end())
        return age > _RECENT or (whole_year and before not in _TERM) or bool(over)
    if form == "any":
        return age > _LATELY or whole_year or known.of_another.search(between) is not None
    if form == "passive":
        return age > _LATELY or _DONE.search(text[: plan.start()]) is not None
    if form == "state":
        return age > _RECENT or whole_year or before not in _TERM
    return False
