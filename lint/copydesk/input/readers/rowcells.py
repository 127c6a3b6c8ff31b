"""The cells of a raw row of a table."""

from __future__ import annotations

from ...document.source import Span


def split_cells(text: str, base: int, *, code: bool = False) -> list[Span]:
    """Split a raw table row at its unescaped pipes outside code spans, or with ``code`` at those too, as a
    parser of tables does; spans are trimmed cells as offsets from ``base``.

    A pipe at either edge opens or closes the row and makes no cell.
    """
    cuts: list[int] = []
    unclosed: set[int] = set()
    at, size = 0, len(text)
    while at < size:
        char = text[at]
        if code:
            # A pipe right behind a backslash is none, whatever stands before that.
            if char == "|" and text[at - 1 : at] != "\\":
                cuts.append(at)
            at += 1
            continue
        if char == "\\":
            at += 2
            continue
        if char == "`":
            run = 1
            while at + run < size and text[at + run] == "`":
                run += 1
            close = -1 if run in unclosed else text.find("`" * run, at + run)
            if close < 0:
                unclosed.add(run)
            at = close + run if close >= 0 else at + run
            continue
        if char == "|":
            cuts.append(at)
        at += 1
    edges = [-1, *cuts, size]
    pieces = list(zip((e + 1 for e in edges), edges[1:], strict=False))
    if cuts and not text[: cuts[0]].strip():
        pieces = pieces[1:]
    if cuts and pieces and not text[cuts[-1] + 1 :].strip():
        pieces = pieces[:-1]
    cells = []
    for left, right in pieces:
        piece = text[left:right]
        inner = piece.strip()
        start = left + len(piece) - len(piece.lstrip()) if inner else left
        cells.append(Span(base + start, base + start + len(inner)))
    return cells
