"""What results depend on beside articles and configuration: this program, its rules, and what it runs on.

A change is noticed by names, sizes and times of files for what is installed, by content for the packs of a
project, which version control may put back to any state with any time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice

from ..base import resources, tree
from ..base.digest import blake2b
from ..base.files import read_regular
from ..base.packnames import is_vale

MOST, MOST_BYTES = 5_000, 20_000_000
"""So many files of a pack are looked at, and so many bytes of each; no pack has more."""


@cache
def software() -> bytes:
    """Return a digest of the code of Copydesk, its built-in rules, the interpreter and every installed
    distribution with its version.
    """
    digest = blake2b(digest_size=16)
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in (package, resources.folder("rules")):
        digest.update(tree.state(folder))
    digest.update(f"{sys.version}\0{sys.platform}\n".encode())
    digest.update("\n".join(_distributions()).encode("utf-8", "replace"))
    return digest.digest()


def _distributions() -> Iterator[str]:
    """Yield the names of the folders that say which distribution is installed in which version."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def content(path: str) -> bytes:
    """Return a digest of a file, or of all files below a folder; of what cannot be read, that it cannot."""
    digest = blake2b(digest_size=16)
    try:
        found = list(islice((one for one, _ in tree.files(path)), MOST)) if os.path.isdir(path) else [path]
        for one in found:
            data = read_regular(one, MOST_BYTES)
            digest.update(f"{os.path.relpath(one, path)}\0{len(data)}\0".encode("utf-8", "replace"))
            digest.update(data)
    except OSError as error:
        digest.update(f"unreadable {error.errno}".encode())
    return digest.digest()


def content_of_pack(name: str) -> bytes:
    """Return a digest of what a pack, or a file that the configuration names, is made from."""
    if not is_vale(name):
        return content(name)
    from ..catalogue.vale.stylefiles import digests_of, styles_of

    try:
        return digests_of(styles_of(name))[0].encode()
    except OSError as error:
        return f"unreadable {error}".encode("utf-8", "replace")
