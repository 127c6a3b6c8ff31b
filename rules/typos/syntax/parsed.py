"""Sentences with the part of speech of each word, read only where a rule has a reason to look."""

from __future__ import annotations

from functools import cache, cached_property
from typing import NamedTuple

from copydesk.api import Facts, Scope, Tagger

NOUN, MANY, BASE, THIRD, PAST, DONE, ING, QUALITY, MANNER, NAME, OTHER = (1 << n for n in range(11))
ROLE = {
    "NN": NOUN,
    "NNS": MANY,
    "VB": BASE,
    "VBP": BASE,
    "VBZ": THIRD,
    "VBD": PAST,
    "VBN": DONE,
    "VBG": ING,
    "JJ": QUALITY,
    "JJR": QUALITY,
    "JJS": QUALITY,
    "RB": MANNER,
    "RBR": MANNER,
    "NNP": NAME,
    "NNPS": NAME,
}
SELDOM = 46
"""A word that is something less often than one time in fifty is not taken for it."""
MOST_TOKENS = 60
AHEAD = 10
"""So many words behind the one that is asked about a sentence is read."""
NOUNS = ("NN", "NNS", "NNP", "NNPS")


class Parsed(NamedTuple):
    """A sentence: its tokens as written and in lower case, their tags, the number of each word in the word
    table (-1 for a mark).
    """

    tokens: list[str]
    lower: list[str]
    tags: tuple[str, ...]
    numbers: list[int]

    def place(self, number: int) -> int:
        """Return the place of a word among the tokens."""
        return self.numbers.index(number)

    def word(self, at: int) -> str:
        """Return a token in lower case, or "" outside of the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def tag(self, at: int) -> str:
        """Return a tag, or "^" outside of the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else "^"


class Parser:
    """Tags the sentences of one document, each once."""

    def __init__(self, facts: Facts) -> None:
        """Read the document of ``facts``."""
        self._facts = facts
        self.tagger: Tagger = facts.tagger
        self.table = facts.word_table
        self.roles = _roles(self.tagger)
        self._known: dict[int, Parsed | None] = {}

    def role(self, word: str) -> int:
        """Return what a lower-case word may be, as bits; nothing for a word that nobody counted."""
        found = self.roles.get(word)
        if found is None:
            found = self.roles[word] = self._role(word)
        return found

    def _role(self, word: str) -> int:
        low = word.replace("’", "'")
        kinds = self.tagger.table.kind(low) or (self.tagger.kinds(low) if "-" in low else ())
        bits = 0
        for tag, cost in kinds:
            if cost <= SELDOM:
                bits |= ROLE.get(self.tagger.table.tags[tag], OTHER)
        return bits

    @cached_property
    def _by_role(self) -> dict[int, list[str]]:
        """The different words of the document by what they may be."""
        found: dict[int, list[str]] = {}
        roles = self.roles
        for word in self.table.vocabulary:
            bits = roles[word] if word in roles else self.role(word)
            if bits in found:
                found[bits].append(word)
            else:
                found[bits] = [word]
        return found

    def words_of(self, wanted: int, unwanted: int) -> list[int]:
        """Return the numbers of the words that may be one of what is wanted and nothing that is unwanted, in
        reading order.
        """
        where = self.table.numbers
        groups = [words for bits, words in self._by_role.items() if bits & wanted and not bits & unwanted]
        return sorted([number for words in groups for word in words for number in where[word]])

    def at(self, number: int) -> Parsed | None:
        """Return the sentence of a word, as far as some words behind it, or None where it is no running
        text.
        """
        if number not in self._known:
            self._read(number)
        return self._known[number]

    def standard(
        self, scope: Scope, number: int, dialect: frozenset[str], *, headings: bool = False
    ) -> Parsed | None:
        """Return the sentence of a word in scope, or None where it stands in a heading (but for
        ``headings``) or is written in a dialect, by one of its words.
        """
        block = scope.block_at(self.table.starts[number])
        if block is None or (block.kind == "heading" and not headings):
            return None
        read = self.at(number)
        return read if read is not None and dialect.isdisjoint(read.lower) else None

    def _read(self, number: int) -> None:
        starts, table = self.table.starts, self.table
        block = self._facts.doc.block_at(starts[number])
        sentence = self._facts.sentence_at(block, starts[number]) if block is not None else None
        if sentence is None:
            self._known[number] = None
            return
        first, last = table.first(sentence.start), table.first(sentence.end)
        whole = last <= number + AHEAD
        last = last if whole else number + AHEAD
        tokens: list[str] = []
        numbers: list[int] = []
        for word in range(first, last):
            if word > first:
                _marks(table.gaps[word], tokens, numbers)
            tokens.append(table.forms[word])
            numbers.append(word)
        if whole:
            _marks(table.gaps[last][: sentence.end - table.ends[last - 1]], tokens, numbers)
        parsed = None
        if len(tokens) <= MOST_TOKENS:
            tags = self.tagger.tag(tokens).tags
            parsed = Parsed(tokens, [one.lower().replace("’", "'") for one in tokens], tags, numbers)
        # Words further on are read anew, with more of what follows them.
        for word in range(first, max(last, number + 1) if whole else number + 2):
            self._known[word] = parsed


def _marks(gap: str, tokens: list[str], numbers: list[int]) -> None:
    if gap != " ":
        for char in gap:
            if not char.isspace():
                tokens.append(char)
                numbers.append(-1)


@cache
def _roles(tagger: Tagger) -> dict[str, int]:
    """Return what is known of words, kept for the next document of the run."""
    return {}
