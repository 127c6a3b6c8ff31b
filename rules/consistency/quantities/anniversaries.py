"""Years since something began: anniversaries, ages of things, "N years ago", "in those N years"."""

import re
from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex, worded

from .figuredtext import ORD, ORDINAL, Figured, N, Y
from .spans import span, until_now

_FILE = "quantities.toml"
_GAP = f"[^{Y[1:-1]}.;:()]"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.? |[\uf000-\uf3ff],? ?)?"
_NOW = rf"(?P<now>,? (?:this year|now|today|in)(?:,? \(?(?:in )?{Y}\)?)?)?"
_TURNS = (
    rf"(?:(?P<n>{ORD}) (?:anniversary|birthday|jubilee)|\b(?:turns|(?:is|will(?: \w{{2,6}})? be)"
    rf"(?: now| only| just)?) (?P<years>{N})(?: years old)?(?= this (?:year|spring|summer|autumn|winter"
    rf"|month|week)| today| now|,? in {Y}|[.,;]|\Z)"
    r"|\bis(?: now)? (?P<old>{N}) years old)"
).replace("{N}", N)
# "founded in 1951 and will celebrate its 85th anniversary this year", "opened in 1986 and turns 50"
SINCE = worded(
    rf"\b(?:(?@founded))\b{_GAP}{{0,60}}?\b(?:in|on) {_MONTH}(?P<from>{Y}){_GAP}{{1,80}}?{_TURNS}{_NOW}",
    _FILE,
)
# "The bridge was built in 1936. It is 70 years old."
BEGUN = worded(rf"\b(?:(?@founded))\b{_GAP}{{0,60}}?\b(?:in|on) {_MONTH}(?P<from>{Y})", _FILE)
BEHIND = regex(
    rf"(?:It|She|He|They)\b{_GAP}{{0,40}}?(?:(?P<n>{ORD}) (?:anniversary|birthday|jubilee)"
    rf"|\b(?:is|are)(?: now| only)? (?P<years>{N}) years old)(?P<now>)"
)
# "the spring of 2019, eight years ago", "the first study, of 1996, was done 20 years ago"
AGO = regex(
    rf"\b(?:in|of|since|on|from) {_MONTH}(?P<from>{Y})(?:,? (?:\(|[–—] ?)?(?:or |that is,? |that was |now "
    rf"|which was )?"
    rf"|, (?:was|were) [a-z]{{2,12}} )(?P<n>{N}) years ago\b"
)
EVER = regex(
    rf"\b[Ss]ince {_MONTH}(?P<from>{Y}), (?:that is,? |now )?for (?:the (?:last|past) )?(?P<n>{N}) years\b"
)
AGO_IN = regex(rf"(?P<n>{N}) years ago,? \(?(?:in|on|of) {_MONTH}(?P<from>{Y})")
# "From 1970 to 1992 she taught, and in those thirty-two years …"
TERM = regex(
    rf"\b(?:[Ff]rom|[Bb]etween) {_MONTH}(?P<from>{Y}) (?:to|and|until|till|through) {_MONTH}(?P<to>{Y})"
)
_THOSE = rf"(?:all )?(?:those|these|(?:his|her|its|their)(?! (?:first|last))) (?P<n>{N}) years\b"
THOSE = regex(rf"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Aa]fter|[Tt]hrough|[Ff]or) {_THOSE}")
# "It is guaranteed for 25 years … from 2022, so the guarantee ends in 2042."
ENDS = regex(
    rf"\b(?:in|from|since) {_MONTH}(?P<from>{Y}){_GAP}{{1,60}}?\b(?P<what>[a-z]{{3,20}}) (?:ends?|expires?"
    rf"|lasts|runs"
    rf"(?: out)?|will (?:end|expire|last|run(?: out)?)) (?:in|until|till|to) {_MONTH}(?P<to>{Y})"
)
# Somebody else's age, or somebody's beside the beginning of a thing.
ANOTHER = regex(r"\b(?:who|whose|h(?:e|is|er)|she|I|my)\b")
FOR_YEARS = regex(rf"(?P<n>{N})(?: years\b|-year\b)")


