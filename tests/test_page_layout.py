"""Where the article on a copied page begins and ends, and what an editor is told of the rest."""

from __future__ import annotations

import runpy
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task, examine

BENCH = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "pages.py"))
CATALOGUE = catalogue.load()
BLR = tuple(name for name in CATALOGUE.rules if name.startswith("BLR"))
TITLE = "Bells of the old mint"
ONE = "The bells of the old mint were cast in 1741, and two of them still ring on the first day of the year."
TWO = "A third cracked in the frost of 1895 and was sold for scrap, which paid for the rope of the others."
HEAD = "NEWS   SPORT   JOBS   LOG IN"
FOOT = "Share this\nThe mint that made a king angry\nBack to top\n© 2024 Mint Street Gazette"
PAGE = f"{HEAD}\n\n{TITLE}\n\n{ONE}\n\n{TWO}\n\n{FOOT}\n"


def rules(*ignored: str) -> RuleSet:
    return build(CATALOGUE, Choice(select=tuple(n for n in BLR if n not in ignored), today="2026-11-28"))


def found(text: str, form: str = "text", ruleset: RuleSet | None = None) -> list[tuple[str, str, str]]:
    """Return rule, text and message of what the rules on furniture find and nobody lets stand."""
    outcome = examine(Source.from_text(text, "a"), Task(form, ruleset or rules()))
    return [(one.rule_id, one.text, one.message) for one in outcome.findings if one.status == "open"]


def layout(text: str, form: str = "text") -> list[str]:
    """Return the texts of the runs."""
    return [text for rule, text, _ in found(text, form) if rule == "BLR010"]


def test_each_side_of_the_article_is_one_finding_with_its_range() -> None:
    assert found(PAGE) == [
        (
            "BLR010",
            HEAD,
            "The article seems to be lines 3–7; line 1 (navigation) stands above it and seems to be a part of the page",
        ),
        (
            "BLR010",
            FOOT,
            "The article seems to be lines 3–7; lines 9–12 (sharing, navigation, imprint) stand below it and seem to "
            "be parts of the page",
        ),
    ]


def test_labels_speak_for_themselves_where_the_rule_is_off() -> None:
    alone = found(PAGE, ruleset=rules("BLR010"))
    assert {rule for rule, _, _ in alone} >= {"BLR005", "BLR007"}
    assert "© 2024 Mint Street Gazette" in {text for _, text, _ in alone}


def test_a_label_between_two_paragraphs_stays_with_its_rule() -> None:
    text = PAGE.replace(ONE, f"{ONE}\n\nADVERTISEMENT")
    assert [(rule, text) for rule, text, _ in found(text)] == [
        ("BLR010", HEAD),
        ("BLR001", "ADVERTISEMENT"),
        ("BLR010", FOOT),
    ]


def test_a_run_can_be_let_stand_for_itself() -> None:
    page = f"{HEAD}\n\n# {TITLE}\n\n{ONE}\n\n{TWO}\n\n{FOOT}\n"
    kept = f"<!-- stet BLR010: our own menu -->\n\n{page}"
    assert layout(page, "markdown") == [HEAD, FOOT]
    assert layout(kept, "markdown") == [FOOT]


