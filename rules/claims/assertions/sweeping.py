"""Claims about all there is of a kind, which somebody must have counted: “nine tenths of every wave ever
sent”, “more gold crosses here than in all the ports”, “if all wheat had it, hunger would be over”, “all of
its rivals lose a note in every thousand”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Facts, once, regex, worded

from .gates import told_by
from .ownvoice import Told
from .secondhand import one_a_sentence

_FILE = "sweeping.toml"
_HEAD = r"(?:\A|(?<=\n)|(?<=[.!?:”\"’)*] ))"
"""Where a sentence begins: a match is looked for in the whole text."""
_NUMBER = r"(?:\d{1,3}(?:[.,]\d)?|(?@numbers))"
_PART = rf"(?:{_NUMBER}[ -](?@parts)|(?:an?|the) (?@parts)|half|{_NUMBER} ?(?:%|per ?cent|percent)|(?@bulk))"
# Nine tenths of every radio wave; four fifths of all blackfly; half the fertiliser ever made.
_OF_ALL = worded(
    rf"\b{_PART} of (?:all(?! (?@owned)\b)|every"
    rf"|the world[’']s) (?:the )?(?!(?:[a-z]+ )?(?@counted_here)\b)[a-z]"
    rf"|\b(?:half|{_PART} of) (?!(?:us|them|you)\b)(?:the |all )?(?:[a-z-]+ ){{1,4}}?(?:(?:that |which "
    rf"|who )?(?:has |have |was |were )?"
    r"ever (?:been )?[a-z]+(?:ed|en|de|lt|nt|ld|wn|ung|ght|t)|in (?:existence|the world)"
    r"|on (?:earth|the planet))\b",
    _FILE,
    flags=re.IGNORECASE,
)
# More smuggled gold crosses in … than in all its ports; longer than anywhere else in the world.
_MORE = (
    r"\b(?:(?:more|fewer|less) [a-z’'-]+ [^.,;:]{1,80}?|[a-z]{3,9}er(?: [^.,;:]{2,90}?)?)"
    r"(?<!\brather)(?<!\bother)(?<!\bfurther)(?<!\bsooner) than"
)
_THAN_REST = worded(
    rf"{_MORE} (?:(?@between) ){{0,2}}(?@rest)\b"
    rf"|{_MORE} [^.,;:]{{2,50}}? (?@together)\b",
    _FILE,
    flags=re.IGNORECASE,
)
# If every town had a warden, there would be no damage.
_IF_ALL = worded(
    rf"{_HEAD}(?:[A-Z][a-z]+, )?(?:[Ii]f|Were|Had|Should) (?:(?:only )?(?@everyone)\b[^.;:?]{{3,90}}?"
    r"|[^.;:?]{3,60}? (?@everywhere) [^.;:?]{2,60}?),"
    r" [^.;:?]{0,60}?\b(?:would|could) (?:soon |simply |all |then |long since |have to )?(?@solved)\b",
    _FILE,
)
# All of its rivals lose a note; none of our competitors tests; all other sensors fail.
_RIVALS = worded(
    r"\b(?:all|none|most|half|few|every one|not one|each) of (?:its|our|their"
    r"|the) (?:[a-z]+ )?(?@rival_only)\b"
    r"(?! (?:in|at|for)\b)"
    rf"|{_HEAD}(?:all|every|most) (?:the )?other (?:[a-z]+ ){{0,2}}(?@rivals)"
    r"(?: on (?:the market|sale)(?: today)?)? (?!(?@unlike_verbs)\b)[a-z]+",
    _FILE,
    flags=re.IGNORECASE,
)
# Four out of every five roofs would not survive; nearly all kettles leak; the vast majority of fires are.
_SHARED = worded(
    rf"{_HEAD}(?:(?:At least|About|Almost|Nearly|Some|Over) )?{_NUMBER} (?:in|out of) (?:every {_NUMBER}"
    rf"|(?@bases))"
    r" (?!(?@spans)\b)[a-z]+(?: [a-z-]+){0,6}? (?:is|are|do|does|would|will|can|could|have|has|never"
    r"|[a-z]{3,}s?)\b"
    rf"|{_HEAD}(?:nearly|almost|virtually|practically) (?:all|every|no) (?!(?:(?@owned)|day|year|time)\b)"
    r"[a-z-]+ [a-z-]+ [^.;:]{2,80}(?=[.!])"
    rf"|{_HEAD}the (?:vast|great|overwhelming) majority of (?!(?:(?@owned)|them"
    rf"|us)\b)[a-z-]+(?= [^.;:]{{4,90}}[.!])",
    _FILE,
    flags=re.IGNORECASE,
)
_SCALED = worded(
    rf"{_HEAD}(?:(?-i:[A-Z])[a-z]+ (?:[a-z-]+ ){{0,4}}?|an? (?:[a-z-]+ ){{1,6}}?)(?@scaling)"
    r" (?:the|your|a [a-z]+[’']s|its|their|one[’']s) (?:[a-z]+ ){0,3}?(?@scaled)\b"
    # Adds five years to the life of any kettle; pays for itself within a season; those who share argue less.
    r"|\b(?:adds?|takes?|knocks?|cuts?) (?:(?@numbers)|\d{1,3}|up to [a-z]+) (?:years|months|decades|days) "
    r"(?:to|off|from) (?:the|your|a|any) (?:[a-z]+ )?(?@scaled)\b|\bpays? for itself (?:within|in|after"
    r"|many)\b"
    rf"|{_HEAD}(?-i:[A-Z])[a-z]+s (?:who|that) [^.,;:?]{{3,50}}? [a-z]{{3,}} (?:more|less|longer|better"
    rf"|fewer|worse"
    r"|faster|earlier|happier|healthier|richer)(?: than [^.,;:]{3,40}| [a-z]+)?(?=[.])"
    r"|\b(?:no|not one|not a single) [a-z]+ (?:that|who|which|with) [^.,;:]{3,50}? (?:has|have) ever [a-z]"
    rf"|{_HEAD}(?:nobody|no one|everyone|everybody|anyone|anybody|anyone at all) who [^.,;:?]{{3,60}}?"
    r" (?@never_more) [a-z]",
    _FILE,
    flags=re.IGNORECASE,
)
_SPEAKS = regex(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Uu]s|[Yy]ou)\b")


@once
def _words(lists: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    return {
        "of_all": told_by([*lists["parts"], *lists["bulk"]]) | {"cent", "percent", "per"},
        "than": frozenset(("than",)),
        "if": frozenset(("if", "were", "had", "should")),
        "rivals": told_by([*lists["rivals"], *lists["rival_only"]]),
        "shared": frozenset(("nearly", "almost", "virtually", "practically", "majority", "out", "in")),
        "scaled": told_by([*lists["scaling"], *lists["never_more"], *lists["lasting"]]),
    }


def find_sweeping(facts: Facts) -> Iterator[Told]:
    """Yield the words of such claims in sentences outside quotations without a link, a note or somebody who
    says it, one of a sentence.
    """
    words = _words(facts.data(_FILE))
    looks = {
        "of_all": _OF_ALL,
        "than": _THAN_REST,
        "if": _IF_ALL,
        "rivals": _RIVALS,
        "shared": _SHARED,
        "scaled": _SCALED,
    }
    yield from one_a_sentence(
        facts,
        looks,
        words,
        lambda name, told: (
            name not in ("shared", "scaled") or not _SPEAKS.search(told.statement.sentence.text)
        ),
    )
