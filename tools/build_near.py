"""Build ``rules/data/english.near`` from ``rules/data/english-frequency.txt``. Run by hand;
``build_dictionary.py`` does it, too. The output is committed.

python tools/build_near.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lint"))

from copydesk.language.lexicon.nearindex import build


def write(data: Path) -> tuple[int, int]:
    """Write the index into the folder of the list; return the numbers of words and bytes."""
    text = (data / "english-frequency.txt").read_text(encoding="ascii")
    words, at = [], 1
    for word in text.split():
        words.append((word, at))
        at += len(word) + 1
    index = build(words)
    # Running programs may have mapped the old one.
    fresh = data / "english.near.new"
    fresh.write_bytes(index)
    fresh.replace(data / "english.near")
    return len(words), len(index)


if __name__ == "__main__":
    print("{} words, {} bytes".format(*write(Path(__file__).resolve().parent.parent / "rules" / "data")))
