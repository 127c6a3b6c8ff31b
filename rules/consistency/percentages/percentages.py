"""Percentages, against all pairs of figures of the passage: only one that none of them gives, and that
belongs to a certain pair by grammar, is wrong.
"""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex

from ..quantities.arithmetic import change, percentage, plain, share
from ..quantities.figuredtext import NUMBER, PERCENT
from ..quantities.figureledger import Entry, Ledger, stem
from ..quantities.figurepairs import PERIODS, alike, explained, of_hidden_whole, report, wrong_share
from ..quantities.passagefigures import SEGMENT, fresh
from ..quantities.percentsigns import (
    CHANGED_BEFORE,
    CHANGED_BEHIND,
    DIFFERS,
    FROM,
    OF_BEHIND,
    OF_SAME,
    OPEN,
    OPENS_OF,
    OTHER_BASE,
    PRONOUN_OF,
    REST,
    THAT_IS,
    WHOLE,
    WHOLE_BEFORE,
)
from .amounts import amount_of_whole_before, amount_told_behind, before_its_part, wrong_amount

OF = regex(r" of (?:the|all|its|their)\b")
PART_OF = regex(
    r" (?:out )?of (?:the |all |its |their |his |her |our |my |your |these |those )?(?:first |last |other )?"
)
RESPECTIVELY = regex(r"\brespectively\b")
BOUND = regex(
    r"\b(?:at least|at most|up to|more than|less than|no more than|no less than|minimum of|maximum of) \Z"
)
AGED = regex(r"\b(?:age of|aged|ages|under|over) \Z")
LEVEL = regex(r"\b(?:from|between|to|at) (?:about |around |only |just |a |an |the )?\Z")
_FAR = 4.0
"""So far off is no percentage of two round figures that were meant exactly."""
BEYOND_PERCENT = chr(ord(PERCENT) + 0x400)


def wrong_proportions(scope: Scope) -> Iterator[Slip]:
    """Yield percentages that are neither the share nor the change of any two figures of their passage."""
    ledger: Ledger = scope.facts.figure_ledger
    for entry in ledger.percentages():
        near = entry.figured.text[max(0, entry.at - 45) : entry.at + 30]
        if OTHER_BASE(scope.data).search(near):
            found = amount_told_behind(
                scope, entry, [each for each in ledger.of(entry.figured) if _plain(each)]
            )
        else:
            found = _judged(scope, ledger, entry)
        if found is not None:
            yield found


def _plain(entry: Entry) -> bool:
    aged = AGED.search(entry.figured.text, 0, entry.at) is not None
    return entry.kind == NUMBER and entry.value > 0 and entry.unit not in PERIODS and not aged


def _judged(scope: Scope, ledger: Ledger, said: Entry) -> Slip | None:
    text = said.figured.text
    before = text[max(0, said.at - 70) : said.at]
    behind = CHANGED_BEHIND(scope.data).match(text, said.at + 1)
    if LEVEL.search(before) or PERCENT <= text[said.at + 4 : said.at + 5] < BEYOND_PERCENT:
        # "fell from 52 % to 30 %": how much there was, not by how much it fell.
        pool = [each for each in ledger.window(said) if _plain(each)]
        inside = [each for each in pool if each.figured is said.figured]
        return amount_told_behind(scope, said, inside) or amount_of_whole_before(scope, said, inside, pool)
    changed = CHANGED_BEFORE(scope.data).search(before)
    if (
        behind
        and behind["than"]
        and not any(char >= NUMBER for char in text[behind.end() : behind.end() + 2])
    ):
        return None
    window = [each for each in ledger.window(said) if _plain(each)]
    if changed and not behind and OF.match(text, said.at + 1):
        # "if the group gains 4 % of the votes": a share.
        return None
    if RESPECTIVELY.search(text, said.at):
        return None
    if changed or behind:
        cues = [each.groupdict() for each in (changed, behind) if each]
        sense = 1 if any(each["up"] for each in cues) else -1 if any(each["down"] for each in cues) else 0
        return _change(ledger, said, window, sense)
    numbers = [each for each in window if each.figured is said.figured]
    if said.value > 100:
        return None
    found = (
        wrong_amount(scope, said, window)
        or amount_of_whole_before(scope, said, numbers, window)
        or before_its_part(said, numbers)
        or amount_told_behind(scope, said, numbers)
    )
    if found is not None:
        return found
    if not numbers:
        return _told_behind(scope, ledger, said, window)
    return _portion(scope, ledger, said, window, numbers)


