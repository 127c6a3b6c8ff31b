"""Names of newspapers, agencies and broadcasters in a text: the gazetteer ``rules/data/outlets.txt`` and
host-like names ("Example.fr").
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...base.regexes import regex
from .tokens import Tokens

_HOST_LIKE = regex(
    r"\b[A-Z][^\W_]{1,30}(?:[ -][A-Z][^\W_]{1,30}){0,3}"
    r"\.(?:com|org|net|info|news|press|media|tv|eu|fr|de|be|nl|it|es|pl|se|dk|fi|no|ch|at|pt|cz|ie|"
    r"co\.uk|uk|us|ca|in|jp|ru|ua)\b(?![./@])"
)
# As a bare name these are ordinary words or other things; they need "magazine", an article, or italics, which
# a list cannot tell.
_COMMON = frozenset(
    {
        "independent",
        "punch",
        "dawn",
        "vanguard",
        "spectator",
        "guardian",
        "reforma",
        "slate",
        "wired",
        "variety",
        "vogue",
    }
)
_NOUNS = frozenset(
    {
        "age",
        "diplomat",
        "express",
        "hill",
        "mirror",
        "nation",
        "national",
        "observer",
        "sun",
        "week",
        "conversation",
        "standard",
    }
)


@lru_cache(maxsize=1)
def _gazetteer() -> dict[str, list[tuple[str, ...]]]:
    from ...base.resources import path

    found: dict[str, list[tuple[str, ...]]] = {}
    with open(path("rules", "data", "outlets.txt"), encoding="utf-8") as file:
        for line in file:
            words = tuple(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", line.partition("#")[0].replace("’", "'")))
            if words:
                found.setdefault(words[0], []).append(words)
    for names in found.values():
        names.sort(key=len, reverse=True)
    return found


def find_outlets(t: Tokens, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the token ranges of outlet names in one sentence; ``text[start:end]`` is the sentence in the
    prose.
    """
    gazetteer = _gazetteer()
    found: list[tuple[int, int]] = []
    done = 0
    for k in t.capitals:
        if k < done:
            continue
        for name in gazetteer.get(t.text[k], ()):
            stop = k + len(name)
            if len(name) == 1 and t.low[k] in _COMMON and not (k and t.low[k - 1] == "the"):
                continue
            if name[0] == "The" and t.clause_start(k) and name[-1].lower() in _NOUNS:
                continue
            if stop <= t.size and all(map(_same, t.text[k:stop], name)):
                found.append((k, stop))
                done = stop
                break
    if "." in text[start : end - 1]:
        for match in _HOST_LIKE.finditer(text, start, end):
            inside = [i for i in range(t.size) if match.start() <= t.starts[i] < match.end()]
            if inside:
                found.append((inside[0], inside[-1] + 1))
                for i in inside[1:]:
                    t.pause[i] = False
    return sorted(set(found))


def _same(word: str, name: str) -> bool:
    return word == name or word.replace("’", "'").removesuffix("'s") == name
