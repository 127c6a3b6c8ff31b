"""Steps as a sentence tells them: by how much, by how many per cent, how many times as much."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, regex, worded

from ..quantities.figuredtext import ANY, NUMBER, PERCENT
from ..quantities.figureledger import Entry

_FILE = "quantities.toml"
_TEXT = f"[^{ANY[1:-1]}.;:()]"
_LOOSE = r"(?: (?:just|only|exactly|another|some|a|an|the|(?@about))){0,3}"
STEP_BEFORE = worded(
    rf"(?P<cue>\b(?:(?P<up>(?@rise)|(?@risen)|gain(?:s|ed)?|add(?:s|ed)?|put on|extra|additional|plus)"
    rf"|(?P<down>(?@fall)|(?@fallen)|los(?:t|es|e|ing)|shed|sav(?:e|es|ed|ing)|minus)"
    rf"|difference|change|improvement|improved|changed|gap)\b{_TEXT}{{0,24}}?(?:\b(?:by|of|is|was)\b"
    rf"|,)?{_LOOSE}) \Z",
    _FILE,
)
BEHIND = worded(
    r"(?P<unit>(?:[ -](?!of\b|to\b|and\b|or\b|in\b|for\b|from\b|than\b|at\b|by\b)[a-z°%²]{1,16}){0,3}?) "
    r"(?:(?P<up>(?@greater))|(?P<down>(?@smaller)|off|faster|quicker)|(?P<any>[a-z]{3,12}er)"
    r"|(?P<rank>behind|ahead of|clear of|adrift of) (?=[A-Z]|the [a-z]))"
    r"(?P<behind>\b(?! and\b)(?P<than>[^.;,:]{0,20}? than\b)?)",
    _FILE,
)
MULTIPLE = regex(
    rf"\b(?P<word>twice|double|thrice|half)\b(?= as (?!much again)\w+\b| the [\w{NUMBER}-\ue3ff]+| its "
    r"(?:old|former))"
    rf"|(?P<n>[{NUMBER}-\ue3ff]) times(?= (?:as|the|its|what|more)\b)"
    rf"|(?P<part>[{PERCENT}-\ue7ff]) of (?=(?:its|the|their|his|her|what)"
    rf" (?:old|former|original|earlier|previous|first|it (?:was|had)|last))"
    r"|\b(?P<verb>(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing))\b"
)
_WORDS = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "half": 0.5}
_FOLD = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_PHRASE = 70


class Step(NamedTuple):
    """A step: where its words begin and end in the text, the figure (None for "doubled"), what it says
    (``kind``: "by", "percent" or "times"), its value and sense, and whether a "than" follows.
    """

    start: int
    end: int
    entry: Entry | None
    kind: str
    value: float
    sense: int
    than: bool


def steps_in(scope: Scope, entries: Sequence[Entry], text: str) -> Iterator[Step]:
    """Yield the steps that a sentence tells."""
    taken: set[int] = set()
    for match in MULTIPLE.finditer(text):
        place = match.start("n") if match["n"] else match.start("part") if match["part"] else -1
        entry = next((each for each in entries if each.at == place), None)
        value = _WORDS.get(match["word"] or "") or (
            next((fold for stem, fold in _FOLD.items() if (match["verb"] or "").startswith(stem)), 0.0)
        )
        if entry is not None:
            value = entry.value / 100 if match["part"] else entry.value
            taken.add(place)
        if value and not (match["n"] and text[match.end() :].startswith(" more")):
            yield Step(
                match.start(), match.end(), entry, "times", value, 1 if value > 1 else -1, not match["verb"]
            )
    for entry in entries:
        if entry.at in taken or entry.kind not in (NUMBER, PERCENT) or entry.value <= 0:
            continue
        kind = "percent" if entry.kind == PERCENT else "by"
        behind = BEHIND(scope.data).match(text, entry.at + 1)
        before = STEP_BEFORE(scope.data).search(text[max(0, entry.at - _PHRASE) : entry.at])
        points = text.startswith((" points", " percentage points"), entry.at + 1)
        if points:
            kind = "by"
        if behind and (
            behind["up"]
            or behind["down"]
            or behind["rank"]
            or scope.facts.tagger.may(behind["any"], "JJR", 40)
        ):
            sense = 1 if behind["up"] else -1 if behind["down"] else 0
            yield Step(
                entry.at,
                behind.end("behind"),
                entry,
                kind,
                entry.value,
                sense,
                bool(behind["than"] or behind["rank"]),
            )
        elif before and (
            kind == "percent"
            or before["cue"].rstrip().endswith((" by", " of", " is", "extra", "additional"))
            or re.search(
                r"(?:\bby|\bof|lost|gained|shed|saves?|saved|put on|extra|additional|is)(?: \w+)?\Z",
                before["cue"],
            )
        ):
            sense = 1 if before["up"] else -1 if before["down"] else 0
            yield Step(
                max(0, entry.at - _PHRASE) + before.start("cue"),
                entry.at + 1,
                entry,
                kind,
                entry.value,
                sense,
                False,
            )
