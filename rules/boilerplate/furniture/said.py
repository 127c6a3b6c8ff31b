"""What a page or a mailing says of itself, in seven languages: told by the classes of the words of a line.

“Was this page helpful? Yes No”, “Seite drucken   Nach oben”, “← Article précédent”, “Recibe este correo
porque se suscribió”: each piece of such a line is made of words of a few classes (``page-said.toml``), and
next to no others. A line of several pieces is judged by all of them; labels stand beside sayings there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from copydesk.api import regex

from .saidpieces import BARE, pieces_of
from .saying import ARROW, WORD, Piece, Said, Saying

_SENTENCE = regex(r"(?<=[.?!]) (?=\S)")
_QUOTES = frozenset('“„"')
# What is said in sentences; the others are words on buttons and links.
_STATED = frozenset(("feedback", "newsletter", "cookies", "comments", "notice", "paywall", "rights"))
_WORDY, _LONGEST, _ANSWERS = 34, 300, 8
# “Archives: November 2026 (3)”
_COUNTED = regex(r"(?:[^\W\d]{3,20}: ?)?[^\W\d]{3,12}\.? (?:de )?(?:19|20)\d\d ?\(\d{1,4}\)?")
# “April 2026 M T W T F S S 1 2 3 4 …”
_CALENDAR = regex(
    r"[^\W\d]{3,12}\.? (?:19|20)\d\d(?: [^\W\d]{1,3}\.?){7}(?: \d{1,2}){3,31}(?: [«»‹›] ?[^\W\d]{2,12}){0,2}"
    r"(?: [^\W\d]{2,12} ?[«»‹›]){0,2}"
)
_PATH = regex(r"\[[^\[\]]{1,80}\]\([^()\s]{1,300}\)(?: ?[/›»>→] ?\[[^\[\]]{1,80}\]\([^()\s]{1,300}\)){1,9}")
_TARGET = regex(r"\]\(([^()\s]{1,300})\)")
_MENU, _REMARK = 4, 50
_COUNT = regex(r"[^\w]*\d[\d.,]{0,9}[km]?[^\w]*")


_ENTRIES = Said("nav-label", "list of entries", True, False)
_MENU_BAR = Said("nav-label", "menu", True, False)


class PageSayings:
    """The classes and sayings of the data file; ``heads`` are the words with which one may begin."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        classes = {name: frozenset(text.split()) for name, text in data["classes"].items()}
        common = classes["this"] | classes["small"]
        self.answers, self._small = classes["answer"], classes["small"]
        self._sayings: list[Saying] = []
        self._bits: dict[str, int] = {}
        known: dict[frozenset[str], int] = {}
        for row in data["said"]:
            needs = tuple(
                frozenset().union(*(classes[name] for name in one.split("|"))) for one in row["needs"]
            )
            allowed = common.union(*needs, *(classes[name] for name in row.get("allows", ())))
            said = Said(row["kind"], row["reason"], row.get("sure", False), row.get("always", False))
            asks, opened = row.get("question", False), row.get("open", False)
            arrow, head, colon = row.get("arrow", False), row.get("head", False), row.get("colon", False)
            lacks, free = frozenset(row.get("lacks", ())), row.get("free", 0)
            bits = sum({known.setdefault(need, 1 << len(known)) for need in needs})
            self._sayings.append(
                Saying(said, needs, bits, lacks, allowed, free, asks, opened, arrow, colon, head)
            )
        self.heads = common.union(classes["opener"], *(saying.allowed for saying in self._sayings))
        # What each word is needed for, as the bits of one number: few words of articles are needed at all.
        for need, bit in known.items():
            for word in need:
                self._bits[word] = self._bits.get(word, 0) | bit
        self._needed_by = lru_cache(maxsize=4096)(
            lambda held: tuple(saying for saying in self._sayings if held & saying.bits == saying.bits)
        )
        self.may_hold = lru_cache(maxsize=256)(self._may_hold)

    def _needing(self, words: Iterable[str]) -> tuple[Saying, ...]:
        """Return the sayings for which all that they need is among some words."""
        held = 0
        for word in self._bits.keys() & words:
            held |= self._bits[word]
        return self._needed_by(held) if held else ()

    def may_say(self, text: str) -> bool:
        """Say whether a text in lower case has two words that a saying needs, or an arrow with one."""
        held = self._bits.keys() & WORD.findall(text)
        return len(held) > 1 or (len(held) == 1 and ARROW.search(text) is not None)

    def _may_hold(self, text: str) -> bool:
        """Say whether all that some saying needs is among the words of a text."""
        return bool(self._needing(WORD.findall(text.casefold().replace("e-mail", "email"))))

    def of_line(
        self, raw: str, text: str, known: Callable[[str], str], pieces: Sequence[str] | None = None
    ) -> Said | None:
        """Return what a line says of its page, or None: ``raw`` as it is stored, ``text`` as it is seen.
        ``known`` returns the kind of a label of a page, or ""; ``pieces`` are those of the line where it is
        not cut here.
        """
        if not text or len(text) > _LONGEST or text[0] in _QUOTES or text.count(" ") > _WORDY:
            return None
        if "{%" in raw:
            return None  # a template prints it
        if _is_path(raw) or _is_menu(text, known):
            return Said("nav-label", "menu", True, True)
        if _CALENDAR.fullmatch(text.strip(BARE)):
            return Said("calendar", "calendar", True, True)
        pieces = pieces_of(raw) if pieces is None else pieces
        if not self.may_hold(" ".join((text, *pieces)) if len(pieces) > 1 else text):
            return self._of_silent(text, pieces, known)
        whole = self.of_piece(text)
        if whole is not None and (text[-1] not in ".!" or (whole.sure and whole.reason in _STATED)):
            return whole
        return self._of_row(pieces, known, "](" in raw) or self._of_sentences(text, known)

    def _of_silent(self, text: str, pieces: Sequence[str], known: Callable[[str], str]) -> Said | None:
        """Return what the labels of a line say of which no piece can be a saying."""
        if len(pieces) > 1:
            if all(map(_COUNTED.fullmatch, pieces)):
                return _ENTRIES
            if (menu := self._of_labels(pieces, known)) is not None:
                return menu
        sentences = _SENTENCE.split(text)
        return _MENU_BAR if _end_in_labels(sentences, known) else None

    def _of_row(self, pieces: Sequence[str], known: Callable[[str], str], linked: bool) -> Said | None:
        """Return what a row of pieces says: each of them is a saying, a label, an answer or a count. Steps to
        other pages that are ``linked`` may be those of a manual.
        """
        if len(pieces) < 2:
            return None
        if all(map(_COUNTED.fullmatch, pieces)):
            return _ENTRIES
        found = [self.of_piece(piece) for piece in pieces]
        told = [said for said in found if said is not None]
        if not told:
            return self._of_labels(pieces, known)
        labels = ["" if said is not None else known(piece) for said, piece in zip(found, pieces, strict=True)]
        held = len(told) + sum(
            said is None and (bool(label) or self._counts(piece))
            for said, label, piece in zip(found, labels, pieces, strict=True)
        )
        if held < 2 or held * 3 < len(pieces) * 2:
            # “Standings are provisional · Print this page”: a button beside a remark.
            beside = len(pieces) == 2 and max(map(len, pieces)) < _REMARK and not linked
            beside = beside and "?" not in pieces[0]
            return told[0]._replace(sure=False) if beside and pieces[1][:1].isupper() else None
        first = max(told, key=lambda said: said.sure)
        if len(told) > 1 and all(said.kind == "pagination" for said in told):
            return first._replace(sure=True, always=not linked)
        enough = first.sure or len(told) > 1 or held == len(pieces) > 2
        return first._replace(sure=True) if enough else None

    def _of_labels(self, pieces: Sequence[str], known: Callable[[str], str]) -> Said | None:
        """Return what a row of pieces says of which each is a label, an answer or a count."""
        kinds: list[str] = []
        for piece in pieces:
            if kind := known(piece):
                kinds.append(kind)
            elif not self._counts(piece):
                return None
        return Said(kinds[0], "menu", True, False) if len(kinds) > 1 else None

    def _counts(self, piece: str) -> bool:
        counted = _COUNT.fullmatch(piece) is not None or not any(map(str.isalnum, piece))
        return counted or piece.casefold() in self.answers

    def _of_sentences(self, text: str, known: Callable[[str], str]) -> Said | None:
        """Return what the first sentence of a line says, or its last words behind sentences: what no article
        says by the way.
        """
        sentences = _SENTENCE.split(text)
        if len(sentences) < 2:
            return None
        first = self.of_piece(sentences[0])
        if first is not None and (first.always or first.reason == "paywall"):
            return first
        if _end_in_labels(sentences, known):
            return _MENU_BAR
        last = self.of_piece(sentences[-1])
        if last is None or not last.sure:
            return None
        if last.kind == "nav-label" and not sentences[-1].endswith("."):
            return last
        return (
            last
            if last.reason == "paywall" or (last.reason == "notice" and sentences[0][-1] in "!?")
            else None
        )

    def of_piece(self, text: str) -> Said | None:
        """Return what a piece of a line says, or None."""
        folded = text.casefold().replace("e-mail", "email").strip(BARE)
        words = WORD.findall(folded)
        if not 0 < len(words) <= _WORDY:
            return None
        sayings = self._needing(held := frozenset(words))
        piece = Piece(text, folded, words, held) if sayings else None
        if piece is None or "//" in piece.title:
            return None  # nothing, or the address of a link
        for saying in sayings:
            if not saying.lacks.isdisjoint(piece.held):
                continue
            if saying.head and saying.needs[0].isdisjoint(self._first(piece.words)):
                continue
            if saying.question and not self._asks(piece):
                continue
            if saying.open:
                if saying.leads(piece):
                    return saying.said._replace(sure=True)
                if saying.arrow or saying.colon:
                    continue
            elif piece.title and not saying.free:
                continue
            if len(piece.words) >= len(saying.needs) and saying.unknown(piece.words) <= saying.free:
                return saying.said
        return None

    def _first(self, words: Sequence[str]) -> Sequence[str]:
        """Return the first two words that are no small ones."""
        return [word for word in words[:4] if word not in self._small][:2]

    def _asks(self, piece: Piece) -> bool:
        """Say whether a piece is a question with nothing but answers behind it."""
        _, mark, behind = piece.text.rpartition("?")
        answers = WORD.findall(behind)
        return bool(mark) and len(answers) <= _ANSWERS and not (answers and self.answers.isdisjoint(answers))


def _is_path(raw: str) -> bool:
    """Say whether a stored line is the way to a page, link by link: each leads to something inside of the one
    before.
    """
    if "](" not in raw or not _PATH.fullmatch(raw.strip()):
        return False
    targets = [link.rstrip("/") for link in _TARGET.findall(raw)]
    return len(targets) > 1 and all(two.startswith(f"{one}/") for one, two in pairwise(targets))


def _end_in_labels(sentences: Sequence[str], known: Callable[[str], str]) -> bool:
    """Say whether two labels of a menu stand behind sentences."""
    return len(sentences) > 2 and all(known(piece.rstrip(".")) == "nav-label" for piece in sentences[-2:])


def _is_menu(text: str, known: Callable[[str], str]) -> bool:
    """Say whether a line is four labels of a page or more, side by side: Home News Sports Subscribe."""
    words = text.strip(BARE).split(" ")
    if len(words) < _MENU or not all(word.isalpha() and word[0].isupper() for word in words):
        return False
    return sum(known(word) == "nav-label" for word in words) * 4 >= len(words) * 3
