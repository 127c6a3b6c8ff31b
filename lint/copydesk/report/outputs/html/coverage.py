"""What was not looked at in an article, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .markup import NOTHING, Html, element, joined
from .rows import Lines
from .wording import counted

Json = dict[str, Any]


def coverage(found: Json, name: str, lines: Lines | None) -> Html:
    """Return what the rules did not read of an article, and which rules did not run; or nothing."""
    skipped = found.get("skipped", ())
    said = [*_passages(found, name, lines), *_unread(found, name, lines), *_rules(skipped)]
    if not said:
        return NOTHING
    parts = [
        *([counted(len(skipped), "rule")] if skipped else []),
        *([counted(len(found["passages"]), "passage")] if found.get("passages") else []),
        *([counted(len(found["unread"]), "part") + " of the page"] if found.get("unread") else []),
    ]
    title = f"{', '.join(parts)}; {counted(len(found['rules_run']), 'rule')} ran"
    return joined(
        element("h4", "Not checked in this article"),
        element("details", element("summary", title), element("ul", *said), class_="coverage"),
    )


def by_reason(skipped: Any) -> dict[str, list[str]]:
    """Return the ids of rules that did not run, by the reason."""
    reasons: dict[str, list[str]] = {}
    for one in skipped:
        reasons.setdefault(one["reason"], []).append(one["rule"])
    return reasons


def _rules(skipped: Any) -> Iterator[Html]:
    for reason, rules in by_reason(skipped).items():
        yield element("li", f"{reason[:1].upper()}{reason[1:]}: {', '.join(rules)}")


def _passages(found: Json, name: str, lines: Lines | None) -> Iterator[Html]:
    for one in found.get("passages", ()):
        yield element("li", _lines(one, name, lines), f" in another language ({one['language']})")


def _unread(found: Json, name: str, lines: Lines | None) -> Iterator[Html]:
    for one in found.get("unread", ()):
        words = counted(one["words"], "word")
        said = f" taken for parts of the page, not of its content ({one['part']}): {words}"
        yield element("li", _lines(one, name, lines), said)


def _lines(one: Json, name: str, lines: Lines | None) -> Html:
    first, last = one["first_line"], one["last_line"]
    told = f"Line {first}" if first == last else f"Lines {first}–{last}"
    return joined(told) if lines is None else element("a", told, href=f"#{name}l{first}")
