"""Checks that a message uses only what the pattern provides, so that it cannot fail on a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...base.hints import hint
from ...base.regexes import regex
from .fields import MatchError

if TYPE_CHECKING:
    from ..rule import Rule
    from .matcher import Matcher

_NAME = regex(r"\w*")


def check_messages(matcher: Matcher, rule: Rule, kind: str) -> None:
    """Check the message of a rule and those of its tiers. Raises ``MatchError``."""
    provided = matcher.provides()
    if provided is None:
        return
    known = {"text", *provided, *(name for tier in matcher.tiers for name in tier.data)}
    messages = [tier.message for tier in matcher.tiers if tier.message]
    if not any(tier.message and not tier.where and tier.per_section is None for tier in matcher.tiers):
        messages.append(rule.message)
    for message in messages:
        for name in _names(message):
            if name not in known:
                names = ", ".join(f"{{{name}}}" for name in sorted(known))
                raise MatchError(
                    "kind",
                    f"the message uses {{{name}}}, and kind {kind!r} provides {names} here"
                    + hint(name, known),
                )


def _names(message: str) -> Iterator[str]:
    """Yield the names in braces."""
    from string import Formatter  # needed only while an index of rules is made

    try:
        for _, field, _, _ in Formatter().parse(message):
            if field is not None:
                yield _NAME.match(field)[0]  # type: ignore[index]  # matches everything
    except ValueError as error:
        raise MatchError("kind", f"the message {message!r} cannot be filled: {error}") from None
