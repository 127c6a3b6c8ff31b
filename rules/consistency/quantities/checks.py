"""The checks of figures, each family as one: which of them there are, and which goes first."""

from copydesk.api import Facts, Slip

from ..numberconflicts import number_conflict
from ..slipsapart import apart, once_each
from .areas import wrong_areas
from .balances import wrong_balances
from .breakdowns import wrong_breakdowns
from .changes import percentages
from .countedthings import conflicting
from .datasheets import data_sheet_conflicts
from .exchangeddigits import exchanged_digits
from .factors import wrong_multiples
from .fates import fate_conflicts
from .headlines import against_the_headline as figures_of_the_headline
from .margins import wrong_margins
from .measuredtwice import measured_twice
from .multiples import wrong_products
from .partsofone import wrong_portions
from .percentages import wrong_proportions
from .percentpoints import wrong_points
from .racetimes import wrong_race_times
from .rates import wrong_rates
from .restated import restated
from .scores import score_conflicts
from .serieswholes import against_wholes_before
from .shares import multiples, shares
from .sharesofone import wrong_shares_of_one
from .statedchanges import stated_changes
from .sums import wrong_sums
from .tablefigures import table_conflicts
from .titlefigures import against_the_title
from .toldchanges import told_changes
from .toldshares import told_shares
from .toldtotals import wrong_totals
from .wholes import wrong_wholes

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
        percentages,
        shares,
        multiples,
        wrong_products,
        wrong_portions,
        wrong_proportions,
        wrong_points,
        wrong_multiples,
        told_shares,
        told_changes,
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
        wrong_rates,
        wrong_race_times,
        wrong_areas,
        against_wholes_before,
    )
