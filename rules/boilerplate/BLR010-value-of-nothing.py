"""BLR010: what a program writes where it had no value."""

from collections.abc import Iterator

from copydesk.api import ALT_TEXT, Context, Hit, regex, rule

NOTHING = regex(r"\s*(?:undefined|NaN|null|None|nil|\[object Object\]|Invalid Date)\s*\Z")
# In metadata null, None and nil say that there is no value; the others are slips of a program.
SPILT = regex(r"\s*(?:undefined|NaN|\[object Object\]|Invalid Date)\s*\Z")
FRAMED = regex(
    r"(?:(?:[Pp]osted |[Ww]ritten |[Pp]ublished )?(?:[Bb]y|[Oo]n):? (?:undefined|null|NaN|Invalid Date)"
    r"|(?:NaN|undefined|null) min(?:ute)?s?(?: read)?|\[object Object\]|Invalid Date)\s*\Z"
)


@rule(
    id="BLR010",
    name="value-of-nothing",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["document"],
    tags=["boilerplate", "generator"],
    summary="A program wrote “undefined”, “NaN” or “[object Object]” where it had no value",
    message="“{text}” is what a program writes when it has no value ({where})",
    rationale="Generators and export scripts put the word for a missing value into the text: as the "
    "description of a picture, the name of the author, the reading time. It tells a reader nothing.",
    remedy="Write the description, name or date that is meant, or leave the field out.",
    references=["https://www.w3.org/WAI/tutorials/images/decision-tree/"],
    bad=[
        "The ferry has two decks.\n\n![⟦undefined⟧](ferry.jpg)\n",
        {"text": '<p>The ferry.</p><p><img src="f.jpg" alt="⟦null⟧"></p>', "format": "html", "bare": True},
        {"text": '---\ntitle: Ferry\nimageAlt: "⟦undefined⟧"\n---\n\nThe ferry has two decks.', "bare": True},
        "⟦By undefined⟧\n\nThe ferry has two decks.",
        "⟦NaN min read⟧\n\nThe ferry has two decks.",
    ],
    good=[
        "![A cell that says undefined](cell.png)\n",
        "![](ferry.jpg)\n\nThe result is undefined, or null.",
        {"text": "---\ntitle: Ferry\nimage: null\nauthor: None\n---\n\nThe ferry.", "bare": True},
        "# undefined\n\nThe value that a variable has before it gets one.",
        "| Value | Meaning |\n|---|---|\n| NaN | no number |\n| null | nothing |",
        "The page says “By undefined” where the name is missing.\n\n- undefined\n- null",
        "By null hypothesis we mean the first one.",
    ],
)
def value_of_nothing(ctx: Context) -> Iterator[Hit]:
    for meta in ctx.doc.metadata:
        if isinstance(meta.value, str) and SPILT.match(meta.value) and not meta.key.endswith("title"):
            yield ctx.at(meta.span, where=f"metadata: {meta.key}")
    for block in ctx.doc.written_blocks:
        text = ctx.doc.text_of(block)
        if block.kind == ALT_TEXT and NOTHING.match(text):
            yield ctx.hit(block.start, block.end, where="the description of a picture")
        elif block.kind == "paragraph" and FRAMED.match(text):
            yield ctx.hit(block.start, block.end, where="a line of the text")
