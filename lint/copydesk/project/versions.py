"""What a result depends on beside articles, configuration and rules: this program, Python, and the libraries
that read and judge.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..base import tree
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


def tool(memory: Memory | None = None) -> dict[str, Any]:
    """Describe the program: its version and the digest of its code, Python, and the libraries by name with
    their versions.
    """
    known = memory.get(_CODE) if memory is not None else None
    digest = known.decode() if known is not None else code_digest()
    if memory is not None and known is None:
        memory.put(_CODE, digest.encode())
    return {
        "name": "copydesk",
        "version": __version__,
        "digest": digest,
        "python": platform.python_version(),
        "libraries": dict(libraries()),
    }


def code_digest() -> str:
    """Return a digest of the Python files and schemas of this program."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    digest = blake2b(digest_size=16)
    for path, _ in tree.files(package):
        if path.endswith((".py", ".json")):
            with open(path, "rb") as file:
                data = file.read()
            digest.update(f"{os.path.relpath(path, package).replace(os.sep, '/')}\0".encode())
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
