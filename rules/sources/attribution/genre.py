"""What kind of text an article is: it reports, argues, instructs, or speaks as I."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from copydesk.api import CODE, Facts, Span, cached_property, regex, worded

from ..words.classfiles import either
from ..words.wordclasses import BIT, WordClasses
from .statement import Statement
from .statementtable import StatementTable

_FIRST_PERSON_SHARE = 0.12
_SECOND_PERSON_SHARE = 0.2
_HEAD, _HEAD_LINES = 600, 8  # letters and lines in which a label of the text is looked for
_TOLD_IN = 20  # sentences of which one tells what somebody said, in a report
_SHORT = 5  # sentences of which one alone that says I shows who speaks
_CODE_BLOCK, _CODED_IN, _LEAST_CODE = 2, 5, 5  # weight of a block; sentences for one piece of code
_WIDENED = regex(r"\s*(?:`{3,}\s*\{|:{3}|\{|\(|:|\Z|---)")
_TYPE_KEYS = (
    "type_of_work",
    "type-of-work",
    "typeOfWork",
    "genre",
    "articleSection",
    "category",
    "type",
    "@type",
)
_NOTES = frozenset({"footnote", "reference"})
_FEWEST_NOTES = 2
_RULED_IN = 4  # sentences of which one tells what must be, in rules and licences
_SECOND_PERSON, _RULES = BIT["second-person"], BIT["necessity"]
_STOPS = '.!?”"’)]*_'
# "Did not reply to our questions", "told us", "we are told": the paper at its work, no author who says I.
_NEWSROOM = worded(
    r"\b[Oo]ur (?:[a-z-]+ ){0,2}(?@newsroom)\b|\b(?@informed) us\b|\b[Ww]e (?:have |had |were |are |also )?"
    r"(?@inquired)\b|\b[Ll]et us\b",
    "news.toml",
)
_HEARERS = worded(r"\b(?@audience)", "anyvoice.toml", flags=re.IGNORECASE)
_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Uu]s|[Oo]ur|[Oo]urs|[Mm]y|[Mm]e|[Mm]ine)\b")


class _Counts(NamedTuple):
    """Sentences outside quotations (``own``: outside block quotes, too), those that say I and you, those that
    end as sentences do, and those that tell what must be.
    """

    own: int
    authored: int
    spoken: int
    addressed: int
    ended: int
    ruled: int


class Genre:
    """What holds for the statements of a document as a whole; ``all`` are its statements."""

    all: Sequence[Statement]

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._opinions: frozenset[str] = facts.word_classes["opinion-label"]

    @cached_property
    def carried(self) -> Sequence[Statement]:
        """The statements with a carrier."""
        if isinstance(self.all, StatementTable):
            return self.all.carried()
        return tuple(statement for statement in self.all if statement.carriers)

    def authored(self, statement: Statement) -> bool:
        """Say whether the author says I or we in a sentence; the paper that asks and is told is no author."""
        if not statement.first_person:
            return False
        text = statement.sentence.text
        newsroom = _NEWSROOM(self._facts.data).findall(text)
        if not newsroom:
            return _FIRST_PERSON.search(text) is not None
        return len(_FIRST_PERSON.findall(text)) != len(newsroom)

    @cached_property
    def _counts(self) -> _Counts:
        own = authored = spoken = addressed = ended = ruled = 0
        for statement in self.all:
            if not statement.quoted:
                spoken += 1
                ended += self._facts.doc.prose.text[statement.end - 1 : statement.end] in _STOPS
                ruled += bool(statement.classes & _RULES)
                addressed += bool(statement.classes & _SECOND_PERSON)
                if not statement.block.quote:
                    own += 1
                    authored += self.authored(statement)
        return _Counts(own, authored, spoken, addressed, ended, ruled)

    @cached_property
    def first_person_share(self) -> float:
        """The share of sentences outside quotations in which the author says I or we."""
        return self._counts.authored / max(1, self._counts.own)

    @cached_property
    def personal(self) -> bool:
        """Say whether the text speaks in the first person: a speech, a column, an essay, a letter; no
        report.
        """
        once = self._counts.authored == 1 and self._counts.own > _SHORT
        return self.first_person_share >= _FIRST_PERSON_SHARE and not once

    @cached_property
    def declared_opinion(self) -> bool:
        """Say whether the metadata, or a label above the text, call it an opinion, an essay, fiction or
        instructions, or the word of whoever issues it: a press release, a statement.
        """
        entry = (self._facts.doc.meta(key) for key in _TYPE_KEYS)
        if any(e is not None and str(e.value).strip().casefold() in self._opinions for e in entry):
            return True
        head = self._facts.doc.prose.text[:_HEAD]
        label = _labelled(self._facts.word_classes)
        return any(label.match(line) for line in head.split("\n")[:_HEAD_LINES])

    @cached_property
    def reports(self) -> bool:
        """Say whether the text reports: it neither speaks as I or we, nor tells the reader what to do, nor
        declares an opinion; nor is it the manual of a program, which is the source itself.
        """
        told = self._counts.addressed < _SECOND_PERSON_SHARE * max(1, self._counts.spoken)
        return told and not (self.personal or self.declared_opinion or self.manual)

    @cached_property
    def manual(self) -> bool:
        """Say whether a text is full of code, and hardly tells what anybody said."""
        doc = self._facts.doc
        code = sum(_CODE_BLOCK * (block.kind == CODE and self._runs(block.span)) for block in doc.blocks)
        least = max(_LEAST_CODE, len(self.all) / _CODED_IN)
        if code + len(doc.code) < least:
            return False
        for span in doc.code:
            block = doc.block_at(span.start)
            code += block is not None and block.kind != CODE and self._runs(span)
        return code >= least and _TOLD_IN * sum(s.voiced for s in self.carried) < len(self.all)

    def _runs(self, span: Span) -> bool:
        """Say whether code is none of the marks that widen Markdown ("{ref}`piers`", "(label)=")."""
        text = self._facts.doc.source.text[span.start : span.end]
        return _WIDENED.match(text) is None

    @cached_property
    def answerable(self) -> bool:
        """Say whether a text speaks to readers who may ask for a source, be it no report: it is no declared
        opinion, no speech before hearers and no manual with code.
        """
        if self.declared_opinion or self._coded:
            return False
        text = self._facts.doc.prose.text
        hearers = _HEARERS(self._facts.data)
        return not (hearers.search(text, 0, _HEAD) or hearers.search(text, max(0, len(text) - _HEAD)))

    @cached_property
    def answered(self) -> bool:
        """Say whether the text reports, or what it claims of the world needs a source all the same."""
        return self.reports or self.answerable

    @cached_property
    def reported(self) -> bool:
        """Say whether the text is a report as news are: it tells what others said, in one sentence of twenty
        or more, or it is running text that is dated or gives its sources in notes, as encyclopaedias do, no
        list of changes and no licence, and nobody in it says I or you.
        """
        if not self.reports:
            return False
        told = sum(s.voiced for s in self.carried)
        if told > 0 and _TOLD_IN * told >= len(self.all):
            return True
        counts = self._counts
        running = 2 * counts.ended > counts.spoken and _RULED_IN * counts.ruled < counts.spoken
        return (
            running
            and not (counts.authored or counts.addressed or self._coded)
            and (bool(self._facts.publication.dated) or self._noted)
        )

    @cached_property
    def _noted(self) -> bool:
        """Say whether notes stand behind sentences of the text, as in an encyclopaedia."""
        return sum(statement.support in _NOTES for statement in self.all) >= _FEWEST_NOTES

    @cached_property
    def _coded(self) -> bool:
        return any(block.kind == CODE for block in self._facts.doc.blocks)


@lru_cache(maxsize=4)
def _labelled(listed: WordClasses) -> re.Pattern[str]:
    """Return what finds a label at the head of a line: "Opinion: …", "A comment by …", "Press release"."""
    text, issued = either(listed["text-label"]), either(listed["issued-label"])
    return regex(
        rf"\W{{0,4}}(?:(?:an? |the )?(?:{text}|{issued})(?: by\b|:)|(?:{issued})\W*\Z)", re.IGNORECASE
    )
