"""The languages that the data files know: their names, codes and function words.

Function words (articles, pronouns, prepositions, conjunctions, forms of "to be" and "to have") make up a
quarter to a half of running prose whatever its subject, which is what telling a language counts. A language
is one file, ``languages/CODE.txt``, and a word in ``languages/index.txt``; codes are primary language subtags
(``en``, ``de``), without region. English is read at once, the others when a text is not plainly English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

_NO_LANGUAGE = frozenset({"und", "mul", "zxx"})
_NAMES_ONLY = "names"
_CODES_ONLY = "codes"


class Languages:
    """What the data files say. ``lines`` returns the lines of a data file by its name."""

    def __init__(self, lines: Callable[[str], Sequence[str]]) -> None:
        self._lines = lines
        self._fields: dict[str, Mapping[str, list[str]]] = {}
        english = self._of("en")
        self.english = frozenset(english["words"])
        """The function words of English."""
        self.distinct = frozenset(english["distinct"])
        """Those of them that are no usual word of another language."""

    def _of(self, code: str) -> Mapping[str, list[str]]:
        """Return the fields of a language by name, each the words of all its lines."""
        found = self._fields.get(code)
        if found is None:
            fields: dict[str, list[str]] = {}
            for line in self._lines(f"languages/{code}.txt"):
                name, _, words = line.partition(": ")
                fields.setdefault(name, []).extend(words.split())
            found = self._fields[code] = fields
        return found

    @cached_property
    def _index(self) -> list[list[str]]:
        return [line.split() for line in self._lines("languages/index.txt")]

    @cached_property
    def _groups(self) -> list[list[str]]:
        return [group for group in self._index if group[0] != _CODES_ONLY]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The languages with function words, in the order in which they are preferred."""
        return tuple(code for group in self._groups if group[0] != _NAMES_ONLY for code in group)

    @cached_property
    def tags(self) -> frozenset[str]:
        """The codes of all languages of the index."""
        return frozenset(code for group in self._index for code in group) - {_NAMES_ONLY, _CODES_ONLY}

    def is_tag(self, tag: str) -> bool:
        """Say whether a text is a language tag: a code of the index, alone or with region and script."""
        code, *rest = tag.casefold().split("-")
        return code in self.tags and all(2 <= len(part) <= 8 and part.isalnum() for part in rest)

    def relations(self, code: str) -> Sequence[str]:
        """Return a language and those that are so near to it that a short text cannot part them."""
        return next((group for group in self._groups if code in group), (code,))

    @cached_property
    def speakers(self) -> Mapping[str, tuple[str, ...]]:
        """The languages of each function word."""
        found: dict[str, tuple[str, ...]] = {}
        for code in self.codes:
            for word in set(self._of(code)["words"]):
                found[word] = (*found.get(word, ()), code)
        return found

    def _called(self, field: str) -> Mapping[str, str]:
        codes = [code for group in self._groups for code in group if code != _NAMES_ONLY]
        return {name: code for code in codes for name in self._of(code).get(field, ())}

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return self._called("name")

    @cached_property
    def _by_three(self) -> Mapping[str, str]:
        return self._called("code")

    def primary(self, tag: str) -> str:
        """Reduce a language tag or the name of a language to a primary subtag: ``en-GB``, ``en_GB``, ``eng``,
        ``English`` → ``en``; "" for what is neither.
        """
        tag = tag.strip().casefold()
        head = tag.replace("_", "-").split("-")[0]
        if len(head) > 2:
            head = self._by_name.get(tag) or self._by_three.get(head, head)
        return head if head.isalpha() and 2 <= len(head) <= 3 and head not in _NO_LANGUAGE else ""


@lru_cache(maxsize=4)
def known_languages(lines: Callable[[str], Sequence[str]]) -> Languages:
    """Return the languages of a door to data files; the same ones for all documents of a run."""
    return Languages(lines)
