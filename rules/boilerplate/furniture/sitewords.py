"""How a site speaks to its visitors (``page-speech.toml``), as the words of a run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Match, Pattern
from typing import Any

from copydesk.api import Cues, Facts, regex

from .pagewords import PageWords, page_words

WORD = regex(r"[^\W\d_][\w’'-]*")


class SiteWords:
    """Word classes and patterns of the data file; ``page`` are the labels, ``vocabulary`` their words."""

    def __init__(self, data: Mapping[str, Any], page: PageWords) -> None:
        self.page = page
        self.acts, self.things, self.telling = (_list(data[name]) for name in ("acts", "things", "telling"))
        self.said_by_sites = self.things | self.telling
        self.buttons = _list(data["buttons"])
        self.bait, self.us, self.you = (_list(data[name]) for name in ("bait", "us", "you"))
        self.imprint = _list(data["imprint_words"])
        self.small, hints = _list(data["small"]), _list(data["hints"])
        self._hints = frozenset(hint for hint in hints if hint[0].isalpha() and "=" not in hint)
        self._signs = sorted(hints - self._hints)
        self._cues = {name: data[name]["cues"] for name in _PATTERNS}
        self.page_part = regex(
            r"\b(?:this|the full|the) (" + "|".join(data["page_parts"]) + r")\b", re.IGNORECASE
        )
        self._counted: dict[str, Cues] = {}
        self._whole: dict[str, Pattern[str]] = {}
        labels = page.nav | page.sharing | page.plain
        self.vocabulary = frozenset(" ".join(labels).split()) - self.small

    def hints(self, facts: Facts) -> bool:
        """Say whether a text holds two words or marks that pages have."""
        found = len(self._hints & facts.vocabulary_parts)
        return found > 1 or found + sum(sign in facts.doc.source.text for sign in self._signs) > 1

    def asks(self, sentence: str) -> bool:
        """Say whether a sentence begins with something that sites ask of their visitors; a condition ("If you
        liked this,") may stand before it.
        """
        if sentence[:7].lower() == "if you " and "," in sentence[:90]:
            sentence = sentence.partition(",")[2]
        start = words_of(sentence[:60])[:2]
        return bool(start) and (start[0] in self.acts or (start[0] == "please" and start[-1] in self.acts))

    def count(self, name: str, text: str) -> int:
        """Return how many patterns of a list occur in a text."""
        cues = self._counted.get(name)
        if cues is None:
            cues = self._counted[name] = Cues(self._cues[name])
        return cues.count(text)

    def fits(self, name: str, text: str) -> Match[str] | None:
        """Match a whole text with a list of patterns."""
        whole = self._whole.get(name)
        if whole is None:
            whole = self._whole[name] = _compiled("|".join(self._cues[name]))
        return whole.fullmatch(text)


_PATTERNS = (
    "advert",
    "asks",
    "comment",
    "comment_head",
    "comment_talk",
    "consent",
    "imprint",
    "others",
    "own_page",
    "parts",
    "points",
    "small_print",
    "points_weakly",
    "tags",
    "widget",
)


def _list(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split("; "))


def _compiled(text: str) -> Pattern[str]:
    return regex(text, re.IGNORECASE)


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return WORD.findall(text.casefold().replace("’", "'"))


_latest: list[tuple[Any, PageWords, SiteWords]] = []


def site_words(facts: Facts) -> SiteWords:
    """Return the words of the run; made once for the data files that a run has."""
    data, page = facts.data("page-speech.toml"), page_words(facts)
    if not _latest or _latest[0][0] is not data or _latest[0][1] is not page:
        _latest[:] = [(data, page, SiteWords(data, page))]
    return _latest[0][2]
