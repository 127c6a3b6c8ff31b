"""Judgements that set somebody or something above all there is, was or could be: “no keeper on earth has ever
played a better half”, “quite obviously a far better teacher than he ever was”, “it is hard to imagine a finer
view”; and the sayings of sheer praise and scorn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Data, Facts, once, worded

from .gates import told_by
from .ownvoice import Told
from .secondhand import one_a_sentence

_FILE = "peerless.toml"
_BE = r"(?:\b(?:is|are|was|were|remains?|remained|has been|have been)|[’']s)"
_BEST = r"(?:(?@utmost)|most (?@adorning))"
_BETTER = r"(?:(?@finer)|more (?@adorning))"
_NONE = r"(?:no(?! other)|not one|not a single|few|hardly any|scarcely any|hardly an?|scarcely an?)"
_WAY = r"(?! (?@ways)\b)"

# No keeper on earth has ever played a better; nothing under the sun tastes as good; few pour with such grace.
_NOBODY = worded(
    rf"\b(?:{_NONE} (?:[a-z-]+ ){{1,4}}?|(?:nothing|nobody|no one|no-one|nowhere"
    rf"|none)(?: else)?,? )(?@beyond)\b"
    r"[^.;:]{0,80}?\b(?:as [a-z]+(?: as|\b)|so [a-z]+|such|like|(?@finer)|more [a-z]+|(?:could"
    r"|would) (?:have )?[a-z]+"
    r"|(?@reaching))\b"
    rf"|\bthere (?:(?:has|have|had) never been|was never) (?:an?|such an?|so) (?:{_BETTER}|[a-z]+er)\b"
    r"|\bnever (?:in|before in) (?:the |all |its |his |her |living |human )[^.,;:]{3,50}? (?:has|have|had|did"
    r"|was|were) [^.;:]{3,60}?\b(?:so|such|as|better|finer|more|worse) [a-z]",
    _FILE,
    flags=re.IGNORECASE,
)
# The finest organ of the twentieth century, the best ears of anyone on the planet.
_OF_ALL = worded(
    rf"(?<!of )\bthe (?:single |very |absolute )?{_BEST}{_WAY} (?!(?@measured_best)\b)"
    r"(?:(?!(?@calamities)\b)[a-z-]+ ){1,4}?(?:of any(?:one|body|thing)? )?(?:(?@beyond)"
    r"|ever to (?:have )?[a-z]{3,}"
    r"|that (?:this|any|the|these|those|our) [a-z -]{3,40} (?:has|have) (?:ever )?(?:seen|known|heard|had"
    r"|witnessed))\b",
    _FILE,
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
# Quite simply the finest; quite obviously a far better teacher; must surely be the best in the world.
_VOUCHED = worded(
    rf"{_BE},? (?@stance),? (?:one of )?(?:the (?:single |very )?{_BEST}{_WAY}"
    rf"|(?:an? )?(?:far |much |infinitely |vastly |immeasurably )?{_BETTER}(?: [a-z-]+){{1,5}}? than)\b"
    rf"|\b(?:must|has to|have to|has got to|have got to)(?: surely| simply"
    rf"| undoubtedly)? be the {_BEST}{_WAY}"
    r" [^.;:]{0,40}?(?@beyond)\b"
    rf"|\bmust surely be (?:one of )?the {_BEST}\b",
    _FILE,
    flags=re.IGNORECASE,
)
# A far better teacher than Holt ever was; a greater craftsman than any of her masters.
_THAN_EVER = worded(
    rf"\b(?:far|much|infinitely|vastly|immeasurably|altogether|in every [a-z]+) (?:an? )?{_BETTER}"
    r" (?:[a-z-]+ ){1,4}?than [^.,;:]{1,40}? (?:ever|could|will|would|had) [a-z]+"
    rf"|\ban? (?:far |much |infinitely |vastly )?{_BETTER} (?:[a-z-]+ ){{1,3}}?than (?:any|all"
    rf"|most) of (?:the|his"
    r"|her|its|their|those) [a-z]"
    rf"|\ban? (?:far|much|infinitely|vastly|immeasurably) {_BETTER} [a-z]+ than (?:his|her|its|their) [a-z]",
    _FILE,
    flags=re.IGNORECASE,
)
# No other probe comes close; it is hard to imagine a more elegant; you will not find a friendlier people.
_UNFOUND = worded(
    r"\b(?:no other|nothing|nobody|no one|none)(?: else)?(?: [a-z]+){0,4}? (?@near)\b"
    rf"|\b(?@seek) (?:an?|anything|anyone|any) (?:{_BETTER}"
    rf"|(?:[a-z]{{3,9}}er) [a-z]+ [^.;:]{{0,20}}?(?@beyond))\b"
    r"|\bthere is (?:no|hardly any|scarcely any) (?:better|finer|lovelier|nicer) (?:way|place|feeling) to"
    r" (?:spend|see|start|end|enjoy|celebrate|while)\b"
    rf"|\b(?:has|have|had|can|could) (?:ever )?(?@brought_forth) (?:no|few) {_BETTER} [a-z]"
    rf"|\b(?@brought_forth) (?:no|few) {_BETTER} [a-z]|\bthere (?:is|was) (?:simply "
    rf"|quite simply )?nothing (?:{_BETTER}|like it)(?=[.!])"
    r"|\bleaves? (?:everything|everyone|everybody|all|the) (?:else|others|rest|competition|rivals|opposition)"
    r"[^.,;:]{0,40}? (?:standing|behind|cold|in the shade|in the dust|for dead|far behind)\b"
    r"|\balone (?:is|are|would be) worth (?:the|every|a) (?:[a-z]+ )?(?:journey|trip|detour|price|wait|visit"
    r"|money)\b"
    rf"|{_BE} (?@nothing_less) (?:an? )?(?@marvels)\b",
    _FILE,
    flags=re.IGNORECASE,
)
_SCORNED = worded(rf"{_BE}[^.;:]{{0,20}} (?@scorned)\b|\b(?:has|have|ought to be|should be|should all be"
    r"|who [a-z]+ it|and) (?@scorned)\b", _FILE, flags=re.IGNORECASE)  # fmt: skip
_SPEAKS = worded(
    r"\b(?:I|[Mm]y|[Mm]e|[Ii]n our (?:view|opinion|book)|[Tt]o us|[Ww]e (?@deem))\b", "verdicts.toml"
)
_OWN_TEXT = 3
"""Times that a text says “I” from which it is somebody's view."""


