"""One article as a proof: its facts, the notes about the whole of it, and its text with notes beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from ....base.levels import OPEN, RANK
from ....base.plural import counted
from ....base.regexes import regex
from ..readable import sentence
from .claimtable import claims
from .margin import kind_of, note
from .marking import Mark, Marker, merged, words
from .markup import NOTHING, Html, element, joined
from .room import Room
from .rows import Lines, Row, rows
from .unlooked import unlooked
from .wording import levels

Json = dict[str, Any]

_MARKUP = frozenset({"html", "ninjs", "json", "docx"})
"""Formats whose source is read as code."""


_TURNS = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of scripts that run from right to left."""

_STAYS = 900
"""Passages with fewer code points stay in sight while one goes through their notes."""


class Proof:
    """The proof of one article. ``number`` counts the articles of the page, ``entry`` is the one of the
    report, ``text`` the article as it was checked (None where it is not at hand), ``remedy`` gives what to do
    by the id of a rule, ``room`` what the page has room for.
    """

    def __init__(
        self, number: int, entry: Json, text: str | None, remedy: Callable[[str], str], room: Room
    ) -> None:
        self.name = f"a{number}"
        self._entry, self._text, self._remedy, self._room = entry, text, remedy, room
        self._lines = None if text is None else Lines(text)
        self._findings: list[Json] = entry["findings"]
        self._kept = room.notes(self._findings)
        self._claims = room.claims(len(entry.get("claims", {}).get("entries", ())))
        self._told: dict[str, int] = {}

    def html(self) -> Html:
        """Return the section of the article."""
        return element(
            "section",
            element("h3", element("bdi", self._entry["path"])),
            self._facts(),
            self._left_out(),
            self._whole(),
            self._body(),
            claims(self._entry.get("claims"), self.name, self._lines, self._claims),
            unlooked(self._entry["coverage"], self.name, self._lines),
            class_="a",
            id=self.name,
            aria_label=self._entry["path"],
        )

    def _facts(self) -> Html:
        entry = self._entry
        profile = entry.get("profile")
        told = [
            levels(self._findings),
            counted(entry["words"], "word"),
            entry["format"],
            f"language {entry['language']}" if entry["language"] else "language not told",
        ]
        if profile is not None:
            because = f", guessed from {profile['because']}" if profile["origin"] == "guessed" else ""
            told.append(f"profile {profile['name']}{because}")
        parts = [element("p", " · ".join(told), class_="facts")]
        measures = entry["metrics"].get("readability")
        if measures:
            parts.append(element("p", sentence(measures), class_="facts"))
        parts.append(
            element(
                "p", f"{entry['bytes']:,} bytes, SHA-256 ", element("code", entry["sha256"]), class_="facts"
            )
        )
        return joined(*parts)

    def _left_out(self) -> Html:
        missing = len(self._findings) - len(self._kept)
        if not missing:
            return NOTHING
        said = f"{counted(missing, 'finding')} of this article, the mildest, have no note: the page is full."
        return element("p", said, class_="warn")

    def _numbers(self, *, whole: bool) -> list[int]:
        """Return the places in the list of findings with a note, about the whole article or about words."""
        return [
            n
            for n in range(len(self._findings))
            if n in self._kept and self._is_whole(self._findings[n]) is whole
        ]

    def _is_whole(self, finding: Json) -> bool:
        return bool(finding.get("document_level")) or self._text is None

    def _whole(self) -> Html:
        numbers = self._numbers(whole=True)
        if not numbers:
            return NOTHING
        title = "About the whole text" if self._text is not None else "Findings (the text is not at hand)"
        notes = [self._note(n, f"{self.name}l{self._findings[n]['start']['line']}") for n in numbers]
        return joined(element("h4", title), element("ol", *notes, class_="ns whole"))

    def _note(self, n: int, target: str) -> Html:
        finding = self._findings[n]
        rule = finding["rule_id"]
        first = self._told.setdefault(rule, n)
        graver = finding["status"] == OPEN and RANK[finding["severity"]] > RANK["info"]
        remedy = self._remedy(rule) if first == n or graver else ""
        before = self._findings[first] if first != n else None
        return note(finding, n + 1, self.name, target, self._text, remedy, before)

    def _body(self) -> Html:
        return NOTHING if self._lines is None else joined(element("h4", "Text"), self._proof(self._lines))

    def _proof(self, lines: Lines) -> Html:
        numbers = self._numbers(whole=False)
        spans = {n: words(lines.text, *self._span(n)) for n in numbers}
        marks = merged(Mark(*spans[n], kind_of(self._findings[n]), (n + 1,)) for n in numbers)
        targets = {number: f"{self.name}m{mark.numbers[0]}" for mark in marks for number in mark.numbers}
        places: dict[int, list[int]] = {}
        for n in numbers:
            places.setdefault(lines.at(spans[n].start), []).append(n)
        marker = Marker(lines.text, marks, self.name)
        linked = self._linked(lines)

        def line(number: int) -> Html:
            span = lines.span(number)
            anchor: str | bool = f"{self.name}l{number}" if number in linked else False
            turns: str | bool = "auto" if _TURNS.search(lines.text, *span) else False
            return element("li", marker.line(span), id=anchor, dir=turns)

        def passage(row: Row) -> Html:
            fixed = row.fixed or self._entry["format"] in _MARKUP
            stays = bool(row.notes) and lines.size(row) < _STAYS
            shown = [line(number) for number in range(row.first, row.last + 1)]
            class_ = f"t{' fixed' * fixed}{' stays' * stays}"
            return element("ol", *shown, class_=class_, start=row.first, role="none")

        def noted(row: Row) -> Html:
            notes = [
                (
                    self._findings[n],
                    self._note(n, targets.get(n + 1, f"{self.name}l{lines.at(spans[n].start)}")),
                )
                for n in row.notes
            ]
            return element("div", passage(row), _margin(notes), class_="row")

        parts: list[Html] = []
        shown = 0
        for folded, run in groupby(rows(lines, places), lambda row: row.folded):
            if not folded:
                parts += [
                    noted(row) if row.notes else element("div", passage(row), class_="row") for row in run
                ]
                continue
            some = list(run)
            size = sum(map(lines.size, some))
            label = f"Lines {some[0].first}–{some[-1].last} without notes"
            if self._room.text(size, shown):
                shown += size
                parts.append(
                    element("details", element("summary", label), *map(passage, some), class_="fold")
                )
            else:
                said = f"{label}, left out: {size:,} characters for which this page has no room"
                parts.append(element("p", said, class_="fold"))
        return element("div", *parts, class_="proof")

    def _span(self, n: int) -> tuple[int, int]:
        span = self._findings[n]["span"]
        return span["start"], span["end"]

    def _linked(self, lines: Lines) -> set[int]:
        """Return the lines to which something on the page leads."""
        found = {other["start"]["line"] for finding in self._findings for other in finding["related"]}
        found |= {finding["start"]["line"] for finding in self._findings}
        entries: Sequence[Json] = self._entry.get("claims", {}).get("entries", ())
        found |= {lines.at(entry["span"]["start"]) for entry in entries[: self._claims]}
        for part in ("passages", "unread"):
            found |= {one["first_line"] for one in self._entry["coverage"].get(part, ())}
        return found


def _margin(notes: Sequence[tuple[Json, Html]]) -> Html:
    """Return the notes of a row; several of level info are folded away behind the others."""
    hints = [markup for finding, markup in notes if finding["severity"] == "info"]
    if len(hints) < 2:
        return element("ol", *(markup for _, markup in notes), class_="ns")
    graver = [markup for finding, markup in notes if finding["severity"] != "info"]
    names = [finding["rule_id"] for finding, _ in notes if finding["severity"] == "info"]
    kinds = list(dict.fromkeys(names))
    said = f"{len(hints)} info: {', '.join(_times(name, names.count(name)) for name in kinds[:4])}"
    said += ", …" if len(kinds) > 4 else ""
    return element(
        "div",
        element("ol", *graver, class_="ns") if graver else NOTHING,
        element("details", element("summary", said), element("ol", *hints, class_="ns"), class_="hints"),
        class_="m",
    )


def _times(name: str, count: int) -> str:
    return f"{name} ×{count}" if count > 1 else name
