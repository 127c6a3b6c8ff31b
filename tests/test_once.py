"""What is made of a data file once, and how odd characters are told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from copydesk.base.once import _MOST, answers, forget, once
from copydesk.language.scan import special_characters

ROOT = Path(__file__).parent.parent


def test_the_very_same_object_is_not_looked_at_twice() -> None:
    seen: list[dict[str, int]] = []

    @once
    def total(data: dict[str, int]) -> int:
        seen.append(data)
        return sum(data.values())

    first, equal = {"a": 1}, {"a": 1}
    assert [total(first), total(first), total(equal), total(first)] == [1, 1, 1, 1]
    assert [data is first for data in seen] == [True, False]


def test_what_was_made_of_many_objects_is_forgotten_one_by_one() -> None:
    made: list[int] = []

    @once
    def size(data: list[int]) -> int:
        made.append(len(data))
        return len(data)

    numbers = list(range(_MOST + 1))
    lists = [[0] * number for number in numbers]
    assert [size(data) for data in lists] == numbers
    assert size(lists[_MOST]) == _MOST and made == numbers
    assert size(lists[0]) == 0 and made == [*numbers, 0]


def test_what_is_given_by_name_counts_too() -> None:
    @once
    def joined(first: list[int], second: list[int]) -> list[int]:
        return first + second

    one, two, three = [1], [2], [3]
    assert [joined(one, second=two), joined(one, second=three), joined(one, two)] == [[1, 2], [1, 3], [1, 2]]


class Table:
    """Something that remembers answers."""

    def __init__(self) -> None:
        self.known = {"a": 1}
        answers(self, lambda table: table.known.clear())


def test_what_is_remembered_is_forgotten_when_it_is_asked_to_be() -> None:
    made: list[list[int]] = []

    @once
    def size(data: list[int]) -> int:
        made.append(data)
        return len(data)

    data, table = [1], Table()
    Table()  # nobody has it any more
    assert size(data) == size(data) == 1
    forget()
    assert not table.known
    assert size(data) == 1 and made == [data, data]


MAKINGS = """
import sys
from collections import Counter
from pathlib import Path

import copydesk.base.once as module

makings = Counter()
real = module.once


def counted(function):
    def making(*values, **named):
        makings[f"{function.__module__}.{function.__qualname__}"] += 1
        return function(*values, **named)

    return real(making)


module.once = counted

from copydesk import lint_text  # noqa: E402

for path in (*sys.argv[1:], *sys.argv[1:]):
    before = makings.copy()
    lint_text(Path(path).read_text("utf-8"))
print(*(makings - before))
"""


def test_what_is_made_once_is_not_made_again_for_the_next_document() -> None:
    """A tuple made for the call is a new object each time: what is made of it would be made each time."""
    articles = sorted(str(path) for path in (ROOT / "fixtures" / "articles").rglob("*.md"))[:2]
    done = subprocess.run(
        [sys.executable, "-c", MAKINGS, *articles], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.split() == []


@given(st.text())
def test_special_characters_are_those_that_are_not_usual(text: str) -> None:
    usual = {chr(code) for code in range(0x20, 0x7F)} | set("\t\n\r")
    assert special_characters(text) == set(text) - usual
