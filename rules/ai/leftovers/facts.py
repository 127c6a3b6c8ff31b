"""The facts about what chat products leave in a text."""

from copydesk.api import Facts, fact

from .chatspeech import Leftover, find_leftovers
from .controltokens import ControlToken, find_control_tokens
from .interviews import find_interviews
from .letters import letters as find_letters
from .numbered import Numbered, find_numbered
from .orders import Order, find_orders
from .sourcegaps import Gap, find_gaps


@fact("leftovers")
def leftovers(facts: Facts) -> tuple[Leftover, ...]:
    """What a chat product said to its user, in reading order; one a sentence and group."""
    return find_leftovers(facts)


@fact("letters")
def letters(facts: Facts) -> tuple[tuple[int, int], ...]:
    """The prose ranges in which a person speaks to another: letters, salutation and closing included, and the
    turns of interviews.
    """
    return (*find_letters(facts), *find_interviews(facts))


@fact("source_gaps")
def source_gaps(facts: Facts) -> tuple[Gap, ...]:
    """The sentences that tell what the sources of a machine do not say, in reading order."""
    return tuple(find_gaps(facts))


@fact("machine_orders")
def machine_orders(facts: Facts) -> tuple[Order, ...]:
    """The paragraphs that are orders to a writing machine, in reading order."""
    return find_orders(facts)


_UNLED = (
    "[reference ",
    "[source ",
    "[chunk ",
    "[snippet ",
    "[search result ",
    "[web result ",
    "[^",
    "</cite>",
)


@fact("numbered_references", raw=True, triggers=_UNLED)
def numbered_references(facts: Facts) -> tuple[Numbered, ...]:
    """The references by number that lead to nothing in the file, in reading order."""
    return tuple(find_numbered(facts))


_TOKENS = (
    "<|",
    "<｜",
    "&lt;|",
    "inst]",
    "sys>>",
    "_of_turn>",
    "think>",
    "thinking>",
    "think&gt;",
    "reasoning>",
    "scratchpad>",
    "<tool_",
    "</tool_",
    "</output>",
    "</answer>",
)


@fact("control_tokens", raw=True, triggers=_TOKENS)
def control_tokens(facts: Facts) -> tuple[ControlToken, ...]:
    """The control tokens of language models that a text holds and does not name, in reading order."""
    return tuple(find_control_tokens(facts))
