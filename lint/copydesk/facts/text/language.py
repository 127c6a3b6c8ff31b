"""Which language a document and each of its blocks is in.

In order: what is declared; an own test by script and function words, which settles nearly all prose and
costs next to nothing; then langdetect, seeded, and only for undecided text of 200 letters or more. Short
or mixed text honestly gives "". Codes are primary language subtags (``en``, ``de``), without region.

The languages of the configuration do not replace the ones that langdetect may answer with, they add to
them: a detector that knows only the languages in which articles should be written would press a paragraph
in any other one into one of those, and its rules would then judge it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.once import once
from ...document.blockcolumns import MANY
from ...language.languages import Languages, known_languages
from .scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...document.document import Document
    from ...document.model import Block, Meta
    from ..facts import Facts
    from ..knowledge import Data

MIN_LETTERS = 200
"""Letters below which langdetect is not asked: its answers on less are close to chance."""

MIN_WORDS = 8
HTML_HEAD = "html-head"
_SAMPLE = 2000
_MOST_SHORT = 200
_MOST_DETECTED = 5000
_META_KEYS = ("lang", "language", "inLanguage", "og:locale", "content-language", "dc.language")
_OUTSIDE = ("front-matter", "boilerplate")


def declared_entry(doc: Document, data: Data) -> Meta | None:
    """Return the metadata entry that declares the language, or None."""
    languages = known_languages(data)
    for key in (*_META_KEYS, *_keys_of_generators(data("site-generators.toml"))):
        entry = doc.meta(key)
        if entry is not None and _declared(entry.value, languages):
            return entry
    return None


@once
def _keys_of_generators(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys under which site generators keep the language of a page."""
    return tuple(dict.fromkeys(key for row in table["generator"] for key in row.get("language", ())))


def _declared(value: Any, languages: Languages) -> str:
    if isinstance(value, (list, tuple)):
        return _declared(value[0], languages) if value else ""
    if isinstance(value, dict):
        return _declared(value.get("alternateName") or value.get("name") or "", languages)
    return languages.primary(value) if isinstance(value, str) else ""


def document_language(facts: Facts) -> str:
    """Return the language of a document: the declared one, else the one told from its prose, else "".

    What the element of a page declares is often the default of its template, so that prose which is clearly
    English counts more.
    """
    entry = facts.declared_language
    declared = _declared(entry.value, known_languages(facts.data)) if entry else ""
    if entry is None or (declared != "en" and entry.origin == HTML_HEAD and facts.told_language == "en"):
        return facts.told_language
    return declared


def told_language(facts: Facts) -> str:
    """Return the language of the prose whatever is declared, or "" when it cannot be told."""
    doc, table = facts.doc, facts.word_table
    words: list[str] = []
    texts: list[str] = []
    for block in doc.prose_blocks:
        if block.kind in _OUTSIDE:
            continue
        words += table.forms[table.first(block.start) : table.first(block.end)]
        texts.append(doc.text_of(block))
        if len(words) >= _SAMPLE:
            break
    return tell(words, "\n".join(texts), known_languages(facts.data), added=_configured(facts))


def _configured(facts: Facts) -> Sequence[str]:
    configured: Sequence[str] = facts.knowledge.settings.get("languages", ())
    return configured


class _ByIndex(Mapping[int, str]):
    """The languages of very many blocks by index, as a list."""

    __slots__ = ("_told",)

    def __init__(self, told: Mapping[int, str], size: int) -> None:
        self._told = list(map(told.get, range(size)))

    def __getitem__(self, index: int) -> str:
        found = self._told[index] if 0 <= index < len(self._told) else None
        if found is None:
            raise KeyError(index)
        return found

    def __iter__(self) -> Iterator[int]:
        return (index for index, found in enumerate(self._told) if found is not None)

    def __len__(self) -> int:
        return len(self._told) - self._told.count(None)


def block_languages(facts: Facts) -> Mapping[int, str]:
    """Return the language of each prose block by block index.

    A language declared on the block counts, unless its words are clearly English, or clearly not English
    where that is declared, as templates of pages do; then clear evidence in its own words. A block too short
    to tell has the language of the document, or that of its declaration, but for declarations that all longer
    blocks belie, or, where no block is long, all blocks together. So a wrong declaration silences nothing.
    """
    whole, languages = facts.language, known_languages(facts.data)
    found: dict[int, str] = {}
    short: dict[str, array[int]] = {}
    shown: dict[str, set[str]] = {}
    for block in facts.doc.prose_blocks:
        tag = block.attrs.get("lang")
        named = languages.primary(tag) if tag else ""
        told = _told_in(facts, block, named if named == "en" else "" if named else whole, languages)
        if told:
            shown.setdefault(named or whole, set()).add(told)
        else:
            short.setdefault(named or whole, array("I")).append(block.index)
        found[block.index] = (told if "en" in (told, named) else named) or named or told or whole
    for declared, indexes in short.items():
        told_of_it = shown.get(declared) or {
            _told_together(facts, indexes, languages) if declared != "en" else ""
        }
        if told_of_it == {"en"}:
            found.update(dict.fromkeys(indexes, "en"))
    return found if len(found) <= MANY else _ByIndex(found, len(facts.doc.blocks))


