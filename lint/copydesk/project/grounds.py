"""The project of an article: the folder beyond which nothing is read on its behalf."""

from __future__ import annotations

import os

from .config import repository


def grounds(folder: str, configured: str) -> str:
    """Return the project of the articles in a folder (an absolute path).

    That is the git repository in which it lies, else the folder of its configuration (``configured``) where
    that holds it, else the folder itself. Where a run was started plays no part.
    """
    found = repository(folder)
    if found is not None:
        return found
    inside = f"{folder}{os.sep}".startswith(configured.rstrip(os.sep) + os.sep)
    return configured if inside else folder