def test_a_fix_leaves_the_article() -> None:
    fixed = fix_data("a.txt", PAGE.encode(), Task("text", rules()), unsafe=True)
    assert fixed.data.decode().strip() == f"{TITLE}\n\n{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "line",
    [
        "Want more stories like this? Sign up and get them every Friday",
        "WATCH | How a bell is cast in a pit",
        "Bell tower café: open today until 17:00. Book a table",
        "0:00 / 4:12",
        "★★★★☆ 4.1 (52 reviews)",
        "Tours   Tickets   Gift shop   Opening hours   Getting here",
        "Mint Street Media Ltd, registered in England no. 0112233, VAT no. 11 2233 44",
        "Diese Seite verwendet Cookies. Mit der Nutzung sind Sie einverstanden. OK",
        "Related topics: bells, bronze, towers",
        "← The rope walk",
        "Skip to main content Skip to footer",
        "Rate this article: 1 2 3 4 5",
        "IN PICTURES | The long road of a tenor",
        "Sunrise 6:12   Sunset 20:31",
        "No comments yet. Be the first to comment!",
        "Promoted: Hearing aids that nobody sees, now from 99 a pair.",
    ],
)
def test_kinds_of_furniture_inside_the_article(line: str) -> None:
    page = f"{HEAD}\n\n{TITLE}\n\n{ONE}\n\n{line}\n\n{TWO}\n\n{FOOT}\n"
    assert line in {text for _, text, _ in found(page)}


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for the newsletter and follow us,” the sexton told the visitors of the tower.",
        "Please send the rope back before Easter.",
        "Three bells, two ropes, one ladder",
        "Tenor: 1,120 kg",
        "What the founders wrote",
        "By Ada Bellman, 3 June 2024",
        "The ringers of the county meet on 4 March at 19:30 in the tower, and all who can hold a rope may come.",
        "Was the bell cast in the pit, or behind it?",
        "The tower is open from May to September, and tickets cost four pounds at the door of the church.",
    ],
)
def test_lines_of_the_article_stay_its_own(line: str) -> None:
    page = f"{HEAD}\n\n{TITLE}\n\n{ONE}\n\n{line}\n\n{TWO}\n\n{FOOT}\n"
    assert layout(page) == [HEAD, FOOT]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"{TITLE}\n\n{ONE}\n\n{TWO}\n\nTours   Tickets   Gift shop   Opening hours\n", "text"),
        (f"{HEAD}\n\n# {TITLE}\n\n{ONE}\n\n```\nring 8\n```\n\n{TWO}\n\n{FOOT}\n", "markdown"),
        (
            f"Minutes\n\nPresent\nAda Bellman, Jon Marsh\n\n{ONE}\n\nNext meeting\n2 December\n\n{TWO}\n",
            "text",
        ),
        (
            f"# {TITLE}\n\n{ONE}\n\n## Contact\n\nAda Bellman, Tower Road 4, tel. 0555 120\n\n{TWO}\n",
            "markdown",
        ),
        (
            f"<nav>Home</nav><main><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></main><footer>© 2024 Mint</footer>",
            "html",
        ),
    ],
)
def test_what_is_no_copied_page(text: str, form: str) -> None:
    assert layout(text, form) == []


def test_readers_comments_below_the_article_are_told_from_it() -> None:
    comments = (
        "2 comments\n\nOld Ted\n3 hours ago\nI heard them on the first day of the year, and they still ring as "
        "they did when I was a boy.\nReply\n\nLinda says:\nLovely piece about a lovely place, and well told too.\nReply"
    )
    assert layout(f"{HEAD}\n\n{TITLE}\n\n{ONE}\n\n{TWO}\n\n{comments}\n") == [HEAD, comments]


def test_a_page_laid_out_in_a_table_is_read_as_a_page() -> None:
    page = (
        f'<table><tr><td><a href="a.htm">Bells</a><br><a href="b.htm">Ropes</a><br><a href="c.htm">Guestbook</a></td>'
        f"<td><h2>{TITLE}</h2><p>{ONE}</p><p>{TWO}</p></td></tr></table><p>You are visitor number 4021. Last updated "
        f"3 May 2004. Mail the webmaster.</p>"
    )
    assert len(layout(page, "html")) == 2


@pytest.mark.parametrize("held", [False, True])
def test_furniture_of_twelve_sites_is_found_and_articles_are_left_alone(held: bool) -> None:
    sites = tomllib.loads((BENCH["FOLDER"] / "sites.toml").read_text(encoding="utf-8"))["site"]
    counts: Counter[tuple[bool, bool]] = Counter()
    for number, site in enumerate(site for site in sites if bool(site.get("held")) == held):
        body = BENCH["own_bodies"]()[number]
        for _, furniture, covered in BENCH["judge"](
            BENCH["page"](site, body), site["format"], rules(), ("info", "warning", "error")
        ):
            counts[furniture, covered] += 1
    assert counts[True, True] >= 0.75 * (counts[True, True] + counts[True, False])
    assert counts[True, True] >= 0.97 * (counts[True, True] + counts[False, True])
