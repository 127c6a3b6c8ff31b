"""News items: validity by version, texts read in place through JSON escapes, and an own schema added."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.document.source import Source, Span
from copydesk.facts.provenance.newsitems import schema_errors, verdicts
from copydesk.facts.provenance.newsshapes import judge
from copydesk.input.readers import decode, placedjson, read
from copydesk.input.readers.graft import Inset
from copydesk.testing import facts_of

SHAPES = tomllib.loads((Path(__file__).parent.parent / "rules/data/ninjs.toml").read_text(encoding="utf-8"))


def item(**members: Any) -> dict[str, Any]:
    return {"uri": "urn:x:1", **members}


VALID = [
    (
        "1.0",
        item(type="text", headline="Gate", body_text="Open.", pubstatus="usable", person=[{"name": "Ada"}]),
    ),
    ("1.2", item(type="component", infosource=[{"name": "Ada", "scheme": "urn:s", "code": "a"}])),
    ("1.3", item(headline_short="Gate", altids={"any": ["thing", 1]}, genre=[{"name": "News"}])),
    (
        "1.4",
        item(rightsinfo={"linkedrights": "urn:r", "more": 1}, associations={"a_b": item(headline="Inner")}),
    ),
    ("1.6", item(digitalsourcetype={"uri": "urn:d"}, subject=[{"name": "Gates", "relevance": 80}])),
    ("2.0", item(headlines=[{"value": "Gate"}], associations=[{"name": "logo"}], urgency=12)),
    (
        "2.1",
        item(associations=[item(name="logo", type="graphic")], places=[{"contactinfo": [{"value": "x"}]}]),
    ),
    ("2.2", item(places=[{"geojson": {"type": "Point", "coordinates": [1, 2.5]}}])),
    (
        "3.0",
        item(
            type="event",
            eventDetails={"dates": {"expectedStartDate": "2026-04", "endDate": "2026-05-01T00:00:00Z"}},
        ),
    ),
    (
        "3.1",
        item(
            digitalSourceType={"literal": "x"},
            renditions=[{"name": "main", "width": 3, "poi": {"x": 1, "y": 2}}],
        ),
    ),
]
INVALID = [
    ("1.0", {}, ""),
    ("1.0", item(usageterms="since 1.1"), "/usageterms"),
    ("1.1", item(type="component"), "/type"),
    ("1.2", item(headline_é="x"), "/headline_é"),
    ("1.3", item(**{"$standard": "ninjs"}), "/$standard"),
    ("1.4", item(rightsinfo={"linkedrights": "a", "encodedrights": "b"}), "/rightsinfo"),
    ("1.5", item(associations={"x": item(wrong=1)}), "/associations/x/wrong"),
    ("2.0", item(places=[{"geojson": {"coordinates": [1, 2]}}]), "/places/0/geojson"),
    ("2.1", item(associations=[{"uri": "urn:y"}]), "/associations/0"),
    ("2.2", item(subjects=[{"confidence": 101}]), "/subjects/0/confidence"),
    ("3.0", item(urgency=0.5), "/urgency"),
    (
        "3.0",
        item(eventDetails={"dates": {"startDate": "x", "expectedStartDate": "2026"}}),
        "/eventDetails/dates",
    ),
    ("3.1", item(digitalSourceType="humanEdits"), "/digitalSourceType"),
    ("3.1", item(headlines=[{"role": "main"}]), "/headlines/0"),
    ("3.1", ["not", "an", "object"], ""),
]


@pytest.mark.parametrize(("version", "value"), VALID, ids=[v for v, _ in VALID])
def test_valid_items(version: str, value: Any) -> None:
    assert judge(value, SHAPES, version).problems == ()
    assert judge(value, SHAPES).problems == ()


@pytest.mark.parametrize(("version", "value", "pointer"), INVALID)
def test_invalid_items(version: str, value: Any, pointer: str) -> None:
    problems = judge(value, SHAPES, version).problems
    assert pointer in [problem.pointer for problem in problems]


def test_named_version_and_newer_fit() -> None:
    newer = item(
        standard={"name": "ninjs", "version": "2.2"}, pubStatus="usable", headlines=[{"value": "Gate"}]
    )
    doc = read(Source.from_text(json.dumps(newer), "a.json"), "ninjs")
    (verdict,) = verdicts(doc, SHAPES, "")
    assert (verdict.declared, verdict.fits, bool(verdict.problems)) == ("2.2", "3.1", True)


def test_hostile_items_end() -> None:
    deep: Any = item()
    for _ in range(200):
        deep = item(associations={"a": deep})
    assert any("deep" in problem.detail for problem in judge(deep, SHAPES, "1.6").problems)
    wide = item(**{f"x{n}": n for n in range(500)})
    assert len(judge(wide, SHAPES, "3.1").problems) == 50


BODY = "It’s “open”.\n\nThe 🧭 shows\tNNW — a “café” \\ gate.\n"


@pytest.mark.parametrize("ascii_only", [True, False])
def test_texts_are_read_in_place(ascii_only: bool) -> None:
    news = item(headline='The "gate"', byline="Ada Marsh", body_text=BODY, body_other="Another text.")
    text = json.dumps(news, ensure_ascii=ascii_only, indent=1)
    doc = read(Source.from_text(text, "a.json"), "ninjs")
    assert (
        doc.addressing == "derived" and doc.headline is not None and doc.text_of(doc.headline) == 'The "gate"'
    )
    for word in ("open", "café", "🧭", "gate.", "Another text"):
        at = doc.prose.text.index(word)
        stored = doc.source.slice(doc.lift(at, at + len(word)))
        assert json.loads(f'"{stored}"') == word
    assert facts_of(doc).publication.authors[0][0] == "Ada Marsh"
    pointers = {pointer for _, pointer in doc.pointers}
    assert {"/headline", "/body_text", "/body_other", "/byline"} <= pointers


def test_one_text_in_two_formats_is_read_once() -> None:
    news = item(
        bodies=[
            {"contenttype": "text/plain", "value": "Gate open."},
            {"contenttype": "text/markdown", "value": "Gate *open*."},
        ]
    )
    doc = read(Source.from_text(json.dumps(news), "a.json"), "ninjs")
    assert doc.prose.text == "Gate open." and [p for _, p in doc.pointers][-1] == "/bodies/1/value"


@settings(max_examples=150)
@given(st.text(max_size=40), st.booleans(), st.data())
def test_insets_map_every_range(value: str, ascii_only: bool, data: st.DataObject) -> None:
    value = value.encode("utf-8", "replace").decode()
    raw = json.dumps(value, ensure_ascii=ascii_only)
    inset = Inset(raw, Span(1, len(raw) - 1))
    assert inset.text == value
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    span = inset.span(Span(start, end))
    assert json.loads(f'"{raw[span.start : span.end]}"') == value[start:end]


@pytest.mark.parametrize(
    "text", ["", "{", '{"uri": }', "[1, 2", '"a text"', "{}" * 2, "[" * 5000, '{"a": "\ud800"}']
)
def test_broken_json_is_reported_not_raised(text: str) -> None:
    doc = read(Source.from_text(text, "a.json"), "ninjs")
    assert doc.problems or verdicts(doc, SHAPES, "")[0].problems


def test_own_schema_adds_its_verdict(tmp_path: Path) -> None:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["slugline"],
        "properties": {
            "place": {"$ref": "https://geo.example/point.json"},
            "other": {"$ref": "https://geo.example/none.json"},
        },
    }
    (tmp_path / "own.json").write_text(json.dumps(schema))
    (tmp_path / "point.json").write_text('{"type": "object"}')
    doc = read(Source.from_text(json.dumps(item(place="x", other="y")), "a.json"), "ninjs")
    found = schema_errors(doc, str(tmp_path / "own.json"))
    assert sorted(problem.pointer for problem in found) == ["", "/place"]
    with pytest.raises(OSError):
        schema_errors(doc, str(tmp_path / "missing.json"))


@pytest.mark.parametrize(
    "place", ["[{}, 1]", '[{}, "x", {"name": "y"}]', "[{}, [], {}, 2.5, null]", "[[{}], true]"]
)
def test_an_empty_object_leaves_the_places_behind_it_right(place: str) -> None:
    text = f'{{"uri": "urn:x", "place": {place}, "empty": {{}}, "headline": "Pier"}}'
    found = placedjson.places(text, 0, len(text))
    value = json.loads(text)
    for path, span in found.items():
        inner: object = value
        for part in path:
            inner = inner[part]  # type: ignore[index]
        shown = text[span.start : span.end]
        assert (inner if isinstance(inner, str) else json.dumps(inner)) == shown, path
    assert ("place", len(value["place"]) - 1) in found


TWO_TEXTS = {
    "another text": ("<p>Good news.</p>", "They recieve it.", ["They recieve it."]),
    "the same": ("<p>Good <b>news</b> &amp; more.</p><p>Now.</p>", "Good news & more.\n\nNow.", []),
    "one line more": ("<p>Good news.</p>", "Good news.\n\nThey recieve it.", ["They recieve it."]),
    "the same words": ("<p>The boat is in. Boats are out.</p>", "The boat are in.", ["The boat are in."]),
    "said in a comment": ("<p>Good.</p><!-- They recieve it. -->", "They recieve it.", ["They recieve it."]),
    "said in a script": (
        "<p>Good.</p><script>They recieve it.</script>",
        "They recieve it.",
        ["They recieve it."],
    ),
    "quotation marks": ("<p>Good.</p>", 'They "recieve" it.\nGood.', ['They "recieve" it.']),
}


@pytest.mark.parametrize(("html", "plain", "read_too"), TWO_TEXTS.values(), ids=TWO_TEXTS)
def test_of_two_texts_of_an_item_nothing_is_unread(html: str, plain: str, read_too: list[str]) -> None:
    bodies = [{"contenttype": "text/html", "value": html}, {"contenttype": "text/plain", "value": plain}]
    about = {"uri": "urn:x", "headline": "Pier"}
    for one in ({**about, "body_html": html, "body_text": plain}, {**about, "bodies": bodies}):
        doc = read(decode("a.json", json.dumps(one).encode(), "ninjs"), "ninjs")
        others = ("/body_text", "/bodies/1/value")
        assert [doc.text_of(block) for block in doc.blocks if block.attrs["pointer"] in others] == read_too
