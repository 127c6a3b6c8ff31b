"""``Desk``: rules loaded once, many texts checked."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from ..base.entrypoints import EntryPointError
from ..base.levels import SEVERITIES
from ..document.source import Source
from ..project.baselines import Baselines, load, within
from ..project.config import Configuration
from ..project.dependence import depends_on
from ..project.discover import Skip, Target, discover, passed_by
from ..project.run import Opened, attempt, examined, open_text
from ..project.session import Session
from ..project.targets import Names
from . import asked
from .results import Checked, Finding, Fixed, Mended, checked

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..pipeline.engine import Outcome

P = ParamSpec("P")
R = TypeVar("R")
NAMELESS = "text"
"""What a text without a path is called."""

_NAMES = Names()
_lock = threading.RLock()


def _fresh_lock() -> None:
    global _lock
    _lock = threading.RLock()


if hasattr(os, "register_at_fork"):  # another thread may have held the lock when the process was forked
    os.register_at_fork(after_in_child=_fresh_lock)


def _alone(work: Callable[P, R]) -> Callable[P, R]:
    """Let one thread at a time do a piece of work, whichever desk it is of: rules and facts share what they
    have loaded, and Python would run one of them at a time anyway.
    """

    @wraps(work)
    def waiting(*args: P.args, **kwargs: P.kwargs) -> R:
        with _lock:
            return work(*args, **kwargs)

    return waiting


class _Open(NamedTuple):
    """A text that is ready to be checked: its path, its session, what is asked of it, and itself."""

    path: str
    session: Session
    opened: Opened
    source: Source


class Desk:
    """Checks and fixes texts and files; configuration and rules are read when first needed, and once.

    ``config`` is the path of the one configuration file to use. Without it, texts without a path are checked
    without configuration, and files (and texts with a path) with the configuration that belongs to them, as
    the command does; ``isolated=True`` means that none is ever read. ``today`` is the date that rules take
    for today (``YYYY-MM-DD`` or a ``datetime.date``), by default that of the machine when the desk was made.
    ``allow_code`` lets packs that a project names bring Python rules. ``least`` is the lowest severity that
    anybody wants to hear of: rules that cannot reach it need not run (what they find all the same is listed).

    Every method may be called from any thread; checks of one process happen one after the other. Wrong types
    raise ``TypeError``, a broken configuration ``ConfigError`` or ``PackError`` (of a file, or of a text with
    a path: its ``not_checked``).
    """

    def __init__(
        self,
        config: str | os.PathLike[str] | None = None,
        *,
        isolated: bool = False,
        today: Any = None,
        allow_code: bool = False,
        least: str = SEVERITIES[0],
    ) -> None:
        if least not in SEVERITIES:
            raise ValueError(f"least must be one of {', '.join(SEVERITIES)}, not {least!r}")
        explicit = None if config is None else asked.a_path(config)
        day = asked.a_date(today)
        self._at_paths, self._bare = (
            Session(Configuration(explicit, isolated=alone), today=day, allow_code=allow_code)
            for alone in (isolated, explicit is None)
        )
        self._at_paths.least = self._bare.least = least

    @_alone
    def check(
        self,
        text: str,
        format: str | None = None,
        *,
        path: str | os.PathLike[str] | None = None,
        watch: Callable[[], None] | None = None,
    ) -> Checked:
        """Check a text.

        ``format`` is markdown, text, html or ninjs (of a text with a path: told by it; else markdown).
        ``path`` says where the text lies or will lie: the configuration of that place counts, with its
        baseline, and files that the article names are looked up there. The file itself is not read.
        ``watch`` is called again and again while the check runs; whatever it raises ends the check (a time
        limit, a user who went on).
        """
        opened = self._opened(text, format, path)
        if isinstance(opened, Checked):
            return opened
        where, session, one, source = opened
        result = examined(session, one, source, alone=path is None, watch=watch)
        found = checked(where, result.outcome, one.task.rules)
        return found if path is None else self._one_known(found)

    @_alone
    def check_file(self, path: str | os.PathLike[str]) -> Checked:
        """Check a file with the configuration that belongs to it, and with its baseline."""
        return self._one_known(self._attempted(Target(asked.a_path(path), True)))

    @_alone
    def check_paths(self, paths: Iterable[str | os.PathLike[str]]) -> list[Checked]:
        """Check files, folders and patterns as the command does. What could not be checked (a baseline that
        cannot be read is among it) is in the list as well, with its ``not_checked``.
        """
        found = discover(asked.some_paths(paths), self._at_paths.configuration)
        missing = [Checked(skip.path, not_checked=skip.detail) for skip in found.skips]
        return [*missing, *self._known([self._attempted(target) for target in found.targets])]

    @_alone
    def catalogue(self, path: str | os.PathLike[str] | None = None) -> Catalogue:
        """Return all rules that are known without configuration, or at a path. Raises ``ConfigError`` or
        ``PackError``.
        """
        session, where = (self._bare, NAMELESS) if path is None else (self._at_paths, asked.a_path(path))
        return session.catalogue(session.configuration.for_file(where))

    @_alone
    def leaves_out(self, path: str | os.PathLike[str]) -> bool:
        """Say whether a file would be passed over in its folder: the configuration excludes it, or its name
        says that it is no article (a licence, a list for programs).
        """
        return passed_by(asked.a_path(path), self._at_paths.configuration) is not None

    @_alone
    def depends_on(self, path: str | os.PathLike[str]) -> tuple[str, ...]:
        """Return the files and folders beside it that decide what is found in a file: configuration, word
        lists, packs, baseline, whether they are there or not. A program that runs for long makes a new desk
        when one of them has changed.
        """
        return depends_on(self._at_paths.configuration, asked.a_path(path))

    @_alone
    def fix(
        self,
        text: str,
        format: str | None = None,
        *,
        path: str | os.PathLike[str] | None = None,
        unsafe: bool = False,
    ) -> Fixed:
        """Return a text with its safe fixes made; ``unsafe`` makes those as well that must be read again.

        Raises ``ValueError`` for a text that must not be changed, and where it cannot be checked.
        """
        from ..pipeline.fix import fix_text

        opened = self._opened(text, format, path)
        if isinstance(opened, Checked):
            raise ValueError(opened.not_checked)
        source = opened.source
        fixed = fix_text(source, opened.opened.task, unsafe=unsafe)
        made = tuple(
            Mended(found.rule_id, found.rule_name, found.text, found.fix.title)
            for found in fixed.made
            if found.fix is not None
        )
        mark = "\ufeff" if source.bom_bytes else ""
        return Fixed(mark + fixed.text, made, fixed.left)

    @_alone
    def let_stand(
        self,
        text: str,
        finding: Finding,
        reason: str,
        format: str | None = None,
        *,
        path: str | os.PathLike[str] | None = None,
    ) -> str:
        """Return a text with a directive that lets one finding of it stand and changes nothing else, as
        ``copydesk stet add`` writes it.

        Raises ``ValueError`` where no directive can do that, the policy of the gate does not allow it, or the
        reason is empty or would end the comment.
        """
        from ..pipeline.stetting import ENDS, Wish, add

        reason = " ".join(asked.a_text(reason).split())
        if not reason or any(end in reason for end in ENDS):
            raise ValueError("the reason is empty, or holds what begins or ends a comment")
        opened = self._opened(text, format, path)
        if isinstance(opened, Checked):
            raise ValueError(opened.not_checked)
        _, session, one, source = opened
        if finding.rule_id in one.task.policy.protected:
            raise ValueError(f"no article may silence {finding.rule_id}{one.task.policy.where}")

        def judged(source: Source) -> Outcome:
            return examined(session, one, source, alone=path is None).outcome

        outcome = judged(source)
        same = [found for found in outcome.findings if found.fingerprint == finding.fingerprint]
        if not same:
            raise ValueError("the text has no such finding")
        mark = "\ufeff" if source.bom_bytes else ""
        return mark + add(outcome, same[:1], Wish(finding.rule_id, reason), judged).text

    def _opened(self, text: Any, format: Any, path: Any) -> _Open | Checked:
        """Get a text ready; what stands in its way is in the answer. Raises ``TypeError``, ``ValueError``,
        ``ConfigError`` and ``PackError`` for what the caller has to mend.
        """
        text = asked.a_text(text)
        form = None if format is None else asked.a_format(format)
        session, where = (self._bare, NAMELESS) if path is None else (self._at_paths, asked.a_path(path))
        if path is None:
            form = form or "markdown"
            session.ruleset(session.configuration.for_file(where))  # raises what is wrong with it
        opened = open_text(session, where, text, form)
        if isinstance(opened, Skip):
            return Checked(where, not_checked=opened.detail)
        shown = NAMELESS if path is None else session.report_path(where)
        return _Open(where, session, opened, Source.from_text(text, shown))

    def _attempted(self, target: Target) -> Checked:
        try:
            result = attempt(self._at_paths, target)
        except EntryPointError as error:
            return Checked(target.path, not_checked=str(error))
        if isinstance(result, Skip):
            return Checked(target.path, not_checked=result.detail)
        return checked(target.path, result.outcome, result.opened.task.rules)

    def _one_known(self, result: Checked) -> Checked:
        *unread, found = self._known([result])
        return found._replace(problems=tuple(f"{one.path}: {one.not_checked}" for one in unread))

    def _known(self, results: Sequence[Checked]) -> list[Checked]:
        """Mark what the baselines know; before it stand the baselines that cannot be read."""
        targets = [Target(one.path, True) for one in results if not one.not_checked]
        baselines = Baselines(self._at_paths, targets, _NAMES, within(()), load)
        unread = [Checked(skip.path, not_checked=skip.detail) for skip in baselines.skips]
        return [*unread, *(self._marked(one, baselines) for one in results)]

    @staticmethod
    def _marked(one: Checked, baselines: Baselines) -> Checked:
        if one.not_checked:
            return one
        marked = baselines.mark(Target(one.path, True), one.findings, one.rules_run)
        return one._replace(findings=tuple(marked))
