"""Properties of positions: whatever the text, spans lie inside it and prose maps back to what the source says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import decode, formats, read
from copydesk.testing import check_document, facts_of

WORDS = st.sampled_from(
    [
        "mill",
        "The",
        "café",
        "e\u0301t\u00e9",
        "🧭",
        "👩‍🚒",
        "&amp;",
        "&#8212;",
        "**bold**",
        "*x*",
        "`code`",
        "[a](http://b.example)",
        "![i](p.png)",
        "<b>t</b>",
        "http://x.example/a_b.",
        "me@post.example",
        "\\*",
        "a|b",
        "“said”",
        '"quoted"',
        "[^1]",
        "[r][s]",
        "3.5%",
        "\u200d",
        "<!-- c -->",
        "\t",
    ]
)
LINES = st.lists(WORDS, max_size=8).map(" ".join)
MARKS = st.sampled_from(
    [
        "",
        "- ",
        "* ",
        "1. ",
        "> ",
        "# ",
        "## ",
        "| ",
        "    ",
        "```",
        "---",
        "|---|---|",
        "• ",
        "> - ",
        "[^1]: ",
        "===",
        "<p>",
        "</p>",
        "<table><tr><td>",
    ]
)
EOL = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n"])
TEXTS = st.lists(st.tuples(MARKS, LINES, EOL), max_size=14).map(
    lambda rows: "".join(a + b + c for a, b, c in rows)
)


def check(doc: Document) -> None:
    check_document(doc)
    for sentence in facts_of(doc).sentences:
        assert doc.prose.text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("format", formats())
def test_positions_hold(format: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(TEXTS)
    def holds(text: str) -> None:
        check(read(Source.from_text(text, "a"), format))

    holds()


@pytest.mark.parametrize("format", formats())
def test_any_text_can_be_read(format: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=200))
    def holds(text: str) -> None:
        check(read(Source.from_text(text, "a"), format))

    holds()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_can_be_decoded(data: bytes) -> None:
    source = decode("a.txt", data)
    assert source.byte_offset(len(source.text)) >= source.bom_bytes


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_offsets_agree_with_the_bytes(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    source = decode("a.txt", data)
    if encoding == "utf-8" and (text.startswith("\ufeff") or data[:2] in (b"\xff\xfe", b"\xfe\xff")):
        return
    if data[:4] == b"\xff\xfe\x00\x00":
        return  # UTF-16 that begins with NUL has the mark of UTF-32
    assert source.text == text
    for offset in range(0, len(text) + 1, 7):
        assert data[source.bom_bytes : source.byte_offset(offset)].decode(source.encoding) == text[:offset]
        position = source.position(offset)
        assert source.line_starts[position.line - 1] + position.column - 1 == offset


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"ab", b"\xc3\xa9", b"\xff", b"\xe2\x82", b"\xf0\x9f\xa7\xad", b"\n", b"\xc0\xaf"]),
        max_size=12,
    )
)
def test_byte_offsets_hold_behind_undecodable_bytes(pieces: list[bytes]) -> None:
    source = decode("a.txt", b"".join(pieces))
    assert source.byte_offset(len(source.text)) == len(source.data)
    for offset, char in enumerate(source.text):
        stored = source.data[source.byte_offset(offset) : source.byte_offset(offset + 1)]
        assert char == "\ufffd" or stored.decode() == char
