"""What a result depends on beside articles, configuration and rules: this program, Python, and the libraries
that read and judge.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..base import store, tree
from ..base.digest import blake2b

if TYPE_CHECKING:
    from .memory import Memory

DECIDING = (
    "ahocorasick-rs",
    "jsonschema",
    "langdetect",
    "pyromark",
    "pypdf",
    "pyyaml",
    "sentencex",
    "textstat",
    "turbohtml",
    "google-re2",
)
"""The distributions that readers, facts and rules use, in the spelling of the package index."""

_CODE = b"digest of the code"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def tool(digest: str) -> dict[str, Any]:
    """Describe the program: its version and the digest of its code, Python, and the libraries by name with
    their versions.
    """
    return {
        "name": "copydesk",
        "version": __version__,
        "digest": digest,
        "python": sys.version.split()[0],
        "libraries": dict(libraries()),
    }


def code_digest_kept(memory: Memory | None) -> str:
    """Return the digest of the code as an earlier run found it, as long as names, sizes and times of its
    files are the same: what is kept of the code itself holds no longer either.
    """
    known = memory.get(_CODE) if memory is not None else None
    if known is not None:
        return known.decode()
    key = f"code-{tree.state(_PACKAGE).hex()}"
    kept = store.load_bytes(key)
    digest = kept.decode() if kept else code_digest()
    if not kept:
        store.save_bytes(key, digest.encode())
    if memory is not None:
        memory.put(_CODE, digest.encode())
    return digest


def code_digest() -> str:
    """Return a digest of the Python files and schemas of this program."""
    digest = blake2b(digest_size=16)
    for path, _ in tree.files(_PACKAGE):
        if path.endswith((".py", ".json")):
            with open(path, "rb") as file:
                data = file.read()
            digest.update(f"{os.path.relpath(path, _PACKAGE).replace(os.sep, '/')}\0".encode())
            digest.update(blake2b(data).digest())
    return digest.hexdigest()


@cache
def libraries() -> Mapping[str, str]:
    """Return the versions of those of the ``DECIDING`` distributions that are installed, by name.

    The names of the folders that installers leave say it; to ask ``importlib.metadata`` takes longer than
    many a run.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                project, _, version = name.removesuffix(".dist-info").partition("-")
                found.setdefault(project.lower().replace("_", "-").replace(".", "-"), version)
    return {name: found[name] for name in sorted(DECIDING) if name in found}
