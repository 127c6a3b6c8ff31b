"""Identifiers, references, bibliographies and saved sources: what rule examples cannot show."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest
from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.catalogue.catalogue import load
from copydesk.document.source import Source
from copydesk.facts.citations.bibliography import entries_of
from copydesk.facts.citations.figures import FigureReader, FigureStore
from copydesk.facts.citations.identifiers import (
    arxiv_fault,
    find_identifiers,
    isbn10_fits,
    isbn13_fits,
    issn_fits,
    mod_11_2_fits,
)
from copydesk.facts.citations.passages import Passages
from copydesk.facts.citations.savedsources import plain_address
from copydesk.input.companions import Companion, read_companion
from copydesk.input.door import Refused, resolve
from copydesk.input.readers import read
from copydesk.input.sourcelist import record
from copydesk.language.calendar import calendar_of
from copydesk.testing import facts_of

DATA = load().data
FIGURES = FigureReader(DATA("numbers.toml"), calendar_of(DATA("calendar.toml")))
TODAY = "2026-11-22"
CONFIG = 'root = true\nselect = ["CIT"]\n'
LOG = "The keeper wrote that the old weir was leaking badly at both ends. In 1911 he counted 4,512 ships.\n"


# -- identifiers ---------------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9 - 1))
def test_exactly_one_check_digit_fits(number: int) -> None:
    isbn = f"{number:09}"
    assert sum(isbn10_fits(isbn + digit) for digit in "0123456789X") == 1
    assert sum(isbn13_fits("978" + isbn + digit) for digit in "0123456789") == 1
    assert sum(issn_fits(isbn[:7] + digit) for digit in "0123456789X") == 1
    assert sum(mod_11_2_fits("000000" + isbn + digit) for digit in "0123456789X") == 1


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**12 - 1), st.integers(0, 11))
def test_two_neighbours_swapped_never_fit_an_isbn_10(number: int, at: int) -> None:
    body = f"{number:012}"[:9]
    whole = next(body + digit for digit in "0123456789X" if isbn10_fits(body + digit))
    at %= 9
    swapped = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
    if swapped != whole and "X" not in swapped[:9]:
        assert not isbn10_fits(swapped)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2101.01234", ""),
        ("0704.0001", ""),
        ("1412.1234", ""),
        ("1501.1234", "digits"),
        ("2113.01234", "month"),
        ("0703.0001", "April 2007"),
        ("2703.00001", "not come"),
    ],
)
def test_arxiv_numbers_follow_the_calendar(text: str, fault: str) -> None:
    assert (fault in arxiv_fault(text, TODAY)) if fault else arxiv_fault(text, TODAY) == ""


def test_identifiers_keep_to_themselves() -> None:
    text = "ISBN 978-0-306-40615-7 2nd ed., ISBN: 0306406152. ISSN 0378-5955; doi:10.1000/xyz(1)2)."
    found = find_identifiers(text, TODAY)
    assert [one.fault for one in found] == [""] * 4
    assert [text[slice(*one.span)] for one in found] == [
        "978-0-306-40615-7",
        "0306406152",
        "0378-5955",
        "10.1000/xyz(1)2",
    ]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("isbn ISBN:doi10./-–978X3arxivpmid\n🧭e\u0301"), max_size=80))
def test_identifiers_stand_where_they_say(text: str) -> None:
    for one in find_identifiers(text, TODAY):
        assert text[slice(*one.span)] == one.value


# -- quotations and figures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quotation",
    [
        "the old weir was leaking badly at both ends",
        "The OLD weir was\nleaking  badly, at both ends.",
        "[T]he old weir was leaking … at both ends",
        "the old weir [of the harbour] was leaking badly",
        "keeper wrote that ... leaking badly",
    ],
)
def test_a_quotation_may_differ_in_what_is_not_words(quotation: str) -> None:
    assert Passages("The keeper wrote that “the old weir was\n\nleaking badly at both ends”.").holds(
        quotation
    )


@pytest.mark.parametrize(
    "quotation", ["the old weir was leaking at both ends", "both ends … the old weir", "a new weir"]
)
def test_other_words_or_another_order_are_not_found(quotation: str) -> None:
    assert not Passages(LOG).holds(quotation)


def test_the_nearest_passage_shows_what_differs() -> None:
    near = Passages("Nothing here. " * 50 + LOG).nearest("the old weir was leaking slightly at both ends")
    assert near is not None and near.changes == (("slightly", "badly"),)
    assert near.text == "the old weir was leaking badly at both ends" and near.share > 0.8
    assert Passages("Nothing here.").nearest("quite other words altogether") is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from("weir log old 1911 é it's 3.5 the".split()), min_size=1, max_size=30), st.data()
)
def test_every_run_of_words_of_a_text_is_found_in_it(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert Passages(" ".join(words)).holds(" ".join(words[start:end]))


@pytest.mark.parametrize(
    ("article", "source", "held"),
    [
        ("4.5 million", "4,500,000", True),
        ("4.5 million", "4,512,000", True),
        ("4,500", "4,512", True),
        ("4,215", "4,512", False),
        ("12 percent", "twelve per cent", True),
        ("45", "forty-five", True),
        ("about 90", "97", True),
        ("90", "97", False),
        ("$3bn", "3 billion dollars", True),
        ("1911", "9 May 1911", True),
    ],
)
def test_figures_are_compared_by_value(article: str, source: str, held: bool) -> None:
    (figure,) = FIGURES.find(article)
    assert FigureStore(FIGURES, source).holds(figure) is held


def test_dates_and_versions_are_no_figures() -> None:
    assert FIGURES.find("On 9 May 2023 at v1.2.3 on page 3rd of A4, 2024/05/03") == []
    assert FigureStore(FIGURES, "It opened on May 9.").holds_day("1911-05-09")


def test_addresses_agree_in_spite_of_their_spelling() -> None:
    same = {
        plain_address(url)
        for url in (
            "https://www.Harbour.test/log/?utm_source=chat",
            "http://harbour.test/log#p4",
            "//harbour.test/log",
            "https://web.archive.org/web/20240101000000/https://harbour.test/log",
        )
    }
    assert same == {"harbour.test/log"}


# -- files ---------------------------------------------------------------------------------------------------


def test_bibliographies_of_both_forms(tmp_path: Path) -> None:
    bib = '@comment{x}\n@string{a = "b"}\n@Book{log1911,\n title={Log}}\n@article(doe:2020,title="X")'
    assert [one.key for one in entries_of("a.bib", bib) or ()] == ["log1911", "doe:2020"]
    assert [one.key for one in entries_of("a.json", '[{"id": "a"}, {"id": 7}]') or ()] == ["a", "7"]
    assert entries_of("a.json", "{broken") is None and entries_of("a.txt", "prose") is None


def test_a_missing_entry_is_found_in_the_named_file(desk: Desk) -> None:
    desk.write("copydesk.toml", CONFIG)
    desk.write("refs/all.bib", "@book{log1911,\n title={Log}, author={Vos, Ana}, year=1911}")
    desk.write("a.md", "---\nbibliography: refs/all.bib\n---\n\nBuilt [@log1911]. It leaks [@book].\n")
    rules = [f["rule_id"] for f in desk.run("check", "--format", "json", "a.md").json["files"][0]["findings"]]
    assert rules == ["CIT011"]
    (desk.folder / "refs/all.bib").unlink()
    findings = desk.run("check", "--format", "json", "a.md").json["files"][0]["findings"]
    assert [(f["rule_id"], f["severity"]) for f in findings] == [("CIT013", "warning")]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../secret.txt", "a/../../secret.txt", "C:\\x", "link.txt", "", "a\0b"]
)
def test_no_path_leads_out_of_the_project(tmp_path: Path, name: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    os.symlink(tmp_path / "secret.txt", project / "link.txt")
    assert isinstance(resolve(name, str(project), str(project)), Refused)
    assert read_companion(name, str(project), str(project)).state == "outside"


def test_a_folder_a_pipe_and_a_missing_file_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    states = [read_companion(name, str(tmp_path), str(tmp_path)).state for name in ("folder", "pipe", "gone")]
    assert states == ["unreadable", "unreadable", "missing"]


def pdf(text: str) -> bytes:
    """Write the smallest PDF that shows a line of text."""
    shown = f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


PDF = pdf("the old weir was leaking badly")


def test_pdf_copies_are_read_with_pypdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "log.pdf").write_bytes(PDF)
    assert "the old weir was leaking badly" in read_companion("log.pdf", str(tmp_path), str(tmp_path)).text
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nonsense")
    assert read_companion("bad.pdf", str(tmp_path), str(tmp_path)).state == "unreadable"


def test_without_pypdf_a_pdf_is_said_to_be_unchecked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (tmp_path / "log.pdf").write_bytes(PDF)
    found = read_companion("log.pdf", str(tmp_path), str(tmp_path))
    assert found.state == "not-checked" and "copydesk[pdf]" in found.detail and found.sha256


# -- saved sources, from the command line --------------------------------------------------------------------

PAGE = (
    '<html><head><title>The harbour log</title><link rel="canonical" href="https://harbour.test/log">'
    '<meta property="article:published_time" content="2024-05-03T10:00:00Z"></head><body><nav>Home</nav>'
    "<article><p>The keeper said &ldquo;the old weir was <b>leaking</b>\n badly at both ends&rdquo; on 9&nbsp;May "
    "2023.</p></article></body></html>"
)
ARTICLE = "# The weir\n\nThe keeper said “the old weir was leaking {how} at both ends” on {day} ([log](https://harbour.test/log)).\n"


@pytest.fixture
def project(desk: Desk) -> Desk:
    desk.write("copydesk.toml", CONFIG)
    desk.write("pages/log.html", PAGE)
    desk.write("weir.md", ARTICLE.format(how="badly", day="9 May 2023"))
    assert desk.run("sources", "add", "pages/log.html", "--article", "weir.md", "--id", "log").code == 0
    return desk


def found(desk: Desk, name: str = "weir.md") -> list[tuple[str, str]]:
    report = desk.run("check", "--format", "json", name).json
    return [(f["rule_id"], f["text"]) for f in report["files"][0]["findings"]]


def test_the_command_records_what_the_page_says_of_itself(project: Desk) -> None:
    text = (project.folder / "sources.toml").read_text()
    digest = hashlib.sha256(PAGE.encode()).hexdigest()
    for line in (
        'id = "log"',
        'url = "https://harbour.test/log"',
        'title = "The harbour log"',
        'date = "2024-05-03"',
    ):
        assert line in text.splitlines()
    assert f'sha256 = "{digest}"' in text and 'snapshot = "pages/log.html"' in text
    assert found(project) == []


def test_other_words_and_another_day_are_found(project: Desk) -> None:
    project.write("weir.md", ARTICLE.format(how="slightly", day="19 May 2023"))
    result = project.run("check", "--format", "json", "weir.md").json["files"][0]["findings"]
    assert [(f["rule_id"], f["text"]) for f in result] == [
        ("CIT014", "“the old weir was leaking slightly at both ends”"),
        ("CIT015", "19 May 2023"),
    ]
    assert result[0]["evidence"]["changes"] == [{"article": "slightly", "source": "badly"}]


def test_a_changed_copy_is_found_and_recorded_again(project: Desk) -> None:
    project.write("pages/log.html", PAGE + "<!-- changed -->")
    assert [rule for rule, _ in found(project)] == ["CIT017"]
    project.write("sources.toml", "# kept\n" + (project.folder / "sources.toml").read_text())
    assert project.run("sources", "add", "pages/log.html", "--accessed", "2024-06-01").code == 0
    text = (project.folder / "sources.toml").read_text()
    assert text.startswith("# kept\n") and text.count("[[source]]") == 1 and 'accessed = "2024-06-01"' in text
    assert found(project) == []


def test_a_copy_outside_the_project_is_refused(project: Desk) -> None:
    result = project.run("sources", "add", "/etc/hostname")
    assert result.code == 2 and "the path leads out of the project" in result.err


def test_a_broken_list_is_neither_used_nor_overwritten(project: Desk) -> None:
    project.write("sources.toml", "[[source]\n")
    assert [rule for rule, _ in found(project)] == ["CIT013"]
    assert project.run("sources", "add", "pages/log.html").code == 2
    assert (project.folder / "sources.toml").read_text() == "[[source]\n"


def test_a_shared_list_serves_the_articles_that_it_names(project: Desk) -> None:
    project.write("other.md", "# The dam\n\nIt holds.\n")
    assert found(project, "other.md") == []
    text = (project.folder / "sources.toml").read_text()
    project.write("sources.toml", text + 'articles = ["other.md"]\n')
    assert [rule for rule, _ in found(project, "other.md")] == ["CIT018"]
    project.write("weir.md", ARTICLE.format(how="slightly", day="9 May 2023"))
    assert found(project) == []


def test_a_list_of_its_own_belongs_to_one_article(project: Desk) -> None:
    (project.folder / "sources.toml").rename(project.folder / "weir.sources.toml")
    project.write("weir.md", "# The weir\n\nIt leaks.\n")
    project.write("other.md", "# The dam\n\nIt holds.\n")
    assert [rule for rule, _ in found(project)] == ["CIT018"] and found(project, "other.md") == []


def test_recording_keeps_windows_line_endings() -> None:
    text, new = record("", {"snapshot": 'a"b.html', "sha256": "0" * 64})
    assert new and 'snapshot = "a\\"b.html"' in text
    again, new = record(text.replace("\n", "\r\n"), {"snapshot": 'a"b.html', "sha256": "1" * 64})
    assert (
        not new and again.count("\r\n") == again.count("\n") and "1" * 64 in again and "0" * 64 not in again
    )


# -- references ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<a href="#fn1">1</a>', '<li id="fn1">Harbour log <a href="#fnref1">back</a></li>'),
        ('<a href="#cite_note-1">[1]</a>', '<li id="cite_note-1">Harbour log</li>'),
        ('<a role="doc-noteref" href="#n7">7</a>', '<aside role="doc-footnote" id="n7">Harbour log</aside>'),
    ],
)
def test_footnotes_of_a_page(mark: str, note: str) -> None:
    doc = read(Source.from_text(f"<p>It leaks<sup>{mark}</sup> badly.</p><ol>{note}</ol>", "a.html"), "html")
    assert [n.kind for n in doc.notes] == ["footnote-use", "footnote-def"]
    assert len({n.label for n in doc.notes}) == 1
    assert doc.prose.text.startswith("It leaks badly.") and "Harbour log" in doc.prose.text
    assert [block.kind for block in doc.prose_blocks][-1] in ("footnote", "boilerplate")
    assert not facts_of(doc).references.undefined and not facts_of(doc).references.unused


def test_companions_are_not_read_by_the_text_interface() -> None:
    doc = read(
        Source.from_text("---\nsources:\n  - snapshot: a.html\n---\n\nIt leaks.\n", "a.md"), "markdown"
    )
    facts = facts_of(doc)
    assert facts.knowledge.companions is None and facts.saved.all[0].text is None
    assert Companion("a", "read").text == ""


@pytest.mark.parametrize(
    ("heading", "listed"),
    [
        ("References", True),
        ("Selected bibliography:", True),
        ("Notes and references", True),
        ("Einzelnachweise", True),
        ("General notes", False),
        ("Sources of income", False),
    ],
)
def test_headings_of_lists_of_references_are_told_from_others(heading: str, listed: bool) -> None:
    text = f"# The weir\n\nIt leaks.\n\n## {heading}\n\n1. Harbour log\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert facts_of(document).references.has_list is listed
