"""Where the results of ``check`` go: which forms, into which files, and what may not be overwritten."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..base.files import read_head
from ..base.spool import Spool
from ..report.outputs.registry import LINES, Checked, Closing, Output, View, output_of, outputs
from . import say, shared
from .streams import Unwritable

if TYPE_CHECKING:
    from ..project.config import Settings
    from ..project.discover import Target

STDOUT = "-"
BUILDS = (
    ("GITHUB_ACTIONS", "github", STDOUT),
    ("GITLAB_CI", "gitlab", "gl-code-quality-report.json"),
)
"""The variable by which a build server is known, the form that it understands, and where it looks for it."""

_LOOKED_AT = 4096
_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9_-]+):(.*)", re.DOTALL)
"""``FORM:FILE``. One letter before the colon is a drive of Windows; what holds a slash first is a path."""


class WrongOutput(ValueError):
    """The outputs that were asked for cannot be made; the message says why."""


class Destination(NamedTuple):
    """One form and the path of its file; ``STDOUT`` is standard output."""

    output: Output
    path: str = STDOUT

    @property
    def name(self) -> str:
        """The place as messages name it."""
        return "standard output" if self.path == STDOUT else self.path


def destinations(form: str | None, given: Sequence[str]) -> list[Destination]:
    """Return what is to be written where.

    ``form`` is the value of ``--format``, ``given`` those of ``--output``: ``FILE`` for the form that
    ``--format`` names, ``FORM:FILE`` for one more. That form goes to standard output unless it has a file or
    another form takes that place. Raises ``WrongOutput``.
    """
    main = _output(form or "text")
    found: list[Destination] = []
    taken = False
    for value in given:
        named = _NAMED.fullmatch(value)
        if named:
            found.append(Destination(_output(named[1], value), named[2]))
            if not named[2]:
                raise WrongOutput(f"--output {value}: names no file (write {named[1]}:- for standard output)")
            continue
        if _is_form(value):
            raise WrongOutput(
                f"--output {value}: write {value}:FILE for this form, ./{value} for a file of this name"
            )
        taken = True
        found.append(Destination(main, value))
    printed = [one for one in found if one.path == STDOUT]
    if not taken and (form is not None or not printed):
        found.insert(0, Destination(main))
    _check_places(found)
    return found


def with_build(form: str | None, found: list[Destination]) -> list[Destination]:
    """Return the outputs with the one that the build server understands on which this runs, and say so.

    Nothing is added where ``--format`` says what is wanted, or the form is asked for already.
    """
    for variable, name, path in BUILDS:
        if form is not None or os.environ.get(variable) != "true":
            continue
        if any(one.output.name == name or (one.path == path and not one.output.log) for one in found):
            continue
        place = "the log" if path == STDOUT else path
        say(f"{variable} is set: {name} output is written to {place} as well (--format text: text alone)")
        return [*found, Destination(_output(name), path)]
    return found


def _output(name: str, value: str = "") -> Output:
    output = output_of(name)
    if output is not None:
        return output
    from ..base.hints import hint

    known = tuple(outputs())
    escape = f"; for a file of this name write ./{value}" if value else ""
    raise WrongOutput(f"no output {name!r}{hint(name, known)}; known: {', '.join(known)}{escape}")


def _is_form(word: str) -> bool:
    """Say whether a word is the name of a built-in form and not that of a file that is there."""
    from ..report.outputs.registry import built_in

    return built_in(word) is not None and not os.path.exists(word)


def _check_places(found: Sequence[Destination]) -> None:
    printed = [one for one in found if one.path == STDOUT]
    whole = [one.output.name for one in printed if not one.output.log]
    if whole and len(printed) > 1:
        names = " and ".join(one.output.name for one in printed)
        raise WrongOutput(f"{names} cannot share standard output: give {whole[0]} a file")
    seen: dict[str, str] = {}
    for one in found:
        if one.path == STDOUT:
            continue
        place = os.path.realpath(one.path)
        if place in seen and not _is_device(place):
            raise WrongOutput(f"{one.path}: is the file of two outputs, {seen[place]} and {one.output.name}")
        seen[place] = one.output.name


def _is_device(path: str) -> bool:
    return os.path.exists(path) and not os.path.isfile(path)


def guard(
    found: Iterable[Destination], targets: Iterable[Target], inputs: Callable[[], Iterable[tuple[str, str]]]
) -> list[Target]:
    """Return the files to be checked less those that are outputs of an earlier run and written anew.

    Refuses to write over what is to be checked, under whatever name, over what the run reads (``inputs``
    yields what each is, and its path), and over any file that does not look like an output of the same form:
    only what Copydesk wrote is replaced. Raises ``WrongOutput``.
    """
    checked = list(targets)
    for one in found:
        if one.path == STDOUT or not os.path.isfile(one.path):
            continue
        head, place = _head(one.path), _identity(one.path)
        kind = next((kind for kind, path in inputs() if _identity(path) == place), None)
        if kind is not None:
            raise WrongOutput(f"{one.path}: is read by this run ({kind}); it is not overwritten")
        if one.output.wrote(head):
            checked = [target for target in checked if _identity(target.path) != place]
        elif is_one_of(one.path, checked):
            raise WrongOutput(f"{one.path}: is one of the files to be checked; it is not overwritten")
        elif not _may_go(one, head):
            what = "seems to be an article" if _is_article(one, head) else "was not written by Copydesk"
            raise WrongOutput(
                f"{one.path}: {what} and is not overwritten with {one.output.name}; "
                "name another file, or remove this one first"
            )
    return checked


def read_by_run(settings: Iterable[Settings]) -> Iterator[tuple[str, str]]:
    """Yield the files that a run with some settings reads: what each is, and its path."""
    from ..project.effective import read_by

    for one in settings:
        yield from read_by(one)


def _may_go(one: Destination, head: bytes) -> bool:
    """Say whether a file may be replaced: it is empty, a report that fits, or the page of a job to which its
    other steps write.
    """
    from ..project.ownreports import begins_report, is_report_for_people

    if head.strip() in (b"", b"[]") or _identity(one.path) == _identity(
        os.environ.get("GITHUB_STEP_SUMMARY", "")
    ):
        return True
    if one.output.wants == LINES and is_report_for_people(head):
        return True
    fits = os.path.splitext(one.path)[1].lower() in ("", *one.output.suffixes)
    unknown = not one.output.mark and one.output.wants != LINES  # a form of another package
    return fits and (unknown or begins_report(head))


def is_one_of(path: str, targets: Iterable[Target]) -> bool:
    """Say whether a path leads to one of some files, under whatever name."""
    place = _identity(path)
    return place is not None and any(_identity(target.path) == place for target in targets)


def _head(path: str) -> bytes:
    try:
        return read_head(path, _LOOKED_AT)
    except OSError:
        return b""


def _is_article(one: Destination, head: bytes) -> bool:
    """Say whether a file has the suffix of a format of articles that is none of the output's own."""
    from ..input.readers import detect_format

    suffix = os.path.splitext(one.path)[1].lower()
    return suffix not in ("", *one.output.suffixes) and bool(detect_format(one.path, head))


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


