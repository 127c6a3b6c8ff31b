"""What earlier runs found, so that a file that has not changed need not be checked again.

The key of a result is everything that it depends on: the content, name and format of the file, the settings
that count for it with all files that they name, the rules, this program and what it runs on, the form of the
output, and the date where the date was asked for. What a result depends on beside that, the files that the
article names, is kept with it and looked at again. Times of articles play no part.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.digest import blake2b
from ..base.records import KEY, Records
from ..input import companions
from . import state
from .config import Settings
from .parts import Asked

if TYPE_CHECKING:
    from ..input.projecttree import Tree

_NAMES_FILES = 1
_BESIDE = "sources.toml"
_NO_PART = frozenset(
    {
        *("jobs", "fail-on", "baseline", "exclude", "overrides", "stet", "root", "extends"),
        *("max-bytes", "max-seconds", "max-run-seconds"),
    }
)
"""Keys of the configuration that decide which files are checked and what follows, not what is found."""


class Keys(NamedTuple):
    """The keys under which the result for one file is kept: ``plain``, or ``dated`` where the date counts."""

    plain: bytes
    dated: bytes


class Memory:
    """The results of one project for one form of output.

    ``allow_code`` as in ``Session``; ``today`` is the date of the run.
    """

    def __init__(
        self, root: str, today: str, asked: Asked, *, full: bool, allow_code: bool, least: str
    ) -> None:
        self._today = today
        said = repr((root, tuple(asked), full, allow_code, least)).encode("utf-8", "replace")
        group = blake2b(state.software() + said, digest_size=8).hexdigest()
        self._records = Records(f"results-{group}")
        self._settings: dict[int, bytes] = {}
        self._packs: dict[str, bytes] = {}
        self._beside: dict[str, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self._records)

    def keys(
        self,
        path: str,
        shown: str,
        data: bytes,
        settings: Settings,
        form: str,
        standing: Mapping[str, str],
        policy: str = "",
    ) -> Keys:
        """Return the keys for a file at ``path`` with some bytes.

        ``shown`` is the path as the report shows it, ``form`` a format that was given, ``standing`` what the
        configuration lets stand in it, ``policy`` what gates say beside that.
        """
        lists = self._lists(path)
        digest = blake2b(self._of(settings), digest_size=KEY)
        digest.update(
            f"{shown}\0{form}\0{lists}\0{sorted(standing.items())}\0{policy}\0".encode("utf-8", "replace")
        )
        digest.update(data)
        dated = digest.copy()
        dated.update(f"\0{self._today}".encode())
        return Keys(digest.digest(), dated.digest())

    def sheet_key(self, settings: Settings) -> bytes:
        """Return the key for what is said about the rules of some settings."""
        return blake2b(b"sheet" + self._of(settings), digest_size=KEY).digest()

    def report_key(self, report: dict[str, Any]) -> bytes:
        """Return the key for what was found about a report without its files."""
        return blake2b(b"report" + repr(report).encode("utf-8", "replace"), digest_size=KEY).digest()

    def find(self, keys: Keys, path: str, project: str, tree: Callable[[], Tree]) -> bytes | None:
        """Return the key under which a result for a file is kept, if it still holds; ``project`` is the
        folder of the project that the file belongs to, ``tree`` returns its files.
        """
        for key in keys:
            flags = self._records.flags(key)
            if flags is None:
                continue
            if flags & _NAMES_FILES and not self._holds(key, path, project, tree):
                continue
            return key
        return None

    def _holds(self, key: bytes, path: str, project: str, tree: Callable[[], Tree]) -> bool:
        record = self._records.get(key)
        if record is None:
            return False
        names, digest, _ = marshal.loads(record)
        return bool(companions.fingerprint(names, path, project, tree) == digest)

    def get(self, key: bytes) -> bytes | None:
        """Return a result, or None."""
        record = self._records.get(key)
        if record is None:
            return None
        data: bytes = marshal.loads(record)[2]
        return data

    def put(self, key: bytes, data: bytes, names: tuple[str, ...] = (), digest: str = "") -> None:
        """Keep a result, with the files that the article names and the digest of these."""
        record = marshal.dumps((tuple(names), digest, data))
        self._records.put(key, record, _NAMES_FILES if digest else 0)

    def close(self) -> None:
        """Write what is new."""
        self._records.close()

    def _lists(self, path: str) -> str:
        """Return the names of the lists of sources that stand beside a file."""
        folder, name = os.path.split(os.path.abspath(path))
        if folder not in self._beside:
            try:
                found = [entry for entry in os.listdir(folder) if entry.endswith(_BESIDE)]
            except OSError:
                found = []
            self._beside[folder] = frozenset(found)
        beside = self._beside[folder]
        return ", ".join(one for one in companions.list_names(name) if one in beside) if beside else ""

    def _of(self, settings: Settings) -> bytes:
        known = self._settings.get(id(settings))
        if known is None:
            known = self._settings[id(settings)] = self._digest(settings)
        return known

    def _digest(self, settings: Settings) -> bytes:
        digest = blake2b(digest_size=32)
        values = settings.values
        chosen: list[Any] = [(key, values[key].value) for key in sorted(values) if key not in _NO_PART]
        chosen.append("baseline" in values)  # it asks which rules ran, whatever it holds
        held = [(one.rules, self._of(one.settings)) for one in settings.held]
        digest.update(repr([settings.root, chosen, settings.words, held]).encode("utf-8", "replace"))
        named = [
            *settings.get("packs", ()),
            *settings.get("facts", ()),
            *settings.get("bibliography", ()),
            *settings.get("retractions", ()),
            *settings.get("schemas", {}).values(),
        ]
        for path in map(str, named):
            if path not in self._packs:
                self._packs[path] = state.content_of_pack(path)
            digest.update(self._packs[path])
        return digest.digest()
