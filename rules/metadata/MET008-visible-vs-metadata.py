"""MET008: headline, author or date on the page differ from those in the metadata."""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import HEADING, Context, Hit, Span, once, regex, rule

WORD = regex(r"[^\W_]+")
# "1. Overview", "2.3 Rates", "Chapter 4: Rates": the heading of a part of what the metadata name.
SECTION = regex(
    r"\s?(?:(?:Chapter|Part|Section|Appendix|Lesson|Unit|Volume|Book) (?:\d{1,3}|[A-Z]|[IVX]{1,5})\b"
    r"|(?:\d{1,2}\.(?:\d{1,2}\.?){0,3}|[IVX]{1,4}\.)\s)"
)
# "10 Opening the lock" in a "Reference manual of Harwick".
NUMBERED = regex(r"\s?\d{1,2}(?:\.\d{1,2}){0,3}\s+[A-Z]")
WORK = regex(r"\b(?:manual|handbook|guide|reference|documentation|book)\b", re.IGNORECASE)
# "HarbourDuesTable": the name of a page of a wiki.
HUMP = regex(r"(?<=[a-z])(?=[A-Z])")
# "gate-keeper-tool": what programs call the file.
SLUG = regex(r"[a-z0-9]+(?:[-_.][a-z0-9]+)+")
PERSON = regex(r"[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){1,2}")
TIME = regex(
    r"<time\s[^<>]{0,200}?\bdatetime\s?=\s?[\"']?(?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)[^<>]{0,200}>"
    r"(?P<shown>[^<>]{4,60})</time"
)


