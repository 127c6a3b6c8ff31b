"""What of a saved web page is its article: the content is checked, the page round it is not, and it is said."""

from __future__ import annotations

import pytest
from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import read

PARAGRAPHS = [
    "The harbour board voted on Tuesday to rebuild the old pier, which a storm broke in two last winter.",
    "Work is to begin in March and to last two summers, said Ruth Keller, who chairs the board.",
    "Fishermen had asked for a longer wall, but the money that the county offered was not enough for it.",
    "The ferry will land at the coal quay until then, and the last boat will leave an hour earlier.",
    "A plan of the new pier hangs in the town hall, where anybody may look at it until the end of May.",
]
TEXT = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
MENU = "".join(
    f'<li><a href="/{word}">{word.title()}</a></li>' for word in "news sport culture weather".split()
)
TEASERS = "".join(
    f'<div><h4><a href="/story/{n}">Council looks at bridge number {n}</a></h4></div>' for n in range(6)
)


def page(text: str) -> Document:
    return read(Source.from_text(text, "page.html"), "html")


def content(doc: Document) -> list[str]:
    return [doc.text_of(block) for block in doc.prose_blocks if block.kind != "boilerplate"]


def left_out(doc: Document) -> list[str]:
    return [doc.text_of(block) for block in doc.prose_blocks if block.kind == "boilerplate"]


def test_of_a_news_page_only_the_story_is_content() -> None:
    doc = page(
        f"""<html><head><title>Pier | The Gull</title></head><body>
<div id="top"><a href="/"><img src="gull.png" alt="The Gull"></a> <form action="/s"><label>Find</label></form></div>
<nav><ul>{MENU}</ul></nav>
<div class="wrap"><div class="story"><h1>Board votes for a new pier</h1><p>By Ida Holm</p>{TEXT}</div>
<div class="right"><h3>More from the coast</h3>{TEASERS}</div>
<section class="comments"><h3>Comments</h3><p>Nobody asked us who have to pay for this pier, did they?</p></section>
</div><footer><a href="/about">About</a> <a href="/jobs">Jobs</a> All rights reserved.</footer></body></html>"""
    )
    assert content(doc) == ["Board votes for a new pier", "By Ida Holm", *PARAGRAPHS]
    assert doc.links == () and doc.headline is not None
    assert doc.text_of(doc.headline) == "Board votes for a new pier"
    assert any("Nobody asked us" in text for text in left_out(doc))


def test_main_decides_and_prose_outside_of_it_is_read_all_the_same() -> None:
    note = "This page was moved here from the site of the county, which closed at the end of the last year for good."
    doc = page(
        f"<body><a href='#main'>Skip to the text</a><div><h2>Tide tables</h2><p>High at noon.</p></div><div><p>{note} {note}</p></div>"
        f"<main><h1>Pier</h1><p>In short:</p>{TEXT}</main><p>Printed by gull.test</p></body>"
    )
    assert content(doc) == [f"{note} {note}", "Pier", "In short:", *PARAGRAPHS]
    assert left_out(doc) == ["Skip to the text", "Tide tables", "High at noon.", "Printed by gull.test"]


@pytest.mark.parametrize(
    "around",
    [
        "<article>{}</article>",
        '<div itemprop="articleBody">{}</div>',
        '<div role="main">{}</div>',
        "<div>{}</div>",
    ],
)
def test_a_post_with_lists_of_others_beside_it(around: str) -> None:
    doc = page(
        f'<html><body><div class="blog"><div class="list">{TEASERS}</div>{around.format(TEXT)}'
        f'<div class="list">{TEASERS}</div></div><div class="sidebar"><ul>{MENU}</ul></div></body></html>'
    )
    assert content(doc) == PARAGRAPHS
    assert doc.links == ()


def test_several_articles_on_one_page_are_content_together() -> None:
    posts = "".join(f"<article><h2>Post {n}</h2>{TEXT}</article>" for n in range(3))
    doc = page(f"<body><nav><ul>{MENU}</ul></nav><div>{posts}</div><div>{TEASERS}</div></body>")
    assert len(content(doc)) == 3 * (1 + len(PARAGRAPHS))


