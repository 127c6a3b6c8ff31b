"""The main clause of a sentence by parts of speech: its subject, its finite verb, what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, regex

from ...sources.attribution.statement import Statement

_TOKEN = regex(r"\w+(?:[’'\-]\w+)*[’']?|[^\w\s]")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_PRESENT = frozenset({"VBZ", "VBP", "VB", "NN", "NNS", "VBN", "JJ"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW"})
_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB"})
_ENDS_NOUN = frozenset({"IN", "TO", "VBN", "VBG", "RB", "(", ":", ",", "Q"}) | _RELATIVE
_FEWEST_TOKENS, _MOST_TOKENS, _MOST_KEPT = 3, 70, 2_000
_GROUP = 6  # words of a verb with its helpers


class Clause(NamedTuple):
    """A sentence in tokens (``low``: in lower case) with their tags and places in the prose; the tokens of
    the subject are ``start`` to ``verb``, its head is ``head`` (-1: none), the finite verb is ``verb``, the
    one that tells what is done ``main`` ("has never been *seen*").
    """

    words: tuple[str, ...]
    low: tuple[str, ...]
    tags: tuple[str, ...]
    places: tuple[int, ...]
    start: int
    head: int
    verb: int
    main: int

    @property
    def present(self) -> bool:
        """Say whether the finite verb stands in the present."""
        behind = self.tags[self.verb - 1] in _NOUNS and self.tags[self.verb] == "VBN"
        return (self.tags[self.verb] in _PRESENT and not behind) or self.low[self.verb] == "can"

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of the prose from one token to another, which is part of it."""
        return self.places[first], self.places[last] + len(self.words[last])


class Clauses:
    """The main clauses of a document, those of the last sentences kept."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[int, Clause | None] = {}

    def of(self, statement: Statement) -> Clause | None:
        """Return the main clause of a statement, or None where no finite verb is found or it is too long."""
        if statement.start not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[statement.start] = _read(self._facts, statement)
        return self._known[statement.start]


def _read(facts: Facts, statement: Statement) -> Clause | None:
    text, start = facts.doc.prose.text, statement.start
    found = [(match[0], match.start()) for match in _TOKEN.finditer(text, start, statement.end)]
    if not _FEWEST_TOKENS <= len(found) <= _MOST_TOKENS:
        return None
    words = tuple(word for word, _ in found)
    low = tuple(word.lower().replace("’", "'") for word in words)
    tags = facts.tagger.tag(words).tags
    helpers, subordinate = facts.own_words["helping"], facts.own_words["subordinate"]
    first = _opening(low, tags, subordinate)
    verb = next(_finite(low, tags, first, helpers), -1)
    if verb < 0:
        verb = _hidden(low, tags, first)
    if verb < 0:
        return None
    head = _head(tags, first, verb)
    if head >= 0 and low[head] in facts.own_words["quantities_of"] and low[head + 1 : head + 2] == ("of",):
        # "Years of drought": the drought.
        deeper = _head(tags, head + 2, verb)
        head = deeper if deeper >= 0 and low[head + 2] not in facts.own_words["definite"] else head
    main = _main(low, tags, verb, helpers)
    return Clause(words, low, tags, tuple(at for _, at in found), first, head, verb, main)


def _opening(low: tuple[str, ...], tags: tuple[str, ...], subordinate: frozenset[str]) -> int:
    """Return where the main clause begins: behind "In the country," and "Since the line was cut,"."""
    first = 0
    while first < len(tags) - 1 and tags[first] in ("CC", "Q", ",", "UH"):
        first += 1
    if tags[first] in ("IN", "VBG", "VBN", "TO", "RB", "WRB", "RBR", "RBS"):
        for n in range(first, len(tags) - 2):
            if tags[n] == ",":
                return n + 1
            if tags[n] in _FINITE and low[first] not in subordinate:
                break
    return first


def _finite(
    low: tuple[str, ...], tags: tuple[str, ...], first: int, helpers: frozenset[str]
) -> Iterator[int]:
    """Yield the finite verbs of the main clause: what stands in "who read at home" is passed over."""
    relative = False
    for n in range(first, len(tags)):
        tag = tags[n]
        bare = tag == "VB" and n > first and tags[n - 1] not in ("TO", "MD") and low[n - 1] not in helpers
        if tag in _RELATIVE or (low[n] == "that" and n > first and tags[n - 1] in _NOUNS):
            relative = n > first
        elif tag in _FINITE or bare:
            if relative:
                relative = False
            else:
                yield n


def _hidden(low: tuple[str, ...], tags: tuple[str, ...], first: int) -> int:
    """Return what is a verb where none is told: behind an adverb ("firms rarely train"), a noun in -s behind
    another one ("a shortage of teachers looms"), a participle behind one ("a magazine printed it"); or -1.
    """
    named = False
    for n in range(first, len(tags) - 1):
        if named and tags[n] in ("NN", "NNS", "VBN") and tags[n - 1] in ("RB", "RBR") and tags[first] != "RB":
            return n
        named = named or tags[n] in _NOUNS
    for n in range(first + 1, len(tags)):
        if tags[n] == "VBN" and tags[n - 1] in _NOUNS:
            return n
        if tags[n] == "NNS" and tags[n - 1] in ("NNS", "NN") and tags[n + 1 : n + 2] != ("NN",):
            return n
    for n in range(first + 1, len(tags) - 2):
        # "Young males stray into shallow water".
        if (
            tags[n - 1] == "NNS"
            and tags[n] in ("NN", "JJ")
            and tags[n + 1] in ("IN", "DT", "TO", "RB", "CD", "PRP$")
        ):
            return n
        # "Shepherds in the area counter that".
        if tags[n] == "NN" and low[n + 1] == "that" and "NNS" in tags[first:n]:
            return n
    return -1


def _head(tags: tuple[str, ...], first: int, verb: int) -> int:
    """Return the noun or pronoun that a subject is about, or -1."""
    head = -1
    for n in range(first, verb):
        if tags[n] in _NOUNS or tags[n] == "PRP" or (tags[n] == "VBG" and n == first):
            head = n
        elif head >= 0 and tags[n] in _ENDS_NOUN:
            break
    return head


def _main(low: tuple[str, ...], tags: tuple[str, ...], verb: int, helpers: frozenset[str]) -> int:
    at = verb
    for n in range(verb + 1, min(verb + _GROUP, len(tags))):
        if tags[n] in ("VB", "VBN", "VBG"):
            at = n if low[at] in helpers or tags[at] == "MD" else at
        elif tags[n] not in ("RB", "RBR"):
            break
    return at
