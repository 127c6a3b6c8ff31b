"""What the Markdown and plain-text readers make of an article, the defects that a parser hides included."""

from __future__ import annotations

from copydesk.document.document import Document
from copydesk.document.model import CELL, CODE, FOOTNOTE, HEADING, LIST_ITEM, PARAGRAPH
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of


def markdown(text: str) -> Document:
    return read(Source.from_text(text, "a.md"), "markdown")


def plain(text: str) -> Document:
    return read(Source.from_text(text, "a.txt"), "text")


def shape(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.text_of(block)) for block in doc.blocks]


def test_inline_markup_is_not_prose() -> None:
    doc = markdown("A **bold** [word](http://a.example 'T') &amp; `x = 1`, see <http://b.example>.\n")
    assert doc.prose.text == "A bold word & \ufffc, see \ufffc."
    assert [(link.kind, link.url) for link in doc.links] == [
        ("inline", "http://a.example"),
        ("auto", "http://b.example"),
    ]
    assert doc.prose.text[doc.links[0].start : doc.links[0].end] == "word"
    assert doc.source.slice(doc.links[0].url_span) == "http://a.example"  # type: ignore[arg-type]


def test_a_link_in_html_is_a_link() -> None:
    doc = markdown(
        "The <a class=x href=\"http://a.example/?b=1&amp;c\">tide table</a> and <A HREF='/two'>two</A>.\n\n"
        "<a href='http://left.open'>Not closed\n\nhere</a>, <a name='x'>no address</a>, <abbr>no</abbr> link.\n"
    )
    assert [(link.kind, link.url, doc.prose.text[link.start : link.end]) for link in doc.links] == [
        ("html", "http://a.example/?b=1&c", "tide table"),
        ("html", "/two", "two"),
    ]
    spans = [doc.source.slice(span) for link in doc.links if (span := link.url_span)]
    assert spans == ["http://a.example/?b=1&amp;c", "/two"]


def test_a_decoded_entity_lifts_to_the_whole_entity() -> None:
    doc = markdown("Fish &amp; chips\n")
    at = doc.prose.text.index("&")
    assert doc.source.slice(doc.lift(at, at + 1)) == "&amp;"
    assert doc.source.slice(doc.lift(at - 2, at + 3)) == "h &amp; c"


def test_a_bare_address_keeps_its_sentence() -> None:
    doc = plain("See https://a.example/b_(c), then www.d.example.\n")
    assert doc.prose.text == "See \ufffc, then \ufffc."
    assert [link.url for link in doc.links] == ["https://a.example/b_(c)", "www.d.example"]


def test_hard_wrapped_lines_are_one_paragraph_and_pastes_are_not() -> None:
    wrapped = "The council met on Monday to settle the long dispute over the old\nmill, which has stood empty since the last tenant\nleft in spring.\n"
    assert shape(markdown(wrapped)) == [(PARAGRAPH, wrapped.strip().replace("\n", " "))]
    paste = "The council met on Monday.\nThe mill has stood empty since spring.\nNobody has made an offer for it.\n"
    assert [kind for kind, _ in shape(plain(paste))] == [PARAGRAPH] * 3


def test_rows_that_no_parser_sees_are_still_a_table() -> None:
    doc = plain(
        "- first item\n- second item\nItem | Price |\n---|---|\nBread | 2 |\nAfterwards we met them.\n"
    )
    table = doc.tables[0]
    assert not table.parsed
    assert [(row.kind, [cell.text for cell in row.cells]) for row in table.rows] == [
        ("header", ["Item", "Price"]),
        ("delimiter", ["---", "---"]),
        ("body", ["Bread", "2"]),
    ]
    assert table.before is not None and table.after is not None
    assert shape(doc)[-1] == (PARAGRAPH, "Afterwards we met them.")


