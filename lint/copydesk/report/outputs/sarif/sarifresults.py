"""The results of one file as SARIF describes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ....base.encode import uri
from ....base.levels import BASELINE, OPEN, SUPPRESSED
from ....document.source import Source
from .sarifrules import LEVELS

Json = dict[str, Any]

ROOT = "PROJECTROOT"
SNIPPET = 400
"""So many code points of the words of a result are copied into it."""

_MARKS = (0, 2, 3, 4)
"""The lengths that a byte-order mark may have, no mark included."""


def location_of(path: str) -> Json:
    """Return the place of a file: a percent-encoded reference from the root of the project."""
    absolute = path.startswith("/")
    return {"uri": ("file://" if absolute else "") + uri(path), **({} if absolute else {"uriBaseId": ROOT})}


def artifact(entry: Mapping[str, Any]) -> Json:
    """Describe a checked file."""
    return {
        "location": location_of(entry["path"]),
        "roles": ["analysisTarget"],
        "length": entry["bytes"],
        "encoding": entry["encoding"],
        "hashes": {"sha-256": entry["sha256"]},
        "properties": {"format": entry["format"], "language": entry["language"], "words": entry["words"]},
    }


class Results:
    """Makes the results of one file. ``index`` is the number of its artifact."""

    def __init__(self, entry: Mapping[str, Any], text: str, index: int, *, compared: bool) -> None:
        self._entry, self._compared = entry, compared
        self._location = {**location_of(entry["path"]), "index": index}
        self._source, self._exact = _stored(entry, text)

    def all(self, rules: Mapping[str, int]) -> Iterator[Json]:
        """Yield the results; ``rules`` are the numbers of their rules."""
        for finding in self._entry["findings"]:
            yield self._result(finding, rules[finding["rule_id"]])

    def _result(self, finding: Json, rule: int) -> Json:
        made: Json = {
            "ruleId": finding["rule_id"],
            "ruleIndex": rule,
            "level": LEVELS[finding["severity"]],
            "message": {"text": finding["message"]},
            "locations": [self._place(finding)],
            "partialFingerprints": {"copydesk/v1": finding["fingerprint"]},
            "properties": {
                "confidence": finding["confidence"],
                "documentLevel": finding["document_level"],
                "evidence": finding["evidence"],
            },
        }
        if finding["related"]:
            made["relatedLocations"] = [
                {"id": number, "message": {"text": one["note"]}, **self._physical(one["span"])}
                for number, one in enumerate(finding["related"], 1)
            ]
        if "fix" in finding and finding["fix"]["safety"] != "suggestion":
            made["fixes"] = [self._fix(finding["fix"])]
        return {**made, **self._standing(finding)}

    def _standing(self, finding: Json) -> Json:
        """Say why a result does not count, and whether it is new."""
        status, why = finding["status"], finding.get("justification", "")
        found: Json = {}
        if status in (SUPPRESSED, BASELINE):
            line = finding.get("let_by", {}).get("line")
            found["suppressions"] = [
                {
                    "kind": "external" if line is None else "inSource",
                    "status": "accepted",
                    **({"justification": why} if why else {}),
                    **({"location": self._line(line)} if line is not None else {}),
                }
            ]
        if status not in (OPEN, SUPPRESSED):
            found["baselineState"] = "unchanged"
        elif self._compared:
            found["baselineState"] = "new"
        return found

    def _line(self, line: int) -> Json:
        return {"physicalLocation": {"artifactLocation": self._location, "region": {"startLine": line}}}

    def _place(self, finding: Json) -> Json:
        made = self._physical(finding["span"], snippet=not finding["document_level"])
        if "pointer" in finding:
            made["logicalLocations"] = [{"fullyQualifiedName": finding["pointer"]}]
        return made

    def _physical(self, span: Mapping[str, int], *, snippet: bool = False) -> Json:
        region = self._region(span)
        if snippet:
            text = self._source.text[span["start"] : min(span["end"], span["start"] + SNIPPET)]
            region["snippet"] = {"text": text}
        return {"physicalLocation": {"artifactLocation": self._location, "region": region}}

    def _region(self, span: Mapping[str, int]) -> Json:
        first, last = span["start"], span["end"]
        start, end = self._source.position(first), self._source.position(last)
        region = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "charOffset": first,
            "charLength": last - first,
        }
        if self._exact:
            at = self._source.byte_offset(first)
            region |= {"byteOffset": at, "byteLength": self._source.byte_offset(last) - at}
        return region

    def _fix(self, fix: Json) -> Json:
        held = f" ({fix['held']})" if fix.get("held") else ""
        safety = {"safe": "safe: changes nothing of what is said", "unsafe": "unsafe: read it again"}
        return {
            "description": {"text": f"{fix['title']} \u2013 {safety[fix['safety']]}{held}"},
            "artifactChanges": [
                {
                    "artifactLocation": self._location,
                    "replacements": [
                        {
                            "deletedRegion": self._region(edit["span"]),
                            **({"insertedContent": {"text": edit["new"]}} if edit["new"] else {}),
                        }
                        for edit in fix["edits"]
                    ],
                }
            ],
        }


def _stored(entry: Mapping[str, Any], text: str) -> tuple[Source, bool]:
    """Return the source of a file, and whether byte offsets in it are known: not where bytes were
    repaired.
    """
    plain = Source(entry["path"], b"", text, entry["encoding"])
    mark = entry["bytes"] - plain.byte_offset(len(text))
    if mark not in _MARKS:
        return plain, False
    return Source(entry["path"], b"", text, entry["encoding"], mark), True
