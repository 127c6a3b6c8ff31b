"""Facts about what the metadata say about the use of AI."""

from copydesk.api import Facts, Span, fact

from .aideclaration import Declaration
from .undeclared import Undeclared, find_undeclared


@fact("declaration")
def declaration(facts: Facts) -> Declaration:
    """What the metadata declare about the use of AI, its review and who answers for the text."""
    return Declaration(facts, facts.data("metadata-fields.toml")["declaration"])


@fact("declared_use", needs=["metadata"], otherwise="")
def declared_use(facts: Facts) -> str:
    """The use of AI that the metadata declare, "assisted" or "generated", else ""."""
    use: str = facts.declaration.use
    return use if use in ("assisted", "generated") else ""


@fact("declared_about_ai", needs=["metadata"], otherwise=False)
def declared_about_ai(facts: Facts) -> bool:
    """Whether the metadata say anything about AI at all."""
    return bool(facts.declaration.present)


@fact("no_use_claims")
def no_use_claims(facts: Facts) -> tuple[Span, ...]:
    """Where the file says that no AI was used: in the metadata, then in the text."""
    entry = facts.declaration.use_entry if facts.declaration.use == "none" else None
    denials = [facts.doc.lift(denial.start, denial.end) for denial in facts.ai_denials]
    return tuple([entry.span, *denials] if entry is not None else denials)


@fact("undeclared")
def undeclared(facts: Facts) -> tuple[Undeclared, ...]:
    """What a file that must declare the use of AI leaves open: one thing or none."""
    return find_undeclared(facts)
