"""Edits that change nothing about what is wrong with an article: what a known finding has to survive."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

_FENCE = re.compile(r"[ \t]*(```|~~~)")
_BEGIN = r"(?:[A-Za-z“\"‘(]|[*_\[](?=[^\s*]))"
_PLAIN = re.compile(rf"{_BEGIN}[^\n|<>`]*(?:\n{_BEGIN}[^\n|<>`]*)*\Z")
_ITEM = re.compile(r"(?m)^( *)([-*+]|1\.) (?=\S)")
_HEADING = re.compile(r"#{1,6} \S")
_FRONT = re.compile(r"---\n(?:[^\n]*\n)*?---\n")
_PARAGRAPH = "We walked down to the water before breakfast. The tide was out, and nobody else had come."
_BEFORE_BLOCK = re.compile(r"<(?:p|h[1-6]|ul|ol|table|section|blockquote)[ >]")
_AFTER_TAG = re.compile(r"(?<=>)\s*\n\s*(?=<)")


class Text(NamedTuple):
    """An article: its path, and the spans (in code points) of what was found in it."""

    path: str
    text: str
    spots: Sequence[tuple[int, int]] = ()


Edit = Callable[[Text, random.Random], str | None]
"""Returns the edited text; None where there is nothing to edit in this way."""


class Chunk(NamedTuple):
    """A piece between blank lines, a block of code being one, with its place."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> bool:
        """Whether it is a paragraph of nothing but text."""
        return _PLAIN.fullmatch(self.text) is not None and not self.text.startswith(("import ", "export "))

    @property
    def level(self) -> int:
        """The level of a heading, else 0."""
        return len(self.text) - len(self.text.lstrip("#")) if _HEADING.match(self.text) else 0


def chunks(text: str) -> list[Chunk]:
    """Take a text apart at blank lines."""
    return list(_chunks(text))


def _chunks(text: str) -> Iterator[Chunk]:
    front = _FRONT.match(text)
    at = begin = front.end() if front else 0
    held, fenced = False, False
    for line in text[at:].splitlines(keepends=True):
        fenced ^= bool(_FENCE.match(line))
        if line.strip() or fenced:
            begin, held = (begin if held else at), True
        elif held:
            yield Chunk(begin, at, text[begin:at].rstrip("\n"))
            held = False
        at += len(line)
    if held:
        yield Chunk(begin, at, text[begin:at].rstrip("\n"))


def _free(article: Text, chunk: Chunk) -> bool:
    return all(end <= chunk.start or start >= chunk.end for start, end in article.spots)


def _wrapped(article: Text, draw: random.Random) -> str | None:
    """Break the lines of all paragraphs anew."""
    width = draw.choice((48, 72, 88, 100, 10_000))
    text = article.text
    for chunk in reversed(chunks(text)):
        if chunk.plain and not re.search(r"  \n|\\\n", chunk.text):
            lines = textwrap.wrap(
                " ".join(chunk.text.split()), width, break_long_words=False, break_on_hyphens=False
            )
            if all(re.match(_BEGIN, line) for line in lines):
                text = text[: chunk.start] + "\n".join(lines) + "\n" + text[chunk.end :]
    return text


def _inserted(article: Text, draw: random.Random) -> str | None:
    found = [chunk for chunk in chunks(article.text) if chunk.plain or chunk.level]
    if not found:
        return None
    at = draw.choice(found).start
    return f"{article.text[:at]}{_PARAGRAPH}\n\n{article.text[at:]}"


def _deleted(article: Text, draw: random.Random) -> str | None:
    found = [chunk for chunk in chunks(article.text) if chunk.plain and _free(article, chunk)]
    if len(found) < 3:
        return None
    chunk = draw.choice(found[1:])
    return article.text[: chunk.start] + article.text[chunk.end :].lstrip("\n")


def _crlf(article: Text, draw: random.Random) -> str | None:
    return (
        article.text.replace("\n", "\r\n") if "\r" not in article.text else article.text.replace("\r\n", "\n")
    )


def _heading(article: Text, draw: random.Random) -> str | None:
    """Word the heading of a section anew in which nothing was found."""
    pieces = chunks(article.text)
    free = []
    for number, chunk in enumerate(pieces):
        end = next((one.start for one in pieces[number + 1 :] if one.level), len(article.text))
        if chunk.level > 1 and _free(article, Chunk(chunk.start, end, "")):
            free.append(chunk)
    if not free:
        return None
    chunk = draw.choice(free)
    return f"{article.text[: chunk.end].rstrip()} at the harbour\n\n{article.text[chunk.end :].lstrip()}"


def _blank_lines(article: Text, draw: random.Random) -> str | None:
    text = article.text
    for chunk in reversed(chunks(text)):
        if (chunk.plain or chunk.level) and draw.randrange(2):
            text = f"{text[: chunk.start]}\n{text[chunk.start :]}"
    return text


