"""Addresses in running text of which nothing else is said."""

from collections.abc import Iterator

from copydesk.api import Facts, Span, regex

from .linkfaults import LOCAL, LinkFault

_NEAR, _WORDS = 200, 14  # letters before an address in which it may be named, and words of these
_LINE = regex(r"(?:\A|\n)[^\S\n]{0,8}(?P<line>[^\sa-z][^\n]{8,100}[^\s:,])\s?\n[^\S\n]{0,8}\Z")
_LEADS_ON = regex(r"\b(?:at|see|from|to|on|is|by|visit|here|in)\Z")
_ALONE = regex(r">?[^\S\n]{0,8}(?:\n|\Z)")


def bare(facts: Facts) -> Iterator[LinkFault]:
    """Yield the addresses in running text of which nothing else is said."""
    for link in facts.doc.links:
        if link.kind not in ("bare", "auto") or not link.url.lower().startswith(("http", "www.", "<http")):
            continue
        block = facts.doc.block_at(link.start)
        if block is None or facts.in_code(link.span):
            continue
        if _is_titled(facts, link.span) or LOCAL.match(link.url.strip("<>")):
            continue  # “Open http://localhost:3000.”: no source, but what the reader has started
        around = facts.doc.prose.text[max(block.start, link.start - _NEAR) : link.start]
        # In a reference the words before the address name the source; in a sentence they do not.
        names_it = sum(word[:1].isupper() for word in around.split()[-_WORDS:]) >= 2 and (
            block.kind == "footnote" or around.rstrip()[-1:] in '.,:;”"(–—'
        )
        if not (names_it or _stands_below(facts, link.span)):
            yield LinkFault(link.url_span or link.span, link.url, block)


def _is_titled(facts: Facts, span: Span) -> bool:
    """Say whether an address has a title as reStructuredText sets it: "`the tutorial <address>`_"."""
    text = facts.doc.source.text
    return facts.doc.traits.plain and (
        text.startswith(">`", span.end) or text[span.end - 1 : span.end + 1] == ">`"
    )


def _stands_below(facts: Facts, span: Span) -> bool:
    """Say whether an address has a line of plain text for itself, below a headline, as in newsletters."""
    if not facts.doc.traits.plain:
        return False
    text = facts.doc.source.text
    above = _LINE.search(text[max(0, span.start - _NEAR) : span.start])
    return (
        above is not None
        and _LEADS_ON.search(above["line"]) is None
        and _ALONE.match(text, span.end) is not None
    )
