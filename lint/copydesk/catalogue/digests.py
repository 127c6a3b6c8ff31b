"""What packs are, byte for byte: a hash of every file, and of each pack as a whole.

Nothing of a pack is run or decoded for it, so that the pack of a stranger may be hashed too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..base import store
from ..base.digest import blake2b
from ..base.files import read_regular
from ..base.regexes import regex
from .packfiles import MOST_DATA_BYTES, walk

_NAMED = regex(r'(?m)^(name|version)[ \t]*=[ \t]*"([^"\n]{1,100})"')
_MANIFEST = "pack.toml"
_RULE_DIGEST = 8


class PackState(NamedTuple):
    """A pack as it is on disk: its folder, what its ``pack.toml`` calls it, a digest of all its files, and
    one of each file by path.
    """

    folder: str
    name: str
    version: str
    digest: str
    files: Mapping[str, str]


def pack_state(folder: str) -> PackState:
    """Hash a pack. Raises ``OSError``."""
    whole = blake2b(digest_size=16)
    files: dict[str, str] = {}
    named: dict[str, str] = {}
    for path in sorted(walk(folder)):
        try:
            data = read_regular(path, MOST_DATA_BYTES)
        except (OSError, ValueError):
            data = b""  # a pipe, a link to nowhere, or far too much: nothing of it counts
        digest = blake2b(data)
        whole.update(f"{os.path.relpath(path, folder).replace(os.sep, '/')}\0".encode("utf-8", "replace"))
        whole.update(digest.digest())
        files[path] = digest.hexdigest()[: 2 * _RULE_DIGEST]
        if path == os.path.join(folder, _MANIFEST):
            named = dict(_NAMED.findall(data.decode("utf-8", "replace")))
    name = named.get("name", os.path.basename(os.path.normpath(folder)))
    return PackState(folder, name, named.get("version", ""), whole.hexdigest(), files)


def state_kept(folder: str, known: str) -> PackState:
    """Return the hash of a pack from the store, where its rules come from as well, if it is there; ``known``
    changes with the pack. Raises ``OSError``.
    """
    key = f"pack-{known}"
    kept = store.load(key)
    if isinstance(kept, tuple) and len(kept) == len(PackState._fields):
        return PackState(*kept)
    state = pack_state(folder)
    store.save(key, tuple(state))
    return state


def together(digests: Iterable[str]) -> str:
    """Return one digest for several packs, in their order."""
    return blake2b("\0".join(digests).encode(), digest_size=16).hexdigest()
