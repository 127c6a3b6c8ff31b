"""Means that no whole numbers have (the GRIM test): a mean of so many whole numbers is a whole number
by so many."""

import re
from collections.abc import Iterator, Sequence
from math import ceil, floor

from copydesk.api import Scope, Sentence, Slip, regex, worded

from ..quantities.figuredtext import NUMBER
from ..quantities.figureledger import Entry, Ledger

_FILE = "quantities.toml"
CUES = ("mean", "average", "averaged", "averages", "M =", "M=", "rated")
MEAN = regex(r"\b(?:rated [^.;]{2,40} (?:at|with) (?=\d\.)|[Mm]ean|[Aa]verages?|averaged|M)\b")
SIZE = regex(
    r"\b[nN] ?= ?(?P<n>\d{1,4})\b(?![.,]\d)|\b(?:over|of|across|among|from"
    r"|by) all (?P<all>\d{1,4})\b(?![.,]\d)"
)
DECIMAL = regex(
    r"(?<![\d.,−–±/-])(?P<m>\d{1,3}\.(?P<part>\d{1,3}))(?![\d%]|\.\d| ?(?:%|percent|per cent|[–—-] ?\d))"
)
LISTED = regex(r",? (?:and |or )?\d{1,3}\.\d|, \d{1,3}\.\d")
LISTED_BEFORE = regex(r"\d\.\d{1,3},? (?:and |or )?\Z")
# What is no mean though it stands beside one.
NO_MEAN = regex(
    r"(?:S\.?[DE]\.?|[Ss]td|[tFrpzd]|±|CI|range|deviations?|errors? of|β|η²?) ?(?:of |was |[=<>,:])"
    r" ?\Z|\) ?[=<>] ?\Z|[<>] ?\Z|[$€£] ?\Z"
)
MEASURED = worded(
    r" (?:(?@unit_words)|[µmn]s|[kMG]?Hz|[kKMGT]i?B|dB|px|[mk]?V|[mk]?W|[cm]m|m?g|m?l|°|per cent|percent"
    r"|million|billion|times as|SDs?)\b",
    _FILE,
)
WHOLE = worded(
    r"\b(?:how many (?!hours|minutes|seconds|years|days|miles|kilometres|litres|points|times)[a-z]"
    r"|(?:number|count|counts) of (?!hours|minutes|seconds|years|days|miles|litres|points)[a-z]"
    r"|(?@whole)|whole[- ](?:points?|numbers?|marks?|stars?))",
    _FILE,
    flags=re.IGNORECASE,
)
# A scale of whole points, unless several questions were put together.
SCALE = regex(
    r"\b(?:scale (?:of|from) \d|scale of whole|one (?:item|question)|(?:rated|marked|scored|graded"
    r"|ratings?|marks?|scores?|points?)\b[^.;]{0,50}? from (?:0|1|zero|one) to"
    r"|\b(?:0|1|zero|one) to (?:\d{1,2}|[a-z]{3,6}) (?:stars|points|marks)|\b\w{1,12}-point(?: [\w-]+)? "
    r"scale)"
)
IN_EACH = regex(
    r"(?P<n>\d{1,3}|[A-Za-z-]{3,14}) (?:[a-z]+ )?(?:in|to|at|for|per) (?:each|either|every)\b"
    r"|(?P<one>\d{1,3}) per (?:group|arm|site|cell|condition)"
)
GROUP = regex(r"\b(?:groups?|arms?|sites?|conditions?|cells?)\b")
_BACK, _RIGHT_BEHIND, _RIGHT_BEFORE = 3, 14, 40


def impossible_means(scope: Scope) -> Iterator[Slip]:
    """Yield means of whole numbers that so many of them cannot have."""
    ledger: Ledger = scope.facts.figure_ledger
    for sentence in ledger.numbered:
        if any(map(sentence.text.__contains__, CUES)) and MEAN.search(sentence.text):
            before = _before(scope, sentence)
            around = f"{before}{sentence.text}"
            told = False
            for match in DECIMAL.finditer(sentence.text):
                if LISTED.match(sentence.text, match.end()) or LISTED_BEFORE.search(
                    sentence.text, max(0, match.start() - 20), match.start()
                ):
                    continue  # "three rates, 1.0, 2.4, and 0.0": values, each of one thing
                if NO_MEAN.search(sentence.text[max(0, match.start() - 16) : match.start()]):
                    continue
                whole = WHOLE(scope.data).search(around) is not None
                times = whole and sentence.text.startswith(" times", match.end())
                if MEASURED(scope.data).match(sentence.text, match.end()) and not times:
                    continue
                # "Found 3.20 errors on average and the cold group 4.27."
                counted = told or _counted(scope, ledger, sentence, match.end())
                told = counted
                if not whole and not counted and not SCALE.search(around):
                    continue
                sizes, direct = _sizes(scope, ledger, sentence, match.start(), match.end(), before)
                decimals, mean = len(match["part"]), float(match["m"])
                if not sizes or any(possible(mean, n, decimals) for n in sizes):
                    continue
                yield _found(
                    scope,
                    sentence,
                    match.span(),
                    match["m"],
                    sizes[0],
                    decimals,
                    "" if direct and (whole or counted) else "likely",
                )


