"""HTML pages: tags taken away, references decoded, every letter with its place; parts of the page marked as
such.
"""

from __future__ import annotations

from ...document.document import Document
from ...document.source import Source, Span
from .chrome import find_content
from .fieldblocks import keyed_blocks
from .fieldvalues import NONE
from .frontmatter import split
from .htmlpage import Page
from .htmltokens import tokens
from .registry import HTML


def read(source: Source) -> Document:
    """Read an HTML page; front matter above it, as site generators have it, is read as such."""
    front = split(source.text) if source.text.startswith(("---", "+++")) else NONE
    page = Page(source)
    page.body = front.body_start
    page.blocks.extend(keyed_blocks(front, source.text, page.builder))
    for token in tokens(source, front.body_start):
        page.take(token)
    page.finish()
    prose = page.builder.finish()
    content = find_content(page.outline, prose.text, page.blocks, page.links)
    return Document(
        source,
        HTML.name,
        prose,
        content.blocks,
        tuple(table for table in page.tables.done if content.holds_table(table)),
        tuple(
            sorted((link for link, _ in page.links if content.holds_link(link)), key=lambda link: link.span)
        ),
        tuple(page.notes),
        (*front.entries, *page.meta.entries),
        (*front.problems, *page.problems, *page.meta.problems),
        wrapped=True,
        comments=tuple(page.comments),
        code=tuple(page.code),
        body=Span(page.body, len(source.text)),
        traits=HTML.traits,
        chrome=content.chrome,
    )
