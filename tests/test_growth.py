"""Nothing grows faster than the text: every expression of the project is proven linear."""

from __future__ import annotations

import pytest

from copydesk.base.linear import risks
from tools.expressions import Expression, collect


@pytest.fixture(scope="module")
def expressions() -> list[Expression]:
    return collect()


@pytest.mark.slow
def test_every_expression_is_linear(expressions: list[Expression]) -> None:
    # One that is not is rewritten (see docs/development.md, "No expression that hangs"); there is no list of
    # exceptions.
    judged = {(each.pattern, each.flags, how): each.place for each in expressions for how in each.uses}
    found = {f"{place}: {key[0]!r}": risks(*key) for key, place in judged.items()}
    assert {place: risk for place, risk in found.items() if risk} == {}


@pytest.mark.slow
def test_expressions_of_every_layer_are_collected(expressions: list[Expression]) -> None:
    folders = {each.path.rsplit("/", 1)[0] for each in expressions}
    assert {"lint/copydesk/input/readers", "lint/copydesk/facts/tables", "lint/copydesk/pipeline"} <= folders
    assert {"rules/ai", "rules/boilerplate/furniture", "rules/typography"} <= folders
    assert len(expressions) > 500
    uses = {use for each in expressions for use in each.uses}
    assert uses == {"search", "match", "fullmatch"}
