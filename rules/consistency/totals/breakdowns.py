"""A whole and its parts behind it: "310 people, 190 at the mill and 130 in the shops"."""

from collections.abc import Iterator, Sequence
from itertools import combinations, takewhile

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, bounds, total
from ..quantities.figuredtext import ANY, NUMBER, ORD, PERCENT, Figured
from ..quantities.figureledger import Entry, Ledger, stem
from .sums import PLACED
from .toldtotals import wrong_sum

_FILE = "quantities.toml"
_TEXT = f"[^{ANY[1:-1]}.;:()]"
# What between a whole and the first of its parts says that all parts follow, or that they are parts of it.
CLOSED = worded(rf"{_TEXT}{{0,60}}?(?::| [–—]| \(|\b(?:(?@made_of)))\W?{_TEXT}{{0,40}}\Z", _FILE)
# "Half of them stay away, there are 100": the share has taken "of them", and the figure is what comes of it.
OF_THEM = regex(rf"{_TEXT}{{0,50}}?[,(–—]? ?(?<!# )\bof (?:whom|which|them|these|those)\b{_TEXT}{{0,40}}\Z")
BARE = regex(r"(?:[ -][A-Za-z][\w’']{0,24}){0,5}(?: [–—]|,)(?: with| just| only)? \Z")
SEMI = regex(rf"{_TEXT}{{0,60}}; {_TEXT}{{0,40}}\Z")
OF_WHOLE = regex(r"\b[Oo]f (?:the |all |all the |its |their |these |those |our )\Z|(?:\A|[,;:] )[Oo]f \Z")
OWN_WHOLE = regex(r" of (?:the|its|their|his|her|our|all)\b")
THEM_BEHIND = regex(r" of (?:them|whom|which|these|those)\b")
LISTED = regex(
    rf"[{NUMBER}-\ue3ff][^.;:]{{1,40}}(?:,| and) \Z|\b(?:includ|compris)\w{{1,5}} \Z|\bwith (?:a fleet of "
    r"|a )?\Z"
)
SIBLINGS = regex(rf"(?:{ORD}|\b(?:one|youngest|eldest|oldest|middle|last)) of \Z")
OF_THOSE = regex(r"(?: [a-z]+)? of (?:those|these|them|whom|the (?:latter|others))\b")
PLANNED = regex(
    r"\b(?:plan(?:s|ned)?|hoped?|expect(?:s|ed)?|intended|meant|supposed|target|aim(?:s|ed)?|(?:was|were|is"
    r"|are) to)\b"
)
TOO = regex(r"\b(?:as well|too|also|both)\b")
WITH = regex(r"(?: [a-z]+)? (?:with|have|had|has)\b(?! no\b)")
SOME = worded(r"\b(?:(?@some_of))\b", _FILE)
OPENS_OF = regex(r"(?:Of|Among) (?:them|these|those)\b")
# Things of which one may have several at once.
OVERLAP = worded(rf" (?:\([{PERCENT}-\ue7ff]\) )?(?:[a-z]+ly |also )?(?:(?@overlapping))\b", _FILE)
REST = worded(r"\b(?:(?@rest_words))\b", _FILE)
_SAME = frozenset({"", "one"})
_MOST, _THOUSAND, _MOST_SCALED, _PHRASE = 8, 1000, 1000, 24


