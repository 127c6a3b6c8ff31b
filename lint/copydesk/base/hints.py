"""Find the known word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to ``word``, or None when nothing is near enough to be worth a
    suggestion.
    """
    from difflib import get_close_matches

    by_fold = {name.casefold().replace("_", "-"): name for name in known}
    folded = word.casefold().replace("_", "-")
    if folded in by_fold:
        return by_fold[folded]
    near = get_close_matches(folded, by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def hint(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean …?`` or nothing, to be put at the end of an error message."""
    near = closest(word, known)
    return f"; did you mean “{near}”?" if near else ""
