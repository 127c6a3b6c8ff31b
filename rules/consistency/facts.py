"""What the rules on consistency share."""

from copydesk.api import Facts, Slip, fact

from .acronyms import Acronym, find_acronyms

_WRITTEN = ("heading", "paragraph", "list-item", "cell", "caption")
_RUNNING = ("paragraph", "list-item", "caption")


@fact("acronyms")
def acronyms(facts: Facts) -> dict[str, Acronym]:
    """The acronyms by name, with their uses and the places that write them out."""
    return find_acronyms(facts)


@fact("number_conflicts")
def number_conflicts(facts: Facts) -> tuple[Slip, ...]:
    """One quantity with two values."""
    from .numberconflicts import number_conflict

    return tuple(number_conflict(facts.scope(_RUNNING, ("en",))))


@fact("name_variants")
def name_variants(facts: Facts) -> tuple[Slip, ...]:
    """One name in two spellings."""
    from .namevariants import name_variant
    from .onenamevariants import one_name_variant

    scope = facts.scope(_WRITTEN, ("en",))
    found = tuple(name_variant(scope))
    covered = {place for slip in found for place in range(slip.start, slip.end)}
    return *found, *(slip for slip in one_name_variant(scope) if slip.start not in covered)


@fact("weekday_conflicts")
def weekday_conflicts(facts: Facts) -> tuple[Slip, ...]:
    """Weekdays that do not fit their date in the year of publication."""
    from .weekdays import weekday_date

    return tuple(weekday_date(facts.scope(_WRITTEN, ("en",))))


@fact("age_conflicts")
def age_conflicts(facts: Facts) -> tuple[Slip, ...]:
    """Ages that do not fit the years of birth and death."""
    from .ages import age_birth_year

    return tuple(age_birth_year(facts.scope(_RUNNING, ("en",))))


@fact("term_variants")
def term_variants(facts: Facts) -> tuple[Slip, ...]:
    """One thing written in two ways."""
    from .termvariants import term_variant

    return tuple(term_variant(facts.scope(_WRITTEN, ("en",))))


@fact("spelling_of_the_other_side")
def spelling_of_the_other_side(facts: Facts) -> tuple[Slip, ...]:
    """American words in a British text, and the other way round."""
    from .spellinglocales import spelling_locale_mix

    return tuple(
        spelling_locale_mix(
            facts.scope(("heading", "paragraph", "list-item", "cell", "caption", "-quote"), ("en",))
        )
    )


@fact("acronym_slips")
def acronym_slips(facts: Facts, allow: tuple[str, ...]) -> tuple[Slip, ...]:
    """Acronyms that are never written out, late, twice, or for nothing."""
    from .acronymslips import acronym_undefined

    return tuple(acronym_undefined(facts.scope(_WRITTEN, ("en",)), allow))
