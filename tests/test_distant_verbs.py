"""Verbs that stand apart from their subject: sentences written before the parser, with a slip and without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import pack_module

from copydesk.catalogue import catalogue
from copydesk.document.source import Source
from copydesk.facts import Facts, Knowledge
from copydesk.input.readers import read

FOLDER = Path(__file__).parents[1] / "fixtures" / "sentences"
parsed = pack_module("typos/syntax/parsed.py")
distant = pack_module("typos/syntax/distant.py")
judging = pack_module("typos/syntax/judge.py")
sieve = pack_module("typos/syntax/sieve.py")
DATA = catalogue.load().data


def judged(text: str) -> tuple[str, set[str]]:
    """Return the verb of a sentence that agrees with nothing, "" for none, and the verbs that the sieve keeps."""
    facts = Facts(read(Source.from_text(text + "\n", "a"), "text"), Knowledge(DATA))
    sets, verbs = judging.known(DATA("grammar.txt"), DATA("syntax.txt"), facts.tagger)
    judge = judging.Judge(parsed.Parser(facts.scope(("prose",))), sets, verbs)
    found = None
    for sentence in facts.sentences:
        whole = parsed.Reading(facts.tagger, facts.word_table, sentence.start, sentence.end).whole()
        found = found or distant.clash_of(judge, whole)
    kept = {facts.word_table.lower[number] for number in sieve.suspicious(judge)}
    return ("" if found is None else found.read.lower[found.verb.verb]), kept


def lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


FAULTY = [
    line.partition(" | ")[2]
    for line in lines("faulty.txt")
    if line.startswith("agreement") and line.count("⟦") == 1
]


@pytest.mark.parametrize("sentence", lines("clean.txt"))
def test_a_sentence_that_only_looks_wrong_has_a_reading(sentence: str) -> None:
    assert judged(sentence)[0] == ""


def test_most_verbs_that_agree_with_nothing_are_found_and_no_others() -> None:
    found = missed = unsifted = 0
    for line in FAULTY:
        verb = line.partition("⟦")[2].partition("⟧")[0]
        said, kept = judged(line.replace("⟦", "").replace("⟧", ""))
        assert said in ("", verb), line
        found += said == verb
        missed += said == ""
        unsifted += said == verb and verb not in kept
    assert found >= 48 and found + missed == len(FAULTY)
    assert unsifted <= 4
