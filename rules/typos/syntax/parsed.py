"""Sentences with the part of speech of each word, read only where a rule has a reason to look."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from copydesk.api import Block, Scope, Tagger, TextWords, WordPairs

from ..evidence import alone_in_marks
from .roles import Wanted, roles_of

MOST_TOKENS = 60
AHEAD = 10
"""So many words behind the one that is asked about a sentence is read."""
VERSE = 8
"""So many words has a line of verse at most."""
MARKS = (",", ";", ":", ".", "!", "?", "<br>", "<br/>", "\\")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
_MANY = 20_000
"""So many numbers are held as an array, which takes a ninth of what a list takes."""


class Parsed(NamedTuple):
    """A sentence: its tokens as written and in lower case, their tags, the number of each word in the word
    table (-1 for a mark).
    """

    tokens: list[str]
    lower: list[str]
    tags: tuple[str, ...]
    numbers: Sequence[int]

    def place(self, number: int) -> int:
        """Return the place of a word among the tokens."""
        return self.numbers.index(number)

    def word(self, at: int) -> str:
        """Return a token in lower case, or "" outside of the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def is_numeral(self, at: int) -> bool:
        """Say whether an "I" is a number: a noun with a capital stands before it ("Type I is done")."""
        return self.word(at) == "i" and self.tag(at - 1) in NOUNS and self.tokens[at - 1].istitle()

    def tag(self, at: int) -> str:
        """Return a tag, or "^" outside of the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else "^"


class Parser:
    """Tags the sentences of one document. They are asked for in reading order, so that only the one that is
    being read is kept.
    """

    def __init__(self, scope: Scope) -> None:
        """Read the document of a scope."""
        self._scope = scope
        self.tagger: Tagger = scope.facts.tagger
        self.pairs: WordPairs = scope.facts.word_pairs
        self.table = scope.facts.word_table
        roles = roles_of(self.tagger)
        self._classes = roles.classes(self.table)
        self._numbers: dict[Wanted, Sequence[int]] = {}
        self.role = roles.__getitem__
        self._tags: dict[str, frozenset[str]] = {}
        self._block: Block | None = None
        self._reading: Reading | None = None
        self._heading = False

    def begin(self) -> None:
        """Begin anew with the first sentence."""
        self._block = self._reading = None

    @property
    def in_dialect(self) -> bool:
        """Whether the document is told in dialect."""
        told: bool = self._scope.facts.told_in_dialect
        return told

    @property
    def text(self) -> str:
        """The prose of the document."""
        return self._scope.text

    def words_of(self, wanted: Wanted) -> Sequence[int]:
        """Return the numbers of the words of a class, in reading order."""
        found = self._numbers.get(wanted)
        if found is None:
            every = self.table.where(self._classes[wanted])
            found = self._numbers[wanted] = every if len(every) < _MANY else array("I", every)
        return found

    def verb_first(self, word: str) -> bool:
        """Say whether a word is a verb in the present more often than anything else."""
        return self.tagger.likeliest(word) in ("VB", "VBP", "VBZ")

    def may_be(self, form: str) -> frozenset[str]:
        """Return the tags that a word, as written, may get inside a sentence."""
        tags = self._tags.get(form)
        if tags is None:
            names = self.tagger.table.tags
            tags = self._tags[form] = frozenset(names[tag] for tag, _ in self.tagger.choices(form, False))
        return tags

    def in_verse(self, read: Parsed) -> bool:
        """Say whether a sentence is broken into short lines where it is stored, most of them at a mark."""
        numbers = [number for number in read.numbers if number >= 0]
        doc, table = self._scope.doc, self.table
        span = doc.lift(table.starts[numbers[0]], table.ends[numbers[-1]])
        lines = doc.source.slice(span).split("\n")
        marked = sum(line.rstrip().endswith(MARKS) for line in lines[:-1])
        return len(lines) > 2 and 2 * marked > len(lines) - 1 and len(numbers) <= VERSE * len(lines)

    def in_link(self, start: int, end: int) -> bool:
        """Say whether one link holds a prose range."""
        return any(one <= start and end <= other for one, other, _ in self._scope.facts.link_texts)

    def is_name(self, form: str) -> bool:
        """Say whether a word, as written, has a capital inside sentences of the document, too."""
        return form[0].isupper() and form.lower() in self._scope.facts.capitals

    def is_place(self, word: str) -> bool:
        """Say whether a word in lower case is the name of a country or of another place that is known."""
        return word in self._scope.facts.lexicon.names

    def in_code(self, word: str) -> bool:
        """Say whether a word stands in the code of the document that a reader sees."""
        return word in self._scope.facts.code_words

    def set_apart(self, end: int) -> bool:
        """Say whether the word that ends there stands alone in marks, as one that is talked about does ("such
        as *delve*").
        """
        start = self.table.starts[self.table.first(end) - 1]
        return alone_in_marks(self._scope, start, end)

    def ends_behind(self, number: int, marks: Iterable[str]) -> bool:
        """Say whether one of some marks stands behind a word in its paragraph."""
        text, start = self._scope.text, self.table.ends[number]
        end = text.find("\n\n", start)
        return any(text.find(mark, start, end if end >= 0 else len(text)) >= 0 for mark in marks)

    def at(self, number: int, headings: bool) -> Parsed | None:
        """Return the sentence of a word in scope, as far as some words behind it, or None where it is no
        running text, or a heading (but for ``headings``).
        """
        start = self.table.starts[number]
        reading = self._reading
        if reading is None or not reading.start <= start < reading.end:
            block = self._block
            if block is None or not block.start <= start < block.end:
                block = self._block = self._scope.block_at(start)
            sentence = self._scope.facts.sentence_at(block, start) if block is not None else None
            if sentence is None or block is None:
                return None
            reading = self._reading = Reading(self.tagger, self.table, sentence.start, sentence.end)
            self._heading = block.kind == "heading"
        return reading.until(number) if headings or not self._heading else None

    def whole(self) -> Parsed | None:
        """Return all of the sentence that was asked for last, or None where it is too long."""
        return self._reading.whole() if self._reading is not None else None


class Reading:
    """A sentence that is read as far as it is asked for, and no word of it twice."""

    def __init__(self, tagger: Tagger, table: TextWords, start: int, end: int) -> None:
        """Begin to read the sentence at a prose range."""
        self.start, self.end = start, end
        self._table = table
        self._chain = tagger.begin()
        self.first = self._next = table.first(start)
        self._last = table.first(end)
        self._tokens: list[str] = []
        self._lower: list[str] = []
        self._numbers: list[int] = []
        self._parsed: Parsed | None = None
        self._whole: Parsed | None = None
        self._read_whole = False

    def whole(self) -> Parsed | None:
        """Return all of it; None where it is too long. What is read further on does not change by that."""
        if not self._read_whole:
            self._read_whole = True
            if self._last - self.first <= MOST_TOKENS:
                tokens, numbers = self._tokens.copy(), self._numbers.copy()
                self._add(self._next, self._last, tokens, numbers)
                if len(tokens) <= MOST_TOKENS:
                    more = tokens[len(self._lower) :]
                    lower = self._lower + [one.lower().replace("’", "'") for one in more]
                    tags = self._chain.copy().go_on(more).best().tags
                    self._whole = Parsed(tokens, lower, tags, numbers)
        return self._whole

    def _add(self, first: int, upto: int, tokens: list[str], numbers: list[int]) -> None:
        """Add words with the marks between them, and those that end the sentence behind the last word."""
        table = self._table
        for word in range(first, upto):
            if tokens:
                _marks(table.gaps[word], tokens, numbers)
            tokens.append(table.forms[word])
            numbers.append(word)
        if upto == self._last and first < upto:
            _marks(table.gaps[upto][: self.end - table.ends[upto - 1]], tokens, numbers)

    def until(self, number: int) -> Parsed | None:
        """Return it as far as some words behind a word, which stands not before the last one asked about;
        None where it is too long.
        """
        upto = min(number + AHEAD, self._last)
        if upto == self._next:
            return self._parsed
        self._parsed = None
        tokens, numbers = self._tokens, self._numbers
        read = len(tokens)
        if read > MOST_TOKENS:
            return None
        self._add(self._next, upto, tokens, numbers)
        self._next = upto
        if len(tokens) > MOST_TOKENS:
            return None
        more = tokens[read:]
        self._lower += [one.lower().replace("’", "'") for one in more]
        tags = self._chain.go_on(more).best().tags
        self._parsed = Parsed(tokens.copy(), self._lower.copy(), tags, numbers.copy())
        return self._parsed


def _marks(gap: str, tokens: list[str], numbers: list[int]) -> None:
    if gap != " ":
        for char in gap:
            if not char.isspace():
                tokens.append(char)
                numbers.append(-1)
