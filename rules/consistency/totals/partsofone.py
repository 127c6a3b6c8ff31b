"""Shares that sentences or pairs tell of one whole: "18 reported pain (18 %) and 6 fever (4 %)"."""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import bounds, change, percentage, plain, share
from ..quantities.figuredtext import GAP, NUMBER, PERCENT, WORD, Figured, N, P, Quantity

_FILE = "quantities.toml"
_ABOUT = r"(?: (?@about))?"
_OR = r"(?:,| [–—(])(?: or| that is,?| i\.e\.)?"

# "18 reported a dry mouth (18 %)"
PAIR = regex(rf"(?P<part>{N})(?: {WORD}){{0,6}}? ?\((?P<p>{P})\)")
# Between two pairs these begin another whole.
ANOTHER = regex(
    r"\b(?:of (?:those|these|them|whom|the)|among|groups?|arms?|versus|vs|compared|respectively|whereas)\b"
)
# "640 people, 160 of them abroad, or a third"
OF_THEM = worded(
    rf"(?P<whole>{N})(?: {WORD}){{1,3}}, (?P<part>{N}) of (?:them|these|whom|which)(?: {WORD}){{0,4}}?"
    rf"(?:, or| \(|, which is)"
    rf"{_ABOUT} ?(?P<p>{P})(?! of\b)",
    _FILE,
)
# "holds 200 people, and 180 came, so it was 80 per cent full"
FULL = regex(
    rf"\b(?:holds?|seats|room for|capacity of) (?P<whole>{N}){GAP}{{1,40}}?(?P<part>{N})(?: {WORD})? "
    rf"(?:came|were \w{{4,9}}"
    rf"|attended|turned up){GAP}{{0,30}}?(?P<p>{P}) (?:full|sold|taken|booked)\b"
)
# "a quarter of its revenue of 3.2 million on research, roughly 640,000"
OF_SUCH = worded(
    rf"(?P<p>{P}) of (?:the|its|their|his|her|our|my)(?: {WORD}){{1,3}} of (?P<whole>{N})"
    rf"(?: {WORD}){{0,4}}?{_OR}"
    rf"(?P<about>{_ABOUT}) (?P<part>{N})(?! (?:per cent|times|years))",
    _FILE,
)
# "one train in three, 90 of 360", "two out of three, 400 of the 800"
ONE_IN = regex(
    rf"(?P<k>{N})(?: [a-z]{{3,20}} in| out of| in) (?P<n>{N}),? (?:or |that is,? |\()?(?P<part>{N}) of "
    rf"(?:the |all )?"
    rf"(?P<whole>{N})"
)
P_FIRST = regex(rf"(?P<p>{P}), (?:or |that is,? )?(?P<part>{N}) of (?:the |all )?(?P<whole>{N})(?! per)")
# "By evening half of them, 2,900, were back."
HALF_OF = worded(
    rf"(?P<nearly>(?:(?@about) )?)(?P<p>{P}) of "
    rf"(?:(?:them|these|those)|(?:the|these|those) (?P<noun>[a-z]{{3,20}})),(?: or)?"
    rf"(?P<about>{_ABOUT}) "
    rf"(?P<part>{N})(?: (?P<unit>[a-z]{{3,20}}))?",
    _FILE,
)
# "That is a plus of 11 per cent.", "The rise of 21 per cent surprised everybody."
SO_MUCH = worded(
    rf"(?:(?:That|This|It) (?:is|was|means|makes|meant|equals|corresponds to|amounts to) (?:a|an) |(?:The"
    rf"|This|An?) )"
    rf"(?:\w{{3,12}} )?(?P<noun>plus|minus|(?@risen)|(?@fallen)) of{_ABOUT} (?P<p>{P})(?! points)",
    _FILE,
)
THEN = regex(r"\b(?:than|after|before|against|from|earlier|previous|compared)\b")
_CLOSE, _LOOSE = 0.04, 0.12


def wrong_portions(scope: Scope) -> Iterator[Slip]:
    """Yield shares and percentages that do not follow from numbers further away than right beside them."""
    quantities = scope.facts.quantities
    for figured in quantities.with_percentages():
        for pattern in (OF_THEM(scope.data), FULL, P_FIRST):
            for match in pattern.finditer(figured.text):
                yield from _share(
                    figured.at(match["part"]), figured.at(match["whole"]), figured.at(match["p"])
                )
        for match in OF_SUCH(scope.data).finditer(figured.text):
            yield from _amount(figured, match, [figured.at(match["whole"])])
        for match in HALF_OF(scope.data).finditer(figured.text):
            yield from _of_those(scope, figured, match)
        if figured.text.count("(") > 1:
            yield from _pairs(scope, figured)
    for figured in quantities.saying(" in ", " out of ", least=4):
        for match in ONE_IN.finditer(figured.text):
            yield from _one_in(figured, match)
    yield from _changes_told_behind(scope)


def _share(part: Quantity, whole: Quantity, said: Quantity) -> Iterator[Slip]:
    fits = 0 < part.value <= whole.value and whole.value >= 3 and part.money == whole.money
    if fits and not percentage(said).meets(*share(part, whole)):
        yield _wrong_share(part, whole, said)


def _wrong_share(part: Quantity, whole: Quantity, said: Quantity) -> Slip:
    right = 100 * part.value / whole.value
    return Scope.found(
        said.start,
        said.end,
        what=f"{plain(part.value)} of {plain(whole.value)} "
        f"is {right:.3g} %, not {plain(round(said.value, 1))} %",
    )


