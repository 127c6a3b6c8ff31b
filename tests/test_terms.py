"""Content words, acronyms and orphaned paragraphs: the facts under repetition, structure and consistency."""

from __future__ import annotations

import tracemalloc

import pytest
from packs import pack_module

from copydesk.document.source import Source
from copydesk.facts.text.terms import Stems, Terms
from copydesk.input.readers import read
from copydesk.testing import facts_of

ENDINGS = {
    "ation": 4,
    "ement": 4,
    "ativ": 4,
    "ment": 4,
    "ship": 4,
    "abilit": 4,
    "izat": 4,
    "ical": 4,
    "ion": 5,
}
ENDINGS |= dict.fromkeys(("at", "iv", "ic", "al", "it", "iz", "is", "er", "or", "ization"), 4)
STEMS = Stems(frozenset({"the", "were", "not", "with", "us"}), ENDINGS)


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
    assert len({STEMS[word] for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["nation notion", "mission miss", "general gentle", "university universe x"])
def test_other_words_do_not(pair: str) -> None:
    words = pair.split()[:2]
    assert pair.endswith("x") or STEMS[words[0]] != STEMS[words[1]]


def test_terms_are_content_words_with_places() -> None:
    text = "The US-led patrols were not with us."
    terms = Terms(read(Source.from_text(text, "a"), "text"), STEMS)
    found = terms.within(0, len(text))
    assert [text[term.start : term.end] for term in found] == ["US", "led", "patrols"]
    assert [term.text for term in terms.of(text)] == ["US", "led", "patrols"]
    assert terms.stems_in(4, 11) == terms.names[:2] and terms.count(7, len(text)) == 2


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


def test_the_endings_of_a_word_without_end_cost_no_memory() -> None:
    """They grow with its square: of 200,000 letters they weighed 17 GB, of these they would weigh 200 MB."""
    variants = pack_module("consistency/termvariants.py")
    facts = facts_of(read(Source.from_text(f"A {'wall' * 5_000} of pave-ment and pavement.", "a.md")))
    table, scope = facts.word_table, facts.scope(("paragraph",))
    tracemalloc.start()
    try:
        found = [table.forms[first] for first, _ in variants._pairs(scope, frozenset())]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == ["pave-ment"] and peak < 5_000_000
