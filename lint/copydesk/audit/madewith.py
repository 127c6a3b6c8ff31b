"""Whether this installation is what a report was made with: program, libraries, packs and rules."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from ..base import resources
from ..base.packnames import VALE, is_vale
from ..catalogue.digests import PackState, pack_state
from ..catalogue.installed import installed_packs
from ..project import versions
from .sidebyside import few
from .stored import Problem, Store

Json = dict[str, Any]


def program(report: Json) -> Iterator[Problem]:
    """Yield where the program and what it runs on are not those of the report."""
    then, now = report["tool"], versions.tool(versions.code_digest())
    for name, key in (("copydesk", "version"), ("Python", "python")):
        if then[key] != now[key]:
            yield Problem("program", f"{name} {then[key]} made the report, here is {now[key]}")
    if then["version"] == now["version"] and then["digest"] != now["digest"]:
        yield Problem(
            "program", "the code of copydesk is not that which made the report, of the same version"
        )
    for name in sorted({*then["libraries"], *now["libraries"]}):
        was, here = then["libraries"].get(name), now["libraries"].get(name)
        if was != here:
            yield Problem("program", f"{name} {was or '(none)'} made the report, here is {here or 'none'}")


def rules(report: Json, store: Store) -> Iterator[Problem]:
    """Yield which packs and rules are not those of the report. Nothing of a pack is decoded or run."""
    for number, pack in enumerate(report["ruleset"].get("packs", ())):
        found = _built_in() if number == 0 else _found(pack, store)
        if isinstance(found, str):
            yield Problem("rules", f"pack {pack['name']}: {found}", blind=True)
        elif found.digest != pack["digest"]:
            yield Problem("rules", f"pack {pack['name']}: {_changed(report, pack, found)}")


def _built_in() -> PackState:
    return pack_state(resources.folder("rules"))


def _found(pack: Json, store: Store) -> PackState | str:
    path = pack.get("path")
    if path is None:
        for name, folder in installed_packs().items():
            state = pack_state(folder)
            if pack["name"] in (name, state.name):
                return state
        return "it is no part of the project and not installed here, so it cannot be looked at"
    head = VALE if is_vale(path) else ""
    real = store.path(path.removeprefix(head))
    if real is None or not os.path.isdir(real):
        return "there is no such folder" if real else "leads out of the folder that is looked at"
    try:
        return _styles(head + real, pack["name"]) if head else pack_state(real)
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _styles(name: str, shown: str) -> PackState:
    from ..catalogue.vale.stylefiles import digests_of, styles_of

    digest, files = digests_of(styles_of(name))
    return PackState(name, shown, "", digest, files)


def _changed(report: Json, pack: Json, now: PackState) -> str:
    """Say which rules of a pack are not what they were."""
    here = {name: digest for path, digest in now.files.items() for name in _ids(path)}
    there: Mapping[str, str] = {
        rule["id"]: rule["digest"] for rule in report["ruleset"]["rules"] if rule.get("pack") == pack["name"]
    }
    gone = [rule for rule in there if rule not in here]
    changed = [rule for rule, digest in there.items() if here.get(rule, digest) != digest]
    told = [f"{few(gone)} gone"] if gone else []
    told += [f"{few(changed)} changed"] if changed else []
    return f"its files have changed: {', '.join(told) or 'not the rules that ran, but what they share'}"


def _ids(path: str) -> tuple[str, str]:
    """Return the ids that the rule in a file may have: the name of the file begins with it, or is, behind
    that of its folder, that of a style.
    """
    folder, name = os.path.split(path)
    return name.partition("-")[0], f"{os.path.basename(folder)}.{os.path.splitext(name)[0]}"
