"""Changes: their direction ("rose from 40 to 30") and their size ("from 40 to 50, a 20 per cent rise")."""

import re
from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import bounds, change, percentage, plain
from ..quantities.figuredtext import GAP, NUMBER, ORD, ORDINAL, PERCENT, WORD, Figured, N, P, Quantity

_FILE = "quantities.toml"

FROM_TO = worded(
    rf"\b(?:(?P<rise>(?@rise)|(?@risen))|(?P<fall>(?@fall)|(?@fallen)))\b(?P<between>[^\ue000-\uf3ff.;:"
    rf"()]{{0,60}}?"
    rf"(?:{P}(?: (?:points|percentage points))?,?)?) from (?:(?@about) )?(?P<a>{N}|{P}|{ORD})"
    rf"(?P<ua>(?:[ -](?!to\b|from\b|and\b|or\b){WORD}){{0,3}}?) to (?:(?:just|only|a|the|(?@about))"
    rf" ){{0,2}}(?P<b>{N}|{P}|{ORD})(?P<ub>(?:[ -]{WORD}){{0,3}})",
    _FILE,
)
# "rose to 30 from 40", "fell 10 %, to 450 tonnes from 600"
TO_FROM = worded(
    rf"\b(?:(?P<rise>(?@rise))|(?P<fall>(?@fall)))\b(?P<between>{GAP}{{0,40}}?"
    rf"(?:{P}(?: (?:points|percentage points))?,?)?) to (?:(?@about) )?(?P<b>{N}|{P})"
    rf"(?P<ub>(?: (?!from\b){WORD}){{0,4}}?),? from (?:(?@about) )?(?P<a>{N}|{P})"
    rf"(?P<ua>(?: {WORD}){{0,3}})",
    _FILE,
)
UP_FROM = worded(
    rf"(?P<b>{N}|{P})(?P<ub>(?: {WORD}){{0,3}}?)(?: (?:in|last|this) \S{{1,12}})?,? \(?(?P<way>up|down)"
    rf"(?: (?:by )?(?:(?@about) )?{P})?,? from (?:(?@about) )?(?:the |last year['’]s )?(?P<a>{N}|{P})"
    rf"(?P<ua>(?: {WORD}){{0,3}})",
    _FILE,
)
TO_BEHIND = regex(rf"(?: {WORD})? to (?:{N}|{P})")
# "from 20 to 30 seconds to just two": a range, and what it came to.
TO_AGAIN = worded(
    r"(?:[ -](?!to\b)[A-Za-z][\w'’]{0,24}){0,3},? to "
    r"(?:(?:just|only|a|the|(?@about)|mere|less|more|fewer|than) ){0,3}"
    rf"(?:{N}|{P})",
    _FILE,
)
# What is the better the smaller its number is.
RANKED = regex(
    r"\b(?:[Rr]ank(?:s|ing|ings|ed)?|[Pp]lac(?:e|ing)|[Pp]ositions?|[Ss]tandings?|[Hh]andicap|[Ss]eed(?:ed"
    r"|ing)?)\b"
)
# Words between verb and numbers that make a range of them, or a price in another currency.
RANGE = regex(
    r"\b(?:ag(?:ed?|es|ing)|rang(?:e[sd]?|ing)|var(?:y|ie[sd]|ying)|between|anywhere|size[sd]?|yen"
    r"|against|per|odds|ratio)\b"
)
# "could reduce it from 3 to 5 million": by so much, which is a range.
MAY = regex(r"\b(?:can|could|would|will|may|might|should|must|shall|to|['’]ll)(?: \w{2,12})? \Z")
PLACE = regex(r"(?:[.,;)]|\Z| (?:in|on|of|and|with|by|after)\b| (?:place|position|spot)\b)")
TIMES = regex(r"\s?(?:[ap]\.?m\b|o['’]clock)")

