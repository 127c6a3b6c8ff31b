"""Years that grammar binds to another year beside them: "the year after, in 1871", "50 years before, in
1939", "held it for 30 years until 1926", "a six-year course began in 1990 and ended in 1996", "cast in 1794,
so of the 18th century", and what somebody did after his death.
"""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.figuredtext import ORD, YEAR, Figured, N, Y
from ..quantities.figureledger import Entry, Ledger

_MONTH = r"(?:[A-Z][a-z]{2,8} |[\uf000-\uf3ff] )?"
_TEXT = rf"[^{Y[1:-1]}.;:()]"
NEXT_YEAR = regex(
    r"\b(?:the (?:following|next) year|the year after|(?:a|one) year later),? \(?(?:already )?(?:in|by) "
    rf"{_MONTH}(?P<y>{Y})"
)
FORMS = (
    # "a post she held for 30 years until 1926"
    regex(
        rf"(?P<a>{Y}){_TEXT}{{2,90}}? (?:for|over|after) (?:all |the |full )?(?P<n>{N}) years,? (?:until"
        r"|till|to|up to|ending in)"
        rf" (?:(?:his|her|its|the) [a-z]{{3,12}} )?(?:in )?{_MONTH}(?P<b>{Y})"
    ),
    # "a two-year course began in 2021 and ended in 2023"
    regex(
        rf"(?P<n>{N})[ -]years?[ -](?:long )?{_TEXT}{{3,40}}? (?:began|started|opened|was launched|was "
        r"begun) (?:in |on )?"
        rf"{_MONTH}(?P<a>{Y}){_TEXT}{{1,30}}? (?:ended|finished|closed|stopped|was completed|expired) "
        rf"(?:in |on )?{_MONTH}(?P<b>{Y})"
    ),
    # "closed in 1989, having been opened 50 years before, in 1939"; "ended thirty years of war begun in 1618"
    regex(
        rf"(?P<b>{Y}){_TEXT}{{2,70}}? (?P<n>{N}) years (?:before|earlier|previously),? (?:already )?(?:in"
        rf"|on) {_MONTH}(?P<a>{Y})"
    ),
    regex(
        rf"(?P<b>{Y}){_TEXT}{{0,40}}? (?:ended|ends|closed|finished) (?P<n>{N}) years of {_TEXT}{{3,50}}? "
        r"(?:begun|began|started|opened)"
        rf" (?:in|on) {_MONTH}(?P<a>{Y})"
    ),
)
TERM = worded(
    rf"\b(?:(?@terms_held)|runs|valid|lasts)\b{_TEXT}{{0,60}}?(?P<n>{N}) years\b"
    rf"|(?P<m>{N})[ -]years?[ -](?:(?@terms_held))",
    "figure-words.toml",
)
COVERED = regex(
    rf"\b(?:in|from|since) {_MONTH}(?P<a>{Y}){_TEXT}{{2,60}}? (?:until|till|to|in|by) (?:the (?:end|spring"
    rf"|summer|autumn) of )?{_MONTH}(?P<b>{Y})"
)
SOME = regex(r"\b(?:first|last|next|past|another|about|nearly|almost|over|more than)(?: the)? \Z")
CENTURY = regex(rf"(?P<c>{ORD})[- ]century\b|(?P<d>{ORD}) and\b")
SO = regex(
    rf"{_TEXT}{{0,24}}, (?:so|thus|hence|therefore|that is|i\.e\.|and (?:is|was) (?:thus|therefore|so"
    rf"|hence))\b{_TEXT}{{0,40}}?"
    r" (?:early|late|mid|middle|end|beginning)?(?:[- ]|\Z)\Z|,? (?:that is )?in the (?:early |late |mid-?"
    r"|second half of the |first half of the )?\Z"
)
THUS = regex(rf"\b(?:so|thus|hence|therefore)\b{_TEXT}{{0,40}}?\b(?:the )?(?:early |late |mid-?)?\Z")
# "Josef Brandl (1803–1871) painted the altar in 1864"
LIFE = worded(
    r"[A-Z][\w’'-]{1,20} \((?:born )?(?P<from>1[4-9]\d\d|20\d\d) ?[–-] ?(?P<to>1[4-9]\d\d|20\d\d)\)(?:,? "
    r"who)? "
    r"(?P<verb>(?@life_deeds))\b"
    r"[^.;()]{2,70}?\b(?:in|on|from) (?:[A-Z][a-z]{2,8} )?(?P<year>1[4-9]\d\d|20\d\d)\b",
    "figure-words.toml",
)


class _Bound(NamedTuple):
    begun: Entry
    ended: Entry
    years: Entry


