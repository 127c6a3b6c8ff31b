"""Forms of "be" and "have" behind a helper that takes the base form: "each state can has", "you'll has",
"it does has".
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope, Slip

from .wordsbefore import NEAR, Reading, reading_of

WRONG = frozenset({"has", "is", "was", "are", "were"})
DOING = frozenset({"do", "does", "did"})
DOING_NOT = frozenset({"don't", "doesn't", "didn't", "don’t", "doesn’t", "didn’t"})
SHORT = ("'ll", "’ll")
THINGS = frozenset(
    {"what", "whatever", "all", "everything", "anything", "nothing", "as", "than", "best", "things"}
)
"""Of these a clause may say what somebody can or does: "what she can is not enough"."""


CLAUSES = frozenset({"that", "how", "why", "if", "whether", "where"})


def helped_forms(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order."""
    table, reading = ctx.facts.word_table, reading_of(ctx)
    for number in table.where(WRONG):
        verb = table.forms[number]
        if not verb.islower():
            continue
        at = reading.before_adverbs(number)
        if at < 1 or not _helps(reading, at, verb) or not reading.speaks(at, number):
            continue
        right = "have" if verb == "has" else "be"
        yield ctx.found(
            table.starts[at], table.ends[number], kind="base", helper=table.forms[at], verb=verb, right=right
        )


def _helps(reading: Reading, at: int, verb: str) -> bool:
    """Say whether a word is a helper of the verb, and no noun ("his will is"), and its clause no subject."""
    table, tagger = reading.table, reading.tagger
    word, before = table.lower[at], table.lower[at - 1]
    if not table.forms[at].islower() and not word.endswith(SHORT):
        return False
    if not THINGS.isdisjoint(table.lower[max(0, at - NEAR) : at]):
        return False
    if word.endswith(SHORT):
        return True
    if not reading.spaced(at):
        return False
    if word in DOING | DOING_NOT:
        # "Who does is welcome"; "the work they did is".
        return verb == "has" and before in reading.sets["subject-pronouns"]
    if word not in reading.syntax["modal-verbs"]:
        return False
    if before in reading.sets["subject-pronouns"]:
        # "To suggest that you can is to say": the clause is the subject.
        return verb == "has" or at < 2 or table.lower[at - 2] not in CLAUSES
    if before in ("which", "who", "that", "there"):
        # "Those who cannot are given a rope."
        return verb == "has" and before != "that"
    return tagger.likeliest(before) in ("NN", "NNS", "NNP") and not tagger.may(before, "JJ")
