"""Which words are near each other in meaning: the table, and what is matched by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.facts.facts import Facts
from copydesk.input.readers import read
from copydesk.language.lexicon.related import RelatedWords
from copydesk.language.lexicon.related import build as lay_out

DATA = Path(__file__).parents[1] / "rules" / "data"
RULES = build(catalogue.load(), Choice())


def facts_of(text: str) -> Facts:
    return RULES.facts(read(Source.from_text(text, "a"), "text"))


def test_a_table_is_read_as_it_was_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "related"
    path.write_bytes(lay_out({"ferr": [("boat", True), ("harbour", False)], "boat": [], "harbour": []}))
    table = RelatedWords(str(path))
    (ferry, near), (boat, _), (harbour, none), (unknown, _) = table.near(["ferr", "boat", "harbour", "zebr"])
    assert (ferry, boat, harbour, unknown) == (0, 1, 2, -1)
    assert near == {boat: 0.7, harbour: 0.5} and none == {}
    path.write_bytes(b"something else")
    with pytest.raises(ValueError, match="not a table"):
        RelatedWords(str(path))


@pytest.mark.parametrize(
    ("one", "two"), [("teacher", "instructor"), ("buy", "purchase"), ("boat", "vessel"), ("start", "begin")]
)
def test_words_of_one_meaning_are_related(one: str, two: str) -> None:
    facts = facts_of("A text.")
    (first, near), (second, rear) = facts.lexicon.related.near(map(facts.terms.stem_of, (one, two)))
    assert second in near or first in rear


def test_the_table_knows_the_stems_that_texts_are_cut_into() -> None:
    facts = facts_of("A text.")
    words = (DATA / "english-frequency.txt").read_text().split()[:5000:20]
    stems = [stem for stem in map(facts.terms.stem_of, words) if stem and stem.isalpha()]
    known = [number >= 0 for number, _ in facts.lexicon.related.near(stems)]
    assert sum(known) >= 0.97 * len(known)


def test_words_are_matched_one_to_one_and_numbers_by_value() -> None:
    told = "We hired two boats and a boat for 26 guests."
    again = "For the twenty-six visitors a vessel was chartered by us."
    aligner = facts_of(f"{told}\n\nIt rains.\n\nNobody sang there.\n\n{again}").aligned_sentences
    first, last = 0, len(aligner.passages) - 1
    assert aligner.passages[first].figures == ({"2"}, {"26"}) and aligner.passages[last].figures == ({"26"},)
    match = aligner.match((first,), last)
    assert match.measures["numbers"] == 1
    assert match.measures["new-numbers"] == 0
    back = aligner.match((last,), first)
    assert back.measures["new-numbers"] == 1
    assert ("boat", "vess") in {(one, two[:4]) for one, two in match.others}
    assert len({two for _, two in match.others}) == len(match.others)
    assert ((first,), last) in aligner.candidates()


def test_two_sentences_of_a_block_are_matched_with_one() -> None:
    told = "The chapel roof was mended in May. It rained. Hales did the work for 8,400 pounds."
    again = "Hales repaired the roof of the chapel for 8,400 pounds."
    aligner = facts_of(f"{told}\n\nNobody sang there at all.\n\n{again}").aligned_sentences
    pairs = dict.fromkeys(aligner.candidates())
    last = len(aligner.passages) - 1
    one, both = aligner.match((0,), last), aligner.match((0, 1), last)
    assert ((0, 1), last) in pairs and both.measures["matched"] > one.measures["matched"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("half a year", "six months"),
        ("four weeks", "28 days"),
        ("a fortnight", "fourteen days"),
        ("nearly three decades", "thirty years"),
        ("a year and a half", "18 months"),
        ("an hour and a half", "another ninety"),
        ("three quarters of an hour", "45 minutes"),
        ("nine out of ten", "90 per cent"),
        ("97 of 100", "97%"),
        ("every second house", "half of them"),
        ("two thirds", "two in three"),
        ("half a dozen", "six eggs"),
        ("two hundred and ten", "210 men"),
        ("1.2 million", "1,200,000"),
        ("half past seven", "7.30 pm"),
        ("quarter to nine", "8.45"),
        ("1,500 metres", "1.5 km"),
        ("two tonnes", "2,000 kilograms"),
        ("the twelfth of May", "12 May"),
    ],
)
def test_figures_are_the_same_however_they_are_written(one: str, two: str) -> None:
    text = f"We counted {one} there with great care.\n\nIt rains.\n\nNobody sang.\n\nThey wrote {two} with a pen."
    first, *_, last = facts_of(text).aligned_sentences.passages
    assert any(figure & other for figure in first.figures for other in last.figures)


def test_other_figures_are_not_the_same() -> None:
    text = "We waited six weeks for one pear.\n\nIt rains.\n\nOh.\n\nThey left at half past seven on 5 May one day."
    first, *_, last = facts_of(text).aligned_sentences.passages
    assert first.figures and last.figures
    assert not any(figure & other for figure in first.figures for other in last.figures)


def test_numbers_are_read_with_their_points_and_groups() -> None:
    aligner = facts_of(
        "The harbour took 1,200 boats and 2.5 million crowns.\n\nIt rains.\n\nThree ferries left at 9.\n\n"
        "Nobody sang there at all."
    ).aligned_sentences
    assert [passage.figures for passage in aligner.passages][:2] == [
        ({"1200"}, {"2500000"}),
        ({"3"}, {"9"}),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- The pier is closed in May.\n\nThe gulls nest above the church.",
            ["The gulls nest above the church."],
        ),
        (
            "The gulls nest above the church.\n\nIn short: the pier is closed.",
            ["The gulls nest above the church."],
        ),
        (
            "Sing to the moon,\nsing to the sea,\nsing to the gulls.\n\nFour singers rowed across the water.",
            ["Four singers rowed across the water."],
        ),
        (
            "The pier is closed, why?\n\nThe gulls nest above the church.",
            ["The gulls nest above the church."],
        ),
    ],
)
def test_summaries_verse_and_questions_are_not_compared(text: str, told: list[str]) -> None:
    facts = facts_of(f"{text}\n\nNo.\n\nYes.\n\nOh.")
    assert [passage.sentence.text for passage in facts.aligned_sentences.passages] == told


def test_what_is_in_no_table_is_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "related"
    path.write_bytes(lay_out({"ferr": [("boat", True)], "boat": []}))
    table = RelatedWords(str(path))
    first = table.near(["zebr", "ferr"])
    monkeypatch.setattr(RelatedWords, "_read", lambda self, stem: pytest.fail(f"{stem} is read again"))
    assert table.near(["zebr", "ferr"]) == first
