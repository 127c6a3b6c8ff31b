"""The sentences from which ``tools/fit_speech.py`` learns: speech acts, and what is none.

What machines say to their clients, clients to machines, and what machines say about their sources and their
part in a text stands, an example a line, in ``fixtures/speech`` (ACT.LANGUAGE.txt; none.LANGUAGE.txt is what
only looks like it). Each is put at several places of articles (surroundings.LANGUAGE.txt), so that its place
is a sign as well. The planted sentences of ``SETS`` in ``fixtures/unseen`` count too, the rest of these
texts as what is none, and so do the good examples of the rules of the family.

Of ordinary prose only signs are kept, in ``ordinary.tsv``: what is likely to be taken for an act, and a part
of the rest. No word of it is.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.unseen import marked  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.input.readers import read  # noqa: E402
from copydesk.testing import facts_of  # noqa: E402
from copydesk.testing.examples import cases  # noqa: E402
from rules.ai.speech.signs import all_signs  # noqa: E402

EXAMPLES, UNSEEN = ROOT / "fixtures" / "speech", ROOT / "fixtures" / "unseen"
ORDINARY = EXAMPLES / "ordinary.tsv"
HEAD = """\
# Sentences of ordinary prose (manuals, references, articles, books, speeches) that have classes of an act, by
# their signs; no word of them. Written by tools/fit_speech.py --gather: what is most likely to be taken for
# an act, and one of {sample} of the rest. Columns: act, part of the text, how many sentences, classes, place.
# Licence: MIT, as the project.
"""
ACTS = ("leftover", "prompt", "gap", "notice")
FORMATS = {
    ".md": "markdown",
    ".mdx": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
RULES = {
    **dict.fromkeys(("AID001", "AID004", "AID006", "AID008"), "notice"),
    **dict.fromkeys(("AIL003", "AIL004", "AIL005", "AIL006"), "leftover"),
    **dict.fromkeys(("AIL008", "AIL013"), "prompt"),
    "AIL012": "gap",
}
"""The rules whose good examples are none of an act."""
SETS = "abcdefg"
"""The sets of whole texts from which the weights were learnt; later ones measure them first."""
PARTS = 4
CHUNK, SAMPLE = 60, 40
Signs = frozenset[str]


class Row(NamedTuple):
    """A sentence: its act, its signs, whether it is such an act, how much it counts, the part it is of, and
    for how many sentences of ordinary prose it stands.
    """

    act: str
    signs: Signs
    told: bool
    weight: float
    part: int
    stands_for: int = 0


class Example(NamedTuple):
    """A planted sentence at one place: its act, its part, and the signs of the sentences that it touches."""

    act: str
    part: int
    found: tuple[Signs, ...]
    text: str


class Cue(NamedTuple):
    """A sentence with classes of an act: its range, its classes, the signs of its place."""

    act: str
    start: int
    end: int
    cues: Signs
    place: Signs

    @property
    def signs(self) -> Signs:
        """All signs together."""
        return frozenset(all_signs(self.cues, self.place))


def part_of(text: str) -> int:
    """Return of which part an example or an article is."""
    return crc32(text.encode()) % PARTS


def cued(text: str, form: str) -> tuple[int, list[Cue]]:
    """Return how many sentences a text has, and those of them that have classes of an act."""
    facts = facts_of(read(Source.from_text(text, "text"), form))
    found = [
        Cue(one.act, one.sentence.start, one.sentence.end, one.cues, one.place) for one in facts.speech_cues
    ]
    return len(facts.sentences), found


def placed(line: str, language: str) -> Iterator[str]:
    """Yield articles of a language with a line at several places."""
    surroundings = (EXAMPLES / f"surroundings.{language}.txt").read_text(encoding="utf-8")
    articles = [one.strip().split("\n\n") for one in surroundings.split("----\n")]
    for shift in range(6):
        blocks = list(articles[(part_of(line) + 7 * shift + (shift > 3) * 3) % len(articles)])
        if shift in (0, 4):
            blocks.insert(1, line)
        elif shift in (1, 5):
            blocks.append(line)
        elif shift == 2:
            blocks.insert(2, line)
        else:
            blocks[2] += " " + line
        yield "\n\n".join(blocks) + "\n"


def own(kind: str, acts: Iterable[str]) -> Iterator[Example]:
    """Yield the examples of a file (an act, or what is none) at their places, for each of some acts."""
    for file in sorted(EXAMPLES.glob(f"{kind}.*.txt")):
        for line in filter(None, file.read_text(encoding="utf-8").splitlines()):
            for text in placed(line, file.name.split(".")[1]):
                at = text.index(line)
                _, found = cued(text, "text")
                for act in acts:
                    signs = tuple(
                        c.signs for c in found if c.act == act and c.start < at + len(line) and at < c.end
                    )
                    yield Example(act, part_of(line), signs, line)


def near_misses() -> Iterator[Row]:
    """Yield the sentences of what the rules of the family must leave alone, wherever it stands; each counts
    little, since it stands in many carriers.
    """
    loaded = catalogue.load()
    for rule in loaded.rules.values():
        for case in cases(rule, loaded) if rule.id in RULES else ():
            for cue in cued(case.text, case.format)[1] if case.good else ():
                if cue.act == RULES[rule.id]:
                    yield Row(cue.act, cue.signs, False, 0.25, part_of(case.text))


def unseen() -> tuple[list[Example], list[Row]]:
    """Return the planted sentences of the sets of the family, and the sentences beside them."""
    planted: list[Example] = []
    beside: list[Row] = []
    for file in sorted(UNSEEN.glob(f"machine-[{SETS}].toml")):
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["text"]:
            text, places = marked(entry["text"])
            facts = facts_of(read(Source.from_text(text, "text"), entry.get("format", "markdown")))
            spans = [(one, facts.doc.lift(one.sentence.start, one.sentence.end)) for one in facts.speech_cues]
            part = part_of(entry["text"])
            for kind, (start, end) in zip(entry.get("kinds", []), places, strict=True):
                if kind in ACTS:
                    signs = tuple(
                        frozenset(one.signs)
                        for one, span in spans
                        if one.act == kind and span.start < end and start < span.end
                    )
                    planted.append(Example(kind, part, signs, text[start:end]))
            beside.extend(
                Row(one.act, frozenset(one.signs), False, 2.0, part)
                for one, span in spans
                if not any(span.start < end and start < span.end for start, end in places)
            )
    return planted, beside


def texts_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield name, text and format of the articles of a folder, or of a file with a paragraph a line, which is
    cut into articles.
    """
    if path.is_file():
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        for at in range(0, len(lines), CHUNK):
            yield f"{path.name} {at}", "\n\n".join(lines[at : at + CHUNK]).replace("\ufffc", "it"), "text"
        return
    for file in sorted(path.rglob("*")):
        form = FORMATS.get(file.suffix.lower())
        if form and file.is_file():
            yield file.name, file.read_text(encoding="utf-8", errors="replace"), form


def ordinary() -> tuple[int, list[Row]]:
    """Return how many sentences of ordinary prose were read, and what is kept of them."""
    rows: list[Row] = []
    sentences = 0
    for line in ORDINARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("sentences\t"):
            sentences = int(line.split("\t")[1])
        elif not line.startswith("#"):
            act, part, count, cues, place = line.split("\t")
            signs = frozenset(all_signs(frozenset(cues.split()), frozenset(place.split())))
            weight = min(int(count), 9) ** 0.5
            rows.append(Row(act, signs, False, weight, int(part), int(count)))
    return sentences, rows


def write_ordinary(sentences: int, rows: Iterable[tuple[str, int, int, Signs, Signs]]) -> None:
    """Write what is kept of ordinary prose: act, part, count, classes, signs of the place."""
    lines = sorted(
        f"{act}\t{part}\t{count}\t{' '.join(sorted(cues))}\t{' '.join(sorted(place))}"
        for act, part, count, cues, place in rows
    )
    text = HEAD.format(sample=SAMPLE) + f"sentences\t{sentences}\n" + "\n".join(lines) + "\n"
    ORDINARY.write_text(text, encoding="utf-8", newline="\n")
