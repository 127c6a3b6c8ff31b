"""Page furniture: told by shape, place and neighbours, never by words alone."""

from __future__ import annotations

import pytest

from copydesk.readers import read
from copydesk.source import Source

TITLE = "Bells of the old mint"
ONE = "The bells of the old mint were cast in 1741, and two of them still ring on the first day of the year."
TWO = "A third cracked in the frost of 1895 and was sold for scrap, which paid for the rope of the others."


def kinds(text: str, form: str = "text") -> list[tuple[str, str]]:
    """Return kind and text of all furniture found."""
    document = read(Source.from_text(text, "a"), form)
    return [(item.kind, document.source.slice(item.span)) for item in document.facts.furniture]


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
    ],
)
def test_articles_about_such_words_are_left_alone(text: str) -> None:
    assert kinds(text, "text") == []
    assert kinds(text, "markdown") == []


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
    (item,) = document.facts.furniture
    fix = item.removal()
    assert fix is not None and fix.safety == "safe"
    ((span, new),) = fix.edits
    assert text[: span.start] + new + text[span.end :] == f"{ONE}\n\n{TWO}\n".replace("\n", ending)


def test_many_labels_take_linear_time() -> None:
    import time

    def seconds(times: int) -> float:
        start = time.process_time()
        kinds("Ada Bellman\n\nAda Bellman\n\nShare\n\n" * times)
        return time.process_time() - start

    seconds(50)
    assert seconds(3200) < 40 * max(seconds(400), 0.01)
