"""Reading the files that one article names, and what is kept of each."""

from __future__ import annotations

from typing import NamedTuple

from ..base.digest import sha256
from . import door
from .door import UNCHECKED
from .filetext import NotReadable, text_of

READ = "read"
_LARGEST = door.LARGEST
_MOST_FILES = 500
_MOST_BYTES = 100_000_000


class Companion(NamedTuple):
    """One file: ``state`` says if it was read, ``detail`` why not, ``text`` what a reader of it sees."""

    path: str
    state: str
    detail: str = ""
    sha256: str = ""
    text: str = ""


class FileReader:
    """Reads the files that one article names, each once, by however many names; so many bytes in all.
    ``refused`` counts those that a bound leaves out, by the bound.
    """

    def __init__(self, folder: str, root: str, *, with_text: bool) -> None:
        self._folder, self._root, self._with_text = folder, root, with_text
        self._left, self._files = _MOST_BYTES, _MOST_FILES
        self._known: dict[str, Companion] = {}
        self.refused: dict[str, int] = {}

    def _refuse(self, name: str, why: str) -> Companion:
        """Take note that a bound leaves a file out."""
        self.refused[why] = self.refused.get(why, 0) + 1
        return Companion(name, UNCHECKED, f"the article names {why}")

    def read(self, name: str) -> Companion:
        """Read a file and take the text out of it. Never raises for what is in the file."""
        self._files -= 1
        if self._files < 0:
            return self._refuse(name, f"more than {_MOST_FILES} files")
        place = door.resolve(name, self._folder, self._root)
        if not isinstance(place, str):
            return Companion(name, *place)
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._read(name, place)
        return known._replace(path=name)

    def _read(self, name: str, place: str) -> Companion:
        found = door.read_plain(place, _LARGEST)
        if isinstance(found, door.Refused):
            return Companion(name, *found)
        data = found[1]
        self._left -= len(data)
        if self._left < 0:
            return self._refuse(name, "files that are too large together")
        digest = sha256(data).hexdigest()
        try:
            text = text_of(name, data) if self._with_text else ""
        except NotReadable as error:
            return Companion(name, error.state, str(error), digest)
        return Companion(name, READ, "", digest, text)
