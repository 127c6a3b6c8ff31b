"""Sets of words that are read together: a name stands in one of the files only, or the one hides the other."""

from collections import Counter
from pathlib import Path

import pytest
from packs import pack_module

from copydesk.base.regexes import regex
from copydesk.language.wordsets import word_sets

DATA = Path(__file__).parent.parent / "rules" / "data"
NAME = regex(r"[a-z][a-z0-9-]*")
READ_TOGETHER = [
    ("grammar.txt", "syntax.txt"),
    ("verb-frames.txt", "frames.txt", "syntax.txt"),
    *(
        tuple(pack_module(f"typos/{path}.py").FILES)
        for path in ("syntax/confused", "nearby/strayframes", "nearby/clauseframes")
    ),
]


@pytest.mark.parametrize("files", READ_TOGETHER, ids=lambda files: files[0])
def test_no_name_of_a_set_stands_in_two_files(files: tuple[str, ...]) -> None:
    names: Counter[str] = Counter()
    for file in files:
        lines = tuple((DATA / file).read_text(encoding="utf-8").splitlines())
        found = [name for name in word_sets(lines) if NAME.fullmatch(name)]
        assert found or file in ("eggcorns.txt",), f"{file} has no sets"
        names.update(found)
    assert [name for name, count in names.items() if count > 1] == []
