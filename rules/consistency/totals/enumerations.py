"""Things that are counted and then named in the same sentence: "for three reasons: cost and noise"."""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Sentence, Slip, regex, worded

from .itemshapes import built_alike, things

_FILES = ("numbers.toml", "announcements.toml", "calendar.toml", "quantities.toml", "timespans.toml")
_NUMBER = r"(?P<number>(?!zero|one|Zero|One)(?@small)|[2-9]|1\d)"
_WORD = r"[a-z][\w'’-]{0,24}"
_ITEM = r"[^,;:.()\[\]\ufffc]{2,120}"

# "three varieties did best: Marten, Old Russet and Pippin Blue"
WITH_COLON = worded(
    rf"\b{_NUMBER}(?P<noun>(?: {_WORD}){{1,3}}?s)(?P<rest>(?: [^\s,;:.()]{{1,24}}){{0,8}}): "
    rf"(?P<items>{_ITEM}(?:[,;] {_ITEM}){{0,8}})(?=[.;]|\Z)",
    *_FILES,
    flags=re.IGNORECASE,
)
_NAME = r"[A-Z\ufffc][\w'’-]{0,20}(?: [A-Z][\w'’-]{1,20}){0,2}"
_ASIDE = r"(?:, [a-z]{2,12} (?:[a-z]{2,12} )?\d{4},)?"
_NAMES = rf"(?P<items>{_NAME}(?:, {_NAME}){{0,8}},? and{_ASIDE} {_NAME})"
_ENDS = r"(?=[.;:)]|,(?! [A-Z])|\Z"
# "two sons, Paolo, Dino and Luca,"
IN_APPOSITION = worded(
    rf"\b(?P<number>(?!zero|one|Zero|One)(?@small)|both|Both|[2-9]|1\d)(?P<noun>(?: {_WORD}){{0,2}}"
    rf" (?:[a-z]{{2,20}}s"
    rf"|people|children|men|women)), {_NAMES}{_ENDS})",
    *_FILES,
)
# "two things, a new bench for the yard, books for the library and a bird box"
_PHRASE = r"(?:(?! and |,)[^;:.()\ufffc\d]){2,60}"
ANNOUNCED = worded(
    rf"\b{_NUMBER}(?P<noun>(?: {_WORD})? (?:(?@listed)|(?@counted)))(?: (?:are|is|were"
    rf"|was) [a-z]{{2,14}})?(?P<mark>,| –| —) (?P<items>{_PHRASE}"
    rf"(?:, {_PHRASE}){{0,7}},? and {_PHRASE})(?=[,.;)]| [–—]|\Z)",
    *_FILES,
    flags=re.IGNORECASE,
)
# "three times a week: on Mondays, Wednesdays, Fridays and Sundays"
ON_DAYS = worded(
    r"\b(?P<number>twice|two|three|four|five|six|seven)(?P<noun>(?: times| days|(?<=wice)) (?:a|per|each)"
    r" week)\b[^.;]{0,20}?[:,(] ?(?:on )?"
    r"(?P<items>(?@weekdays)s?(?:, (?:on )?(?@weekdays)s?){0,5},? and (?:on )?(?@weekdays)s?)\b",
    *_FILES,
    flags=re.IGNORECASE,
)
# "four times: in 1931, 1938 and 1952", "on four Sundays, 7, 14 and 21 June", "two sizes: 3 kg, 5 kg and 9 kg"
_YEAR, _SIZE = r"(?:1[5-9]\d\d|20\d\d)", r"\d{1,4}(?:\.\d)?(?: ?[a-zA-Z]{1,12})?"
IN_FIGURES = worded(
    rf"\b(?P<number>(?!zero|one|Zero|One)(?@small)|twice|thrice|[2-9]|1\d)(?:(?P<noun>"
    rf"(?: [a-z]{{2,20}}){{0,2}}? (?:times|years|seasons|occasions"
    rf"|summers|winters|editions|floods|fires|wars)|(?<=ice))[:,(–—]? ?[:,(–—]? ?\(?(?:in )?"
    rf"(?P<items>{_YEAR}(?:, (?:in )?{_YEAR}){{0,8}},? and (?:again )?"
    rf"(?:in )?{_YEAR})\b(?! (?:to|until)\b)"
    rf"|(?P<what>(?: [a-z]{{2,20}})? (?:(?@told_by_figures)|(?@weekdays)s))(?:[:,]| \("
    rf"|(?: [a-z]{{2,12}}){{1,4}}:) ?(?:on )?"
    rf"(?P<sizes>{_SIZE}(?:, {_SIZE}){{0,8}},? (?:and|or) {_SIZE})(?=[.;,)]|\Z| [a-z]))",
    *_FILES,
    flags=re.IGNORECASE,
)
# "Ana and Tomas" of three children: all that somebody leaves.
LEAVES = worded(
    rf"\b(?:leaves|left|leaves behind|survived by|has|have)(?: (?:his|her|their|a|behind))? {_NUMBER}"
    rf"(?P<noun>(?: [a-z]{{2,12}})? (?:children|sons|daughters|brothers|sisters|grandchildren)),"
    rf" {_NAMES}(?=[.;])",
    *_FILES,
)
# "the twins Ada, Ruth and Edvin"
TOGETHER = {"twins": 2, "couple": 2, "duo": 2, "triplets": 3, "trio": 3, "quadruplets": 4, "quartet": 4}
BORN_TOGETHER = regex(
    rf"\b(?P<number>{'|'.join(TOGETHER)})(?P<noun>)(?:,? (?:made up|consisting|composed|comprising) of|:|,"
    rf"| of)? {_NAMES}{_ENDS}| [a-z]| (?:were|are|and"
    rf"|who|have|had|was)\b)"
)
_TOLD = {"both": 2, "twice": 2, "thrice": 3, **TOGETHER}
LED = worded(
    r"(?:\A|[,;] ?)(?:(?@prepositions))(?: (?:the|a|his|her|its|their|these))? ?\Z",
    *_FILES,
    flags=re.IGNORECASE,
)
LOOSE = worded(r"\b(?@loose)\s+\Z", *_FILES, flags=re.IGNORECASE)
# "Two to three towns", but not "sold to three customers".
RANGE = worded(r"(?:\d|(?@small)|(?@tens)) to \Z", *_FILES, flags=re.IGNORECASE)
TIME = worded(r"\b(?:(?@time_words))\Z", *_FILES)
# "On three days: a Monday, a Wednesday …"
DAY = worded(r"(?:and )?(?:(?:on )?(?:a|an|the|one) )?(?@weekdays)s?\b", *_FILES, flags=re.IGNORECASE)
KNOWN = worded(r"\b(?:(?@listed)|(?@counted))\Z", *_FILES, flags=re.IGNORECASE)
_NUMBERED = worded(
    r"\b(?:(?!one\b)(?@small)|both|several|many|some|various|\d+)\b",
    *_FILES,
    flags=re.IGNORECASE,
)
# Behind the last of the things: what it does.
RELATIVE = regex(r",? (?:which|who|where|though|although|but|so)\b")
NUMBER_OF = regex(r"\b(?:number|no\.?|line|route) \d+")
_AND = regex(r",? (?:and|or) ")
_BETWEEN = regex(r"[,;] (?:(?:and|or) )?|,? (?:and|or) ")
# "and, since 2011, Beatriz Olmo"
ASIDE = regex(rf"(?<= and){_ASIDE}")
_NAME_BEFORE = regex(r"\b[A-Z][\w.'’-]{0,24} \Z")
_FEW_WORDS = 4


