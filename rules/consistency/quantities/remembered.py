"""What is kept of an article while its figures are read: little of a long one."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from copydesk.api import Document, Scope, Sentence

_MOST = 20_000
Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """Things by the place of their sentence: the last ones that were asked for, and no more than so many."""

    def __init__(self) -> None:
        self._young: dict[int, Value] = {}
        self._old: dict[int, Value] = {}

    def __contains__(self, place: int) -> bool:
        if place in self._young:
            return True
        if place not in self._old:
            return False
        self.keep(place, self._old[place])
        return True

    def __getitem__(self, place: int) -> Value:
        """Return what is known of a place that is among those remembered."""
        return self._young[place]

    def keep(self, place: int, value: Value) -> Value:
        """Remember something, and forget what nobody asked for since so many others."""
        if len(self._young) >= _MOST:
            self._old, self._young = self._young, {}
        self._young[place] = value
        return value


class Places(Sequence[Sentence]):
    """Some sentences of a long article, made whenever somebody asks for them."""

    def __init__(self, doc: Document, sentences: Iterable[Sentence]) -> None:
        self._doc = doc
        self._starts, self._ends = array("I"), array("I")
        for sentence in sentences:
            self._starts.append(sentence.start)
            self._ends.append(sentence.end)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sentence]: ...
    def __getitem__(self, at: int | slice) -> Sentence | list[Sentence]:
        if isinstance(at, slice):
            return list(self._made(self._starts[at], self._ends[at]))
        return next(self._made((self._starts[at],), (self._ends[at],)))

    def __iter__(self) -> Iterator[Sentence]:
        return self._made(self._starts, self._ends)

    def _made(self, starts: Iterable[int], ends: Iterable[int]) -> Iterator[Sentence]:
        # A block of a long article may hold very many sentences: it is looked up once.
        text, block = self._doc.prose.text, None
        for start, end in zip(starts, ends, strict=True):
            if block is None or not block.start <= start < block.end:
                block = self._doc.block_at(start)
                if block is None:
                    raise LookupError(start)
            yield Sentence(text[start:end], start, end, block)


def held(scope: Scope, sentences: Iterable[Sentence]) -> Sequence[Sentence]:
    """Return sentences to be gone through again and again: of a long one only their places."""
    return list(sentences) if scope.facts.holds_sentences else Places(scope.doc, sentences)


class Said:
    """What some sentences of an article say, taken together. Most words that the checks ask for stand in none
    of them, and need not be looked for in each.
    """

    def __init__(self, scope: Scope, sentences: Sequence[Sentence]) -> None:
        # The sentences of a long article are not held at once: its whole text holds what they do.
        held_at_once = scope.facts.holds_sentences
        self._text = "\n".join([sentence.text for sentence in sentences]) if held_at_once else scope.text
        self._known: dict[str, bool] = {}

    def among(self, words: Sequence[str]) -> Sequence[str]:
        """Return those of some words that stand in a sentence; of a long article those in its text."""
        text, known = self._text, self._known
        for word in words:
            if word not in known:
                known[word] = word in text
        return [word for word in words if known[word]]
