"""Where the links of an article lead that name files of its project.

A link without a file behind it is dead only where the files can be expected: an article torn from its site
has links to neighbours that nobody took along. What speaks for a tree that is there: the project is a
repository or has a configuration, the links of other articles in it find their files, and so do other links
of this one, the folder that a link names is there and holds such files, a file in it has almost that name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from . import linkpaths
from .linkpaths import Address

if TYPE_CHECKING:
    from ..document.document import Document
    from .projecttree import Found, Tree

FIRM, LIKELY, OPEN = "firm", "likely", "open"
MOST = 2000


class Target(NamedTuple):
    """What is behind an address.

    ``state`` as in ``projecttree``; ``path`` is where it was looked for, from the root of the project;
    ``near`` the
    path that was probably meant. ``sure`` says how sure it is that a missing file should be there.
    ``anchor`` is False for a page that has no place of the name that follows #, whose own name it may be
    near to (``place``).
    """

    state: str
    path: str
    near: str = ""
    sure: str = OPEN
    anchor: bool | None = None
    place: str = ""


def local_urls(doc: Document) -> tuple[str, ...]:
    """Return the addresses of an article without a host, each once, in order: they may name files of its
    project, or places of the article.
    """
    from .tags import references

    if doc.addressing != "source" or not (doc.links or "<" in doc.source.text):
        return ()
    found = dict.fromkeys(one.url for one in references(doc))
    local = [url for url in found if linkpaths.local(url) is not None]
    return tuple(local)


def look(urls: Iterable[str], folder: str, article: str, tree: Tree) -> dict[str, Target]:
    """Look up addresses of an article; ``folder`` is where it lies, from the root of the tree, ``article``
    its name.
    """
    own = f"{folder}/{article}" if folder else article
    found: dict[str, Target] = {}
    kept: set[str] = set()
    missing: dict[str, Found] = {}
    for url in urls:
        address = linkpaths.local(url)
        if address is None or not address.path:
            continue
        best = _best(address, folder, article, tree)
        if best is None:
            continue
        found[url] = _target(best, address, tree)
        if best.state == "missing":
            missing[url] = best
        elif best.state in ("file", "folder", "other-case") and best.path not in ("", own, folder):
            kept.add(best.path)
    lost = len({one.path for one in missing.values()})
    for url, one in missing.items():
        site = url.strip().startswith("/")
        sure = (
            _sure_of_site(one, folder, article, tree)
            if site
            else _sure(one, folder, article, len(kept), lost, tree)
        )
        found[url] = found[url]._replace(sure=sure)
    return found


def _best(address: Address, folder: str, article: str, tree: Tree) -> Found | None:
    """Return what is found first of all that an address may stand for; else what is not there as written."""
    first: Found | None = None
    for path in linkpaths.places(address.path, folder, article):
        found = tree.stands_for(path)
        if found.state in ("file", "folder"):
            return found
        if first is None or (first.state == "missing" and found.state == "other-case"):
            first = found
    if first is not None and first.state == "missing" and address.path.startswith("/"):
        return tree.at(address.path.strip("/"))
    return first


def _target(found: Found, address: Address, tree: Tree) -> Target:
    target = Target(found.state, found.path, found.near)
    if address.fragment and found.state in ("file", "other-case"):
        read = tree.anchors(found.path)
        if read is not None and not read[1].holds(address.fragment):
            return target._replace(anchor=False, place=read[1].near(address.fragment))
    return target


def _sure(found: Found, folder: str, article: str, kept: int, lost: int, tree: Tree) -> str:
    path, end = found.path, linkpaths.ending(found.path)
    beside = path.rpartition("/")[0]
    names = tree.listed(beside) if tree.at(beside).state == "folder" else None
    pages = _is_page(article) and (kept > 0 or (names is not None and tree.holds(beside, end)))
    if not linkpaths.means_file(path, article, pages=pages) or tree.ignores(path):
        return OPEN
    if found.near:
        return FIRM if tree.whole(folder, article) else LIKELY
    if not tree.whole(folder, article):
        return OPEN
    if names is not None and not names:
        return OPEN  # a folder that git keeps apart (a submodule) and that was not fetched
    if beside not in ("", folder) and names is not None and tree.holds(beside, end):
        return FIRM
    if lost > kept + 2:
        return OPEN
    return FIRM if kept else LIKELY


def _sure_of_site(found: Found, folder: str, article: str, tree: Tree) -> str:
    """Say how sure a path from the top of a site is missing: where that is can be told only by a folder that
    is there and holds such files.
    """
    end, beside = linkpaths.ending(found.path), found.path.rpartition("/")[0]
    file = end in linkpaths.FILES and end not in ("html", "htm") and not tree.ignores(found.path)
    known = bool(beside) and tree.at(beside).state == "folder" and tree.holds(beside, end)
    if not file or not tree.whole(folder, article):
        return OPEN
    return FIRM if known or (found.near and beside) else OPEN


def _is_page(article: str) -> bool:
    return linkpaths.ending(article) in ("html", "htm")
