"""What stands as prose and was written by nobody: settings, lines of programs, noise of text recognition.

Spaces and marks are not set there as in a sentence, so nothing is to be said of them.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from copydesk.api import PLACEHOLDER, Block, Facts, Slip, regex

WORD = regex(r"[\W_]{0,3}[^\W\d_]{2,60}(?:[-'’–—/.][^\W\d_]{1,60}){0,9}['’]?[\W_]{0,3}\Z")
# A letter by itself, initials, a dash: sentences have them too.
SMALL = regex(r"[(\[\"“‘']{0,2}(?:[aAIO&–—+=/-]|[A-Z]\.?(?:-?[A-Z]\.?){0,4})[,.;:!?)\]\"”’']{0,3}\Z")
FIGURE = regex(r"[\W_]{0,3}\d[\d.,:/–-]{0,20}(?:[a-z]{1,3}|%)?[\W_]{0,3}\Z")
# A mark that stands by itself may be the very slip.
MARK = regex(r"[,.;:!?()\"“”]{1,9}\Z")
ODD_SIGNS = regex(r"[§¤¥°·¢»«¬|¡¦®~^\\{}_<>•€£‘’]")
FOREIGN_SIGNS = regex(r"[§¤¥°·¢»«¬¡¦®•€£]")
FEWEST, LONG_LINE = 5, 400
NOISY_BLOCKS, SIGNS_OF_A_SCAN = 3, 3
"""So many blocks of noise, each with so many signs that no program has, are an uncorrected scan."""


class Unwritten:
    """Where nobody wrote what stands in the prose of a document."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._blocks: dict[int, bool] = {}

    def holds(self, offset: int) -> bool:
        """Say whether a prose offset stands in a block, or a line of the file, that is no prose."""
        block = self._facts.doc.block_at(offset)
        return block is not None and (self._is_noise(block) or self._in_setting(offset))

    def without(self, slips: Iterable[Slip]) -> Iterator[Slip]:
        """Yield the slips that somebody wrote; those in a scan are of the kind ``scan``."""
        for slip in slips:
            if not self.holds(slip.start):
                yield slip._replace(kind="scan") if self.scanned else slip

    @cached_property
    def scanned(self) -> bool:
        """Whether the document is a scan whose text was read by a machine and not corrected since."""
        text = self._facts.doc.prose.text
        if len(FOREIGN_SIGNS.findall(text)) < NOISY_BLOCKS * SIGNS_OF_A_SCAN:
            return False
        noisy = 0
        for block in self._facts.doc.prose_blocks:
            signs = FOREIGN_SIGNS.findall(text, block.start, block.end)
            if len(signs) >= SIGNS_OF_A_SCAN and len(set(signs)) > 1 and self._is_noise(block):
                noisy += 1
        return noisy >= NOISY_BLOCKS

    def _is_noise(self, block: Block) -> bool:
        found = self._blocks.get(block.start)
        if found is None:
            words, odd, all_ = _counted(self._facts.doc.prose.text[block.start : block.end].split())
            found = odd >= FEWEST and odd * 2 >= words and odd * 4 >= all_
            self._blocks[block.start] = found
        return found

    def _in_setting(self, offset: int) -> bool:
        """Say whether a line of a plain text sets something: ``relay = !a.b.c : *.b.c``."""
        doc = self._facts.doc
        if not doc.traits.plain:
            return False
        text, at = doc.source.text, doc.lift(offset, offset).start
        start = text.rfind("\n", max(0, at - LONG_LINE), at) + 1
        line = text[start : at + LONG_LINE].partition("\n")[0]
        if len(line) > LONG_LINE or not ("=" in line or ODD_SIGNS.search(line)):
            return False
        words, odd, _ = _counted(line.split())
        return odd >= 2 and odd > words


def _counted(tokens: list[str]) -> tuple[int, int, int]:
    """Return how many tokens are words, how many are none, and how many there are beside lone marks."""
    words = odd = count = 0
    for token in tokens:
        if MARK.match(token):
            continue
        count += 1
        if WORD.match(token):
            words += 1
        elif PLACEHOLDER not in token and not FIGURE.match(token) and not SMALL.match(token):
            odd += 1
    return words, odd, count
