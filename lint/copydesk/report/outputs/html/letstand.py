"""The third part of the page: what was waved through, by whom and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ....base.plural import counted
from .gathered import Gathered
from .markup import Html, element
from .overview import table

Json = dict[str, Any]

_ROWS = 400
_KINDS = {
    "exclude": "Files excluded",
    "gitignore": "Left out by an ignore file",
    "guessed-profile": "Profile, guessed from the text",
    "let-stand": "Let stand in the article",
    "lowered": "Level lowered",
    "nested": "Configuration below the root",
    "off": "Rule switched off",
    "stet": "Let stand in the configuration",
}
"""Of some kinds of leniency, what is said of them; others are told by their names."""


def let_stand(report: Json, gathered: Gathered) -> Html:
    """Return what was waved through, by whom and why; and entries of a baseline whose findings are gone."""
    summary = report["summary"]
    parts: list[Html] = []
    rows = [
        element(
            "tr",
            element(
                "td",
                element("a", element("bdi", f"{one.path}:{one.line}"), href=f"#a{one.article}n{one.number}"),
            ),
            element("td", element("a", f"{one.rule} {gathered.names[one.rule]}", href=f"#{one.rule}")),
            element("td", one.severity),
            element("td", one.why or "no reason given"),
        )
        for one in gathered.standing
    ]
    if rows:
        head = ("Where", "Rule", "Level", "Reason")
        parts.append(table("Findings that somebody let stand, with the reason", head, rows))
    if gathered.more_standing:
        parts.append(element("p", f"{counted(gathered.more_standing, 'finding')} more were let stand."))
    if summary["baselined"]:
        parts.append(element("p", f"{counted(summary['baselined'], 'finding')} known to the baseline."))
    parts += [*_stale(report), *_milder(report)]
    if not parts:
        parts = [element("p", "Nothing: every finding counts.")]
    return element("section", element("h2", "Let stand", id="standing"), *parts, aria_labelledby="standing")


def _stale(report: Json) -> Iterator[Html]:
    stale = [entry for one in report.get("baselines", ()) for entry in one["stale"]]
    if not stale:
        return
    rows = [
        element(
            "tr",
            element("td", element("bdi", one["path"])),
            element("td", one["rule"]),
            element("td", one["text"]),
        )
        for one in stale[:_ROWS]
    ]
    yield table("Entries of the baseline whose findings are gone", ("File", "Rule", "Words"), rows)


def _milder(report: Json) -> Iterator[Html]:
    """Yield what made the run milder than the rules are by themselves, and who said so."""
    told: Sequence[Json] = report.get("leniency", ())
    if not told:
        return
    rows = [
        element(
            "tr",
            element("th", _KINDS.get(one["kind"]) or one["kind"].replace("-", " ").capitalize(), scope="row"),
            element("td", f"{one['path']}: " if "path" in one else "", one["what"]),
            element("td", ", ".join(one["origin"]) or "–"),
            element("td", f"{one['files']:,}" if "files" in one else "–", class_="num"),
            element("td", one.get("reason", "")),
        )
        for one in told[:_ROWS]
    ]
    head = ("Kind", "What", "Said by", "Articles", "Reason")
    yield table("What made this run milder than the rules are by themselves", head, rows)
    if len(told) > _ROWS:
        yield element("p", f"{len(told) - _ROWS:,} more.")
