"""REP001: the title or a heading stands in the text a second time."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import PLACEHOLDER, Block, Context, Hit, Related, picked, regex, rule

from .headingkeys import is_second_headline, key_of, puts_number

BODY = "The bridge over the Aln has been shut to lorries since a pier cracked in the flood of last November."
MORE = "Engineers measure the crack each week, and divers will look at the foot of the pier in spring."
LONG = "When a lorry comes over the bridge the lamps on both banks turn red"
_NUMBER = regex(r"\d+(?:\.\d+)*")
_TELLS = regex(
    r"\s*(?:[\d.]{1,8}\s)?(?:This (?:document|page|article|guide|chapter|section|tutorial|manual|note)\b"
    r"|(?:See|Read|Visit|Consult|Refer to|Go to|Learn)\b"
    r"|(?:Us|Sett|Work|Edit|Creat|Install|Configur|Add|Writ)ing\b)"
)
_SECTION = regex(r"\d{1,2}(?:\.\d{1,2}){1,3} \S")
_LONGEST_NAME = 9  # gaps between words; a longer line is a sentence


@rule(
    id="REP001",
    name="repeated-heading",
    version=9,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["heading", "paragraph"],
    tags=["repetition", "headings"],
    summary="The title or a heading stands in the text a second time",
    message="This repeats {what} “{first}”",
    rationale="A second headline that says what the first one said, a heading repeated as the first line of "
    "its section, or two neighbouring sections of one name are marks of a text put together from parts: a "
    "teaser pasted over its article, a generated outline, a template filled twice.",
    remedy="Keep one. Give two sections of the same name names that tell them apart, or join them.",
    references=["https://github.com/DavidAnson/markdownlint/blob/main/doc/md024.md"],
    bad=[
        {
            "text": f"# Five reasons\n\n## 1. Save money\n\n{BODY}\n\n## 2. Sleep well\n\n{MORE}\n\n"
            f"⟦## 3. Save money⟧\n\n{BODY}\n",
            "bare": True,
        },
        {
            "text": "# Cracked pier shuts Aln bridge to lorries\n\n" + BODY + "\n\n"
            "⟦## Cracked pier shuts the bridge over the Aln to all lorries⟧\n\n" + MORE,
            "bare": True,
        },
        {
            "text": f"The Aln bridge\n\n{BODY}\n\nWork of the divers\n\n⟦Work of the divers:⟧\n{MORE}\n",
            "format": "text",
        },
        {
            "text": f"The Aln bridge\n\n{BODY}\n\n2.1 Costs of repair\n\n{MORE}\n\n2.2 Divers\n\n{BODY}\n\n"
            f"⟦2.1 Costs of repair⟧\n\n{MORE}\n",
            "format": "text",
            "bare": True,
        },
        {"text": f"# Aln bridge\n\n## Costs\n\n{BODY}\n\n⟦## Costs⟧\n\n{MORE}\n", "bare": True},
        {
            "text": f"The Aln bridge\n\n{BODY}\n\nCosts of the repair\n\n{MORE}\n\nWho pays\n\n{BODY}\n\n"
            f"⟦Costs of the repair⟧\n\n{MORE}\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": f"# Cracked pier shuts the old Aln bridge to lorries\n\n{BODY}\n\n"
            f"⟦## The old Aln bridge shut to lorries⟧\n\n{MORE}\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": f"# Mending old harbour bridges\n\n{BODY}\n\n⟦## Mending each part of "
            f"an old harbour bridge⟧\n\n{MORE}\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": f"# Cracked pier shuts the Aln bridge\n\n{BODY}\n\n"
            f"⟦# Cracked pier shuts the Aln bridge (Cymraeg)⟧\n\n{MORE}\n",
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        {
            "text": f"<h1>Harbour book</h1><h1>The tides</h1><h1>4. The tides</h1><p>{BODY}</p>",
            "format": "html",
            "bare": True,
        },
        {
            "text": f"# The gates of the port of Aln\n\nSee [The gates of the port of Aln](a.md)\n\n{BODY}\n",
            "bare": True,
        },
        {
            "text": "# Going back to the old harbour log\n\nYou may go back to the old harbour log if:\n\n"
            "- it is wet.\n- it is late.\n",
            "bare": True,
        },
        {
            "text": f"# Work\n\n## Bridge\n\n## Done\n\n{BODY}\n\n## To do\n\n{MORE}\n\n## Pier\n\n"
            f"## Done\n\n{MORE}\n\n## To do\n\n{BODY}\n",
            "bare": True,
        },
        {
            "text": f"# Work\n\n## Spring\n\n{BODY}\n\n## Costs\n\n{MORE}\n\n## Summer\n\n{BODY}\n\n"
            f"## Costs\n\n{MORE}\n\n## Autumn\n\n{BODY}\n\n## Costs\n\n{MORE}\n",
            "bare": True,
        },
        {
            "text": f"The Aln bridge\n\n{BODY}\n\n{LONG}\n\n{BODY}\n\nWho pays\n\n"
            f"{BODY}\n\n{LONG}\n\n{MORE}\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": f"# Work\n\n## Spring\n\n### Costs\n\n{BODY}\n\n## Autumn\n\n### Costs\n\n{MORE}\n",
            "bare": True,
        },
        {
            "text": f"# Aln bridge shut to lorries\n\n{BODY}\n\n## Lorries on the coast road\n\n{MORE}\n",
            "bare": True,
        },
        {
            "text": f"The Aln bridge\n\n{BODY}\n\nAda Quill\n\n{MORE}\n\nTom Rudge\n\n{BODY}\n\n"
            f"Ada Quill\n\n{MORE}\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": "# Name-based gates of the harbour\n\n"
            f"This document explains how name-based gates of a harbour work\n\n{BODY}\n\n"
            f"## Using name-based gates of the harbour\n\n{MORE}\n",
            "bare": True,
        },
        {"text": f"# The divers\n\nThe divers came on Monday. {MORE}\n", "bare": True},
        {
            "text": f"# Aln bridge\n\n## Costs of repair\n\n{BODY}\n\n## Costs of delay\n\n{MORE}\n",
            "bare": True,
        },
    ],
)
def repeated_heading(ctx: Context) -> Iterator[Hit]:
    title = ctx.doc.headline
    seen: set[int] = set()
    for block in _short(ctx):
        if title is not None and block.index > title.index and _restates(ctx, title, block):
            seen.add(block.index)
            yield _hit(ctx, block, title, "the title", is_second_headline(ctx, title, block))
    yield from _echoed_lines(ctx, seen)
    headings = [section.heading for section in ctx.facts.sections if section.heading is not None]
    labels = _labels(ctx, headings)
    yield from _twins(ctx, headings, labels, seen)
    yield from _unmarked_twins(ctx, labels, seen)


def _hit(ctx: Context, block: Block, first: Block, what: str, firm: bool = True) -> Hit:
    return ctx.at(
        block.span,
        severity=None if firm else "info",
        confidence=None if firm else "weak",
        related=(Related(first.span, "first here"),),
        what=what,
        first=ctx.doc.text_of(first)[:100],
    )


def _labels(ctx: Context, headings: list[Block]) -> frozenset[str]:
    """Return the names that headings bear by the plan of the article: one that stands three times, and all
    that recur when several do (what is new, faults mended: for each part of a release).
    """
    counts = Counter(key_of(ctx, heading) for heading in headings)
    again = {key for key, count in counts.items() if count > 1}
    return frozenset(again if len(again) > 1 else (key for key in again if counts[key] > 2))


def _short(ctx: Context) -> Iterator[Block]:
    """Yield headings and paragraphs that have the length of a headline and no final stop."""
    for block in ctx.blocks():
        text = ctx.doc.text_of(block).strip()
        whole = ". " not in text and text.count(" ") < 18 and PLACEHOLDER not in text
        if 12 <= len(text) <= 140 and text[-1:] not in ".!?;,:" and whole:
            yield block


def _restates(ctx: Context, title: Block, block: Block) -> bool:
    if _numbers(ctx, title) != _numbers(ctx, block) or _is_link(ctx, block):
        return False
    if _TELLS.match(ctx.doc.text_of(block)) and not _TELLS.match(ctx.doc.text_of(title)):
        return False  # "Using the gate", "This page explains …": it is on the same, and no second title
    terms = ctx.facts.terms
    one, other = terms.stems(title.start, title.end), terms.stems(block.start, block.end)
    if min(len(one), len(other)) < 4:
        # Without markup two words may be an entry of a programme and no title.
        least = 2 if title.attrs.get("marked") is False else 1
        return block.depth <= 2 and _same(ctx, title, block) and key_of(ctx, title).count(" ") >= least
    return terms.overlap(one, other) >= 0.85 and terms.likeness(one, other) >= 0.5


def _numbers(ctx: Context, block: Block) -> list[str]:
    return _NUMBER.findall(ctx.doc.text_of(block))


def _is_link(ctx: Context, block: Block) -> bool:
    """Say whether a line is one link: it leads to what the heading names."""
    return any(link.start <= block.start and block.end <= link.end for link in ctx.doc.links)


def _same(ctx: Context, one: Block, other: Block) -> bool:
    return key_of(ctx, one) == key_of(ctx, other)


def _echoed_lines(ctx: Context, seen: set[int]) -> Iterator[Hit]:
    """Find headings that stand again as the first line below themselves."""
    blocks = picked(ctx.doc.prose_blocks, lambda block: block.kind in ("heading", "paragraph"))
    for above, below in pairwise(blocks):
        near = above.kind == "heading" or (below.kind == "heading" and below.attrs.get("marked") is False)
        if below.index in seen or not near or above.quote or len(key_of(ctx, above)) < 4:
            continue
        if _same(ctx, above, below) and " " in key_of(ctx, above) and _is_sentence_free(ctx, below):
            if (
                ctx.facts.is_furniture(below.span)
                or PLACEHOLDER in key_of(ctx, below)
                or _is_link(ctx, below)
            ):
                continue
            if puts_number(ctx, above, below):
                continue
            seen.add(below.index)
            yield _hit(ctx, below, above, "the line above it,")


def _is_sentence_free(ctx: Context, block: Block) -> bool:
    return ctx.doc.text_of(block).strip()[-1:] not in ".!?"


def _unmarked_twins(ctx: Context, labels: frozenset[str], seen: set[int]) -> Iterator[Hit]:
    """Find two headings of one name in text without markup.

    Only two: what recurs more often is a label, as the names of speakers are. Two words may be such a name,
    or an entry of a programme ("Coffee break") when little stands below them.
    """
    named: dict[str, list[Block]] = {}
    for section in ctx.facts.sections:
        heading = section.heading
        if heading is not None and heading.attrs.get("marked") is False:
            length = len(ctx.facts.words_in(heading.end, section.end))
            if length >= (25 if key_of(ctx, heading).count(" ") == 1 else 8):
                named.setdefault(key_of(ctx, heading), []).append(heading)
    for key, headings in named.items():
        if (
            len(headings) != 2
            or key in labels
            or key.count(" ") >= _LONGEST_NAME
            or headings[1].index in seen
            or PLACEHOLDER in key
            or not ctx.speaks(headings[1])
        ):
            continue
        words = key.split()
        if _SECTION.match(key) and headings[0].attrs.get("marked") is False and len(words) > 1:
            # Two sections of one number are one too many.
            yield _hit(ctx, headings[1], headings[0], "the heading")
            continue
        known = len(words) == 2 and all(ctx.facts.lexicon.look_up(word).known for word in words)
        if (len(words) > 2 or known) and key[-1:].isalpha():
            yield _hit(ctx, headings[1], headings[0], "the heading")


def _twins(ctx: Context, headings: list[Block], labels: frozenset[str], seen: set[int]) -> Iterator[Hit]:
    """Find two marked headings of one name, one level and one parent."""
    open_at: dict[int, dict[str, Block]] = {}
    for heading in headings:
        if heading.attrs.get("marked") is False:
            continue
        for depth in [depth for depth in open_at if depth > heading.depth]:
            del open_at[depth]
        names = open_at.setdefault(heading.depth, {})
        first = names.setdefault(key_of(ctx, heading), heading)
        key = key_of(ctx, heading)
        plain = (
            PLACEHOLDER not in key
            and len(key) > 2
            and key not in labels
            and not puts_number(ctx, first, heading)
        )
        if first != heading and heading.index not in seen and plain and not _is_link(ctx, heading):
            # One word ("Example", "News") is a label, and no name that a section has for itself.
            named = " " in key or bool(_NUMBER.search(key))
            yield _hit(ctx, heading, first, "the heading", named)
