"""Bars and boxes of a page that were copied as text: buttons, counters and fields side by side, and what
speaks for and against a thing behind ticks and crosses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from copydesk.api import once, regex

_LONGEST = 200
_PARTS = regex(
    r"[ \t]{2,}|(?<=[a-z] \d)[ ](?=[A-Z])|(?<=[a-z] \d\d)[ ](?=[A-Z])"
    r"|[ \t]?[|·•▾▼▲▸►↓↑→←»«][ \t]?|[ \t]/[ \t]|\n|(?<=\))[ \t](?=[A-Z])|[ "
    r"\t](?=[👍👎♥❤💬↻♡🔁👏👀⭐])"
    r"|[ \t]?[\[\]]{1,2}[ \t]?"
)
_MAY_BE = regex(
    r"[ \t]{2}|\A(?:[Tt]ag|[Kk]eyw|[Tt]opic)|[▾▼▲▸►]|\d [A-Z]|[|·•\[]| / |\(\d|[👍👎♥❤💬↻♡🔁👏👀⭐]"
)
_FOLDS = regex(r"[▾▼▲▸►]")
_OF_CODE = regex(r"[a-z][a-z0-9+#-]{1,11}\s{1,3}Copy(?: code)?")
_TICK = regex(r"[✅❌✔✘✓✗➕➖👍👎☑☒]")
_SCORE = regex(r"\b\d{1,2}(?:\.\d)? ?(?:/|out of) ?(?:5|10|100)\b|[★☆⭐½]{3,}")
_LABEL = regex(r"(?<![\w’'])(?P<label>[A-Za-z][A-Za-z’' ]{2,20}?)(?: ?:|(?=\n)|(?= [✅❌✔✘✓✗➕➖👍👎☑☒]))")
_POINTS = regex(r": ?(?:\d{1,2}(?:\.\d)?\b|[+-] )")
_SIGNED = regex(r"(?<=[:a-z]) [+-] (?=[a-z])")
_EDITED = regex(r"(?i)\((?:edit|change|delete) (?:this|block)[a-z ]{0,20}\)")
_STRONG, _MANY = 3, 4


class Bar(NamedTuple):
    """What a line is: how many ``parts`` it has, and of how many ``kinds`` they are; ``sure`` where no
    author writes so.
    """

    parts: int
    kinds: int
    sure: bool


class BarWords:
    """The expressions and labels of the data file."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._kinds: dict[str, re.Pattern[str]] = {name: regex(text) for name, text in data["bars"].items()}
        boxes = {name: frozenset(text.split("; ")) for name, text in data["boxes"].items()}
        self._for, self._against, self._verdict = boxes["for"], boxes["against"], boxes["verdict"]
        self._labels = tuple(self._for | self._against | self._verdict)
        self.of_code = boxes["buttons_of_code"]
        """What a button by a piece of code says, in lower case."""

    def bar_of(self, text: str) -> Bar | None:
        """Return what a text shows, where all of its parts are parts of a bar."""
        if text.lower() in self.of_code or _OF_CODE.fullmatch(text):
            return Bar(1, 1, True)
        if len(text) > _LONGEST or not _MAY_BE.search(text):
            return None
        parts = [part for piece in _PARTS.split(text) if (part := piece.strip(" ()\u00a0"))]
        kinds = [self._kind(part) for part in parts]
        if not parts or "" in kinds:
            return None
        held = set(kinds)
        if len(parts) == 1:
            if self._kinds["tags"].fullmatch(parts[0]):
                return Bar(1, 1, False)
            if kinds == ["button"] and text[0] == "[" and text[-1] == "]":
                return Bar(1, 1, False)
            counts = kinds == ["count"] and ("★" in text or ("(" in text and not text[0].isdigit()))
            return Bar(1, 1, True) if counts else None
        # Fields alone are the byline of an author, and a site or a time may be a word of the text.
        buttons = kinds.count("button")
        if not held & {"button", "count", "ask"} and len(parts) < _STRONG:
            return None
        sure = bool(held & {"count", "ask"}) and len(held) > 1
        if len(parts) >= _STRONG and held == {"count"} and len({part[0] for part in parts}) > 1:
            return Bar(len(parts), 1, True)
        if buttons == len(parts) and _FOLDS.search(text):
            return Bar(buttons, 1, False)
        if sure or buttons >= _MANY or len(held) > 1:
            return Bar(len(parts), len(held), sure or buttons >= _MANY)
        return None

    def _kind(self, part: str) -> str:
        return next((name for name, kind in self._kinds.items() if kind.fullmatch(part)), "")

    def is_box(self, text: str) -> bool:
        """Say whether a text is a box of what speaks for and against a thing, or of its score."""
        folded = text.lower().replace("’", "").replace("'", "")
        if not any(label in folded for label in self._labels):
            return False
        ticks, edited = len(_TICK.findall(text)), _EDITED.search(text) is not None
        scored = _SCORE.search(text) is not None
        if not (ticks or edited or scored or _POINTS.search(text)):
            return False
        ticks = ticks or len(_SIGNED.findall(text))
        labels = {
            match["label"].strip().lower().replace("’", "").replace("'", "")
            for match in _LABEL.finditer(text)
        }
        sides = bool(labels & self._for) + bool(labels & self._against)
        verdict = bool(labels & self._verdict)
        return bool(
            (sides and ticks > 1) or (sides == 2 and (ticks or scored or verdict)) or (verdict and edited)
        )


bar_words = once(BarWords)
