"""LNG001: sentences that are too long to read once."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

CLAUSE = "which the clerk had left on the sill of the window that looks over the yard where the carts stand"


@rule(
    id="LNG001",
    name="sentence-length",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["paragraph", "list-item", "-quote"],
    tags=["language", "readability"],
    summary="A sentence is longer than most readers can hold",
    message="{words} words in one sentence (limit {limit})",
    rationale="Readers lose the thread of a sentence that does not end. The limit is generous: "
    "plain-language guides ask for 25 words at "
    "most. Quoted speech is not counted against the author.",
    remedy="Cut it at a conjunction or a relative clause.",
    references=["https://www.gov.uk/guidance/content-design/writing-for-gov-uk#short-sentences"],
    options={"limit": {"type": "integer", "default": 60, "summary": "words a sentence may have"}},
    bad=[
        {
            "text": f"⟦The letter, {CLAUSE}, {CLAUSE}, {CLAUSE}, was lost.⟧\n",
            "bare": True,
        },
        {
            "text": "It rained. ⟦The old man went down to the sea again.⟧\n",
            "options": {"limit": 8},
            "bare": True,
        },
    ],
    good=[
        f"The letter, {CLAUSE}, was lost.",
        {"text": f"He said: “The letter, {CLAUSE}, {CLAUSE}, {CLAUSE}, was lost.”\n", "bare": True},
        {"text": "One two three. Four five six. Seven eight nine.\n", "options": {"limit": 3}, "bare": True},
    ],
)
def sentence_length(ctx: Context) -> Iterator[Hit]:
    limit = ctx.options["limit"]
    for sentence in ctx.sentences():
        words = len(ctx.facts.words_in(sentence.start, sentence.end))
        if words > limit:
            yield ctx.hit(sentence.start, sentence.end, words=words, limit=limit)
