"""AIS006: all sentences and all paragraphs of one length."""

from collections.abc import Iterator, Sequence

from copydesk.api import Context, Hit, rule


@rule(
    id="AIS006",
    name="uniform-rhythm",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    tags=["style", "document"],
    summary="Sentences and paragraphs that hardly vary in length",
    message="Sentences and paragraphs hardly vary in length in this text (variation {sentences} and "
    "{paragraphs}; edited prose "
    "is above {sentence_limit} and {paragraph_limit})",
    rationale="Variation is the standard deviation divided by the mean, of sentence lengths in words and of "
    "paragraph lengths "
    "in sentences. Edited prose rarely falls below 0.4 and 0.5. A text of equal blocks is hard to follow, "
    "because nothing stands out. Manuals and lists may be uniform with good reason.",
    remedy="Let what matters stand in a short sentence of its own; join what belongs together.",
    references=[],
    options={
        "sentences": {
            "type": "number",
            "default": 0.38,
            "summary": "Report below this variation of sentence lengths",
        },
        "paragraphs": {
            "type": "number",
            "default": 0.45,
            "summary": "Report below this variation of paragraph lengths",
        },
        "least": {"type": "integer", "default": 30, "summary": "Sentences from which a variation is taken"},
    },
    bad=[
        {
            "text": "The ferry left the pier at noon. The crew had eaten bread at ten.\n\n"
            "The wind came up from the west. The sails were set by the mate.\n\n"
            "The rain fell on the deck all day. The men slept below in the hold.",
            "options": {"least": 6},
            "bare": True,
        },
        {
            "text": "We saw a boat on the lake. It had two masts and a sail.\n\n"
            "A man sat on the bow with a dog. He waved at us with his cap.\n\n"
            "The dog ran up and down the deck. Then it fell into the lake.",
            "options": {"least": 6},
            "bare": True,
        },
    ],
    good=[
        "The ferry left at noon. The crew had eaten. It was cold.",
        {
            "text": "Cold. The ferry, which had been due at ten and was painted for the king, left the "
            "pier at noon. Why?\n\n"
            "Nobody knew.\n\nThe mate had been drinking. The captain, an old man from the islands, slept. "
            "Rain.",
            "options": {"least": 6},
            "bare": True,
        },
        {"text": "- One thing here\n- Two things here\n- Six things here", "bare": True},
    ],
)
def uniform_rhythm(ctx: Context) -> Iterator[Hit]:
    count = ctx.facts.word_table.count
    lengths: list[int] = []
    paragraphs: list[int] = []
    for block in ctx.doc.prose_blocks:
        if block.kind == "paragraph" and not block.quote and ctx.speaks(block):
            words = [count(s.start, s.end) for s in ctx.facts.sentences_of(block)]
            lengths += [count for count in words if count > 1]
            paragraphs.append(len(words))
    if len(lengths) < ctx.options["least"] or len(paragraphs) < 3 or sum(paragraphs) < 2 * len(paragraphs):
        return
    rhythm, blocks = variation(lengths), variation(paragraphs)
    if rhythm < ctx.options["sentences"] and blocks < ctx.options["paragraphs"]:
        yield ctx.document(
            sentences=round(rhythm, 2),
            paragraphs=round(blocks, 2),
            sentence_limit=ctx.options["sentences"],
            paragraph_limit=ctx.options["paragraphs"],
        )


def variation(values: Sequence[int]) -> float:
    """Return the coefficient of variation: population standard deviation divided by the mean."""
    mean = sum(values) / len(values)
    return float((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5 / mean)
