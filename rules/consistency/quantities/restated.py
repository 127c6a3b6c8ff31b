"""One quantity told twice with two values: what is counted comes back with its article, a measure as an
adjective ("the nine-day event"), a figure of the headline as another one in the first paragraphs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from copydesk.api import Scope, Sentence, Slip, regex, worded

from .countedthings import slip_of_the_pen
from .figureledger import Entry, Ledger, stem
from .reading import NUMBER, ORDINAL, PERCENT

_FILE = "quantities.toml"
DEFINITE = worded(
    r"(?:\A|[\s(])(?P<lead>(?:(?@known_before))|[A-Z]\w{2,20}[’']s)(?: (?P<kind>[a-z][a-z-]{2,15}))? \Z",
    _FILE,
    flags=re.IGNORECASE,
)
PLACE = regex(r" (?:in|from|at|on|of|for) (?:the )?[A-Z]")
HYPHEN = regex(r"-[a-z]")
ABOVE = regex(r"\b(?:above|earlier|already|given|stated|mentioned)\b")
# "After 60 minutes of baking", "At 240 metres it is the longest".
DOING = regex(r"\b(?P<lead>[Aa]fter|[Ww]ithin|[Dd]uring|[Aa]t|[Ii]n|[Ff]or)(?P<kind>) \Z")
PEN = regex(r"(?P<lead>)(?P<kind>)\Z")
OTHERS = worded(r"(?:\A|[\s(])(?:(?@other_ones))(?: of)?(?: the)? \Z", _FILE, flags=re.IGNORECASE)
# "a crew of nine"
OF_GROUP = worded(r"\b(?P<group>(?@groups)) of (?:only |just |some )?\Z", _FILE)
WORD_BEHIND = regex(r"[ -](\w[\w’']{0,24})(?=[^\w’'])")
WORDS = regex(r"[a-z][a-z’'-]{3,24}")
GUARD = worded(
    r"\b(?:(?@another-time)|by then|at the time|(?:in|by|until|since|from) (?:1[5-9]|20)\d\d)\b",
    "consistency.txt",
    flags=re.IGNORECASE,
)
SOME = worded(r"\W{0,2} ?(?:(?@restricting)|more|other|each|extra|additional|further)\b", _FILE)
ONE_THING = regex(r" of (?:the |his |her |its |their )?(?P<what>[a-z]{3,20})\b")
_TIGHT, _LOOSE = (0.72, 1.4), (0.5, 2.0)
_LEAD_BLOCKS, _NEAR = 3, 60
_LARGE, _MOST, _FEW = 100, 250, 14


def restated(scope: Scope) -> Iterator[Slip]:
    """Yield figures that stand in the article before with another value."""
    ledger: Ledger = scope.facts.figure_ledger
    if not 2 <= len(ledger.numbered) <= _MOST:
        return
    every = told_figures(ledger, ledger.sentences(_of_one_thing(scope)))
    by_key: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in every:
        if entry.kind == NUMBER:
            for key in _keys(scope, entry):
                by_key[key].append(entry)
    for (noun, unit), entries in by_key.items():
        if len(entries) > 1:
            yield from _again(scope, noun, unit, entries, every)


def person(scope: Scope, noun: str) -> bool:
    """Say whether a noun seems to name people."""
    return noun in scope.data(_FILE)["people"] or (
        len(noun) > 5 and noun.endswith(("er", "or", "ist", "ant", "ee", "ian"))
    )


def _of_one_thing(scope: Scope) -> list[int]:
    """Return the numbers of the words that are figures of one thing, of which one has a determiner before it:
    by words alone, so that only their sentences need be read.
    """
    table, data = scope.facts.word_table, scope.data(_FILE)
    known = {word for each in data["known_before"] for word in each.split()}
    lower, last = table.lower, len(table)
    told: dict[str, list[int]] = defaultdict(list)
    for number in scope.facts.number_words:
        for word in (*lower[number].split("-")[1:], *lower[number + 1 : min(number + 4, last)]):
            if len(word) > 2 and word[0].isalpha() and word not in _SMALL:
                key = stem(word.partition("-")[0])
                told["people" if person(scope, key) else key].append(number)
        if number > 1 and lower[number - 1] == "of":
            told[lower[number - 2]].append(number)
    return sorted(
        {
            number
            for numbers in told.values()
            if len({lower[each] for each in numbers}) > 1
            and any(
                not known.isdisjoint(lower[max(0, each - 2) : each]) or lower[each - 1] in _DOING
                for each in numbers
            )
            for number in numbers
        }
    )


_SMALL = frozenset({"and", "the", "for", "from", "with", "per", "but", "that", "are", "were", "was"})
_DOING = frozenset({"after", "within", "during", "at", "in", "for"})


def told_figures(ledger: Ledger, sentences: Iterable[Sentence]) -> list[Entry]:
    """Return the numbers, percentages and ordinals of some sentences, in reading order."""
    return [
        entry
        for sentence in sentences
        if (figured := ledger.read(sentence)) is not None
        for entry in ledger.of(figured)
        if entry.kind in (NUMBER, PERCENT, ORDINAL)
    ]


def _keys(scope: Scope, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield by what a figure is known: the thing that it counts, its unit, a group."""
    if entry.noun and not entry.unit:
        yield entry.noun, ""
    if entry.unit:
        yield "", entry.unit
    if person(scope, entry.noun) and entry.value > 4:
        yield "people", ""
    group = OF_GROUP(scope.data).search(entry.figured.text[max(0, entry.at - 30) : entry.at])
    if group:
        yield group["group"], ""


