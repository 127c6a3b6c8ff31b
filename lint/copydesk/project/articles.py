"""Which files are nobody's prose although their names look like it."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase

from .wordlists import WORDS_NAME

_TEXTS = (".txt", ".text", ".md", ".markdown", "")

# Lists that programs read: of packages, of pages for robots, of names.
_NAMES = frozenset(
    {
        WORDS_NAME,
        "ads.txt",
        "app-ads.txt",
        "cmakelists.txt",
        "cname.txt",
        "dependency_links.txt",
        "entry_points.txt",
        "humans.txt",
        "manifest.txt",
        "robots.txt",
        "runtime.txt",
        "security.txt",
        "sellers.txt",
        "sources.txt",
        "top_level.txt",
        "version.txt",
    }
)
# What stands in every repository word for word, or is a list of names.
_STEMS = frozenset(
    {
        "authors",
        "codeowners",
        "contributors",
        "copying",
        "copying.lesser",
        "copyright",
        "licence",
        "license",
        "maintainers",
        "notice",
        "owners",
        "patents",
        "thirdpartynotices",
        "third-party-notices",
        "third_party_notices",
        "unlicense",
    }
)
_PATTERNS = (
    "*constraints*.txt",
    "*requirements*.txt",
    "licen[cs]e-*",
    "licen[cs]e.*",
    "google[0-9a-f]*[0-9a-f].html",  # the proof that a site is somebody's
)


def is_program_file(path: str) -> bool:
    """Say whether a text file is by its name a list for programs, a licence or a list of names."""
    name = os.path.basename(path).lower()
    stem, suffix = os.path.splitext(name)
    if name in _NAMES or any(fnmatchcase(name, pattern) for pattern in _PATTERNS):
        return True
    if stem in _STEMS and suffix in _TEXTS:
        return True
    folder = os.path.basename(os.path.dirname(path)).lower()
    return folder in ("requirements", "constraints") and suffix == ".txt"
