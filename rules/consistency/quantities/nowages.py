"""An age then and an age now in one sentence: "who was 16 when she came, in 1986, is now 55"."""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex

from .figuredtext import ANY, N, Y
from .figureledger import Ledger

_TEXT = f"[^{ANY[1:-1]}.;]"
THEN_NOW = regex(
    rf"\b(?:was|aged|at) (?P<then>{N}),? when\b{_TEXT}{{2,60}}?\b(?:in|since)"
    rf" (?P<year>{Y}),?{_TEXT}{{0,30}}? "
    rf"(?:is|and|are) now (?P<now>{N})(?! (?:of|per))"
)


def wrong_ages_now(scope: Scope) -> Iterator[Slip]:
    """Yield ages of today that do not follow from an age in another year."""
    ledger: Ledger = scope.facts.figure_ledger
    today = scope.facts.written_in
    if today is None:
        return
    for figured in ledger.saying(" now "):
        for match in THEN_NOW.finditer(figured.text):
            then, year, now = (figured.at(match[name]) for name in ("then", "year", "now"))
            right = then.value + today.year - year.value
            if now.about or then.about or abs(now.value - right) <= 1:
                continue
            if today.stated or now.value < right - 1:
                yield Scope.found(
                    now.start,
                    now.end,
                    kind="then",
                    beside=(then.start, year.end),
                    born=f"{year.value - then.value:.0f}",
                    year=today.year,
                    age=f"{now.value:.0f}",
                    right=f"{right:.0f}",
                )
