"""Sentences that a chat product addressed to its user, told by grammar: who speaks, to whom, about what.

The shapes stand in ``rules/data/chat-leftovers.toml``. Quoted speech, block quotes and code are left alone,
and so are sentences that tell what a chatbot said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.regexes import regex
from ...document.model import CODE
from ...language.wordshapes import Shapes, tokenise
from .anchors import places as find_places

if TYPE_CHECKING:
    from ...document.model import Block
    from ..facts import Facts

# How an answer opens is told by the first code points of a block.
_OPENING = 240
GROUPS = ("self", "cutoff", "refusal", "frame")
_REPORTED = regex(
    r"\b(?:phrases?|words?|sentences?|lines?|wordings?|answers?|replies|reply|responses?|messages?|tokens?"
    r"|strings?|excuses?|texts?) (?:such as|like|including|saying|that says?|reading)\b"
    r"|\b(?:bots?|chatbots?|models?|assistants?|machines?|it|AI|ChatGPT|Gemini|Claude|Copilot|Grok|she|he"
    r"|they"
    r"|who|[A-Z][a-z]+) (?:had |has |have |then |also |only |simply )?(?:said|says|repl(?:ied|ies)|answer"
    r"(?:ed|s)"
    r"|respond(?:ed|s)|wrote|writes|claim(?:ed|s)|told|begins|began|state[ds]|admit(?:ted|s)|asks|asked)\b"
    r"|(?<!you )\b(?:said|says|wrote|writes|replied|asked|told)(?: \w+){0,2}[.,]?\Z",
)


class Leftover(NamedTuple):
    """One sentence (or opening of a block) as a prose range; ``group`` is one of ``GROUPS``."""

    group: str
    start: int
    end: int
    block: Block


def find_leftovers(facts: Facts, data: Mapping[str, Any]) -> tuple[Leftover, ...]:
    """Find what a chat product said to its user, in reading order; one a sentence and group.

    ``data`` is the parsed ``chat-leftovers.toml``.
    """
    doc = facts.doc
    places = find_places(data["anchors"], doc.prose.text)
    if not places:
        return ()
    shapes = _shapes(data)
    found: list[Leftover] = []
    at = 0
    while at < len(places):
        block = doc.block_at(places[at])
        inside = bisect_left(places, block.end if block is not None else places[at] + 1, at)
        if block is not None and not block.quote and block.kind != CODE:
            found.extend(_in_block(facts, block, shapes, places[at:inside]))
        at = max(inside, at + 1)
    return tuple(found)


def _in_block(facts: Facts, block: Block, shapes: Shapes, places: Sequence[int]) -> Iterator[Leftover]:
    doc = facts.doc
    text = doc.prose.text
    sentences = facts.sentences_of(block)
    if not sentences:
        return
    seen: set[tuple[str, int]] = set()
    tokens = tokenise(text[block.start : min(block.end, block.start + _OPENING)], block.start)
    for match in shapes.find(tokens) if places[0] < block.start + _OPENING else ():
        group, _, how = match.group.partition(".")
        start, end = tokens[match.first].start, tokens[match.last].end
        if how == "speaks" or facts.in_quotes(start, end):
            continue
        last = next((s for s in sentences if s.start <= end - 1 < s.end), sentences[-1])
        # A line of the screen that names its speaker is no report.
        if how == "opens" and _REPORTED.search(text, last.start, last.end):
            continue
        seen.update((group, s.start) for s in sentences if s.start <= last.start)
        yield Leftover(group, sentences[0].start, last.end, block)
    for sentence in sentences:
        first = bisect_left(places, sentence.start)
        if first == len(places) or places[first] >= sentence.end:
            continue
        tokens = tokenise(sentence.text, sentence.start)
        for match in shapes.find(tokens):
            group, _, how = match.group.partition(".")
            start, end = tokens[match.first].start, tokens[match.last].end
            if how != "speaks" or (group, sentence.start) in seen or facts.in_quotes(start, end):
                continue
            if not _REPORTED.search(sentence.text):
                seen.add((group, sentence.start))
                # What stands behind the colon of “Here is your text:” is the text.
                colon = text.find(": ", end, sentence.end)
                yield Leftover(group, sentence.start, sentence.end if colon < 0 else colon + 1, block)


_kept: list[tuple[Mapping[str, Any], Shapes]] = []


def _shapes(data: Mapping[str, Any]) -> Shapes:
    """Compile the shapes, once for each data file."""
    if not _kept or _kept[0][0] is not data:
        groups = {
            f"{group}.{how}": [shape for line in lines for shape in _expand(line.split(), data["macros"])]
            for group in GROUPS
            for how, lines in data[group].items()
        }
        _kept[:] = [(data, Shapes(groups, data["sets"]))]
    return _kept[0][1]


def _expand(words: Sequence[str], macros: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a line once for each reading of the words in capitals."""
    at = next((k for k, word in enumerate(words) if word in macros), -1)
    if at < 0:
        yield " ".join(words)
        return
    for reading in macros[words[at]]:
        yield from _expand([*words[:at], *reading.split(), *words[at + 1 :]], macros)
