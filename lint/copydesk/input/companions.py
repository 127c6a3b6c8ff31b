"""Files that an article names: snapshots of its sources, bibliographies, a ``sources.toml`` beside it.

This is the edge where they are read, before rules run; rules only see what is in ``Document.companions``. A
path counts from the folder of the article and may not lead out of the project, symbolic links included.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.digest import sha256
from ..base.tomlread import TomlFault, read_bytes, told
from . import door
from .filetext import text_of
from .namedfiles import READ, Companion, FileReader

if TYPE_CHECKING:
    from ..document.document import Document
    from .linktargets import Target
    from .online import Answer, LinkChecker
    from .projecttree import Tree
    from .retractions import Retractions

LISTS = ("sources.toml", "{stem}.sources.toml")
_LARGEST = door.LARGEST
_LINK = "\0"  # marks the address of a link among the names of files


class SourceList(NamedTuple):
    """The entries of a ``sources.toml``; ``own`` says that it belongs to this article alone."""

    path: str
    entries: tuple[Mapping[str, Any], ...]
    own: bool
    problem: str = ""
    sha256: str = ""


class Beside(NamedTuple):
    """What the configuration names for all articles: bibliographies and lists of retracted works."""

    bibliography: tuple[str, ...] = ()
    retractions: tuple[str, ...] = ()


_NOTHING_BESIDE = Beside()


class Companions(NamedTuple):
    """What was read for one article: files by the path that names them, source lists, answers of links.

    ``digest`` changes when any of the files changes, and is "" without any. ``answers`` is None when links
    were not asked. ``targets`` says for the addresses that name files of the project what is behind them,
    ``for_sphinx`` that names of places are looked for in all pages of the project.
    ``libraries`` and ``retractions`` are what the configuration names for all articles, None for lists that
    this one has no use for. ``unread`` says what a bound left out.
    """

    files: Mapping[str, Companion]
    lists: tuple[SourceList, ...] = ()
    answers: Mapping[str, Answer] | None = None
    digest: str = ""
    targets: Mapping[str, Target] = MappingProxyType({})
    for_sphinx: bool = False
    libraries: tuple[Companion, ...] = ()
    retractions: Retractions | None = None
    unread: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to speak about."""
        more = self.answers is not None or self.retractions is not None
        return more or bool(self.files or self.lists or self.targets or self.libraries)


def gather(
    doc: Document,
    path: str,
    root: str,
    online: LinkChecker | None = None,
    tree: Callable[[], Tree] | None = None,
    beside: Beside = _NOTHING_BESIDE,
) -> Companions:
    """Read the files that an article names; ``path`` is where it lies, ``root`` the project folder.

    With ``online``, its links are asked as well, with ``tree`` those to files of the project are looked up.
    ``beside`` is what its configuration names.
    """
    folder = os.path.dirname(os.path.abspath(path))
    lists = tuple(_lists(path, folder, root))
    names = dict.fromkeys(named(doc, lists))
    reader = FileReader(folder, root, with_text=True)
    files = {name: reader.read(name) for name in names}
    answers = online.answers(link.url for link in doc.links) if online is not None else None
    local = _local(doc)
    targets, sphinx = _targets(local, path, tree)
    digest = _digest(files.values(), lists, targets, sphinx)
    # What the configuration names is part of the settings, by which a result is remembered.
    libraries, retracted = libraries_of(doc, beside.bibliography), retractions_of(doc, beside.retractions)
    unread = tuple(_unread(reader, local))
    return Companions(files, lists, answers, digest, targets, sphinx, libraries, retracted, unread)


def _unread(reader: FileReader, local: Sequence[str]) -> Iterator[str]:
    """Yield what of the files and links that an article names a bound left out."""
    from .linktargets import MOST

    for reason, count in reader.refused.items():
        yield f"{count:,} of the files that it names were not read: {reason}"
    if len(local) > MOST:
        yield f"only the first {MOST:,} of its {len(local):,} links to files were looked up"


