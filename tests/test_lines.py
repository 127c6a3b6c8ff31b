"""What each line is before any parser has smoothed it over, and how lines become blocks."""

from __future__ import annotations

import pytest

from copydesk.document.document import Document
from copydesk.document.model import FOOTNOTE, HEADING, LIST_ITEM, PARAGRAPH
from copydesk.document.source import Source, Span
from copydesk.input.readers import read
from copydesk.input.readers.lines import is_wrapped, scan_lines
from copydesk.input.readers.scanlines import ScanLine


def lines(text: str, *, markup: bool = True, opaque: tuple[Span, ...] = (), body: int = 0) -> list[ScanLine]:
    return scan_lines(Source.from_text(text), body, opaque, markup)


def kinds(text: str, *, markup: bool = True) -> list[str]:
    return [line.kind for line in lines(text, markup=markup)]


@pytest.mark.parametrize(
    ("line", "markdown", "plain"),
    [
        ("", "blank", "blank"),
        ("  \t", "blank", "blank"),
        ("A line.", "text", "text"),
        ("# One", "atx", "text"),
        ("###### Six", "atx", "text"),
        ("####### Seven", "text", "text"),
        ("#tag", "text", "text"),
        ("    # in code", "text", "text"),
        ("- a", "bullet", "bullet"),
        ("• a", "bullet", "bullet"),
        ("-a", "text", "text"),
        ("- …", "text", "text"),
        ("1. a", "ordered", "ordered"),
        ("(12) a", "ordered", "ordered"),
        ("123) a", "ordered", "ordered"),
        ("1984. a", "text", "text"),
        ("a) Word", "ordered", "ordered"),
        ("a) word", "text", "text"),
        ("J. Smith said", "text", "text"),
        ("---", "rule", "rule"),
        ("--", "text", "text"),
        ("* * *", "rule", "rule"),
        ("[a]: http://b.example", "definition", "text"),
        ("[^1]: A note", "definition", "definition"),
        ("> quoted", "text", "text"),
        ("> - quoted", "bullet", "bullet"),
        ("a | b", "text", "text"),
        ("a \\| b", "text", "text"),
        ("|---|---|", "rule", "rule"),
    ],
)
def test_what_a_line_is(line: str, markdown: str, plain: str) -> None:
    assert (kinds(line), kinds(line, markup=False)) == ([markdown], [plain])


@pytest.mark.parametrize(
    ("text", "content", "indent", "marker"),
    [
        ("plain", "plain", 0, ""),
        ("  plain", "plain", 2, ""),
        ("\tplain", "plain", 4, ""),
        ("- a", "a", 0, "-"),
        ("  -   a b", "a b", 2, "-"),
        ("\t* a", "a", 4, "*"),
        ("- [x] done", "done", 0, "-"),
        ("  (3) a", "a", 2, "(3)"),
        ("> quoted", "quoted", 0, ""),
        ("> > 2. deep", "deep", 0, "2."),
        (">   - [ ] task", "task", 2, "-"),
    ],
)
def test_where_the_content_of_a_line_begins(text: str, content: str, indent: int, marker: str) -> None:
    before = "Été.\n"
    *_, line = lines(before + text)
    source = before + text
    assert (source[line.content :], line.indent, line.marker) == (content, indent, marker)
    assert (line.start, line.end) == (len(before), len(source))
    assert source[line.start + line.text_offset : line.end] == line.text
    assert line.quote is text.startswith(">")


def test_a_mark_of_a_quote_in_plain_text_needs_its_space() -> None:
    assert [line.quote for line in lines("> a\n>b\n", markup=False)[:2]] == [True, False]
    assert [line.quote for line in lines("> a\n>b\n   > c\n\n    > d\n")[:5]] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_text_right_below_a_quotation_is_quoted() -> None:
    text = "> a\nb\nc\n\nd\n> - e\nf\n- g\n\n> # h\ni\n"
    quoted = [line.text for line in lines(text) if line.quote]
    assert quoted == ["a", "b", "c", "- e", "f", "# h"]
    assert not [line.text for line in lines(text, markup=False) if line.quote and line.text == "b"]


