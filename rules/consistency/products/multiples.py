"""Multiples and products: "doubled from 400 to 600", "12 boxes of 24 bottles, 264 in all", "5 × 30 = 160"."""

import re
from collections.abc import Iterator, Mapping

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, bounds, plain
from ..quantities.figuredtext import GAP, WORD, Figured, N, P, Quantity

_FILE = "quantities.toml"
MULTIPLIED = worded(
    rf"\b(?P<verb>(?@times_verbs))\b{GAP}{{0,50}}? from (?:(?@about) )?(?P<a>{N})"
    rf"(?: (?!to\b){WORD}){{0,2}}? to (?P<about>(?:(?@about) )?)(?P<b>{N})",
    _FILE,
)
# "from 6 employees to 24, tripling its staff"
BEHIND = worded(
    rf"\bfrom (?:(?@about) )?(?P<a>{N}|{P})(?: (?!to\b){WORD}){{0,2}}? to (?:(?@about) )?(?P<b>{N}|{P})"
    rf"(?: {WORD}){{0,4}}?"
    rf",? (?P<verb>(?:thus |so |that |which |and )?(?P<times>doubl|tripl|trebl|quadrupl|halv)(?:ing|e?d|ed"
    rf"|es))\b",
    _FILE,
)
# "61 times, twice as often as in 2024, when there were 45"
AS_OFTEN = worded(
    rf"(?P<a>{N})(?: {WORD}){{0,3}}?,(?P<about>(?: (?@about))?) (?P<said>(?:(?P<word>twice|double|half)|"
    rf"(?P<k>{N}) times)"
    rf" as (?:much|many|often|long|high|large|far|big|heavy)) as [^\ue000-\ue7ff.;:()]{{1,60}}?"
    rf"\b(?:when|who|which|with|where|had|was|were)\b{GAP}{{0,40}}? (?P<b>{N})",
    _FILE,
)
# "The 40 panels deliver 400 watts each, 18 kilowatts at most", "15 rows with 12 seats each, 160 in all"
APIECE = regex(
    rf"(?P<a>{N})(?: {WORD}){{1,4}}? (?P<b>{N})(?: (?P<u>{WORD})(?: {WORD})?)? (?:each|apiece),? (?:or "
    rf"|that is,? |– |— |making )?"
    rf"(?P<c>{N})(?: (?P<v>{WORD}))?"
)
# "54 million for 18 trams, or 4 million each"
SHARED = regex(
    rf"(?P<c>{N})(?: {WORD}){{0,2}} (?:for|between|among|to) (?P<b>{N})(?: {WORD}){{1,3}}?(?:,| [–—(])"
    rf"(?: or| that is,?)? "
    rf"(?P<a>{N})(?: {WORD}){{0,2}} (?:each|apiece|a head|a piece|per [a-z]{{2,12}})\b"
)
# "two tablets three times a day, that is 1,000 mg"
DOSE = regex(
    rf"(?P<a>{N}) [a-z]{{3,20}} (?:(?P<b>{N}) times|(?P<twice>twice)) (?:a|per|each) (?:day|week),? (?:or"
    rf"|that is|making|i\.e\.),? "
    rf"(?P<c>{N}) ?(?P<u>[a-zA-Z]{{1,12}})\b"
)
_KILO = {"kilo": 1000.0, "mega": 1e6, "k": 1000.0, "M": 1e6}
_FOLD = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_WORDS = {"twice": 2.0, "double": 2.0, "half": 0.5}
_ALL = r"(?: [A-Za-z][\w'’-]{0,24}){0,2} (?:in all|in total|altogether|all told)\b"
OF_THEM = regex(
    rf"(?P<a>{N})(?: {WORD}){{1,2}} (?:of|with|at|for) (?P<b>{N})(?: {WORD}){{1,3}}(?: each)?"
    rf"(?:,| [–(—])(?: or| that is)? (?P<c>{N}){_ALL}"
)
# "Three hundred tickets at £12 brought in £3,600"
AT = worded(
    rf"(?P<a>{N}) (?:[a-z][\w-]{{1,20}} ){{1,2}}at (?P<b>{N})(?: (?!and\b|or\b){WORD}){{0,3}}?,? "
    rf"(?:(?@paying)|made|makes|come to|comes to|came to|are|is|gives?|or|that is)(?: in)?"
    rf" (?P<c>{N})(?! (?:times|per cent))",
    _FILE,
)
EACH = regex(
    rf"\b[Ee]ach (?:of the (?:{N} )?)?(?P<noun>[a-z][\w-]{{1,20}})(?: {WORD}){{1,2}} (?P<b>{N})"
    rf"(?: {WORD}){{0,3}}(?:,| [–(—])(?: or| that is)? (?P<c>{N}){_ALL}"
)
EQUATION = regex(
    r"(?<![\w.,=+×*/−^(\[-])(?<![=+×*/−^-] )(?P<a>\d{1,6}(?:\.\d{1,4})?) ?(?P<sign>[+×*−–÷]) ?"
    r"(?P<b>\d{1,6}(?:\.\d{1,4})?) ?= ?(?P<c>\d{1,9}(?:\.\d{1,4})?)(?![\w%]|[.,/:]\d| ?[-+×*/−^=\]])"
)
NO_ARITHMETIC = worded(r"\b(?:(?@no_arithmetic))\b|[(\[{<≠≡]", _FILE)


