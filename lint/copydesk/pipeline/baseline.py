"""The baseline: a committed file of known findings, so that a gate can be strict about new ones from the
first day.

It holds fingerprints and no line numbers, so it survives edits elsewhere, re-flowing and renaming. It is a
ratchet: an entry whose finding is gone is stale and fails the run until it is removed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol, TypeVar

from ..base.levels import BASELINE, CRASHED, LIMITED, OPEN

VERSION = 2  # 2: fingerprints count the words around a finding, whatever stands between them
_SHOWN = 60


class Known(Protocol):
    """What the baseline looks at: findings, or the rows that stand for them."""

    @property
    def rule_id(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def text(self) -> str: ...
    def _replace(self, *, status: str) -> Any: ...


K = TypeVar("K", bound=Known)


class BaselineError(ValueError):
    """A baseline file is not one; the message names the file."""


class Entry(NamedTuple):
    """One known finding. ``text`` is its first words, for people who read the file."""

    path: str
    rule: str
    fingerprint: str
    text: str


def load(path: str) -> list[Entry]:
    """Read a baseline. Raises ``BaselineError``; ``FileNotFoundError`` when there is none."""
    import json

    try:
        with open(path, "rb") as file:
            raw: Any = json.loads(file.read().decode("utf-8"))
        if raw["version"] != VERSION:
            raise BaselineError(
                f"{path}: baseline of version {raw['version']!r}; this Copydesk reads version {VERSION}: "
                "remove the file and write it anew with “copydesk baseline”"
            )
        return [
            Entry(str(row["path"]), str(row["rule"]), str(row["fingerprint"]), str(row["text"]))
            for row in raw["findings"]
        ]
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError) as error:
        raise (
            error if isinstance(error, BaselineError) else BaselineError(f"{path}: not a baseline file")
        ) from None


def dump(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline file: one finding on a line, in a fixed order, so that reviews show what
    changed.
    """
    import json

    rows = ",\n".join("    " + json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(entries))
    return f'{{\n  "version": {VERSION},\n  "findings": [\n{rows}\n  ]\n}}\n' if rows else _EMPTY


_EMPTY = f'{{\n  "version": {VERSION},\n  "findings": []\n}}\n'


def known(path: str, findings: Iterable[Known]) -> list[Entry]:
    """Return the entries for the open findings of a file; a crashed rule is never known, nor what is not
    listed.
    """
    return [
        Entry(path, finding.rule_id, finding.fingerprint, " ".join(finding.text.split())[:_SHOWN])
        for finding in findings
        if finding.status == OPEN and finding.rule_id not in (CRASHED, LIMITED)
    ]


class Marker:
    """Gives the findings of one file after the other, in the order of a run, their status.

    ``paths`` are the files that the run checks, ``root`` is the folder that paths count from. An entry
    matches in its own file, or, when that file is gone, in any checked file (it was renamed). Entries of
    files that exist and are not checked are left alone.
    """

    def __init__(self, entries: Iterable[Entry], paths: Iterable[str], root: str) -> None:
        checked = set(paths)
        self._here: dict[tuple[str, str], list[Entry]] = {}
        self._moved: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.path in checked:
                self._here.setdefault((entry.path, entry.fingerprint), []).append(entry)
            elif not os.path.exists(os.path.join(root, entry.path)):
                self._moved.setdefault(entry.fingerprint, []).append(entry)

    def mark(self, path: str, findings: Iterable[K]) -> list[K]:
        """Return the findings of a file, those that the baseline knows with the status ``baseline``."""
        return [self._judged(path, finding) for finding in findings]

    def _judged(self, path: str, finding: K) -> K:
        waiting = self._here.get((path, finding.fingerprint)) or self._moved.get(finding.fingerprint)
        if finding.status != OPEN or not waiting:
            return finding
        waiting.pop()
        marked: K = finding._replace(status=BASELINE)
        return marked

    def stale(self, unchecked: Iterable[str] = ()) -> list[Entry]:
        """Return the entries whose findings are gone; ``unchecked`` are files that could not be checked."""
        left = set(unchecked)
        waiting = [*self._here.values(), *self._moved.values()]
        return sorted(entry for entries in waiting for entry in entries if entry.path not in left)
