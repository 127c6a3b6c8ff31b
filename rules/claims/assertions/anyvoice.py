"""What is a claim about the world whoever says it: a share of all, a rank in a wide field, an effect on
bodies, what holds for a group of people, what will be in ten years.

Texts that are no reports (``Genre.reported``) speak for themselves in most of what they say. These few forms
need a source in a blog, a letter or on the page of a shop, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from .effects import somebody, works_forms
from .gates import claim_gates
from .generals import holds, kind_of
from .kindscompared import kinds_compared
from .mainclauses import Clause
from .outlook import plans
from .ownvoice import Told

_NUMBER = r"(?:\d{1,3}(?:[.,]\d{1,4})?|(?@numbers))"
_PARTS = "half|a (?:third|quarter|fifth|tenth)|two thirds|three quarters"
_PERCENT = r" ?(?:%|per ?cent\b|percent\b)"
_SHARE = worded(
    rf"\b{_NUMBER}{_PERCENT} of (?!(?:me|us|this|that|it|my|your|his|her)\b)[a-z]"
    rf"|\b{_NUMBER}(?: [a-z-]{{3,20}}){{0,2}} (?:in|out of) (?:every )?(?:(?@numbers)|\d{{1,4}})\b"
    r"(?! (?:(?@spans)|(?@months)|the|a)\b)"
    rf"|\bby (?:up to |as much as |more than |about |almost |nearly )?{_NUMBER}{_PERCENT}"
    r"|\bevery (?!other\b)(?@ordinals) (?!(?:(?@spans)|(?@seasons)|(?@weekdays)|time)\b)[a-z]{3,30}\b",
    "ownvoice.toml",
    "calendar.toml",
    flags=re.IGNORECASE,
)
_PART = worded(
    r"\A\W*(?:(?:only|just|over|about|nearly|almost|more than|less than|roughly|up to|already) ){0,2}"
    rf"(?:(?:{_PARTS})(?: of)?|{_NUMBER}{_PERCENT}(?: of)?)"
    r" (?:all |the world[’']s )?(?!(?:my|our|your|his|her|its|the|this|a)\b)(?:[a-z-]+ ){0,3}?(?@groups)\b"
    rf"|\A\W*(?:{_PARTS}) of (?:all|the world[’']s) [a-z]",
    "anyvoice.toml",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
# What is only best or worst, and what is "most easy and obvious in the world", is somebody's taste.
_HIGH = r"(?:[a-z]{2,12}(?<!for)(?<!inter)est|most [a-z-]+(?! and\b)|best-[a-z]+|leading|foremost|only)"
_RANK = worded(
    rf"(?<!of )\bthe (?:second |third )?{_HIGH} (?:[\w’'-]+ ){{0,6}}?"
    r"(?:(?@reaches)|in the (?:whole |entire |[a-z]+ern )?(?@wide)|(?:in|outside) (?-i:[A-Z])[a-z]{2,})\b"
    r"|\bworld[’']s first [a-z]"
    rf"|(?<!of the )\b(?@owners)[’']s (?:second[ -])?{_HIGH} [a-z]"
    r"|\bno other [a-z]+ (?:[a-z]+ ){0,3}(?:as|so|more|[a-z]{3,}er)\b"
    r"|\bthan any other\b(?: [a-z]+){0,3} (?:(?:in|on|of|along) (?:the|this|our|these)\b|in (?-i:[A-Z]))"
    r"|\bno (?:other )?[a-z]+ (?:in|on|of) (?:the|this|our) [a-z]+ (?:has|have) (?:ever )?[a-z]{3,} (?:as"
    r"|so|more|fewer)\b|\bnowhere else (?:in|on)\b"
    r"|\bnumber one (?:in|for|on)\b"
    r"|\bthe (?@undisputed) (?:leader|number one|champion|king|queen|market leader)\b",
    "anyvoice.toml",
    flags=re.IGNORECASE,
)
_RANKING = (
    *("est ", "most ", "best-", "leading ", "foremost ", "only ", "’s ", "'s ", "no other "),
    *("than any other", "nowhere else ", "number one", " leader", " champion", " king", " queen"),
)
"""Letters of which a rank needs some."""
_OWN = regex(
    r"\b(?:[Ii]|[Ww]e|he|she|they)(?: has| have| had|[’'](?:ve|s|d))? ever\b|\bfor (?:me|us)\b|\b[Mm]y\b"
)
_BODY = worded(r"\b(?@bodily)\b", "anyvoice.toml")
_YOURS = worded(r"\byour (?@bodily)\b", "anyvoice.toml")  # said of everybody
_CAUSED = worded(
    r"\b(?:was|were) (?:\w+ly )?(?@brought_about) by [a-z]"
    r"|\b(?@kindling) (?:was|were|had been) (?:\w+ly )?(?@kindled) by [a-z]"
    r"|\b(?:is|are) (?:the|a|one) (?@chief) (?:cause|reason|source|driver|culprit)s?\b"
    r"(?! (?:we|I|to|my|our)\b)",
    "anyvoice.toml",
)
_UNDONE = worded(
    r"\b(?@undid) (?:the|a|an|its|their|most|half|all|many|thousands|hundreds)\b", "anyvoice.toml"
)
_THINGS = frozenset({"NN", "NNS"})
_NEAR = 40  # letters from a subject to its verb
_HORIZON = worded(
    r"\b(?:[Bb]y|[Bb]efore) (?:the year )?20[2-9]\d\b|\b(?:[Ww]ithin|[Ii]n) (?:the (?:next|coming) )?(?:a"
    r" few |(?@numbers) "
    r"|\d{1,3} )?(?:years|decades|generations)(?:[’'] time)?\b|\b(?:[Bb]y|[Bb]efore) the (?:end|middle"
    r"|close) of the (?:\w+ )?(?:century|decade)\b"
    r"|\b(?:a decade|(?@numbers) years|a generation) from now\b",
    "ownvoice.toml",
)
_BEFALLS = worded(
    r"\b(?:will|won[’']t|(?:is|are) (?:all but |almost |now )?(?:going|set|bound|sure|certain|destined"
    r"|doomed|about)"
    r" to)(?: soon| never| not| all| eventually| one day| then)? (?@befalls_all)\b",
    "anyvoice.toml",
)
_WILL = regex(r"\b(?:will|won[’']t)\b|\b(?:is|are) going to\b")
_WHOM = worded(r"\A\W*(?@of_whom) (?:[a-z-]+ ){0,3}?", "anyvoice.toml", flags=re.IGNORECASE)
_MOVED = worded(
    r"\b(?:are|have|is|has)(?: [a-z]+ly| been| all but| almost| more than| already| still| now){0,2}"
    r" (?@trending)\b",
    "anyvoice.toml",
)
_OFTEN = worded(r"\b(?@always)\b", "ownvoice.toml", flags=re.IGNORECASE)
_RATE = worded(
    r"\b(?:\d{2,3}(?:[.,]\d{1,3})?|\d\.\d{1,3}|(?@numbers)) [a-z]+(?: [a-z]+){0,4} (?:an?|per|every|each)"
    r" (?@periods)\b|\b\d[\d.,]{0,8}(?: cubic| square)? (?@measures)\b",
    "ownvoice.toml",
    "anyvoice.toml",
    flags=re.IGNORECASE,
)
_THAN = regex(r"\bthan\b|\btimes (?:as|more|less|fewer|[a-z]{3,}er)\b")
_HAVE = frozenset({"has", "have"})
_WIDE = worded(
    r"\b(?@widely_held)\b|\bin most (?-i:[A-Z])?[a-z]+ (?:countries|cities|towns)\b|\b(?:across"
    r"|throughout) (?-i:[A-Z])[a-z]+",
    "anyvoice.toml",
    flags=re.IGNORECASE,
)
_SUPPOSED = worded(r"\A\W{0,4}(?@supposing)\b", "anyvoice.toml")
_POLLED = regex(
    r"\b(?:respond(?:ed|ents?)|responses?|survey(?:ed|s)?|participants?|answers?|asked|polled|votes?"
    r"|samples?)\b"
)
_ITSELF = regex(
    r"\b(?:survey|poll|census|results?|report|statistics|benchmark|retrospective)\b", re.IGNORECASE
)
_COUNT, _PAIR = regex(r"\d+"), 2
_HEAD = 200  # letters of the first line, in which a text says that it is a survey
_BESIDE = 4  # letters between an adverb and its verb
_LONGEST = 400
_STOPS = ".!]"  # no line of a list of changes, and nothing that goes on in a table
_REACH = 9  # words behind a verb in which a part of the body stands on which it has an effect


def find_anyvoice(facts: Facts) -> Iterator[tuple[str, Told]]:
    """Yield such claims that no source reaches, each with its kind: ``share``, ``rank``, ``effect``,
    ``outlook`` or ``general``.
    """
    attributions = facts.attributions
    if not attributions.answered:
        return
    voices = frozenset(facts.data("anyvoice.toml")["voices"])
    own_figures = _ITSELF.search(facts.doc.prose.text[:_HEAD].partition("\n")[0]) is not None
    gates = claim_gates(facts)
    for statement in attributions.all:
        if statement.supported or statement.quoted or statement.asks or statement.block.quote:
            continue
        text = statement.sentence.text
        if len(text) > _LONGEST or text[-1] not in _STOPS:
            continue
        low = text.lower()
        ranked = any(map(low.__contains__, _RANKING))
        kinds = [kind for kind in _FINDERS if gates.open(kind, statement)]
        if not (ranked or kinds) or _SUPPOSED(facts.data).match(text):
            continue
        rank = _RANK(facts.data).search(text) if ranked else None
        if rank is not None and not _OWN.search(text):
            yield "rank", _told(statement, rank.span())
        if not voices.isdisjoint(_YOURS(facts.data).sub(" ", low).replace("’", "'").split()):
            continue
        for kind in kinds:
            if kind == "share" and own_figures:
                continue
            place = _FINDERS[kind](facts, statement, text)
            if place is not None:
                yield kind, _told(statement, place)


def _told(statement: Statement, place: tuple[int, int]) -> Told:
    return Told(statement.start + place[0], statement.start + place[1], statement)


def _share(facts: Facts, statement: Statement, text: str) -> tuple[int, int] | None:
    """Return the place of a share of all: "nine out of ten offices"; what somebody did to a part of a thing,
    and what has changed by some per cent, is no such share.
    """
    match = _SHARE(facts.data).search(text)
    part = match is None or match[0].startswith("by ")
    match = match or _PART(facts.data).match(text)
    if match is None or _POLLED.search(text) or _of_more(match[0]):
        return None
    clause = facts.main_clauses.of(statement)
    if match.start() > 1 and (
        clause is None
        or clause.head < 0
        or clause.tags[clause.start] == "VB"
        or (part and not clause.present)
    ):
        return None
    return match.span()


def _of_more(share: str) -> bool:
    """Say whether "75 points in 50" counts more than there are: no share."""
    counts = [int(count) for count in _COUNT.findall(share)]
    return len(counts) == _PAIR and "%" not in share and counts[0] >= counts[1]


def _effect(facts: Facts, statement: Statement, text: str) -> tuple[int, int] | None:
    """Return the place of what does something to bodies and minds, or of who brought something about."""
    caused = _CAUSED(facts.data).search(text)
    if caused is not None:
        return caused.span()
    undone = _UNDONE(facts.data).search(text)
    if undone is None and _BODY(facts.data).search(text) is None:
        return None
    clause = facts.main_clauses.of(statement)
    if undone is not None and clause is not None and clause.head >= 0:
        at, head = undone.start() + statement.start, clause.places[clause.head]
        thing = clause.tags[clause.head] in _THINGS and not somebody(facts, clause)
        return undone.span() if thing and head < at < head + _NEAR else None
    if clause is None or not clause.present or not _of_kind(facts, clause):
        return None
    works = works_forms(tuple(facts.data("ownvoice.toml")["works"]))
    acts = clause.low[clause.main] in works or clause.low[clause.main] in facts.data("anyvoice.toml")["makes"]
    behind = " ".join(clause.low[clause.main + 1 : clause.main + _REACH])
    return (0, len(text)) if acts and _BODY(facts.data).search(behind) else None


def _of_kind(facts: Facts, clause: Clause) -> bool:
    """Say whether a subject is a kind of thing: "cold showers", "the light of a telephone"."""
    return bool(kind_of(clause, facts.own_words)) or (
        clause.low[clause.start] == "the"
        and clause.low[clause.head + 1 : clause.head + 3] in (("of", "a"), ("of", "an"))
    )


def _outlook(facts: Facts, statement: Statement, text: str) -> tuple[int, int] | None:
    """Return the place of what will be in years, or of what befalls a thing; it is nobody's plan."""
    will = _WILL.search(text) if _HORIZON(facts.data).search(text) else _BEFALLS(facts.data).search(text)
    if will is None:
        return None
    begin = statement.start
    return None if plans(statement, facts.tokens, begin + will.start(), begin + will.end()) else will.span()