def _again(
    scope: Scope, noun: str, unit: str, entries: Sequence[Entry], every: Sequence[Entry]
) -> Iterator[Slip]:
    counts = Counter(entry.value for entry in entries)
    if len(counts) < 2:
        return
    for at, again in enumerate(entries):
        low, high = _LOOSE if unit or again.value <= 4 else _TIGHT
        before = [
            each
            for each in entries[:at]
            if each.value != again.value and low <= again.value / (each.value or 1) <= high
        ]
        told = {each.value for each in before}
        if len(told) != 1 or counts[again.value] > 1 or again.number.about or again.number.decimals:
            continue
        first = before[-1]
        if first.number.about or first.figured is again.figured or not _same_thing(scope, first, again, unit):
            continue
        if _explained(first, again, every):
            continue
        yield conflict(scope, first, again, _level(scope, first, again, noun, unit))


def _same_thing(scope: Scope, first: Entry, again: Entry, unit: str) -> bool:
    """Say whether a later figure is told of what was counted before: it comes with an article, and nothing
    behind it says that other things are meant.
    """
    text, ratio = again.figured.text, again.value / first.value if first.value else 0.0
    before = text[max(0, again.at - 40) : again.at]
    pen = slip_of_the_pen(round(first.value), round(again.value)) and min(first.value, again.value) > 9
    led = (
        DEFINITE(scope.data).search(before)
        or (unit and DOING.search(before))
        or (PEN.search(before) if unit and pen else None)
    )
    if led is None or OTHERS(scope.data).search(before[: led.end("lead")] if led["kind"] else before):
        return False
    if not HYPHEN.match(first.figured.text, first.at + 1) and OTHERS(scope.data).search(
        first.figured.text[max(0, first.at - 40) : first.at]
    ):
        return False
    if GUARD(scope.data).search(_near(scope, first)) or GUARD(scope.data).search(
        text[max(0, again.at - _NEAR) : again.at]
    ):
        return False
    if unit:
        return _same_measure(first, again)
    after = behind(again)
    if PLACE.match(after):
        return False
    if led["lead"] in ("his", "her", "their") and again.noun in scope.data(_FILE)["kin"]:
        return True
    if SOME(scope.data).match(after):
        one, two = ONE_THING.match(after), ONE_THING.match(behind(first))
        return bool(one and two and one["what"] == two["what"]) or (
            0.75 <= ratio <= 1.34 and led["lead"] != ""
        )
    return True


def _same_measure(first: Entry, again: Entry) -> bool:
    """Say whether two measures in one unit are told of one thing: the word behind the later stands by "
    "the first."""
    behind = again.figured.text[again.at + 1 : again.at + 50]
    if HYPHEN.match(behind) and not HYPHEN.match(first.figured.text, first.at + 1):
        return True
    if ABOVE.search(behind):
        return True
    words = [root(word) for word in again.words[1:4] if len(word) > 2]
    text = first.figured.text
    around = {root(word) for word in WORDS.findall(text[max(0, first.at - _NEAR) : first.at + _NEAR].lower())}
    return any(word in around for word in words)


def root(word: str) -> str:
    """Return a word without the ending of a verb or a plural: baking, baked, bakes → bak."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


def _near(scope: Scope, entry: Entry) -> str:
    """Return what stands around a figure in its sentence."""
    start, end = entry.figured.offsets[0], entry.figured.end
    return scope.text[max(start, entry.start - _NEAR) : min(end, entry.number.end + _NEAR)]


def behind(entry: Entry) -> str:
    """Return what stands behind the noun that a figure counts."""
    text = entry.figured.text[entry.at + 1 : entry.at + 80]
    place = text.lower().find(entry.noun[:4]) if entry.noun else -1
    if place < 0:
        return text
    while place < len(text) and (text[place].isalnum() or text[place] in "-’'"):
        place += 1
    return text[place:]


def _explained(first: Entry, again: Entry, every: Sequence[Entry]) -> bool:
    """Say whether a figure beside one of the two is what parts them: "two of the 34 withdrew … the 32"."""
    apart = abs(first.value - again.value)
    return any(
        other.value == apart
        and other.unit == again.unit
        and other.start not in (first.start, again.start)
        and min(abs(other.start - each.start) for each in (first, again)) <= 2 * _NEAR
        for other in every
    )


def _level(scope: Scope, first: Entry, again: Entry, noun: str, unit: str) -> str:
    loose = noun + "s" in scope.data(_FILE)["no_things"] or bool(unit)
    if slip_of_the_pen(round(first.value), round(again.value)) and not loose:
        return "slip"
    return "counted"


def conflict(scope: Scope, first: Entry, again: Entry, kind: str) -> Slip:
    """Return the finding that a figure was another one before."""
    end = again.number.end
    for word in WORD_BEHIND.finditer(scope.text, end, end + 60):
        compound = again.unit and word[0].startswith("-") and word.start() == end
        if compound or (again.noun and stem(word[1].lower()) == again.noun):
            end = word.end()
            break
    return scope.found(
        again.start,
        end,
        kind=kind,
        beside=(first.start, first.number.end),
        what=scope.text[again.start : end],
        value=scope.text[again.start : again.number.end],
        other=scope.text[first.start : first.number.end],
        line=scope.doc.source.position(scope.doc.lift(first.start, first.number.end).start).line,
    )
