"""What a line shows of a page round the article: rows of labels, speech to visitors, imprints, widgets.

Nothing here knows where the line stands. A strong sign is furniture wherever a page shows more of it, a weak
one only beside other furniture or outside the article.
"""

from __future__ import annotations

import re

from copydesk.api import regex

from .contentlinks import OF_PAGE
from .layout import LayoutLine
from .linecut import CutLine
from .pagewords import key
from .rowsigns import row_sign, tags_sign
from .sign import (
    ADVERT,
    AUTHOR,
    COMMENTS,
    COOKIES,
    IMPRINT,
    LETTER,
    SHARING,
    SITE,
    STRONG,
    TEASER,
    WEAK,
    WIDGET,
    Sign,
    Voice,
)
from .sitewords import SiteWords, words_of
from .widgetsigns import symbols, widget_sign

_BEFORE_TITLE = regex(r"([^:|]{3,30}) ?[:|] ?[^\s]")
_SENTENCES = regex(r"(?<=[.!?…])[\"”’)]?\s+")
_QUOTED = regex(r"[“\"„][^“”\"„]{3,400}[”\"“]")
_STOP = regex(r"[.!?…][\"”’)]?\Z")
_BACK = regex(r"(?:←|«|‹|<<|◄) *[^\s]|< +[A-Z]")
# "Use code SLOW for 15% off": capitals tell it from code of programs.
_CODE = regex(r"\b[Cc]ode [A-Z][A-Z0-9]{2,15}\b")
_WRITTEN_BY = regex(
    r"(?:prepared|written|compiled|drafted|reported|translated) (?:and [a-z]{3,12} )?by [A-Zt]", re.IGNORECASE
)
_JOINED = regex(r"\bjoin(?:ed by)? (?:over |more than |the )?\d[\d,.]{1,12}[km]?\b", re.IGNORECASE)
_LISTED = regex(r"([^:|]{5,60}): ?(\S.{4,300})")
_ITEMS = regex(r" ?[–—·•|;] ?|, | (?=\d[.)] )")
_ON = regex(r"[^\s] *(?:→|»|›|>>|►)\Z")
_HANDLE = regex(r"(?<!\w)@\w{3,30}")
_PRICE = regex(r"[£$€]\s?\d|\d\s?[€£]|\b\d{1,3} ?% off\b|\bfrom \W?\d")
_GIVEN = regex(r"\d ?%|[£$€]\s?\d|\d\s?[€£]|\bfree\b", re.IGNORECASE)
_COOKIES = frozenset({"cookie", "cookies"})
# A sentence that names what stands on a page: Tap **Reply**; the button “Accept”.
_MENTION = regex(r"\w [“\"][^“”\"]{2,30}[”\"]|\w \*\*[^*]{2,30}\*\*")
_LONGEST, _CALL, _BUTTON = 420, 8, 4
_MOST_WORDS = 60


