"""Ages that do not fit the years of birth and death."""

import re
from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex

_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d)"
_DATE = r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}, )?"
_DASH = r"\s?[–—-]\s?"
LIFE = regex(
    rf"\((?:born |b\. )?{_DATE}{_YEAR.format('born')}{_DASH}(?:died |d\. )?{_DATE}{_YEAR.format('died')}\)"
)
BORN = regex(rf"\b[Bb]orn (?:in |on )?(?:[^\d.;()]{{1,40}} (?:in|on) )?{_DATE}{_YEAR.format('born')}\b")
DIED = regex(
    rf"\b(?:died|killed|passed away|death)\b[^.;()]{{0,60}}?\b(?:in|on) {_DATE}{_YEAR.format('died')}\b"
)
AGED = regex(
    r"\b(?:at the age of|aged|at age|at) (?P<age>\d{1,3})\b(?! ?(?:%|per|miles|km|o’clock|o'clock|am|pm"
    r"|[A-Z]))"
)


# An age is one at death only where one of these stands beside it.
DEATH = frozenset({"died", "dead", "death", "killed", "passed"})


def age_birth_year(ctx: Scope) -> Iterator[Slip]:
    table = ctx.facts.word_table
    for sentence in ctx.sentences_of(table.where_parts(DEATH)):
        text = sentence.text
        life = LIFE.search(text)
        born, died = life or BORN.search(text), life or DIED.search(text)
        if born is None or died is None or len(LIFE.findall(text)) > 1:
            continue
        least = int(died["died"]) - int(born["born"]) - 1
        if not 0 <= least <= 120:
            continue
        for match in AGED.finditer(text):
            age = int(match["age"])
            if age not in (least, least + 1) and _of_death(text, match.start(), match.end()):
                yield ctx.found(
                    sentence.start + match.start(),
                    sentence.start + match.end(),
                    born=int(born["born"]),
                    died=int(died["died"]),
                    least=least,
                    most=least + 1,
                    age=age,
                )


def _of_death(text: str, start: int, end: int) -> bool:
    """Say whether the age is the one at death of the person of the sentence, not that of another one."""
    clause = re.split(r"[;:]|, (?:and|but|when|where|while)\b", text[:start])[-1] + text[end : end + 30]
    if not re.search(r"\b(?:died|dead|death|killed|passed away)\b", clause):
        return False
    kin = (
        r"\b(?:his|her|their|whose) (?:\w+ )?(?:son|daughter|wife|husband|father|mother|brother|sister"
        r"|child|uncle|aunt)\b"
    )
    return not re.search(kin, clause)