class Writers:
    """All outputs of a run, fed together. One that cannot be written any more does not end the others."""

    def __init__(self, found: Iterable[Destination], view: Callable[[Destination], View]) -> None:
        self._writers = [_Writer(one, view(one)) for one in found]
        self._failed: list[Unwritable | BrokenPipeError] = []

    def file(self, path: str, part: Checked) -> None:
        """Hand on a checked file. Raises as ``close`` once there is no output left."""
        self._each(lambda writer: writer.take(writer.emitter.file(path, part)))
        if not self._writers:
            self._complain()

    def close(self, closing: Closing) -> None:
        """Write what stands at the end. Raises ``Unwritable``, or ``BrokenPipeError`` where only a reader has
        had enough, when all outputs that can be written are.
        """
        self._each(lambda writer: writer.close(closing))
        self._complain()

    def _each(self, act: Callable[[_Writer], None]) -> None:
        for writer in list(self._writers):
            try:
                act(writer)
            except (Unwritable, BrokenPipeError) as error:
                self._failed.append(error)
                self._writers.remove(writer)

    def _complain(self) -> None:
        said = [str(error) for error in self._failed if isinstance(error, Unwritable)]
        if said:
            raise Unwritable("\n".join(said))
        if self._failed:
            raise self._failed[0]


class _Writer:
    """One output: standard output as it comes, or a file when all is there."""

    def __init__(self, destination: Destination, view: View) -> None:
        self.emitter = destination.output.open(view)
        self._destination = destination
        self._kept = Spool()

    def take(self, pieces: Iterable[bytes]) -> None:
        """Write or keep some bytes. Raises ``Unwritable`` or ``BrokenPipeError``."""
        if self._destination.path == STDOUT:
            shared.write(pieces, None)
            return
        try:
            for piece in pieces:
                self._kept.add(piece)
        except OSError as error:
            raise Unwritable(f"{self._destination.name}: cannot be kept: {error.strerror}") from None

    def close(self, closing: Closing) -> None:
        """Write what stands at the end, and what was kept. Raises as ``take``."""
        self.take(self.emitter.close(closing))
        if self._destination.path != STDOUT:
            shared.write(self._kept, self._destination.path)


def coloured(one: Destination, choice: str) -> bool:
    """Say whether an output is to have colours: in a file only when they are asked for."""
    from ..report.outputs.terminal import wants_colour

    return wants_colour(choice, sys.stdout) if one.path == STDOUT else choice == "always"


def columns_of(found: Sequence[Destination]) -> int:
    """Return how many columns lines for people may take: those of the terminal, when all go there."""
    from ..report.outputs.registry import WIDTH
    from ..report.outputs.terminal import columns

    lines = [one for one in found if one.output.wants == LINES]
    return (columns(sys.stdout) if all(one.path == STDOUT for one in lines) else 0) or WIDTH
