"""Islands: what stands in a Markdown article and is not prose, whatever a Markdown parser thinks of it.

Template tags (Liquid, Jinja, Hugo, Handlebars, EJS) and the bodies of their code tags, HTML elements that
hold code or pictures, math, attribute lists (kramdown, Pandoc), directives (MyST, Docusaurus, MkDocs), short
codes of emoji and icons, and in MDX its imports, expressions, comments and components. They are found once,
before the parser sees the text, so that no rule reads them and no fix touches them.

An island that has its lines for itself parts blocks like an empty line (``whole``); one inside a line is one
placeholder in the prose; an attribute list is nothing at all (``silent``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ...base.regexes import regex
from ...document.prose import PLACEHOLDER
from ...document.source import Span
from .htmltokens import CUSTOM_CODE

_ELEMENTS = "script|style|pre|code|kbd|samp|tt|var|textarea|math|svg|iframe"
_CANDIDATE = regex(r"[`~<{$\\:!?=\[)%+-]|(?<![^\n])///")
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
    r"|(?P<line>:{3,}|/{3,}(?=[ \t\r\n]|\Z)|!!!(?=[ \t])|\?\?\?\+?(?=[ \t])|===(?=[ \t]+\")|--8<--"
    r"|\)=(?=[ \t]*(?:\r?\n|\Z))|\+\+\+(?=[ \t]*[{\r\n]|[ \t]*\Z)|\[(?=[^\]\n]{1,60}\]:[ \t])"
    r"|\[\[?_?TOC_?\]?\]|\[!\w{2,20}\][+-]?)"
    r"|(?P<icon>:)"
    r"|(?P<jsx></?[A-Za-z>])"
)
_MODULE = regex(
    r"^(?:import\b[^\n]*(?:\bfrom\b|['\"])|export[ \t]+(?:default|const|let|var|function|async|\{|\*))",
    re.MULTILINE,
)
_PAGE_OPENER = regex(r"\{[{%]|<%|\\[(\[]|\$\$?")
_SETS_MATH = regex(r"katex|mathjax", re.IGNORECASE)
_HTML_TAG = regex(r"</?[A-Za-z]")
_CODE_TAGS = frozenset(
    "highlight raw verbatim code codeblock code-block comment prism mermaid math katex latex chroma chart "
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
    r":(?:[a-z][a-z0-9_+-]{0,60}|[+-]1):(?![\w:])|::?[a-z][a-z0-9-]{0,40}(?:\[[^\]\n]{0,300}\])?\{[^}\n]{0,300}\}|::[a-z][a-z0-9-]{0,40}\[[^\]\n]{0,300}\]"
)
_JSX = regex(
    r"^(?:import\b[^\n]{0,200}\bfrom[ \t]*['\"]|export[ \t]+(?:default|const|function)\b)|\{/\*", re.MULTILINE
)
_BLANK = regex(r"\n[ \t>]*\r?\n")
_TEX = regex(r"[\\^_={}<>]|[A-Za-z0-9)\]][ \t]*[-+*/|][ \t]*[A-Za-z0-9(\[\\]")
_PROSE_WORD = regex(r"(?<![\\A-Za-z])[a-z]{3,}\b")
_LABEL = regex(r"\([\w:.-]{1,80}\Z")
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_LONGEST = 5000
_LONGEST_MATH = 400


class Island(NamedTuple):
    """A range of the stored text; ``kind`` is ``tag``, ``code``, ``math``, ``attributes``, ``directive``,
    ``icon``, ``expression``, ``comment`` or ``element``.
    """

    span: Span
    kind: str
    whole: bool = False

    @property
    def silent(self) -> bool:
        """Say whether nothing of it is left in the prose, not even a placeholder."""
        return self.kind in ("attributes", "comment")

    @property
    def is_note(self) -> bool:
        """Say whether it is a comment in which an author may write directives."""
        return self.kind == "comment"


def is_jsx(path: str, text: str) -> bool:
    """Say whether an article is MDX: by its suffix, or by imports, exports or comments of that language."""
    return path.lower().endswith(".mdx") or _JSX.search(text) is not None


def find_islands(text: str, body: int, *, jsx: bool = False) -> list[Island]:
    """Find the islands from offset ``body`` on, in reading order; none lies in another or in a code span."""
    lexer = _Lexer(text, jsx)
    found = list(lexer.islands(body))
    if jsx and (modules := list(lexer.modules(body))):
        found = _outermost([*modules, *found])
    return list(_settled(text, found))


def _settled(text: str, islands: Sequence[Island]) -> Iterator[Island]:
    """Yield the islands, knowing which have lines for themselves, alone or with their neighbours."""
    at = 0
    while at < len(islands):
        end = at + 1
        while end < len(islands) and not text[islands[end - 1].span.end : islands[end].span.start].strip(
            " \t"
        ):
            end += 1
        group = islands[at:end]
        whole = _have_lines_for_themselves(text, group)
        yield from (island._replace(whole=whole) for island in group)
        at = end


def _outermost(islands: list[Island]) -> list[Island]:
    kept: list[Island] = []
    for island in sorted(islands, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or island.span.start >= kept[-1].span.end:
            kept.append(island)
    return kept


def find_page_islands(text: str) -> list[Span]:
    """Find what is no prose in the text of a page: tags of templates (Liquid, Jinja, Handlebars, EJS), code
    tags with their bodies, and math (``$…$`` only where the page names a program that sets it).
    """
    if not any(mark in text for mark in ("{{", "{%", "<%", "\\(", "\\[", "$")):
        return []
    lexer, found, at = _Lexer(text, False), list[Span](), 0
    sets_math = _SETS_MATH.search(text) is not None
    for match in _PAGE_OPENER.finditer(text):
        if match.start() < at or (match[0] == "$" and not sets_math):
            continue
        end, kind = lexer.in_page(match)
        if end >= 0 and not (kind == "math" and _HTML_TAG.search(text, match.end(), end)):
            found.append(Span(match.start(), end))
            at = end
    return found


class Masked:
    """A text without its islands, as a parser may read it; every offset is that of the stored text.

    Islands with lines of their own are spaces, all others one placeholder character for each of theirs; line
    ends stay.
    """

    def __init__(self, text: str, islands: Sequence[Island]) -> None:
        self.original, self.islands = text, tuple(islands)
        self._starts = [island.span.start for island in islands]
        parts, at = [], 0
        for (start, end), _, whole in islands:
            parts.append(text[at:start])
            fill = " " if whole else PLACEHOLDER
            parts.append("".join(char if char in "\r\n" else fill for char in text[start:end]))
            at = end
        self.text = "".join([*parts, text[at:]])

    def pieces(self, start: int, end: int) -> Iterator[tuple[Span, Island | None]]:
        """Cut a range into prose and islands, in order; an island that reaches beyond is cut."""
        at = start
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.islands)):
            island = self.islands[index]
            if island.span.start >= end:
                break
            left, right = max(at, island.span.start), min(end, island.span.end)
            if right <= left:
                continue
            if left > at:
                yield Span(at, left), None
            yield Span(left, right), island
            at = right
        if at < end:
            yield Span(at, end), None


def _have_lines_for_themselves(text: str, group: Sequence[Island]) -> bool:
    island = group[0]
    start, end = island.span.start, group[-1].span.end
    before = text[text.rfind("\n", 0, start) + 1 : start]
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    if before.strip(" \t>") or after.strip():
        return False
    if len(group) > 1 or island.kind != "tag" or not text.startswith("{{", start):
        return True
    if text[start + 2 : start + 3] in "<%":
        return True
    # The value of a variable on a line of its own may be part of the sentence around it.
    above = text[text.rfind("\n", 0, max(0, start - len(before) - 1)) + 1 : max(0, start - len(before) - 1)]
    below = text[line_end + 1 : text.find("\n", line_end + 1)] if line_end >= 0 else ""
    return not above.strip() or not below.strip()


class _Lexer:
    """One pass over the text. What never closes is remembered, so that no search is made twice."""

    def __init__(self, text: str, jsx: bool) -> None:
        self.text, self.jsx = text, jsx
        self._open_ended: dict[str, int] = {}
        self._paragraph = -1
        self._start = 0
        self._fences: list[tuple[int, int]] = []

    def modules(self, body: int) -> Iterator[Island]:
        """Yield the imports and exports of an MDX article; each reaches to the next blank line."""
        self._paragraph, done = -1, body
        for match in _MODULE.finditer(self.text, body):
            if match.start() < done:
                continue
            if not any(start < match.start() < end for start, end in self._fences):
                done = self._module_end(match.start())
                yield Island(Span(match.start(), done), "code")

    def _module_end(self, start: int) -> int:
        """Return where an import or export ends: at the first blank line at which its brackets are closed."""
        end = first = self._paragraph_end(start)
        depth, at = 0, start
        while end <= start + _LONGEST:
            depth += sum(_BRACKETS.get(char, 0) for char in self.text[at:end])
            if depth <= 0:
                return end
            if end >= len(self.text):
                break
            blank = _BLANK.match(self.text, end)
            at = blank.end() if blank else end + 1
            end = self._paragraph_end(at)
        return first

    def islands(self, body: int) -> Iterator[Island]:
        """Yield all other islands, left to right."""
        at = body
        while True:
            candidate = _CANDIDATE.search(self.text, at)
            if candidate is None:
                return
            match = _OPENER.match(self.text, candidate.start())
            if match is None:
                at = candidate.end()
                continue
            name = match.lastgroup or ""
            reader: Callable[[re.Match[str]], tuple[int, str]] = getattr(self, f"_{name}")
            end, kind = reader(match)
            if end < 0:
                at = match.end()
                continue
            if kind:
                yield Island(Span(self._start if name == "line" else match.start(), end), kind)
            at = end

    def _line_before(self, at: int) -> str:
        return self.text[self.text.rfind("\n", 0, at) + 1 : at]

    # -- where things end ------------------------------------------------------------------------------------

    def _find(self, closing: str, at: int, limit: int = _LONGEST) -> int:
        """Return the place of a closing text, or -1 when there is none near."""
        if self._open_ended.get(closing, len(self.text) + 1) <= at:
            return -1
        found = self.text.find(closing, at)
        if found < 0:
            self._open_ended[closing] = at
        return found if 0 <= found <= at + limit else -1

    def _search(self, closing: re.Pattern[str], at: int) -> int:
        """Return the end of the first match of a closing expression, or -1 when there is none."""
        key = closing.pattern
        if self._open_ended.get(key, len(self.text) + 1) <= at:
            return -1
        match = closing.search(self.text, at)
        if match is None:
            self._open_ended[key] = at
            return -1
        return match.end()

    def _paragraph_end(self, at: int) -> int:
        """Return where the run of lines around a place ends: at the next blank line."""
        if not at <= self._paragraph:
            match = _BLANK.search(self.text, at)
            self._paragraph = match.start() if match else len(self.text)
        return self._paragraph

    # -- one reader for each opener: where it ends (-1: no such thing) and its kind ("" is left to the parser)

    def _tildes(self, match: re.Match[str]) -> tuple[int, str]:
        if self._line_before(match.start()).strip(" \t>-*"):
            return -1, ""
        marks, line_end = match[0], self.text.find("\n", match.end())
        closing = regex(rf"^[ \t>]*{marks}{marks[0]}*[ \t]*$", re.MULTILINE)
        end = self._search(closing, line_end) if line_end >= 0 else -1
        if end >= 0:
            self._fences.append((match.start(), end))
        return end, ""

    def _ticks(self, match: re.Match[str]) -> tuple[int, str]:
        if len(match[0]) > 2 and (fenced := self._tildes(match))[0] >= 0:
            return fenced
        marks, limit = match[0], self._paragraph_end(match.end())
        at = self._find(marks, match.end())
        while 0 <= at < limit:
            end = at + len(marks)
            if self.text[at - 1] != "`" and self.text[end : end + 1] != "`":
                return end, ""
            at = self._find(marks, end)
        return -1, ""

    def _comment(self, match: re.Match[str]) -> tuple[int, str]:
        at = self._find("-->", match.end(), len(self.text))
        return (at + 3 if at >= 0 else len(self.text)), ""

    def _element(self, match: re.Match[str]) -> tuple[int, str]:
        name = match[0][1:].lower()
        tag = self._find(">", match.end())
        if tag < 0:
            return -1, ""
        if self.text[tag - 1] == "/":
            return tag + 1, "element"
        end = self._search(regex(rf"</{name}\s*>", re.IGNORECASE), tag)
        inline = name in ("code", "kbd", "samp", "tt", "var")
        if end < 0 or (inline and end > self._paragraph_end(match.end())):
            return -1, ""
        return end, "element"

    def in_page(self, match: re.Match[str]) -> tuple[int, str]:
        """Return the end and kind of the island of a page that opens here; -1 when there is none."""
        if match[0][0] == "$":
            return self._dollars(match)
        if match[0][0] == "\\":
            return self._tex(match)
        return self._erb(match) if match[0] == "<%" else self._tag(match)

    def _erb(self, match: re.Match[str]) -> tuple[int, str]:
        at = self._find("%>", match.end())
        return (at + 2, "tag") if at >= 0 else (-1, "")

    def _tag(self, match: re.Match[str]) -> tuple[int, str]:
        text, start = self.text, match.start()
        if _WIKI_TEMPLATE.match(text, start):
            return -1, ""  # of another system: not filled in here, and so a leftover in the prose
        if text.startswith("{{!", start):
            long = text.startswith("{{!--", start)
            at = self._find("--}}" if long else "}}", match.end())
            return (at + (4 if long else 2), "comment") if at >= 0 else (-1, "")
        opening = text[start : start + 3]
        closing = {"{{<": ">}}", "{{%": "%}}", "{{{": "}}}"}.get(opening, "%}" if opening[1] == "%" else "}}")
        at = self._find(closing, match.end())
        if at < 0:
            return -1, ""
        end = at + len(closing)
        name = _TAG_NAME.match(text, start)
        if name is None or name[1].lower() not in _CODE_TAGS:
            return end, "tag"
        word = re.escape(name[1])
        body = (
            rf"\{{%[-~+]?\s*end{word}\s*[-~+]?%\}}"
            if opening[1] == "%"
            else rf"\{{\{{[<%#]?\s*/\s*{word}\s*[>%]?\}}\}}"
        )
        closed = self._search(regex(body), end)
        return (closed, "code") if closed >= 0 else (end, "tag")

    def _brace(self, match: re.Match[str]) -> tuple[int, str]:
        text, start = self.text, match.start()
        if text.startswith("{/*", start):
            at = self._find("*/}", start)
            return (at + 3, "comment") if at >= 0 else (-1, "")
        if text.startswith("{#", start) and (at := self._find("#}", start + 2, 1000)) >= 0:
            return at + 2, "comment"
        if opened := _KRAMDOWN_CODE.match(text, start):
            closed = self._search(regex(rf"\{{:/(?:{opened[1]})?\}}"), opened.end())
            if closed >= 0:
                return closed, "code"
        for pattern in (_KRAMDOWN, _ATTRIBUTES):
            if found := pattern.match(text, start):
                return found.end(), "attributes"
        if found := _ROLE.match(text, start):
            return found.end(), "directive"
        return (self._balanced(start), "expression") if self.jsx else (-1, "")

    def _balanced(self, start: int) -> int:
        """Return the end of an expression in braces, or -1."""
        depth, limit = 0, min(len(self.text), start + _LONGEST)
        for at in range(start, limit):
            char = self.text[at]
            if char == "{":
                depth += 1
            elif char == "}":
                depth -= 1
                if not depth:
                    return at + 1
        return -1

    def _dollars(self, match: re.Match[str]) -> tuple[int, str]:
        text, start, end = self.text, match.start(), match.end()
        if start and (text[start - 1].isalnum() or text[start - 1] == "$"):
            return -1, ""
        at = self._find(match[0], end, _LONGEST if len(match[0]) == 2 else _LONGEST_MATH)
        if at < 0 or at > self._paragraph_end(end) or at == end:
            return -1, ""
        content, after = text[end:at], text[at + len(match[0]) : at + len(match[0]) + 1]
        if len(match[0]) == 1 and (content[0].isspace() or content[-1].isspace() or after.isdigit()):
            return -1, ""
        return (at + len(match[0]), "math") if len(match[0]) == 2 or _is_math(content) else (-1, "")

    def _tex(self, match: re.Match[str]) -> tuple[int, str]:
        text, end = self.text, match.end()
        if match[0].startswith("\\begin"):
            name = text[end : max(end, self._find("}", end, 40))]
            at = self._find(f"\\end{{{name}}}", end) if name.rstrip("*").isalpha() else -1
            return (at + len(name) + 6, "math") if at >= 0 else (-1, "")
        closing = "\\)" if match[0] == "\\(" else "\\]"
        at = self._find(closing, end, _LONGEST_MATH)
        if at < 0 or at > self._paragraph_end(end) or not _is_math(text[end:at]):
            return -1, ""
        return at + 2, "math"

    def _escape(self, match: re.Match[str]) -> tuple[int, str]:
        return match.end(), ""

    def _embed(self, match: re.Match[str]) -> tuple[int, str]:
        """A picture or note of a wiki set into this one (Obsidian)."""
        return match.end(), "element"

    def _percent(self, match: re.Match[str]) -> tuple[int, str]:
        """A comment: ``%%…%%`` of Obsidian, a line that begins with ``%`` and stands apart (MyST)."""
        text, start, end = self.text, match.start(), match.end()
        if match[0] == "%%":
            at = self._find("%%", end, _LONGEST_MATH)
            if at > end and at <= self._paragraph_end(end):
                return at + 2, "comment"
        if (start and text[start - 1] != "\n") or not text.startswith((" ", "%"), start + 1):
            return -1, ""
        above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)].strip()
        if above and not above.startswith("% "):
            return -1, ""
        stop = text.find("\n", end)
        return (stop if stop >= 0 else len(text)), "comment"

    def _line(self, match: re.Match[str]) -> tuple[int, str]:
        if match[0] == "[" and not self.text.startswith("*", max(0, match.start() - 1)):
            return -1, ""
        before = self._line_before(match.start())
        self._start = match.start() - len(before) + len(before) - len(before.lstrip())
        if match[0] == ")=":
            return (match.end(), "directive") if _LABEL.match(before) else (-1, "")
        if match[0] == "[":
            if before.strip(" \t>") != "*":
                return -1, ""
            self._start = match.start() - 1
            end = self.text.find("\n", match.end())
            return (end if end >= 0 else len(self.text)), "directive"
        if before.strip(" \t>"):
            return self._icon(match) if match[0][0] == ":" else (-1, "")
        self._start = match.start()
        if match[0].startswith("[!"):
            return (match.end() if ">" in before else -1), "directive"
        end = self.text.find("\n", match.end())
        if end < 0:
            return len(self.text), "directive"
        options = _FENCE_OPTIONS.match(self.text, end) if match[0][0] == ":" else None
        return (options.end() if options else end), "directive"

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
        at, braced, limit = match.end(), False, min(len(self.text), match.start() + _LONGEST)
        while at < limit:
            char = self.text[at]
            if char == "{":
                end = self._balanced(at)
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


def _is_math(content: str) -> bool:
    """Say whether what stands between math marks is a formula and not a sentence with prices in it."""
    if not content.strip():
        return False
    if len(_PROSE_WORD.findall(content)) > 2 and "\\" not in content:
        return False
    return bool(_TEX.search(content)) or (
        0 < len(content) <= 12 and " " not in content and not content[0].isdigit()
    )
