"""STR003: the lead announces what the article does not bring."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, Sentence, picked, regex, rule, worded

PROMISE = worded(
    r"\b(?:this|the following|our|the present) (?@texts)\b"
    r".{0,30}\b(?@verbs_begin)(?:e|es|s|ed|ing|ies|y)?\b(?: (?:at|into))? (?P<items>.{10,300})"
    r"|\b(?:in this (?@texts),? )?we(?:'ll|’ll| will| shall)? (?@verbs) (?P<ours>.{10,300})"
    r"|^[A-Z][\w.’' ]{2,40} (?@verbs_third) (?P<theirs>.{10,300})",
    "announcements.toml",
    flags=re.IGNORECASE,
)
CUT = regex(r",\s*(?:and |or |as well as )?|;\s*(?:and )?| and (?:the |its |how |why |what )|—|:")
LEAD_BLOCKS = 4
BODY = (
    "Peat was cut by hand until 1952. A man could lift a thousand turves a day, and his wife laid them out "
    "to dry.\n"
)


@rule(
    id="STR003",
    name="promise-unmet",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "-quote"],
    tags=["structure", "lead"],
    summary="The lead announces what the rest of the text does not bring",
    message="The lead announces “{item}”; none of these words comes up again in this file",
    rationale="“This article explores …” is a promise. Where the words of the promise do not return, the "
    "section was never written, or "
    "the lead was taken from another text.",
    remedy="Write the part, or take the announcement out.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Lead_section"],
    bad=[
        {
            "text": f"# Peat\n\nThis article explores the tools of the cutters, and ⟦the export of moss "
            f"litter to stables⟧.\n\n{BODY}",
            "bare": True,
        },
        {
            "text": f"# Peat\n\nWe will look at the men of the bog, ⟦the railway sidings at "
            f"Gretna⟧.\n\n{BODY}",
            "bare": True,
        },
    ],
    good=[
        {
            "text": f"# Peat\n\nThis article explains how peat was cut by hand and dried.\n\n{BODY}",
            "bare": True,
        },
        {"text": f"# Peat\n\nThe article of 1911 explores nothing.\n\n{BODY}", "bare": True},
        {"text": "# Peat\n\nThis article explores the export of moss litter to stables.\n", "bare": True},
    ],
)
def promise_unmet(ctx: Context) -> Iterator[Hit]:
    blocks = picked(ctx.blocks(), lambda block: block.kind == "paragraph")
    if len(blocks) < 2:
        return
    for block in blocks[:LEAD_BLOCKS]:
        for sentence in ctx.facts.sentences_of(block):
            match = PROMISE(ctx.data).search(sentence.text)
            if match is None:
                continue
            group = next(name for name in ("items", "ours", "theirs") if match.group(name))
            rest = ctx.facts.terms.stems(sentence.end, len(ctx.text))
            if len(rest) < 10:
                return
            yield from _unmet(ctx, sentence, match.start(group), match.end(group), rest)
            return


def _unmet(ctx: Context, sentence: Sentence, start: int, end: int, rest: frozenset[str]) -> Iterator[Hit]:
    at = start
    cuts = [*CUT.finditer(sentence.text, start, end), None]
    for cut in cuts:
        stop = cut.start() if cut else end
        item = sentence.text[at:stop]
        stems = {term.stem for term in ctx.facts.terms.of(item)}
        if len(stems) >= 3 and not stems & rest:
            left = sentence.start + at + len(item) - len(item.lstrip())
            right = sentence.start + at + len(item.rstrip(" .!?"))
            yield ctx.hit(left, right, item=ctx.text[left:right])
        at = cut.end() if cut else end
        if cut and cut.group().startswith(" and "):
            at = cut.start() + 5
