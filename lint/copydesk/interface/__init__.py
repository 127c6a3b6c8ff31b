"""The Python interface: check and fix texts and files, with the configuration that belongs to them.

``lint_text`` and ``lint_paths`` answer one question; a ``Desk`` loads the rules once for many.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from ..project.discover import Skip
from ..project.session import local_date
from . import asked
from .desk import NAMELESS, Desk
from .results import Checked, Finding, Fixed, Mended, NotChecked, NotRun, Place, Unread

__all__ = [
    "NAMELESS",
    "Checked",
    "Desk",
    "Finding",
    "Fixed",
    "Mended",
    "NotChecked",
    "NotRun",
    "Place",
    "Unread",
    "lint_paths",
    "lint_text",
]


def lint_text(
    text: str, format: str = "markdown", *, config: str | os.PathLike[str] | None = None, today: Any = None
) -> list[Finding]:
    """Check a text and return its open findings in reading order.

    ``format`` is markdown, text, html or ninjs; ``config`` the path of a configuration file (none is searched
    for); ``today`` the date that rules take for today, ``YYYY-MM-DD``. Raises ``TypeError`` for what is of a
    wrong type, ``ValueError`` for an unknown format, ``NotChecked`` for a text that is larger than the limit
    of the configuration, and ``ConfigError`` or ``PackError`` for a broken configuration.
    """
    desk = (
        Desk(config, today=today) if config is not None else _plain_desk(asked.a_date(today) or local_date())
    )
    checked = desk.check(text, format)
    if checked.not_checked:
        raise NotChecked([Skip(checked.path, "not-checked", checked.not_checked)])
    return checked.open


@lru_cache(maxsize=2)
def _plain_desk(today: str) -> Desk:
    """Return the desk for texts without configuration, whose rules need be put together only once a day."""
    return Desk(isolated=True, today=today)


def lint_paths(paths: Iterable[str | os.PathLike[str]], *, today: Any = None) -> dict[str, list[Finding]]:
    """Check files and folders with the configuration that belongs to them; return open findings by path.

    What the baseline of the configuration knows is not open. Raises ``NotChecked`` when anything that was
    asked for could not be checked; the exception has the findings of the rest.
    """
    results = Desk(today=today).check_paths(paths)
    found = {one.path: one.open for one in results if not one.not_checked}
    skips = [Skip(one.path, "not-checked", one.not_checked) for one in results if one.not_checked]
    if skips:
        raise NotChecked(skips, found)
    return found
