"""Tags round words that do not fit one another: opened as one and closed as another, left open, closing
nothing, or escaped so that readers see them; and marks of bold in a page, which shows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Block, Context, Span, regex

_TAG = regex(r"(?i)<(?P<close>/?)(?P<name>strong|small|mark|sub|sup|del|ins|em|b|i|u|s)(?:\s[^<>]{0,300})?>")
_SHOWN = regex(
    r"(?i)<(?P<name>strong|span|div|em|li|h[1-6]|b|i|u|p)(?: [^<>]{0,80})?>[^<>]{1,120}</(?P=name)>"
)
_CROSSED = regex(
    r"(?i)<(?P<one>strong|em|b|i|u|s)><(?P<two>strong|em|b|i|u|s)>[^<>\n]{1,200}</(?P=one)></(?P=two)>"
)
_STARRED = regex(r"(?<![\w*\\])\*\*(?![\s*])[^*\n]{1,120}(?<![\s*])\*\*(?![\w*])")
_LONGEST = 300
"""Characters between a tag and the one that should close it."""
_MARK = "**"
_RUNNING = frozenset({"paragraph", "list-item", "heading", "cell", "caption"})
_FEW = 2
"""A page that shows more tags is about them."""


class Unfit(NamedTuple):
    """Where it stands and what is told of it."""

    span: Span
    told: str


def unfit_tags(ctx: Context) -> Iterator[Unfit]:
    """Yield tags that fit no other, in reading order."""
    if "<" not in ctx.doc.source.text:
        return
    uneven: frozenset[str] | None = None
    for block in ctx.doc.prose_blocks:
        if block.kind not in _RUNNING:
            continue
        text = ctx.doc.source.slice(block.span)
        if "<" not in text:
            continue
        uneven = _uneven(ctx) if uneven is None else uneven
        if uneven:
            yield from _in_block(ctx, block, text, uneven)


def crossed_tags(ctx: Context) -> Iterator[Unfit]:
    """Yield words round which two tags are opened side by side and closed in the wrong order."""
    text = ctx.doc.source.text
    if "></" not in text:
        return
    for match in _CROSSED.finditer(text):
        span = Span(*match.span())
        if match["one"].lower() != match["two"].lower() and not ctx.facts.in_code(span):
            one, two = match["one"].lower(), match["two"].lower()
            yield Unfit(span, f"<{one}> is closed inside <{two}>, which it holds")


def _uneven(ctx: Context) -> frozenset[str]:
    """Return the names of tags that the file opens and closes unequally often."""
    counts: Counter[str] = Counter()
    for match in _TAG.finditer(ctx.doc.source.text):
        counts[match["name"].lower()] += -1 if match["close"] else 1
    return frozenset(name for name, count in counts.items() if count)


def _in_block(ctx: Context, block: Block, text: str, uneven: frozenset[str]) -> Iterator[Unfit]:
    base = block.span.start
    open_: list[tuple[str, int, int]] = []
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        span = Span(base + match.start(), base + match.end())
        if ctx.facts.in_code(span):
            continue
        if not match["close"]:
            open_.append((name, match.start(), match.end()))
        elif any(name == other for other, _, _ in open_):
            at = max(at for at, (other, _, _) in enumerate(open_) if other == name)
            del open_[at]
        elif open_ and name in uneven and open_[-1][0] in uneven and match.end() - open_[-1][1] <= _LONGEST:
            other, start, _ = open_.pop()
            yield Unfit(Span(base + start, span.end), f"<{other}> is closed with </{name}>")
        elif name in uneven and ctx.doc.traits.markdown and not _opened_before(ctx, name, base):
            told = f"</{name}> closes nothing"
            mark = text.rfind(_MARK, 0, match.start()) if text.count(_MARK) % 2 else -1
            if mark >= 0 and match.end() - mark <= _LONGEST:
                span, told = Span(base + mark, span.end), f"{_MARK} is closed with </{name}>"
            yield Unfit(span, told)
    for name, start, end in open_:
        if name not in uneven or not ctx.doc.traits.markdown:
            continue  # what a page opens it may close in another block
        mark = text.find(_MARK, end) if text.count(_MARK) % 2 else -1
        if 0 <= mark <= start + _LONGEST:
            span = Span(base + start, base + mark + len(_MARK))
            yield Unfit(span, f"<{name}> is closed with {_MARK}")
        else:
            yield Unfit(Span(base + start, base + end), f"<{name}> is left open")


def _opened_before(ctx: Context, name: str, base: int) -> bool:
    """Say whether a tag stands shortly before a block, which may have been opened for it."""
    return f"<{name}" in ctx.doc.source.text[max(0, base - _LONGEST) : base].lower()


def shown_marks(ctx: Context) -> Iterator[Unfit]:
    """Yield words between ``**`` in a page, where that does not tell of code or of Markdown."""
    doc = ctx.doc
    if not doc.traits.elements or doc.code or _MARK not in doc.prose.text:
        return
    if "markdown" in ctx.facts.word_table.vocabulary:
        return
    for block in doc.prose_blocks:
        if block.kind not in _RUNNING or doc.prose.text.find(_MARK, block.start, block.end) < 0:
            continue
        for match in _STARRED.finditer(doc.prose.text, block.start, block.end):
            span = doc.lift(*match.span())
            if any(map(str.isalpha, match.group())) and not ctx.facts.in_code(span):
                yield Unfit(span, f"A page shows {_MARK} as it stands: readers see the asterisks")


def shown_tags(ctx: Context) -> Iterator[Unfit]:
    """Yield tags that are escaped, where the text does not tell of tags."""
    if ctx.doc.code or "&lt;" not in ctx.doc.source.text or "html" in ctx.facts.word_table.vocabulary:
        return
    found = [
        (block, match)
        for block in ctx.doc.prose_blocks
        if block.kind in _RUNNING and ctx.doc.prose.text.find("<", block.start, block.end) >= 0
        for match in _SHOWN.finditer(ctx.doc.prose.text, block.start, block.end)
    ]
    if len(found) > _FEW:
        return
    for _, match in found:
        span = ctx.doc.lift(*match.span())
        if "&lt;" in ctx.doc.source.slice(span) and not ctx.facts.in_code(span):
            yield Unfit(span, "Readers see these tags")
