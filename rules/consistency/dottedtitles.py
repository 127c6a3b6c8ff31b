"""Titles before names, with a stop here and without one there: "Dr. Lund", "Dr Lund"."""

from collections.abc import Iterator

from copydesk.api import Scope, once, word_sets

from .variantplaces import Place, in_scope

_OF_PLACES = frozenset({"st", "mt"})
"""These stand in names, which have their own way: "St Albans", "St. Louis"."""
_ARTICLES = (["a"], ["the"], ["your"], ["my"], ["our"])
"""Behind these a title ends its sentence: "ask the Dr. She knows"."""
_GAPS = {" ": "", ". ": "."}


def dotted_titles(ctx: Scope) -> Iterator[dict[str, list[Place]]]:
    """Yield the forms of each title that stands with a stop and without one, with their places in prose."""
    table = ctx.facts.word_table
    for title in sorted(_titles(ctx.data("consistency.txt")) & table.vocabulary):
        forms: dict[str, list[Place]] = {}
        for number in table.numbers[title]:
            after = number + 1
            if (
                not table.forms[number].istitle()
                or after >= len(table)
                or not table.forms[after][0].isupper()
            ):
                continue
            stop = _GAPS.get(table.gaps[after])
            if stop is not None and table.lower[number - 1 : number] not in _ARTICLES:
                place = table.starts[number], table.ends[number] + len(stop)
                forms.setdefault(table.forms[number] + stop, []).append(place)
        if len(forms) > 1:
            found = in_scope(ctx, forms)
            if len(found) > 1:
                yield found


@once
def _titles(lines: tuple[str, ...]) -> frozenset[str]:
    """Return what is short for a title."""
    short = (pair.partition(":")[2] for pair in word_sets(lines)["before-a-name"])
    return frozenset(("mr", "mrs", "ms", *short)) - _OF_PLACES
