"""Rule packs that other installed packages bring: entry points of the group ``copydesk.packs``.

``newsdesk = "copydesk_newsdesk"`` there names the package folder that holds the rule files; a configuration
then says ``packs = ["newsdesk"]``. Who installs a package consents to its code.
"""

from __future__ import annotations

import os
import sys
from functools import cache

from ..base.entrypoints import entry_points

GROUP = "copydesk.packs"


@cache
def installed_packs() -> dict[str, str]:
    """Return the folders of the installed packs by name; nothing of them is imported."""
    found = {}
    for name, value in entry_points(GROUP).items():
        parts = value.partition(":")[0].strip().split(".")
        for entry in sys.path:
            folder = os.path.join(entry or ".", *parts)
            if os.path.isdir(folder):
                found[name] = os.path.abspath(folder)
                break
    return found


def folder_of(pack: str) -> tuple[str, bool]:
    """Return the folder of a pack and whether it is an installed one.

    ``pack`` is the path of a folder; where there is none, its last part may be the name of an installed pack.
    """
    if not os.path.isdir(pack):
        folder = installed_packs().get(os.path.basename(pack))
        if folder is not None:
            return folder, True
    return pack, False
