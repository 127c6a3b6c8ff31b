"""Where things stand: lines, columns and bytes of a source, prose and the way back, cells, notes and addresses.

Every expectation here is counted by hand; a place that is one off is a wrong place.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from copydesk.document.prose import PLACEHOLDER, Prose, ProseBuilder, running_words
from copydesk.document.source import Position, Source, Span
from copydesk.input.readers import decode, read
from copydesk.input.readers.notes import find_notes
from copydesk.input.readers.rowcells import split_cells
from copydesk.input.readers.runs import trim_address

# -- lines and bytes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("ab", [0]),
        ("ab\n", [0, 3]),
        ("a\nb\n\nc", [0, 2, 4, 5]),
        ("a\r\nb\rc\nd", [0, 3, 5, 7]),
        ("a\r", [0, 2]),
        ("a\r\n", [0, 3]),
        ("\r\r\n\n", [0, 1, 3, 4]),
    ],
)
def test_each_kind_of_line_end_ends_one_line(text: str, starts: list[int]) -> None:
    source = Source.from_text(text)
    assert source.line_starts == starts
    for number, start in enumerate(starts, 1):
        assert source.position(start) == Position(number, 1)


def test_a_line_ends_before_its_line_end() -> None:
    source = Source.from_text("one\r\ntwo\n\nfour")
    assert [source.slice(source.line_span(number)) for number in (1, 2, 3, 4)] == ["one", "two", "", "four"]
    assert [source.line_span(number) for number in (2, 4)] == [Span(5, 8), Span(10, 14)]


def test_a_place_outside_the_text_counts_as_its_edge() -> None:
    source = Source.from_text("é\nab")
    assert (source.position(-3), source.position(99)) == (Position(1, 1), Position(2, 3))
    assert (source.byte_offset(-3), source.byte_offset(99)) == (0, 5)
    plain = Source.from_text("ab")
    assert (plain.byte_offset(-3), plain.byte_offset(99)) == (0, 2)


@pytest.mark.parametrize("text", ["é" * 4095 + "ab" + "🧭" * 5000, "a" * 8191 + "é" + "b" * 4097])
@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")]
)
def test_bytes_are_counted_across_long_texts(text: str, encoding: str, mark: bytes) -> None:
    source = decode("a.txt", mark + text.encode(encoding))
    for offset in (0, 1, 4094, 4095, 4096, 4097, 8191, 8192, 8193, len(text)):
        assert source.byte_offset(offset) == len(mark) + len(text[:offset].encode(encoding)), offset


def test_a_byte_order_mark_counts_in_bytes_and_not_in_code_points() -> None:
    for source in (Source.from_text("\ufeffab\n"), decode("a.md", b"\xef\xbb\xbfab\n")):
        assert (source.text, source.bom_bytes) == ("ab\n", 3)
        assert [source.byte_offset(offset) for offset in (0, 2, 3)] == [3, 5, 6]
        assert source.position(1) == Position(1, 2)
    assert Source.from_text("ab").bom_bytes == 0


def test_bytes_behind_what_does_not_decode_are_counted_as_stored() -> None:
    source = decode("a.md", "é".encode() + b"\xe2\x82" + b"b\xffc")
    assert source.text == "é\ufffdb\ufffdc"
    assert [source.byte_offset(offset) for offset in range(6)] == [0, 2, 4, 5, 6, 7]


# -- prose and the way back ----------------------------------------------------------------------------------


def prose() -> Prose:
    """``ab&amp;c`` from 10 on, and behind a gap a code span of six with a d: ``ab&c¶￼d``."""
    builder = ProseBuilder()
    builder.block_break(9)
    builder.literal("ab", 10)
    builder.decoded("&", Span(12, 17))
    builder.literal("", 17)
    builder.literal("c", 17)
    builder.block_break(20)
    builder.placeholder(Span(20, 26))
    builder.literal("d", 26)
    return builder.finish()


def test_prose_is_what_was_written() -> None:
    assert prose().text == f"ab&c\n\n{PLACEHOLDER}d"
    assert list(prose().runs()) == [
        ("ab", Span(10, 12), True),
        ("&", Span(12, 17), False),
        ("c", Span(17, 18), True),
        ("\n\n", Span(20, 20), False),
        (PLACEHOLDER, Span(20, 26), False),
        ("d", Span(26, 27), True),
    ]


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 2, (10, 12)),
        (1, 2, (11, 12)),
        (0, 1, (10, 11)),
        (1, 3, (11, 17)),
        (2, 3, (12, 17)),
        (2, 4, (12, 18)),
        (3, 4, (17, 18)),
        (4, 6, (20, 20)),
        (3, 7, (17, 26)),
        (6, 8, (20, 27)),
        (0, 8, (10, 27)),
        (1, 1, (11, 11)),
        (3, 3, (17, 17)),
        (8, 99, (27, 27)),
    ],
)
def test_prose_lifts_to_its_source(start: int, end: int, span: tuple[int, int]) -> None:
    assert prose().to_source(start, end) == span


@pytest.mark.parametrize(
    ("place", "offset"), [(0, 0), (10, 0), (11, 1), (12, 2), (16, 2), (17, 3), (23, 6), (26, 7), (27, 8)]
)
def test_a_place_of_the_source_has_its_prose(place: int, offset: int) -> None:
    assert prose().from_source(place) == offset


def test_behind_an_entity_comes_what_is_next() -> None:
    builder = ProseBuilder()
    builder.decoded("&", Span(0, 5))
    builder.literal("x", 8)
    assert [builder.finish().from_source(place) for place in (0, 4, 5, 7, 8)] == [0, 0, 1, 1, 1]


def test_no_prose_is_nowhere() -> None:
    empty = ProseBuilder().finish()
    assert (empty.text, empty.to_source(0, 3), empty.from_source(3)) == ("", Span(0, 0), 0)


def test_what_was_written_ends_before_its_white_space() -> None:
    builder = ProseBuilder()
    builder.literal("one ", 0)
    start = builder.size
    assert builder.content_end(start) == 4
    builder.literal("two  ", 4)
    builder.decoded(" ", Span(9, 10))
    assert (builder.content_end(start), builder.content_end(0)) == (7, 7)
    builder.literal("x", 10)
    assert builder.content_end(start) == builder.size == 11
    builder.literal("y   ", 11)
    assert builder.content_end(start) == 12
    blank = ProseBuilder()
    blank.literal("one", 0)
    blank.literal("  ", 3)
    assert blank.content_end(3) == 3


def test_a_block_is_found_from_its_first_to_its_last_letter() -> None:
    document = read(Source.from_text("One.\n\nTwo.\n", "a.md"), "markdown")
    first, second = document.blocks
    assert (first.start, first.end, second.start, second.end) == (0, 4, 6, 10)
    found = [document.block_at(offset) for offset in (-1, 0, 3, 4, 5, 6, 9, 10)]
    assert found == [None, first, first, None, None, second, second, None]


def test_marks_inside_a_word_that_nobody_sees_are_left_out_and_places_hold() -> None:
    for mark in ("\u00ad", "\u200b", "\u2060\u200d"):
        text = f"An old wa{mark}ter{mark}mill."
        document = read(Source.from_text(text, "a.txt"), "text")
        assert document.prose.text == "An old watermill."
        for word, stored in (("wa", "wa"), ("ter", "ter"), ("mill", "mill"), ("watermill", text[7:-1])):
            at = document.prose.text.index(word)
            assert document.source.slice(document.lift(at, at + len(word))) == stored, word


def test_what_follows_in_the_source_too_makes_a_run_longer() -> None:
    builder = ProseBuilder()
    builder.literal("ab", 0)
    builder.decoded("&", Span(2, 7))
    for at, letter in ((7, "c"), (8, "d"), (9, "e"), (12, "f")):
        builder.literal(letter, at)
    assert list(builder.finish().runs()) == [
        ("ab", Span(0, 2), True),
        ("&", Span(2, 7), False),
        ("cde", Span(7, 10), True),
        ("f", Span(12, 13), True),
    ]


@pytest.mark.parametrize("words", [1, 9, 10, 11, 39, 40, 41])
def test_a_block_reads_as_sentences_from_ten_words_on_or_forty_without_a_stop_at_its_end(words: int) -> None:
    row = " ".join(["mill"] * words)
    told = words if words >= 10 else 0
    assert running_words(f"{row}.") == running_words(f"({row}!)”") == told
    assert running_words(row) == 0
    assert running_words(row.replace("mill", "mill.", 1) if words > 1 else row) == (
        words if words >= 40 else 0
    )


def test_the_shown_text_hides_what_is_no_prose_and_moves_nothing() -> None:
    hidden = [
        "`q`",
        "<!-- no\r\nword -->",
        "http://a.example/b",
        "http://c.example/d",
        "e.md",
        "http://f.example",
    ]
    text = (
        f"Press {hidden[0]} and {hidden[1]} see {hidden[2]}, <{hidden[3]}>, [it]({hidden[4]}) or [that][x].\r\n\r\n"
        f"[x]: {hidden[5]} 'A title'\r\n\r\nEnd.\n"
    )
    shown = read(Source.from_text(text, "a.md"), "markdown").shown()
    wanted = text.replace(f"<{hidden[3]}>", PLACEHOLDER * (len(hidden[3]) + 2))
    for piece in hidden:
        kept = "".join(letter if letter in "\r\n" else PLACEHOLDER for letter in piece)
        wanted = wanted.replace(piece, kept)
    assert shown == wanted


# -- cells ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | bc |", ["a", "bc"]),
        ("a|b", ["a", "b"]),
        ("a | b |", ["a", "b"]),
        ("|a|b", ["a", "b"]),
        ("| a \\| b | c |", ["a \\| b", "c"]),
        ("| a \\\\| b |", ["a \\\\", "b"]),
        ("| `x|y` | z |", ["`x|y`", "z"]),
        ("| ``x`|y`` | z |", ["``x`|y``", "z"]),
        ("| `x | y |", ["`x", "y"]),
        ("| ``x | `y|z` |", ["``x", "`y|z`"]),
        ("| a || b |", ["a", "", "b"]),
        ("| a |  | b |", ["a", "", "b"]),
        ("||", [""]),
        ("|", []),
        ("plain", ["plain"]),
        ("a | b\\", ["a", "b\\"]),
        ("a | b`", ["a", "b`"]),
    ],
)
def test_cells_are_what_stands_between_pipes(row: str, cells: list[str]) -> None:
    spans = split_cells(row, 100)
    assert [row[span.start - 100 : span.end - 100] for span in spans] == cells
    for one, other in pairwise(spans):
        assert one.end < other.start


def test_cells_of_a_table_lie_where_they_are_written() -> None:
    text = "Été 🧭.\n\n| a \\| é | `p|q` |\r\n|---|---|\r\n|  long cell |x|\r\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    (table,) = document.tables
    for row, cells in zip(
        table.rows, (["a \\| é", "`p|q`"], ["---", "---"], ["long cell", "x"]), strict=True
    ):
        assert [cell.text for cell in row.cells] == cells
        assert [text[cell.span.start : cell.span.end] for cell in row.cells] == cells
    first, _ = table.rows[0].cells
    assert document.prose.text[first.start : first.end] == "a | é"
    assert text[table.span.start : table.span.end] == text[text.index("| a") :].rstrip()


# -- notes and addresses -------------------------------------------------------------------------------------


def notes(text: str, body: int = 0, hidden: tuple[Span, ...] = ()) -> list[tuple[str, str, str]]:
    return [
        (note.kind, note.label, text[note.span.start : note.span.end])
        for note in find_notes(text, body, hidden)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A claim[^One]: so.", [("footnote-use", "one", "[^One]")]),
        ("[^1]: A source.", [("footnote-def", "1", "[^1]:")]),
        ("Text.\n  [^1]: A source.", [("footnote-def", "1", "[^1]:")]),
        ("[a  B]: http://a.example 'T'", [("reference-def", "a b", "[a  B]: http://a.example")]),
        ("See [text][Label] now.", [("reference-use", "label", "[text][Label]")]),
        ("See [Text][] now.", [("reference-use", "text", "[Text][]")]),
        (
            "See [@smith; -@jones2020, p. 3].",
            [("cite-key", "smith", "@smith"), ("cite-key", "jones2020", "-@jones2020")],
        ),
        ('A<ref name="x">b</ref> C<ref/>', [("ref-tag", "x", '<ref name="x">'), ("ref-tag", "", "<ref/>")]),
        ("[b][c] then a[^1]", [("reference-use", "c", "[b][c]"), ("footnote-use", "1", "[^1]")]),
    ],
)
def test_notes_lie_where_they_are_written(text: str, found: list[tuple[str, str, str]]) -> None:
    assert notes(text) == found


def test_the_address_of_a_reference_is_kept() -> None:
    (note,) = find_notes("[a]: <http://a.example/b>", 0, ())
    assert note.url == "http://a.example/b"


@pytest.mark.parametrize(
    ("above", "farthest"),
    [
        ("", 40),
        ("In a list:\n\n", 40),
        ("[b]: http://b.example\n", 40),
        ("Running text\n", 3),
        ("[b] is\n", 3),
    ],
)
def test_a_definition_far_in_stands_below_a_blank_line_or_another_one(above: str, farthest: int) -> None:
    for indent in (0, 1, 2, 3, 4, 5, 40, 41):
        found = [label for _, label, _ in notes(f"{above}{' ' * indent}[a]: http://a.example")]
        assert ("a" in found) is (indent <= farthest), indent


def test_notes_in_code_and_before_the_body_are_none() -> None:
    text = "[^1] [^2] [^3]"
    assert [label for _, label, _ in notes(text, body=4)] == ["2", "3"]
    # What touches code on either side is not in it.
    assert [label for _, label, _ in notes(text, hidden=(Span(5, 9),))] == ["1", "3"]
    assert [label for _, label, _ in notes(text, hidden=(Span(4, 5), Span(9, 10)))] == ["1", "2", "3"]
    assert [label for _, label, _ in notes(text, hidden=(Span(8, 10), Span(0, 1)))] == ["3"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("http://a.example.", "http://a.example"),
        ("http://a.example/b_(c)", "http://a.example/b_(c)"),
        ("http://a.example/b)", "http://a.example/b"),
        ("http://a.example/b).,", "http://a.example/b"),
        ("http://a.example/", "http://a.example/"),
        ("...", ""),
    ],
)
def test_an_address_leaves_the_sentence_its_marks(address: str, kept: str) -> None:
    assert trim_address(address) == kept


def test_addresses_in_running_text_are_links_at_their_place() -> None:
    text = "Été 🧭: http://a.example/x, or me@post.example, or www.b.example. End."
    for format in ("markdown", "text"):
        document = read(Source.from_text(text, "a"), format)
        assert document.prose.text == f"Été 🧭: {PLACEHOLDER}, or {PLACEHOLDER}, or {PLACEHOLDER}. End."
        assert [(link.url, text[link.span.start : link.span.end]) for link in document.links] == [
            ("http://a.example/x", "http://a.example/x"),
            ("www.b.example", "www.b.example"),
        ]
        assert [document.prose.text[link.start : link.end] for link in document.links] == [PLACEHOLDER] * 2


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("[t](http://a.example)", "http://a.example"),
        ("[t](  http://a.example 'T')", "http://a.example"),
        ("[t](<b c.md> 'T')", "b c.md"),
        ("[](x.md)", "x.md"),
        ("[`c`](x.md)", "x.md"),
    ],
)
def test_the_address_of_a_link_lies_where_it_is_written(link: str, address: str) -> None:
    text = f"Été 🧭 {link} fin.\n"
    (found,) = read(Source.from_text(text, "a.md"), "markdown").links
    assert text[found.span.start : found.span.end] == link
    assert found.url_span is not None
    assert text[found.url_span.start : found.url_span.end] == address


def test_each_of_several_links_has_its_own_address() -> None:
    links = [
        "[one](a.md)",
        "[*two*](<b.md>)",
        "![three](c.png)",
        "[`four`](d.md 'D')",
        "[](e.md)",
        "[six](f.md)",
    ]
    for text in (" and ".join(links), "".join(links), f"Words *and* more: {', '.join(reversed(links))}."):
        found = read(Source.from_text(text, "a.md"), "markdown").links
        assert sorted(text[link.span.start : link.span.end] for link in found) == sorted(links)
        for link in found:
            assert link.url_span is not None
            assert text[link.url_span.start : link.url_span.end] == link.url
            assert link.url in text[link.span.start : link.span.end]


def test_an_address_is_read_as_a_browser_does_and_a_place_of_a_template_as_it_is_written() -> None:
    text = "[a](x.md?a=1&amp;b=\\*) and [b]({{ site.url }}/c.md) and [c]({{ d }})"
    found = read(Source.from_text(text, "a.md"), "markdown").links
    assert [link.url for link in found] == ["x.md?a=1&b=*", "{{ site.url }}/c.md", "{{ d }}"]


def test_of_an_island_a_placeholder_is_left_or_nothing() -> None:
    for text, prose in (
        ("Go {{ name }} on.", f"Go {PLACEHOLDER} on."),
        ("See [it](a.md){: .x } now.", "See it now."),
        ("See [it](a.md){: .x } on {{ name }}.", f"See it on {PLACEHOLDER}."),
    ):
        document = read(Source.from_text(text, "a.md"), "markdown")
        assert document.prose.text == prose
        at = prose.rindex(PLACEHOLDER if PLACEHOLDER in prose else "now")
        assert text.startswith(("{{", "now"), document.lift(at, at + 1).start)


def test_marks_of_notes_are_no_prose_wherever_they_stand() -> None:
    text = "[^1] The mill,[^2] it is said, was sold.[^1]\n\n[^1]: A log.[^2]\n[^2]: Another."
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert [document.text_of(block) for block in document.blocks] == [
        "The mill, it is said, was sold.",
        "A log.",
        "Another.",
    ]


def test_markup_lies_where_it_is_written_behind_wide_characters() -> None:
    text = "---\ntitle: é\n---\né 🧭 \u2014 `c` <b>d</b>\n\n```\nx\n```\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert [text[span.start : span.end].strip() for span in document.code] == ["`c`", "```\nx\n```"]
    paragraph = next(block for block in document.blocks if block.kind == "paragraph")
    assert document.text_of(paragraph) == f"é 🧭 \u2014 {PLACEHOLDER} d"
    at = document.prose.text.index("d", paragraph.start)
    assert document.source.slice(document.lift(at, at + 1)) == "d"