@rule(
    id="MET008",
    name="visible-vs-metadata",
    version=7,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["metadata", "provenance"],
    summary="The page shows another headline, author or date than the metadata",
    message="The {what} on the page (“{shown}”) differs from the one in the metadata (“{stated}”)",
    rationale="Search engines and readers see different articles when page and metadata disagree; metadata "
    "must be as right as the "
    "text. Shortened headlines and headlines with the name of the site are left alone.",
    remedy="Make the two agree.",
    references=[
        "https://developers.google.com/search/docs/appearance/structured-data/article",
        "https://schema.org/headline",
    ],
    bad=[
        {
            "text": "---\ntitle: Ferry fares rise\n---\n\n# ⟦Council closes three libraries⟧\n\nThe gate "
            "opens.",
            "bare": True,
        },
        {
            "text": "---\nauthor: Ada Marsh\n---\n\n# The gate\n\n⟦By Noor Berg⟧\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-03-02\n---\n\n# The gate\n\nPublished on ⟦4 May 2025⟧\n\nThe gate "
            "opens.",
            "bare": True,
        },
        {
            "text": "---\nauthor: Ada Marsh\ndate: 2026-03-02\n---\n\n# The gate\n\nAda Marsh · ⟦12 March "
            "2026⟧\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-03-02\n---\n\n# The gate\n\nText: Ada Marsh. Published: ⟦3 February "
            "2026⟧\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": "---\nauthor: Ada Marsh\n---\n\n# The gate\n\n⟦Words: Noor Berg⟧\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": '<head><meta name="author" content="Ada Marsh"></head><h1>The gate</h1>'
            '<p><a rel="author" href="/staff/nb">⟦Noor Berg⟧</a></p><p>The gate opens.</p>',
            "format": "html",
            "bare": True,
        },
        {
            "text": '<h1>The gate</h1><p>Opened <time datetime="2026-03-21">⟦12 March 2026⟧</time>.</p>',
            "format": "html",
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-03-02\nupdated: 2026-03-04\n---\n\n# The gate\n\nPublished 2 March "
            "2026, updated ⟦9 March 2026⟧\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": '<head><meta name="author" content="Ada Marsh"><script type="application/ld+json">'
            '{"@type": "Article", "author": ⟦{"name": "Noor Berg"}⟧}</script></head><h1>The gate</h1>'
            "<p>It opens at noon.</p>",
            "format": "html",
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "<title>Harwick 9.0 Reference Manual</title><h1>10 Tides and moons</h1><p>They turn.</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "---\ntitle: gate-keeper-tool\n---\n\n# Amelia, who opens the lock\n\nIt opens.",
            "bare": True,
        },
        {
            "text": "<title>Harwick handbook, version 4</title><h1>Chapter 3: Tides</h1><p>They turn.</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "---\ntitle: The gate of Harwick\n---\n\n# 1. Opening times\n\nIt opens at noon.",
            "bare": True,
        },
        {
            "text": '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">'
            'The gate</h1><span itemprop="author" itemscope><meta itemprop="name" content="Noor Berg"></span>'
            "<p>It opens at noon.</p></article>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-03-02\nupdated: 2026-03-14\n---\n\n# The gate\n\nPublished 2 March "
            "2026, updated 4 March 2026\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": '<head><meta name="author" content="Harwick Courier Ltd, staff"><script '
            'type="application/ld+json">{"@type": "Article", "author": {"name": "Noor Berg"}}</script></head>'
            "<h1>The gate</h1><p>It opens at noon.</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": '<h1>The gate</h1><p>Opened <time datetime="2026-03-12T08:00">12 March 2026</time>.</p>',
            "format": "html",
            "bare": True,
        },
        {
            "text": "---\nauthor: Ada Marsh\n---\n\n# The gate\n\nPhoto: Noor Berg\n\nThe gate opens.",
            "bare": True,
        },
        {
            "text": "---\ndate: 2026-03-02\n---\n\n# The gate\n\nUpdated: 3 April 2026\n\nThe gate opens.",
            "bare": True,
        },
        {"text": "---\ntitle: The gate | Harwick Courier\n---\n\n# The gate\n\nIt opens.", "bare": True},
        {
            "text": "---\nauthor: Ada Marsh\ndate: 2026-03-02\n---\n\n# The gate\n\nBy Ada Marsh, 2 March "
            "2026\n\nIt opens.",
            "bare": True,
        },
        {"text": "---\ntitle: The gate\n---\n\nIt opens.", "bare": True},
        {"text": "---\ntitle: The gate\n---\n\n## Background\n\nIt opens.", "bare": True},
        {"text": "---\ntitle: The gate\n---\n\n# Background\n\nIt opens.\n\n# Costs\n\nTen.", "bare": True},
        {
            "text": "---\nauthor: Ada Marsh\n---\n\n> It opens.\n\n— Noor Berg, harbour office\n\nIt does.",
            "bare": True,
        },
        {
            "text": "---\ntitle: The gate of Harwick\n---\n\n# Gate of Harwick opens\n\nIt opens.",
            "bare": True,
        },
    ],
)
def visible_vs_metadata(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    block, title = ctx.doc.headline, publication.headline
    if (
        block is not None
        and title is not None
        and block.attrs.get("marked", True)
        and block.depth == 1
        and SECTION.match(ctx.doc.text_of(block)) is None
        and not (NUMBERED.match(ctx.doc.text_of(block)) and WORK.search(str(title.value)))
        and not title.span.overlaps(block.span)
        and not SLUG.fullmatch(str(title.value))
    ):
        shown, stated = ctx.doc.text_of(block), str(title.value)
        small = small_words(ctx.data("stopwords.txt"))
        share = alike(shown, stated, small)
        # The name of a site is often set as a heading, and the title stands in another one.
        told = share >= 0.5 or any(
            alike(ctx.doc.text_of(other), stated, small) >= 0.5
            for other in ctx.doc.prose_blocks
            if other.kind == HEADING and other.index != block.index and stems(ctx.doc.text_of(other), small)
        )
        if not told and min(len(stems(text, small)) for text in (shown, stated)) > 1:
            # A title for search engines and a headline for readers may differ; nothing in common is a slip.
            level = "info" if share else None
            yield ctx.hit(block.start, block.end, severity=level, what="headline", shown=shown, stated=stated)
    byline = publication.visible_byline
    names = [name for name, meta in publication.authors if meta.origin != "page"]
    known = byline.told if byline is not None and names else ""
    if byline is not None and known and not any(shares_name(byline.text, name) for name in names):
        # A handle need not show the name of its owner, and a name beside the day may be that of a part.
        yield ctx.hit(
            byline.start,
            byline.end,
            severity=None if known == "said" and all(" " in name for name in names) else "info",
            what="author",
            shown=byline.text,
            stated=", ".join(names),
        )
    yield from authors_apart(ctx)
    yield from times_apart(ctx)
    stated_days = {
        s.moment.iso
        for s in (publication.published, publication.modified)
        if s and s.moment and s.meta.origin != "file-name"
    }
    shown_days = [day for day in publication.shown_days if not day.changed]
    modified = publication.modified
    last = modified.moment.iso if modified is not None and modified.moment is not None else ""
    for day in publication.shown_days if last else ():
        # A page is often stored again without a change that readers need know of.
        if day.changed and ctx.facts.days_between(last, day.iso) > 1:
            shown = ctx.text[day.start : day.end]
            yield ctx.hit(day.start, day.end, what="date of the last change", shown=shown, stated=last)
    for day in shown_days[:1] if stated_days else ():
        apart = [abs(ctx.facts.days_between(day.iso, stated)) for stated in stated_days]
        if min(apart) > 1:
            yield ctx.hit(
                day.start,
                day.end,
                what="date",
                shown=ctx.text[day.start : day.end],
                stated=", ".join(sorted(stated_days)),
            )


def authors_apart(ctx: Context) -> Iterator[Hit]:
    """Yield the author of the JSON-LD where the head of the page names another person."""
    told = ctx.facts.publication.authors
    head, data = (
        [(name, meta) for name, meta in told if meta.origin == origin and PERSON.fullmatch(name)]
        for origin in ("html-meta", "json-ld")
    )
    if head and data and not any(shares_name(one, other) for one, _ in head for other, _ in data):
        message = "The JSON-LD names another author (“{shown}”) than the head of the page (“{stated}”)"
        name, meta = data[0]
        yield ctx.at(meta.span, severity="info", message=message, shown=name, stated=head[0][0])


def times_apart(ctx: Context) -> Iterator[Hit]:
    """Yield the times whose day for machines is another one than readers see."""
    text = ctx.doc.source.text
    for match in TIME.finditer(text) if ctx.doc.traits.elements and "<time" in text else ():
        days = ctx.facts.calendar.find_days(match["shown"])
        if len(days) == 1 and days[0].iso and abs(ctx.facts.days_between(days[0].iso, match["day"])) > 1:
            where = Span(*match.span("shown"))
            yield ctx.at(where, what="date", shown=match["shown"].strip(), stated=match["day"])


@once
def small_words(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


def alike(shown: str, stated: str, small: frozenset[str]) -> float:
    """Return how much of the shorter headline stands in the longer one, from 0 to 1; words by their stems,
    and a word for the initials of others.
    """
    a, b = stems(shown, small), stems(stated, small)
    if not a or not b:
        return 1.0
    common = a & b
    return (len(common) + spelled(a - common, stated, small) + spelled(b - common, shown, small)) / min(
        len(a), len(b)
    )


def stems(text: str, small: frozenset[str]) -> set[str]:
    return {word[:5] for word in WORD.findall(HUMP.sub(" ", text).casefold()) if word not in small}


def spelled(short: set[str], other: str, small: frozenset[str]) -> int:
    """Count words that are the initials of neighbouring words of the other headline."""
    initials = "".join(word[0] for word in WORD.findall(other.casefold()) if word not in small)
    return sum(1 for word in short if 2 < len(word) <= 5 and word in initials)


def shares_name(shown: str, stated: str) -> bool:
    a, b = (set(WORD.findall(text.casefold())) for text in (shown, stated))
    return bool(a & b)
