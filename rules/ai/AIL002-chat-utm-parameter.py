"""AIL002: a link carries the tracking parameter of a chat product."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, rule, worded

_PARAMETER = worded(
    r"(?<=[?&;])(?:utm_(?:source|medium|campaign|content|term|id)=(?@sources)|(?:referrer|ref|via|source)=(?:(?@refs)|(?@hosts)))"
    r"(?=[&#;)\]\s\"'<>]|$)",
    "chat-products.toml",
    flags=re.IGNORECASE,
)
# No source that a reader can trust.
_CHAT = worded(
    r"https?://(?:www\.)?(?@chats)[^\s)\]>\"'<|]{0,200}", "chat-products.toml", flags=re.IGNORECASE
)


@rule(
    id="AIL002",
    name="chat-utm-parameter",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw", "-code"],
    triggers=[
        *("utm_source=", "utm_medium=", "utm_campaign=", "utm_content=", "utm_term=", "utm_id=", "referrer="),
        *("ref=", "via=", "source=", "chat.openai.com", "chatgpt.com/"),
        *("gemini.google.com/", "g.co/gemini/", "perplexity.ai/", "claude.ai/", "copilot.microsoft.com"),
        *("grok.com/", "chat.deepseek.com", "chat.mistral.ai/", "poe.com/s/"),
    ],
    tags=["ai", "leftover", "links"],
    summary="A link was copied out of a chat product, or leads into one",
    message="This link was copied out of a chat product (“{text}”)",
    rationale="Chat products add a parameter to the links that they show. It proves only that the link was "
    "copied there, but it tells the target and "
    "every reader so, and it is a good reason to open the link: invented and misread sources travel with it. "
    "A link that leads to a chat itself is reported as info: an answer of a chatbot is no source.",
    remedy="Open the link, check that it says what the text says, and delete the parameter.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {
            "text": "See [the report](https://port.example/report?⟦utm_source=chatgpt.com⟧).",
            "fixed": "See [the report](https://port.example/report).",
        },
        "See [it](https://port.example/?id=4&⟦utm_source=perplexity⟧&x=1) and "
        "<https://a.example/?⟦utm_source=copilot.com⟧>.",
        "See [it](https://port.example/?⟦ref=chatgpt.com⟧) and [him](https://a.example/?⟦utm_medium=chatgpt⟧).",
        "See [the answer](⟦https://chatgpt.com/share/66f0-aa⟧) for more.",
    ],
    good=[
        "See [the report](https://port.example/report?utm_source=newsletter).",
        "The maker of [the chatbot](https://chatgpt.com/) sits in California.",
        "Strip `?utm_source=chatgpt.com` from links.",
    ],
)
def chat_utm_parameter(ctx: Context) -> Iterator[Hit]:
    text = ctx.doc.source.text
    for match in _CHAT(ctx.data).finditer(text):
        if not ctx.facts.in_code(Span(*match.span())):
            yield ctx.at(
                Span(match.start(), match.start() + len(match.group().rstrip(".,;:!?"))),
                severity="info",
                message="The link “{text}” leads into a chat product; an answer given there is no source",
            )
    for match in _PARAMETER(ctx.data).finditer(text):
        span = Span(*match.span())
        if ctx.facts.in_code(span):
            continue
        after = text[span.end : span.end + 1]
        # Of the two separators around the parameter one must stay, and none when nothing follows.
        cut = Span(span.start, span.end + 1) if after == "&" else Span(span.start - 1, span.end)
        yield ctx.at(span, fix=Fix((Edit(cut, ""),), "Delete the tracking parameter", "safe"))
