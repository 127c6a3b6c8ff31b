"""CIT009: a source from another time than what it supports."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_HAPPENED = regex(
    r"\b(?:was|were|had|did|died|won|lost|fell|rose|took|began|opened|closed|signed|killed|struck|met|voted|"
    r"passed|launched|landed|sank|arrived|left|came|went|held|broke|said|announced|elected|appointed"
    r"|[a-z]{2,14}ed)\b"
)
_PLANNED = regex(
    r"\b(?:will|would|plan(?:s|ned)?|schedul\w{1,4}|due|until|since|upcoming|expected?|to be|deadline|by"
    r"|before|"
    r"propos\w{1,4}|announc\w{1,4}|set for|from|through|slated|intend\w{0,3}|forecast|predict\w{0,3}"
    r"|anniversary)\b",
    re.IGNORECASE,
)


@rule(
    id="CIT009",
    name="source-date",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "cell", "caption", "footnote"],
    needs=["links", "clock"],
    tags=["citations", "dates"],
    summary="A linked source that is older than the event it stands for, or younger than the article",
    message="The linked source is dated {dated} by its address, {why}",
    rationale="A report cannot tell what had not happened when it was written, and an article cannot rest "
    "on a page that appeared after it. Either the link or the date is wrong.",
    remedy="Find the source that reports the event, or correct the date.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        "The weir broke on 9 May 2023, [the paper reported](⟦https://paper.test/2021/03/02/weir⟧).",
        "The [paper](⟦https://paper.test/2031/03/02/weir⟧) has the count.",
        {
            "text": "---\ntitle: The weir\ndate: 2024-05-01\n---\n\nIt leaks, [the paper]"
            "(⟦https://paper.test/2024/07/20/leak⟧) says.\n",
            "bare": True,
        },
    ],
    good=[
        "The weir broke on 9 May 2023, [the paper reported](https://paper.test/2023/05/10/weir).",
        "The new weir will open on 9 May 2023, [the paper reported](https://paper.test/2023/03/02/weir).",
        "The weir was closed from 9 May 2023, [the paper reported](https://paper.test/2023/03/02/weir).",
        "The weir broke on 9 May 2023; [it was weak](https://paper.test/2021/03/02/weir) since 1 June 2020.",
        "The weir broke on 9 May 2023. Its wall [was known to be weak](https://paper.test/2021/03/02/weir).",
    ],
)
def source_date(ctx: Context) -> Iterator[Hit]:
    about = ctx.facts.publication
    stamps = [stamp.moment.iso for stamp in (about.published, about.modified) if stamp and stamp.moment]
    for dated in ctx.facts.dated_links:
        link = dated.link
        where = link.url_span or link.span
        block = ctx.doc.block_at(link.start)
        if block is None or not ctx.in_scope(block) or ctx.facts.in_code(link.span):
            continue
        if dated.iso > ctx.today:
            why = "a day that has not come yet"
            yield ctx.at(where, dated=dated.iso, why=why, severity="error", url=link.url)
        elif stamps and ctx.facts.days_between(max(stamps), dated.iso) > 2 and not dated.archived:
            yield ctx.at(
                where, dated=dated.iso, why=f"after this article appeared ({max(stamps)})", url=link.url
            )
        else:
            event = _event(ctx, link.start)
            if event and not dated.archived and ctx.facts.days_between(dated.iso, event) > 2:
                yield ctx.at(
                    where,
                    dated=dated.iso,
                    why=f"before the event of {event} that it stands for",
                    url=link.url,
                )
    for link in ctx.facts.impossible_archives:
        yield ctx.at(
            link.url_span or link.span,
            url=link.url,
            severity="error",
            message="The time stamp in the address of this archived copy is no time",
        )


def _event(ctx: Context, at: int) -> str:
    """Return the one day on which the sentence around a link says that something happened, or ""."""
    block = ctx.doc.block_at(at)
    if block is None:
        return ""
    sentence = next((s for s in ctx.facts.sentences_of(block) if s.start <= at < s.end), None)
    if sentence is None or _PLANNED.search(sentence.text) or not _HAPPENED.search(sentence.text):
        return ""
    days = ctx.facts.days_in(sentence.start, sentence.end)
    return days[0].iso if len(days) == 1 else ""
