"""What two reports were made with: differences of program, rules, settings, files, and of what was looked at.

Without them a comparison of findings would praise a run that looked the other way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Json = dict[str, Any]
_MOST = 12


class Difference(NamedTuple):
    """One difference: what it is of, in words, and whether the newer report looked at less for it."""

    of: str
    text: str
    less: bool = False


def differences(old: Json, new: Json) -> Iterator[Difference]:
    """Yield what two reports were made with that is not the same."""
    yield from _program(old, new)
    yield from _rules(old, new)
    yield from _settings(old, new)
    yield from _files(old, new)
    yield from _looked(old, new)


def _program(old: Json, new: Json) -> Iterator[Difference]:
    before, after = _flat(old["tool"]), _flat(new["tool"])
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield Difference("program", f"{name}: {before.get(name, 'none')}, now {after.get(name, 'none')}")
    since = [_since(report) for report in (old, new)]
    if since[0] != since[1]:
        yield Difference("settings", f"counted {since[0]}, now {since[1]}", less="lines" in since[1])
    for name in ("today", "fail_on"):
        was, now = old["config"].get(name), new["config"].get(name)
        if was != now:
            yield Difference("settings", f"{name}: {was}, now {now}")


def _since(report: Json) -> str:
    """Say which findings counted."""
    changes = report.get("changes")
    return f"in lines changed since {changes['ref']} only" if changes else "everywhere"


def _flat(tool: Mapping[str, Any]) -> dict[str, str]:
    plain = {"copydesk": tool["version"], "code of copydesk": tool["digest"], "python": tool["python"]}
    return {**plain, **tool["libraries"]}


def _rules(old: Json, new: Json) -> Iterator[Difference]:
    packs = [{pack["name"]: pack["digest"] for pack in report["ruleset"]["packs"]} for report in (old, new)]
    for name in dict.fromkeys([*packs[0], *packs[1]]):
        if name not in packs[1]:
            yield Difference("rules", f"pack {name}: no longer there", less=True)
        elif name not in packs[0]:
            yield Difference("rules", f"pack {name}: new")
        elif packs[0][name] != packs[1][name]:
            yield Difference("rules", f"pack {name}: its files have changed")
    before, after = ({rule["id"]: rule for rule in report["ruleset"]["rules"]} for report in (old, new))
    gone, come = (
        [rule for rule in before if rule not in after],
        [rule for rule in after if rule not in before],
    )
    if gone:
        yield Difference("rules", f"{few(gone)} {_verb(gone, 'does', 'do')} not run any more", less=True)
    if come:
        yield Difference("rules", f"{few(come)} {_verb(come, 'runs', 'run')} now")
    for rule in sorted(before.keys() & after.keys()):
        was, now = before[rule], after[rule]
        for key, word in (("version", "version"), ("severity", "level")):
            if was[key] != now[key]:
                yield Difference("rules", f"{rule} {now['name']}: {word} {was[key]}, now {now[key]}")
        if was["version"] == now["version"] and was.get("digest") != now.get("digest"):
            yield Difference("rules", f"{rule} {now['name']}: its file has changed, its version has not")


def _settings(old: Json, new: Json) -> Iterator[Difference]:
    """Compare the settings of the files that are in both reports, each difference with how many it is of."""
    before = {file["path"]: file["settings"] for file in old["files"]}
    pairs = Counter(
        (before[file["path"]], file["settings"]) for file in new["files"] if file["path"] in before
    )
    found: Counter[str] = Counter()
    for (was, now), files in pairs.items():
        for text in changed_values(old["config"]["settings"][was], new["config"]["settings"][now]):
            found[text] += files
    for text, files in sorted(found.items()):
        yield Difference("settings", f"{text} ({files} file{'s' * (files != 1)})")


def changed_values(was: Json, now: Json) -> Iterator[str]:
    """Yield in words which values of two settings are not the same."""
    before, after = (
        {key: found["value"] for key, found in settings["values"].items()} for settings in (was, now)
    )
    for key in sorted({*before, *after}):
        empty: Any = {} if isinstance(before.get(key, after.get(key)), Mapping) else None
        yield from _value(key, before.get(key, empty), after.get(key, empty))


def _value(key: str, was: Any, now: Any) -> Iterator[str]:
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for name in sorted({*was, *now}):
            if bare(was.get(name)) != bare(now.get(name)):
                yield f"{key}.{name}: {shown(bare(was.get(name)))}, now {shown(bare(now.get(name)))}"
    elif bare(was) != bare(now):
        yield f"{key}: {shown(bare(was))}, now {shown(bare(now))}"


def bare(value: Any) -> Any:
    """Return a value without where it was set."""
    if isinstance(value, Mapping):
        if value.keys() == {"value", "origin"}:
            return bare(value["value"])
        return {key: bare(one) for key, one in value.items() if key != "origin"}
    return [bare(one) for one in value] if isinstance(value, list) else value


def shown(value: Any) -> str:
    """Return a value in few words."""
    if value is None:
        return "not set"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _files(old: Json, new: Json) -> Iterator[Difference]:
    before, after = ({file["path"]: file["sha256"] for file in report["files"]} for report in (old, new))
    skipped = {skip["path"] for skip in new["skipped"]}
    gone, come = (
        [path for path in before if path not in after],
        [path for path in after if path not in before],
    )
    content = {after[path]: path for path in reversed(come)}
    renamed = {path: content[before[path]] for path in gone if before[path] in content}
    yield from _listed("renamed", [f"{path} to {name}" for path, name in renamed.items()])
    left = [path for path in gone if path not in renamed]
    yield from _listed("not checked any more", [path for path in left if path in skipped], less=True)
    yield from _listed("no longer among the files", [p for p in left if p not in skipped], less=True)
    yield from _listed("new", [path for path in come if path not in renamed.values()])
    yield from _listed("changed", [path for path in after if before.get(path, after[path]) != after[path]])


def _listed(what: str, names: list[str], *, less: bool = False) -> Iterator[Difference]:
    if names:
        yield Difference("files", f"{len(names)} {what}: {few(names)}", less)


def _looked(old: Json, new: Json) -> Iterator[Difference]:
    """Compare for the files of both reports which rules looked at them, together what has one reason."""
    before = {file["path"]: file["coverage"]["rules"] for file in old["files"]}
    pairs = Counter(
        (before[file["path"]], file["coverage"]["rules"]) for file in new["files"] if file["path"] in before
    )
    lost: dict[str, Counter[str]] = {}
    won: Counter[str] = Counter()
    for (was, now), files in pairs.items():
        ran, runs = set(old["coverage"]["rules"][was]["ran"]), new["coverage"]["rules"][now]
        for row in runs["not_run"]:
            for rule in ran.intersection(row["rules"]):
                lost.setdefault(f"{row['reason']}: {row['detail']}", Counter())[rule] += files
        won.update(dict.fromkeys(set(runs["ran"]) - ran, files))
    for why, rules in sorted(lost.items()):
        files = max(rules.values())
        text = f"{few(sorted(rules))} did not look at {_count(files)} read before ({why})"
        yield Difference("coverage", text, less=True)
    if won:
        text = f"{few(sorted(won))} looked at {_count(max(won.values()))} not read before"
        yield Difference("coverage", text)


def few(names: list[str]) -> str:
    """Return some names, and how many there are beyond those."""
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")


def _verb(names: list[str], one: str, several: str) -> str:
    return one if len(names) == 1 else several


def _count(files: int) -> str:
    return "a file" if files == 1 else f"up to {files} files"
