"""Text output: what is underlined, how long lines are cut, and that nothing can steer the terminal."""

from __future__ import annotations

import io

import pytest
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from copydesk.base.encode import line as safe
from copydesk.document.source import Source, Span
from copydesk.report.excerpt import WINDOW, excerpt
from copydesk.report.outputs.pieces import fitting
from copydesk.report.outputs.terminal import Paint, columns, wants_colour, width

ALPHABET = "ab \t\n\r\x1b\x07\x9b\u202e\u200d\ufeff\U000e0041中e\u0301é\U0001f600|"


@given(st.text(st.sampled_from(ALPHABET), max_size=400), st.data())
def test_excerpts_show_the_span_whatever_the_line(text: str, data: st.DataObject) -> None:
    source = Source.from_text(text)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    found = excerpt(source, Span(start, end))
    assert len(found.text) <= WINDOW
    assert 0 <= found.start <= found.end <= len(found.text)
    assert "\n" not in found.text
    shown = found.text[found.start : found.end]
    assert source.text[start:end].startswith(shown)
    if end - start <= 20 and "\n" not in source.text[start:end] and "\r" not in source.text[start:end]:
        assert shown == source.text[start:end]


@given(st.text(max_size=200))
def test_nothing_that_is_printed_steers_a_terminal(text: str) -> None:
    shown = safe(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    assert not set(shown) & set(
        "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028\u2029\ufeff"
    )


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("中文", 4), ("e\u0301", 1), ("\x1b", 1), ("\t", 4), ("\u202e", 8), ("ﾊ", 1)],
)
def test_width(text: str, columns: int) -> None:
    assert width(safe(text)) == columns


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("中文 gizmo.", "     ^^^^^"),
        ("\tgizmo.", "    ^^^^^"),
        ("e\u0301cole gizmo.", "      ^^^^^"),
        ("a\u202eb gizmo.", "           ^^^^^"),
    ],
)
def test_the_underline_stands_below_the_words(desk: Desk, line: str, under: str) -> None:
    desk.write("a.txt", line + "\n")
    rows = desk.run("check", "a.txt").out.splitlines()
    assert rows[2].split("| ", 1)[1] == under


def test_a_very_long_line_is_cut_to_a_window(desk: Desk) -> None:
    desk.write("a.txt", "word " * 4000 + "gizmo " + "word " * 4000 + "\n")
    rows = desk.run("check", "a.txt").out.splitlines()
    shown = rows[1].split("| ", 1)[1]
    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert len(shown) <= WINDOW + 4
    mark = rows[2].split("| ", 1)[1]
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "gizmo"


def test_hostile_text_is_escaped(desk: Desk) -> None:
    desk.write("a.txt", "a\x1b]0;owned\x07 gizmo \x9b31m\n")
    out = desk.run("check", "a.txt").out
    assert "\x1b" not in out and "\x07" not in out and "\x9b" not in out
    assert "a␛]0;owned␇ gizmo <U+009B>31m" in out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_on_a_terminal_and_not_against_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert wants_colour("auto", Terminal())
    assert not wants_colour("auto", io.StringIO())
    assert wants_colour("always", io.StringIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour("auto", Terminal())
    monkeypatch.delenv("TERM")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour("auto", Terminal())
    assert wants_colour("always", Terminal())


def test_paint_leaves_text_alone_without_colour() -> None:
    assert Paint(False)("error", "x") == "x"
    assert Paint(True)("error", "x") == "\x1b[1;31mx\x1b[0m"
    assert Paint(True)("error", "") == ""


def test_colour_in_the_output(desk: Desk) -> None:
    desk.write("a.md", "One gizmo.\n")
    assert "\x1b[1;33mwarning\x1b[0m" in desk.run("check", "--color", "always", "a.md").out
    assert "\x1b" not in desk.run("check", "a.md").out


@given(st.text(st.sampled_from(ALPHABET), max_size=300), st.integers(0, 299), st.integers(24, 200))
def test_a_frame_fits_the_terminal(text: str, at: int, room: int) -> None:
    source = Source.from_text(text)
    start = min(at, len(source.text))
    found = fitting(source, Span(start, min(start + 5, len(source.text))), room)
    frame = f" {found.line} | {'… ' if found.cut_before else ''}{safe(found.text)}{' …' if found.cut_after else ''}"
    assert width(frame) <= room or len(found.text) <= 16
    assert len(found.text) <= WINDOW


def test_how_wide_a_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "48")
    assert (columns(Terminal()), columns(io.StringIO())) == (48, 0)
    monkeypatch.setenv("COLUMNS", "")
    assert columns(Terminal()) == 0  # it is no file of the system


def test_frames_and_remedies_fit_a_narrow_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.cli import outputs

    desk.write("a.txt", "word " * 40 + "gizmo " + "word " * 40 + "\n\n" + "船が" * 60 + " gizmo\n")
    wide = [row for row in desk.run("check", "a.txt").out.splitlines() if row.startswith((" ", "   ="))]
    assert 90 < max(map(width, wide)) <= 110
    monkeypatch.setattr(outputs, "columns_of", lambda found: 50)
    monkeypatch.setattr("copydesk.cli.check.columns_of", lambda found: 50)
    narrow = [row for row in desk.run("check", "a.txt").out.splitlines() if row.startswith((" ", "   ="))]
    assert 40 < max(map(width, narrow)) <= 50
    assert sum("^^^^^" in row for row in narrow) == 2
