"""Judgements in the voice of a report: is a disgrace, has been left waiting far too long, nobody should have
to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Facts, regex, worded

from .evaluations import evaluation
from .ownvoice import Told, in_own_voice

_BE = r"(?@linking)"
_HOW = r"(?:(?:\w+ly|(?@degrees)) ){0,2}"
_IN_YEARS = (
    r"(?:in|for) (?:many )?(?:years|decades|a (?:decade|generation|long (?:time|while))|(?:living )?memory)"
)
_JUDGED = worded(
    rf"\b{_BE}(?:, [^,.]{{1,30}},)? {_HOW}(?:(?:a|an|the|its|their|his|her"
    rf"|one) (?:[a-z-]+ ){{0,2}}?)?(?:(?@judging)|(?@judging_nouns))\b"
    r"|\b(?:(?@blaming)|(?@beyond)|(?@sayings))\b|\b(?@hardships) to (?@endured)\b"
    r"|\b(?:[Nn]obody|[Nn]o one|[Nn]o-one|[Ee]verybody|[Ee]veryone|[Aa]nybody|[Nn]o [a-z]+"
    r"|[Ee]very [a-z]+) (?:should|ought to|deserves?)\b"
    r"|\b(?:is|are|was|were) (?:[a-z]+ly )?in the (?:right|wrong)\b"
    r"|\bthe (?:best|worst|greatest|finest) (?:thing|day|news|decision|moment|idea|move) (?:to (?:happen"
    r"|hit|befall)"
    r"|that (?:has |could )?(?:ever )?happen|ever|in (?:a|years|decades|living)|for (?:a|years|decades))\b"
    r"|\b(?:should|ought to|must) (?:never |not )?(?:have (?:been|had|done|known|come|[a-z]{3,}ed)"
    r"|be ashamed)\b",
    "ownvoice.toml",
)
# A shameful lack of, makes a poor show, such a wise choice: what is judged stands behind the word.
_JUDGED_BY_NAME = worded(
    r"\ba (?@judging) (?:lack|display|failure|want|waste|piece|example|show|act) of\b"
    r"|\b(?:did|does|do|made|makes|gave|gives|paints|painted|cut|cuts) an? (?:[a-z]+ly )?(?@judging) [a-z]"
    r"|\b(?:[Ss]uch an?|[Tt]his|[Tt]hat|[Tt]hese|[Tt]heir|[Ii]ts) (?:[a-z]+ly )?(?@judging) [a-z]",
    "ownvoice.toml",
)
# The worst decision seen here in years, the finest night the club has ever had, the best of the season.
_SUPREME = worded(
    r"\b(?:(?@utmost)|most (?@judging)) (?!(?@measured_best)\b)(?:[a-z-]+ ){1,4}?"
    rf"(?:(?:to be )?(?:seen|heard|played|given|made) [^.,;]{{2,40}} {_IN_YEARS}|{_IN_YEARS}"
    r"|(?:[a-z’'-]+ ){0,3}(?:has|have|had) ever [a-z]+|of the (?@occasions))\b",
    "ownvoice.toml",
)
# What is owed, what nobody would do, what there is none of, what a thing is not.
_OWED = worded(
    r"\b(?:owes?|owed)\b[^.,;]{0,40}? (?:(?@owed))\b"
    r"|\b(?:deserves?|deserved|merits)\b(?! to be (?:seen|read|heard) by)"
    r"|\b(?:would|will|might) (?:have )?(?:do|done|be|been) (?:well|better|wise|wiser|unwise)(?: off|"
    r" advised)?\b"
    r"|\b(?:had|has|have) every (?:reason|right)\b|\b(?:has|have) (?:a|the|no|every) right to\b"
    r"|\bhad better\b|\bcould (?:at least |easily )?have\b|\b(?:needs?|has|have|must) (?:at last|finally"
    r"|urgently) (?:to )?[a-z]+"
    r"|\b(?:must|should|ought to) (?@must)\b"
    r"|\b(?:there (?:is|was|can be|could be)|it makes|it has|has|have|knows?|knew|sees?) (?:simply |really"
    r" |absolutely )?no (?:[a-z]+ )?(?:(?@lacking))\b"
    r"|\b(?:no|any) (?:(?@reasonable)) [a-z]+ (?:would|could|can|will|should)\b"
    r"|\b(?:that|this|it|which)(?: is| was|[’']s) (?:hardly|scarcely|simply|just|really|certainly )?(?:not"
    r"|no) (?:how|what|why|the way|way|\w+ to be)\b"
    r"|\b(?:is|are|was|were) (?@hardly) (?:a|an|the)\b"
    r"|\b(?:is|are|was|were) no (?@no_such)\b"
    r"|\b(?:(?@convincing)) (?:nobody|no one|no-one|anyone|hardly anyone)\b"
    r"|\b(?@one_can)\b"
    r"|\bit (?:is|was|would be) (?:only |just )?(?@time_for)\b"
    r"|\blet us (?:hope|not forget|be)\b|\b(?:who|how|why) (?:would|could|should|on earth|anyone|anybody)"
    r" [^.?]{3,80}"
    r"(?:mystery|puzzle|riddle|beyond|secret|unclear)\b"
    r"|\bso much (?:(?@virtues))\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_MANNER = regex(r"\b[a-z-]{3,30}ly\b")
_COMMENT = worded(r"(?:\A\W*|, |; )(?:(?@comments))[,.]|(?<=\w )(?:(?@asides))\b(?! as\b)", "ownvoice.toml")
# A thing is not itself: "A town without a bath is not a town".
_NOT_ITSELF = regex(
    r"\A\W*(?:An?|The) ([a-z]{3,20})\b[^.]{0,60} (?:is|are) (?:not an?|no) (?P<it>[a-z]{3,20})\b",
    re.IGNORECASE,
)
# A question that a report puts to its readers.
_ASKED = worded(
    r"\A\W*(?:and |but |so )?(?@asking)\b[^?]{0,80}\b(?@doubting)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)


def find_judgements(facts: Facts) -> Iterator[Told]:
    """Yield the first judgement of each sentence."""
    text, comment = facts.doc.prose.text, _COMMENT(facts.data)
    looks = tuple(look(facts.data) for look in (_JUDGED, _JUDGED_BY_NAME, _SUPREME, _OWED))
    manners = _manners(tuple(facts.data("ownvoice.toml")["judging"]))
    for statement in in_own_voice(facts, asking=True):
        start, end = statement.start, statement.end
        if statement.asks:
            if _ASKED(facts.data).match(statement.sentence.text):
                yield Told(start, end, statement)
            continue
        match = next((found for look in looks if (found := look.search(text, start, end))), None)
        itself = _NOT_ITSELF.match(statement.sentence.text) if match is None else None
        if itself is not None and itself[1].lower() == itself["it"].lower():
            yield Told(start, start + itself.end(), statement)
        elif match is not None:
            yield Told(*match.span(), statement)
        elif (manner := _judging_manner(statement.sentence.text, manners)) is not None:
            yield Told(start + manner[0], start + manner[1], statement)
        elif (said := comment.search(statement.sentence.text.lower())) is not None:
            yield Told(start + said.start(), start + said.end(), statement)
        elif (clause := facts.main_clauses.of(statement)) is not None:
            place = evaluation(clause, facts.own_words)
            if place is not None:
                yield Told(place[0], place[1], statement)


@lru_cache(maxsize=4)
def _manners(words: tuple[str, ...]) -> frozenset[str]:
    """Return the adverbs of some adjectives: shamefully, laughably, heroically."""
    return frozenset(
        word[:-1] + "y"
        if word.endswith("le")
        else word[:-1] + "ily"
        if word.endswith("y")
        else word + ("ally" if word.endswith("ic") else "ly")
        for word in words
        if " " not in word
    )


def _judging_manner(text: str, manners: frozenset[str]) -> tuple[int, int] | None:
    """Return the first adverb of a sentence that judges how something was done."""
    return next((match.span() for match in _MANNER.finditer(text) if match.group() in manners), None)
