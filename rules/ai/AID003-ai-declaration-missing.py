"""AID003: a file that must declare how AI was used does not."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AID003",
    name="ai-declaration-missing",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    enabled=False,
    scope=["document"],
    tags=["ai", "disclosure", "metadata", "eu-ai-act"],
    summary="The file does not declare whether and how AI was used",
    message="{what} in this file",
    rationale="Whether Article 50(4) of Regulation (EU) 2024/1689 asks for a label turns on facts that only "
    "the "
    "publisher knows: was AI used, on what, who reviewed the text, who answers for it. A file without a "
    "declaration leaves them open. Profiles that demand a declaration switch this rule on.",
    remedy="Add `ai.use: none`, `assisted` or `generated` to the metadata; for the last two also `ai.tool`, "
    "`ai.scope`, `ai.review` and `ai.responsible`.",
    references=["https://eur-lex.europa.eu/eli/reg/2024/1689/oj"],
    bad=[
        {"text": "---\ntitle: The gate\n---\n\n⟦# The gate⟧\n\nThe gate opens.", "bare": True},
        {"text": "---\nai:\n  use: ⟦sometimes⟧\n---\n\n# The gate\n\nThe gate opens.", "bare": True},
        {"text": "---\nai:\n  tool: ChatGPT\n---\n\n⟦# The gate⟧\n\nThe gate opens.", "bare": True},
    ],
    good=[
        {"text": "---\nai:\n  use: none\n---\n\n# The gate\n\nThe gate opens.", "bare": True},
        {"text": "---\nai.use: Assisted\n---\n\n# The gate\n\nThe gate opens.", "bare": True},
        {
            "text": '<html><head><meta name="ai-disclosure" content="ai-generated"></head>'
            "<body><h1>The gate</h1><p>It opens.</p></body></html>",
            "format": "html",
            "bare": True,
        },
    ],
)
def ai_declaration_missing(ctx: Context) -> Iterator[Hit]:
    declaration = ctx.facts.declaration
    entry = declaration.use_entry
    if entry is not None:
        if declaration.use == "unknown":
            yield ctx.at(entry.span, what=f"`ai.use: {entry.value}` is none of none, assisted, generated")
        return
    shown = ctx.facts.ai_notices
    if shown:
        yield ctx.document(what="The text carries a notice about AI, but no declaration (`ai.use`) was found")
    else:
        yield ctx.document(what="No declaration on the use of AI (`ai.use`) was found")
