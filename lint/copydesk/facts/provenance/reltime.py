"""Words that say when only to a reader who knows the day of writing: recent, ongoing, underway, is set to,
last week.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from ...language.scan import fold
from .dates import find_days

if TYPE_CHECKING:
    from ..facts import Facts
    from ..text.sentences import Sentence

_ACTOR = (
    r"(?:[A-Z][\w’'.&-]{1,30}(?: (?:of |and |the )?[A-Z][\w’'.&-]{1,30}){0,3}|[Tt]he (?:[A-Z]?[\w-]{2,20} "
    r")?(?:government|ministry|company|agency|alliance|bloc|council|city|authorities|union|university|bank"
    r"|country|commission|parliament|police|army|navy|organi[sz]ation|committee|board|firm|group"
    r"|administration|state|region|court|association))"
)
_DOING = (
    r"(?:expanding|developing|embarking|planning|preparing|considering|negotiating|building|deploying"
    r"|investigating|seeking|rolling out|launching|introducing|reviewing|pushing|ramping|boosting"
    r"|strengthening|facing|moving|urging|discussing|weighing|drafting|testing|constructing|hiring"
    r"|recruiting|raising|cutting|increasing|reducing|shifting|stepping up|accelerating|investing"
    r"|modernising|modernizing|upgrading|relocating|restructuring|merging|closing|opening|exploring"
    r"|pursuing|consulting|campaigning|struggling|grappling|bracing|racing|scrambling|working (?:on|to"
    r"|with)|calling for)"
)
_TALKS = (
    r"(?:discussions?|talks|negotiations?|works?|preparations?|efforts|plans|investigations?|consultations?"
    r"|construction|trials?|inquir(?:y|ies)|reviews?|searches|search|tests|testing|reforms?|operations?"
    r"|exercises|projects?|planning|repairs|recovery|evacuations?|deliberations?|studies)"
)
_PEOPLE = (
    r"(?:officials|leaders|authorities|lawmakers|legislators|regulators|companies|firms|businesses"
    r"|governments|countries|nations|states|researchers|scientists|engineers|experts|members|allies"
    r"|negotiators|ministers|ministries|airlines|banks|schools|hospitals|operators|cities|agencies"
    r"|organi[sz]ations|investors|manufacturers|developers|retailers|universities|teams|forces|troops"
    r"|rescuers|investigators|prosecutors|farmers|workers|unions)"
)
_DOCUMENT = (
    r"(?:study|studies|report|reports|survey|surveys|poll|polls|briefing|paper|analysis|review|statement"
    r"|announcement|interview|speech|meeting|summit|visit|decision|ruling|attack|incident|election|vote"
    r"|data|figures|findings|research|article|deal|agreement|proposal|move|update|development|developments"
    r"|events)"
)


class _Kind(NamedTuple):
    """One kind of phrase: how telling it is (0 most), letters that it cannot do without, its pattern, and
    what must stand before it.
    """

    name: str
    rank: int
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None


_DOES = regex(rf"\b(?:is|are) (?:now |currently |also |still |actively |increasingly )?{_DOING}\b")
_KINDS = (
    _Kind(
        "plan",
        0,
        ("set to", "due to", "poised to", "scheduled to", "slated to", "about to"),
        regex(
            r"\b(?:is|are) (?:now |currently |also )?(?:set|due|poised|scheduled|slated|about) to \w{2,20}\b"
        ),
    ),
    _Kind("progress", 1, (" is ", " are "), _DOES, regex(rf"(?<!\w){_ACTOR} \Z")),
    _Kind("trend", 4, (" are ",), _DOES, regex(rf"\b{_PEOPLE} \Z", re.IGNORECASE)),
    _Kind(
        "underway",
        1,
        ("underway", "under way", "in progress", "ongoing", "continuing"),
        regex(
            r"\b[\w’'-]{2,24} (?:is|are) (?:now |currently |already |still |well )?(?:underway|under way)\b"
            rf"|\b{_TALKS} (?:is|are|remains?|continues? to be) (?:now |currently |still )?"
            r"(?:in progress|ongoing|continuing)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        "recent",
        2,
        ("recent ", "latest "),
        regex(
            r"\b(?:[Aa]|[Tt]he|[Tt]his|[Ii]ts|[Tt]heir)? ?(?:more )?(?:recent|latest) "
            rf"(?:[\w-]{{2,20}} ){{0,2}}{_DOCUMENT}\b"
        ),
    ),
    _Kind(
        "ongoing",
        3,
        ("ongoing",),
        regex(r"\b(?:the |an )?(?:significant, )?ongoing (?!basis\b)[\w-]{2,30}\b", re.IGNORECASE),
    ),
    _Kind(
        "day",
        3,
        ("yesterday", "tomorrow", "tonight", "today", "this ", "last ", "next "),
        regex(
            r"\b(?:yesterday|tomorrow|(?:earlier |later )?(?:this|last|next) (?:week|month|year|weekend"
            r"|summer|winter|spring|autumn|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|earlier today"
            r"|tonight)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        "now",
        4,
        ("currently", "presently", "at present", "as of now", "at the moment", "these days", "nowadays"),
        regex(
            r"\b(?:currently|presently|at present|as of now|at the moment|these days|nowadays)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        "past",
        4,
        ("recently", "lately", "in recent ", "over the past "),
        regex(
            r"\b(?:recently|lately|in recent (?:days|weeks|months|years)|over the past "
            r"(?:few |several )?(?:days|weeks|months))\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        "soon",
        5,
        ("upcoming", "forthcoming", "in the coming ", "in the next few "),
        regex(
            r"\b(?:upcoming|forthcoming|in the (?:coming|next few) (?:days|weeks|months|years))\b",
            re.IGNORECASE,
        ),
    ),
)
_YEAR = regex(r"\b(?:1[5-9]|20)\d\d\b")
_FIRST = frozenset(
    "i we my our me us mine ours myself ourselves i'm we're i've we've i’m we’re i’ve we’ve".split()
)
_THIRD = frozenset("he she him her his hers himself herself".split())
_LONGEST = 2000  # code points of a sentence that are looked at
_NO_NEWS = frozenset(("heading", "cell", "caption", "front-matter", "boilerplate", "footnote"))
_MOST_FIRST, _MOST_THIRD = 9.0, 28.0


class Relative(NamedTuple):
    """One phrase: prose range, kind (plan, progress, underway, trend, recent, ongoing, day, now, past, soon)
    and rank (0 tells most).
    """

    start: int
    end: int
    kind: str
    rank: int


def find_relative(facts: Facts) -> list[Relative]:
    """Find the phrases, in reading order, one of a kind in a sentence.

    Quoted speech, paragraphs with a year or a date of their own, and texts in which somebody speaks (a
    speech, a letter, a novel) have none: there the day is told by the occasion.
    """
    doc = facts.doc
    if facts.somebody_speaks:
        return []
    lowered = fold(doc.prose.text)
    sentences = facts.sentences
    starts = [sentence.start for sentence in sentences]
    anchored: dict[int, bool] = {}
    found: list[Relative] = []
    for kind in _KINDS:
        for number in _sentences_with(lowered, kind.literals, starts):
            sentence = sentences[number]
            block = sentence.block
            if block.quote or block.kind in _NO_NEWS:
                continue
            if block.index not in anchored:
                text = doc.prose.text[block.start : block.end]
                anchored[block.index] = bool(_YEAR.search(text) or find_days(text))
            hit = None if anchored[block.index] else _in_sentence(facts, sentence, kind)
            if hit is not None and not any(o.start < hit.end and hit.start < o.end for o in found):
                found.append(hit)
    return sorted(found)


def _sentences_with(lowered: str, literals: tuple[str, ...], starts: list[int]) -> list[int]:
    """Return the numbers of the sentences in which one of the literals stands, in order."""
    numbers: set[int] = set()
    for literal in literals:
        at = lowered.find(literal)
        while at >= 0:
            numbers.add(bisect_right(starts, at) - 1)
            at = lowered.find(literal, at + 1)
    numbers.discard(-1)
    return sorted(numbers)


def _in_sentence(facts: Facts, sentence: Sentence, kind: _Kind) -> Relative | None:
    for match in kind.pattern.finditer(sentence.text[:_LONGEST]):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if kind.before is not None:
            actor = kind.before.search(sentence.text[max(0, match.start() - 90) : match.start()])
            if actor is None:
                continue
            start -= len(actor.group())
        start += len(match.group()) - len(match.group().lstrip())
        if not facts.in_quotes(start, end):
            return Relative(start, end, kind.name, kind.rank)
    return None


def somebody_speaks(facts: Facts) -> bool:
    """Say whether the text is told by or about persons throughout: more first or third person than news
    carries (per 1,000 words, quoted speech left out).
    """
    facts, first, third = facts, 0, 0
    for word in facts.words:
        text = word.text.lower()
        if text in _FIRST and word.text != "US" and not facts.in_quotes(word.start, word.end):
            first += 1
        elif text in _THIRD and not facts.in_quotes(word.start, word.end):
            third += 1
    size = max(1, len(facts.words))
    return 1000 * first / size > _MOST_FIRST or 1000 * third / size > _MOST_THIRD


def best(found: list[Relative], most: int) -> list[Relative]:
    """Choose the most telling phrases, in reading order: the first of each kind by rank, then further ones
    by rank.
    """
    ranked = sorted(found, key=lambda item: (item.rank, item.start))
    kinds: set[str] = set()
    firsts = [item for item in ranked if not (item.kind in kinds or kinds.add(item.kind))]  # type: ignore[func-returns-value]
    rest = [item for item in ranked if item not in firsts]
    return sorted((firsts + rest)[:most])