def _change(ledger: Ledger, said: Entry, window: Sequence[Entry], sense: int) -> Slip | None:
    """Judge a percentage that is called a rise or a fall."""
    text = said.figured.text
    if BOUND.search(text, 0, said.at):
        return None
    inside = [each for each in window if each.figured is said.figured]
    pair = _compared(text, inside)
    certain = pair is not None
    if pair is None:
        alone = (
            inside
            if inside
            else [each for each in window if each.figured is window[-1].figured]
            if window
            else []
        )
        if inside and len(inside) == 1:
            alone = [each for each in window if alike(each, inside[0])]
        if (
            len(alone) != 2
            or not alike(*alone)
            or not (inside or OPENS_OF.match(text) or text.startswith(("A ", "The ", "An ")))
        ):
            return None
        pair = (alone[0], alone[1])
        if any(each.number.about for each in pair) or _parted(pair, said):
            return None
    one, two = pair
    if _of_another_thing(ledger, pair, said) or _part_of(text, pair):
        return None
    first, second = sorted(pair, key=lambda each: each.at)
    if certain and DIFFERS(ledger.scope.data).match(text, first.at + 1, second.at):
        # "290 fewer than the 3,480 of last year, a fall of 8.3 per cent"
        so = percentage(said.number).meets(*share(first.number, second.number))
        return None if so or explained(said, window) else wrong_share(said, first, second, "likely")
    if sense * (two.value - one.value) < 0:
        if certain:
            return None
        one, two = two, one
    right = 100 * (two.value / one.value - 1)
    rounded = percentage(said.number).meets(*sorted(map(abs, change(one.number, two.number))))
    if rounded and abs(abs(right) - said.value) <= max(_FAR, 0.2 * said.value):
        return None
    if explained(said, [each for each in window if not certain or each not in pair], sense, strict=certain):
        return None
    if abs(right) > 900 or not right:
        return None
    sure = (certain or len(inside) == 2) and one.number.factor == two.number.factor and not rounded
    kind = "" if sure else "likely"
    return report(
        said,
        (one, two),
        f"{plain(one.value)} → {plain(two.value)} is {right:+.3g} %, not {plain(round(said.value, 1))} %",
        kind,
    )


def _part_of(text: str, pair: Sequence[Entry]) -> bool:
    """Say whether the first figure is a part of the second: "eleven of its twenty-six beams lost a fifth"."""
    one, two = sorted(pair, key=lambda each: each.at)
    return one.figured is two.figured and PART_OF.fullmatch(text, one.at + 1, two.at) is not None


def _of_another_thing(ledger: Ledger, pair: Sequence[Entry], said: Entry) -> bool:
    """Say whether a change is told of something else than the figures before it: "…; its depth fell by a
    third".
    """
    last = max(each.at for each in pair)
    if any(each.figured is not said.figured for each in pair) or last > said.at:
        return False
    text = said.figured.text
    marks = list(SEGMENT.finditer(text, last, said.at))
    told = text[marks[-1].end() : said.at] if marks else ""
    return told.endswith(" by ") and fresh(ledger, ledger.scope.facts.tagger, told, text[:last])


def _parted(pair: Sequence[Entry], said: Entry) -> bool:
    """Say whether another statement begins between the figures of one sentence: "while exports rose …"."""
    inside = [each.at for each in (*pair, said) if each.figured is said.figured]
    between = said.figured.text[min(inside) : max(inside)]
    return len(inside) == 3 and re.search(r"\b(?:while|whereas|although|but)\b", between) is not None