def possible(mean: float, n: int, decimals: int) -> bool:
    """Say whether ``n`` whole numbers may have a mean, as it is rounded; always where they are too
    many to tell, or none."""
    half = 0.5 * 10.0**-decimals + 1e-9
    return not 0 < n < 10**decimals or any(
        abs(total / n - mean) <= half for total in (floor(mean * n), ceil(mean * n))
    )


def _before(scope: Scope, sentence: Sentence) -> str:
    """Return the text before a sentence in its block, or the end of the block before."""
    return scope.text[max(0, sentence.start - 420) : sentence.start]


def _counted(scope: Scope, ledger: Ledger, sentence: Sentence, end: int) -> bool:
    """Say whether a noun that is counted stands behind a mean."""
    figured = ledger.read(sentence)
    place = sentence.start + end
    return figured is not None and any(
        entry.number.end == place
        and entry.noun
        and not entry.unit
        and entry.words[0].endswith(("s", "children", "people"))
        and entry.noun not in scope.data(_FILE)["no_counts"]
        for entry in ledger.of(figured)
    )


def _sizes(
    scope: Scope, ledger: Ledger, sentence: Sentence, start: int, end: int, before: str
) -> tuple[list[int], bool]:
    """Return of how many numbers a mean may be, and whether the sentence says so itself."""
    text = sentence.text
    stated = [(match.start(), int(match["n"] or match["all"])) for match in SIZE.finditer(text)]
    behind = [(at, n) for at, n in stated if end <= at < end + 60]
    ahead = [(at, n) for at, n in stated if at < start]
    if behind and (not ahead or behind[0][0] - end < _RIGHT_BEHIND or start - ahead[-1][0] > _RIGHT_BEFORE):
        return [behind[0][1]], True
    if ahead:
        return [ahead[-1][1]], True
    figured = ledger.read(sentence)
    found = [entry for entry in ledger.of(figured) if _sample(entry)] if figured else []
    clause = max(text.rfind(mark, 0, start) for mark in (";", ": ", ", and "))
    near = [entry for entry in found if sentence.start + clause < entry.start < sentence.start + start]
    last = [entry for entry in found if text[: entry.start - sentence.start].endswith("by all ")]
    if last or near:
        return [int((last or near)[-1].value)], True
    each = list(IN_EACH.finditer(before + text))
    if each and GROUP.search(text):
        words = {word: value for value, word in enumerate(scope.data("numbers.toml")["small"])}
        words |= {word: 10 * ten for ten, word in enumerate(scope.data("numbers.toml")["tens"], 2)}
        told = [(match["n"] or match["one"]).lower() for match in each]
        values = [
            int(number) if number.isdigit() else words[number]
            for number in told
            if number.isdigit() or number in words
        ]
        if values:
            return values, len(values) == 1
    if figured is None:
        return [], False
    sizes = [int(entry.value) for entry in found]
    for at, earlier in enumerate(ledger.before(figured, _BACK)):
        here = [int(entry.value) for entry in ledger.of(earlier) if _sample(entry)]
        if at == 0 and len(here) == 1 and not sizes:
            return here, True
        sizes += here
    if not sizes:
        sizes = _in_the_block_before(scope, ledger, sentence)
    return sizes, len(set(sizes)) == 1


def _in_the_block_before(scope: Scope, ledger: Ledger, sentence: Sentence) -> list[int]:
    entries: Sequence[Entry] = [
        entry
        for each in ledger.numbered
        if sentence.start - 900 < each.start < sentence.start and (figured := ledger.read(each)) is not None
        for entry in ledger.of(figured)
    ]
    return [int(entry.value) for entry in entries if _sample(entry)]


def _sample(entry: Entry) -> bool:
    """Say whether a figure may be the size of a sample."""
    number = entry.number
    return (
        entry.kind == NUMBER
        and not entry.unit
        and not number.decimals
        and not number.money
        and 2 < entry.value < 5000
        and bool(entry.noun)
    )


def _found(
    scope: Scope, sentence: Sentence, place: tuple[int, int], mean: str, n: int, decimals: int, kind: str
) -> Slip:
    value = float(mean)
    near = [f"{total}/{n} = {total / n:.{decimals}f}" for total in (floor(value * n), ceil(value * n))]
    return scope.found(
        sentence.start + place[0],
        sentence.start + place[1],
        kind=kind,
        mean=mean,
        n=n,
        near=" or ".join(near),
    )
