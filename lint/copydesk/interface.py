"""The Python interface: check a text, or check files with the configuration that belongs to them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .base.levels import OPEN
from .document.source import Source
from .pipeline.pipeline import Task, examine
from .project.config import Configuration
from .project.discover import Skip, discover
from .project.gate import Baselines
from .project.run import attempt
from .project.session import Session
from .project.targets import Names

if TYPE_CHECKING:
    from .catalogue.rule import Finding


class NotChecked(RuntimeError):
    """Files that were asked for and could not be checked; ``skips`` says which and why."""

    def __init__(self, skips: Iterable[Skip]) -> None:
        self.skips = list(skips)
        super().__init__("; ".join(f"{skip.path}: {skip.detail}" for skip in self.skips))


def lint_text(
    text: str, format: str = "markdown", *, config: str | None = None, today: str | None = None
) -> list[Finding]:
    """Check a text and return its open findings in reading order.

    ``format`` is markdown, text, html or ninjs; ``config`` the path of a configuration file (none is searched
    for); ``today`` the date that rules take for today, ``YYYY-MM-DD``. Raises ``ValueError`` for an unknown
    format and ``ConfigError`` or ``PackError`` for a broken configuration.
    """
    session = Session(Configuration(config, isolated=config is None), today=today)
    rules = session.ruleset(session.configuration.for_file("text"))
    outcome = examine(Source.from_text(text), Task(format, rules))
    return [finding for finding in outcome.findings if finding.status == OPEN]


def lint_paths(
    paths: Iterable[str | os.PathLike[str]], *, today: str | None = None
) -> dict[str, list[Finding]]:
    """Check files and folders with the configuration that belongs to them; return open findings by path.

    What the baseline of a file's configuration knows is not open. Raises ``NotChecked`` when anything that
    was asked for could not be checked.
    """
    session = Session(Configuration(), today=today)
    found, names = discover([os.fspath(path) for path in paths], session.configuration), Names()
    skips = list(found.skips)
    checked: dict[str, Sequence[Finding]] = {}
    baselines = Baselines(session, found.targets, names)
    skips += baselines.skips
    for target in found.targets:
        result = attempt(session, target, names)
        if isinstance(result, Skip):
            skips.append(result)
        else:
            checked[target.path] = baselines.mark(target, result.findings)
    if skips:
        raise NotChecked(skips)
    return {path: [one for one in found if one.status == OPEN] for path, found in checked.items()}
