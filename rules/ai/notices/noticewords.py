"""The vocabulary of notices about AI: the lists of ``ai-notices.toml``, ready to be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from copydesk.api import Facts, Shapes, Tokens, is_word, once, regex, tokenise


class NoticeWords:
    """The lists of the data file (see the comments there); sets of small letters."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        lists: Mapping[str, Sequence[str]] = data["grammar"]
        words = [name for name in data["naming"] if name.rstrip("*").isalnum()]
        self._names = regex(rf"^(?:{'|'.join(map(_expression, words))})\w*", re.MULTILINE)
        phrases = [name for name in data["naming"] if not name.rstrip("*").isalnum()]
        self._phrase = regex(rf"\b(?:{'|'.join(map(_expression, phrases))})")
        self._literals = tuple(phrase.rstrip("*") for phrase in phrases)
        self.naming = (*words, *self._literals)
        self.checking = tuple(lists["checking"])
        self.reported = frozenset(lists["reported"])
        self.help, self.make, self.used = map(frozenset, (lists["help"], lists["make"], lists["used"]))
        self.asking, self.declaring = frozenset(lists["asking"]), frozenset(lists["declaring"])
        self.parts, self.pictures = frozenset(lists["parts"]), frozenset(lists["pictures"])
        self.texts, self.funds = frozenset(lists["texts"]), frozenset(lists["funds"])
        self.no_names, self.own = frozenset(lists["no_names"]), frozenset(lists["own"])
        self.itself, self.endings = frozenset(lists["itself"]), frozenset(lists["endings"])
        self.generic, self.telling = tuple(lists["generic"]), frozenset(lists["telling"])
        self.agents = frozenset(data["sets"]["agent"])
        self._things = frozenset(data["sets"]["thing"]) | frozenset(data["sets"]["label"])
        self.prefixes = sorted((tuple(prefix.split()) for prefix in lists["prefixes"]), key=len, reverse=True)
        self._data = data

    def _shapes(self, *groups: str) -> Shapes:
        notice = self._data["notice"]
        return Shapes({group: _expand(notice[group], self._data) for group in groups}, self._data["sets"])

    @cached_property
    def notices(self) -> Shapes:
        """The shapes of what a notice says, by its form."""
        return self._shapes(*(group for group in self._data["notice"] if group not in ("named", "review")))

    @cached_property
    def labels(self) -> Shapes:
        """The shapes of labels that are nothing else (“AI-generated content”)."""
        return self._shapes("named")

    @cached_property
    def reviews(self) -> Shapes:
        """The shapes of sentences that tell of a review by persons."""
        return self._shapes("review")

    @cached_property
    def burdens(self) -> Shapes:
        """The shapes of what is asked of the reader."""
        return Shapes(self._data["burden"], self._data["sets"])

    def named(self, facts: Facts) -> list[int]:
        """Return where words stand that name an AI, or a human in place of one, in reading order."""
        vocabulary = "\n".join(facts.vocabulary_parts)
        table, folded = facts.word_table, facts.folded
        names = {match.group() for match in self._names.finditer(vocabulary)}
        found = {table.starts[number] for number in table.where_parts(names)} if names else set()
        for literal in self._literals:
            at = folded.find(literal)
            while at >= 0:
                if self._phrase.match(folded, at):
                    found.add(at)
                at = folded.find(literal, at + 1)
        return sorted(found)

    def degrees(self, texts: Sequence[str]) -> frozenset[str]:
        """Return the degrees that the tokens of a notice name. “Created with the help of” is assistance; a
        label and a sentence in one line are judged apart, so that “AI-generated: created with AI assistance”
        names both.
        """
        found: set[str] = set()
        piece: set[str] = set()
        for text in (*texts, ":"):
            if text != ":":
                piece.update((text, *text.split("-")[1:]))
                continue
            # “We used X to draft this” tells what a person did with a tool.
            if piece & self.help or ("to" in piece and piece & self.used):
                found.add("assisted")
            elif piece & self.make:
                found.add("generated")
            piece = set()
        return frozenset(found)

    def about_this(self, tail: Sequence[str]) -> bool:
        """Say whether what follows “automatically generated” leaves it a notice about this text: nothing, how
        it was done, or one thing that this text can be. Other things, and things of a kind (“reports”), are
        what the article speaks of.
        """
        noun = ""
        for text in tail:
            if not is_word(text) or text in self.telling:
                break
            noun = text
        singular = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
        return not noun or (noun in self._things and (singular == noun or singular not in self._things))

    def pictured(self, words: set[str]) -> bool:
        """Say whether the words speak of a picture or a recording and of no text."""
        return bool(words & self.pictures) and not words & self.texts

    def tools(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the products that the tokens name, each once."""
        named = [text for text in texts if text in self.agents and not text.startswith(self.generic)]
        return tuple(dict.fromkeys(named))

    def skip_prefix(self, texts: Sequence[str]) -> int:
        """Return where the sentence proper begins: behind emoji, brackets, words like “Editor's note:”."""
        at = 0
        while at < len(texts) and not is_word(texts[at]):
            at += 1
        for prefix in self.prefixes:
            if tuple(texts[at : at + len(prefix)]) == prefix:
                after = at + len(prefix)
                if prefix[-1] == "that" or prefix == ("please", "note"):
                    return after + (after < len(texts) and not is_word(texts[after]))
                if after < len(texts) and texts[after] in (":", "-", "–", "—", "|", ".", ")", "]", "!"):
                    while after < len(texts) and not is_word(texts[after]):
                        after += 1
                    return after if after < len(texts) else at
        return at

    def names(self, tokens: Tokens) -> bool:
        """Say whether the tokens are a label and nothing else."""
        words = tokens.words()
        return any(m.first == 0 and m.last >= len(words) - 1 for m in self.labels.find(words))


@once
def words_of(data: Mapping[str, Any]) -> NoticeWords:
    """Make the vocabulary of the parsed ``ai-notices.toml``."""
    return NoticeWords(data)


def degrees_of(text: str, data: Mapping[str, Any]) -> frozenset[str]:
    """Return the degrees (``generated``, ``assisted``) that the text of a label names."""
    return words_of(data).degrees(tokenise(text).texts)


def _expression(name: str) -> str:
    return re.escape(name[:-1]) if name.endswith("*") else re.escape(name) + r"\b"


def _expand(lines: Sequence[str], data: Mapping[str, Any]) -> list[str]:
    return [
        line.replace("SUBJECT", subject).replace("AGENT", agent)
        for line in lines
        for subject in (data["subjects"] if "SUBJECT" in line else ("",))
        for agent in (data["agents"] if "AGENT" in line else ("",))
    ]
