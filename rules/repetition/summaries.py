"""What repeats the article on purpose: a summary that says so, points above the text, verse."""

from collections.abc import Sequence

from copydesk.api import Block, Facts, Sentence, regex

_SAYS_SO = regex(
    r"\W{0,4}(?:in (?:short|brief|sum|summary|a nutshell|conclusion)|to (?:sum up|summari[sz]e|recap)"
    r"|(?:key|main) (?:points|facts|takeaways|findings|messages)|(?:the )?(?:abstract|summary|conclusions?"
    r"|highlights|takeaways?|tl;?dr|at a glance))\b\W"
)
_START = 40
_VERSE = 56
"""Letters that no line of a verse goes beyond; lines of prose that somebody broke do."""


def apart_from_summaries(facts: Facts, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that are the article itself."""
    known: dict[int, bool] = {}
    found, begun = [], False
    for sentence in sentences:
        block = sentence.block
        apart = known.get(block.start)
        if apart is None:
            # Points that stand above the first paragraph; steps are the article itself.
            points = block.kind == "list-item" and not begun and not _is_step(block)
            apart = known[block.start] = points or _says_so(facts, block) or _is_verse(facts, block)
            begun = begun or block.kind == "paragraph"
        if not apart:
            found.append(sentence)
    return found


def _is_step(block: Block) -> bool:
    return any(map(str.isalnum, str(block.attrs.get("marker", ""))))


def _says_so(facts: Facts, block: Block) -> bool:
    """Say whether a passage calls itself a summary."""
    return _SAYS_SO.match(facts.doc.text_of(block)[:_START].casefold() + " ") is not None


def _is_verse(facts: Facts, block: Block) -> bool:
    """Say whether a passage stands in short lines."""
    lines = facts.doc.source.slice(block.span).strip().split("\n")
    return len(lines) > 2 and max(map(len, lines)) <= _VERSE
