"""Things that are counted and then named in the same sentence: "for three reasons: cost and noise"."""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Sentence, Slip, regex, worded

from .itemshapes import built_alike

_FILES = ("numbers.toml", "announcements.toml", "calendar.toml", "quantities.toml")
_NUMBER = r"(?P<number>(?!zero|one|Zero|One)(?@small)|[2-9]|1\d)"
_WORD = r"[a-z][\w'’-]{0,24}"
_ITEM = r"[^,;:.()\[\]\ufffc]{2,60}"

# "three varieties did best: Marten, Old Russet and Pippin Blue"
WITH_COLON = worded(
    rf"\b{_NUMBER}(?P<noun>(?: {_WORD}){{1,3}}?s)(?P<rest>(?: [^\s,;:.()]{{1,24}}){{0,8}}): "
    rf"(?P<items>{_ITEM}(?:[,;] {_ITEM}){{0,8}})(?=[.;]|\Z)",
    *_FILES,
    flags=re.IGNORECASE,
)
# "two sons, Paolo, Dino and Luca,"
_NAME = r"[A-Z\ufffc][\w’'-]{0,20}(?: [A-Z][\w’'-]{1,20}){0,2}"
IN_APPOSITION = worded(
    rf"\b{_NUMBER}(?P<noun>(?: {_WORD}){{0,2}} (?:[a-z]{{2,20}}s|people|children|men|women)),"
    rf" (?P<items>{_NAME}(?:, {_NAME}){{0,8}},? and {_NAME})(?=[.;:)]|,(?! [A-Z])|\Z)",
    *_FILES,
)
# "three times a week: on Mondays, Wednesdays, Fridays and Sundays"
ON_DAYS = worded(
    r"\b(?P<number>twice|two|three|four|five|six|seven)(?P<noun>(?: times| days|(?<=wice)) (?:a|per|each)"
    r" week)\b[^.;]{0,20}?[:,(] ?(?:on )?"
    r"(?P<items>(?@weekdays)s?(?:, (?:on )?(?@weekdays)s?){0,5},? and (?:on )?(?@weekdays)s?)\b",
    *_FILES,
    flags=re.IGNORECASE,
)
# "four times: in 1931, 1938 and 1952"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
IN_YEARS = worded(
    rf"\b(?P<number>(?!zero|one|Zero|One)(?@small)|twice|thrice|[2-9]|1\d)(?P<noun>"
    rf"(?: [a-z]{{2,20}}){{0,2}}? (?:times|years|seasons|occasions"
    rf"|summers|winters|editions|floods|fires|wars)|(?<=ice))[:,(–—]? ?[:,(–—]? ?\(?(?:in )?"
    rf"(?P<items>{_YEAR}(?:, (?:in )?{_YEAR}){{0,8}},? and (?:again )?"
    rf"(?:in )?{_YEAR})\b(?! (?:to|until)\b)",
    *_FILES,
    flags=re.IGNORECASE,
)
# "the twins Ada, Ruth and Edvin"
# "Ana and Tomas" of three children: all that somebody leaves.
LEAVES = worded(
    rf"\b(?:leaves|left|leaves behind|survived by|has|have)(?: (?:his|her|their|a|behind))? {_NUMBER}"
    rf"(?P<noun>(?: [a-z]{{2,12}})? (?:children|sons|daughters|brothers|sisters|grandchildren)),"
    rf" (?P<items>{_NAME}(?:, {_NAME}){{0,6}},? and {_NAME})(?=[.;])",
    *_FILES,
)
TOGETHER = {"twins": 2, "couple": 2, "duo": 2, "triplets": 3, "trio": 3, "quadruplets": 4, "quartet": 4}
BORN_TOGETHER = regex(
    rf"\b(?P<number>{'|'.join(TOGETHER)})(?P<noun>)(?:,| of)? (?P<items>{_NAME}(?:, {_NAME}){{0,4}},?"
    rf" and {_NAME})"
    rf"(?=[.;:)]|,(?! [A-Z])|\Z| [a-z]| (?:were|are|and"
    rf"|who|have|had|was)\b)"
)
_TOLD = {"twice": 2, "thrice": 3, **TOGETHER}
LED = worded(
    r"(?:\A|[,;] ?)(?:(?@prepositions))(?: (?:the|a|his|her|its|their|these))? ?\Z",
    *_FILES,
    flags=re.IGNORECASE,
)
LOOSE = worded(r"\b(?@loose)\s+\Z", *_FILES, flags=re.IGNORECASE)
# "Two to three towns", but not "sold to three customers".
RANGE = worded(r"(?:\d|(?@small)|(?@tens)) to \Z", *_FILES, flags=re.IGNORECASE)
TIME = worded(r"\b(?:(?@time_words))\Z", *_FILES)
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
_BETWEEN = regex(r"[,;] (?:and )?|,? and ")
_FEW_WORDS = 4


