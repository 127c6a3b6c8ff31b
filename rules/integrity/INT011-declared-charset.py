"""INT011: a page that names an encoding in which it is not stored."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

SAID = {
    "unknown": "“{declared}” is no encoding that pages are stored in; the file was read as UTF-8",
    "utf-8": "The page declares “{declared}”, and its bytes are UTF-8: a browser that believes it shows "
    "garbled letters",
    "undecodable": "The page declares “{declared}”, and its bytes are none; the file was read as UTF-8",
    "utf-32": "This file is stored in UTF-32, which browsers and most tools cannot read",
}


@rule(
    id="INT011",
    name="declared-charset",
    version=2,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["raw"],
    tags=["unicode", "encoding"],
    summary="An encoding that is declared and not used",
    message="The page declares “{declared}”, which it is not stored in",
    rationale="Browsers, search engines and archives decode a page as its head says. Where that is wrong, "
    "accents and quotation marks turn into garbage for readers, and a checker that believed it would read "
    "another text than they do. So Copydesk believes only encodings that articles are stored in, and only "
    "while the bytes agree.",
    remedy="Store the page as UTF-8 and declare <meta charset=utf-8>, or correct the declaration.",
    references=["https://encoding.spec.whatwg.org/#names-and-labels"],
    bad=[
        {
            "text": "<html><head><meta charset=⟦iso-8859-1⟧><title>Ferry</title></head>"
            "<body><p>The café is open.</p></body></html>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "<html><head><meta charset=⟦base64⟧><title>Ferry</title></head>"
            "<body><p>The boats came in.</p></body></html>",
            "format": "html",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "<html><head><meta charset=ANSI_X3.4-1968><title>Ferry</title></head>"
            "<body><p>The caf&#233; is open.</p></body></html>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "<html><head><meta charset=utf-8><title>Ferry</title></head>"
            "<body><p>The café is open.</p></body></html>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "<html><head><title>Charsets</title></head><body><p>Old pages say:</p>"
            "<pre>&lt;meta charset=latin1&gt; <meta charset=iso-8859-1></pre>"
            "<p>The café did.</p></body></html>",
            "format": "html",
            "bare": True,
        },
        "In the head of a page stood `<meta charset=iso-8859-1>`, as the café had it.",
    ],
)
def declared_charset(ctx: Context) -> Iterator[Hit]:
    doubt = ctx.doc.source.doubt
    if doubt is not None:
        yield ctx.at(doubt.span, declared=doubt.declared, reason=doubt.reason, message=SAID[doubt.reason])