def _one_in(figured: Figured, match: re.Match[str]) -> Iterator[Slip]:
    few, many, part, whole = (figured.at(match[name]) for name in ("k", "n", "part", "whole"))
    if not (few.words and many.words and 0 < few.value < many.value and 0 < part.value <= whole.value):
        return
    told, found = few.value / many.value, part.value / whole.value
    if abs(found / told - 1) > _LOOSE:
        yield Scope.found(
            few.start,
            whole.end,
            what=f"{plain(part.value)} of {plain(whole.value)} is one in {1 / found:.3g}, "
            f"not {plain(few.value)} in {plain(many.value)}",
        )


def _amount(figured: Figured, match: re.Match[str], wholes: Sequence[Quantity]) -> Iterator[Slip]:
    """Yield the number ``part`` of a match if it is not the share ``p`` of any of some wholes."""
    said, part = figured.at(match["p"]), figured.at(match["part"])
    nearly = match["about"] or match.groupdict().get("nearly")
    loose = _LOOSE if nearly or part.about or not said.words else _CLOSE
    rights = [whole.value * said.value / 100 for whole in wholes if not whole.about or whole.value > 20]
    near = [right for right in rights if 0.5 * right <= part.value <= 2 * right]
    if not near or any(abs(part.value - right) <= loose * right + 0.5 for right in rights):
        return
    whole = wholes[rights.index(near[0])]
    yield Scope.found(
        part.start,
        part.end,
        what=f"{plain(round(said.value, 1))} % of {plain(whole.value)} is {plain(round(near[0], 1))}, "
        f"not {plain(part.value)}",
    )


def _of_those(scope: Scope, figured: Figured, match: re.Match[str]) -> Iterator[Slip]:
    """Yield "half of them, 2,900," where the sentence before has no number of which that is the half."""
    said = figured.at(match["p"])
    before = scope.facts.quantities.before(figured)
    if not said.words or before is None:
        return
    held = [
        (before.at(sign), before.text[at + 1 : at + 40])
        for at, sign in enumerate(before.text)
        if sign >= NUMBER and before.kind(sign) == NUMBER
    ]
    if match["noun"]:
        # "Half of the crop, 2,900 tonnes": what is measured alike.
        names = tuple(f" {name}" for name in (match["unit"], match["noun"]) if name)
        held = [(quantity, after) for quantity, after in held if after.startswith(names)]
    if held:
        yield from _amount(figured, match, [quantity for quantity, _ in held])


def _pairs(scope: Scope, figured: Figured) -> Iterator[Slip]:
    """Yield percentages in brackets that are not of the whole of which their neighbours are."""
    matches = list(PAIR.finditer(figured.text))
    if len(matches) < 2 or ANOTHER.search(figured.text, matches[0].start(), matches[-1].end()):
        return
    pairs = [(figured.at(match["part"]), figured.at(match["p"])) for match in matches]
    held = [figured, scope.facts.quantities.before(figured)]
    parts = {part.start for part, _ in pairs}
    least = max(3, *(part.value for part, _ in pairs))
    wholes = [
        whole
        for each in held
        if each is not None
        for whole in each.numbers()
        if whole.start not in parts and whole.value >= least and whole.start < pairs[0][0].start
    ]
    fitting = [
        (sum(percentage(said).meets(*share(part, whole)) for part, said in pairs), whole) for whole in wholes
    ]
    if not fitting:
        return
    fits, whole = max(fitting, key=lambda each: each[0])
    for part, said in pairs if 0 < fits < len(pairs) and 2 * fits >= len(pairs) else ():
        if not any(percentage(said).meets(*share(part, other)) for other in wholes):
            yield _wrong_share(part, whole, said)


def _changes_told_behind(scope: Scope) -> Iterator[Slip]:
    """Yield "That is a plus of 11 per cent" where the sentence before compares two numbers otherwise."""
    for figured in scope.facts.quantities.saying(
        " than ",
        " after ",
        " against ",
        " from ",
        " before",
        " earlier",
        behind=("That ", "This ", "It ", "The ", "A"),
    ):
        behind = scope.facts.quantities.behind(figured)
        told = SO_MUCH(scope.data).match(behind.text) if behind is not None and behind.has(PERCENT) else None
        if behind is None or told is None or not THEN.search(figured.text):
            continue
        said = behind.at(told["p"])
        numbers = figured.numbers()
        if len({each.money for each in numbers}) > 1 or len({each.factor for each in numbers}) > 1:
            continue
        large = sorted(numbers, key=lambda each: -each.value)[:2]
        rest = numbers and [each for each in numbers if each not in large]
        # The two that are compared, and what lies between them.
        if (
            len(large) < 2
            or large[1].value < 0.4 * large[0].value
            or len(rest) > 1
            or bounds(large[1]).low <= 0
        ):
            continue
        if rest and abs(large[0].value - large[1].value - rest[0].value) > 1e-6:
            continue
        found = [change(large[1], large[0]), change(large[0], large[1])]
        if not any(percentage(said).meets(*sorted(map(abs, each))) for each in found):
            first, last = sorted(large, key=lambda each: each.start, reverse=True)
            right = 100 * (last.value / first.value - 1)
            yield Scope.found(
                said.start,
                said.end,
                what=f"{plain(first.value)} → {plain(last.value)} "
                f"is {right:+.3g} %, not {plain(said.value)} %",
            )
