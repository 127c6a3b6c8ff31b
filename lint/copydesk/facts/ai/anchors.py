"""Where literal words stand in a text, so that costly patterns are tried only on sentences that hold one."""

from __future__ import annotations

from collections.abc import Iterable


def places(anchors: Iterable[str], text: str) -> list[int]:
    """Return the sorted code-point offsets at which any of the anchors begins, whatever the case.

    Anchors are in lower case with straight apostrophes; curly ones in the text are taken for straight.
    """
    low = text.lower().replace("’", "'")
    if len(low) != len(text):  # a capital whose small letter is two code points
        low = "".join(one if len(one) == 1 else " " for one in map(str.lower, text)).replace("’", "'")
    found: set[int] = set()
    for anchor in anchors:
        at = low.find(anchor)
        while at >= 0:
            found.add(at)
            at = low.find(anchor, at + 1)
    return sorted(found)
