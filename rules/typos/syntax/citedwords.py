"""Words in quotation marks that are no speech: a few that are cited or talked about."""

from __future__ import annotations

from copydesk.api import Scope, word_sets

CITED = 6
"""So few words in quotation marks may be no speech."""
MENTIONED = 2
"""So few spaces are in quoted words that are talked about."""


def is_cited(scope: Scope, start: int, end: int) -> bool:
    """Say whether a word stands in some quoted words that are no sentence, as what is talked about does."""
    quotation = scope.facts.quote_at(start, end)
    if quotation is None:
        return False
    quoted = scope.text[quotation[0] + 1 : quotation[1] - 1]
    return quoted[:1].islower() and quoted[-1:].isalpha() and quoted.count(" ") < CITED


def is_mentioned(scope: Scope, start: int, end: int, right: str) -> bool:
    """Say whether it stands in two or three quoted words of which the sentence speaks as of words, or beside
    the quoted word that would be meant ('Alfred wrote of "less words"').
    """
    quotation = scope.facts.quote_at(start, end)
    if quotation is None or not is_cited(scope, start, end):
        return False
    if scope.text.count(" ", *quotation) > MENTIONED:
        return False
    block = scope.doc.block_at(start)
    sentence = scope.facts.sentence_at(block, start) if block is not None else None
    if sentence is None:
        return False
    table, words = scope.facts.word_table, word_sets(scope.data("grammar.txt"))["of-words"]
    said = table.lower[table.first(sentence.start) : table.first(sentence.end)]
    beside = any(f"{mark}{right}" in scope.text for mark in '“‘"')
    return beside or not words.isdisjoint(said)