def test_only_lines_that_lie_in_code_are_hidden() -> None:
    text = "one\n  two  \nthree `x` three\n`four`\n"
    spans = (Span(6, 9), Span(18, 21), Span(28, 34))
    assert [text[span.start : span.end] for span in spans] == ["two", "`x`", "`four`"]
    found = lines(text, opaque=spans)
    assert [line.kind for line in found] == ["text", "opaque", "text", "opaque", "blank"]
    assert [line.start for line in lines(text, body=4)] == [4, 12, 28, 35]
    # Code that begins a letter later or ends one sooner does not hide the line.
    assert [lines(text, opaque=(span,))[1].kind for span in (Span(7, 9), Span(6, 8), Span(4, 12))] == [
        "text",
        "text",
        "opaque",
    ]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("| a |\n| b |", True),
        ("| a\n| b", True),
        ("| a\nb |", False),
        ("| a |\nb | c", False),
        ("a | b | c\nd | e | f", True),
        ("a | b | c\nd | e", False),
        ("a | b\nc | d\ne | f", True),
        ("a | b\nc | d", False),
        ("a | b\nc | d\ne | f\ng | h | i", True),
        ("a | b\nc | d | e\nf | g | h | i", False),
        ("a | b\n---|---", True),
        ("---|---", False),
        ("| a | b | c |", False),
    ],
)
def test_rows_are_those_of_something_meant_as_a_table(text: str, table: bool) -> None:
    found = kinds(text)
    assert ({"row", "delimiter"} & set(found) != set()) is table
    assert ("row" in found) is table


LONG = "The council met on Monday to settle the long dispute over the"


@pytest.mark.parametrize(
    ("text", "default", "wrapped"),
    [
        ("One.", True, True),
        ("One.", False, False),
        ("", True, True),
        (f"{LONG}\nold mill.", False, True),
        ("It rained.\nThe boats came in.", True, False),
        (f"{LONG}\nOld Mill.", False, True),  # no full stop, and the next word would not have fitted
        ("x" * 70 + " mill\nBoats " + "y" * 94, False, True),  # 75 + 1 + 5 of 100: more than four fifths
        ("x" * 69 + " mill\nBoats " + "y" * 94, True, True),
        ("x" * 69 + " mill\nBoats " + "y" * 94, False, False),
        ("Short\nTitle of a line that is much longer than the first", True, True),  # says nothing
        ("x " * 101 + "\nold mill.", True, False),
        ("x " * 99 + "\nold mill.", False, True),
        ("- It rained.\nThe boats came in early and all of them were full.", True, False),
        ("It rained.\n\nThe boats came in.", True, True),
    ],
)
def test_lines_vote_whether_they_are_wrapped(text: str, default: bool, wrapped: bool) -> None:
    assert is_wrapped(lines(text), default) is wrapped


# -- blocks --------------------------------------------------------------------------------------------------


def shape(text: str, format: str = "markdown") -> list[tuple[str, int, str]]:
    document: Document = read(Source.from_text(text, "a"), format)
    return [(block.kind, block.depth, document.source.slice(block.span)) for block in document.blocks]


def test_a_block_spans_its_lines_and_no_more() -> None:
    text = f"{LONG}\nold mill,\nwhich is closed.\n\n## A title ##\n\nTwo\nlines\n===\n\nEnd.\n"
    assert shape(text) == [
        (PARAGRAPH, 0, f"{LONG}\nold mill,\nwhich is closed."),
        (HEADING, 2, "## A title ##"),
        (HEADING, 1, "Two\nlines\n==="),
        (PARAGRAPH, 0, "End."),
    ]


def test_titles_have_six_levels() -> None:
    text = "".join(f"{'#' * level} Title {level}\n\n" for level in range(1, 8))
    assert [(kind, depth) for kind, depth, _ in shape(text)] == [
        *((HEADING, level) for level in range(1, 7)),
        (PARAGRAPH, 0),
    ]


def test_items_of_a_list_have_their_depth_their_lines_and_their_list() -> None:
    text = f"- {LONG}\n  old mill,\n  - deeper\n    and on\n\nBetween the lists.\n\n---\n\n* other\n* list\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    items = [block for block in document.blocks if block.kind == LIST_ITEM]
    assert [(block.depth, block.attrs["marker"], document.source.slice(block.span)) for block in items] == [
        (0, "-", f"{LONG}\n  old mill,"),
        (1, "-", "deeper\n    and on"),
        (0, "*", "other"),
        (0, "*", "list"),
    ]
    first, second, third, fourth = (block.attrs["list"] for block in items)
    assert first == second != third == fourth


