"""What a page or a mailing says of itself, in seven languages: told by the classes of the words of a line.

“Was this page helpful? Yes No”, “Seite drucken   Nach oben”, “← Article précédent”, “Recibe este correo
porque se suscribió”: each piece of such a line is made of words of a few classes (``page-said.toml``), and
next to no others. A line of several pieces is judged by all of them; labels stand beside sayings there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from copydesk.api import regex

_LINK = regex(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,800}(?: [^()]{0,200})?\)|\[[^\[\]]{0,100}\])?")
_TAG = regex(r"</?[A-Za-z][^<>]{0,500}>")
_CUT = regex(
    r"[ \u00a0\u3000]{2,}|[\t\n]|\s?[|•·∙⋅●▪]\s?|\s(?:/|::|[–—])\s|(?<=[?!]) (?=\S)"
    r"|(?<=[^\W\d_]\.) (?=[^\W\d_])"
)
_SENTENCE = regex(r"(?<=[.?!]) (?=\S)")
_WORD = regex(r"[^\W\d_]+")
_ARROW = regex(r"[«»‹›←→⟵⟶<>]")
_BARE = " *_#>[]()👍👎✓✔↑▲⇧🔗✉🖨💬★☆⭐"
_QUOTES = frozenset('“„"')
# What is said in sentences; the others are words on buttons and links.
_STATED = frozenset(("feedback", "newsletter", "cookies", "comments", "notice", "paywall", "rights"))
# Rows without marks, however long.
_ROWS = frozenset(("row of buttons", "titles of other articles"))
_TITLE, _WORDY, _LONGEST, _ANSWERS = 14, 34, 300, 8
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


class Said(NamedTuple):
    """What a line says of its page: the kind of furniture and why, whether no article says so in a line of
    its own, and whether not even a manual does.
    """

    kind: str
    reason: str
    sure: bool
    always: bool

    def fits_prose(self, ends: bool) -> bool:
        """Say whether a line as long as running text may be such a saying; ``ends`` tells its full stop."""
        return self.sure or (self.reason in _ROWS and not ends)


class _Saying(NamedTuple):
    """A row of the data file: its classes by name, what may follow, and what it tells. ``bits`` has one for
    each class.
    """

    said: Said
    needs: tuple[frozenset[str], ...]
    bits: int
    lacks: frozenset[str]
    allowed: frozenset[str]
    free: int
    question: bool
    open: bool
    arrow: bool
    colon: bool
    head: bool

    def unknown(self, words: Sequence[str]) -> int:
        """Return how many words the saying does not allow."""
        return sum(word not in self.allowed for word in words)

    def leads(self, piece: _Piece) -> bool:
        """Say whether a piece leads to another page: by an arrow, or with its title behind a colon."""
        if not piece.colon:
            return self.arrow and piece.arrow and len(piece.words) <= _TITLE
        head = _WORD.findall(piece.label)
        if any(need.isdisjoint(head) for need in self.needs) or not self.allowed.issuperset(head):
            return False
        return 0 < len(_WORD.findall(piece.title)) <= _TITLE and (piece.arrow or not self.arrow)


class _Piece:
    """A piece of a line: its text in lower case, its words, whether an arrow stands in it, and what stands
    before and behind its first colon.
    """

    def __init__(self, text: str) -> None:
        self.text = text.casefold().replace("e-mail", "email").strip(_BARE)
        self.words = _WORD.findall(self.text)
        self.held = frozenset(self.words)
        self.arrow = _ARROW.search(text) is not None
        self.label, self.colon, title = self.text.partition(":")
        self.title = title.strip()


class PageSayings:
    """The classes and sayings of the data file; ``heads`` are the words with which one may begin."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        classes = {name: frozenset(text.split()) for name, text in data["classes"].items()}
        common = classes["this"] | classes["small"]
        self.answers, self._small = classes["answer"], classes["small"]
        self._sayings: list[_Saying] = []
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
                _Saying(said, needs, bits, lacks, allowed, free, asks, opened, arrow, colon, head)
            )
        self.heads = common.union(classes["opener"], *(saying.allowed for saying in self._sayings))
        # What each word is needed for, as the bits of one number: few words of articles are needed at all.
        for need, bit in known.items():
            for word in need:
                self._bits[word] = self._bits.get(word, 0) | bit

    def may_say(self, text: str) -> bool:
        """Say whether a text in lower case has two words that a saying needs, or an arrow with one."""
        held = self._bits.keys() & _WORD.findall(text)
        return len(held) > 1 or (len(held) == 1 and _ARROW.search(text) is not None)

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
        if _CALENDAR.fullmatch(text.strip(_BARE)):
            return Said("calendar", "calendar", True, True)
        whole = self.of_piece(text)
        if whole is not None and (text[-1] not in ".!" or (whole.sure and whole.reason in _STATED)):
            return whole
        pieces = pieces_of(raw) if pieces is None else pieces
        return self._of_row(pieces, known, "](" in raw) or self._of_sentences(text, known)

    def _of_row(self, pieces: Sequence[str], known: Callable[[str], str], linked: bool) -> Said | None:
        """Return what a row of pieces says: each of them is a saying, a label, an answer or a count. Steps to
        other pages that are ``linked`` may be those of a manual.
        """
        if len(pieces) < 2:
            return None
        if all(map(_COUNTED.fullmatch, pieces)):
            return Said("nav-label", "list of entries", True, False)
        found = [self.of_piece(piece) for piece in pieces]
        told = [said for said in found if said is not None]
        labels = ["" if said is not None else known(piece) for said, piece in zip(found, pieces, strict=True)]
        held = len(told) + sum(
            said is None and (bool(label) or self._counts(piece))
            for said, label, piece in zip(found, labels, pieces, strict=True)
        )
        if held < 2 or held * 3 < len(pieces) * 2:
            # “Standings are provisional · Print this page”: a button beside a remark.
            beside = len(pieces) == 2 and told and max(map(len, pieces)) < _REMARK and not linked
            beside = beside and "?" not in pieces[0]
            return told[0]._replace(sure=False) if beside and pieces[1][:1].isupper() else None
        if told:
            first = max(told, key=lambda said: said.sure)
            if len(told) > 1 and all(said.kind == "pagination" for said in told):
                return first._replace(sure=True, always=not linked)
            enough = first.sure or len(told) > 1 or held == len(pieces) > 2
            return first._replace(sure=True) if enough else None
        kinds = [label for label in labels if label]
        if held == len(pieces) and len(kinds) > 1 and all(kinds):
            return Said(kinds[0], "menu", True, False)
        return None

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
        if len(sentences) > 2 and all(known(piece.rstrip(".")) == "nav-label" for piece in sentences[-2:]):
            return Said("nav-label", "menu", True, False)
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
        piece = _Piece(text)
        if not 0 < len(piece.words) <= _WORDY or "//" in piece.title:
            return None  # nothing, much, or the address of a link
        held = 0
        for word in self._bits.keys() & piece.held:
            held |= self._bits[word]
        for saying in self._sayings if held else ():
            if held & saying.bits != saying.bits:
                continue
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

    def _asks(self, piece: _Piece) -> bool:
        """Say whether a piece is a question with nothing but answers behind it."""
        _, mark, behind = piece.text.rpartition("?")
        answers = _WORD.findall(behind)
        return bool(mark) and len(answers) <= _ANSWERS and not (answers and self.answers.isdisjoint(answers))


def _is_path(raw: str) -> bool:
    """Say whether a stored line is the way to a page, link by link: each leads to something inside of the one
    before.
    """
    if "](" not in raw or not _PATH.fullmatch(raw.strip()):
        return False
    targets = [link.rstrip("/") for link in _TARGET.findall(raw)]
    return len(targets) > 1 and all(two.startswith(f"{one}/") for one, two in pairwise(targets))


def _is_menu(text: str, known: Callable[[str], str]) -> bool:
    """Say whether a line is four labels of a page or more, side by side: Home News Sports Subscribe."""
    words = text.strip(_BARE).split(" ")
    if len(words) < _MENU or not all(word.isalpha() and word[0].isupper() for word in words):
        return False
    return sum(known(word) == "nav-label" for word in words) * 4 >= len(words) * 3


def pieces_of(raw: str) -> list[str]:
    """Cut a stored line where a page had another element: at links, wide gaps, bars and dots, brackets, and
    behind a question.
    """
    text = raw.replace("**", "")
    if "[" in text:
        text = _LINK.sub(r"  \1  ", text)
    if "<" in text:
        text = _TAG.sub("  ", text)
    return [piece for part in _CUT.split(text) if (piece := part.strip(_BARE))]
