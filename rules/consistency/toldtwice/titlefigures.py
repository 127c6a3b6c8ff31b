"""The figures of the headline against those of the first paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.api import Block, Scope, Slip, regex, worded

from ..quantities.countedthings import slip_of_the_pen
from ..quantities.figuredtext import ORDINAL, PERCENT, YEAR
from ..quantities.figureledger import Entry, stem
from ..quantities.restated import PLACE, behind, conflict, person, told_figures
from ..quantities.samemeasure import root

AT_LEAST = regex(r"(?:\A|\W)(?:[Oo]ver|[Mm]ore than|[Aa]t least) \Z")
KIN = worded(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|whose) (?:\w{1,12} )?(?:(?@kin))s?\b", "quantities.toml")
AGE = regex(r"\b(?:at|aged|age of|age|was) \Z")
PARTITIVE = regex(
    r" of (?:the|its|their|his|her|our|these|those|all)(?: [a-z]{2,16}){0,2}? (?P<noun>[a-z]{3,20}s)\b"
)
WORDS = regex(r"[a-z][a-z’'-]{3,20}")
_FIRST, _EXACT = 8, 200
_LOOSE = (0.5, 2.0)
_LEAD_BLOCKS, _LARGE = 3, 100


def headline(scope: Scope) -> Block | None:
    """Return the block that is the headline: named so, a title of the metadata, or a short first line."""
    blocks = scope.doc.prose_blocks
    title = scope.doc.headline or next(
        (block for block in blocks if block.kind == "front-matter" and block.attrs.get("key") == "title"),
        None,
    )
    if title is not None:
        return title
    if len(blocks) > 1 and blocks[0].kind == "paragraph":
        text = scope.doc.text_of(blocks[0]).strip()
        if 12 < len(text) < 110 and text[-1] not in ".:;,":
            return blocks[0]
    return None


def against_the_title(scope: Scope) -> Iterator[Slip]:
    """Yield the figure of the first paragraphs that the headline has with another value."""
    title, ledger = headline(scope), scope.facts.figure_ledger
    if title is None or not ledger.numbered or not ledger.comparable:
        return
    heads = scope.facts.sentences_of(title)
    said = [each for each in told_figures(ledger, heads) if each.kind != YEAR]
    after = [block for block in scope.blocks() if block.start >= title.end]
    body = [block for block in after if block.kind == "paragraph"][:_LEAD_BLOCKS]
    body += [block for block in after if block.kind == "caption"]
    if not said or not body:
        return
    rest = told_figures(ledger, (sentence for sentence in ledger.numbered if sentence.start >= title.end))
    lead = [each for each in rest if any(block.start <= each.start < block.end for block in body)]
    yield from _beside_its_pair(scope, said, rest, lead)
    for one in said:
        # What is told in the text as the headline has it needs no other place.
        if (
            any(_equal(one, each) for each in rest)
            or sum(each.kind == one.kind and each.unit == one.unit for each in said) > 1
        ):
            continue
        alike = [each for each in lead if _of_one_sort(scope, one, each) and not PLACE.match(behind(each))]
        if any(_equal(one, _sum(first, second)) for first, second in combinations(_like(one, rest), 2)):
            continue
        if not alike:
            alike = [each for each in lead[:_FIRST] if _of_one_event(scope, one, each)]
        if alike and len({each.value for each in alike}) == 1 and _exclude(one, alike[0]):
            same = one.noun == alike[0].noun != "" or bool(one.unit)
            pen = slip_of_the_pen(round(one.value), round(alike[0].value))
            yield conflict(
                scope, one, alike[0], "slip" if same and (pen or one.kind == PERCENT) else "counted"
            )


def _beside_its_pair(
    scope: Scope, said: Sequence[Entry], rest: Sequence[Entry], lead: Sequence[Entry]
) -> Iterator[Slip]:
    """Yield the figure that a sentence has beside one of the two of the headline ("by 312 to 88") instead of
    the other.
    """
    if len(said) != 2 or any(each.number.about for each in said):
        return
    for here, gone in (said, said[::-1]):
        told = [each for each in lead if _equal(here, each) and each.kind == here.kind]
        if not told or any(_equal(gone, each) for each in rest):
            continue
        beside = [
            each
            for each in lead
            if each.figured is told[0].figured
            and each is not told[0]
            and each.kind == gone.kind
            and each.unit == gone.unit
            and 0.6 <= each.value / (gone.value or 1) <= 1.67
            and not each.number.about
        ]
        if len(beside) == 1:
            yield conflict(scope, gone, beside[0], "counted")
            return


def _of_one_event(scope: Scope, one: Entry, other: Entry) -> bool:
    """Say whether a figure of the first sentences may be that of the headline by what stands around it: both
    are ages, or its sentence tells with several words of the headline of the same kind of things ("12 of its
    branches").
    """
    if one.kind != other.kind or other.number.about or not 0.5 <= other.value / (one.value or 1) <= 2:
        return False
    ages = [AGE.search(each.figured.text, 0, each.at) is not None for each in (one, other)]
    if all(ages):
        return not KIN(scope.data).search(other.figured.text, 0, other.at) and not one.unit and not other.unit
    if any(ages) or one.unit or other.unit:
        return False
    partitive = PARTITIVE.match(other.figured.text, other.at + 1)
    noun = other.noun or (stem(partitive["noun"].lower()) if partitive else "")
    if not noun or not one.noun:
        return False
    words = {root(word) for word in WORDS.findall(one.figured.text.lower())}
    shared = words & {root(word) for word in WORDS.findall(other.figured.text.lower()) if len(word) > 3}
    return noun in (one.noun, *map(stem, one.words[:3])) and len(shared) > 1


def _like(one: Entry, others: Sequence[Entry]) -> list[Entry]:
    """Return the first figures of the text that count what one of the headline counts."""
    return [each for each in others if each.unit == one.unit and each.kind == one.kind][:8]


def _sum(first: Entry, second: Entry) -> Entry:
    value = first.value + second.value
    return first._replace(number=first.number._replace(value=value, low=value, high=value))


def _exclude(one: Entry, other: Entry) -> bool:
    """Say whether two figures cannot both be right: both are exact, or the one is under a bound of the
    other."""
    if not one.number.about and not other.number.about:
        return True
    for bound, exact in ((one, other), (other, one)):
        before = bound.figured.text[max(0, bound.at - 12) : bound.at]
        if AT_LEAST.search(before) and not exact.number.about and exact.value < 0.97 * bound.value:
            return True
    return False


def _equal(one: Entry, other: Entry) -> bool:
    half = max(one.number.high - one.number.low, other.number.high - other.number.low, 1e-9)
    exact = one.value < _EXACT and not any(each.number.about or each.number.decimals for each in (one, other))
    return abs(one.value - other.value) <= half or (
        not exact and abs(one.value - other.value) <= 0.03 * one.value
    )


def _of_one_sort(scope: Scope, one: Entry, other: Entry) -> bool:
    """Say whether a figure of the text may be that of the headline: of one kind, unit or thing, and of
    its size."""
    if one.kind != other.kind or not other.value or not one.value:
        return False
    ratio = other.value / one.value
    if one.kind == PERCENT:
        return 0.5 <= ratio <= 2
    if not one.unit and not one.noun and one.number.factor > 1:
        return other.number.factor > 1 and (
            0.6 <= ratio <= 1.7 or any(abs(ratio - each) < 1e-9 for each in (1000, 0.001))
        )
    if one.unit or other.unit:
        scales = any(abs(ratio - each) < 1e-9 for each in (1000, 0.001, 1e6, 1e-6, 10, 0.1))
        return (
            one.unit == other.unit and one.unit not in ("time", "point") and (0.6 <= ratio <= 1.7 or scales)
        )
    low, high = _LOOSE
    if one.noun == other.noun != "" and slip_of_the_pen(round(one.value), round(other.value)):
        return True
    if one.noun and other.noun and one.noun != other.noun:
        return one.kind == ORDINAL and 0.6 <= ratio <= 1.7 and one.value > _LARGE
    return low <= ratio <= high and (
        one.noun == other.noun != "" or (not one.noun and person(scope, other.noun))
    )