@pytest.mark.parametrize(
    ("between", "lists"),
    [
        ('    !!! note "A box"\n', [1, 1]),
        ("# A title\n", [1, 2]),
        ("## A title\n", [1, 2]),
        ("A title\n=======\n", [1, 2]),
        ("---\n", [1, 2]),
        ("Text.\n", [1, 2]),
        ("  Text.\n", [1, 1]),
        ("[^a]: A note.\n", [1, 2]),
    ],
)
def test_what_stands_between_two_items_parts_their_list_or_belongs_to_it(
    between: str, lists: list[int]
) -> None:
    document = read(Source.from_text(f"- one\n\n{between}\n- two\n", "a.md"), "markdown")
    assert [block.attrs["list"] for block in document.blocks if block.kind == LIST_ITEM] == lists


def test_a_paragraph_inside_an_item_is_nested_and_the_next_one_is_not() -> None:
    text = "- one\n\n  inside\n\noutside\n\n  indented only\n"
    assert shape(text) == [
        (LIST_ITEM, 0, "one"),
        (PARAGRAPH, 1, "inside"),
        (PARAGRAPH, 0, "outside"),
        (PARAGRAPH, 0, "indented only"),
    ]


def test_a_note_goes_on_in_its_indented_lines() -> None:
    text = "A claim.[^a]\n\n[^a]: The source\n  of it.\n\nNo part.\n\n[b]: http://b.example\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    note = next(block for block in document.blocks if block.kind == FOOTNOTE)
    assert (document.source.slice(note.span), note.attrs["id"]) == ("The source\n  of it.", "a")
    assert [document.text_of(block) for block in document.blocks] == [
        "A claim.",
        "The source of it.",
        "No part.",
    ]


def test_a_table_knows_the_lines_that_touch_it() -> None:
    text = "Above it.\n| a | b |\n| - | - |\n| 1 | 2 |\n\nBelow.\n"
    (table,) = read(Source.from_text(text, "a.md"), "markdown").tables
    assert table.before is not None and text[table.before.start : table.before.end] == "Above it."
    assert (table.after, [row.kind for row in table.rows]) == (None, ["header", "delimiter", "body"])
    text = "Above.\n\na | b\n--- | ---\n1 | 2\n- an item\n\nx | y | z\nu | v | w\n"
    first, second = read(Source.from_text(text, "a.md"), "markdown").tables
    assert first.before is None and first.after is not None
    assert text[first.after.start : first.after.end] == "- an item"
    assert (first.index, second.index, first.parsed, second.parsed) == (0, 1, True, False)
    assert text[second.span.start : second.span.end] == "x | y | z\nu | v | w"
    assert [row.kind for row in second.rows] == ["body", "body"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("The Old Mill Reopens", True),
        ("Why the mill reopens", True),
        ("The mill reopens.", False),
        ("the mill reopens", False),
        ("Ab", False),
        ("Abc", True),
        ("12 May 2021", False),
        ("By Jane Doe", False),
        ("MILL", False),
        ("The mill and the", False),
        ("A " + "long " * 21 + "ones", False),
        ("A " + "long " * 21 + "one", True),
    ],
)
def test_a_lone_line_above_text_may_be_a_heading(title: str, heading: bool) -> None:
    text = f"{title}\n\nThe mill reopens on Monday after years of work by the owners and their friends.\n"
    document = read(Source.from_text(text, "a.txt"), "text")
    assert (document.blocks[0].kind == HEADING) is heading
    if heading:
        assert (document.blocks[0].depth, document.blocks[0].attrs["marked"]) == (1, False)


def test_a_line_with_nothing_below_it_is_no_heading() -> None:
    text = "The mill reopens on Monday after years of work.\n\nThe Old Mill Reopens\n"
    assert [kind for kind, _, _ in shape(text, "text")] == [PARAGRAPH, PARAGRAPH]
    text += "\nIt is open every day from nine in the morning until five.\n"
    assert [(kind, depth) for kind, depth, _ in shape(text, "text")] == [
        (PARAGRAPH, 0),
        (HEADING, 2),
        (PARAGRAPH, 0),
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("‘Nobody told us’: how the mill closed", True),
        ("'Last loaf' sold at the old mill", True),
        ("“We grind again,” miller says", True),
        ('"Not for sale": the mill stays', True),
        ("«Jamais» is no answer for the mill", True),
        ("“We grind again and nobody will stop us”", False),
        ("“we grind again” and other sayings", False),
        ("The mill that ‘nobody wants’", False),
    ],
)
def test_a_headline_may_open_with_somebodys_words(line: str, heading: bool) -> None:
    kinds = shape(f"{line}\n\nThe mill reopens on Monday after years of work by the town.\n", "text")
    assert (kinds[0][0] == HEADING) is heading


