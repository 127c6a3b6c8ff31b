"""What a line shows of a page round the article: rows of labels, speech to visitors, imprints, widgets.

Nothing here knows where the line stands. A strong sign is furniture wherever a page shows more of it, a weak
one only beside other furniture or outside the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import regex

from .layout import LayoutLine
from .linecut import CutLine
from .lineshapes import is_breadcrumb
from .pagewords import key
from .sitewords import SiteWords, words_of

SITE, SHARING, LETTER, COOKIES = "navigation", "sharing", "newsletter", "cookies"
TEASER, COMMENTS, ADVERT, IMPRINT, WIDGET, AUTHOR = (
    "teasers",
    "comments",
    "advertising",
    "imprint",
    "widget",
    "author box",
)
STRONG, WEAK = 2, 1
_COUNT = regex(r"[(\[]?\d[\d.,]{0,12}[km]?[)\]]?")
_BEFORE_TITLE = regex(r"([^:|]{3,30}) ?[:|] ?[^\s]")
_BETWEEN = regex(r"[,|/·•]")
_DIGIT = regex(r"\d")
_FIGURE = regex(r"[\d%°£$€★☆]")
# Pictures that pages put on buttons and counters, emoji among them; no ticks, boxes or geometric shapes.
_SYMBOLS = regex(r"[\U0001F000-\U0001FAFF★☆♡♥❤▶►▸▾▼☰✉↻⏰-⏿⭐]")
_SENTENCES = regex(r"(?<=[.!?…])[\"”’)]?\s+")
_QUOTED = regex(r"[“\"„][^“”\"„]{3,400}[”\"“]")
_STOP = regex(r"[.!?…][\"”’)]?\Z")
_BACK = regex(r"(?:←|«|‹|<<|◄) *[^\s]")
_ON = regex(r"[^\s] *(?:→|»|›|>>|►)\Z")
_ADDRESS = regex(r"\[[^\[\]]{1,60}\]:\s|https?://|www\.")
_HANDLE = regex(r"(?<!\w)@\w{3,30}")
_PRICE = regex(r"[£$€]\s?\d|\d\s?[€£]|\b\d{1,3} ?% off\b|\bfrom \W?\d")
_COOKIES = frozenset({"cookie", "cookies"})
_LONGEST = 420
_WIDEST = 5
_MOST_WORDS = 60


class Sign(NamedTuple):
    """What a line shows, and how surely."""

    kind: str
    weight: int


class Voice(NamedTuple):
    """How the article itself speaks: in how many lines of its running text each word stands; whether a good
    part of them says “we”, speaks to the reader, or asks something of him; whether it holds emoji and the
    like. ``own`` is 1 where the line under judgement is one of them.
    """

    lines: Counter[str]
    us: bool
    you: bool
    asks: bool
    symbols: bool
    own: int

    def is_about(self, word: str) -> bool:
        """Say whether an article is about something of which sites speak."""
        return self.lines[word] - self.own > 1


def find_sign(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Return the surest sign of a line, or None."""
    text = cut.text
    heading = line.kind == "heading" and line.marked
    if heading or not text or len(text) > _LONGEST or line.words > _MOST_WORDS:
        return None
    found = [sign for judge in _JUDGES if (sign := judge(line, cut, words, voice)) is not None]
    return max(found, key=lambda sign: sign.weight, default=None)


