"""Wrong words that a sentence names and does not use, though no marks set them off."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from copydesk.api import Scope, word_sets

ARTICLES = frozenset({"a", "an", "the", "this", "that"})
FINITE, NOMINAL = ("VBZ", "VBD", "MD"), ("NN", "NNS", "JJ", "VBG", "VBN")
BEFORE, BEHIND = 12, 5
"""How many words round the wrong one may say that it is named."""
_SET = 4
LISTED = frozenset(", : ;".split())

Sets = Mapping[str, frozenset[str]]


def named_as_word(ctx: Scope, start: int, end: int, right: Iterable[str]) -> bool:
    """Say whether the sentence names a wrong word: as one ("the word recieve is"), against the right one
    ("write teh instead of the"), as an example of errors ("typos such as recieve"), as a part of a program
    ("the command recieve fails", "the isnt operator"), or as the name of something ("a program called alot").
    """
    place = _place(ctx, start)
    if place is None:
        return False
    sets = word_sets(ctx.data("grammar.txt"))
    before, behind = place.before, place.behind
    joined, goes_on = place.joined, place.goes_on
    return (
        _against(sets, tuple(right), before if joined else (), behind if goes_on else ())
        or (joined and _introduced(sets, before, behind if goes_on else ()))
        or (joined and goes_on and _as_name(ctx, sets, tuple(right), before, behind))
        or _as_example(sets, before, joined, place.mark)
    )


def introduced_as_name(ctx: Scope, start: int) -> bool:
    """Say whether a wrong word is brought in as the name of something where it stands."""
    place = _place(ctx, start)
    return (
        place is not None
        and place.joined
        and _introduced(
            word_sets(ctx.data("grammar.txt")),
            place.before[-_SET:],
            place.behind[:2] if place.goes_on else (),
        )
    )


class _Place(NamedTuple):
    """The words round a word in its sentence, and the ``mark`` before it. ``joined`` says that none stands
    there, ``goes_on`` that none stands behind it.
    """

    before: Sequence[str]
    behind: Sequence[str]
    mark: str
    joined: bool
    goes_on: bool


def _place(ctx: Scope, start: int) -> _Place | None:
    """Return the words round the one at a place, or None where there is no sentence."""
    block = ctx.doc.block_at(start)
    sentence = ctx.facts.sentence_at(block, start) if block is not None else None
    if sentence is None:
        return None
    table = ctx.facts.word_table
    number = table.first(start + 1) - 1
    first, last = table.first(sentence.start), table.first(sentence.end)
    before = table.lower[max(first, number - BEFORE) : number]
    behind = table.lower[number + 1 : min(last, number + 1 + BEHIND)]
    mark = table.gaps[number].strip()
    goes_on = bool(behind) and not table.gaps[number + 1].strip()
    return _Place(before, behind, mark, number > first and not mark, goes_on)


def of_old(ctx: Scope, start: int) -> bool:
    """Say whether the sentence of a word has words that nobody writes today, in the spelling of long ago."""
    block = ctx.doc.block_at(start)
    sentence = ctx.facts.sentence_at(block, start) if block is not None else None
    if sentence is None:
        return False
    table, old = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))["old"]
    return not old.isdisjoint(table.lower[table.first(sentence.start) : table.first(sentence.end)])


def _against(sets: Sets, right: tuple[str, ...], before: Sequence[str], behind: Sequence[str]) -> bool:
    """Say whether the right word stands beside it, with nothing but words of contrast between the two."""
    for words in (behind, before[::-1]):
        for at, word in enumerate(words):
            if word in right:
                return at > 0
            if word not in sets["contrasts"]:
                break
    return False


def _as_name(
    ctx: Scope, sets: Sets, right: tuple[str, ...], before: Sequence[str], behind: Sequence[str]
) -> bool:
    """Say whether a noun before it or behind it makes it the name of a word or of a part of a program."""
    may = ctx.facts.tagger.may
    finite = any(may(behind[0], tag) for tag in FINITE) and not may(behind[0], "NN")
    if before[-1] in sets["wrong-words"] | sets["code-nouns"] and finite:
        return True
    # "The isnt operator": what it would be right as cannot stand between an article and its noun.
    nominal = any(may(form, tag) for form in right if " " not in form for tag in NOMINAL)
    return before[-1] in ARTICLES and behind[0] in sets["code-nouns"] and not nominal


def _introduced(sets: Sets, before: Sequence[str], behind: Sequence[str]) -> bool:
    """Say whether a word is brought in as a name: it is called so, or it is run, installed, typed or set, and
    what follows is not what the right word could belong to ("use alot to read mail").
    """
    said = before[-1] if before else ""
    if said in sets["called"]:
        return True
    if behind and behind[0] not in sets["behind-names"]:
        return False
    # An order: "people run alot" is none.
    ordered = len(before) == 1 or before[-2:-1] in (["then"], ["and"], ["or"])
    return (
        said in sets["installed"]
        or (ordered and said in sets["commanded"])
        or (ordered and said in sets["used"] and behind[:1] == ["to"])
        or (said == "to" and not sets["set-to"].isdisjoint(before[-_SET:]))
    )


def _as_example(sets: Sets, before: Sequence[str], joined: bool, mark: str) -> bool:
    """Say whether it is one of the examples that a sentence gives of errors in writing."""
    if not before or sets["errors"].isdisjoint(before):
        return False
    return before[-1] in sets["for-example"] if joined else mark in LISTED
