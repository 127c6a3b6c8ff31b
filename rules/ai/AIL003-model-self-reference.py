"""AIL003: the text speaks as a language model."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIL003",
    name="model-self-reference",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    languages=["en"],
    scope=["prose", "boilerplate", "front-matter", "-quote"],
    tags=["ai", "leftover"],
    summary="The text speaks as a language model",
    message="“{text}” is a chatbot speaking of itself, not the author",
    rationale="A sentence in which the text calls itself a language model was written by a chat interface "
    "to its user. It proves that a passage was pasted without being read.",
    remedy="Delete the passage and check everything that came with it against sources.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing", "https://www.academ-ai.info/"],
    bad=[
        "⟦As an AI language model, I have no view on the bridge.⟧",
        "⟦I am just an AI and was not at the match.⟧",
        "⟦As a large language model, I rely on my training.⟧",
        "⟦I don’t have personal opinions on the mayor.⟧",
        "The pier is old. ⟦I’m Claude, an AI assistant.⟧",
    ],
    good=[
        "She works as an AI researcher in Lund.",
        "The bot replied that as an AI language model it had no view.",
        "“As an AI language model, I cannot vote,” it wrote.",
        "As an AI company, the firm must report its energy use.",
        "I am an AI engineer.",
        "As an assistant, I sold tickets at the pier.",
    ],
)
def model_self_reference(ctx: Context) -> Iterator[Hit]:
    for leftover in ctx.facts.leftovers(ctx.data("chat-leftovers.toml")):
        if leftover.group == "self" and ctx.in_scope(leftover.block):
            yield ctx.hit(leftover.start, leftover.end)
