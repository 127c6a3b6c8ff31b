"""MET012: a news item that its version of ninjs does not allow."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="MET012",
    name="ninjs-invalid",
    version=2,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["raw"],
    formats=["ninjs"],
    tags=["metadata", "ninjs", "schema"],
    summary="The news item is not valid ninjs",
    message="Not valid as {version}: {place} {detail}",
    rationale="Editorial systems drop or misread items with unknown properties, wrong types or words "
    "outside the controlled lists. "
    "Checked are versions 1.0 to 3.1: the version that the item names, else the one that fits best. Formats "
    "of dates and addresses are not part of validity, as in the IPTC schemas.",
    remedy="Correct the member that the pointer names, or name the version of ninjs that the item follows.",
    references=["https://iptc.org/standards/ninjs/"],
    options={
        "version": {
            "type": "string",
            "default": "",
            "summary": "hold every item against this version (1.0 … 3.1)",
        },
        "schema": {
            "type": "string",
            "default": "",
            "summary": "path of an official schema file whose verdict is added",
        },
    },
    bad=[
        {"text": '⟦{"headline": "Gate"}⟧', "format": "ninjs", "bare": True},
        {
            "text": '{"uri": "urn:x", "headline": "Gate", "pubstatus": "⟦cancelled⟧"}',
            "format": "ninjs",
            "bare": True,
        },
        {
            "text": '{"uri": "urn:x", "standard": {"version": "3.1"}, "urgency": ⟦12⟧,'
            ' "headlines": [{"value": "Gate"}]}',
            "format": "ninjs",
            "bare": True,
        },
        {"text": '{"uri": "urn:x", "headline": "Gate"⟦;⟧}', "format": "ninjs", "bare": True},
    ],
    good=[
        {
            "text": '{"uri": "urn:x", "headline": "Gate", "body_text": "It opens."}',
            "format": "ninjs",
            "bare": True,
        },
        {
            "text": '{"uri": "urn:x", "standard": {"version": "3.1"}, "urgency": 2,'
            ' "headlines": [{"value": "Gate"}]}',
            "format": "ninjs",
            "bare": True,
        },
        {
            "text": '[{"uri": "urn:x", "headline": "A"}, {"uri": "urn:y", "headline": "B"}]',
            "format": "ninjs",
            "bare": True,
        },
    ],
)
def ninjs_invalid(ctx: Context) -> Iterator[Hit]:
    for verdict in ctx.facts.ninjs_verdicts(ctx.data("ninjs.toml"), ctx.options["version"]):
        version = f"ninjs {verdict.version}" if verdict.version else "ninjs"
        if verdict.fits:
            message = "The item names ninjs {declared}, but fits {fits} only"
            yield ctx.at(
                verdict.span,
                severity="warning",
                message=message,
                declared=verdict.declared,
                fits=verdict.fits,
            )
            continue
        for problem in verdict.problems:
            place = problem.pointer or "the item"
            yield ctx.at(
                problem.span, version=version, place=place, detail=problem.detail, pointer=problem.pointer
            )
    if ctx.options["schema"]:
        try:
            problems = ctx.facts.schema_errors(ctx.options["schema"])
        except (OSError, ValueError) as error:
            # A file that is not there or no JSON, or an expression in it that can hang.
            detail = error.strerror if isinstance(error, OSError) else str(error)
            yield ctx.document(message="The configured schema cannot be used: {detail}", detail=detail)
            return
        for problem in problems:
            message = "The configured schema rejects {place}: {detail}"
            place = problem.pointer or "the item"
            yield ctx.at(
                problem.span, message=message, place=place, detail=problem.detail, pointer=problem.pointer
            )
