"""Page furniture: told by shape, place and neighbours, never by words alone."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from packs import pack_module

from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of

TITLE = "Bells of the old mint"
ONE = "The bells of the old mint were cast in 1741, and two of them still ring on the first day of the year."
TWO = "A third cracked in the frost of 1895 and was sold for scrap, which paid for the rope of the others."


def kinds(text: str, form: str = "text") -> list[tuple[str, str]]:
    """Return kind and text of all furniture found."""
    document = read(Source.from_text(text, "a"), form)
    return [(item.kind, document.source.slice(item.span)) for item in facts_of(document).furniture]


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{ONE}\n\nSee also\n\n- Bell founding\n- Coins of the north\n",
        f"{TITLE}\n\n{ONE}\n\nSee also\n\nBell founding in the north\nCoins of the northern mints\n",
        f"Advertising\n\nAdvertising paid for the first newspapers of the county. {ONE}\n\n{TWO}\n",
        f"{TITLE}\n\n{ONE}\n\nSecurity\n\n{TWO}\n\nResearch\n\n{ONE}\n",
        "Home\n\nThe hill is cold\nThe wind is old\n\nI went out\nHome\nThe sea is gold\n",
        f"{TITLE}\n\n{ONE}\n\nThe first three:\n\n- Facebook\n- Twitter\n- Reddit\n\n{TWO}\n",
        f"{TITLE}\n\nApril 16, 1945\n\n{ONE}\n\n{TWO}\n",
        f"{TITLE}\n\n{ONE}\n\n* * *\n\n{TWO}\n\n---\n\n{ONE}\n",
        f"{TITLE}\n\n{ONE}\n\nRomania 3 - 2 Poland\n\n{TWO}\n",
        f"> Share\n\n{ONE}\n\n{TWO}\n",
        f"Three comments on the bells\n\n{ONE}\n\n{TWO}\n",
        f"Tags: how bells are marked\n\n{ONE}\n\n{TWO}\n",
    ],
)
def test_articles_about_such_words_are_left_alone(text: str) -> None:
    assert kinds(text, "text") == []
    assert kinds(text, "markdown") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Written by Admin | June 3, 2024 | 0 Comments", "share-subscribe"),
        ("June 3, 2024 by admin Leave a Comment", "share-subscribe"),
        ("Published: Jun 3, 2024 · by Ada · 4 Comments", "share-subscribe"),
        ("Posted on June 3, 2024", "stray"),
        ("Tags: bells, bronze, mint", "share-subscribe"),
        ("Filed Under: Bells Tagged With: bronze, mint", "share-subscribe"),
        ("You are receiving this email because you signed up at the mint.", "share-subscribe"),
        ('Retrieved from "https://wiki.example/Bells"', "share-subscribe"),
        ("[edit]", "share-subscribe"),
        ("Users browsing this forum: none and 3 guests", "share-subscribe"),
        ("4.8 from 127 votes", "share-subscribe"),
        ("This post may contain affiliate links.", "share-subscribe"),
        ("Please do not forget to subscribe!", "share-subscribe"),
        ("0 SHARES 12 VIEWS", "share-subscribe"),
        ("ShareTweetSend", "share-subscribe"),
        ("Advertisement 2", "ad-label"),
        ("Next Post: How ropes are laid", "pagination"),
        ("[Read more…]", "related-link"),
        ("(File photo)", "stray"),
        ("Image source, Bell Pictures", "stray"),
    ],
)
def test_lines_of_content_systems(line: str, kind: str) -> None:
    for place in (f"{TITLE}\n\n{line}\n\n{ONE}\n\n{TWO}\n", f"{TITLE}\n\n{ONE}\n\n{line}\n\n{TWO}\n"):
        assert kinds(place) == [(kind, line)]
        assert kinds(f"# {place}", "markdown") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Tags: the tin kind, not the ones on a page, were nailed to the frame in 1743.",
        "Written by a committee of nine, the report runs to forty pages.",
        "Published in 1951, the book sold eleven copies.",
        "By Ada Bellman | June 3, 2024",
        "Join us on Saturday for the ringing",
        "Ada Bellman – 12 min – 2024-03-01",
        "Read the log to the end and you find the answer.",
        "You may post your letter at the gate.",
    ],
)
def test_sentences_and_bylines_that_resemble_them_are_left_alone(line: str) -> None:
    assert kinds(f"{TITLE}\n\n{line}\n\n{ONE}\n\n{TWO}\n") == []
    assert kinds(f"# {TITLE}\n\n{ONE}\n\n{line}\n\n{TWO}\n", "markdown") == []


def test_a_fact_sheet_is_no_list_of_tags() -> None:
    text = f"{TITLE}\n\nPlace: Lowick\nCategory: mint\nTags: none\nBells: 3\n\n{ONE}\n\n{TWO}\n"
    assert kinds(text) == []


def test_counts_and_titles_count_only_among_furniture() -> None:
    names = "Bronze (12)\n\nIron (4)\n\n"
    assert kinds(f"{TITLE}\n\n{ONE}\n\n{names}{TWO}\n") == []
    bottom = f"Share this\n\nCategories\n\n{names}How a rope is laid\n\nBack to top\n"
    found = [text for _, text in kinds(f"{TITLE}\n\n{ONE}\n\n{TWO}\n\n{bottom}")]
    assert found == [line for line in bottom.split("\n") if line]


def test_a_reader_comment_below_the_page_does_not_move_the_end_of_the_article() -> None:
    bottom = "Share this\n\nTags: bells\n\n4 comments\n\nLeave a reply\n\n"
    comment = "I heard them on the first day of the year and they still ring, as this text says they do.\n\n"
    text = f"{TITLE}\n\n{ONE}\n\n{TWO}\n\n{ONE}\n\n{TWO}\n\n{bottom}{comment}Archives\n\nJune 2024\n\nMeta\n"
    found = [text for _, text in kinds(text)]
    assert "June 2024" in found and "Meta" in found and comment.strip() not in found


def words() -> Any:
    """Return the page words of the built-in pack."""
    return module("pagewords").page_words(facts_of(read(Source.from_text(TITLE, "a"), "text")))


def module(name: str) -> Any:
    return pack_module(f"boilerplate/furniture/{name}.py")


def test_labels_stand_as_they_are_compared() -> None:
    page, key = words(), module("pagewords").key
    every = (page.any, page.related, page.with_title, page.strong, page.ad_weak, page.no_heading, page.plain)
    assert [label for group in every for label in group if key(label) != label] == []


def sample(tree: Any, dice: random.Random) -> str:
    """Return a text that a parsed expression fits (look-rounds and edges of words aside)."""
    text = ""
    for name, value in tree:
        kind = str(name)
        if kind == "LITERAL":
            text += chr(value)
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = value
            # Where a space may be left out, the words would run together.
            least = max(least, min(most, 1)) if str(inner) == "[(LITERAL, 32)]" else least
            text += "".join(sample(inner, dice) for _ in range(dice.randint(least, min(most, least + 3))))
        elif kind == "SUBPATTERN":
            text += sample(value[-1], dice)
        elif kind == "BRANCH":
            text += sample(dice.choice(value[1]), dice)
        elif kind == "IN":
            text += one_of(dice.choice(value), dice)
        elif kind in ("ANY", "NOT_LITERAL"):
            text += dice.choice("m lo ")
    return text


def one_of(choice: Any, dice: random.Random) -> str:
    name, value = str(choice[0]), choice[1]
    if name == "LITERAL":
        return chr(value)
    if name == "RANGE":
        return chr(dice.randint(*value))
    return dice.choice(
        {"CATEGORY_DIGIT": "159", "CATEGORY_WORD": "klm", "CATEGORY_SPACE": " "}.get(str(value), "~")
    )


@pytest.mark.parametrize("name", sorted(words().kinds))
def test_no_line_that_a_pattern_fits_is_dismissed_by_its_first_word(name: str) -> None:
    page, dice = words(), random.Random(name)
    kind, head_of = page.kinds[name], module("pagewords").head_of
    tree = list(re._parser.parse(kind.pattern.pattern))  # type: ignore[attr-defined]
    lines = {" ".join(sample(tree, dice).split()) for _ in range(400)}
    fitting = [line for line in lines if kind.pattern.fullmatch(line)]
    assert fitting
    # The gate of "page_only" is for lines, not for the pieces that it fits; a credit is gated in lower case; of
    # readings and notes on writers the gate tells more than the pattern.
    open_gates = ("page_only", "credit", "reading", "writer")
    gated = [line.casefold() for line in fitting if name not in open_gates]
    assert [line for line in gated if not kind.fits(line, head_of(line))] == []


def test_glued_lines_of_any_length_are_told_from_wrapped_text() -> None:
    glued = (
        "Posted in Uncategorized | Tagged bells, bronze | 3 Comments\nLeave a comment\nPage 1 of 12\nSearch for:\n"
        "Copyright © 2024 · Mint Framework · WordPress · Log in\nBack to top\n"
    )
    found = [text for _, text in kinds(f"# {TITLE}\n\n{ONE}\n\n{TWO}\n\n{glued}", "markdown")]
    assert found == glued.strip().split("\n")


def test_a_page_bottom_is_found_line_by_line() -> None:
    bottom = "Share this\nFacebook\nTwitter\n\nTags\n\nOlder posts »\n\n© 2019 Mint Street Gazette\n\nBack to top\n"
    found = kinds(f"{TITLE}\n\n{ONE}\n\n{TWO}\n\n{bottom}")
    assert [text for _, text in found] == [line for line in bottom.split("\n") if line]
    assert {kind for kind, _ in found} == {"share-subscribe", "nav-label", "pagination"}


def test_labels_in_one_markdown_paragraph_are_told_apart() -> None:
    text = f"# {TITLE}\n\n{ONE}\n\nADVERTISEMENT\nAda Bellman\n\nAda Bellman\n\nA music writer with an ear for bronze.\n"
    assert kinds(text, "markdown") == [
        ("ad-label", "ADVERTISEMENT"),
        ("author-box", "Ada Bellman"),
        ("author-box", "Ada Bellman"),
        ("author-box", "A music writer with an ear for bronze."),
    ]


def test_a_wrapped_paragraph_may_break_after_any_word() -> None:
    text = "The council met to hear\nwhat the firm would pay to\nshare\nthe tower with the mobile\nphone mast of its rival.\n"
    assert kinds(text, "markdown") == []
    assert kinds(text, "text") == []


def test_a_calendar_is_one_find_with_its_month_and_steps() -> None:
    rows = "\n".join(["S", "M", "T", "W", "T", "F", "S", *map(str, range(1, 31))])
    assert [kind for kind, _ in kinds(f"{ONE}\n\nJune 2023\n{rows}\n« May\n")] == ["calendar"]


WEEKS = "1 2 3 4\n5 6 7 8 9 10 11\n12 13 14 15 16 17 18\n19 20 21 22 23 24 25\n26 27 28 29 30"


@pytest.mark.parametrize(
    "calendar",
    [
        f"June 2023\n{WEEKS}",
        f"S M T W T F S\n{WEEKS}\n« May   Jul »",
        f"L M M J V S D\n{WEEKS}",
        "Mon\tTue\tWed\tThu\tFri\tSat\tSun\n" + WEEKS.replace(" ", "\t"),
        "MTWTFSS\n1234\n567891011\n12131415161718\n19202122232425\n2627282930",
        "Su Mo Tu We Th Fr Sa\n01 02 03 04 05 06 07\n08 09 10 11 12 13 14\n15 16 17 18",
        "M\nT\nW\nT\nF\nS\nS\n" + WEEKS.replace(" ", "\n"),
    ],
)
def test_calendars_of_all_cuts(calendar: str) -> None:
    assert kinds(f"{TITLE}\n\n{ONE}\n\n{TWO}\n\n{calendar}\n") == [("calendar", calendar)]


def test_a_calendar_that_became_a_table_is_one_find() -> None:
    rows = ["| M | T | W | T | F | S | S |", "|---|---|---|---|---|---|---|", "| | | | 1 | 2 | 3 | 4 |"]
    rows += ["| " + " | ".join(str(day) for day in range(first, first + 7)) + " |" for first in (5, 12, 19)]
    calendar = "\n".join(rows)
    assert kinds(f"# {TITLE}\n\n{ONE}\n\n{TWO}\n\n{calendar}\n", "markdown") == [("calendar", calendar)]


def test_an_element_of_the_page_counts_only_inside_the_article() -> None:
    page = f"<html><body><nav>Home</nav><main><p>{ONE}</p>%s<p>{TWO}</p></main><footer>Terms</footer></body></html>"
    assert kinds(page % "", "html") == []
    assert kinds(page % '<div class="related-posts"><p>Bells</p><p>Coins</p></div>', "html") == [
        ("related-link", "Bells</p><p>Coins")
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_removing_a_line_leaves_one_blank_line(ending: str) -> None:
    text = f"{ONE}\n\nADVERTISEMENT\n\n{TWO}\n".replace("\n", ending)
    document = read(Source.from_text(text, "a"), "text")
    (item,) = facts_of(document).furniture
    fix = item.removal
    assert fix is not None and fix.safety == "safe"
    ((span, new),) = fix.edits
    assert text[: span.start] + new + text[span.end :] == f"{ONE}\n\n{TWO}\n".replace("\n", ending)


def test_many_labels_come_to_an_end() -> None:
    # No clock: a quadratic search would take minutes here; bench/hostile.py measures.
    # A text of nothing but labels has no article that they could be lifted out of.
    assert kinds("Ada Bellman\n\nAda Bellman\n\nShare\n\n" * 3200) == []