BODY = "The mill reopens on Monday after years of work by the owners and their friends."


def is_heading(line: str, text: str, format: str = "text") -> bool:
    return any(kind == HEADING and place == line for kind, _, place in shape(text, format))


@pytest.mark.parametrize(
    ("line", "text", "heading"),
    [
        ("Bakers", f"{BODY}\n\nBakers\n\n{BODY}\n", True),
        ("Bakers", f"{BODY}\nBakers\n{BODY}\n", False),
        ("BAKERS", f"{BODY}\n\nBAKERS\n\n{BODY}\n", False),
        # Who wrote it stands below the first line of all, or right below a title.
        ("Why it reopens", f"Why it reopens\n\nBy Jane Doe\n\n{BODY}\n", True),
        ("Why it reopens", f"Why it reopens\nBy Jane Doe\n\n{BODY}\n", True),
        ("Why it reopens", f"{BODY}\n\nWhy it reopens\nBy Jane Doe\n\n{BODY}\n", True),
        ("Why it reopens", f"{BODY}\n\nWhy it reopens\n\nBy Jane Doe\n\n{BODY}\n", False),
        # Two short lines are labels; a title may stand apart above one.
        ("Why it reopens", f"Why it reopens\n\nOn the river\n\n{BODY}\n", False),
        ("The Old Mill", f"{BODY}\n\nThe Old Mill\n\nOn the river\n\n{BODY}\n", True),
        ("The Old Mill", f"{BODY}\n\nThe Old Mill\nOn the river\n\n{BODY}\n", False),
        ("The Old Mill", f"On the river\nThe Old Mill\n\nUp the river\n\n{BODY}\n", False),
        ("The Old Mill", f"On the river\nThe Old Mill\n\n{BODY}\n", True),
        ("Why it reopens", f"On the river\nWhy it reopens\n\n{BODY}\n", False),
        ("The Old MillOpens Again", f"On the river\nThe Old MillOpens Again\n\n{BODY}\n", False),
        ("The Old Mill", f"The Old Mill\n\na | b | c\nd | e | f\n\n{BODY}\n", False),
        ("The Old Mill", f"The Old Mill\n\n\n{BODY}\n", True),
        ("The Old Mill", f"The Old Mill\n\n\n\n{BODY}\n", False),
        ("The Old Mill", f"    The Old Mill\n\n{BODY}\n", False),
        ("Mr. Miller opens", f"Mr. Miller opens\n\n{BODY}\n", True),
        ("It opens. Come in", f"It opens. Come in\n\n{BODY}\n", False),
        ("It opens [now](a.md)", f"It opens [now](a.md)\n\n{BODY}\n", True),
        ("It opens. [It opens.](a.md) Now", f"It opens. [It opens.](a.md) Now\n\n{BODY}\n", False),
    ],
)
def test_what_stands_around_a_lone_line_decides(line: str, text: str, heading: bool) -> None:
    assert is_heading(line, text) is heading


