"""The names of packs in configurations and on the command line: folders, installed packs, and with ``vale:``
before the path, the styles of Vale.
"""

from __future__ import annotations

import os

VALE = "vale:"


def placed(name: str, folder: str) -> str:
    """Return a pack as it is named in a folder, with its path made absolute."""
    head = VALE if name.startswith(VALE) else ""
    return head + os.path.normpath(os.path.join(folder, name.removeprefix(head)))


def is_vale(name: str) -> bool:
    """Say whether a pack is one of Vale styles."""
    return name.startswith(VALE)
