"""Plain text as a document: read, held to what a reader promises, and the code in it."""

from __future__ import annotations

from copydesk.document.document import Document
from copydesk.document.model import CODE
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import check_document


def plain(text: str) -> Document:
    """Return a text as the reader for plain text has it; it is a sound document."""
    document = read(Source.from_text(text, "article.txt"))
    check_document(document)
    return document


def code(text: str) -> list[str]:
    """Return the blocks of code of a text, as stored."""
    document = plain(text)
    return [document.source.slice(block.span) for block in document.blocks if block.kind == CODE]
