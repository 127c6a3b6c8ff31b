"""What the rules on language are filters over."""

from typing import NamedTuple

from copydesk.api import Facts, Slip, fact

from .languageconflict import LanguageConflict, find_conflict


@fact("foreign_paragraphs")
def foreign_paragraphs(facts: Facts, least_words: int) -> tuple[Slip, ...]:
    """Paragraphs in another language than the rest."""
    from .foreignparagraphs import foreign_paragraph

    return tuple(foreign_paragraph(facts.scope(("paragraph", "list-item")), least_words))


@fact("language_conflict")
def language_conflict(facts: Facts) -> LanguageConflict | None:
    """The declared language, where it is not the language of the text."""
    return find_conflict(facts)


class OutOfBand(NamedTuple):
    """A readability measure that lies outside its band. It is about the document as a whole."""

    place: None
    measure: str
    value: float
    implementation: str
    version: str
    least: float
    most: float


@fact("readability_outside")
def readability_outside(facts: Facts, measure: str, least: float, most: float) -> tuple[OutOfBand, ...]:
    """The measure, where its value lies outside a band."""
    return tuple(
        OutOfBand(None, found.measure, found.value, found.implementation, found.version, least, most)
        for found in facts.readability((measure,))
        if not least <= found.value <= most
    )
