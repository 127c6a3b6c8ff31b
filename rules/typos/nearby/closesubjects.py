"""Forms of "be" and "have" that do not go with the subject right before them, wherever a clause begins:
"if one table are present", "scientists has found", "we now has", "there has been issues".

Only what is right before the verb is read, so that nothing can stand between; where the words before the
subject do not open a clause, or may hang on something before them, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope, Slip

from ..clauses import collective, plural_noun
from ..syntax.roles import EVER
from .wordsbefore import NEAR, Reading, reading_of

ONE = frozenset({"is", "was", "has"})
SEVERAL = frozenset({"are", "were", "have"})
MOST_BEFORE = 2
"""So many words stand before a noun in its phrase."""
LEAST_LETTERS, EVERYDAY = 3, 3
NOUNS = frozenset({"NN", "NNS"})
MODIFIERS = frozenset({"JJ", "NN", "VBN", "JJR", "JJS"})

BEHIND = frozenset({"VBN", "VBG", "IN", "TO", "WDT", "MD"})
JOINTS = frozenset({"and", "or", "as", "nor", "than"})
OWNED = ("'s", "’s")


def close_subjects(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order."""
    table, reading = ctx.facts.word_table, reading_of(ctx)
    for number in table.where(ONE | SEVERAL):
        verb = table.forms[number]
        if not verb.islower():
            continue
        at = reading.before_adverbs(number)
        if at < 0:
            continue
        word = table.lower[at]
        if word in ("that", "this"):
            alone = verb in SEVERAL and at == number - 1 and table.forms[at].istitle() and reading.opens(at)
            first = at if alone else -1
        elif word == "there":
            first = at if _exists(reading, at, number) else -1
        elif verb in ONE:
            first = _several(reading, at, number)
        else:
            first = _one(reading, at, number)
        if first >= 0 and reading.speaks(first, number):
            subject = ctx.text[table.starts[first] : table.ends[at]]
            yield ctx.found(
                table.starts[first],
                table.ends[number],
                kind="weak",
                subject=" ".join(subject.split()),
                verb=verb,
            )


def _exists(reading: Reading, at: int, number: int) -> bool:
    """Judge "there has been issues" and "there are no inbuilt concept"."""
    table = reading.table
    if at and reading.spaced(at) and table.lower[at - 1] in SEVERAL | ONE:
        return False
    behind = number + 1
    if table.lower[number] == "were" and not reading.syntax["wishing"].isdisjoint(
        table.lower[max(0, at - NEAR) : at]
    ):
        return False
    if table.lower[number] == "has":
        while (
            behind < len(table) and reading.spaced(behind) and table.lower[behind] in reading.syntax["aside"]
        ):
            behind += 1
        if behind + 1 >= len(table) or table.lower[behind] != "been":
            return False
        return _head(reading, behind + 1) == "NNS"
    if behind + 1 >= len(table) or table.lower[behind] != "no" or not reading.spaced(behind):
        return False
    wanted = "NN" if table.lower[number] in SEVERAL else "NNS"
    return _head(reading, behind + 1) == wanted


def _head(reading: Reading, first: int) -> str:
    """Return NN or NNS as the noun is with which the phrase that begins at a word ends, "" where that is not
    sure: it goes on with "and", or with another noun.
    """
    table, tagger, sets = reading.table, reading.tagger, reading.sets
    at = first
    while at < len(table) and at - first <= MOST_BEFORE + 1 and reading.spaced(at):
        word = table.lower[at]
        if at > first and word in sets["plural-determiners"]:
            return ""  # "no question most cancers are"
        tag = tagger.likeliest(word)
        noun = tag in MODIFIERS | NOUNS or (at > first and tagger.may(word, "NN") and tag not in BEHIND)
        if not noun and word not in sets["counts"] | sets["several-words"]:
            break
        at += 1
    last = at - 1
    while last > first and tagger.likeliest(table.lower[last]) == "VBN":
        at = last
        last -= 1
    if last < first or not table.forms[last].islower() or len(table.forms[last]) < LEAST_LETTERS:
        return ""
    ended = at >= len(table) or not reading.spaced(at)
    if not ended and (table.lower[at] in JOINTS or not _closes(reading, at)):
        return ""
    word = table.lower[last]
    plural = plural_noun(sets, word) and tagger.may(word, "NNS")
    if plural:
        return "NNS" if not tagger.may(word, "VBZ") or last > first else ""
    single = tagger.may(word, "NN") and not collective(sets, word) and not tagger.may(word, "JJ")
    return "NN" if single and reading.ctx.facts.lexicon.tier(word) >= EVERYDAY else ""


def _closes(reading: Reading, at: int) -> bool:
    """Say whether a word cannot belong to the noun phrase before it."""
    word = reading.table.lower[at]
    return word in reading.sets["after-phrase"] or reading.tagger.likeliest(word) in BEHIND


