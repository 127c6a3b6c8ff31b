"""Lines that a copied page leaves between two paragraphs, and lines of the article that only look like it."""

from __future__ import annotations

from html import escape

import pytest

from copydesk.catalogue import catalogue
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine

ABOVE, BELOW = "HOME   NEWS   SPORT   JOBS   LOG IN", "© 2026 Osk Courier. All rights reserved."
TITLE = "The man who hears his looms"
TEXT = (
    "The weaver of Osk keeps eleven looms in a barn, and he can tell by the sound which of them is out of true. He "
    "learned the trade from an aunt who never owned a clock.",
    "Most of what he makes is sold before it is finished. A hotel in the next valley takes the blankets, and a theatre "
    "has asked for a curtain of nine metres that must not creak.",
    "Last winter a beam came down on the largest loom. It took two men and a horse to lift it, and the warp was saved "
    "by a boy who held it for an hour.",
    "He has no wish to grow. Twelve looms, he says, would need a second pair of ears.",
)
# fmt: off
OF_THE_PAGE = (
    "Join our WhatsApp group for breaking news",
    "Get the Osk app",
    "Tap here to read the e-paper",
    "Read this next: Ten barns with a view",
    "Watch: how a loom is strung",
    "Tags: weaving, Osk, crafts",
    "Share on Facebook   Share on X   Copy link",
    "3 min read",
    "Listen to this story – 4:12",
    "Photo gallery (12)",
    "Scroll down for video",
    "Was this article helpful? Yes / No",
    "Rate this article ★★★★☆",
    "Subscribe for just £1 a week",
    "You have 2 free articles left this month",
    "Already have an account? Log in",
    "Sign up to our daily briefing",
    "We use cookies to improve your experience. Accept",
    "Sponsored by Osk Building Society",
    "This content was paid for by Osk Building Society",
    "Ad · Cheap flights to the coast from £29",
    "Shop the look: wool blankets from £49",
    "Buy tickets now",
    "Save 20% with code WOOL20",
    "Add to basket",
    "In stock: 14",
    "Free delivery on orders over £50",
    "Currently reading: 31 people",
    "1,204 views",
    "12 people like this",
    "23 comments",
    "Be the first to comment",
    "Log in to join the discussion",
    "Report an error",
    "Print this page",
    "Text size: A A A",
    "Back to top",
    "« Previous   Next »",
    "Page 1 of 4",
    "Weather in Osk: 9°C, cloudy",
    "FTSE 7,902 +0.4%   Dow 38,100 -0.2%",
    "Live: Osk 2–1 Tarn (67')",
    "Loading more stories...",
    "Advertisement",
    "Continue reading below",
    "Story continues below",
    "Related: The last miller of Tarn",
    "You might also like",
    "Most popular: 1. Goat on roof 2. School fire 3. Bus strike",
    "Editor's picks",
    "Follow us on Instagram @oskcourier",
    "Follow the author",
    "About the author",
    "Support our work: buy us a coffee",
    "Enter your email address",
    "I agree to the terms and conditions",
    "Privacy policy | Terms of use | Contact",
    "Powered by QuillPress",
    "Site by Marsh Digital",
    "Cookie settings",
    "Skip to main content",
    "Menu",
    "Search this site",
    "Select language: English | Deutsch",
    "Image 3 of 9",
    "Swipe to see more",
    "Click to enlarge",
    "Getty Images",
    "Credit: Jo Ott / Osk Courier",
    "Toggle navigation",
    "Open in app",
    "Download PDF",
    "Bookmark this page",
    "Send us your stories: news@osk.example",
    "Got a tip? Email the newsroom",
    "Do you know more? Contact our reporter in confidence",
    "Vote: Should looms be banned? Yes | No | Don't know",
    "Take our quiz: how well do you know wool?",
    "Enjoying this story? Become a member today",
    "Republish this article",
    "Topics mentioned in this story",
    "Up next",
    "Recommended videos",
    "Trending now",
    "Newsletter",
    "Your ad choices",
    "Turn on notifications",
    "Chat with us",
    "Call us on 01632 960 118",
    "Book a demo",
    "Start your free trial",
    "Compare prices",
    "View all",
    "See all comments",
    "Sort by: newest",
    "Reply   Like   Report",
    "Posted by admin on 3 May 2026",
    "Filed under Crafts",
    "Last updated 3 hours ago",
    "On air now: The Osk Breakfast Show",
    "Subscribe on Apple Podcasts | Spotify | RSS",
    "Sold out",
    "Customers also viewed",
    "Write a review",
    "Find a store",
    "Gift cards",
    "Countdown: 4 days 3 hours",
    "Your basket is empty",
    "This video is not available in your country",
    "Please enable JavaScript",
    "Disable your ad blocker to continue",
    "Terms apply. 18+. Gamble responsibly.",
    "Create a free account to save articles",
    "Unlock this story for 99p",
    "EN | DE | FR",
    "Login or register to read the full article",
    "Countdown to summer: 87 days",
    "Our partners: Holm Hotel – rooms with sea view from 89 euros a night",
    "Win a weekend on the island! Enter now.",
    "Ad closes in 5 s",
    "Show map",
    "Responsible editor: Pia Holm",
    "By using this site you agree to our privacy policy.",
    "Don't want to miss anything? Turn on push messages.",
    "Poll: Should the bridge be built? ○ Yes ○ No   Vote",
    "Insurance for boats? Get a quote in 2 minutes.",
)
OF_THE_ARTICLE = (
    "His aunt's loom stands by the door.",
    "The curtain must not creak.",
    "Two men and a horse",
    "Nobody asked the price.",
    "What does a loom sound like when it is out of true?",
    '"Twelve would be too many."',
    "The hotel pays on Fridays.",
    "Loom 7: walnut, 1911",
    "Warp and weft",
    "How the curtain was made",
    "Read the cloth with your fingers, he says.",
    "Follow the thread to the end.",
    "Look at the shuttle, not at the hand.",
    "Wool costs £9 a kilo this year.",
    "He sold 41 blankets in 2025 and 38 in 2024.",
    "His sister sends a newsletter to forty friends.",
    "The barn has a website, which shows one picture.",
    "Osk, May 2026",
    "The looms are for sale.",
    "Open the door slowly.",
    "Ask the boy.",
    "Contact with water ruins the finish.",
    "Search for the knot on the left side.",
    "He wrote to the theatre: send the measures.",
    "Members of the guild pay no rent.",
    "Photographs of the aunt hang above the stove.",
    "No comment, said the hotel.",
    "Home is where the loom stands.",
    "The price of a blanket: 240 crowns.",
    "Seven, eight, nine.",
    "And the horse?",
    "Thursday: dye the yarn",
    "First came the flood",
    "He shares the barn with bats.",
    "Subscribe to a theory and you must pay for it, the aunt said.",
    "One listener liked the sound so much that she came back.",
    '"Sign here," said the man from the theatre.',
    "The next page of the order book is empty.",
    "It was updated by hand, in pencil, until 1998.",
    "Save the warp, lose the weft.",
)
# fmt: on


