"""Speech acts of a machine to its client, of a client to a machine, and of what its sources lack: sentences
that are told by what all signs weigh together.

The signs are those of ``signs.py``; their weights stand in ``rules/data/speech-weights.toml``, made by
``tools/fit_speech.py``. What a shape tells by itself is told better there (``leftovers``, ``machine_orders``,
``source_gaps``), and is left out here.

Talk with a machine seldom comes alone. In an article with a sentence that is firmly told to be such talk by
its shape, less is needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import HEADING, LIST_ITEM, Block, Facts, Places, Sentence, Span, once, regex

from ..leftovers.chatgrammar import languages, reports
from ..leftovers.mentions import mentioned, points
from ..leftovers.sourcegaps import restricts
from ..notices.builtfiles import tells_of_files
from ..slots.shownslots import is_template, is_told
from ..slots.slotforms import slots_in
from .signs import Cued, all_signs


class SpeechAct(NamedTuple):
    """A sentence as a prose range; ``sure`` says that the signs weigh as much as a warning needs, ``signs``
    names the classes that were found in it.
    """

    act: str
    sure: bool
    start: int
    end: int
    block: Block
    signs: str


class _Bar(NamedTuple):
    """What the signs of an act must weigh to be told, and to be told firmly."""

    least: float
    sure: float


class _Weights:
    """The data file, ready to be asked; the bars by act: in any article, and ``beside`` firm sentences."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        acts = data["acts"]
        self.base: dict[str, float] = {act: data[act]["base"] for act in acts}
        self.alone = {act: _Bar(data[act]["info_at"], data[act]["warning_at"]) for act in acts}
        beside = "beside_info_at", "beside_warning_at"
        self.beside = {act: _Bar(*(data[act][name] for name in beside)) for act in acts}
        self.points: Mapping[str, Mapping[str, float]] = {act: data[act]["points"] for act in acts}

    def of(self, cued: Cued) -> float:
        """Return what the signs of a sentence weigh together."""
        points = self.points[cued.act]
        # A plain sum depends on the order of the signs, which is another one in each run.
        return self.base[cued.act] + math.fsum(
            points.get(sign, 0.0) for sign in all_signs(cued.cues, cued.place)
        )


_weights = once(_Weights)
_FIRM = frozenset(("self", "cutoff", "refusal", "frame"))
"""Groups of leftovers that people do not write."""
_ABOUT_MACHINES = regex(
    r"\bAi [A-Z]|\bAI[- ](?:powered|driven|based|enabled)\b|\b[Tt]he LLM\b"
    r"|\b(?:AI|[Aa]rtificial[- ][Ii]ntelligence) (?:\w+ )?(?:tool|system|service|product|feature)s?"
    r" (?:is|are|was|were|has|have|can|will)\b"
)
"""A person of that name, and sentences that tell something about such machines."""
_TOKENS = regex(
    r"oaicite|citeturn|\bturn\d{1,2}(?:search|view|news)|\[cite[:_]|<grok|grok_card|utm_source=(?:openai|chatgpt)"
    r"|【\d"
)
"""Marks that only machines leave, a few of those of AIL001."""
_SLOTS = ("bracket", "told")
_LACKING = frozenset(("not-tell", "not-told", "no-info", "scarce", "i-cannot", "ends-early"))
"""Classes without one of which nothing is said to be lacking."""
_ANY_ORDER = frozenset(("write-now", "order-any"))
"""Classes of orders of which people give many, whatever is to be done."""
_CODED = 1.0
"""How much more is asked in a text with code: manuals speak to their readers."""
_CONDITION = regex(r"\W{0,3}(?:If|Unless|In case|Whenever|Wenn|Falls|Sofern|Si|Se|Indien)\b")
"""How a sentence opens that says what to do where something is lacking, and not that it is."""


