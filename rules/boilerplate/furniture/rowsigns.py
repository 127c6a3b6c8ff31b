"""Rows of labels: menus, paths, share bars, the names under which an entry is filed."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import regex

from .layout import LayoutLine
from .linecut import CutLine
from .lineshapes import is_breadcrumb
from .pagewords import key
from .sign import SHARING, SITE, STRONG, WEAK, Sign, Voice
from .sitewords import SiteWords, words_of

_COUNT = regex(r"[(\[]?\d[\d.,]{0,12}[km]?[)\]]?")
_BETWEEN = regex(r"[,|/·•]")
_DIGIT = regex(r"\d")
_STOPPED = regex(r"(?<=[a-z]\.) (?=[A-Z])")
# "EN | DE | FR": the languages of a site.
_TONGUE = regex(
    r"[A-Z]{2}|English|Deutsch|Français|Español|Italiano|Nederlands|Svenska|Norsk|Dansk|Polski|Português"
)
_WIDEST = 5
_STOP = regex(r"[.!?…][\"”’)]?\Z")


def row_sign(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Rows of labels: parted by bars, dots, wide gaps or as links, or only set side by side."""
    if is_breadcrumb(words.page, line):
        return Sign(SITE, STRONG)
    pieces = [piece for piece in map(_bare, cut.pieces) if piece]
    if len(pieces) == 1:
        return _words_of_menu(line, cut, words) or _stopped_row(line, cut, words)
    if len(set(pieces)) == 1 and not pieces[0][:1].isalnum() and len(pieces[0]) == 1:
        return None  # "❄   ❄   ❄": a break between two parts
    # "Log in   Register   Forgot your password?" is no sentence.
    asking = len(pieces) > 2 and cut.text.endswith("?") and cut.gaps
    if len(pieces) < 2 or (cut.ends and not asking and cut.linked < 0.8) or (cut.outer and cut.linked > 0.6):
        return None
    if len(pieces) > 2 and all(_TONGUE.fullmatch(piece) for piece in pieces):
        return Sign(SITE, STRONG)
    labels = [piece for piece in pieces if _is_label(piece.rstrip("?"), words)]
    if len(labels) * 10 < len(pieces) * 7:
        return None
    known = [piece for piece in labels if _known(piece, words)]
    site = [piece for piece in labels if any(word in words.vocabulary for word in words_of(piece))]
    kind = SHARING if sum(key(piece) in words.page.sharing for piece in known) * 2 > len(known) else SITE
    if len(pieces) >= 3:
        parted = cut.linked > 0.8 or cut.gaps
        calls = sum(words.asks(piece) for piece in labels)
        if (
            len(known) >= 2
            or (known and parted)
            or max(len(site), calls) * 2 >= len(pieces)
            or cut.linked > 0.8
        ):
            strong = len(known) * 3 >= len(pieces) or max(len(site), calls) * 2 >= len(pieces)
            return Sign(kind, STRONG if strong or cut.inner else WEAK)
        names = cut.gaps and line.apart and len(labels) == len(pieces) > 3 and not _DIGIT.search(cut.text)
        return Sign(SITE, STRONG if names else WEAK)
    calls = sum(words.asks(piece) for piece in labels)
    if len(known) == 2 or (cut.inner and known) or (cut.gaps and calls == len(site) == 2):
        return Sign(kind, STRONG)
    return Sign(SITE, WEAK) if cut.gaps or cut.inner else None


def _words_of_menu(line: LayoutLine, cut: CutLine, words: SiteWords) -> Sign | None:
    """A row of labels with one space between them, as it comes out of a list of links."""
    parts = [part for part in cut.text.split() if not _COUNT.fullmatch(part)]
    if not 2 <= len(parts) <= 24 or cut.ends or "," in cut.text or not parts[0][:1].isupper():
        return None
    keys = [key(part) for part in parts]
    count, labels = _covered(keys, parts, words)
    rest = [part for part, taken in zip(parts, labels, strict=True) if not taken]
    if any(part[:1].islower() and part not in words.small for part in rest):
        return None
    covered = sum(labels)
    if count < 2 or covered * 5 < len(parts) * 3:
        # Names of sections in capitals.
        shouted = count > 1 and len(parts) > 3 and cut.text.isupper()
        return Sign(SITE, WEAK) if shouted else None
    if count >= 3:
        return Sign(SITE, STRONG)
    return Sign(SITE, STRONG if cut.text.isupper() and covered == len(parts) else WEAK)


def _stopped_row(line: LayoutLine, cut: CutLine, words: SiteWords) -> Sign | None:
    """A row of labels with a full stop behind each: “Disclaimer. Cookies policy. Staff.”"""
    pieces = _STOPPED.split(cut.text)
    short = [piece.rstrip(".") for piece in pieces if 0 < piece.count(" ") + 1 <= 3]
    if line.marked or len(short) < 3 or not all(piece[:1].isupper() for piece in short):
        return None
    known = sum(_known(piece, words) or piece.split()[0].casefold() in words.vocabulary for piece in short)
    return Sign(SITE, STRONG) if known >= 2 else None


def _covered(keys: Sequence[str], parts: Sequence[str], words: SiteWords) -> tuple[int, list[bool]]:
    """Return how many labels, each with a capital, a row of words holds, and which words they cover."""
    at = count = 0
    covered = [False] * len(keys)
    while at < len(keys):
        for width in range(_WIDEST, 0, -1):
            label = " ".join(part for part in keys[at : at + width] if part)
            known = label in words.page.any or label in words.page.related
            if at + width <= len(keys) and known and not parts[at][:1].islower():
                covered[at : at + width] = [True] * width
                at, count = at + width, count + 1
                break
        else:
            at += 1
    return count, covered


def _bare(piece: str) -> str:
    """Return a piece of a row without counters and marks."""
    if not any(map(str.isalpha, piece)):
        return piece.strip()
    return " ".join(_COUNT.sub(" ", piece).split()).strip(" ▾▼►▶☰×✕+()[]*_>")


def _is_label(piece: str, words: SiteWords) -> bool:
    if piece[:1].islower() or len(piece) > 40 or _STOP.search(piece):
        return False
    return piece.count(" ") <= (6 if words.asks(piece) else 4)


def _known(piece: str, words: SiteWords) -> bool:
    label = key(piece)
    return label in words.page.any or label in words.page.related or label in words.page.plain


def tags_sign(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """“Topics: harbour, bridge”: a label with short names behind it."""
    found = words.fits("tags", cut.text)
    if found is None or cut.ends:
        return None
    names = _BETWEEN.split(found[1])
    return Sign(SITE, STRONG) if all(name.strip().count(" ") <= 3 for name in names) else None
