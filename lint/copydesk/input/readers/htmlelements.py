"""Open elements of a page: what each of them makes of the text inside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...document.model import CAPTION, CELL, FOOTNOTE, HEADING, LIST_ITEM, PARAGRAPH
from .htmlmeta import field_of
from .htmlnotes import leads_back, mark_label, note_label
from .htmltable import TableMaker
from .htmltokens import BLOCKS, END, HIDDEN, START, Token, is_control

HEADINGS = {f"h{level}": level for level in range(1, 7)}
IMPLIED = {
    "p": BLOCKS - {"caption", "dialog"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    # A heading whose end tag was mistyped ("<h2>Rates<h2>") ends where the next one begins.
    **dict.fromkeys(HEADINGS, frozenset(HEADINGS)),
}
"""Elements that may be left open, with those whose beginning ends them."""


def holds_front_matter(token: Token, parent: OpenElement | None) -> bool:
    """Say whether a script element holds the metadata of the page (templates of Distill)."""
    kind = token.attrs.get("type", "").lower()
    return kind == "text/front-matter" or (
        parent is not None
        and parent.name in ("d-front-matter", "dt-front-matter")
        and kind.startswith("text/")
    )


class OpenElement:
    """An open element: its tag, where it began, and what it makes of the text inside it."""

    __slots__ = (
        "hidden", "href", "item", "lang", "name", "note", "number", "opened", "prop", "prose", "quote",
    )  # fmt: skip

    def __init__(self, name: str, token: Token, parent: OpenElement | None) -> None:
        self.name, self.opened = name, token.span
        self.number: int = parent.number if parent else 0  # in the outline of the page
        self.hidden: bool = (parent.hidden if parent else False) or name in HIDDEN or "hidden" in token.attrs
        if name == "a" and (leads_back(token.attrs) or mark_label(token.attrs)):
            self.hidden = True  # the number of a footnote is no word of the sentence
        self.quote: bool = (parent.quote if parent else False) or name == "blockquote"
        inherited = parent.lang if parent else ""
        self.lang: str = token.attrs.get("lang") or token.attrs.get("xml:lang") or inherited
        linked = name == "a" and not self.hidden and not is_control(token.attrs)
        self.href = token.attrs.get("href") if linked else None
        self.note: str = note_label(name, token.attrs) or (parent.note if parent else "")
        self.prose = -1
        # The field of the metadata whose value is the text inside, and the one that fields inside belong to.
        self.item: str = parent.item if parent else ""
        self.prop = field_of(name, token.attrs, self.item)
        if "itemscope" in token.attrs:
            self.item, self.prop = self.prop, ""


class InlineNote:
    """A note in an element inside a sentence; its tokens wait until the block around it is written."""

    def __init__(self, tag: Token) -> None:
        self.tag, self.tokens = tag, list[Token]()
        self._depth = 1

    def takes(self, token: Token) -> bool:
        """Keep a token, or say that it is the end of the note."""
        if token.name == self.tag.name and token.kind in (START, END):
            self._depth += 1 if token.kind == START else -1
        if self._depth:
            self.tokens.append(token)
        return self._depth > 0


def nature_of(
    stack: Sequence[OpenElement], lists: int, depth: int, tables: TableMaker
) -> tuple[str, int, Mapping[str, Any]]:
    """Tell kind, depth and attributes of a block from the elements that are open around it, of which
    ``lists`` is the number of the list and ``depth`` how deep lists are nested.
    """
    attrs: dict[str, Any] = {}
    top = stack[-1] if stack else None
    if top is not None and top.lang:
        attrs["lang"] = top.lang.lower()
    if top is not None and top.note:
        return FOOTNOTE, 0, {**attrs, "id": top.note}
    for element in reversed(stack):
        name = element.name
        if name in HEADINGS:
            return HEADING, HEADINGS[name], {**attrs, "marked": True}
        if name in ("li", "dd", "dt"):
            # Paragraphs of one item are told by the place of its tag.
            own = {"list": lists, "marker": name, "item": element.opened.start}
            return LIST_ITEM, max(0, depth - 1), {**attrs, **own}
        if name in ("td", "th") and tables.open:
            return CELL, 0, {**attrs, **tables.place()}
        if name in ("caption", "figcaption"):
            return CAPTION, 0, attrs
        if name in ("blockquote", "table"):
            break
    return PARAGRAPH, 0, attrs


def captions_table(stack: Sequence[OpenElement]) -> bool:
    """Say whether a caption is that of a table, and not of a figure."""
    names = (element.name for element in reversed(stack))
    return next((name for name in names if name in ("caption", "figcaption")), "") == "caption"
