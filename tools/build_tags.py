"""Build ``rules/data/english.tags``, the counts by which words are told their parts of speech. Run by hand,
never at lint time; the output is committed.

python tools/build_tags.py --text FILE... --tagger FOLDER --lemminflect FOLDER --textblob FOLDER
    --wordnet FOLDER

Reads (all permissively licensed; the notices are in ``rules/data/english.LICENSE``):

* ``--text``: running text, a paragraph a line (``tools/read_texts.py`` makes it).
* ``--tagger``: the folder of the Python package ``textblob-aptagger`` 0.2 (MIT), whose weights tag it.
* ``--lemminflect``: the folder of ``lemminflect`` 0.2 (MIT): the forms of words.
* ``--textblob``: the folder of ``textblob`` 0.20 (MIT): the lexicon of Brill's tagger (MIT).
* ``--wordnet``: the folder ``/usr/share/wordnet`` of the Debian package ``wordnet-base`` 3.0: which words are
  nouns and verbs.

What is counted: which part of speech each word and each ending is, and which follows which two. The layout of
the table is described in ``copydesk.language.tagging.tagtable``.
"""

from __future__ import annotations

import gzip
import math
import re
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from multiprocessing import Pool
from pathlib import Path
from struct import pack
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.language.buckets import fingerprint
from copydesk.language.lexicon.lexicon import Lexicon as Dictionary
from copydesk.language.mapped import with_header
from copydesk.language.tagging.tagtable import (
    BUCKETS,
    LONGEST_ENDING,
    MAGIC,
    NONE,
    PLACES,
    SCALE,
)
from tools.build_dictionary import ROOT, lines, replace
from tools.perceptron import Perceptron, cut_sentences

TAGS = (
    "^ NN NNS NNP NNPS N$ JJ JJR JJS RB RBR RBS VB VBP VBZ VBD VBN VBG MD TO IN DT PDT PRP PRP$ EX WDT WP "
    "WP$ WRB CC CD RP UH PB PH PM FW , . : ( ) Q SYM"
).split()
NUMBER = {tag: number for number, tag in enumerate(TAGS)}
SHARES = (1.0, 0.8, 0.6, 0.4, 0.25, 0.12, 0.06, 0.03, 0.012, 0.005)
"""To these the shares of the parts of speech of a word are rounded, so that many words are of one kind."""
NAMES = ("NNP", "NNPS")
LEAST_SHARE = 0.015
ALWAYS = {
    "a an the": "DT",
    "this": "DT",
    "these those each every another": "DT",
    "either neither both all": "DT CC PDT",
    "he she they we i me him us them it": "PRP",
    "you": "PRP",
    "its their your my our": "PRP$",
    "his": "PRP$ PRP",
    "and or nor": "CC",
    "of at from with into during between among upon": "IN",
    "is was has does": "VBZ",
    "can could may might must shall should would": "MD",
    "were did": "VBD",
    "had": "VBD VBN",
    "are am": "VBP",
    "be": "VB",
    "been": "VBN",
    "being": "VBG",
    "who whom": "WP",
    "whose": "WP$",
    "not n't never": "RB",
    "to": "TO",
    "cannot": "MD",
    "docs apps blogs emails configs repos specs": "NNS",
}
"""Words of which there are no two opinions: the tagger and headings in capitals have made up others. The past
of be is told from its present by the word, so that "was" may count as a form in -s."""

SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})or(?=s?$|ed$|ing$|ite|able|ful|less)"), "our"),
    (re.compile(r"iz(?=e[sdr]?$|ing$|ation)"), "is"),
    (re.compile(r"yz(?=e[sd]?$|ing$)"), "ys"),
    (re.compile(r"(?<=[bt])er(?=s?$)"), "re"),
    (re.compile(r"(?<=[aeiou])l(?=ed$|ing$|ers?$)"), "ll"),
    (re.compile(r"^tire(?=s?$)"), "tyre"),
    (re.compile(r"log(?=s?$)"), "logue"),
    (re.compile(r"ense(?=s?$)"), "ence"),
    (re.compile(r"^gray"), "grey"),
)
"""How American spellings become British ones; only what the dictionary has is taken."""

Lexicon = dict[str, dict[str, float]]


class Counts:
    """What was counted: tags, pairs and triples of tags, tags by word."""

    def __init__(self) -> None:
        self.one: Counter[int] = Counter()
        self.two: Counter[tuple[int, int]] = Counter()
        self.three: Counter[tuple[int, int, int]] = Counter()
        self.words: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, words: list[str], tags: list[str]) -> None:
        """Count a sentence."""
        first = second = 0
        for word, tag in zip(words, tags, strict=True):
            number = NUMBER[tag]
            self.one[number] += 1
            self.two[second, number] += 1
            self.three[first, second, number] += 1
            first, second = second, number
            if word[0].isalpha():
                self.words[word.lower().replace("’", "'")][tag] += 1
        self.one[0] += 1
        self.two[second, 0] += 1
        self.three[first, second, 0] += 1


