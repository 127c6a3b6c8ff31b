"""Who a page says wrote it, and when, in lines that readers see."""

from __future__ import annotations

import pytest

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.facts import Facts
from copydesk.input.readers import read

TEXT = (
    "The keeper of the lock opened the upper gate at six on Monday, and the barges left one after the other. "
    * 5
)


def facts_of(text: str) -> Facts:
    return defaults("2026-11-28").facts(read(Source.from_text(text, "a.md"), "markdown"))


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Marsh",
        "by: Ada Marsh",
        "BY ADA MARSH",
        "By Ada Marsh in Harwick",
        "By Ada Marsh and Noor van den Berg, Harwick Courier",
        "Story and photos by Ada Marsh",
        "A column by Ada Marsh",
        "Written By: Ada Marsh",
        "Posted on March 2, 2026 by Ada Marsh",
        "Published Mon 2 Mar 2026, by Ada Marsh",
        "Author(s): Ada Marsh",
        "Words: Ada Marsh. Pictures: Noor Berg",
        "Ada Marsh, Staff Writer",
        "Ada Marsh, a reporter for the Courier",
        "Ada Marsh | 2 March 2026",
        "Ada Marsh\n\n2 March 2026",
        "[Ada Marsh](/people/ada-marsh/)",
        "Ada Marsh, 2 March 2026, updated 4 March 2026",
        "Ada Marsh reports\n\n2 March 2026",
        "Words and pictures: Ada Marsh",
        "Ada Marsh / The Harwick Courier / 2 March 2026",
        "Ada Marsh<br>The Harwick Courier<br>Thu, 2 March 2026",
    ],
)
def test_a_line_below_the_headline_names_the_author(line: str) -> None:
    byline = facts_of(f"# The gate opens\n\n{line}\n\n{TEXT}\n").publication.visible_byline
    assert byline is not None and byline.text.casefold().startswith("ada marsh")


@pytest.mark.parametrize(
    "line",
    [
        "Ada Marsh contributed to this report.",
        "The Courier's Ada Marsh and Noor Berg contributed reporting to this story.",
        "(Reporting by Ada Marsh; Editing by Noor Berg)",
        "Additional reporting by Ada Marsh.",
        "*Ada Marsh is a freelance reporter in Harwick.*",
        "Ada Marsh covers harbours for the Courier.",
        "Ada Marsh is an award-winning journalist. " + "She has written about locks for many papers. " * 6,
        "— Ada Marsh",
    ],
)
def test_a_line_at_the_end_names_the_author(line: str) -> None:
    byline = facts_of(f"# The gate opens\n\n{TEXT}\n\n{line}\n").publication.visible_byline
    assert byline is not None and byline.text.startswith("Ada Marsh")


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Gate Opens",
        "Harwick, Essex",
        "Town shaken by Storm Ada",
        "Boats are led by Ada Marsh",
        "A gate that was opened by hand.",
        "[Upper Lock](/locks/upper)",
        "> The gate opens.\n\n— Ada Marsh, keeper",
        "“The gate opens.”\n\n— Ada Marsh",
        "Upper Lock | Lower Lock",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert facts_of(f"# The gate opens\n\n{line}\n\n{TEXT}\n").publication.visible_byline is None


@pytest.mark.parametrize(
    "line",
    [
        "Ada Marsh, a former keeper and director of the lock, says that it is “out of control”.",
        "Ada Marsh, director of the lock, opened it. " + "She has opened its gates for many years. " * 5,
        "> Ada Marsh is a reporter.",
        "The keeper contributed to this success.",
        "Ada Marsh was there.",
    ],
)
def test_people_of_the_story_did_not_write_it(line: str) -> None:
    assert facts_of(f"# The gate opens\n\n{TEXT}\n\n{line}\n").publication.visible_byline is None


@pytest.mark.parametrize(
    "line",
    [
        "2 March 2026",
        "02/03/2026",
        "2.3.2026",
        "Updated: 10:30 GMT, 2 March 2026",
        "Published 2 March",
        "Last updated: March 2026",
        "Mar. 2, 2026 | 5 min read",
    ],
)
def test_a_line_tells_the_day(line: str) -> None:
    assert facts_of(f"# The gate opens\n\n{line}\n\n{TEXT}\n").publication.visible_date is not None


@pytest.mark.parametrize(
    "line", ["Gate 2/3", "Version 1.2.3.4", "It opens in March", "The 02/03/26-7 plan", "Pier 2.3"]
)
def test_other_figures_tell_no_day(line: str) -> None:
    assert facts_of(f"# The gate opens\n\n{line}\n\n{TEXT}\n").publication.visible_date is None


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("HARWICK (AP) — ", "AP"),
        ("HARWICK, England (Reuters) - ", "Reuters"),
        ("PARIS, 2 March (AFP) - ", "AFP"),
        ("(CNN) -- ", "CNN"),
        ("The ship (Ada) leaves. ", ""),
        ("The lock (built in 1900) — ", ""),
    ],
)
def test_the_agency_stands_in_the_dateline(start: str, agency: str) -> None:
    facts = facts_of(f"# The gate opens\n\n{start}{TEXT}\n")
    assert facts.publication.agency == agency
    assert (facts.kind_of_text.profile == "news") is bool(agency)


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<p class="byline author vcard"><span class="fn">Ada Marsh</span></p>', "said"),
        ('<p class="p-author h-card"><a class="p-name" href="/a">Ada Marsh</a></p>', "said"),
        ('<address>by <a rel="author" href="/staff/am">Ada Marsh</a></address>', "said"),
        ('<p itemprop="author">Ada Marsh</p>', "said"),
        ("<p>Text: Ada Marsh</p>", "said"),
        ("<p>Ada Marsh | 2 March 2026</p>", "alone"),
        ("<p>Edited by Ada Marsh</p>", ""),
    ],
)
def test_markup_and_words_say_how_surely_a_name_is_the_author(markup: str, told: str) -> None:
    page = f"<html><body><h1>The gate opens</h1>{markup}<p>{TEXT}</p></body></html>"
    document = read(Source.from_text(page, "a.html"), "html")
    byline = defaults("2026-11-28").facts(document).publication.visible_byline
    assert byline is not None
    assert (byline.text, byline.told) == ("Ada Marsh", told)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Sarn, 3 May 2026", "2026-05-03"),
        ("Sunday 3 May 2026, 10:15", "2026-05-03"),
        ("News / 3 May 2026", "2026-05-03"),
        ("13.05.2026", "2026-05-13"),
        ("By Ada Marsh | 3 May 2026 | 4 min", "2026-05-03"),
        ("Work on the lock begins on 3 May 2026 and ends in June", None),
        ("03/05/2026", None),
    ],
)
def test_the_day_of_publication_stands_in_a_line_of_nothing_else(line: str, iso: str | None) -> None:
    day = facts_of(f"# The gate opens\n\n{line}\n\n{TEXT}\n").publication.date_line
    assert (day.iso if day is not None else None) == iso
