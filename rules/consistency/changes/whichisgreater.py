"""Which of two figures is the greater: words that compare them, or that tell a change, against the
figures."""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import bounds, plain
from ..quantities.figuredtext import ANY, NUMBER, OTHER, PERCENT, YEAR
from ..quantities.figureledger import Entry, Ledger
from ..quantities.figurepairs import alike
from .changes import MAY, RANGE, RANKED, TO_AGAIN

_FILE = "quantities.toml"
_TEXT = f"[^{ANY[1:-1]}.;()]"
_MORE, _LESS = r"(?P<up>(?@greater))", r"(?P<down>(?@smaller))"
# ", fewer than the 174,000 of the summer before", "is well above last year's 45"
BESIDE = worded(
    rf"(?:,|[–—(]| (?:is|are|was|were|still|still is|which is|which was))(?: (?@degrees_of_more)){{0,3}}"
    rf" (?:{_MORE}|{_LESS})(?P<link> than| from)?(?P<whose> (?:the(?: previous| old"
    rf"| record)?(?: year['’]s| season['’]s| record of| mark of)?|last (?:year|season|month|week)['’]s"
    rf"|its|their|his|her|this year['’]s|that of|those of|[A-Z][\w-]+['’]s))?(?: [a-z]+ of)? \Z",
    _FILE,
)
# "swallows more than its rival, the Pika, which offers 430"
THAN = worded(
    rf"\b(?:{_MORE}|{_LESS}) than (?:(?:its|the|her|his|their|in|at|a|that) |[A-Z]){_TEXT}{{2,60}} \(?\Z",
    _FILE,
)
MORE_BY = worded(r"(?:[ -][a-z]{1,14}){0,2} (?:(?@greater)|(?@smaller)) than\b", _FILE)
NOT = regex(r"\b(?:not|no|n['’]t|never|hardly|nor|if|unless|would|could|should|neither)\b")
CHANGED_TO = worded(
    r"\b(?:(?P<up>(?@rise))|(?P<down>(?@fall))) (?:again |back |further |steadily |sharply |slightly "
    r"|only |just )?(?:to|as far as|as high as|as low as) "
    r"(?:only |just |a |the |its |their )?\Z",
    _FILE,
)
FROM_FAR = worded(
    rf"\b(?:(?P<up>(?@rise)|(?@risen))|(?P<down>(?@fall)|(?@fallen)))\b(?P<between>{_TEXT}{{0,50}}?) from \Z",
    _FILE,
)
BY = worded(
    r"\b(?:(?P<up>(?@rise)|(?@risen))|(?P<down>(?@fall)|(?@fallen)))(?: (?:by|of))(?: just| only"
    r"| exactly)? \Z",
    _FILE,
)
BEFORE = regex(
    r"\b(?:had been|had stood|had had|had sold|had counted|last (?:year|season|month|week|summer|winter"
    r"|time)|(?:a|the) (?:year|month|week|season|decade|summer|winter|day) "
    r"(?:earlier|before|ago)|previous(?:ly)?|earlier|formerly|years (?:ago|earlier|before)"
    r"|when [A-Za-z]+ was|used to|once)\b"
)
BETWEEN = regex(rf"(?P<text>{_TEXT}{{0,10}}[^.;()]{{0,70}}) to (?:only |just |a |the )?\Z")
_FAR = 110


