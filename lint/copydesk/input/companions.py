"""Files that an article names: snapshots of its sources, bibliographies, a ``sources.toml`` beside it.

This is the edge where they are read, before rules run; rules only see what is in ``Document.companions``. A
path counts from the folder of the article and may not lead out of the project, symbolic links included.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.digest import sha256

if TYPE_CHECKING:
    from ..document.document import Document
    from .online import Answer, LinkChecker

READ, MISSING, OUTSIDE, UNREADABLE, UNCHECKED = "read", "missing", "outside", "unreadable", "not-checked"
LISTS = ("sources.toml", "{stem}.sources.toml")
_LARGEST = 50_000_000
_MOST_PAGES = 1000
_MOST_FILES = 500


class Companion(NamedTuple):
    """One file: ``state`` says if it was read, ``detail`` why not, ``text`` what a reader of it sees."""

    path: str
    state: str
    detail: str = ""
    sha256: str = ""
    text: str = ""


_NO_FILE = Companion("", UNREADABLE)


class SourceList(NamedTuple):
    """The entries of a ``sources.toml``; ``own`` says that it belongs to this article alone."""

    path: str
    entries: tuple[Mapping[str, Any], ...]
    own: bool
    problem: str = ""


class Companions(NamedTuple):
    """What was read for one article: files by the path that names them, source lists, answers of links.

    ``digest`` changes when any of the files changes, and is "" without any. ``answers`` is None when links
    were not asked.
    """

    files: Mapping[str, Companion]
    lists: tuple[SourceList, ...] = ()
    answers: Mapping[str, Answer] | None = None
    digest: str = ""

    def __bool__(self) -> bool:
        """Say whether there is anything to speak about."""
        return bool(self.files or self.lists) or self.answers is not None


def gather(doc: Document, path: str, root: str, online: LinkChecker | None = None) -> Companions:
    """Read the files that an article names; ``path`` is where it lies, ``root`` the project folder.

    With ``online``, its links are asked as well.
    """
    folder = os.path.dirname(os.path.abspath(path))
    lists = tuple(_lists(path, folder, root))
    names = dict.fromkeys(named(doc, lists))
    files = {name: read_companion(name, folder, root) for name in list(names)[:_MOST_FILES]}
    answers = online.answers(link.url for link in doc.links) if online is not None else None
    return Companions(files, lists, answers, _digest(files.values(), lists))


def fingerprint(names: Iterable[str], path: str, root: str) -> str:
    """Return what ``Companions.digest`` is now for an article at a path that names some files, without
    taking the text out of any.
    """
    folder = os.path.dirname(os.path.abspath(path))
    lists = tuple(_lists(path, folder, root))
    wanted = dict.fromkeys([*names, *_snapshots(entry for one in lists for entry in one.entries)])
    return _digest((_looked_at(name, folder, root) for name in list(wanted)[:_MOST_FILES]), lists)


def _looked_at(name: str, folder: str, root: str) -> Companion:
    data, problem = _bytes(name, folder, root)
    return Companion(name, READ, "", sha256(data).hexdigest()) if data is not None else problem or _NO_FILE


def _digest(files: Iterable[Companion], lists: tuple[SourceList, ...]) -> str:
    known = [f"{file.path}\0{file.sha256 or (file.state, file.detail)}" for file in files]
    if not known and not lists:
        return ""
    return sha256("\0".join([*known, repr(lists)]).encode("utf-8", "replace")).hexdigest()


def named(doc: Document, lists: tuple[SourceList, ...] = ()) -> Iterator[str]:
    """Yield the paths of snapshots and bibliographies that an article and its source lists name."""
    for meta in doc.meta_all("bibliography"):
        values = meta.value if isinstance(meta.value, list) else [meta.value]
        yield from (value for value in values if isinstance(value, str) and value)
    entries = [entry for meta in doc.meta_all("sources") for entry in _maps(meta.value)]
    entries += [entry for listed in lists for entry in listed.entries]
    yield from _snapshots(entries)


def _snapshots(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry.get("snapshot"), str) and entry["snapshot"]:
            yield entry["snapshot"]


def _maps(value: Any) -> list[Mapping[str, Any]]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def list_names(article: str) -> tuple[str, ...]:
    """Return the names of the lists of sources that may stand beside an article of some name."""
    stem = os.path.splitext(article)[0]
    return tuple(pattern.format(stem=stem) for pattern in LISTS)


def _lists(path: str, folder: str, root: str) -> Iterator[SourceList]:
    article = os.path.basename(path)
    for name in list_names(article):
        if not os.path.isfile(os.path.join(folder, name)):
            continue
        data, problem = _bytes(name, folder, root)
        if data is None:
            yield SourceList(name, (), False, problem.detail if problem else "")
        else:
            yield parse_list(name, data, article, own=name != LISTS[0])


def parse_list(name: str, data: bytes, article: str, *, own: bool) -> SourceList:
    """Read a source list (``[[source]]`` tables); of a shared one only what is not for other articles."""
    import tomllib

    try:
        values = tomllib.loads(data.decode("utf-8").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return SourceList(name, (), own, f"not valid TOML: {error}")
    entries = []
    for entry in _maps(values.get("source", values.get("sources", []))):
        articles = entry.get("articles")
        if not isinstance(articles, list) or article in articles:
            entries.append(_plain(entry))
    return SourceList(name, tuple(entries), own)


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(value) if hasattr(value, "isoformat") else value for key, value in entry.items()}


def resolve(name: str, folder: str, root: str) -> str | None:
    """Return the real path of a named file, or None when it lies outside the project."""
    if not name or "\0" in name or os.path.isabs(name) or name[1:2] == ":" or name.startswith("\\"):
        return None
    real, top = os.path.realpath(os.path.join(folder, name)), os.path.realpath(root)
    return real if real.startswith(top.rstrip(os.sep) + os.sep) else None


def _bytes(name: str, folder: str, root: str) -> tuple[bytes | None, Companion | None]:
    path = resolve(name, folder, root)
    if path is None:
        return None, Companion(name, OUTSIDE, "the path leads out of the project")
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return None, Companion(name, UNREADABLE, "it is no file")
        if status.st_size > _LARGEST:
            return None, Companion(name, UNCHECKED, f"it is larger than {_LARGEST:,} bytes")
        with open(path, "rb") as file:
            return file.read(_LARGEST + 1), None
    except FileNotFoundError:
        return None, Companion(name, MISSING, "there is no such file")
    except OSError as error:
        return None, Companion(name, UNREADABLE, error.strerror or "it cannot be read")


def read_companion(name: str, folder: str, root: str) -> Companion:
    """Read one named file and take the text out of it. Never raises for what is in the file."""
    data, problem = _bytes(name, folder, root)
    if data is None:
        return problem or Companion(name, UNREADABLE)
    digest = sha256(data).hexdigest()
    try:
        text = text_of(name, data)
    except NotReadable as error:
        return Companion(name, error.state, str(error), digest)
    return Companion(name, READ, "", digest, text)


class NotReadable(ValueError):
    """The text of a file could not be taken out; ``state`` is one of the states of a ``Companion``."""

    def __init__(self, state: str, detail: str) -> None:
        super().__init__(detail)
        self.state = state


def text_of(name: str, data: bytes) -> str:
    """Return what a reader of a file sees; ``name`` tells its format. Raises ``NotReadable``."""
    if data[:5] == b"%PDF-" or name.lower().endswith(".pdf"):
        return _pdf_text(data)
    from .readers import decode, detect_format, read

    if name.lower().endswith((".bib", ".json", ".yaml", ".yml")):
        return decode(name, data).text
    form = detect_format(name, data) or ("" if b"\0" in data[:8192] else "text")
    if not form:
        raise NotReadable(UNCHECKED, "only text, Markdown, HTML and PDF can be compared")
    return read(decode(name, data, form), form).prose.text


def _pdf_text(data: bytes) -> str:
    import io

    try:
        import pypdf  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise NotReadable(
            UNCHECKED, "reading PDF needs the package pypdf (pip install 'copydesk[pdf]')"
        ) from None
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        text = "\n\n".join(page.extract_text() for page in list(pages)[:_MOST_PAGES])
    except Exception as error:  # pypdf raises whatever a broken file provokes
        raise NotReadable(UNREADABLE, f"the PDF cannot be read: {type(error).__name__}") from None
    if not text.strip():
        raise NotReadable(UNCHECKED, "the PDF holds pictures of text and no text")
    return text
