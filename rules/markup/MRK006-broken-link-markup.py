"""MRK006: link markup that makes no link."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

TARGET = r"(?:https?://|www\.|mailto:)[^\s()\[\]<>]{1,500}"
SPACED = regex(r"(?<![\\\]])(\[[^\[\]\n]{1,200}\])([ \t]+)(\(" + TARGET + r"\))")
REVERSED = regex(r"(?<![\w\]\\])\(([^()\[\]\n]{1,120})\)\[(" + TARGET + r")\]")
UNCLOSED = regex(
    r"(?<!\\)\[[^\[\]\n]{1,200}\]\((?:" + TARGET + r")(?=\s|\Z)(?![ \t]+[\"'(])[^()\n]{0,300}(?=[\r\n]|\Z)"
)
NO_BRACKET = regex(r"(?<![\\\]\w])\[[^\[\]()\n]{1,120}\(" + TARGET + r"\)(?![^\[\n]{0,200}\])")
WIKI = regex(r"(?<![\[\\])\[(" + TARGET + r")[ \t]+([^\[\]\n]{1,200})\](?![\[(:])")
# By what each of them is found: the gap, the address in the wrong bracket, the address that nothing closes.
GAP = regex(r"\][ \t]+\((?:https?://|www\.|mailto:)")
OPENED = regex(r"\((?:https?://|www\.|mailto:)")
LEFT_OPEN = regex(r"\]\(" + TARGET + r"(?=\s|\Z)")
IN_SQUARE = regex(r"\[(?:https?://|www\.|mailto:)")
# A directive or a role of MyST: ":::{note}", "{ref}`places`".
MYST = regex(r"^(?:`{3,6}|:{3,6}) ?\{[\w:+.-]{2,30}\}|(?<!\w)\{[\w:+.-]{2,30}\}`[^`\n]", re.MULTILINE)
EMPTY = regex(r"(?<![!\\\]])\[\]\((" + TARGET + r")\)")


@rule(
    id="MRK006",
    name="broken-link-markup",
    version=2,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    formats=["markdown", "text"],
    tags=["links", "markdown"],
    summary="Brackets and addresses that were meant as a link but make none",
    message="{what}: this does not become a link",
    rationale="One missing or misplaced bracket turns a citation into a line of raw markup, and the source "
    "that it should lead to is lost to "
    "readers.",
    remedy="Write [text](address) without a space between the two, and close both brackets.",
    references=[
        "https://spec.commonmark.org/0.31.2/#links",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md011.md",
    ],
    bad=[
        {
            "text": "The count is in ⟦[the harbour log] (https://example.org/log)⟧ of that year.",
            "fixed": "The count is in [the harbour log](https://example.org/log) of that year.",
        },
        {
            "text": "The count is in ⟦(the harbour log)[https://example.org/log]⟧ of that year.",
            "fixed": "The count is in [the harbour log](https://example.org/log) of that year.",
        },
        "The count is in ⟦[the harbour log](https://example.org/log of that year.⟧",
        "See ⟦[https://example.org/log the harbour log]⟧ for the count.",
        "A link ⟦[](https://example.org/log)⟧ without words.",
    ],
    good=[
        "It is told in {ref}`harbour`, and [](https://example.org/log) fills its text in.",
        "The count is in [the harbour log](https://example.org/log) of that year.",
        "The keeper (see [the log](https://example.org/log)) counted [sic] (twice).",
        'A note [1] (https://example.org/log "printed 1911") and `[a] (https://example.org)` in code.',
        "He wrote “[the] weir” (https://example.org/weir).",
    ],
)
def broken_link_markup(ctx: Context) -> Iterator[Hit]:
    text = ctx.doc.source.text
    taken: list[Span] = []
    checks = (
        (REVERSED, ")[", "(", "The text is in round brackets and the address in square ones", _swap),
        (SPACED, GAP, "[", "A space stands between the text and its address", _close_up),
        (EMPTY, "[](", "", "The link has no text", None),
        (NO_BRACKET, OPENED, "[", "The square bracket round the text is not closed", None),
        (UNCLOSED, LEFT_OPEN, "[", "The bracket round the address is not closed", None),
        (WIKI, IN_SQUARE, "", "The address and its text stand in one pair of brackets", _unwiki),
    )
    for pattern, sign, opening, what, mend in checks:
        if pattern is SPACED and not ctx.doc.traits.markdown:
            continue
        if pattern is EMPTY and "[](" in text and MYST.search(text):
            continue  # what is behind the link gives its text there
        for match in _matches(text, ctx.doc.body.start, pattern, sign, opening):
            span = Span(match.start(), match.end())
            if ctx.facts.in_code(Span(span.start, span.start + 1)) or any(map(span.overlaps, taken)):
                continue
            if pattern is SPACED and (match.group(1)[1:-1].isdigit() or _defined(ctx, match.group(1)[1:-1])):
                continue
            taken.append(span)
            fix = Fix((mend(match),), "Write it as a link", "unsafe") if mend is not None else None
            yield ctx.at(ctx.facts.trimmed(span), fix=fix, what=what)


def _matches(
    text: str, start: int, pattern: re.Pattern[str], sign: str | re.Pattern[str], opening: str
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, without overlap, from the bracket that opens before each sign.

    Tried at every bracket of a text full of sound links, the patterns would take most of the rule's time.
    """
    end = start
    for at in _places(text, start, sign):
        begin = text.rfind(opening, start, at) if opening else at
        match = pattern.match(text, begin) if begin >= end else None
        if match is not None:
            end = match.end()
            yield match


def _places(text: str, start: int, sign: str | re.Pattern[str]) -> Iterator[int]:
    if not isinstance(sign, str):
        for match in sign.finditer(text, start):
            yield match.start()
        return
    at = text.find(sign, start)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _defined(ctx: Context, label: str) -> bool:
    """Say whether the bracket is a reference link of its own, with a definition in the file."""
    folded = " ".join(label.casefold().split())
    return any(note.kind == "reference-def" and note.label == folded for note in ctx.doc.notes)


def _swap(match: re.Match[str]) -> Edit:
    return Edit(Span(match.start(), match.end()), f"[{match.group(1)}]({match.group(2)})")


def _close_up(match: re.Match[str]) -> Edit:
    return Edit(Span(*match.span(2)), "")


def _unwiki(match: re.Match[str]) -> Edit:
    return Edit(Span(match.start(), match.end()), f"[{match.group(2)}]({match.group(1)})")
