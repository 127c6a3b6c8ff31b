"""From files to results: what ``check``, ``fix`` and the Python interface do with what they were given."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..base.entrypoints import EntryPointError
from ..catalogue.catalogue import PackError
from ..catalogue.rule import OPEN
from ..catalogue.schemas import Json
from ..input import readers
from ..pipeline import baseline
from ..pipeline.pipeline import Gather, Task, examine
from ..report.excerpt import Excerpt, excerpt
from ..report.model import file_entry
from .config import DEFAULT_MAX_BYTES
from .configfile import ConfigError
from .discover import STDIN, Skip, Target, discover, read_target
from .session import Session, printable

if TYPE_CHECKING:
    from ..catalogue.rule import Finding
    from ..pipeline.fix import Fixed


class Opened(NamedTuple):
    """One file ready to be examined: its path as given, its bytes, and what is asked of it."""

    path: str
    data: bytes
    task: Task


class FileResult(NamedTuple):
    """One checked file: findings, report entry, source lines, rules that failed."""

    findings: list[Finding]
    entry: Json
    excerpts: list[Excerpt]
    crashed: tuple[tuple[str, str], ...]

    @property
    def open(self) -> list[Finding]:
        """The findings that count."""
        return [finding for finding in self.findings if finding.status == OPEN]


class Checked:
    """What a run came to.

    ``results`` by path as given, ``skips`` what was not checked, ``broken`` whether Copydesk itself failed,
    ``stale`` the entries of the baseline whose findings are gone (None without a usable baseline).
    """

    def __init__(self, skips: Iterable[Skip]) -> None:
        self.results: list[tuple[str, FileResult]] = []
        self.skips = list(skips)
        self.broken = False
        self.stale: list[baseline.Entry] | None = None


class Names(NamedTuple):
    """How files are named on a command line: what standard input is called, a format for all files, and
    whether the exclusions of the configuration hold for files that are named as well.
    """

    stdin_name: str = "stdin.md"
    format: str | None = None
    force_exclude: bool = False


_NAMES = Names()


def check_all(
    session: Session, paths: Iterable[str], names: Names = _NAMES, known: str | None = None
) -> Checked:
    """Check everything behind the arguments of a command; a fault of Copydesk ends one file and not the run.

    ``known`` is the path of a baseline.
    """
    found = discover(list(paths), session.configuration, force_exclude=names.force_exclude)
    checked = Checked(found.skips)
    for target in found.targets:
        path = names.stdin_name if target.path == STDIN else target.path
        try:
            result = check(session, target, names)
        except EntryPointError:
            raise
        except Exception as error:
            checked.broken = True
            detail = f"Copydesk failed: {type(error).__name__}: {error}"
            checked.skips.append(Skip(printable(path), "internal-error", detail))
            continue
        if isinstance(result, Skip):
            checked.skips.append(result)
        else:
            checked.broken = checked.broken or bool(result.crashed)
            checked.results.append((path, result))
    if known:
        _use_baseline(known, checked, session.root)
    return checked


def _use_baseline(path: str, checked: Checked, root: str) -> None:
    """Mark what the baseline knows and note its stale entries; a baseline that cannot be used is a skip."""
    try:
        entries = baseline.load(path)
    except FileNotFoundError:
        checked.skips.append(Skip(path, "missing", "no such baseline; `copydesk baseline` writes one"))
        return
    except baseline.BaselineError as error:
        checked.skips.append(Skip(path, "baseline", str(error)))
        return
    apply_baseline(entries, checked, root)


def apply_baseline(entries: list[baseline.Entry], checked: Checked, root: str) -> None:
    """Give the findings that a baseline knows their status, and note its stale entries."""
    files = [(result.entry["path"], result.findings) for _, result in checked.results]
    marked, checked.stale = baseline.mark(entries, files, root)
    for (_, result), findings in zip(checked.results, marked, strict=True):
        for row, finding in zip(result.entry["findings"], findings, strict=True):
            row["status"] = finding.status
    checked.results = [
        (path, result._replace(findings=findings))
        for (path, result), findings in zip(checked.results, marked, strict=True)
    ]


def check(session: Session, target: Target, names: Names = _NAMES) -> FileResult | Skip:
    """Read and check one file. What stands in the way of it becomes a ``Skip``; only a fault of Copydesk
    raises.
    """
    opened = open_target(session, target, names)
    return opened if isinstance(opened, Skip) else _examine(session, opened)


def open_target(session: Session, target: Target, names: Names) -> Opened | Skip:
    """Read a file and find its format, rules and exceptions, or say why it cannot be checked."""
    path = names.stdin_name if target.path == STDIN else target.path
    try:
        settings = session.configuration.for_file(path)
        rules = session.ruleset(settings)
    except ConfigError as error:
        return Skip(printable(path), "configuration", str(error))
    except PackError as error:
        return Skip(printable(path), "rules", "\n".join(error.errors))
    data = read_target(target, settings.get("max-bytes", DEFAULT_MAX_BYTES), names.stdin_name)
    if isinstance(data, Skip):
        return data._replace(path=printable(data.path))
    found = names.format or readers.detect_format(path, data)
    if found is None:
        detail = "not checked: binary, or a format that Copydesk does not read"
        return Skip(printable(path), "not-an-article", detail)
    here = os.path.abspath(path)
    standing = {stet.fingerprint: stet.reason for stet in settings.get("stet", ()) if stet.path == here}
    return Opened(path, data, Task(found, rules, standing))


def _examine(session: Session, opened: Opened) -> FileResult:
    path = session.report_path(opened.path)
    task = opened.task._replace(gather=_gather(session, opened.path))
    outcome = examine(readers.decode(path, opened.data), task)
    readability = session.claims and bool(task.rules.settings.get("readability"))
    entry = file_entry(path, outcome, claims=session.claims, readability=readability)
    source = outcome.facts.doc.source
    excerpts = [excerpt(source, finding.span) for finding in outcome.findings]
    return FileResult(outcome.findings, entry, excerpts, outcome.crashed)


def _gather(session: Session, path: str) -> Gather:
    """Return how to read what an article names: files inside the project, and if asked for its links."""
    from ..input.companions import gather

    return lambda document: gather(document, path, session.root, session.online)


def fix(
    session: Session, target: Target, names: Names, *, unsafe: bool, break_provenance: bool
) -> tuple[bytes, Fixed] | Skip:
    """Fix one file in memory: its bytes before, and what became of them. Raises ``Refused``."""
    from ..pipeline.fix import Refused, fix_data, may_write

    opened = open_target(session, target, names)
    if isinstance(opened, Skip):
        return opened
    path, data = opened.path, opened.data
    reason = may_write(path, session.root) if target.path != STDIN else ""
    if reason:
        raise Refused(reason)
    return data, fix_data(path, data, opened.task, unsafe=unsafe, break_provenance=break_provenance)
