"""One finding as a note in the margin: what, where, why, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ....base.levels import BASELINE, OPEN, SUPPRESSED, UNCHANGED
from .markup import NOTHING, Html, element, joined
from .wording import ticked

Json = dict[str, Any]

_STATES = {SUPPRESSED: "s", BASELINE: "b", UNCHANGED: "u"}
_EDITS = 3
_LONG = 160
_BEFORE = 18


def kind_of(finding: Mapping[str, Any]) -> str:
    """Return the class of a finding, one of ``marking.KINDS``."""
    letter: str = _STATES.get(finding["status"]) or finding["severity"][0]
    return letter


def note(
    finding: Json, number: int, name: str, target: str, text: str | None, remedy: str, first: Json | None
) -> Html:
    """Return the note of a finding as an item of a list.

    ``name`` is the prefix of ids in its article, ``target`` the id of its words, ``text`` the article (None
    where it is not at hand), ``remedy`` what to do, or "". ``first`` is the first finding of the same rule in
    the article, None for that one itself: what its note says is not said again.
    """
    level = finding["severity"]
    head = element(
        "p",
        element("a", str(number), class_="k", href=f"#{target}", aria_label=f"Note {number}: to its words"),
        " ",
        element("b", level.capitalize(), class_=level[0]),
        " ",
        element(
            "a", f"{finding['rule_id']} {finding['rule_name']}", class_="r", href=f"#{finding['rule_id']}"
        ),
        " ",
        element("span", _place(finding), class_="w"),
        class_="h",
    )
    body = [head, element("p", finding["message"]), *_standing(finding)]
    if text is not None and "fix" in finding:
        body.append(_fix(finding["fix"], text))
    if remedy and first is None:
        body.append(element("p", *ticked(remedy), class_="y"))
    body += [_related(other, name) for other in finding["related"]]
    body.append(_details(finding, remedy, first))
    kind = kind_of(finding)
    status = f"{level[0]} {kind}" if finding["status"] != OPEN else kind
    return element("li", *body, class_=f"n {status}", id=f"{name}n{number}", data_r=finding["rule_id"])


def _place(finding: Json) -> str:
    start = finding["start"]
    place = f"{start['line']}:{start['column']}"
    pointer = finding.get("pointer")
    return f"{place} ({pointer})" if pointer else place


def _standing(finding: Json) -> Iterator[Html]:
    """Yield why a finding does not count, where it does not."""
    why = finding.get("justification")
    said = {
        SUPPRESSED: f"Let stand{f': {why}' if why else ', without a reason'}",
        BASELINE: f"Known to the baseline{f': {why}' if why else ''}",
        UNCHANGED: "In lines that the change has not touched",
    }.get(finding["status"])
    if said:
        yield element("p", said, class_="j")


def _related(other: Json, name: str) -> Html:
    line = other["start"]["line"]
    return element(
        "p", "See ", element("a", f"line {line}", href=f"#{name}l{line}"), f": {other['note']}", class_="z"
    )


def _fix(fix: Json, text: str) -> Html:
    shown = [_edit(edit, text) for edit in fix["edits"][:_EDITS]]
    more = len(fix["edits"]) - _EDITS
    how = {"safe": "safe", "unsafe": "needs a look", "suggestion": "a suggestion"}[fix["safety"]]
    held = f"; not made unseen: {fix['held']}" if fix.get("held") else ""
    return element(
        "div",
        element("p", f"Fix: {fix['title']} ", element("small", f"({how}{held})")),
        *shown,
        element("p", f"and {more} more places") if more > 0 else NOTHING,
        class_="f",
    )


def _edit(edit: Json, text: str) -> Html:
    """Return what an edit changes, before and after, with some words beside it where it is small."""
    start, end = edit["span"]["start"], edit["span"]["end"]
    old, new = text[start:end], edit["new"]
    before = after = ""
    if len(old.strip()) < 3:
        before, after = _beside(text, start, end)
    blank = not old.strip() and not new.strip()
    gone = element("del", *_side(before, old, after, blank)) if old or before or after else NOTHING
    made = element("ins", *_side(before, new, after, blank)) if new or before or after else NOTHING
    if not made:
        made = element("ins", element("i", "nothing"))
    return element("p", gone, " → ", made, class_="c")


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return some words of the same line before and after a span."""
    before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    after = text[end : end + _BEFORE].partition("\n")[0]
    if len(before) == _BEFORE:
        before = before.partition(" ")[2] or before
    if len(after) == _BEFORE:
        after = after.rpartition(" ")[0] or after
    return before, after


def _side(before: str, changed: str, after: str, blank: bool) -> Iterator[Html]:
    if before:
        yield joined(before)
    if len(changed) > _LONG:
        changed = f"{changed[: _LONG // 2]} … {changed[-_LONG // 4 :]}"
    changed = changed.replace("\r\n", "↵").replace("\n", "↵")
    yield element("b", changed.replace(" ", "␣").replace("\t", "⇥") if blank else changed)
    if after:
        yield joined(after)


def _details(finding: Json, remedy: str, first: Json | None) -> Html:
    known = " ".join((finding["message"], finding["text"]))
    said = first["evidence"] if first is not None else {}
    evidence = {name: value for name, value in finding["evidence"].items() if value != said.get(name)}
    remedy = "" if first is None else remedy
    told = [finding["confidence"].capitalize()]
    told += [f"{name}: {value}" for name, value in _evidence(evidence, known)]
    return element(
        "details",
        element("summary", "Remedy, evidence" if remedy else "Evidence"),
        element("p", *ticked(remedy), class_="y") if remedy else NOTHING,
        "; ".join(told),
        "; fingerprint ",
        element("code", finding["fingerprint"]),
        class_="d",
    )


def _evidence(evidence: Mapping[str, Any], known: str) -> Iterator[tuple[str, str]]:
    """Yield the evidence that the message has not told yet."""
    for name, value in evidence.items():
        if value in ("", None) or value == []:
            continue
        if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
            told = ", ".join(map(str, value))
        else:
            told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        if told not in known:
            yield name.replace("_", " "), told if len(told) <= _LONG else f"{told[:_LONG]} …"
