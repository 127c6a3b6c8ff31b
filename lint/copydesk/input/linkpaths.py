"""Addresses of links that lead into the project: which they are, and what files they may stand for.

An address may be written for the files as they lie (``../guide/start.md``), or for the site that a generator
makes of them (``../start/``, ``/guide/start.html``). What a generator, a template or a server makes up cannot
be told from the files, so only addresses that can mean nothing but a file are ever called dead.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from ..base.escapes import unquote
from ..base.regexes import regex

PAGES = ("md", "markdown", "mdx", "mdown", "mkd", "qmd", "rmd", "rst", "adoc", "ipynb", "txt", "html", "htm")
"""Endings of files of which a generator makes pages."""

_IMAGES = "png jpg jpeg gif svg webp avif bmp ico tif tiff heic mp4 webm mov mp3 ogg wav m4a"
_FILES = (
    "md markdown mdx mdown mkd qmd rmd rst adoc ipynb txt pdf csv tsv json jsonl yaml yml toml ini cfg conf "
    "xml doc docx xls xlsx ppt pptx odt ods epub bib ris tex zip gz tgz py pyi js mjs cjs jsx ts tsx css "
    "scss less sh bash ps1 bat rb go rs java kt c h cc cpp hpp cs swift scala sql lua r jl ex exs vue "
    "svelte proto tf"
)
IMAGES = frozenset(_IMAGES.split())
FILES = frozenset(_FILES.split()) | IMAGES
_SITE = frozenset(("html", "htm"))

_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]{1,40}:|//")
_MADE = regex(r"[{}<>\\^`\x00-\x1f]|\$[({A-Za-z]|%[%(]")
_HOST = regex(
    r"www\.[\w-]{1,60}\.[a-z]|[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}"
    r"\.(?:(?:com|org|net|edu|gov|co\.uk)(?:[/?#:]|\Z)|(?:io|dev|de|fr|eu|app)/)"
)
_NAMED = regex(r"[A-Z][A-Z0-9_-]{3,40}\Z")
_READ_ON_HOST = regex(
    r"(?:README|CONTRIBUTING|CHANGELOG|CODE_OF_CONDUCT|SECURITY|SUPPORT)(?:[._-][\w-]{1,12}){0,2}\.\w{2,8}\Z"
)
_ROUTES = frozenset(
    "issues issue pull pulls wiki releases tags actions discussions compare commit commits tree blob raw "
    "edit security projects graphs network stargazers labels milestones archive fork packages settings "
    "new merge_requests pipelines -".split()
)


_WRITTEN = regex(r"\]\(([^()\s]{1,300})[)\s]")


class Address(NamedTuple):
    """An address without a host: its path, decoded ("" for a place in the same file), and what follows #."""

    path: str
    fragment: str


def local(url: str) -> Address | None:
    """Read the address of a link; None for one that leads elsewhere or that a program fills in."""
    url = url.strip()
    if not url or len(url) > 1000 or _SCHEME.match(url) or _MADE.search(url) or url[0] in "@~$":
        return None
    path, mark, fragment = url.partition("#")
    path = path.partition("?")[0]
    if not path and not mark:
        return None
    return Address(unquote(path), unquote(fragment))


def written(text: str) -> list[str]:
    """Return the addresses of the links of a Markdown text, quickly: those in code are among them."""
    return _WRITTEN.findall(text)


def lacks_scheme(url: str) -> bool:
    """Say whether an address is that of a host, written without ``https://``: it leads to a file."""
    return _HOST.match(url.strip()) is not None


def ending(path: str) -> str:
    """Return the ending of a path in lower case without its dot, or ""."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name.strip(".") else ""


def means_file(path: str, article: str, *, pages: bool) -> bool:
    """Say whether a path can mean nothing but a file of the project.

    ``article`` is the name of the file in which it stands: what a code host shows as it is (README) has
    folders and names without an ending, too. ``pages`` says that pages of HTML are files here.
    """
    name = path.rpartition("/")[2]
    if ending(path) in FILES - _SITE or (pages and ending(path) in _SITE):
        return True
    if _NAMED.match(name):
        return True
    routes = _ROUTES.isdisjoint(path.split("/"))
    return _READ_ON_HOST.match(article) is not None and routes and ending(path) not in _SITE


def places(path: str, folder: str, article: str) -> Iterator[str]:
    """Yield the paths from the root of the project for which an address in an article may stand, the
    likeliest first. ``folder`` is that of the article, from the root, "" for the root itself. A path that
    leads out of the root is left out; nothing is yielded where the likeliest does.
    """
    if path.startswith("/"):
        here = folder
        while True:
            for site in ("", *_SITE_ROOTS):
                yield from _inside(posixpath.join(here, site, path.lstrip("/")))
            if not here:
                return
            here = posixpath.dirname(here)
    first = next(_inside(posixpath.join(folder, path)), None)
    if first is None:
        return
    yield first
    stem = article.rpartition(".")[0]
    # On a site each page is a folder: "../other/" in start.md stands for the neighbour.
    if stem.lower() not in ("index", "_index", "readme"):
        yield from _inside(posixpath.join(folder, stem, path))
    else:
        yield from _inside(posixpath.join(posixpath.dirname(folder), path))


_SITE_ROOTS = ("docs", "static", "public", "content", "src", "site", "source", "assets", "website", "pages")


def _inside(path: str) -> Iterator[str]:
    path = posixpath.normpath(path)
    if path == ".." or path.startswith("../"):
        return
    yield "" if path == "." else path


def spellings(name: str) -> Iterator[str]:
    """Yield the beginnings of names under which a generator finds the last part of a path: what may follow is
    an ending (``start`` for ``start.md`` and ``start.en.md``).
    """
    stem, _, end = name.rpartition(".")
    if stem and (end.lower() in _SITE or end.lower() == "php"):
        yield stem
    elif not ending(name):
        yield name
    elif end.lower() in PAGES:
        yield stem
