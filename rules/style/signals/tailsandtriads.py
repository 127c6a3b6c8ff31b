"""Two figures of style that are told by grammar and not by words: participial tails and lists of three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from copydesk.api import Tokens, is_word, regex

# A word as the tokens have it; a figure with its separators is one as well. Bounded, for there may be a comma
# in each of ten thousand figures.
_WORD = r"[^\W_]++(?:(?:['-]|(?<=\d)[.,](?=\d))[^\W_]++){0,8}+"
_ENDS = r"(?:[^\W_]++['-])*[^\W_]*"
_NEAR = 7
"""Words behind an -ing form among which its object stands."""
_EVER = ("ever-", "never-")
"""How words of growth without an end begin: “ever-growing”."""
_SAYS = frozenset(("adding",))
"""“adding that” reports, “adding a layer” comments."""


class Clauses:
    """The grammar of both figures.

    ``tails`` holds the stems of ``strong`` and ``weak`` verbs, ``lists`` the words of the grammar (tables of
    ``style-signals.toml``).
    """

    def __init__(self, tails: Mapping[str, Sequence[str]], lists: Mapping[str, Any]) -> None:
        self._strong, self._weak = frozenset(tails["strong"]), frozenset(tails["weak"])
        self._comments, self._praise = frozenset(lists["comments"]), frozenset(lists["praise"])
        self._glow = frozenset(lists["glow"])
        self._glowing = frozenset(lists["glowing"])
        self._hung = frozenset(lists["hung"])
        self._shining = self._glow | self._praise
        self._adverbs = frozenset(lists["adverbs"])
        self._silent = frozenset(lists["no_comments"])
        self._things = frozenset(lists["things"])
        self._breaks = frozenset(lists["breaks"])
        self._abstract = tuple(lists["abstract"])
        adverbs = "|".join(sorted(self._adverbs))
        self._tail = regex(rf"[,—–](?=[\s_]*(?:(?:{adverbs}|{_ENDS}ly)[\s_]+){{0,3}}{_ENDS}ing(?![^\W_]))")
        self._triad = regex(rf",(?=[\s_]*(?:{_WORD}[\s_]*+){{1,4}}?,?[\s_]*(?:and|or)(?![^\W_]))")

    def tail_places(self, folded: str) -> Iterator[int]:
        """Yield where in a folded text a participial tail may begin: at a comma or dash."""
        return (match.start() for match in self._tail.finditer(folded))

    def triad_places(self, folded: str) -> Iterator[int]:
        """Yield where in a folded text the first comma of a list of three may stand."""
        return (match.start() for match in self._triad.finditer(folded))

    def participial_tails(self, tokens: Tokens) -> Iterator[tuple[int, int, str]]:
        """Find clauses like “, fostering trust”: a comma, at most two adverbs, an -ing form of the lists, and
        words behind it.

        Yields prose ranges from the -ing form to the end of the clause, and the tier of the verb: “strong”
        and “weak” of the lists, “always” for one with a word of praise behind it, “faint” for another verb
        with an abstract noun behind it, “slight” without. The -ing form must not open the sentence, and a
        list of -ing forms that is the subject or object (“by pooling, sharing and …”) does not count.
        """
        texts = tokens.texts
        size = len(texts)
        for at, text in enumerate(texts):
            if text not in (",", "—", "–") or at < 3:
                continue
            k = at + 1
            while k < size and k <= at + 3 and (texts[k] in self._adverbs or texts[k].endswith("ly")):
                k += 1
            if k + 1 >= size or not texts[k].endswith("ing") or not is_word(texts[k + 1]):
                continue
            group = self._tier(texts, k)
            if group and not _in_gerund_list(texts, at):
                yield tokens.starts[k], tokens.ends[_clause_end(texts, k)], group

    def _tier(self, texts: Sequence[str], at: int) -> str:
        word = texts[at]
        if word in self._silent or (word in _SAYS and texts[at + 1] not in self._things):
            return ""
        clause = texts[at + 1 : _clause_end(texts, at) + 1]
        stem = word[:-3]
        listed = "strong" if stem in self._strong else "weak" if stem in self._weak else ""
        praises = stem in self._comments and (
            not self._shining.isdisjoint(clause) or any(text.startswith(_EVER) for text in clause)
        )
        glows = bool(listed or stem in self._glowing) and len(
            self._glow.intersection(clause)
        ) > self._glow.isdisjoint(clause[:_NEAR])
        if praises or glows or " ".join(texts[at : at + 2]) in self._hung:
            return "always"
        if listed:
            return listed
        return "faint" if any(text.endswith(self._abstract) for text in clause) else "slight"

    def triads(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Find “a, b and c” and “a, b, and c” with items of one to four words, and not as the end of a longer
        list.
        """
        texts = tokens.texts
        size = len(texts)
        for comma, text in enumerate(texts):
            if text != ",":
                continue
            second = self._item(texts, comma + 1)
            if second < 0:
                continue
            k = second + (texts[second] == ",")
            if k + 1 >= size or texts[k] not in ("and", "or"):
                continue
            first = comma - 1
            while first >= 0 and first > comma - 4 and self._goes_back(texts[first]):
                first -= 1
            if (first >= 0 and texts[first] == ",") or comma == 0 or not is_word(texts[comma - 1]):
                continue
            if is_word(texts[k + 1]):
                yield tokens.starts[max(first + 1, comma - 1)], tokens.ends[k + 1]

    def _goes_back(self, text: str) -> bool:
        return is_word(text) and text not in self._breaks

    def _item(self, texts: Sequence[str], at: int) -> int:
        """Return the index of the comma or conjunction behind an item of one to four words, or -1."""
        for k in range(at, min(at + 5, len(texts))):
            text = texts[k]
            if text in (",", "and", "or"):
                return k if k > at else -1
            if not is_word(text) or text in self._breaks:
                return -1
        return -1


def _in_gerund_list(texts: Sequence[str], comma: int) -> bool:
    """“By sharing data, fostering trust and …”: an -ing form already governs this one, with nothing finite
    between, and the list goes on behind it.
    """
    opened = False
    for text in reversed(texts[max(0, comma - 12) : comma]):
        if text in (",", ";", ":"):
            break
        opened = _is_gerund(text)
    return opened and comma < 8 and _goes_on(texts, comma + 1)


def _goes_on(texts: Sequence[str], at: int) -> bool:
    ahead = texts[at : at + 14]
    return any(
        text in ("and", "or") and any(map(_is_gerund, ahead[k + 1 : k + 3])) for k, text in enumerate(ahead)
    )


def _is_gerund(text: str) -> bool:
    return text.endswith("ing") and len(text) > 5


def _clause_end(texts: Sequence[str], at: int) -> int:
    last = at
    for k in range(at + 1, min(len(texts), at + 14)):
        if not is_word(texts[k]) or texts[k] == "while":
            break
        last = k
    return last
