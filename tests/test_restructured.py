"""Plain text that is plainly reStructuredText: its code is no prose, and nothing changes in other texts."""

from __future__ import annotations

import pytest
from plaintext import code, plain

from copydesk.document.model import CODE

MARKS = ".. _harbour:\n\nThe harbour\n-----------\n\n"


def test_a_literal_block_is_code_and_the_text_after_it_is_prose() -> None:
    text = (
        MARKS + "Open the gate with this::\n\n    gate | open\n\n    gate | wait\n\nThen the boats come in.\n"
    )
    assert code(text) == [".. _harbour:", "gate | open\n\n    gate | wait"]
    assert "Then the boats come in." in plain(text).prose.text
    assert not plain(text).tables


def test_two_colons_alone_belong_to_the_code() -> None:
    assert code(MARKS + "Type\n\n::\n\n   gate\n\nand wait.\n")[1:] == ["::\n\n   gate"]


def test_what_goes_on_in_a_list_item_is_prose() -> None:
    text = MARKS + "* Type this::\n\n      gate\n\n  and wait for the boat.\n"
    assert code(text)[1:] == ["gate"]
    assert "and wait for the boat." in plain(text).prose.text


@pytest.mark.parametrize("name", ["code-block", "toctree", "math", "literalinclude"])
def test_directives_that_hold_no_prose_are_code(name: str) -> None:
    text = MARKS + f".. {name}:: x\n   :linenos:\n\n   a | b | c\n   d | e | f\n\nThe end.\n"
    assert code(text)[1:] == [f".. {name}:: x\n   :linenos:\n\n   a | b | c\n   d | e | f"]


def test_the_body_of_a_note_stays_prose() -> None:
    assert "The quay is wet." in plain(MARKS + ".. note::\n\n   The quay is wet.\n").prose.text


def test_substitutions_and_literals_are_placeholders() -> None:
    document = plain(MARKS + "In |port| the\ncommand ``a|b`` and |mole|\nhold |it|.\n")
    assert "In \ufffc the" in document.prose.text
    assert "command \ufffc and \ufffc" in document.prose.text
    assert not document.tables


def test_marks_of_notes_that_are_defined_are_silent() -> None:
    document = plain(MARKS + "It is deep [1]_ and wide [2]_.\n\n.. [1] Says the pilot.\n")
    assert "It is deep  and wide [2]_." in document.prose.text
    assert "Says the pilot." in document.prose.text
    assert ".. [1]" not in document.prose.text


@pytest.mark.parametrize(
    "text",
    [
        "The rule is plain::\n\n    A quay | is | no road.\n\nThe end.\n",
        "The harbour\n-----------\n\nThe rule::\n\n    A quay | is | no road.\n",
        "He waited ... and .. code:: was all |he| said.\n",
        ".. note::\n\nThe quay is ``wet`` and |it| is long.\n",
        "name | age\nAnn | 4\nBob | 5\n",
    ],
)
def test_one_kind_of_sign_is_none(text: str) -> None:
    document = plain(text)
    assert document.code == ()
    assert all(block.kind != CODE for block in document.blocks)
