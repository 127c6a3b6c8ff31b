"""Sentences that a chat product addressed to its user, told by grammar: who speaks, to whom, about what.

The shapes stand in ``rules/data/chat-leftovers.toml``. Quoted speech, block quotes and code are left alone,
and so are sentences that tell what a chatbot said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import CODE, Block, Facts, Sentence, Shapes, once, worded

# How an answer opens is told by the first code points of a block.
_OPENING = 240
GROUPS = ("self", "cutoff", "refusal", "frame", "courtesy")
_REPORTED = worded(
    r"\b(?@sayings) (?@namely)\b"
    r"|\b(?:(?@speakers)|[A-Z][a-z]+) (?:(?@helpers) )?(?@spoke)\b"
    r"|(?<!you )\b(?@announced)(?: \w+){0,2}[.,]?\Z",
    "chat-leftovers.toml",
)


class Leftover(NamedTuple):
    """One sentence (or opening of a block) as a prose range; ``group`` is one of ``GROUPS``."""

    group: str
    start: int
    end: int
    block: Block


class _Opening(NamedTuple):
    start: int
    end: int
    block: Block


def find_leftovers(facts: Facts, data: Mapping[str, Any]) -> tuple[Leftover, ...]:
    """Find what a chat product said to its user, in reading order; one a sentence and group.

    ``data`` is the parsed ``chat-leftovers.toml``.
    """
    grammar = grammar_of(data)
    blocks = [b for b in facts.doc.prose_blocks if not b.quote and b.kind != CODE]
    openings = [_Opening(b.start, min(b.end, b.start + _OPENING), b) for b in blocks]
    seen: set[tuple[str, int]] = set()
    found: list[Leftover] = []
    for opening, tokens, match in facts.find_shapes(grammar.openings, openings):
        place = tokens.starts[match.first], tokens.ends[match.last]
        if not facts.in_quotes(*place):
            found.extend(_opened(facts, opening.block, match.group, place[1], seen))
    sentences = [s for s in facts.sentences if not s.block.quote and s.block.kind != CODE]
    for sentence, tokens, match in facts.find_shapes(grammar.speech, sentences):
        start, end = tokens.starts[match.first], tokens.ends[match.last]
        if (match.group, sentence.start) in seen or facts.in_quotes(start, end):
            continue
        if not _REPORTED(facts.data).search(sentence.text):
            seen.add((match.group, sentence.start))
            found.append(_spoken(facts, sentence, match.group, end))
    framed = {leftover.start for leftover in found if leftover.group == "frame"}
    kept = (one for one in found if one.group != "courtesy" or one.start not in framed)
    return tuple(sorted(kept, key=lambda leftover: leftover.start))


def _opened(
    facts: Facts, block: Block, label: str, end: int, seen: set[tuple[str, int]]
) -> Iterator[Leftover]:
    """Yield what opens a block: all sentences up to the one in which the match ends."""
    group, _, how = label.partition(".")
    sentences = facts.sentences_of(block)
    if not sentences:
        return
    last = next((s for s in sentences if s.start <= end - 1 < s.end), sentences[-1])
    # A line of the screen that names its speaker is no report.
    if how == "opens" and _REPORTED(facts.data).search(facts.doc.prose.text, last.start, last.end):
        return
    seen.update((group, s.start) for s in sentences if s.start <= last.start)
    yield Leftover(group, sentences[0].start, last.end, block)


def _spoken(facts: Facts, sentence: Sentence, group: str, end: int) -> Leftover:
    # What stands behind the colon of “Here is your text:” is the text.
    colon = facts.doc.prose.text.find(": ", end, sentence.end)
    return Leftover(group, sentence.start, sentence.end if colon < 0 else colon + 1, sentence.block)


class Grammar(NamedTuple):
    """The data file, compiled: how blocks are opened, and what sentences say."""

    openings: Shapes
    speech: Shapes


@once
def grammar_of(data: Mapping[str, Any]) -> Grammar:
    """Compile the data file. The groups of ``speech`` are those of ``GROUPS``, those of ``openings`` have
    ``.opens`` or ``.screen`` behind them.
    """
    speech: dict[str, list[str]] = {}
    openings: dict[str, list[str]] = {}
    for group in GROUPS:
        for how, lines in data[group].items():
            read = [shape for line in lines for shape in _expand(line.split(), data["macros"])]
            if how == "speaks":
                speech[group] = read
            else:
                openings[f"{group}.{how}"] = read
    return Grammar(Shapes(openings, data["sets"]), Shapes(speech, data["sets"]))


def _expand(words: Sequence[str], macros: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a line once for each reading of the words in capitals."""
    at = next((k for k, word in enumerate(words) if word in macros), -1)
    if at < 0:
        yield " ".join(words)
        return
    for reading in macros[words[at]]:
        yield from _expand([*words[:at], *reading.split(), *words[at + 1 :]], macros)
