"""Multiples and products: "doubled from 400 to 600", "12 boxes of 24 bottles, 264 in all", "5 × 30 = 160"."""

from collections.abc import Iterator, Mapping

from copydesk.api import Scope, Slip, regex, worded

from .arithmetic import Bounds, bounds, plain
from .reading import N, Quantity

_FILE = "quantities.toml"
_WORD = r"[A-Za-z][\w'’-]{0,24}"
_GAP = r"[^\ue000-\uf3ff.;:()]"
MULTIPLIED = worded(
    rf"\b(?P<verb>(?@times_verbs))\b{_GAP}{{0,50}}? from (?:(?@about) )?(?P<a>{N})"
    rf"(?: (?!to\b){_WORD}){{0,2}}? to (?P<about>(?:(?@about) )?)(?P<b>{N})",
    _FILE,
)
_ALL = r"(?: [A-Za-z][\w'’-]{0,24}){0,2} (?:in all|in total|altogether|all told)\b"
OF_THEM = regex(
    rf"(?P<a>{N})(?: {_WORD}){{1,2}} (?:of|with|at|for) (?P<b>{N})(?: {_WORD}){{1,3}}(?: each)?"
    rf"(?:,| [–(—])(?: or| that is)? (?P<c>{N}){_ALL}"
)
EACH = regex(
    rf"\b[Ee]ach (?:of the (?:{N} )?)?(?P<noun>[a-z][\w-]{{1,20}})(?: {_WORD}){{1,2}} (?P<b>{N})"
    rf"(?: {_WORD}){{0,3}}(?:,| [–(—])(?: or| that is)? (?P<c>{N}){_ALL}"
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
    yield from _each(scope)
    yield from _equations(scope)


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


def _product(one: Quantity, two: Quantity, whole: Quantity) -> Iterator[Slip]:
    if one.about or two.about or whole.about or two.money != whole.money:
        return
    (low, high), (other_low, other_high) = bounds(one), bounds(two)
    right = one.value * two.value
    near = 0.5 * right <= whole.value <= 2 * right and abs(one.value + two.value - whole.value) > 1e-6
    if near and not Bounds(low * other_low, high * other_high).meets(*bounds(whole)):
        yield Scope.found(
            whole.start,
            whole.end,
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
