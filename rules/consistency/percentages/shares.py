"""Parts of a whole: "21 of the 28 students (80 percent)", and multiples of two numbers."""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, bounds, percentage, plain, share
from ..quantities.figuredtext import NUMBER, WORD, YEAR, Figured, N, P, Quantity

_FILE = "quantities.toml"
_OPEN = (
    r"(?: ?[(–—]|, or|, which (?:is|was|means|makes)"
    r"|, (?:that is|i\.e\.|equal to|equivalent to|making|representing),?|,|;)"
)
_ABOUT = r"(?: (?@about))?"

# "21 of the 28 students came back (80 percent)", "won 15 of 20 matches, or 70 percent"
PART_OF = worded(
    rf"(?P<part>{N})(?: (?!of\b){WORD}){{0,3}}? (?:out )?of (?:(?:the|its|their|his|her|all|our|these"
    rf"|those|a total of|{WORD}['’]s)"
    rf" ){{0,2}}(?P<whole>{N})(?P<rest>(?: {WORD}){{0,6}}?){_OPEN}{_ABOUT} ?(?P<p>{P})(?P<after>\)?(?:"
    rf" {WORD}){{0,3}})",
    _FILE,
)
# "Of the 1,240 finishers, 496 were women, which is 40 percent"
OF_WHOLE = worded(
    rf"(?:\b[Oo]f (?:the|all|its|their|our|these|those)(?: total of| all)?|\bOf) (?P<whole>{N})(?:"
    rf" {WORD}){{0,7}},? (?:only )?"
    rf"(?P<part>{N})(?P<rest>(?: (?:{WORD}|{N})){{0,6}}?){_OPEN}{_ABOUT} ?(?P<p>{P})(?P<after>\)?(?:"
    rf" {WORD}){{0,3}})",
    _FILE,
)
# "seven participants, or 23 percent of all 42"
OR_SHARE = worded(
    rf"(?P<part>{N})(?P<rest>(?: {WORD}){{0,4}}?)(?:, or| \(|, which is|, or about){_ABOUT} ?(?P<p>{P})"
    rf" of (?:the|all|its|their)"
    rf"(?: total| all)?(?: of)? (?P<whole>{N})(?P<after>)",
    _FILE,
)
# "40 percent of the 250 members, or 120"
SHARE_OF = worded(
    rf"(?P<p>{P}) of (?:the|all|its|their|our|these|those)(?: total of| all)? (?P<whole>{N})"
    rf"(?: {WORD}){{0,4}}?(?:, or|, that is,?| \(| [–—]|, i\.e\.,?){_ABOUT} (?P<part>{N})(?P<after>)",
    _FILE,
)
# "Of 312 fires in three years, 70 per cent": so long, not so many.
IN_TIME = regex(r" (?:full |long |dry )?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|seasons?)\b")
# "It will cut 320 of its 1,600 jobs. That is every fourth job."
BARE_PART = worded(
    rf"(?P<part>{N})(?: (?!of\b){WORD}){{0,3}}? (?:out )?of (?:(?:the|its|their|his|her|all|our|these"
    rf"|those|a total of"
    rf"|{WORD}['’]s) ){{0,2}}(?P<whole>{N})",
    _FILE,
)
THAT_IS = worded(
    rf"(?:That|This|It) (?:is|was|makes|means|equals|amounts to|corresponds to)(?: only| just)?{_ABOUT} "
    rf"(?P<p>{P})"
    rf"(?P<after>(?: {WORD}){{0,3}})",
    _FILE,
)
# "It produced 30,000 tonnes. It recycled 15,600 tonnes, which is 56 percent."
ONE_PART = worded(
    rf"(?P<part>{N}) (?P<unit>[a-z]\w{{1,20}})\b[^\ue000-\uf3ff]{{0,60}}?(?: \(|, or|, which is|, that is"
    rf"|, i\.e\.){_ABOUT} ?(?P<p>{P})"
    rf"(?P<after>\)?(?: {WORD}){{0,3}})",
    _FILE,
)
ONE_WHOLE = regex(rf"(?P<whole>{N}) (?P<unit>[a-z]\w{{1,20}})\b")
# "from 5 of 20 (25 %)": a share of something else is meant.
OTHER_WHOLE = worded(
    r"\b(?:(?@other_base)|margin|error|turnout|discount|tax|off)\b|\A\)? (?:of|more|less|fewer|higher"
    r"|lower|below|above|points?|in)\b",
    _FILE,
)
RATIO_OF = regex(
    r"(?<![\w./])(?P<part>\d{1,6})/(?P<whole>\d{1,6}) ?[(\[](?P<p>\d{1,3}(?:\.\d{1,2})?) ?%[)\]]"
)


