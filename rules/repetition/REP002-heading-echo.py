"""REP002: sections that begin by saying their heading again."""

from collections.abc import Iterator

from copydesk.api import Block, Context, Hit, Related, Section, Sentence, regex, rule

_SHORTEST, _LONGEST = 3, 22
"""Words of a sentence that may say nothing new."""
_STEM = 4
"""Letters of a stem of which another is derived."""
_DENYING = frozenset({"no", "not", "never", "nobody", "nothing", "without", "neither", "none", "cannot"})
"""A sentence with one of these says that it is otherwise."""
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
"""With one of these it tells how many."""
_ANNOUNCES = regex(
    r"(?:This|The (?:following|present|next)) (?:section|chapter|part|paragraph|page)\b"
    r"|In (?:this|the following|the next) (?:section|chapter|part|paragraph)\b"
)
_NEW_SHARE = 0.2
"""So large a share of the words may be new where the heading has one word."""
_NEW = 1
"""So many new words a sentence may have that announces its section."""
LEAD = "# Sheep of the high fells\n\nFlocks have grazed the fells for nine centuries.\n\n"


@rule(
    id="REP002",
    name="heading-echo",
    version=8,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    yields_to=["REP001"],
    tags=["repetition", "headings", "style"],
    summary="Sections whose first sentence only says their heading again",
    message="The section begins by saying its heading again{often}",
    rationale="A first sentence that turns the heading into a sentence tells the reader nothing. One that "
    "adds something is an accident; when most sections begin so, the text was written from an outline. A "
    "sentence that says nothing but the words of the heading and the title is told by itself.",
    remedy="Begin with the first fact of the section.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    options={
        "share": {
            "type": "number",
            "default": 0.3,
            "summary": "share of the sections that must begin so before any is reported",
        },
        "at_least": {"type": "integer", "default": 2, "summary": "sections that must begin so"},
    },
    bad=[
        {
            "text": "## Gates\n\nA gate swings.\n\n## Wool prices\n\n⟦What you need to know about wool "
            "prices is the prices of wool.⟧ A fleece brought nine shillings.\n",
            "bare": True,
        },
        {
            "text": LEAD
            + "## Shearing and wool prices\n\n⟦Shearing and wool prices are central to the life of the "
            "fells.⟧\n\n"
            "## Winter feed for flocks\n\n⟦Winter feed for the flocks is a vital part of each year.⟧\n",
            "bare": True,
        },
        {
            "text": LEAD
            + "## The dogs at work\n\n⟦The work of dogs plays a key role.⟧ A dog runs thirty miles.\n\n"
            "## Challenges of modern markets\n\n⟦Modern markets face several challenges.⟧\n",
            "bare": True,
        },
        {
            "text": LEAD
            + "## History\n\n⟦The history of the fells is a long one.⟧ It begins with a monk.\n\n"
            "## Dogs\n\nA dog runs thirty miles.\n\n## Fences\n\nStone walls need no paint.\n\n"
            "## Counting the sheep\n\n⟦The counting of sheep is done by counting them.⟧\n",
            "bare": True,
        },
        {
            "text": "## Dipping the flock\n\n⟦The flock has to be dipped.⟧ It takes two days.\n\n"
            "## Fences\n\nStone walls need no paint.\n",
            "bare": True,
        },
        {
            "text": "# Year of the flock\n\n## What we did\n\n⟦This section describes what we did.⟧ "
            "Rain fell.\n\n## Fences\n\nStone walls need no paint.\n",
            "bare": True,
        },
        {
            "text": "## Why people keep sheep\n\n⟦There are many reasons why people decide to keep sheep.⟧ "
            "Ours was cold.\n\n## Fences\n\nStone walls need no paint.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "## Knots\n\nThis section describes the bowline and the clove hitch.\n\n## Fences\n\n"
            "Stone walls need no paint.\n",
            "bare": True,
        },
        {
            "text": LEAD + "## Shearing and wool prices\n\nA fleece brought nine shillings in 1921.\n\n"
            "## Winter feed for flocks\n\nHay runs out in March.\n",
            "bare": True,
        },
        {
            "text": LEAD + "## Shearing and wool prices\n\nShearing and wool prices fell together.\n\n"
            "## Winter feed for flocks\n\nHay runs out in March.\n\n## Dogs\n\nA dog runs thirty miles.\n\n"
            "## Fences\n\nStone walls need no paint.\n",
            "bare": True,
        },
        {"text": "# Sheep\n\nSheep graze the fells.\n", "bare": True},
        {
            "text": LEAD + "## Wool\n\nWool keeps its price.\n\n## Shearing\n\nShearing starts in June.\n\n"
            "## Winter feed\n\nWinter feed is hay from the dale.\n\n"
            "## Fences\n\nHere are the fences:\n\n- a wall\n",
            "bare": True,
        },
        {"text": "# Dipping the flock\n\nThe flock is dipped.\n", "bare": True},
    ],
)
def heading_echo(ctx: Context) -> Iterator[Hit]:
    opened = list(_opened(ctx))
    echoes = [(section, sentence) for section, sentence in opened if _echoes(ctx, section, sentence)]
    share = len(echoes) / max(len(opened), 1)
    if len(echoes) < ctx.options["at_least"] or share < ctx.options["share"]:
        echoes, often = [], ""
    else:
        often = f" ({len(echoes)} of {len(opened)} sections do)"
    like = {one.start: one.signs for one in ctx.facts.sentences_like("heading-echo")}
    for section, sentence in opened:
        if section.heading is None:
            continue
        related = (Related(section.heading.span, "the heading"),)
        echoed = (section, sentence) in echoes
        if echoed or _is_hollow(ctx, section, sentence):
            yield ctx.hit(sentence.start, sentence.end, related=related, often=often if echoed else "")
        elif sentence.start in like and _adds_little(ctx, section.heading, sentence):
            signs = like[sentence.start]
            message = f"The section begins with a sentence that adds nothing to its heading ({signs})"
            yield ctx.hit(sentence.start, sentence.end, related=related, message=message)


