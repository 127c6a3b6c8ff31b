"""What the TYP rules ask before they look: the quick way says what the plain way says."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from packs import pack_module

from copydesk.catalogue import catalogue
from copydesk.document.source import Source
from copydesk.facts import Facts, Knowledge
from copydesk.input.readers import read

evidence = pack_module("typos/evidence.py")
parsed = pack_module("typos/syntax/parsed.py")
replaced = pack_module("typos/listedexpressions.py")
DATA = catalogue.load().data


def facts_of(text: str) -> Facts:
    return Facts(read(Source.from_text(text, "a"), "text"), Knowledge(DATA))


@given(st.text("ab1_' -é²\n", max_size=60), st.lists(st.text("abé²", min_size=1, max_size=3), max_size=60))
def test_words_sought_one_by_one_are_counted_as_all_at_once(text: str, asked: list[str]) -> None:
    half = len(text) // 2
    stored = evidence.StoredWords([(text, 0, half), (text, half, len(text))], Counter({"ab": 2}))
    every = Counter(evidence.LETTERS.findall(f"{text[:half]} {text[half:]}")) + Counter({"ab": 2})
    assert [stored.count(word) for word in asked] == [every[word] for word in asked]


TEXT = (
    "The boats, which were old (and slow), are sold by a man that the town has known for many years now.\n\n"
    * 3
)


@given(st.sets(st.integers(0, 60)))
def test_a_sentence_that_is_read_on_is_tagged_as_if_it_were_read_anew(numbers: set[int]) -> None:
    facts = facts_of(TEXT)
    parser = parsed.Parser(facts.scope(("prose",)))
    for number in sorted(numbers.intersection(range(len(facts.word_table)))):
        read_on = parser.at(number, True)
        assert read_on == parsed.Parser(facts.scope(("prose",))).at(number, True)
        assert read_on.tags == facts.tagger.tag(read_on.tokens).tags
        assert read_on.tokens[read_on.place(number)] == facts.word_table.forms[number]


def test_the_second_words_of_terms_are_known_in_the_plural() -> None:
    lines = DATA("spinner-index.txt")
    seconds = frozenset(
        next(line for line in lines if line.startswith("seconds\t")).split("\t")[1].split(";")
    )
    known = replaced._swaps(lines).seconds
    for word in sorted(seconds)[::7]:
        for form in (word, f"{word}s", f"{word[:-1]}ies", f"{word}es", word[:-1]):
            assert (form in known) == (not seconds.isdisjoint(replaced._singulars(form)))
