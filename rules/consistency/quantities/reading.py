"""The quantities of a sentence: each with its value, and what rounding leaves open."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from copydesk.api import Data, Facts, Sentence, once, regex

from .figuredtext import NUMBER, ORDINAL, OTHER, PERCENT, YEAR, Figured, Offsets, Quantity

_MOST = 200
_ABOUT_LENGTH = 24
# "Over the years": so long, not longer.
_TIMES_OF_DAY = (
    "morning",
    "evening",
    "afternoon",
    "night",
    "day",
    "week",
    "month",
    "winter",
    "summer",
    "season",
)
_LITTLE = frozenset({"a", "one", "first"})


class _Reader(NamedTuple):
    number: re.Pattern[str]
    about: re.Pattern[str]
    year: re.Pattern[str]
    values: Mapping[str, float]
    ordinals: Mapping[str, int]
    scales: Mapping[str, float]
    words: frozenset[str]
    fractions: Mapping[str, float]
    percent: tuple[str, ...]


_BREAK = regex(r"[ -]")
_YEAR_ENDS = regex(r"[,.;:)]|\Z| (?:and|to|until|till|by|when|but|or|as|after|with)\b")
# A name inside of a sentence ("Some 2000 came" begins one), and what follows a number that counts.
_NAMED = regex(r"[\s(\[“\"][A-Z][\w’'.-]{1,20},? \Z")
_COUNTED = regex(r" ?(?:[a-z%°]|[A-Z]{2,3}\b)")
_PRIVATE = regex(r"[\ue000-\uf3ff]")
_GROUPING = regex("[,\u00a0\u202f ]")


def read(sentence: Sentence, data: Data) -> Figured | None:
    """Return a sentence with its quantities; None where it has very many, or private signs of its own."""
    if not sentence.text.isascii() and _PRIVATE.search(sentence.text):
        return None
    reader = _reader(data)
    quantities: list[Quantity] = []
    parts: list[str] = []
    places: list[int] = []
    text, done, length = sentence.text, 0, 0
    for match in reader.number.finditer(text):
        quantity, kind = _quantity(reader, match, sentence.start)
        if len(quantities) == _MOST:
            return None
        parts += (text[done : match.start()], chr(ord(kind) + len(quantities)))
        length += match.start() - done
        places.append(length)
        length += 1
        quantities.append(quantity)
        done = quantity.end - sentence.start
    parts.append(text[done:])
    found = tuple(quantities)
    return Figured("".join(parts), found, Offsets(sentence.start, sentence.end, tuple(places), found))


def _quantity(reader: _Reader, match: re.Match[str], base: int) -> tuple[Quantity, str]:
    """Return what a match of the expression of numbers says, and the kind of its sign."""
    start, end = base + match.start(), base + match.end()
    if match["other"]:
        return Quantity(0, 0, 0, 0, start, end, "", 1, False, False), OTHER
    if match["sign"]:
        value = float(_GROUPING.sub("", match["digits"])) * (1 if match["sign"] in "+±" else -1)
        return Quantity(value, value, value, 0, start, end, "", 1, False, False), OTHER
    before = match.string[max(0, match.start() - _ABOUT_LENGTH) : match.start()]
    about = reader.about.search(before) is not None and not (
        before.lower().endswith(("over ", "within "))
        and match.string.startswith(_TIMES_OF_DAY, match.end() + 1)
    )
    money, scale = match["money"] or "", match["scale"] or match["glued"] or match["wordscale"] or ""
    # "£5m" are millions, "5m" are metres.
    if money and match.string[match.end() : match.end() + 1] == "m":
        scale, end = "m", end + 1
    factor = reader.scales.get(scale, 1.0)
    kind = PERCENT if match["percent"] or match["wordpercent"] else NUMBER
    if match["fraction"]:
        value = reader.fractions[_BREAK.sub(" ", match["fraction"].lower())]
        # Who says a fraction in words does not say it exactly.
        return Quantity(value, value, value, 0, start, end, "", 1, True, True), PERCENT
    if match["word"]:
        word = _BREAK.sub(" ", match["word"].lower())
        if word in reader.ordinals or word[0].isdigit():
            rank = reader.ordinals.get(word) or int(word[:-2].replace(",", ""))
            return Quantity(rank, rank, rank, 0, start, end, "", 1, about, True), ORDINAL
        rest = reader.values[_BREAK.sub(" ", match["rest"].lower())] if match["rest"] else 0.0
        exact = (reader.values[word] + rest + (0.5 if match["half"] else 0)) * factor
        return Quantity(exact, exact, exact, 0, start, end, "", factor, about, True), kind
    digits = _GROUPING.sub("", match["digits"])
    decimals = len(digits.partition(".")[2])
    value = float(digits)
    plain = digits == match["digits"] and not (money or scale or decimals) and kind == NUMBER
    if (
        plain
        and (reader.year.search(before) or _is_edition(match, before))
        and (
            1500 <= value <= 2100
            # "In 1283 and …": not "1,283 people", which are counted.
            or (1000 <= value < 1500 and value % 50 and _YEAR_ENDS.match(match.string, match.end()))
        )
    ):
        kind = YEAR
    half = _step(digits, decimals, bool(scale)) / 2
    bounds = (value - half) * factor, (value + half) * factor
    return Quantity(value * factor, *bounds, decimals, start, end, money, factor, about, False), kind


def _is_edition(match: re.Match[str], before: str) -> bool:
    """Say whether a number behind a name counts nothing: (Seidel 2018), the Fire Atlas 2021."""
    return _NAMED.search(before) is not None and _COUNTED.match(match.string, match.end()) is None


def _step(digits: str, decimals: int, scaled: bool) -> float:
    """Return the unit of the last digit that a number states. Without decimals a count below 1,000 is exact,
    and of a greater one not more than the zeros behind the first two digits are taken for rounding.
    """
    if decimals or scaled:
        return 10.0**-decimals
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** min(zeros, len(digits) - 2) if zeros and len(digits) > 3 else 0.0


def _reader(data: Data) -> _Reader:
    return _reader_of(data("calendar.toml"), data("numbers.toml"), data("quantities.toml"))


@once
def _reader_of(calendar: Mapping[str, Any], numbers: Mapping[str, Any], words: Mapping[str, Any]) -> _Reader:
    return _made(
        tuple(calendar["months"]),
        (tuple(numbers["small"]), tuple(numbers["tens"]), tuple(words["ordinals"])),
        tuple({**numbers["scales"], **numbers["short_scales"], **numbers["glued_scales"]}.items()),
        tuple(numbers["scales"]),
        (
            tuple(words["about"]),
            tuple(words["before_year"]),
            tuple(words["glued_units"]),
            tuple(words["compounds"]),
        ),
        tuple(words["fractions"]),
    )


def _made(
    months: tuple[str, ...],
    counting: tuple[tuple[str, ...], ...],
    scales: tuple[tuple[str, float], ...],
    long_scales: tuple[str, ...],
    beside: tuple[tuple[str, ...], ...],
    fractions: tuple[str, ...],
) -> _Reader:
    small, tens, ordinals = counting
    about, before_year, glued_units, compounds = beside
    portions = {word: float(value) for word, _, value in (entry.partition(":") for entry in fractions)}
    values = {word: float(value) for value, word in enumerate(small)}
    for ten, word in enumerate(tens, 2):
        values[word] = 10.0 * ten
        values.update({f"{word} {one}": 10.0 * ten + value for value, one in enumerate(small[1:10], 1)})
    values.update({f"{word} hundred": 100.0 * count for count, word in enumerate(small[1:10], 1)})
    values |= {"a dozen": 12.0, "a hundred": 100.0}
    short = "|".join(month[:3].capitalize() for month in months)
    month, day = rf"(?:{short})[a-z]{{0,6}}\.?", r"(?:[12]?\d|3[01]|0[1-9])(?:st|nd|rd|th)?"
    ranks = {word: rank for rank, word in enumerate(ordinals, 1)}
    for ten, word in enumerate(tens, 2):
        ranks[f"{word[:-1]}ieth"] = 10 * ten
        ranks.update({f"{word} {one}": 10 * ten + rank for rank, one in enumerate(ordinals[:9], 1)})
    below = [
        word.replace(" ", "-") for word, value in values.items() if 0 < value < 100 and word != "a dozen"
    ]
    words = _any_of([*values, *ranks], capitals=True).replace(r"\ ", "[ -]")
    # "A hundred" alone says only that there are many.
    words = words.replace("[Aa][ -]hundred", rf"[Aa] hundred(?= and (?:{_any_of(below)})\b)")
    scale, percent = (
        _any_of(name for name, _ in scales if len(name) > 1),
        "[ \u00a0-]?%|[ \u00a0-]per ?cent\\b",
    )
    number = regex(
        # What begins with a letter begins a word of those below: at most places nothing needs to be tried.
        rf"(?:(?=[\d$€£¥+±−–-])|\b(?={_begun((*months, *values, *ranks, *portions))}|[UAC]S?\$))(?:"
        r"(?P<other>"
        rf"\b{day} (?:of )?{month}(?!\w)(?:,? (?=[12]\d{{3}}\b))?"  # 12 May
        rf"|\b{month} {day}\b(?![.,]\d)(?:, (?=[12]\d{{3}}\b))?"  # May 12
        # What is no quantity: a range, a time, a score, a date, a version.
        r"|(?<![\w.,])[$€£]?\d[\d.,]{0,18}[ \u00a0]?[–—-][ \u00a0]?[$€£]?\d[\d.,]{0,18}\w{0,9}"
        r"|(?<![\w.,])\d[\d.,]{0,18}[:/×x’'″′][\d.,:/×x-]{1,18}\w{0,9}"
        r"|(?<![\w.,])\d{1,18}(?:\.\d{1,9}){2,5}"
        r"|(?<![\w.,])\d{1,2}(?:[.:]\d\d)?[ \u00a0]?(?:[ap]m\b|[ap]\.m\.|o[’']clock)"
        r")"
        r"|(?<![\w.,:/#@&+\\-])(?P<sign>[-−–+±])?(?P<money>US\$|A\$|C\$|[$€£¥])?"
        r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})++(?:\.\d{1,6})?"
        r"|\d{1,3}(?:[\u00a0\u202f ]\d{3}){1,4}+(?![\d,.])|\d{1,15}(?:\.\d{1,6})?)"
        rf"(?:(?P<glued>bn|mn|tn|k)\b|(?:[ \u00a0-](?P<scale>{scale})\b)?(?:(?P<percent>{percent})"
        rf"|(?={_any_of(glued_units)}(?!\w))|(?!\w|[.,:/×-]\d|[’'])))"
        rf"|\b(?={_begun(portions)})(?P<fraction>"
        + _any_of(portions, capitals=True).replace(r"\ ", "[ -]")
        + r")(?! (?:a|an|the|past|of an?)\b|[\w’'-])"
        rf"|\b(?<!\w-)(?P<word>\d{{1,3}}(?:,\d{{3}}){{0,2}}(?:st|nd|rd|th)"
        rf"|(?={_begun((*values, *ranks))})(?:{words}))\b"
        rf"(?!-(?!(?:{_any_of(compounds)}|[a-z]{{3,12}}ed)\b)[a-z])(?P<half> and a half)?"
        rf"(?:(?<=hundred) and (?P<rest>(?={_begun(below)})(?:{_any_of(below)})))?"
        rf"(?:[ -](?P<wordscale>{_any_of(long_scales)})\b)?(?P<wordpercent>{percent})?)"
    )
    return _Reader(
        number,
        regex(rf"(?:\A|[\s(])(?:{_any_of(about, capitals=True)})\s?[$€£¥]?\Z"),
        regex(rf"(?:(?:\A|\W)(?:{_any_of(before_year, capitals=True)})|{month}|[(\d–—-]),? ?\Z"),
        values,
        ranks,
        dict(scales),
        frozenset({"half", "third", "quarter"}).union(
            part for word in (*values, *ranks) for part in word.split() if part not in _LITTLE
        ),
        portions,
        ("%", "cent", *{each for portion in portions for each in _told_by(portion)}),
    )


def _told_by(portion: str) -> tuple[str, ...]:
    """Return what stands in a text, whatever its capitals, that holds a fraction in words."""
    before, _, last = portion.rpartition(" ")
    if not before:
        return (last[1:],)
    return (f"in {last}", f"in-{last}") if before.endswith(" in") else (last,)


def _any_of(words: Iterable[str], *, capitals: bool = False) -> str:
    """Return an expression of words, the longest first, each with a capital or without."""
    found = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"
        if capitals and word[0].isalpha()
        else re.escape(word)
        for word in found
    )


def _begun(words: Iterable[str]) -> str:
    """Return an expression for the first two letters of some words: most others need not be tried."""
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).update(" -" if word[1] == " " else word[1])
    return "|".join(
        f"[{first.upper()}{first}][{re.escape(''.join(sorted(found)))}]"
        for first, found in sorted(seconds.items())
    )


def percent_words(data: Data) -> tuple[str, ...]:
    """Return what texts hold that say a percentage: one of these in each, whatever its capitals."""
    return _reader(data).percent


def number_words(facts: Facts) -> list[int]:
    """Return the numbers of the words that are figures, or numbers in words."""
    table = facts.word_table
    written = _reader(facts.data).words
    vocabulary = table.vocabulary
    # Words begin with a letter or a digit, and digits stand before the colon and the letters.
    found = {word for word in vocabulary if word < ":"} | (vocabulary & written)
    joined = [word for word in vocabulary if "-" in word]
    return table.where(found.union(word for word in joined if word.partition("-")[0] in written))