def _told_together(facts: Facts, indexes: Sequence[int], languages: Languages) -> str:
    """Return the language that several short blocks show together."""
    table, blocks = facts.word_table, facts.doc.blocks
    words = [
        word
        for index in indexes[:_MOST_SHORT]
        for word in table.forms[table.first(blocks[index].start) : table.first(blocks[index].end)]
    ]
    return tell(words, " ".join(words), languages, added=_configured(facts))


class Passage(NamedTuple):
    """A run of blocks in one language: 1-based lines of the file, both included, and how many blocks."""

    language: str
    first_line: int
    last_line: int
    blocks: int


def passages(facts: Facts) -> list[Passage]:
    """List the passages of a document by language, in reading order; language is "" where it cannot be told.

    Front matter and page furniture of HTML are in no passage. Rules that are bound to a language skip the
    passages in other ones; this is what a report needs to say so.
    """
    position = facts.doc.source.position
    told = facts.languages
    found: list[Passage] = []
    inside = (block for block in facts.doc.prose_blocks if block.kind not in _OUTSIDE)
    for language, run in groupby(inside, lambda block: told.get(block.index, "")):
        first, last, count = -1, 0, 0
        for block in run:
            start, end = block.span
            first = start if first < 0 else first
            last = max(last, start, end - 1)
            count += 1
        found.append(Passage(language, position(first).line, position(last).line, count))
    return found


def _told_in(facts: Facts, block: Block, expected: str, languages: Languages) -> str:
    """Return the language that the words of one block show, or "" when they show none clearly."""
    table = facts.word_table
    first, last = table.first(block.start), table.first(block.end)
    size = last - first
    if size >= MIN_WORDS and expected == "en":
        # A word is counted once here, which can only make the share smaller: what is enough stays enough.
        english = languages.english.intersection(table.lower[first:last])
        if len(english) * 4 >= size and not languages.distinct.isdisjoint(english):
            return "en"
    text = facts.doc.text_of(block)
    if size < MIN_WORDS and text.isascii():
        return ""
    return tell(table.forms[first:last], text, languages, expected, _configured(facts))


def tell(
    words: Sequence[str], text: str, languages: Languages, expected: str = "", added: Sequence[str] = ()
) -> str:
    """Tell the language of a text from its words; ``expected`` is taken on slight evidence. "" when
    undecided. ``added`` are languages of the configuration that langdetect shall know too.
    """
    folded = {word: word.casefold() for word in set(words)}
    lowered = list(map(folded.__getitem__, words))
    if len(words) >= MIN_WORDS:
        english = sum(map(languages.english.__contains__, lowered))
        if english * 5 >= len(words) and len(languages.distinct.intersection(lowered)) >= 2:
            return "en"
        slight = english * 8 >= len(words) and not languages.distinct.isdisjoint(lowered)
        if expected == "en" and slight and not _outnumbered(lowered, english, languages):
            return "en"
    if not text.isascii():
        by_script = script_of(text, lambda: _by_words(lowered, languages)[0])
        if by_script:
            return by_script
    best, clear = _by_words(lowered, languages) if len(words) >= MIN_WORDS else ("", False)
    if clear:
        return best
    # A list of names is in no language, and langdetect would call it one.
    names = sum(word[0].isupper() for word in words) * 2 > len(words)
    if not names and sum(map(str.isalpha, text)) >= MIN_LETTERS:
        from .detector import detect

        # Only words that no file of ours lists can add to our own languages.
        more = (code for code in map(languages.primary, added) if code and code not in languages.codes)
        return detect(text[:_MOST_DETECTED], (*languages.codes, *more)) or best
    return best


def _outnumbered(words: Sequence[str], english: int, languages: Languages) -> bool:
    """Say whether twice as many words as the English ones are small words of another language: "Keine
    Weitergabe der Daten an Dritte in diesem Fall" has two that are English, too.
    """
    best, clear = _by_words(words, languages)
    if not clear or best == "en":
        return False
    return sum(best in languages.speakers.get(word, ()) for word in words) >= 2 * english


def _by_words(words: Sequence[str], languages: Languages) -> tuple[str, bool]:
    """Decide by function words; say also whether the answer is clear among near relations.

    The best language needs three different function words that make a fifth of the text, and a lead over
    every language that is no near relation of it. Relations share so many function words that a short text
    cannot part them.
    """
    speakers = languages.speakers
    counts: dict[str, int] = {}
    different: dict[str, int] = {}
    for word, times in Counter(filter(speakers.__contains__, words)).items():
        for language in speakers[word]:
            counts[language] = counts.get(language, 0) + times
            different[language] = different.get(language, 0) + 1
    ranked = sorted(counts, key=lambda language: (-counts[language], languages.codes.index(language)))
    if not ranked:
        return "", False
    best = ranked[0]
    if different[best] < 3 or counts[best] * 5 < len(words):
        return "", False
    relations = languages.relations(best)
    behind = max((counts[language] for language in ranked if language not in relations), default=0)
    if counts[best] * 4 < behind * 5 and counts[best] - behind < 6:
        return "", False
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    return best, counts[best] * 4 >= second * 5 or counts[best] - second >= 6
