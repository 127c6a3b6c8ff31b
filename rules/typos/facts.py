"""What the rules on spelling and capitals share."""

from copydesk.api import Facts, fact

from .capitals import capitalised_inside
from .spelling import Spelling, find_spelling


@fact("spelling")
def spelling(facts: Facts) -> Spelling:
    """Words that the English dictionary does not know as they are written."""
    return find_spelling(facts)


@fact("capitals")
def capitals(facts: Facts) -> dict[str, dict[str, int]]:
    """How often each word is capitalised inside sentences, by form: lower-case word → form → count."""
    return capitalised_inside(facts)