@once
def _words(lists: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    beyond, adorning = told_by(lists["beyond"]), frozenset(lists["adorning"])
    return {
        "nobody": told_by([*lists["finer"]]) | frozenset(("never", "nothing", "nobody", "no", "few", "none")),
        "of_all": frozenset(lists["utmost"]) | told_by(lists["utmost"]) | adorning,
        "vouched": told_by(lists["stance"]) | {"must", "has", "have"},
        "than_ever": frozenset(("than",)),
        "unfound": told_by([*lists["near"], *lists["seek"], *lists["marvels"], *lists["brought_forth"]])
        | {"way", "place", "feeling", "nothing", "leave", "leaves", "alone"},
        "scorned": told_by(lists["scorned"]),
    } | {"beyond": beyond}


def peerless_words(data: Data) -> frozenset[str]:
    """Return the words without one of which nothing is set above all others."""
    return frozenset().union(*_words(data(_FILE)).values())


def find_peerless(facts: Facts) -> Iterator[Told]:
    """Yield such judgements outside quotations where no link, note or name answers for them, one of a
    sentence; none in a text or a sentence in which somebody speaks of himself.
    """
    if len(facts.word_table.numbers.get("i", ())) >= _OWN_TEXT:
        return
    words, speaks = _words(facts.data(_FILE)), _SPEAKS(facts.data)
    looks = {
        "nobody": _NOBODY,
        "of_all": _OF_ALL,
        "vouched": _VOUCHED,
        "than_ever": _THAN_EVER,
        "unfound": _UNFOUND,
        "scorned": _SCORNED,
    }
    yield from one_a_sentence(
        facts, looks, words, lambda _, told: not speaks.search(told.statement.sentence.text)
    )
