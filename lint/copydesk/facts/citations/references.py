"""Marks and definitions: footnotes, reference links, wiki references, numbered citations; which of them meet.

A mark without a definition leads nowhere; a definition without a mark supports nothing.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...base.cached import cached_property
from ...base.regexes import regex
from ...language.wordsets import word_sets
from .listentries import written_numbers

if TYPE_CHECKING:
    from ...document.model import Note
    from ..facts import Facts
    from ..text.sections import Section

_TAIL = regex(r"(?<!\W)\W+\Z")
_NUMBERED = regex(r"\[([1-9]\d{0,2}(?:\s?[,–-]\s?[1-9]\d{0,2}){0,8})\](?![(\[:])")
_OWN_NUMBER = regex(r"\s{0,3}[\[(]?(\d{1,3})[\]).:]?\s")
_NUMBER = regex(r"\d{1,3}")
_COMMENT_LABELS = frozenset({"//", "comment", "_comment", "_", "#"})
_NUMBERED_MARKS_AT_LEAST = 2
_NEAR = 80
_MEMBER = regex(r"(?<![\w.])[A-Za-z_$]\w{0,40}(?:\.[A-Za-z_$]\w{0,40}){1,4}\Z|[(=]\Z")
# "[0,59]", "[1, 2)", "(0, 1]", "[0.5, 2]": no such thing cites a source.
_INTERVAL = regex(
    r"[\[(]\s?(?:0|[-−]\d{1,6}|\d{0,6}\.\d{1,6}),\s?[-−]?[\d.]{1,9}\s?[\])]"
    r"|\[\s?\d{1,6},\s?\d{1,6}\s?\)|\(\s?\d{1,6},\s?\d{1,6}\s?\]"
)
# What a tool fills with sources from a list: "[@marsh2020]", "{cite:p}`marsh`", "\\bibliography".
_OF_SOURCES = regex(
    r"\[-?@[A-Za-z]|\{(?:foot|full)?cite(?::[a-z]{1,12})?\}`|\\bibliography\b|\{bibliography\}"
)
_KEY = regex(r"[a-z][a-z_:.-]{1,40}(?:19|20)?\d\d[a-z]{0,20}\Z")
_OF_RANGE = regex(r"(?:\b(?:in|range|ranges|interval|within|between|from)|∈)[ :]{1,2}\Z", re.IGNORECASE)


class Doubled(NamedTuple):
    """A second definition of a label, and the first one."""

    note: Note
    first: Note


_OPTION = regex(r"(?:^|\s)--?[A-Za-z][\w-]{0,20}[ =]\Z|<[A-Za-z]{1,10}\Z")
_GLUED = regex(r"[A-Za-z]{2,20}\Z")


class NumberedMark(NamedTuple):
    """A mark like ``[3]`` in running text: its numbers and its prose range."""

    numbers: tuple[int, ...]
    start: int
    end: int


class References:
    """The answers for one document; each is computed when first asked."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._doc = facts, facts.doc

    def _notes(self, kind: str) -> list[Note]:
        return list(map(self._doc.notes.__getitem__, self._by_kind.get(kind, ())))

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the notes of each kind."""
        found: dict[str, array[int]] = {}
        for number, note in enumerate(self._doc.notes):
            found.setdefault(note.kind, array("I")).append(number)
        return found

    # -- footnotes and reference links -------------------------------------------------------------------

    @cached_property
    def undefined(self) -> list[Note]:
        """Footnote marks, reference links and repeated wiki references whose label nothing defines."""
        defined = {note.label for note in self._notes("footnote-def")}
        found = [note for note in self._notes("footnote-use") if note.label not in defined]
        defined = {note.label for note in self._notes("reference-def")}
        last = max(self.listed_numbers, default=0)
        for note in self._notes("reference-use"):
            numbered = note.label.isdigit() and int(note.label) <= last
            if note.label not in defined and not numbered:
                found.append(note)
        defined = {note.label for note in self._ref_tags if not self._repeats(note)}
        found += [note for note in self._ref_tags if self._repeats(note) and note.label not in defined]
        return sorted(found, key=lambda note: note.span)

    @cached_property
    def doubtful(self) -> list[Note]:
        """Marks among the undefined ones whose label another file may define: reference links of a file that
        resolves none of its own, or sets in a file of them, and notes named by the key of a source.
        """
        defined = {note.label for note in self._notes("reference-def")}
        uses = self._notes("reference-use")
        known = {note.label for note in uses} & defined
        elsewhere = "--8<--" in self._doc.source.text or len(known) < len({n.label for n in uses} - defined)
        return [
            note
            for note in self.undefined
            if (
                note.kind == "reference-use"
                and (elsewhere or not note.label[:1].isalnum() or "." in note.label)
            )
            or (note.kind == "footnote-use" and self._is_key(note.label))
        ]

    @cached_property
    def _has_keys(self) -> bool:
        """Whether a tool sets the references of the file from a list of sources elsewhere."""
        return bool(self._doc.meta("bibliography")) or _OF_SOURCES.search(self._doc.source.text) is not None

    def _is_key(self, label: str) -> bool:
        """Say whether a label is the key of a source in such a list ("@marsh", "marsh2020")."""
        return label[:1] == "@" or (_KEY.match(label) is not None and self._has_keys)

    @cached_property
    def dead(self) -> list[Note]:
        """Undefined marks that nothing else can define."""
        doubtful = {note.span for note in self.doubtful}
        return [note for note in self.undefined if note.span not in doubtful]

    @cached_property
    def unused(self) -> list[Note]:
        """Footnotes and reference-link definitions that no mark uses."""
        used = {note.label for note in self._notes("footnote-use")}
        found = [note for note in self._notes("footnote-def") if note.label not in used]
        if self._doc.traits.markdown:
            used = {note.label for note in self._notes("reference-use")}
            used |= {_folded(link.label) for link in self._doc.links if link.label}
            found += [
                note
                for note in self._notes("reference-def")
                if note.label not in used and not _is_comment(note)
            ]
        return sorted(found, key=lambda note: note.span)

    @cached_property
    def doubled(self) -> list[Doubled]:
        """Labels that are defined a second time, differently."""
        found: list[Doubled] = []
        for kind in ("footnote-def", "reference-def"):
            first: dict[str, Note] = {}
            for note in self._notes(kind):
                if _is_comment(note):
                    continue
                earlier = first.setdefault(note.label, note)
                if earlier != note and (kind == "footnote-def" or earlier.url != note.url):
                    found.append(Doubled(note, earlier))
        return sorted(found, key=lambda doubled: doubled.note.span)

    # -- wiki references ---------------------------------------------------------------------------------

    @cached_property
    def _ref_tags(self) -> list[Note]:
        return [note for note in self._notes("ref-tag") if note.label]

    def _repeats(self, note: Note) -> bool:
        """Say whether a named tag only points to another one: it closes itself."""
        return self._doc.source.slice(note.span).rstrip("> ").endswith("/")

    # -- numbered citations ------------------------------------------------------------------------------

    @cached_property
    def _list_sections(self) -> list[Section]:
        """The sections under a heading that announces references (``reference-headings.txt``)."""
        names = word_sets(self._facts.data("reference-headings.txt"))
        found = []
        for section in self._facts.sections:
            if section.heading is None:
                continue
            title = _TAIL.sub("", self._doc.text_of(section.heading).strip().lower())
            whole = title.replace(" ", "_")
            leads = [lead + "_" for lead in names["lead"] if whole.startswith(lead + "_")]
            heads = (whole, *(whole.removeprefix(lead) for lead in leads))
            if whole in names["alone"] or not names["head"].isdisjoint(heads):
                found.append(section)
        return found

    @cached_property
    def list_blocks(self) -> frozenset[int]:
        """The blocks below a heading that announces references, by their index."""
        return frozenset(block.index for section in self._list_sections for block in section.blocks)

    @cached_property
    def listed_numbers(self) -> frozenset[int]:
        """The numbers that the list of references defines: those it writes, or the count of its items."""
        written: set[int] = set()
        items = 0
        for section in self._list_sections:
            for block in section.blocks:
                items += 1
                marker = str(block.attrs.get("marker", ""))
                number = _NUMBER.search(marker) or _OWN_NUMBER.match(self._doc.text_of(block))
                if number is not None:
                    written.add(int(number.group(number.lastindex or 0)))
        written |= written_numbers(self._doc)
        return frozenset(written | set(range(1, items + 1)))

    @cached_property
    def has_list(self) -> bool:
        """The document has a section of references or notes with something in it."""
        return bool(self.listed_numbers)

    @cached_property
    def numbered_marks(self) -> tuple[NumberedMark, ...]:
        """Marks like ``[3]`` in running text, when the text plainly uses such marks for citations.

        It does when there are at least two different ones, small numbers among them; a lone ``[12]`` may be
        anything.
        """
        doc, found = self._doc, list[NumberedMark]()
        text = doc.prose.text
        if "[" not in text:
            return ()
        for block in doc.prose_blocks:
            if block.kind not in ("paragraph", "list-item", "cell", "caption"):
                continue
            for match in _NUMBERED.finditer(text, block.start, block.end):
                before = text[match.start() - 1 : match.start()] if match.start() > block.start else ""
                if (
                    before
                    and (before.isalnum() or before in '.,;:!?)”"’ ]')
                    and not self._in_program(match.start())
                ):
                    found.append(NumberedMark(_numbers(match.group(1)), match.start(), match.end()))
        found = [mark for mark in found if not self._is_range(mark)]
        numbers = {number for mark in found for number in mark.numbers}
        if len(numbers) < _NUMBERED_MARKS_AT_LEAST or min(numbers) > len(numbers) + 2:
            return ()
        return tuple(found)

    def _is_range(self, mark: NumberedMark) -> bool:
        """Say whether two numbers in brackets are the ends of a range and no two sources, as in a text that
        has other ranges: "day [1,31]" beside "hour [0,23]".
        """
        text = self._doc.prose.text
        if len(mark.numbers) != 2 or "," not in text[mark.start : mark.end]:
            return False
        if self.listed_numbers.issuperset(mark.numbers):
            return False
        return self._has_intervals or _OF_RANGE.search(text[max(0, mark.start - 10) : mark.start]) is not None

    @cached_property
    def _has_intervals(self) -> bool:
        return _INTERVAL.search(self._doc.prose.text) is not None

    def _in_program(self, at: int) -> bool:
        """Say whether a number in brackets belongs to a piece of program: ``argv[2]``, ``{ id: [1, 2] }``,
        ``<h[1-6]>``, ``-depth [1-16]``.
        """
        text = self._doc.prose.text
        near = text[max(0, at - _NEAR) : at]
        if near.rfind("{") > near.rfind("}") or near.rfind("[") > near.rfind("]"):
            return True  # "[gain[4]]" stands in a drawing
        if _MEMBER.search(near) is not None or _OPTION.search(near) is not None:
            return True
        # "The files are log[0] to log[8]": who counts from nothing has no sources in mind.
        word = _GLUED.search(near)
        return word is not None and f"{word.group()}[0]" in text

    @cached_property
    def unlisted_marks(self) -> tuple[NumberedMark, ...]:
        """Numbered marks whose numbers the list of references does not hold, and that are no links."""
        if ">>> " in self._doc.prose.text:
            return ()  # "letter = fruit[1]": lines of a program that stand as prose
        listed, links = self.listed_numbers, self._doc.links
        marks = [mark for mark in self.numbered_marks if any(n not in listed for n in mark.numbers)]
        return tuple(
            mark
            for mark in marks
            if not any(one.start <= mark.start and mark.end <= one.end for one in links)
        )


def _numbers(text: str) -> tuple[int, ...]:
    """Read ``1, 3–5`` as 1, 3, 4, 5."""
    numbers: list[int] = []
    for part in text.split(","):
        ends = [int(number) for number in _NUMBER.findall(part)]
        numbers.extend(range(ends[0], min(ends[-1], ends[0] + 50) + 1))
    return tuple(numbers)


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


def _is_comment(note: Note) -> bool:
    """Say whether a reference definition is the customary way to write a comment in Markdown."""
    return note.kind == "reference-def" and (note.label in _COMMENT_LABELS or note.url in ("#", "<>"))