def _compared(text: str, inside: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    """Return the two figures of which words say that the one is compared with the other: (before, after)."""
    if len(inside) != 2 or not alike(*inside):
        return None
    first, second = inside
    if FROM.search(text, 0, first.at) and " to " in text[first.at : second.at]:
        return first, second
    if FROM.search(text, first.at + 1, second.at):
        return second, first
    return None


def _told_behind(scope: Scope, ledger: Ledger, said: Entry, window: Sequence[Entry]) -> Slip | None:
    """Judge "That is 60 per cent." by the two figures of the sentence before."""
    if not THAT_IS(scope.data).match(said.figured.text[: said.at]) or OF_BEHIND(scope.data).match(
        said.figured.text, said.at + 1
    ):
        return None
    earlier = next(ledger.before(said.figured, 1), None)
    pair = [each for each in window if each.figured is earlier]
    if earlier is not None and len(pair) > 2:
        linked_part = [each for each in pair if PRONOUN_OF.match(earlier.text, each.at + 1)]
        pair = [pair[0], linked_part[0]] if len(linked_part) == 1 and linked_part[0] is not pair[0] else []
    if earlier is None or len(pair) != 2 or pair[0].unit != pair[1].unit or explained(said, window):
        return None
    part, whole = sorted(pair, key=lambda each: each.value)
    opens = said.figured.text.startswith(("That ", "This ", "It "))
    linked = PRONOUN_OF.match(earlier.text, part.at + 1) or WHOLE_BEFORE.search(earlier.text, 0, whole.at)
    return wrong_share(said, part, whole, "" if opens and linked else "likely")


def _portion(
    scope: Scope, ledger: Ledger, said: Entry, window: Sequence[Entry], numbers: Sequence[Entry]
) -> Slip | None:
    """Judge a percentage beside the figure of which it is the share."""
    text = said.figured.text
    before = [each for each in numbers if each.at < said.at]
    parts = [each for each in before if OPEN(scope.data).match(text[each.at + 1 : said.at])]
    rest = REST.search(text[max(0, said.at - 40) : said.at]) is not None
    if not parts and not (rest and len(before) == 2):
        return None
    if parts and CHANGED_BEFORE(scope.data).search(text[max(0, parts[-1].at - 60) : parts[-1].at]):
        # The share is one of what rose, and not of what stands beside it.
        return None
    part = parts[-1] if parts else min(before, key=lambda each: each.value)
    if len(before) > 1 and parts and WHOLE_BEFORE.search(text, 0, part.at) and before[-2].value <= part.value:
        # "3 of its 12 boats, a quarter": what stands last is the whole.
        part = before[-2]
    following = ledger.behind(said.figured)
    around = [*window, *(each for each in (ledger.of(following) if following else ()) if each.kind == NUMBER)]
    if explained(said, around) or of_hidden_whole(said, part, ledger.of(said.figured)):
        return None
    wholes = [each for each in window if each.value > part.value and alike(part, each) and each is not part]
    same = OF_SAME.match(text, said.at + 1)
    if (
        OF_BEHIND(scope.data).match(text, said.at + 1)
        and not same
        and not any(WHOLE_BEFORE.search(text, 0, each.at) for each in before if each.value > part.value)
    ):
        return None
    if (
        same
        and WHOLE.match(text, said.at + 1)
        and wholes
        and not any(each.figured is said.figured for each in wholes)
    ):
        return wrong_share(said, part, max(wholes, key=lambda each: each.value), "likely")
    certain = _named(text, wholes) or [
        each
        for each in wholes
        if WHOLE_BEFORE.search(each.figured.text, 0, each.at) and each.figured is said.figured
    ]
    if certain:
        return wrong_share(said, part, certain[-1], "")
    inside = [each for each in wholes if each.figured is said.figured]
    pronoun = PRONOUN_OF.match(text, part.at + 1) or OPENS_OF.match(text)
    if len(inside) == 1 and len(numbers) == 2:
        whole = inside[0]
        elliptic = not part.noun or part.noun == whole.noun or bool(pronoun)
        return wrong_share(said, part, whole, "" if elliptic and pronoun else "likely") if elliptic else None
    if (
        not inside
        and len(wholes) == 1
        and (pronoun or part.noun == wholes[0].noun or not part.noun or not wholes[0].noun)
    ):
        return wrong_share(said, part, wholes[0], "" if pronoun else "likely")
    if not inside and wholes and pronoun and wholes[-1].figured is next(ledger.before(said.figured, 1), None):
        return wrong_share(said, part, wholes[-1], "likely")
    return None


OF_NAMED = regex(r"(?:Of|Among) (?:the|all|these|those) (?:[a-z]{3,20} )?(?P<noun>[a-z]{3,20}),? ")


def _named(text: str, wholes: Sequence[Entry]) -> list[Entry]:
    """Return the figure of what a sentence begins with: "Of the novels, 13 …" behind "26 were novels"."""
    match = OF_NAMED.match(text)
    noun = stem(match["noun"]) if match else ""
    return [each for each in wholes if noun and (each.noun == noun or noun in map(stem, each.words))][-1:]
