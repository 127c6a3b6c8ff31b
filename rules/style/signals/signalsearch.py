"""Where the signals of style stand: word shapes of the data file, and figures told by grammar."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import (
    CELL,
    FOOTNOTE,
    HEADING,
    LIST_ITEM,
    PARAGRAPH,
    Document,
    Facts,
    Sentence,
    Shapes,
    once,
    regex,
)

from .chiasmus import turned_round
from .tailsandtriads import Clauses

_WINDOW = 60
_DENIAL = 120
"""Code points at the end of a sentence in which a contrast denies."""
_DENIES = regex(
    r"(?:\b(?:not|never|no longer)\b|n[’']t\b|\bmore than (?:an?|just|merely|simply)\b)"
    rf"[^,;:]{{0,{_DENIAL}}}\Z"
)
_NAMED = 2
"""So often a word stands with a capital within sentences if it is a name."""
_SHORT = 60
"""Code points of each half of a contrast that says its subject again."""
_PARTICULAR = regex(
    r"\A(?:The|This|That|These|It|He|She|They|I|We|You|If|An?|There)\b|\d|\b(?:was|were|had|did)\b"
)
_DENYING = regex(r"\bnot\b|n[’']t\b|\bnever\b")
_ALONE = regex(r" alone (?:is|are|do|does|cannot)\b[^.]{0,30}(?:not|n[’']t|cannot)\b")
_READ = frozenset((PARAGRAPH, LIST_ITEM, HEADING, FOOTNOTE, CELL))
_FAMILIES = (
    *("vocabulary", "parallelism", "significance", "transitions", "promotional", "quantifiers"),
    *("throat", "meta", "hollow", "outline", "tautology"),
)
_WEAK = (".weak", ".common")
_HEADINGS = "outline.weak"
_SETS = {"noun": "significance", "gerund": "significance", "points": "outline"}


class Signal(NamedTuple):
    """One turn of phrase: its family, its group in the data file, and its prose range."""

    family: str
    group: str
    start: int
    end: int
    sentence: Sentence


def read_sentences(facts: Facts) -> Sequence[Sentence]:
    """Return the sentences that are looked at: all but block quotes, captions and what is not prose."""
    return facts.sentences_of_all(b for b in facts.doc.prose_blocks if b.kind in _READ and not b.quote)


Signals = dict[str, list[Signal]]
"""Signals by family, in reading order."""


def counting_signals(facts: Facts, data: Mapping[str, Any]) -> Signals:
    """Return the signals that may count against a budget; quoted speech is left alone.

    ``data`` is the parsed ``style-signals.toml``.
    """
    sentences = read_sentences(facts)
    grammar = grammar_of(data)
    signals = _shaped(facts, grammar.shapes, sentences)
    if "parallelism" in signals:
        signals["parallelism"] = _answered(signals["parallelism"], sentences)
    for start, end, sentence in turned_round(sentences):
        _add(facts, signals, Signal("parallelism", "always", start, end, sentence))
    text = facts.folded
    spoken = facts.sentences_of_all(
        b for b in facts.doc.prose_blocks if b.kind in (PARAGRAPH, LIST_ITEM) and not b.quote
    )
    for sentence in _holding(spoken, grammar.clauses.tail_places(text)):
        tokens = facts.tokens_in(sentence.start, sentence.end)
        for start, end, group in grammar.clauses.participial_tails(tokens):
            _add(facts, signals, Signal("tails", group, start, end, sentence))
    for sentence in _holding(spoken, grammar.clauses.triad_places(text)):
        for start, end in grammar.clauses.triads(facts.tokens_in(sentence.start, sentence.end)):
            _add(facts, signals, Signal("triads", "strong", start, end, sentence))
    return _settled(facts, signals)


def all_signals(
    facts: Facts, data: Mapping[str, Any], family: str, counting: Sequence[Signal]
) -> Sequence[Signal]:
    """Return the counting signals of a family together with its weak ones, which are ordinary English: to
    look for them costs more than for the others, and few texts ask for it.
    """
    weak = grammar_of(data).weak.get(family)
    if weak is None:
        return counting
    found = _shaped(facts, weak, read_sentences(facts)).get(family, [])
    both = {family: sorted([*counting, *found], key=_place)}
    return _settled(facts, both)[family]


def _place(signal: Signal) -> tuple[int, int]:
    return signal.start, signal.end


def _shaped(facts: Facts, shapes: Shapes, sentences: Sequence[Sentence]) -> Signals:
    signals: Signals = {}
    for sentence, tokens, match in facts.find_shapes(shapes, sentences):
        family, _, group = match.group.partition(".")
        found = Signal(family, group, tokens.starts[match.first], tokens.ends[match.last], sentence)
        _add(facts, signals, found)
    return signals


def _settled(facts: Facts, signals: Signals) -> Signals:
    if "vocabulary" in signals:
        text = facts.doc.prose.text
        said = [(text[signal.start : signal.end].lower(), signal) for signal in signals["vocabulary"]]
        names = {word for word in {word for word, _ in said} if _is_named(facts, word)}
        signals["vocabulary"] = _clustered([one for word, one in said if word not in names], facts.doc)
    return {family: _without_doubles(found) for family, found in signals.items()}


def _is_named(facts: Facts, word: str) -> bool:
    """Say whether one word is the name of something here: "we debug it with Delve" again and again, and no
    title of which all words have capitals.
    """
    if " " in word or sum(facts.capitals.get(word, {}).values()) < _NAMED:
        return False
    text, name, count = facts.doc.prose.text, f" {word.capitalize()}", 0
    at = text.find(name)
    while at >= 0:
        behind = text[at + len(name) : at + len(name) + 2]
        alone = not behind[:1].isalnum() and not behind[1:].isupper()
        count += alone and (text[at - 1].islower() or text[at - 1] == ",")
        at = text.find(name, at + 1)
    return count >= _NAMED


def _add(facts: Facts, signals: dict[str, list[Signal]], signal: Signal) -> None:
    if not facts.in_quotes(signal.start, signal.end):
        signals.setdefault(signal.family, []).append(signal)


def _holding(sentences: Sequence[Sentence], offsets: Iterator[int]) -> Iterator[Sentence]:
    """Yield the sentences in which offsets lie; ``offsets`` ascend."""
    starts = array("I", (sentence.start for sentence in sentences))
    last = -1
    for offset in offsets:
        number = bisect_right(starts, offset) - 1
        if number > last and offset < sentences[number].end:
            last = number
            yield sentences[number]


class Grammar(NamedTuple):
    """The data file, compiled: shapes that may count, by family weak ones that never do, and figures of
    grammar.
    """

    shapes: Shapes
    weak: Mapping[str, Shapes]
    clauses: Clauses


@once
def grammar_of(data: Mapping[str, Any]) -> Grammar:
    """Compile the data file."""
    groups = {
        f"{family}.{group}": lines
        for family in _FAMILIES
        for group, lines in data[family].items()
        if group not in _SETS
    }
    sets = {**data["sets"], **{name: data[family][name] for name, family in _SETS.items()}}
    strong, weak = dict(groups), {}
    for name, lines in groups.items():
        if name.endswith(_WEAK) and name != _HEADINGS:
            weak[name.partition(".")[0]] = Shapes({name: lines}, sets)
            del strong[name]
    return Grammar(Shapes(strong, sets), weak, Clauses(data["tails"], data["clauses"]))


def _answered(signals: Sequence[Signal], sentences: Sequence[Sentence]) -> list[Signal]:
    """Join the second half of a contrast (“It is an investment”) to the sentence before it, when that one
    denies (“Care is not a cost.”); other halves are dropped.
    """
    kept: list[Signal] = []
    for signal in signals:
        if signal.group not in ("answer", "echo"):
            kept.append(signal)
            continue
        before = sentences[bisect_right(sentences, signal.start, key=_start_of) - 2]
        if before.start < signal.start and before.block is signal.sentence.block:
            if signal.group == "echo" and not _echoes(before.text, signal.sentence.text):
                continue
            denies = _DENIES.search(before.text[-_DENIAL:])
            if denies is not None:
                start = before.end - len(before.text[-_DENIAL:]) + denies.start()
                kept.append(Signal(signal.family, "always", start, signal.end, before))
    return sorted(kept, key=_place)


def _echoes(before: str, sentence: str) -> bool:
    """Say whether two short sentences without a figure have the same subject, a word without an article, and
    tell in the present what it is not and what it is.
    """
    if _DENYING.search(sentence):
        return False
    first, second = before.split(" ", 1), sentence.split(" ", 1)
    if max(len(before), len(sentence)) > _SHORT or _PARTICULAR.search(f"{before} {second[-1]}"):
        return False
    return first[0] == second[0] or _ALONE.search(f"{before} {sentence}") is not None


def _start_of(sentence: Sentence) -> int:
    return sentence.start


def _without_doubles(signals: list[Signal]) -> list[Signal]:
    """Drop weak signals on words that a stronger one of the family has already, and others on those of one
    that is always told.
    """
    held: dict[int, list[Signal]] = {}
    for signal in signals:
        if signal.group != "weak":
            held.setdefault(signal.sentence.start, []).append(signal)
    return [
        s
        for s in signals
        if s.group == "always"
        or not any(
            (s.group == "weak" or o.group == "always") and o.start < s.end and s.start < o.end
            for o in held.get(s.sentence.start, ())
        )
    ]


# -- vocabulary tiers ----------------------------------------------------------------------------------------


def _clustered(signals: list[Signal], doc: Document) -> list[Signal]:
    """Keep what is always shown, and the ordinary words; one that has no different one within sixty words of
    the same block is weak.
    """
    kept: list[Signal] = []
    text = doc.prose.text
    blocks: dict[int, list[Signal]] = {}
    for signal in signals:
        blocks.setdefault(signal.sentence.block.index, []).append(signal)
    for block in blocks.values():
        always = [(s.start, s.end) for s in block if s.group == "always"]
        starts = [start for start, _ in always]
        for number, signal in enumerate(block):
            at = bisect_right(starts, signal.start) - 1
            inside = at >= 0 and signal.start < always[at][1]
            if signal.group == "always":
                kept.append(signal)
            elif not inside:
                counts = signal.group != "common" and _has_company(block, number, text)
                kept.append(signal if counts else signal._replace(group="weak"))
    return kept


def _has_company(block: Sequence[Signal], number: int, text: str) -> bool:
    signal = block[number]
    stem = text[signal.start : signal.end].lower()[:5]
    for neighbours in (range(number + 1, len(block)), range(number - 1, -1, -1)):
        for at in neighbours:
            other = block[at]
            first, last = (signal, other) if signal.start <= other.start else (other, signal)
            if last.start > first.end and text.count(" ", first.end, last.start) > _WINDOW:
                break
            if other.group != "common" and text[other.start : other.end].lower()[:5] != stem:
                return True
    return False