def _general(facts: Facts, statement: Statement, text: str) -> tuple[int, int] | None:
    """Return the place of what holds for a group of people or everywhere, or makes one kind more than
    another.
    """
    data = facts.data
    if (place := kinds_compared(facts, statement, text)) is not None:
        return place
    whom, wide, often = _WHOM(data).match(text), _WIDE(data).search(text), _OFTEN(data).search(text)
    compared, moved = _THAN.search(text), _MOVED(data).search(text)
    rate = _RATE(data).search(text)
    if not (whom or wide or often or compared or moved or rate):
        return None
    clause = facts.main_clauses.of(statement)
    if clause is None or not clause.present or clause.head < 0:
        return None
    kind, place = kind_of(clause, facts.own_words), (0, len(text))
    grouped = clause.low[clause.head] in data("anyvoice.toml")["groups"]
    if moved and kind == "many":
        return place
    if (
        wide
        and kind == "many"
        and (grouped or wide[0].lower() not in data("anyvoice.toml")["lately"])
        and (clause.tags[clause.main] != "VBN" or clause.low[clause.verb] in _HAVE)
    ):
        return place
    if not holds(clause):
        return None
    if (whom and (grouped or whom[0].lower().startswith("no"))) or (
        often and grouped and kind == "many" and _at_verb(statement, clause, often)
    ):
        return place
    if rate and (kind == "one" or grouped):
        return place
    times = compared is not None and compared[0] != "than"
    return place if compared and kind and (grouped or times) and _compared(clause) else None


def _at_verb(statement: Statement, clause: Clause, often: re.Match[str]) -> bool:
    """Say whether an adverb stands at the head of a sentence or beside its verb."""
    first, last = clause.place(clause.head, clause.main)
    at = statement.start + often.start()
    return often.start() < _BESIDE or first < at < last + _BESIDE


def _compared(clause: Clause) -> bool:
    """Say whether something is more than another kind: "rye bread keeps longer than wheat bread"."""
    words = range(len(clause.low) - 1, clause.verb + 1, -1)
    at = next((n for n in words if clause.low[n] in ("than", "as")), -1)
    if at < 0:
        return False
    other = clause.tags[at + 1 : at + 3]
    more = {"JJR", "RBR"} & set(clause.tags[clause.verb : at]) or "times" in clause.low[clause.verb : at]
    said = clause.low[at + 1 : at + 2]
    return bool(more) and (
        said in (("those",), ("most",))
        or other[:1] in (("NN",), ("NNS",))
        or other in (("JJ", "NN"), ("JJ", "NNS"))
    )


_FINDERS = {"share": _share, "effect": _effect, "outlook": _outlook, "general": _general}
