"""The facts about what chat products leave in a text."""

from copydesk.api import Facts, fact

from .chatspeech import Leftover, find_leftovers
from .letters import letters as find_letters


@fact("leftovers")
def leftovers(facts: Facts) -> tuple[Leftover, ...]:
    """What a chat product said to its user, in reading order; one a sentence and group."""
    return find_leftovers(facts)


@fact("letters")
def letters(facts: Facts) -> tuple[tuple[int, int], ...]:
    """The prose ranges of letters, salutation and closing included."""
    return find_letters(facts)
