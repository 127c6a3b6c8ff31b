"""The lexer of islands (``islands``): what opens one, and where each kind of them ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from ...base.regexes import regex
from ...document.source import Span
from .boxtitles import Title, title_at
from .endings import LONGEST, Endings
from .htmltokens import CUSTOM_CODE
from .literaltags import LITERAL_TAGS, literal_end
from .masked import Island
from .mathmarks import LONGEST_MATH, dollars, tex

_ELEMENTS = "script|style|pre|code|kbd|samp|tt|var|textarea|math|svg|iframe"
# Each way begins with a character, for the engine leaps to those; what cannot open anything is passed over.
_CANDIDATE = regex(
    r"`|\{|\$|\\|%|\[|:[a-z:+-]|<[A-Za-z/!%>]|~~~|!!!|!\[\[|\?\?\?|===|\)=|\+\+\+|--8<--|///(?<![^\n]///)"
)
# Tried where a candidate stands only: an alternation is no prefix to which the engine could leap.
_OPENER = regex(
    r"(?P<ticks>`+)"
    r"|(?P<tildes>~{3,})"
    rf"|(?P<element><(?i:{_ELEMENTS}|{CUSTOM_CODE})(?=[\s>/]))"
    r"|(?P<comment><!--)"
    r"|(?P<erb><%)"
    r"|(?P<tag>\{[{%])"
    r"|(?P<brace>\{)"
    r"|(?P<dollars>\$\$?)"
    r"|(?P<tex>\\\(|\\\[|\\begin\{)"
    r"|(?P<escape>\\.)"
    r"|(?P<embed>!\[\[[^\]\n]{1,300}\]\])"
    r"|(?P<percent>%%?)"
    r"|(?P<line>:{3,}|/{3,}(?=[ \t\r\n]|\Z)|!!!(?=[ \t])|\?\?\?\+?(?=[ \t])|===[+!]{0,2}(?=[ \t]+\")|--8<--"
    r"|\)=(?=[ \t]*(?:\r?\n|\Z))|\+\+\+(?=[ \t]*[{\r\n]|[ \t]*\Z)|\[(?=[^\]\n]{1,60}\]:[ \t])"
    r"|\[\[?_?TOC_?\]?\]|\[!\w{2,20}\][+-]?)"
    r"|(?P<icon>:)"
    r"|(?P<jsx></?[A-Za-z>])"
)
_CODE_TAGS = frozenset(
    "highlight code codeblock code-block comment prism mermaid math katex latex chroma chart "
    "javascript stylesheet schema style script svg plantuml graphviz".split()
)
"""Paired tags of site generators whose body is not prose; bodies of all others are."""

_TAG_NAME = regex(r"\{[{%][-~<%+#]*[ \t\n]*([\w-]+)")
_WIKI_TEMPLATE = regex(r"\{\{[ \t]?[A-Za-z][\w \t\n-]{0,60}\|[ \t]*[\w-]{1,40}[ \t]*=")
_KRAMDOWN_CODE = regex(r"\{::(comment|nomarkdown)(?:[ \t][^{}\n]{0,200})?\}")
_FENCE_OPTIONS = regex(r"(?:\r?\n[ \t]*:[a-z][\w-]{0,40}:[^\n]*)+")
_KRAMDOWN = regex(r"\{::?[^{}\n]{0,400}\}")
# "{index=3}" belongs to the citation mark of a chat product.
_ATTRIBUTES = regex(
    r"\{(?!index=\d+\})[ \t]*(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"'=]+)|-)"
    r"(?:[ \t]+(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"'=]+)|[\w-]+))*[ \t]*\}"
)
_ROLE = regex(r"\{[\w:.+-]{1,60}\}(`{1,3})[^`\n]{0,400}\1")
_ICON = regex(
    r":(?:[a-z][a-z0-9_+-]{0,60}|[+-]1):(?![\w:]|//)|::?[a-z][a-z0-9-]{0,40}(?:\[[^\]\n]{0,300}\])?\{[^}\n]{0,300}\}|::[a-z][a-z0-9-]{0,40}\[[^\]\n]{0,300}\]"
)
_NUMBER_BEFORE = regex(r"[^\n]{0,11}\d[ \t]{0,2}\Z")
_LABEL = regex(r"\([\w:.-]{1,80}\Z")


def covers_code(text: str, start: int) -> bool:
    """Say whether a tag of a template opens at a place whose body is code."""
    name = _TAG_NAME.match(text, start)
    return name is not None and name[1].lower() in _CODE_TAGS - {"comment"}


class Lexer:
    """One pass over the text. Boxes that open at one of the places ``untitled`` have no title."""

    def __init__(self, text: str, jsx: bool, untitled: Collection[int] = ()) -> None:
        self.text, self.jsx, self.ends, self._untitled = text, jsx, Endings(text), untitled
        self._start = 0
        self._title: Title | None = None
        self.fences: list[tuple[int, int]] = []
        """The blocks of code between fences that were passed over."""

    def islands(self, body: int) -> Iterator[Island]:
        """Yield all other islands, left to right."""
        at = body
        while True:
            candidate = _CANDIDATE.search(self.text, at)
            if candidate is None:
                return
            match = _OPENER.match(self.text, candidate.start())
            if match is None:
                at = candidate.start() + 1
                continue
            name = match.lastgroup or ""
            reader: Callable[[re.Match[str]], tuple[int, str]] = getattr(self, f"_{name}")
            end, kind = reader(match)
            if end < 0:
                at = match.end()
                continue
            if kind:
                start = self._start if name == "line" else match.start()
                yield Island(Span(start, end), kind, title=self._title)
                self._title = None
            at = end

    # -- one reader for each opener: where it ends (-1: no such thing) and its kind ("" is left to the parser)

    def _tildes(self, match: re.Match[str]) -> tuple[int, str]:
        if self.ends.line_before(match.start()).strip(" \t>-*"):
            return -1, ""
        marks, line_end = match[0], self.text.find("\n", match.end())
        closing = regex(rf"^[ \t>]*{marks}{marks[0]}*[ \t]*$", re.MULTILINE)
        end = self.ends.search(closing, line_end) if line_end >= 0 else -1
        if end >= 0:
            self.fences.append((match.start(), end))
        return end, ""

    def _ticks(self, match: re.Match[str]) -> tuple[int, str]:
        if len(match[0]) > 2 and (fenced := self._tildes(match))[0] >= 0:
            return fenced
        marks, limit = match[0], self.ends.paragraph_end(match.end())
        at = self.ends.find(marks, match.end())
        while 0 <= at < limit:
            end = at + len(marks)
            if self.text[at - 1] != "`" and self.text[end : end + 1] != "`":
                return end, ""
            at = self.ends.find(marks, end)
        return -1, ""

    def _comment(self, match: re.Match[str]) -> tuple[int, str]:
        at = self.ends.find("-->", match.end(), len(self.text))
        return (at + 3 if at >= 0 else len(self.text)), ""

    def _element(self, match: re.Match[str]) -> tuple[int, str]:
        name = match[0][1:].lower()
        tag = self.ends.find(">", match.end())
        if tag < 0:
            return -1, ""
        if self.text[tag - 1] == "/":
            return tag + 1, "element"
        end = self.ends.search(regex(rf"</{name}\s*>", re.IGNORECASE), tag)
        inline = name in ("code", "kbd", "samp", "tt", "var")
        if end < 0 or (inline and end > self.ends.paragraph_end(match.end())):
            return -1, ""
        return end, "element"

    def in_page(self, match: re.Match[str]) -> tuple[int, str]:
        """Return the end and kind of the island of a page that opens here; -1 when there is none."""
        if match[0][0] == "$":
            return dollars(self.ends, match)
        if match[0][0] == "\\":
            return tex(self.ends, match)
        return self._erb(match) if match[0] == "<%" else self._tag(match)

    def _erb(self, match: re.Match[str]) -> tuple[int, str]:
        at = self.ends.find("%>", match.end())
        return (at + 2, "tag") if at >= 0 else (-1, "")

    def _tag(self, match: re.Match[str]) -> tuple[int, str]:
        text, start = self.text, match.start()
        if _WIKI_TEMPLATE.match(text, start):
            return -1, ""  # of another system: not filled in here, and so a leftover in the prose
        if text.startswith("{{!", start):
            long = text.startswith("{{!--", start)
            at = self.ends.find("--}}" if long else "}}", match.end())
            return (at + (4 if long else 2), "comment") if at >= 0 else (-1, "")
        if text.startswith(("{{/*", "{{- /*"), start):
            at = self.ends.find("*/", match.end())
            at = self.ends.find("}}", at) if at >= 0 else at
            return (at + 2, "comment") if at >= 0 else (-1, "")
        opening = text[start : start + 3]
        closing = {"{{<": ">}}", "{{%": "%}}", "{{{": "}}}"}.get(opening, "%}" if opening[1] == "%" else "}}")
        at = self.ends.find(closing, match.end())
        if at < 0:
            return -1, ""
        end = at + len(closing)
        name = _TAG_NAME.match(text, start)
        literal = name is not None and name[1].lower() in LITERAL_TAGS
        if name is None or not (literal or name[1].lower() in _CODE_TAGS):
            return end, "tag"
        if literal:
            return literal_end(text, end)
        word = re.escape(name[1])
        body = (
            rf"\{{%[-~+]?\s*end{word}\s*[-~+]?%\}}"
            if opening[1] == "%"
            else rf"\{{\{{[<%#]?\s*/\s*{word}\s*[>%]?\}}\}}"
        )
        closed = self.ends.search(regex(body), end)
        return (closed, "code") if closed >= 0 else (end, "tag")

    def _brace(self, match: re.Match[str]) -> tuple[int, str]:
        text, start = self.text, match.start()
        if text.startswith("{/*", start):
            at = self.ends.find("*/}", start)
            return (at + 3, "comment") if at >= 0 else (-1, "")
        if text.startswith("{#", start):
            at = self.ends.find("#}", start + 2, 1000)
            # Where a program takes such comments out there are other tags of it; elsewhere readers see them.
            if 0 <= at <= self.ends.paragraph_end(start) or (at >= 0 and "{%" in text):
                return at + 2, "comment"
        if opened := _KRAMDOWN_CODE.match(text, start):
            closed = self.ends.search(regex(rf"\{{:/(?:{opened[1]})?\}}"), opened.end())
            if closed >= 0:
                return closed, "code"
        for pattern in (_KRAMDOWN, _ATTRIBUTES):
            if found := pattern.match(text, start):
                return found.end(), "attributes"
        if found := _ROLE.match(text, start):
            return found.end(), "directive"
        return (self.ends.balanced(start), "expression") if self.jsx else (-1, "")

    def _dollars(self, match: re.Match[str]) -> tuple[int, str]:
        return dollars(self.ends, match)

    def _tex(self, match: re.Match[str]) -> tuple[int, str]:
        return tex(self.ends, match)

    def _escape(self, match: re.Match[str]) -> tuple[int, str]:
        return match.end(), ""

    def _embed(self, match: re.Match[str]) -> tuple[int, str]:
        """A picture or note of a wiki set into this one (Obsidian)."""
        return match.end(), "element"

    def _percent(self, match: re.Match[str]) -> tuple[int, str]:
        """A comment: ``%%…%%`` of Obsidian, a line that begins with ``%`` and stands apart (MyST)."""
        text, start, end = self.text, match.start(), match.end()
        if match[0] == "%%" and not _NUMBER_BEFORE.match(self.ends.line_before(start)[-12:]):
            at = self.ends.find("%%", end, LONGEST_MATH)
            if at > end and at <= self.ends.paragraph_end(end):
                return at + 2, "comment"
        if (start and text[start - 1] != "\n") or not text.startswith((" ", "%"), start + 1):
            return -1, ""
        above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)].strip()
        if above and not above.startswith("% "):
            return -1, ""
        return self.ends.line_end(end), "comment"

    def _line(self, match: re.Match[str]) -> tuple[int, str]:
        if match[0] == "[" and not self.text.startswith("*", max(0, match.start() - 1)):
            return -1, ""
        before = self.ends.line_before(match.start())
        self._start = match.start() - len(before) + len(before) - len(before.lstrip())
        if match[0] == ")=":
            return (match.end(), "directive") if _LABEL.match(before) else (-1, "")
        if match[0] == "[":
            if before.strip(" \t>") != "*":
                return -1, ""
            self._start = match.start() - 1
            return self.ends.line_end(match.end()), "directive"
        if before.strip(" \t>"):
            return self._icon(match) if match[0][0] == ":" else (-1, "")
        self._start = match.start()
        end = self.ends.line_end(match.end())
        if match[0].startswith("[!"):
            return (self._titled(end, end, match.end()) if ">" in before else -1), "directive"
        options = _FENCE_OPTIONS.match(self.text, end) if match[0][0] == ":" else None
        last = options.end() if options else end
        return self._titled(end, last, last), "directive"

    def _titled(self, end: int, last: int, without: int) -> int:
        """Return where what opens a box ends: before its title, else at ``without``."""
        start = self._start
        span = title_at(self.text, start, end) if start not in self._untitled else None
        self._title = Title(span, Span(start, last)) if span is not None else None
        return span.start if span is not None else without

    def _icon(self, match: re.Match[str]) -> tuple[int, str]:
        before = self.text[match.start() - 1 : match.start()]
        found = None if before.isalnum() or before in (":", "/") else _ICON.match(self.text, match.start())
        return (found.end(), "icon") if found else (-1, "")

    def _jsx(self, match: re.Match[str]) -> tuple[int, str]:
        """A tag with expressions in it, which no Markdown parser takes for a tag."""
        if not self.jsx:
            return -1, ""
        if match[0].endswith(">"):
            return match.end(), "tag"
        at, braced, limit = match.end(), False, min(len(self.text), match.start() + LONGEST)
        while at < limit:
            char = self.text[at]
            if char == "{":
                end = self.ends.balanced(at)
                if end < 0:
                    return -1, ""
                at, braced = end, True
                continue
            if char in "\"'":
                end = self.text.find(char, at + 1, limit)
                if end < 0:
                    return -1, ""
                at = end
            elif char == ">":
                return (
                    (at + 1, "tag") if braced or "." in self.text[match.start() : at].split()[0] else (-1, "")
                )
            elif char == "<":
                return -1, ""
            at += 1
        return -1, ""
