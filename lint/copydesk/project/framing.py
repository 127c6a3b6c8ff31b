"""The report of a run without the entries of its files: what the run has said of itself, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checking import Checking
    from .discover import Skip


def framed(
    checking: Checking,
    level: str,
    skips: Sequence[Skip],
    *,
    broken: bool,
    times: Mapping[str, str] | None = None,
    interrupted: int = 0,
) -> dict[str, Any]:
    """Return the report of a run whose parts were all taken in. ``level`` is what fails it at the strictest,
    ``skips`` what was not checked, ``broken`` says that Copydesk itself failed; the rest as in
    ``report.frame``.
    """
    from ..report.frame import build

    session = checking.session
    tool, config, audit = checking.record.told(checking.totals, len(skips))
    return build(
        tool=tool,
        ruleset=session.describe_rules(),
        config={**config, "fail_on": level, "today": session.today},
        audit=audit,
        unchecked=bool(checking.record.demanded),
        totals=checking.totals,
        skips=checking.record.placed(skips),
        internal_error=broken,
        baselines=checking.baselines,
        changes=checking.changes.describe() if checking.changes is not None else None,
        times=times,
        interrupted=interrupted,
    )