@pytest.fixture(scope="module")
def furniture() -> RuleSet:
    loaded = catalogue.load()
    labels = tuple(name for name in loaded.rules if name.startswith("BLR"))
    return build(loaded, Choice(select=labels, today="2026-11-29"))


def found(line: str, form: str, rules: RuleSet) -> list[str]:
    """Return what is found in a line between the second and the third paragraph of a copied page."""
    if form == "html":
        parts = [f"<div>{ABOVE}</div>", f"<h1>{TITLE}</h1>", *(f"<p>{text}</p>" for text in (*TEXT, BELOW))]
        line = escape(line)
        page = "".join([*parts[:4], f"<p>{line}</p>", *parts[4:]])
    else:
        page = "\n\n".join([ABOVE, TITLE, *TEXT[:2], line, *TEXT[2:], BELOW]) + "\n"
    at = page.index(line)
    findings = examine(Source.from_text(page, "a"), Task(form, rules)).findings
    return [one.rule_id for one in findings if one.span.start < at + len(line) and at < one.span.end]


@pytest.mark.parametrize("form", ["text", "html"])
def test_lines_of_the_page_are_told(form: str, furniture: RuleSet) -> None:
    assert [line for line in OF_THE_PAGE if not found(line, form, furniture)] == []


@pytest.mark.parametrize("form", ["text", "html"])
def test_lines_of_the_article_are_left_alone(form: str, furniture: RuleSet) -> None:
    assert [line for line in OF_THE_ARTICLE if found(line, form, furniture)] == []


