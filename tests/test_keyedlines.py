"""Lines of data files that are looked up by their keys, few or many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.catalogue.packdata import Prepared, read_data
from copydesk.language import keyedlines
from copydesk.language.keyedlines import KeyedLines, laid_out

KEYS = st.text("abé-10”", min_size=1, max_size=6)


@given(
    st.dictionaries(KEYS, st.text("abc: é", min_size=1, max_size=300).map(str.strip), max_size=40),
    st.frozensets(KEYS, max_size=10),
)
def test_words_are_found_alike_whether_few_or_many_were_asked(
    held: dict[str, str], others: frozenset[str]
) -> None:
    lines = KeyedLines(laid_out(f"{key}: {rest}" for key, rest in held.items()))
    asked = frozenset(held) | others
    first = lines.among(asked), {key: lines[key] for key in held}
    lines.among({f"none {number}" for number in range(keyedlines._FEW + 1)})
    assert first == (set(held), held) == (lines.among(asked), {key: lines[key] for key in held})


def test_a_key_is_a_whole_word() -> None:
    lines = KeyedLines(laid_out(["10: ten", "10-fold: many", "a: one: two"]))
    assert lines.among({"1", "10", "fold", "10-fold", "ten", "one", ""}) == {"10", "10-fold"}
    assert lines["a"] == "one: two"
    with pytest.raises(KeyError):
        lines["one"]


def test_lines_of_any_length_are_found() -> None:
    held = {f"k{number:04}": "x" * (number * 37 % 3000) for number in range(200)}
    lines = KeyedLines(laid_out(f"{key}: {rest}" for key, rest in reversed(held.items())))
    assert all(lines[key] == rest for key, rest in held.items())
    assert list(lines) == [f"{key}: {rest}" for key, rest in held.items()]


def test_a_file_is_read_without_comments_fresh_and_from_the_store(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pack").mkdir()
    path = tmp_path / "pack" / "tides.keyed"
    path.write_text("# Ours.\nspring: high 9\n\nneap: low 4  # twice a month\n")
    assert list(read_data(str(path))) == ["neap: low 4", "spring: high 9"]
    for _ in range(2):
        prepared = Prepared(str(tmp_path / "pack"), "state")
        assert prepared.read(str(path))["neap"] == "low 4"
        if prepared._new:
            prepared._keep()
