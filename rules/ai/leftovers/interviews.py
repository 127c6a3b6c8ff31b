"""The answers in an interview: who is asked speaks as “I” to somebody, as a machine to its client does.

An interview is told by labels that take turns (“Q:”, “A:”, names and initials), or by questions that stand in
bold type, a paragraph each, before answers in the first person. A short line without a label, as machines
leave them, is no part of an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.api import HEADING, Block, Facts, regex

_LABEL = regex(r"(?P<label>\d{0,2}[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{1,20}){0,2}): ?\S")
_FIRST_PERSON = regex(r"\b(?:I|I['’]\w{1,2}|we|We|my|My|our|Our)\b")
_TURNS, _SPEAKERS, _QUESTIONS = 4, 2, 3
_SHORT = 20
"""Words up to which a line without a label is no answer."""


def find_interviews(facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield the prose ranges of the turns of an interview, in reading order."""
    blocks = [block for block in facts.doc.prose_blocks if not block.quote]
    text = facts.doc.prose.text
    labels = {
        block.index: match["label"]
        for block in blocks
        if (match := _LABEL.match(text, block.start, block.end)) is not None
    }
    turns = Counter(labels.values())
    speakers = frozenset(label for label, count in turns.items() if count > 1)
    if len(speakers) >= _SPEAKERS and sum(turns[label] for label in speakers) >= _TURNS:
        yield from _turns(facts, blocks, {index for index, label in labels.items() if label in speakers})
        return
    asked = {block.index for block in blocks if _asks_in_bold(facts, block)}
    if len(asked) >= _QUESTIONS:
        answers = [block for at, block in enumerate(blocks[1:]) if blocks[at].index in asked]
        own = sum(1 for block in answers if _FIRST_PERSON.search(text, block.start, block.end))
        if own * 2 > len(answers):
            yield from _turns(facts, blocks, asked)


def _turns(facts: Facts, blocks: Sequence[Block], begins: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the blocks that begin a turn or go on with one."""
    table, within = facts.word_table, False
    for block in blocks:
        within = (within or block.index in begins) and block.kind != HEADING
        size = table.first(block.end) - table.first(block.start)
        if within and (block.index in begins or size > _SHORT):
            yield block.start, block.end


def answers(facts: Facts, block: Block) -> bool:
    """Say whether a block stands behind a question, as an answer does, in a text that asks more than once.
    The question may be a heading below the headline; that of the article itself may be what a machine was
    asked.
    """
    blocks, text = facts.doc.prose_blocks, facts.doc.prose.text
    asked = [
        other.index
        for other in blocks
        if other is not facts.doc.headline and text[other.start : other.end].rstrip()[-1:] == "?"
    ]
    before = max((other.index for other in blocks if other.end <= block.start), default=-1)
    return len(asked) > 1 and before in asked


def _asks_in_bold(facts: Facts, block: Block) -> bool:
    """Say whether a paragraph is a question in bold type and nothing else."""
    if block.kind == HEADING or facts.doc.prose.text[block.start : block.end].rstrip()[-1:] != "?":
        return False
    stored = facts.doc.source.slice(block.span).strip()
    return stored.startswith(("**", "__", "<b>", "<strong>"))
