"""Plain text that is plainly the source of a wiki page: its tables and templates are no prose."""

from __future__ import annotations

import pytest
from plaintext import code, plain

import copydesk

PAGE = """{| class="infobox"
|-
! Tower
| granite
|-
! Height
| 31 m
|}

'''Pell Light''' stands on [[Pell Rock]].<ref>{{cite book |title=Lights}}</ref> It was lit in 1816.

== History ==

{{main|Lights of
the coast}}

The keepers left in 1988.

{{reflist}}
"""


def test_tables_and_templates_are_code_and_the_text_is_prose() -> None:
    assert [one.split("\n")[0] for one in code(PAGE)] == [
        '{| class="infobox"',
        "{{main|Lights of",
        "{{reflist}}",
    ]
    prose = plain(PAGE).prose.text
    assert "cite" not in prose
    assert "It was lit in 1816." in prose
    assert "The keepers left in 1988." in prose


def test_nothing_is_wrong_with_the_tables_and_slots_of_a_wiki_page() -> None:
    found = {finding.rule_id for finding in copydesk.lint_text(PAGE, format="text")}
    assert not {rule for rule in found if rule.startswith(("TBL", "AIL", "TYP"))}


def test_a_table_in_a_table_and_a_template_in_a_template_are_parts_of_it() -> None:
    text = "== A ==\n\n[[Pell]] is '''old'''.\n\n{|\n|\n{|\n| x\n|}\n|}\n\n{{a|{{b}}}}\n"
    assert code(text) == ["{|\n|\n{|\n| x\n|}\n|}", "{{a|{{b}}}}"]


@pytest.mark.parametrize(
    "text",
    ["Dear {{name}},\n\nyour boat is ready.\n", "{| a\n| b\n", "== A ==\n\nThe slot {{name}} is open.\n"],
)
def test_a_slot_alone_makes_no_wiki_page(text: str) -> None:
    assert code(text) == []