def wrong_comparisons(scope: Scope) -> Iterator[Slip]:
    """Yield comparisons and changes whose words say the opposite of their figures."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(
        " than ", " above ", " below ", "up from", "down from", "over the ", "under the "
    ):
        for entry in ledger.of(figured):
            if entry.kind in (NUMBER, PERCENT) and not entry.number.about:
                yield from _compared(scope, ledger, entry)
    data = scope.data(_FILE)
    changing = {word.split()[-1] for name in ("rise", "risen", "fall", "fallen") for word in data[name]}
    for figured in ledger.with_words(changing):
        for entry in ledger.of(figured):
            if entry.kind in (NUMBER, PERCENT) and not entry.number.about:
                yield from _changed(scope, ledger, entry)


def _compared(scope: Scope, ledger: Ledger, entry: Entry) -> Iterator[Slip]:
    text = entry.figured.text
    before = text[max(0, entry.at - _FAR) : entry.at]
    match = BESIDE(scope.data).search(before)
    plainly = match is not None and (match["whose"] is not None or match["link"] == " from")
    than = None if plainly else THAN(scope.data).search(before)
    found = match if plainly else than
    if found is None or NOT.search(before):
        return
    others = [each for each in ledger.of(entry.figured) if each.at < entry.at and each.kind == entry.kind]
    place = max(0, entry.at - _FAR) + found.start()
    one = next((each for each in reversed(others) if each.at < place and _may_meet(each, entry)), None)
    if one is not None and MORE_BY(scope.data).match(text, one.at + 1, place + len(found[0])):
        # "Twenty feet longer than the forty-foot bus": by so much.
        return
    if one is None or place - one.at > _FAR or one.number.about or RANKED.search(text):
        return
    yield from _judged(
        one,
        entry,
        1 if found["up"] else -1,
        found["up"] or found["down"],
        "" if plainly else "likely",
        said=_place(entry, found, max(0, entry.at - _FAR)),
    )


def _may_meet(one: Entry, two: Entry) -> bool:
    """Say whether two figures may be compared: of one quantity, and of one size."""
    return alike(one, two) and one.value > 0 and 0.1 < two.value / one.value < 10


def _judged(
    one: Entry,
    two: Entry,
    way: int,
    word: str,
    kind: str,
    *,
    where: Entry | None = None,
    said: int | None = None,
) -> Iterator[Slip]:
    """Report a first figure that is told to be greater (``way`` 1) or less than a second one and is not, with
    the word that tells it where that stands before (``said``, a prose offset).
    """
    first, second = bounds(one.number), bounds(two.number)
    if (first.high - second.low) * way < 0 and (first.low - second.high) * way < 0:
        place = where or (two if two.start > one.start else one)
        yield Scope.found(
            place.start if said is None else min(said, place.start),
            place.number.end,
            kind=kind,
            beside=(one.start, one.number.end) if place is not one else (two.start, two.number.end),
            word=word,
            old=plain(two.value),
            new=plain(one.value),
            right="down" if way > 0 else "up",
        )


def _changed(scope: Scope, ledger: Ledger, entry: Entry) -> Iterator[Slip]:
    text = entry.figured.text
    before = text[max(0, entry.at - _FAR) : entry.at]
    near = before[-16:]
    if not any(word in near for word in (" to ", " by ", " of ", " as ")):
        return
    told = CHANGED_TO(scope.data).search(before) if " to " in near or " as " in near else None
    if told is not None:
        yield from _to(ledger, entry, told, max(0, entry.at - _FAR))
        return
    # "grew from 200 in 2010 to 180 in 2020"
    between = BETWEEN.search(before) if " to " in near and " from " in text[: entry.at] else None
    inside = [
        each
        for each in ledger.of(entry.figured)
        if each.at < entry.at and each.kind in (NUMBER, PERCENT) and each.unit != "year"
    ]
    if between and inside:
        old = inside[-1]
        years = [each for each in ledger.of(entry.figured) if old.at < each.at < entry.at]
        verb = _last_verb(scope, text[: old.at])
        if (
            verb
            and all(each.kind in (YEAR, OTHER) for each in years)
            and _may_meet(old, entry)
            and not RANKED.search(text)
            and not TO_AGAIN(scope.data).match(text, entry.at + 1)
            and not (RANGE.search(verb["between"]) or (verb["down"] and MAY.search(text[: verb.start()])))
        ):
            way, word = 1 if verb["up"] else -1, verb["up"] or verb["down"]
            yield from _judged(entry, old, way, word, "", said=_place(entry, verb, 0))
        return
    step = BY(scope.data).search(before)
    if step is not None and entry.kind == NUMBER:
        yield from _by(ledger, entry, 1 if step["up"] else -1, step["up"] or step["down"])


def _last_verb(scope: Scope, text: str) -> re.Match[str] | None:
    """Return the verb of a change that stands next to the "from" at the end of a text."""
    found = FROM_FAR(scope.data).search(text)
    while found is not None:
        again = FROM_FAR(scope.data).search(text, found.start() + 1)
        if again is None:
            return found
        found = again
    return None


def _place(entry: Entry, match: re.Match[str], shift: int) -> int:
    """Return the prose offset of the word for more or less in a match that was made ``shift`` characters into
    the text of an entry.
    """
    return entry.figured.offsets[shift + match.start("up" if match["up"] else "down")]


def _to(ledger: Ledger, entry: Entry, told: re.Match[str], shift: int) -> Iterator[Slip]:
    """Judge "has since shrunk to 97", "dropped to 900 this year, after 800 last year"; ``told`` was matched
    ``shift`` characters into the text.
    """
    text, way, place = entry.figured.text, 1 if told["up"] else -1, shift + told.start()
    if RANKED.search(text) or (way < 0 and MAY.search(text[:place])):
        return
    entries = [each for each in ledger.of(entry.figured) if each.kind in (NUMBER, PERCENT)]
    behind = next((each for each in entries if each.at > entry.at), None)
    if behind is not None and re.search(
        r"(?:,| \() ?(?:after|against|compared (?:with|to)) \Z", text[entry.at + 1 : behind.at]
    ):
        old: Entry | None = behind
    else:
        old = next((each for each in reversed(entries) if each.at < place), None)
        if old is not None and re.search(r"\bfrom \Z", text[: old.at]):
            return
        if old is None:
            earlier = next(ledger.before(entry.figured, 1), None)
            past = [each for each in ledger.of(earlier) if each.kind in (NUMBER, PERCENT)] if earlier else []
            old = past[0] if len(past) == 1 and earlier and BEFORE.search(earlier.text) else None
        elif (
            not BEFORE.search(text[:place])
            and not any(each.kind == YEAR for each in ledger.of(entry.figured))
            and text[old.at : place].count(",") < 2
            and not text.startswith(("From ", "from "))
        ):
            return
    if old is None or old.number.about or not _same(old, entry):
        return
    word = told["up"] or told["down"]
    yield from _judged(entry, old, way, word, "likely", said=_place(entry, told, shift))


def _same(old: Entry, new: Entry) -> bool:
    """Say whether a figure may be told of what another one was, with its unit left out."""
    bare = (
        old.kind != new.kind and {old.kind, new.kind} == {NUMBER, PERCENT} and not new.unit and not new.noun
    )
    return (old.kind == new.kind and _may_meet(old, new)) or (bare and 0.2 < new.value / (old.value or 1) < 5)


def _by(ledger: Ledger, step: Entry, way: int, word: str) -> Iterator[Slip]:
    """Judge "an increase of 12" by the two figures that lie so far apart and of which one was before."""
    window = [
        each
        for each in ledger.window(step)
        if each.kind in (NUMBER, PERCENT) and each.start < step.start and not each.number.about
    ]
    pairs = [
        (one, two)
        for at, one in enumerate(window)
        for two in window[at + 1 :]
        if (one.kind == two.kind) and abs(abs(one.value - two.value) - step.value) < 1e-6 and alike(one, two)
    ]
    if len(pairs) != 1:
        return
    one, two = pairs[0]
    old = _older(ledger, one, two)
    if old is not None:
        new = two if old is one else one
        yield from _judged(
            new, old, way, word, "" if alike(one, step) or step.unit == "point" else "likely", where=step
        )


def _older(ledger: Ledger, one: Entry, two: Entry) -> Entry | None:
    """Return which of two figures is told of an earlier time, where words or years beside them say so."""
    first, second = (_clause(each) for each in (one, two))
    marked = BEFORE.search(first) is not None, BEFORE.search(second) is not None
    if marked[0] != marked[1]:
        return one if marked[0] else two
    years = [_year(ledger, each) for each in (one, two)]
    if years[0] and years[1] and years[0] != years[1]:
        return one if years[0] < years[1] else two
    return None


def _clause(entry: Entry) -> str:
    text = entry.figured.text
    start = max(text.rfind(mark, 0, entry.at) for mark in (";", ". ", ", but ", ", and "))
    end = min(
        (at for mark in (";", ", but ", ", and ") if (at := text.find(mark, entry.at)) >= 0),
        default=len(text),
    )
    return text[start + 1 : end]


def _year(ledger: Ledger, entry: Entry) -> float:
    clause = _clause(entry)
    years: Sequence[Entry] = [
        each
        for each in ledger.of(entry.figured)
        if each.kind == YEAR and each.figured.text[each.at] in clause
    ]
    return years[0].value if len(years) == 1 else 0.0
