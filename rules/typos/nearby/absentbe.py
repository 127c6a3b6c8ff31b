"""Places where a form of "be" or "have" is missing, told by the two words that stand beside each other: "it
important to", "they not", "who been", "may useful", "this a", "there eight boats".
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope, Slip

from .wordsbefore import Reading, reading_of

SUBJECTS = frozenset({"he", "she", "it", "they", "we"})
LATE = frozenset({"been"})
HELPERS = frozenset({"may", "might", "can", "could", "should", "must", "would", "will"})
TOLD = SUBJECTS | LATE | HELPERS | {"this", "there"}
ONLY = frozenset({"only", "just", "merely", "simply"})
ELSE = ("NN", "NNS", "VB", "VBP", "VBD", "VBZ", "VBG", "RB", "IN", "DT", "CD")
"""What a word may not be, too, to be nothing but an adjective."""
SAID = ("JJ", "VBN", "VBG", "DT")
"""What is said of a subject behind "not"."""
JUDGED = frozenset({"important", "possible", "necessary", "essential"})
CLAUSES = frozenset({"to", "that", "when", "if", "because"})
"""What opens a clause behind an adjective."""


def absent_be(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order."""
    table = ctx.facts.word_table
    places = table.where(TOLD)
    if not places:
        return
    reading = reading_of(ctx)
    for number in places:
        first = number - 1 if table.lower[number] in LATE else number
        if first < 0 or first + 1 >= len(table) or not reading.spaced(first + 1):
            continue
        if _lacks(reading, number, table.lower[number]) and reading.speaks(first, first + 1):
            yield ctx.found(
                table.starts[first],
                table.ends[first + 1],
                kind="be",
                before=table.forms[first],
                after=table.forms[first + 1],
            )


def _lacks(reading: Reading, number: int, word: str) -> bool:
    if word in LATE:
        return _been(reading, number)
    if word in HELPERS:
        return _helped(reading, number)
    if word == "this":
        return _this(reading, number)
    if word == "there":
        return _there(reading, number)
    return _subject(reading, number)


def _quality(reading: Reading, at: int) -> bool:
    """Say whether a word is an adjective and nothing else."""
    word, tagger = reading.word(at), reading.tagger
    if not word.isalpha() or not reading.table.forms[at].islower() or tagger.likeliest(word) != "JJ":
        return False
    if word == "last" or word.endswith("ed"):
        return False  # "it will last", "we detailed it"
    if not reading.ctx.facts.lexicon.tier(word) or word in reading.ctx.facts.code_words:
        return False  # a word of the article's own: "the sail will yoyo"
    return not any(tagger.may(word, tag) for tag in ELSE)


def _opens(reading: Reading, number: int) -> bool:
    """Say whether a clause begins with a word: a sentence, behind "if" or behind a comma."""
    return reading.opens(number) or reading.table.gaps[number] == ", "


def _been(reading: Reading, number: int) -> bool:
    """Judge "who been"."""
    table = reading.table
    before = table.lower[number - 1]
    if before not in ("who", "which") and before not in SUBJECTS:
        return False
    near = table.lower[max(0, number - 4) : number - 1]
    return reading.spaced(number) and reading.sets["helpers"].isdisjoint(near)


def _helped(reading: Reading, number: int) -> bool:
    """Judge "may useful if"."""
    table = reading.table
    if not number or not reading.spaced(number) or not table.forms[number].islower():
        return False
    if not _quality(reading, number + 1) or table.lower[number + 1] == "able":
        return False
    before = table.lower[number - 1]
    subject = before in SUBJECTS | {"this", "that", "which", "who"}
    subject = subject or reading.tagger.likeliest(before) in ("NN", "NNS")
    return subject and reading.closed(number + 1)


def _this(reading: Reading, number: int) -> bool:
    """Judge "This a lamp", "This not new"."""
    table = reading.table
    if not table.forms[number].istitle() or not reading.opens(number) or reading.spaced(number):
        return False
    following = reading.word(number + 1)
    return following in ("a", "an") or (following == "not" and reading.word(number + 2) not in ONLY)


def _there(reading: Reading, number: int) -> bool:
    """Judge "there eight boats in"."""
    tagger = reading.tagger
    following = reading.word(number + 1)
    if not _opens(reading, number) or following not in reading.sets["counts"] | {"several", "many", "few"}:
        return False
    at = number + 2
    if tagger.likeliest(reading.word(at)) == "JJ":
        at += 1
    behind = reading.word(at + 1)
    plural = tagger.likeliest(reading.word(at)) == "NNS"
    return plural and (not behind or tagger.likeliest(behind) in ("IN", "VBN", "VBG", "WDT", "WP"))


def _subject(reading: Reading, number: int) -> bool:
    """Judge "it important to" and "they not ready"."""
    if not _opens(reading, number):
        return False
    following, behind = reading.word(number + 1), reading.word(number + 2)
    if following == "not":
        return bool(behind) and behind not in ONLY and reading.tagger.likeliest(behind) in SAID
    if reading.table.lower[number] == "it" and following in JUDGED:
        return behind in ("to", "that")
    return _quality(reading, number + 1) and behind in CLAUSES