def find_acts(facts: Facts) -> Iterator[SpeechAct]:
    """Yield the speech acts of an article that no shape tells, in reading order."""
    weights = _weights(facts.data("speech-weights.toml"))
    weighed = [(cued, weights.of(cued)) for cued in facts.speech_cues]
    likely = [(cued, weight) for cued, weight in weighed if weight >= weights.beside[cued.act].least]
    if not likely:
        return
    talk = _is_talk(facts)
    if not talk and all(weight < weights.alone[cued.act].least for cued, weight in likely):
        return
    told, letters = _told(facts), Places([Span(*letter) for letter in facts.letters])
    said = [
        (cued, weight)
        for cued, weight in likely
        for place in (Span(cued.sentence.start, cued.sentence.end),)
        if not told.overlap(place) and _said(facts, cued)
        # In letters people speak so, too.
        if (talk and cued.act == "leftover") or not letters.overlap(place)
    ]
    firm, talk = talk, talk or any(weight >= weights.alone[cued.act].sure for cued, weight in said)
    bars = weights.beside if talk else weights.alone
    found: dict[int, tuple[float, SpeechAct]] = {}
    for cued, weight in said:
        sentence = cued.sentence
        if facts.doc.code and not firm and cued.act == "leftover":
            continue  # a manual speaks to its readers as a machine does to its client
        bar = bars[cued.act]
        sent_on = cued.act in ("leftover", "prompt") and points(facts, cued.sentence)
        least = bar.sure if sent_on else bar.least + (_CODED if facts.doc.code else 0.0)
        if weight >= least and weight > found.get(sentence.start, (-math.inf,))[0]:
            signs = ", ".join(sorted(cued.cues))
            # Recipes, letters and tales speak so, too: no warning because a machine spoke elsewhere.
            sure = weight >= weights.alone[cued.act].sure and not sent_on
            sure = sure and (cued.act != "gap" or not _LACKING.isdisjoint(cued.cues))
            sure = sure and (cued.act != "notice" or _is_notice(facts, sentence))
            if cued.act == "prompt" and cued.cues <= _ANY_ORDER:
                continue  # “Please do not lean on the door.”
            act = SpeechAct(cued.act, sure, sentence.start, sentence.end, sentence.block, signs)
            found[sentence.start] = weight, act
    yield from (found[start][1] for start in sorted(found))


def _is_notice(facts: Facts, sentence: Sentence) -> bool:
    """Say whether a sentence that tells of machines may be about the text: no file that was built, and no
    item of a list, which tells of one thing among others.
    """
    return sentence.block.kind != LIST_ITEM and not tells_of_files(facts, sentence.start, sentence.end)


def _is_talk(facts: Facts) -> bool:
    """Say whether an article holds what comes with talk with a machine: a sentence that is such talk by its
    shape, a notice that one took part, references of one, a slot that nobody filled.
    """
    return (
        any(one.group in _FIRM for one in facts.leftovers)
        or any(one.group == "given" for one in facts.source_gaps)
        or any(one.sure for one in facts.machine_orders)
        or any(one.form != "denial" for one in facts.ai_statements)
        or bool(facts.numbered_references)
        or (not facts.doc.code and _left_behind(facts))
    )


def _left_behind(facts: Facts) -> bool:
    """Say whether a text without code holds marks that only machines leave, or slots."""
    text = facts.doc.source.text
    if _TOKENS.search(text) is not None:
        return True
    return not is_template(facts.data, text) and any(
        slot.form in _SLOTS and not is_told(facts.data, text, slot.match.start())
        for slot in slots_in(text, facts.data)
    )


def _told(facts: Facts) -> Places:
    """Return the prose ranges that are told by shapes."""
    ranges = [
        *((one.start, one.end) for one in facts.leftovers),
        *((one.start, one.end) for one in facts.source_gaps),
        *((one.start, one.end) for one in facts.ai_statements),
        *((one.block.start, one.block.end) for one in facts.machine_orders),
    ]
    return Places([Span(start, end) for start, end in ranges])


def _said(facts: Facts, cued: Cued) -> bool:
    """Say whether a sentence is said, and not mentioned, quoted or reported."""
    sentence = cued.sentence
    known = languages(facts.data)
    code = facts.languages.get(sentence.block.index, "").split("-")[0]
    return not (
        (cued.act == "leftover" and sentence.block.kind == HEADING)
        or (cued.act == "notice" and _ABOUT_MACHINES.search(sentence.text) is not None)
        or (cued.act == "gap" and (_CONDITION.match(sentence.text) is not None or restricts(sentence.text)))
        or mentioned(facts, sentence.block, cued.first, cued.first + 1)
        or reports(facts.data, code if code in known else known[0]).search(sentence.text)
    )
