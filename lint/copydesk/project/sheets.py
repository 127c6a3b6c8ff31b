"""What a report says about the rules of a run: those that ran, those that did not, and their packs."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.packnames import VALE, is_vale

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.ruleset import RuleSet

Json = dict[str, Any]


class Described(NamedTuple):
    """One rule that runs, as reports and outputs name it; ``own`` is its level by itself, ``digest`` that of
    its file, ``pack`` the name of its pack (these only for a full report).
    """

    id: str
    name: str
    version: int
    level: str
    remedy: str
    reaches: str
    digest: str = ""
    pack: str = ""
    own: str = ""


class Sheet(NamedTuple):
    """What is said about the rules of some settings: the rules that run; and for a full report the date of
    the table of facts, the packs (folder, name, version, digest) and the rules that do not run (id, name,
    version).
    """

    rules: list[Described]
    date: str = ""
    packs: Sequence[tuple[str, str, str, str]] = ()
    idle: Sequence[tuple[str, str, int]] = ()

    def pack(self) -> bytes:
        """Return the sheet as bytes."""
        plain: Any = ([tuple(row) for row in self.rules], self.date, list(self.packs), list(self.idle))
        return marshal.dumps(plain)

    @staticmethod
    def unpack(data: bytes) -> Sheet:
        """Return the sheet that ``pack`` made bytes of."""
        rows, date, packs, idle = marshal.loads(data)
        return Sheet([Described(*row) for row in rows], date, packs, idle)


def made(rules: RuleSet, *, full: bool) -> Sheet:
    """Make the sheet of some rules."""
    from ..catalogue import ruleset

    catalogue = rules.catalogue
    packs = catalogue.packs if full else ()
    digests = {path: (digest, pack.name) for pack in packs for path, digest in pack.files.items()}
    rows = [
        Described(
            rule.id,
            rule.name,
            rule.version,
            active.level,
            rule.remedy,
            ruleset.reach(active),
            *digests.get(rule.path, ("", "")),
            rule.severity if full else "",
        )
        for active in rules.active
        for rule in [active.rule]
    ]
    if not full:
        return Sheet(rows)
    idle = [catalogue.rules[one.rule] for one in rules.idle]
    return Sheet(
        rows,
        facts_date(catalogue),
        [(pack.folder, pack.name, pack.version, pack.digest) for pack in packs],
        [(rule.id, rule.name, rule.version) for rule in idle],
    )


def facts_date(catalogue: Catalogue) -> str:
    """Return when the table of dated facts was last gone through, as the table says."""
    date: str = catalogue.data("facts.toml")["table"]["checked_on"]
    return date


def describe(sheets: Iterable[Sheet], root: str) -> Json:
    """Describe the rules that ran under any settings of a run; a rule has the level of the first of them.
    Paths count from ``root``.
    """
    used = list(sheets)
    rules = {row.id: row for sheet in reversed(used) for row in sheet.rules}
    told: Json = {"digest": "", "rules": [_row(row) for _, row in sorted(rules.items())]}
    packs = {pack[0]: pack for sheet in used for pack in sheet.packs}
    if packs:
        from ..catalogue.digests import together

        idle = {row[0]: row for sheet in used for row in sheet.idle if row[0] not in rules}
        told["digest"] = together([digest for _, _, _, digest in packs.values()])
        told["facts_checked_on"] = used[0].date
        told["packs"] = [
            {"name": name, "version": version or None, **_place(folder, root), "digest": digest}
            for folder, name, version, digest in packs.values()
        ]
        told["not_active"] = [
            {"id": id, "name": name, "version": version} for id, name, version in sorted(idle.values())
        ]
    return told


def _place(folder: str, root: str) -> Json:
    """Say where a pack lies; of one that is no part of the project, nothing."""
    head = VALE if is_vale(folder) else ""
    path = os.path.relpath(folder.removeprefix(head), root).replace(os.sep, "/")
    return {} if path == ".." or path.startswith("../") else {"path": head + path}


def _row(row: Described) -> Json:
    known: Json = {"id": row.id, "name": row.name, "version": row.version, "severity": row.level}
    return {**known, "digest": row.digest, "pack": row.pack} if row.digest else known
