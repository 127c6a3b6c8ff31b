"""Lines that name who wrote a text: below the headline, at the end, and the agency in the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.api import HEADING, Block, Facts, once, regex, word_sets, worded

_NAME = r"[^\W\d_a-z][\w.’'-]{0,24}(?: (?:[^\W\d_a-z][\w.’'-]{0,24}|(?@particle)(?![a-z]))){0,4}"
_FULL = r"[^\W\d_a-z][\w.’'-]{0,24}(?: (?:[^\W\d_a-z][\w.’'-]{0,24}|(?@particle)(?![a-z]))){1,3}"
_PEOPLE = rf"{_NAME}(?:(?:,| and|,? &) {_NAME}){{0,3}}"
_BY = regex(r"\bby:? ", re.I)
# What other languages begin such a line with: "par Luc Moreau", "Von Heike Sommer".
_ABROAD = regex(r"(?:von|par|por|door|di|af|av):? ", re.I)
_BY_ABROAD = worded(
    rf"(?i:von|par|por|door|di|af|av):? (?P<name>{_FULL})(?: ?[,|·•–—-].{{0,60}})?\Z", "name-particles.txt"
)
_AFTER_BY = worded(
    rf"\W{{0,3}}(?i:(?:our|the) (?:[\w’'-]{{1,20}} ){{0,3}}(?@role) )?(?P<name>{_PEOPLE})[^.!?]{{0,80}}\.?\Z",
    "name-particles.txt",
    "bylines.txt",
)
# "Posted by nellh", "@nellhardy": who writes under another name.
_HANDLE = regex(r"\W{0,3}(?:(?:posted|written|published|shared) by )?(?P<name>@?[\w.-]{3,30})\Z", re.I)
_LABEL = worded(
    r"(?i:(?@label)(?: ?(?:and|&|/) ?[a-z]{3,12})?)(?:\(s\))? ?[:—–] ?"
    rf"(?P<name>{_PEOPLE})(?:[^.!?]{{0,80}}|\. .{{0,80}})\Z",
    "name-particles.txt",
    "bylines.txt",
)
_DASH = worded(rf"[—–] ?(?P<name>{_PEOPLE})[^.!?]{{0,80}}\Z", "name-particles.txt")
_TASK = worded(
    rf"(?P<name>{_FULL}),(?: (?:an?|the|our))? (?i:(?:[\w’'-]{{1,20}} ){{0,5}}(?@role))\b",
    "name-particles.txt",
    "bylines.txt",
)
_LIFE = worded(
    rf"(?P<name>{_FULL})(?: is (?:an?|the|our) (?:[\w’'-]{{1,20}},? ){{0,5}}(?@role)\b"
    r"| covers | reports (?:on|from)\b)",
    "name-particles.txt",
    "bylines.txt",
)
_CREDITED = regex(r" contributed (?:\w{1,20} )?to (?:this|the) (?:report|story|article|piece|post|column)\b")
_PAPER = regex(r"[\w ]{1,30}['’]s? ")
_NAMES = worded(rf"(?P<name>{_PEOPLE})", "name-particles.txt")
_LONE = worded(
    rf"(?:[Ff]rom )?(?P<name>{_FULL}(?:(?:,| and|,? &) {_FULL}){{0,3}})"
    r"(?P<rest>\Z| ?[|·•(/]| [—–-] | (?:in|reports?|reporting|writes)\b|, [A-Z][\w’'-]{1,20}\Z)",
    "name-particles.txt",
)
_AGENCY = regex(
    r"(?:[A-Z][\w.,’'/ -]{1,60} )?\((?P<name>[A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]{1,12})?)\) ?(?:[—–-]|--)"
)
# These lines say who wrote the text; others name who took the photograph or edited it.
_SAYS_WHO = regex(
    r"\W{0,4}(?:(?:written |posted |words |text |story |report(?:ed|ing)? )?by\b"
    r"|(?:authors?|words|text|story|writer|byline)(?: ?(?:and|&|/) ?[a-z]{3,12})?(?:\(s\))? ?[:—–])",
    re.I,
)
_OWN_NAME = worded(rf"(?P<name>{_FULL})(?:\Z| ?[,|·•(]| [—–-] )", "name-particles.txt")
_SHOWN, _SAID, _ALONE = "page", "said", "alone"
_AUTHOR_KEYS = frozenset({"shown.byline", "author", "author.name", "creator", "creator.name"})
_PAGES = regex(
    r"/(?:authors?|people|person|team|staff|profiles?|contributors?|writers?|journalists?|by|users?)/", re.I
)
_WORD = regex(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST, _PAPER_WORDS, _KIND_WORDS = 200, 7, 3
_LONGEST_LIFE = 800


class Signed(NamedTuple):
    """A line that names somebody: the block, the names as written, and by what they are told to be those of
    the author: ``said`` by a word, a class or a link to her page, ``alone`` with a day below the headline, or
    "" where it is less plain.
    """

    block: Block
    name: str
    told: str = ""


class Lines(NamedTuple):
    """The blocks of a text, those round its headline (before and behind it), and the place of the headline in
    the text, -1 without one.
    """

    body: Sequence[Block]
    head: Sequence[Block]
    headline: int


def find_byline(facts: Facts, lines: Lines) -> Signed | None:
    """Find the line that names the author; a name alone counts where its place or what follows tells it."""
    return next(_signed(facts, lines), None)


def find_agency(facts: Facts, lines: Lines) -> str:
    """Return the agency in the dateline of the text ("HARWICK (AP) —"), or ""."""
    first = next(
        (block for block in lines.body if block.kind != HEADING and len(_text(facts, block)) > 80), None
    )
    match = _AGENCY.match(_text(facts, first)) if first is not None else None
    return match["name"] if match is not None else ""


def _signed(facts: Facts, lines: Lines) -> Iterator[Signed]:
    words = _sets(facts.data("bylines.txt"))
    yield from _told_by_markup(facts, lines, words["made"])
    for block in [*lines.head, *lines.body[-6:]]:
        text = _text(facts, block).strip("*_()[] ✍️")
        if len(text) > _LONGEST or block.quote or block.kind == HEADING:
            continue
        abroad = _BY_ABROAD(facts.data).match(text) if _ABROAD.match(text) else None
        label = _LABEL(facts.data).match(text) if any(mark in text for mark in ":—–") else None
        for found in (_after_by(facts, text, words["made"]), label, abroad):
            if found is not None:
                yield Signed(block, found["name"], _SAID if _SAYS_WHO.match(text) else "")
        dash = _DASH(facts.data).match(text) if text[:1] in ("—", "–") else None
        if dash is not None and not _follows_quotation(facts, lines, block):
            yield Signed(block, dash["name"])
    below = lines.body[lines.headline + 1 : lines.headline + 4]
    for number, block in enumerate(below):
        name = _alone(facts, block, below[number + 1 : number + 2], words["made"])
        if name:
            yield Signed(block, name, _ALONE)
    for block in lines.body[-3:]:
        text = _text(facts, block).strip("*_()[] ")
        # What a person of the story says is no line about the author.
        if len(text) > _LONGEST_LIFE or block.quote or "“" in text or '"' in text:
            continue
        found_at_end = _LIFE(facts.data).match(text)
        if found_at_end is None and len(text) <= _LONGEST:
            found_at_end = _credited(facts, text) or _TASK(facts.data).match(text)
        if found_at_end is not None:
            yield Signed(block, found_at_end["name"])


def _told_by_markup(facts: Facts, lines: Lines, made: frozenset[str]) -> Iterator[Signed]:
    """Read what the markup of the page calls its author, near the headline or at the end."""
    for meta in facts.doc.metadata:
        if meta.origin != _SHOWN or meta.key not in _AUTHOR_KEYS:
            continue
        block = next((b for b in [*lines.head, *lines.body[-6:]] if meta.span.overlaps(b.span)), None)
        if block is None or block.kind == HEADING:
            continue
        text = str(meta.value).strip()
        found = _after_by(facts, text, made) or _OWN_NAME(facts.data).match(text)
        if found is not None:
            yield Signed(block, found["name"], _SAID)


def _after_by(facts: Facts, text: str, made: frozenset[str]) -> re.Match[str] | None:
    """Read “By Ada Marsh” and “Posted on 2 March by Ada Marsh”: before the word stands nothing but what was
    made, and when.
    """
    by = _BY.search(text)
    if by is None:
        return None
    before = _WORD.findall(text[: by.start()].casefold())
    calendar = facts.calendar
    days = {name[:3] for name in (*calendar.months, *calendar.weekdays)}
    told = all(word in made or word[0].isdigit() or word[:3] in days for word in before)
    # "Sale report by Jo Tapper": what it is about stands before what was made.
    kind = before[-1:] and before[-1] in made and len(before) <= _KIND_WORDS
    if len(before) > 10 or not (told or kind):
        return None
    return _AFTER_BY(facts.data).match(text[by.end() :])


def _credited(facts: Facts, text: str) -> re.Match[str] | None:
    """Read “The Courier's Ada Marsh contributed to this report”."""
    said = _CREDITED.search(text)
    if said is None:
        return None
    paper = _PAPER.match(text)
    return _NAMES(facts.data).match(text[: said.start()], paper.end() if paper is not None else 0)


