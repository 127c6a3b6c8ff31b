"""Long texts have columns in the place of lists: the table says the same of both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.language import wordcolumns
from copydesk.language.words import TextWords

_TEXTS = st.lists(
    st.sampled_from(
        ["The", "the", "sea-wall", "straße", "STRASSE", "it’s", "9", "é", " ", "  ", "\n\n", ", ", "_", "."]
    ),
    max_size=60,
).map("".join)


@given(_TEXTS)
def test_a_table_of_columns_says_what_one_of_lists_does(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        plain = TextWords(text)
        patched.setattr("copydesk.language.words.LONG", 0)
        patched.setattr(wordcolumns, "_PIECE", 7)
        long = TextWords(text)
        assert text == "" or isinstance(long.forms, wordcolumns.TextColumn)
        for name in ("forms", "gaps", "starts", "ends", "lower", "folded", "capitals"):
            assert list(getattr(long, name)) == list(getattr(plain, name)), name
        for name in ("numbers", "breaks"):
            found = {key: list(rows) for key, rows in getattr(long, name).items()}
            assert found == {key: list(rows) for key, rows in getattr(plain, name).items()}, name
        for name in ("distinct", "vocabulary", "caseless", "parts"):
            assert getattr(long, name) == getattr(plain, name), name
        assert long.words() == plain.words()
        assert long.forms[1:3] == plain.forms[1:3]
        assert long.where(["the", "é"]) == plain.where(["the", "é"])
        assert list(long.where_caseless("strasse")) == list(plain.where_caseless("strasse"))
