"""The vocabulary of notices about AI: the lists of ``ai-notices``, a file a language, ready to be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from copydesk.api import (
    Data,
    Facts,
    Scanner,
    ShapeReadings,
    Shapes,
    Tokens,
    cached_property,
    is_word,
    regex,
    tokenise,
)

from ..leftovers.chatgrammar import elided
from .products import products_of

_TITLE = 4
"""So many words at most stand before a colon and call the text what it is."""


class NoticeWords:
    """The lists of a data file (see the comments there); sets of small letters. ``naming`` are the words that
    name an AI in the language, and ``products`` the names of the table of products.
    """

    def __init__(self, data: Mapping[str, Any], naming: Sequence[str], products: Sequence[str]) -> None:
        grammar: Mapping[str, Sequence[str]] = data.get("grammar", {})

        def listed(name: str) -> frozenset[str]:
            return frozenset(grammar.get(name, ()))

        sets = {name: [*elided(words, data.get("elided", ()))] for name, words in data["sets"].items()}
        spoken = [tokenise(name).texts for name in products]
        single = [texts[0] for texts in spoken if len(texts) == 1]
        pairs, dotted = ([texts for texts in spoken if len(texts) == size] for size in (2, 3))
        coined = [f"{maker}-{made}" for maker in sets.get("maker", ()) for made in sets.get("composed", ())]
        self._sets = {
            **sets,
            "coined": coined or sets["aiadj"],
            "aiadj": [*sets["aiadj"], *coined],
            "agent": [*sets["agent"], *single],
            **{f"product{size}": [texts[0] for texts in held] for size, held in ((2, pairs), (3, dotted))},
            "surname": [texts[-1] for texts in pairs],
            "domain": [texts[-1] for texts in dotted],
        }
        self._agents = [*data["agents"], "@product2 @surname", "@product3 . @domain"]
        self._products = frozenset(single)
        everything = (*naming, *products)
        words = [name for name in everything if name.rstrip("*").isalnum()]
        self._names = regex(rf"^(?:{'|'.join(map(_expression, words))})\w*", re.MULTILINE)
        phrases = [name for name in everything if not name.rstrip("*").isalnum()]
        self._phrase = regex(rf"\b(?:{'|'.join(map(_expression, phrases))})")
        self._literals = tuple(phrase.rstrip("*") for phrase in phrases)
        told_by = ("automation", "handling", "virtual")
        self._told_by = frozenset(word for name in told_by for word in sets.get(name, ()))
        self._device = frozenset(sets.get("device", ()))
        self.checking = tuple(grammar.get("checking", ()))
        self.reported = listed("reported")
        self.help, self.make, self.used = listed("help"), listed("make"), listed("used")
        self.asking, self.declaring = listed("asking"), listed("declaring")
        self.parts, self.pictures = listed("parts"), listed("pictures")
        self.texts, self.funds = listed("texts"), listed("funds")
        self.no_names, self.own = listed("no_names"), listed("own")
        self.people = listed("people")
        self.itself, self.endings = listed("itself"), listed("endings")
        self.ours, self.telling, self.finite = listed("ours"), listed("telling"), listed("finite")
        self._things = frozenset(sets["thing"]) | frozenset(sets.get("label", ()))
        prefixes = grammar.get("prefixes", ())
        self.prefixes = sorted((tuple(prefix.split()) for prefix in prefixes), key=len, reverse=True)
        self._data = data

    def _shapes(self, *groups: str) -> Shapes:
        notice, subjects = self._data["notice"], self._data["subjects"]
        stops = "|".join(self._data.get("stops", "").split())
        macros = {"SUBJECT": subjects, "AGENT": self._agents, "STOP": ("$", stops)}
        shapes = {group: ShapeReadings(notice.get(group, ()), macros) for group in groups}
        return Shapes(shapes, self._sets)

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
        return Shapes(self._data["burden"], self._sets)

    def named(self, facts: Facts) -> list[int]:
        """Return where words stand that name an AI, or a human in place of one, in reading order."""
        vocabulary = "\n".join(facts.vocabulary_parts)
        table, folded = facts.word_table, facts.folded
        names = {match.group() for match in self._names.finditer(vocabulary)}
        found = {table.starts[number] for number in table.where_parts(names)} if names else set()
        places = self._scanner.scan(folded)
        found.update(
            phrase.start for phrase in places.take("phrase") if self._phrase.match(folded, phrase.start)
        )
        if not self._device.isdisjoint(table.parts):
            end = -1
            for told_by in places.take("told_by"):
                device = self._devices.match(folded, told_by.start) if told_by.start >= end else None
                if device is not None:
                    found.add(device.start())
                    end = device.end()
        return sorted(found)

    @cached_property
    def _scanner(self) -> Scanner:
        """Finds the beginnings of phrases that name an AI, and the words of automation, in one pass."""
        return Scanner({"phrase": self._literals, "told_by": sorted(self._told_by)})

    @cached_property
    def _devices(self) -> re.Pattern[str]:
        """Programs, devices and services that are told by a word of automation before them."""
        kinds, things = ("|".join(map(re.escape, sorted(words))) for words in (self._told_by, self._device))
        return regex(rf"\b(?:{kinds})[ \n-]{{1,2}}(?:[a-z]{{2,15}}[ \n-]{{1,2}})?(?:{things})\b")

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
        return tuple(dict.fromkeys(text for text in texts if text in self._products))

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

    def titled(self, texts: Sequence[str]) -> bool:
        """Say whether tokens before a colon call the text what it is (“Match report”)."""
        return 0 < len(texts) <= _TITLE and texts[-1] in self._things

    def names(self, tokens: Tokens) -> bool:
        """Say whether the tokens are a label and nothing else."""
        words = tokens.words()
        return any(m.first == 0 and m.last >= len(words) - 1 for m in self.labels.find(words))


_kept: dict[str, tuple[Any, Any, Any, NoticeWords]] = {}


def languages(data: Data) -> Mapping[str, Sequence[str]]:
    """Return the languages in which notices are known, English first, with the words that name an AI."""
    named: Mapping[str, Sequence[str]] = data("ai-notices/naming.toml")["naming"]
    return named


def words_of(data: Data, language: str = "en") -> NoticeWords:
    """Return the vocabulary of a language in which notices are known; made once for all documents."""
    files = data(f"ai-notices/{language}.toml"), data("ai-notices/naming.toml"), products_of(data)
    kept = _kept.get(language)
    if kept is None or any(old is not new for old, new in zip(kept, files, strict=False)):
        kept = _kept[language] = (
            *files,
            NoticeWords(files[0], languages(data)[language], files[2].names),
        )
    return kept[3]


def degrees_of(text: str, data: Data) -> frozenset[str]:
    """Return the degrees (``generated``, ``assisted``) that the text of an English label names."""
    return words_of(data).degrees(tokenise(text).texts)


def _expression(name: str) -> str:
    return re.escape(name[:-1]) if name.endswith("*") else re.escape(name) + r"\b"
