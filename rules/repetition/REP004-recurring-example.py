"""REP004: one named example used in two places."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, Sentence, regex, rule

# One of these stands in every cue.
CUE_PARTS = ("example", "instance", "such as", "including", "notabl", "case", "e.g.", "exemplif", "illustrat")
CUE = regex(
    r"\b(?:for example|for instance|examples?|such as|including|notabl[ey]|case in point|case study|"
    r"(?:a|another|one|third|second) (?:\w{3,12} )?(?:case|instance|illustration)|e\.g\.|exemplif\w{1,4}"
    r"|illustrat\w{1,4})\b",
    re.IGNORECASE,
)
NAME = regex(r"\b[A-Z][\w'’-]{2,30}(?:(?: (?:of|for|de|the|von|van|al|and))? [A-Z][\w'’-]{1,30}){0,4}")
FIRST = (
    "The trade in salt made small ports rich; examples include the harbour of Blakeney and the quays of "
    "Wells."
)
LATER = "Silt killed the trade. Another example is Blakeney, where the last salt ship turned back in 1870."
MIDDLE = "Tolls were paid in kind, and the monks kept the books until the king took both."


@rule(
    id="REP004",
    name="recurring-example",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["repetition"],
    summary="One named example serves in two sections",
    message="“{name}” served as an example before, in line {line}",
    rationale="A text that has one or two examples and brings them out in section after section looks "
    "fuller than it is.",
    remedy="Find a second example, or refer back to the first.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {
            "text": f"# Salt\n\n## Ports\n\n{FIRST}\n\n## Decline\n\n⟦Another example is Blakeney, where "
            f"the ships turned back.⟧\n",
            "bare": True,
        },
        {
            "text": f"# Salt\n\n## Ports\n\n{FIRST}\n\n## Tolls\n\n{MIDDLE}\n\n## Decline\n\n"
            "Silt killed the trade. ⟦One such case was the harbour of Wells, where nothing moved by 1870.⟧\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": f"# Salt\n\n## Ports\n\n{FIRST}\n\n## Decline\n\nBlakeney lost its last ship in 1870.\n",
            "bare": True,
        },
        {"text": f"# Salt\n\n{FIRST} For example, Blakeney had nine taverns.\n", "bare": True},
        {
            "text": f"# Salt\n\n## Ports\n\n{FIRST}\n\n## Decline\n\nAnother example is Cley, where ships "
            f"turned back.\n",
            "bare": True,
        },
    ],
)
def recurring_example(ctx: Context) -> Iterator[Hit]:
    first: dict[str, tuple[int, int, int]] = {}
    subject = ctx.facts.terms.subject
    frequency = ctx.facts.terms.counts
    for sentence in _cued(ctx):
        section = ctx.facts.section_of(sentence.start).start
        fresh: list[str] = []
        repeated = ""
        for match in NAME.finditer(sentence.text):
            if match.start() == 0 or match.group() in ("This", "These", "Such", "Another"):
                continue
            for name in _parts(match.group()):
                stems = {term.stem for term in ctx.facts.terms.of(name)}
                if not stems or stems & subject or max(frequency[each] for each in stems) > 6:
                    continue
                fresh.append(name)
                if name in first and first[name][2] != section:
                    repeated = repeated or name
        if repeated:
            start, end, _ = first[repeated]
            span = ctx.doc.lift(start, end)
            yield ctx.hit(
                sentence.start,
                sentence.end,
                related=(Related(span, "the first time"),),
                name=repeated,
                line=ctx.doc.source.position(span.start).line,
            )
        for name in fresh:
            first.setdefault(name, (sentence.start, sentence.end, section))


def _cued(ctx: Context) -> Iterator[Sentence]:
    """Yield the sentences with words that announce an example."""
    folded = ctx.facts.folded
    places = []
    for word in CUE_PARTS:
        at = folded.find(word)
        while at >= 0:
            places.append(at)
            at = folded.find(word, at + len(word))
    if len(places) < 2:
        return
    places.sort()
    for sentence in ctx.sentences():
        at = bisect_left(places, sentence.start)
        if at < len(places) and places[at] < sentence.end and CUE.search(sentence.text):
            yield sentence


def _parts(name: str) -> Iterator[str]:
    """Yield the names in a run of capitalised words: "Blakeney and Wells" holds two."""
    for part in re.split(r" and (?:the )?", name):
        part = re.sub(r"^(?:The|A) ", "", part)
        if len(part) > 3:
            yield part.removesuffix("’s").removesuffix("'s")
