"""The fact about what chat products leave in a text."""

from copydesk.api import Facts, fact

from .chatspeech import Leftover, find_leftovers


@fact("leftovers")
def leftovers(facts: Facts) -> tuple[Leftover, ...]:
    """What a chat product said to its user, in reading order; one a sentence and group."""
    return find_leftovers(facts, facts.data("chat-leftovers.toml"))
