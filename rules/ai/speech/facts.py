"""The facts about speech acts: what a machine says to its client, and a client to a machine."""

from copydesk.api import Facts, fact

from .acts import SpeechAct, find_acts
from .signs import Cued, find_cued


@fact("speech_cues")
def speech_cues(facts: Facts) -> tuple[Cued, ...]:
    """The sentences with classes of words of speech acts."""
    weak = facts.data("speech-weights.toml")["weak"]
    return tuple(find_cued(facts, {act: frozenset(cues) for act, cues in weak.items()}))


@fact("speech_acts")
def speech_acts(facts: Facts) -> tuple[SpeechAct, ...]:
    """The sentences that are told to be speech acts by all signs together, in reading order."""
    return tuple(find_acts(facts))
