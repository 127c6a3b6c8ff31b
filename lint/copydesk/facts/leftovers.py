"""Sentences that a chat product addressed to its user, told by grammar: who speaks, to whom, about what.

The shapes stand in ``rules/data/chat-leftovers.toml``. Quoted speech, block quotes and code are left alone,
and so are sentences that tell what a chatbot said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document import CODE
from ..regexes import regex
from ..shapes import Shapes, tokenise

if TYPE_CHECKING:
    from ..document import Block, Document

GROUPS = ("self", "cutoff", "refusal", "frame")
# Only sentences with one of these words can be addressed to anybody; most of a news text has none.
_SPOKEN = regex(
    r"\b(?:I|i|[Mm]y|[Mm]e|[Yy]ours?|[Yy]ou|[Hh]ere|[Bb]elow|[Ll]anguage [Mm]odel|[Hh]ope|[Rr]equest"
    r"|[Pp]rompt"
    r"|[Cc]ontent|[Vv]iolates?|[Rr]evised|[Uu]pdated|[Rr]ewritten|[Ss]orry|[Aa]polog\w{2,5}|[Rr]egenerate"
    r"|[Gg]reat|[Gg]ood|[Ee]xcellent|[Cc]opy|[Ss]top|[Cc]ontinue|[Nn]ew|[Tt]hought|[Ss]earched|[Ff]inal"
    r"|[Ll]ast"
    r"|[Rr]easoned|[Ff]eel free|ChatGPT|Gemini|Claude|Copilot)\b"
)
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


def find_leftovers(doc: Document, data: Mapping[str, Any]) -> tuple[Leftover, ...]:
    """Find what a chat product said to its user, in reading order; one a sentence and group.

    ``data`` is the parsed ``chat-leftovers.toml``.
    """
    shapes = _shapes(data)
    found: list[Leftover] = []
    for block in doc.prose_blocks:
        if block.quote or block.kind == CODE or not _SPOKEN.search(doc.prose.text, block.start, block.end):
            continue
        found.extend(_in_block(doc, block, shapes))
    return tuple(found)


def _in_block(doc: Document, block: Block, shapes: Shapes) -> Iterator[Leftover]:
    text = doc.prose.text
    tokens = tokenise(text[block.start : block.end], block.start)
    sentences = doc.facts.sentences_of(block)
    seen: set[tuple[str, int]] = set()
    for match in shapes.find(tokens):
        group, _, how = match.group.partition(".")
        start, end = tokens[match.first].start, tokens[match.last].end
        if how == "speaks" or doc.facts.in_quotes(start, end):
            continue
        last = next((s for s in sentences if s.start <= end - 1 < s.end), sentences[-1])
        # A line of the screen that names its speaker is no report.
        if how == "opens" and _REPORTED.search(text, last.start, last.end):
            continue
        seen.update((group, s.start) for s in sentences if s.start <= last.start)
        yield Leftover(group, sentences[0].start, last.end, block)
    for sentence in sentences:
        if not _SPOKEN.search(sentence.text):
            continue
        tokens = tokenise(sentence.text, sentence.start)
        for match in shapes.find(tokens):
            group, _, how = match.group.partition(".")
            start, end = tokens[match.first].start, tokens[match.last].end
            if how != "speaks" or (group, sentence.start) in seen or doc.facts.in_quotes(start, end):
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
