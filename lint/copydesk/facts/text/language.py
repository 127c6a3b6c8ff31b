"""Which language a document and each of its blocks is in.

In order: what is declared; an own test by script and function words, which settles nearly all prose and
costs next to nothing; then langdetect, seeded, and only for undecided text of 200 letters or more. Short
or mixed text honestly gives "". Codes are primary language subtags (``en``, ``de``), without region.

The languages of the configuration do not replace the ones that langdetect may answer with, they add to
them: a detector that knows only the languages in which articles should be written would press a paragraph
in any other one into one of those, and its rules would then judge it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .stopwords import DISTINCT_ENGLISH, ENGLISH, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...document.model import Block, Document, Meta
    from ..facts import Facts

MIN_LETTERS = 200
"""Letters below which langdetect is not asked: its answers on less are close to chance."""

MIN_WORDS = 8
_SAMPLE = 2000
_META_KEYS = ("lang", "language", "inLanguage", "og:locale", "content-language", "dc.language")

_NAMES = {
    "english": "en", "deutsch": "de", "german": "de", "français": "fr", "french": "fr",
    "español": "es", "spanish": "es", "italiano": "it", "italian": "it", "português": "pt",
    "portuguese": "pt", "nederlands": "nl", "dutch": "nl", "polski": "pl", "polish": "pl",
    "svenska": "sv", "swedish": "sv", "dansk": "da", "danish": "da",
    "russian": "ru", "ukrainian": "uk", "chinese": "zh", "japanese": "ja", "korean": "ko", "arabic": "ar",
    "turkish": "tr", "greek": "el", "czech": "cs", "finnish": "fi", "hungarian": "hu", "romanian": "ro",
}  # fmt: skip
_THREE = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "pol": "pl", "swe": "sv", "dan": "da", "rus": "ru", "ukr": "uk", "zho": "zh",
    "jpn": "ja", "kor": "ko", "ara": "ar", "nor": "nb", "nob": "nb", "fin": "fi", "ces": "cs", "cze": "cs",
}  # fmt: skip

# First and last code point of a script, and the language it stands for when one is by far the most usual
# in it.
_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "cyrillic"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "arabic"), (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"), (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"), (0x1100, 0x11FF, "ko"),
    (0x1F00, 0x1FFF, "el"), (0x3040, 0x30FF, "ja"), (0x3400, 0x9FFF, "han"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip

_RELATIONS = (
    ("es", "pt", "ca", "gl", "it"), ("sv", "da", "nb"), ("cs", "sk"), ("hr", "sl"),
    ("ru", "uk", "be", "bg", "sr", "mk"),
)  # fmt: skip


def primary(code: str) -> str:
    """Reduce a language tag or an English language name to a primary subtag: ``en-GB``, ``en_GB``, ``eng``
    → ``en``.
    """
    tag = code.strip().casefold()
    if tag in _NAMES:
        return _NAMES[tag]
    head = tag.replace("_", "-").split("-")[0]
    head = _THREE.get(head, head)
    return head if head.isalpha() and 2 <= len(head) <= 3 and head not in ("und", "mul", "zxx") else ""


def declared_entry(doc: Document) -> Meta | None:
    """Return the metadata entry that declares the language, or None."""
    for key in _META_KEYS:
        entry = doc.meta(key)
        if entry is not None and _declared(entry.value):
            return entry
    return None


def declared_language(doc: Document) -> str:
    """Return the language that the metadata declares, or ""."""
    entry = declared_entry(doc)
    return _declared(entry.value) if entry is not None else ""


def _declared(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return _declared(value[0]) if value else ""
    if isinstance(value, dict):
        return _declared(value.get("alternateName") or value.get("name") or "")
    return primary(value) if isinstance(value, str) else ""


def document_language(facts: Facts) -> str:
    """Return the language of a document: the declared one, else the one told from its prose, else ""."""
    doc = facts.doc
    return declared_language(doc) or facts.told_language


def told_language(facts: Facts) -> str:
    """Return the language of the prose whatever is declared, or "" when it cannot be told."""
    doc = facts.doc
    outside = ("front-matter", "boilerplate")
    words: list[str] = []
    texts: list[str] = []
    for block in doc.prose_blocks:
        if block.kind in outside:
            continue
        words.extend(word.text for word in facts.words_in(block.start, block.end))
        texts.append(doc.text_of(block))
        if len(words) >= _SAMPLE:
            break
    return tell(words, "\n".join(texts), languages=tuple(facts.knowledge.settings.get("languages", ())))


def block_languages(facts: Facts) -> dict[int, str]:
    """Return the language of each prose block by block index.

    A language declared on the block counts first, then clear evidence in its own words; a block too short
    to tell has the language of the document.
    """
    doc = facts.doc
    whole = facts.language
    found: dict[int, str] = {}
    for block in doc.prose_blocks:
        tag = block.attrs.get("lang")
        found[block.index] = (primary(tag) if tag else "") or told_in_block(facts, block, whole) or whole
    return found


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
    doc = facts.doc
    found: list[Passage] = []
    for block in doc.prose_blocks:
        if block.kind in ("front-matter", "boilerplate"):
            continue
        language = facts.languages.get(block.index, "")
        first = doc.source.position(block.span.start).line
        last = doc.source.position(max(block.span.start, block.span.end - 1)).line
        if found and found[-1].language == language:
            before = found[-1]
            found[-1] = before._replace(last_line=max(before.last_line, last), blocks=before.blocks + 1)
        else:
            found.append(Passage(language, first, last, 1))
    return found


def told_in_block(facts: Facts, block: Block, expected: str = "") -> str:
    """Return the language that the words of one block show, or "" when they show none clearly."""
    doc = facts.doc
    words = [word.text for word in facts.words_in(block.start, block.end)]
    text = doc.text_of(block)
    if len(words) < MIN_WORDS and text.isascii():
        return ""
    return tell(words, text, expected, tuple(facts.knowledge.settings.get("languages", ())))


def tell(words: Sequence[str], text: str, expected: str = "", languages: Sequence[str] = ()) -> str:
    """Tell the language of a text from its words; ``expected`` is taken on slight evidence. "" when
    undecided. ``languages`` are languages of the configuration that langdetect shall know too.
    """
    lowered = [word.casefold() for word in words]
    if len(words) >= MIN_WORDS:
        english = sum(word in ENGLISH for word in lowered)
        if english * 5 >= len(words) and len(DISTINCT_ENGLISH.intersection(lowered)) >= 2:
            return "en"
        if expected == "en" and english * 8 >= len(words) and not DISTINCT_ENGLISH.isdisjoint(lowered):
            return "en"
    if not text.isascii():
        by_script = _by_script(text, lowered)
        if by_script:
            return by_script
    best, clear = _by_words(lowered) if len(words) >= MIN_WORDS else ("", False)
    if clear:
        return best
    # A list of names is in no language, and langdetect would call it one.
    names = sum(word[0].isupper() for word in words) * 2 > len(words)
    if not names and sum(map(str.isalpha, text)) >= MIN_LETTERS:
        # Only words that this module has no list of can add to its own languages.
        added = tuple(code for code in map(primary, languages) if code and code != "en" and code not in WORDS)
        return detect(text[:5000], ("en", *WORDS, *added) if added else ()) or best
    return best


def _by_script(text: str, words: Sequence[str]) -> str:
    counts: dict[str, int] = {}
    letters = 0
    for char in text[:4000]:
        if not char.isalpha():
            continue
        letters += 1
        point = ord(char)
        if point < 0x0370:
            continue
        for first, last, name in _SCRIPTS:
            if first <= point <= last:
                counts[name] = counts.get(name, 0) + 1
                break
    if not counts or letters < 4:
        return ""
    name = max(counts, key=lambda key: counts[key])
    if name == "han" and counts.get("ja", 0) * 10 >= letters:
        name = "ja"
    total = counts[name] + (counts.get("han", 0) if name == "ja" else 0)
    if total * 10 < letters * 6:
        return ""
    if name == "han":
        return "zh"
    if name == "arabic":
        return "ur" if set(text) & set("ٹڈڑے") else "fa" if set(text) & set("پچژگ") else "ar"
    if name == "cyrillic":
        return _cyrillic(text.casefold(), words)
    return name


def _cyrillic(text: str, words: Sequence[str]) -> str:
    for letters, language in (("ў", "be"), ("їєґ", "uk"), ("ѓќѕ", "mk"), ("ћђљњј", "sr"), ("әғқңөұү", "kk")):
        if any(letter in text for letter in letters):
            return language
    return _by_words(words)[0] or ("ru" if any(letter in text for letter in "ыэ") else "")


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for language, listed in WORDS.items():
        for word in set(listed.split()):
            index[word] = (*index.get(word, ()), language)
    for word in ENGLISH:
        index[word] = (*index.get(word, ()), "en")
    return index


def _by_words(words: Sequence[str]) -> tuple[str, bool]:
    """Decide by function words; say also whether the answer is clear among near relations.

    The best language needs three different function words that make a fifth of the text, and a lead over
    every language that is no near relation of it. Relations share so many function words that a short text
    cannot part them.
    """
    index = _languages_of()
    counts: dict[str, int] = {}
    different: dict[str, set[str]] = {}
    for word in words:
        for language in index.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
            different.setdefault(language, set()).add(word)
    order = ("en", *WORDS)
    ranked = sorted(counts, key=lambda language: (-counts[language], order.index(language)))
    if not ranked:
        return "", False
    best = ranked[0]
    if len(different[best]) < 3 or counts[best] * 5 < len(words):
        return "", False
    relations = next((group for group in _RELATIONS if best in group), (best,))
    behind = max((counts[language] for language in ranked if language not in relations), default=0)
    if counts[best] * 4 < behind * 5 and counts[best] - behind < 6:
        return "", False
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    return best, counts[best] * 4 >= second * 5 or counts[best] - second >= 6


def detect(text: str, languages: Sequence[str] = ()) -> str:
    """Ask langdetect, with a fixed seed; return a primary subtag, or "" when it is unsure, fails or is not
    installed.

    ``languages`` limits the answer to these codes; empty means all for which this module has function words.
    """
    try:
        detector = _factory(tuple(languages)).create()
        detector.append(text)
        ranked = detector.get_probabilities()
    except Exception:  # langdetect raises on text without features, and must never end a run
        return ""
    if not ranked or ranked[0].prob < 0.9:
        return ""
    return primary({"no": "nb"}.get(ranked[0].lang, ranked[0].lang))


@lru_cache(maxsize=4)
def _factory(languages: tuple[str, ...]) -> Any:
    # Profiles of other languages are never loaded: that is what limits the answer, and saves most of the
    # half second that the full set takes.
    import langdetect
    from langdetect.detector_factory import DetectorFactory

    DetectorFactory.seed = 0
    wanted = {"nb": "no", "zh": "zh-cn"}
    codes = [wanted.get(code, code) for code in (languages or ("en", *WORDS))]
    folder = str(langdetect.__file__).rsplit("__init__", 1)[0] + "profiles"
    profiles = []
    for code in dict.fromkeys(codes):
        try:
            with open(f"{folder}/{code}", encoding="utf-8") as stored:
                profiles.append(stored.read())
        except OSError:  # langdetect has no profile for this language
            continue
    factory = DetectorFactory()
    factory.load_json_profile(profiles)
    return factory
