"""What the rules on consistency share."""

from copydesk.api import Facts, fact

from .acronyms import Acronym, find_acronyms


@fact("acronyms")
def acronyms(facts: Facts) -> dict[str, Acronym]:
    """The acronyms by name, with their uses and the places that write them out."""
    return find_acronyms(facts)