def test_what_readers_wrote_is_told_without_a_head(furniture: RuleSet) -> None:
    remarks = "ann77 wrote: same here\nTor L. wrote: mine only drips\nmill_bob wrote: thanks"
    assert found(remarks, "text", furniture) == ["BLR010"]


def test_an_aside_in_the_article_is_told_by_what_it_holds(furniture: RuleSet) -> None:
    parts = [ABOVE, f"<h1>{TITLE}</h1>", *(f"<p>{text}</p>" for text in TEXT[:2])]
    page = "<main>{}{{}}<p>{}</p><p>{}</p></main>".format("".join(parts), TEXT[2], BELOW)
    teasers = "<h3>You may also like</h3><ul><li><a href='/a'>Ten coins and a shoe</a></li></ul>"
    box = "<p>A warp is the set of threads that run along the cloth, from one end to the other.</p>"

    def told(inner: str) -> bool:
        text = page.format(f"<aside>{inner}</aside>")
        at = text.index(inner)
        findings = examine(Source.from_text(text, "a"), Task("html", furniture)).findings
        return any(one.span.start < at + len(inner) and at < one.span.end for one in findings)

    assert told(teasers)
    assert not told(box)


def test_a_list_of_entries_is_no_article(furniture: RuleSet) -> None:
    entries = "".join(
        f"<h2><a href='/{number}'>Barn number {number}</a></h2><p>{text}</p><p>Tags: looms, wool</p>"
        for number, text in enumerate(TEXT)
    )
    page = f"<p>{ABOVE}</p>{entries}<p>{BELOW}</p>"
    findings = examine(Source.from_text(page, "a"), Task("html", furniture)).findings
    assert [one.text for one in findings if one.rule_id == "BLR010"] == []


def test_the_day_above_the_headline_is_the_articles_own(furniture: RuleSet) -> None:
    parts = [ABOVE, "Jun 13, 4:03 PM EDT", f"<h1>{TITLE}</h1>", *TEXT, BELOW]
    page = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    findings = examine(Source.from_text(page, "a"), Task("html", furniture)).findings
    assert [one.text for one in findings if "4:03" in one.text] == []


def test_a_message_agrees_with_the_number_of_its_lines(furniture: RuleSet) -> None:
    page = (
        f"<p>{ABOVE}</p>\n<h1>{TITLE}</h1>\n<p>{TEXT[0]}</p>\n<p>{TEXT[1]}</p>\n<p>Follow us\non Facebook</p>"
    )
    findings = examine(Source.from_text(page, "a"), Task("html", furniture)).findings
    told = [one.message for one in findings if one.rule_id == "BLR010"]
    assert any("line 1 (navigation) stands above it and seems to be a part" in message for message in told)
    assert any("lines 5–6 (sharing) stand below it and seem to be parts" in message for message in told)


@pytest.mark.parametrize(
    "inner",
    [
        "Related articles<br>Why seals sleep upright<br>A lighthouse for sale",
        "Comments (2)<br>anna_h, 2 days ago<br>Lovely piece<br>Odd, 1 day ago<br>Typo in line 2",
        "User42 wrote: first<br>Bent wrote: second<br>mia_p wrote: third",
        "Ola Lie says: 12 August 2026 at 09:14<br>Good luck, captain!",
        "Check-in <input> Check-out <input> <button>Find a room</button>",
    ],
)
def test_boxes_of_a_page_are_told(inner: str, furniture: RuleSet) -> None:
    parts = [f"<p>{part}</p>" for part in (ABOVE, *TEXT[:2], inner, *TEXT[2:], BELOW)]
    page = "".join([parts[0], f"<h1>{TITLE}</h1>", *parts[1:]])
    at = page.index(inner)
    findings = examine(Source.from_text(page, "a"), Task("html", furniture)).findings
    assert any(one.span.start < at + len(inner) and at < one.span.end for one in findings)


def test_addresses_below_an_article_make_no_page_of_it(furniture: RuleSet) -> None:
    call = "Send an email to the [weavers' team][team] if you know of events, and follow us for updates!"
    page = (
        "\n\n".join([f"# {TITLE}", TEXT[0], TEXT[1], call, TEXT[2], "[team]: mailto:team@osk.example"]) + "\n"
    )
    findings = examine(Source.from_text(page, "a"), Task("markdown", furniture)).findings
    assert [one.text for one in findings if one.rule_id == "BLR010"] == []
