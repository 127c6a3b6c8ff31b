"""The entry of a file as the report has it: what is equal for a rule stands once, what follows from something
else not at all.

``packed`` makes it of everything that is known of the findings, ``unpacked`` gives that back, for the forms
that are made from the report and for whoever reads one. The published schema describes the packed form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..base.levels import OPEN

Json = dict[str, Any]

MOST_TEXT = 60
"""So many code points of the words of a finding stand in the report; its span says where all of them are."""

_LEAST_SAID = 6
"""Evidence shorter than this is no repetition of the message only because its letters stand there."""


def packed(entry: Json) -> Json:
    """Return the entry of a file as the report has it. Findings and claims of the one that is given are used
    up: there are too many in a long article for two lists of them.

    Left out of a finding: ``rule_name``, and ``confidence`` and evidence that all findings of its rule in the
    file share (they stand in ``rules`` of the entry); the status ``open``; the end of what lies in one line;
    evidence that its message or text says word for word; what is empty or false.
    """
    by_rule: dict[str, list[Json]] = {}
    for finding in entry["findings"]:
        by_rule.setdefault(finding["rule_id"], []).append(finding)
    rules = {rule_id: _shared(found) for rule_id, found in sorted(by_rule.items())}
    by_rule.clear()
    findings = entry["findings"]
    for number, finding in enumerate(findings):
        findings[number] = _packed(finding, rules[finding["rule_id"]])
    made = {key: value for key, value in entry.items() if key not in ("findings", "claims")}
    made |= {"rules": rules, "findings": findings}
    if "claims" in entry:
        made["claims"] = _packed_claims(entry["claims"])
    return made


def _shared(findings: Sequence[Json]) -> Json:
    first, *others = findings
    about: Json = {"name": first["rule_name"], "confidence": first["confidence"]}
    if others:
        evidence = {
            key: value
            for key, value in first["evidence"].items()
            if all(key in one["evidence"] and one["evidence"][key] == value for one in others)
        }
        if evidence:
            about["evidence"] = evidence
    return about


def _packed(finding: Json, about: Json) -> Json:
    made: Json = {key: finding[key] for key in ("rule_id", "severity")}
    if finding["status"] != OPEN:
        made["status"] = finding["status"]
    if finding["confidence"] != about["confidence"]:
        made["confidence"] = finding["confidence"]
    if finding["document_level"]:
        made["document_level"] = True
    made["message"] = finding["message"]
    made |= _packed_place(finding)
    made["text"] = finding["text"][:MOST_TEXT]
    said = (finding["message"], finding["text"])
    shared = about.get("evidence", {})
    evidence = {
        key: value
        for key, value in finding["evidence"].items()
        if key not in shared and not _is_said(value, said)
    }
    if evidence:
        made["evidence"] = evidence
    if finding["related"]:
        made["related"] = [{**_packed_place(one), "note": one["note"]} for one in finding["related"]]
    for key in ("pointer", "justification", "let_by", "fix"):
        if key in finding:
            made[key] = finding[key]
    made["fingerprint"] = finding["fingerprint"]
    return made


def _packed_place(place: Json) -> Json:
    start, end = place["start"], place["end"]
    made: Json = {"span": place["span"], "start": start}
    if end["line"] != start["line"]:
        made["end"] = end
    return made


def _is_said(value: Any, said: Iterable[str]) -> bool:
    """Say whether evidence stands word for word in what is said anyway."""
    if isinstance(value, str):
        return not value or (len(value) >= _LEAST_SAID and any(value in text for text in said))
    return isinstance(value, list | tuple) and all(
        isinstance(one, str) and _is_said(one, said) for one in value
    )


def _packed_claims(claims: Json) -> Json:
    """Put what each feature adds to a score in one place."""
    weights: dict[str, float] = {}
    entries = claims["entries"]
    for row in entries:
        weights.update(zip(row["features"], row.pop("points"), strict=True))
    return {**claims, "weights": dict(sorted(weights.items())), "entries": entries}


def unpacked(entry: Mapping[str, Any]) -> Json:
    """Return the entry of a file of a report with all members in each of its findings.

    What was left out because it is said elsewhere (evidence in the message, the rest of a long text) is gone.
    """
    rules: Mapping[str, Json] = entry["rules"]
    findings = [_unpacked(finding, rules[finding["rule_id"]]) for finding in entry["findings"]]
    return {**entry, "findings": findings}


def _unpacked(finding: Mapping[str, Any], about: Json) -> Json:
    return {
        "status": OPEN,
        "document_level": False,
        **finding,
        "rule_name": about["name"],
        "confidence": finding.get("confidence", about["confidence"]),
        "end": _end(finding),
        "evidence": {**about.get("evidence", {}), **finding.get("evidence", {})},
        "related": [{**one, "end": _end(one)} for one in finding.get("related", ())],
    }


def _end(place: Mapping[str, Any]) -> Any:
    if "end" in place:
        return place["end"]
    start, span = place["start"], place["span"]
    return {"line": start["line"], "column": start["column"] + span["end"] - span["start"]}
