"""The signs of a sentence by which one that says nothing, or that nobody stands behind, is known: its words
and those side by side, what the ledger sees in it, its place, and what it shares with its heading.

Names and figures count as such, whatever they are: a sentence is known by its general words.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from copydesk.api import Facts, TextWords, regex

from .inarticle import Placed

NAME, FIGURE = "=name", "=figure"
_PAUSE = regex(r"[,;:—–(\"“”?!]")
_AS = {":": ";", "—": ";", "–": ";", "“": '"', "”": '"'}
_ENDS = frozenset(".?!:")
_LONG = 4
"""Letters of a word that is counted when words come again."""


def word_signs(words: TextWords, first: int, last: int) -> list[str]:
    """Return the words of a range in lower case, names and figures as such, with the marks between them."""
    found: list[str] = []
    forms, folded, gaps = words.forms, words.folded, words.gaps
    for number in range(first, last):
        form = forms[number]
        if number > first and gaps[number] != " " and (pause := _PAUSE.search(gaps[number])):
            found.append(_AS.get(pause[0], pause[0]))
        if form[0].isdigit():
            found.append(FIGURE)
        elif number > first and form[0].isupper() and form != "I":
            found.append(NAME)
        else:
            found.append(folded[number])
    return found


def signs_of(facts: Facts, one: Placed) -> list[str]:
    """Return the signs of a sentence, each once."""
    statement = one.statement
    first, last = statement.words
    words = word_signs(facts.word_table, first, last)
    text = facts.doc.prose.text
    end = text[statement.end - 1 : statement.end]
    line = ["<", *words, end if end in _ENDS and end != ":" else "$"]
    found = set(words)
    found.update(map(" ".join, pairwise(line)))
    found.update(map(" ".join, zip(line, line[1:], line[2:], strict=False)))
    names, figures = words.count(NAME), words.count(FIGURE)
    found.add(f"=size-{min((last - first) // 5, 8)}")
    found.add(f"=names-{min(names, 3)}")
    found.add(f"=figures-{min(figures, 3)}")
    found.add(f"=commas-{min(words.count(','), 4)}")
    if not names and not figures:
        found.add("=bare")
    if statement.quoted:
        found.add("=quoted")
    found.add(f"=support-{statement.support}")
    found.update(f"=ledger-{name}" for name in statement.features)
    found.update(f"=carrier-{carrier.kind}" for carrier in statement.carriers)
    found.update(one.signs)
    genre = facts.attributions
    if genre.reports:
        found.add("=report")
    if genre.personal:
        found.add("=personal")
    if genre.manual:
        found.add("=manual")
    again = Counter(word.rstrip("s") for word in words if len(word) >= _LONG and word[0] != "=")
    found.add(f"=again-{min(again.total() - len(again), 3)}")
    if one.heading is not None:
        found.update(_echo(facts, one))
    return sorted(found)


def _echo(facts: Facts, one: Placed) -> list[str]:
    """Return how much of the heading comes again, and how many other words with content there are."""
    if one.heading is None:
        return []
    named = facts.terms.stems(one.heading.start, one.heading.end)
    told = facts.terms.stems(one.statement.start, one.statement.end)
    if not named:
        return []
    shared, new = int(3 * len(named & told) / len(named)), min(len(told - named) // 2, 5)
    return [f"=echo-{shared}", f"=echo-{shared}-new-{new}"]