def wrong_products(scope: Scope) -> Iterator[Slip]:
    """Yield products and multiples that are not those of their factors."""
    for figured in scope.facts.quantities.saying(" from "):
        for match in MULTIPLIED(scope.data).finditer(figured.text):
            times = _times(scope.data("quantities.toml")["times"], match["verb"])
            yield from _multiple(figured.at(match["a"]), figured.at(match["b"]), times)
    for figured in scope.facts.quantities.saying("in all", "in total", "altogether", "all told", least=3):
        for match in OF_THEM.finditer(figured.text):
            one, two, whole = (figured.at(match[name]) for name in "abc")
            yield from _product(one, two, whole)
    for figured in scope.facts.quantities.saying(" at ", least=3):
        for match in AT(scope.data).finditer(figured.text):
            one, two, whole = (figured.at(match[name]) for name in "abc")
            if two.money and two.money == whole.money and not one.money:
                yield from _product(one, two, whole)
    yield from _told_behind(scope)
    yield from _each(scope)
    yield from _equations(scope)


def _told_behind(scope: Scope) -> Iterator[Slip]:
    quantities = scope.facts.quantities
    for figured in quantities.saying("ling", "ving", "led", "ved", "les"):
        for match in BEHIND(scope.data).finditer(figured.text):
            start, end = figured.offsets[match.start("verb")], figured.offsets[match.end("verb")]
            for slip in _multiple(figured.at(match["a"]), figured.at(match["b"]), _FOLD[match["times"]]):
                yield slip._replace(start=start, end=end)
    for figured in quantities.saying(" as "):
        for match in AS_OFTEN(scope.data).finditer(figured.text):
            times = figured.at(match["k"]).value if match["k"] else _WORDS[match["word"]]
            one, two = figured.at(match["a"]), figured.at(match["b"])
            loose = 0.3 if match["about"] else 0.12
            if (
                times
                and two.value
                and abs(one.value / two.value / times - 1) > loose
                and one.money == two.money
            ):
                right = f"{one.value / two.value:.3g}"
                what = f"{plain(one.value)} is {right} times {plain(two.value)}, not {plain(times)} times"
                yield Scope.found(figured.offsets[match.start("said")], two.end, what=what)
    for figured in quantities.saying(" each", " apiece", " head", " per ", " piece", least=3):
        for match in APIECE.finditer(figured.text):
            one, two, whole = (figured.at(match[name]) for name in "abc")
            yield from _product(one, two, _in_the_unit_of(whole, match["u"], match["v"]))
        for match in SHARED.finditer(figured.text):
            yield from _product(*(figured.at(match[name]) for name in "abc"), last=figured.at(match["a"]))
    for figured in quantities.saying(" a day", " per day", " a week", " per week", " each day"):
        for match in DOSE.finditer(figured.text):
            yield from _dose(scope, figured, match)


def _in_the_unit_of(whole: Quantity, unit: str | None, other: str | None) -> Quantity:
    """Return a number of kilowatts as one of watts."""
    if unit and other and unit != other:
        for name, factor in _KILO.items():
            if other == f"{name}{unit}":
                return whole.times(factor)
    return whole


