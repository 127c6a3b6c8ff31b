"""The passages of an article that are compared with each other, and how one that repeats another is told."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from copydesk.api import Block, Context, Facts, Hit, OnDemand, Related, Scope, Sentence, regex

_TABLE_NOTE = regex(
    r"(?:notes?|sources?|key|legend|data|n\.?b\.?|figures|values|numbers"
    r"|all (?:figures|values|amounts|data))\b"
)
_NOTE_BEGINS = frozenset("nsklvdfaNSKLVDFA*†‡")
_SHORT = 25
_LABEL = regex(
    r"(?:[A-Z][a-z]{1,15} )?(?P<kind>[A-Za-z]{2,12})(?P<number> \d{1,3}(?:[–-]\d{1,3})?)?"
    r"(?: [a-z][\w -]{1,40})?: "
)
_NUMBERS = regex(r"[\W\d_]+")


def compared_sentences(ctx: Scope) -> Iterator[Sentence]:
    """Yield the sentences of the text, without quoted speech, page furniture, the points above the text, and
    what is rather a list of names and dates.
    """
    quotes, head = bool(ctx.facts.quotes), _head(ctx)
    for block in ctx.blocks():
        if block.kind == "heading" or is_table_note(ctx, block) or is_furniture(ctx, block):
            continue
        if block.kind == "list-item" and block.start < head:
            continue
        for sentence in ctx.facts.sentences_of(block):
            # A salutation or the lead-in of a list says the same each time.
            if (
                sentence.text[-1] != ":"
                and not (quotes and ctx.quoted(sentence.start, sentence.end))
                and not _names_and_dates(ctx.facts, sentence)
            ):
                yield sentence


def _head(ctx: Scope) -> int:
    """Return where the first section begins, where there are several: points above it tell what is below."""
    headings = [section.start for section in ctx.facts.sections if section.heading is not None]
    below = [start for start in headings if ctx.doc.headline is None or start > ctx.doc.headline.start]
    return below[0] if len(below) > 1 else 0


def _names_and_dates(facts: Facts, sentence: Sentence) -> bool:
    """Say whether half of the words of a sentence have a capital or begin with a digit: a signature, a
    meeting, an entry of a programme.
    """
    table = facts.word_table
    # The capital of the first word says nothing.
    first, last = table.first(sentence.start) + 1, table.first(sentence.end)
    told = bisect_left(table.capitals, last) - bisect_left(table.capitals, first)
    if last - first <= _SHORT:
        told += sum(1 for at in range(first, last) if table.forms[at][0].isdigit())
    return 0 < last - first <= told * 2


def held(facts: Facts, sentences: Iterable[Sentence]) -> Sequence[Sentence]:
    """Return sentences as a list; those of a long text are made when they are asked for."""
    if facts.holds_sentences:
        return list(sentences)
    starts, ends, indices = array("I"), array("I"), array("I")
    for _, start, end, block in sentences:
        starts.append(start)
        ends.append(end)
        indices.append(block.index)
    text, blocks = facts.doc.prose.text, facts.doc.blocks

    def made(n: int) -> Sentence:
        return Sentence(text[starts[n] : ends[n]], starts[n], ends[n], blocks[indices[n]])

    return OnDemand(range(len(starts)), made)


def is_furniture(ctx: Scope, block: Block) -> bool:
    """Say whether a block is furniture of the page."""
    return bool(ctx.facts.furniture and ctx.facts.is_furniture(block.span))


def is_table_note(ctx: Scope, block: Block) -> bool:
    """Say whether a paragraph is the note of a table, which each table repeats for its own readers."""
    begins = ctx.text[block.start : block.start + 1]
    if begins not in _NOTE_BEGINS and not begins.isspace():
        return False
    text = ctx.doc.text_of(block).lstrip()
    if text[:1] not in _NOTE_BEGINS:
        return False
    before = ctx.doc.blocks[block.index - 1].kind if block.index else ""
    marked = bool(_TABLE_NOTE.match(text[:40].casefold())) or text[:1] in "*†‡"
    return marked and (before in ("cell", "caption") or text.find(":") in range(3, 12) or text[0] in "*†‡")


def in_series(ctx: Context, one: int, two: int) -> bool:
    """Say whether two places stand in different sections of one series: their headings are the same but for
    numbers (releases, builds, days, steps), which list their things each for itself. Or they are steps of one
    series themselves: "Row 3: …", "Row 5: …".
    """
    if _labelled_alike(ctx, one, two):
        return True
    first, second = ctx.facts.section_of(one), ctx.facts.section_of(two)
    headings = [section.heading for section in (first, second) if section.heading is not None]
    if first.start == second.start or len(headings) < 2:
        return False
    return len({_NUMBERS.sub("", ctx.doc.text_of(heading).casefold()) for heading in headings}) == 1


def _labelled_alike(ctx: Context, one: int, two: int) -> bool:
    """Say whether two sentences begin with labels that name the same kind of step, one or both with a number
    and not with the same ("Rnd 5: …", "Rnds 2–4: …", "Ribbing rnd: …").
    """
    first, second = (_LABEL.match(ctx.text, at) for at in (one, two))
    if first is None or second is None or first[0] == second[0]:
        return False
    kinds = [match["kind"].casefold().removesuffix("s") for match in (first, second)]
    return kinds[0] == kinds[1] and bool(first["number"] or second["number"])


def told_again(
    ctx: Context, again: Block | Sentence, told: Block | Sentence, shared: str, *, pasted: bool = False
) -> Hit:
    """Report a passage that tells again what stands in another; ``shared`` says how.

    ``pasted``: it was plainly put in twice, which is a warning.
    """
    span = ctx.doc.lift(told.start, told.end)
    return ctx.hit(
        again.start,
        again.end,
        severity="warning" if pasted else None,
        confidence="strong" if pasted else None,
        related=(Related(span, "told here first"),),
        line=ctx.doc.source.position(span.start).line,
        shared=shared,
    )
