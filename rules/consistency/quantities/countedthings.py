"""What an article counts, and whether it counts the same again with another number."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex, worded

_FILES = ("numbers.toml", "quantities.toml")
_YEARS = range(1500, 2101)
_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,6}"
COUNTED = worded(
    r"(?P<n>" + _DIGITS + r"|(?P<tens>(?@tens))(?:[- ](?P<one>(?@small)))?|(?P<small>(?@small)))"
    r"(?![\w.,:/%-]\w| of\b)(?P<words>(?: [a-z][\w'’-]{1,24}){1,3})",
    *_FILES,
    flags=re.IGNORECASE,
)
GLUED = regex(r"[\w.,:/$€£#@-]\Z")
LEAD = worded(r"(?:\A|\W)((?@determiners)|\w{1,20}['’]s) \Z", "quantities.toml", flags=re.IGNORECASE)
_BEFORE = 24
NO_THING = worded(r"(?:(?@unit_words)|(?@no_things))", "quantities.toml")
ONLY_SOME = worded(r"\W{0,2} ?(?:(?@restricting))\b", "quantities.toml")
OTHERS = worded(r"\b(?:(?@others)) ?\Z", "quantities.toml", flags=re.IGNORECASE)
# "The 108 whose stalls survived" are no stalls.
_RELATIVE = frozenset({"who", "whose", "whom", "which", "that", "where", "when"})
_LEAST_COPIED, _LARGE, _STEM = 10, 999, 4
_BESIDE, _FAR = 60, 3
ALL = frozenset({"all", "each", "every"})
PART_OF = regex(
    r"\b(?P<n>\d{1,6}|[A-Za-z]{3,9})(?: [a-z]{2,12})? of (?:the|its|their|his|her|our|all)(?: the)? \Z"
)


class Mention(NamedTuple):
    """A number and the things that it counts: value, the noun without its ending, the words before that,
    prose range, the article or the like before it ("the", "all the"; "" for none), whether the number is of
    some of them only ("the other 12"), whether words behind it say which ("12 people from Brill"), and the
    words behind the number.
    """

    value: int
    noun: str
    kind: str
    start: int
    end: int
    lead: str
    part: bool
    narrowed: bool
    words: tuple[str, ...]


def find_mentions(scope: Scope) -> list[Mention]:
    """Return what the article counts, in reading order."""
    table = scope.facts.word_table
    data = scope.data("numbers.toml")
    small: Sequence[str] = data["small"]
    pattern = COUNTED(scope.data)
    found, done = [], -1
    for number in scope.facts.number_words:
        start = table.starts[number]
        match = pattern.match(scope.text, start) if start >= done else None
        mention = _mention(scope, match, small, data["tens"]) if match else None
        if match and mention is not None:
            block = scope.block_at(start)
            done = mention.end
            if block is not None and match.end() <= block.end:
                found.append(mention)
    return found


def _mention(scope: Scope, match: re.Match[str], small: Sequence[str], tens: Sequence[str]) -> Mention | None:
    words = match["words"].lower().split()
    at = next((at for at, word in enumerate(words) if _plural(word)), None)
    if at is None or NO_THING(scope.data).fullmatch(words[at]) or not _RELATIVE.isdisjoint(words[:at]):
        return None
    value = _value(match, small, tens)
    before = scope.text[max(0, match.start() - _BEFORE) : match.start()]
    if value < 2 or (len(match["n"]) == 4 and value in _YEARS) or GLUED.search(before):
        return None
    end = match.start("words") + sum(len(word) + 1 for word in words[: at + 1])
    led = LEAD(scope.data).search(before)
    lead = led[1].lower() if led else ""
    part = OTHERS(scope.data).search(before, 0, led.start(1) if led else len(before)) is not None
    narrowed = ONLY_SOME(scope.data).match(scope.text, end, end + 16) is not None
    kind = " ".join(words[:at])
    return Mention(value, _stem(words[at]), kind, match.start("n"), end, lead, part, narrowed, tuple(words))


def _value(match: re.Match[str], small: Sequence[str], tens: Sequence[str]) -> int:
    if match["small"]:
        return small.index(match["small"].lower())
    if match["tens"]:
        return (
            20
            + 10 * tens.index(match["tens"].lower())
            + (small.index(match["one"].lower()) if match["one"] else 0)
        )
    return int(match["n"].replace(",", ""))


@cache
def _plural(word: str) -> bool:
    return word in ("people", "children", "men", "women", "mice", "geese", "sheep") or (
        len(word) > 3 and word[-1] == "s" and word[-2] not in "suia'’"
    )


def _stem(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def conflicting(scope: Scope) -> Iterator[Slip]:
    """Yield later counts of things that were counted before, with the article that says that all of them are
    meant, and another number.
    """
    every: Sequence[Mention] = scope.facts.counted_things
    if not any(mention.lead for mention in every):
        return
    by_noun: Mapping[str, list[Mention]] = defaultdict(list)
    for mention in every:
        by_noun[mention.noun].append(mention)
    for again in every:
        if again.lead and not again.part:
            same = by_noun[again.noun]
            first = _first(same, same.index(again)) or _miscopied(again, every)
            if first is not None and (_explained(first, again, every) or of_more(scope, first, again)):
                first = None
            if first is not None:
                yield _conflict(scope, first, again)


def _explained(first: Mention, again: Mention, every: Sequence[Mention]) -> bool:
    """Say whether a third number beside one of the two makes up their difference: "34 adults and 9 children …
    the 43 guests", "32 jobs, of which 12 … the 20 jobs".
    """
    apart = abs(again.value - first.value)
    return any(
        other.value == apart and min(abs(other.start - each.start) for each in (first, again)) <= _BESIDE
        for other in every
    )


def of_more(scope: Scope, first: Mention, again: Mention) -> bool:
    """Say whether a later count is that of a whole of which the first counted some: "14 of its 22
    libraries".
    """
    if again.value > _FAR * first.value and not slip_of_the_pen(first.value, again.value):
        return True
    before = scope.text[max(0, again.start - _BESIDE) : again.start]
    part = PART_OF.search(before)
    small: Sequence[str] = scope.data("numbers.toml")["small"]
    return part is not None and part["n"].lower() in (
        str(first.value),
        small[first.value] if first.value < len(small) else "",
    )


def _first(same: Sequence[Mention], at: int) -> Mention | None:
    """Return the count before that a later one contradicts: the only one of its things, and no part of it."""
    again = same[at]
    if again.narrowed or any(other.value == again.value for other in (*same[:at], *same[at + 1 :])):
        return None
    # "The four outer piers … all five piers": the first names some of them.
    before = [
        other
        for other in same[:at]
        if _same_kind(other.kind, again.kind) and not (other.lead and other.kind and not again.kind)
    ]
    told = {other.value for other in before}
    if len(told) != 1 or any(other.part for other in before):
        return None
    # "32 trains … the four new morning trains": what is told of them narrows them down.
    if again.kind and not before[0].kind and _FAR * again.value < before[0].value:
        return None
    return before[0]


def _miscopied(again: Mention, every: Sequence[Mention]) -> Mention | None:
    """Return an earlier count of the same things, or of what is called by a word of the same stem ("runners
    finished", "the finishers"), of which a number that stands nowhere else seems to be a slip.
    """
    if (
        again.narrowed
        or again.value < _LEAST_COPIED
        or sum(other.value == again.value for other in every) > 1
    ):
        return None
    for first in every:
        if first.start < again.start and slip_of_the_pen(first.value, again.value):
            akin = again.noun[:_STEM] in {word[:_STEM] for word in first.words}
            if first.noun == again.noun or (akin and first.value > _LARGE):
                return first
    return None


def _same_kind(one: str, two: str) -> bool:
    return not one or not two or one == two


def _conflict(scope: Scope, first: Mention, again: Mention) -> Slip:
    slip = slip_of_the_pen(first.value, again.value)
    every = again.lead.partition(" ")[0] in ALL
    return scope.found(
        again.start,
        again.end,
        kind="slip" if slip else "all" if every else "counted",
        beside=(first.start, first.end),
        what=scope.text[again.start : again.end],
        value=f"{again.value:,}",
        other=f"{first.value:,}",
        line=scope.doc.source.position(scope.doc.lift(first.start, first.end).start).line,
    )


def slip_of_the_pen(one: int, two: int) -> bool:
    """Say whether two numbers of two digits or more differ as those do that were copied wrong: two digits in
    the wrong order, or one digit too many or too few.
    """
    first, second = str(one), str(two)
    if min(len(first), len(second)) < 2:
        return False
    if len(first) == len(second):
        # Fourteen, forty.
        if {first[:2], second[:2]} in ({f"1{digit}", f"{digit}0"} for digit in "3456789"):
            return first[2:] == second[2:]
        differ = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        return len(differ) == 2 and sorted(first) == sorted(second)
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
