"""What a run remembers of its files for the report beside their entries: which settings counted for each,
what looked at it, and what was left unchecked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ..base.levels import SUPPRESSED
from .leftout import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..report.totals import Totals
    from .config import Settings
    from .discover import Skip
    from .effective import Effective
    from .parts import Part
    from .session import Session

Json = dict[str, Any]
_PLACED = ("configuration", "rules", "baseline")
"""Reasons for which a file is not checked that begin with the place of another file."""


class Record:
    """Takes in one part after the other; ``unchecked`` counts by kind what was not checked in them,
    ``demanded`` what of it a gate wants to be checked; ``left_out`` notes what lies beside them in their
    folders.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._effective: Effective | None = None
        self._rules: dict[str, Json] = {}
        self._files: Counter[str] = Counter()
        self._stands: dict[str, int] = {}
        self.left_out = LeftOut(closely=session.full)
        self.unchecked: Counter[str] = Counter()
        self.demanded: dict[str, int] = {}

    def take(self, part: Part, settings: Settings) -> Part:
        """Note what a part says; return it with the key of the settings that counted for its file."""
        for kind, count in part.unchecked.items():
            self.unchecked[kind] += count
            if kind in settings.gate.unchecked:
                self.demanded[kind] = self.demanded.get(kind, 0) + count
        if not part.entry:
            return part
        self._rules.update(part.coverage)
        key = self.effective.key(settings)
        self._files[key] += 1
        stands = sum(row.status == SUPPRESSED for row in part.rows)
        if stands:
            self._stands[part.path] = stands
        return part.placed(key)

    def missing(self) -> Iterator[str]:
        """Yield in words what was not checked and is demanded."""
        for kind, count in self.demanded.items():
            from ..report.coverage import WORDS

            yield f"{count} {WORDS[kind]}"

    @property
    def effective(self) -> Effective:
        """The configurations of the run."""
        if self._effective is None:
            from .effective import Effective

            self._effective = Effective(self._session.root)
        return self._effective

    def placed(self, skips: Iterable[Skip]) -> list[Skip]:
        """Return what was not checked with paths that count from where those of the report do; what is wrong
        with a file of configuration, rules or baseline begins with its place.
        """
        return [
            skip._replace(
                path=self._session.report_path(skip.path),
                detail="\n".join(map(self._told, skip.detail.splitlines()))
                if skip.reason in _PLACED
                else skip.detail,
            )
            for skip in skips
        ]

    def _told(self, line: str) -> str:
        place, mark, said = line.partition(": ")
        path, colon, number = place.rpartition(":")
        if not (mark and colon and number.isdigit()):
            path, colon, number = place, "", ""
        return f"{self._session.report_path(path)}{colon}{number}{mark}{said}" if mark else line

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
        from ..report.coverage import UNCHECKED

        return {
            "rules": dict(sorted(self._rules.items())),
            "unchecked": {"files": skipped, **{kind: self.unchecked[kind] for kind in UNCHECKED}},
            "demanded": self.demanded,
            "left_out": self.left_out.described(self._session.report_path),
        }

    def leniency(self, totals: Totals) -> list[Json]:
        """Describe everything that made the run milder, and who said so."""
        from . import leniency

        session, effective = self._session, self.effective
        told = [
            (effective.described[key], session.sheet(settings).rules, self._files[key])
            for key, settings in effective.settings.items()
        ]
        return [
            *leniency.in_settings(told),
            *leniency.in_articles(totals.by_profile, self._stands),
            *leniency.beside(self.left_out.described(self._session.report_path)),
        ]

    def told(self, totals: Totals, skipped: int) -> tuple[Json, Json, Json]:
        """Return what the report says about the program, the configuration, and what was checked; ``skipped``
        is how many files were not checked at all. Only a full report has all of it.
        """
        from .. import __version__

        if not self._session.full:
            return {"name": "copydesk", "version": __version__}, {}, {}
        from . import versions

        config = self.config()
        audit = {
            "inputs": self.effective.inputs(),
            "coverage": self.coverage(skipped),
            "leniency": self.leniency(totals),
        }
        return versions.tool(versions.code_digest_kept(self._session.memory)), config, audit
