"""CIT014: quoted words that the saved source does not hold."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_WORD = regex(r"[^\W\d_]+")
# Looking for the nearest passage is dear; beyond this many misses, or sources, only the miss is reported.
_MOST_COMPARED = 40
_BODY = ("paragraph", "list-item", "cell", "caption", "footnote")


@rule(
    id="CIT014",
    name="quotation-not-in-source",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["paragraph", "list-item", "cell", "caption", "footnote", "quote"],
    needs=["files"],
    tags=["citations", "sources", "quotations"],
    summary="A quotation whose words stand in none of the saved sources",
    message="These words were not found in the saved copy of {source}{nearest}",
    rationale="A quotation is the one kind of statement that can be checked word by word. Compared are the "
    "words; quotation marks, spaces, capitals, hyphens at line ends, ellipses and bracketed insertions may "
    "differ. Where the paragraph cites a source, its copy is searched; otherwise all copies are.",
    remedy="Copy the words from the source, mark what you left out with an ellipsis, or do without the "
    "marks.",
    references=["https://www.spj.org/ethicscode.asp"],
    options={
        "words": {
            "type": "integer",
            "default": 5,
            "summary": "Shortest quotation that is looked up, in words",
        }
    },
    bad=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The keeper wrote that "
            "the old weir "
            "was leaking badly at both ends.\n---\n\nThe log says ⟦“the old weir was leaking slightly at "
            "both "
            "ends”⟧ ([log](https://harbour.test/log)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The keeper wrote "
            "little.\n---\n\n"
            "He said: ⟦“Nobody has asked me about the weir”⟧.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The keeper wrote that "
            "“the old weir "
            "was leaking badly at both ends”, and went home.\n---\n\nThe log says “[t]he old weir … leaking "
            "badly at [its] both ends” ([log](https://harbour.test/log)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n---\n\nThe log says “the old weir "
            "was leaking at "
            "both ends” ([log](https://harbour.test/log)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: Nothing.\n---\n\nThe "
            "so-called “old "
            "weir” leaks.\n",
            "bare": True,
        },
    ],
)
def quotation_not_in_source(ctx: Context) -> Iterator[Hit]:
    saved = ctx.facts.saved
    if not saved.texts:
        return
    missing = 0
    for start, end in _quotations(ctx):
        cited = saved.cited_near(start, end)
        if cited and any(number not in saved.texts for number in cited):
            continue  # it may come from the source of which nothing is saved
        if not cited and not saved.complete:
            continue
        quotation = ctx.text[start:end]
        where = [number for number in saved.different if saved.passages(number).holds(quotation)]
        held = {saved.all[number].digest for number in where}
        if any(saved.all[number].digest in held for number in cited or saved.different):
            continue
        if where:
            elsewhere = saved.all[where[0]].name
            yield ctx.hit(
                start,
                end,
                severity="warning",
                message="These words stand in {elsewhere}, but the paragraph cites {source}",
                source=saved.all[cited[0]].name,
                elsewhere=elsewhere,
            )
            continue
        yield _missing(
            ctx, start, end, cited or saved.different, bool(cited), compare=missing < _MOST_COMPARED
        )
        missing += 1


def _missing(ctx: Context, start: int, end: int, numbers: list[int], cited: bool, *, compare: bool) -> Hit:
    saved = ctx.facts.saved
    looked = numbers[:_MOST_COMPARED] if compare else []
    found = [(saved.passages(number).nearest(ctx.text[start:end]), number) for number in looked]
    best = max(((near.share, number, near) for near, number in found if near), default=None)
    name = saved.all[best[1] if best else numbers[0]].name if cited or len(numbers) == 1 else "any source"
    if best is None or best[0] < 0.5:
        return ctx.hit(start, end, severity=None if cited else "warning", source=name, nearest="")
    near = best[2]
    changes = [{"article": ours, "source": theirs} for ours, theirs in near.changes]
    told = "; ".join(f"“{c['article'] or '–'}” there reads “{c['source'] or '–'}”" for c in changes[:3])
    return ctx.hit(
        start,
        end,
        severity=None if cited or best[0] >= 0.75 else "warning",
        source=saved.all[best[1]].name,
        nearest=f": {told}",
        passage=near.text,
        changes=changes,
    )


def _quotations(ctx: Context) -> Iterator[tuple[int, int]]:
    """Yield what is quoted word for word: quotations of enough words, and block quotes."""
    least = ctx.options["words"]
    for start, end in ctx.facts.quotes:
        block = ctx.doc.block_at(start)
        if block is None or block.quote or block.kind not in _BODY:
            continue
        words = _WORD.findall(ctx.text, start, end)
        titled = sum(word[0].isupper() for word in words if len(word) > 3) > 0.8 * sum(
            len(w) > 3 for w in words
        )
        if len(words) >= least and not (titled and len(words) < 15):
            yield start, end
    for block in ctx.doc.prose_blocks:
        quoted = block.quote and block.kind in _BODY and ctx.in_scope(block)
        if quoted and len(_WORD.findall(ctx.text, block.start, block.end)) >= least + 3:
            yield block.start, block.end