def _alone(facts: Facts, block: Block, following: Sequence[Block], made: frozenset[str]) -> str:
    """Read a name below the headline that stands alone or before a bar, beside a day, a task or the address
    of its owner.
    """
    text = _text(facts, block).strip("*_ ✍️")
    if block.kind == HEADING or block.quote or len(text) > 120:
        return ""
    handle = _HANDLE.match(text) if "@" in text or " by " in text else None
    role = handle or (_TASK(facts.data).match(text) if "," in text else None)
    if role is not None and text[-1] not in ".!?":
        return role["name"]
    days = facts.calendar.find_days(text)
    before = text[: days[0].start].partition(",")[0].rstrip(" ;·•|/(–—-") if days else ""
    lone = _LONE(facts.data).match(before or text)
    if lone is None or not (made - {"and"}).isdisjoint(lone["name"].casefold().split()):
        return _first_name(before, made)
    dated = days or any(
        len(_text(facts, other)) < 60 and facts.calendar.find_days(_text(facts, other)) for other in following
    )
    owned = any(
        _PAGES.search(link.url) for link in facts.doc.links if block.start <= link.start < max(block.end, 1)
    )
    return lone["name"] if dated or owned else ""


def _first_name(before: str, made: frozenset[str]) -> str:
    """Read “Ada Marsh The Courier” before a day: a name and the paper, which lines of a page were."""
    words = before.split()
    plain = all(word[0].isupper() for word in words) and made.isdisjoint(map(str.casefold, words[:2]))
    return " ".join(words[:2]) if 3 < len(words) <= _PAPER_WORDS and plain else ""


def _follows_quotation(facts: Facts, lines: Lines, block: Block) -> bool:
    """Say whether a line “— Name” stands below words that it gives to that person."""
    at = next(n for n, other in enumerate(lines.body) if other.index == block.index)
    above = lines.body[at - 1] if at else None
    return above is not None and (above.quote or _text(facts, above).endswith(("”", '"', "’", "»", "“")))


def _text(facts: Facts, block: Block) -> str:
    return facts.doc.text_of(block).strip()


@once
def _sets(lines: Sequence[str]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in word_sets(lines).items()}
