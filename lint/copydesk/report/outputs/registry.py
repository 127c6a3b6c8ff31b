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
    from ...catalogue.catalogue import Catalogue
    from ..totals import Totals

GROUP = "copydesk.emitters"

WIDTH = 110
"""The columns of lines for people where no terminal says how many there are."""

LINES, FINDINGS, REPORT = "lines", "findings", "report"
"""What an output wants of each file: the lines for people of what is listed; its entry of the report; or the
entry with all that a report can hold (findings of every level, the claims ledger, configured measures)."""


class Row(Protocol):
    """What is known of a finding while files come in; see ``project.parts.Row``."""

    @property
    def rule_id(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def piece(self) -> str | None: ...
    @property
    def helped(self) -> bool: ...


class Checked(Protocol):
    """One checked file.

    ``path`` is the path as the report shows it. ``entry`` is its part of the report as JSON, for forms that
    want ``FINDINGS`` or the ``REPORT`` (``readback.entry`` reads it); ``text`` the decoded article, for forms
    that want it; ``profile`` the name of its profile, who chose it, and by what it was guessed;
    ``readability`` what the report says of it, for lines with statistics.
    """

    @property
    def path(self) -> str: ...
    @property
    def rows(self) -> Sequence[Row]: ...
    @property
    def entry(self) -> bytes: ...
    @property
    def text(self) -> str: ...
    @property
    def profile(self) -> tuple[str, str, str]: ...
    @property
    def readability(self) -> Mapping[str, Any]: ...


class View(NamedTuple):
    """What the user asked to see.

    ``remedy`` gives the remedy of a rule by its id, ``catalogue`` all that is known of the rules (it may have
    to be loaded, which takes a tenth of a second). ``show`` is the lowest severity that is listed in forms
    for people and for reviews; ``version`` that of Copydesk; ``width`` the columns that lines for people may
    take; ``compared`` says that findings were held against a baseline or a change, so that those that are
    open are new.
    """

    remedy: Callable[[str], str]
    catalogue: Callable[[], Catalogue]
    colour: bool = False
    quiet: bool = False
    statistics: bool = False
    show: str = "warning"
    version: str = ""
    width: int = WIDTH
    compared: bool = False


class Closing(NamedTuple):
    """What is known at the end of a run: the report without the entries of its files, the totals, how many
    files were not checked, which severities nobody looked for, and how many reports of Copydesk were left
    out.
    """

    report: dict[str, Any]
    totals: Totals
    skipped: int = 0
    unheard: Sequence[str] = ()
    reports: int = 0


class Emitter(Protocol):
    """Writes one run in one form: bytes for each file as it comes in, in order, and bytes for the end."""

    def file(self, path: str, part: Checked) -> Iterable[bytes]:
        """Yield what can be written of a file; ``path`` is the one that the user can open."""
        ...

    def close(self, closing: Closing) -> Iterable[bytes]:
        """Yield what stands at the end, or all of it."""
        ...


class Output(NamedTuple):
    """One form. ``module`` has ``open(view: View) -> Emitter``.

    ``wants`` is ``LINES``, ``FINDINGS`` or ``REPORT``; ``text`` asks for the decoded article as well.
    ``suffixes`` are the usual ends of its file names. ``streams`` says that what is known of a file is
    written when the file has been checked, so that a reader need not wait for the end. ``log`` marks lines
    that may stand among those of another form on standard output. ``aliases`` are other names. What is
    written ``begins`` with some bytes, and a ``mark`` stands among its first ones.
    """

    name: str
    module: str
    summary: str
    wants: str = LINES
    text: bool = False
    suffixes: tuple[str, ...] = ()
    streams: bool = False
    log: bool = False
    aliases: tuple[str, ...] = ()
    mark: bytes = b""
    begins: bytes = b""

    def wrote(self, head: bytes) -> bool:
        """Say whether the first bytes of a file are those of this form; never where it has no mark."""
        return bool(self.mark) and head.startswith(self.begins) and self.mark in head

    def open(self, view: View) -> Emitter:
        """Begin a run in this form."""
        emitter: Emitter = import_module(self.module).open(view)
        return emitter


_HERE = __package__

_LINES: dict[str, Any] = {"suffixes": (".txt", ".log", ".out"), "streams": True, "log": True}

_ROWS = (
    Output(
        "text", f"{_HERE}.listing", "findings with the line that they stand in", aliases=("full",), **_LINES
    ),
    Output("concise", f"{_HERE}.concise", "one line for each finding", **_LINES),
    Output("grouped", f"{_HERE}.grouped", "one line for each finding, by file", **_LINES),
    Output(
        "json",
        f"{_HERE}.json",
        "the report, which the published schema describes",
        REPORT,
        suffixes=(".json",),
        begins=b"{",
        mark=b'"tool": {"name":"copydesk"',
    ),
    Output(
        "jsonl",
        f"{_HERE}.jsonlines",
        "the report as lines of JSON, file by file",
        REPORT,
        suffixes=(".jsonl", ".ndjson"),
        streams=True,
        aliases=("json-lines",),
        mark=b'"tool":{"name":"copydesk"',
        begins=b'{"kind":"header"',
    ),
    Output(
        "sarif",
        f"{_HERE}.sarif.log",
        "SARIF 2.1.0, for code scanning",
        REPORT,
        text=True,
        suffixes=(".sarif", ".json"),
        mark=b'"tool":{"driver":{"name":"Copydesk"',
        begins=b"{",
    ),
    Output(
        "github",
        f"{_HERE}.github",
        "annotations of GitHub Actions",
        FINDINGS,
        suffixes=(".txt", ".log", ".out"),
        streams=True,
        log=True,
        mark=b",title=",
        begins=b"::",
    ),
    Output(
        "gitlab",
        f"{_HERE}.gitlab",
        "Code Quality report of GitLab",
        FINDINGS,
        suffixes=(".json",),
        mark=b'","check_name":"',
        begins=b'[\n  {"description":"',
    ),
    Output(
        "junit",
        f"{_HERE}.junit",
        "JUnit XML, for test reports",
        FINDINGS,
        suffixes=(".xml",),
        mark=b'<testsuites name="copydesk"',
        begins=b"<?xml",
    ),
    Output(
        "checkstyle",
        f"{_HERE}.checkstyle",
        "Checkstyle XML",
        FINDINGS,
        suffixes=(".xml",),
        mark=b"<checkstyle",
        begins=b"<?xml",
    ),
    Output(
        "rdjson",
        f"{_HERE}.rdjson",
        "reviewdog, with suggestions",
        FINDINGS,
        text=True,
        suffixes=(".json",),
        mark=b'{"source":{"name":"copydesk"}',
        begins=b"{",
    ),
    Output(
        "csv",
        f"{_HERE}.csvtable",
        "a table of all findings",
        REPORT,
        suffixes=(".csv",),
        streams=True,
        mark=b"path,line,column,end_line,end_column,rule,",
        begins=b"path,line,",
    ),
    Output(
        "markdown",
        f"{_HERE}.summary",
        "a summary for a comment or a job",
        FINDINGS,
        suffixes=(".md", ".markdown"),
        mark=b"<!-- copydesk summary -->",
        begins=b"<!--",
    ),
    Output(
        "html",
        f"{_HERE}.html",
        "a page for people: overview, and each article as a proof with notes",
        REPORT,
        text=True,
        suffixes=(".html", ".htm"),
        mark=b"<meta name=generator content=Copydesk>",
        begins=b"<!DOCTYPE html>\n<html lang=en>\n<head>",
    ),
)

BUILT_IN = {output.name: output for output in _ROWS}


@cache
def outputs() -> Mapping[str, Output]:
    """Return all forms by name, those of other installed packages behind the built-in ones.

    Raises ``EntryPointError``.
    """
    return registered(GROUP, Output, BUILT_IN)


def built_in(name: str) -> Output | None:
    """Return the built-in form of a name or alias."""
    found = BUILT_IN.get(name)
    return found or next((output for output in BUILT_IN.values() if name in output.aliases), None)


def output_of(name: str) -> Output | None:
    """Return the form of a name; other packages are asked only about names that are not built in."""
    return built_in(name) or outputs().get(name)
