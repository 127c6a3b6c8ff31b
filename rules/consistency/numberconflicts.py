"""One quantity with two values."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from copydesk.api import Scope, Sentence, Slip, TextWords, regex, word_sets, worded

YEAR = regex(r"(?:1[5-9]|20)\d\d")
SCALE = r"(?P<scale> (?:hundred|thousand|million|billion|trillion|percent|per cent)|%)?"
NAME = r"(?P<name>[A-Z][\w’'-]{1,60}(?: (?:(?:of|the|de|von|van|and) )?[A-Z][\w’'-]{1,60}){0,5})"


class Quantities(NamedTuple):
    """What the rule knows: words for numbers with their figures, events that a thing has one of, and the
    expressions.
    """

    figures: Mapping[str, str]
    events: frozenset[str]
    event: re.Pattern[str]
    population: re.Pattern[str]
    peopled: re.Pattern[str]


@cache
def _quantities(lines: tuple[str, ...]) -> Quantities:
    sets = word_sets(lines)
    figures = dict(entry.split(":") for entry in sorted(sets["figures"]))
    words = "|".join(sorted(figures, key=len, reverse=True))
    number = rf"(?P<value>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{words})"
    events = "|".join(sorted(sets["events"]))
    return Quantities(
        figures,
        sets["events"],
        # "The Severn Bridge was opened in 1966": one event of one named thing has one year.
        regex(
            NAME + r"(?: \([^()]{1,60}\))?,? (?:was |were |is |had been )?(?:first |officially |originally )?"
            rf"(?P<event>{events})(?: on)?(?: \w{{3,9}} \d{{1,2}},?| \d{{1,2}} \w{{3,9}})?,? "
            r"(?:in |in late |in early )?(?P<year>1[5-9]\d\d|20\d\d)\b"
        ),
        # "The population of Ayr was 46,982", "Ayr has a population of 46,982".
        regex(
            rf"[Pp]opulation of {NAME}(?: (?:is|was|stood at|reached)|,) (?:about |around |some |nearly )?"
            + number
            + SCALE
        ),
        regex(
            rf"{NAME} (?:has|had|with) (?:a|an estimated) population of (?:about |around |some |nearly )?"
            + number
            + SCALE
        ),
    )


GUARD = worded(r"\b(?:(?@another-time)|by then|at the time|[Ii]n (?:1[5-9]|20)\d\d)\b", "consistency.txt")


def number_conflict(ctx: Scope) -> Iterator[Slip]:
    seen: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
    known = _quantities(ctx.data("consistency.txt"))
    for sentence in ctx.sentences_of(_candidates(ctx.facts.word_table, known)):
        for key, value, start, end in _facts(sentence, known, GUARD(ctx.data)):
            for other, first_start, first_end in seen[key]:
                if other != value:
                    span = ctx.doc.lift(first_start, first_end)
                    yield ctx.found(
                        start,
                        end,
                        beside=(first_start, first_end),
                        what=f"{key[0]} {key[1]}",
                        value=value,
                        other=other,
                        line=ctx.doc.source.position(span.start).line,
                    )
                    break
            seen[key].append((value, start, end))


def _candidates(table: TextWords, known: Quantities) -> list[int]:
    """Return the numbers of the words without which no expression matches: an event with a year behind it,
    and the population.
    """
    lower = table.lower
    events = [n for n in table.where(known.events) if any(map(YEAR.match, lower[n + 1 : n + 7]))]
    return sorted([*events, *table.where_parts(frozenset({"population"}))])


def _facts(
    sentence: Sentence, known: Quantities, guard: re.Pattern[str]
) -> Iterator[tuple[tuple[str, str], str, int, int]]:
    """Yield what a sentence states: a key that names the quantity, its value, and the prose range."""
    text = sentence.text
    for match in known.event.finditer(text):
        if not guard.search(text[: match.start("year") - 4] + text[match.end() :]):
            yield (
                ("year", f"{match['name']} {match['event']}"),
                match["year"],
                sentence.start + match.start(),
                sentence.start + match.end(),
            )
    for pattern in (known.population, known.peopled):
        for match in pattern.finditer(text):
            if not guard.search(text):
                value = _value(match, known)
                yield (
                    ("population of", match["name"]),
                    value,
                    sentence.start + match.start(),
                    sentence.start + match.end(),
                )


def _value(match: re.Match[str], known: Quantities) -> str:
    number = match["value"].replace(",", "")
    scale = (match.groupdict().get("scale") or "").strip().replace("per cent", "%").replace("percent", "%")
    return f"{known.figures.get(number.casefold(), number)} {scale}".strip()