def _row(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Rows of labels: parted by bars, dots, wide gaps or as links, or only set side by side."""
    if is_breadcrumb(words.page, line):
        return Sign(SITE, STRONG)
    pieces = [piece for piece in map(_bare, cut.pieces) if piece]
    if len(pieces) == 1:
        return _words_of_menu(line, cut, words)
    if len(pieces) < 2 or (cut.ends and cut.linked < 0.8) or (cut.outer and cut.linked > 0.6):
        return None
    labels = [piece for piece in pieces if _is_label(piece)]
    if len(labels) * 10 < len(pieces) * 7:
        return None
    known = [piece for piece in labels if _known(piece, words)]
    site = [piece for piece in labels if any(word in words.vocabulary for word in words_of(piece))]
    kind = SHARING if sum(key(piece) in words.page.sharing for piece in known) * 2 > len(known) else SITE
    if len(pieces) >= 3:
        parted = cut.linked > 0.8 or cut.gaps
        calls = sum(asks(piece, words) for piece in labels)
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
    calls = sum(asks(piece, words) for piece in labels)
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
        return None
    if count >= 3:
        return Sign(SITE, STRONG)
    return Sign(SITE, STRONG if cut.text.isupper() and covered == len(parts) else WEAK)


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


def _is_label(piece: str) -> bool:
    first = piece[:1]
    return len(piece) <= 40 and piece.count(" ") <= 4 and not first.islower() and not _STOP.search(piece)


def _known(piece: str, words: SiteWords) -> bool:
    label = key(piece)
    return label in words.page.any or label in words.page.related or label in words.page.plain


def _tags(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """“Topics: harbour, bridge”: a label with short names behind it."""
    found = words.fits("tags", cut.text)
    if found is None or cut.ends:
        return None
    names = _BETWEEN.split(found[1])
    return Sign(SITE, STRONG) if all(name.strip().count(" ") <= 3 for name in names) else None


def _speech(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Sentences in which a site speaks to its visitors: it asks, offers, wants to know how it was."""
    text, said = cut.text, cut.words
    if words.said_by_sites.isdisjoint(said) and "?" not in text and not asks(text, words) and len(said) > 30:
        return None
    if not text.isascii() or '"' in text:
        text = _QUOTED.sub("", text)
        said = words_of(text)
    # What ends with a colon leads to what stands below it; links to other sites are what an article says.
    if len(said) < 3 or line.marked or text.endswith(":") or (cut.outer and cut.linked > 0.6):
        return None
    about = words.said_by_sites.intersection(said)
    sentences = _SENTENCES.split(text)
    asked = sum(asks(sentence, words) for sentence in sentences)
    if not (asked or about or "?" in text or "artner" in text):
        return None
    things = {word for word in about if word in words.things and not voice.is_about(word)}
    told = {word for word in about if word in words.telling and not voice.is_about(word)}
    consent = words.count("consent", text) if not voice.is_about("cookies") else 0
    if consent > 2 or (consent > 1 and not told.isdisjoint(_COOKIES)):
        return Sign(COOKIES, STRONG)
    things, told = things - _COOKIES, told - _COOKIES
    score = min(len(things), 3) * 0.8 + min(len(told), 2) * 0.5
    if asked:
        score += (0.5 if voice.asks else 1) + 0.5 * (asked > 1)
    score += 0.5 * (not voice.us and any(word in words.us for word in said))
    score += 0.6 * (not voice.you and any(word in words.you for word in said))
    score += 0.5 * any(word in words.bait for word in said) + 0.6 * bool(_PRICE.search(text))
    score += (
        1.0 * bool(not cut.outer and _HANDLE.search(text)) + 0.3 * ("!" in text) + 0.7 * (symbols(text) > 0)
    )
    if "?" in text:
        score += 0.7 * words.count("asks", text)
    elif asked:
        score += 0.7 * words.count("own_page", text)
    called = len(sentences) > 1 and not _STOP.search(sentences[-1]) and len(words_of(sentences[-1])) <= 5
    score += 0.8 * called + 0.4 * (not cut.ends)
    score += 0.7 * (cut.linked > 0.8 or (cut.linked > 0.15 and cut.inner))
    score -= max(0, len(said) - 25) * 0.05
    weight = STRONG if score >= 2.5 else WEAK if score >= 1.7 else 0
    if not weight or not (asked or things or told or "?" in text):
        return None
    return Sign(LETTER if told or asked else ADVERT, weight)


def asks(sentence: str, words: SiteWords) -> bool:
    """Say whether a sentence begins with something that sites ask of their visitors."""
    start = words_of(sentence[:60])[:2]
    return bool(start) and (start[0] in words.acts or (start[0] == "please" and start[-1] in words.acts))


def _imprint(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Owner, rights, addresses, who built the page and when it was changed."""
    if words.imprint.isdisjoint(cut.words) and not any(mark in cut.text for mark in "©@"):
        return None
    count = words.count("imprint", cut.text)
    if count and not cut.text.isupper():
        # Names and numbers, and hardly a word that makes a sentence of them.
        parts = cut.text.split()
        count += sum(not part[:1].islower() for part in parts) * 10 >= len(parts) * 7
    if not count or line.marked or (line.prose and count < 2):
        return None
    return Sign(IMPRINT, STRONG if count >= 2 else WEAK)


def _widget(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Counters, prices, players, ratings: figures and symbols where words should be."""
    if line.words > 24 or (cut.ends and line.words > 5) or line.marked or _ADDRESS.search(line.raw):
        return None
    if symbols(cut.text) and not voice.symbols:
        sentence = _STOP.search(_SYMBOLS.sub("", cut.text).rstrip())
        return Sign(WIDGET, STRONG if line.words <= 12 and not sentence else WEAK)
    if not cut.ends and words.count("widget", cut.text):
        return Sign(WIDGET, STRONG)
    parts = cut.text.split()
    figures = sum(bool(_FIGURE.search(part)) for part in parts)
    dense = figures >= 2 and figures * 5 >= len(parts) * 2
    return Sign(WIDGET, WEAK) if dense else None


def symbols(text: str) -> int:
    """Return how many pictures (emoji, stars, signs of buttons) a text holds."""
    return 0 if text.isascii() else len(_SYMBOLS.findall(text))


def _points(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """“Watch: …”, “Previous: …”, steps with arrows, what is paid for, what is said about comments."""
    text = cut.text
    if words.fits("advert", text):
        return Sign(ADVERT, STRONG)
    if line.words <= 25 and words.count("comment_talk", text) and not voice.is_about("comments"):
        return Sign(COMMENTS, STRONG)
    if line.words <= 14 and not cut.ends and not cut.outer and (_BACK.match(text) or _ON.search(text)):
        return Sign(SITE, STRONG)
    if cut.ends or line.words > 20:
        return None
    if words.fits("points", text):
        return Sign(TEASER, STRONG if not line.marked else WEAK)
    label = _BEFORE_TITLE.match(text)
    if words.fits("points_weakly", text) or (label and words.fits("others", label[1])):
        return Sign(TEASER, STRONG if label and label[1].isupper() else WEAK)
    return None


_JUDGES = (_row, _tags, _speech, _imprint, _widget, _points)
