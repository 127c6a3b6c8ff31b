"""Files to measure with: articles out of folders, texts out of .jsonl files, copies of them, and one
large file.

Everything that a program is given lies in a temporary folder, so that no configuration of the place where
the articles came from plays a part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

MARKDOWN = (".md", ".markdown")
PLAIN = (*MARKDOWN, ".txt")
ARTICLES = (*PLAIN, ".html", ".htm")
SMALL = 4_000  # bytes of the largest file that is taken for copies, where there are enough of them
MODELS = 50  # files that are varied to make many

FERRY = """\
---
title: The ferry returns to its winter timetable
author: Marten Oakes
date: 2026-10-02
---

# The ferry returns to its winter timetable

"""
PARAGRAPH = """\
The ferry between Sallow Bay and Inch Island returns to three crossings a day on 12 October 2026, the
harbour office said on Friday. The first boat leaves at 07:10 and the last one at 18:40, according to
[timetable {n}](https://sallowbay.org.uk/ferry/{n}). Ruth Penhale said engine {n} of the old boat needs work.

"""


class File(NamedTuple):
    """A file in a temporary folder: its path from there, its size in bytes."""

    path: str
    size: int


class Corpus(NamedTuple):
    """Files of one kind in one folder."""

    name: str
    folder: Path
    files: tuple[File, ...]

    def of(self, suffixes: tuple[str, ...]) -> tuple[File, ...]:
        """Return the files whose names end so."""
        return tuple(file for file in self.files if file.path.endswith(suffixes))

    def markdown(self) -> Corpus:
        """Return the same corpus with its Markdown files only."""
        return Corpus(f"{self.name}, Markdown", self.folder, self.of(MARKDOWN))


def article(size: int) -> str:
    """Return an article of about ``size`` bytes."""
    text, number = FERRY, 0
    while len(text) < size:
        number += 1
        text += PARAGRAPH.format(n=number)
    return text


def articles(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every article below a folder, and of every row with ``text`` of its
    .jsonl files (or of the one that ``source`` is itself).
    """
    for path in [source] if source.is_file() else sorted(source.rglob("*")):
        if path.suffix in ARTICLES and path.is_file():
            yield path.relative_to(source).as_posix(), path.read_bytes()
        elif path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                text = json.loads(line).get("text")
                if isinstance(text, str):
                    yield f"{path.stem}-{number:05}.txt", text.encode()


def corpus(name: str, source: Path, folder: Path, most: int) -> Corpus:
    """Write every n-th article of a source into a folder, so that they come to about ``most`` bytes."""
    found = list(articles(source))
    if not found:
        raise SystemExit(f"no articles in {source}")
    step = max(1, round(sum(len(data) for _, data in found) / most))
    return Corpus(name, folder, tuple(_write(folder, *each) for each in found[::step]))


def copies(corpora: list[Corpus], folder: Path, count: int) -> Corpus:
    """Make ``count`` different files out of the small ones of all corpora."""
    models = sorted(
        (file.size, index, file.path) for index, corpus in enumerate(corpora) for file in corpus.of(PLAIN)
    )
    small = [model for model in models if model[0] <= SMALL]
    chosen = cycle(small if len(small) >= MODELS else models[:MODELS])
    files = []
    for number, (_, index, path) in zip(range(count), chosen, strict=False):
        data = (corpora[index].folder / path).read_bytes()
        files.append(_write(folder, f"{number:04}-{Path(path).name}", data + _last_words(number)))
    return Corpus(f"{count:,} files", folder, tuple(files))


def change(corpus: Corpus) -> None:
    """Change the file in the middle of a corpus."""
    path = corpus.folder / corpus.files[len(corpus.files) // 2].path
    path.write_bytes(path.read_bytes() + _last_words(len(corpus.files)))


def large(corpora: list[Corpus], folder: Path, size: int) -> Corpus:
    """Make one Markdown file of ``size`` bytes (or a few less) out of the texts of all corpora."""
    texts = [corpus.folder / file.path for corpus in corpora for file in corpus.of(PLAIN)]
    parts, length = [], 0
    for number, path in enumerate(cycle(texts)):
        part = path.read_bytes() + _last_words(number)
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    text = b"".join(parts)[:size].decode(errors="ignore")
    return single(f"one file of {size / 1e6:g} MB", folder, text)


def single(name: str, folder: Path, text: str) -> Corpus:
    """Return one Markdown file as a corpus."""
    return Corpus(name, folder, (_write(folder, "article.md", text.encode()),))


def _last_words(number: int) -> bytes:
    return f"\n\nThe harbour office keeps {number} copies of this text.\n".encode()


def _write(folder: Path, name: str, data: bytes) -> File:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return File(name, len(data))


def clean_texts(folder: Path, step: int) -> Iterator[tuple[str, str, str]]:
    """Yield (set, id, text) of every ``step``-th row of every clean set."""
    for path in sorted(folder.glob("clean_*/data.jsonl")):
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number % step == 0:
                    row = json.loads(line)
                    yield path.parent.name, str(row.get("id", number)), row["text"]
