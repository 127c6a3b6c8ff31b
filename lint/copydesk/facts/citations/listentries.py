"""Entries of a list of references that write their number: "[1] Harbour log", wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block

_ENTRY = regex(r"\[(\d{1,3})\][:.]?\s+\S")
# Entries that follow one another in a line: "[1] Harbour log. [2] Brandt, 1844."
_NEXT_ENTRY = regex(r"[.;]\s{1,3}\[(\d{1,3})\][:.]?\s{1,3}(?=[^\W\d_])")
# Entries in lines of their own, which a reader of plain text joins to one paragraph.
_ENTRY_LINE = regex(r"^[ \t]{0,20}\[(\d{1,3})\][:.]?[ \t]{1,8}(?=\S)", re.MULTILINE)
# A footnote of reStructuredText: ".. [1] Harbour log".
_DIRECTIVE = regex(r"^[ \t]{0,20}\.\. \[(\d{1,3})\](?=\s)", re.MULTILINE)


def written_numbers(doc: Document) -> set[int]:
    """Return the numbers of the entries that stand in a document with or without a heading above them: notes
    below a table or a text, "[1] May need a newer browser".
    """
    written: set[int] = set()
    if "[" in doc.prose.text:
        for block in doc.prose_blocks:
            written.update(_of_block(doc, block))
    if not doc.traits.elements and ".. [" in doc.source.text:
        written.update(int(number) for number in _DIRECTIVE.findall(doc.source.text))
    return written


def _of_block(doc: Document, block: Block) -> Iterator[int]:
    text = doc.prose.text
    entry = _ENTRY.match(text, block.start, block.end)
    if entry is not None:
        yield int(entry[1])
        yield from (int(match[1]) for match in _NEXT_ENTRY.finditer(text, entry.end(), block.end))
    if doc.traits.elements or text.find("[", block.start, block.end) < 0:
        return
    source, before = doc.source.text, None
    for match in _ENTRY_LINE.finditer(source, block.span.start, block.span.end):
        # A mark of the text can begin a line as well; two lines, one below the other, are entries.
        beside = before is not None and source.count("\n", before.start(1), match.start(1)) == 1
        if entry is not None or beside:
            yield int(match[1])
        if beside and before is not None:
            yield int(before[1])
        before = match
