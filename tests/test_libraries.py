"""Libraries of sources (BibTeX, RIS, CSL) and lists of retracted works: how they are read, and what is found."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.facts.citations import bibtex
from copydesk.facts.citations.bibliography import entries_of
from copydesk.input import retractions

BIB = r"""% a comment
@comment{not an entry @x}
@preamble{"\newcommand{\x}{y}"}
@STRING{press = "Harbour Press"}

@Article{vos2019,
  author = {Vos, Ana and G{\"o}del, K. and {\O}stergaard, Bo},
  title  = "The {UPPER} weir \& its \emph{keeper}",
  journal = press # { of } # "Varn",
  year = 2019, doi = {https://doi.org/10.1234/Harbour.7},
}
@book(orr, editor = {Bo Orr}, title = {Locks}, date = {2021-05-03})
@misc{broken, title = {never closed
@online{log, title={Log}, url={https://harbour.test}}
"""


def test_bibtex_is_read_with_its_lines() -> None:
    vos, orr, *rest = bibtex.entries(BIB, "a.bib")
    assert (vos.key, vos.kind, vos.line, vos.year, vos.doi) == (
        "vos2019",
        "article",
        6,
        "2019",
        "10.1234/Harbour.7",
    )
    assert vos.names == ("Vos", "Gödel", "Østergaard") and vos.title == "The UPPER weir & its keeper"
    assert (orr.key, orr.names, orr.year, orr.line, orr.place) == ("orr", ("Orr",), "2021", 12, "a.bib:12")
    assert [one.key for one in rest] == ["broken", "log"]
    assert [one.lacks for one in (vos, orr, *rest)] == ["", "", "title", ""]


def test_ris_and_csl_are_read() -> None:
    ris = "TY  - JOUR\nID  - vos\nAU  - Vos, Ana\nAU  - Orr, Bo\nT1  - Leaks\nPY  - 2019/05/03\nDO  - 10.1/x\nER  - \nTY  - BOOK\nER  - \n"
    (one,) = entries_of("a.ris", ris) or ()
    assert (one.key, one.names, one.title, one.year, one.odd_doi, one.line) == (
        "vos",
        ("Vos", "Orr"),
        "Leaks",
        "2019",
        True,
        1,
    )
    csl = '{"items": [{"id": 7, "author": [{"family": "Vos"}, {"literal": "Harbour Office"}], "issued": {"raw": "May 2019"}, "title": "L"}, 3, {}]}'
    (one,) = entries_of("a.json", csl) or ()
    assert (one.key, one.names, one.year, one.lacks) == ("7", ("Vos", "Harbour Office"), "2019", "")
    for broken in ("{", "[", '"x"', "[1, [2]]", '{"items": 3}'):
        assert not entries_of("a.json", broken)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='@{}(),="#\\ \nabTYER-1', max_size=300))
def test_no_text_breaks_the_readers(text: str) -> None:
    for name in ("a.bib", "a.ris", "a.json"):
        entries_of(name, text)


@pytest.mark.parametrize(
    "piece", ["@a{b,c={", "@a{", "@a{b,c=", "{{{{", '@a{b,c="', "@string{a=", "@a{b,c={}#"]
)
def test_a_library_is_read_in_linear_time(piece: str) -> None:
    times = []
    for size in (20_000, 80_000):
        text = piece * (size // len(piece))
        started = time.process_time()
        list(bibtex.entries(text, "a.bib"))
        times.append(time.process_time() - started)
    assert times[1] < 1.5 and times[1] < 12 * times[0] + 0.1, times


# -- lists of retracted works --------------------------------------------------------------------------------

WATCH = (
    "Record ID,Title,Journal,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason\n"
    '1,"Leaks, and ""more""\nof them",J,1/14/2021 0:00,10.1234/notice,9,1/1/2019 0:00,10.1234/A.1,77,Retraction,+Made-up Data;+Other;\n'
    "2,B,J,2/2/2020 0:00,unavailable,0,1/1/2019 0:00,unavailable,78,Expression of concern,+Doubt;\n"
    "3,C,J,2/2/2020 0:00,,,,10.1234/c,0,Retraction,\n"
    "4,C,J,2/2/2022 0:00,,,,10.1234/c,0,Reinstatement,\n"
    "5,D,J,2/2/2020 0:00,10.1234/d,,,10.1234/d,0,Retraction,\n"
)


def test_a_list_of_retraction_watch_is_read(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text(WATCH, encoding="utf-8")
    known = retractions.load([str(tmp_path / "w.csv")])
    assert known.problems == () and set(known.works) == {"10.1234/a.1", "77", "78", "10.1234/c"}
    one = known.find("https://doi.org/10.1234/a.1.")
    assert one is not None and one[:4] == (
        "retraction",
        "2021-01-14",
        "10.1234/notice",
        "Made-up Data; Other",
    )
    assert one == known.find("PMID: 77") and one.title.startswith('Leaks, and "more"')
    concern, back = known.find("78"), known.find("10.1234/C")
    assert concern is not None and concern.nature == "concern" and back is not None and back.nature == ""


def test_plain_lists_and_other_separators_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "# ours\n\n10.1234/x  seen\ndoi:10.1234/y\n123 # a PMID\nnone\n", encoding="utf-8"
    )
    (tmp_path / "b.csv").write_text("\ufeffDOI;Date\n10.1234/z;2021-2-3\n", encoding="utf-8")
    known = retractions.load([str(tmp_path / "a.txt"), str(tmp_path / "b.csv")])
    assert set(known.works) == {"10.1234/x", "10.1234/y", "123", "10.1234/z"}
    found = known.find("10.1234/z")
    assert found is not None and (found.date, found.path) == ("2021-02-03", "b.csv")


def test_what_is_no_list_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "prose.csv").write_text("The secret word is ghost.\n", encoding="utf-8")
    (tmp_path / "quote.csv").write_text('doi,title\n10.1/x,"' + "x" * 200_000 + "\n", encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("pipe.csv", "prose.csv", "none.csv", "quote.csv")]
    problems = dict(retractions.load(paths).problems)
    assert problems == {
        "pipe.csv": "it is no file",
        "prose.csv": "it has neither a column for DOIs or PMIDs nor lines of them",
        "none.csv": "there is no such file",
        "quote.csv": "row 2 is not CSV; what follows it was not read",
    }


def rules(desk: Desk, *options: str) -> list[tuple[str, str]]:
    report = desk.run("check", "--format", "json", *options, "a.md").json
    return [(one["rule_id"], one["text"]) for one in report["files"][0]["findings"]]


def test_the_configuration_names_lists_and_libraries(desk: Desk) -> None:
    desk.write(
        "copydesk.toml",
        'root = true\nselect = ["CIT"]\nretractions = ["data/w.csv"]\nbibliography = ["data/all.bib"]\n',
    )
    desk.write("data/w.csv", WATCH)
    desk.write("data/all.bib", BIB.replace("10.1234/Harbour.7", "10.1234/A.1"))
    desk.write(
        "a.md", "It leaks [@vos2019], says [@none]. See also https://press.test/full/10.1234/a.1/pdf too.\n"
    )
    expected = [("CIT025", "@vos2019"), ("CIT011", "@none"), ("CIT025", "10.1234/a.1")]
    assert [one for one in rules(desk) if one[0] in ("CIT025", "CIT011")] == expected
    assert [one for one in rules(desk) if one[0] in ("CIT025", "CIT011")] == expected, "remembered"
    desk.write("data/w.csv", "10.9999/other\n")
    assert [one for one in rules(desk) if one[0] == "CIT025"] == [], "another list, another result"
    (desk.folder / "data" / "w.csv").unlink()
    assert ("CIT013") in [one[0] for one in rules(desk)]


def test_a_library_of_the_name_of_the_article_is_its_own(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\nselect = ["CIT012"]\n')
    desk.write("a.bib", BIB)
    desk.write("refs.bib", BIB)
    desk.write("a.md", "---\nbibliography: a.bib\n---\n\nIt leaks [@vos2019], \\cite{orr,log}.\n")
    assert [one[0] for one in rules(desk)] == ["CIT012"]
    desk.write("a.md", "---\nbibliography: refs.bib\n---\n\nIt leaks [@vos2019].\n")
    assert rules(desk) == []
