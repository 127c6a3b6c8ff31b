"""Where a sentence stands: first below its heading, last of its section or of the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Block, Facts

from ...sources.attribution.statement import Statement


class Placed(NamedTuple):
    """A statement with its heading (None: it has none, or is not the first below it) and what is told by its
    place.
    """

    statement: Statement
    heading: Block | None
    signs: tuple[str, ...]

    @property
    def telling(self) -> bool:
        """Say whether its place alone can make it one that says nothing."""
        return self.heading is not None or "=last" in self.signs


def placed(facts: Facts) -> Iterator[Placed]:
    """Yield the statements of the body in reading order, block quotes apart."""
    by_block = facts.attributions.by_block
    sections = [
        (section.heading, held)
        for section in facts.sections
        if (held := [block for block in section.blocks if block.index in by_block and not block.quote])
    ]
    for number, (heading, blocks) in enumerate(sections, 1):
        for place, block in enumerate(blocks, 1):
            statements = by_block[block.index]
            ends_section, size = place == len(blocks), len(statements)
            ends = ends_section and number == len(sections)
            shared = [f"={block.kind}"] + ["=last-block"] * ends + ["=alone"] * (size == 1)
            for at, statement in enumerate(statements, 1):
                signs = list(shared)
                if at == 1:
                    signs.append("=opens-block")
                    if place == 1:
                        signs.append("=opens-section" if number > 1 else "=opens-article")
                if at == size and ends_section:
                    signs.append("=last" if ends else "=ends-section")
                first = place == 1 and at == 1
                yield Placed(statement, heading if first else None, tuple(signs))
