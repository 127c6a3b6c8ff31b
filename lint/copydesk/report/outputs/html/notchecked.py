"""The second part of the page: what was not checked, what was waved through, and with what this was run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .gathered import Gathered
from .markup import Html, element
from .overview import table
from .room import Room
from .wording import counted

Json = dict[str, Any]

_SKIPS = 500


def not_checked(report: Json, gathered: Gathered, room: Room) -> Html:
    """Return what the run did not look at and why, and what this page leaves out."""
    parts = [*_incomplete(report), *_skipped(report), *_rules(gathered, report), *_page(room)]
    if gathered.passages:
        parts.append(_line(gathered.passages, "has passages", "have passages", "in another language"))
    if gathered.unread:
        parts.append(
            _line(gathered.unread, "has parts", "have parts", "that were taken for the frame of a page")
        )
    if not parts:
        parts = [element("p", "Every file that was asked for was checked, by every rule that was asked for.")]
    return element(
        "section", element("h2", "Not checked", id="unchecked"), *parts, aria_labelledby="unchecked"
    )


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
    parts += _stale(report)
    if not parts:
        parts = [element("p", "Nothing: every finding counts.")]
    return element("section", element("h2", "Let stand", id="standing"), *parts, aria_labelledby="standing")


def provenance(report: Json) -> Html:
    """Return with what the run was made, as a list of names and values."""
    config, ruleset = report["config"], report["ruleset"]
    rows = [
        ("Copydesk", report["tool"]["version"]),
        ("Rules", f"{counted(len(ruleset['rules']), 'rule')}, digest {ruleset['digest'] or '–'}"),
        ("Configuration", f"{', '.join(config['files']) or 'none'}, digest {config['digest']}"),
        ("Profile", config["profile"]),
        ("Date taken for today", config.get("today", "–")),
        ("Table of dated facts", ruleset.get("facts_checked_on", "–")),
        *((name.capitalize(), value) for name, value in report.get("times", {}).items()),
    ]
    items = [element("div", element("dt", name), element("dd", value)) for name, value in rows if value]
    return element(
        "section",
        element("h2", "How this report was made", id="made"),
        element("dl", *items, class_="made"),
        aria_labelledby="made",
    )


def _line(count: int, one: str, many: str, what: str) -> Html:
    return element("p", f"{counted(count, 'article')} {one if count == 1 else many} {what}; see there.")


def _incomplete(report: Json) -> Iterator[Html]:
    if report.get("incomplete"):
        yield element(
            "p", "The run was interrupted: files that it did not come to are listed here.", class_="warn"
        )


def _skipped(report: Json) -> Iterator[Html]:
    skipped = report["skipped"]
    if not skipped:
        return
    rows = [
        element(
            "tr",
            element("th", element("bdi", one["path"]), scope="row"),
            element("td", one["reason"].replace("-", " ")),
            element("td", one["detail"]),
        )
        for one in skipped[:_SKIPS]
    ]
    yield table("Files that were asked for and not checked", ("File", "Reason", "Detail"), rows)
    if len(skipped) > _SKIPS:
        yield element("p", f"{len(skipped) - _SKIPS:,} more files were not checked.")


def _rules(gathered: Gathered, report: Json) -> Iterator[Html]:
    files = report["summary"]["files"]
    reasons: dict[str, dict[int, list[str]]] = {}
    for (reason, rule), count in gathered.unchecked.items():
        reasons.setdefault(reason, {}).setdefault(count, []).append(rule)
    if not reasons:
        return
    rows = [
        element(
            "tr",
            element("th", f"{reason[:1].upper()}{reason[1:]}", scope="row"),
            element("td", f"{count:,} of {files:,}", class_="num"),
            element("td", ", ".join(sorted(rules))),
        )
        for reason, counts in sorted(reasons.items())
        for count, rules in sorted(counts.items(), reverse=True)
    ]
    whole = table("Rules that did not run, by reason", ("Reason", "Articles", "Rules"), rows)
    rules = {rule for _, rule in gathered.unchecked}
    yield element(
        "details",
        element("summary", f"{counted(len(rules), 'rule')} did not run everywhere"),
        whole,
        class_="more",
    )


def _page(room: Room) -> Iterator[Html]:
    left = [
        *([counted(room.notes_left_out, "note")] if room.notes_left_out else []),
        *(
            [counted(room.text_left_out, "character") + " of text without notes"]
            if room.text_left_out
            else []
        ),
        *([counted(room.claims_left_out, "claim")] if room.claims_left_out else []),
    ]
    if left:
        said = f"This page has no room for {', '.join(left)}. They were checked, and are in the JSON report."
        yield element("p", said, class_="warn")


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
        for one in stale[:_SKIPS]
    ]
    yield table("Entries of the baseline whose findings are gone", ("File", "Rule", "Words"), rows)