def test_a_page_of_a_manual_keeps_its_lists_code_and_tables() -> None:
    body = f"""<h1>Winch</h1>{TEXT}<h2>Options</h2><ul><li>fast</li><li>slow</li></ul>
<table><tr><th>Name</th><th>Load</th></tr><tr><td>A</td><td>3</td></tr></table><pre>winch --fast</pre>
<p>See <a href="rope.html">Rope</a>.</p>"""
    doc = page(
        f'<html><body><div class="sidebar"><ul>{MENU}</ul></div><div class="text">{body}</div></body></html>'
    )
    plain = page(body)
    assert content(doc) == content(plain) and left_out(plain) == []
    assert [link.url for link in doc.links] == ["rope.html"] and len(doc.tables) == 1
    assert [block.kind for block in doc.blocks if block.kind == "code"] == ["code"]


@pytest.mark.parametrize(
    "text",
    [
        f"<h1>Pier</h1>{TEXT}<ul><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li><li><a href='/c'>Three</a></li></ul>",
        f"<div><div>{TEXT}</div><div>{TEASERS}</div></div>",
        f"<a href='/'>The Gull</a><main>{TEXT}</main><p>Printed by gull.test</p>",
        f"<section><h1>Pier</h1></section><section>{TEXT}</section><form><label>Name</label></form>",
        f"<html><body><h1>Pier</h1>{TEXT}<ul>{MENU}</ul></body></html>",
        f"<html><body><div>{TEXT}</div><div><ul>{MENU}</ul></div></body></html>",
    ],
)
def test_where_no_chrome_shows_everything_is_content(text: str) -> None:
    doc = page(text)
    assert left_out(doc) == [] and doc.chrome == ()
    assert len(doc.links) == text.count("<a ")


def test_a_page_that_a_table_lays_out_has_no_such_table() -> None:
    doc = page(
        f"""<html><body bgcolor="white"><table width="100%"><tr><td colspan="2"><font size="5">Gull Net</font></td></tr>
<tr><td valign="top"><a href="a.htm">Home</a><br><a href="b.htm">Boats</a><br><a href="c.htm">Tides</a></td>
<td><h2>A new pier</h2>{TEXT}<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2026</td><td>4</td></tr></table></td></tr>
<tr><td colspan="2"><a href="mail.htm">Write</a> to the webmaster</td></tr></table></body></html>"""
    )
    assert content(doc) == [
        "A new pier",
        *PARAGRAPHS,
        "Year",
        "Cost",
        "2026",
        "4",
        "Write to the webmaster",
    ]
    assert " ".join(left_out(doc)) == "Gull Net Home Boats Tides"
    assert len(doc.tables) == 1
    kinds = {doc.text_of(block): block.kind for block in doc.prose_blocks}
    assert kinds[PARAGRAPHS[0]] == "paragraph" and kinds["Cost"] == "cell"


@pytest.mark.parametrize("frame", ["{}", "<html><body>{}</body></html>"])
def test_a_table_that_says_it_is_layout_is_no_table(frame: str) -> None:
    doc = page(frame.format(f"<table role='presentation'><tr><td>{TEXT}</td><td>On sale</td></tr></table>"))
    assert doc.tables == () and {block.kind for block in doc.prose_blocks} == {"paragraph"}


def test_a_page_whose_content_is_links_keeps_them() -> None:
    links = "".join(f'<li><a href="https://site{n}.test/">Chandler number {n}</a></li>' for n in range(20))
    doc = page(
        f"<html><body><nav><ul>{MENU}</ul></nav><div><h1>Chandlers of the coast</h1><p>All that we know of, by town.</p>"
        f"<ul>{links}</ul></div><footer>The Gull</footer></body></html>"
    )
    assert len(doc.links) == 20
    assert content(doc)[:2] == ["Chandlers of the coast", "All that we know of, by town."]
    assert left_out(doc) == ["News", "Sport", "Culture", "Weather", "The Gull"]


