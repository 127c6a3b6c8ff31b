"""REP006: one phrase repeated until it hurts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.api import Context, Facts, Hit, OnDemand, rule

SENTENCE = "The cheap garden shed plans that we sell show where each plank goes."
REPEATED = " ".join(
    f"{lead} cheap garden shed plans {tail}."
    for lead, tail in (
        ("You may ask why", "cost so little"),
        ("Many buy", "in spring"),
        ("With", "a roof is no art"),
        ("Our", "come by post"),
        ("We draw", "by hand"),
        ("Ask for", "at the desk"),
        ("The best", "have few words"),
        ("No other", "list the screws"),
    )
)
WORDS = 6
WORDS_OF_TERM = 3


@rule(
    id="REP006",
    name="keyphrase-stuffing",
    version=2,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["heading", "paragraph", "list-item", "caption", "-quote"],
    tags=["repetition", "seo"],
    summary="One phrase is repeated far more often than prose repeats anything",
    message="“{phrase}” stands {count} times in {words} words ({density} per 1,000)",
    rationale="Search engines once rewarded a page for repeating its key phrase, and generators repeat the "
    "phrase that they were asked "
    "for. Names are not counted: a phrase must hold two content words in lower case.",
    remedy="Use a pronoun or a short form after the first mention.",
    references=["https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing"],
    options={
        "per_thousand": {"type": "number", "default": 3.0, "summary": "repetitions per 1,000 words allowed"},
        "at_least": {
            "type": "integer",
            "default": 8,
            "summary": "repetitions that are always allowed, plus one",
        },
    },
    bad=[
        {"text": f"# Sheds\n\nA ⟦cheap garden shed plans⟧ page. {REPEATED}\n", "bare": True},
        {
            "text": f"# Sheds\n\nThe ⟦cheap garden shed plans⟧ that we sell are short. {REPEATED} "
            f"{REPEATED}\n",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": f"# Sheds\n\n{REPEATED.replace('cheap garden', 'garden')}\n",
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        {"text": f"# Sheds\n\n{SENTENCE} {SENTENCE}\n", "bare": True},
        {
            "text": "# Office\n\n"
            + " ".join(
                f"The Permanent Under Secretary of State {verb} again."
                for verb in "wrote came spoke rode ate sat hid lost won".split()
            ),
            "bare": True,
        },
        {
            "text": "# Sheds\n\n"
            + "\n\n".join(f"- Ask for cheap garden shed plans, sheet {n}." for n in range(12)),
            "bare": True,
        },
        {
            "text": "# Sheds\n\n"
            + "\n\n".join(f"{w}: [Cheap garden shed plans](/{w})" for w in "abcdefghij"),
            "bare": True,
        },
        {
            "text": "# Sheds\n\n"
            + " ".join(
                f"This winter the cheap old garden shed {verb}."
                for verb in "fell stood rose sank held bent burst".split()
            )
            + " This winter the cheap old garden shed won. This winter the cheap old garden shed lost.",
            "bare": True,
        },
        {"text": "# Sheds\n\nPlans for a shed, a coop and a gate.\n", "bare": True},
    ],
)
def keyphrase_stuffing(ctx: Context) -> Iterator[Hit]:
    phrases = _phrases(ctx)
    words = max(1, ctx.facts.word_count)
    often = {}
    for phrase, numbers in phrases.items():
        if len(numbers) > _allowed(ctx, phrase, words):
            places = _places(ctx, phrase, numbers)
            if _is_varied(ctx, places):
                often[phrase] = places
    # The longest phrase tells the same thing best; its parts and neighbours are not reported beside it.
    taken: list[tuple[str, ...]] = []
    for phrase in sorted(often, key=lambda each: (-len(each), -len(often[each]), each)):
        if any(len(set(phrase) & set(other)) >= 2 for other in taken):
            continue
        taken.append(phrase)
        start, end = next(((a, b) for a, b in often[phrase] if _in_text(ctx, a)), often[phrase][0])
        count = len(often[phrase])
        # Three words are as likely the term for what the text is about, which has no other name.
        yield ctx.hit(
            start,
            end,
            severity="info" if len(phrase) == WORDS_OF_TERM else None,
            confidence="weak" if len(phrase) == WORDS_OF_TERM else None,
            phrase=ctx.text[start:end],
            count=count,
            words=words,
            density=round(count * 1000 / words, 1),
        )


def _allowed(ctx: Context, phrase: tuple[str, ...], words: int) -> float:
    """Return how many times a phrase may stand; three words may be the name of the subject and get more."""
    limit = float(ctx.options["per_thousand"]) * words / 1000 * (5 / 3 if len(phrase) == 3 else 1)
    return max(float(ctx.options["at_least"] - 1), limit)


def _places(ctx: Context, phrase: tuple[str, ...], numbers: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Return where a phrase stands; ``numbers`` are those of its first words."""
    starts, ends, more = ctx.facts.word_table.starts, ctx.facts.word_table.ends, len(phrase) - 1
    return OnDemand(numbers, lambda at: (starts[at], ends[at + more]))