TAIL = worded(
    rf"[,;:]? ?(?P<pre>(?:[–—(,-] ?)?(?:(?@lead) ){{0,8}}?)\(?[+−-]?(?P<p>{P})(?P<post>(?: {WORD}){{0,5}})",
    _FILE,
)
CHANGE_WORD = worded(
    r"\b(?:by|(?@risen)|(?@fallen)|(?@more)|(?@less)|saves?|saving|plus|minus|increase|change)\b", _FILE
)
OTHER_BASE = worded(r"\b(?:(?@other_base))\b", _FILE)
# "went from 800 to 920 crowns in a year, an increase of 12 per cent"
ANY_FROM_TO = worded(
    rf"\bfrom (?:(?@about) )?(?P<a>{N})(?P<ua>(?: (?!to\b|from\b|and\b|or\b){WORD}){{0,3}}?) to (?:"
    rf"(?@about) )?"
    rf"(?P<b>{N})(?P<ub>(?: {WORD}){{0,3}})",
    _FILE,
)
BEHIND = worded(
    rf"(?P<pre>[^\ue000-\ue7ff.;:()]{{0,60}}?(?:,|;| [–—]| \() ?(?:(?@lead) ){{1,8}}?)(?P<p>{P})(?P<post>"
    rf"(?: {WORD})"
    rf"{{0,5}})",
    _FILE,
)
# "in a year" says how long a change took, "a year" that it comes every year.
TOOK = regex(
    r"\b(?:in|within|over|during|for) (?:just |only )?(?:a|one|the) (?:single )?(?:year|month|week|day)\b"
)
# Before its verb it says what changed: "the average monthly rent went from …".
SUBJECT = regex(r"\b(?:average|monthly|annual|yearly|weekly|daily|median)(?= [a-z])")
# "rose seven points, from 22 to 31 per cent"
POINTS = regex(rf"(?P<n>{N})(?: |-)?(?: ?percentage[ -])?points?\b")
TWO_SHARES = worded(rf"\bfrom (?:(?@about) )?(?P<a>{N}|{P}) to (?:(?@about) )?(?P<b>{P})", _FILE)
TWO_IN_A_ROW = worded(
    rf"(?P<a>{N})(?P<ua>(?: {WORD}){{1,3}}?)? in [\w\ue800-\uebff]{{1,12}} (?:and|to|but) (?P<b>{N})"
    rf"(?P<ub>(?: (?!in\b){WORD}){{1,2}}?)? in [\w\ue800-\uebff]{{1,12}}",
    _FILE,
)
INSTEAD = worded(
    rf"(?P<b>{N})(?P<ub>(?: {WORD}){{0,2}}?),? (?:instead of|rather than|down from|where it was) (?P<a>{N})"
    rf"(?P<ua>(?: (?!and\b|or\b){WORD}){{0,2}})",
    _FILE,
)


_VERBS = ("rise", "fall", "way")


def directions(scope: Scope) -> Iterator[Slip]:
    """Yield changes whose verb says the opposite of their numbers."""
    for figured in scope.facts.quantities.saying(" from "):
        for first in FROM_TO(scope.data).finditer(figured.text):
            if TO_AGAIN(scope.data).match(figured.text, first.end("b")):
                continue
            match = _last_verb(scope, figured, first)
            yield from _direction(
                scope, figured, match, 1 if match["rise"] else -1, match["rise"] or match["fall"]
            )
        for match in TO_FROM(scope.data).finditer(figured.text):
            yield from _direction(
                scope, figured, match, 1 if match["rise"] else -1, match["rise"] or match["fall"]
            )
        for match in UP_FROM(scope.data).finditer(figured.text):
            # "The build of 1,200 files went down from 48 to 36 seconds."
            if TO_BEHIND.match(figured.text, match.end("a")):
                continue
            yield from _direction(scope, figured, match, 1 if match["way"] == "up" else -1, match["way"])


def _last_verb(scope: Scope, figured: Figured, match: re.Match[str]) -> re.Match[str]:
    """Return the match whose verb stands next to its numbers: "the loss of ice grew from 2 to 1"."""
    start = match.end("rise") if match["rise"] else match.end("fall")
    again = FROM_TO(scope.data).search(figured.text, start, match.end())
    if again is None or again["a"] != match["a"]:
        return match
    return _last_verb(scope, figured, again)


def _direction(scope: Scope, figured: Figured, match: re.Match[str], way: int, word: str) -> Iterator[Slip]:
    old, new = figured.at(match["a"]), figured.at(match["b"])
    if not comparable(scope, figured, match) or RANGE.search(match.groupdict().get("between") or ""):
        return
    if way < 0 and MAY.search(figured.text, max(0, match.start() - 24), match.start()):
        return
    ranks = figured.kind(match["a"]) == ORDINAL
    if not ranks and RANKED.search(figured.text, max(0, match.start() - 60), match.end()):
        return
    if ranks and not PLACE.match(figured.text, match.end("b")):
        return
    if ranks:
        wrong = (new.value - old.value) * way > 0
    else:
        scaled = _scaled(old, new)
        wrong = all(
            (bounds(new).high - value) * way < 0 and (bounds(new).low - value) * way < 0 for value in scaled
        )
    if wrong:
        # The verb belongs to what is wrong: it may be the one of the three that has to be changed.
        verb = figured.offsets[next(match.start(name) for name in _VERBS if match.groupdict().get(name))]
        yield Scope.found(
            min(verb, old.start, new.start),
            max(old.end, new.end),
            word=word,
            old=_said(old, ranks=ranks),
            new=_said(new, ranks=ranks),
            right="down" if (way > 0) else "up",
        )


def _said(quantity: Quantity, *, ranks: bool = False) -> str:
    return f"place {plain(quantity.value)}" if ranks else plain(quantity.value)


def _scaled(old: Quantity, new: Quantity) -> list[float]:
    """Return what the first of two numbers may be: "from 410 to 455 million" leaves out a million."""
    return [old.value, old.value * new.factor] if new.factor > 1 == old.factor else [old.value]


