"""Steps: what a passage tells as the difference, the percentage or the multiple between two of its figures,
held against every two figures of the passage that may be meant. Which words tell the step is read from it
alone; which two figures it lies between, from their units and from the time that each is told of.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.api import Scope, Slip, Tagger, regex, worded

from ..quantities.arithmetic import change, percentage, plain
from ..quantities.figuredtext import ANY, NUMBER, PERCENT, Figured
from ..quantities.figureledger import Entry, Ledger
from ..quantities.passagefigures import EARLIER, LATER, SEGMENT, Told, fresh, is_period, of_one_unit, told_in
from ..quantities.unitsizes import measured
from .toldsteps import Step, steps_in

_FILE, _WORDS = "quantities.toml", "figure-words.toml"
_TEXT = f"[^{ANY[1:-1]}.;:()]"
AGAIN = regex(r"(?:That|This|It|Which|So|Thus|Then|We|They|He|She|A|An|The)\b")
RISE_OF = regex(
    r"\b(?:an?|the|this|that|such a) (?:[a-z]+ )?(?:rise|increase|fall|drop|cut|decrease|reduction|growth"
    r"|decline) of \S{1,3}\Z"
)
EACH_TIME = regex(
    rf"{_TEXT}{{0,30}}\b(?:(?:a|per|each|every) (?:year|month|week|day|hour)(?! (?:before|earlier|ago|later))"
    r"|annually|on average|respectively|interest|in real terms|per capita|compound\w*)\b"
)
# A figure is a private character, which no word boundary follows.
NOT = worded(r"\b(?:(?@step_doubts)|aim\w*)\b|\bbetween [\ue000-\uf3ff]", _WORDS, flags=re.IGNORECASE)
NEARLY = worded(r"\b(?:(?@about))(?: (?:a|an))?\s?\Z", _FILE)
JOINED = regex(r"-(?!year|month|week|day|hour|minute|met(?:re|er)|mile|point|seat)[a-z]{2,14}\b")
FACTOR = regex(r"\bfactor of (?:[a-z]{2,10} )?(?:from|between)\b")
_NEAR = 4.0


def wrong_steps(scope: Scope) -> Iterator[Slip]:
    """Yield steps that do not lie between the figures that they are told of."""
    ledger: Ledger = scope.facts.figure_ledger
    tagger: Tagger = scope.facts.tagger
    for figured in ledger.saying(*scope.data(_WORDS)["step_signs"]):
        steps = list(steps_in(scope, ledger.of(figured), figured.text))
        for step in steps:
            found = _judged(scope, ledger, tagger, step, figured, steps)
            if found is not None:
                yield found


def _judged(
    scope: Scope, ledger: Ledger, tagger: Tagger, step: Step, figured: Figured, steps: Sequence[Step]
) -> Slip | None:
    text = figured.text
    if EACH_TIME.match(text, step.end) or (
        step.entry is not None and NEARLY(scope.data).search(text[: step.entry.at])
    ):
        return None
    claims = {each.entry.at for each in steps if each.entry is not None}
    earlier = next(ledger.before(figured, 1), None)
    past = _pool(told_in(scope, ledger, earlier), set()) if earlier is not None else []
    inside = _pool(told_in(scope, ledger, figured, past), claims)
    found = _pair(
        scope, ledger, tagger, step, text, inside, past, earlier.text if earlier is not None else ""
    )
    if found is None:
        return None
    old, new, certain = found
    if old.entry.number.about or new.entry.number.about or old.entry.value <= 0 or new.entry.value <= 0:
        return None
    if NOT(scope.data).search(text) or FACTOR.search(text) or old.entry.value == new.entry.value:
        return None
    if step.kind == "by" and step.entry is not None and step.entry.unit:
        step = step._replace(value=step.value * (_factor(scope, step.entry.unit, new.unit) or 1.0))
    later = [each.entry for each in (old, new) if each.entry.figured is figured and each.entry.at >= step.end]
    if (
        step.than
        and later
        and (" and " in text[step.end : later[0].at] or " than " in text[step.end : later[0].at])
    ):
        # "Two behind Wick and one more than Thurso, who have 30."
        return None
    if _explained(step, [*past, *inside]):
        return None
    right = _right(step, old.entry, new.entry)
    return _found(step, old.entry, new.entry, right, certain) if right else None


def _pool(told: Sequence[Told], claims: set[int]) -> list[Told]:
    found = [each for each in told if each.entry.at not in claims and each.entry.value > 0]
    # "A 4-ply look": the number is a part of a name.
    found = [each for each in found if each.entry.unit or not _is_joined(each.entry)]
    # "One parent said" is no quantity.
    found = [each for each in found if not (each.entry.number.words and each.entry.value == 1)]
    return [each for each in found if not is_period(each)] or found


def _is_joined(entry: Entry) -> bool:
    return JOINED.match(entry.figured.text, entry.at + 1) is not None


def _pair(
    scope: Scope,
    ledger: Ledger,
    tagger: Tagger,
    step: Step,
    text: str,
    inside: Sequence[Told],
    past: Sequence[Told],
    before: str,
) -> tuple[Told, Told, bool] | None:
    """Return the earlier and the later figure that a step lies between, and whether they are surely meant."""
    unit = step.entry.unit if step.entry is not None and step.kind == "by" else ""
    noun = step.entry.noun if step.entry is not None and step.kind == "by" else ""
    inside = [each for each in inside if _fits(scope, each, unit, noun)]
    if len(inside) > 2:
        timed = [each for each in inside if each.when]
        inside = timed if {each.when for each in timed} == {EARLIER, LATER} else inside
    past = [each for each in past if _fits(scope, each, unit, noun)]
    ahead = [each for each in inside if each.entry.at < step.start]
    behind = [each for each in inside if each.entry.at >= step.end]
    if len(inside) == 2 and of_one_unit(*inside):
        first, second = inside
        if len(ahead) == 2:
            linked, certain = (
                (not step.than or step.kind == "times")
                and _comments(ledger, tagger, text, second.entry.at, step),
                True,
            )
        elif len(behind) == 2:
            linked = {first.when, second.when} == {EARLIER, LATER} or (
                step.kind == "times" and text.startswith(":", step.end) and LATER in (first.when, second.when)
            )
            certain = True
        else:
            linked = step.than or second.when != 0
            certain = step.than or second.when == EARLIER
        return (*_ordered(first, second), certain) if linked else None
    if len(inside) == 1 and len(past) >= 1:
        like = [each for each in past if of_one_unit(each, inside[0])]
        if len(like) != 1 or not (ahead or inside[0].when == LATER):
            return None
        if ahead and (
            (step.than and step.kind != "times")
            or not _comments(ledger, tagger, text, inside[0].entry.at, step)
        ):
            return None
        if fresh(ledger, tagger, text[: inside[0].entry.at], before) and like[0].when == inside[0].when == 0:
            return None
        return (*_ordered(like[0], inside[0]), False)
    if not inside and len(past) != 2 and step.kind == "percent" and RISE_OF.search(text, 0, step.end):
        return _told_earlier(scope, ledger, step)
    if not inside and len(past) == 2 and of_one_unit(*past) and AGAIN.match(text):
        return None if fresh(ledger, tagger, text[: step.start], before) else (*_ordered(*past), False)
    return None


def _told_earlier(scope: Scope, ledger: Ledger, step: Step) -> tuple[Told, Told, bool] | None:
    """Return the only change from one figure to another in the sentences before "a rise of 20 per cent"."""
    if step.entry is None:
        return None
    found = []
    for earlier in ledger.before(step.entry.figured):
        told = told_in(scope, ledger, earlier)
        pair = [each for each in told if each.when]
        if len(told) == 2 and [each.when for each in pair] == [EARLIER, LATER] and of_one_unit(*told):
            found.append(pair)
    return (found[0][0], found[0][1], False) if len(found) == 1 else None


def _fits(scope: Scope, each: Told, unit: str, noun: str) -> bool:
    if unit == "point":
        return each.unit in ("%", "point") or each.entry.kind == PERCENT
    if unit:
        return (not each.unit and not each.noun) or _factor(scope, unit, each.unit) > 0
    return (each.entry.kind == NUMBER and (not noun or not each.noun or each.noun == noun)) or not noun


def _factor(scope: Scope, unit: str, other: str) -> float:
    """Return how many of another unit one has; 0 where they do not measure the same."""
    if unit == other:
        return 1.0
    one, two = measured(scope, unit), measured(scope, other)
    return one[1] / two[1] if one and two and one[0] == two[0] else 0.0


def _ordered(first: Told, second: Told) -> tuple[Told, Told]:
    swapped = (first.when == LATER and second.when != LATER) or (
        second.when == EARLIER and first.when != EARLIER
    )
    return (second, first) if swapped else (first, second)


def _comments(ledger: Ledger, tagger: Tagger, text: str, last: int, step: Step) -> bool:
    """Say whether a step comments on the figures before it: a mark or a word that links stands between, and
    nothing else is named."""
    between = text[last + 1 : step.start]
    marks = list(SEGMENT.finditer(between))
    if not marks:
        return False
    return not fresh(
        ledger, tagger, between[marks[-1].end() :], text[: last + 1] + between[: marks[0].start()]
    )


def _explained(step: Step, pool: Sequence[Told]) -> bool:
    for one, two in combinations(pool, 2):
        if of_one_unit(one, two) and _right(step, one.entry, two.entry) is None:
            return True
        if of_one_unit(one, two) and step.sense == 0 and _right(step, two.entry, one.entry) is None:
            return True
    return False


def _right(step: Step, old: Entry, new: Entry) -> str | None:
    """Return what a step should be; None where it is right, or so far off that something else is meant."""
    if step.kind == "by":
        apart = abs(new.value - old.value)
        half = sum((each.number.high - each.number.low) / 2 for each in (old, new))
        entry = step.entry
        half += (entry.number.high - entry.number.low) / 2 if entry is not None else 0
        if abs(apart - step.value) <= min(half, 0.2 * apart) + 1e-6:
            return None
        near = 1 / _NEAR <= step.value / apart <= _NEAR if apart else False
        return (
            f"From {plain(old.value)} to {plain(new.value)} it is {plain(round(apart, 6))}, not "
            f"{plain(step.value)}"
            if near
            else ""
        )
    if step.kind == "percent" and step.entry is not None:
        low, high = sorted(map(abs, change(old.number, new.number)))
        other = sorted(map(abs, change(new.number, old.number)))
        told = percentage(step.entry.number)
        if told.meets(low, high) or (step.sense * (new.value - old.value) < 0 and told.meets(*other)):
            return None
        right = 100 * (new.value / old.value - 1)
        if not right or not 1 / _NEAR <= step.value / abs(right) <= _NEAR:
            return ""
        return (
            f"{plain(old.value)} → {plain(new.value)} is {right:+.3g} %, not {plain(round(step.value, 1))} %"
        )
    ratio = new.value / old.value
    fits = [abs(each / step.value - 1) <= 0.13 for each in (ratio, 1 / ratio)]
    if any(fits):
        return None
    nearest = ratio if abs(ratio - step.value) <= abs(1 / ratio - step.value) else 1 / ratio
    if not 1 / _NEAR <= nearest / step.value <= _NEAR:
        return ""
    times = plain(round(step.value, 2))
    return f"{plain(old.value)} → {plain(new.value)} is {nearest:.3g} times as much, not {times} times"


def _found(step: Step, old: Entry, new: Entry, what: str, certain: bool) -> Slip:
    """Return the finding, from the first to the last of what stands beside the earlier of the three: which
    of them is wrong nobody can say."""
    figured = new.figured
    places = {each.at: each.number for each in (old, new) if each.figured is figured and each.at >= step.end}
    start = figured.offsets[step.start] if step.entry is None or step.kind == "times" else step.entry.start
    end = (
        figured.offsets[step.end - 1] + 1
        if step.entry is None or step.kind == "times"
        else step.entry.number.end
    )
    if places:
        end = max(end, *(number.end for number in places.values()))
    first = min((old, new), key=lambda each: each.start)
    return Scope.found(
        start, end, kind="" if certain else "likely", beside=(first.start, first.number.end), what=what
    )
