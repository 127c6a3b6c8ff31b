"""What is kept of an article while its figures are read: little of a long one."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from copydesk.api import Scope, Sentence

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

    def __init__(self, scope: Scope, sentences: Iterable[Sentence]) -> None:
        self._scope = scope
        self._starts = array("I", (sentence.start for sentence in sentences))

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sentence]: ...
    def __getitem__(self, at: int | slice) -> Sentence | list[Sentence]:
        if isinstance(at, slice):
            return [self._sentence(start) for start in self._starts[at]]
        return self._sentence(self._starts[at])

    def __iter__(self) -> Iterator[Sentence]:
        return map(self._sentence, self._starts)

    def _sentence(self, start: int) -> Sentence:
        block = self._scope.block_at(start)
        sentence = self._scope.facts.sentence_at(block, start) if block is not None else None
        if sentence is None:
            raise LookupError(start)
        return sentence


def held(scope: Scope, sentences: Iterable[Sentence]) -> Sequence[Sentence]:
    """Return sentences to be gone through again and again: of a long article only where they begin."""
    return list(sentences) if scope.facts.holds_sentences else Places(scope, sentences)


class Said:
    """What some sentences of an article say, taken together. Most words that the checks ask for stand in none
    of them, and need not be looked for in each.
    """

    def __init__(self, scope: Scope, sentences: Sequence[Sentence]) -> None:
        held_at_once = scope.facts.holds_sentences
        self._text = "\n".join([sentence.text for sentence in sentences]) if held_at_once else None
        self._known: dict[str, bool] = {}

    def among(self, words: Sequence[str]) -> Sequence[str]:
        """Return those of some words that stand in a sentence; of a long article all of them."""
        text, known = self._text, self._known
        if text is None:
            return words
        for word in words:
            if word not in known:
                known[word] = word in text
        return [word for word in words if known[word]]
