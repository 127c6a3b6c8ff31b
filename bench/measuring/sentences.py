"""The sentences that were read and labelled as claims or none (``bench/labels/claims``), and what is
counted on them.

The labels hold no text. The documents stand in the folder of shared material: ``eval`` (one JSON object a
line), ``wild/files`` and ``seeds``; our own are in ``fixtures/claims``. A sentence is found by its hash.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from copydesk.document.source import Source
from copydesk.facts import Facts
from copydesk.input.readers import read
from copydesk.testing import facts_of

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "bench" / "labels" / "claims" / "sentences.jsonl"
OWN = ROOT / "fixtures" / "claims"
_LISTED = ("clean_state_union", "clean_inaugural", "clean_standardebooks")
_WIKI = "wiki_citation_needed"
_FORMATS = {".md": "markdown", ".html": "html", ".txt": "text"}


class Sentence(NamedTuple):
    """A labelled sentence: its entry in the ledger, how many sentences of its genre and score it stands for
    (``weight``), what a second reader said ("" for none), and whether its document is held out of the fit.
    """

    set: str
    entry: Any
    claim: bool
    weight: float
    again: str
    held_out: bool


def documents(shared: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield set, name, text and format of every document that sentences are drawn from."""
    for name in (*_LISTED, _WIKI):
        folder = shared / "eval" / name
        path = next(path for path in (folder / "data.jsonl", folder / "dev.jsonl") if path.exists())
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            # The encyclopaedia is cut into sentences already; the first part of the id names the page.
            known = row["id"].rsplit("-", 2)[0] if name == _WIKI else row["id"]
            yield ("wiki" if name == _WIKI else name), known, row["text"], "text"
    for name, folder in (("wild", shared / "wild" / "files"), ("seeds", shared / "seeds"), ("own", OWN)):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _FORMATS:
                text = path.read_text(encoding="utf-8", errors="replace")
                yield name, path.relative_to(folder).as_posix(), text, _FORMATS[path.suffix]


def facts(text: str, name: str, form: str) -> Facts:
    """Return the facts of a document."""
    return facts_of(read(Source.from_text(text, name), form))


def fingerprint(text: str) -> str:
    """Return what a sentence is known by in the labels."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def labelled(shared: Path) -> list[Sentence]:
    """Return the labelled sentences that are found in the documents, in the order of these."""
    wanted: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted[row["set"], row["file"]][row["sentence"]] = row
    found = []
    for part, name, text, form in documents(shared):
        rows = wanted.get((part, name))
        if not rows:
            continue
        held_out = crc32(f"{part}/{name}".encode()) % 2 == 1
        for entry in facts(text, name, form).ledger.entries:
            row = rows.pop(fingerprint(entry.sentence.text), None)
            if row is not None:
                claim, again = row["label"] == "claim", row.get("again", "")
                found.append(Sentence(part, entry, claim, row["weight"], again, held_out))
    return found


def average_precision(ranked: Sequence[tuple[bool, float]]) -> float:
    """Return the average precision of a ranking, best first: (relevant, weight)."""
    hits = seen = total = 0.0
    for relevant, weight in ranked:
        seen += weight
        if relevant:
            hits += weight
            total += weight * hits / seen
    return total / max(1e-9, hits)


def area(ranked: Sequence[tuple[float, bool, float]]) -> float:
    """Return the area under the curve: how often a claim scores above what is none (score, claim, weight);
    equal scores count half.
    """
    below: dict[float, float] = defaultdict(float)
    for score, claim, weight in ranked:
        below[score] += 0.0 if claim else weight
    under, ranks = 0.0, {}
    for score in sorted(below):
        ranks[score] = under + below[score] / 2
        under += below[score]
    claims = sum(weight for _, claim, weight in ranked if claim)
    return sum(weight * ranks[score] for score, claim, weight in ranked if claim) / max(1e-9, claims * under)


def f_measure(ranked: Sequence[tuple[float, bool, float]], least: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of calling everything from ``least`` on a claim."""
    hit = sum(weight for score, claim, weight in ranked if claim and score >= least)
    called = sum(weight for score, _, weight in ranked if score >= least)
    claims = sum(weight for _, claim, weight in ranked if claim)
    return hit / max(1e-9, called), hit / max(1e-9, claims), 2 * hit / max(1e-9, called + claims)


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Return Cohen's kappa of two readings."""
    size = len(pairs)
    same = sum(first == second for first, second in pairs) / size
    first, second = sum(a for a, _ in pairs) / size, sum(b for _, b in pairs) / size
    chance = first * second + (1 - first) * (1 - second)
    return (same - chance) / (1 - chance)
