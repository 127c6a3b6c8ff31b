"""What a run remembers of its files for the report beside their entries: which settings counted for each,
what looked at it, and what was left unchecked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..report.coverage import UNCHECKED

if TYPE_CHECKING:
    from .config import Settings
    from .effective import Effective
    from .parts import Part
    from .session import Session

Json = dict[str, Any]


class Record:
    """Takes in one part after the other; ``unchecked`` counts by kind what was not checked in them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._effective: Effective | None = None
        self._rules: dict[str, Json] = {}
        self.unchecked = dict.fromkeys(UNCHECKED, 0)

    def take(self, part: Part, settings: Settings) -> Part:
        """Note what a part says; return it with the key of the settings that counted for its file."""
        for kind, count in part.unchecked.items():
            self.unchecked[kind] += count
        if not part.entry:
            return part
        self._rules.update(part.coverage)
        return part.placed(self.effective.key(settings))

    @property
    def effective(self) -> Effective:
        """The configurations of the run."""
        if self._effective is None:
            from .effective import Effective

            self._effective = Effective(self._session.root)
        return self._effective

    def config(self) -> Json:
        """Describe the configurations that counted."""
        session, effective = self._session, self.effective
        for settings in session.used:
            effective.key(settings)
        files = dict.fromkeys(path for one in effective.described.values() for path in one["files"])
        return {
            "digest": effective.digest,
            "profile": session.used[0].get("profile", "default") if session.used else "default",
            "files": list(files),
            "settings": effective.described,
        }

    def coverage(self, skipped: int) -> Json:
        """Describe what looked at the files; ``skipped`` is how many files were not checked at all."""
        return {
            "rules": dict(sorted(self._rules.items())),
            "unchecked": {"files": skipped, **self.unchecked},
        }

    def told(self, skipped: int) -> tuple[Json, Json, Json]:
        """Return what the report says about the program, the configuration, and what was checked; ``skipped``
        is how many files were not checked at all. Only a full report has all of it.
        """
        from .. import __version__

        if not self._session.full:
            return {"name": "copydesk", "version": __version__}, {}, {}
        from . import versions

        config = self.config()
        audit = {"inputs": self.effective.inputs(), "coverage": self.coverage(skipped)}
        return versions.tool(self._session.memory), config, audit
