"""Build ``rules/data/english.related``, which words are near each other in meaning. Run by hand; the output
is committed.

    python tools/build_related.py MODEL TOKENIZER

MODEL is the sentence encoder all-MiniLM-L6-v2 (Apache-2.0) as ONNX, TOKENIZER its ``tokenizer.json``; this
tool alone needs ``onnxruntime``, ``tokenizers`` and ``numpy``. Each of the frequent words is put into a few
small frames and the vectors of these are averaged. What all words share (the mean, and the direction in which
they differ most) is taken away and ``DIMENSIONS`` are left. The words of a stem become one vector, common
ones counting more; near are the ``PLACES`` nearest stems from ``LEAST`` on. Words that have a sense in common
(``rules/data/synonyms.txt``) are near in any case.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from copydesk.facts.text.terms import Stems, stems  # noqa: E402
from copydesk.language.lexicon.related import PLACES  # noqa: E402
from tools.neartables import lines, store  # noqa: E402

WORDS, STEMS = 40_000, 24_000
FRAMES = ("{}", "to {}", "a {}", "They said {} .", "it was {}")
DIMENSIONS = 64
LEAST, CLOSE = 0.42, 0.6
BATCH = 256


def vectors(words: list[str], model: str, tokenizer: str) -> Any:
    """Return a vector for each word, the average of its frames."""
    from onnxruntime import InferenceSession  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from tokenizers import Tokenizer  # type: ignore[import-not-found, unused-ignore]

    cut, session = Tokenizer.from_file(tokenizer), InferenceSession(model)
    cut.no_padding()
    total = np.zeros((len(words), 384))
    for frame in FRAMES:
        rows = [np.array(cut.encode(frame.format(word)).ids, dtype=np.int64) for word in words]
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        found = np.zeros((len(rows), 384), dtype=np.float32)
        for first in range(0, len(order), BATCH):
            part = order[first : first + BATCH]
            ids = np.zeros((len(part), max(len(rows[at]) for at in part)), dtype=np.int64)
            mask = np.zeros_like(ids)
            for number, at in enumerate(part):
                ids[number, : len(rows[at])] = rows[at]
                mask[number, : len(rows[at])] = 1
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            states = session.run(None, given)[0]
            found[part] = (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        total = total + found / np.linalg.norm(found, axis=1, keepdims=True)
    return total / len(FRAMES)


def reduced(found: Any) -> Any:
    """Take away what all words share and keep the directions in which they differ most."""
    weight = (1 / np.sqrt(np.arange(1, len(found) + 1)))[:, None]
    found = found - (found * weight).sum(0) / weight.sum()
    directions = np.linalg.eigh((found * weight).T @ found)[1][:, ::-1]
    found = found @ directions[:, 1 : DIMENSIONS + 1]
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def of_stems(words: list[str], found: Any, stem_of: Stems) -> tuple[list[str], Any]:
    """Return the commonest stems, and a vector for each."""
    sums: dict[str, Any] = defaultdict(float)
    mass: dict[str, float] = defaultdict(float)
    for rank, (word, vector) in enumerate(zip(words, found, strict=True), 1):
        if stem_of[word]:
            sums[stem_of[word]] += vector / rank**0.5
            mass[stem_of[word]] += 1 / rank
    names = sorted(sums, key=lambda name: -mass[name])[:STEMS]
    table = np.array([sums[name] for name in names])
    return names, table / np.linalg.norm(table, axis=1, keepdims=True)


def nearest(names: list[str], table: Any, stem_of: Stems) -> dict[str, dict[str, float]]:
    """Return what is near to each stem, and how near."""
    near: dict[str, dict[str, float]] = {}
    for first in range(0, len(names), 1000):
        for row, likeness in enumerate(table[first : first + 1000] @ table.T):
            likeness[first + row] = -1
            best = [at for at in np.argsort(-likeness)[:PLACES] if likeness[at] >= LEAST]
            near[names[first + row]] = {names[at]: float(likeness[at]) for at in best}
    for line in lines("synonyms.txt"):
        word, *others = (stem_of[part] for part in line.split())
        for one, two in ((word, other) for other in others if other != word):
            if one in near and two in near and one not in near[two]:
                near[one][two] = max(near[one].get(two, 0), CLOSE)
    return near


def main() -> None:
    """Write the file."""
    model, tokenizer = sys.argv[1:3]
    stem_of = stems(lines)
    words = [word for word in lines("english-frequency.txt") if word.isalpha() and len(word) > 1][:WORDS]
    found = reduced(vectors(words, model, tokenizer))
    near = nearest(*of_stems(words, found, stem_of), stem_of)
    ordered = {
        name: [(other, likeness >= CLOSE) for other, likeness in sorted(row.items(), key=lambda one: -one[1])]
        for name, row in near.items()
    }
    store("english.related", ordered)


if __name__ == "__main__":
    main()
