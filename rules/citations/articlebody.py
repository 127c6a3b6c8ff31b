"""Which pictures of a saved page belong to its article.

A page has logos, icons, adverts and the pictures of its teasers, also between the parts of the article. So
where a page shows furniture, a picture counts only beside running text or below the headline.
"""

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from copydesk.api import Block, Facts, Reference, regex, worded

FURNITURE = worded(r"(?:^|[/_.\W])(?@furniture)(?=[-_./\d]|$)", "picture-texts.toml", flags=re.IGNORECASE)
SENTENCE = regex(r"[.!?][”\"’)\]]{0,3}(?:\s|$)")
FEWEST_WORDS = 20
FEWEST_LINKS = 30
"""A page with fewer links and pictures is a small one that was written by hand."""
ICON, BEYOND_ICONS = regex(r"\s{0,3}(?P<size>\d{1,4})(?:px)?\s{0,3}\Z"), 60
"""Up to so many pixels a picture is a button or a face."""
REACH = 2
"""So many blocks, the title and the caption, may part a picture from running text."""
LEAD = 4
"""So many (a byline, a date, a caption) part it from the headline above it."""
OFTEN = 3
"""What stands so often on a page is a bullet or a sign: it is told once."""


class ArticleBody:
    """The running text of a page and what stands beside it."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._seen: set[str] = set()

    def shows(self, one: Reference) -> bool:
        """Say whether a picture is one of the article; any is where the document shows no furniture."""
        doc = self._facts.doc
        if len(self._facts.page_references) < FEWEST_LINKS or not (doc.chrome or self._facts.page_runs):
            return True
        at, text = one.span.start, doc.source.text
        if any(span.start <= at < span.end for span in doc.chrome):
            return False
        if text.rfind("<noscript", 0, at) > text.rfind("</noscript", 0, at):
            return False
        if one.alt:
            return True  # somebody has described it
        if not one.url or self._is_button(one) or self._is_bullet(one):
            return False
        if any(run.span.start <= at < run.span.end for run in self._facts.page_runs):
            return False
        if text.rfind("<figure", 0, at) > text.rfind("</figure", 0, at):
            return True
        blocks, starts, end = self._blocks
        below = bisect_left(starts, at)
        if below >= end:
            return False
        ahead, behind = blocks[max(0, below - LEAD) : below][::-1], blocks[below : below + REACH]
        beside = (*ahead[:REACH], *behind)
        return any(map(self._is_running, beside)) or any(block == doc.headline for block in ahead)

    def _is_bullet(self, one: Reference) -> bool:
        """Say whether a picture stands again and again, and stood before."""
        first = one.url not in self._seen
        self._seen.add(one.url)
        return not first and self._addresses[one.url] >= OFTEN

    @cached_property
    def _addresses(self) -> Counter[str]:
        """How often each picture stands on the page."""
        return Counter(one.url for one in self._facts.page_references if one.image)

    @cached_property
    def _blocks(self) -> tuple[list[Block], list[int], int]:
        """The blocks of the page, where they start, and how many there are up to the last running text."""
        kinds = ("heading", "paragraph", "list-item", "caption")
        blocks = [block for block in self._facts.doc.prose_blocks if block.kind in kinds]
        end = max((number for number, block in enumerate(blocks, 1) if self._is_running(block)), default=0)
        # The last words of an article may be few.
        while end < len(blocks) and blocks[end].kind == "paragraph" and self._is_sentence(blocks[end]):
            end += 1
        return blocks, [block.span.start for block in blocks], end

    def _is_running(self, block: Block) -> bool:
        """Say whether a block reads as a paragraph of an article."""
        long = len(self._facts.doc.text_of(block).split()) >= FEWEST_WORDS
        return block.kind in ("paragraph", "list-item") and long and self._is_sentence(block)

    def _is_sentence(self, block: Block) -> bool:
        return SENTENCE.search(self._facts.doc.text_of(block)) is not None

    def _is_button(self, one: Reference) -> bool:
        if one.tag is not None:
            for side in ("width", "height"):
                size = ICON.match(one.tag.get(side) or "")
                if size is not None and int(size["size"]) < BEYOND_ICONS:
                    return True
        return FURNITURE(self._facts.data).search(one.url.partition("?")[0]) is not None
