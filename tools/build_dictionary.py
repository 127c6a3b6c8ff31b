"""Build the English word table that TYP001 looks words up in. Run by hand, never at lint time; the output
is committed.

python tools/build_dictionary.py --scowl DIR --symspell DIR --cspell DIR --cspell-words FILE... --wordnet DIR

Reads (all permissively licensed; the notices are in ``rules/data/english.LICENSE``):

* ``--scowl``: the folder ``/usr/share/dict/scowl`` of the Debian package ``scowl`` 2020.12.07 (``apt-get
  install scowl``): the words, by region and by size tier (10 = the most common words ... 95 = nearly
  everything).
* ``--symspell``: the folder of the Python package ``symspellpy`` 6.10 (``pip install symspellpy``), MIT: word
  counts, which its authors took from the Google Books Ngram data (CC BY 3.0) and cut down to the words of
  SCOWL.
* ``--cspell``: the unpacked npm package ``@cspell/dict-software-terms`` 5.4 (``npm pack``), MIT: names of
  tools and formats.
* ``--cspell-words``: word lists made with ``npx cspell-trie reader FILE.trie.gz`` from ``@cspell/dict-en_us``
  4.4 and ``@cspell/dict-en-gb-mit`` 3.1, MIT: words of the last years.
* ``--wordnet``: the folder ``/usr/share/wordnet`` of the Debian package ``wordnet-base`` 3.0: tells which
  words of the largest tier of SCOWL (which holds slips too) stand in a dictionary.
* ``tools/extra-words.txt``: words that are missing in those, written for this project.
* ``rules/data/names.txt``: names; ``rules/data/misspellings.txt``: what is listed there is never a word, even
  where the largest tier of SCOWL has it.

Writes ``english.words`` (the table; its layout is described in ``copydesk.lexicon.table``),
``english-frequency.txt`` (the words that may be suggested, most frequent first) and ``english.near``
(``build_near.py``).
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import unicodedata
from pathlib import Path
from struct import pack
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lint"))
from copydesk.catalogue.packdata import read_data
from copydesk.language.buckets import fingerprint
from copydesk.language.lexicon.gazetteer import parse_names
from copydesk.language.lexicon.lexicon import Lexicon
from copydesk.language.lexicon.misspellings import parse
from copydesk.language.lexicon.table import (
    BUCKETS,
    GB,
    LISTED,
    MAGIC,
    NAME,
    RARE,
    TIER_SHIFT,
    US,
)
from tools import build_near

ROOT = Path(__file__).resolve().parent.parent
COMMON, LARGEST, NAMES_UPTO, COMMON_NAMES = 70, 95, 80, 50
FREQUENT, SURE = 5, 250
TIER_RANKS = (1_000, 3_000, 6_000, 12_000, 25_000, 45_000)

LISTS = {
    US: r"(english|american)-(words|contractions)|special-hacker",
    GB: r"(english|british|british_z)-(words|contractions)|special-hacker",
    RARE: r"((british_|canadian_|australian_)?variant_[123]|canadian|australian)-(words|contractions)",
    NAME: r"(english|american|british|british_z|canadian|australian|variant_1)-"
    r"(upper|proper-names|abbreviations)",
}


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a data file of the project."""
    found: tuple[str, ...] = read_data(str(ROOT / "rules" / "data" / name))
    return found


def scowl(folder: Path, pattern: str, names: bool) -> dict[str, int]:
    """Return the words of the lists whose name fits the pattern, lower-cased, with their smallest size tier.

    Word lists hold a few entries with capitals ("Denmark" among the jargon): they count as names only.
    """
    sizes: dict[str, int] = {}
    for path in sorted(folder.iterdir()):
        name, _, size = path.name.rpartition(".")
        if not re.fullmatch(pattern, name):
            continue
        for word in path.read_text(encoding="latin-1").split():
            if not names and not word.islower():
                continue
            word = word.lower().removesuffix("'s")
            sizes[word] = min(int(size), sizes.get(word, 100))
    return sizes


def unaccented(word: str) -> str:
    """Return a word without its accents: newspapers print both café and cafe."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def counts(folder: Path) -> dict[str, int]:
    """Return how often each word stands in the corpus of symspellpy."""
    lines = (folder / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}


def software(folder: Path) -> set[str]:
    """Return the software terms of cspell, lower-cased; entries that are code rather than words are left
    out.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("dict/*.txt"))]
    texts += [gzip.decompress(path.read_bytes()).decode() for path in sorted(folder.rglob("dict/*.txt.gz"))]
    lines = (line.strip() for text in texts for line in text.splitlines())
    return {line.lower() for line in lines if re.fullmatch(r"[A-Za-z]{3,20}", line)}


def extra(path: Path) -> dict[str, int]:
    """Read the own additions: one or more words a line, ``#`` starts a comment, a capital marks a name."""
    words: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        for word in line.partition("#")[0].split():
            words[word.lower()] = words.get(word.lower(), 0) | (NAME if word[0].isupper() else US | GB)
    return words


def wordnet(folder: Path) -> set[str]:
    """Return the single words of WordNet."""
    lines = (
        line
        for part in ("noun", "verb", "adj", "adv")
        for line in (folder / f"index.{part}").read_text().splitlines()
    )
    return {word for line in lines if not line.startswith(" ") for word in line.split(" ", 1)[0].split("_")}