def forms(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the forms of words with their tags."""
    with gzip.open(folder / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            lemma, kind, *cells = line.rstrip("\n").split(",")
            if kind == "verb":
                past, participle, ing, third = (cell.split("/") for cell in (*cells, "", "", "")[:4])
                yield from ((lemma, "VB"), (lemma, "VBP"))
                yield from ((form, "VBD") for form in past)
                yield from ((form, "VBN") for form in (participle if participle != [""] else past))
                yield from ((form, "VBG") for form in ing)
                yield from ((form, "VBZ") for form in third)
            elif kind == "noun" and lemma.islower():
                yield lemma, "NN"
                plurals = [form for cell in cells for form in cell.split("/")]
                yield from ((form, "NNS") for form in plurals if form != lemma)
            elif kind in ("adj", "adv"):
                tag = {"adj": "JJ", "adv": "RB"}[kind]
                yield lemma, tag
                more = (cell.split("/") for cell in (*cells, "")[:2])
                for degree, cell in zip("RS", more, strict=True):
                    yield from ((form, tag + degree) for form in cell)


def british(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield forms with their tags, and the British spelling of those in -or, -ize and -er that the dictionary
    has.
    """
    lexicon = Dictionary(str(ROOT / "rules" / "data"), lines)
    for form, tag in pairs:
        yield form, tag
        for american, other in SPELLINGS:
            changed = american.sub(other, form)
            if changed != form and lexicon.tier(changed):
                yield changed, tag


def dictionary(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the words that WordNet has as nouns and verbs."""
    for part, tags in (("noun", ("NN",)), ("verb", ("VB", "VBP")), ("adj", ("JJ",))):
        for line in (folder / f"index.{part}").read_text(encoding="ascii").splitlines():
            word = line.partition(" ")[0]
            if word.isalpha() and len(word) > 2 and int(line.split()[2]) > 0:
                yield from ((word, tag) for tag in tags)


def listed(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words of the lexicon of Brill's tagger with their likeliest tag."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        if word.isalpha() and tag in NUMBER:
            yield word, tag


def lexicon(
    counts: Counts,
    inflected: Iterable[tuple[str, str]],
    wordnet: Iterable[tuple[str, str]],
    brill: Iterable[tuple[str, str]],
) -> Lexicon:
    """Put together what is known of each word, as weights."""
    words: Lexicon = defaultdict(lambda: defaultdict(float))
    known: dict[str, set[str]] = defaultdict(set)
    for word, tag in inflected:
        if word:
            known[word.lower()].add(tag)
    for word, tag in wordnet:
        # A plural or a past that is a noun or an adjective of its own is told by the forms.
        if not known[word] & {"NNS", "VBD", "VBN", "VBG", "VBZ", "JJR", "JJS"}:
            known[word].add(tag)
    for word in [word for word in counts.words if word.endswith("s") and word not in known]:
        if "NN" in known.get(word[:-1], ()) and not word.endswith(("ss", "us", "is")):
            known[word].add("NNS")
            counts.words[word]["NNS"] += 5 * sum(counts.words[word].values())
    for word, tags in counts.words.items():
        total = sum(tags.values())
        for tag, count in tags.items():
            usual = known.get(word)
            made_up = (
                usual
                and tag not in usual
                and tag not in NAMES
                and not (tag == "RB" and word.endswith("ly"))
                and (count < 0.1 * total or total < 20)
            )
            if count >= LEAST_SHARE * total and (total > 2 or len(word) > 3) and not made_up:
                words[word][tag] = count
    for word, own in known.items():
        for tag in own:
            words[word][tag] += 0.4 if words[word] else 1.0
    for word, tag in brill:
        low = word.lower()
        if tag in NAMES:
            if low not in words:
                words[low][tag] += 1
        elif word == low:
            words[low][tag] += 2
    for word, weights in words.items():
        # A capital in a heading or a name makes no name of a word.
        small = sum(count for tag, count in weights.items() if tag not in NAMES)
        if small and (word in known or small > 0.4 * sum(weights.values())):
            for tag in NAMES:
                weights.pop(tag, None)
    for group, told in ALWAYS.items():
        for word in group.split():
            words[word] = {tag: words[word].get(tag, 1.0) for tag in told.split()}
    return {word: weights for word, weights in words.items() if weights}


def kind(tags: Mapping[str, float]) -> tuple[tuple[int, int], ...]:
    """Round the shares of a word: (tag, cost), the likeliest first."""
    total = sum(tags.values())
    rounded = []
    for tag, count in sorted(tags.items(), key=lambda item: -item[1])[:PLACES]:
        share = min(SHARES, key=lambda step: abs(math.log(step) - math.log(count / total)))
        rounded.append((NUMBER[tag], round(-math.log(share) * SCALE)))
    return tuple(sorted(rounded, key=lambda pair: (pair[1], pair[0])))


def endings(words: Lexicon) -> Lexicon:
    """Count the tags of rare words by their endings."""
    found: Lexicon = defaultdict(lambda: defaultdict(float))
    for word, tags in words.items():
        total = sum(tags.values())
        if total <= 20 and word.isalpha() and len(word) > 4:
            for size in range(1, LONGEST_ENDING + 1):
                for tag, count in tags.items():
                    if tag not in NAMES:
                        found["-" + word[-size:]][tag] += count / total
    return {end: tags for end, tags in found.items() if sum(tags.values()) >= (30 if len(end) > 3 else 10)}


def chains(counts: Counts) -> bytes:
    """Return the cost of each tag behind two others: three counts, weighed by how well each does without the
    instance at hand (deleted interpolation).
    """
    size, total = len(TAGS), sum(counts.one.values())
    behind_one: Counter[int] = Counter()
    behind_two: Counter[tuple[int, int]] = Counter()
    for (first, second, _), count in counts.three.items():
        behind_two[first, second] += count
    for (first, _), count in counts.two.items():
        behind_one[first] += count
    weights = [0.0, 0.0, 0.0]
    for (first, second, third), count in counts.three.items():
        shares = (
            (counts.one[third] - 1) / (total - 1),
            (counts.two[second, third] - 1) / max(1, behind_one[second] - 1),
            (count - 1) / max(1, behind_two[first, second] - 1),
        )
        weights[max(range(3), key=shares.__getitem__)] += count
    table = bytearray(size**3)
    for first in range(size):
        for second in range(size):
            for third in range(size):
                share = (
                    weights[0] * counts.one[third] / total
                    + weights[1] * counts.two[second, third] / max(1, behind_one[second])
                    + weights[2] * counts.three[first, second, third] / max(1, behind_two[first, second])
                ) / sum(weights)
                cost = min(255, round(-math.log(max(share, 1e-9)) * SCALE))
                table[(first * size + second) * size + third] = cost
    return bytes(table)


def laid_out(counts: Counts, words: Lexicon) -> bytes:
    """Lay everything out as a file."""
    kinds: dict[tuple[tuple[int, int], ...], int] = {}
    buckets: list[dict[bytes, int]] = [{} for _ in range(BUCKETS)]
    for word, tags in sorted(words.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        key = word.encode()
        number = kinds.setdefault(kind(tags), len(kinds))
        buckets[crc32(key) % BUCKETS].setdefault(fingerprint(key), number)
    starts, at = [], 0
    for bucket in buckets:
        starts.append(at)
        at += len(bucket)
    starts.append(at)
    empty = (NONE, NONE)
    parts = {
        "starts": pack(f"<{BUCKETS + 1}I", *starts),
        "words": b"".join(
            b"".join(bucket) + pack(f"<{len(bucket)}H", *bucket.values()) for bucket in buckets
        ),
        "kinds": b"".join(
            bytes(part for pair in (*one, *[empty] * (PLACES - len(one))) for part in pair) for one in kinds
        ),
        "chains": chains(counts),
    }
    total = sum(counts.one.values())
    sections, place = {}, 0
    for name, data in parts.items():
        sections[name] = [place, len(data)]
        place += len(data)
    header = {
        "tags": TAGS,
        "common": [round(-math.log(max(1, counts.one[n]) / total) * SCALE) for n in range(len(TAGS))],
        "sections": sections,
    }
    print(f"{at} words and endings of {len(kinds)} kinds")
    return with_header(MAGIC, header, b"".join(parts.values()))


def main() -> None:
    """Build and write the table."""
    parser = ArgumentParser(description="Build the counts of parts of speech.")
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    for name in ("tagger", "lemminflect", "textblob", "wordnet"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    counts = Counts()
    tagger = Perceptron(args.tagger / "trontagger-0.1.0.pickle")
    paragraphs = (line for path in args.text for line in path.read_text(encoding="utf-8").splitlines())
    with Pool() as pool:
        for words, tags in pool.imap(tagger.tagged, cut_sentences(paragraphs), chunksize=2000):
            counts.add(words, tags)
    known = lexicon(
        counts,
        british(forms(args.lemminflect)),
        dictionary(args.wordnet),
        listed(args.textblob / "en" / "en-lexicon.txt"),
    )
    known.update(endings(known))
    target = ROOT / "rules" / "data" / "english.tags"
    replace(target, laid_out(counts, known))
    print(f"{sum(counts.one.values())} words counted, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
