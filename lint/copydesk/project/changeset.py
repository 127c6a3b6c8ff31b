"""What a change has touched, from git itself: files, lines, renames.

``find`` compares the working tree, or with ``staged`` what is staged for the next commit, with the commit
from which the current branch went away from a reference (the merge base), so that what others have changed
since then is nobody's fault here. Without a reference, what is staged is compared with the last commit.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ..base.levels import OPEN, UNCHANGED, UNDONE
from .git import Git, GitError
from .hunks import Hunk, Lines, changed_lines, read_patch
from .layers import repository
from .parts import Row

_DIFF = (
    "diff",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-relative",
    "--ignore-submodules=all",
    "--text",
    "--find-renames=50%",
    "-l2000",
    "--ignore-cr-at-eol",
    f"-O{os.devnull}",
)
_PATCH = (
    "--patch",
    "--unified=0",
    "--inter-hunk-context=0",
    "--diff-algorithm=myers",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_NAMES = ("refs/heads/", "refs/tags/", "refs/remotes/")
_REGULAR = "100"
_TOGETHER = 200
"""So many files are asked about in one call, to keep below the longest command line of any system."""

_ALWAYS = frozenset(UNDONE)
"""Rules that say that something was not looked at or not listed: nobody knows in which lines."""

T = TypeVar("T")


class Changed(NamedTuple):
    """One file that was changed: whether it is new (or git has no common text for it: ``whole``), its hunks,
    and the name of its content in the index.
    """

    new: bool = False
    whole: bool = False
    hunks: Sequence[Hunk] = ()
    blob: str = ""


class Changes(NamedTuple):
    """What was changed since ``base`` (a commit, "" for the very first): files by absolute path, those that
    are gone, and old paths by new ones. ``ref`` is what was asked for, "" for the last commit; ``staged``
    says that the index was compared and not the working tree; ``top`` is the folder of the repository.
    """

    ref: str
    base: str
    staged: bool
    top: str
    files: Mapping[str, Changed]
    gone: frozenset[str]
    renamed: Mapping[str, str]

    def describe(self) -> dict[str, object]:
        """Return what a report says about the change."""
        return {"ref": self.ref or "HEAD", "base": self.base, "staged": self.staged}

    def added(self, path: str, content: Callable[[], bytes]) -> Sequence[tuple[int, int]]:
        """Return the lines (first and last of each run) of a file at an absolute path that the change has
        touched, in order; ``content`` gives the bytes of the file.
        """
        found = self.files.get(path, Changed())
        if found.new or found.whole:
            return [(1, 1 << 60)]
        return changed_lines(found.hunks, content()).ranges if found.hunks else ()

    def judged(self, path: str, rows: Sequence[Row], content: Callable[[], bytes]) -> list[Row]:
        """Return the rows of a file at an absolute path, those that count for nothing with the status
        ``unchanged``; ``content`` gives the bytes of the file.
        """
        found = self.files.get(path, Changed())
        if found.new or not any(row.status == OPEN for row in rows):
            return list(rows)
        lines = Lines([(1, 1 << 60)]) if found.whole else changed_lines(found.hunks, content())
        return [row if _counts(row, lines) else row._replace(status=UNCHANGED) for row in rows]


def _counts(row: Row, lines: Lines) -> bool:
    if row.status != OPEN or row.rule_id in _ALWAYS:
        return True
    return any(lines.touch(*place) for place in zip(row.lines[::2], row.lines[1::2], strict=True))


class _Entry(NamedTuple):
    """One line of ``git diff --raw``; ``old`` is the path before a rename."""

    mode: str
    blob: str
    status: str
    path: bytes
    old: bytes


def find(folder: str, ref: str | None, *, staged: bool) -> Changes:
    """Find what was changed in the repository that a folder lies in. Raises ``GitError``."""
    git = Git(folder)
    up = git.maybe("rev-parse", "--show-cdup")
    if up is None:
        raise GitError(_no_repository(git))
    top = os.path.normpath(os.path.join(folder, os.fsdecode(up.rstrip(b"\n"))))
    _stays(folder, top)
    base = _base(git, ref)
    git.folder = top
    if not staged:
        git.without_filters()
    compared = ("--cached", *([base] if base else ())) if staged else (base,)
    entries = list(_entries(git.ask(*_DIFF, "--raw", "-z", "--no-abbrev", *compared, "--")))
    if staged and any(entry.status == "U" for entry in entries):
        raise GitError("there are unmerged files: nothing can be staged before they are resolved")
    articles = {entry.path: entry for entry in entries if entry.mode.startswith(_REGULAR)}
    hunks = dict(_hunks(git, compared, [entry for entry in articles.values() if entry.status in "MR"]))

    def at(path: bytes) -> str:
        return os.path.normpath(os.path.join(top, os.fsdecode(path)))

    files = {
        at(path): Changed(entry.status in "AT", entry.status == "U", hunks.get(path, ()), entry.blob)
        for path, entry in articles.items()
    }
    if not staged:
        new = (at(path) for path in _untracked(git))
        files.update((path, Changed(new=True)) for path in new if not os.path.islink(path))
    left = {at(entry.old or entry.path) for entry in entries if entry.status in "DR"}
    renamed = {at(entry.path): at(entry.old) for entry in entries if entry.old}
    return Changes(ref or "", base, staged, top, files, frozenset(left - files.keys()), renamed)


def _stays(folder: str, top: str) -> None:
    """Refuse a repository whose own configuration says that its files lie somewhere else (``core.worktree``),
    unless whoever runs this has said so. Raises ``GitError``.
    """
    told = any(name in os.environ for name in ("GIT_DIR", "GIT_WORK_TREE"))
    if not told and os.path.realpath(top) != os.path.realpath(repository(os.path.abspath(folder)) or ""):
        raise GitError("the configuration of this repository leads to files outside of it")


def _no_repository(git: Git) -> str:
    try:
        git.ask("rev-parse", "--git-dir")
    except GitError as error:
        return f"changed lines are known to git only: {error}"
    return "changed lines need a working tree; this repository has none here"


def _base(git: Git, ref: str | None) -> str:
    """Return the commit to compare with. Raises ``GitError`` for a reference that leads to none."""
    head = _commit(git, "HEAD")
    if ref is None:
        return head
    commit = "" if ref.startswith("-") or "\0" in ref else _commit(git, ref)
    meant = [name for name in _NAMES if commit and _commit(git, name + ref)]
    if len({_commit(git, name + ref) for name in meant}) > 1:
        raise GitError(f"“{ref}” may be {' or '.join(name + ref for name in meant)}: say which")
    shallow = git.maybe("rev-parse", "--is-shallow-repository") == b"true\n"
    hint = "; this clone is shallow: fetch more of its history (git fetch --unshallow)" if shallow else ""
    if not commit:
        raise GitError(f"“{ref}” is no commit that is known here{hint}")
    if not head:
        raise GitError("there is no commit yet; --staged alone compares with nothing")
    base = (git.maybe("merge-base", commit, head) or b"").decode("ascii", "replace").strip()
    if not _COMMIT.fullmatch(base):
        raise GitError(f"“{ref}” and the current branch have no commit in common here{hint}")
    return base


def _commit(git: Git, name: str) -> str:
    found = git.maybe("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}") or b""
    commit = found.decode("ascii", "replace").strip()
    return commit if _COMMIT.fullmatch(commit) else ""


def _entries(raw: bytes) -> Iterator[_Entry]:
    fields = iter(raw.split(b"\0"))
    for head in fields:
        if not head.startswith(b":"):
            continue
        _, mode, _, blob, status = head.decode("ascii", "replace").split(" ")[:5]
        path = next(fields)
        old = b""
        if status[0] in "RC":
            old, path = path, next(fields)
        yield _Entry(mode, blob, status[0], path, old)


def _hunks(
    git: Git, compared: Sequence[str], entries: Sequence[_Entry]
) -> Iterator[tuple[bytes, list[Hunk]]]:
    for some in _chunks(entries, _TOGETHER):
        names = [os.fsdecode(name) for entry in some for name in (entry.old, entry.path) if name]
        with tempfile.TemporaryFile() as file:
            git.write_to(file, *_DIFF, *_PATCH, *compared, "--", *names)
            file.seek(0)
            yield from read_patch(file)


def _chunks(values: Sequence[T], size: int) -> Iterable[Sequence[T]]:
    return (values[at : at + size] for at in range(0, len(values), size))


def _untracked(git: Git) -> list[bytes]:
    found = git.ask("ls-files", "-z", "--others", "--exclude-standard")
    return [path for path in found.split(b"\0") if path and not path.endswith(b"/")]