def _several(reading: Reading, at: int, number: int) -> int:
    """Return where the subject of a verb for one thing begins that names several, -1 for none."""
    table, tagger, sets = reading.table, reading.tagger, reading.sets
    word = table.lower[at]
    if word in ("we", "they") and at < number - 1:
        return at if _free(reading, at) else -1
    people = word == "people"
    if not people and (
        not plural_noun(sets, word)
        or not tagger.may(word, "NNS")
        or word in sets["measures"]
        or (table.forms[at].istitle() and reading.ctx.facts.lexicon.look_up(word).name)
    ):
        return -1
    first = _begins(reading, at)
    if first < 0 or not reading.ctx.facts.lexicon.tier(word):
        return -1
    head = _head_before(reading, first)
    if head >= 0 and plural_noun(sets, table.lower[head]) and tagger.likeliest(table.lower[head]) == "NNS":
        if table.lower[head] in sets["measures"]:
            return -1
        at, word, first = head, table.lower[head], _begins(reading, head)
        if first < 0:
            return -1
    opener = table.lower[first]
    if opener in ("fewer", "less", "more"):
        return -1  # "Fewer flags is better": it is about how many there are
    bare = opener not in sets["plural-determiners"]
    if people and opener in sets["single-determiners"] and opener not in sets["definite"]:
        return -1  # "no people has more": a nation
    # "Locking problems is fun"; "Friends was a show"; "methods is bundled".
    if opener.endswith("ing") or opener in ("to", "how", "what") or _is_number(reading, opener):
        return -1
    if tagger.may(word, "RB") or (tagger.may(word, "VBZ") and not _is_noun(reading, first, at)):
        return -1
    if bare and first and table.lower[first - 1] in ("if", "when", "unless", "whether", "where"):
        return -1  # "if owners is set"
    if bare and (
        (first == at and tagger.may(word, "VBZ")) or table.lower[number + 1 : number + 2] in (["a"], ["an"])
    ):
        return -1
    if bare and (reading.ctx.doc.code or word in reading.ctx.facts.capitals):
        return -1
    if any(not form.islower() for form in table.forms[first + 1 : at + 1]):
        return -1
    return first if reading.opens(first) or reading.follows_adverbial(first) else -1


def _is_number(reading: Reading, word: str) -> bool:
    """Say whether a word tells how many: "twelve bottles is more than we need"."""
    return word in reading.sets["counts"] or reading.tagger.may(word, "CD", EVER)


def _is_noun(reading: Reading, first: int, at: int) -> bool:
    """Say whether a word that may be a verb is the noun of its phrase: no noun before it does what it says
    ("the way something looks is").
    """
    if first == at:
        return False
    return at == first + 1 or reading.tagger.likeliest(reading.table.lower[at - 1]) == "JJ"


def _one(reading: Reading, at: int, number: int) -> int:
    """Return where the subject of a verb for several things begins that names one, -1 for none."""
    table, sets = reading.table, reading.sets
    word, verb = table.lower[at], table.lower[number]
    if word in ("he", "she", "it") and at < number - 1:
        return at if verb != "were" and _free(reading, at) else -1
    if not _is_single(reading, at):
        return -1
    first = _begins(reading, at)
    head = _head_before(reading, first) if first >= 0 else -1
    if head >= 0:
        if not _is_single(reading, head):
            return -1
        at, first = head, _begins(reading, head)
    if first < 0 or first == at:
        return -1
    if table.lower[first] not in sets["single-determiners"] and not table.lower[first].endswith(OWNED):
        return -1
    if any(not form.islower() for form in table.forms[first + 1 : at + 1]):
        return -1
    # "If a boat were", "they ask that each member have a key".
    before = table.lower[max(0, first - NEAR) : first]
    if verb == "were" and not reading.syntax["wishing"].isdisjoint(before):
        return -1
    if verb == "have" and not (
        reading.syntax["demand"].isdisjoint(before) and sets["helpers"].isdisjoint(before[-2:])
    ):
        return -1
    return first if reading.opens(first) else -1


def _is_single(reading: Reading, at: int) -> bool:
    """Say whether a word is a common noun for one thing, and nothing else."""
    table, tagger = reading.table, reading.tagger
    word = table.lower[at]
    return (
        tagger.likeliest(word) == "NN"
        and not (tagger.may(word, "NNS") or tagger.may(word, "JJ"))
        and table.forms[at].islower()
        and not word.endswith("s")
        and word not in reading.sets["counts"]
        and len(word) >= LEAST_LETTERS
        and not collective(reading.sets, word)
        and word not in reading.sets["several-too"]
        and reading.ctx.facts.lexicon.tier(word) >= EVERYDAY
    )


def _head_before(reading: Reading, first: int) -> int:
    """Return the noun on which the phrase that begins at a word hangs: "rains in", "result of running"."""
    table, tagger = reading.table, reading.tagger
    at = first - 1
    if at > 1 and reading.spaced(first) and tagger.likeliest(table.lower[at]) == "VBG":
        at -= 1
    if at < 1 or not (reading.spaced(first) and reading.spaced(at) and reading.spaced(at + 1)):
        return -1
    if table.lower[at] not in reading.sets["hanging"]:
        return -1
    return at - 1 if tagger.likeliest(table.lower[at - 1]) in NOUNS else -1


def _begins(reading: Reading, at: int) -> int:
    """Return where the phrase of a noun begins: with its determiner, or with its first adjective; -1 where it
    is longer than is looked at.
    """
    table, tagger, sets = reading.table, reading.tagger, reading.sets
    first = at
    while first and reading.spaced(first) and at - first <= MOST_BEFORE:
        before = table.lower[first - 1]
        if before in sets["plural-determiners"] | sets["single-determiners"] or before.endswith(OWNED):
            return first - 1
        if tagger.likeliest(before) not in MODIFIERS or before in sets["clause-opens"]:
            return first
        first -= 1
    return first if at - first <= MOST_BEFORE else -1


def _free(reading: Reading, at: int) -> bool:
    """Say whether a pronoun is the subject of a verb behind an adverb: no helper stands before it ("does it
    also have"), and "it" opens a clause.
    """
    table, before = reading.table, reading.near_before(at)
    if not (reading.sets["helpers"].isdisjoint(before) and reading.syntax["demand"].isdisjoint(before)):
        return False
    return table.lower[at] != "it" or reading.opens(at) or table.gaps[at] == ", "