def _dose(scope: Scope, figured: Figured, match: re.Match[str]) -> Iterator[Slip]:
    """Yield the amount in a day that is not the strength, told once before, times how much and how often."""
    before = scope.facts.quantities.before(figured)
    unit = regex(rf"(?P<n>{N}) ?{match['u']}\b")
    strengths = list(unit.finditer(before.text)) if before is not None else []
    if before is not None and len(strengths) == 1:
        often = figured.at(match["b"]).value if match["b"] else 2.0
        each, whole = before.at(strengths[0]["n"]), figured.at(match["c"])
        yield from _product(figured.at(match["a"]).times(often), each, whole)


def _times(known: Mapping[str, float], verb: str) -> float:
    return next(float(times) for name, times in known.items() if verb.startswith(name[:-1]))


def _multiple(one: Quantity, two: Quantity, times: float) -> Iterator[Slip]:
    if two.factor > 1 == one.factor and one.value < 1000:
        one = one.times(two.factor)
    (low, high), (other_low, other_high) = bounds(one), bounds(two)
    if low > 0 and not Bounds(other_low / high, other_high / low).meets(0.88 * times, 1.15 * times):
        yield Scope.found(
            two.start,
            two.end,
            what=f"{plain(one.value)} → {plain(two.value)} is {two.value / one.value:.3g} times as much, "
            f"not {plain(times)} times",
        )


def _product(
    one: Quantity, two: Quantity, whole: Quantity, *, last: Quantity | None = None
) -> Iterator[Slip]:
    """Report a product that is not that of its factors; at ``last`` if it is not the whole."""
    if one.about or two.about or whole.about or (two.money != whole.money and last is None):
        return
    (low, high), (other_low, other_high) = bounds(one), bounds(two)
    right = one.value * two.value
    near = 0.5 * right <= whole.value <= 2 * right and abs(one.value + two.value - whole.value) > 1e-6
    if near and not Bounds(low * other_low, high * other_high).meets(*bounds(whole)):
        where = last or whole
        yield Scope.found(
            where.start,
            where.end,
            what=f"{plain(one.value)} × {plain(two.value)} is {plain(right)}, not {plain(whole.value)}",
        )


def _each(scope: Scope) -> Iterator[Slip]:
    """Yield "each seat costs 150 pounds, 8,600 in all" where the seats were counted once before."""
    table = scope.facts.word_table
    if not table.vocabulary.intersection(("all", "total", "altogether", "told")):
        return
    for sentence in scope.sentences_of(table.where(("each",))):
        if not any(map(str.isdigit, sentence.text)):
            continue
        figured = scope.facts.quantities.of(sentence)
        match = EACH.search(figured.text) if figured is not None else None
        if figured is None or match is None:
            continue
        whole = figured.at(match["c"])
        noun = match["noun"].removesuffix("s")
        counts = {
            each.value
            for each in scope.facts.counted_things
            if each.noun == noun and each.start < whole.start
        }
        if len(counts) == 1:
            count = float(counts.pop())
            counted = Quantity(count, count, count, 0, 0, 0, "", 1, False, False)
            yield from _product(counted, figured.at(match["b"]), whole)


def _equations(scope: Scope) -> Iterator[Slip]:
    """Yield sums and products that are written out and wrong."""
    if "=" not in scope.text:
        return
    for match in EQUATION.finditer(scope.text):
        block = scope.block_at(match.start())
        one, two, said = (float(match[name]) for name in "abc")
        sign = match["sign"]
        if block is None or (sign == "÷" and not two):
            continue
        start, end = max(block.start, match.start() - 40), min(block.end, match.end() + 20)
        if NO_ARITHMETIC(scope.data).search(scope.text, start, end):
            continue
        right = {"+": one + two, "−": one - two, "–": one - two, "÷": one / (two or 1)}.get(sign, one * two)
        if abs(right - said) > 0.51 * 10.0 ** -len(match["c"].partition(".")[2]):
            what = f"{match['a']} {sign} {match['b']} is {plain(right)}, not {match['c']}"
            yield scope.found(match.start("c"), match.end("c"), what=what)
