"""The facts about spelling, names and terms: one property each, computed when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..base import BaseFacts

if TYPE_CHECKING:
    from ...language.lexicon import Lexicon
    from ..text.terms import Terms
    from .acronyms import Acronym
    from .orphans import Orphans
    from .spelling import Spelling


class WordingFacts(BaseFacts):
    """Facts about spelling, names and terms."""

    @cached_property
    def spelling(self) -> Spelling:
        """Words that the English dictionary does not know as they are written."""
        from .spelling import find_spelling

        return find_spelling(self.facts)

    @cached_property
    def capitals(self) -> dict[str, dict[str, int]]:
        """How often each word is capitalised inside sentences, by form: lower-case word → form → count."""
        from .capitals import capitalised_inside

        return capitalised_inside(self.facts)

    @property
    def lexicon(self) -> Lexicon:
        """The English dictionary (the same one for all documents)."""
        from ...language.lexicon import english

        return english(self.data)

    @cached_property
    def terms(self) -> Terms:
        """The content words of the document, stemmed, by place."""
        from ..text.terms import Terms, stop_words

        return Terms(self.doc, stop_words(self.data("stopwords.txt")))

    @cached_property
    def orphans(self) -> tuple[Orphans, ...]:
        """Last paragraphs of sections that treat the subject of another section."""
        from .orphans import find_orphans

        return find_orphans(self.facts)

    @cached_property
    def acronyms(self) -> dict[str, Acronym]:
        """The acronyms by name, with their uses and the places that write them out."""
        from .acronyms import find_acronyms

        return find_acronyms(self.doc)
