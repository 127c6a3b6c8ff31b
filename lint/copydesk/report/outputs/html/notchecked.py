"""The second part of the page: what was not checked, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ....base.plural import counted
from .gathered import Gathered
from .markup import NOTHING, Html, element
from .overview import table
from .room import Room

Json = dict[str, Any]

_SKIPS = 500
_REASONS = {
    "selection": "Others were selected",
    "configuration": "Switched off",
    "profile": "Not in this profile",
    "on-request": "Only where somebody names it",
    "format": "Not for this format",
    "language": "Not for this language",
    "offline": "Asks the network",
    "unfit": "Cannot be run",
    "crashed": "Failed",
}
_LEFT_OUT = {
    "exclude": "Excluded by the configuration",
    "gitignore": "Ignored by git",
    "hidden": "Hidden",
    "foreign-folder": "Folders of other programs",
    "suffix": "Other kinds of files",
    "no-article": "No articles",
    "link": "Links",
    "depth": "Too deep below the folder",
}
_UNCHECKED = {
    "crashed": ("rule", "failed"),
    "bounds": ("rule", "found more than a bound lets through"),
    "language": ("article", "in whose language few rules read"),
    "links": ("link", "without a known answer"),
}


def not_checked(report: Json, gathered: Gathered, room: Room) -> Html:
    """Return what the run did not look at and why, and what this page leaves out."""
    parts = [*_incomplete(report), *_skipped(report), *_counts(report), *_page(room)]
    if gathered.passages:
        parts.append(_line(gathered.passages, "has passages", "have passages", "in another language"))
    if gathered.unread:
        parts.append(
            _line(gathered.unread, "has parts", "have parts", "that were taken for the frame of a page")
        )
    if not parts:
        parts = [element("p", "Every file that was asked for was checked.")]
    parts += [*_rules(gathered, report), *_left_out(report)]
    return element(
        "section", element("h2", "Not checked", id="unchecked"), *parts, aria_labelledby="unchecked"
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
        yield element("p", f"{counted(len(skipped) - _SKIPS, 'more file')} not checked.")


def _rules(gathered: Gathered, report: Json) -> Iterator[Html]:
    """Yield which rules did not look at which articles: each answer once, with the articles it holds for."""
    files = report["summary"]["files"]
    answers: Mapping[str, Json] = report.get("coverage", {}).get("rules", {})
    for key, answer in answers.items():
        rows = [
            element(
                "tr",
                element("th", _REASONS.get(group["reason"], group["reason"]), scope="row"),
                element("td", group["detail"]),
                element("td", ", ".join(group["rules"])),
            )
            for group in answer["not_run"]
        ]
        left = sum(len(group["rules"]) for group in answer["not_run"])
        where = f"{gathered.covered.get(key, 0):,} of {counted(files, 'article')}"
        said = f"{where}: {counted(len(answer['ran']), 'rule')} looked at them, {left:,} did not"
        body = (
            table("Rules that did not run, by reason", ("Reason", "What decided", "Rules"), rows)
            if rows
            else NOTHING
        )
        yield element("details", element("summary", said), body, class_="more", id=f"c{key}")


def _counts(report: Json) -> Iterator[Html]:
    """Yield what else was asked for and not checked."""
    unchecked = report.get("coverage", {}).get("unchecked", {})
    for kind, (thing, said) in _UNCHECKED.items():
        if unchecked.get(kind):
            yield element("p", f"{counted(unchecked[kind], thing)} {said}.")


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


def _left_out(report: Json) -> Iterator[Html]:
    """Yield what lies beside the articles and nobody asked about."""
    groups: Sequence[Json] = report.get("coverage", {}).get("left_out", [])
    if not groups:
        return
    rows = [
        element(
            "tr",
            element("th", _LEFT_OUT.get(group["reason"]) or group["reason"], scope="row"),
            element("td", f"{group['count']:,}", class_="num"),
            element("td", ", ".join(group["paths"]), " …" if group["count"] > len(group["paths"]) else ""),
        )
        for group in groups
    ]
    count = sum(group["count"] for group in groups)
    body = table(
        "Files and folders that were passed by, by reason", ("Reason", "Number", "First of them"), rows
    )
    summary = element("summary", f"{count:,} files and folders were passed by")
    yield element("details", summary, body, class_="more")
