"""REP003: a passage that tells again what another passage of the file has told."""

from collections.abc import Iterator, Sequence

from copydesk.api import Block, Context, Hit, Sentence, regex, rule

from .compared import compared_sentences, held, in_series, told_again
from .copiedparagraphs import copied_paragraphs, items_twice, sentences_twice
from .paraphrases import paraphrases
from .rewordings import rewordings

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
LAMPS = "The lamps on the quay are dimmed after midnight."
LIGHTS = "from midnight on, the lights along the quay are dimmed."
_CODE = (
    "The old lever `{}` is left out from this winter on, and using it only warns you that it will go one day."
)
_APPOSITION = regex(r"As (?:an?|one of the|the) ([\w'’ -]{5,60}),")
_OPENING_WORDS = 6


@rule(
    id="REP003",
    name="near-duplicate-passage",
    version=11,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "heading"],
    tags=["repetition"],
    summary="A passage tells again, in nearly the same content words, what another has told",
    message="This tells again what stands in line {line} ({shared})",
    rationale="Shingles of words miss a paraphrase; the content words give it away, matched one "
    "to one with the same, derived or related ones of one or two other sentences, and figures that come to "
    "the same (“half a year”, “six months”). Two leads, a closing "
    "block that repeats a section, "
    "list items with other verbs for the same thing: the text was filled up, or put together from two "
    "versions. A warning where a passage was pasted twice: it follows itself, or a third of the text is told "
    "word for word again. Summaries and digests repeat on purpose, so the rest is information; in a text "
    "with code, which says the same of many things, only copies are told, and so they are in a text of more "
    "than 200 sentences, which no reader has in mind as a whole; "
    "what stands under headings that differ in a number only (builds, releases, steps) is left alone.",
    remedy="Keep the better passage; if both must stay, let the second add a fact.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {
            "text": "# Seeds\n\n- Oats: 400 bags\n- Beans: 90 bags\n- ⟦Oats: 400 bags⟧\n",
            "bare": True,
        },
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
            "text": "# Pier\n\nShe teaches all seven in one room. It rains.\n\nThe pier is closed.\n\n"
            "⟦She teaches all seven in one room.⟧ Next year there will be eight.\n",
            "bare": True,
        },
        {
            "text": "# Pier\n\nAims:\n\n- Concrete piles driven deeper so that the pier stands winter "
            "gales.\n\n"
            f"{OTHER}\n\nSteps:\n\n- ⟦Deeper concrete piles let the pier withstand gales in winter.⟧\n",
            "bare": True,
        },
        {
            "text": "# The ferry\n\nThe firm has rented two floors of the old mill and will move in with 60 "
            "clerks in autumn.\n\nHer engine came from a trawler.\n\nThe pier is closed.\n\n⟦In autumn, "
            "sixty clerks move into two storeys of the former mill, where the company has taken a lease.⟧\n",
            "bare": True,
        },
        {
            "text": "# The ferry\n\nThe pier is closed. The harbour office gives away the old benches for "
            "nothing to whoever comes first.\n\nHer engine came from a trawler.\n\n⟦The pier is closed. The "
            "harbour office gives away the old benches for nothing to whoever comes first.⟧\n",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": "# The ferry\n\nThe library is shut. The roof was mended in May. Hales & Son did the "
            "work for 8,400 pounds.\n\nThe pier is closed.\n\n⟦It was Hales & Son who repaired the roof last "
            "spring, at a price of 8,400 pounds.⟧\n\nIt rains.\n",
            "bare": True,
        },
        {
            "text": "# The ferry\n\nObjections against a fine must be lodged with the harbour office within "
            "a fortnight. It rains.\n\nThe pier is closed.\n\n⟦Whoever objects to the fine has 14 days in "
            "which to write to the harbour office.⟧\n\nNobody sang.\n",
            "bare": True,
        },
        {
            "text": "# Piano\n\nMy teacher is twenty-six and very patient. The piano is old.\n\nIt rains.\n\n"
            "⟦My instructor, who has a great deal of patience, is only twenty-six.⟧ She sings.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "# Hat\n\n**Ribbing rnd:** Knit 2 stitches, purl 2 stitches; repeat from the marker to "
            "the end.\n\n"
            "**Rnd 1:** Purl 1 stitch, knit 7 stitches; repeat from the marker to the end.\n\n"
            "**Rnds 2–4:** Knit.\n\n"
            "**Rnd 5:** Knit 4 stitches, purl 1 stitch, knit 3 stitches; repeat from the marker to the "
            "end.\n",
            "bare": True,
        },
        {
            "text": "# Rope\n\nStep 1: Pull the red end of the rope through the left loop and hold it.\n\n"
            "It is cold.\n\n"
            "Step 2: Pull the red end of the rope through the right loop and hold it.\n",
            "bare": True,
        },
        {
            "text": "# Pier\n\nIt never rained at all. It shone.\n\nIt never rained at all. I sang.\n\n"
            "It never rained at all. Then it did.\n",
            "bare": True,
        },
        {
            "text": "# Log\n\n- Yes, it rained.\n- No.\n- Yes, it rained.\n- No.\n- Yes, it rained.\n",
            "bare": True,
        },
        {
            "text": f"# Lamps\n\n- {LAMPS}\n\nIt is dark.\n\n{LIGHTS}\n\nNobody else does. It costs less.\n",
            "bare": True,
        },
        {
            "text": f"# Lamps\n\n{LAMPS} The gulls like it.\n\nNobody else does.\n\nIn short: {LIGHTS}\n",
            "bare": True,
        },
        {
            "text": "# Cover\n\nTurn the left knob and wait.\n\nIt is cold.\n\n"
            "Turn the right knob and wait.\n\nPull it.\n",
            "bare": True,
        },
        {"text": f"# The ferry\n\n{START}\n\n{OTHER}\n\n{MIDDLE}\n", "bare": True},
        {
            "text": "# Talks\n\n- Ruth Keller, Chief Engineer of Harbour Works Ltd in Oban\n\n"
            f"{OTHER}\n\nRuth Keller, Chief Engineer of Harbour Works in Oban\n",
            "bare": True,
        },
        {
            "text": f"# News\n\nDear members!\n\n- {START}\n\n## Ferries\n\n{AGAIN}\n\n## Piers\n\n{OTHER}\n",
            "bare": True,
        },
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
    sentences = held(ctx.facts, compared_sentences(ctx))
    done: set[int] = set()
    yield from copied_paragraphs(ctx, done)
    yield from items_twice(ctx, done)
    if ctx.doc.code:
        return  # manuals say the same of many things
    yield from sentences_twice(ctx, done)
    yield from paraphrases(ctx, sentences, done)
    yield from rewordings(ctx, done)
    yield from _openings(ctx, sentences, done)
    yield from _appositions(ctx, sentences, done)
    yield from _second_sections(ctx)


