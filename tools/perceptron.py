"""Tag text with the weights of textblob-aptagger (MIT), for ``tools/build_tags.py``.

A contraction is one word here, as everywhere in Copydesk, with a tag of its own: ``PB`` (she's, they're),
``PH`` (they've), ``PM`` (they'll, let's), ``N$`` (the owner's). A verb with n't keeps the tag of the verb.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PLACEHOLDER = "\ufffc"
TOKEN = re.compile(r"[^\W_]+(?:['’\u2011-][^\W_]+)*|\ufffc|\.{2,}|--+|[^\w\s]")
NOT, SHORT = re.compile(r"(.+)(n['’]t)", re.I), re.compile(r"(.+)(['’](?:s|re|m|ve|ll|d))", re.I)
MARKS = {
    **dict.fromkeys("“”‘’'\"«»„", "Q"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys(".!?", "."),
    **dict.fromkeys((":", ";", "—", "–", "--", "…", "...", "-"), ":"),
    ",": ",",
    PLACEHOLDER: "NN",
}
SAME = {"``": "Q", "''": "Q", "-LRB-": "(", "-RRB-": ")", "#": "SYM", "$": "SYM"}
BACK = {"Q": "``", "(": "-LRB-", ")": "-RRB-"}
NO_WORD = frozenset(("``", "''", ",", ".", ":", "-LRB-", "-RRB-", "#", "$", "POS", "LS", "SYM"))
LONGEST = 120


class _Plain(pickle.Unpickler):
    """Reads weights and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module.strip("_"), name) in (("builtin", "set"), ("builtins", "set")):
            return set
        raise pickle.UnpicklingError(f"{module}.{name}")


def cut_sentences(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words and marks of each sentence of paragraphs."""
    for line in lines:
        tokens = TOKEN.findall(line)
        start = 0
        for number, token in enumerate(tokens[:-1]):
            behind = tokens[number + 1]
            opens = behind[0].isupper() or behind[0] in "“\"‘'(\ufffc"
            initial = (
                token == "." and number and len(tokens[number - 1]) <= 2 and tokens[number - 1][0].isupper()
            )
            if token in (".", "!", "?") and opens and not initial:
                yield tokens[start : number + 1]
                start = number + 1
        if 0 < len(tokens) - start <= LONGEST:
            yield tokens[start:]


def _normal(word: str) -> str:
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[0].isdigit() else word.lower()


class Perceptron:
    """The greedy averaged perceptron of textblob-aptagger."""

    def __init__(self, path: Path) -> None:
        """Read the weights."""
        with path.open("rb") as file:
            weights, self.sure, classes = _Plain(file, encoding="latin-1").load()
        self.classes = sorted(classes)
        number = {name: at for at, name in enumerate(self.classes)}
        self.weights = {
            feature: [(number[name], weight) for name, weight in row.items() if weight]
            for feature, row in weights.items()
        }

    def _tags(self, words: list[str]) -> list[str]:
        before, second = "-START-", "-START2-"
        around = ["-START-", "-START2-", *map(_normal, words), "-END-", "-END2-"]
        found = []
        for at, word in enumerate(words):
            mark = MARKS.get(word)
            tag = self.sure.get(word) or (BACK.get(mark, mark) if mark else None)
            if not tag:
                tag = self._best(word, around, at + 2, before, second)
            found.append(tag)
            second, before = before, tag
        return found

    def _best(self, word: str, around: list[str], at: int, before: str, second: str) -> str:
        scores = [0.0] * len(self.classes)
        for feature in (
            "bias",
            f"i suffix {word[-3:]}",
            f"i pref1 {word[0]}",
            f"i-1 tag {before}",
            f"i-2 tag {second}",
            f"i tag+i-2 tag {before} {second}",
            f"i word {around[at]}",
            f"i-1 tag+i word {before} {around[at]}",
            f"i-1 word {around[at - 1]}",
            f"i-1 suffix {around[at - 1][-3:]}",
            f"i-2 word {around[at - 2]}",
            f"i+1 word {around[at + 1]}",
            f"i+1 suffix {around[at + 1][-3:]}",
            f"i+2 word {around[at + 2]}",
        ):
            for number, weight in self.weights.get(feature, ()):
                scores[number] += weight
        best: str = self.classes[max(range(len(scores)), key=lambda number: (scores[number], number))]
        return best

    def tagged(self, tokens: list[str]) -> tuple[list[str], list[str]]:
        """Return the tokens of a sentence and their tags."""
        words, whose = self.parts(tokens)
        return tokens, self.together(tokens, words, whose, self._tags(words))

    @staticmethod
    def parts(tokens: list[str]) -> tuple[list[str], list[int]]:
        """Return tokens with contractions in two, and the number of the token to which each belongs."""
        words: list[str] = []
        whose: list[int] = []
        for number, token in enumerate(tokens):
            match = (NOT.fullmatch(token) or SHORT.fullmatch(token)) if len(token) > 2 else None
            parts = [match[1], match[2].replace("’", "'").lower()] if match else [token]
            words += parts
            whose += [number] * len(parts)
        return words, whose

    @classmethod
    def together(cls, tokens: list[str], words: list[str], whose: list[int], tags: list[str]) -> list[str]:
        """Return the tags of tokens from those of their parts."""
        found: list[str] = []
        for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if at and whose[at] == whose[at - 1]:
                found[-1] = cls._joined(word, tag, found[-1], tokens[whose[at]])
            elif not (word[0].isalnum() or word == PLACEHOLDER):
                found.append(MARKS.get(word, "SYM"))
            elif tag in NO_WORD:
                found.append("NN" if word[0].isalpha() else "CD")
            else:
                found.append(SAME.get(tag, tag))
        return found

    @staticmethod
    def _joined(word: str, tag: str, verb: str, whole: str) -> str:
        if word == "n't":
            return verb
        if word == "'s" and whole.lower()[:3] != "let":
            return "N$" if tag == "POS" else "PB"
        return {"'re": "PB", "'m": "PB", "'ve": "PH"}.get(word, "PM")
