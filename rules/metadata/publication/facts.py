"""The fact about what a file says about itself."""

from copydesk.api import Facts, fact

from .pagefacts import Publication


@fact("publication")
def publication(facts: Facts) -> Publication:
    """Headline, people, dates, publisher: what the metadata and the page say."""
    return Publication(facts.doc, facts.data("metadata-fields.toml")["publication"])
