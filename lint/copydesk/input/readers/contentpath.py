"""The way down a web page to the element that holds its article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .outline import ARTICLE, BODY_OF_ARTICLE, MAIN, Element, Outline

LEAST_WORDS = 60
"""With fewer words of running text an element holds no article."""

_LEAST_RUNS = 2
_CONTENT = (MAIN, ARTICLE, BODY_OF_ARTICLE)
_ROWS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "li"})


def spread(elements: Sequence[Element], numbers: Iterable[int]) -> list[bool]:
    """Say of every element whether it is, or stands in, one of some elements."""
    chosen = set(numbers)
    found = [0 in chosen]
    for number, element in enumerate(elements[1:], 1):
        found.append(number in chosen or found[element.parent])
    return found


def named_parts(outline: Outline, roles: Sequence[str]) -> dict[str, int]:
    """Return the elements that the page names as its main part and as its article, where these hold much of
    its running text; ``roles`` says of each element what kind of furniture it is, or "".
    """
    elements = outline.elements
    parts: dict[str, list[int]] = {}
    for number, element in enumerate(elements):
        if element.part in _CONTENT and element.letters and not roles[number]:
            parts.setdefault(element.part, []).append(number)
    found = {}
    for part, numbers in parts.items():
        best = max(numbers, key=lambda number: elements[number].running)
        if part == ARTICLE:
            best = _one_or_all(outline, best, numbers)
        if elements[best].running * 3 >= elements[0].running:
            found[part] = best
    if BODY_OF_ARTICLE in found:
        found[ARTICLE] = found.pop(BODY_OF_ARTICLE)
    return found


def _one_or_all(outline: Outline, best: int, articles: Sequence[int]) -> int:
    """Return the article that stands out among several, else what holds them all."""
    elements = outline.elements
    inside = spread(elements, articles)
    tops = [number for number in articles if not inside[elements[number].parent]]
    if elements[best].running * 3 >= 2 * sum(elements[number].running for number in tops):
        return best
    shared = outline.path(tops[0])
    for number in tops[1:]:
        path = set(outline.path(number))
        shared = [step for step in shared if step in path]
    return shared[-1]


def leaf_below(elements: Sequence[Element], start: int) -> int:
    """Follow the running text down from an element, as long as one child holds most of it."""
    at = start
    while elements[at].best >= 0:
        child = elements[elements[at].best]
        enough = child.running >= LEAST_WORDS and child.runs >= _LEAST_RUNS
        if not enough or child.running * 2 <= elements[at].running:
            break
        at = elements[at].best
    while at > start and elements[at].name in _ROWS:
        at = elements[at].parent
    return at