def wrong_counts(scope: Scope) -> Iterator[Slip]:
    """Yield counts that are not those of the things that are named right behind them."""
    table = scope.facts.word_table
    known = {*scope.facts.data("numbers.toml")["small"][2:], "twice"}
    short = {word for word in table.vocabulary if word < ":" and len(word) < 3 and word.isdigit()}
    known |= {"thrice", *TOGETHER}
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
        for match in IN_APPOSITION(scope.data).finditer(text) if " and " in text else ():
            before = text[: match.start()]
            if not LED(scope.data).search(before) and not TIME(scope.data).search(match["noun"]):
                yield from _report(scope, sentence, match, len(_BETWEEN.split(match["items"])), more=True)
        for match in LEAVES(scope.data).finditer(text) if " and " in text else ():
            yield from _report(scope, sentence, match, len(_BETWEEN.split(match["items"])), more=False)
        for match in IN_YEARS(scope.data).finditer(text) if " and " in text else ():
            if not LOOSE(scope.data).search(text[: match.start()]):
                yield from _report(scope, sentence, match, len(_BETWEEN.split(match["items"])), more=False)
        for match in BORN_TOGETHER.finditer(text) if " and " in text else ():
            yield from _report(scope, sentence, match, len(_BETWEEN.split(match["items"])), more=True)
        for match in ON_DAYS(scope.data).finditer(text) if " week" in text else ():
            yield from _report(scope, sentence, match, len(_BETWEEN.split(match["items"])), more=False)


def _with_colon(scope: Scope, sentence: Sentence, match: re.Match[str]) -> Iterator[Slip]:
    head, items = sentence.text[: match.start()], match["items"]
    loose = LOOSE(scope.data).search(head) and not (
        head.endswith(" to ") and not RANGE(scope.data).search(head)
    )
    if loose or TIME(scope.data).search(match["noun"]):
        return
    if _NUMBERED(scope.data).search(match["noun"] + match["rest"]):
        return
    asks = items.split(" ", 1)[0].lower() in scope.data("quantities.toml")["item_questions"]
    named = _named(items if asks else _without_relative(items))
    if named is None or any(_NUMBERED(scope.data).search(NUMBER_OF.sub("", item)) for item in named):
        return
    first = {item.split(" ", 1)[0].casefold() for item in named}
    parallel = len(first) == 1 and len(named) > 1
    short = all(len(item.split()) <= _FEW_WORDS for item in named)
    proper = all(item[0].isupper() for item in named)
    known = KNOWN(scope.data).search(match["noun"]) is not None
    if parallel or (short and (proper or known)) or built_alike(scope, named, known=known):
        yield from _report(scope, sentence, match, len(named), more=False)


def _named(items: str) -> list[str] | None:
    """Return the things of an enumeration, or None where it cannot be told into how many it falls."""
    if "; " in items:
        return [item.removeprefix("and ") for item in items.split("; ")]
    parts = items.split(", ")
    *firsts, last = parts
    # An "and" before the last comma joins two things to one, or not.
    if any(" and " in f" {item}" or " or " in item for item in firsts):
        return None
    ends = _AND.split(last.removeprefix("and ").removeprefix("or "))
    if last.startswith(("and ", "or ")):
        return [*firsts, ends[0]] if len(ends) == 1 else None
    return [*firsts, *ends] if len(ends) == 2 else None


def _report(
    scope: Scope, sentence: Sentence, match: re.Match[str], named: int, *, more: bool
) -> Iterator[Slip]:
    """Report a count that is not ``named`` (with ``more``: that is less)."""
    number = match["number"].lower()
    small: Sequence[str] = scope.data("numbers.toml")["small"]
    told = _TOLD.get(number) or (int(number) if number.isdigit() else small.index(number))
    # Twice as many: each has its place or its office beside it ("Anna Holm, Brill, and Piet Maas, Wick").
    if named in (told, 2 * told) or (more and named < told) or named < 2:
        return
    first, last = sentence.start + match.start("items"), sentence.start + match.end("items")
    counted = sentence.start + match.start(), sentence.start + match.end("noun")
    # The number and what is named behind it make one statement.
    yield scope.found(
        counted[0],
        last,
        beside=(first, last),
        said=sentence.text[match.start() : match.end("noun")],
        named=named,
    )


def _without_relative(items: str) -> str:
    """Return items without what the last of them does, behind their last semicolon."""
    match = RELATIVE.search(items, items.rfind(";") + 1)
    return items[: match.start()] if match else items
