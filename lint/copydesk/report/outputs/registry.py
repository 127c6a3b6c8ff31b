"""The forms in which results are written: one row each, with the module that writes it and what it wants.

The command line, the documentation and the tests go through this table. A package may add a form with an
entry point of the group ``copydesk.emitters`` that names an ``Output``; see ``docs/development.md``. All
forms are projections of the one report: none of them adds anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ...base.entrypoints import registered

if TYPE_CHECKING:
    from ..totals import Totals

GROUP = "copydesk.emitters"


class Row(Protocol):
    """What is known of a finding while files come in; see ``project.parts.Row``."""

    @property
    def rule_id(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def piece(self) -> str | None: ...
    @property
    def helped(self) -> bool: ...


class Checked(Protocol):
    """One checked file; ``entry`` is its part of the report as JSON, for forms that want the ``full`` one;
    ``profile`` is the name of its profile, who chose it, and by what it was guessed.
    """

    @property
    def rows(self) -> Sequence[Row]: ...
    @property
    def entry(self) -> bytes: ...
    @property
    def profile(self) -> tuple[str, str, str]: ...


class View(NamedTuple):
    """What the user asked to see. ``remedy`` gives the remedy of a rule by its id."""

    remedy: Callable[[str], str]
    colour: bool = False
    quiet: bool = False
    statistics: bool = False


class Closing(NamedTuple):
    """What is known at the end of a run: the report without the entries of its files, the totals, how many
    files were not checked, and which severities nobody looked for.
    """

    report: dict[str, Any]
    totals: Totals
    skipped: int = 0
    unheard: Sequence[str] = ()


class Emitter(Protocol):
    """Writes one run in one form: bytes for each file as it comes in, in order, and bytes for the end."""

    def file(self, path: str, part: Checked) -> Iterable[bytes]:
        """Yield what can be written of a file; ``path`` is the one that the user can open."""
        ...

    def close(self, closing: Closing) -> Iterable[bytes]:
        """Yield what stands at the end, or all of it."""
        ...


class Output(NamedTuple):
    """One form. ``module`` has ``open(view: View) -> Emitter``; ``full`` says that it wants the whole report:
    all severities, the claims ledger, the entries of the files, checked against the published schema.
    """

    name: str
    module: str
    summary: str
    full: bool = False

    def open(self, view: View) -> Emitter:
        """Begin a run in this form."""
        emitter: Emitter = import_module(self.module).open(view)
        return emitter


BUILT_IN = {
    output.name: output
    for output in (
        Output("text", f"{__package__}.listing", "lines for people"),
        Output("json", f"{__package__}.json", "the report, which the published schema describes", full=True),
    )
}


@cache
def outputs() -> Mapping[str, Output]:
    """Return all forms by name, those of other installed packages behind the built-in ones.

    Raises ``EntryPointError``.
    """
    return registered(GROUP, Output, BUILT_IN)


def output_of(name: str) -> Output | None:
    """Return the form of a name; other packages are asked only about names that are not built in."""
    return BUILT_IN.get(name) or outputs().get(name)
