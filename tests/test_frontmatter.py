"""Front matter: three notations, exact places, and what happens when it is broken."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.document.prose import ProseBuilder
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.input.readers.fieldblocks import keyed_blocks
from copydesk.input.readers.fieldvalues import FrontMatter
from copydesk.input.readers.flatyaml import parse_flat
from copydesk.input.readers.frontmatter import LARGEST, split


def values(text: str) -> dict[str, object]:
    return {entry.key: entry.value for entry in split(text).entries}


def spelled(text: str) -> dict[str, str]:
    return {entry.key: text[entry.span.start : entry.span.end] for entry in split(text).entries}


def test_flat_yaml_keeps_places_without_quotation_marks() -> None:
    text = (
        '---\ntitle: "A day"\nauthor: Ana Ruiz # of the desk\ndate: 2026-01-02\ntags: [a, b c, 3]\n---\nBody'
    )
    front = split(text)
    assert text[front.body_start :] == "Body" and text[: front.span.end].endswith("---")
    assert values(text) == {
        "title": "A day",
        "author": "Ana Ruiz",
        "date": "2026-01-02",
        "tags": ["a", "b c", 3],
    }
    assert spelled(text) == {
        "title": "A day",
        "author": "Ana Ruiz",
        "date": "2026-01-02",
        "tags": "[a, b c, 3]",
    }


def test_nested_yaml_has_dotted_keys() -> None:
    text = "---\r\nauthor:\r\n  name: Ana\r\nsources:\r\n- url: https://a.test\r\n  note: >\r\n    Two\r\n    lines\r\n---\r\nB"
    assert values(text)["author.name"] == "Ana"
    assert values(text)["sources.0.url"] == spelled(text)["sources.0.url"] == "https://a.test"
    assert values(text)["sources"] == [{"url": "https://a.test", "note": "Two lines"}]
    builder = ProseBuilder()
    blocks = keyed_blocks(split(text), text, builder)
    prose = builder.finish()
    note = next(block for block in blocks if block.attrs["key"] == "sources.0.note")
    at = prose.text.index("lines", note.start)
    span = prose.to_source(at, at + 5)
    assert text[span.start : span.end] == "lines"


@pytest.mark.parametrize("value", ["!!str x y", "&a x y", "&a !!str x y", "! x y", "&a 'x y'", '!!str "x y"'])
def test_the_place_of_a_yaml_value_is_without_tag_and_anchor(value: str) -> None:
    text = f"---\ntitle: {value}\ntags: [a]\n---\nBody\n"
    found = {
        entry.key: (entry.value, text[entry.span.start : entry.span.end]) for entry in split(text).entries
    }
    assert found["title"] == ("x y", "x y")


def test_toml_and_json() -> None:
    toml = '+++\ntitle = "A"\ndate = 2026-01-02\n[author]\nname = "J"\n[[sources]]\nurl = "u1"\n[[sources]]\nurl = "u2"\n+++\nB'
    assert values(toml)["date"] == "2026-01-02" and spelled(toml)["sources.1.url"] == "u2"
    text = '{\n "title": "A \\u00e9", "a": [1, {"b": "c"}]\n}\n\nBody'
    assert (
        values(text)["title"] == "A é"
        and spelled(text)["title"] == "A \\u00e9"
        and spelled(text)["a.1.b"] == "c"
    )


@pytest.mark.parametrize("depth", [150, 5000])
def test_toml_that_is_nested_without_end_is_a_problem_of_the_file(depth: int) -> None:
    text = "+++\n" + "a." * depth + 'b = 1\ntitle = "Weir"\n+++\n\nThe dam leaks.\n'
    assert "nested too deep" in split(text).problems[0].detail and values(text)["title"] == "Weir"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "---\ntitle: The weir: a story\nauthor: Ana\n---\nBody",
            {"title": "The weir: a story", "author": "Ana"},
        ),
        ("---\ntitle: Weir\nbad: 'open\n---\nBody", {"title": "Weir", "bad": "'open"}),
        ("+++\ntitle = Weir\n+++\nBody", {"title": "Weir"}),
        ("---\ntitle: Weir\ntitle: Dam\n---\nBody", {"title": "Dam"}),
    ],
)
def test_broken_front_matter_is_a_problem_and_not_a_loss(text: str, kept: dict[str, object]) -> None:
    front = split(text)
    assert [problem.kind for problem in front.problems] == ["front-matter"]
    assert values(text) == kept and text[front.body_start :] == "Body"


def test_front_matter_without_end_stops_at_the_first_empty_line() -> None:
    text = "---\ntitle: Weir\n\nThe weir leaks."
    front = split(text)
    assert values(text) == {"title": "Weir"} and "never closed" in front.problems[0].detail
    assert text[front.body_start :].strip() == "The weir leaks."


def test_no_more_of_front_matter_without_end_is_taken_for_it_than_of_one_with() -> None:
    text = "---\n" + "key: value\n" * (LARGEST // 5)
    front = split(text)
    assert "never closed" in front.problems[0].detail
    assert LARGEST - 20 < front.body_start <= LARGEST and text[front.body_start - 1] == "\n"
    long = "---\nkey: [" + "1, " * LARGEST + "]\n"
    assert split(long).body_start == len("---\n") and not split(long).entries


@pytest.mark.parametrize(
    "text", ["---\n\nProse here\n\n---\nx", "{{ include }} text", "--- a\nb: c\n---\n", "+++", "---"]
)
def test_what_only_looks_like_front_matter_is_left_alone(text: str) -> None:
    assert split(text).body_start == 0 and not split(text).entries


@pytest.mark.parametrize(
    "text",
    ["---\na: " + "[" * 4000 + "\n---\nq", "+++\na = " + "[" * 4000 + "\n+++\nq", '{"a": ' + "[" * 90000],
)
def test_deep_nesting_is_refused_and_not_followed(text: str) -> None:
    assert split(text).problems


def test_aliases_cannot_multiply() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join(f'*a{n - 1}' for _ in range(10))}]" for n in range(1, 9)]
    front = split("---\n" + "\n".join(lines) + "\n---\nBody")
    assert "too large" in front.problems[0].detail


def test_flat_front_matter_needs_no_yaml_package() -> None:
    code = (
        "import sys; from copydesk.input.readers.frontmatter import split;"
        "split('---\\ntitle: A day\\ntags:\\n  - one\\n---\\nBody'); assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


WORDS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\x85\ufeff"),
    max_size=12,
)
KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
SCALARS = st.one_of(
    WORDS, st.integers(-(10**9), 10**9), st.booleans(), st.just("e\u0301 🧭"), st.just("2026-01-02")
)
TREES = st.dictionaries(
    KEYS,
    st.one_of(SCALARS, st.lists(SCALARS, max_size=3), st.dictionaries(KEYS, SCALARS, max_size=3)),
    min_size=1,
    max_size=5,
)


def check_places(text: str, front: FrontMatter) -> None:
    for entry in front.entries:
        assert 0 <= entry.span.start <= entry.span.end <= front.body_start
    builder = ProseBuilder()
    blocks = keyed_blocks(front, text, builder)
    prose = builder.finish()
    for shown, span, literal in prose.runs():
        if literal:
            assert text[span.start : span.end] == shown
    for block in blocks:
        assert prose.text[block.start : block.end].strip()


@settings(max_examples=80, deadline=None)
@given(TREES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_yaml_written_by_a_program_is_read_back(tree: dict[str, object], newline: str, flow: bool) -> None:
    dumped = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow or None, width=60)
    text = ("---\n" + dumped + "---\nBody").replace("\n", newline)
    front = split(text)
    assert not front.problems and text[front.body_start :] == "Body"
    got = {entry.key: entry.value for entry in front.entries if "." not in entry.key}
    assert got == tree
    check_places(text, front)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_json_written_by_a_program_is_read_back(tree: dict[str, object]) -> None:
    text = json.dumps(tree, indent=1) + "\n\nBody"
    front = split(text)
    assert {entry.key: entry.value for entry in front.entries if "." not in entry.key} == tree
    check_places(text, front)


@settings(max_examples=120, deadline=None)
@given(st.text(st.sampled_from("ab:-#'\"[]{}, \n\r\t|>&*!%@`\u00e9🧭1.~"), max_size=60))
def test_the_fast_reader_never_differs_from_yaml(body: str) -> None:
    flat = parse_flat(body, 0, len(body))
    if flat is None:
        return
    expected = yaml.load(body, Loader=yaml.BaseLoader)
    for key, value in flat.values.items():
        if isinstance(value, str) and value:
            assert expected[key] == value


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(["---\n", "+++\n", "{"]),
    st.text(max_size=80),
    st.sampled_from(["\n---\n", "\n+++\n", "}\n", ""]),
)
def test_any_text_is_read_without_an_exception(head: str, body: str, tail: str) -> None:
    text = head + body + tail + "Body"
    check_places(text, split(text))


ARTICLE = "The barges leave one after the other when the keeper opens the upper gate.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Gates\n{ARTICLE}",
        f"---\ntitle: Gates\n\n{ARTICLE}",
        f"---\ntitle: Gates\n\n{ARTICLE}\n---\n\nMore.\n",
        f"---\ntitle: Gates\nauthor: Ada\n# Head\n{ARTICLE}",
        f"---\ntitle: Gates\n\n{ARTICLE}\n...\nMore.\n",
        f"+++\ntitle = 'Gates'\n\n{ARTICLE}\n+++\n",
        f"+++\ntitle = 'Gates'\n{ARTICLE}",
        f'{{\n"title": "Gates",\n\n{ARTICLE}\n}}\n',
        f"---\r\ntitle: Gates\r\n\r\n{ARTICLE}",
    ],
)
@pytest.mark.parametrize("form", ["markdown", "text"])
def test_front_matter_that_is_not_closed_hides_no_text(text: str, form: str) -> None:
    document = read(Source.from_text(text, "a.md"), form)
    problem = document.problems[0]
    assert problem.kind == "front-matter" and problem.span.start == 0 and problem.span.end > 0
    at = document.prose.text.find("The barges leave")
    block = document.block_at(at)
    assert at >= 0 and block is not None and block.kind == "paragraph"


@pytest.mark.parametrize(
    "inside",
    [
        "title: Gates: and locks\n",
        "title: Gates\ndescription: A long one\ngoes on here\n",
        "title: Gates\n\ntags:\n- a\n- b\n\nauthor: Ada: Marsh\n",
        "title: Gates\n\n# a comment\nx: [1, 2\n",
        "title: |\n  Gates\n\n  and locks\nx: a: b\n",
    ],
)
def test_what_is_closed_and_only_misspelt_stays_front_matter(inside: str) -> None:
    front = split(f"---\n{inside}---\n{ARTICLE}")
    assert f"---\n{inside}---\n{ARTICLE}"[front.body_start :] == ARTICLE
