"""Punctuation marks that stand twice."""

import re
from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, regex

from .gaps import line_at

REPEATED = regex(
    r"(?P<comma>,[ \t]?,)|(?P<semicolon>;;)|(?P<dots>(?<![./\\])\.\.(?![./\\\w]))|(?P<many>\.{5,})"
    r"|(?P<mixed>[,;]\.(?!\d|\.)|(?<!\.)\.,(?=\s))|(?P<loud>!{2,}|\?{2,}|[!?]{3,})"
)
ADDRESS = regex(r"\]\([^\s()]{0,400}\)|\]\[[^\[\]]{0,100}\]|</?[a-z][^<>]{0,200}>|&[#\w]{1,10};")
PAIRS = regex(r", ?,|;;|\.\.|[,;]\.|\.,|[!?][!?]")
REFERENCE = regex(r"&#?\w{2,6}\Z|&#\w{1,5}\Z|#\d{2,5}\Z")
NEXT = regex(r"[ \t]{1,4}[“‘\"'(]?[A-Z0-9][\w'’]*[ ,.!?]")
RIGHT = {"comma": ",", "semicolon": ";", "dots": ".", "many": "..."}
FIGURES = regex(r"\d\.,\s{1,2}-?\d")
# "`file` (required);; Where to look.": a term and what it means, as AsciiDoc has them.
TERM, FEW = regex(r"^\S[^\n;]{0,100};;(?:\s|$)", re.MULTILINE), 2
LONGEST = 80
RANGE = regex(r"[-+−]\d|[$%@&][\w{]")
# "hay....12%": dots lead to a figure, as in a table that is set by hand; "db???-dev": any characters.
LEADER = regex(r"\.{5}[-+−]?\d|\d%?\.{5}")
# After these a full stop belongs to the abbreviation, and a comma may follow.
# Pence and shillings stand behind their figure: “11s. 4d., were paid”.
SHORTENED = regex(r"(?:\b[A-Za-z]|\d[A-Za-z]|[a-z]\.[a-z]|\b[A-Za-z]{2,5})\Z")


def repeated_punctuation(ctx: Scope) -> Iterator[Slip]:
    leaders = "....." in ctx.text and len(LEADER.findall(ctx.text)) > 1
    terms = len(TERM.findall(ctx.text)) > FEW
    for block in ctx.blocks_at(ctx.facts.word_table.in_gaps(PAIRS)):
        for match in REPEATED.finditer(ctx.text, block.start, block.end):
            kind = match.lastgroup or ""
            before = ctx.text[max(block.start, match.start() - 6) : match.start()]
            # A mark after white space opens a directive or an elision; it does not end anything.
            if (
                not before
                or before[-1].isspace()
                # "connect(..)", "``.. name``": something is left out, or code.
                or before[-1] in "([{`|"
                # "-, , _": signs that are listed; "<p>..</p>": what stands in it is left out.
                or (kind == "comma" and before[-1] in "-_+*/")
                or (kind == "dots" and before[-1] in ">\"'" and ctx.text.startswith(("<", ">"), match.end()))
                # "--start,.data=0": a comma parts the words of an option.
                or (kind == "mixed" and _in_option(ctx.text, match.start()))
                # "echo low;;": what a program ends a case with.
                or (kind == "semicolon" and not line_at(ctx, match.end())[1].strip())
                # "n1,n2,..", "-20..+19" and "$0..$9": and so on, and ranges.
                or (kind == "dots" and (before[-1] == "," or RANGE.match(ctx.text, match.end())))
                or (kind == "mixed" and match.group()[0] == "." and SHORTENED.search(before))
                or (kind == "many" and leaders)
                or (kind == "semicolon" and terms)
                or (kind == "loud" and "-" in (before[-1], ctx.text[match.end() : match.end() + 1]))
                # "&#8221;.": the code of a character, which another rule tells.
                or (match.group()[0] == ";" and REFERENCE.search(before))
            ):
                continue
            # "[0., 1., 2.5]": the stops belong to the numbers.
            if match.group() == ".," and FIGURES.search(before + ctx.text[match.start() : match.end() + 4]):
                continue
            # A link, a note or a citation between the two that no reader of the prose sees.
            if kind != "loud" and (_parted(ctx, *match.span()) or _is_shown(ctx, match.start())):
                continue
            yield ctx.found(
                *match.span(),
                kind="loud" if kind in ("loud", "many") else "",
                fix=_fix(ctx, match, kind, block.end),
            )


def _in_option(text: str, at: int) -> bool:
    """Say whether what stands there without white space begins as the option of a command."""
    return text[max(0, at - LONGEST) : at].split()[-1:][0].startswith(("-", "–"))


def _parted(ctx: Scope, start: int, end: int) -> bool:
    """Say whether something with letters of its own, other than the address of a link, stands between."""
    source = ctx.doc.source.slice(ctx.doc.lift(start, end))
    rest = ADDRESS.sub("", source)
    return any(char.isalnum() for char in rest)


def _is_shown(ctx: Scope, at: int) -> bool:
    """Say whether a mark is alone in an element of its own, as keys are shown ("<kbd>;</kbd>.")."""
    span, source = ctx.doc.lift(at, at + 1), ctx.doc.source.text
    return source[span.start - 1 : span.start] == ">" and source.startswith("</", span.end)


def _goes_on(ctx: Scope, at: int, end: int) -> bool:
    """Say whether another sentence begins behind a place, in the same line and block."""
    return NEXT.match(ctx.text, at, end) is not None


def _fix(ctx: Scope, match: re.Match[str], kind: str, end: int) -> Fix | None:
    span = ctx.doc.lift(*match.span())
    if kind not in RIGHT or ctx.doc.source.slice(span) != match.group():
        return None
    # "Wait.. what" and "To be continued.." are half an ellipsis, "a,,b" an empty field, "....." a blank to be
    # filled in.
    follows = ctx.text[match.end() : match.end() + 2]
    doubtful = (
        kind == "many"
        or (kind == "dots" and not _goes_on(ctx, match.end(), end))
        or not (follows[:1].isspace() or not follows)
    )
    return Fix((Edit(span, RIGHT[kind]),), "keep one", "unsafe" if doubtful else "safe")
