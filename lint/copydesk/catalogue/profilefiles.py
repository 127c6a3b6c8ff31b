"""Profiles: the files of the packs that set levels, options and settings together."""

from __future__ import annotations

import os
from typing import Any

from .catalogue import Catalogue
from .errors import ChoiceError
from .packdata import read_data


def profile_names(catalogue: Catalogue) -> list[str]:
    """List the profiles of all packs."""
    names = {"default"}
    for folder in catalogue.folders:
        inside = os.path.join(folder, "profiles")
        if os.path.isdir(inside):
            names.update(name[:-5] for name in os.listdir(inside) if name.endswith(".toml"))
    return sorted(names)


def load_profile(catalogue: Catalogue, name: str) -> dict[str, Any]:
    """Read a profile with what it ``extends``. Raises ``ChoiceError`` for one that does not exist."""
    for folder in reversed(catalogue.folders):
        path = os.path.join(folder, "profiles", name + ".toml")
        if os.path.isfile(path):
            break
    else:
        if name == "default":
            return {}
        known = ", ".join(profile_names(catalogue))
        raise ChoiceError(f"no profile {name!r}; known: {known}")
    try:
        raw = read_data(path)
    except ValueError as error:  # of TOML or of UTF-8
        raise ChoiceError(f"{path}: not valid TOML: {error}") from None
    base = load_profile(catalogue, raw["extends"]) if raw.get("extends") not in (None, name) else {}
    merged = {**base, **raw}
    for table in ("levels", "options", "settings"):
        merged[table] = {**base.get(table, {}), **raw.get(table, {})}
    return merged
