"""Speech acts are told by weights that were fitted: the weights are those of a rerun, the thresholds hold, and
what stands beside firm talk with a machine needs less.
"""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from around import AROUND

from copydesk.catalogue import catalogue, ruleset
from copydesk.document.source import Source
from copydesk.input import readers
from copydesk.pipeline.pipeline import lint_document

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tools import fit_speech, speech_rows  # noqa: E402

DATA: dict[str, Any] = tomllib.loads(fit_speech.TARGET.read_text(encoding="utf-8"))
RULES = ruleset.build(catalogue.load(), ruleset.Choice(select=("AIL",), today="2026-11-29"))


@cache
def _weighed(act: str) -> list[tuple[float, speech_rows.Row]]:
    """Return what the committed weights say of the ordinary sentences of an act."""
    model = fit_speech.Model(DATA[act]["base"], DATA[act]["points"])
    return [(model.of(row.signs), row) for row in speech_rows.ordinary()[1] if row.act == act]


def test_a_rerun_gives_the_same_weights() -> None:
    rows, examples = fit_speech.learnt(["gap"])
    sentences, plain = speech_rows.ordinary()
    rows.extend(row for row in plain if row.act == "gap")
    model = fit_speech.fit(rows)
    told = {sign: f"{value:.2f}" for sign, value in model.weights.items()}
    committed = {sign: f"{value:.2f}" for sign, value in DATA["gap"]["points"].items()}
    assert told == committed, "examples or classes changed: python tools/fit_speech.py --write"
    assert f"{model.base:.2f}" == f"{DATA['gap']['base']:.2f}"
    at = fit_speech.thresholds(fit_speech.held_out(rows, examples), sentences)
    assert at == {name: DATA["gap"][name] for name in fit_speech.RATES}


@pytest.mark.parametrize("act", DATA["acts"])
def test_more_is_asked_for_more(act: str) -> None:
    data = DATA[act]
    assert data["beside_info_at"] <= data["beside_warning_at"] <= data["warning_at"]
    assert data["beside_info_at"] <= data["info_at"] <= data["warning_at"]


@pytest.mark.parametrize("act", DATA["acts"])
@pytest.mark.parametrize("name", fit_speech.RATES)
def test_ordinary_prose_is_hardly_ever_told(act: str, name: str) -> None:
    sentences = speech_rows.ordinary()[0]
    told = sum(row.stands_for for weight, row in _weighed(act) if weight >= DATA[act][name])
    assert told <= 1.5 * sentences / fit_speech.RATES[name]


def test_of_ordinary_prose_only_signs_are_kept() -> None:
    signs = {sign for row in speech_rows.ordinary()[1] for sign in row.signs if "+" not in sign}
    known = set(fit_speech.PLACES)
    for language in ("en", "de", "fr", "es", "it", "nl"):
        file = ROOT / "rules" / "data" / "speech-acts" / f"{language}.toml"
        classes = tomllib.loads(file.read_text(encoding="utf-8"))
        known.update(name for act in DATA["acts"] for name in classes[act])
    assert signs <= known


def _levels(text: str) -> list[tuple[str, str]]:
    before, after = AROUND["en"]
    document = readers.read(Source.from_text(f"{before}\n\n{text}\n\n{after}\n", "a.md"), "markdown")
    outcome = lint_document(document, RULES)
    assert not outcome.crashed
    return [(finding.rule_id, finding.severity) for finding in outcome.findings]


FIRM = "As an AI language model, I have never been there."


@pytest.mark.parametrize(
    "beside",
    [
        "Text: AI, checked by Ida Marsh",
        "It sank in May. citeturn0search3",
        "It sank in [insert year].",
    ],
)
def test_what_comes_with_talk_with_a_machine_lets_less_do(beside: str) -> None:
    text = "The minutes do not say who spoke first."
    assert _levels(text) == []
    assert ("AIL012", "info") in _levels(f"{text}\n\n{beside}")


@pytest.mark.parametrize(
    "text",
    [
        "The minutes do not say who spoke first.",
        "The names of the guests were not given.",
        "Use short sentences and mention the two bridges.",
    ],
)
def test_beside_firm_talk_with_a_machine_less_is_needed(text: str) -> None:
    beside = [level for rule, level in _levels(f"{text}\n\n{FIRM}") if rule != "AIL003"]
    assert _levels(text) == []
    # People write so, too: it is no warning because a machine spoke elsewhere.
    assert beside == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        "If no date is specified in the file, the date of the last change is used.",
        "If you have questions that are not covered by the documentation, ask in the forum.",
        "If there is a requirement that data must be kept, and if cost is no factor, start with the old disks.",
    ],
)
def test_a_condition_is_no_gap_of_sources(text: str) -> None:
    assert _levels(text) == []
