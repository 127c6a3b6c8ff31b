"""Does a report hold? Its files, what they were checked with, its sums; and if asked, the run once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from . import consistent, madewith
from .stored import Problem, Store, articles, companions, inputs

Json = dict[str, Any]


class Verdict(NamedTuple):
    """What came of it: how many articles and other inputs the report is about, how many files its run could
    not check, how many articles were checked again (None: that was not asked), and everything that does not
    hold.
    """

    files: int
    inputs: int
    skipped: int
    again: int | None
    problems: list[Problem]

    @property
    def blind(self) -> bool:
        """Say whether something could not be looked at."""
        return any(problem.blind for problem in self.problems)


def verify(report: Json, root: str, *, rerun: bool = False, allow_code: bool = False) -> Verdict:
    """Hold a valid report against the files below a folder and against this installation."""
    store = Store(root)
    problems = list(consistent.itself(report))
    held: list[tuple[Json, bytes]] = []
    for file, found in articles(report, store):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        problems += consistent.with_article(file, found)
        if rerun:
            held.append((file, found))
    problems += companions(report["files"], store)
    problems += inputs(report, store)
    problems += _configured(report, store)
    problems += madewith.program(report)
    problems += madewith.rules(report, store)
    if rerun:
        from .again import again

        problems += again(report, held, store, allow_code=allow_code)
    counts = len(report["files"]), len(report["inputs"]), len(report["skipped"])
    return Verdict(*counts, len(held) if rerun else None, problems)


def _configured(report: Json, store: Store) -> Iterator[Problem]:
    """Yield which articles would be given other configuration files today."""
    from ..project.config import Configuration
    from ..project.configkeys import ConfigError
    from ..project.effective import describe

    configuration, told = Configuration(), set[tuple[str, str]]()
    for file in report["files"]:
        then = report["config"]["settings"][file["settings"]]
        path = store.path(file["path"])
        if not then["searched"] or path is None:
            continue
        try:
            now = describe(configuration.for_file(path), store.root)
        except ConfigError:
            yield Problem("settings", f"{file['path']}: its configuration cannot be read today", blind=True)
            continue
        for key, what in (("files", "configuration files"), ("words", "word lists")):
            if now[key] != then[key] and (file["settings"], key) not in told:
                told.add((file["settings"], key))
                shown = ", ".join(now[key]) or "none"
                yield Problem("settings", f"{file['path']}: its {what} today are {shown}")
