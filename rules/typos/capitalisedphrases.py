"""Ordinary phrases written as if they were names."""

import re
from collections.abc import Iterator

from copydesk.api import Scope, Sentence, Slip, TextWords, regex, word_sets

RUN = regex(
    r"(?<![\w\-])[A-Z][a-z]{2,20}(?:-[A-Z][a-z]{2,20})?"
    r"(?: (?:[A-Z][a-z]{2,20}(?:-[A-Z][a-z]{2,20})?)){1,5}(?![\w\-])"
)
MOST = 2
"""So often a phrase stands with capitals in the running text that is not called so."""
# Written with capitals by many, though they are no names.
CUSTOMARY = frozenset(
    {
        "armed forces",
        "special forces",
        "social security",
        "homeland security",
        "human resources",
        "public relations",
    }
)


def overcapitalised_term(ctx: Scope) -> Iterator[Slip]:
    kinds = word_sets(ctx.data("grammar.txt"))["kinds"]
    sentences = ctx.sentences_of(_ends_of_runs(ctx.facts.word_table, kinds))
    if not sentences:
        return
    headings = [ctx.doc.text_of(block) for block in ctx.doc.prose_blocks if block.kind == "heading"]
    low_headings = [text.lower() for text in headings]
    for sentence in sentences:
        for match in RUN.finditer(ctx.text, sentence.start, sentence.end):
            start = _without_names(ctx, match, sentence)
            phrase = ctx.text[start : match.end()]
            if (
                phrase.count(" ") < 1
                or phrase.rpartition(" ")[2].lower() not in kinds
                or _part_of_name(ctx, start, match.end())
            ):
                continue
            # "- Harbour Cooperation: …" is a label, which has capitals of its own.
            label = match.start() == sentence.start and ctx.text[match.end() : match.end() + 1] == ":"
            low = phrase.lower()
            if label or low in CUSTOMARY:
                continue
            # What is written so again and again has that name here: "the Draft Standards".
            often = ctx.text.count(phrase) - sum(phrase in heading for heading in headings)
            if often > MOST:
                continue
            if any(low in heading for heading in low_headings):
                yield ctx.found(
                    start,
                    match.end(),
                    phrase=phrase,
                    why="it is a heading of this document, and a phrase of ordinary words",
                )
            elif ctx.text.count(low) >= often:
                yield ctx.found(start, match.end(), phrase=phrase, why="the document also writes it small")


def _ends_of_runs(table: TextWords, kinds: frozenset[str]) -> list[int]:
    """Return the numbers of the words with a capital that name a kind of thing, behind another one."""
    return [
        number
        for number in table.where_parts(kinds)
        if number
        and table.gaps[number] == " "
        and table.forms[number][0].isupper()
        and table.forms[number - 1][0].isupper()
    ]


def _without_names(ctx: Scope, match: re.Match[str], sentence: Sentence) -> int:
    """Return where the ordinary words of a run begin: names before them, and the first word of a sentence,
    are cut off.
    """
    start = match.start()
    for word in re.finditer(r"\S+", match.group()):
        known = ctx.facts.lexicon.look_up(word.group().lower())
        ordinary = known.known and (not known.name or known.tier >= 4)
        at = match.start() + word.start()
        if not ordinary or (
            at == sentence.start
            and word.group()
            in ("The", "These", "Those", "This", "Such", "Our", "Its", "Their", "Key", "Overall")
        ):
            start = match.start() + word.end() + 1
    return min(start, match.end())


def _part_of_name(ctx: Scope, start: int, end: int) -> bool:
    """Say whether the run belongs to a longer name ("Department of …"), or is followed by initials of its
    own in brackets.
    """
    before = ctx.text[max(0, start - 40) : start]
    return bool(
        re.search(r"[A-Z][a-z]+ (?:of|for|on|and|to) (?:the )?(?:[A-Z][a-z]+ )?\Z", before)
        or re.match(r"\s\([A-Z]{2,}", ctx.text[end : end + 6])
    )