def collect(args: argparse.Namespace) -> tuple[dict[str, int], list[str], set[str]]:
    """Return the flags of every word, the suggestible words in order of frequency, and the words that need
    a second look.
    """
    found = {flag: scowl(args.scowl, pattern, flag == NAME) for flag, pattern in LISTS.items()}
    flags: dict[str, int] = {}
    common: set[str] = set()
    for flag in (US, GB, RARE):
        for word, size in found[flag].items():
            flags[word] = flags.get(word, 0) | flag | (RARE if size > COMMON else 0)
    for word, value in flags.items():
        if min(found[US].get(word, 100), found[GB].get(word, 100)) <= COMMON:
            flags[word] = value & ~RARE
            common.add(word)
    for word, flag in extra(ROOT / "tools" / "extra-words.txt").items():
        flags[word] = flags.get(word, 0) | flag
        if flag != NAME:
            common.add(word)
    for word in software(args.cspell):
        flags.setdefault(word, RARE)
    names = {word: size for word, size in found[NAME].items() if size <= NAMES_UPTO and len(word) > 1}
    every = {word: min(found[flag].get(word, 100) for flag in (US, GB, RARE)) for word in flags}
    trusted = wordnet(args.wordnet) | common
    for word, size in names.items():
        if size <= COMMON and every.get(word, 0) >= LARGEST:
            del flags[word]
        tier = 1 if size <= COMMON_NAMES and word not in flags else 0
        flags[word] = flags.get(word, 0) | NAME | tier << TIER_SHIFT
    for word, name in parse_names(lines("names.txt")).items():
        if " " not in word:
            if not name.ambiguous:
                flags.pop(word, None)
            flags[word] = flags.get(word, 1 << TIER_SHIFT) | NAME
    plain = (word for path in args.cspell_words for word in path.read_text(encoding="utf-8").split())
    for word in plain:
        # They write names of peoples and places small, too; what is a name elsewhere is none of ours.
        if word.isalpha() and word.islower():
            flags.setdefault(word, RARE)
    for word in [word for word in flags if not word.isascii()]:
        flags.setdefault(unaccented(word), flags[word])
    number = counts(args.symspell)
    ranked = sorted(
        (w for w in number if w in common and flags[w] & (US | GB) and (len(w) > 1 or w in "ai")),
        key=lambda w: (-number[w], w),
    )
    for rank, word in enumerate(ranked):
        tier = next((7 - at for at, limit in enumerate(TIER_RANKS) if rank < limit), 1)
        flags[word] |= tier << TIER_SHIFT
    wrong = parse(lines("misspellings.txt"))
    listed = [word for word in wrong if word in common]
    if listed:
        raise SystemExit(f"misspellings.txt lists common words: {' '.join(listed)}")
    for word in wrong:
        flags[word] = LISTED
    doubtful = {
        word
        for word, size in every.items()
        if size >= LARGEST and flags.get(word, 0) & RARE and word not in trusted
    }
    return flags, [word for word in ranked if word.isalpha() and word not in wrong], doubtful


def table(flags: dict[str, int]) -> bytes:
    """Lay the words out: see ``copydesk.lexicon.table``.

    Some fifty words share bucket and fingerprint with another one. The more frequent of the two speaks for
    both; a listed misspelling must not be lost that way (another modulus for the fingerprints helps).
    """
    buckets: list[dict[bytes, int]] = [{} for _ in range(BUCKETS)]
    for word in sorted(flags, key=lambda word: (-(flags[word] & (US | GB) and flags[word]), word)):
        data = word.encode()
        kept = buckets[crc32(data) % BUCKETS].setdefault(fingerprint(data), flags[word])
        if kept != flags[word] and LISTED in (kept, flags[word]):
            raise SystemExit(f"the misspelling {word!r} shares its fingerprint with a word")
    starts, at = [], 0
    for bucket in buckets:
        starts.append(at)
        at += len(bucket)
    starts.append(at)
    body = b"".join(b"".join(bucket) + bytes(bucket.values()) for bucket in buckets)
    return MAGIC + pack("<I", at) + pack(f"<{BUCKETS + 1}I", *starts) + body


def replace(path: Path, data: bytes) -> None:
    """Put a new file in the place of an old one that running programs may have mapped."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    fresh.replace(path)


def main() -> None:
    """Build and write both files."""
    parser = argparse.ArgumentParser(description="Build the English word table.")
    for name in ("scowl", "symspell", "cspell", "wordnet"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--cspell-words", type=Path, nargs="+", default=[])
    args = parser.parse_args()
    flags, ranked, doubtful = collect(args)
    words, frequency = (
        ROOT / "rules" / "data" / "english.words",
        ROOT / "rules" / "data" / "english-frequency.txt",
    )
    replace(words, table(flags))
    replace(frequency, ("\n" + "\n".join(ranked) + "\n").encode())
    build_near.write(words.parent)
    lexicon = Lexicon(str(words.parent), lines)
    slips = [
        word
        for word in sorted(doubtful)
        if 7 <= len(word) <= 12
        and (guess := lexicon.guess(word))
        and guess.sure >= SURE
        and lexicon.tier(guess.words[0]) >= FREQUENT
    ]
    lexicon.table.close()
    for word in slips:
        flags[word] = flags[word] & ~(US | GB) | RARE | 1 << TIER_SHIFT
    replace(words, table(flags))
    print(
        f"{len(flags)} words, {words.stat().st_size} bytes; {len(ranked)} suggestible words; {len(slips)} "
        f"doubtful words"
    )


if __name__ == "__main__":
    main()