def wrong_counts(scope: Scope) -> Iterator[Slip]:
    """Yield counts that are not those of the things that are named right behind them."""
    table = scope.facts.word_table
    known = {*scope.facts.data("numbers.toml")["small"][2:], "twice"}
    short = {word for word in table.vocabulary if word < ":" and len(word) < 3 and word.isdigit()}
    known |= {"thrice", "both", *TOGETHER}
    for sentence in scope.sentences_of(table.where(short | (table.vocabulary & known))):
        text = sentence.text
        if ", " not in text and "; " not in text and ": " not in text:
            continue
        match = WITH_COLON(scope.data).search(text) if ": " in text else None
        while match is not None:
            yield from _with_colon(scope, sentence, match)
            # "Nine machines to three customers: …": the last number before the colon counts what follows.
            again = _NUMBERED(scope.data).search(match["rest"])
            place = match.start("rest") + again.start() if again else match.end()
            match = WITH_COLON(scope.data).search(text, place)
        if " and " in text or " or " in text:
            yield from _without_colon(scope, sentence)


def _without_colon(scope: Scope, sentence: Sentence) -> Iterator[Slip]:
    """Yield counts that are not those of names, figures and things in apposition."""
    text = sentence.text
    for match in IN_APPOSITION(scope.data).finditer(text):
        before = text[: match.start()]
        if not LED(scope.data).search(before) and not TIME(scope.data).search(match["noun"]):
            yield from _report(scope, sentence, match, _count(match["items"]), more=True)
    for match in IN_FIGURES(scope.data).finditer(text):
        if not _loose(scope, text[: match.start()]):
            yield from _report(scope, sentence, match, _count(match["items"] or match["sizes"]), more=False)
    for match in ANNOUNCED(scope.data).finditer(text):
        items = match["items"].removesuffix(",")
        named = _named(items)
        before = text[: match.start()]
        loose = _loose(scope, before) or LED(scope.data).search(before) is not None
        if named is None or len(named) < 2 or loose or _NUMBERED(scope.data).search(items):
            continue
        listed = match["mark"] == "," and all(" " not in item and item.islower() for item in named)
        if things(scope, named) and not listed:  # "with 3 examples, notes and pictures"
            yield from _report(scope, sentence, match, len(named), more=False)
    for pattern, more in ((LEAVES(scope.data), False), (BORN_TOGETHER, True), (ON_DAYS(scope.data), False)):
        for match in pattern.finditer(text):
            yield from _report(scope, sentence, match, _count(match["items"]), more=more)


