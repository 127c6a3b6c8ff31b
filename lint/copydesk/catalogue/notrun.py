"""Why a rule did not look at a file: one short word for programs, and what decided, for people."""

from __future__ import annotations

from typing import NamedTuple

SELECTION = "selection"
"""``select`` names other rules."""
CONFIGURATION = "configuration"
"""``ignore`` or a level ``off``, in a configuration file or on the command line."""
PROFILE = "profile"
"""The profile switches it off, or it runs in other profiles only."""
ON_REQUEST = "on-request"
"""It runs only where somebody names it."""
FORMAT = "format"
"""It does not read files of this format."""
LANGUAGE = "language"
"""It does not read the language of this file."""
OFFLINE = "offline"
"""It asks the network, which nobody allowed."""
UNFIT = "unfit"
"""It is of a style of Vale and asks for something that this engine does not do, or its file is broken."""
CRASHED = "crashed"
"""It failed."""
TIME = "time"
"""It took too long, or there was no time left for it."""
REASONS = (SELECTION, CONFIGURATION, PROFILE, ON_REQUEST, FORMAT, LANGUAGE, OFFLINE, UNFIT, CRASHED, TIME)


class NotRun(NamedTuple):
    """A rule that did not look at a file: its id, one of the ``REASONS``, and what decided."""

    rule: str
    reason: str
    detail: str
