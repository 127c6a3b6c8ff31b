"""Articles that no author would write: Markdown, MDX, HTML, news items and plain text put together from the
constructs that each format has, whole and broken, nested where it makes no sense.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

from .draw import Draw

_PIECES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "pieces.toml").read_text(encoding="utf-8")
)
WORDS, DIRECTIVES, TAGS, SETTINGS = (_PIECES[name] for name in ("words", "directives", "tags", "settings"))
ENDS = ("\n", "\n\n", "\r\n", "\r", "\n\n\n", " ", "")


def words(draw: Draw, most: int = 12) -> str:
    """Return running text, more or less."""
    return " ".join(draw.some(most, lambda: draw.pick(WORDS)))


def front_matter(draw: Draw) -> str:
    """Return a block of metadata in one of its notations, often broken."""
    fence, middle = draw.pick((("---", ": "), ("+++", " = "), (";;;", ": "), ("---", ":")))
    lines = draw.some(6, lambda: f"{draw.pick(_PIECES['keys'])}{middle}{draw.pick(_PIECES['values'])}")
    close = draw.pick((fence, fence, fence, "...", ""))
    return "\n".join([fence, *lines, close]) + draw.pick(ENDS)


def markdown(draw: Draw) -> str:
    """Return Markdown of every kind of block; MDX, math and templates too."""
    parts = [front_matter(draw)] if draw.below(4) == 1 else []
    parts += draw.some(14, lambda: _markdown_block(draw))
    return "".join(parts)


def _markdown_block(draw: Draw) -> str:
    lead = "".join(
        draw.some(
            3, lambda: draw.pick(("> ", "- ", "1. ", "  ", "\t", "* ", "+ ", "99999999999. ", "- [ ] "))
        )
    )
    block = draw.pick(_MARKDOWN)(draw)
    if lead:
        block = lead + block.replace("\n", "\n" + draw.pick((lead, " " * len(lead), "")))
    return block + draw.pick(ENDS)


def _row(draw: Draw) -> str:
    return "| " + " | ".join(draw.some(5, lambda: words(draw, 3))) + draw.pick((" |", "", " \\|"))


def _pipe_table(draw: Draw) -> str:
    line = draw.pick(("|---|---|", "| :-- | --: |", "---|---", "|-", "|---|\n|---|"))
    return "\n".join([_row(draw), line, *draw.some(4, lambda: _row(draw))])


def _link(draw: Draw) -> str:
    target = draw.pick(
        (
            "http://x.example",
            "#a",
            "a.md",
            "../b.md#c",
            "<a b>",
            "",
            "x.png 'title'",
            "javascript:x",
            "//",
            "a(b)c",
            "%zz",
            "?q",
            "\\",
        )
    )
    return f"{draw.pick(('[', '![', '[[', '[!['))}{words(draw, 4)}]({target}){words(draw, 3)}"


_MARKDOWN: tuple[Callable[[Draw], str], ...] = (
    words,
    words,
    lambda d: "#" * (1 + d.below(7)) + d.pick((" ", "", "\t")) + words(d, 5),
    lambda d: words(d, 4) + "\n" + d.pick(("===", "---", "-", "= =")),
    _link,
    _link,
    _pipe_table,
    lambda d: (
        d.pick(("```", "~~~", "````", "``"))
        + d.pick(("", "python", " {x}"))
        + f"\n{words(d)}\n"
        + d.pick(("```", "~~~", ""))
    ),
    lambda d: f"[^{d.pick(('1', 'a', '', 'x' * 90))}]: {words(d)}",
    lambda d: (
        f"[{words(d, 2)}]: " + d.pick(("http://x.example", "<>", "#", "a b")) + d.pick(("", ' "t"', " (t"))
    ),
    lambda d: f"<!-- {d.pick(DIRECTIVES)} -->",
    lambda d: f"{{/* {d.pick(DIRECTIVES)} */}}",
    lambda d: (
        d.pick(("import ", "export const metadata = "))
        + d.pick(('x from "y"', '{title: "a"}', "{", "[", "`${a}`"))
    ),
    lambda d: f"<{d.pick(('Tabs', 'a.b', 'X'))} " + d.pick(("y={1}", 'y="', "{...z}", "/")) + f">{words(d)}",
    lambda d: d.pick(("$$", "\\[", "$")) + words(d, 3) + d.pick(("$$", "\\]", "")),
    lambda d: d.pick(_PIECES["chrome"]),
    lambda d: html(d),
    lambda d: d.pick(_PIECES["marks"]) * (1 + d.below(400)),
)


def html(draw: Draw, depth: int = 0) -> str:
    """Return a page or a piece of one; elements may be left open, closed twice or put where none may be."""
    return "".join(draw.some(8 if depth == 0 else 4, lambda: _html_piece(draw, depth)))


def _html_piece(draw: Draw, depth: int) -> str:
    kind = draw.below(10)
    if kind < 3 or depth > 4:
        return words(draw, 8)
    if kind < 8:
        tag = draw.pick(TAGS)
        close = draw.pick((f"</{tag}>", f"</{tag}>", "", f"</{tag}></{tag}>", "</p>", "/>"))
        inside = "".join(draw.pick(_PIECES["attributes"]) for _ in range(2))
        return f"<{tag}{inside}>{html(draw, depth + 1)}{close}"
    return draw.pick([*_PIECES["markup"], f"<!-- {draw.pick(DIRECTIVES)} -->"])


def news(draw: Draw) -> str:
    """Return a news item in JSON, or what looks like one."""

    def value() -> object:
        return draw.pick(
            (
                words(draw),
                html(draw, 3),
                f"<p>{words(draw)}</p>",
                "\ud800",
                1,
                None,
                True,
                [],
                {},
                [words(draw, 2)],
                {"name": words(draw, 2)},
                1e300,
                "2026-02-30T25:00:00Z",
                -1,
                [[[[]]]],
            )
        )

    item: dict[str, object] = {"uri": "urn:x", "type": "text"}
    for name in draw.some(8, lambda: draw.pick(_PIECES["members"])):
        item[name] = value()
    if draw.below(4) == 1:
        item["associations"] = {"a": dict(item)}
    text = json.dumps([item] if draw.below(5) == 1 else item, ensure_ascii=draw.below(2) == 0)
    return text if draw.below(6) else text[: draw.below(len(text) + 1)]


def plain(draw: Draw) -> str:
    """Return plain text: short lines, menus, columns, lists, quotations, letters."""
    line: tuple[Callable[[Draw], str], ...] = (
        words,
        words,
        lambda d: "    ".join(d.some(5, lambda: words(d, 2))),
        lambda d: "\t".join(d.some(5, lambda: words(d, 1))),
        lambda d: d.pick(_PIECES["leads"]) + words(d, 6),
        lambda d: d.pick(("Title: ", "By ", "From: ", "LONDON (AP) — ", "Published: ")) + words(d, 4),
        lambda d: d.pick(("=", "-", "_", ".", " ")) * d.below(90),
    )
    return "".join(draw.some(20, lambda: draw.pick(line)(draw) + draw.pick(ENDS)))


GRAMMARS: dict[str, Callable[[Draw], str]] = {
    "markdown": markdown,
    "html": html,
    "text": plain,
    "ninjs": news,
}
"""What makes texts of a format, by the name of the format."""
