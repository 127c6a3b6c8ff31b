"""Counters, players, tickers, forms: figures, symbols and fields where words should be."""

from __future__ import annotations

import re

from copydesk.api import regex

from .layout import LayoutLine
from .linecut import CutLine
from .sign import STRONG, WEAK, WIDGET, Sign, Voice
from .sitewords import SiteWords

_FIGURE = regex(r"[\d%°£$€★☆]")
# Pictures that pages put on buttons and counters, emoji among them; no ticks, boxes or geometric shapes.
_SYMBOLS = regex(r"[\U0001F000-\U0001FAFF★☆♡♥❤▶►▸▾▼☰✉↻⏰-⏿⭐]")
_ADDRESS = regex(r"\[[^\[\]]{1,60}\]:\s|https?://|www\.")
_PRICE = regex(r"(?:from )?[£$€] ?\d[\d.,]{0,9}|\d[\d.,]{0,9} ?[£$€]", re.IGNORECASE)
_OPEN = ("...", "…")
_STOP = regex(r"[.!?…][\"”’)]?\Z")


def widget_sign(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Counters, prices, players, ratings: figures and symbols where words should be."""
    if cut.fields and line.words <= 24:
        return Sign(WIDGET, STRONG)
    if line.words > 24 or (cut.ends and line.words > 5) or line.marked or _ADDRESS.search(line.raw):
        return None
    known = (not cut.ends or cut.text.endswith(_OPEN)) and words.count("widget", cut.text)
    if symbols(cut.text) and not voice.symbols:
        sentence = _STOP.search(_SYMBOLS.sub("", cut.text).rstrip())
        return Sign(WIDGET, STRONG if known or (line.words <= 12 and not sentence) else WEAK)
    if known:
        return Sign(WIDGET, STRONG)
    if _PRICE.fullmatch(cut.text):
        return Sign(WIDGET, WEAK)
    parts = cut.text.split()
    figures = sum(bool(_FIGURE.search(part)) for part in parts)
    dense = figures >= 2 and figures * 5 >= len(parts) * 2
    return Sign(WIDGET, WEAK) if dense else None


def symbols(text: str) -> int:
    """Return how many pictures (emoji, stars, signs of buttons) a text holds."""
    return 0 if text.isascii() else len(_SYMBOLS.findall(text))
