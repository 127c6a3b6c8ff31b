"""Known findings stay known through edits that mend nothing, and no other defect passes for one of them."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from packs import pack  # noqa: E402

from bench.fingerprints import RULE, articles, edited, places, planted, swapped  # noqa: E402
from bench.measuring.edits import EDITS, Text  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.catalogue.ruleset import Choice, RuleSet, build  # noqa: E402

SAMPLE = list(articles([str(ROOT / "fixtures/articles"), str(ROOT / "fixtures/claims")]))
LETTER = """# Letter

We left early. The *boat* was late, and the man at the quay had nothing to say about it.

## Monday

* A rope
* Two pails

It rained. Nobody came to the house, and nobody rang.

## Tuesday

| thing | price |
|---|---|
| rope | 7 |

The road was closed. We read all day, and then we read again.

It was cold.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    return build(
        catalogue.load([str(pack(tmp_path_factory.mktemp("pack"), RULE))]), Choice(select=("HSE001",))
    )


def test_planted_defects_stay_known_through_random_edits(rules: RuleSet) -> None:
    draw = random.Random(7)
    sample = []
    for path, form, text in SAMPLE:
        spots = places(text, form)
        if len(spots) > 9:
            sample.append(
                (path, form, planted(text, [(at, "a forbidden word") for at in draw.sample(spots, 9)]))
            )
    assert len(sample) >= 8
    tally = edited(sample, 150, draw, rules)
    assert len(tally.edits) >= 9 and tally.there.total() > 1000
    assert tally.known.total() >= 0.99 * tally.there.total(), tally.lost


def test_a_defect_made_elsewhere_is_new() -> None:
    for line in swapped(SAMPLE, 25, random.Random(3)):
        _, name, times, right, _, _ = (part.strip() for part in line.split("|"))
        assert int(right) >= int(times) - 1, name


@pytest.mark.parametrize("name", EDITS["markdown"])
def test_an_edit_of_the_measure_edits(name: str) -> None:
    """Each edit really changes the text; it takes no word of the article away but where that is its point."""
    edit = EDITS["markdown"][name]
    results = {edit(Text("a.md", LETTER), random.Random(seed)) for seed in range(6)}
    assert None not in results and any(text != LETTER for text in results)
    for text in results:
        left = set(LETTER.split()) - set((text or "").removeprefix("\ufeff").split())
        assert not left or name == "a paragraph less"