def test_sources_below_the_story_are_content() -> None:
    sources = "".join(
        f'<li><a href="https://{name}.test/x">{name}</a></li>' for name in ("board", "county", "gull", "log")
    )
    doc = page(
        f"<html><body><nav><ul>{MENU}</ul></nav><div><div>{TEXT}</div><div><h3>Sources</h3><ul>{sources}</ul></div></div></body></html>"
    )
    assert [link.url for link in doc.links][:1] == ["https://board.test/x"] and len(doc.links) == 4


@pytest.mark.parametrize("words", [PARAGRAPHS[2], PARAGRAPHS[0] + " " + PARAGRAPHS[1]])
def test_a_text_with_links_below_it_is_content(words: str) -> None:
    links = "".join(f'<li><a href="/{n}">No {n}</a></li>' for n in range(4))
    doc = page(
        f"<html><body><nav><ul>{MENU}</ul></nav><div><div>{TEXT * 2}</div><div><p>{words}</p><ul>{links}</ul></div></div></body></html>"
    )
    assert words in content(doc) and "No 3" in content(doc)


def test_links_under_a_heading_of_the_content_are_its_section() -> None:
    links = "".join(f'<a href="/review/{n}">Review {n}</a><br>' for n in range(4))
    doc = page(
        f"<html><body><nav><ul>{MENU}</ul></nav><div><div>{TEXT}</div><h2>Reviews</h2><p>{links}</p>"
        f"</div><div>{TEASERS}</div></body></html>"
    )
    assert content(doc)[-2:] == ["Reviews", "Review 0 Review 1 Review 2 Review 3"]
    assert len(doc.links) == 4


@pytest.mark.parametrize("tag", ["nav", 'div class="menu"', 'div role="navigation"', 'div role="banner"'])
@pytest.mark.parametrize("frame", ["{}", "<html><body>{}</body></html>"])
def test_a_sentence_in_a_menu_is_read(tag: str, frame: str) -> None:
    hidden = "The pier was sold to a firm of which nobody in the town had ever heard."
    name = tag.split()[0]
    doc = page(frame.format(f"<h1>Pier</h1>{TEXT}<{tag}><p>{hidden}</p><a href='/'>Home</a></{name}>"))
    assert hidden in content(doc) and "Home" in left_out(doc)


@pytest.mark.parametrize("frame", ["{}", "<html><body><nav>Home</nav>{}</body></html>"])
def test_a_section_of_a_manual_may_be_about_menus(frame: str) -> None:
    doc = page(
        frame.format(
            f'<section id="tides"><h2>Tides</h2>{TEXT}</section><section id="site-navigation"><h2>Site navigation</h2>'
            "<p>Every page has a bar at its top that leads to the tables of all harbours.</p></section>"
            '<h2 id="how-to-share">How to share</h2>'
        )
    )
    assert content(doc)[-3:] == [
        "Site navigation",
        "Every page has a bar at its top that leads to the tables of all harbours.",
        "How to share",
    ]


@pytest.mark.parametrize("tag", ["footer", "aside", "nav", 'div class="sidebar"', 'div class="comments"'])
def test_a_whole_text_in_an_element_of_furniture_is_read(tag: str) -> None:
    doc = page(f"<{tag}><h1>Pier</h1>{TEXT}</{tag.split()[0]}>")
    assert content(doc) == ["Pier", *PARAGRAPHS]


def test_a_long_foot_of_prose_is_read_and_a_short_one_is_not() -> None:
    frame = "<html><body><nav><a href='/'>Home</a></nav><article><h1>Pier</h1>{}</article><footer>{}</footer></body></html>"
    assert left_out(page(frame.format(TEXT * 2, TEXT * 2))) == ["Home"]
    short = "<p>The Gull is published by the Gull Trust, a charity of the town, on every day but Sunday.</p>"
    assert len(left_out(page(frame.format(TEXT * 2, short)))) == 2


def test_the_headline_is_kept_where_the_head_of_the_page_holds_it() -> None:
    doc = page(
        f"<html><body><div id='head'><h1><a href='/'>The Gull</a></h1><ul>{MENU}</ul></div><div class='hero'><h1>A new pier</h1>"
        f"<ul>{MENU}</ul></div><nav>{MENU}</nav><main>{TEXT}</main></body></html>"
    )
    assert content(doc) == ["A new pier", *PARAGRAPHS]


