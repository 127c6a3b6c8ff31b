"""CLM011: a grand name for something that may not exist under it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Context, Hit, regex, rule

_OWNER = regex(r"\A(?:[A-Z][\w-]*(?:’s|'s) )")


@rule(
    id="CLM011",
    name="invented-proper-name",
    version=1,
    status="preview",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "names"],
    summary="A capitalised name of a body or programme that looks made up",
    message="“{text}” is written like an official name, but stands only {count} times and without an "
    "abbreviation or source",
    rationale="Generated text likes to capitalise a description until it looks like a treaty or a committee. "
    "A real body has a name in the singular, an abbreviation, a "
    "founding date or a page of its own.",
    remedy="Check that the body exists under this name and link it; otherwise write the description in "
    "lower case.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        "The plan rests on ⟦Joint Harbour Frameworks⟧ and on trust.",
        "It works through ⟦Coastal Trade Mechanisms⟧ and visits.",
    ],
    good=[
        "The plan rests on the Joint Harbour Frameworks (JHF) of 1994.",
        "The plan rests on joint harbour frameworks.",
        "The plan rests on the [Joint Harbour Frameworks](https://jhf.test).",
    ],
)
def invented_proper_name(ctx: Context) -> Iterator[Hit]:
    name = _name(ctx.facts.word_classes["grand-body"])
    for statement in ctx.facts.attributions.holding("grand-body"):
        if statement.support in ("link", "footnote", "reference") or not ctx.in_scope(
            statement.sentence.block
        ):
            continue
        for match in name.finditer(ctx.text, statement.sentence.start, statement.sentence.end):
            start = match.start()
            owner = _OWNER.match(match.group())
            start += owner.end() if owner else 0
            found = ctx.text[start : match.end()]
            after = ctx.text[match.end() : match.end() + 3]
            count = ctx.text.count(found)
            if " " in found and not after.startswith(" (") and count <= 2:
                yield ctx.hit(start, match.end(), count=count)


@lru_cache(maxsize=4)
def _name(heads: frozenset[str]) -> re.Pattern[str]:
    ends = "|".join(sorted(head.capitalize() for head in heads))
    return regex(rf"(?<=[a-z,] )(?:[A-Z][\w’'-]{{1,20}} ){{1,4}}(?:{ends})\b")
