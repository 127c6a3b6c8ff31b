"""The places of a page that a link can name: explicit ids, and what generators make of its headings.

Every generator makes its own names of headings ("What's new?" is ``whats-new``, ``what-s-new`` or
``what_s_new``), so names are compared by their letters and digits alone. What is found is rather too much
than too little: a name in a code block counts, and a page that takes in others has names that nobody knows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from ..base.escapes import unescape
from ..base.regexes import regex

_ATX = regex(r"^[ \t>*+-]{0,12}(?:\d{1,3}[.)][ \t]{1,4})?#{1,6}[ \t]{0,8}([^\n]++)$", 8)
_SETEXT = regex(r"^([^\n]{1,300})\n[ \t>]{0,8}(?:={2,}|-{2,})[ \t]{0,8}$", 8)
_ELEMENT = regex(r"<h[1-6]\b[^<>]{0,600}>([^\n]{0,600}(?:\n[^\n]{0,300}){0,3}?)</h[1-6]", 2)
# An id is looked for from the mark behind its name on, which is rarer than letters.
_ID_MARK = regex(r"[=:](?<=[dDeEgGrR\s][=:])")
_ID_NAME = regex(r"(?<![\w-])(?:id|name|slug|anchor)\s{0,2}\Z", 2)
_ID = regex(r"[=:]\s{0,2}[\"'{`]{0,3}([^\s\"'<>{}`]{1,200})")
_LONGEST_NAME = 8
_BRACED = regex(r"\{[^{}\n#]{0,80}#([\w:.-]{1,120})")
_LABEL = regex(r"^\(([\w:.-]{1,120})\)=|\\label\{([^{}\n]{1,120})\}|\[\[([\w:.-]{1,120})\]\]", 8)
# Each begins with a sign of its own, with which it is found ten times as fast as any of several.
_TAKES_IN = (
    regex(
        r"\{[{%][-<%]?\s{0,4}(?:for\s|[\w./-]{0,60}"
        r"(?:include|import|partial|render|snippet|embed|readfile|anchor|heading|macro))",
        2,
    ),
    regex("--8<--"),
    regex("@include", 2),
    regex(r"<!-- {0,3}(?:include|import|embed)", 2),
)
# … at the head of a line, behind the end of the one above.
_LINE_TAKES_IN = regex(
    r"\n(?::::[ \t]{1,4}[\w.:-]{1,120}$|```\{(?:include|eval-rst|auto)|\.\. (?:include|auto)"
    r"|!!!?include|<<<|\{\{ ?#include|!\[\[|import [^\n]{1,200} from [^\n]{1,200}\.mdx?\b)",
    10,
)
# Signs and, in small letters, words of what takes in something; without letters that others (ı, ſ, K) are
# taken for.
_TAKING = ("{{", "{%", "--8<--", ":::", "```{", ".. ", "<<<", "![[")
_TAKING_WORDS = ("nclude", "mport", "embed")
_DATA = '<script type="application/ld+json"'
_WRITING = ("<script", "{{", "{%", "<?", "<%", "${")
_IMPORT = regex(r"^import [^\n;]{1,200} from ", 8)
_COMPONENT = regex(r"<[A-Z][\w.]{1,60}[^<>]{0,400}/>")
_PICTURE = regex(r"!\[([^\[\]\n]{0,200})\](?:\([^()\n]{0,400}\)|\[[^\[\]\n]{0,100}\])")
_LINKED = regex(r"\[([^\[\]\n]{0,200})\](?:\([^()\n]{0,400}\)|\[[^\[\]\n]{0,100}\])?")
_TAGGED = regex(r"<[^<>\n]{1,400}>")
_ATTRIBUTES = regex(r"\{[^{}\n]{0,200}\}")
_SHORT = regex(r":[a-z0-9_+-]{2,40}:")
_NUMBER = regex(r"[-_]?(\d{1,3})\Z")
_LED = regex(r"\A[\W\d_]{1,20}")
_FOOTNOTE = regex(r"_?(?:fn|footnote|note|ref|cite|cn|fnote|endnote)", 2)
# MyST and Sphinx look for a name in all pages of a project.
_DIRECTIVE = regex(r"^(?:```|:{3,4})\{[\w:-]{1,40}\}", 8)
_TARGET = regex(r"^\([\w:.-]{1,120}\)=$", 8)
_ROLE = regex(r"\{(?:ref|doc|numref|term|cite)\}`")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}
)


def letters(text: str) -> str:
    """Return what of a name or a heading is compared: its letters and digits, in lower case."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def _plain(text: str) -> str:
    """Return letters and digits without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalnum() and char.isascii())


def _written_ids(text: str) -> Iterator[str]:
    """Yield what stands behind ``id=``, ``name:`` and the like, from left to right."""
    end = 0
    for mark in _ID_MARK.finditer(text):
        at = mark.start()
        if at < end or _ID_NAME.search(text, max(end, at - _LONGEST_NAME), at) is None:
            continue
        value = _ID.match(text, at)
        if value is not None:
            end = value.end()
            yield value[1]


class Anchors:
    """The places of one stored page; ``page`` says that it is HTML."""

    def __init__(self, text: str, *, page: bool = False) -> None:
        self._text, self._page = text, page

    @cached_property
    def takes_in(self) -> bool:
        """The page takes in other files or has programs write parts of it: it has places not seen here."""
        if self._page:
            return False
        text = self._text
        may_take = any(map(text.__contains__, _TAKING))
        if not may_take:
            low = text.lower()
            may_take = any(map(low.__contains__, _TAKING_WORDS))
        if may_take and (
            any(takes.search(text) for takes in _TAKES_IN) or _LINE_TAKES_IN.search(f"\n{text}")
        ):
            return True
        # Only those kinds are looked for of which a text holds the signs: an expression that begins with one
        # of them is found ten times as fast as any of several.
        if "import " in text and _IMPORT.search(text) is not None:
            return True
        return "/>" in text and _COMPONENT.search(text) is not None

    @cached_property
    def finished(self) -> bool:
        """The page is as browsers get it, whole and without programs or places of a template: a link finds
        explicit names only, letter by letter.
        """
        low = self._text.lower().replace(_DATA, "") if self._page else ""
        return "<html" in low and not any(sign in low for sign in _WRITING)

    @cached_property
    def of_project(self) -> bool:
        """A link to a place of this page may lead to one of another page: the page is written for Sphinx."""
        if self._page:
            return False
        text = self._text
        return (
            ("}`" in text and _ROLE.search(text) is not None)
            or (("```{" in text or ":::{" in text) and _DIRECTIVE.search(text) is not None)
            or (")=" in text and _TARGET.search(text) is not None)
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """The places that are named explicitly."""
        text = self._text
        found = list(_written_ids(text))
        if not self._page:
            found += [match[1] for match in _BRACED.finditer(text)]
            if ")=" in text or "\\label{" in text or "[[" in text:
                found += [match[match.lastindex or 0] for match in _LABEL.finditer(text)]
        return frozenset(found)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings as they are written."""
        found = [match[1] for match in _ELEMENT.finditer(self._text)] if "<h" in self._text.lower() else []
        if not self._page:
            found += [match[1] for match in _ATX.finditer(self._text)]
            if "==" in self._text or "--" in self._text:
                found += [match[1].lstrip("> \t") for match in _SETEXT.finditer(self._text)]
        return tuple(found)

    @cached_property
    def _made(self) -> dict[str, int]:
        """What generators make of the headings, by letters and digits, and how often."""
        made: dict[str, int] = {}
        for heading in self.headings:
            for name in _names(heading):
                made[name] = made.get(name, 0) + 1
        for name in self.ids:
            made.setdefault(letters(name), 1)
        return made

    @cached_property
    def _foreign(self) -> bool:
        """Some headings are in letters of which some generators make numbers, others Latin letters."""
        return any(
            sum(char.isalpha() and ord(char) > 0x250 for char in heading) > 2 for heading in self.headings
        )

    def holds(self, fragment: str) -> bool:
        """Say whether the page has a place of a name, or may have."""
        name = fragment.strip().removeprefix("user-content-")
        if not name or name.lower() in ("top", "_top", "content", "readme") or not _is_name(name):
            return True
        if name in self.ids or self.takes_in:
            return True
        if self.finished:
            return False
        key = letters(name)
        made = self._made
        if key in made or not key or _plain(key.translate(_UMLAUTS)) in made:
            return True
        number = _NUMBER.search(name)
        if number is not None:
            count = made.get(letters(name[: number.start()]), 0)
            if count > 1 and int(number[1]) <= count:
                return True
        if self._foreign and name.isascii():
            return True
        if _FOOTNOTE.match(name) and any(mark in self._text for mark in ("[^", "<ref", "footnote")):
            return True
        return any(f"{left}{name}{right}" in self._text for left, right in _WRITTEN)

    def near(self, fragment: str) -> str:
        """Return the place that was probably meant, as it is to be written, or ""."""
        from difflib import get_close_matches

        known = {name: name for name in sorted(self.ids) if _is_name(name)}
        for heading in self.headings[:1000]:
            known.setdefault(slug(heading), heading)
        close = get_close_matches(fragment.lower(), list(known)[:2000], n=1, cutoff=0.75)
        if close:
            return close[0]
        words = set(fragment.lower().replace("_", "-").split("-")) - {""}
        holding = [name for name in known if words and words <= set(name.split("-"))]
        return holding[0] if len(holding) == 1 else ""


