"""What is wrong with rules, as errors."""

from __future__ import annotations

from collections.abc import Sequence


class PackError(ValueError):
    """Rule files that cannot be used; ``errors`` names each with file, line and key."""

    def __init__(self, errors: Sequence[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = list(errors)


class ChoiceError(ValueError):
    """A profile, rule, level or option that does not exist; the message suggests one that does."""
