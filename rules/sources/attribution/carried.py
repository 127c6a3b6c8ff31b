"""Each carrier of an article with its sentence: what the rules about attribution ask of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import Facts, regex, worded

from .carrier import Carrier
from .deeds import demands, no_view
from .sourcemarks import day_or_month
from .statement import MARKED, Statement

_OPINION = frozenset({"neutral", "loaded", "stance", "mind", "watch", "evidence"})
_OPENS = (" that ", " how ", " whether ", " why ")
# "Pilots know the harbour" tells of no view of theirs.
_THINGS = (" the ", " a ", " an ", " its ", " their ", " his ", " her ", " your ", " each ", " one another")
_WORDS = ("that ", "“", '"', "he ", "she ", "they ", "it ")
_REASON = worded(r"(?@reasons)", "anonymity.toml", flags=re.IGNORECASE)
# Critics and analysts speak in public; that one of them has no name is careless rather than secret.
_OPEN = regex(
    r"\b(?:critic|commentator|observer|analyst|expert|historian|economist|researcher|spokes\w+|person)\b",
    re.IGNORECASE,
)
_MANY = regex(
    r"\b(?:sources|officials|insiders|experts|analysts|witnesses|diplomats|critics)\b", re.IGNORECASE
)
_ONE = regex(r"\bthe (?:source|official|insider|expert|analyst|witness|diplomat|critic)\b", re.IGNORECASE)
_COUNTED = ("two", "three", "both")
# Verbs that announce a subject only with these words behind them.
_ANNOUNCES = {
    "look": regex(r"(?<!\s)\s+(?:at|into|back|closely|closer)\b"),
    "take": regex(r"(?<!\s)\s+(?:(?:a|an)\s+(?:\w+\s+){0,2}(?:look|dive)|stock|you)\b"),
    "break": regex(r"(?<!\s)\s+down\b"),
    "explain": regex(r"(?<!\s)\s+(?:why|how|what|the)\b"),
    "review": regex(r"(?<!\s)\s+the\b"),
    "consider": regex(r"(?<!\s)\s+(?:why|how|what|whether)\b"),
    "present": regex(r"(?<!\s)\s+the\b"),
}
_SELF = regex(
    r"\b(?:this|our|present|following|above|below|next)\b.{0,20}"
    r"\b(?:article|paper|report|review|document|analysis|plan|strategy|study|chart)\b|\barticle\b",
    re.IGNORECASE,
)
_TABLE = regex(r"\b(?:table|chart)\b", re.IGNORECASE)
_LOOSE = regex(
    r"\b(?:plans?|strategy|bill|roadmap|blueprint|presentation|letter|poll|audit)\b", re.IGNORECASE
)
_DATED = regex(r"\b(?:1[89]|20)\d\d\b")
PUBLISHED = regex(r"\bpublished (?:in|by) (?:the )?[A-Z]")
_PERSONS = regex(r"(?:men|people|(?:er|or|ist|ian|ant|ent|ate)s|i?cs)\Z")
_QUARTERS = regex(r"\b(?:quarters|circles|sides|sections)\b")
_NORM = regex(
    r"\b(?:must|should|may|can|shall|needs? to|has to|have to)\b"
    r"|\b[Aa]n? (?:good|ideal|typical|complete|proper|useful|well-written) ",
)


class Place(NamedTuple):
    """A range of the prose."""

    start: int
    end: int


class Carried:
    """A carrier in its sentence; ``before`` says that a link or a name stands earlier in the article or in
    the sentence itself, ``number`` which sentence of its paragraph it is.
    """

    __slots__ = ("_facts", "_row", "_statements", "before", "carrier", "number")

    def __init__(
        self,
        facts: Facts,
        statements: Sequence[Statement],
        row: int,
        carrier: Carrier,
        number: int,
        before: bool,
    ) -> None:
        self._facts, self._statements, self._row = facts, statements, row
        self.carrier, self.number, self.before = carrier, number, before

    @property
    def statement(self) -> Statement:
        """The sentence. That of a long text is made: most carriers are looked at alone."""
        return self._statements[self._row]

    @property
    def start(self) -> int:
        """Where the carrier or its verb begins."""
        return self.carrier.start

    @property
    def end(self) -> int:
        """Where the carrier or its verb ends."""
        return self.carrier.end

    @property
    def verb(self) -> Place:
        """The place of the verb."""
        return Place(self.carrier.verb_start, self.carrier.verb_end)

    @property
    def name(self) -> str:
        """The words that name the carrier."""
        return self._text[self.carrier.name_start : self.carrier.name_end]

    @property
    def _text(self) -> str:
        return self._facts.doc.prose.text

    @property
    def _paragraph(self) -> Sequence[Statement]:
        found: Sequence[Statement] = self._facts.attributions.by_block[self.statement.block.index]
        return found

    @property
    def _supports(self) -> frozenset[str]:
        found: frozenset[str] = self._facts.attributions.supports(self.statement.block.index)
        return found

    def _listed(self, name: str) -> bool:
        return self.carrier.lemma in self._facts.word_classes[name]

    @property
    def of_press(self) -> bool:
        """Say whether a newspaper, a broadcaster or their kind is meant, be it without a name."""
        return self.name.lower().rpartition(" ")[2] in self._facts.word_classes["medium"]

    @property
    def reports(self) -> bool:
        """Say whether the article reports (see ``Statements.reports``), claim after claim: what is assumed,
        suggested or expected in a manual is a matter of what it describes.
        """
        return bool(self._facts.attributions.reports and self._facts.ledger.claim_after_claim)

    @property
    def present(self) -> bool:
        """Say whether it is told as something that holds."""
        return self.carrier.tense == "present"

    @property
    def linked(self) -> bool:
        """Say whether the paragraph has a link, a note or a reference."""
        return not self._supports.isdisjoint(MARKED)

    @property
    def hyperlinked(self) -> bool:
        """Say whether the paragraph has a link."""
        return "link" in self._supports

    @property
    def opines(self) -> bool:
        """Say whether words or thoughts are told, and no work that was done."""
        if self._listed("measuring") or self._lifeless or no_view(self._facts, self.statement, self.carrier):
            return False
        if self.carrier.lemma == "know" and self._text.startswith(_THINGS, self.carrier.verb_end):
            return False
        if self.carrier.shape == "source" and not self.carrier.classes:
            # "Owned by vendors", "with many women": in a report and a manual a deed, else a vague number.
            deed = self._facts.attributions.reported or self._facts.attributions.manual
            return not deed or _QUARTERS.search(self.name) is not None
        return self.carrier.shape == "source" or bool(self.carrier.classes & _OPINION)

    @property
    def _lifeless(self) -> bool:
        """Say whether it is a thing: "servers may wish", "in many cases"."""
        head = self.name.lower().rpartition(" ")[2]
        if head in self._facts.data("anonymity.toml")["lifeless"]:
            return True
        inside = self._text.startswith(("in ", "from ", "of ", "In ", "From ", "Of "), self.start)
        classed = self.carrier.classes or self.carrier.kind != "unnamed" or _QUARTERS.search(self.name)
        return inside and not classed and _PERSONS.search(head) is None

    @property
    def told(self) -> bool:
        """Say whether the verb, which may tell a deed, tells words here."""
        return not self._listed("doubtful") or self._text.startswith(_OPENS, self.carrier.verb_end)

    @property
    def current(self) -> bool:
        """Say whether it is told as something that holds, or was said in a text that names no sources: in
        one that does, what unnamed people once said is mostly part of the story.
        """
        says = bool(self.carrier.classes & {"neutral", "loaded"})
        return self.present or (says and not self._facts.ledger.well_sourced)

    @property
    def plain(self) -> bool:
        """Say whether somebody says so outright: a clause, or "according to"."""
        return self.carrier.shape == "clause" or self.carrier.lemma == "say"

    @property
    def minds(self) -> bool:
        """Say whether a belief, a will or a state of mind is told."""
        lemma, end = self.carrier.lemma, self.carrier.verb_end
        if lemma == "see":
            # "Moscow sees the treaty as a threat" is a view; "Moscow saw snow" is not.
            return " as " in self._text[end : self.statement.end]
        if lemma.startswith("recogni") and self._text.startswith(" no ", end):
            return False  # a matter of law: "the state recognises no religion"
        voiced = self._listed("voiced") and self.carrier.shape == "source"
        if self._listed("reaction"):
            # "The research community has reacted with relief"; what a state rejects, it does.
            return self.name.islower() or self.name[4:].islower()
        return voiced or self._listed("belief") or self._listed("will") or lemma.startswith("be ")

    @property
    def wills(self) -> bool:
        """Say whether it is a will or a reaction that is told, and no belief."""
        return self._listed("will") or self._listed("reaction")

    @property
    def held(self) -> bool:
        """Say whether the mind is told as one that holds, or stands behind a preposition."""
        return self.present or self.carrier.shape == "source"

    @property
    def explained(self) -> bool:
        """Say whether a reason for anonymity stands in the sentence or next to it."""
        near = self._paragraph[max(0, self.number - 1) : self.number + 2]
        return _REASON(self._facts.data).search(" ".join(s.sentence.text for s in near)) is not None

    @property
    def secret(self) -> bool:
        """Say whether something is disclosed by somebody who does not speak in public anyway."""
        return _OPEN.search(self.name) is None and self._listed("disclosing")

    @property
    def lone_voice(self) -> str:
        """The one ("the source") who is heard after many were named, or ""."""
        if not _MANY.search(self.name) or self.name.split()[0].lower() in _COUNTED:
            return ""
        after = " ".join(s.sentence.text for s in self._paragraph[self.number + 1 : self.number + 4])
        one = _ONE.search(after)
        return one.group() if one is not None and " second " not in after else ""

    @property
    def dated(self) -> bool:
        """Say whether the sentence names a year, a month or a weekday."""
        calendar = self._facts.data("calendar.toml")
        when = day_or_month(tuple(calendar["months"]), tuple(calendar["weekdays"]))
        return when.search(self.statement.sentence.text) is not None

    @property
    def announces(self) -> bool:
        """Say whether the verb announces a subject, as a teaser does."""
        after = _ANNOUNCES.get(self.carrier.lemma)
        return self._listed("announcing") or (
            after is not None and after.match(self._text, self.carrier.verb_end) is not None
        )

    @property
    def loaded(self) -> str:
        """How the verb judges the words that follow it, or "" (``loaded-verbs.toml``)."""
        why: str = self._facts.data("loaded-verbs.toml").get(self.carrier.lemma, "")
        end = self.carrier.verb_end
        if demands(self._text, end):
            return ""
        return why if self._text[end : end + 8].lstrip(" ,").startswith(_WORDS) else ""

    @property
    def tabular(self) -> bool:
        """Say whether the document is a table or a chart."""
        return _TABLE.search(self.name) is not None

    @property
    def identified(self) -> bool:
        """Say whether the document is known: told of before in a text with a source, dated, or this text."""
        if (self.carrier.definite and self.before) or _DATED.search(self.name) or self.published:
            return True
        return _SELF.search(self.name) is not None and not self.tabular

    @property
    def normative(self) -> bool:
        """Say whether it is told what such a document must or should say: "a good proposal includes"."""
        between = self._text[self.carrier.name_start : self.carrier.verb_end]
        return _NORM.search(between) is not None

    @property
    def marked(self) -> bool:
        """Say whether a link, a note or a reference stands in the sentence."""
        return self.statement.marked

    @property
    def published(self) -> bool:
        """Say whether the sentence tells where or by whom the document was published."""
        return PUBLISHED.search(self.statement.sentence.text) is not None

    @property
    def loose(self) -> bool:
        """Say whether the word for the document is said of much else; one proposal of some is a thought."""
        return _LOOSE.search(self.name) is not None or self.name.lower().startswith(("one ", "another "))
