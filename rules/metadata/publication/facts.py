"""Facts about what a file says about itself."""

from copydesk.api import Facts, fact

from .kinds import Kind, tell_kind
from .listings import shows_code
from .pagefacts import Publication
from .slips import (
    IncompleteReview,
    LeakedNote,
    UnmarkedChange,
    find_incomplete_review,
    find_leaked_notes,
    find_unmarked_change,
)


@fact("publication")
def publication(facts: Facts) -> Publication:
    """Headline, people, dates, publisher: what the metadata and the page say."""
    return Publication(facts)


@fact("kind_of_text")
def kind_of_text(facts: Facts) -> Kind:
    """The profile that fits the file, and by what that was told."""
    return tell_kind(facts, facts.data("profile-signs.toml")["sign"])


@fact("shows_code")
def unmarked_code(facts: Facts) -> bool:
    """Whether the file is a plain text in which code stands without any mark."""
    return shows_code(facts, facts.data("profile-signs.toml")["unmarked_code"])


@fact("leaked_notes")
def leaked_notes(facts: Facts, shortest: int) -> tuple[LeakedNote, ...]:
    """Internal notes to editors of at least so many characters that stand in the text for readers."""
    return find_leaked_notes(facts, shortest)


@fact("incomplete_reviews")
def incomplete_reviews(facts: Facts) -> tuple[IncompleteReview, ...]:
    """The ClaimReview of the file, if it lacks required fields."""
    return find_incomplete_review(facts, facts.data("metadata-fields.toml")["claimreview"])


@fact("unmarked_changes")
def unmarked_changes(facts: Facts, most: int) -> tuple[UnmarkedChange, ...]:
    """The last change, if it came more than so many days after publication and nothing tells what it was."""
    return find_unmarked_change(facts, most)
