"""The licences of all that an installation of Copydesk runs with: its dependencies, theirs, and its data.

    python tools/licences.py

Ends with 1 when a licence is none of those that may stand beside the MIT licence of this project.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
FREE = (
    "mit",
    "bsd",
    "apache",
    "isc",
    "psf",
    "python software foundation",
    "unlicense",
    "0bsd",
    "zlib",
    "mpl",
    "cc0",
    "cc-by-4",
)
"""What the name of a licence begins with or holds, in lower case; MPL binds its own files alone."""


def dependencies(name: str) -> dict[str, metadata.Distribution]:
    """Return what a distribution needs to run, and what these need, by name; extras left out."""
    found: dict[str, metadata.Distribution] = {}
    wanted = [name]
    while wanted:
        this = re.sub(r"[-_.]+", "-", wanted.pop()).lower()
        if this in found:
            continue
        found[this] = metadata.distribution(this)
        for line in found[this].requires or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                wanted.append(needed.name)
    return dict(sorted(found.items()))


def licence(distribution: metadata.Distribution) -> str:
    """Return the licence that a distribution names, by its expression, its classifiers or its text."""
    about = distribution.metadata
    classified = [
        line.rpartition("::")[2].strip()
        for line in about.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    named = [about[key].strip().split("\n")[0] for key in ("License-Expression", "License") if about[key]]
    files = [
        path for path in distribution.files or () if path.name.upper().startswith(("LICENSE", "LICENCE"))
    ]
    texts = [path.read_text().strip().split("\n")[0] for path in files]
    return (named + [", ".join(classified)] * bool(classified) + texts + ["not named"])[0]


def is_free(name: str) -> bool:
    """Say whether a licence is one of those above."""
    words = re.split(r"[^a-z0-9.-]+", name.lower())
    return any(
        part in name.lower() if " " in part else any(word.startswith(part) for word in words) for part in FREE
    )


def data_licences() -> dict[str, str]:
    """Return the first line of each licence file that lies beside data."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").strip().split("\n")[0]
        for path in sorted((ROOT / "rules").rglob("*LICENSE*"))
    }


def main() -> int:
    """Print a table; say whether all may be used."""
    named = {name: (found.version, licence(found)) for name, found in dependencies("copydesk").items()}
    for name, (version, called) in named.items():
        print(f"{'  ' if is_free(called) else '! '}{name:28} {version:12} {called}")
    for path, line in data_licences().items():
        print(f"  {path}: {line}")
    return int(not all(is_free(called) for _, called in named.values()))


if __name__ == "__main__":
    sys.exit(main())
