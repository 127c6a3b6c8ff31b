"""A project with files beside an example, on the disk for as long as the example is checked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..input.companions import Beside, gather
from ..input.projecttree import Tree

if TYPE_CHECKING:
    from ..pipeline.pipeline import Gather


class Project:
    """A repository in a folder. Its configuration names the lists of retracted works and the bibliographies
    that are called so: ``retractions.csv``, ``library.bib``, ``library.ris``, ``library.json``.
    """

    def __init__(self, root: str, files: Iterable[str]) -> None:
        self._root = root
        named = {name: os.path.join(root, name) for name in files}
        self._beside = Beside(
            tuple(path for name, path in named.items() if name.startswith("library.")),
            tuple(path for name, path in named.items() if name == "retractions.csv"),
        )

    def gather(self, article: str) -> Gather:
        """Return what reads the files that an article of some name at the top of the project names."""
        path, tree = os.path.join(self._root, article), Tree(self._root)
        return lambda document: gather(document, path, self._root, tree=lambda: tree, beside=self._beside)


@contextmanager
def project(files: Mapping[str, str]) -> Iterator[Project]:
    """Write files of a project, by their paths, and yield it."""
    with TemporaryDirectory(prefix="copydesk-") as root:
        os.mkdir(os.path.join(root, ".git"))
        for path, text in files.items():
            place = os.path.join(root, *path.split("/"))
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "w", encoding="utf-8") as file:
                file.write(text)
        yield Project(root, files)
