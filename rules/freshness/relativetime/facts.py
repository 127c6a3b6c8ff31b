"""Facts about relative time: phrases that mean something only together with a date."""

from copydesk.api import Facts, fact

from .outdated import Outdated, find_outdated
from .speaking import speakers
from .telling import best
from .undatedphrases import DAYS, Relative, find_relative

_LETTER = 1500
"""The words of the longest letter, newsletter or report of somebody’s own."""


@fact("speakers")
def speakers_of_text(facts: Facts) -> list[str]:
    """By or about which persons the text is told throughout."""
    return speakers(facts, facts.data("relative-time.toml"))


@fact("somebody_speaks")
def somebody_speaks(facts: Facts) -> bool:
    """The text is a speech, a letter or a tale: told by or about persons throughout, unlike news."""
    return bool(facts.speakers)


@fact("relative_times")
def relative_times(facts: Facts) -> tuple[Relative, ...]:
    """The phrases of relative time (recent, ongoing, is set to), in reading order."""
    letter = facts.speakers == ["first_person"] and len(facts.word_table) <= _LETTER
    portrait = facts.speakers == ["third_person"] and facts.attributions.reported
    if facts.somebody_speaks and not (letter or portrait):
        return ()
    found = find_relative(facts, facts.data("relative-time.toml"))
    # Who writes a letter or of a person may speak of what is going on, but “last week” needs its date.
    return tuple(phrase for phrase in found if not facts.somebody_speaks or phrase.kind in DAYS)


@fact("best_relative_times")
def best_relative_times(facts: Facts, most: int) -> tuple[Relative, ...]:
    """The most telling of these phrases, at most ``most``, in reading order."""
    return tuple(best(facts.relative_times, most))


@fact("outdated")
def outdated(facts: Facts) -> tuple[Outdated, ...]:
    """The most telling phrase of an article that is older than the horizon of the configuration."""
    return find_outdated(facts)
