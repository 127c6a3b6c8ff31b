"""Text of strangers on its way out: it stays text wherever it goes, and says what it said."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
from counterparts import azure_commands, github_commands, read_xml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copydesk.base import encode
from copydesk.base.opening import opening

NASTY = [
    *(
        "##[set-output name=x]1",
        "##vso[task.setvariable]x",
        "##teamcity[message]",
        "::error ::x",
        " \t::warning::",
    ),
    *(
        "]]>",
        "<script>alert(1)</script>",
        "a\nb",
        "a\r\nb",
        "a\x85b",
        "\x1b[31m",
        "\x9b31m",
        "\u202e",
        "\u2028",
    ),
    *("%0A", "%25", ":", ",", "=1+1", "\u200b", "\ufeff", "\x00", "\x7f", "\ud800", "\uffff", "\U000e0041"),
    *("@user", "#12", "[a](javascript:b)", "![x](y)", "`", "``", "|", "https://a.example", "www.a.example"),
    *(
        '"',
        "'",
        "&lt;",
        "=cmd|' /C calc'!A0",
        "-1",
        "+1",
        "\t=1",
        "*b*",
        "_i_",
        "~~s~~",
        "<!--",
        "-->",
        "$x$",
    ),
]
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=5)), max_size=8).map("".join)
STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def no_commands(log: str) -> None:
    assert github_commands(log) == [] and azure_commands(log) == []


@patient
@given(texts)
def test_a_line_holds_no_command_and_steers_nothing(text: str) -> None:
    shown = encode.line(text)
    assert not STEERING.search(shown)
    no_commands(shown)
    no_commands(f"a.md:1:1: {encode.within(text)}")


@patient
@given(st.lists(texts, max_size=4))
@example(["#", "#[x]"])
@example(["##vs", "o[x]"])
def test_no_command_comes_of_pieces(pieces: list[str]) -> None:
    no_commands("x" + "".join(encode.parts(*pieces)))


@patient
@given(texts)
def test_a_block_keeps_its_lines(text: str) -> None:
    shown = encode.block(text)
    assert shown.count("\n") == max(0, len(text.splitlines()) - 1)
    assert not STEERING.search(shown.replace("\n", ""))
    no_commands(shown)


def test_plain_text_is_left_alone() -> None:
    for text in ("The café: 3,5 % – “quite” a lot.", "## Title", "C# and F##", "a::b", "中文 😀"):
        assert encode.line(text) == text


@patient
@given(st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=6))
def test_json_means_the_same_and_steers_nothing(value: object) -> None:
    shown = encode.json_text(json.dumps(value, ensure_ascii=False))
    assert json.loads(shown) == value
    assert not STEERING.search(shown)
    no_commands(shown)
    shown.encode("utf-8")


@patient
@given(texts, texts)
def test_the_runner_reads_what_was_written(name: str, text: str) -> None:
    shown = f"::error file={encode.github_property(name)},line=1::{encode.github_data(text)}"
    (command,) = github_commands(shown)
    assert (command.name, set(command.properties), command.properties["line"]) == (
        "error",
        {"file", "line"},
        "1",
    )
    assert command.properties["file"] == "\n".join(map(encode.within, name.splitlines()))
    assert command.data == "\n".join(map(encode.within, text.splitlines()))
    assert azure_commands(shown) == []


@patient
@given(texts)
def test_xml_holds_the_text(text: str) -> None:
    page = f'<a b="{encode.xml_attribute(text)}">{encode.xml_text(text)}</a>'
    assert "]]>" not in page and azure_commands(page) == []
    no_commands(encode.xml_text(text))
    assert not STEERING.search(page.translate(dict.fromkeys((9, 10, 13), " ")))
    element = read_xml(page)
    plain = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)
    if plain == text:
        assert element.attrib["b"] == text
        assert (element.text or "") == text.replace("\r\n", "\n").replace("\r", "\n")


@patient
@given(texts)
def test_markup_is_text_in_html(text: str) -> None:
    shown = encode.xml_text(text)
    assert "<" not in shown and ">" not in shown
    assert not re.search("&(?!(amp|lt|gt|#\\d+);)", shown)
    assert html.unescape(shown).count("<script") == text.count("<script")


@patient
@given(st.lists(texts, min_size=1, max_size=4))
def test_a_spreadsheet_reads_text_and_no_formula(cells: list[str]) -> None:
    line = ",".join(map(encode.csv_cell, cells)) + "\r\n"
    assert line.count("\n") == 1
    (row,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert len(row) == len(cells)
    for cell in row:
        assert cell.lstrip()[:1] not in ("=", "+", "-", "@", "|", "%")
    no_commands(line)


@patient
@given(texts)
@example("@user/team #12 !3 https://a.example www.a.example")
@example("&copy; &#60;b&#62; <b> \\| a | b")
def test_markdown_shows_the_text(text: str) -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(f"x {encode.markdown(text)} y")
    assert page.startswith("<p>x ") and page.rstrip().endswith(" y</p>")
    inner = page.strip()[3:-4].replace("<!-- -->", "")
    assert "<" not in inner
    assert (
        html.unescape(inner) == f"x {encode.within(' '.join(text.split()))} y".replace("  ", " ")
        or not text.split()
    )
    # Hosts look for mentions and references in the text nodes of the page.
    for node in page.split("<!-- -->"):
        assert not re.search(r"[@#!~$%^](?=\w)", html.unescape(node).replace("U+0023", ""))


@patient
@given(texts)
def test_markdown_code_shows_the_text(text: str) -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
        f"x {encode.markdown_code(text)} y"
    )
    match = re.fullmatch("<p>x <code>(.*)</code> y</p>\n", page)
    assert match
    assert html.unescape(match[1]).strip() == encode.within(" ".join(text.split())).replace("|", "│").strip()


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a b/c.md", "a%20b/c.md"),
        ("c:d.md", "c%3Ad.md"),
        ("héé%.md", "h%C3%A9%C3%A9%25.md"),
        ("a?b#c.md", "a%3Fb%23c.md"),
        ("../x.md", "../x.md"),
    ],
)
def test_paths_are_references(path: str, shown: str) -> None:
    from urllib.parse import unquote, urlsplit

    assert encode.uri(path) == shown
    assert urlsplit(shown)[:2] == ("", "") and unquote(shown) == path


@given(text=st.text(alphabet="ab \t\n\u00a0", max_size=60), most=st.integers(0, 30))
@example(text=" a  b c", most=4)
def test_an_opening_is_the_beginning_of_the_text_on_one_line(text: str, most: int) -> None:
    assert opening(text, most) == " ".join(text.split())[:most]
