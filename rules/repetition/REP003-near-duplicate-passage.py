"""REP003: a passage that tells again what another passage of the file has told."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import log

from copydesk.api import PLACEHOLDER, Block, Context, Hit, Related, Sentence, regex, rule

START = (
    "The old ferry crosses the sound eleven times a day and carries post, sheep and the school orchestra "
    "on its open deck."
)
AGAIN = (
    "Eleven times a day the old ferry crosses the sound, and on its open deck it carries sheep, post and "
    "the orchestra "
    "of the school."
)
OTHER = (
    "A new pier would cost four millions, which the islands do not have, and the ministry has said no twice."
)
MIDDLE = (
    "Her engine came from a trawler that was broken up at Leith after the war, and her bell from a church."
)
NOTE = "counts are those of the harbour office, which kept no books from June 1940 until the spring of 1946."
_CODE = (
    "The old lever `{}` is left out from this winter on, and using it only warns you that it will go one day."
)
_APPOSITION = regex(r"As (?:an?|one of the|the) ([\w'’ -]{5,60}),")
_TABLE_NOTE = regex(
    r"(?:notes?|sources?|key|legend|data|n\.?b\.?|figures|values|numbers"
    r"|all (?:figures|values|amounts|data))\b"
)
_NOTE_BEGINS = frozenset("nsklvdfaNSKLVDFA*†‡")
_COPIED = 14
_BEGINNING = 40
_SHARED = 10
_OPENING_WORDS = 6
_HOLDERS = 25
_FEWEST_MET = 4
_MANY_COPIES = 3
_PARALLEL = 0.6  # likeness from which two sentences are built alike
_DESIGNATOR = regex(
    r"`[^`\n]{1,80}`"  # code
    r"|(?<=[\w,;:] )[A-Z]\w*+"  # a name within the sentence
    r"|(?<!\w)(?:[A-Za-z][a-z]*+[A-Z\d]|\d)\w*+"  # camelCase, a number, a word with digits
)
_NUMBERS = regex(r"[\W\d_]+")


@rule(
    id="REP003",
    name="near-duplicate-passage",
    version=2,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "heading"],
    tags=["repetition"],
    summary="A passage tells again, in nearly the same content words, what another has told",
    message="This tells again what stands in line {line} ({shared})",
    rationale="Shingles of words miss a paraphrase; the content words give it away. Two leads, a closing "
    "block that repeats a section, "
    "list items with other verbs for the same thing: the text was filled up, or put together from two "
    "versions. A warning where a passage was pasted twice: it follows itself, or a third of the text is told "
    "word for word again. Summaries, digests and manuals repeat on purpose, so the rest is information; and "
    "what stands under headings that differ in a number only (builds, releases, steps) is left alone.",
    remedy="Keep the better passage; if both must stay, let the second add a fact.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {"text": f"# The ferry\n\n{START}\n\n{MIDDLE}\n\n{OTHER}\n\n⟦{AGAIN}⟧\n", "bare": True},
        {
            "text": f"# The ferry\n\n{START}\n\n{OTHER}\n\n{MIDDLE}\n\n{NOTE}\n\n⟦{START}⟧\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": f"# The ferry\n\n{START}\n\n<!-- again -->\n\n⟦{START}⟧\n\n{OTHER}\n",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": (
                f"# The ferry\n\n{START}\n\n{OTHER}\n\n{MIDDLE}\n\n## Timetable\n\n"
                f"⟦{START}⟧\n\n⟦{OTHER}⟧\n\n⟦{MIDDLE}⟧\n"
            ),
            "severity": "warning",
            "bare": True,
        },
        {
            "text": "# Pier\n\nAims:\n\n- Concrete piles driven deeper so that the pier stands winter "
            "gales.\n\n"
            f"{OTHER}\n\nSteps:\n\n- ⟦Deeper concrete piles let the pier withstand gales in winter.⟧\n",
            "bare": True,
        },
    ],
    good=[
        {"text": f"# The ferry\n\n{START}\n\n{OTHER}\n\n{MIDDLE}\n", "bare": True},
        {
            "text": f"# The ferry\n\n{START}\n\n{OTHER}\n\nThe ferry will stop in May, and the school with "
            f"it.\n",
            "bare": True,
        },
        {"text": f"# The ferry\n\n{START}\n\n> {START}\n\n{OTHER}\n", "bare": True},
        {
            "text": f"# Notices\n\n## Build 1.2.1\n\n- {START}\n- {OTHER}\n\n## Build 1.3\n\n- {START}\n",
            "bare": True,
        },
        {
            "text": f"# Notices\n\n## Boats\n\n{OTHER}\n\n### Known faults\n\n{START}\n\n## Piers\n\n"
            f"{MIDDLE}\n\n### Known faults\n\n{AGAIN}\n",
            "bare": True,
        },
        {
            "text": f"# Boats\n\n- {_CODE.format('bell')}\n- {_CODE.format('horn')}\n\n{OTHER}\n",
            "bare": True,
        },
        {
            "text": f"# Boats\n\n{START[:-1]}:\n\n- the bell\n\n{START[:-1]}:\n\n- the horn\n",
            "bare": True,
        },
        {
            "text": f"# The ferry\n\n{OTHER}\n\n| Year | Trips |\n| --- | --- |\n| 1950 | 9 |\n\n"
            f"Note: {NOTE}\n\n"
            f"| Year | Sheep |\n| --- | --- |\n| 1950 | 70 |\n\nNote: {NOTE}\n",
            "bare": True,
        },
    ],
)
def near_duplicate_passage(ctx: Context) -> Iterator[Hit]:
    sentences = list(_sentences(ctx))
    done: set[int] = set()
    yield from _copied_paragraphs(ctx, done)
    yield from _paraphrases(ctx, sentences, done)
    yield from _openings(ctx, sentences, done)
    yield from _appositions(ctx, sentences, done)
    yield from _second_sections(ctx)


def _sentences(ctx: Context) -> Iterator[Sentence]:
    """Yield the sentences of the text, without quoted speech and page furniture."""
    for block in ctx.blocks():
        if block.kind == "heading" or _is_table_note(ctx, block) or _is_furniture(ctx, block):
            continue
        for sentence in ctx.facts.sentences_of(block):
            # A salutation or the lead-in of a list says the same each time.
            if sentence.text[-1] != ":" and not ctx.quoted(sentence.start, sentence.end):
                yield sentence


def _is_furniture(ctx: Context, block: Block) -> bool:
    return bool(ctx.facts.furniture and ctx.facts.is_furniture(block.span))


def _hit(ctx: Context, start: int, end: int, first: int, first_end: int, shared: str, pasted: bool) -> Hit:
    span = ctx.doc.lift(first, first_end)
    return ctx.hit(
        start,
        end,
        severity="warning" if pasted else None,
        confidence="strong" if pasted else None,
        related=(Related(span, "told here first"),),
        line=ctx.doc.source.position(span.start).line,
        shared=shared,
    )


def _copied_paragraphs(ctx: Context, done: set[int]) -> Iterator[Hit]:
    first: dict[str, Block] = {}
    copies: list[tuple[Block, Block]] = []
    for block in sorted(_suspects(ctx), key=lambda block: block.start):
        text = _as_written(ctx, block)
        # A lead-in says the same each time.
        if text.count(" ") < _COPIED or text[-1] == ":" or _is_table_note(ctx, block):
            continue
        before = first.setdefault(text, block)
        if before is not block and not _in_series(ctx, before.start, block.start):
            copies.append((before, block))
    told = {before.start: before for before, _ in copies if PLACEHOLDER not in ctx.doc.text_of(before)}
    again = sum(before.end - before.start for before in told.values())
    twice = len(told) >= _MANY_COPIES and 3 * again >= sum(b.end - b.start for b in ctx.blocks())
    for before, block in copies:
        done.update(sentence.start for sentence in ctx.facts.sentences_of(block))
        pasted = twice or _follows(ctx, before, block)
        yield _hit(ctx, block.start, block.end, before.start, before.end, "word for word", pasted)


def _suspects(ctx: Context) -> Iterator[Block]:
    """Yield the passages that begin with the same letters as another."""
    alike: dict[str, list[Block]] = {}
    for block in ctx.blocks():
        if block.end - block.start > 2 * _COPIED and block.kind != "heading":
            alike.setdefault(_letters(ctx.text[block.start : block.start + _BEGINNING]), []).append(block)
    for same in alike.values():
        if len(same) > 1:
            yield from same


def _as_written(ctx: Context, block: Block) -> str:
    """Return a passage for comparison; where it holds code or addresses, which the prose does not show, as
    it is stored.
    """
    text = ctx.doc.text_of(block)
    if PLACEHOLDER in text:
        text = ctx.doc.source.slice(ctx.doc.lift(block.start, block.end))
    return " ".join(text.casefold().split())


def _follows(ctx: Context, before: Block, block: Block) -> bool:
    """Say whether nothing that is read stands between two passages (a comment, a tag). A trace of what a
    program does may hold the same step twice.
    """
    if PLACEHOLDER in ctx.doc.text_of(block):
        return False
    return all(other.kind == "html" for other in ctx.doc.blocks[before.index + 1 : block.index])


def _of_other_things(ctx: Context, one: Sentence, two: Sentence) -> bool:
    """Say whether each of two sentences names something that the other does not: by a number, a piece of code
    or a name. Then they say the same of two things, as entries of a list do.
    """
    source = ctx.doc.source
    first, second = (
        set(_DESIGNATOR.findall(source.slice(ctx.doc.lift(sentence.start, sentence.end))))
        for sentence in (one, two)
    )
    return bool(first - second and second - first)


def _in_series(ctx: Context, one: int, two: int) -> bool:
    """Say whether two places stand in different sections of one series: their headings are the same but for
    numbers (releases, builds, days, steps), which list their things each for itself.
    """
    first, second = ctx.facts.section_of(one), ctx.facts.section_of(two)
    headings = [section.heading for section in (first, second) if section.heading is not None]
    if first.start == second.start or len(headings) < 2:
        return False
    return len({_NUMBERS.sub("", ctx.doc.text_of(heading).casefold()) for heading in headings}) == 1


def _letters(text: str) -> str:
    """Return the beginning of a passage as copies of it share it, however it is spaced."""
    return "".join(text.split())[:_SHARED].casefold()


def _is_table_note(ctx: Context, block: Block) -> bool:
    """Say whether a paragraph is the note of a table, which each table repeats for its own readers."""
    text = ctx.doc.text_of(block).lstrip()
    if text[:1] not in _NOTE_BEGINS:
        return False
    before = ctx.doc.blocks[block.index - 1].kind if block.index else ""
    marked = bool(_TABLE_NOTE.match(text[:40].casefold())) or text[:1] in "*†‡"
    return marked and (before in ("cell", "caption") or text.find(":") in range(3, 12) or text[0] in "*†‡")


def _paraphrases(ctx: Context, sentences: Sequence[Sentence], done: set[int]) -> Iterator[Hit]:
    """Compare sentences of different blocks by their content words, rare ones counting more.

    The weight of a word is its inverse document frequency over the sentences. What the article is about
    stands in all of them and is left out. Words of more than 25 sentences bring no pair together.
    """
    terms = ctx.facts.terms
    subject = terms.subject
    names, starts = terms.names, terms.starts
    firsts = [bisect_left(starts, sentence.start) for sentence in sentences]
    lasts = [bisect_left(starts, sentence.end) for sentence in sentences]
    stems = [frozenset(names[a:b]) - subject for a, b in zip(firsts, lasts, strict=True)]
    frequency = Counter(chain.from_iterable(stems))
    shared = {name for name, count in frequency.items() if count > 1}
    holders: dict[str, list[int]] = {name: [] for name in shared}
    for at, held in enumerate(stems):
        met = [holders[name] for name in held & shared]
        if len(held) >= 5 and len(met) >= _FEWEST_MET and sentences[at].start not in done:
            told = [before for before in met if 0 < len(before) <= _HOLDERS]
            close = _often(told) if len(told) >= _FEWEST_MET else []
            best = _best(sentences, stems, frequency, at, close) if close else None
            if best is not None:
                first, likeness = best
                done.add(sentences[at].start)
                one, two = sentences[first], sentences[at]
                words = f"{len(stems[first] & held)} content words in common"
                parallel = likeness >= _PARALLEL and _of_other_things(ctx, one, two)
                if not parallel and not _in_series(ctx, one.start, two.start):
                    yield _hit(ctx, two.start, two.end, one.start, one.end, words, False)
        for before in met:
            before.append(at)


def _often(told: Sequence[Sequence[int]]) -> list[int]:
    """Return in order what stands in four of some lists or more; none of them holds anything twice."""
    every = sorted(chain.from_iterable(told))
    last = _FEWEST_MET - 1
    return list(dict.fromkeys([one for one, other in zip(every, every[last:], strict=False) if one == other]))


def _best(
    sentences: Sequence[Sentence],
    stems: Sequence[frozenset[str]],
    frequency: Mapping[str, int],
    at: int,
    close: Sequence[int],
) -> tuple[int, float] | None:
    def weigh(names: frozenset[str]) -> float:
        return sum(log(1 + len(sentences) / frequency[name]) for name in sorted(names))

    best: tuple[int, float] | None = None
    for first in close:
        if len(stems[first]) < 5 or sentences[first].block is sentences[at].block:
            continue
        shared = weigh(stems[first] & stems[at])
        share = shared / min(weigh(stems[first]), weigh(stems[at]))
        likeness = shared / weigh(stems[first] | stems[at])
        if share >= 0.5 and likeness >= 0.3 and (best is None or likeness > best[1]):
            best = (first, likeness)
    return best


def _openings(ctx: Context, sentences: Sequence[Sentence], done: set[int]) -> Iterator[Hit]:
    """Find paragraphs of different sections that open with the same six words or more."""
    first: dict[tuple[str, ...], Sentence] = {}
    table, terms = ctx.facts.word_table, ctx.facts.terms
    for sentence in sentences:
        if sentence.start != sentence.block.start or sentence.block.kind != "paragraph":
            continue
        at = table.first(sentence.start)
        last = at + _OPENING_WORDS - 1
        if last >= len(table) or table.starts[last] >= sentence.end:
            continue
        if terms.count(sentence.start, table.ends[last]) < 4:
            continue
        words = tuple(map(str.casefold, table.forms[at : last + 1]))
        before = first.setdefault(words, sentence)
        apart = ctx.facts.section_of(before.start).start != ctx.facts.section_of(sentence.start).start
        if before is not sentence and apart and sentence.start not in done:
            done.add(sentence.start)
            yield _hit(
                ctx,
                sentence.start,
                sentence.end,
                before.start,
                before.end,
                "it opens in the same words",
                False,
            )


def _appositions(ctx: Context, sentences: Sequence[Sentence], done: set[int]) -> Iterator[Hit]:
    """Find background that is given again: "As a founding member, …" and later "As one of the founding
    members …".
    """
    seen: list[tuple[frozenset[str], Sentence]] = []
    for sentence in sentences:
        match = _APPOSITION.match(sentence.text)
        if match is None:
            continue
        start = sentence.start + match.start(1)
        stems = ctx.facts.terms.stems(start, sentence.start + match.end(1))
        for names, before in seen:
            if ctx.facts.terms.overlap(stems, names) >= 0.99 and min(len(stems), len(names)) >= 2:
                if sentence.start not in done:
                    done.add(sentence.start)
                    yield _hit(
                        ctx,
                        sentence.start,
                        sentence.end,
                        before.start,
                        before.end,
                        "the same background",
                        False,
                    )
                break
        if len(stems) >= 2:
            seen.append((stems, sentence))


def _second_sections(ctx: Context) -> Iterator[Hit]:
    """Find a second section of a kind that the article has already ("Case studies …" twice), and last
    paragraphs that go over another section again.
    """
    for orphans in ctx.facts.orphans:
        heading = orphans.other.heading
        assert heading is not None
        for block in orphans.paragraphs[1:]:
            words = f"the section “{ctx.doc.text_of(heading)[:60]}”"
            yield _hit(ctx, block.start, block.end, heading.start, heading.end, words, False)
    terms = ctx.facts.terms
    named = [
        s
        for s in ctx.facts.sections
        if s.heading is not None and s.heading is not ctx.doc.headline and s.blocks
    ]
    openings: dict[tuple[str, ...], Block] = {}
    for section in named:
        heading = section.heading
        assert heading is not None
        stems = tuple(terms.stems_in(heading.start, heading.end)[:2])
        if len(stems) < 2 or set(stems) <= terms.subject or not ctx.speaks(heading):
            continue
        before = openings.setdefault(stems, heading)
        if (
            before is not heading
            and not _in_series(ctx, before.start, heading.start)
            and before.depth == heading.depth
        ):
            yield _hit(
                ctx,
                heading.start,
                heading.end,
                before.start,
                before.end,
                "a second section of this kind",
                False,
            )