def find_sign(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Return the surest sign of a line, or None."""
    text = cut.text
    heading = line.kind == "heading" and line.marked
    if heading or not text or len(text) > _LONGEST or line.words > _MOST_WORDS:
        return None
    judges = _OF_SPEECH if line.prose and _MENTION.search(line.raw) else _JUDGES
    found = [sign for judge in judges if (sign := judge(line, cut, words, voice)) is not None]
    return max(found, key=lambda sign: sign.weight, default=None)


def _speech(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Sentences in which a site speaks to its visitors: it asks, offers, wants to know how it was."""
    text, said = cut.text, cut.words
    if words.said_by_sites.isdisjoint(said) and "?" not in text and not words.asks(text) and len(said) > 30:
        return None
    if not text.isascii() or '"' in text:
        text = _QUOTED.sub("", text)
        said = words_of(text)
    # What ends with a colon leads to what stands below it; links to other sites are what an article says.
    if len(said) < 3 or line.marked or text.endswith(":") or (cut.outer and cut.linked > 0.6):
        return None
    about = words.said_by_sites.intersection(said)
    sentences = _SENTENCES.split(text)
    asked = sum(words.asks(sentence) for sentence in sentences)
    if not (asked or about or "?" in text or "artner" in text):
        return None
    things = {word for word in about if word in words.things and not voice.is_about(word)}
    told = {word for word in about if word in words.telling and not voice.is_about(word)}
    consent = words.count("consent", text) if not voice.is_about("cookies") else 0
    if consent > 2 or (consent > 1 and (not told.isdisjoint(_COOKIES) or "privacy" in about)):
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
    last = words_of(sentences[-1])
    open_end = not _STOP.search(sentences[-1])
    shouted = sentences[-1][-1:] == "!" and (words.asks(sentences[-1]) or not words.bait.isdisjoint(last))
    called = len(sentences) > 1 and len(last) <= 5 and (open_end or shouted)
    # "Planning ahead? Compare plans from £19."
    lured = sentences[0][-1:] == "?" and len(words_of(sentences[0])) <= 5
    score += 0.8 * (lured and len(sentences) > 1 and words.asks(sentences[1]))
    score += 0.4 * (asked > 1 and not words.bait.isdisjoint(said))
    score += 0.8 * called + 0.4 * (not cut.ends) + 0.8 * bool(_JOINED.search(text))
    if len(sentences) > 1:
        labels = sum(key(sentence) in words.page.sharing for sentence in sentences)
        score += 0.7 * min(labels, 2)
    score += 0.7 * (cut.linked > 0.8 or (cut.linked > 0.15 and cut.inner))
    score -= max(0, len(said) - 25) * 0.05
    weight = STRONG if score >= 2.5 else WEAK if score >= 1.7 else 0
    if not weight or not (asked or things or told or "?" in text):
        return None
    return Sign(LETTER if told or asked else ADVERT, weight)


def _imprint(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """Owner, rights, addresses, who built the page and when it was changed."""
    if words.imprint.isdisjoint(cut.words) and not any(mark in cut.text for mark in "©@"):
        return None
    if _WRITTEN_BY.match(cut.text):
        return None  # who wrote the text belongs to it
    count = words.count("imprint", cut.text)
    if count and not cut.text.isupper():
        # Names and numbers, and hardly a word that makes a sentence of them.
        parts = cut.text.split()
        count += sum(not part[:1].islower() for part in parts) * 10 >= len(parts) * 7
    if not count or line.marked or (line.prose and count < 2):
        return None
    return Sign(IMPRINT, STRONG if count >= 2 else WEAK)


def _points(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """“Watch: …”, “Previous: …”, steps with arrows, what is paid for, what is said about comments."""
    text = cut.text
    if (
        words.fits("advert", text)
        or _is_small_print(text, words)
        or ("ode " in text and _CODE.search(text) and _GIVEN.search(text))
    ):
        return Sign(ADVERT, STRONG)
    if _lists_titles(line, text, words):
        return Sign(TEASER, STRONG)
    if line.words <= 25 and words.count("comment_talk", text) and not voice.is_about("comments"):
        return Sign(COMMENTS, STRONG)
    if line.words <= 14 and not cut.ends and not cut.outer and (_BACK.match(text) or _ON.search(text)):
        return Sign(SITE, STRONG)
    if (cut.ends and text[-1:] != "?") or line.words > 20:
        return None
    if words.fits("points", text):
        return Sign(TEASER, STRONG if not line.marked else WEAK)
    if (
        1 < line.words <= _BUTTON
        and ":" not in text
        and cut.words
        and cut.words[0] in words.buttons
        and not line.marked
    ):
        return Sign(SITE, WEAK)
    own = words.page_part.search(text) if line.words <= _CALL and not line.marked else None
    if own is not None and not voice.is_about(own[1].lower()):
        return Sign(SITE, WEAK)
    label = _BEFORE_TITLE.match(text)
    if words.fits("points_weakly", text) or (label and words.fits("others", label[1])):
        return Sign(TEASER, STRONG if label and label[1].isupper() else WEAK)
    return None


def _is_small_print(text: str, words: SiteWords) -> bool:
    return (" apply" in text or "18+" in text) and words.count("small_print", text) > 0


def _lists_titles(line: LayoutLine, text: str, words: SiteWords) -> bool:
    """Say whether a line is the label of other articles or wares with three or more of them behind it."""
    listed = _LISTED.fullmatch(text) if ":" in text and line.words <= 40 and not line.marked else None
    if listed is None or (words.fits("others", listed[1]) is None and words.fits("parts", listed[1]) is None):
        return False
    items = _ITEMS.split(listed[2])
    named = all(not item[:1].islower() for item in items)
    return named and len(items) > 2 and max(len(item.split()) for item in items) <= 8


def _says(line: LayoutLine, cut: CutLine, words: SiteWords, voice: Voice) -> Sign | None:
    """What pages say of themselves in a piece of a line or in all of them."""
    said = None if line.quote else words.page.said(line.raw, cut.text, cut.pieces)
    if said is None or (line.prose and not said.fits_prose(line.ends)):
        return None
    if cut.outer and cut.linked > 0.6 and said.reason not in OF_PAGE:
        return None
    kind = (
        COOKIES if said.reason == "cookies" else COMMENTS if said.reason == "comments" else _SAID[said.kind]
    )
    return Sign(kind, STRONG if said.sure else WEAK)


_SAID = {
    "share-subscribe": SHARING,
    "nav-label": SITE,
    "pagination": SITE,
    "ad-label": ADVERT,
    "related-link": TEASER,
    "author-box": AUTHOR,
    "calendar": WIDGET,
}
_JUDGES = (row_sign, tags_sign, _says, _speech, _imprint, widget_sign, _points)
_OF_SPEECH = (_speech, _imprint)
