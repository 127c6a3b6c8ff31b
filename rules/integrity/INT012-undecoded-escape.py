"""INT012: characters that stand in the text as the escapes of a format that nobody decoded."""

from collections.abc import Iterator
from quopri import decodestring

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

MOST, SHORTEST = 10, 3
ENTITY = regex(r"&(?:[a-z]{2,8}|[A-Z][a-z]{2,7}|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
PRINTABLE = regex(
    r"(?:=(?:[89A-F][0-9A-F])){2,4}|(?<=[a-z][a-z.,;!?])=20(?=[ \n]|\Z)|(?<=[a-z][a-z])=[ \n](?=[a-z])"
)
CODE_POINT = regex(r"(?<![\\\w])?\\u(?:20[0-9a-f]{2}|20[0-9A-F]{2}|00[a-fA-F][0-9a-fA-F])")
TAG = regex(
    r"<(?:(?P<close>/)?(?P<name>(?!(?:br|p|hr)>)[a-z][a-z0-9:]{0,10})(?P<more>[ ][^<>\n]{0,80}?)?"
    r"(?P<alone> ?/)?|br|p|hr)>"
)
CONTROL = regex(
    r"(?<![\\\w:/])(?:\\[nrt]){1,4}(?P<word>[A-Za-z]*)|(?<=[a-z.,;!?])(?:\\[nrt]){1,4}(?P<next>[A-Z][a-z]+)?"
)
BACKSLASHES = regex(r"\\(?:[^nrt\W_]|[A-Z])")
PERCENT = regex(r"(?<![\w/.=&%-])(?:[a-z,.]{0,20})(?P<sign>%20)(?=[a-z ,.])(?!\S{0,80}[/=&])")
NAMED = {"\n": "a line break", "\t": "a tab", "\r": "a line break", "markup": "markup"}
SIGN = regex(r"[^\W\d_][!?.)]?[ \u00a0]?(?P<sign>¶)\Z")
TOLD_OF = regex(
    r"(?i)\bhtml\b|\bxml\b|\bentit(?:y|ies)\b|\bescap|\bencod|\bunicode\b|\bquoted-printable\b|\bmarkup\b"
)


@rule(
    id="INT012",
    name="undecoded-escape",
    version=3,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["prose", "-quote"],
    tags=["encoding"],
    summary="Entities and other escapes that readers see as they are written",
    message="Readers see “{text}” here, which stands for “{meant}”",
    rationale="Text that was escaped twice, or taken from a mail or a page without being decoded, shows "
    "“&eacute;”, “=20” or “\\u2019” instead of the character. In texts with code, or about markup, they may "
    "be meant and are left alone.",
    remedy="Write the character itself.",
    references=["https://www.w3.org/International/questions/qa-escapes"],
    bad=[
        {"text": "She runs the caf⟦&eacute;⟧ next door.", "format": "text", "bare": True},
        {"text": "<p>Bed ⟦&amp;amp;⟧ breakfast costs 88 euros.</p>", "format": "html", "bare": True},
        {"text": "The gloves fit, and the jam is⟦=20⟧\nhalf gone.\n", "format": "text", "bare": True},
        {"text": "The rent is ⟦=E2=82=AC⟧640 a month.\n", "format": "text", "bare": True},
        {"text": "<p>It⟦\\u2019⟧s raining on the pier.</p>", "format": "html", "bare": True},
        {"text": "It is closed.⟦&lt;br/&gt;⟧The bridge is ⟦&lt;b&gt;⟧not⟦&lt;/b&gt;⟧.", "bare": True},
        {"text": "The ferry ⟦\\n⟧was late. It left.⟦\\n⟧Nobody knew.", "bare": True},
        {"text": "Her answer ⟦%20⟧was short.", "bare": True},
        {"text": "<h2>Before you start⟦¶⟧</h2><p>You need a key.</p>", "format": "html", "bare": True},
    ],
    good=[
        {
            "text": "The lines that it passes are\n\n    Name: user\\r\\n\n    Pass: word\\r\\n\n",
            "format": "text",
            "bare": True,
        },
        {"text": "<p>Bed &amp; breakfast in the caf&eacute;.</p>", "format": "html", "bare": True},
        {"text": "In HTML you write &amp;nbsp; for a space that does not break.", "bare": True},
        {
            "text": "Rhythm & blues; a=20 and b=30 hold; fish & chips; are served.",
            "format": "text",
            "bare": True,
        },
        {"text": "Run `sed 's/&amp;/and/'` and look for &amp;amp; in it.", "bare": True},
        {"text": "In HTML you write &lt;br&gt; to break a line.", "bare": True},
        {
            "text": "The file is in C:\\new\\rye, or at a%20b.html, and \\nu is a letter, \\times a sign.",
            "bare": True,
        },
        {"text": "Prices rose by 5%20 years ago, and 3 < 5 > 4.", "bare": True},
        {"text": "<p>See ¶ 12 of the ruling, and § 4 ¶.</p>", "format": "html", "bare": True},
    ],
)
def undecoded_escape(ctx: Context) -> Iterator[Hit]:
    found = [*_headings(ctx), *_escapes(ctx)]
    told = 0
    for start, end, meant in sorted(found):
        if meant == ctx.text[start:end] or "\ufffd" in meant or ctx.block_at(start) is None or told == MOST:
            continue
        told += 1
        span = ctx.doc.lift(start, end)
        plain = ctx.doc.source.slice(span) == ctx.text[start:end]
        fix = (
            Fix((Edit(span, meant),), f"Write “{meant}”", "unsafe")
            if plain and meant.isprintable() and meant not in NAMED
            else None
        )
        named = NAMED.get(meant, "nothing" if not meant else meant if meant.strip() else "a space")
        yield ctx.hit(start, end, meant=named, fix=fix)


def _escapes(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """Escapes as (start, end, what they stand for); none where the text has code or speaks of such things."""
    text = ctx.text
    if not any(sign in text for sign in ("&", "=", "\\", "<", "%20")) or ctx.doc.code or TOLD_OF.search(text):
        return
    if "&" in text:
        from html import unescape

        yield from ((*one.span(), unescape(one[0])) for one in ENTITY.finditer(text))
    if "=" in text:
        yield from ((*one.span(), _printed(one[0])) for one in PRINTABLE.finditer(text))
    if "\\u" in text:
        yield from ((*one.span(), chr(int(one[0][2:], 16))) for one in CODE_POINT.finditer(text))
    if "\\" in text and not BACKSLASHES.search(text):
        yield from _controls(ctx)
    if "%20" in text:
        yield from ((*one.span("sign"), " ") for one in PERCENT.finditer(text))
    if "<" in text:
        yield from _tags(ctx)


def _tags(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """Tags that readers see, for the source has them as entities; a name in such brackets may be a slot,
    and only what closes or is closed somewhere is a tag for sure.
    """
    found = list(TAG.finditer(ctx.text))
    closed = {one["name"] for one in found if one["close"]}
    for one in found:
        sure = not one["name"] or one["alone"] or one["name"] in closed or '="' in (one["more"] or "")
        if sure and "<" not in ctx.doc.source.slice(ctx.doc.lift(*one.span())):
            yield *one.span(), "markup"


def _controls(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """Line breaks and tabs as programs write them, before a space, a capital or a word of their own: what
    stands behind the letter is a word only without it.
    """
    for one in CONTROL.finditer(ctx.text):
        word, known = one["word"] or "", ctx.facts.lexicon.known
        end = one.end() - len(word) - len(one["next"] or "")
        sign = ctx.text[end - 1]
        if word and word[0].islower() and (known(sign + word) or not known(word) or len(word) < SHORTEST):
            continue
        if not _is_protocol(ctx, end):
            yield one.start(), end, {"n": "\n", "r": "\r", "t": "\t"}[sign]


def _is_protocol(ctx: Context, end: int) -> bool:
    """Say whether an escape ends an indented line of a plain text, as lines that programs send are shown."""
    if not ctx.doc.traits.plain:
        return False
    source = ctx.doc.source
    line = source.slice(source.line_span(source.position(ctx.doc.lift(end - 1, end).start).line))
    return line[:1].isspace() and line.rstrip().endswith(ctx.text[end - 2 : end])


def _headings(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """The sign of a link to a heading, left at its end."""
    if "¶" not in ctx.text:
        return
    links = [(link.start, link.end) for link in ctx.doc.links]
    for block in ctx.doc.prose_blocks:
        match = SIGN.search(ctx.doc.text_of(block)) if block.kind == "heading" else None
        if match is not None:
            start = block.start + match.start("sign")
            if not any(first <= start < last for first, last in links):
                yield start, start + 1, ""


def _printed(text: str) -> str:
    """Return what a piece of quoted-printable stands for."""
    return decodestring(text.encode("ascii")).decode("utf-8", "replace")
