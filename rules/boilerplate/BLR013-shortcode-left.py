"""BLR013: a shortcode of a content system that nobody replaced by what it stands for."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

from .furniture.pagerange import is_manual
from .widgets.shortcodes import shortcodes

# What a sentence says about shortcodes, and what quotes one.
MENTION = regex(r"(?i)\bshort-?codes?\b|\bplug-?ins?\b")
QUOTES = "“”\"'`‘’«»"


@rule(
    id="BLR013",
    name="shortcode-left",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["paragraph", "heading", "html"],
    tags=["boilerplate", "scraping"],
    yields_to=["BLR010"],
    summary="A shortcode of a content system stands in the text",
    message="“{text}” stands for something that a content system would put here",
    rationale="Content systems and page builders store galleries, players, forms and columns as codes in "
    "square brackets. Where the text is taken out of the database they stay as they are, and readers see "
    "“[gallery ids=…]” in place of the pictures.",
    remedy="Put in what the code stood for, or delete it.",
    references=["https://codex.wordpress.org/Shortcode"],
    bad=[
        'The keeper kept a diary.\n\n⟦[gallery ids="8812,8813" columns="3"]⟧\n\nIt ends in May.',
        'It is kept.\n\n⟦[caption id="attachment_5" width="640"]⟧The lamp⟦[/caption]⟧\n\nIt ends in May.',
        {
            "text": '<p>The keeper kept a diary.</p><p>⟦[contact-form-7 id="13" title="Write to us"]⟧</p>',
            "format": "html",
        },
        {"text": "⟦[vc_row]⟧⟦[vc_column_text]⟧The keeper kept a diary.", "format": "text"},
        {"text": '⟦[[{"fid":"4411","view_mode":"default"}]]⟧\n\nThe keeper kept a diary.', "format": "text"},
    ],
    good=[
        'The shortcode [gallery ids="1,2"] prints a gallery.',
        'Use `[caption id="x"]` for captions.',
        "She read on [aloud] and [laughs] stopped.",
        "See [the log][log] and [poll](poll.md).\n\n[log]: https://example.org/log\n",
        "The file opens with [core] and [remote].",
    ],
)
def shortcode_left(ctx: Context) -> Iterator[Hit]:
    if "[" not in ctx.text or is_manual(ctx.doc):
        return
    codes = shortcodes(ctx.data("widget-words.toml"))
    for block in ctx.blocks():
        text = ctx.doc.text_of(block)
        if "[" not in text or "]" not in text or MENTION.search(text):
            continue
        for start, end in codes.find(text):
            if text[start - 1 : start] in QUOTES and start and text[end : end + 1] in QUOTES:
                continue
            yield ctx.hit(block.start + start, block.start + end, text=text[start:end][:80])