def shares(scope: Scope) -> Iterator[Slip]:
    """Yield percentages that are not the share of the part in the whole beside them."""
    for figured in scope.facts.quantities.with_percentages():
        for pattern in (PART_OF, OF_WHOLE, OR_SHARE, SHARE_OF):
            for match in pattern(scope.data).finditer(figured.text):
                part, whole, said = (figured.at(match[name]) for name in ("part", "whole", "p"))
                if OTHER_WHOLE(scope.data).search(match["after"]) or part.money != whole.money:
                    continue
                if IN_TIME.match(figured.text, match.end("part")):
                    continue
                yield from _share(part, whole, said, last=pattern is SHARE_OF)
        yield from _of_the_sentence_before(scope, figured)
    for figured in scope.facts.quantities.saying(" of ", behind=("That ", "This ", "It ")):
        yield from _in_the_sentence_behind(scope, figured)
    for match in RATIO_OF.finditer(scope.text) if "/" in scope.text and "%)" in scope.text else ():
        block = scope.block_at(match.start())
        if block is not None:
            values = [float(match[name]) for name in ("part", "whole", "p")]
            decimals = len(match["p"].partition(".")[2])
            part, whole, said = (
                Quantity(value, value, value, decimals, match.start("p"), match.end("p"), "", 1, False, False)
                for value in values
            )
            half = 0.5 * 10.0**-decimals
            yield from _share(part, whole, said._replace(low=said.value - half, high=said.value + half))


def _in_the_sentence_behind(scope: Scope, figured: Figured) -> Iterator[Slip]:
    found = list(BARE_PART(scope.data).finditer(figured.text))
    behind = scope.facts.quantities.behind(figured) if len(found) == 1 else None
    told = THAT_IS(scope.data).match(behind.text) if behind is not None else None
    if (
        behind is not None
        and told
        and not behind.has(YEAR)
        and not OTHER_WHOLE(scope.data).search(told["after"])
    ):
        yield from _share(figured.at(found[0]["part"]), figured.at(found[0]["whole"]), behind.at(told["p"]))


def _of_the_sentence_before(scope: Scope, figured: Figured) -> Iterator[Slip]:
    """Yield shares of the one number of the sentence before, where both have the same unit and no other."""
    told = ONE_PART(scope.data).search(figured.text) if len(figured.quantities) == 2 else None
    before = scope.facts.quantities.before(figured) if told else None
    if before is None or told is None or OTHER_WHOLE(scope.data).search(told["after"]):
        return
    wholes = [found for found in ONE_WHOLE.finditer(before.text) if found["unit"] == told["unit"]]
    if len(wholes) == 1 and sum(NUMBER <= char < YEAR for char in before.text) == 1:
        yield from _share(figured.at(told["part"]), before.at(wholes[0]["whole"]), figured.at(told["p"]))


def _share(part: Quantity, whole: Quantity, said: Quantity, *, last: bool = False) -> Iterator[Slip]:
    """Report a percentage that is not the share; with ``last`` at the part, which stands behind it."""
    if not 0 < part.value <= whole.value or whole.value < 3:
        return
    found = share(part, whole)
    if not percentage(said).meets(*found):
        right = 100 * part.value / whole.value
        where = part if last else said
        yield Scope.found(
            where.start,
            where.end,
            what=f"{plain(part.value)} of {plain(whole.value)} is {right:.3g} %, not {plain(said.value)} %",
        )


# "a seat costs 59 euros and a bed 118 euros, three times as much"
TIMES = worded(
    rf"(?P<a>{N})(?P<ua>(?: {WORD}){{0,2}}?)[ ,][^\ue000-\uf3ff.;:]{{1,40}}? (?P<b>{N})(?P<ub>(?:"
    rf" {WORD}){{0,4}}?)"
    rf"(?:,| [(–—])(?: or| i\.e\.| exactly| just)?(?P<about>{_ABOUT}) (?:(?P<word>twice|double|half|"
    rf"(?P<k>{N}) times) (?:as )?"
    r"(?:much|many|long|high|large|far|often|big|heavy|the \w{4,9}))\b",
    _FILE,
)
MULTIPLES = {"twice": 2.0, "double": 2.0, "half": 0.5}


def multiples(scope: Scope) -> Iterator[Slip]:
    """Yield multiples that are not those of the two numbers beside them."""
    quantities = scope.facts.quantities
    for figured in quantities.saying("twice", "double", "half", " times"):
        if " as " in figured.text or "half the" in figured.text or "double the" in figured.text:
            yield from _multiples(scope, figured)


def _multiples(scope: Scope, figured: Figured) -> Iterator[Slip]:
    for match in TIMES(scope.data).finditer(figured.text):
        one, two = figured.at(match["a"]), figured.at(match["b"])
        times = figured.at(match["k"]).value if match["k"] else MULTIPLES[match["word"]]
        (low, high), (other_low, other_high) = bounds(one), bounds(two)
        if min(low, other_low) <= 0 or times <= 0 or one.money != two.money:
            continue
        ratios = Bounds(low / other_high, high / other_low), Bounds(other_low / high, other_high / low)
        loose = 0.3 if match["about"] else 0.12
        if not any(found.meets(times * (1 - loose), times * (1 + loose)) for found in ratios):
            first = figured.at(match["k"]) if match["k"] else two
            right = max(one.value, two.value) / min(one.value, two.value)
            yield Scope.found(
                first.start,
                first.end if match["k"] else figured.offsets[match.end()],
                what=f"{plain(one.value)} and {plain(two.value)} differ by a factor of {right:.3g}, "
                f"not {plain(times)}",
            )
