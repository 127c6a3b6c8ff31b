"""Fit the weights by which a word is taken for one that was put into a term that nobody varies:
``python tools/fit_terms.py TEXT SET ... [--write]``.

SETs are ``fixtures/unseen/*.toml``. In some of them swapped words are marked (kind ``spinner-synonym``); what
stands in a term anywhere else in them is honest. So is all of TEXT: running text, a paragraph a line (as
``tools/read_texts.py`` makes it), cut into pieces. What is said again and again counts less. The model is a
logistic regression with a ridge. ``--write`` puts the weights into ``rules/data/swap-weights.toml``; the
thresholds there are chosen on real articles.
"""

from __future__ import annotations

import os
import sys
import tomllib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "lint")]

from bench.unseen import TODAY, marked  # noqa: E402
from copydesk.catalogue import catalogue  # noqa: E402
from copydesk.catalogue.ruleset import Choice, build  # noqa: E402
from copydesk.document.source import Source  # noqa: E402
from copydesk.input.readers import read  # noqa: E402
from tools.fit_swaps import TARGET, Row, fitted, odds_of  # noqa: E402

REAL, PIECE = 10.0, 200
"""So much counts what people put where; so many paragraphs are looked at together."""
TABLE = "[term-weights]\n"


def rows(text: Iterable[str], sets: Iterable[Path]) -> list[Row]:
    """Return what was measured of all that stands for a word of a term."""
    rules, code = build(catalogue.load(), Choice(today=TODAY, profile="default")), catalogue.load().codes[0]
    listed = import_module(code.name_of(os.path.join(code.folder, "typos/fixedterms.py")))

    def found(text: str, form: str) -> Iterator[tuple[dict[str, float], str, int, int]]:
        facts = rules.facts(read(Source.from_text(text, "text"), form))
        table = facts.word_table
        for one in listed.term_swaps(facts.scope(("prose", "-quote"), ("en",))):
            at = facts.doc.lift(table.starts[one.at], table.ends[one.upto])
            yield one.measures, f"{one.put} {one.meant}", at.start, at.end

    rows, honest = list[Row](), list[tuple[dict[str, float], str]]()
    for path in sets:
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("text", []):
            plain, places = marked(entry["text"])
            kinds = zip(places, entry.get("kinds", []), strict=False)
            ours = [place for place, kind in kinds if kind.startswith("spinner")]
            for measures, name, start, end in found(plain, entry.get("format", "markdown")):
                if any(start < last and first < end for first, last in ours):
                    rows.append(Row(measures, REAL, put=True))
                else:
                    honest.append((measures, name))
    lines = iter(text)
    while piece := "\n\n".join(line.rstrip("\n") for line in islice(lines, PIECE)):
        honest.extend((measures, name) for measures, name, _, _ in found(piece, "text"))
    often = Counter(name for _, name in honest)
    return rows + [Row(measures, often[name] ** -0.5, put=False) for measures, name in honest]


def put_table(name: str, weights: Mapping[str, float], *, write: bool) -> None:
    """Print a table of weights, with its ``name`` as it stands in the data file, and put it in its place
    there if asked to ``write``.
    """
    table = name + "".join(f"{key} = {round(value, 3)}\n" for key, value in weights.items())
    print(table)
    if write:
        head, _, rest = TARGET.read_text(encoding="utf-8").partition(name)
        _, sign, others = rest.partition("\n[")
        TARGET.write_text(head + table + sign + others, encoding="utf-8")


def main() -> None:
    """Fit, and write the weights when asked to."""
    parser = ArgumentParser(description="Fit the weights of words put into terms.")
    parser.add_argument("text", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with args.text.open(encoding="utf-8", errors="replace") as text:
        every = rows(text, args.sets)
    weights = fitted(every, {})
    for least in range(5):
        over = Counter(row.put for row in every if odds_of(weights, row.measures) > least)
        print(f"over {least}: {over[True]} that were put there, {over[False]} honest")
    put_table(TABLE, weights, write=args.write)


if __name__ == "__main__":
    main()
