"""Which straight quotation marks open and which close."""

from bisect import bisect_left

from copydesk.api import Block, regex

STRAIGHT = regex(r"\"")


class Quotes:
    """The straight quotation marks of one block after another; with an even number before it, one opens."""

    def __init__(self, text: str) -> None:
        self._text, self._block, self._marks = text, -1, list[int]()

    def of(self, block: Block) -> list[int]:
        """Return where they stand in a block."""
        if block.index != self._block:
            found = STRAIGHT.finditer(self._text, block.start, block.end)
            self._block, self._marks = block.index, [match.start() for match in found]
        return self._marks

    def opens(self, at: int, block: Block) -> bool:
        """Say whether the one at a place opens."""
        return bisect_left(self.of(block), at) % 2 == 0

    def paired(self, block: Block) -> bool:
        """Say whether they are pairs, so that it can be told which of them open: no odd number, no inches."""
        marks = self.of(block)
        return len(marks) % 2 == 0 and not any(self._text[at - 1 : at].isdigit() for at in marks)
