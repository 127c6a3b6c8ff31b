"""C2PA manifests of a document: what carries them, in source spans, and whether they still fit the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...base.cached import cached_property
from ...base.regexes import regex
from ...document.source import Span
from ...language.scan import special_characters

if TYPE_CHECKING:
    from ...document.document import Document
    from ...input.c2pa import Binding, Carrier, Scan


_MOST = 5  # a sound file has one; each costs several hashes of the whole file
_INDENTED = 4  # columns before a line of Markdown that make it code
_SELECTORS = regex("[\ufe00-\ufe0f]{2}|[\U000e0100-\U000e01ef]")


def may_carry(text: str) -> bool:
    """Say whether a text may carry a manifest; costs one search for a few letters."""
    if "c2pa" in text or "C2PA" in text:
        return True
    selectors = any("\ufe00" <= char <= "\ufe0f" or char >= "\U000e0100" for char in special_characters(text))
    return selectors and _SELECTORS.search(text) is not None


class Manifest(NamedTuple):
    """One carrier of a manifest with its place and the verdict on its hard binding."""

    span: Span
    carrier: Carrier
    binding: Binding


class Provenance:
    """Looks for manifests when first asked; a plain file costs one search for a few letters."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc

    @cached_property
    def _shift(self) -> int:
        """A byte-order mark is not in ``Source.text``, yet before selectors it is the mark of a wrapper."""
        source = self._doc.source
        return 1 if source.bom_bytes and source.text[:1] >= "\ufe00" else 0

    @cached_property
    def _scan(self) -> Scan | None:
        text = self._doc.source.text
        if not may_carry(text):
            return None
        from ...input.c2pa import scan

        return scan("\ufeff" * self._shift + text)

    def _span(self, start: int, end: int) -> Span:
        return Span(max(0, start - self._shift), end - self._shift)

    @cached_property
    def manifests(self) -> tuple[Manifest, ...]:
        """Every carrier in reading order; examples are left out."""
        if self._scan is None:
            return ()
        from ...input.c2pa import check_binding

        source, found = self._doc.source, []
        for carrier in self._scan.carriers[:_MOST]:
            span = self._span(carrier.start, carrier.end)
            if self._is_shown(span):
                continue
            start = 0 if self._shift and not span.start else source.byte_offset(span.start)
            binding = check_binding(source.data, start, source.byte_offset(span.end), carrier)
            found.append(Manifest(span, carrier, binding))
        return tuple(found)

    def _is_shown(self, span: Span) -> bool:
        """Say whether a carrier begins in code, where it is an example: a tag that is shown there may find
        its end far below. The element that holds a manifest is itself counted as code, but it stands in no
        other.
        """
        around = [code for code in self._doc.code if code.start <= span.start < code.end]
        if around != [span]:
            return bool(around)
        text = self._doc.source.text
        before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        return self._doc.traits.markdown and before.isspace() and len(before.expandtabs(4)) >= _INDENTED

    @cached_property
    def orphans(self) -> tuple[Span, ...]:
        """Runs of variation selectors that belong to no wrapper and no character."""
        return tuple(self._span(*orphan) for orphan in self._scan.orphans) if self._scan else ()

    @property
    def signed(self) -> bool:
        """Say whether the file carries provenance, be it broken: then nothing may be changed without
        asking.
        """
        return bool(self.manifests or self.orphans)

    @property
    def taken(self) -> list[tuple[int, int]]:
        """The ranges that manifests and their ruins take up, for rules about hidden characters."""
        return [
            *((m.span.start, m.span.end) for m in self.manifests),
            *((s.start, s.end) for s in self.orphans),
        ]
