"""What a page says of itself in the manner of each site generator: date, title, author, draft."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.facts import Facts
from copydesk.input.readers import read
from copydesk.input.readers.exports import exported

ROOT = Path(__file__).parents[1]
TABLE = tomllib.loads((ROOT / "rules" / "data" / "site-generators.toml").read_text(encoding="utf-8"))
BODY = "\n\nThe lock keeper opens the upper gate at six, and the barges leave one after the other.\n"


def facts_of(text: str, path: str = "a.md", form: str = "markdown") -> Facts:
    return defaults("2026-11-28").facts(read(Source.from_text(text, path), form))


def yaml(*lines: str) -> str:
    return "---\n" + "\n".join(lines) + "\n---" + BODY


def toml(*lines: str) -> str:
    return "+++\n" + "\n".join(lines) + "\n+++" + BODY


@pytest.mark.parametrize(
    ("path", "text"),
    [
        # Jekyll, Eleventy, Hugo, Hexo, Pelican, Docusaurus, Gatsby: the day in the name of the file or folder.
        ("_posts/2024-03-07-lock-gates.md", yaml("title: Gates")),
        ("blog/2024-03-07-lock-gates/index.mdx", yaml("title: Gates")),
        ("blog/2024/03/07/lock-gates.md", yaml("title: Gates")),
        ("blog/2024/03/07-lock-gates.md", yaml("title: Gates")),
        ("blog/2024/03-07-lock-gates.md", yaml("title: Gates")),
        ("content/2024-03-07_lock-gates.md", toml("title = 'Gates'")),
        ("content/2024-03-07--gates/index.md", yaml("title: Gates")),
        # Zola, Jekyll and WordPress: the day in the address of the page.
        ("gates.md", toml('path = "2024/03/07/gates"')),
        ("gates.md", toml('path = "/2024/03/07/gates/"')),
        ("gates.md", yaml("permalink: /2024/03/07/gates/")),
        ("gates.md", yaml("slug: 2024/03/07/gates")),
        ("gates.md", yaml("link: https://lock.example.org/2024/03/07/gates/")),
        # Keys.
        ("gates.md", toml("date = 2024-03-07")),
        ("gates.md", toml("date = 2024-03-07T08:30:00Z", "draft = false")),
        ("gates.md", toml("[params]", "publishDate = 2024-03-07")),
        ("gates.md", toml("[extra]", 'date = "2024-03-07"')),
        ("gates.md", yaml("ms.date: 03/07/2024")),
        ("gates.md", yaml("ms.date: 3/7/2024", "author: lockkeeper")),
        ("gates.md", yaml("pubDate: Mar 07 2024")),
        ("gates.md", yaml("pubDatetime: 2024-03-07T08:30:00Z")),
        ("gates.md", yaml("publishedAt: '2024-03-07'")),
        ("gates.md", yaml("published_at: 2024-03-07T08:30:00.000+00:00", "status: published")),
        ("gates.md", yaml("post_date: 2024-03-07 08:30:00")),
        ("gates.md", yaml("date: 2024/3/7 20:46:25")),
        ("gates.md", yaml("date:", "  created: 2024-03-07", "  updated: 2024-03-09")),
        ("gates.md", yaml("published: true", "date: 2024-03-07")),
        ("gates.md", yaml("date: 23/03/2024", "pubDate: 2024-03-07").replace("date: 23", "x: 23")),
        ("gates.md", "Title: Gates\nDate: 2024-03-07 10:20\nCategory: locks\nAuthors: Ada Marsh" + BODY),
        ("gates.md", ":title: Gates\n:date: 2024-03-07\n:author: Ada Marsh" + BODY),
        ("gates.mdx", 'export const metadata = {\n  title: "Gates",\n  date: "2024-03-07",\n}' + BODY),
        ("gates.mdx", "export const meta = { publishedAt: new Date('2024-03-07'), }" + BODY),
        (
            "gates.mdx",
            "import X from 'y'\n\nexport const metadata: Metadata = { 'date': `2024-03-07` }" + BODY,
        ),
        ("gates.mdx", 'export const date = "2024-03-07";' + BODY),
    ],
)
def test_the_date_is_found_where_the_generator_takes_it_from(path: str, text: str) -> None:
    published = facts_of(text, path).publication.published
    assert published is not None and published.moment is not None
    assert published.moment.iso == "2024-03-07"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("gates.md", yaml("title: Gates")),
        ("2024-13-07-gates.md", yaml("title: Gates")),
        ("v2024-03-07.md", yaml("title: Gates")),
        ("1024-03-07-gates.md", yaml("title: Gates")),
        ("2024/03/gates.md", yaml("title: Gates")),
        ("gates.md", toml('path = "2024/gates/7"')),
        ("gates.md", yaml("published: false")),
        ("gates.md", yaml("date: '{{ page.day }}'")),
        ("gates.md", yaml("date: 03/04/2024")),
        ("gates.md", "Note: this is text.\nIt goes on: for a while." + BODY),
        ("gates.mdx", "export const metadata = { date: today() }" + BODY),
        ("gates.mdx", "export const limits = { date: '2024-03-07' }" + BODY),
    ],
)
def test_no_day_is_made_up(path: str, text: str) -> None:
    published = facts_of(text, path).publication.published
    assert published is None or published.moment is None


@pytest.mark.parametrize("value", ["Last Modified", "git Created", "today", "now", "last-modified"])
def test_a_date_that_the_generator_puts_in_is_a_date(value: str) -> None:
    assert facts_of(yaml(f"date: {value}")).publication.dated


@pytest.mark.parametrize(
    "text",
    [
        yaml("author: Ada Marsh"),
        yaml("author: Ada Marsh <ada@lock.example.org>"),
        yaml("authors:", "  - Ada Marsh"),
        yaml("authors:", "  - name: Ada Marsh", "    url: https://lock.example.org"),
        yaml("authors:", "  - Ada Marsh: https://lock.example.org"),
        yaml("author:", "  given: Ada", "  family: Marsh"),
        yaml("author:", "  - name:", "      given: Ada", "      family: Marsh"),
        yaml("primary_author:", "  name: Ada Marsh"),
        yaml("ms.author: Ada Marsh"),
        yaml("last_update:", "  author: Ada Marsh"),
        toml("[params]", "author = 'Ada Marsh'"),
        toml("[extra]", "author = 'Ada Marsh'"),
        toml("[taxonomies]", "authors = ['Ada Marsh']"),
        "Title: Gates\nAuthor: Ada Marsh" + BODY,
        "export const metadata = { authors: [{ name: 'Ada Marsh' }] }" + BODY,
        "export const metadata = createMetadata({ author: 'Ada Marsh', tags: [a, b] })" + BODY,
    ],
)
def test_the_author_is_found(text: str) -> None:
    assert [name for name, _ in facts_of(text, "gates.mdx").publication.authors] == ["Ada Marsh"]


@pytest.mark.parametrize(
    ("path", "text", "draft"),
    [
        ("gates.md", yaml("draft: true"), True),
        ("gates.md", toml("draft = true"), True),
        ("gates.md", yaml("published: false"), True),
        ("gates.md", yaml("status: draft"), True),
        ("gates.md", yaml("isDraft: true"), True),
        ("_drafts/gates.md", yaml("title: Gates"), True),
        ("gates.mdx", "export const metadata = { draft: true }" + BODY, True),
        ("gates.md", yaml("draft: false"), False),
        ("gates.md", yaml("published: true"), False),
        ("gates.md", yaml("status: published"), False),
        ("drafting/gates.md", yaml("title: Gates"), False),
    ],
)
def test_a_draft_is_known(path: str, text: str, draft: bool) -> None:
    assert facts_of(text, path).publication.draft is draft


def test_every_row_names_its_source_and_known_fields_only() -> None:
    known = "name source title author date created modified language draft published inside paths addresses drafts"
    for row in TABLE["generator"]:
        assert set(row) <= {*known.split(), "month-first", "by-itself"}, row["name"]
        assert row["source"].startswith("https://"), row["name"]


def test_metadata_of_a_module_have_their_places() -> None:
    text = 'export const metadata = {\n  // the title\n  title: "Gates \\"up\\"",\n  n: [1, "two"], ...rest,\n  f() { return 1 },\n  draft: false }\n'
    found = {meta.key: (meta.value, text[meta.span.start : meta.span.end]) for meta in exported(text, 0)}
    assert found["title"] == ('Gates "up"', 'Gates \\"up\\"')
    assert found["n"][0] == [1, "two"] and found["n.1"] == ("two", "two")
    assert found["draft"] == (False, "false") and "f" not in found


def test_distill_keeps_its_metadata_in_a_script() -> None:
    page = (
        '<html><body><script type="text/front-matter">\n  title: Gates\n  authors:\n    - Ada Marsh: https://a.example.org\n'
        "  published: March 7, 2024\n</script><h1>Gates</h1><p>They open.</p></body></html>"
    )
    about = facts_of(page, "index.html", "html").publication
    assert [name for name, _ in about.authors] == ["Ada Marsh"] and about.published.moment.iso == "2024-03-07"
    page = '<d-front-matter><script type="text/json">{"authors": [{"author": "Ada Marsh"}], "title": "Gates"}</script></d-front-matter><p>Open.</p>'
    assert [name for name, _ in facts_of(page, "index.html", "html").publication.authors] == ["Ada Marsh"]


def test_a_field_of_the_page_counts_before_one_of_a_table_in_it() -> None:
    about = facts_of(
        yaml("meta:", "  title: Gates and locks", "  author: Shop", "title: Gates", "author: Ada")
    ).publication
    assert about.headline.value == "Gates" and [name for name, _ in about.authors] == ["Ada"]
    about = facts_of(yaml("titleSuffix: Locks", "sidebar_label: G", "title: Gates")).publication
    assert about.headline.value == "Gates"


def test_a_pack_adds_the_conventions_of_its_house(tmp_path: Path) -> None:
    from copydesk.catalogue.catalogue import load
    from copydesk.catalogue.ruleset import Choice, build

    (tmp_path / "house" / "data").mkdir(parents=True)
    (tmp_path / "house" / "data" / "house-generators.toml").write_text(
        '[[generator]]\nname = "Press"\nsource = "https://press.example.org"\ndate = ["ran-on"]\ninside = ["desk"]\n'
    )
    rules = build(load((str(tmp_path / "house"),)), Choice())
    document = read(
        Source.from_text(yaml("desk:", "  ran-on: 2024-03-07", "  author: Ada Marsh"), "a.md"), "markdown"
    )
    about = rules.facts(document).publication
    assert about.published.moment.iso == "2024-03-07"
    assert [name for name, _ in about.authors] == ["Ada Marsh"]
