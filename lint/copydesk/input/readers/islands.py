"""Islands: what stands in a Markdown article and is not prose, whatever a Markdown parser thinks of it.

Template tags (Liquid, Jinja, Hugo, Handlebars, EJS) and the bodies of their code tags, HTML elements that
hold code or pictures, math, attribute lists (kramdown, Pandoc), directives (MyST, Docusaurus, MkDocs), short
codes of emoji and icons, and in MDX its imports, expressions, comments and components. They are found
before the parser sees the text, so that no rule reads them and no fix touches them; the title of a directive
is none.

An island that has its lines for itself parts blocks like an empty line (``whole``); one inside a line is one
placeholder in the prose; an attribute list is nothing at all (``silent``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ...base.regexes import regex
from ...document.source import Span
from .boxtitles import Title
from .islandlexer import Lexer
from .masked import Island
from .mdxmodules import modules as imports_and_exports

_PAGE_OPENER = regex(r"\{[{%]|<%|\\[(\[]|\$\$?")
_SETS_MATH = regex(r"katex|mathjax", re.IGNORECASE)
_HTML_TAG = regex(r"</?[A-Za-z]")

_JSX = regex(
    r"^(?:import\b[^\n]{0,200}\bfrom[ \t]*['\"]|export[ \t]+(?:default|const|function)\b)|\{/\*", re.MULTILINE
)


def is_jsx(path: str, text: str) -> bool:
    """Say whether an article is MDX: by its suffix, or by imports, exports or comments of that language."""
    if path.lower().endswith(".mdx"):
        return True
    # What the expression begins with is found much sooner without it.
    begun = any(text.startswith(word) or f"\n{word}" in text for word in ("import", "export"))
    return (begun or "{/*" in text) and _JSX.search(text) is not None


def find_islands(text: str, body: int, *, jsx: bool = False, untitled: Collection[int] = ()) -> list[Island]:
    """Find the islands from offset ``body`` on, in reading order; none lies in another or in a code span.
    Boxes that open at one of the places ``untitled`` have no title.
    """
    lexer = Lexer(text, jsx, untitled)
    found = list(lexer.islands(body))
    more = [
        Island(Span(title.span.end, title.whole.end), "directive")
        for title in titles_of(found)
        if title.whole.end > title.span.end
    ]
    if jsx:
        more += imports_and_exports(lexer.ends, lexer.fences, body)
    return list(_settled(text, outermost([*more, *found]) if more else found))


def titles_of(islands: Iterable[Island]) -> list[Title]:
    """Return the titles of the boxes that open in some islands."""
    return [island.title for island in islands if island.title is not None]


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


def outermost(islands: list[Island]) -> list[Island]:
    """Return those of some islands that do not lie in another, in reading order."""
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
    lexer, found, at = Lexer(text, False), list[Span](), 0
    sets_math = _SETS_MATH.search(text) is not None
    for match in _PAGE_OPENER.finditer(text):
        if match.start() < at or (match[0] == "$" and not sets_math):
            continue
        end, kind = lexer.in_page(match)
        if end >= 0 and not (kind == "math" and _HTML_TAG.search(text, match.end(), end)):
            found.append(Span(match.start(), end))
            at = end
    return found


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
