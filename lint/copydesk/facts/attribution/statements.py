"""Every sentence of the article with its carriers, its features and its support: the ground that SRC and CLM
rules stand on.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..citations.authoryears import author_years, names_sources
from ..claims.features import Range, features_of
from .analysis import Carrier, carriers_in
from .asides import Asides
from .carriers import NAMED
from .tokens import Tokens

if TYPE_CHECKING:
    from ...document.model import Block
    from ..facts import Facts
    from ..text.sentences import Sentence

BODY = frozenset({"paragraph", "list-item"})
_NOTES = {"footnote-use": "footnote", "ref-tag": "footnote", "cite-key": "reference", "reference-use": "link"}
_FIRST_PERSON_SHARE = 0.12
_SECOND_PERSON_SHARE = 0.2
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
_OPINION = frozenset(
    {
        "opinion",
        "editorial",
        "column",
        "essay",
        "review",
        "fiction",
        "poem",
        "letter",
        "speech",
        "satire",
        "opinionnewsarticle",
        "reviewnewsarticle",
        "op-ed",
        "comment",
        "analysis/opinion",
        "tutorial",
        "howto",
        "how-to",
    }
)
_STANDS_FOR = NAMED | {"office"}
_TELLS = frozenset({"neutral", "loaded", "evidence", "stance"})
# What somebody does about a thing rather than says of it: to back a programme, to hold a view.
_DEEDS = frozenset("back support push press hold see watch follow monitor know welcome debate".split())
# An office or a firm has no mind of its own either.
_MOODS = frozenset("consider regard view want feel recognise recognize wish prefer appreciate".split())
_GOVERNS = frozenset("say tell announce confirm add declare deny".split())


class Statement(NamedTuple):
    """One sentence of the body.

    ``support`` is the best that was found: ``link``, ``footnote``, ``reference``, ``quotation`` (quoted
    speech with somebody who says it), ``carrier`` (a named carrier in the sentence), ``paragraph`` (any of
    these elsewhere in the paragraph), ``none``. ``features`` maps a feature to the prose range that shows it
    (see ``claimfeatures``).
    """

    sentence: Sentence
    carriers: tuple[Carrier, ...]
    features: dict[str, Range]
    support: str
    quoted: bool

    @property
    def supported(self) -> bool:
        """Say whether anything stands behind the sentence, in it or in its paragraph."""
        return self.support != "none"


class Statements:
    """All statements of a document, and what holds for the document as a whole."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.all: tuple[Statement, ...] = tuple(_build(facts))

    @cached_property
    def by_block(self) -> dict[int, list[Statement]]:
        """The statements of each paragraph or list item, by block index."""
        found: dict[int, list[Statement]] = {}
        for statement in self.all:
            found.setdefault(statement.sentence.block.index, []).append(statement)
        return found

    @cached_property
    def first_person_share(self) -> float:
        """The share of sentences outside quotations in which the author says I or we."""
        own = [s for s in self.all if not s.quoted and not s.sentence.block.quote]
        return sum("first-person" in s.features for s in own) / len(own) if own else 0.0

    @cached_property
    def personal(self) -> bool:
        """Say whether the text speaks in the first person: a speech, a column, an essay, a letter; no
        report.
        """
        return self.first_person_share >= _FIRST_PERSON_SHARE

    @cached_property
    def declared_opinion(self) -> bool:
        """Say whether the metadata call the text an opinion, an essay, fiction or instructions."""
        entry = (self._facts.doc.meta(key) for key in _TYPE_KEYS)
        return any(e is not None and str(e.value).strip().casefold() in _OPINION for e in entry)

    @cached_property
    def reports(self) -> bool:
        """Say whether the text reports: it neither speaks as I or we, nor tells the reader what to do, nor
        declares an opinion.
        """
        own = [s for s in self.all if not s.quoted]
        told = sum("second-person" in s.features for s in own)
        return not (self.personal or self.declared_opinion) and told < _SECOND_PERSON_SHARE * max(1, len(own))

    @cached_property
    def dated(self) -> bool:
        """Say whether the metadata hold a date of publication."""
        return (
            self._facts.doc.meta(
                "datePublished",
                "date",
                "published",
                "firstCreated",
                "versionCreated",
                "article:published_time",
                "pubdate",
            )
            is not None
        )

    @cached_property
    def sourced(self) -> bool:
        """Say whether the document shows any source: a link, a note, a list of references, an attributed
        quotation, somebody or something named that says so.

        An outlet or a document that is named but not linked does not count.
        """
        facts = self._facts
        if facts.references.has_list or names_sources(facts.doc.prose.text):
            return True
        return any(s.support in ("link", "footnote", "reference", "quotation") for s in self.all) or any(
            c.kind in ("person", "organisation")
            and c.lemma not in _DEEDS
            and (c.shape == "source" or bool(c.classes & _TELLS))
            for c in self.named
        )

    @cached_property
    def named(self) -> list[Carrier]:
        """All named carriers of the document."""
        return [c for s in self.all for c in s.carriers if c.kind in NAMED]


