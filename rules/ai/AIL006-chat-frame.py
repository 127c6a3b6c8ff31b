"""AIL006: the frame of a chat answer was pasted with the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIL006",
    name="chat-frame",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["prose", "boilerplate", "front-matter", "-quote"],
    tags=["ai", "leftover"],
    yields_to=["AIL003", "AIL004", "AIL005"],
    summary="The frame of a chat answer was pasted with the text",
    message="“{text}” is how a chatbot opens or closes an answer to its user",
    rationale="Chat answers are wrapped in courtesies to the person who asked. In an article they speak to "
    "nobody, and show that an answer was pasted whole.",
    remedy="Delete the frame, and read what stood inside it as if a stranger had sent it.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing", "https://www.academ-ai.info/"],
    bad=[
        "⟦Certainly! Here is a short history of the pier.⟧",
        "⟦Here’s a revised version of the article:⟧ The pier opened in 1901.",
        "⟦I hope this helps!⟧",
        "The pier is safe. ⟦Let me know if you would like a shorter version.⟧",
        "⟦Would you like me to add a paragraph on fares?⟧",
        "⟦Final reminder: always verify the figures.⟧",
        "⟦I’ve added the quotes you provided.⟧",
    ],
    good=[
        "Here is a list of the ten oldest piers.",
        "Certainly the pier is old.",
        "“I hope this helps,” she said and left.",
        "Of course, the council may vote again.",
        "Feel free to park behind the hall.",
        "Sure, the fares rose, but so did wages.",
        "Of course, there are still dangers: the river, the fog and the cold.",
        "A final tip: book the ferry early.",
        "Here is the updated version of the timetable.",
        "Do you want me to lie?",
        "The revised version of the bill keeps the tax.",
    ],
)
def chat_frame(ctx: Context) -> Iterator[Hit]:
    for leftover in ctx.facts.leftovers:
        if leftover.group == "frame" and ctx.in_scope(leftover.block):
            yield ctx.hit(leftover.start, leftover.end)
