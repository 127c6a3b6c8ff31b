"""Facts about what the metadata say about the use of AI."""

from copydesk.api import Facts, fact

from .aideclaration import Declaration
from .undeclared import Undeclared, find_undeclared


@fact("declaration")
def declaration(facts: Facts) -> Declaration:
    """What the metadata declare about the use of AI, its review and who answers for the text."""
    return Declaration(facts, facts.data("metadata-fields.toml")["declaration"])


@fact("undeclared")
def undeclared(facts: Facts) -> tuple[Undeclared, ...]:
    """What a file that must declare the use of AI leaves open: one thing or none."""
    return find_undeclared(facts)
