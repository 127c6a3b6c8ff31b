"""How grave findings are, and what has become of them: the words that rules, reports and outputs share."""

from __future__ import annotations

SEVERITIES = ("info", "warning", "error")
RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
OPEN, SUPPRESSED, BASELINE, UNCHANGED = "open", "suppressed", "baseline", "unchanged"
"""The states of a finding: it counts, a directive lets it stand, the baseline knows it, it stands in lines
that the change under test has not touched.
"""

CRASHED = "CPD001"
"""The rule under which the crash of another rule is reported."""

GUESSED = "guessed"
"""The origin of a profile that nobody has chosen."""

LIMITED = "CPD008"
"""The rule under which is reported that a rule found too much to list."""

REFUSED = "CPD012"
"""The rule under which is reported that a gate does not let a directive count."""

TIMED = "CPD013"
"""The rule under which is reported that a rule took too long, or that there was no time left for others."""

UNREAD = "CPD007"
"""The rule under which is reported what a reader could not read."""

BOUNDS = (LIMITED, TIMED)
"""The rules under which is reported that a bound cut something off."""

UNDONE = (CRASHED, *BOUNDS)
"""The rules under which is reported that another rule has not said all that it has to say."""