def test_a_class_that_tells_of_the_layout_silences_nothing() -> None:
    doc = page(f'<html><body><div class="sidebar-left wrap"><h1>Pier</h1>{TEXT}</div></body></html>')
    assert left_out(doc) == [] and doc.chrome == ()


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="#" onclick="go()">x</a>',
        '<a href="" class="m-box__close">x</a>',
        '<a href="#" role="button">x</a>',
        '<a href="#" aria-expanded="false">x</a>',
        '<a href="javascript:void(0)" data-toggle="tab">x</a>',
        '<a href="javascript:print()">x</a>',
    ],
)
def test_a_control_is_no_link(tag: str) -> None:
    assert page(f"<p>Here is {tag} for you.</p>").links == ()


@pytest.mark.parametrize("href", ["#", "", "javascript:void(0)"])
def test_a_link_that_leads_nowhere_is_one(href: str) -> None:
    assert [link.url for link in page(f'<p>Says <a href="{href}">the report</a>.</p>').links] == [href]


def test_the_report_says_what_of_a_page_was_not_read(desk: Desk) -> None:
    desk.write(
        "a.html",
        f"<html><body>\n<nav><ul>{MENU}</ul></nav>\n<article>{TEXT}</article>\n<div class='comments'>\n"
        f"<p>{PARAGRAPHS[0]} I hope teh storm comes again.</p></div></body></html>\n",
    )
    entry = desk.run("check", "--select", "TYP,CPD", "--format", "json", "a.html").json["files"][0]
    assert entry["coverage"]["unread"] == [
        {"part": "nav", "first_line": 2, "last_line": 2, "blocks": 4, "words": 4, "running": 0},
        {"part": "comments", "first_line": 10, "last_line": 10, "blocks": 1, "words": 25, "running": 25},
    ]
    found = [(finding["rule_id"], finding["start"]["line"]) for finding in entry["findings"]]
    assert ("CPD009", 10) in found and not any(rule.startswith("TYP") for rule, _ in found)


def test_a_fault_that_a_menu_hides_is_found(desk: Desk) -> None:
    desk.write(
        "a.html", f"<h1>Pier</h1>{TEXT}<nav><p>The old pier was sold to teh firm that had built it.</p></nav>"
    )
    found = desk.run("check", "--select", "TYP,CPD", "--format", "json", "a.html").json["files"][0][
        "findings"
    ]
    assert [finding["text"] for finding in found if finding["severity"] == "error"] == ["teh"]


PIECES = st.sampled_from(
    [
        "<div>", "</div>", "<nav>", "</nav>", "<article>", "</article>", "<main>", "</main>", "<table><tr><td>",
        "</td></tr></table>", "<td>", '<div class="sidebar">', "<footer>", "</footer>", f"<ul>{MENU}</ul>", TEXT,
        "<p>Short.</p>", "<h1>Pier</h1>", '<a href="/x">', "</a>", "<html>", "<body>", "</body>", "loose text ",
        '<img src="a.png" alt="A boat">', "<pre>code</pre>", "<form>", "</form>", "&amp;",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_telling_content_moves_nothing_and_hides_no_prose_unnamed(parts: list[str]) -> None:
    """Whatever the page: places are exact, nothing is lost, and running text is left out only where the page
    names its part or keeps it in furniture.
    """
    text = "".join(parts)
    doc = page(text)
    assert [block.index for block in doc.blocks] == list(range(len(doc.blocks)))
    for block in doc.prose_blocks:
        span = doc.lift(block.start, block.end)
        assert block.span.start <= span.start <= span.end <= block.span.end
    for link in doc.links:
        assert doc.source.slice(link.span).startswith(("<a", "<img"))
    assert list(doc.chrome) == sorted(doc.chrome)
    assert all(one.end <= two.start for one, two in zip(doc.chrome, doc.chrome[1:], strict=False))
    if not any(piece in text for piece in ("<nav", "<footer", "sidebar")):
        assert (
            all(paragraph not in left_out(doc) for paragraph in PARAGRAPHS)
            or "<article>" in text
            or "<main>" in text
        )
        if "<html>" not in text and "<body>" not in text:
            assert left_out(doc) == []
