"""STY003: openings that say that something will be said, and padding."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

SOME_PADDING = 3
PADDING_RATE = 2.0
"""Set phrases per 1,000 words that may stand."""


@rule(
    id="STY003",
    name="throat-clearing",
    version=6,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style"],
    summary="Words before the point: “it is important to note”, “in today's fast-paced world”",
    message="Words before the point (“{text}”)",
    rationale="Such an opening can be struck out without loss: what follows says it. Where everything is "
    "worth noting, nothing is. "
    "Wordy set phrases are shown when there are at least three of them, and ordinary openers (“be sure to”, "
    "“keep in mind”) in a text with two style families over their budgets.",
    remedy="Delete up to the fact.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch"],
    bad=[
        "Three sheep were counted on Monday. ⟦Walking is something that most of us do at one time or "
        "another, and there is nothing quite like it.⟧ The gate cost £40.",
        "⟦Do be advised that⟧ ⟦it would be advisable to⟧ row.",
        "It ⟦may or may not be the case⟧ that ⟦it can be helpful to think⟧.",
        "⟦It is important to note⟧ that the pier leaks.",
        "⟦It's no secret that⟧ the pier leaks. ⟦We've all been there⟧.",
        "⟦It is that time of year⟧ again. ⟦Thank you for choosing the⟧ Roe kettle.",
        "⟦In today's fast-paced world⟧, piers are rare.",
        "⟦We live in a time in⟧ which piers rot. ⟦It is what it is⟧.",
        "⟦Have you ever⟧ wondered why piers rot?",
        "⟦No trip to the islands would be complete without⟧ a walk on the pier.",
        "⟦Needless to say⟧, the pier was closed ⟦at this point in time⟧ ⟦due to the fact that⟧ it ⟦has the "
        "ability to⟧ sink.",
    ],
    good=[
        "Three sheep were counted on Monday. Walking is what the drovers did, at two miles an hour. The gate "
        "cost £40.",
        "Be warned that the pier is wet, and it may be worthwhile to row.",
        "It is important to the town that the pier holds.",
        "The note was important, and she read it twice.",
        "“It is important to note that it leaks,” he said.",
        "The pier was closed due to the fact that it leaked.",
        "It was at that time of year that the swallows came, and everyone knows Ann here.",
        "In an hour the boat will be here.",
        "He asked whether she had ever seen the pier.",
        "Be sure to bring a coat.",
    ],
)
def throat_clearing(ctx: Context) -> Iterator[Hit]:
    style = ctx.facts.style
    dense = style.dense("throat")
    found = style.signals("throat") if dense else style.counting("throat")
    signals = [signal for signal in found if ctx.in_scope(signal.sentence.block)]
    padding = sum(1 for signal in signals if signal.group == "padding")
    padded = padding >= SOME_PADDING and 1000 * padding > PADDING_RATE * style.words
    told: list[int] = []
    for signal in signals:
        if dense or signal.group == "opening" or (padded and signal.group == "padding"):
            told.append(signal.start)
            yield ctx.hit(signal.start, signal.end, kind=signal.group)
    for one in ctx.facts.sentences_like("filler"):
        if not one.holds(told):
            message = f"The sentence can be struck out, and nothing is lost ({one.signs})"
            yield ctx.hit(one.start, one.end, kind="sentence", message=message)