def _is_varied(ctx: Context, places: Sequence[tuple[int, int]]) -> bool:
    """Say whether a phrase stands among other words each time, and not as the name of a link. What recurs
    together with its neighbours is a line of a form ("1 update available", "Link to the release"), or a
    sentence begun alike on purpose.
    """
    named = {(link.start, link.end) for link in ctx.doc.links}
    if 2 * sum(place in named for place in places) >= len(places):
        return False
    table = ctx.facts.word_table
    before, after = Counter[str](), Counter[str]()
    for start, end in places:
        block = ctx.doc.block_at(start)
        first, last = table.first(start), table.first(end)
        opens = not first or block is None or table.starts[first - 1] < block.start
        closes = last == len(table) or block is None or table.starts[last] >= block.end
        before["" if opens else table.folded[first - 1]] += 1
        after["" if closes else table.folded[last]] += 1
    return all(2 * len(words) >= len(places) for words in (before, after))


def _in_text(ctx: Context, offset: int) -> bool:
    block = ctx.doc.block_at(offset)
    return block is not None and block.kind == "paragraph"


class _Begins(dict[str, bool]):
    """Words as written → whether they begin with a content word."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._terms = facts.terms

    def __missing__(self, form: str) -> bool:
        found = self[form] = self._terms.begins(form)
        return found


def _phrases(ctx: Context) -> dict[tuple[str, ...], array[int]]:
    """Count word runs of three to six words that begin and end with a content word and hold three of them; of
    each the numbers of its first words.

    A phrase that stands often begins with three words that do and holds no rare one, so that the search
    begins at those and ends at the first of these.
    """
    found: dict[tuple[str, ...], array[int]] = {}
    table, least = ctx.facts.word_table, ctx.options["at_least"]
    often = {word: numbers for word, numbers in table.numbers.items() if len(numbers) >= least}
    if not often:
        return found
    starts, ends, forms, lower, words = table.starts, table.ends, table.forms, table.lower, table.folded
    common = set(often)
    if not ctx.text.isascii():
        counts = Counter[str]()
        for word, numbers in table.numbers.items():
            if not word.isalnum():  # it may be written in several ways
                counts[words[numbers[0]]] += len(numbers)
        common.update(word for word, count in counts.items() if count >= least)
    content = _Begins(ctx.facts)
    most = len(words) - 2
    hot, opening = bytearray(len(words)), Counter[tuple[str, str, str]]()
    for word, numbers in often.items():
        if content[word] or content[word.upper()]:
            for at in numbers:
                if at < most and content[forms[at]]:
                    one, second, third = words[at : at + 3]
                    if second in common and third in common:
                        hot[at] = 1
                        opening[one, second, third] += 1
    if max(opening.values(), default=0) < least:
        return found
    for block in ctx.blocks():
        first, last = table.first(block.start), table.first(block.end)
        at = hot.find(1, first, last)
        while at >= 0:
            full = plain = 0
            # The columns of a long text give some rows at once for little more than one.
            run = words[at : min(at + WORDS, last)]
            seldom = len(run) < 3 or opening[run[0], run[1], run[2]] < least
            small, written = (() if seldom else column[at : at + len(run)] for column in (lower, forms))
            for place, (form, low) in enumerate(zip(written, small, strict=True)):
                if run[place] not in common or (place > 1 and low not in often):
                    break
                inner = content[form]
                full += inner
                plain += inner and form[0].islower()
                if inner and place > 1 and full >= 3 and plain >= 2:
                    between = ctx.text[starts[at] : ends[at + place]]
                    if not any(mark in between for mark in ".;:!?()"):
                        found.setdefault(tuple(run[: place + 1]), array("I")).append(at)
            at = hot.find(1, at + 1, last)
    return found
