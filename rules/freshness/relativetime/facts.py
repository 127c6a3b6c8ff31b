"""Facts about relative time: phrases that mean something only together with a date."""

from copydesk.api import Facts, fact

from .outdated import Outdated, find_outdated
from .undatedphrases import Relative, best, find_relative, speaks


@fact("somebody_speaks")
def somebody_speaks(facts: Facts) -> bool:
    """The text is a speech, a letter or a tale: told by or about persons throughout, unlike news."""
    return speaks(facts, facts.data("relative-time.toml"))


@fact("relative_times")
def relative_times(facts: Facts) -> tuple[Relative, ...]:
    """The phrases of relative time (recent, ongoing, is set to), in reading order."""
    if facts.somebody_speaks:
        return ()
    return tuple(find_relative(facts, facts.data("relative-time.toml")))


@fact("best_relative_times")
def best_relative_times(facts: Facts, most: int) -> tuple[Relative, ...]:
    """The most telling of these phrases, at most ``most``, in reading order."""
    return tuple(best(facts.relative_times, most))


@fact("outdated")
def outdated(facts: Facts) -> tuple[Outdated, ...]:
    """The most telling phrase of an article that is older than the horizon of the configuration."""
    return find_outdated(facts)
