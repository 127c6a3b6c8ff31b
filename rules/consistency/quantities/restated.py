"""One quantity told twice with two values: what is counted comes back with its article, a measure as an
adjective ("the nine-day event"), a figure of the headline as another one in the first paragraphs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from copydesk.api import Scope, Sentence, Slip, regex, worded

from .countedthings import slip_of_the_pen
from .figuredtext import NUMBER, ORDINAL, PERCENT
from .figureledger import Entry, Ledger, stem
from .samemeasure import same_thing_measured

_FILE = "quantities.toml"
DEFINITE = worded(
    r"(?:\A|[\s(])(?P<lead>(?:(?@known_before))|[A-Z]\w{2,20}[’']s)(?: (?P<kind>[a-z][a-z-]{2,15}))? \Z",
    _FILE,
    flags=re.IGNORECASE,
)
PLACE = regex(r" (?:in|from|at|on|of|for) (?:the )?[A-Z]")
HYPHEN = regex(r"-[a-z]")
# "After 60 minutes of baking", "At 240 metres it is the longest".
DOING = regex(r"\b(?P<lead>[Aa]fter|[Ww]ithin|[Dd]uring|[Aa]t|[Ii]n|[Ff]or)(?P<kind>) \Z")
WITHIN = regex(r"\b[Ww]ithin \Z")
PEN = regex(r"(?P<lead>)(?P<kind>)\Z")
OTHERS = worded(r"(?:\A|[\s(])(?:(?@other_ones))(?: the)? \Z", _FILE, flags=re.IGNORECASE)
# "a crew of nine"
OF_GROUP = worded(r"\b(?P<group>(?@groups)) of (?:only |just |some )?\Z", _FILE)
WORD_BEHIND = regex(r"[ -](\w[\w’']{0,24})(?=[^\w’'])")
GUARD = worded(
    r"\b(?:(?@another-time)|by then|at the time|(?:in|by|until|since|from) (?:1[5-9]|20)\d\d)\b",
    "consistency.txt",
    flags=re.IGNORECASE,
)
SOME = worded(r"\W{0,2} ?(?:(?@restricting)|more|other|each|extra|additional|further)\b", _FILE)
ONE_THING = regex(r" of (?:the |his |her |its |their )?(?P<what>[a-z]{3,20})\b")
# "Over the 36 mornings": during them.
SPAN = regex(r"\b[Oo]ver the \Z")
BUILT = worded(r"\b(?:(?@founded)) (?:in|on) (?:1[5-9]|20)\d\d", _FILE)
ASIDE = regex(r", (?:who|which|where|whose|all|each)\b")
PLACED = regex(r" (?:at|in|on|by|from) (?:the|a|an|his|her|its|their)\b")
_TIGHT, _LOOSE = (0.72, 1.4), (0.5, 2.0)
_LEAD_BLOCKS, _NEAR = 3, 60
_FEW_ONLY, _NEARLY = 10, 0.85


def restated(scope: Scope) -> Iterator[Slip]:
    """Yield figures that stand in the article before with another value."""
    ledger: Ledger = scope.facts.figure_ledger
    if len(ledger.numbered) < 2 or not ledger.comparable:
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
    groups = {"crew", "staff", "team", "field", "workforce", "squad", "cast", "jury", "membership", "class"}
    lower, last = table.lower, len(table)
    told: dict[str, list[int]] = defaultdict(list)
    for number in scope.facts.number_words:
        for word in (*lower[number].split("-")[1:], *lower[number + 1 : min(number + 4, last)]):
            if len(word) > 2 and word[0].isalpha() and word not in _SMALL:
                key = stem(word.partition("-")[0].removesuffix("ed"))
                told["people" if person(scope, key) else key].append(number)
        if table.starts[number] and scope.text[table.starts[number] - 1] in "£$€":
            told["£"].append(number)
        if number > 1 and lower[number - 1] == "of":
            told[lower[number - 2]].append(number)
            if lower[number - 2] in groups:
                told["people"].append(number)
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
        if not entry.noun and entry.value > 4:
            yield "people", ""


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
            if each.value != again.value
            and (low <= again.value / (each.value or 1) <= high or _swapped(each.value, again.value))
        ]
        told = {each.value for each in before}
        vague = again.number.about and not WITHIN.search(again.figured.text, 0, again.at)
        if len(told) != 1 or counts[again.value] > 1 or vague or again.number.decimals:
            continue
        first = before[-1]
        if (
            (first.number.about and not _swapped(first.value, again.value))
            or first.figured is again.figured
            or not _same_thing(scope, first, again, unit)
        ):
            continue
        elsewhere = any(each.value == again.value and each.start != again.start for each in every)
        if elsewhere or _explained(first, again, every):
            continue
        yield conflict(scope, first, again, _level(scope, first, again, noun, unit))


def _swapped(one: float, two: float) -> bool:
    """Say whether one figure has the two digits of another in the wrong order: 85, 58."""
    return min(one, two) > 12 and max(one, two) < 1000 and sorted(f"{one:g}") == sorted(f"{two:g}")


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
    if led is None:
        return False
    if not SPAN.search(before) and OTHERS(scope.data).search(
        before[: led.end("lead")] if led["kind"] else before
    ):
        return False
    few = min(first.value, again.value) < _FEW_ONLY or not _NEARLY <= ratio <= 1 / _NEARLY
    if led["lead"].lower() == "only" and (unit or few):
        # "Only three of them": some.
        return False
    ahead = first.figured.text[max(0, first.at - 40) : first.at]
    alone = HYPHEN.match(first.figured.text, first.at + 1) or ahead.endswith(("over ", "Over "))
    if not alone and OTHERS(scope.data).search(ahead):
        return False
    if GUARD(scope.data).search(BUILT(scope.data).sub("", _near(scope, first))) or GUARD(scope.data).search(
        text[max(0, again.at - _NEAR) : again.at]
    ):
        return False
    if unit:
        return same_thing_measured(scope, first, again, led)
    after = behind(again)
    if PLACE.match(after):
        return False
    if led["lead"] in ("his", "her", "their") and again.noun in scope.data(_FILE)["kin"]:
        return True
    if ASIDE.match(after) or (led["lead"][-2:] in ("’s", "'s", "is", "er", "ir") and PLACED.match(after)):
        # "His two sons at the door", "the eight arches, which were rebuilt": all of them.
        return True
    if SOME(scope.data).match(after):
        one, two = ONE_THING.match(after), ONE_THING.match(behind(first))
        return bool(one and two and one["what"] == two["what"]) or (
            0.75 <= ratio <= 1.34 and led["lead"] != ""
        )
    return True


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
    if again.unit and not again.number.money and scope.text[end : end + 1] in " -":
        for _ in again.unit.split():
            behind_it = WORD_BEHIND.match(scope.text, end)
            end = behind_it.end() if behind_it else end
    for word in WORD_BEHIND.finditer(scope.text, end, end + 60) if end == again.number.end else ():
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
