"""The frames of ``rules/data/english.swaps``: what stands beside a word, with small words between, and the
words that belong there ("in the _": red; "_ of thumb": rule; "neck and _": neck). ``tools/build_swaps.py``
runs it.

Frames are made of expressions of several words (WordNet, the Moby Thesaurus) and counted in running text. A
word belongs to a frame when a dictionary has the expression, or when it was counted there much oftener than
chance would have it. What was only met there is kept, too, where one that belongs there could be meant by it:
it is no swap.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from math import log
from pathlib import Path

from copydesk.language.tagging.swapframes import frames_at
from copydesk.language.tagging.swaptable import Fixed

LEAST, FIXED, MET = 6, 3.0, 2
"""So often, and so much likelier than chance (natural logarithm), stands in a frame what belongs there by
counts; so often stands what was met.
"""
BLOCK, PARTS = 500, 10
BY_BOOK, OURS = Fixed(4.0, 0.0, entry=True), Fixed(7.0, 0.0, entry=True)
SENTENCE = re.compile(r"[.!?;:()\"“”—]+|,")
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
Frames = dict[str, dict[str, Fixed]]


def phrases(wordnet: Path, moby: Path, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the expressions of several words, and the part of speech ("" if it is not known)."""
    for kind in kinds:
        for line in (wordnet / f"index.{kind}").read_text(encoding="utf-8").splitlines():
            word = line.partition(" ")[0]
            if "_" in word:
                yield word.replace("_", " "), kind
    text = moby.read_text(encoding="utf-8", errors="replace").lower()
    for phrase in set(re.findall(r"(?<=[,\n])[a-z']+(?: [a-z']+)+(?=[,\n])", text)):
        yield phrase, ""


def small_words() -> dict[str, str]:
    """Return the small words of frames, with what stands for them there."""
    found: dict[str, str] = {}
    for line in (Path(__file__).parent / "frame-words.txt").read_text(encoding="utf-8").splitlines():
        kind, _, words = line.rpartition(": ")
        if line[:1] != "#":
            found |= {word: kind or word for word in words.split()}
    return found


SMALL = small_words()


def weighed_apart(lines: Iterable[str], held: bool = False) -> Iterator[str]:
    """Yield nine tenths of the paragraphs of a text, or the last tenth."""
    for number, line in enumerate(lines):
        if (number // BLOCK % PARTS == 0) is held:
            yield line


def names(wordnet: Path, common: Collection[str]) -> Iterator[tuple[list[str], bool]]:
    """Yield the names of two common words, with small words between, and whether they are of our own list."""
    listed = (Path(__file__).parent / "known-names.txt").read_text(encoding="utf-8").splitlines()
    ours = {name for line in listed if line[:1] != "#" for name in line.split("; ")}
    data = (wordnet / "data.noun").read_text(encoding="utf-8")
    theirs = set(re.findall(r" ([A-Z][a-z]+_(?:of_|the_|and_)*[A-Z][a-z]+) [0-9a-f] ", data))
    for name in sorted(ours | {name.replace("_", " ") for name in theirs}):
        words = name.split()
        content = [word.lower() for word in words if word not in SMALL]
        if len(content) == len(words) - len(words[1:-1]) == 2 and all(word in common for word in content):
            yield words, name in ours


def named(known: Iterable[tuple[list[str], bool]]) -> Frames:
    """Return the frames of names: their words have their capitals in them."""
    found: Frames = defaultdict(dict)
    for words, ours in known:
        for at in (0, len(words) - 1):
            for frame in frames_at(words, at, SMALL):
                if not frame.islower():
                    found[frame][words[at].lower()] = OURS if ours else BY_BOOK
    return found


def forms_of(phrase: str, kind: str, verb: Callable[[str], Collection[str]]) -> Iterator[list[str]]:
    """Yield the words of a phrase in its forms: where it begins with a verb, in those of the verb."""
    first, *rest = phrase.split()
    yield [first, *rest]
    if kind == "verb" or (not kind and (len(rest) > 1 or rest[0] in SMALL)):
        for form in verb(first):
            if form != first:
                yield [form, *rest]


def by_book(
    expressions: Iterable[tuple[str, str]], content: Collection[str], verb: Callable[[str], Collection[str]]
) -> Frames:
    """Return the frames of expressions."""
    found: Frames = defaultdict(dict)
    for phrase, kind in expressions:
        for words in forms_of(phrase, kind, verb):
            for at, word in enumerate(words):
                if word in content:
                    for frame in frames_at(words, at, SMALL):
                        found[frame][word] = BY_BOOK
    return found


def counted(text: Iterable[str], content: Collection[str]) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Return how often words stand in frames, and at all."""
    frames: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for number, line in enumerate(text):
        for sentence in SENTENCE.split(line.lower()):
            words = WORD.findall(sentence)
            alone.update(words)
            for at, word in enumerate(words):
                if word in content:
                    frames.update((frame, word) for frame in frames_at(words, at, SMALL))
        if number % 100_000 == 99_999:
            for key in [key for key, often in frames.items() if often == 1]:
                del frames[key]
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (frame, word), often in frames.items():
        if often >= MET:
            found[frame][word] = often
    return found, alone


def frames(
    book: Frames,
    met: Mapping[str, Counter[str]],
    alone: Counter[str],
    stands_for: Mapping[str, Collection[str]],
    paired: Collection[str],
) -> Frames:
    """Return the frames with what belongs there, and what was met in place of it (``Fixed`` of noughts)."""
    total = sum(alone.values())
    found: Frames = {}
    for frame in book.keys() | met.keys():
        row = dict(book.get(frame, ()))
        here = met.get(frame, Counter())
        whole = sum(here.values())
        for word, often in here.items():
            together = log(often * total / whole / alone[word])
            if word in row:
                row[word] = Fixed(max(together, BY_BOOK.together), log(often / MET), entry=True)
            elif often >= LEAST and together >= FIXED:
                row[word] = Fixed(together, log(often / MET), entry=False)
        row = {word: fixed for word, fixed in row.items() if frame.replace("_", word) not in paired}
        if not row:
            continue
        for word in here:
            if word not in row and not row.keys().isdisjoint(stands_for.get(word, ())):
                row[word] = Fixed(0.0, 0.0, entry=False)
        found[frame] = row
    return found
