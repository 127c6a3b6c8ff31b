"""The files of a project as the links of its articles see them: what is there, how it is spelt, what is near.

Folders are listed when something in them is asked for, each once in a run; nothing outside the root is looked
at, and links out of it are not followed.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from ..base.globs import Pattern, ignored, parse
from . import door, linkpaths
from .anchornames import Anchors

FILE, FOLDER, MISSING, OTHER_CASE, UNKNOWN = "file", "folder", "missing", "other-case", "unknown"
_MOST_ENTRIES = 20_000
_LARGEST = 3_000_000
_NEVER = frozenset((".git", ".hg", ".svn"))
_MARKS = (".git", "copydesk.toml")
_SAMPLE, _SAMPLE_BYTES, _TOLD = 24, 200_000, 4
_OF_SPHINX = frozenset(("conf.py", "myst.yml", "_toc.yml"))
_WITH_ANCHORS = frozenset(("md", "markdown", "mdx", "mdown", "mkd", "qmd", "rmd", "html", "htm"))


class Found(NamedTuple):
    """What is at a path: one of the states above, the path as it is really spelt, and for a missing one the
    path of a file that may be meant, or "".
    """

    state: str
    path: str
    near: str = ""


class Tree:
    """The files below one root."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self._marked = any(os.path.exists(os.path.join(self.root, name)) for name in _MARKS)
        self._samples: dict[str, dict[str, tuple[int, int]]] = {}
        self._listed: dict[str, dict[str, bool] | None] = {}
        self._folded: dict[str, dict[str, str]] = {}
        self._anchors: dict[str, tuple[str, Anchors] | None] = {}
        self._ignores: dict[str, tuple[Pattern, ...]] = {}
        self._found: dict[str, Found] = {}
        self._sphinx: dict[str, bool] = {"": self._is_sphinx("")}

    def listed(self, folder: str) -> dict[str, bool] | None:
        """Return the names in a folder (a path from the root), with whether each is a folder; None when it
        cannot be listed, leads out of the root, or is too large to be anybody's.
        """
        if folder not in self._listed:
            self._listed[folder] = self._list(folder)
        return self._listed[folder]

    def _list(self, folder: str) -> dict[str, bool] | None:
        place = os.path.join(self.root, folder) if folder else self.root
        real = os.path.realpath(place)
        if (folder and door.within(real, self.root) is None) or not _NEVER.isdisjoint(folder.split("/")):
            return None
        names: dict[str, bool] = {}
        try:
            with os.scandir(real) as entries:
                for entry in entries:
                    names[entry.name] = entry.is_dir()
                    if len(names) > _MOST_ENTRIES:
                        return None
        except OSError:
            return None
        return names

    def at(self, path: str) -> Found:
        """Look up a path from the root, spelt as it is."""
        found = self._found.get(path)
        if found is None:
            found = self._found[path] = self._at(path)
        return found

    def _at(self, path: str) -> Found:
        here, parts = "", path.split("/") if path else []
        for left, part in zip(range(len(parts) - 1, -1, -1), parts, strict=True):
            names = self.listed(here)
            if names is None:
                return Found(UNKNOWN, path)
            name = part if part in names else self._same(part, here, names)
            if not name:
                return Found(MISSING, path, "" if left else self._near(here, part, names))
            here = f"{here}/{name}" if here else name
            if left and not names[name]:
                return Found(MISSING, path)
            if not left and (here == path or _alike(here, path)):
                return Found(FOLDER if names[name] else FILE, here)
        return Found(OTHER_CASE, here) if parts else Found(FOLDER, "")

    def _same(self, part: str, folder: str, names: Iterable[str]) -> str:
        """Return the first of the names in a folder that is a given one but for capitals or the way its
        accents are stored, or "".
        """
        known = self._folded.get(folder)
        if known is None:
            known = self._folded[folder] = {}
            for name in names:
                known.setdefault(_fold(name), name)
        return known.get(_fold(part), "")

    def stands_for(self, path: str) -> Found:
        """Look up a path under all spellings that a generator of sites knows: without the ending of its page,
        as a folder with an index.
        """
        found = self.at(path)
        if found.state in (FILE, FOLDER, UNKNOWN):
            return found
        folder, _, name = path.rpartition("/")
        names = self.listed(folder) if self.at(folder).state == FOLDER else None
        for stem in linkpaths.spellings(name) if names else ():
            for known in names or ():
                start = (
                    known == stem or known.startswith(f"{stem}.") or _undated(known).startswith(f"{stem}.")
                )
                if start and (known == stem or linkpaths.ending(known) in linkpaths.PAGES):
                    return Found(FILE, f"{folder}/{known}" if folder else known)
        return found

    def holds(self, folder: str, ending: str) -> bool:
        """Say whether a folder holds a file with some ending."""
        names = self.listed(folder) or {}
        return any(not inner and linkpaths.ending(name) == ending for name, inner in names.items())

    def _near(self, folder: str, name: str, names: dict[str, bool]) -> str:
        """Return the path of the one file in a folder whose name is almost a given one."""
        from difflib import get_close_matches

        stem, _, end = name.rpartition(".")
        files = [known for known, inner in names.items() if not inner][:2000]
        stems = {known.rpartition(".")[0]: known for known in files if known.rpartition(".")[2] == end}
        close = get_close_matches(stem, stems, n=2, cutoff=0.8) if len(stem) > 3 else []
        # A name with another number is another one of a series.
        meant = [
            stems[one] for one in close if abs(len(one) - len(stem)) < 3 and _digits(one) == _digits(stem)
        ]
        if not close:
            kin = next((kind for kind in (linkpaths.PAGES, linkpaths.IMAGES) if end.lower() in kind), ())
            meant = [one for one in files if one.rpartition(".")[0] == stem and linkpaths.ending(one) in kin]
        return (f"{folder}/{meant[0]}" if folder else meant[0]) if len(meant) == 1 else ""

    def whole(self, folder: str, article: str) -> bool:
        """Say whether all files of the project can be expected: it is marked as one, and most links of other
        articles, in the folder of an article and at the top, find their files.
        """
        if not self._marked:
            return False
        found = [
            counts
            for place in dict.fromkeys((folder, ""))
            for name, counts in self._sample(place).items()
            if (place, name) != (folder, article)
        ]
        kept, lost = sum(one[0] for one in found), sum(one[1] for one in found)
        return kept + lost < _TOLD or lost * 4 <= kept + lost

    def _sample(self, folder: str) -> dict[str, tuple[int, int]]:
        """Return for some articles of a folder how many of their links to files find these, and how many do
        not.
        """
        if folder not in self._samples:
            names = sorted(name for name, inner in (self.listed(folder) or {}).items() if not inner)
            pages = [name for name in names if linkpaths.ending(name) in ("md", "markdown", "mdx")]
            step = max(1, len(pages) // _SAMPLE)
            self._samples[folder] = {name: self._counts(folder, name) for name in pages[::step][:_SAMPLE]}
        return self._samples[folder]

    def _counts(self, folder: str, name: str) -> tuple[int, int]:
        read = door.read_plain(os.path.join(self.root, folder, name), _SAMPLE_BYTES)
        text = "" if isinstance(read, door.Refused) else read[1].decode("utf-8", "replace")
        states = {
            path: self.stands_for(path).state
            for url in linkpaths.written(text)
            if (address := linkpaths.local(url)) is not None
            if linkpaths.ending(address.path) in linkpaths.FILES and address.path[:1] != "/"
            for path in list(linkpaths.places(address.path, folder, name))[:1]
        }
        lost = sum(state == MISSING for state in states.values())
        return len(states) - lost, lost

    def for_sphinx(self, folder: str) -> bool:
        """Say whether a folder belongs to a project of Sphinx or MyST."""
        if folder not in self._sphinx:
            above = folder.rpartition("/")[0]
            self._sphinx[folder] = self._is_sphinx(folder) or self.for_sphinx(above)
        return self._sphinx[folder]

    def _is_sphinx(self, folder: str) -> bool:
        return not _OF_SPHINX.isdisjoint(self.listed(folder) or ())

    def ignores(self, path: str) -> bool:
        """Say whether the ignore files of the project leave a path out: it is made by a build."""
        here = path
        while here:
            folder = here.rpartition("/")[0]
            patterns = self._ignoring(folder)
            relative = path[len(folder) :].lstrip("/")
            parts = relative.split("/")
            for size in range(1, len(parts) + 1):
                if ignored(patterns, "/".join(parts[:size]), size < len(parts)):
                    return True
            here = folder
        return False

    def _ignoring(self, folder: str) -> tuple[Pattern, ...]:
        if folder not in self._ignores:
            lines: list[str] = []
            if ".gitignore" in (self.listed(folder) or ()):
                found = door.read_plain(os.path.join(self.root, folder, ".gitignore"), _LARGEST)
                if not isinstance(found, door.Refused):
                    lines = found[1].decode("utf-8", "replace").splitlines()
            self._ignores[folder] = tuple(one for line in lines if (one := parse(line)) is not None)
        return self._ignores[folder]

    def anchors(self, path: str) -> tuple[str, Anchors] | None:
        """Return the digest of a page and the places in it that a link can name; None for what is no page."""
        if path not in self._anchors:
            self._anchors[path] = self._read_anchors(path)
        return self._anchors[path]

    def _read_anchors(self, path: str) -> tuple[str, Anchors] | None:
        if linkpaths.ending(path) not in _WITH_ANCHORS:
            return None
        found = door.read(path, self.root, self.root, _LARGEST)
        if isinstance(found, door.Refused):
            return None
        from ..base.digest import sha256

        text = found[1].decode("utf-8", "replace")
        return sha256(found[1]).hexdigest(), Anchors(text, page=linkpaths.ending(path) in ("html", "htm"))


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _alike(left: str, right: str) -> bool:
    return unicodedata.normalize("NFC", left) == unicodedata.normalize("NFC", right)


def _digits(name: str) -> str:
    return "".join(char for char in name if char.isdigit())


def _undated(name: str) -> str:
    """Return a name without what generators take off: ``2024-05-03-`` or ``01-`` before it."""
    return name.lstrip("0123456789-_.")