def _adds_little(ctx: Context, heading: Block, sentence: Sentence) -> bool:
    """Say whether a sentence may echo a heading: one of a single word says hardly anything that could come
    again, and then most of the sentence must be small words. What stands between code defines its heading.
    """
    if sentence.text.endswith(":") or ctx.doc.code:
        return False
    terms, title = ctx.facts.terms, ctx.doc.headline
    named = terms.stems(heading.start, heading.end)
    if len(named) > 1:
        return True
    known = named | _hollow(ctx) | (terms.stems(title.start, title.end) if title is not None else frozenset())
    new = terms.stems(sentence.start, sentence.end) - known
    return len(new) < _NEW_SHARE * len(sentence.text.split())


def _hollow(ctx: Context) -> frozenset[str]:
    """Return the stems that tell nothing new beside a heading."""
    stem_of = ctx.facts.terms.stem_of
    return frozenset(stem_of(word) for line in ctx.data("hollow-words.txt") for word in line.split())


def _opened(ctx: Context) -> Iterator[tuple[Section, Sentence]]:
    """Yield the sections that begin with a paragraph, but for the title, and their first sentences."""
    title = ctx.doc.headline
    headings = [section.heading for section in ctx.facts.sections if section.heading is not None]
    # A first heading of the level of others is none for them all.
    if title is not None and any(one != title and one.depth == title.depth for one in headings):
        title = None
    for section in ctx.facts.sections:
        heading = section.heading
        if heading is None or heading == title or not section.blocks:
            continue
        first = section.blocks[0]
        if first.kind == "paragraph" and not first.quote and ctx.speaks(first):
            sentences = ctx.facts.sentences_of(first)
            if sentences:
                yield section, sentences[0]


def _echoes(ctx: Context, section: Section, sentence: Sentence) -> bool:
    # A figure in the sentence is news that the heading did not have.
    if section.heading is None or any(char.isdigit() for char in sentence.text):
        return False
    heading = ctx.facts.terms.stems(section.heading.start, section.heading.end)
    shared = heading & ctx.facts.terms.stems(sentence.start, sentence.end)
    if len(heading) <= 2:
        return len(heading) == 2 == len(shared)
    return len(shared) >= max(2, 0.65 * len(heading)) and (len(shared) >= 3 or len(heading) == 3)


def _is_hollow(ctx: Context, section: Section, sentence: Sentence) -> bool:
    """Say whether a sentence tells nothing beyond the words of its heading and of the title."""
    text, heading, title = sentence.text, section.heading, ctx.doc.headline
    words = text.split()
    if heading is None or not _SHORTEST <= len(words) <= _LONGEST or text.endswith(":"):
        return False
    if "n't" in text or "n’t" in text or not _DENYING.isdisjoint(text.casefold().split()):
        return False
    if not _COUNTS.isdisjoint(text.casefold().split()):
        return False
    # A link or a piece of code is what the sentence has to give.
    stored = ctx.doc.source.slice(ctx.doc.lift(sentence.start, sentence.end))
    if any(char.isdigit() for char in text) or "](" in stored or "`" in stored or "<a " in stored:
        return False
    terms = ctx.facts.terms
    named, told = terms.stems(heading.start, heading.end), terms.within(sentence.start, sentence.end)
    named = frozenset(stem for stem in named if not stem.isdigit())
    if text.endswith("?"):
        return len(named) > 1 and {one.stem for one in told} == named
    of_title = (terms.stems(title.start, title.end) if title is not None else frozenset()) | terms.subject
    written = set(ctx.doc.text_of(title).casefold().split()) if title is not None else set()
    # "Getting There" names nothing: the sentence must tell of what the article is about, and nothing else.
    asked = named or of_title
    announced = _ANNOUNCES.match(text) is not None and not ctx.doc.code
    if not announced and len(asked.intersection(one.stem for one in told)) < max(1, 0.65 * len(named)):
        return False
    hollow = _hollow(ctx)
    new = {
        one.stem
        for one in told
        if one.stem not in named
        and one.stem not in hollow
        and not any(_derived(one.stem, name) for name in named)
        and one.text.casefold() not in written
        and not (one.stem in of_title and _is_noun(ctx, one.text.casefold()))
    }
    return len(new) <= (_NEW if announced else 0)


def _derived(one: str, other: str) -> bool:
    """Say whether one stem is the beginning of the other ("stor", "storag"), or they differ in their ends
    ("mainten", "maintain").
    """
    begun = next(
        (at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), None
    )
    if begun is None:
        return min(len(one), len(other)) >= _STEM
    return begun > _STEM and max(len(one), len(other)) - begun <= _STEM


def _is_noun(ctx: Context, word: str) -> bool:
    """Say whether a word is a noun in the first place, as one of no dictionary is taken for."""
    return ctx.facts.tagger.likeliest(word).startswith("NN")
