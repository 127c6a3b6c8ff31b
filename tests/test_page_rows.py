"""Lines that are made of the buttons, counters and titles of a page, with one space between them."""

from __future__ import annotations

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

CATALOGUE = catalogue.load()
RULES = build(
    CATALOGUE,
    Choice(select=tuple(name for name in CATALOGUE.rules if name.startswith("BLR")), today="2026-11-28"),
)
ABOVE = (
    "The harbour board met on Tuesday and agreed to dredge the inner basin before the autumn storms arrive."
)
BELOW = (
    "Work is to begin in August, and the ferry will use the outer pier until the dredger has left the port."
)

ROWS = [
    "12 Comments Newest first Oldest first Load more comments",
    "Jump to Recipe Jump to Video Print Recipe",
    "Tried this recipe? Mention @bakingwithbo or tag #bakingwithbo",
    "Premium - Subscriber only - 3 of 5 free articles read",
    "Member-only story 6 min read Just now 41 2 Listen Share More",
    "Play Mute Current Time 0:00 / Duration 3:41 Loaded: 2.11% Stream Type LIVE",
    "Asked 4 years ago Modified 2 months ago Viewed 12k times",
    "Toggle the table of contents 14 languages Article Talk Read Edit View history Tools",
    "v t e Towns on the river Aune",
    "Copy to clipboard Copied Raw View on GitHub",
    "Trending 1 Why the bridge is shut 2 Ten cheap lunches 3 Quiz of the week",
    "Customers also bought Oak tray £24.00 Brass hook £6.00 Add to basket",
    "Previous Post Winter greens Next Post The tin loaf",
    "PA Media The ferry was built in 1974",
    "To continue reading, start your free trial today. Cancel any time.",
]

SENTENCES_AND_TITLES = [
    "Press Copy code, then paste the lines into the terminal window on the left.",
    "Save the Children Fund and Help the Aged shared the proceeds of the sale.",
    "News International, Sport England and Arts Council Wales sent observers.",
    "The Share Price Index Monthly Review rose by two points",
    "Home Counties League Division Two Final Table",
    "Previous winners: Ada Quist, Lev Orlan and Johan Bode",
    "Makes 12 Ready in 40 minutes",
    "Serves 4 · 30 minutes",
    "12 people · 3 hours",
    "Prep 10 minutes Cook 20 minutes",
    "4 stars · 2 hours 10 minutes",
    "Total time 40 minutes Servings 4",
    "Two acts · 14 members · Reviews 3",
    "Use the up and down arrow keys to choose a channel on the box.",
    "Copy Editor Wanted for Local Newspaper",
    "Report Finds Share of Women in Trades Up",
    "Sold Out Tour Dates Added in Leeds and Hull",
    "Open the menu. Select a language. Close the window.",
    "You might also like the lower path, which follows the stream past two weirs.",
]


def levels(line: str, form: str) -> list[str]:
    """Return the levels of what is found in a line between two paragraphs."""
    text = f"{ABOVE}\n\n{line}\n\n{BELOW}\n"
    found = lint_document(read(Source.from_text(text, "page"), form), RULES).findings
    start = text.index(line)
    return [one.severity for one in found if one.span.start < start + len(line) and start < one.span.end]


@pytest.mark.parametrize("line", ROWS)
def test_a_row_of_buttons_counters_or_titles_is_told(line: str) -> None:
    assert levels(line, "text") and levels(line, "markdown")


@pytest.mark.parametrize("line", SENTENCES_AND_TITLES)
def test_sentences_and_headings_with_the_same_words_are_no_rows(line: str) -> None:
    assert not levels(line, "text") and not levels(line, "markdown")


def test_a_label_under_code_is_not_announced_by_what_stands_above_the_code() -> None:
    text = f"{ABOVE}\n\nType these two lines at the prompt:\n\n```\nfree -h\n```\n\nCopy code\n\n{BELOW}\n"
    found = lint_document(read(Source.from_text(text, "page"), "markdown"), RULES).findings
    assert [text[one.span.start : one.span.end] for one in found] == ["Copy code"]
