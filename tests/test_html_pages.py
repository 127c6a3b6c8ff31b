"""Pages as they come: front matter above them, addresses in their text, tags that never close."""

from __future__ import annotations

import pytest

from copydesk.document.document import Document
from copydesk.document.source import Source, Span
from copydesk.input.readers import read


def page(text: str) -> Document:
    return read(Source.from_text(text, "page.html"), "html")


def test_front_matter_above_a_page_is_read_as_such() -> None:
    text = "---\r\ntitle: A day at sea\r\n---\r\n<p>Salt &amp; pepper 🧭 for two.</p>"
    doc = page(text)
    assert doc.meta("title").value == "A day at sea"  # type: ignore[union-attr]
    assert [block.kind for block in doc.blocks] == ["front-matter", "paragraph"]
    at = doc.prose.text.index("pepper")
    assert doc.source.slice(doc.lift(at, at + 13)) == "pepper 🧭 for "
    assert doc.body.start == text.index("<p>")


def test_front_matter_alone_makes_no_text() -> None:
    assert page("---\ntitle: A day\n---\n").prose.text == "A day"


def test_rules_and_braces_above_a_page_are_no_front_matter() -> None:
    assert page("--- x ---<p>The sea.</p>").prose.text == "--- x ---\n\nThe sea."
    assert page('{"a": 1}\n<p>The sea.</p>').metadata == ()


def test_addresses_in_the_text_are_links_and_no_words() -> None:
    doc = page("<p>See https://harbour.test/log?a=1&amp;b=2, or &quot;https://weir.test&quot;.</p>")
    assert doc.prose.text == 'See \ufffc, or "\ufffc".'
    assert [(link.kind, link.url) for link in doc.links] == [
        ("bare", "https://harbour.test/log?a=1&b=2"),
        ("bare", "https://weir.test"),
    ]
    for link in doc.links:
        assert link.url_span is not None and doc.source.slice(link.url_span).startswith("https://")
        assert doc.prose.text[link.start : link.end] == "\ufffc"


def test_an_address_inside_a_link_is_one_link() -> None:
    doc = page('<p><a href="https://weir.test/a">https://weir.test/a</a></p>')
    assert [link.kind for link in doc.links] == ["html"]


def test_a_link_without_an_address_is_still_a_link() -> None:
    doc = page('<p><a href="">the log</a> <a name="x">no link</a></p>')
    assert [(link.url, doc.prose.text[link.start : link.end]) for link in doc.links] == [("", "the log")]


@pytest.mark.parametrize("tail", ['<a href="x>the rest</p>', "<b", "</p", '<img alt="'])
def test_a_tag_that_never_closes_is_a_problem_and_no_text(tail: str) -> None:
    text = "<p>The sea rose." + tail
    doc = page(text)
    assert doc.prose.text == "The sea rose."
    assert [(problem.kind, problem.span) for problem in doc.problems] == [("html", Span(16, len(text)))]


def test_a_lone_angle_bracket_is_text() -> None:
    doc = page("<p>Depth < 3 m and a <- b")
    assert doc.prose.text == "Depth < 3 m and a <- b" and doc.problems == ()
