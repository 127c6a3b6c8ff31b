"""MET007: digitalSourceType unknown, retired, in a wrong form, or against the declaration about AI."""

from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Context, Hit, Meta, regex, rule

BASE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
IPTC = regex(r"https?://cv\.iptc\.org/newscodes/digitalsourcetype/([A-Za-z]{0,60})/?\Z")
QCODE = regex(r"digsrctype:([A-Za-z]{0,60})\Z")
SCHEMA = regex(r"(?:https?://schema\.org/)?([A-Za-z]{3,60})DigitalSource\Z")
C2PA = regex(r"https?://c2pa\.org/digitalsourcetype/(empty|trainedAlgorithmicData)\Z")
WORD = regex(r"[A-Za-z]{3,60}\Z")
Known = Mapping[str, Any]


@rule(
    id="MET007",
    name="dst-invalid",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["document"],
    needs=["metadata"],
    tags=["metadata", "provenance", "ai"],
    summary="digitalSourceType is unknown, retired, in a wrong form, or against the declaration about AI",
    message="digitalSourceType “{value}” {what}",
    rationale="The IPTC term says how a work came about. Machines act on it, so that a misspelt or retired "
    "term, a bare word where an address "
    "is due, or a term that contradicts the declaration in the same file says something wrong or nothing.",
    remedy="Use a term of the IPTC vocabulary as an address, e.g. "
    "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits, and make it agree with `ai.use`.",
    references=["https://cv.iptc.org/newscodes/digitalsourcetype/", "https://schema.org/digitalSourceType"],
    bad=[
        {
            "text": f"---\ndigitalSourceType: ⟦{BASE}humanedit⟧\n---\n\nOpen.",
            "bare": True,
        },
        {"text": "---\ndigital_source_type: ⟦minorHumanEdits⟧\n---\n\nOpen.", "bare": True},
        {
            "text": '{"uri": "urn:x", "headline": "Gate", "digitalSourceType": "⟦humanEdits⟧"}',
            "format": "ninjs",
            "bare": True,
        },
        {
            "text": "---\nai:\n  use: none\ndigitalSourceType: ⟦trainedAlgorithmicMedia⟧\n---\n\nOpen.",
            "bare": True,
        },
    ],
    good=[
        {
            "text": f"---\ndigitalSourceType: {BASE}humanEdits\n---\n\nOpen.",
            "bare": True,
        },
        {"text": "---\ndigital_source_type: digitalCreation\n---\n\nOpen.", "bare": True},
        {
            "text": '{"uri": "urn:x", "headline": "Gate", "digitalSourceType": {"name": "Human edits",'
            ' "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"}}',
            "format": "ninjs",
            "bare": True,
        },
        {
            "text": "---\nai:\n  use: generated\ndigitalSourceType: digsrctype:trainedAlgorithmicMedia\n"
            "---\n\nOpen.",
            "bare": True,
        },
        "The field digitalSourceType is explained by the IPTC.",
    ],
)
def dst_invalid(ctx: Context) -> Iterator[Hit]:
    use, known = declared_use(ctx), ctx.data("source-types.toml")
    fits = known["fits"].get(use)
    for meta in ctx.facts.publication.every(*ctx.data("metadata-fields.toml")["declaration"]["source_type"]):
        if isinstance(meta.value, dict):
            continue
        if not isinstance(meta.value, str):
            yield ctx.at(meta.span, value=str(meta.value), what="is not a text")
            continue
        term, what, severity = judge(meta, known)
        if what:
            yield ctx.at(meta.span, severity=severity, value=meta.value, what=what)
        elif (fits and term not in fits) or (use == "none" and term in known["machine"]):
            yield ctx.at(meta.span, value=meta.value, what=f"contradicts “ai.use: {use}” in this file")


def declared_use(ctx: Context) -> str:
    found = ctx.facts.publication.every("ai.use", "ai_use")
    return str(found[0].value).casefold() if found else ""


def judge(meta: Meta, known: Known) -> tuple[str, str, str | None]:
    """Return the term, what is wrong with the value ("" when nothing is), and the severity when it is not
    the rule's own; ``known`` is the data file.
    """
    value: Any = meta.value.strip()
    if C2PA.match(value):
        return "", "", None
    for form in (IPTC, QCODE, SCHEMA):
        match = form.match(value)
        if match is not None:
            name = match[1] if form is not SCHEMA else match[1][0].lower() + match[1][1:]
            return check_term(name, known)
    if not WORD.match(value):
        return "", "is no address of the IPTC vocabulary", None
    term, what, severity = check_term(value, known)
    if meta.origin == "ninjs" and not meta.key.casefold().endswith(".uri"):
        return term, "must be an object with name, uri or literal, not a text", None
    if not what and meta.origin in ("json-ld", "microdata", "ninjs"):
        return term, "is a bare word; give the address of the term", "warning"
    return term, what, severity


def check_term(name: str, known: Known) -> tuple[str, str, str | None]:
    terms, retired = known["terms"], known["retired"]
    if name in terms:
        return name, "", None
    if name in retired:
        return retired[name], f"is retired; IPTC now uses {retired[name]}", "warning"
    close = next((term for term in terms if term.casefold()[:8] == name.casefold()[:8]), "")
    return "", "is not a term of the IPTC vocabulary" + (f"; did you mean {close}?" if close else ""), None
