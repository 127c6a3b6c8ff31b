"""STY002: endings that add no fact."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

LAST_SENTENCES = 2
LAST_WHEN_DENSE = 3
FULL = 8


@rule(
    id="STY002",
    name="hollow-conclusion",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "-quote"],
    tags=["style"],
    summary="A section or article that ends in a forecast or a summary without a fact",
    message="The end adds no fact (“{words}”)",
    rationale="“Will be closely watched”, “remains to be seen”, “Overall, this highlights” fill the place "
    "where a story stops "
    "because it has told all. Nobody can be held to them.",
    remedy="Stop at the last fact, or end with the next date on which something is decided.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {"text": "The pier was closed in May. ⟦How the town will cope remains to be seen.⟧", "bare": True},
        {
            "text": "The pier was closed in May. ⟦The next steps will be closely watched by the islands.⟧",
            "bare": True,
        },
        {
            "text": "The pier was closed. ⟦While challenges remain, the town looks ahead.⟧ ⟦Only time "
            "will tell.⟧",
            "bare": True,
        },
    ],
    good=[
        "The pier was closed in May. The council meets on 4 June.",
        "It remains to be seen who pays.\n\nThe council meets on 4 June, the clerk said.",
        "The guard watched the pier closely all night, he told the court. He saw two men and a boat.",
        "The pier was closed in May. “Only time will tell,” the mayor said.",
        "Overall, 412 boats were counted, 30 fewer than in 2019.",
    ],
)
def hollow_conclusion(ctx: Context) -> Iterator[Hit]:
    style = ctx.facts.style(ctx.data("style-signals.toml"))
    dense = len(style.company("hollow")) > 1
    last = LAST_WHEN_DENSE if dense else LAST_SENTENCES
    found = {
        signals[0].sentence.start: signals
        for signals in style.by_sentence("hollow")
        if dense or any(signal.group != "weak" for signal in signals)
    }
    for section in ctx.facts.sections:
        # Short lines behind the last paragraph (a label, a name, a date) are not how a text ends.
        full = [b for b in section.blocks if len(ctx.facts.words_in(b.start, b.end)) >= FULL]
        if not full or full[-1].kind != "paragraph" or not ctx.in_scope(full[-1]):
            continue
        for sentence in ctx.facts.sentences_of(full[-1])[-last:]:
            signals = found.get(sentence.start)
            if signals and not any(letter.isdigit() for letter in sentence.text):
                words = " … ".join(ctx.text[signal.start : signal.end] for signal in signals[:3])
                yield ctx.hit(sentence.start, sentence.end, words=words)
