"""Joined words that are names, however odd their spelling: other words of a text that hold them tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...base.regexes import regex

_FORMS = 3
_PART = regex(r"[^\w]+")
_HUMPED = regex(r"\A(?=.{6})[A-Z]?[a-z]+[A-Z][a-z]+\Z")
_POSSESSIVE = regex(r"[’']s?\Z")


def bare(token: str) -> str:
    """Return a joined word without the marks round it and the ending of a possessive."""
    return _POSSESSIVE.sub("", token.strip(".,;:!?()[]“”\"'’*_"))


def joined_names(texts: Iterable[str], tokens: set[str]) -> set[str]:
    """Return the joined words (``bare``) of some lines that come back in other words of them: as a part of
    it ("GillSans-Light GillSans-Bold"), or as forms of one thing ("Garamond-Bold Garamond-BoldItalic").
    """
    parts = {token: set(_PART.split(token)) for token in tokens}
    held = Counter(part for token in tokens for part in parts[token])
    heads = Counter(word.partition("-")[0] for text in texts for word in text.split() if "-" in word)
    return {
        token
        for token in tokens
        if any(held[part] > 1 and _HUMPED.search(part) for part in parts[token])
        or ("-" in token and heads[token.partition("-")[0]] >= _FORMS)
    }
