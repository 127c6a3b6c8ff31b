"""The checks of figures, each family as one: which of them there are, and which goes first."""

from copydesk.api import Facts, Slip

from .changes.changes import percentages
from .changes.statedchanges import stated_changes
from .changes.steps import wrong_steps
from .numberconflicts import number_conflict
from .percentages.percentages import wrong_proportions
from .percentages.percentpoints import wrong_points
from .percentages.shares import multiples, shares
from .percentages.sharesofone import wrong_shares_of_one
from .percentages.toldshares import told_shares
from .percentages.twoshares import wrong_second_shares
from .products.areas import wrong_areas
from .products.dimensions import wrong_by_dimension
from .products.multiples import wrong_products
from .products.rates import wrong_rates
from .quantities.countedthings import conflicting
from .quantities.restated import restated
from .slipsapart import apart, once_each
from .times.racetimes import wrong_race_times
from .toldtwice.datasheets import data_sheet_conflicts
from .toldtwice.exchangeddigits import exchanged_digits
from .toldtwice.fates import fate_conflicts
from .toldtwice.headlines import against_the_headline as figures_of_the_headline
from .toldtwice.measuredtwice import measured_twice
from .toldtwice.scores import score_conflicts
from .toldtwice.tablefigures import table_conflicts
from .toldtwice.titlefigures import against_the_title
from .totals.balances import wrong_balances
from .totals.breakdowns import wrong_breakdowns
from .totals.margins import wrong_margins
from .totals.partsofone import wrong_portions
from .totals.serieswholes import against_wholes_before
from .totals.sums import wrong_sums
from .totals.toldtotals import wrong_totals
from .totals.wholes import wrong_wholes

WRITTEN = ("heading", "paragraph", "list-item", "cell", "caption")
RUNNING = ("paragraph", "list-item", "caption")


def number_conflicts(facts: Facts) -> tuple[Slip, ...]:
    """Return where one quantity has two values."""
    scope = facts.scope(("heading", *RUNNING, "-quote"), ("en",))
    checks = (conflicting, figures_of_the_headline, data_sheet_conflicts, table_conflicts)
    more = (score_conflicts, against_the_title, exchanged_digits, restated, fate_conflicts, measured_twice)
    found = [
        *number_conflict(facts.scope(RUNNING, ("en",))),
        *(slip for check in (*checks, *more) for slip in check(scope)),
    ]
    # Of two findings at one place the surer one is told.
    return apart(sorted(found, key=lambda slip: slip.kind == "counted"))


def wrong_results(facts: Facts) -> tuple[Slip, ...]:
    """Return percentages, shares, differences and multiples that do not follow from the numbers beside
    them."""
    scope = facts.scope((*WRITTEN, "-quote"), ("en",))
    return once_each(
        scope,
        wrong_steps,
        percentages,
        shares,
        multiples,
        wrong_products,
        wrong_portions,
        wrong_proportions,
        wrong_points,
        told_shares,
        wrong_second_shares,
        stated_changes,
    )


def sums_amiss(facts: Facts) -> tuple[Slip, ...]:
    """Return totals that are not the sum of the parts beside them."""
    scope = facts.scope((*RUNNING, "-quote"), ("en",))
    return once_each(
        scope,
        wrong_sums,
        wrong_wholes,
        wrong_margins,
        wrong_shares_of_one,
        wrong_totals,
        wrong_breakdowns,
        wrong_balances,
        wrong_by_dimension,
        wrong_rates,
        wrong_race_times,
        wrong_areas,
        against_wholes_before,
    )