# A template or a program may write the name: {% anchor start %}, data-anchor="start".
_WRITTEN = (
    ('"', '"'),
    ("'", "'"),
    ("=", " "),
    ("=", ">"),
    (" ", " %}"),
    (" ", " >}}"),
    ("[#", "]"),
    ("`", "`:"),
)
_NO_NAME = regex(r"[/=&?!~<>{}|]|L\d{1,6}(?:-L?\d{1,6})?\Z|:~:")


def _is_name(fragment: str) -> bool:
    """Say whether what follows # is the name of a place, and no route, query or line of code."""
    return len(fragment) <= 200 and _NO_NAME.search(fragment) is None


def slug(heading: str) -> str:
    """Return the name that most generators give to a heading: ``what-is-new``."""
    text = _stripped(heading).casefold()
    kept = "".join(char for char in text if char.isalnum() or char in " -_")
    return "-".join(kept.split())


def _stripped(heading: str) -> str:
    """Return a heading as a reader sees it: without links, tags, attributes and closing marks."""
    text = _ATTRIBUTES.sub("", unescape(heading))
    if "[" in text:
        text = _LINKED.sub(r"\1", _PICTURE.sub(r"\1", text))
    text = _TAGGED.sub("", text)
    return text.replace("`", "").strip().rstrip("#").strip()


def _names(heading: str) -> set[str]:
    shown = _stripped(heading)
    texts = {heading, shown, _TAGGED.sub("", heading), _SHORT.sub("", shown), _ATTRIBUTES.sub("", heading)}
    texts |= {text.replace("&", " and ") for text in (shown,) if "&" in text}
    texts |= {_LED.sub("", shown), _stripped(_PICTURE.sub("", heading)) if "![" in heading else shown}
    found = {letters(text) for text in texts}
    if not shown.isascii():
        found |= {_plain(name) for name in found} | {_plain(name.translate(_UMLAUTS)) for name in found}
    return found - {""}
