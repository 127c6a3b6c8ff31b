"""Wholes and their parts: "64 of them seated and 156 standing", "the remaining 116", legs of a way."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, bounds, plain, total
from ..quantities.figuredtext import GAP, NUMBER, WORD, Figured, N, Quantity

_FILE = "quantities.toml"
_BE = r"(?: (?:were|are|was|had|have))?"
_TWO = (
    rf"(?P<a>{N})(?: of (?:them|these))?{_BE} (?P<x>[a-z][a-z-]{{1,20}})(?: {WORD}){{0,2}}?,? and (?P<b>{N})"
    rf"(?: of (?:them|these))?{_BE} (?P<y>[a-z][a-z-]{{1,20}})"
)
# "210 passengers, 64 of them seated and 156 standing", "240 patients, of whom 132 were women and 118 men"
OF_THEM = regex(
    rf"(?P<whole>{N})(?: (?!of\b){WORD}){{1,6}}?(?:,|:| \(| [–—]) ?(?:of (?:whom|which|them|these) )?{_TWO}"
)
# "Of the 800 people 360 were men and 460 women"
OF_ALL = regex(rf"\b[Oo]f (?:the |all |these |those )?(?P<whole>{N})(?: {WORD}){{1,4}}?,? {_TWO}")
# "put at 2 million pounds, of which the building makes up 1.2 million and the stock 1.8 million"
OF_WHICH = regex(
    rf"(?P<whole>{N})(?: {WORD}){{0,3}}, of (?:which|whom) {GAP}{{0,30}}?(?P<a>{N}){GAP}{{0,30}}? and "
    rf"(?:{GAP}{{1,30}}? )?(?P<b>{N})"
)
REMAINING = regex(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:remaining|other|rest,) (?P<n>{N})(?! (?:per|years|days|weeks|hours"
    rf"|minutes))"
)
# "altogether 945", "which makes 3,000", "in sum 41 million"
LED_TOTAL = regex(
    rf"(?P<parts>{N}(?:{GAP}{{1,40}}{N}){{1,6}}){GAP}{{0,30}}?,? ?\b(?:altogether|together|in all"
    rf"|in total|in sum|all told|makes|making"
    rf"|a total of) (?P<whole>{N})(?! times)"
)
# "60,000 to his daughter, 25,000 to the church and 15,000 to his gardener, out of a fortune of 100,000"
OUT_OF = regex(
    rf"(?P<parts>{N}(?:{GAP}{{1,40}}{N}){{1,6}}){GAP}{{0,40}}?,? out of (?:an?|the|his|her|its|their) "
    rf"(?:[a-z]{{3,14}} )?"
    rf"[a-z]{{3,14}} of (?P<whole>{N})"
)
LEG = regex(
    rf"\bfrom [^\ue000-\uf3ff,.;:()]{{2,50}}? to {GAP}{{2,40}}? (?P<n>{N}) ?"
    r"(?P<u>km|kilometres|kilometers|miles|metres|meters|m|minutes|hours)\b"
)
# "Of the 3,850 starters, 3,905 reached the pier", "48 of the 45 members"
EACH = regex(r"\b(?:[Ee]ach|[Ee]very|apiece)\b")
PART_OF_ALL = regex(
    rf"\b(?:[Oo]f|[Oo]ut of) (?:the|all|its|their|these|those|all the) (?P<w1>{N})(?: (?!(?:to|or|and"
    rf"|by)\b){WORD}){{1,3}}?,? (?:only |just )?"
    rf"(?P<p1>{N}) (?:of (?:them|whom) )?[a-z]"
    rf"|(?P<p2>{N})(?: (?!(?:to|or|and|by)\b){WORD})? (?:out )?of (?:the|its|their|these|those)"
    rf" (?P<w2>{N}) [a-z]"
)
OF_PRONOUN = regex(r"(?: [a-z]{2,12})? of (?:them|those|these)\b")
EACH_OF = (" dozen", " pair", " hundred", " boxes", " bags", " packs", " sets", " groups", " pairs", " teams")
REST = regex(r"\b(?:rest|others?|remaining|abstain\w{0,4}|undecided|neither|unknown|did not)\b")
_BEHIND = 60
_NEAR = 0.15
_ALL_ONE_WAY = 0.9


def wrong_wholes(scope: Scope) -> Iterator[Slip]:
    """Yield parts that do not make the whole of which they are told to be all."""
    quantities = scope.facts.quantities
    complements = {frozenset(pair.split("|")) for pair in scope.data(_FILE)["complements"]}
    for figured in quantities.saying(" and ", least=3):
        for pattern in (OF_THEM, OF_ALL):
            for match in pattern.finditer(figured.text):
                # "The rest spoke of other things."
                behind = scope.text[figured.offsets[match.end()] : figured.end + _BEHIND]
                if frozenset((match["x"], match["y"])) in complements and not REST.search(behind):
                    yield from _added(
                        figured.at(match["whole"]), [figured.at(match["a"]), figured.at(match["b"])]
                    )
        for match in OF_WHICH.finditer(figured.text) if ", of wh" in figured.text else ():
            parts = [figured.at(match["a"]), figured.at(match["b"])]
            yield from _added(figured.at(match["whole"]), parts, least=True)
        for match in OUT_OF.finditer(figured.text):
            yield from _added(figured.at(match["whole"]), figured.numbers(match["parts"]), least=True)
        for match in LED_TOTAL.finditer(figured.text):
            parts = figured.numbers(match["parts"])
            whole = figured.at(match["whole"])
            # A number before the parts may be none of them.
            if " and " in match["parts"] and not any(
                _makes(parts[at:], whole) for at in range(1, len(parts) - 1)
            ):
                yield from _added(whole, parts)
    for figured in quantities.saying(
        "f the ", "f all ", "f its ", "f their ", "f these ", "f those ", least=2
    ):
        yield from _more_than_all(figured)
    yield from _more_of_them(scope)
    yield from _remaining(scope)
    yield from _legs(scope)


def _more_than_all(figured: Figured) -> Iterator[Slip]:
    """Yield a part that is greater than the whole that it is told to be of."""
    for match in PART_OF_ALL.finditer(figured.text):
        at = "1" if match["w1"] else "2"
        whole, part = figured.at(match[f"w{at}"]), figured.at(match[f"p{at}"])
        plain_figures = not any(each.decimals or each.money or each.factor > 1 for each in (whole, part))
        if EACH.search(figured.text, 0, match.end()):
            continue  # "each of the three takes ten of the thirty"
        if whole.value > 1 and part.value > whole.value and plain_figures and part.value < 10 * whole.value:
            first, last = sorted((whole, part), key=lambda each: each.start)
            yield Scope.found(
                last.start,
                last.end,
                beside=(first.start, first.end),
                what=f"{plain(part.value)} cannot be a part of {plain(whole.value)}",
            )


def _more_of_them(scope: Scope) -> Iterator[Slip]:
    """Yield "three stacks … four of them", where no figure of the passage is as great."""
    ledger = scope.facts.figure_ledger
    for figured in ledger.saying(" of them", " of those", " of these"):
        for entry in ledger.of(figured):
            if entry.kind != NUMBER or entry.number.about or not OF_PRONOUN.match(figured.text, entry.at + 1):
                continue
            before = [each for each in ledger.of(figured) if each.at < entry.at and each.kind == NUMBER]
            passage = [*before, *(each for one in ledger.before(figured, 3) for each in ledger.of(one))]
            counted = [each for each in before if each.noun and not each.unit and not each.number.about]
            greater = any(each.value >= entry.value for each in passage)
            if len(counted) == 1 and not greater and not figured.text.startswith(EACH_OF, counted[0].at + 1):
                yield Scope.found(
                    entry.start,
                    entry.number.end,
                    beside=(counted[0].start, counted[0].number.end),
                    what=f"{plain(entry.value)} cannot be a part of {plain(counted[0].value)}",
                )


def _makes(parts: list[Quantity], whole: Quantity) -> bool:
    return total(parts).meets(*bounds(whole))


def _alike(quantities: Sequence[Quantity]) -> bool:
    return (
        len({each.money for each in quantities if each.money}) < 2
        and len({each.factor for each in quantities}) == 1
        and not any(each.about for each in quantities)
    )


def _added(whole: Quantity, parts: Sequence[Quantity], *, least: bool = False) -> Iterator[Slip]:
    """Report parts that do not add up to a whole (``least``: that are more than it)."""
    if len(parts) < 2 or not _alike((whole, *parts)) or max(part.value for part in parts) > whole.value:
        return
    found, limits = total(list(parts)), bounds(whole)
    # That all parts are rounded the same way, each by the most that is possible, is not to be expected.
    half = _ALL_ONE_WAY * (found.high - found.low) / 2
    found = Bounds((found.low + found.high) / 2 - half, (found.low + found.high) / 2 + half)
    right = sum(part.value for part in parts)
    if not 0.6 * whole.value <= right <= 1.6 * whole.value:
        return
    if found.low <= limits.high if least else found.meets(*limits):
        return
    last = max((*parts, whole), key=lambda each: each.start)
    yield Scope.found(
        last.start,
        last.end,
        what=f"{' + '.join(plain(part.value) for part in parts)} "
        f"make {plain(round(right, 6))}, not {plain(whole.value)}",
    )


def _remaining(scope: Scope) -> Iterator[Slip]:
    """Yield "the remaining 116" where the whole and its parts, in the sentence before, leave another."""
    table = scope.facts.word_table
    for sentence in scope.sentences_of(table.where(("remaining", "other", "rest"))):
        figured = scope.facts.quantities.of(sentence) if any(map(str.isdigit, sentence.text)) else None
        match = REMAINING.search(figured.text) if figured is not None else None
        if figured is None or match is None:
            continue
        numbers = figured.numbers(figured.text[: match.start()])
        before = scope.facts.quantities.before(figured)
        if before and len(numbers) + len(before.quantities) <= 6:
            numbers = [*before.numbers(), *numbers]
        if not 2 <= len(numbers) <= 6 or not _alike(numbers):
            continue
        whole = max(numbers, key=lambda each: each.value)
        parts = [each for each in numbers if each is not whole]
        said = figured.at(match["n"])
        left = [
            whole.value - sum(part.value for part in some)
            for count in range(len(parts) + 1)
            for some in combinations(parts, count)
        ]
        right = left[-1]
        if said.factor != whole.factor or said.about or whole.start > min(part.start for part in parts):
            continue
        near = right > 0 and abs(said.value - right) <= _NEAR * whole.value
        if near and min(abs(said.value - each) for each in left) > 0.5:
            taken = " − ".join(plain(each.value) for each in (whole, *parts))
            yield Scope.found(
                said.start, said.end, what=f"{taken} leaves {plain(right)}, not {plain(said.value)}"
            )


_UNIT = {"kilometres": "km", "kilometers": "km", "miles": "mi", "metres": "m", "meters": "m"}
TOTAL = worded(
    r"(?:\b(?:[Dd]istance|[Ll]ength|[Tt]otal|[Dd]uration|[Tt]ime)\b[^.\d]{0,20}?(?P<n>\d{1,4}(?:\.\d)?) ?"
    r"(?P<u>km|kilometres|kilometers|miles|metres|meters|m|minutes|hours)\b"
    r"|(?<![\d.,])(?P<n2>\d{1,4}(?:\.\d)?)[ -]?"
    r"(?P<u2>km|kilometres?|kilometers?|miles?|metres|meters|m|minutes|hours)\b (?:(?@ways)))",
    _FILE,
)


def _legs(scope: Scope) -> Iterator[Slip]:
    """Yield the last leg of a way whose legs do not make the length that the article gives it once."""
    for figured in scope.facts.quantities.saying("from ", "From "):
        if figured.text.count(" to ") < 2:
            continue
        legs = list(LEG.finditer(figured.text[:1].lower() + figured.text[1:]))
        if len(legs) < 2 or len({leg["u"] for leg in legs}) > 1:
            continue
        unit = _UNIT.get(legs[0]["u"], legs[0]["u"])
        block = scope.block_at(figured.offsets[0])
        end = block.end if block is not None else figured.end
        totals = {
            float(each["n"] or each["n2"])
            for each in TOTAL(scope.data).finditer(scope.text, max(0, figured.offsets[0] - 1000), end)
            if _UNIT.get(each["u"] or each["u2"], each["u"] or each["u2"]) == unit
        }
        if len(totals) == 1:
            length = totals.pop()
            whole = Quantity(length, length, length, 0, 0, 0, "", 1, False, False)
            yield from _added(whole, [figured.at(leg["n"]) for leg in legs])
