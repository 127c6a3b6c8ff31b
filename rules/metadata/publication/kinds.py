"""What kind of text a file is, as its metadata, its place and its words tell (``profile-signs.toml``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import CODE, Facts

# In every three hundred words somebody says something, and one sentence in seven tells what.
_WORDS_PER_SAYING = 300
_SENTENCES_PER_SAYING = 7
_TELLING = frozenset({"neutral", "loaded", "evidence"})
_TELLERS = frozenset(
    {"person", "pronoun", "organisation", "collective", "office", "outlet", "unnamed", "anonymous"}
)
# Current affairs: hardly an I or a you, every third sentence names a country, capital or alliance.
_WORDS_PER_PERSON = 200
_OWN_VOICE = 0.03
_SENTENCES_PER_PLACE = 3
_PUBLIC = ("place", "metonym", "alliance")


class Kind(NamedTuple):
    """A profile that fits a file ("" when nothing tells), and in words by what it was told."""

    profile: str
    because: str


def tell_kind(facts: Facts, signs: Sequence[Mapping[str, Any]]) -> Kind:
    """Return the profile of the first sign that fits."""
    page = _Page(facts)
    for sign in signs:
        because = page.shows(sign)
        if because:
            return Kind(sign["profile"], because)
    return Kind("", "nothing in it tells what kind of text it is")


class _Page:
    """What signs are looked for in."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        names = facts.doc.source.path.replace("\\", "/").casefold().split("/")
        # What lies far above an article outside the project says nothing about it.
        self._folders = names[-4:-1] if names[0] in ("", "..") else names[:-1]
        self._name = names[-1].split(".")[0]

    def shows(self, sign: Mapping[str, Any]) -> str:
        """Say in words how the page shows a sign, or ""."""
        facts = self._facts
        if "key" in sign:
            return self._key(sign["key"], sign.get("values", ()))
        if "folder" in sign:
            found = next((name for name in self._folders if name in sign["folder"]), "")
            return f"the folder “{found}”" if found else ""
        if "file" in sign:
            return f"the name of the file, “{self._name}”" if self._name in sign["file"] else ""
        if "format" in sign:
            return f"the format {facts.doc.format}" if facts.doc.format == sign["format"] else ""
        if "dated" in sign:
            return "a path with the day in it" if facts.publication.dated_path else ""
        if "dateline" in sign:
            opened = facts.publication.dateline is not None or facts.publication.agency
            return "a dateline" if opened else ""
        if "syntax" in sign:
            text = facts.doc.source.text
            found = next((mark for mark in sign["syntax"] if mark in text), "")
            return f"“{found}” in the text" if found else ""
        if "code" in sign:
            return self._code(sign["code"])
        if "affairs" in sign:
            return self._affairs(sign["affairs"], sign["persons"])
        return self._reported(sign["reported"], sign["words"], sign["days"])

    def _key(self, keys: Sequence[str], values: Sequence[str]) -> str:
        for meta in self._facts.publication.every(*keys):
            if not values:
                return f"“{meta.key}” in the metadata"
            for value in meta.value if isinstance(meta.value, list) else [meta.value]:
                if str(value).strip().casefold().startswith(tuple(values)):
                    return f"“{meta.key}: {value}” in the metadata"
        return ""

    def _code(self, least: int) -> str:
        blocks = sum(block.kind == CODE for block in self._facts.doc.blocks)
        return f"{blocks} blocks of code" if blocks >= least else ""

    def _reported(self, least: int, words: Sequence[str], days: Sequence[str]) -> str:
        table = self._facts.word_table
        said = len(table.where(words))
        if said < least or said * _WORDS_PER_SAYING < len(table) or table.vocabulary.isdisjoint(days):
            return ""
        attributions = self._facts.attributions
        telling = sum(
            any(c.kind in _TELLERS and c.classes & _TELLING for c in statement.carriers)
            for statement in attributions.all
        )
        if not attributions.reports or telling * _SENTENCES_PER_SAYING < len(attributions.all):
            return ""
        return f"{said} words that report what people said, and a day"

    def _affairs(self, least: int, persons: Sequence[str]) -> str:
        table = self._facts.word_table
        if len(table.where(persons)) * _WORDS_PER_PERSON > len(table):
            return ""
        # Of so many sentences at least too few could name one.
        if self._facts.public_count * _SENTENCES_PER_PLACE < least:
            return ""
        attributions = self._facts.attributions
        size = len(attributions.all)
        if size < least or not attributions.reports or attributions.first_person_share > _OWN_VOICE:
            return ""
        public = sum(1 for _ in attributions.holding(*_PUBLIC))
        if public * _SENTENCES_PER_PLACE < size or 2 * len(self._facts.ledger.assertions) < size:
            return ""
        return "claim after claim about countries and alliances, in nobody's own voice"
