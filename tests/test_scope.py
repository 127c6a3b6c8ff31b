"""The part of an article that a rule or a fact speaks about: blocks and sentences by what stands in them."""

from __future__ import annotations

import pytest

from copydesk.document.source import Source
from copydesk.facts.scope import Scope
from copydesk.input.readers import read
from copydesk.testing import facts_of

TEXT = """# The sea-wall

The wall stands. It leaks at night. Nobody mends it.

> The wall of others.

- A wall's end
- Rain
"""


def scope(*kinds: str) -> Scope:
    return facts_of(read(Source.from_text(TEXT, "a.md"), "markdown")).scope(kinds)


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (
            ("prose",),
            ["The sea-wall", "The wall stands. It leaks at night. Nobody mends it.", "A wall's end"],
        ),
        (("paragraph",), ["The wall stands. It leaks at night. Nobody mends it."]),
        (
            ("quote", "paragraph"),
            ["The wall stands. It leaks at night. Nobody mends it.", "The wall of others."],
        ),
    ],
)
def test_blocks_are_found_by_words_and_their_parts(kinds: tuple[str, ...], found: list[str]) -> None:
    part = scope(*kinds)
    assert [part.doc.text_of(block) for block in part.blocks_with(frozenset({"wall"}))] == found
    assert part.blocks_with(frozenset({"walls"})) == []


def test_sentences_are_found_by_the_numbers_of_their_words() -> None:
    part = scope("prose")
    table = part.facts.word_table
    found = part.sentences_of(table.where(("leaks", "mends", "it")))
    assert [sentence.text for sentence in found] == ["It leaks at night.", "Nobody mends it."]


def test_a_place_out_of_scope_has_no_block() -> None:
    part = scope("paragraph")
    assert part.block_at(part.text.index("sea")) is None
    assert part.block_at(part.text.index("leaks")) is not None
    assert part.blocks_at([part.text.index("sea"), part.text.index("Nobody")]) == part.blocks_at(
        [part.text.index("leaks")]
    )


def test_a_slip_keeps_what_is_known_of_it() -> None:
    slip = Scope.found(3, 5, kind="weak", beside=(1, 2), noun="wall")
    assert (slip.start, slip.end, slip.kind, slip.data) == (3, 5, "weak", {"noun": "wall"})
    assert slip.beside is not None and (slip.beside.start, slip.beside.end) == (1, 2)
    assert Scope.found(1, 2).beside is None
