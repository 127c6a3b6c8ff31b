"""What reads the outputs: for each form a counterpart that is not ours, or follows its rules letter by letter."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from defusedxml import ElementTree
from jsonschema import Draft4Validator, Draft202012Validator
from markdown_it import MarkdownIt

from copydesk.catalogue.schemas import load

SCHEMAS = Path(__file__).parent / "schemas"


class Command(NamedTuple):
    """A workflow command as the runner of GitHub Actions reads it."""

    name: str
    properties: dict[str, str]
    data: str


def github_commands(log: str) -> list[Command]:
    """Read a log as the runner does (ActionCommand: ``TryParseV2``, then the older ``TryParse``)."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        text = line.lstrip()
        end = text.find("::", 2)
        if text.startswith("::") and end >= 0:
            found.append(_command(text[2:end], text[end + 2 :], "%3A:", "%2C,"))
        elif (at := line.find("##[")) >= 0 and (close := line.find("]", at)) >= 0:
            found.append(_command(line[at + 3 : close], line[close + 1 :], "%3B;", "%5D]"))
    return found


def _command(info: str, data: str, *escapes: str) -> Command:
    name, _, told = info.partition(" ")
    pairs = [pair.split("=", 1) for pair in told.strip().split(",") if "=" in pair]
    return Command(name, {key: _unescape(value, *escapes) for key, value in pairs}, _unescape(data))


def _unescape(text: str, *escapes: str) -> str:
    for escape in ("%0D\r", "%0A\n", *escapes, "%25%"):
        text = text.replace(escape[:3], escape[3:])
    return text


def azure_commands(log: str) -> list[str]:
    """Find what the agent of Azure Pipelines (and that of TeamCity) takes for a command, anywhere in a line."""
    return re.findall(r"##(?:vso|teamcity)?\[[^\]\n]*", log)


@cache
def _schema(name: str) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return (Draft4Validator if "draft-04" in schema.get("$schema", "") else Draft202012Validator)(schema)


def _valid(validator: Any, value: Any) -> Any:
    errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]
    assert not errors, errors[:3]
    return value


def read_report(text: str) -> Any:
    return _valid(Draft202012Validator(load("report")), json.loads(text))


def read_lines(text: str) -> list[Any]:
    validator = Draft202012Validator(load("lines"))
    lines = [_valid(validator, json.loads(line)) for line in text.splitlines()]
    assert [lines[0]["kind"], lines[-1]["kind"]] == ["header", "summary"]
    return lines


def read_sarif(text: str) -> Any:
    log = _valid(_schema("sarif-2.1.0-rtm.5"), json.loads(text))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
    return log


def read_gitlab(text: str) -> Any:
    problems = _valid(_schema("gitlab-code-quality"), json.loads(text))
    marks = [problem["fingerprint"] for problem in problems]
    assert len(set(marks)) == len(marks)
    return problems


def read_rdjson(text: str) -> Any:
    return _valid(_schema("rdjson"), json.loads(text))


def read_xml(text: str) -> Any:
    return ElementTree.fromstring(text.encode("utf-8"))


def read_junit(text: str) -> Any:
    from junitparser import JUnitXml

    read_xml(text)
    return JUnitXml.fromstring(text.encode("utf-8"))


def read_csv(text: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    for row in rows:
        assert not any(value[:1] in ("=", "+", "-", "@", "\t", "\r") for value in row.values())
    return rows


def read_markdown(text: str) -> str:
    """Render a summary as a host does, raw HTML included; nothing but what we wrote may come out of it."""
    assert len(text) <= 65_536
    page: str = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    tags = set(re.findall(r"<(/?[a-zA-Z!][^\s>]*)", page))
    ours = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert tags <= {*ours, *(f"/{tag}" for tag in ours), "br", "!--"}, tags
    return page


def read_commands(text: str) -> list[Command]:
    commands = github_commands(text)
    assert {command.name for command in commands} <= {"error", "warning", "notice"}
    assert len(commands) >= len(text.splitlines()) - 1
    return commands


READERS: Mapping[str, Callable[[str], Any]] = {
    "text": str.splitlines,
    "concise": str.splitlines,
    "grouped": str.splitlines,
    "json": read_report,
    "jsonl": read_lines,
    "sarif": read_sarif,
    "github": read_commands,
    "gitlab": read_gitlab,
    "junit": read_junit,
    "checkstyle": read_xml,
    "rdjson": read_rdjson,
    "csv": read_csv,
    "markdown": read_markdown,
}
