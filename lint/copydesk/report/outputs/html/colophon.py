"""The end of the page: with what it was made, and which settings counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ....base.plural import counted
from .markup import Html, element
from .overview import table

Json = dict[str, Any]

_SETTINGS = 40
_VALUE = 300


def colophon(report: Json) -> Html:
    """Return what decided beside the articles: program, rules, files, settings and who set them."""
    config, ruleset, tool = report["config"], report["ruleset"], report["tool"]
    libraries = ", ".join(f"{name} {version}" for name, version in tool.get("libraries", {}).items())
    packs = [
        f"{pack['name']}{' ' + pack['version'] if pack.get('version') else ''} ({pack['digest']})"
        for pack in ruleset.get("packs", ())
    ]
    inputs = [f"{one['path']} ({one['kind']}, SHA-256 {one['sha256']})" for one in report.get("inputs", ())]
    digest = f" (digest {tool['digest']})" if "digest" in tool else ""
    rows = [
        ("Copydesk", f"{tool['version']}{digest}"),
        ("Python", tool.get("python", "")),
        ("Libraries", libraries),
        ("Rules", f"{counted(len(ruleset['rules']), 'rule')}, digest {ruleset['digest'] or '–'}"),
        ("Packs", "; ".join(packs)),
        ("Table of dated facts", ruleset.get("facts_checked_on", "")),
        ("Configuration", f"{', '.join(config['files']) or 'none'}, digest {config['digest']}"),
        ("Other files that decided", "; ".join(inputs)),
        ("Profile", config["profile"]),
        ("Date taken for today", config.get("today", "")),
        *((name.capitalize(), value) for name, value in report.get("times", {}).items()),
    ]
    items = [element("div", element("dt", name), element("dd", value)) for name, value in rows if value]
    return element(
        "section",
        element("h2", "How this report was made", id="made"),
        element("dl", *items, class_="made"),
        *_settings(config),
        aria_labelledby="made",
    )


def _settings(config: Json) -> Iterator[Html]:
    """Yield the settings that somebody made, of each configuration that counted."""
    every: dict[str, Json] = config.get("settings", {})
    for number, (key, one) in enumerate(every.items()):
        if number == _SETTINGS:
            yield element("p", f"{len(every) - _SETTINGS} more configurations.")
            return
        rows = [
            element(
                "tr",
                element("th", name, scope="row"),
                element("td", _cut(json.dumps(value["value"], ensure_ascii=False))),
                element("td", ", ".join(value["origin"])),
            )
            for name, value in one["values"].items()
        ]
        if rows:
            caption = f"Settings {key} ({', '.join(one['files']) or 'no file'})"
            yield table(caption, ("Setting", "Value", "Set by"), rows)


def _cut(text: str) -> str:
    return text if len(text) <= _VALUE else f"{text[:_VALUE]} …"
