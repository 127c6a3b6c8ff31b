"""Numbers of things that no list of nouns knows, right before the list that names them: "this release fixes
seven bugs:" above six items.
"""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Block, Context, Hit, Related, Sentence, worded

from .countedlists import LOOSE, first_group, goes_on, value_of

_FILES = ("announcements.toml", "numbers.toml", "quantities.toml", "calendar.toml")
_ANNOUNCED = worded(
    r"(?<![\w.,:/-])(?P<number>(?!zero|one)(?@small)|twenty|[2-9]|1\d)"
    r"(?P<noun>(?: [a-z][\w'’-]{1,20}){0,2}? (?P<head>[a-z][a-z-]{1,18}s|people|children|men|women))"
    r"(?P<rest>(?: [^\s\d:;,]{1,20}){0,4}):\Z",
    *_FILES,
    flags=re.IGNORECASE,
)
_ANY_NUMBER = worded(
    r"\d|\b(?:(?!one\b)(?@small)|twenty|both|several|many|some|various|few|more|other)\b",
    *_FILES,
    flags=re.IGNORECASE,
)
# "For three days:", "after two cycles:" what follows is not what was counted.
_WHEN = worded(r"\b(?:(?@before_spans))(?: (?:the|all|these|those|its|their))?\s+\Z", "announcements.toml")
_TIME = worded(r"(?:(?@time_words))\Z", "quantities.toml", flags=re.IGNORECASE)
_WEEKDAY = worded(r"\W{0,3}(?:on )?(?@weekdays)s?\b", "calendar.toml", flags=re.IGNORECASE)
_MANY = 5


def any_noun(ctx: Context, sentence: Sentence, items: Sequence[Block]) -> Iterator[Hit]:
    """Yield the number of things at the end of a lead-in where the list below has a little more or less."""
    match = _ANNOUNCED(ctx.data).search(sentence.text.rstrip())
    if match is None:
        return
    head = sentence.text[: match.start()]
    numbers = _ANY_NUMBER(ctx.data)
    if (
        numbers.search(head)
        or numbers.search(match["noun"] + match["rest"])
        or LOOSE(ctx.data).search(head)
        or _WHEN(ctx.data).search(head)
    ):
        return
    told = value_of(ctx, match["number"])
    off = abs(told - len(items))
    if told == first_group(ctx, list(items)):
        return
    if off == 0 or off > (2 if told >= _MANY else 1) or goes_on(ctx, list(items)):
        return
    named = _named_by(ctx, match["head"], items)
    if _TIME(ctx.data).search(match["noun"]) and not named:
        return
    yield ctx.hit(
        sentence.start + match.start(),
        sentence.start + match.end("noun"),
        severity="warning" if named or (off == 1 and not match["rest"]) else "info",
        related=(Related(items[0].span, "the list"),),
        said=match["number"] + match["noun"],
        items=len(items),
    )


def _named_by(ctx: Context, noun: str, items: Sequence[Block]) -> bool:
    """Say whether all items begin with one of the things ("Day 1: …" of seven days), or are days."""
    texts = [ctx.doc.text_of(item) for item in items]
    single = noun.casefold().removesuffix("s")
    return all(text.casefold().startswith(single) for text in texts) or (
        single == "day" and all(_WEEKDAY(ctx.data).match(text) for text in texts)
    )
