"""Years since something began, counted to the day of writing or to a year that is called the present one:
anniversaries, ages of things, "N years ago", "has stood for N years", "N years of experience".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import ORD, YEAR, Figured, N, Y
from ..quantities.figureledger import Entry, Ledger

_FILE = "quantities.toml"
COUNTED = regex(
    rf"(?P<n1>{ORD}) (?P<feast>anniversary|birthday|jubilee)\b"
    rf"|\b(?P<tense>is|was|now|been) in (?:its|her|his|their) (?P<n2>{ORD}) (?P<nth>year|season)\b"
    rf"|\b(?P<turns>turns|turned|turning|will(?: [a-z]{{2,6}})? be) (?P<n3>{N})(?: years old)?"
    rf"(?= this (?:year|spring|summer|autumn|winter|month|week)| today| now|,? in {Y}|[.,;]|\Z)"
    rf"|(?P<n4>{N}) years (?P<old>old)\b|(?P<n5>{N}) years (?P<ago>ago)\b"
    rf"|(?P<n6>{N}) years of (?P<work>experience|practice|service|teaching|work)\b"
    rf"|\b(?:has|have|['’]ve|['’]s)\b[^,;.{Y[1:-1]}]{{1,40}} (?P<for>for|in|over) (?:the (?:last|past) "
    rf"|more than )?"
    rf"(?P<n7>{N}) years\b(?! (?:of|in|after|before|until|from)\b)"
)
BEGUN = worded(r"\b(?:(?@founded)|(?@joined)|[Ss]ince)\b", _FILE)
PRESENT_YEAR = regex(
    r"\b(?:this (?:year|spring|summer|autumn|winter|month|week)|now|today|is|celebrates|marks),? \(?(?:in )?"
    r"(?:[A-Z][a-z]{2,8} )?\Z"
)
SOON = regex(r" (?:in|on) (?:[A-Z][a-z]{2,8} )?\Z")
AGO = regex(r"(?:,? (?:[(–—] ?)?(?:or |that is,? |that was |now |which was )?|, (?:was|were) [a-z]{2,12} )\Z")
IN_YEAR = regex(rf",? \(?(?:in|on|of) (?:[A-Z][a-z]{{2,8}} )?{Y}")
PRONOUN = regex(r"(?:It|She|He|They|The [a-z]{3,20}(?: [a-z]{3,20})?|Now|Today|This year)\b")
# Somebody else's age, or somebody's beside the beginning of a thing.
ANOTHER = regex(r"\b(?:who|whose|h(?:e|is|er)|she|I|my)\b")
# "It is guaranteed for 25 years … from 2022, so the guarantee ends in 2042."
ENDS = regex(
    rf"\b(?:in|from|since)"
    rf" (?:[A-Z][a-z]{{2,8}} )?(?P<from>{Y})[^{Y[1:-1]}.;:()]{{1,60}}?\b(?P<what>[a-z]{{3,20}}) "
    rf"(?:ends?|expires?|lasts|runs(?: out)?|will (?:end|expire|last|run(?: out)?)) (?:in|until|till|to) "
    rf"(?:[A-Z][a-z]{{2,8}} )?(?P<to>{Y})"
)
FOR_YEARS = regex(rf"(?P<n>{N})(?: years\b|-year\b)")
_WORDS = frozenset({
    *("years", "anniversary", "birthday", "jubilee", "turns", "turned", "turning", "be", "year", "season"),
    *("ends", "expires", "end", "expire"),
})  # fmt: skip
_NEAR, _FEW, _PHRASE = 100, 2, 24


class _Count(NamedTuple):
    """A number of years: its figure, the years, its place in the text, whether it is told of a thing that is
    still so, and whether it stands beside "ago".
    """

    entry: Entry
    years: float
    start: int
    end: int
    certain: bool
    ago: bool
    born: bool


def wrong_years_until_now(scope: Scope) -> Iterator[Slip]:
    """Yield numbers of years that are not those from a beginning until now."""
    ledger: Ledger = scope.facts.figure_ledger
    if not any(len(word) == 4 and word.isdigit() for word in scope.facts.word_table.vocabulary if word < ":"):
        return
    for figured in ledger.with_words(_WORDS):
        for match in COUNTED.finditer(figured.text):
            count = _count(ledger, figured, match)
            if count is not None:
                yield from _judged(scope, ledger, figured, count)
        yield from _ending(ledger, figured)


def _count(ledger: Ledger, figured: Figured, match: re.Match[str]) -> _Count | None:
    name = next(f"n{at}" for at in range(1, 8) if match[f"n{at}"])
    entry = ledger.at(figured, match.start(name))
    years = entry.value - (match["nth"] is not None)
    if entry.number.about or not _FEW <= years < 1000:
        return None
    certain = match["tense"] != "was" and match["turns"] != "turned" and not match["work"]
    born = bool(match["feast"] or match["turns"] or match["old"])
    return _Count(entry, years, match.start(), match.end(), certain, match["ago"] is not None, born)


def _judged(scope: Scope, ledger: Ledger, figured: Figured, count: _Count) -> Iterator[Slip]:
    text = figured.text
    clause = text.find(";", count.end)
    last = clause if clause > 0 else len(text)
    years = [entry for entry in ledger.of(figured) if entry.kind == YEAR and entry.at < last]
    stated = [each for each in years if _is_present(text, each, count)]
    begun = [each for each in years if each not in stated and each.at < count.start]
    if len(stated) > 1 or len(years) - len(stated) > 1:
        return
    if count.ago:
        behind = IN_YEAR.match(text, count.end)
        if not behind and not (begun and AGO.match(text[begun[0].at + 1 : count.start])):
            return
        begun, certain = begun or [each for each in years if behind and each.at == behind.end() - 1], True
    elif begun:
        between = text[begun[0].at : count.start]
        if (
            count.start - begun[0].at > _NEAR
            or ";" in between
            or not BEGUN(scope.data).search(text, 0, begun[0].at)
        ):
            return
        born = re.search(r"\bborn\b", text[: begun[0].at]) is not None
        if born != (count.born and born) or (ANOTHER.search(between) and not born):
            return
        certain = count.certain
    elif not years or stated:
        begun = _before(scope, ledger, figured, count)
        certain = False if count.entry.kind == YEAR else count.certain and bool(begun)
    if len(begun) != 1:
        return
    yield from _compared(scope, count, begun[0], stated[0] if stated else None, certain)


def _is_present(text: str, year: Entry, count: _Count) -> bool:
    """Say whether a year is called the present one, or that in which something turns so many years."""
    if PRESENT_YEAR.search(text, 0, year.at):
        return True
    return year.at >= count.end and count.born and SOON.match(text[count.end : year.at]) is not None


def _before(scope: Scope, ledger: Ledger, figured: Figured, count: _Count) -> list[Entry]:
    """Return the year of the sentence before, where something began in it of which this one goes on."""
    earlier = next(ledger.before(figured, 1), None)
    if earlier is None or not PRONOUN.match(figured.text) or not count.born:
        return []
    years = [entry for entry in ledger.of(earlier) if entry.kind == YEAR]
    return years if len(years) == 1 and BEGUN(scope.data).search(earlier.text, 0, years[0].at) else []


def _compared(
    scope: Scope, count: _Count, begun: Entry, stated: Entry | None, certain: bool
) -> Iterator[Slip]:
    today = scope.facts.written_in
    if stated is not None:
        year = int(stated.value)
    elif today is not None and (today.stated or count.years < today.year - begun.value - 2):
        # Of an article that may be younger than the last date in it, a number can only be too small.
        year = today.year
    else:
        return
    apart = year - begun.value
    loose = 2 if count.years % 10 == 0 and not count.born else 1
    if apart <= 0 or abs(apart - count.years) <= loose:
        return
    end = count.entry.number.end
    if count.ago and 0 < begun.start - end < _PHRASE:
        # "Four years ago, in 2019": one phrase.
        end = begun.number.end
    yield Scope.found(
        count.entry.start,
        end,
        kind="" if certain else "likely",
        beside=(begun.start, begun.number.end),
        what=f"From {begun.value:.0f} to {year} it is {apart:.0f} years, not {plain(count.years)}",
    )


def _ending(ledger: Ledger, figured: Figured) -> Iterator[Slip]:
    """Yield the year in which a guarantee ends that is not so many years after its beginning."""
    ends = ENDS.search(figured.text)
    if ends is None:
        return
    before = next(ledger.before(figured, 1), None)
    begun, ended = ledger.at(figured, ends.start("from")), ledger.at(figured, ends.start("to"))
    around = [each for each in (before, figured) if each]
    terms = [each.at(told["n"]).value for each in around for told in FOR_YEARS.finditer(each.text)]
    stem = ends["what"][:6]
    named = any(stem in each.text[: ends.start("what") if each is figured else None] for each in around)
    whole = len(terms) == 1 and terms[0] >= _FEW and terms[0] == int(terms[0])
    right = begun.value + terms[0] if whole else ended.value
    if named and begun.value < ended.value and abs(right - ended.value) > 1:
        yield Scope.found(
            ended.start,
            ended.number.end,
            what=f"{plain(terms[0])} years from {begun.value:.0f} end in {right:.0f}, "
            f"not in {ended.value:.0f}",
        )
