"""CPD014: long texts, of which rules that compare a text with itself compare less."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

TOLD = "The boats came in at {}, and the harbour master counted the crates on the quay. "
WIDE = "".join("|" + f" {cell} |" * 61 + "\n" for cell in ("Boats", "---", 12, 9, 4))
COUNTED = "Boat {0} brought {0} crates to the quay of the old harbour. "


@rule(
    id="CPD014",
    name="compared-in-part",
    version=2,
    status="stable",
    severity="info",
    confidence="decisive",
    languages=["en"],
    scope=["document"],
    tags=["coverage"],
    summary="A rule that compares a text with itself did not compare all of this one",
    message="Beyond {most} {what} {of_rule} compares less, and this text has more",
    rationale="In a long text much is alike by chance, and to compare all with all takes time that grows "
    "faster than the text. Whoever reads a report should see that less was looked at.",
    remedy="Nothing is to be done. Where it matters, check the chapters of a long text as articles of their "
    "own.",
    references=["docs/security.md"],
    bad=[
        {"text": "".join(TOLD.format(word) for word in ("five", "six", "ten") * 67), "bare": True},
        {"text": "".join(COUNTED.format(number) for number in range(20, 275)), "bare": True},
        {"text": "# " + "The harbour and " * 40 + "the quay\n\nThe boats came in early.", "bare": True},
        {"text": "The boats came in" + ", and the harbour master saw them" * 60 + ".", "bare": True},
        {"text": TOLD.format("six") * 9 + "\n\n" + WIDE, "bare": True},
    ],
    good=[
        "The boats came in early.",
        {"text": "".join(COUNTED.format(number) for number in range(20, 180)), "bare": True},
        {"text": "".join(TOLD.format(word) for word in ("five", "six", "ten") * 40), "bare": True},
    ],
)
def compared_in_part(ctx: Context) -> Iterator[Hit]:
    for one in ctx.facts.compared_in_part:
        yield ctx.document(of_rule=one.rule, most=f"{one.most:,}", what=one.what)
