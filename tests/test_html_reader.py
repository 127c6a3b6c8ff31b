"""What the HTML reader makes of a page: text as a browser shows it, places exact, parts of the page told from the article."""

from __future__ import annotations

import pytest

from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import decode, read
from copydesk.input.readers.htmltokens import START, tokens


def page(body: str, head: str = "") -> Document:
    text = f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"
    return read(Source.from_text(text, "a.html"), "html")


def shape(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.text_of(block)) for block in doc.blocks]


def test_text_is_shown_as_a_browser_shows_it() -> None:
    doc = page("<p>Some  <b>bold</b>\n text<br>and caf&eacute;&nbsp;<code>x = 1</code> <q>so</q>.</p>")
    assert shape(doc) == [("paragraph", "Some bold text and café\u00a0\ufffc “so”.")]
    at = doc.prose.text.index("é")
    assert doc.source.slice(doc.lift(at, at + 1)) == "&eacute;"
    assert doc.source.slice(doc.lift(at - 3, at + 1)) == "caf&eacute;"


def test_blocks_lists_quotes_and_code() -> None:
    doc = page(
        "<h2>Plan</h2>Lone text<ul><li>one<li>two<ul><li>inner</ul></ul><blockquote><p>Said.</blockquote><pre>x\ny</pre>"
    )
    assert shape(doc) == [
        ("heading", "Plan"),
        ("paragraph", "Lone text"),
        ("list-item", "one"),
        ("list-item", "two"),
        ("list-item", "inner"),
        ("paragraph", "Said."),
        ("code", ""),
    ]
    assert [block.depth for block in doc.blocks] == [2, 0, 0, 0, 1, 0, 0]
    assert doc.blocks[5].quote and doc.source.slice(doc.code[0]) == "<pre>x\ny</pre>"


def test_page_furniture_is_marked_and_topics_are_not() -> None:
    doc = page(
        "<nav>Home</nav><header><h1>Title</h1></header><div class='share-bar'>Share</div><div class='post tag-sharing'>Body</div>"
        "<div role='complementary'>Side</div><footer><p>Rights</p></footer>"
    )
    assert [(kind, text) for kind, text in shape(doc)] == [
        ("boilerplate", "Home"),
        ("heading", "Title"),
        ("boilerplate", "Share"),
        ("paragraph", "Body"),
        ("boilerplate", "Side"),
        ("boilerplate", "Rights"),
    ]
    assert [block.attrs.get("role") for block in doc.blocks] == [
        "nav",
        None,
        "share-bar",
        None,
        "complementary",
        "footer",
    ]


def test_tables_keep_rows_cells_and_spans() -> None:
    doc = page(
        "<table><caption>Votes</caption><tr><th>Town<th>Votes<tr><td rowspan=2>Harl<td>12<tr><td><p>9</p></table>"
    )
    table = doc.tables[0]
    assert (table.form, table.caption, [row.kind for row in table.rows]) == (
        "html",
        "Votes",
        ["header", "body", "body"],
    )
    assert [[doc.prose.text[c.start : c.end] for c in row.cells] for row in table.rows] == [
        ["Town", "Votes"],
        ["Harl", "12"],
        ["9"],
    ]
    assert table.rows[1].cells[0].rowspan == 2


def test_links_images_comments_and_languages() -> None:
    doc = page(
        '<p>See <a href="https://a.example/?x=1&amp;y=2">the  report</a>.<img src="p.png" alt="A mill"></p><!-- note --><p lang=DE>Ja</p>'
    )
    link, image = doc.links
    assert (link.url, doc.prose.text[link.start : link.end]) == ("https://a.example/?x=1&y=2", "the report")
    assert doc.source.slice(link.url_span) == "https://a.example/?x=1&amp;y=2"  # type: ignore[arg-type]
    assert (image.kind, image.url, image.title) == ("image", "p.png", "A mill")
    assert [doc.source.slice(span) for span in doc.comments] == ["<!-- note -->"]
    assert [(block.kind, block.attrs["lang"]) for block in doc.blocks] == [
        ("paragraph", "en-gb"),
        ("alt-text", "en-gb"),
        ("paragraph", "de"),
    ]


def test_metadata_from_the_head_json_ld_and_microdata() -> None:
    doc = page(
        "<div itemscope itemtype='https://schema.org/NewsArticle'><time itemprop='datePublished' datetime='2026-03-01'>1 March</time></div>",
        '<title> Fish &amp; chips </title><meta name="Author" content="Jo &quot;J&quot; Doe"><link rel="canonical" href="/x">'
        '<script type="application/ld+json">{"@graph": [{"author": {"name": "Jo"}}]}</script>',
    )
    found = {meta.key: (meta.value, doc.source.slice(meta.span), meta.origin) for meta in doc.metadata}
    assert found["title"] == ("Fish & chips", "Fish &amp; chips", "html-head")
    assert found["author"] == ('Jo "J" Doe', "Jo &quot;J&quot; Doe", "html-meta")
    assert found["@graph.0.author.name"] == ("Jo", "Jo", "json-ld")
    assert found["datePublished"] == ("2026-03-01", "2026-03-01", "microdata")
    assert found["canonical"][0] == "/x" and found["lang"][0] == "en-GB"


def test_broken_json_ld_is_a_problem_and_not_an_end() -> None:
    doc = page("<p>Text.</p>", '<script type="application/ld+json">{"a": </script>')
    assert [problem.kind for problem in doc.problems] == ["json-ld"]
    assert shape(doc) == [("paragraph", "Text.")]


def test_hidden_elements_give_no_prose() -> None:
    assert shape(
        page("<script>a()</script><style>b{}</style><template>c</template><p hidden>d</p><p>e</p>")
    ) == [("paragraph", "e")]


def test_a_declared_charset_is_used() -> None:
    source = decode("a.html", b"<html><head><meta charset='iso-8859-1'></head><p>caf\xe9 \x93so\x94")
    assert source.encoding == "cp1252" and "café “so”" in source.text
    assert source.byte_offset(source.text.index("“")) == source.data.index(b"\x93")


def test_a_heading_ends_where_the_next_one_begins() -> None:
    doc = page("<h2>Rates<h2><h3>By day</h3><p>Two.</p><h3>By week</h4><p>Ten.</p>")
    assert shape(doc) == [
        ("heading", "Rates"),
        ("heading", "By day"),
        ("paragraph", "Two."),
        ("heading", "By week"),
        ("paragraph", "Ten."),
    ]
    assert [block.depth for block in doc.blocks] == [2, 3, 0, 3, 0]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>a</p>", ["p"]),
        ("a <b>\r\n<i\nx='🚢'>c", ["b", "i"]),
        ("</>a<i>", ["i"]),
        ("<br", []),
        ("&amp;<!-- c --><u>", ["u"]),
        ("\n\n <p>", ["p"]),
    ],
)
def test_tokens_of_a_body_stand_where_they_stand_in_the_file(body: str, names: list[str]) -> None:
    front = "---\ntitle: <p> 🚢\n---\n"
    source = Source.from_text(front + body)
    found = list(tokens(source, len(front)))
    assert [token.name for token in found if token.kind == START] == names
    assert all(
        source.text.startswith(f"<{token.name}", token.span.start) for token in found if token.kind == START
    )
    edges = [len(front), *(token.span.end for token in found)]
    assert [token.span.start for token in found] == edges[:-1] and edges[-1] == len(source.text)
