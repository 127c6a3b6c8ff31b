"""The last part of the page: what each rule that found something says, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .markup import NOTHING, Html, element
from .overview import filtered
from .wording import LEVELS, at_level, ticked


class RuleSaid(NamedTuple):
    """What is known of a rule. ``right`` says how often it was right, one statement a line."""

    summary: str = ""
    rationale: str = ""
    remedy: str = ""
    references: Sequence[str] = ()
    right: Sequence[str] = ()


def rule(rule_id: str, name: str, counts: Mapping[str, int], said: RuleSaid) -> Html:
    """Return the section of a rule; ``counts`` are its open findings by level."""
    found = ", ".join(at_level(counts[level], level) for level in LEVELS if level in counts)
    parts = [
        ("Why", [element("p", *ticked(said.rationale))] if said.rationale else []),
        ("What to do", [element("p", *ticked(said.remedy))] if said.remedy else []),
        ("How often it is right", [element("p", line.removeprefix("- ")) for line in said.right if line]),
        ("References", [element("p", _reference(one)) for one in said.references]),
    ]
    listed = [element("div", element("dt", title), element("dd", *body)) for title, body in parts if body]
    return element(
        "section",
        element("h3", f"{rule_id} {name}"),
        element("p", f"{said.summary}.", class_="lead") if said.summary else NOTHING,
        element("p", filtered(found, f"rule={rule_id}", "articles")) if found else NOTHING,
        element("dl", *listed) if listed else NOTHING,
        class_="rule",
        id=rule_id,
        aria_label=f"{rule_id} {name}",
    )


def _reference(reference: str) -> Html | str:
    if reference.startswith("https://") and " " not in reference:
        return element("a", reference, href=reference, rel="noreferrer noopener")
    return reference
