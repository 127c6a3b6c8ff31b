"""From files to results: what ``check``, ``fix`` and the Python interface do with what they were given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ..base.entrypoints import EntryPointError
from ..base.levels import SEVERITIES, UNDONE
from ..input import readers
from ..pipeline.pipeline import Gather, Task, examine
from ..pipeline.timelimit import Limit, OutOfTime
from .config import DEFAULT_MAX_BYTES, Settings
from .discover import STDIN, Skip, Target, too_large
from .grounds import leads_out
from .policies import policy_of
from .session import Session, printable
from .targets import FAILED, TIME, Names, format_of, name_of, read_article, settings_of, standing

if TYPE_CHECKING:
    from ..catalogue.rule import Finding
    from ..document.source import Source
    from ..pipeline.engine import Outcome
    from ..pipeline.fix import Fixed


def _may_let_stand(data: bytes) -> bool:
    """Say whether directives may be in a file: there every rule runs, for only then can be told whether they
    are still needed.
    """
    return b"\0" in data or b"stet" in data.lower()


_SECONDS = 60
"""The time for one file, and for each megabyte of it."""


class Opened(NamedTuple):
    """One file ready to be examined: its path as given, its bytes, its settings, and what is asked of it."""

    path: str
    data: bytes
    settings: Settings
    task: Task


class FileResult(NamedTuple):
    """One checked file and what became of it."""

    opened: Opened
    outcome: Outcome

    @property
    def findings(self) -> list[Finding]:
        """All findings in reading order."""
        return self.outcome.findings


def looked_at(result: FileResult) -> set[str]:
    """Return the rules that looked at a file and said all that they have to say."""
    outcome = result.outcome
    cut = {str(finding.evidence["rule"]) for finding in outcome.findings if finding.rule_id in UNDONE}
    return set(outcome.rules_run) - cut


_NAMES = Names()


def attempt(session: Session, target: Target, names: Names = _NAMES) -> FileResult | Skip:
    """Check one file; even a fault of Copydesk becomes a ``Skip``, so that it ends one file and not the run.

    Raises ``EntryPointError``.
    """
    try:
        return check(session, target, names)
    except EntryPointError:
        raise
    except OutOfTime as error:
        return given_up(target, names, error)
    except Exception as error:
        detail = f"Copydesk failed: {type(error).__name__}: {error}"
        return Skip(printable(name_of(target, names)), FAILED, detail)


def given_up(target: Target, names: Names, error: OutOfTime) -> Skip:
    """Say that a file was given up."""
    return Skip(printable(name_of(target, names)), TIME, f"not checked: {error}")


def check(session: Session, target: Target, names: Names = _NAMES) -> FileResult | Skip:
    """Read and check one file. What stands in the way of it becomes a ``Skip``; only a fault of Copydesk
    raises.
    """
    found = open_target(session, target, names)
    return found if isinstance(found, Skip) else examined(session, found)


def open_target(session: Session, target: Target, names: Names) -> Opened | Skip:
    """Read a file and find its format, rules and exceptions, or say why it cannot be checked."""
    settings = settings_of(session, target, names)
    if isinstance(settings, Skip):
        return settings
    data = read_article(session, target, settings, names)
    return data if isinstance(data, Skip) else opened(session, name_of(target, names), data, settings, names)


def opened(session: Session, path: str, data: bytes, settings: Settings, names: Names) -> Opened | Skip:
    """Find format, rules and exceptions of a file that was read."""
    found = format_of(path, data, names)
    if isinstance(found, Skip):
        return found
    rules, stands = session.ruleset(settings), standing(settings, path)
    least = SEVERITIES[0]
    if not stands and not _may_let_stand(data):
        rules = rules.reaching(session.least)
        # What a baseline knows must be found again, however grave it is.
        least = least if settings.get("baseline") else session.least
    policy = policy_of(settings, rules.catalogue, session.added(settings, path))
    limit = Limit(settings.get("max-seconds") or _SECONDS + len(data) * _SECONDS // 1_000_000, session.alarm)
    task = Task(found, rules, stands, policy=policy, limit=limit, least=least)
    return Opened(path, data, settings, task)


def open_text(session: Session, path: str, text: str, form: str | None = None) -> Opened | Skip:
    """Find format, rules and exceptions of a text that lies, or will lie, at a path; ``form`` is its format
    where that is known.
    """
    names = Names(format=form)
    settings = settings_of(session, Target(path, True), names)
    if isinstance(settings, Skip):
        return settings
    data = text.encode("utf-8", "replace")
    most = settings.get("max-bytes", DEFAULT_MAX_BYTES)
    return too_large(path, len(data), most) or opened(session, path, data, settings, names)


def examined(
    session: Session,
    opened: Opened,
    source: Source | None = None,
    *,
    alone: bool = False,
    watch: Callable[[], None] | None = None,
) -> FileResult:
    """Check a file that was read, or the text that is given as ``source`` in its place.

    ``alone`` leaves the files that it names alone; ``watch`` as in ``pipeline.Task``.
    """
    gather = None if alone else _gather(session, opened.path, opened.settings)
    source = source or readers.decode(session.report_path(opened.path), opened.data, opened.task.format)
    return FileResult(opened, examine(source, opened.task._replace(gather=gather, watch=watch)))


def _gather(session: Session, path: str, settings: Settings) -> Gather:
    """Return how to read what an article names: files inside the project, and if asked for its links."""
    from ..input.companions import Beside, gather

    beside = Beside(tuple(settings.get("bibliography", ())), tuple(settings.get("retractions", ())))
    grounds = session.grounds
    return lambda document: gather(
        document, path, grounds.project(path), session.online, lambda: grounds.tree(path), beside
    )


def fix(
    session: Session, target: Target, names: Names, *, unsafe: bool, break_provenance: bool
) -> tuple[bytes, Fixed] | Skip:
    """Fix one file in memory: its bytes before, and what became of them. Raises ``Refused``."""
    from ..pipeline.fix import Refused, fix_data

    found = open_target(session, target, names)
    if isinstance(found, Skip):
        return found
    path, data = found.path, found.data
    if target.path != STDIN and leads_out(path, session.root):
        raise Refused("not changed: a symbolic link leads out of its project; name the file itself to fix it")
    try:
        fixed = fix_data(path, data, found.task, unsafe=unsafe, break_provenance=break_provenance)
    except OutOfTime as error:
        raise Refused(f"not changed: {error}") from None
    return data, fixed