def comparable(scope: Scope, figured: Figured, match: re.Match[str]) -> bool:
    """Say whether two numbers of a match (a, b, with what stands behind them, ua and ub) count the same."""
    old, new = figured.at(match["a"]), figured.at(match["b"])
    kinds = figured.kind(match["a"]), figured.kind(match["b"])
    if kinds[0] != kinds[1] and not (kinds == (NUMBER, PERCENT) and not old.money):
        return False
    if old.money and new.money and old.money != new.money:
        return False
    if TIMES.match(figured.text, match.end("b")):
        return False
    one, two = (match["ua"] or "").split(), (match["ub"] or "").split()
    glued = [_GLUED.match(figured.text, match.end(name)) for name in "ab"]
    units = [found[0] if found else "" for found in glued]
    if units[0] or units[1]:
        return units[0] == units[1] or (not units[0] and not one) or (not units[1] and not two)
    # "from 2 hours to 45 minutes".
    measured = [UNIT(scope.data).search(match[name] or "") for name in ("ua", "ub")]
    if any(measured):
        first, second = (found[0].rstrip("s") if found else "" for found in measured)
        return first == second or not first or not (second or two)
    if match.re in (FROM_TO(scope.data), ANY_FROM_TO(scope.data)):
        return not one or one[-1] in two
    return True


UNIT = worded(r"\b(?:(?@unit_words))\b", _FILE)
INNER = regex(P)
# "a 20 percent drop from 50 to 35"
RIGHT_BEFORE = regex(rf"{P}(?=[ -]\Z)")
_GLUED = regex(r"[A-Za-z°/]{1,5}")


def percentages(scope: Scope) -> Iterator[Slip]:
    """Yield percentages that are not the change between the two numbers beside them."""
    for figured in scope.facts.quantities.with_percentages():
        yield from _points(scope, figured)
        for pattern, sure in (
            (FROM_TO, True),
            (TO_FROM, True),
            (ANY_FROM_TO, False),
            (TWO_IN_A_ROW, False),
            (INSTEAD, False),
        ):
            for match in pattern(scope.data).finditer(figured.text):
                if comparable(scope, figured, match) and not RANGE.search(
                    match.groupdict().get("between") or ""
                ):
                    yield from _percentage(scope, figured, match, sure=sure)


def _points(scope: Scope, figured: Figured) -> Iterator[Slip]:
    """Yield points that are not the difference of the two percentages of a sentence."""
    told = list(POINTS.finditer(figured.text)) if "point" in figured.text else []
    shares = list(TWO_SHARES(scope.data).finditer(figured.text)) if len(told) == 1 else []
    if len(shares) == 1:
        said, old, new = figured.at(told[0]["n"]), figured.at(shares[0]["a"]), figured.at(shares[0]["b"])
        right = abs(new.value - old.value)
        loose = 10.0 ** -min(said.decimals, old.decimals, new.decimals) + (0.1 * right if said.about else 0)
        if abs(right - said.value) > loose + 1e-9 and not RANGE.search(figured.text):
            yield Scope.found(
                said.start,
                said.end,
                what=f"From {plain(old.value)} % to {plain(new.value)} "
                f"% it is {plain(round(right, 6))} points, "
                f"not {plain(said.value)}",
            )


def _percentage(scope: Scope, figured: Figured, match: re.Match[str], *, sure: bool) -> Iterator[Slip]:
    old, new = figured.at(match["a"]), figured.at(match["b"])
    between = match.groupdict().get("between") or ""
    tail = (
        TAIL(scope.data).match(figured.text, match.end("b"))
        or TAIL(scope.data).match(figured.text, match.end())
        or BEHIND(scope.data).match(figured.text, match.end("b"))
    )
    inner = INNER.search(between) or (RIGHT_BEFORE.search(figured.text, 0, match.start()) if sure else None)
    if inner is not None:
        said, around = figured.at(inner[0]), between
    elif tail is not None:
        said, around = figured.at(tail["p"]), tail["pre"] + tail["post"]
        of_a_whole = tail["post"].startswith(" of")
        if of_a_whole or not (
            CHANGE_WORD(scope.data).search(around) or (sure and tail["pre"].strip() == "(")
        ):
            return
    else:
        return
    ranks = figured.kind(match["a"]) == ORDINAL
    before = SUBJECT.sub("", figured.text[max(0, match.start() - 60) : match.start()])
    sentence_rest = before + TOOK.sub("", figured.text[match.start() : match.end() + 80])
    if ranks or OTHER_BASE(scope.data).search(sentence_rest) or old.value <= 0 or old.low <= 0:
        return
    if figured.kind(match["b"]) == PERCENT:
        return
    if new.factor > 1 == old.factor and old.value < 1000:
        old = old.times(new.factor)
    found, wanted = change(old, new), percentage(said)
    magnitudes = (
        sorted((abs(found.low), abs(found.high))) if found.low * found.high > 0 else [0, max(map(abs, found))]
    )
    if not wanted.meets(magnitudes[0], magnitudes[1]):
        right = 100 * (new.value / old.value - 1)
        yield Scope.found(
            said.start,
            said.end,
            what=f"{plain(old.value)} → {plain(new.value)} is {right:+.3g} %, not {plain(said.value)} %",
        )