@pytest.mark.parametrize(
    ("line", "around", "heading"),
    [
        ("The Old Days", f"{BODY}\n\n{{}}\n\n{BODY}", True),
        ("The old days", f"{BODY}\n\n{{}}\n\n{BODY}", True),
        ("The old days of it", f"{BODY}\n\n{{}}\n\n{BODY}", False),
        ("The Old Days of a Mill", f"{BODY}\n\n{{}}\n\n{BODY}", True),
        ("A B C D E F G H I J", f"{BODY}\n\n{{}}\n\n{BODY}", True),
        ("A B C D E F G H I J K", f"{BODY}\n\n{{}}\n\n{BODY}", False),
        ("The Old Days", f"{BODY}\n\n{{}}\n- An item of a list.", True),
        ("The Old Days", f"{BODY}\n\n{{}}\n1. An item of a list.", True),
        ("The Old Days", f"{BODY}\n{{}}\n\n{BODY}", False),
        ("The Old Days", f"{BODY}\n\n{{}}\n{BODY}", False),
        ("The Old Days", f"{BODY}\n\n{{}}\n\n```\ncode\n```\n", False),
        ("The Old Days", f"{BODY}\n\n{{}}\n\n## Second", False),
        ("The Old Days", f"{BODY}\n\n{{}}", False),
        ("Days", f"{BODY}\n\n{{}}\n\n{BODY}", True),
        ("Days", f"{BODY}\n\n{{}}\n\n- An item of a list.", False),
        ("Old Days", f"{BODY}\n\n{{}}\n\n- An item of a list.", True),
        ("1984 and After", f"{BODY}\n\n{{}}\n\n{BODY}", False),
        ("“Old” Days", f"{BODY}\n\n{{}}\n\n{BODY}", False),
        ("Days = Nights", f"{BODY}\n\n{{}}\n\n{BODY}", False),
        ("The [Old](a.md) Days", f"{BODY}\n\n{{}}\n\n{BODY}", False),
        ("The `old` Days", f"{BODY}\n\n{{}}\n\n{BODY}", False),
    ],
)
def test_where_headings_are_marked_a_line_without_a_mark_must_be_a_title_by_every_sign(
    line: str, around: str, heading: bool
) -> None:
    text = f"# The mill\n\nIt rained.\nThe boats came in.\n\n{around.format(line)}\n"
    assert is_heading(line, text, "markdown") is heading


def test_a_table_without_a_line_below_its_header_has_rows_only() -> None:
    """It may be the first thing of all."""
    for above in ("", "Above.\n\n"):
        (table,) = read(Source.from_text(f"{above}x | y | z\nu | v | w\n", "a.md"), "markdown").tables
        assert [row.kind for row in table.rows] == ["body", "body"]
        assert not any(cell.header for row in table.rows for cell in row.cells)


def test_a_line_below_a_table_is_a_stray_row_where_a_parser_takes_it_for_one() -> None:
    table = "| a | b |\n| - | - |\n| 1 | 2 |\n"
    for text, stray in (
        (f"{table}Below.\n", 1),
        (f"> {table.replace(chr(10), chr(10) + '> ', 2)}Below.\n", 0),
    ):
        for above in ("", f"{BODY * 4}\n\n"):
            (found,) = read(Source.from_text(above + text, "a.md"), "markdown").tables
            assert [row.kind for row in found.rows] == ["header", "delimiter", "body", *["stray"] * stray]


# -- what a document says of itself --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("## First\n\nText.\n\n# Second\n", "Second"),
        ("## First\n\nText.\n\n### Second\n", "First"),
        ("Five words stand before it.\n\n## First\n", "First"),
        ("w " * 25 + "\n\n## First\n", "First"),
        ("w " * 26 + "\n\n## First\n", None),
        ("---\nsummary: " + "w " * 30 + "\n---\n\n## First\n", "First"),
        # The generator shows the title of the front matter; only a title of the text itself stands beside it.
        ("---\ntitle: A gate\n---\n\n## First\n", None),
        ("+++\ntitle = 'A gate'\n+++\n\n### First\n", None),
        ("---\ntitle: A gate\n---\n\n# First\n\nText.\n\n# Second\n", None),
        ("---\ntitle: A gate\n---\n\n# First\n\n## Second\n", "First"),
        ("---\ntitle: A gate\n---\n\n## First\n\n# Second\n", None),
        ("---\ntitle: A gate\n---\n\n" + "w " * 26 + "\n\n# First\n", None),
        ("---\ntitle: ''\n---\n\n## First\n", "First"),
        ("Text.\n", None),
        ("- one\n  - two\n\n# First\n", "First"),
    ],
)
def test_the_headline_is_the_first_title_near_the_top(text: str, headline: str | None) -> None:
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert (document.headline and document.text_of(document.headline)) == headline


def test_metadata_is_found_by_the_first_key_that_is_there_whatever_its_case() -> None:
    text = "---\nTitle: A\nauthor: B\nAuthor: C\n---\n\nText.\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    found = document.meta("byline", "AUTHOR", "title")
    assert found is not None and found.value == "B"
    assert [entry.value for entry in document.meta_all("AUTHOR")][:1] == ["B"]
    assert document.meta("nothing") is None and document.meta_all("nothing") == []
