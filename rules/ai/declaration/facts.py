"""The fact about what the metadata say about the use of AI."""

from copydesk.api import Facts, fact

from .aideclaration import Declaration


@fact("declaration")
def declaration(facts: Facts) -> Declaration:
    """What the metadata declare about the use of AI, its review and who answers for the text."""
    return Declaration(facts, facts.data("metadata-fields.toml")["declaration"])
