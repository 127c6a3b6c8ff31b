"""Rows of buttons, counters and fields of a page whose words stand in one line with one space between them.

“Jump to Recipe Print Recipe Pin It”: a browser shows three buttons there, a copy has a line without a mark
between them. Such a line is cut into known labels, commands (“Load more comments”) and counters (“31 likes”),
each of which begins with a capital or a figure, so that as many words as possible are covered
(``page-rows.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from copydesk.api import regex

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)?")
_FIGURE = regex(r"[.,:+−–-]{0,2}\d[\d.,:/%–-]{0,20}[km]?[x×s+]?\)?,?", re.IGNORECASE)
_SENTENCE_END = regex(r"[.!?…]\Z")
_STOP = regex(r"[.!]\Z")
_MENU = 5
_MENUS = frozenset(("nav-label", "share-subscribe"))
_WIDEST, _LONGEST, _COMMAND, _SAYING, _FIGURES = 12, 44, 5, 40, 3


class Row(NamedTuple):
    """What a line was cut into: how many parts are known, how many of these only a page has, how many are
    words of a menu, how many of its words all of them cover, and of how many; ``kind`` is the kind of
    furniture of the first part that tells one, or "".
    """

    parts: int
    telling: int
    menu: int
    covered: int
    words: int
    kind: str

    @property
    def is_one(self) -> bool:
        """Whether most of the line is such parts, and one of them at least is on pages only."""
        return self.is_menu or (self.parts > 1 and self.telling > 0 and self.covered * 10 >= self.words * 7)

    @property
    def is_menu(self) -> bool:
        """Whether five parts or more are words of a menu or stand beside them."""
        return (
            self.parts >= _MENU and self.menu > (self.parts == _MENU) and self.covered * 10 >= self.words * 7
        )

    @property
    def is_sure(self) -> bool:
        """Whether no article has such a line: hardly a word is left over, and more than one part tells."""
        left = self.words - self.covered
        return (
            self.is_menu
            or self.telling > 2
            or (left * 5 <= self.words and self.telling > 1)
            or (left == 0 and self.parts > 2)
        )


class _Part(NamedTuple):
    """A part of a row: how many tokens it takes, whether only a page has it, its kind of furniture or "". A
    figure alone counts for nothing.
    """

    width: int
    telling: bool
    kind: str
    counts: bool = True


class JoinedRows:
    """The words of the data file; ``heads`` are those with which a part may begin."""

    def __init__(self, data: Mapping[str, str], kinds: Mapping[str, str], weak: frozenset[str]) -> None:
        """``kinds`` gives the kind of furniture of a label, ``weak`` are labels that are everyday words."""
        lists = {name: frozenset(text.split()) for name, text in data.items()}
        self._verbs, self._small, self._counted = lists["verbs"], lists["small"], lists["counted"]
        self._fields, self._times, self._told = lists["fields"], lists["times"], lists["told"]
        self._fields_too, self._counted_too = lists["fields_too"], lists["counted_too"]
        self._things = lists["things"]
        self._objects = self._things | lists["faint_things"] | self._small
        self.leads, self.listed, self.behind = lists["leads"], lists["listed"], lists["behind"]
        self._labels, self._faint = _labels(data["labels"]), _labels(data["faint"])
        self._kinds, self._weak = kinds, weak
        # How many words a part may have that begins with a word.
        every = (*self._labels, *kinds, *weak)
        self.heads = dict.fromkeys([label for label in every if " " not in label], 1)
        self.heads.update(dict.fromkeys((*self._fields, *self._fields_too), 2))
        self.heads.update(dict.fromkeys(self._verbs, _COMMAND))
        for label in [label for label in every if " " in label]:
            head = label.partition(" ")[0]
            self.heads[head] = max(self.heads.get(head, 0), label.count(" ") + 1)

    def may_be(self, text: str) -> bool:
        """Say whether a line may be a row: it is short, and two of its capitals may begin a part."""
        words = text.split(" ")
        if not 1 < len(words) <= _LONGEST:
            return False
        found = 0
        for word in words:
            if word[:1].isupper() or word[:1].isdigit():
                found += word[:1].isdigit() or word.casefold().strip(".,:;!?()[]*") in self.heads
        return found > 1

    def is_telling(self, label: str) -> bool:
        """Say whether words, as labels are compared, are a label or a command that only a page has."""
        part = self._part(label.split(), 1, "")
        return part is not None and part.telling

    def leads_list(self, label: Sequence[str]) -> bool:
        """Say whether the words of a label are those of a list of articles: “more recipes youll love”."""
        if not 1 < len(label) < 7 or label[0] not in self.leads:
            return False
        at = 2 if label[1] in self.listed else 3
        return (
            label[at - 1 : at] != [] and label[at - 1] in self.listed and self.behind.issuperset(label[at:])
        )

    def cut(self, text: str, says: Callable[[str], str], begins: Callable[[str], bool] | None) -> Row | None:
        """Cut a line, as a reader sees it, into its parts; None where it is no row. ``says`` returns the kind
        of furniture of a sentence that a page says, or "", ``begins`` says whether one may begin with a word
        in lower case; None where any may.
        """
        tokens = text.split(" ")
        keys = [_key(token) for token in tokens]
        weights = [any(map(str.isalpha, key)) for key in keys]
        starts = [at for at, token in enumerate(tokens) if _begins(token) or (at == 0 and keys[0] == "v")]
        said = {
            at: self._said(tokens, at, says)
            for at in starts
            if begins is None or begins(tokens[at].casefold())
        }
        if not self._may_cover(keys, weights, starts, said):
            return None
        begun = frozenset(starts)
        best: list[tuple[int, int, int, int, int, str]] = [(0, 0, 0, 0, 0, "")] * (len(tokens) + 1)
        for at in range(len(tokens) - 1, -1, -1):
            rest = best[at + 1]
            chosen = rest if keys[at] else (rest[0] + 1, *rest[1:])
            for part in self._parts(tokens, keys, at, said.get(at)) if at in begun else ():
                after = best[at + part.width]
                words = sum(weights[at : at + part.width])
                made = (
                    after[0] + part.width,
                    after[1] - part.counts,
                    after[2] + part.telling,
                    after[3] + (part.kind in _MENUS),
                    after[4] + words,
                    part.kind if part.telling and part.kind else after[5],
                )
                chosen = max(chosen, made)
            best[at] = chosen
        _, parts, telling, menu, covered, kind = best[0]
        row = Row(-parts, telling, menu, covered, sum(weights), kind)
        if row.is_menu and not telling and any(token[:1].islower() for token in tokens):
            return None
        return row if row.is_one else None

    def _may_cover(
        self,
        keys: Sequence[str],
        weights: Sequence[bool],
        starts: Sequence[int],
        said: Mapping[int, _Part | None],
    ) -> bool:
        """Say whether parts as long as such parts may be would cover enough of a line to make it a row."""
        between = keys.count("and")
        wide = covered = reach = 0
        for at in starts:
            head = keys[at].partition(" ")[0]
            most = self.heads.get(head, 0) if head != "and" else _WIDEST
            width = max(most + between if most else 0, _FIGURES if head[:1].isdigit() else 0)
            if (part := said.get(at)) is not None:
                width = max(width, part.width)
            wide += width > 0
            covered += sum(weights[max(at, reach) : at + width])
            reach = max(reach, at + width)
        return wide > 1 and covered * 10 >= sum(weights) * 7

    def _parts(self, tokens: Sequence[str], keys: Sequence[str], at: int, said: _Part | None) -> list[_Part]:
        """Return the parts that may begin with a token; ``said`` is the sentence among them."""
        found: list[_Part] = []
        if _opening(tokens[at]).isdigit():
            behind = [*keys[at + 1 : at + 3], "", ""]
            if not _FIGURE.fullmatch(tokens[at]):
                pass
            elif behind[0] in self._counted_too:
                found.append(_Part(2, False, ""))
            elif behind[0] in self._counted or behind[0] in self._times:
                more = behind[1] in self._told and behind[0] in self._times
                found.append(_Part(2 + more, behind[0] in self._counted or more, ""))
            else:
                found.append(_Part(1, False, "", False))
        limit, most = min(len(tokens), at + _WIDEST), _WIDEST
        label: list[str] = []
        for end in range(at, limit):
            if end > at and keys[end] and not keys[end - 1]:
                break  # a mark stands between them
            if keys[end] and keys[end] != "and":
                label.extend(keys[end].split())
                most = self.heads.get(label[0], 0)
            if len(label) > most:
                break
            if not keys[end]:
                continue
            part = self._part(label, end + 1 - at, tokens[end])
            if part is not None:
                found.append(part)
            if _SENTENCE_END.search(tokens[end]) and end + 1 < len(tokens):
                break
        return [*found, said] if said is not None else found

    def _part(self, words: Sequence[str], width: int, last: str) -> _Part | None:
        label = " ".join(words)
        kind = self._kinds.get(label, "")
        if label in self._labels or kind:
            telling = label not in self._faint and (len(words) > 1 or (label in self._labels and not kind))
            telling = telling and label not in self._weak
            return _Part(width, telling, kind)
        if label in self._weak:
            return _Part(width, False, "")
        return self._command(words, width, last[:1].islower()) if not _STOP.search(last) else None

    def _command(self, words: Sequence[str], width: int, lower: bool) -> _Part | None:
        """Return the part that a verb of a button is with what it is done to: “Load more comments”. With a
        full stop it is a step of a manual.
        """
        if not 2 <= len(words) <= _COMMAND or words[0] not in self._verbs:
            field = len(words) == 2 and words[1].isdigit() and words[0] in self._fields | self._fields_too
            return _Part(width, words[0] in self._fields, "") if field else None
        rest = words[1:]
        if rest[-1] in self._small:
            return None
        unknown = [word for word in rest if word not in self._objects]
        if unknown:
            # “Open in playground” says nothing, and yet it is a button beside others.
            return _Part(width, False, "") if unknown == [rest[-1]] and lower else None
        return _Part(width, not self._things.isdisjoint(rest), "")

    def _said(self, tokens: Sequence[str], at: int, says: Callable[[str], str]) -> _Part | None:
        """Return the part that a sentence of the page is: “Your email address will not be published.”"""
        for end in range(at, min(len(tokens), at + _SAYING)):
            last = end + 1 == len(tokens)
            if (last or _SENTENCE_END.search(tokens[end])) and end - at >= 2:
                kind = says(" ".join(tokens[at : end + 1]))
                return _Part(end + 1 - at, True, kind) if kind else None
        return None


def _opening(token: str) -> str:
    return token.lstrip("([*•·|“\"'")[:1]


def _begins(token: str) -> bool:
    """Say whether a part may begin with a token: a capital, a figure, a handle."""
    first = _opening(token)
    return first.isupper() or first.isdigit() or first == "@"


def _key(token: str) -> str:
    return " ".join(_WORD.findall(token.casefold().replace("'", "").replace("’", "")))


def _labels(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split("; "))
