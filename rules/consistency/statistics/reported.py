"""Statistics as papers report them: a p-value that does not follow from its test."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex, worded

from .distributions import chi_square, correlation, fisher, normal, student

TEST = regex(
    r"(?<![\w.])(?:(?P<kind>[tFrQ]|[χΧ𝜒] ?[²2]|chi2|[Cc]hi-squared?)\s?"
    r"\((?P<df1>\d{1,6}(?:\.\d{1,3})?)(?:[,;] ?(?:[Nn] ?= ?)?(?P<df2>\d{1,3}(?:,\d{3}){1,2}|\d{1,6}"
    r"(?:\.\d{1,3})?))?\)"
    r"|(?P<z>[zZ]))\s?= ?(?P<value>[-−–]?\d{0,6}\.?\d{1,6})[,;]? ?(?:and )?"
    r"(?P<shown>[pP] ?(?P<sign>[=<>≤≥]) ?(?P<p>[01]?\.\d{1,6}))(?!\d|e-|\s?[×x])"
)
# Beside these a p-value is that of more than the one test.
ADJUSTED = worded(r"\b(?@corrected)\b", "quantities.toml", flags=re.IGNORECASE)


class _Test(NamedTuple):
    kind: str
    df1: float
    df2: float
    value: float
    half: float

    def probability(self, value: float) -> float:
        """Return the probability of a value of the test as far out, on both sides where it has two."""
        if self.kind == "z":
            return normal(value)
        if self.kind == "t":
            return student(value, self.df1)
        if self.kind == "F":
            return fisher(value, self.df1, self.df2)
        if self.kind == "r":
            return correlation(min(value, 0.999999), self.df1)
        return chi_square(value, self.df1)


def wrong_probabilities(scope: Scope) -> Iterator[Slip]:
    """Yield p-values that do not follow from the value of the test before them, whatever its rounding."""
    text = scope.text
    for match in TEST.finditer(text):
        block = scope.block_at(match.start())
        if block is None or ADJUSTED(scope.data).search(text, block.start, block.end):
            continue
        test = _read(match)
        if test is None:
            continue
        high = test.probability(max(0.0, test.value - test.half))
        low = test.probability(test.value + test.half)
        right = test.probability(test.value)
        if _wrong(match, low, high):
            yield scope.found(
                match.start("shown"),
                match.end("shown"),
                kind="turned" if (right < 0.05) != _significant(match) else "",
                test=" ".join(match.group()[: match.start("shown") - match.start()].split()).rstrip(",; "),
                said=" ".join(match["shown"].split()),
                right=f"{right:.3f}".lstrip("0") if right >= 0.001 else "< .001",
            )


def _read(match: re.Match[str]) -> _Test | None:
    value = match["value"].replace("−", "-").replace("–", "-")
    if value in (".", "-.") or not any(map(str.isdigit, value)):
        return None
    kind = "z" if match["z"] else match["kind"][0] if match["kind"][0] in "tFr" else "χ"
    df1, df2 = (float((match[name] or "0").replace(",", "")) for name in ("df1", "df2"))
    if (kind != "z" and df1 <= 0) or (kind == "F") != (df2 > 0 and kind == "F") or (kind in "tr" and df2):
        return None
    return _Test(kind, df1, df2, abs(float(value)), 0.5 * 10.0 ** -len(value.partition(".")[2]))


def _wrong(match: re.Match[str], low: float, high: float) -> bool:
    """Say whether a stated p cannot be one between two bounds, be it of one side or of both."""
    said, decimals = float(match["p"]), len(match["p"].partition(".")[2])
    half = 0.5 * 10.0**-decimals
    for factor in (1, 0.5):
        least, most = factor * low, factor * high
        if match["sign"] in "<≤" or said == 0:
            fits = least < max(said, 10.0**-decimals)
        elif match["sign"] in ">≥":
            fits = most > said
        else:
            fits = least <= said + half and most >= said - half
        if fits:
            return False
    return True


def _significant(match: re.Match[str]) -> bool:
    return float(match["p"]) < 0.05 or (float(match["p"]) == 0.05 and match["sign"] in "<≤")