def wrong_bound_years(scope: Scope) -> Iterator[Slip]:
    """Yield years that are not those of the time that grammar says lies between them."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying("year", "centur"):
        yield from _next_year(ledger, figured)
        yield from _term(ledger, figured)
        for bound in _bound(ledger, figured):
            yield from _apart(bound)
        if "centur" in figured.text:
            yield from _of_a_century(ledger, figured)
    if "(" in scope.text:
        yield from _after_death(scope)


def _next_year(ledger: Ledger, figured: Figured) -> Iterator[Slip]:
    for match in NEXT_YEAR.finditer(figured.text):
        year = ledger.at(figured, match.start("y"))
        before = [each for each in ledger.of(figured) if each.kind == YEAR and each.at < match.start()]
        if not before:
            earlier = next(ledger.before(figured, 1), None)
            before = [each for each in ledger.of(earlier) if each.kind == YEAR] if earlier is not None else []
        if (before and 1 < year.value - before[-1].value < 60) or (before and year.value <= before[-1].value):
            what = (
                f"The year after {before[-1].value:.0f} is {before[-1].value + 1:.0f}, not {year.value:.0f}"
            )
            yield Scope.found(
                year.start, year.number.end, beside=(before[-1].start, before[-1].number.end), what=what
            )


def _bound(ledger: Ledger, figured: Figured) -> Iterator[_Bound]:
    if sum(figured.kind(sign) == YEAR for sign in figured.text if sign >= "\ue000") != 2:
        return
    for form in FORMS:
        match = form.search(figured.text)
        if match is not None and not SOME.search(figured.text, 0, match.start("n")):
            yield _Bound(*(ledger.at(figured, match.start(name)) for name in "abn"))
            return


def _term(ledger: Ledger, figured: Figured) -> Iterator[Slip]:
    """Yield the year in which a term of so many years does not end: "Whoever buys in 2026 is covered until
    2030".
    """
    told = TERM(ledger.scope.data).search(figured.text)
    behind = ledger.behind(figured) if told is not None else None
    for sentence in (figured, behind):
        match = (
            COVERED.search(sentence.text, told.end() if sentence is figured and told else 0)
            if sentence is not None and told
            else None
        )
        if told is not None and sentence is not None and match is not None:
            years = ledger.at(figured, told.start("n" if told["n"] else "m"))
            yield from _apart(
                _Bound(ledger.at(sentence, match.start("a")), ledger.at(sentence, match.start("b")), years)
            )
            return


def _apart(bound: _Bound) -> Iterator[Slip]:
    apart, said = bound.ended.value - bound.begun.value, bound.years.value
    if bound.years.number.about or apart <= 0 or abs(apart - said) <= 1:
        return
    places = sorted((each.start, each.number.end) for each in bound)
    start, end = places[-1]
    if start - places[-2][1] < 40:
        start = places[-2][0]
    yield Scope.found(
        start,
        end,
        beside=places[0],
        what=f"From {bound.begun.value:.0f} to {bound.ended.value:.0f} it is {apart:.0f} years, not {said:g}",
    )


def _of_a_century(ledger: Ledger, figured: Figured) -> Iterator[Slip]:
    """Yield the century in which a year beside it does not lie."""
    years = [each for each in ledger.of(figured) if each.kind == YEAR]
    centuries = [match for match in CENTURY.finditer(figured.text) if match["c"]]
    if len(centuries) != 1 or not years:
        return
    at = centuries[0].start("c")
    before = [each for each in years if each.at < at]
    if not before:
        return
    between = figured.text[before[-1].at + 1 : at]
    direct, thus = SO.search(between), THUS.search(between)
    if not (thus or (direct and direct.start() == 0)) or (thus and len(before) > 2):
        return
    century = ledger.at(figured, at)
    right = {(int(each.value) - 1) // 100 + 1 for each in before} | {
        int(each.value) // 100 + 1 for each in before
    }
    if century.value in right:
        return
    named = sorted(right)[0]
    what = f"{before[0].value:.0f} is in century {named}, not in {century.value:.0f}"
    yield Scope.found(
        century.start, century.number.end, beside=(before[0].start, before[0].number.end), what=what
    )


def _after_death(scope: Scope) -> Iterator[Slip]:
    for match in LIFE(scope.data).finditer(scope.text):
        born, died, year = (int(match[name]) for name in ("from", "to", "year"))
        if born < died and (year > died + 1 or year < born + 5) and scope.block_at(match.start()) is not None:
            what = f"{year} is not between {born} and {died}, the years of birth and death"
            yield Scope.found(*match.span("year"), beside=(match.start("from"), match.end("to")), what=what)