def wrong_anniversaries(scope: Scope) -> Iterator[Slip]:
    """Yield numbers of years that are not those since the year beside them, or in the sentence before."""
    table = scope.facts.word_table
    words = ("years", "anniversary", "birthday", "jubilee", "turns", "be", "ends", "expires", "end", "expire")
    # Without a year nothing can be counted.
    if not any(len(word) == 4 and word.isdigit() for word in table.vocabulary if word < ":"):
        return
    for sentence in scope.sentences_of(table.where(words)):
        figured = scope.facts.quantities.of(sentence)
        if figured is None or not figured.quantities:
            continue
        for match in SINCE(scope.data).finditer(figured.text):
            if match[0].startswith("born") or not ANOTHER.search(match[0]):
                yield from _since(scope, figured, match, figured.at(match["from"]).value)
        for pattern in (AGO, AGO_IN) if " years ago" in figured.text else ():
            for match in pattern.finditer(figured.text):
                yield from until_now(scope, figured, match, figured.at(match["from"]).value)
        for match in EVER.finditer(figured.text):
            yield from until_now(scope, figured, match, figured.at(match["from"]).value)
        yield from _with_the_one_before(scope, figured)


def _since(scope: Scope, figured: Figured, match: re.Match[str], begun: float) -> Iterator[Slip]:
    """Yield an anniversary that is not that of today, or of the year that stands behind it."""
    told = next(match[name] for name in ("n", "years", "old") if match.groupdict().get(name))
    said = figured.at(told)
    if figured.kind(told) != ORDINAL and not 2 <= said.value < 1000:
        return
    stated = [figured.at(sign).value for sign in match["now"] or "" if "\ue800" <= sign < "\uec00"]
    today = scope.facts.written_in
    if stated:
        year = stated[0]
    elif today is not None and (today.stated or said.value < today.year - begun - 2):
        year = today.year
    else:
        return
    if year > begun and abs(year - begun - said.value) > 1:
        yield Scope.found(
            said.start,
            said.end,
            what=f"From {begun:.0f} to {year:.0f} it is {year - begun:.0f} years, not {said.value:.0f}",
        )


def _with_the_one_before(scope: Scope, figured: Figured) -> Iterator[Slip]:
    """Yield what does not follow from the years of the sentence before, or of an earlier part of its own."""
    those = [match for match in THOSE.finditer(figured.text) if "years" in figured.text]
    old = BEHIND.match(figured.text)
    ends = ENDS.search(figured.text)
    if not those and old is None and ends is None:
        return
    before = scope.facts.quantities.before(figured)
    for match in those:
        terms = list(TERM.finditer(figured.text, 0, match.start()))
        held = figured if terms else before
        terms = terms or (list(TERM.finditer(held.text)) if held is not None and match.start() == 0 else [])
        if held is not None and len(terms) == 1:
            begun, ended = (held.at(terms[0][name]).value for name in ("from", "to"))
            yield from span(figured, match, begun, ended, 1)
    if old is not None and before is not None:
        begun_there = list(BEGUN(scope.data).finditer(before.text))
        if len(begun_there) == 1:
            yield from _since(scope, figured, old, before.at(begun_there[0]["from"]).value)
    if ends is not None:
        yield from _ending(figured, before, ends)


def _ending(figured: Figured, before: Figured | None, ends: re.Match[str]) -> Iterator[Slip]:
    """Yield the year in which a guarantee ends that is not so many years after its beginning."""
    begun, ended = figured.at(ends["from"]), figured.at(ends["to"])
    terms = [
        each.at(told["n"]).value
        for each in (before, figured)
        if each
        for told in FOR_YEARS.finditer(each.text)
    ]
    stem = ends["what"][:6]
    named = any(
        stem in each.text[: ends.start("what") if each is figured else None]
        for each in (before, figured)
        if each
    )
    if (
        len(terms) == 1
        and named
        and terms[0] >= 2
        and terms[0] == int(terms[0])
        and ended.value > begun.value
    ):
        right = begun.value + terms[0]
        if abs(right - ended.value) > 1:
            yield Scope.found(
                ended.start,
                ended.end,
                what=f"{terms[0]:.0f} years from {begun.value:.0f} "
                f"end in {right:.0f}, not in {ended.value:.0f}",
            )
