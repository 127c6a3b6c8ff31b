"""What the rules on typography are filters over."""

from copydesk.api import Facts, Slip, fact

from .gaps import SIGNS
from .unwritten import Unwritten


@fact("unwritten")
def unwritten(facts: Facts) -> Unwritten:
    """Where nobody wrote what stands in the prose: settings, lines of programs, noise of text recognition."""
    return Unwritten(facts)


@fact("repeated_marks")
def repeated_marks(facts: Facts) -> tuple[Slip, ...]:
    """Punctuation marks that stand twice."""
    from .repeatedmarks import repeated_punctuation

    scope = facts.scope(("paragraph", "list-item", "caption", "heading", "-quote"), ("en",))
    return tuple(facts.unwritten.without(repeated_punctuation(scope)))


@fact("unpaired_marks")
def unpaired_marks(facts: Facts) -> tuple[Slip, ...]:
    """Brackets and quotation marks without a partner."""
    from .unpairedmarks import unbalanced_pair

    scope = facts.scope(("paragraph", "list-item", "caption", "heading"), ())
    return tuple(facts.unwritten.without(unbalanced_pair(scope)))


@fact("mixed_quotes")
def mixed_quotes(facts: Facts) -> tuple[Slip, ...]:
    """Straight and curly quotation marks or apostrophes in one document."""
    from .mixedquotes import quote_style_mixed

    return tuple(quote_style_mixed(facts.scope(("prose", "quote"), ())))


@fact("hyphens_for_dashes")
def hyphens_for_dashes(facts: Facts) -> tuple[Slip, ...]:
    """Hyphens where dashes belong."""
    from .dashes import dash_style

    return tuple(dash_style(facts.scope(("paragraph", "list-item", "caption", "footnote", "-quote"), ())))


@fact("stray_spaces")
def stray_spaces(facts: Facts) -> tuple[Slip, ...]:
    """Spaces where none belongs."""
    from .splitjoints import split_joints
    from .strayspaces import space_before_mark

    scope = facts.scope(("prose",), ("en",))
    found = sorted((*space_before_mark(scope), *split_joints(scope)), key=lambda slip: slip.start)
    return tuple(facts.unwritten.without(found))


@fact("spaced_labels")
def spaced_labels(facts: Facts) -> int:
    """How many lines begin with a label that has a space before its colon ("Width : 3")."""
    from .strayspaces import LABEL

    return len(LABEL.findall(facts.doc.source.text))


@fact("of_programs")
def of_programs(facts: Facts) -> bool:
    """Whether a file is about programs: it has code, or signs of programs in its prose."""
    return bool(facts.doc.code) or any(sign in facts.doc.prose.text for sign in SIGNS)


@fact("missing_spaces")
def missing_spaces(facts: Facts) -> tuple[Slip, ...]:
    """Punctuation marks with no space after them, and others with none before them."""
    from .gluedmarks import glued_marks
    from .missingspaces import missing_space

    scope = facts.scope(("prose",), ("en",))
    return (*missing_space(scope), *glued_marks(scope))


@fact("words_run_together")
def words_run_together(facts: Facts) -> tuple[Slip, ...]:
    """Words between which the space was lost."""
    from .gluedwords import glued_words

    return tuple(glued_words(facts.scope(("prose",), ("en",))))


@fact("number_forms")
def number_forms(facts: Facts) -> tuple[Slip, ...]:
    """Numbers, dates and percentages written in several ways, or in a doubled way."""
    from .numberforms import number_format

    return tuple(number_format(facts.scope(("paragraph", "list-item", "caption", "-quote"), ("en",))))