def _count(items: str) -> int:
    return len(_BETWEEN.split(ASIDE.sub("", items)))


def _loose(scope: Scope, head: str) -> bool:
    """Say whether what stands before a count says that it is not that of all things."""
    found = LOOSE(scope.data).search(head)
    return found is not None and not (head.endswith(" to ") and not RANGE(scope.data).search(head))


def _with_colon(scope: Scope, sentence: Sentence, match: re.Match[str]) -> Iterator[Slip]:
    head, items = sentence.text[: match.start()], match["items"]
    if _loose(scope, head) or sentence.text.startswith(";", match.end()):
        return  # behind a semicolon the list goes on, with an item that is too long or has a comma
    if TIME(scope.data).search(match["noun"]) and not all(map(DAY(scope.data).match, items.split(", "))):
        return
    if _NUMBERED(scope.data).search(match["noun"] + match["rest"]):
        return
    asks = items.split(" ", 1)[0].lower() in scope.data("quantities.toml")["item_questions"]
    known = KNOWN(scope.data).search(match["noun"]) is not None
    named = _named(
        ASIDE.sub("", items if asks else _without_relative(items)), bare=known and not match["rest"]
    )
    if named is None:
        return
    proper = all(item[0].isupper() for item in named)
    for item in named:
        number = _NUMBERED(scope.data).search(NUMBER_OF.sub("", item))
        if number is not None and not (proper and number[0][0].isupper()):
            return
    first = {item.split(" ", 1)[0].casefold() for item in named}
    parallel = len(first) == 1 and len(named) > 1
    short = all(len(item.split()) <= _FEW_WORDS for item in named)
    if parallel or (short and (proper or known)) or built_alike(scope, named, known=known):
        yield from _report(scope, sentence, match, len(named), more=False)


def _named(items: str, *, bare: bool = False) -> list[str] | None:
    """Return the things of an enumeration, or None where it cannot be told into how many it falls. Without an
    "and" it is one only where nothing but short things follows (``bare``: and they were announced).
    """
    if "; " in items:
        if any(sign in items.rpartition("; ")[2] for sign in (", and ", ", or ")):
            return None  # "the top; the middle, and at the bottom a row of lamps"
        return [item.removeprefix("and ") for item in items.split("; ")]
    parts = items.split(", ")
    *firsts, last = parts
    # An "and" before the last comma joins two things to one, or not.
    if any(" and " in f" {item}" or " or " in item for item in firsts):
        return None
    ends = _AND.split(last.removeprefix("and ").removeprefix("or "))
    if last.startswith(("and ", "or ")):
        return [*firsts, ends[0]] if len(ends) == 1 else None
    if len(ends) == 1 and bare and len(parts) > 2 and all(item.count(" ") < 2 for item in parts):
        return parts
    return [*firsts, *ends] if len(ends) == 2 else None


def _report(
    scope: Scope, sentence: Sentence, match: re.Match[str], named: int, *, more: bool
) -> Iterator[Slip]:
    """Report a count that is not ``named`` (with ``more``: that is less)."""
    number = match["number"].lower()
    if number.isdigit() and _NAME_BEFORE.search(sentence.text, max(0, match.start() - 30), match.start()):
        return  # "the Boat 3 Examples, Docs and pictures": the number is a part of the name
    small: Sequence[str] = scope.data("numbers.toml")["small"]
    told = _TOLD.get(number) or (int(number) if number.isdigit() else small.index(number))
    # Twice as many: each has its place or its office beside it ("Anna Holm, Brill, and Piet Maas, Wick").
    if named in (told, 2 * told) or (more and named < told) or named < 2:
        return
    figures = "sizes" in match.re.groupindex and match["sizes"] is not None
    noun, items = ("what", "sizes") if figures else ("noun", "items")
    first, last = sentence.start + match.start(items), sentence.start + match.end(items)
    counted = sentence.start + match.start(), sentence.start + match.end(noun)
    # The number and what is named behind it make one statement.
    yield scope.found(
        counted[0],
        last,
        beside=(first, last),
        said=sentence.text[match.start() : match.end(noun)],
        named=named,
    )


def _without_relative(items: str) -> str:
    """Return items without what the last of them does, behind their last semicolon."""
    match = RELATIVE.search(items, items.rfind(";") + 1)
    return items[: match.start()] if match else items
