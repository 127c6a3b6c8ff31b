"""Content words, acronyms and orphaned paragraphs: the facts under repetition, structure and consistency."""

from __future__ import annotations

import pytest
from packs import pack_module

from copydesk.document.source import Source
from copydesk.facts.text.terms import stem, terms_of
from copydesk.input.readers import read
from copydesk.testing import facts_of


@pytest.mark.parametrize(
    "family",
    [
        "cooperate cooperates cooperated cooperating cooperation cooperative",
        "engage engages engaged engaging engagement engagements",
        "strategy strategies strategic strategically",
        "partner partners partnership partnerships",
        "crisis crises",
        "stability stabilize stabilization",
        "train trains trained training",
    ],
)
def test_forms_of_a_word_meet(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["nation notion", "mission miss", "general gentle", "university universe x"])
def test_other_words_do_not(pair: str) -> None:
    words = pair.split()[:2]
    assert pair.endswith("x") or stem(words[0]) != stem(words[1])


def test_terms_are_content_words_with_places() -> None:
    text = "The US-led patrols were not with us."
    assert [
        text[term.start : term.end]
        for term in terms_of(text, frozenset({"the", "were", "not", "with", "us"}))
    ] == ["US", "led", "patrols"]


@pytest.mark.parametrize(
    ("name", "long_form", "fits"),
    [
        ("PfP", "Partnership for Peace", True),
        ("IAEA", "International Atomic Energy Agency", True),
        ("DoD", "Department of Defense", True),
        ("MAB", "the Marine Accident Board", False),
        ("IAEA", "International Monetary Fund", False),
    ],
)
def test_an_acronym_spells_its_words(name: str, long_form: str, fits: bool) -> None:
    small = frozenset({"of", "for", "the"})
    assert pack_module("consistency/acronyms.py").spells(long_form, name, small) is fits


def test_acronyms_know_uses_and_long_forms() -> None:
    text = "The Marine Accident Board (MAB) met. The MAB sent MABs. READ THIS NOW, said Louis XIV.\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    found = facts_of(document).acronyms
    assert sorted(found) == ["MAB"]
    prose = document.prose.text
    assert [prose[a:b] for a, b, _ in found["MAB"].expansions] == ["Marine Accident Board (MAB)"]
    assert [prose[a:b] for a, b in found["MAB"].uses] == ["MAB", "MAB", "MABs"]
