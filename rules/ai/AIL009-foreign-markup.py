"""AIL009: marks of another markup language stand in the text as they were typed."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from copydesk.api import Context, Hit, Span, regex, rule

# What each piece of markup looks like, and letters without which it is not there.
_MARKDOWN = {
    "](": r"(?P<link>(?<![!\w])!?\[[^\]\[\n]{1,120}\]\((?:\ufffc|(?:https?://|/|#|mailto:)[^)\s]{1,300})\))",
    "## ": r"(?P<heading>^#{2,6} \S[^\n]{0,120})",
    "**": r"(?P<bold>(?<![\w*\\])\*\*(?! )[^*\n]{1,160}(?<! )\*\*(?![\w*]))",
    "```": r"(?P<fence>^```[a-z]{0,12}$)",
}
_WIKI = {
    "[[": r"(?P<link>\[\[(?:File|Image|Category|Datei|Kategorie):[^\]\[\n]{1,200}\]\])",
    "==": r"(?P<heading>^(?P<level>={2,5})(?!=)[^=\n]{1,100}(?<!=)(?P=level)[ \t]{0,4}$)",
    "'''": r"(?P<bold>(?<![\w'])'''(?!')[^'\n]{1,120}'''(?!'))",
    "{{": r"(?P<template>\{\{(?:[Cc]ite (?:web|news|book|journal|press|magazine)|[Cc]itation|[Ii]nfobox"
    r"|[Rr]eflist|[Ss]fn|[Ee]fn|[Ss]ee also|[Mm]ain|[Ss]hort description|[Uu]se (?:dmy|mdy) dates)\b"
    r"[^{}\n]{0,300}\}{0,2})",
    "<ref": r"(?P<note><ref(?: name=[^<>\n]{1,60})?>)",
    "{|": r"(?P<table>^\{\|[ \t]{0,4}class=)",
}
_ALONE = frozenset(("link", "template", "table"))
_IN_PLAIN_TEXT = 3
_WIKI_SUFFIXES = (".wiki", ".mediawiki")


@rule(
    id="AIL009",
    name="foreign-markup",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw", "-code"],
    tags=["ai", "leftover", "markup"],
    summary="Marks of another markup language stand in the text",
    message="“{text}” is {kind}, and this file is {format}: readers see the marks ({count} in this file)",
    rationale="Chat products answer in Markdown, whatever the page is made of. Pasted into HTML, plain text "
    "or a wiki, "
    "the asterisks, hashes and brackets stay in the text; the same goes for wiki marks in Markdown. In "
    "plain text, "
    "where writers use a few such marks themselves, three of them are needed.",
    remedy="Turn the marks into the markup of this file, or delete them; and read what was pasted with them.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {
            "text": "<h1>Pier</h1><p>The ⟦**old pier**⟧ is open, and the **new pier** is closed.</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "<p>See ⟦[the report](https://port.example/r)⟧ of the port.</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "# The pier\n\n⟦== History ==⟧\n\nThe '''old pier''' opened in 1901.",
            "bare": True,
        },
        {
            "text": "The pier\n\n⟦## History⟧\n\nThe **old pier** is open. See "
            "[it](https://port.example/a).\n",
            "format": "text",
            "bare": True,
        },
        {"text": "The pier opened in 1901.⟦{{cite news |title=Pier |date=1901}}⟧", "bare": True},
    ],
    good=[
        {"text": "<p>Fares** rose by 3%.</p><p>** without the tax</p>", "format": "html", "bare": True},
        {
            "text": "<p>Write <code>**bold**</code> and <code>**more**</code> for bold.</p>",
            "format": "html",
            "bare": True,
        },
        "The **old pier** is open. See [it](https://port.example/a).",
        {"text": "The *old* pier is **very** old, he wrote.\n", "format": "text", "bare": True},
        "See [[The pier]] and [[The pier|its end]] in my notes, and a == b in the code.",
        "Use `[[File:Pier.jpg|thumb]]` in a wiki.",
        "Title\n=====\n\nThe pier's 'old' boards are open.",
    ],
)
def foreign_markup(ctx: Context) -> Iterator[Hit]:
    doc = ctx.doc
    text = doc.source.text
    if doc.traits.elements or doc.traits.packed:
        found = [
            (kind, doc.lift(start, end))
            for kind, start, end in _pieces(_MARKDOWN, ctx.text, 0)
            if (block := doc.block_at(start)) is not None and block.kind not in ("front-matter", "code")
        ]
        yield from _report(ctx, found, "Markdown", "HTML", 2)
        return
    wiki = [
        (kind, Span(start, end))
        for kind, start, end in _pieces(_WIKI, text, doc.body.start)
        if not ctx.facts.in_code(Span(start, end))
    ]
    if doc.traits.markdown:
        yield from _report(ctx, wiki, "wiki markup", "Markdown", 2)
        return
    is_wiki = doc.source.path.lower().endswith(_WIKI_SUFFIXES) or len({kind for kind, _ in wiki}) > 1
    found = [(kind, Span(start, end)) for kind, start, end in _pieces(_MARKDOWN, text, 0)]
    if is_wiki:
        yield from _report(ctx, found, "Markdown", "wiki markup", 2)
    elif len({kind for kind, _ in found}) > 1 and not text.startswith(("---\n", "+++\n")):
        # Front matter is for a program that makes a page of the file, and so knows its marks.
        yield from _report(ctx, found, "Markdown", "plain text", _IN_PLAIN_TEXT)


def _pieces(markup: Mapping[str, str], text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces of markup in a text: what they are, start and end. Only what may be there is looked
    for.
    """
    present = tuple(pattern for letters, pattern in markup.items() if letters in text)
    for match in _expression(present).finditer(text, start) if present else ():
        yield match.lastgroup or "", *match.span()


@cache
def _expression(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return regex("|".join(patterns), re.MULTILINE)


def _report(ctx: Context, found: list[tuple[str, Span]], kind: str, format: str, least: int) -> Iterator[Hit]:
    enough = len(found) >= least or (format != "plain text" and any(what in _ALONE for what, _ in found))
    if enough:
        yield ctx.at(found[0][1], kind=kind, format=format, count=len(found))
