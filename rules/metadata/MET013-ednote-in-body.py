"""MET013: the editor's note, which is internal, stands in the text for readers."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="MET013",
    name="ednote-in-body",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    formats=["ninjs"],
    tags=["metadata", "ninjs", "leak"],
    summary="The internal editor's note stands in the text",
    message="The internal note to editors (edNote) stands in the text for readers: “{note}”",
    rationale="edNote is for the desks that receive an item: embargoes, corrections, advice. Published by "
    "mistake it embarrasses the newsroom.",
    remedy="Take the note out of the text.",
    references=["https://iptc.org/standards/ninjs/"],
    options={
        "shortest": {
            "type": "integer",
            "default": 12,
            "summary": "look only for notes of at least so many characters",
        }
    },
    bad=[
        {
            "text": '{"uri": "urn:x", "headline": "Gate", "ednote": "Hold until the mayor calls.",'
            ' "body_text": "It opens. ⟦Hold until the mayor calls.⟧"}',
            "format": "ninjs",
            "bare": True,
        },
        {
            "text": '{"uri": "urn:x", "edNote": "EDS: picture to follow",'
            ' "bodies": [{"value": "⟦EDS: picture to follow⟧"}]}',
            "format": "ninjs",
            "bare": True,
        },
    ],
    good=[
        {
            "text": '{"uri": "urn:x", "ednote": "Hold until noon today.", "body_text": "It opens."}',
            "format": "ninjs",
            "bare": True,
        },
        {
            "text": '{"uri": "urn:x", "ednote": "Embargo", "body_text": "Embargo lifted."}',
            "format": "ninjs",
            "bare": True,
        },
        {"text": '{"uri": "urn:x", "body_text": "It opens."}', "format": "ninjs", "bare": True},
    ],
)
def ednote_in_body(ctx: Context) -> Iterator[Hit]:
    for meta in ctx.facts.publication.every("ednote"):
        note = str(meta.value).strip()
        if len(note) < ctx.options["shortest"]:
            continue
        at = ctx.text.find(note)
        if at >= 0:
            yield ctx.hit(at, at + len(note), note=note)
