"""What the words of a sentence are, by counts: the likeliest chain of tags, each behind the two before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ...base.once import answers
from ...base.resources import path
from .tagtable import SCALE, Kinds, TagTable

MARKS = {
    **dict.fromkeys(",", ","),
    **dict.fromkeys(".!?", "."),
    **dict.fromkeys(":;\u2014\u2013\u2026-", ":"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys("“”\"‘’'„«»", "Q"),
    "\ufffc": "NN",
}
_MOST_KNOWN = 8_000
_BEAM = 6 * SCALE
_NAME = 2 * SCALE
"""What it costs a word with a capital inside a sentence to be no name."""


class Tagged(NamedTuple):
    """The tags of some tokens, and the cost of the chain."""

    tags: tuple[str, ...]
    cost: int


class Tagger:
    """The tags of words, asked from one open table. Words are given as written."""

    def __init__(self, table: TagTable) -> None:
        """Tag with the counts of an open table."""
        self.table = table
        self._known: dict[str, Kinds] = {}
        self._opening: dict[str, Kinds] = {}
        # What words may be inside a sentence, as far as it was asked (``choices``).
        self.inner: dict[str, Kinds] = {}
        self._marks = {mark: ((table.tags.index(tag), 0),) for mark, tag in MARKS.items()}
        self._other = ((table.tags.index("SYM"), 0),)
        self._name, self._names = table.tags.index("NNP"), table.tags.index("NNPS")
        self._figure = ((table.tags.index("CD"), 0),)
        index = table.tags.index
        self._unknown: Kinds = ((index("NN"), 6), (self._name, 12), (index("FW"), 20))
        self._joined: Kinds = ((index("JJ"), 7), (index("NN"), 12), (index("NNP"), 30))
        self._joined_many: Kinds = ((index("NNS"), 4), (index("JJ"), 20), (index("NNP"), 30))
        self._owner: Kinds = ((index("N$"), 2), (index("PB"), 22))
        self._capital: Kinds = ((self._name, 2), (index("NN"), 24), (self._names, 36))
        answers(self, Tagger._forget)

    def _forget(self) -> None:
        for known in (self._known, self._opening, self.inner):
            known.clear()

    def kinds(self, word: str) -> Kinds:
        """Return what a word may be, case aside: numbers of tags, each with its cost, the likeliest first."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = self._known[word] = self._ask(word.lower().replace("’", "'").replace("\u2011", "-"))
        return found

    def _ask(self, low: str) -> Kinds:
        if found := self.table.kind(low):
            return found
        if low[:1].isdigit():
            return self._figure
        if low.endswith(("'s", "s'")):
            return self._owner
        if "-" in low:
            last = low.rpartition("-")[2]
            kinds = self.table.kind(last)
            several = self.table.tags[kinds[0][0]] == "NNS" if kinds else last.endswith("s")
            return self._joined_many if several else self._joined
        return self.table.ending(low) or self._unknown

    def likeliest(self, word: str) -> str:
        """Return the tag that a word has most often, case aside."""
        return self.table.tags[self.kinds(word)[0][0]]

    def may(self, word: str, tag: str, most: int = 4 * SCALE) -> bool:
        """Say whether a word may be of a part of speech, at a cost of ``most`` or less."""
        number = self.table.tags.index(tag)
        return any(one == number and cost <= most for one, cost in self.kinds(word))

    def tag(self, tokens: Sequence[str], opens: bool = True) -> Tagged:
        """Return the likeliest tags of words and marks; ``opens``: they begin a sentence."""
        return self.begin(opens).go_on(tokens).best()

    def begin(self, opens: bool = True) -> Chain:
        """Return the chain of a text to which words are added; ``opens``: it begins a sentence."""
        return Chain(self, opens)

    def choices(self, token: str, opens: bool) -> Kinds:
        """Return what a word or mark may be where it stands, and how much likelier than by itself;
        ``opens``: it is the first of a sentence.
        """
        known = self._opening if opens else self.inner
        found = known.get(token)
        if found is None:
            if len(known) > _MOST_KNOWN:
                known.clear()
            common = self.table.common
            found = known[token] = tuple(
                (tag, cost - common[tag]) for tag, cost in self._choices(token, opens)
            )
        return found

    def _choices(self, token: str, opens: bool) -> Kinds:
        if not token[0].isalnum():
            return self._marks.get(token, self._other)
        kinds = self.kinds(token)
        if token[0].isupper() and token != "I":
            if not self.table.kind(token.lower().replace("’", "'")):
                return self._capital if kinds != self._owner else kinds
            if not opens:
                most = min(cost for _, cost in kinds)
                rest = ((tag, cost + _NAME) for tag, cost in kinds if tag != self._name)
                return ((self._name, most), *rest)
        return kinds


States = dict[int, int]
"""The last two tags of the chains that are still followed, as one number, with the cost of each."""


class Chain:
    """The likeliest chains of tags of a text that goes on: what follows some words does not change what was
    worked out for them, so that a text is gone through once, however often it is asked for its tags.
    """

    __slots__ = ("_back", "_opens", "_states", "_tagger")

    def __init__(self, tagger: Tagger, opens: bool = True) -> None:
        """Begin an empty text; ``opens``: it begins a sentence."""
        self._tagger, self._opens = tagger, opens
        self._states: States = {0: 0}
        # For each token and each pair of the tag before it and its own, the pair before that.
        self._back: list[States] = []

    def copy(self) -> Chain:
        """Return another chain of the same words, which may go on in another way."""
        other = Chain(self._tagger, self._opens)
        other._states, other._back = self._states, self._back.copy()
        return other

    def go_on(self, tokens: Iterable[str]) -> Chain:
        """Add words and marks behind the others."""
        tagger, back, states = self._tagger, self._back, self._states
        size, chains = len(tagger.table.tags), tagger.table.chains
        opens, known = self._opens and not back, tagger.inner
        for token in tokens:
            choices = (None if opens else known.get(token)) or tagger.choices(token, opens)
            opens = False
            fresh: States = {}
            came: States = {}
            limit = min(states.values()) + _BEAM
            for pair, so_far in states.items():
                if so_far > limit:
                    continue
                row, second = pair * size, pair % size * size
                for tag, cost in choices:
                    total = so_far + chains[row + tag] + cost
                    key = second + tag
                    if key not in fresh or total < fresh[key]:
                        fresh[key] = total
                        came[key] = pair
            back.append(came)
            states = fresh
        self._states = states
        return self

    def best(self) -> Tagged:
        """Return the likeliest tags of all words so far."""
        table, states = self._tagger.table, self._states
        size, chains = len(table.tags), table.chains
        ends = [(so_far + chains[pair * size], pair) for pair, so_far in states.items()]
        # Of chains of one cost the first one is taken.
        cost = min([cost for cost, _ in ends])
        pair = next(pair for one, pair in ends if one == cost)
        found: list[int] = []
        for came in reversed(self._back):
            found.append(pair % size)
            pair = came[pair]
        return Tagged(tuple(map(table.tags.__getitem__, reversed(found))), cost)


@cache
def english_tags() -> Tagger:
    """Return the tagger for English; its table is opened once per process."""
    return Tagger(TagTable(path("rules", "data", "english.tags")))