def libraries_of(doc: Document, paths: tuple[str, ...]) -> tuple[Companion, ...]:
    """Read bibliographies, for an article that may cite by their keys."""
    if not paths or ("@" not in doc.source.text and "\\cite" not in doc.source.text):
        return ()
    found = []
    for path in paths:
        name, read = os.path.basename(path), door.read_plain(os.path.realpath(path), _LARGEST)
        if isinstance(read, door.Refused):
            found.append(Companion(name, *read))
        else:
            found.append(Companion(name, READ, "", "", text_of(f"{name}.bib", read[1])))
    return tuple(found)


def retractions_of(doc: Document, paths: tuple[str, ...]) -> Retractions | None:
    """Read the lists of retracted works, for an article that may cite one by its number, or by a key."""
    text = doc.source.text
    if not paths or not any(mark in text for mark in ("10.", "ubmed", "PMID", "pmid", "@", "\\cite")):
        return None
    from .retractions import load

    return load(paths)


def watched(doc: Document) -> tuple[str, ...]:
    """Return what an article names, for ``fingerprint``: files, and addresses of links to files."""
    return (*named(doc), *(_LINK + url for url in _local(doc)))


def fingerprint(names: Iterable[str], path: str, root: str, tree: Callable[[], Tree] | None = None) -> str:
    """Return what ``Companions.digest`` is now for an article at a path, without taking the text out of any
    file. ``names`` is what it names (``watched``).
    """
    folder = os.path.dirname(os.path.abspath(path))
    lists = tuple(_lists(path, folder, root))
    names = tuple(names)
    files = [name for name in names if name[:1] != _LINK]
    wanted = dict.fromkeys([*files, *_snapshots(entry for one in lists for entry in one.entries)])
    reader = FileReader(folder, root, with_text=False)
    read = [reader.read(name) for name in wanted]
    return _digest(read, lists, *_targets([name[1:] for name in names if name[:1] == _LINK], path, tree))


def _local(doc: Document) -> tuple[str, ...]:
    if not doc.links and "<" not in doc.source.text:
        return ()
    from .linktargets import local_urls

    return local_urls(doc)


def _targets(
    urls: Sequence[str], path: str, tree: Callable[[], Tree] | None
) -> tuple[Mapping[str, Target], bool]:
    """Look up the addresses of an article at a path in the tree of its project, and say whether that is a
    project of Sphinx.
    """
    if not urls or tree is None:
        return {}, False
    from .linktargets import MOST, look

    known = tree()
    # An article may be a link to another file of its project: its own links then count from there.
    real = os.path.realpath(path)
    folder, article = os.path.split(real)
    place = door.within(real, known.root)
    if place is None:
        return {}, False
    inside = (door.within(folder, known.root) or "").replace(os.sep, "/")
    return look(urls[:MOST], inside, article, known), known.for_sphinx(inside)


def _digest(
    files: Iterable[Companion],
    lists: tuple[SourceList, ...],
    targets: Mapping[str, Target],
    sphinx: bool,
) -> str:
    known = [f"{file.path}\0{file.sha256 or (file.state, file.detail)}" for file in files]
    if not known and not lists and not targets:
        return ""
    known += [repr((lists, sphinx)), *(repr((url, tuple(target))) for url, target in targets.items())]
    return sha256("\0".join(known).encode("utf-8", "replace")).hexdigest()


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
        found = door.read(name, folder, root, _LARGEST)
        if isinstance(found, door.Refused):
            yield SourceList(name, (), False, found.detail)
        else:
            parsed = parse_list(name, found[1], article, own=name != LISTS[0])
            yield parsed._replace(sha256=sha256(found[1]).hexdigest())


def parse_list(name: str, data: bytes, article: str, *, own: bool) -> SourceList:
    """Read a source list (``[[source]]`` tables); of a shared one only what is not for other articles."""
    try:
        values = read_bytes(data)
    except TomlFault as fault:
        return SourceList(name, (), own, f"not valid TOML: {told(fault)}")
    entries = []
    for entry in _maps(values.get("source", values.get("sources", []))):
        articles = entry.get("articles")
        if not isinstance(articles, list) or article in articles:
            entries.append(_plain(entry))
    return SourceList(name, tuple(entries), own)


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(value) if hasattr(value, "isoformat") else value for key, value in entry.items()}


def read_companion(name: str, folder: str, root: str) -> Companion:
    """Read one named file and take the text out of it. Never raises for what is in the file."""
    return FileReader(folder, root, with_text=True).read(name)
