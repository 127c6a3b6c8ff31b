"""A bounded reader for JUMBF boxes (ISO/IEC 19566-5), the container of a C2PA manifest store."""

from __future__ import annotations

from typing import NamedTuple

_DEEPEST = 12
_MOST_BOXES = 4096
_LABELLED = 0x02


class JumbfError(ValueError):
    """The bytes are not a tree of JUMBF boxes within the bounds of this reader."""


class Box(NamedTuple):
    """One box: its four-letter ``kind``, the ``label`` of a superbox ("" for others), children, and plain
    content.
    """

    kind: str
    label: str
    children: tuple[Box, ...]
    content: bytes

    def child(self, label: str) -> Box | None:
        """Return the last superbox child with this label; of several versions of one box the last one
        counts.
        """
        return next(
            (box for box in reversed(self.children) if box.kind == "jumb" and box.label == label), None
        )

    def data(self, kind: str) -> bytes | None:
        """Return the content of the first plain child of a kind (``cbor``, ``json`` …), or None."""
        return next((box.content for box in self.children if box.kind == kind), None)


def read_store(data: bytes) -> Box:
    """Read the manifest store that ``data`` is.

    Returns the outermost superbox. Raises ``JumbfError`` when the bytes do not start with a superbox
    labelled ``c2pa``, when a box runs past its parent, or when there are too many boxes or levels.
    """
    counter = [0]
    boxes = _boxes(data, 0, len(data), 0, counter, only_first=True)
    if not boxes or boxes[0].kind != "jumb":
        raise JumbfError("the manifest does not start with a JUMBF superbox")
    if boxes[0].label != "c2pa":
        raise JumbfError("the outermost box is not labelled as a C2PA manifest store")
    return boxes[0]


def _boxes(
    data: bytes, at: int, end: int, depth: int, counter: list[int], *, only_first: bool = False
) -> list[Box]:
    found: list[Box] = []
    while at < end:
        counter[0] += 1
        if counter[0] > _MOST_BOXES or depth > _DEEPEST:
            raise JumbfError("too many boxes, or boxes nested too deep")
        start, stop, kind = _header(data, at, end)
        found.append(
            _superbox(data, start, stop, depth, counter)
            if kind == "jumb"
            else Box(kind, "", (), data[start:stop])
        )
        at = stop
        if only_first:
            break
    return found


def _header(data: bytes, at: int, end: int) -> tuple[int, int, str]:
    """Return where the content of a box starts, where the box ends, and its kind."""
    if end - at < 8:
        raise JumbfError("the data ends inside a box header")
    size, start = int.from_bytes(data[at : at + 4], "big"), at + 8
    kind = data[at + 4 : at + 8].decode("latin-1")
    if size == 1:
        if end - at < 16:
            raise JumbfError("the data ends inside a box header")
        size, start = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
    stop = end if size == 0 else at + size
    if stop < start or stop > end:
        raise JumbfError("the size of a box does not fit the data")
    return start, stop, kind


def _superbox(data: bytes, start: int, stop: int, depth: int, counter: list[int]) -> Box:
    first, after, kind = _header(data, start, stop)
    if kind != "jumd":
        raise JumbfError("a superbox has no description box")
    label = _label(data[first:after])
    return Box("jumb", label, tuple(_boxes(data, after, stop, depth + 1, counter)), b"")


def _label(description: bytes) -> str:
    """Read the label out of a description box: 16 bytes of type, one of toggles, then a text ended by a zero
    byte.
    """
    if len(description) < 17:
        raise JumbfError("a description box is too short")
    if not description[16] & _LABELLED:
        return ""
    stop = description.find(b"\0", 17)
    if stop < 0:
        raise JumbfError("a label has no end")
    try:
        return description[17:stop].decode("utf-8")
    except UnicodeDecodeError as error:
        raise JumbfError("a label is not UTF-8") from error
