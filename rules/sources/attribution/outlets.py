"""Names of newspapers, agencies and broadcasters in a text: the gazetteer ``rules/data/outlets.txt`` and
host-like names ("Example.fr").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from copydesk.api import Facts, once, regex

from ..words.classedwords import Tokens
from ..words.classfiles import read_classes
from ..words.wordclasses import BIT

_OUTLET = BIT["outlet"]
_PART = regex(r"[^\W_]+")
_HOST = regex(r"[A-Z][^\W_]{1,30}\.[a-z]{2}")


@lru_cache(maxsize=4)
def _host_like(domains: frozenset[str]) -> re.Pattern[str]:
    ends = "|".join(re.escape(domain) for domain in sorted(domains, key=lambda name: (-len(name), name)))
    return regex(rf"\b[A-Z][^\W_]{{1,30}}(?:[ -][A-Z][^\W_]{{1,30}}){{0,3}}\.(?:{ends})\b(?![./@])")


@once
def _names(lines: Iterable[str]) -> tuple[tuple[frozenset[str], list[str]], ...]:
    """Return the words of each name of the gazetteer: in lower case, and as they are written."""
    return tuple((frozenset(_PART.findall(line.lower())), _PART.findall(line)) for line in lines)


@once
def _domains(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(read_classes(lines)["outlet-domain"])


def may_name_outlets(facts: Facts) -> bool:
    """Say whether a text holds all words of the name of an outlet, or a name like that of a host."""
    text, held = facts.doc.prose.text, facts.vocabulary_parts
    for words, written in _names(facts.data("outlets.txt")):
        if words <= held and all(word in text for word in written):
            return True
    return (
        _HOST.search(text) is not None
        and _host_like(_domains(facts.data("attribution.txt"))).search(text) is not None
    )


def find_outlets(t: Tokens, classes: int, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the token ranges of outlet names in one sentence; ``text[start:end]`` is the sentence in the
    prose, ``classes`` are those of its words. The dot inside the name of a host is no pause any more.
    """
    found = _listed(t) if classes & _OUTLET else []
    if t.dotted and "." in t.gaps(1, t.size):
        for match in _host_like(t.listed["outlet-domain"]).finditer(text, start, end):
            inside = [i for i in range(t.size) if match.start() <= t.starts[i] < match.end()]
            if inside:
                found.append((inside[0], inside[-1] + 1))
                for i in inside[1:]:
                    t.pause[i] = False
    return sorted(set(found)) if found else found


def _listed(t: Tokens) -> list[tuple[int, int]]:
    listed = t.listed
    found: list[tuple[int, int]] = []
    done = 0
    for k in range(t.size):
        if k < done or not t.bits[k] & _OUTLET:
            continue
        for name in listed.outlets[t.text[k]]:
            stop = k + len(name)
            # As a bare name these are ordinary words or other things; they need "magazine", an article, or
            # italics, which a list cannot tell.
            if len(name) == 1 and t.low[k] in listed["outlet-common"] and not (k and t.low[k - 1] == "the"):
                continue
            if name[0] == "The" and t.clause_start(k) and name[-1].lower() in listed["outlet-noun"]:
                continue
            if stop <= t.size and all(map(_same, t.text[k:stop], name)):
                found.append((k, stop))
                done = stop
                break
    return found


def _same(word: str, name: str) -> bool:
    return word == name or word.replace("’", "'").removesuffix("'s") == name