def _openings(ctx: Context, sentences: Sequence[Sentence], done: set[int]) -> Iterator[Hit]:
    """Find paragraphs of different sections that open with the same six words or more."""
    openings: dict[str, list[int]] = {}
    table, terms = ctx.facts.word_table, ctx.facts.terms
    for number, sentence in enumerate(sentences):
        if sentence.start != sentence.block.start or sentence.block.kind != "paragraph":
            continue
        at = table.first(sentence.start)
        last = at + _OPENING_WORDS - 1
        if last >= len(table) or table.starts[last] >= sentence.end:
            continue
        words = " ".join(map(str.casefold, table.forms[at : last + 1]))
        openings.setdefault(words, []).append(number)

    def telling(start: int) -> bool:
        return terms.count(start, table.ends[table.first(start) + _OPENING_WORDS - 1]) >= 4

    found: list[tuple[int, int]] = []
    for same in openings.values():
        # What opens so three times is a series: entries of days, builds, places.
        if len(same) == 2 and all(telling(sentences[one].start) for one in same):
            found.append((same[1], same[0]))
    for again, first in sorted(found):
        sentence, before = sentences[again], sentences[first]
        apart = ctx.facts.section_of(before.start).start != ctx.facts.section_of(sentence.start).start
        if apart and sentence.start not in done:
            done.add(sentence.start)
            yield told_again(ctx, sentence, before, "it opens in the same words")


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
                    yield told_again(ctx, sentence, before, "the same background")
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
            yield told_again(ctx, block, heading, words)
    terms = ctx.facts.terms
    named = [
        s for s in ctx.facts.sections if s.heading is not None and s.heading != ctx.doc.headline and s.blocks
    ]
    openings: dict[tuple[str, ...], list[Block]] = {}
    for section in named:
        heading = section.heading
        assert heading is not None
        stems = tuple(terms.stems_in(heading.start, heading.end)[:2])
        if len(stems) < 2 or set(stems) <= terms.subject or not ctx.speaks(heading):
            continue
        openings.setdefault(stems, []).append(heading)
    for headings in openings.values():
        if len(headings) == 2 and headings[0].depth == headings[1].depth:
            before, heading = headings
            if not in_series(ctx, before.start, heading.start):
                yield told_again(ctx, heading, before, "a second section of this kind")
