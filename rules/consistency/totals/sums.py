"""Totals that are not the sum of their parts, in lines under each other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import ANY

_FILE = "quantities.toml"
_GAP = rf"(?: [^{ANY[1:-1]},;:.()]{{1,60}}?)"

# "£612 at the stall, £448 at the tombola and £235 from the sale": the first is a part as well.
PLACED = worded(r" (?:(?@part_words))\b", _FILE)


class _Row(NamedTuple):
    label: str
    value: float
    decimals: int
    unit: str
    start: int
    end: int


# The reader sees lines under each other as one text; what stands before the colon is the label.
AMOUNT = regex(
    r"(?: ?(?::|\t|\.{3,60}) ?| {2,60})(?P<money>[$€£¥])? ?"
    r"(?P<number>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)(?![\d,.:/-]{0,12}\d)"
    r" ?(?P<unit>%|[a-z€$£]{1,12}\b)?(?P<after>[.;,]? ?(?=[A-Z]|\Z))?"
)
LABEL = regex(r"[^\w\d]{0,8}(?P<label>[^\W\d_][^:\t\n\d]{0,60})\Z")
TOTAL = regex(
    r"(?i)\W{0,8}(?:grand |overall )?(?:totals?|sum|altogether|all together|in all|votes cast|all(?: "
    r"[a-z]{3,20})?|everything|everybody|overall|combined)\b"
    r"(?! (?:per|average))[\w ]{0,20}\Z"
)
_TOTAL_WORDS = (
    "total",
    "totals",
    "sum",
    "altogether",
    "cast",
    "all",
    "everything",
    "everybody",
    "overall",
    "combined",
)
_LABELLING = frozenset((*_TOTAL_WORDS, "subtotal", "subtotals"))
_BEHIND = 60
"""The rest of such a label is no longer."""
SUBTOTAL = regex(r"(?i)\W*sub-?\s?totals?\b")
_LETTER = regex(r"[^\W_]")


def wrong_sums(scope: Scope) -> Iterator[Slip]:
    """Yield totals of lines such as "Boat hire: 3,150" that stand under each other."""
    table = scope.facts.word_table
    if not table.vocabulary.intersection(_TOTAL_WORDS) or not _may_label(scope):
        return
    rows: list[_Row] = []
    for row in rows_of(scope):
        if row is None:
            rows = []
        elif SUBTOTAL.match(row.label) or TOTAL.match(row.label):
            yield from _total(row, rows)
            rows = [*rows, row]
        else:
            rows.append(row)


def _may_label(scope: Scope) -> bool:
    """Say whether what parts a label from its number stands near behind a word for a total."""
    table, text = scope.facts.word_table, scope.text
    for number in table.where_parts(_LABELLING):
        end = table.ends[number]
        behind = text[end : end + _BEHIND]
        if ":" in behind or "\t" in behind or "..." in behind or "  " in behind:
            return True
    return False


def rows_of(scope: Scope) -> Iterator[_Row | None]:
    """Yield what the article holds of labels with a number behind them; None where something else stands."""
    for block in scope.blocks():
        text = scope.text[block.start : block.end]
        done = 0
        marked = ":" in text or "\t" in text or "..." in text or "  " in text
        for match in AMOUNT.finditer(text) if marked else ():
            label = LABEL.match(text, done, match.start()) if match.start() - done < 80 else None
            done = match.end()
            if label is None or match["after"] is None:
                yield None
            if label is not None:
                number = match["number"].replace(",", "")
                yield _Row(
                    label["label"],
                    float(number),
                    len(number.partition(".")[2]),
                    (match["money"] or "") + (match["unit"] or ""),
                    block.start + match.start("number"),
                    block.start + match.end("number"),
                )
        if block.kind == "heading" or _LETTER.search(text, done):
            yield None


def _total(row: _Row, rows: Sequence[_Row]) -> Iterator[Slip]:
    subtotals = [other for other in rows if SUBTOTAL.match(other.label)]
    if SUBTOTAL.match(row.label):
        last = max((at for at, other in enumerate(rows) if other in subtotals), default=-1)
        parts = list(rows[last + 1 :])
    elif subtotals:
        last = max(at for at, other in enumerate(rows) if other in subtotals)
        parts = [*subtotals, *rows[last + 1 :]]
    else:
        parts = list(rows)
    if (
        len(parts) < 2
        or any(TOTAL.match(part.label) for part in parts)
        or len({part.unit for part in (*parts, row)}) > 1
    ):
        return
    if row.unit == "%":
        return
    added = sum(part.value for part in parts)
    slack = 0.5 * sum(10.0**-part.decimals for part in parts if part.decimals) + 1e-6
    if abs(added - row.value) > slack and 0.6 * row.value <= added <= 1.6 * row.value:
        yield Scope.found(
            row.start,
            row.end,
            what=f"The lines above add up to {plain(round(added, 6))}, not {plain(row.value)}",
        )
