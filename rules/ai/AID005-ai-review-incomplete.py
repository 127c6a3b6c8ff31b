"""AID005: the record of human review lacks a person, a day, a scope or somebody responsible."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

from .notices.products import products_of


@rule(
    id="AID005",
    name="ai-review-incomplete",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["document"],
    needs=["declared_use"],
    tags=["ai", "disclosure", "metadata", "eu-ai-act"],
    summary="The record of human review is incomplete",
    message="The record of human review in this file is incomplete: {gaps}",
    rationale="A text made with AI on a matter of public interest goes without a label only if a human "
    "reviewed it and "
    "somebody holds editorial responsibility (Article 50(4) of Regulation (EU) 2024/1689; both are needed). "
    "The draft "
    "guidelines of the Commission ask for an identifiable person and for a check of accuracy and sources "
    "that is more "
    "than a spelling check. Assistance that is declared as mere editing needs no record, but one that was "
    "begun must "
    "be complete.",
    remedy="Fill in `ai.review.by` (a person), `ai.review.date` (not later than publication), "
    "`ai.review.scope` "
    "(accuracy and sources) and `ai.responsible` (a person or legal entity).",
    references=["https://eur-lex.europa.eu/eli/reg/2024/1689/oj"],
    options={
        "required": {
            "type": "boolean",
            "default": False,
            "summary": "Ask for a record of any use of AI that is more than editing, on any subject",
        }
    },
    bad=[
        {
            "text": "---\nai:\n  use: generated\n  review:\n    by: ⟦Ada Marsh⟧\n---\n\n# The dam\n\nIt "
            "holds.",
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-03-01\nai:\n  use: assisted\n  responsible: Noor Berg\n  review:\n"
            "    by: ⟦Ada Marsh⟧\n    date: 2026-03-05\n    scope: [accuracy, sources]\n---\n\n# The dam",
            "bare": True,
        },
        {
            "text": "---\nai:\n  use: assisted\n  responsible: Noor Berg\n  review:\n    by: ⟦ChatGPT⟧\n"
            "    date: 2026-03-01\n    scope: accuracy and sources\n---\n\n# The dam",
            "bare": True,
        },
        {
            "text": "---\nai:\n  use: ⟦generated⟧\n---\n\n# The dam\n\nIt holds.",
            "bare": True,
        },
        {
            "text": "---\nai:\n  use: generated\n  responsible: Noor Berg\n  review:\n    by: ⟦Ada Marsh⟧\n"
            "    date: 2026-03-01\n    scope: spelling\n---\n\n# The dam",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\ndate: 2026-03-04\nai:\n  use: generated\n  responsible: Harwick Courier Ltd\n  "
            "review:\n"
            "    by: Ada Marsh\n    date: 2026-03-02\n    scope: [accuracy, sources, tone]\n---\n\n# The dam",
            "bare": True,
        },
        {"text": "---\nai:\n  use: none\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {"text": "---\nai:\n  use: assisted\n  scope: spelling\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {"text": "---\ntitle: The dam\n---\n\n# The dam\n\nIt holds.", "bare": True},
        {
            "text": "---\neditor: Noor Berg\nai:\n  use: assisted\n  review:\n    by: Ada Marsh\n    date: "
            "2 March 2026\n"
            "    scope: facts and sources\n---\n\n# The dam",
            "bare": True,
        },
    ],
)
def ai_review_incomplete(ctx: Context) -> Iterator[Hit]:
    declaration = ctx.facts.declaration
    if declaration.use not in ("assisted", "generated"):
        return
    at = declaration.review_entry or declaration.use_entry
    due = declaration.use == "generated" or declaration.review_entry is not None
    if ctx.options["required"] or declaration.public_interest:
        due = due or declaration.substantial is not False
    if at is None or not due:
        return
    gaps = declaration.gaps(ctx.today, products_of(ctx.data).authors)
    if gaps:
        # Set into the template itself: long values of a message are cut, and each condition must be named.
        message = ctx.rule.message.replace("{gaps}", "; ".join(gaps).replace("{", "(").replace("}", ")"))
        yield ctx.at(at.span, message=message)