def _build(facts: Facts) -> list[Statement]:
    found: list[Statement] = []
    marks = _marks(facts)
    asides = Asides(facts)
    for block in facts.doc.prose_blocks:
        if block.kind in BODY:
            found.extend(_of_block(facts, block, marks, asides))
    return found


def _marks(facts: Facts) -> list[tuple[int, str]]:
    """Links and notes as (source offset, kind of support), in order. Links inside the page and to nowhere
    support nothing.
    """
    doc = facts.doc
    marks = [
        (doc.lift(link.start, link.end).start, "link")
        for link in doc.links
        if link.kind != "image" and link.url[:4].lower() == "http"
    ]
    marks += [
        (doc.lift(start, end).start, "reference")
        for start, end in (
            *((mark.start, mark.end) for mark in facts.references.numbered_marks),
            *author_years(doc.prose.text),
        )
    ]
    marks += [(note.span.start, _NOTES[note.kind]) for note in doc.notes if note.kind in _NOTES]
    return sorted(marks)


def _of_block(facts: Facts, block: Block, marks: list[tuple[int, str]], asides: Asides) -> list[Statement]:
    doc, text = facts.doc, facts.doc.prose.text
    sentences = facts.sentences_of(block)
    raw: list[tuple[Sentence, tuple[Carrier, ...], dict[str, Range], str, bool]] = []
    for number, sentence in enumerate(sentences):
        if asides.holds(sentence):
            continue
        tokens = Tokens(facts, sentence)
        carriers = tuple(carriers_in(facts, sentence, tokens))
        features = features_of(tokens, text, sentence.start, sentence.end) if tokens.size else {}
        first = doc.lift(sentence.start, sentence.end).start
        last = (
            doc.lift(sentences[number + 1].start, sentences[number + 1].end).start
            if number + 1 < len(sentences)
            else block.span.end
        )
        quoted = facts.in_quotes(sentence.start, sentence.end)
        raw.append((sentence, carriers, features, _own_support(carriers, marks, first, last, quoted), quoted))
    somewhere = any(
        support not in ("none", "carrier") or (support == "carrier" and _speaks_out(carriers))
        for _, carriers, _, support, _ in raw
    )
    return [
        Statement(
            sentence, carriers, features, "paragraph" if support == "none" and somewhere else support, quoted
        )
        for sentence, carriers, features, support, quoted in raw
    ]


def _own_support(
    carriers: tuple[Carrier, ...], marks: list[tuple[int, str]], first: int, last: int, quoted: bool
) -> str:
    at = bisect_left(marks, (first, ""))
    if at < len(marks) and marks[at][0] < last:
        return marks[at][1]
    if quoted and any(c.kind in _STANDS_FOR or c.kind == "pronoun" for c in carriers):
        return "quotation"
    return "carrier" if any(_answers(c) for c in carriers) else "none"


def _speaks_out(carriers: tuple[Carrier, ...]) -> bool:
    """Say whether a named carrier tells something; what somebody is said to have believed stands for itself
    alone.
    """
    return any(_answers(c) and (c.shape == "source" or bool(c.classes - {"mind"})) for c in carriers)


def _answers(carrier: Carrier) -> bool:
    """Say whether a carrier stands for the sentence; an outlet that "explores" something only announces
    it.
    """
    if carrier.kind == "outlet":
        return carrier.shape == "source" or bool(carrier.classes & {"neutral", "loaded", "evidence"})
    if carrier.kind == "office":
        return bool(carrier.classes & {"neutral", "loaded", "stance"})
    if carrier.kind == "collective":
        # "The government said": its spokesman did, and can be asked.
        return carrier.lemma in _GOVERNS
    if carrier.lemma in _DEEDS or (carrier.kind == "organisation" and carrier.lemma in _MOODS):
        return False
    return carrier.kind in NAMED
