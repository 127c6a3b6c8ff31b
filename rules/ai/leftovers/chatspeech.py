"""Sentences that a chat product addressed to its user, told by grammar: who speaks, to whom, about what.

The shapes stand in ``rules/data/chat-leftovers``, a file a language. Left alone are words in quotation marks,
italics and code (but not a sentence that holds a quotation beside them), block quotes, cells of tables,
sentences that tell what a chatbot said, and in letters what people write to each other – unless the letter
itself is shown to be the work of a machine by what stands around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from copydesk.api import Block, Facts, Match, OnDemand, Sentence, Tokens, regex

from .chatgrammar import grammar_in, languages, reports
from .clienttalk import Parts, framed, group_of
from .interviews import answers
from .mentions import mentioned, points
from .saidin import said_in

# How an answer opens is told by the first code points of a block.
_OPENING = 240
_PERSONAL = ("frame", "client", "courtesy")
"""Groups that people write in letters as well."""
_ASIDE = regex(
    r"\([^()]{0,400}\)\.?\Z|\[[^\[\]]{0,400}\]\.?\Z|\W{0,3}(?:Note|Nota|Hinweis|Anmerkung|Opmerking|Noot)\W{0,2}:"
)

_LITTLE = regex(
    r"\b(?:can['’]t|cannot|can not|unable to) [a-z]{2,12} (?:you )?(?:much|many|a lot|any more)\b"
)
_YOU, _TAG = regex(r"\b[Yy]our?\b"), regex(r"</?[a-z][^<>\n]{0,200}>")


class Leftover(NamedTuple):
    """One sentence (or opening of a block) as a prose range; ``group`` is one of ``chatgrammar.GROUPS``."""

    group: str
    start: int
    end: int
    block: Block


class _Opening(NamedTuple):
    start: int
    end: int
    block: Block


def find_leftovers(facts: Facts) -> tuple[Leftover, ...]:
    """Find what a chat product said to its user, in reading order; one a sentence and group."""
    blocks = said_in(facts, languages(facts.data))
    searches = [(_Search(facts, language), held) for language, held in blocks.items()]
    found = {
        (leftover.group, leftover.start): leftover
        for search, held in searches
        for leftover in search.found(held)
    }
    lettered = [leftover for search, _ in searches for leftover in search.lettered]
    polite = [leftover for search, _ in searches for leftover in search.polite]
    if (lettered or polite) and (
        any(group not in ("client", "courtesy") for group, _ in found)
        or any(order.sure for order in facts.machine_orders)
    ):
        firm = [*lettered, *(leftover._replace(group="frame") for leftover in polite)]
        found.update(((leftover.group, leftover.start), leftover) for leftover in firm)
    frames = {leftover.start for leftover in found.values() if leftover.group == "frame"}
    kept = (
        one for one in found.values() if one.group not in ("courtesy", "client") or one.start not in frames
    )
    return tuple(sorted(kept, key=lambda leftover: (leftover.start, leftover.group)))


class _Search:
    """The search for leftovers of one language; ``seen`` are group and start of the sentences taken,
    ``lettered`` what stands in letters and people write there as well, ``polite`` frames that people use.
    """

    def __init__(self, facts: Facts, language: str) -> None:
        self.facts, self.language = facts, language
        self.grammar = grammar_in(facts.data, language)
        self.seen: set[tuple[str, int]] = set()
        self.lettered: list[Leftover] = []
        self.polite: list[Leftover] = []

    def found(self, blocks: Sequence[Block]) -> Iterator[Leftover]:
        """Yield what stands in some blocks."""

        def made(number: int) -> _Opening:
            block = blocks[number]
            return _Opening(block.start, min(block.end, block.start + _OPENING), block)

        openings = OnDemand(range(len(blocks)), made)
        for opening, tokens, match in self.facts.find_shapes(self.grammar.openings, openings):
            start, end = tokens.starts[match.first], tokens.ends[match.last]
            group, _, how = match.group.partition(".")
            if not self._mentioned(opening.block, start, end):
                yield from self._opened(opening.block, group, how, end)
        taken = {start for _, start in self.seen}
        sentences = self.facts.sentences_of_all(blocks)
        matched = self.facts.find_shapes(self.grammar.speech, sentences)
        for at, in_sentence in groupby(matched, key=lambda one: one[0].start):
            yield from self._spoken_in(list(in_sentence), at in taken)

    def _spoken_in(
        self, matched: Sequence[tuple[Sentence, Tokens, Match]], taken: bool
    ) -> Iterator[Leftover]:
        """Yield what is said in one sentence by the shapes in it; parts of shapes where it is not taken."""
        sentence, tokens, _ = matched[0]
        parts = Parts(sentence, tokens, {})
        for _, _, match in matched:
            group, _, how = match.group.partition(".")
            start, end = tokens.starts[match.first], tokens.ends[match.last]
            if group == "parts":
                parts.starts.setdefault(how, start)
            elif (group, sentence.start) not in self.seen and self._said(sentence, how, start, end):
                self.seen.add((group, sentence.start))
                taken = True
                told = framed(tokens, self.grammar) if group == "frame" else group
                if self._by_author(sentence, group):
                    told = "courtesy"
                if how == "leads" and sentence.start > sentence.block.start:
                    told = "courtesy"
                one = self._spoken(sentence, told, end)
                if told != group and not self._in_letter(start):
                    self.polite.append(one)
                if told:
                    yield from self._outside_letters(one, start)
        group = group_of(parts, self.grammar) if parts.starts and not taken else ""
        if group == "client" and (points(self.facts, sentence) or self._on_code(sentence)):
            group = "courtesy"
        if group and self._said(sentence, "", parts.start, parts.start + 1):
            one = Leftover(group, sentence.start, sentence.end, sentence.block)
            yield from self._outside_letters(one, parts.start)

    def _outside_letters(self, one: Leftover, start: int) -> Iterator[Leftover]:
        if one.group in _PERSONAL and self._in_letter(start):
            self.lettered.append(one)
        else:
            yield one

    def _said(self, sentence: Sentence, how: str, start: int, end: int) -> bool:
        """Say whether words of a sentence are said there, and not mentioned or reported."""
        return not (
            (how == "aside" and not _ASIDE.match(sentence.text))
            or self._mentioned(sentence.block, start, end)
            or reports(self.facts.data, self.language).search(sentence.text)
        )

    def _by_author(self, sentence: Sentence, group: str) -> bool:
        """Say whether an author may say it: “I can't offer much advice on this”, or what leads to code and
        speaks to nobody.
        """
        if group == "refusal":
            return _LITTLE.search(sentence.text) is not None
        if group == "client" and self._on_code(sentence):
            return True
        if (
            group not in ("frame", "client")
            or not sentence.text.rstrip().endswith(":")
            or _YOU.search(sentence.text)
        ):
            return False
        code, end = self.facts.doc.code, sentence.block.span.end
        at = bisect_left(code, end, key=lambda span: span.start)
        return at < len(code) and not _TAG.sub("", self.facts.doc.source.text[end : code[at].start]).strip(
            "`~ \n"
        )

    def _on_code(self, sentence: Sentence) -> bool:
        """Say whether a sentence is an aside in brackets in an article with code: what its author did to the
        code that it shows ("(I've added the numbers of the lines.)").
        """
        text = sentence.text.strip()
        return bool(self.facts.doc.code) and text.startswith("(") and text.endswith((")", ")."))

    def _mentioned(self, block: Block, start: int, end: int) -> bool:
        return mentioned(self.facts, block, start, end)

    def _in_letter(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.facts.letters)

    def _opened(self, block: Block, group: str, how: str, end: int) -> Iterator[Leftover]:
        """Yield what opens a block: all sentences up to the one in which the match ends."""
        sentences = self.facts.sentences_of(block)
        if not sentences:
            return
        last = next((s for s in sentences if s.start <= end - 1 < s.end), sentences[-1])
        # A line of the screen that names its speaker is no report.
        text = self.facts.doc.prose.text
        if how == "opens" and reports(self.facts.data, self.language).search(text, last.start, last.end):
            return
        if how == "praise" and answers(self.facts, block):
            group = "courtesy"
        self.seen.update((group, s.start) for s in sentences if s.start <= last.start)
        yield Leftover(group, sentences[0].start, last.end, block)

    def _spoken(self, sentence: Sentence, group: str, end: int) -> Leftover:
        # What stands behind the colon of “Here is your text:” is the text.
        colon = self.facts.doc.prose.text.find(": ", end, sentence.end)
        return Leftover(group, sentence.start, sentence.end if colon < 0 else colon + 1, sentence.block)
