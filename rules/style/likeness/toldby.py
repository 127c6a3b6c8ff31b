"""The signs of a sentence in an editor's words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from copydesk.api import once

from .sentencesigns import FIGURE, NAME

MOST = 3
"""Words and phrases that are shown."""
_MARKS = frozenset({"<", "$", ".", "?", "!"})
_PAUSES = frozenset(',;("')
_FACTS = {
    "=bare": "no name or figure",
    "=last": "it is the last sentence",
    "=support-none": "no source beside it",
}
_ECHO = "=echo"


def reasons(signs: Iterable[str], small: Container[str]) -> str:
    """Return what tells a sentence, from the signs that speak for it, the heaviest first; single ``small``
    words tell an editor nothing, and phrases of them alone are second best.
    """
    signs = list(signs)
    full, rest = list[str](), list[str]()
    for sign in signs:
        words = [word for word in sign.split(" ") if word not in _MARKS]
        if sign[0] == "=" and len(words) == 1:
            continue
        told = [word for word in words if word not in (NAME, FIGURE) and word not in _PAUSES]
        phrase = " ".join("…" if word in (NAME, FIGURE) else word for word in words).strip(" ,;")
        if any(word not in small for word in told):
            full.append(phrase)
        elif len(told) > 1:
            rest.append(phrase)
    phrases: list[str] = []
    for phrase in (*full, *rest):
        if len(phrases) < MOST and not any(phrase in other or other in phrase for other in phrases):
            phrases.append(phrase)
    shown = [", ".join(f"“{phrase}”" for phrase in phrases)] if phrases else []
    shown += [words for name, words in _FACTS.items() if name in signs]
    if any(sign.startswith(_ECHO) for sign in signs):
        shown.append("the words of the heading")
    return "; ".join(shown)


@once
def small_words(lines: Sequence[str]) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(" ".join(lines).split())
