"""What is known of web pages: their labels (``page-labels.toml``), kinds of lines (``page-lines.toml``),
what they say of themselves (``page-said.toml``), and buttons that stand side by side (``page-rows.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from re import Match
from typing import Any

from copydesk.api import Facts, Scanner, cached_property, lower, regex, worded

from .joinedrows import JoinedRows
from .linekinds import LineKind, SomeKinds, head_of
from .readings import Readings
from .said import PageSayings
from .saying import Said
from .titlelists import lists_titles

AD, RELATED, CALENDAR, PAGER, NAV = "ad-label", "related-link", "calendar", "pagination", "nav-label"
AUTHOR, SHARE, STRAY = "author-box", "share-subscribe", "stray"

_AND = frozenset(("and",))
# The kinds of lines that may hold their telling word anywhere.
_TELLING = ("rights", "cookies", "posted", "newsletter", "site", "archive", "credit", "reading", "writer")
# The kinds that a piece of a row may be.
_PIECES = ("share", "subscribe", "comments", "rights")
# … and a sentence in a row that has no marks.
_SENTENCES = ("share", "subscribe", "comments", "newsletter", "wiki", "forum", "shop", "site")
_ROW = 300
_MARKS = regex(r"[|·•]")
_LINES = 500_000
"""So many code points of a text are put in lower case together."""

_NOT_WORD = regex(r"[^\w]+")
_TWO = regex(r"([^\W_]++)[\W_]*([^\W_]*)")
_PART = regex(r"\{([a-z_]+)\}")
_NAME = worded(
    r"(?:[A-Z][^\W\d_]{0,40}(?:[.'’-][^\W\d_]{0,40})?\.?)(?: (?@particle)){0,2}"
    r"(?: [A-Z][^\W\d_]{0,40}(?:[.'’-][^\W\d_]{0,40})?\.?){1,3}",
    "name-particles.txt",
)


def key(text: str) -> str:
    """Reduce a line to what is compared: lower case, no punctuation, no "and", one space between words."""
    if text.isascii() and text.isalpha():
        return "" if (word := text.lower()) == "and" else word
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "").replace("’", "")).split()
    return " ".join([word for word in words if word != "and"])


class PageWords:
    """The labels by list, which kind of furniture each names, and the kinds of lines by name."""

    key = staticmethod(key)

    def __init__(
        self,
        labels: Mapping[str, Any],
        lines: Mapping[str, Any],
        calendar: Mapping[str, Any],
        said: Mapping[str, Any],
        readings: Mapping[str, str],
        rows: Mapping[str, str],
        name: re.Pattern[str],
    ) -> None:
        self.name, self.sayings = name, PageSayings(said)
        self.readings = Readings(readings, (*calendar["months"], *calendar["weekdays"]))
        self._lists = {name: _labels(text) for name, text in labels.items() if isinstance(text, str)}
        self.roles: Mapping[str, tuple[str, ...]] = {
            kind: tuple(heads) for kind, heads in labels["roles"].items()
        }
        self.nav, self.nav_weak = self._lists["nav"], self._lists["nav_weak"]
        self.ad_weak, self.related = self._lists["ad_weak"], self._lists["related"]
        self.no_heading, self.link_sections = self._lists["no_heading"], self._lists["link_sections"]
        self.kickers = self._lists["kickers"]
        self.subscribing = self._lists["subscribe"]
        self.with_title, self.strong = self._lists["related_with_title"], self._lists["related_strong"]
        self.title_heads = frozenset(label.partition(" ")[0] for label in self.with_title)
        self.plain, self.pointers = self._lists["plain"], tuple(f"{w} " for w in self._lists["pointers"])
        self.sharing = frozenset().union(
            *(self._lists[name] for name in ("share", "subscribe", "comments", "notice", "social"))
        )
        self.any = self.nav | self.nav_weak | self.sharing
        self._kinds: dict[str, str] = dict.fromkeys(self.nav, NAV)
        self._kinds.update(dict.fromkeys(self.sharing, SHARE))
        self._kinds.update(dict.fromkeys(self.related, RELATED))
        self._kinds.update(dict.fromkeys(self._lists["byline_box"], AUTHOR))
        self._kinds.update(dict.fromkeys(self._lists["ad"], AD))
        # Labels behind which titles stand in the same line.
        self.of_titles = self.related | self._lists["ad"] | self._lists["titles"]
        self.linking = frozenset(rows["linking"].split())
        self.list_heads = frozenset(label.partition(" ")[0] for label in self.of_titles)
        self.rows = JoinedRows(rows, self._kinds, self.nav_weak | self.ad_weak)
        self.week_rows = frozenset(row.replace(" ", "") for row in lines["week_rows"])
        dates = {"month_name": calendar["months"], "weekday": calendar["weekdays"]}
        self._parts = {
            **{name: f"(?:{'|'.join(every)})" for name, every in (*lines["words"].items(), *dates.items())},
            **lines["parts"],
        }
        self.kinds = {name: self._kind(entry) for name, entry in lines["line"].items()}
        self._of_pieces = SomeKinds(self.kinds[name] for name in _PIECES)
        self._of_sentences = SomeKinds(self.kinds[name] for name in _SENTENCES)
        # By first word: the kinds of lines that may begin so.
        self.by_head: dict[str, list[str]] = {}
        for line, kind in self.kinds.items():
            for head in kind.heads:
                self.by_head.setdefault(head, []).append(line)
        self.calendar_heads = self.kinds["month"].heads | {
            row[:length] for row in self.week_rows for length in range(1, len(row) + 1)
        }
        telling = [(literal, name) for name in _TELLING for literal in self.kinds[name].holds]
        # A handle stands first in its line.
        self.handles = tuple(each for each in telling if each[0] == "@")
        self.literals = tuple(each for each in telling if each[0] != "@")
        self._scanner = Scanner({"telling": [literal for literal, _ in self.literals]})

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        """The first two words of all labels; the second is "" where there is none."""
        labels = {*self._kinds, *self.any, *self.ad_weak, *self.with_title}
        pairs = {(label, "") for label in labels if label.isalpha()}
        pairs.update([_first_two(label) for label in labels if not label.isalpha()])
        return frozenset(pairs)

    @cached_property
    def single(self) -> frozenset[str]:
        """The words that are a label."""
        return frozenset([first for first, second in self._pairs if not second])

    @cached_property
    def _seconds(self) -> Mapping[str, frozenset[str]]:
        """The words that may stand second in a label, by the first where it is none by itself."""
        seconds: dict[str, set[str]] = {}
        for first, second in self._pairs:
            if first not in self.single:
                seconds.setdefault(first, {"and"}).add(second)
        return {first: frozenset(every) for first, every in seconds.items()}

    def telling(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the number and the place of each telling word or sign in a text, in reading order. Nobody
        needs all of a long text in lower case: it is looked through some lines at a time.
        """
        at = 0
        while at < len(text):
            end = text.find("\n", at + _LINES) + 1 or len(text)
            for number, first, _ in self._scanner.scan(lower(text[at:end])).take("telling"):
                yield number, at + first
            at = end

    def seconds(self, first: str) -> frozenset[str] | None:
        """Return the words that may stand second in a label that begins with a word; None where any may."""
        if first in self.single or first == "and":
            return None
        found = self._seconds.get(first, _AND)
        return found | self._lists["others"] if first in self._lists["of_others"] else found

    def kinds_with(self, first: str) -> list[str]:
        """Return the kinds of lines that may begin with a word in lower case."""
        return self.by_head.get(first if first.isalpha() else head_of(first), [])

    def begins_label(self, text: str) -> bool:
        """Say whether a label may begin a line in lower case."""
        match = _TWO.search(text)
        if match is None:
            return False
        first, second = match.groups()
        return (
            first in self.single
            or (first, second) in self._pairs
            or "and" in (first, second)
            or "'" in text
            or "’" in text
        )

    def _kind(self, entry: Mapping[str, Any]) -> LineKind:
        text = f"{entry.get('before', '')}(?:{'|'.join(entry['any'])}){entry.get('after', '')}"
        while _PART.search(text):
            text = _PART.sub(lambda match: self._parts[match.group(1)], text)
        heads = entry.get("heads", "").split()
        return LineKind(text, heads, entry.get("holds", ()), entry.get("any_case", False))

    def fits(self, name: str, text: str, head: str) -> Match[str] | None:
        """Match a whole line, in lower case, that begins with the word ``head``, with a kind of line."""
        return self.kinds[name].fits(text, head)

    def kind_of(self, label: str) -> str:
        """Return the kind of furniture that a label (see ``key``) names when it stands where an article has
        no such line, or "".
        """
        kind = self._kinds.get(label, "")
        if kind in (AD, AUTHOR, RELATED) or not label:
            return kind
        first, _, second = label.partition(" ")
        if second and first in self._lists["of_others"] and second in self._lists["others"]:
            return RELATED
        return kind

    def said(self, raw: str, text: str, pieces: Sequence[str] | None = None) -> Said | None:
        """Return what a line says of its page, or None; ``pieces`` are those of a line that is not stored."""
        label, colon, rest = text.partition(":")
        if colon and " " in label.strip() and key(label) in self.subscribing and rest.strip():
            # "First name: Ada" was filled in by somebody.
            filled = key(label).endswith("name") and rest.strip().istitle() and key(rest) not in self.any
            if not filled:
                return Said(SHARE, "newsletter", True, False)
        said = self.sayings.of_line(raw, text, self._label_kind, pieces)
        return said or lists_titles(self, text) or self._joined(raw, text)

    def _joined(self, raw: str, text: str) -> Said | None:
        """Return what a row of parts with one space between them says, or None."""
        if "{%" in raw or len(text) > _ROW or _MARKS.subn("", text)[1] > 1 or not self.rows.may_be(text):
            return None
        anywhere = self.sayings.may_hold(text) or self._of_sentences.holds(text.casefold())
        row = self.rows.cut(text, self._sentence_kind, None if anywhere else self._of_sentences.begin)
        if row is None:
            return None
        kind = NAV if row.is_menu else row.kind or SHARE
        return Said(kind, "row of buttons", row.is_sure, False)

    def _sentence_kind(self, sentence: str) -> str:
        """Return the kind of furniture of a sentence that only a page says, or ""."""
        said = self.sayings.of_piece(sentence)
        if said is not None:
            return said.kind if said.sure else ""
        return SHARE if self._of_sentences.fit(sentence.casefold()) else ""

    def _label_kind(self, piece: str) -> str:
        """Return the kind of furniture that a piece of a row is: a label of a menu, a share bar, a form."""
        label = key(piece)
        if label in self.nav:
            return NAV
        if label in self.sharing or label in self.related:
            return SHARE
        return SHARE if self._of_pieces.fit(piece.casefold()) else ""

    def is_weak(self, label: str) -> bool:
        """Say whether a label is a word of a menu or an advertisement that is an everyday word too."""
        return label in self.nav_weak or label in self.ad_weak


def _first_two(label: str) -> tuple[str, str]:
    first, _, rest = label.partition(" ")
    second = rest.partition(" ")[0]
    if first.isalnum() and second.isalnum():
        return first, second
    first, second = _TWO.match(label).groups()  # type: ignore[union-attr]
    return first, second


def _labels(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split("; "))


_latest: list[tuple[tuple[Any, ...], PageWords]] = []


def page_words(facts: Facts) -> PageWords:
    """Return the words of the run; made once for the data files that a run has."""
    names = ("labels", "lines", "calendar", "said", "readings", "rows")
    files = [f"{'' if name == 'calendar' else 'page-'}{name}.toml" for name in names]
    data = (*map(facts.data, files), _NAME(facts.data))
    if not _latest or any(old is not new for old, new in zip(_latest[0][0], data, strict=True)):
        _latest[:] = [(data, PageWords(*data))]
    return _latest[0][1]