def _end(article: Text, draw: random.Random) -> str | None:
    """Add or take away what stands at the edges: a byte-order mark, the last line end."""
    if draw.randrange(2):
        return article.text.rstrip("\n") if article.text.endswith("\n") else article.text + "\n"
    return "\ufeff" + article.text


def _front_matter(article: Text, draw: random.Random) -> str | None:
    found = _FRONT.match(article.text)
    key = draw.choice(("weight: 7", "layout: wide", "section: harbour"))
    if found is None:
        return f"---\n{key}\n---\n\n{article.text}"
    at = 4 if draw.randrange(2) else found.end() - 4
    return f"{article.text[:at]}{key}\n{article.text[at:]}"


def _moved(article: Text, draw: random.Random) -> str | None:
    """Let two neighbouring sections of one level change places."""
    pieces = chunks(article.text)
    level = 2 if any(chunk.level == 2 for chunk in pieces) else 3
    starts = [chunk.start for chunk in pieces if 0 < chunk.level <= level]
    same = {chunk.start for chunk in pieces if chunk.level == level}
    ends = [*starts[1:], len(article.text)]
    pairs = [number for number in range(len(starts) - 1) if {starts[number], starts[number + 1]} <= same]
    if not pairs:
        return None
    number = draw.choice(pairs)
    text, first, second, end = article.text, starts[number], starts[number + 1], ends[number + 1]
    return f"{text[:first]}{text[second:end].rstrip()}\n\n{text[first:second].rstrip()}\n\n{text[end:]}"


def _section(article: Text, draw: random.Random) -> str | None:
    """Put a section of its own in, so that what comes behind it stands under another heading."""
    found = [chunk for chunk in chunks(article.text) if chunk.plain]
    if not found:
        return None
    at = draw.choice(found).start
    return f"{article.text[:at]}## A note on the tide\n\n{_PARAGRAPH}\n\n{article.text[at:]}"


def _retitled(article: Text, draw: random.Random) -> str | None:
    """Word any heading anew, whatever stands below it."""
    found = [chunk for chunk in chunks(article.text) if chunk.level]
    if not found:
        return None
    chunk = draw.choice(found)
    return f"{article.text[: chunk.end].rstrip()} at the harbour\n\n{article.text[chunk.end :].lstrip()}"


def _item(article: Text, draw: random.Random) -> str | None:
    """Put an item before one of a list."""
    listed = [
        chunk for chunk in chunks(article.text) if _ITEM.match(chunk.text) and "\n```" not in chunk.text
    ]
    if not listed:
        return None
    chunk = draw.choice(listed)
    found = draw.choice(list(_ITEM.finditer(article.text, chunk.start, chunk.end)))
    return f"{article.text[: found.start()]}{found[0]}a rope and two pails\n{article.text[found.start() :]}"


def _row(article: Text, draw: random.Random) -> str | None:
    """Double a row of a table that has nothing in it that was found."""
    pieces = [chunk for chunk in chunks(article.text) if re.match(r"\|[^\n]*\n\|[-| :]+\n\|", chunk.text)]
    if not pieces:
        return None
    chunk = draw.choice(pieces)
    lines = chunk.text.split("\n")
    at = draw.randrange(2, len(lines))
    new = "|".join("" if not cell else " new " for cell in lines[at].split("|"))
    return (
        "\n".join((article.text[: chunk.start] + "\n".join(lines[:at]), new, "\n".join(lines[at:])))
        + article.text[chunk.start + len(chunk.text) :]
    )


def _html_inserted(article: Text, draw: random.Random) -> str | None:
    found = [match.start() for match in _BEFORE_BLOCK.finditer(article.text)]
    at = draw.choice(found) if found else 0
    return f"{article.text[:at]}<p>{_PARAGRAPH}</p>{article.text[at:]}" if found else None


def _html_indented(article: Text, draw: random.Random) -> str | None:
    """Lay the source out anew: other white space where there was some between two tags."""
    if "<pre" in article.text:
        return None
    return _AFTER_TAG.sub(lambda _: draw.choice(("\n", "\n\n", "\n    ")), article.text)


EDITS: dict[str, dict[str, Edit]] = {
    "markdown": {
        "lines broken anew": _wrapped,
        "a paragraph more": _inserted,
        "a paragraph less": _deleted,
        "line ends": _crlf,
        "another heading": _heading,
        "blank lines": _blank_lines,
        "edges of the file": _end,
        "front matter": _front_matter,
        "sections moved": _moved,
        "a section more": _section,
        "its own heading": _retitled,
        "a list item more": _item,
        "a table row more": _row,
    },
    "html": {
        "a paragraph more": _html_inserted,
        "line ends": _crlf,
        "edges of the file": _end,
        "source laid out anew": _html_indented,
    },
    "text": {
        "line ends": _crlf,
        "edges of the file": _end,
        "blank lines": _blank_lines,
        "a paragraph more": _inserted,
    },
}
"""The edits of each format by name; to these comes the renaming of a file."""
