"""AIL005: a chatbot's refusal was pasted into the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIL005",
    name="chatbot-refusal",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    languages=["en"],
    scope=["prose", "boilerplate", "front-matter", "-quote"],
    tags=["ai", "leftover"],
    yields_to=["AIL003", "AIL004"],
    summary="A chatbot's refusal was pasted into the text",
    message="“{text}” is a chatbot refusing a request, not part of the article",
    rationale="A refusal answers somebody who asked a machine for text. In an article it shows that nobody "
    "read the page before it went out.",
    remedy="Delete it, and write what the passage was meant to say.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing", "https://www.academ-ai.info/"],
    bad=[
        "⟦I’m sorry, but I cannot fulfil this request.⟧",
        "⟦I cannot assist with that topic.⟧",
        "⟦I am unable to provide specific prices.⟧",
        "⟦This request violates the rules.⟧",
        "⟦I must decline this request.⟧",
    ],
    good=[
        "I cannot help but admire the bridge.",
        "“I’m sorry, but I cannot say more,” the mayor said.",
        "The company said the post violates its guidelines.",
        "I am sorry that the bridge is closed.",
        "We cannot provide figures before Monday, the ministry wrote.",
        "I cannot support this bill.",
    ],
)
def chatbot_refusal(ctx: Context) -> Iterator[Hit]:
    for leftover in ctx.facts.leftovers:
        if leftover.group == "refusal" and ctx.in_scope(leftover.block):
            yield ctx.hit(leftover.start, leftover.end)