def wrong_breakdowns(scope: Scope) -> Iterator[Slip]:
    """Yield the last of some parts that do not make the whole before them."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(" and ", "; ", ", "):
        numbers = [entry for entry in ledger.of(figured) if entry.kind == NUMBER]
        if len(numbers) < 2:
            continue
        found = None
        for at, whole in enumerate(numbers[:-2]):
            found = found or _behind(scope, figured, whole, numbers[at + 1 :])
        found = found or _in_the_sentence_before(scope, ledger, figured, numbers)
        if found is not None:
            yield found


def _behind(scope: Scope, figured: Figured, whole: Entry, others: Sequence[Entry]) -> Slip | None:
    colon = figured.text.find(": ", whole.at)
    # "600 kilometres in three days: 240 on the first …": what stands before the colon is no part.
    later = [each for each in others if each.at > colon] if colon > 0 else []
    bracket = figured.text.find("(", whole.at, others[0].at)
    if bracket > 0:
        # "120 adults (68 women, 52 men) in one of four groups"
        closes = figured.text.find(")", bracket)
        others = [each for each in others if each.at < closes or closes < 0]
    parts = _row(figured, whole, later if len(later) > 1 else others)
    between = [each for each in others if parts and each.at < parts[0].at]
    if any(Bounds(*bounds(each.number)).meets(*total([part.number for part in parts])) for each in between):
        return None  # "32 trains each weekday, will have 36: 18 up, 18 down"
    if SIBLINGS.search(figured.text, 0, whole.at):
        # "The second of four children, she had two brothers and a sister": she is one herself.
        whole = whole._replace(
            number=whole.number._replace(value=whole.value - 1, low=whole.value - 1, high=whole.value - 1)
        )
    if len(parts) < 2 or whole.number.about or whole.value < 3 or figured.text.startswith("-", whole.at + 1):
        return None
    text, first = figured.text, parts[0]
    lead = "".join("#" if char >= NUMBER else char for char in text[whole.at + 1 : first.at])
    if SOME(scope.data).search(text, whole.at, min(len(text), parts[-1].at + 30)) or any(
        OWN_WHOLE.match(text, each.at + 1) for each in parts
    ):
        return None
    closed = CLOSED(scope.data).match(lead) is not None
    verb = bool(whole.words) and whole.words[0].endswith("ed")
    sorts = frozenset(map(stem, scope.data(_FILE)["sorts"]))
    kinds = list(takewhile(lambda part: part.noun in sorts, parts))
    # "48, 22 girls and 26 boys, with four teachers"
    parts = kinds if len(kinds) > 1 else parts
    sorted_out = all(part.noun in sorts for part in parts)
    bare = (not verb and all(part.noun in _SAME or part.noun == whole.noun for part in parts)) or sorted_out
    part = bool(
        OF_THEM.match(lead) or THEM_BEHIND.match(text, first.at + 1) or OF_WHOLE.search(text, 0, whole.at)
    )
    # "£612 at the stall, £448 at the tombola and £235 from the sale": the first is a part as well.
    placed = [
        PLACED(scope.data).search(part, 0, _PHRASE)
        for part in (lead, *(text[each.at + 1 :] for each in parts))
    ]
    bare = bare and not (placed[0] and any(each and each[0] == placed[0][0] for each in placed[1:]))
    bare = bare and LISTED.search(text, 0, whole.at) is None
    # "70 elementary schools, 23 middle schools and 8 others": each is named in full.
    bare = bare and not (len(parts) > 1 and all(part.noun == whole.noun for part in parts))
    if not (closed or part or (bare and (BARE.match(lead) or SEMI.match(lead)))):
        if not (_kinds(whole, parts) and BARE.match(lead)):
            return None
        found = _judged(scope, figured, whole, parts, False)
        return found._replace(kind="likely") if found else None
    return _judged(scope, figured, whole, parts, closed or sorted_out)


def _kinds(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Say whether parts are kinds of what a whole counts: "130 head, 85 ewes, 40 lambs and six rams"."""
    named = [part.noun for part in parts]
    text = whole.figured.text
    ends = " and " in text[parts[-2].at : parts[-1].at] and not any(
        char >= NUMBER for char in text[parts[-1].at + 1 :]
    )
    listed = LISTED.search(text, 0, whole.at) is not None
    return (
        len(parts) > 2 and ends and not listed and all(named) and len({whole.noun, *named}) == len(named) + 1
    )


def _row(figured: Figured, whole: Entry, others: Sequence[Entry]) -> list[Entry]:
    """Return the figures behind a whole that may be its parts, as far as they are of its unit."""
    parts: list[Entry] = []
    for told in others[:_MOST]:
        each = _scaled(whole, told)
        alike = each.unit == whole.unit or (not each.unit and bool(whole.unit) and not each.noun)
        if not alike or each.value >= whole.value or each.number.about:
            break
        parts.append(each)
    if len(parts) > 1 and not any(
        word in figured.text[parts[-2].at : parts[-1].at] for word in (" and ", "; ", ", ")
    ):
        parts.pop()
    return parts


