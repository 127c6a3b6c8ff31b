"""Who wrote a page and in which language it is, in the many ways in which pages say it."""

from __future__ import annotations

import pytest

from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of

BODY = "<h1>Mill wheel turns again</h1><p>After forty years the wheel at Garth turns again.</p>"


def authors(head: str, body: str = BODY) -> list[str]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    facts = facts_of(read(Source.from_text(page, "page.html"), "html"))
    return [name for name, _ in facts.publication.authors]


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#p"}},'
        ' {"@type": "Person", "@id": "#p", "name": "Ewan Tait"}]}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "Person", "@id": "x/p", "name": "Ewan Tait"},'
        ' {"@type": "Article", "author": [{"@id": "x/p"}]}]}</script>',
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ewan Tait">',
        '<meta name="twitter:label2" content="Author"><meta name="twitter:data2" content="Ewan Tait">',
    ],
)
def test_people_of_the_head(head: str) -> None:
    assert authors(head) == ["Ewan Tait"]


@pytest.mark.parametrize(
    "byline",
    [
        '<div itemscope><span itemprop="author" itemscope><b itemprop="name">Ewan Tait</b></span></div>',
        '<p itemprop="author">Ewan <i>Tait</i></p>',
        '<p>Words: <a rel="author nofollow" href="/staff/tait">Ewan Tait</a></p>',
    ],
)
def test_people_of_the_page(byline: str) -> None:
    assert authors("", byline + BODY) == ["Ewan Tait"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="2 minutes">',
            "",
        ),
        ('<script type="application/ld+json">{"author": {"@id": "#nobody"}}</script>', ""),
        ("", '<p itemprop="name">Mill wheel</p><div itemprop="articleBody">Ewan Tait wrote nothing.</div>'),
        ("", f'<div itemprop="author">{"A long story of an author. " * 20}</div>'),
    ],
)
def test_what_names_nobody(head: str, body: str) -> None:
    assert authors(head, body + BODY) == []


def languages(page: str) -> tuple[str, set[str]]:
    facts = facts_of(read(Source.from_text(page, "page.html"), "html"))
    return facts.language, set(facts.languages.values())


def test_the_language_of_a_page_is_a_default_and_no_proof() -> None:
    short = "<p>The letters were sent.</p><p>They are on the way to you.</p><p>It was the last of them.</p>"
    assert languages(f'<html lang="de"><body>{short}</body></html>') == ("en", {"en"})


def test_german_in_a_page_that_says_so_stays_german() -> None:
    short = "<p>Die Briefe sind da.</p><p>Sie kamen mit der Post.</p><p>Es war der letzte von ihnen.</p>"
    assert languages(f'<html lang="de"><body>{short}</body></html>') == ("de", {"de"})


def test_one_foreign_line_in_a_page_that_says_english_stays_english_text() -> None:
    page = '<html lang="en"><body><p>The letters were sent to all of them.</p><p>Die Post.</p></body></html>'
    assert languages(page)[0] == "en"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("28. November 2026", "2026-11-28"),
        ("le 3 mars 2025", "2025-03-03"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("the third of March 2026", "2026-03-03"),
        ("3 Mar 26", "2026-03-03"),
        ("1er août 2026", "2026-08-01"),
        ("twenty-first of June, 2026", "2026-06-21"),
        ("14 maart 2026", "2026-03-14"),
        ("31 giugno 2026", ""),
    ],
)
def test_days_as_other_languages_write_them(line: str, iso: str) -> None:
    page = f"<html><body><h1>The mill</h1><p>By Ada Marsh</p><p>{line}</p><p>It turns.</p></body></html>"
    shown = facts_of(read(Source.from_text(page, "page.html"), "html")).publication.visible_date
    assert (shown.iso if shown else "") == iso


def test_a_date_in_a_class_of_a_microformat() -> None:
    page = (
        '<html><body><h1>The mill</h1><abbr class="published" title="2026-04-19">Sunday</abbr></body></html>'
    )
    stamp = facts_of(read(Source.from_text(page, "page.html"), "html")).publication.published
    assert stamp is not None and stamp.moment is not None and stamp.moment.iso == "2026-04-19"


@pytest.mark.parametrize("line", ["Von Heike Sommer", "par Luc Moreau", "Por Ana Ruiz | 3 marzo 2026"])
def test_bylines_of_other_languages(line: str) -> None:
    page = f"<html><body><h1>The mill</h1><p>{line}</p><p>It turns again, and so it should.</p></body></html>"
    assert facts_of(read(Source.from_text(page, "page.html"), "html")).publication.visible_byline is not None


def test_a_sentence_is_no_byline_of_another_language() -> None:
    page = "<html><body><h1>The mill</h1><p>Por Ana Ruiz fue un dia largo.</p><p>It turns.</p></body></html>"
    assert facts_of(read(Source.from_text(page, "page.html"), "html")).publication.visible_byline is None
