"""HTML tokens with their exact places, and what tags mean for an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...base.escapes import unescape
from ...base.regexes import regex
from ...document.prose import ProseBuilder
from ...document.source import Source, Span

TEXT, START, END, COMMENT, UNCLOSED = "text", "start", "end", "comment", "unclosed"

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HIDDEN = frozenset(
    "script style template noscript svg math select textarea object iframe canvas audio video head".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary"
    " table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
CODE = frozenset("code kbd samp tt var".split())
CUSTOM_CODE = r"[a-z]{1,12}-(?:math|code|katex|equation|snippet)"
"""Custom elements that hold code or formulas: ``<d-math>``."""
INLINE_NOTE = r"[a-z]{1,12}-(?:foot|side|margin|end)?(?:note|cite|citation|ref|fn)s?"
"""Custom elements that hold a note to the sentence around them: ``<d-footnote>``."""
FURNITURE_TAGS = frozenset({"aside", "nav", "footer"})
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar toolbar".split()
)
_FURNITURE_WORDS = frozenset(
    "ad ads advert adverts advertisement advertising adslot sponsor sponsored promo promoted promotion share"
    " sharing sharebar social related recommended recommendations recirc newsletter subscribe subscription"
    " paywall cookie cookies consent comment comments disqus sidebar widget widgets breadcrumb breadcrumbs"
    " pagination pager menu nav navbar navigation footer popup modal trending masthead toolbar".split()
)
_CONTROL_SIGNS = ("on", "role", "aria-", "data-", "ng-", "v-", "x-", "@", "tabindex")
_CONTROL_WORDS = frozenset(
    "tab tabs close menu button btn toggle toggler next prev previous open expand collapse dropdown modal"
    " popup carousel slider play pause print share login signin logout register submit cancel search more"
    " less show hide control controls nav js trigger switch filter sort edit reply like vote up down left"
    " right top".split()
)
_TOPIC_PREFIXES = frozenset("tag category post type format status page single hentry entry article".split())
_MARKUP = regex(r"</?[A-Za-z]")
_CUSTOM_CODE = regex(rf"{CUSTOM_CODE}\Z")
_CLASS_PART = regex(r"[-_]+")
_CLASS_WORD = regex(r"[a-z]+")
_PIECE = regex(
    r"[ \t\r\n\f]+|&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?"
    r"|[^ \t\r\n\f&]+(?: [^ \t\r\n\f&]+)*+|&"
)
"""White space, a reference, or words with one space between them: most of a line is one piece."""


class Token(NamedTuple):
    """A token of a page. ``name`` is the tag, ``attrs`` its attributes (names in lower case, values
    decoded).
    """

    kind: str
    span: Span
    name: str
    attrs: Mapping[str, str]


def tokens(source: Source, body: int = 0) -> Iterator[Token]:
    """Yield the tokens of a page from offset ``body`` on, in order; each ends where the next begins."""
    from turbohtml import TokenType, tokenize

    kinds = {
        TokenType.TEXT: TEXT,
        TokenType.CHARACTER_REFERENCE: TEXT,
        TokenType.START_TAG: START,
        TokenType.END_TAG: END,
        TokenType.COMMENT: COMMENT,
    }
    starts, size = source.line_starts, len(source.text)
    first = bisect_right(starts, body) - 1
    # Front matter before the body is no part of the page. What is dropped at its beginning (``</>``) is text.
    opening = (TEXT, body, "", dict[str, str]()) if body else None
    waiting: tuple[str, int, str, Mapping[str, str]] | None = opening
    for token in tokenize(source.text[body:] if body else source.text):
        line = starts[min(token.line - 1 + first, len(starts) - 1)]
        at = min(token.col + (line if token.line > 1 else body), size)
        if opening is not None and waiting is opening and kinds.get(token.type) == TEXT:
            at = body
        if waiting is not None and at >= waiting[1] and at > body:
            yield Token(waiting[0], Span(max(body, waiting[1]), at), waiting[2], waiting[3])
        attrs = {name.lower(): value or "" for name, value in reversed(token.attrs or ())}
        waiting = (kinds.get(token.type, ""), at, token.tag or "", attrs)
    if waiting is not None and (size > body or not body):
        last = Token(waiting[0], Span(max(body, waiting[1]), size), waiting[2], waiting[3])
        # At the end of a page a tokenizer drops a tag that never closes; it must not pass for text.
        unclosed = _MARKUP.search(source.text, last.span.start, size) if last.kind == TEXT else None
        if unclosed is None:
            yield last
        else:
            yield last._replace(span=Span(last.span.start, unclosed.start()))
            yield Token(UNCLOSED, Span(unclosed.start(), size), "", {})


def holds_code(name: str) -> bool:
    """Say whether an element holds code or a formula inside a sentence."""
    return name in CODE or ("-" in name and _CUSTOM_CODE.match(name) is not None)


def is_furniture(name: str, attrs: Mapping[str, str]) -> str:
    """Return the role of an element that is part of the page and not of the article, or ""."""
    if name in FURNITURE_TAGS:
        return name
    role = attrs.get("role", "").lower()
    if role in _FURNITURE_ROLES:
        return role
    if name in ("body", "html", "main", "article", "h1") or ("class" not in attrs and "id" not in attrs):
        return ""
    # The id of a heading is made of its words.
    named = "" if name in _HEADINGS else attrs.get("id", "")
    words = f"{attrs.get('class', '')} {named}".split()[:20]
    return next((word.lower() for word in words if _names_furniture(word.lower())), "")


def _names_furniture(word: str) -> bool:
    """Say whether a class name means page furniture by its first or last part; ``tag-sharing`` is a topic."""
    parts = _CLASS_PART.split(word)
    return parts[0] in _FURNITURE_WORDS or (parts[-1] in _FURNITURE_WORDS and parts[0] not in _TOPIC_PREFIXES)


def is_control(attrs: Mapping[str, str]) -> bool:
    """Say whether an ``a`` element is a control that a script answers and no link: it leads nowhere, and says
    by an event, a role, an attribute or its name what it does.
    """
    href = attrs.get("href", "").strip().lower()
    if href.startswith("javascript:") and href.removeprefix("javascript:").rstrip(";") not in ("", "void(0)"):
        return True
    if href not in ("", "#", "#!") and not href.startswith("javascript:"):
        return False
    words = _CLASS_WORD.findall(f"{attrs.get('class', '')} {attrs.get('id', '')}".lower())
    return not _CONTROL_WORDS.isdisjoint(words) or any(name.startswith(_CONTROL_SIGNS) for name in attrs)


class TextWriter:
    """Writes raw HTML text into the prose as a browser shows it: references decoded, white space folded.

    While a block is ``open``, ``start`` is where its prose begins, and ``first`` and ``last`` are where its
    text stands in the source. ``wrote`` is where the latest text begins in the prose (-1 if it was white
    space).
    """

    def __init__(self, source: Source, builder: ProseBuilder) -> None:
        self._text, self._builder = source.text, builder
        self._space: Span | None = None
        self.open = False
        self.start = self.first = self.last = 0
        self.wrote = -1

    def close(self) -> None:
        """End a block: white space at its end is not shown."""
        self._space, self.open = None, False

    def write(self, span: Span) -> None:
        """Write the text of a span."""
        self.wrote = -1
        for match in _PIECE.finditer(self._text, span.start, span.end):
            piece, left, right = match.group(), match.start(), match.end()
            if piece[0] in " \t\r\n\f":
                if self.open:
                    self._space = self._space or Span(left, right)
                continue
            shown = unescape(piece) if piece[0] == "&" else piece
            self._begin(left, right)
            if shown == piece:
                self._builder.literal(piece, left)
            else:
                self._builder.entity(shown, Span(left, right))

    def put(self, shown: str, span: Span) -> None:
        """Write text that stands for something else in the source."""
        self.wrote = -1
        self._begin(*span)
        self._builder.decoded(shown, span)

    def placeholder(self, span: Span) -> None:
        """Write the mark for something that is not prose."""
        self.wrote = -1
        self._begin(*span)
        self._builder.placeholder(span)

    def line_break(self, span: Span) -> None:
        """A forced line break is white space to the reader of a sentence."""
        if self.open:
            self._space = self._space or span

    def _begin(self, left: int, right: int) -> None:
        if not self.open:
            self._builder.block_break(left)
            self.open, self.start, self.first = True, self._builder.size, left
        elif self._space is not None:
            if self._space.end - self._space.start == 1 and self._text[self._space.start] == " ":
                self._builder.literal(" ", self._space.start)
            else:
                self._builder.decoded(" ", self._space)
        self._space, self.last = None, right
        if self.wrote < 0:
            self.wrote = self._builder.size
