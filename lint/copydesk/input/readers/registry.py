"""The formats that can be read: one row each, with the module that reads it and what the format is like.

The command line, discovery, the documentation and the parametrised tests all go through this table. A package
may add a format with an entry point of the group ``copydesk.readers`` that names a ``Format``; see
``docs/development.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ...base.entrypoints import registered
from ...document.traits import Traits

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.source import Source

GROUP = "copydesk.readers"
LOOKED_AT = 65_536
"""So many bytes at the start of a file tell its format."""


class Format(NamedTuple):
    """One format.

    ``module`` has ``read(source: Source) -> Document``. ``suffixes`` are those of its files, in lower case
    with the dot. ``marks`` are texts of which a file with such a suffix must hold one near its start, where
    the suffix alone says too little. ``judge`` is the place (``module:function``) of what then looks closer:
    it is given the suffix and the first 64 KiB.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    traits: Traits
    marks: tuple[bytes, ...] = ()
    judge: str = ""

    def holds(self, suffix: str, data: bytes) -> bool:
        """Say whether the bytes of a file with a suffix of this format are of this format."""
        head = data[:LOOKED_AT]
        if self.marks and not any(mark in head for mark in self.marks):
            return False
        if not self.judge:
            return True
        module, _, name = self.judge.partition(":")
        judge: Callable[[str, bytes], bool] = getattr(import_module(module), name)
        return judge(suffix, head)

    def read(self, source: Source) -> Document:
        """Read a decoded source with the reader of the format."""
        reader: Callable[[Source], Document] = import_module(self.module).read
        return reader(source)


MARKDOWN = Format(
    "markdown",
    f"{__package__}.markdown",
    (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
    Traits(lines=True, markdown=True),
)
HTML = Format("html", f"{__package__}.html", (".html", ".htm", ".xhtml"), Traits(elements=True))
TEXT = Format(
    "text", f"{__package__}.text", (".txt", ".text", ".wiki", ".mediawiki"), Traits(lines=True, plain=True)
)
NINJS = Format(
    "ninjs",
    f"{__package__}.ninjs",
    (".json", ".ninjs"),
    Traits(packed=True),
    (b"ninjs", b'"uri"', b'"pubstatus"', b'"pubStatus"', b'"headline'),
    f"{__package__}.newsforms:is_news",
)
BUILT_IN = {form.name: form for form in (MARKDOWN, HTML, TEXT, NINJS)}


@cache
def formats() -> Mapping[str, Format]:
    """Return all formats by name, those of other installed packages behind the built-in ones.

    Raises ``EntryPointError``.
    """
    return registered(GROUP, Format, BUILT_IN)


@cache
def by_suffix(suffix: str) -> Format | None:
    """Return the format of a suffix in lower case with its dot, or None.

    Other packages are asked only about suffixes that no built-in format has.
    """
    for table in (BUILT_IN, None):
        for form in (table if table is not None else formats()).values():
            if suffix in form.suffixes:
                return form
    return None
