"""The baseline: a committed file of known findings, so that a gate can be strict about new ones from the
first day.

It holds fingerprints and no line numbers, so it survives edits elsewhere, re-flowing and renaming. It is a
ratchet: an entry whose finding is gone is stale and fails the run until it is removed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ..catalogue.rule import BASELINE, OPEN, Finding
from .engine import CRASHED

VERSION = 1
File = tuple[str, Sequence[Finding]]
"""A checked file: its path as the report shows it, and its findings."""

_SHOWN = 60


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
                f"{path}: baseline of version {raw['version']!r}; this Copydesk reads version {VERSION}"
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


def known(files: Iterable[File]) -> list[Entry]:
    """Return the entries for the open findings of files; a crashed rule is never known."""
    return [
        Entry(path, finding.rule_id, finding.fingerprint, " ".join(finding.text.split())[:_SHOWN])
        for path, findings in files
        for finding in findings
        if finding.status == OPEN and finding.rule_id != CRASHED
    ]


def mark(
    entries: Sequence[Entry], files: Sequence[File], root: str
) -> tuple[list[list[Finding]], list[Entry]]:
    """Return the findings of each file, those that the baseline knows with the status ``baseline``, and its
    stale entries.

    An entry matches in its own file, or, when that file is gone, in any checked file (it was renamed).
    Entries of files that exist and were not checked are left alone.
    """
    checked = {path for path, _ in files}
    here: dict[tuple[str, str], list[Entry]] = {}
    moved: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.path in checked:
            here.setdefault((entry.path, entry.fingerprint), []).append(entry)
        elif not os.path.exists(os.path.join(root, entry.path)):
            moved.setdefault(entry.fingerprint, []).append(entry)

    def judged(path: str, finding: Finding) -> Finding:
        waiting = here.get((path, finding.fingerprint)) or moved.get(finding.fingerprint)
        if finding.status != OPEN or not waiting:
            return finding
        waiting.pop()
        return finding._replace(status=BASELINE)

    marked = [[judged(path, finding) for finding in findings] for path, findings in files]
    return marked, sorted(entry for waiting in [*here.values(), *moved.values()] for entry in waiting)
