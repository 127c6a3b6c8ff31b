"""TOML that is read without a parser is what the parser reads."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.base import plaintoml, tomlread

PIECES = [
    *(
        "title",
        "date",
        "a",
        "b-c",
        "1",
        '"q"',
        "a.b",
        " ",
        "\t",
        " = ",
        "=",
        "\n",
        "\n",
        "\n\n",
        "#",
        "# note\n",
        "[a]\n",
        "[[a]]\n",
    ),
    *(
        '"The ferry"',
        "'Old # Pier'",
        '""',
        "''",
        '"""',
        "'''",
        '"a\\n"',
        '"é 🚢"',
        "true",
        "false",
        "0",
        "7",
        "012",
        "1_000",
    ),
    *(
        "-3",
        "2.5",
        "1e3",
        "0x1f",
        "inf",
        "2026-10-02",
        "2026-13-02",
        "2026-10-02T07:10:00Z",
        "0000-01-01",
        "07:10",
        "\r",
        "\x00",
        "\x7f",
    ),
    *(
        "[",
        "]",
        ",",
        ", ",
        "{",
        "}",
        "[\"a\", 'b',]",
        "[]",
        "[ ]",
        "[,]",
        '["a" "b"]',
        "[1, 2]",
        "title = 'x'\n",
        "date = 2026-10-02\n",
    ),
]


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_it_is_what_the_parser_reads_or_left_to_it(text: str) -> None:
    found = plaintoml.read(text)
    if found is not None:
        assert repr(found) == repr(tomllib.loads(text))


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(PIECES[18:])), max_size=5),
    st.sampled_from(["", "[t]\n"]),
)
def test_pairs_of_names_and_values(pairs: list[tuple[str, str]], head: str) -> None:
    text = head + "".join(f"{name} = {value} # so\n" for name, value in pairs)
    found = plaintoml.read(text)
    if found is not None:
        assert repr(found) == repr(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        'title = "The ferry"\ndate = 2026-10-02\nauthors = ["Marten Oakes", \'Ada\']\ndraft = false\nweight = 12\n',
        "\n# ours\n[taxonomies]\ntags=['a','b',]\n\n[ extra ]\nlead = 'x' # why\n",
        "",
    ],
)
def test_front_matter_and_configurations_need_no_parser(text: str) -> None:
    assert plaintoml.read(text) == tomllib.loads(text)
    assert tomlread.read("\ufeff" + text.replace("\n", "\r\n")) == tomllib.loads(text)


def test_the_parser_is_not_loaded_for_it() -> None:
    code = (
        "import sys; from copydesk.base.tomlread import read; read('date = 2026-10-02')\n"
        "print([name for name in ('tomllib', 'datetime', 'typing') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", "import typing\n" + code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "['typing']\n"
