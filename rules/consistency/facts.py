"""What the rules on consistency share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.api import Facts, Slip, fact

from .acronyms import Acronym, find_acronyms
from .slipsapart import once_each

if TYPE_CHECKING:
    from .quantities.countedthings import Mention
    from .quantities.figured import Quantities
    from .quantities.figureledger import Ledger
    from .synonymclasses import Synonyms
    from .times.writtenin import Now

_WRITTEN = ("heading", "paragraph", "list-item", "cell", "caption")
_RUNNING = ("paragraph", "list-item", "caption")


@fact("written_in")
def written_in(facts: Facts) -> Now | None:
    """When the article was written; see ``writtenin.now``."""
    from .times.writtenin import now

    return now(facts)


@fact("acronyms")
def acronyms(facts: Facts) -> dict[str, Acronym]:
    """The acronyms by name, with their uses and the places that write them out."""
    return find_acronyms(facts)


@fact("number_conflicts")
def number_conflicts(facts: Facts) -> tuple[Slip, ...]:
    """One quantity with two values."""
    from .figurechecks import number_conflicts

    return number_conflicts(facts)


@fact("quantities")
def quantities(facts: Facts) -> Quantities:
    """The quantities of the sentences that hold several."""
    from .quantities.figured import Quantities

    return Quantities(facts.scope((*_WRITTEN, "-quote"), ("en",)))


@fact("figure_ledger")
def figure_ledger(facts: Facts) -> Ledger:
    """The figures of the article with what they count, by sentence."""
    from .quantities.figureledger import Ledger

    return Ledger(facts.scope((*_WRITTEN, "-quote"), ("en",)))


@fact("number_words")
def number_words(facts: Facts) -> list[int]:
    """The numbers of the words that are figures or numbers in words, in reading order."""
    from .quantities.reading import number_words

    return number_words(facts)


@fact("counted_things")
def counted_things(facts: Facts) -> tuple[Mention, ...]:
    """What the article counts, in reading order."""
    from .quantities.countedthings import find_mentions

    return tuple(find_mentions(facts.scope(("heading", *_RUNNING, "-quote"), ("en",))))


@fact("synonyms")
def synonyms(facts: Facts) -> Synonyms:
    """The synonyms of words, by their stems."""
    from .synonymclasses import synonyms_of

    return synonyms_of(facts)


@fact("name_variants")
def name_variants(facts: Facts) -> tuple[Slip, ...]:
    """One name in two spellings."""
    from .abbreviatednames import abbreviated_names
    from .capitalforms import capital_forms
    from .exchangedwords import exchanged_words
    from .joinednames import joined_names
    from .namepartners import names_with_partner
    from .namevariants import name_variant
    from .nearnames import near_names
    from .onebody import one_body
    from .onenamevariants import one_name_variant
    from .signednames import signed_names
    from .titlednames import titled_names

    scope = facts.scope(_WRITTEN, ("en",))
    found, covered = list[Slip](), set[int]()
    for more in (
        name_variant(scope),
        capital_forms(scope),
        one_name_variant(scope),
        near_names(scope),
        joined_names(scope),
        exchanged_words(scope),
        names_with_partner(scope),
        one_body(scope),
        abbreviated_names(scope),
        titled_names(scope),
        signed_names(scope),
    ):
        for slip in more:
            if covered.isdisjoint((slip.start, slip.end - 1)):
                found.append(slip)
                covered.update(range(slip.start, slip.end))
    return tuple(found)


@fact("weekday_conflicts")
def weekday_conflicts(facts: Facts) -> tuple[Slip, ...]:
    """Weekdays that do not fit their date in the year of publication."""
    from .weekdays import weekday_date

    return tuple(weekday_date(facts.scope(_WRITTEN, ("en",))))


@fact("age_conflicts")
def age_conflicts(facts: Facts) -> tuple[Slip, ...]:
    """Ages that do not fit the years of birth and death, or another year beside them."""
    from .times.personages import wrong_person_ages

    scope = facts.scope(_RUNNING, ("en",))
    return once_each(scope, wrong_person_ages)


@fact(
    "wrong_spans",
    triggers=[
        "year*",
        "hour*",
        "minute*",
        "days",
        "nights",
        "weeks",
        "months",
        "decade*",
        "centur*",
        "centen*",
        "anniversary",
        "jubilee",
        "birthday",
        "wedding",
        "turns",
        "ends",
        "expires",
        *(
            "painted",
            "composed",
            "carved",
            "founded",
            "designed",
            "wrote",
            "published",
            "invented",
            "discovered",
        ),
    ],
)
def wrong_spans(facts: Facts) -> tuple[Slip, ...]:
    """Numbers of years that are not those between the years beside them."""
    from .times.datespans import wrong_date_spans
    from .times.daytimes import wrong_day_times
    from .times.periods import wrong_periods
    from .times.untilnow import wrong_years_until_now
    from .times.yearforms import wrong_bound_years

    scope = facts.scope((*_RUNNING, "-quote"), ("en",))
    checks = (wrong_bound_years, wrong_periods, wrong_years_until_now, wrong_day_times, wrong_date_spans)
    return once_each(scope, *checks)


@fact("term_variants")
def term_variants(facts: Facts) -> tuple[Slip, ...]:
    """One thing written in two ways."""
    from .regionalterms import regional_terms
    from .slipsapart import apart
    from .termvariants import term_variant
    from .twincompounds import twin_compounds
    from .twinterms import twin_terms

    scope = facts.scope(_WRITTEN, ("en",))
    return apart((*term_variant(scope), *twin_terms(scope), *regional_terms(scope), *twin_compounds(scope)))


@fact("units_of_the_other_system")
def units_of_the_other_system(facts: Facts) -> tuple[Slip, ...]:
    """The only measure of an article in another system of units than the rest."""
    from .unitsystems import unit_systems

    return tuple(unit_systems(facts.scope(("paragraph", "list-item", "-quote"), ("en",))))


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


@fact("wrong_directions")
def wrong_directions(facts: Facts) -> tuple[Slip, ...]:
    """Changes whose verb says the opposite of their numbers."""
    from .changes.changes import directions
    from .changes.whichisgreater import wrong_comparisons

    scope = facts.scope((*_WRITTEN, "-quote"), ("en",))
    return once_each(scope, directions, wrong_comparisons)


@fact("wrong_results")
def wrong_results(facts: Facts) -> tuple[Slip, ...]:
    """Percentages, shares, differences and multiples that do not follow from the numbers beside them."""
    from .figurechecks import wrong_results

    return wrong_results(facts)


@fact("wrong_probabilities", triggers=["p =", "p=", "p <", "p<", "p >", "p>", "p ≤", "p≤", "p ≥", "p≥"])
def wrong_probabilities(facts: Facts) -> tuple[Slip, ...]:
    """P-values that do not follow from the test before them."""
    from .statistics.reported import wrong_probabilities

    return tuple(wrong_probabilities(facts.scope((*_RUNNING, "cell"))))


@fact("impossible_means", triggers=["mean", "means", "average", "averages", "averaged", "m"])
def impossible_means(facts: Facts) -> tuple[Slip, ...]:
    """Means that so many whole numbers cannot have."""
    from .statistics.means import impossible_means

    return tuple(impossible_means(facts.scope(_RUNNING, ("en",))))


@fact("wrong_conversions")
def wrong_conversions(facts: Facts) -> tuple[Slip, ...]:
    """Measures with a conversion beside them that is not theirs."""
    from .toldtwice.units import wrong_conversions

    return tuple(wrong_conversions(facts.scope((*_WRITTEN, "-quote"), ("en",))))


@fact("wrong_sums")
def wrong_sums(facts: Facts) -> tuple[Slip, ...]:
    """Totals that are not the sum of the parts beside them."""
    from .figurechecks import sums_amiss

    return sums_amiss(facts)


@fact("wrong_counts")
def wrong_counts(facts: Facts) -> tuple[Slip, ...]:
    """Counts that are not those of the things named behind them."""
    from .totals.enumerations import wrong_counts
    from .totals.namedplaces import miscounted_phrases, ordinals_beyond

    scope = facts.scope((*_RUNNING, "-quote"), ("en",))
    return once_each(scope, wrong_counts, miscounted_phrases, ordinals_beyond)