def _scaled(whole: Entry, each: Entry) -> Entry:
    """Return a part with the million of its whole: "9 million, of which the state paid 4 and the town 5"."""
    factor = whole.number.factor
    bare = not each.unit and not each.noun and each.number.factor == 1 and each.value < _MOST_SCALED
    fits = factor >= _THOUSAND and bare and each.value * factor < whole.value
    return each._replace(number=each.number.times(factor)) if fits else each


def _judged(
    scope: Scope, figured: Figured, whole: Entry, parts: Sequence[Entry], closed: bool
) -> Slip | None:
    if _apart(figured, whole, parts):
        return None
    added, limits = total([part.number for part in parts]), Bounds(*bounds(whole.number))
    right = sum(part.value for part in parts)
    if (
        limits.meets(*added)
        or not 0.75 * whole.value <= right <= 1.35 * whole.value
        or _some_make(parts, limits)
    ):
        return None
    text = figured.text
    if right > whole.value:
        overlap = any(OVERLAP(scope.data).match(text, part.at + 1) for part in parts)
        # "24 with a balcony and 14 with a cellar": one may have both.
        overlap |= all(WITH.match(text, part.at + 1) for part in parts)
        return None if overlap and not closed else wrong_sum(whole, parts, parts[-1])
    tail = text[parts[-1].at :] + scope.text[figured.end : figured.end + 60]
    finished = (
        closed
        or OF_THEM.match(figured.text[whole.at + 1 : parts[0].at])
        or THEM_BEHIND.match(text, parts[0].at + 1)
    ) and " and " in text[parts[-2].at : parts[-1].at]
    if (
        REST(scope.data).search(tail)
        or REST(scope.data).search(text, whole.at)
        or not (finished or len(parts) > 2)
    ):
        return None
    return wrong_sum(whole, parts, parts[-1], kind="likely")


def _apart(figured: Figured, whole: Entry, parts: Sequence[Entry]) -> bool:
    """Say whether figures are no parts of one whole though they look so: the whole was only planned, one of
    them is a part of another ("sixteen of those"), or something of both kinds ("as well").
    """
    text = figured.text
    ahead = whole.figured.text[: whole.at]
    nested = [OF_THOSE.match(text, part.at + 1) is not None for part in parts]
    return (
        PLANNED.search(ahead) is not None
        or (any(nested[1:]) and not nested[0])
        or TOO.search(text, parts[0].at) is not None
    )


def _some_make(parts: Sequence[Entry], limits: Bounds) -> bool:
    """Say whether some of the parts make the whole: what stands behind them is something else."""
    return any(
        limits.meets(*total([part.number for part in some]))
        for count in range(2, len(parts))
        for some in combinations(parts, count)
    )


def _in_the_sentence_before(
    scope: Scope, ledger: Ledger, figured: Figured, numbers: Sequence[Entry]
) -> Slip | None:
    """Judge parts that begin their sentence, of the only count of the sentence before."""
    earlier = next(ledger.before(figured, 1), None)
    wholes = [entry for entry in ledger.of(earlier) if entry.kind == NUMBER and entry.noun] if earlier else []
    opens = (
        OPENS_OF.match(figured.text) is not None
        or THEM_BEHIND.match(figured.text, numbers[0].at + 1) is not None
    )
    if not opens and len(wholes) == 1 and wholes[0].noun in map(stem, figured.text[:40].lower().split()[1:3]):
        # "The passengers included 168 adults and 54 children."
        parts = _row(figured, wholes[0], numbers)
        found = _judged(scope, figured, wholes[0], parts, False) if len(parts) > 1 else None
        return (
            found._replace(kind="likely") if found and figured.text.startswith(("The ", "These ")) else None
        )
    if not wholes or (len(wholes) > 1 and not opens) or (numbers[0].at > 12 and not opens):
        return None
    whole = wholes[0]
    parts = _row(figured, whole, numbers)
    if (
        len(parts) < 2
        or whole.number.about
        or not all(part.noun in _SAME or part.noun == whole.noun or opens for part in parts)
    ):
        return None
    found = _judged(scope, figured, whole, parts, False)
    return found if found is None or opens else found._replace(kind="likely")