def test_text_that_a_parser_takes_for_a_row_is_a_stray_row_and_a_block() -> None:
    doc = markdown("| a | b |\n|---|---|\n| 1 | 2 |\nThe end of the story is told here.\n")
    assert [row.kind for row in doc.tables[0].rows] == ["header", "delimiter", "body", "stray"]
    assert shape(doc)[-1] == (PARAGRAPH, "The end of the story is told here.")


def test_a_pipe_in_a_sentence_or_in_code_makes_no_table() -> None:
    assert not markdown("Use a | b in the shell.\n\n    x | y\n    z | w\n").tables
    table = markdown("| a | b |\n|---|---|\n| `x\\|y` | 2 \\| 3 |\n| `x|y` | 2 |\n| `x\\\\|` | y |\n").tables[
        0
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows[2:]] == [
        ["`x\\|y`", "2 \\| 3"],
        ["`x", "y`", "2"],  # as GitHub cuts it
        ["`x\\\\|`", "y"],
    ]


def test_headings_with_and_without_markup() -> None:
    doc = markdown("# One\n\nText here.\n\nTwo\n---\n\nMore text.\n")
    assert [(b.kind, b.depth, b.attrs["marked"]) for b in doc.blocks if b.kind == HEADING] == [
        (HEADING, 1, True),
        (HEADING, 2, True),
    ]
    doc = plain(
        "The Old Mill Reopens\nThe mill reopens on Monday after years of work by the owners and friends.\n"
    )
    assert (doc.blocks[0].kind, doc.blocks[0].attrs) == (HEADING, {"marked": False})
    assert doc.headline is doc.blocks[0]


def test_lists_notes_code_and_quotes() -> None:
    text = "> A quoted line.\n\n- one\n- two\n  - inner\n\n```\ncode here\n```\n\nA claim.[^1]\n\n[^1]: The *source* of it.\n"
    doc = markdown(text)
    assert shape(doc) == [
        (PARAGRAPH, "A quoted line."),
        (LIST_ITEM, "one"),
        (LIST_ITEM, "two"),
        (LIST_ITEM, "inner"),
        (CODE, ""),
        (PARAGRAPH, "A claim."),
        (FOOTNOTE, "The source of it."),
    ]
    assert doc.blocks[0].quote and doc.blocks[3].depth == 1
    assert [(note.kind, note.label) for note in doc.notes] == [("footnote-use", "1"), ("footnote-def", "1")]


def test_table_cells_are_blocks_with_their_place() -> None:
    doc = markdown("| Town | Votes |\n|---|---|\n| Harl | 1,204 |\n")
    cells = [
        (block.attrs["row"], block.attrs["column"], doc.text_of(block))
        for block in doc.blocks
        if block.kind == CELL
    ]
    assert cells == [(0, 0, "Town"), (0, 1, "Votes"), (2, 0, "Harl"), (2, 1, "1,204")]


def test_html_inside_markdown_gives_its_text() -> None:
    doc = markdown("Before.\n\n<div class='note'>\nInside &amp; <b>bold</b>.\n</div>\n\nAfter.\n")
    assert [text for _, text in shape(doc)] == ["Before.", "Inside & bold.", "After."]


def test_quotes_are_found_and_apostrophes_are_not() -> None:
    doc = plain("“We won’t,” she said. It’s the dogs’ home. He called it 'a mess' and \"a shame\".\n")
    assert [doc.prose.text[a:b] for a, b in facts_of(doc).quotes] == ["“We won’t,”", "'a mess'", '"a shame"']


def test_hosts_are_kept_in_their_sentence() -> None:
    doc = plain("The Post.example paper says so. It ended.The next began.\n")
    assert [s.text for s in facts_of(doc).sentences] == [
        "The Post.example paper says so.",
        "It ended.",
        "The next began.",
    ]


def test_hard_spaces_do_not_stop_the_sentence_splitter() -> None:
    doc = plain('I\u00a0."((\n\nIt\u00a0rained. We\u2009left.\n')
    assert [s.text for s in facts_of(doc).sentences][-2:] == ["It\u00a0rained.", "We\u2009left."]
