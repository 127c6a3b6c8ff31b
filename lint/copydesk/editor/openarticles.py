"""The open articles: text, version, and what was found in which version."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from lsprotocol import types
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec, TextDocument, Workspace

from ..input.readers import detect_format
from ..interface import Checked
from .ruler import UTF16, At, Ruler

_FORMATS = {
    "markdown": "markdown",
    "mdx": "markdown",
    "quarto": "markdown",
    "rmd": "markdown",
    "rmarkdown": "markdown",
    "html": "html",
    "xhtml": "html",
    "plaintext": "text",
    "text": "text",
}
"""The formats of the languages that editors tell, where the name of a file says nothing."""


def units_of(codec: PositionCodec) -> str:
    """Return the units that a connection counts in, as rulers name them."""
    units: str = types.PositionEncodingKind(codec.encoding or UTF16).value
    return units


class Text(TextDocument):
    """A text that is edited, with the lines of the protocol: pygls ends lines at other characters as well,
    and puts edits behind the end of a line inside of it.
    """

    def _apply_incremental_change(self, change: types.TextDocumentContentChangePartial) -> None:
        ruler = Ruler(self.source, units_of(self.position_codec))
        start, end = (At(one.line, one.character) for one in (change.range.start, change.range.end))
        self._source = ruler.replaced(start, end, change.text)


class Texts(Workspace):
    """The texts of a workspace."""

    def _create_text_document(
        self,
        doc_uri: str,
        source: str | None = None,
        version: int | None = None,
        language_id: str | None = None,
    ) -> TextDocument:
        return Text(
            doc_uri,
            source=source,
            version=version,
            language_id=language_id,
            sync_kind=self._sync_kind,
            position_codec=self._position_codec,
        )


class Article:
    """One open article.

    ``path`` is where it lies or would lie ("" when nobody can say), ``form`` its format ("" for what is no
    article). ``stand`` counts every change of its text and of what is checked by; ``found`` is what was found
    in the stand ``found_in``.
    """

    def __init__(self, uri: str, path: str, language: str) -> None:
        self.uri, self.path, self._language = uri, path, language
        self.version: int | None = None
        self.text = ""
        self.form = ""
        self.stand = 0
        self.found: Checked | None = None
        self.found_in = -1
        self.touched = 0.0
        self.quiet = True
        self.cost = 0.0
        self.closed = False

    def change(self, text: str, version: int | None, now: float) -> None:
        """Take in a new text. ``quiet`` says that the last change was long before this one."""
        self.quiet = now - self.touched > 0.3 + 2 * self.cost
        self.text, self.version, self.touched = text, version, now
        head = text[:70_000].encode("utf-8", "replace")
        told = detect_format(self.path or self.uri, head) if self._named() else None
        self.form = told or _FORMATS.get(self._language, "")
        self.stand += 1

    def _named(self) -> bool:
        """Say whether the name tells the format; what an editor calls a language does where it does not."""
        name = os.path.basename(self.path or self.uri)
        return "." in name or self._language not in _FORMATS

    @property
    def fresh(self) -> bool:
        """Whether what was found is of the text as it is now."""
        return self.found_in == self.stand

    def ruler(self, units: str) -> Ruler:
        """Return the ruler for the text as it is now."""
        return Ruler(self.text, units)


def path_of(uri: str, folders: Sequence[str]) -> str:
    """Return where an article lies; one that was never saved would lie in the first folder of the
    workspace.
    """
    try:
        path: str | None = to_fs_path(uri)
    except ValueError:  # no address at all, of whatever: such an article has no place
        return ""
    if path is not None:
        return path
    name = os.path.basename(uri.partition(":")[2].rstrip("/")) or "untitled"
    return os.path.join(folders[0], name) if uri.startswith("untitled:") and folders else ""


def folders_of(workspace: Any) -> list[str]:
    """Return the paths of the folders of a workspace, in their order."""
    paths = [to_fs_path(folder.uri) for folder in workspace.folders.values()] or [workspace.root_path]
    return [path for path in paths if path]
