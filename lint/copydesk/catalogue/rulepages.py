"""Rule pages and their index, made from the rule files; ``explain`` prints the same page."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .precision import in_short, in_words, measured
from .rule import Example, Rule, RuleText

if TYPE_CHECKING:
    from .catalogue import Catalogue
    from .precision import Measured

CATEGORIES = {
    "AID": "AI disclosure",
    "AIL": "AI leftovers",
    "SRC": "Sources and attribution",
    "CLM": "Claims",
    "CIT": "Citations and references",
    "TBL": "Tables",
    "MRK": "Markup",
    "TYP": "Typos",
    "TPG": "Typography",
    "BLR": "Boilerplate",
    "AIS": "AI style signals",
    "STY": "Style and filler",
    "REP": "Repetition",
    "STR": "Structure",
    "MET": "Metadata and provenance",
    "INT": "Text integrity",
    "FRE": "Freshness",
    "CON": "Consistency",
    "LNG": "Language and readability",
    "COR": "Corpus",
    "CPD": "Copydesk's own",
}
INDEX = "README.md"


def page(rule: Rule, text: RuleText, found: Sequence[Measured] = ()) -> str:
    """Return the page of one rule as Markdown; ``found`` is how often it was right."""
    lines = [f"# {rule.id} {rule.name}", "", rule.summary + ".", ""]
    facts = [
        f"Severity: {rule.severity}",
        f"confidence: {rule.confidence}",
        f"status: {rule.status}",
        f"version: {rule.version}",
        f"languages: {', '.join(rule.languages) or 'any'}",
    ]
    if rule.formats:
        facts.append(f"formats: {', '.join(rule.formats)}")
    if rule.profiles:
        facts.append(f"profiles: {', '.join(rule.profiles)}")
    if not rule.enabled:
        facts.append("off unless switched on")
    lines += [" · ".join(facts), ""]
    lines += ["## Why", "", text.rationale, "", "## What to do", "", text.remedy, ""]
    lines += ["## How often it is right", "", *in_words(rule, found), ""]
    lines += ["## Found", "", "⟦…⟧ marks the words.", "", *_examples(text.bad)]
    lines += ["## Left alone", "", *_examples(text.good)]
    if rule.options:
        lines += ["## Options", "", *_options(rule), ""]
    if text.references:
        lines += ["## References", "", *(f"- {reference}" for reference in text.references), ""]
    return "\n".join(lines)


def _options(rule: Rule) -> Iterator[str]:
    for name, option in rule.options.items():
        yield f"- `{name}` ({option.type}, default `{_json(option.default)}`): {option.summary}"


def _json(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    for example in examples:
        said = [f"`{name}` = `{_json(value)}`" for name, value in example.options.items()]
        said += [
            f"beside it `{path}`" + (f" with `{_line(text)}`" if text else "")
            for path, text in example.files.items()
        ]
        if example.severity is not None:
            said.append(f"severity {example.severity}")
        if said:
            yield f"With {', '.join(said)}:"
            yield ""
        text = marked(example).rstrip("\n")
        # A fence must be longer than any run of back-ticks in it.
        fence = "```"
        while fence in text:
            fence += "`"
        yield fence + ("text" if example.format == "markdown" else example.format)
        yield text
        yield fence
        yield ""


def _line(text: str) -> str:
    """Return a text as one line of code."""
    return " ⏎ ".join(text.replace("`", "´").splitlines())


def marked(example: Example) -> str:
    """Return the text of an example with its marks."""
    text = example.text
    for span in sorted(example.spans, reverse=True):
        text = f"{text[: span.start]}⟦{text[span.start : span.end]}⟧{text[span.end :]}"
    return text


def file_name(rule: Rule) -> str:
    """Return the name of a rule's page."""
    return f"{rule.id}-{rule.name}.md"


def index(catalogue: Catalogue) -> str:
    """Return the index of all rules as Markdown."""
    lines = [
        "# Rules",
        "",
        "Made from the rule files by `copydesk docs`; do not edit. Levels are of the profile `default`.",
        "“Right of read”: of how many findings on real articles that were read; – is not measured.",
        "",
    ]
    groups: dict[str, list[Rule]] = {}
    for rule in catalogue.rules.values():
        groups.setdefault(rule.id[:3], []).append(rule)
    order = [
        *(prefix for prefix in CATEGORIES if prefix in groups),
        *sorted(groups.keys() - CATEGORIES.keys()),
    ]
    for prefix in order:
        title = CATEGORIES.get(prefix, groups[prefix][0].category)
        lines += [f"## {prefix} · {title}", ""]
        lines += ["| rule | level | right of read | finds |", "|---|---|---|---|"]
        for rule in groups[prefix]:
            level = rule.severity if rule.enabled and rule.status != "preview" else f"off ({rule.severity})"
            summary = rule.summary.replace("|", "\\|")
            right = in_short(rule, measured(catalogue, rule))
            lines.append(f"| [{rule.id} {rule.name}]({file_name(rule)}) | {level} | {right} | {summary} |")
        lines.append("")
    return "\n".join(lines)


def pages(catalogue: Catalogue) -> dict[str, str]:
    """Return every file of the rule documentation by name."""
    found = {
        file_name(rule): page(rule, catalogue.text(rule.id), measured(catalogue, rule))
        for rule in catalogue.rules.values()
    }
    found[INDEX] = index(catalogue)
    return found


def stale(folder: str, wanted: dict[str, str]) -> list[str]:
    """Return the names of pages in a folder that are missing, differ, or belong to no rule."""
    present = (
        {name for name in os.listdir(folder) if name.endswith(".md")} if os.path.isdir(folder) else set()
    )
    differing = [
        name for name in wanted if name not in present or _read(os.path.join(folder, name)) != wanted[name]
    ]
    return sorted([*differing, *(present - wanted.keys())])


def write(folder: str, wanted: dict[str, str]) -> list[str]:
    """Bring a folder up to date and return the names of the files that changed; pages without a rule are
    deleted.
    """
    os.makedirs(folder, exist_ok=True)
    changed = stale(folder, wanted)
    for name in changed:
        path = os.path.join(folder, name)
        if name not in wanted:
            os.remove(path)
            continue
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(wanted[name])
    return changed


def _read(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()
