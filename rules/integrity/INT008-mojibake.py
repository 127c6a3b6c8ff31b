"""INT008: text that was decoded with the wrong table, and replacement characters."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

EXPLAINED = regex(
    r"(?i)mojibake|\bgarbled\b|\bencodings?\b|\b(?:de|mis)coded\b|\butf-?8\b|\blatin-?1\b|\bwindows-125\d\b"
)
NEAR = 60
QUOTED, QUOTES = 30, ("“", "‘", "«", "„", '"', "'")
MOST, MOST_EDITS = 10, 500
MANY = "{count} characters were lost in this file and replaced by U+FFFD"
REPEATED = "Garbled text, {count} times in this file: “{text}” was most likely “{repaired}”"
FOREIGN = (
    "This file is not UTF-8 ({count} bytes of it are none): it reads as Windows-1252; save it as UTF-8, "
    "for example with iconv -f WINDOWS-1252 -t UTF-8"
)
GARBLED, GARBLED_SIGN = "ï¿½", regex("ï¿½")
"""U+FFFD, decoded with the wrong table once more."""
LOST = "A character was lost here and replaced by U+FFFD"
GARBLED_LOST = "Characters were lost in this file ({count} times); “{text}” is what is left of them"
UNSEEN = "Garbled text: “{text}” was most likely {repaired}"


LONE = regex(r"(?:(?<![\w“\"'‘(«])|(?<=[a-z]))\u00c2(?=[\s<.,;]|\Z)")
IN_WORD = regex(r"[\u00c2\u00e2][^\W\d_]|[A-Z]\u00c2|[^\W\d_]\u00e2")
# "Â Ø ö £": signs that are listed.
LISTED = regex(r" [^\x00-\x7f](?:[ ,)]|\Z)")
SPOKEN_OF = regex(r"\b(?:[Ll]etters?|[Cc]ircumflex|[Aa]lphabet|[Ee]ncoding|UTF-8|[Mm]ojibake)\b")
ALONE = "Garbled text: “{text}” alone is what a wrong decoding leaves of a no-break space"


def _reads_as_windows(ctx: Context) -> bool:
    """Say whether the bytes that are no UTF-8 are letters and marks of Windows-1252."""
    try:
        return bool(ctx.doc.source.data.decode("cp1252"))
    except UnicodeDecodeError:
        return False


def _lone_letters(ctx: Context) -> list[Span]:
    """Return where the first half of a no-break space stands alone, in a text without the letter."""
    text, code = ctx.doc.source.text, ctx.doc.code
    if "\u00c2" not in text or IN_WORD.search(text):
        return []
    found = [
        Span(*match.span())
        for match in LONE.finditer(text)
        if not SPOKEN_OF.search(text, max(0, match.start() - NEAR), match.end() + NEAR)
        and not LISTED.match(text, match.end())
    ]
    return [span for span in found if not any(one.contains(span) for one in code)]


def _is_quoted(ctx: Context, span: Span) -> bool:
    """Say whether the word round a place is quoted, as an article on garbled text does."""
    text = ctx.doc.source.text
    words = text[max(0, span.start - QUOTED) : span.start].split("\n")[-1]
    return words[words.rfind(" ") + 1 :].lstrip("(*_").startswith(QUOTES)


@rule(
    id="INT008",
    name="mojibake",
    version=7,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    needs=["non-ascii"],
    tags=["unicode", "encoding"],
    summary="Garbled characters from a wrong decoding",
    message="Garbled text: “{text}” was most likely “{repaired}”",
    rationale="UTF-8 read as Windows-1252 turns quotation marks and accented letters into runs of signs; "
    "U+FFFD stands where a character "
    "was lost for good. Readers notice both at once, and names become wrong. Text in code is left alone.",
    remedy="Decode the original again with the right table, or accept the repaired text after reading it.",
    references=["https://www.w3.org/International/questions/qa-what-is-encoding"],
    bad=[
        {"text": "The mayor⟦\u00e2\u20ac\u2122⟧s plan.", "fixed": "The mayor’s plan."},
        {"text": "The caf⟦\u00c3\u00a9⟧ is open.", "fixed": "The café is open."},
        {"text": "It cost ⟦\u00c2\u00a3⟧12.", "fixed": "It cost £12."},
        "The ⟦\ufffd⟧ sign was lost.",
        "We don⟦\u00ef\u00bf\u00bd⟧t know.",
        {"text": "It is six cents⟦\u00e2\u20ac\u2030⟧away.", "fixed": "It is six cents\u2009away."},
        {"text": "It is a teapot⟦\u00c2⟧ in the shape of a hen.\n", "bare": True, "severity": "warning"},
        {"text": "The boat sails at nine.\n\n⟦\u00c2⟧\n", "bare": True, "severity": "warning"},
    ],
    good=[
        {
            "text": "<title>Why my caf\u00c3\u00a9 failed</title>"
            "<p>The page had <code>caf\u00c3\u00a9</code> for a name.</p>",
            "format": "html",
            "bare": True,
        },
        "Read with the wrong encoding, the word became “caf\u00c3\u00a9” on the menu.",
        "The café, the façade, the NÃO and the Ångström are right.",
        "Write the sign itself (\u00c2 \u00d8 \u00f6 \u00a3) or its name.",
        "In Vietnamese the vowel \u00c2 is a letter of its own.",
        "L’\u00c2ge d’or \u00c2 Paris",
        "The debate on MANHÃ» went on.",
        "The sequence `\u00e2\u20ac\u2122` is what a wrong decoding leaves.",
        "It’s “quoted” – with dashes — and 5 €.",
    ],
)
def mojibake(ctx: Context) -> Iterator[Hit]:
    signed = ctx.facts.provenance.signed
    found = [(Span(item.start, item.end), item.repaired) for item in ctx.facts.mojibake()]
    shown = {
        ctx.doc.source.slice(span) for span, _ in found if any(code.contains(span) for code in ctx.doc.code)
    }
    explained = bool(found) and EXPLAINED.search(ctx.doc.source.text) is not None
    places: dict[tuple[str, str], list[Span]] = {}
    for span, repaired in found:
        text = ctx.doc.source.slice(span)
        if text not in shown and not (explained and _is_quoted(ctx, span)):
            places.setdefault((text, repaired), []).append(span)
    for (_, repaired), spans in list(places.items())[:MOST]:
        edits = tuple(Edit(span, repaired) for span in spans[:MOST_EDITS])
        fix = None if signed else Fix(edits, f"Write “{repaired}” everywhere", "unsafe")
        message = REPEATED if len(spans) > 1 else None
        if "\ufffd" in repaired:
            message, fix = GARBLED_LOST, None
        elif repaired.isspace() or not repaired.isprintable():
            message, repaired = UNSEEN, " ".join(f"U+{ord(char):04X}" for char in repaired)
        yield ctx.at(spans[0], repaired=repaired, message=message, count=len(spans), fix=fix)
    if alone := _lone_letters(ctx):
        yield ctx.at(alone[0], severity="warning", message=ALONE, repaired=" ", count=len(alone))
    text, code = ctx.doc.source.text, ctx.doc.code
    lost = [at for at, char in enumerate(text) if char == "\ufffd"] if "\ufffd" in text else []
    if GARBLED in text and not EXPLAINED.search(text):
        lost = sorted([*lost, *(match.start() for match in GARBLED_SIGN.finditer(text))])
    lost = [at for at in lost if not any(span.start <= at < span.end for span in code)]
    if lost:  # one finding a file: the damage has one cause
        end = lost[0] + (len(GARBLED) if text.startswith(GARBLED, lost[0]) else 1)
        while text[end : end + 1] == "\ufffd":
            end += 1
        message = MANY if len(lost) > 1 else LOST
        if ctx.doc.source.repairs and _reads_as_windows(ctx):
            message = FOREIGN
        yield ctx.at(Span(lost[0], end), message=message, repaired="", count=len(lost))
