"""Bars that show shares. They are drawn, so the page needs no style of its own for each; the numbers that
they show stand beside them in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from .markup import NOTHING, Html, element

_WIDTH = 100


def bar(parts: Sequence[tuple[float, str]], whole: float) -> Html:
    """Return a bar: each part as long as its share of ``whole``, in the colour of its class."""
    if whole <= 0:
        return NOTHING
    drawn, at = [element("rect", class_="bg", width=_WIDTH, height=8)], 0.0
    for size, kind in parts:
        if size > 0:
            width = max(1.0, round(_WIDTH * size / whole, 1))
            drawn.append(element("rect", class_=kind, x=f"{at:g}", width=f"{width:g}", height=8))
            at += width
    return element(
        "svg", *drawn, class_="bar", viewBox=f"0 0 {_WIDTH} 8", preserveAspectRatio="none", aria_hidden="true"
    )
