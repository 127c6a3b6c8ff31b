"""The facts about references and sources: one property each, computed when first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...base.cached import cached_property
from ..base import BaseFacts

if TYPE_CHECKING:
    from ...document.model import Link
    from ...input.anchornames import Anchors
    from ...input.tags import Reference
    from .accessdates import Access, DatedLink
    from .bibliography import Bibliography
    from .figures import Figure, FigureReader
    from .identifiers import Identifier
    from .references import References
    from .retracted import Retracted
    from .savedsources import SavedSources


class CitationFacts(BaseFacts):
    """Facts about references and sources."""

    @cached_property
    def references(self) -> References:
        """Footnotes, reference links and numbered citations: which marks and definitions meet."""
        from .references import References

        return References(self.facts)

    @cached_property
    def identifiers(self) -> list[Identifier]:
        """Identifiers of works and people outside code, tested, as places of the source."""
        from .identifiers import find_identifiers

        found = find_identifiers(self.doc.source.text, self.knowledge.today, self.folded_source)
        return [one for one in found if not self.in_code(one.span)]

    @cached_property
    def page_references(self) -> list[Reference]:
        """The links and pictures of the article as they stand in the file, those in raw HTML among them."""
        from ...input.tags import references

        return references(self.doc) if self.doc.addressing == "source" else []

    @cached_property
    def own_anchors(self) -> Anchors:
        """The places of the article that a link can name."""
        from ...input.anchornames import Anchors

        return Anchors(self.doc.source.text, page=self.doc.traits.elements)

    @cached_property
    def bibliography(self) -> Bibliography:
        """The bibliographies that the article names, and the keys that it cites."""
        from .bibliography import Bibliography

        return Bibliography(self.facts)

    @cached_property
    def retracted(self) -> list[Retracted]:
        """The works that the article cites and that a list of the project calls retracted."""
        from .retracted import find_retracted

        return list(find_retracted(self.facts))

    @cached_property
    def saved(self) -> SavedSources:
        """The sources that the article declares, with their saved text, and who cites them."""
        from .savedsources import SavedSources

        return SavedSources(self.facts)

    @cached_property
    def accesses(self) -> list[Access]:
        """The days on which sources were looked up, as prose ranges."""
        from .accessdates import find_accesses

        return find_accesses(self.facts)

    @cached_property
    def dated_links(self) -> list[DatedLink]:
        """The links whose addresses tell a day."""
        from .accessdates import dated_links

        return dated_links(self.facts)

    @cached_property
    def impossible_archives(self) -> list[Link]:
        """Links to archived copies whose time stamp is no time."""
        from .accessdates import impossible_archives

        return impossible_archives(self.doc)

    @cached_property
    def figure_reader(self) -> FigureReader:
        """What finds figures in any text."""
        from .figures import FigureReader

        return FigureReader(self.data("numbers.toml"), self.facts.calendar)

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """Find the figures written in digits in a prose range."""
        return self.figure_reader.find(self.doc.prose.text, start, end)
