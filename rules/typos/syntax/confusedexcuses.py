"""Words that are weighed as others and stand as themselves all the same."""

from __future__ import annotations

from copydesk.api import Scope

GIVING = frozenset("bring brings brought give gives gave buy get wish cause save".split())
"""What one does to somebody: "it brings you joy"."""
BE, HAVE = frozenset("am is are was were be been".split()), frozenset("has have had having".split())
STORING = frozenset(("write", "read"))
OFFICES = ("er", "or", "ist", "man", "yst", "ian")
REACH = 4


def stands_so(scope: Scope, number: int, right: str) -> bool:
    """Say whether the word of a number stands as itself where ``right`` seems to be meant."""
    table = scope.facts.word_table
    lower, last = table.lower, len(table) - 1
    word, before = lower[number], lower[number - 1] if number else ""
    behind = lower[number + 1] if number < last and table.gaps[number + 1] == " " else ""
    if before in ("or", "by") and number > 1:
        # "Scene by scene", "yes or no".
        return lower[number - 2] == word or (lower[number - 2], word) == ("yes", "no")
    if behind == "by" and number + 2 <= last and lower[number + 2] == word:
        return True
    if (word, right) == ("you", "your"):
        return before in GIVING and _is_noun(scope, behind)
    if (word, right) == ("too", "to"):
        return before == "note"  # "Note too the discussion above"
    if (word, right) == ("lead", "led"):
        return before in BE and behind.endswith(OFFICES) and _is_noun(scope, behind)  # "was lead author"
    if (word, right) == ("led", "lead"):
        return not HAVE.isdisjoint(lower[max(0, number - REACH) : number])
    if (word, right) == ("details", "detail"):
        return before in ("some", "many", "few", "these", "those")
    return word in STORING and before in ("the", "a") and scope.facts.of_programs and _is_noun(scope, behind)


def _is_noun(scope: Scope, word: str) -> bool:
    return bool(word) and scope.facts.tagger.likeliest(word) in ("NN", "NNS")
