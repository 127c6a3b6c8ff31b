"""Links to files and places of the project: when they are dead, and when nobody can tell."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from desk import Desk

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input import linkpaths
from copydesk.input.anchornames import Anchors, letters, slug
from copydesk.input.companions import gather
from copydesk.input.projecttree import FILE, FOLDER, MISSING, OTHER_CASE, UNKNOWN, Tree
from copydesk.input.readers import decode, read
from copydesk.pipeline.pipeline import Task, examine, lint_document

RULES = build(load(), Choice(select=("CIT020", "CIT021")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a few pages."""
    for path, text in {
        ".git/HEAD": "ref",
        ".gitignore": "build/\n*.gen.md\n",
        "README.md": "# Harbour\n\n[guide](docs/guide.md) [tides](docs/tides.md)\n",
        "docs/guide.md": "# Guide\n\n## First steps\n\n[tides](tides.md) [pages](../README.md)\n",
        "docs/tides.md": "# Tides\n\n[guide](guide.md#first-steps)\n",
        "docs/img/weir.png": "",
        "docs/notes/index.md": "# Notes\n",
    }.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path


def found(root: Path, path: str, text: str) -> list[tuple[str, str, str]]:
    """Check a text as an article of a project: rule, severity and words of each finding."""
    tree = Tree(str(root))
    task = Task("html" if path.endswith(".html") else "markdown", RULES)
    task = task._replace(gather=lambda doc: gather(doc, str(root / path), str(root), tree=lambda: tree))
    outcome = examine(decode(path, text.encode(), task.format), task)
    return [(one.rule_id, one.severity, one.text) for one in outcome.findings]


def alone(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    """Check a text of which nobody knows where it lies."""
    return [
        (one.severity, one.text)
        for one in lint_document(read(Source.from_text(text, "a"), form), RULES).findings
    ]


# -- files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "guide.md",
        "./guide.md?plain=1#first-steps",
        "../docs/guide.md",
        "guide",
        "guide.html",
        "../guide/",
        "/docs/guide.md",
        "/guide/",
        "notes/",
        "notes",
        "img/weir.png",
        "/img/weir.png",
        "../../issues",
        "../../../elsewhere.md",
        "{{ site.url }}/gone.md",
        "{% link gone.md %}",
        "{{< ref gone.md >}}",
        "$ROOT/gone.md",
        "mailto:ana@harbour.test",
        "//host.test/gone.md",
        "@site/gone.md",
        "gone.html",
        "gone",
        "gone/",
        "build/gone.md",
        "log.gen.md",
        "notes%2Findex.md",
        "tel:123",
        "javascript:go('gone.md')",
    ],
)
def test_nothing_is_said_of_links_that_lead_somewhere_or_nobody_knows_where(project: Path, url: str) -> None:
    assert found(project, "docs/page.md", f"See [the tides](tides.md) and [this]({url}).\n") == []


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("gone.md", "warning"),
        ("giude.md", "warning"),
        ("Guide.md", "warning"),
        ("../Docs/guide.md", "warning"),
        ("IMG/weir.png", "warning"),
        ("img/wier.png", "warning"),
        ("../gone.md", "warning"),
        ("/docs/img/gone.png", "warning"),
        ("gone%20file.pdf", "warning"),
        ("<gone file.pdf>", "warning"),
        ("../LICENSE", "warning"),
    ],
)
def test_a_file_that_is_not_there_is_found(project: Path, url: str, level: str) -> None:
    (one,) = found(project, "docs/page.md", f"See [the tides](tides.md) and [this]({url}).\n")
    assert one == ("CIT020", level, url.strip("<>"))


def test_what_a_code_host_shows_has_folders_too(project: Path) -> None:
    text = "[guide](docs/guide.md), [more](gone/) and [issues](../../issues), [all](../../wiki/Home)\n"
    assert [one[2] for one in found(project, "README.md", text)] == ["gone/"]
    assert found(project, "notes.md", text) == []


def test_an_article_torn_from_its_site_is_left_alone(project: Path) -> None:
    text = "See [one](one.md), [two](two.md), ![three](three.png) and [four](sub/four.md).\n"
    assert found(project, "docs/page.md", text) == [], "so many lost ones speak for another site"
    few = "See [one](one.md).\n"
    assert [one[1] for one in found(project, "docs/page.md", few)] == ["info"], "one alone is doubtful"
    # The other articles of the folder find nothing either: they were collected, not written here.
    for number in range(4):
        (project / "docs" / f"torn{number}.md").write_text(f"[a](a{number}.md) [b](b{number}.md)", "utf-8")
    assert found(project, "docs/page.md", f"{few}\n[guide](guide.md)\n") == []


def test_without_a_project_only_names_that_almost_fit_are_told(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("# Guide\n", "utf-8")
    text = "See [guide](guide.md), [a](gone.md), [b](Guide.md) and [c](giude.md).\n"
    assert found(tmp_path, "a.md", text) == [
        ("CIT020", "warning", "Guide.md"),
        ("CIT020", "info", "giude.md"),
    ]
    (tmp_path / "copydesk.toml").write_text("")
    assert [one[2] for one in found(tmp_path, "a.md", text)] == ["gone.md", "Guide.md", "giude.md"]


def test_a_submodule_that_was_not_fetched_is_no_fault(project: Path) -> None:
    (project / "docs" / "theme").mkdir()
    assert found(project, "docs/page.md", "[a](theme/look.md) and [b](tides.md)\n") == []
    (project / "docs" / "theme" / "main.md").write_text("")
    assert [one[2] for one in found(project, "docs/page.md", "[a](theme/look.md)\n")] == ["theme/look.md"]


def test_raw_html_in_markdown_is_read_too(project: Path) -> None:
    text = '<p><a href="tides.md">T</a></p>\n\n<p align="center">\n<a href="gone.md"><img src="img/gone.png" alt="x"></a>\n</p>\n'
    assert [one[2] for one in found(project, "docs/page.md", text)] == ["gone.md", "img/gone.png"]
    hidden = (
        '<!-- <a href="gone.md">x</a> -->\n\n```html\n<img src="gone.png">\n```\n\n`<a href="gone.md">`\n'
    )
    assert found(project, "docs/page.md", f"[t](tides.md)\n\n{hidden}") == []


def test_a_reference_link_is_shown_where_its_address_stands(project: Path) -> None:
    text = "See [one][a], [two][a] and [t](tides.md).\n\n[a]: gone.md\n"
    assert found(project, "docs/page.md", text) == [("CIT020", "warning", "gone.md")]


def test_pages_of_html_are_files_where_the_article_is_one(project: Path) -> None:
    (project / "site").mkdir()
    for name in ("log.html", "tides.html"):
        (project / "site" / name).write_text("<h1 id=a>x</h1>")
    text = '<p><a href="log.html#a">l</a> <a href="gone.html">g</a> <a href="gone.php">p</a></p>'
    assert [one[2] for one in found(project, "site/a.html", text)] == ["gone.html"]


def test_an_article_that_is_a_link_counts_from_where_it_lies(project: Path) -> None:
    os.symlink(project / "README.md", project / "docs" / "copy.md")
    text = (project / "README.md").read_text()
    assert found(project, "docs/copy.md", text) == []


# -- the tree ------------------------------------------------------------------------------------------------


def test_a_tree_tells_what_is_there_and_how_it_is_spelt(project: Path) -> None:
    tree = Tree(str(project))
    assert (tree.at("docs/guide.md").state, tree.at("docs").state, tree.at("").state) == (
        FILE,
        FOLDER,
        FOLDER,
    )
    assert tree.at("Docs/Guide.md") == (OTHER_CASE, "docs/guide.md", "")
    assert tree.at("docs/giude.md") == (MISSING, "docs/giude.md", "docs/guide.md")
    assert tree.at("docs/guide.md/x").state == MISSING and tree.at(".git/HEAD").state == UNKNOWN


def test_accents_may_be_stored_in_two_ways(project: Path) -> None:
    (project / "docs" / unicodedata.normalize("NFD", "café.md")).write_text("")
    assert Tree(str(project)).at("docs/café.md").state == FILE


def test_links_out_of_the_tree_are_not_followed(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("# Secret place\n")
    os.symlink(outside, project / "docs" / "away")
    os.symlink(outside / "secret.md", project / "docs" / "one.md")
    tree = Tree(str(project))
    assert tree.listed("docs/away") is None and tree.at("docs/away/none.md").state == UNKNOWN
    assert tree.at("docs/one.md").state == FILE and tree.anchors("docs/one.md") is None
    text = "[t](tides.md) [x](away/none.md) [y](one.md#secret-place) [z](one.md#none)\n"
    assert found(project, "docs/page.md", text) == []


def test_a_name_that_differs_in_its_number_is_another_file(project: Path) -> None:
    for name in ("v1.md", "release-6.0.md", "url.md", "log_09_Dec2019.md"):
        (project / "docs" / name).write_text("")
    tree = Tree(str(project))
    assert [
        tree.at(f"docs/{name}").near for name in ("v2.md", "release-9.0.md", "repl.md", "log_07_Oct2019.md")
    ] == [""] * 4


# -- places --------------------------------------------------------------------------------------------------

PAGE = """# What’s new in C++?

## Tides & `flow()` [link](x.md)

## 2. Größe der Schleuse

## Log

## Log

### [1.2.0] - 2024-01-01

### :rocket: Launch 🚀

## Own heading {#own-id}

Title below
-----------

<a name="marked"></a> <h2>Raw heading</h2>

- # In a list

[^1]: note
"""


@pytest.mark.parametrize(
    "name",
    "whats-new-in-c what-s-new-in-c what_s_new_in_c whats-new-in-c++ tides--flow-link tides-and-flow-link "
    "2-größe-der-schleuse größe-der-schleuse groesse-der-schleuse grosse-der-schleuse log log-1 log-2 log_1 "
    "120---2024-01-01 launch rocket-launch rocket-launch- own-id title-below marked raw-heading in-a-list fn:1 "
    "user-content-log top L12 /route !/x tab=1 :~:text=abc fnref1".split(),
)
def test_a_place_has_the_names_that_generators_give_it(name: str) -> None:
    assert Anchors(PAGE).holds(name)


@pytest.mark.parametrize("name", ["logs", "log-3", "tides", "whats-new", "own", "launch-1", "mark", "1"])
def test_other_names_are_dead(name: str) -> None:
    assert not Anchors(PAGE).holds(name)


def test_headings_in_other_letters_may_have_any_latin_name() -> None:
    page = Anchors("# Приливы и порт\n\n## Tides\n")
    assert page.holds("приливы-и-порт") and page.holds("privily-i-port") and page.holds("_1")
    assert not page.holds("порт")


@pytest.mark.parametrize(
    "line",
    [
        "{% include tides.md %}",
        "{{< include tides.md >}}",
        "--8<-- 'tides.md'",
        "::: harbour.tides",
        "::: mkdocs-click",
        "```{include} tides.md\n```",
        "@include tides.md",
        "![[tides]]",
        "<Tides />",
        "import Tides from './tides.mdx'",
    ],
)
def test_a_page_that_takes_in_others_is_left_alone(line: str) -> None:
    assert alone(f"See [it](#gone).\n\n## Log\n\n{line}\n\nText.\n") == []
    assert alone("See [it](#gone).\n\n## Log\n\nText.\n") == [("warning", "#gone")]


def test_a_name_given_by_a_template_or_a_program_counts() -> None:
    for line in (
        "{% anchor gone %}",
        '<Mark id="gone"/> text',
        'data-place="gone"',
        "[](){#gone}",
        "(gone)=",
    ):
        assert alone(f"See [it](#gone).\n\n## Log\n\n{line}\n") == [], line


def test_names_that_nobody_here_made_are_doubtful() -> None:
    text = "[a](#h.1x) [b](#h.2x) [c](#h.3x)\n\n## Log\n\nText.\n"
    assert [level for level, _ in alone(text)] == ["info"] * 3
    assert [level for level, _ in alone(text.replace("#h.3x", "#log"))] == ["warning"] * 2


def test_switches_badges_and_skip_links_are_no_links_to_places() -> None:
    for tag in (
        '<a href="#menu" data-toggle="x">Menu</a>',
        '<a href="#tab" role="tab">Tab</a>',
        '<a href="#x-ana" title="Code">💻</a>',
        '<a href="#body">Skip to the text</a>',
        '<a href="#go" onclick="go()">Go</a>',
    ):
        assert alone(f"<p>Text. {tag}</p><h2 id='a'>A</h2>", "html") == [], tag
    assert alone("<p><a href='#gone'>Gone</a></p><h2 id='a'>A</h2>", "html") == [("warning", "#gone")]


def test_names_of_a_sphinx_project_are_looked_for_nowhere_else(project: Path) -> None:
    text = "See [it](#gone) and [t](tides.md).\n\n## Log\n"
    assert [one[0] for one in found(project, "docs/page.md", text)] == ["CIT021"]
    (project / "docs" / "conf.py").write_text("")
    assert found(project, "docs/page.md", text) == []
    assert alone("See [it](#gone).\n\n## Log\n\n```{note}\nX.\n```\n") == []


def test_a_place_of_another_page_is_looked_up_there(project: Path) -> None:
    text = (
        "[a](guide.md#first-steps) [b](guide.html#First-Steps) [c](guide.md#last-steps) [d](img/weir.png#x)\n"
    )
    assert found(project, "docs/page.md", text) == [("CIT021", "warning", "guide.md#last-steps")]


def test_what_may_be_meant_is_said() -> None:
    page = Anchors("## First steps\n\n## Costs of the harbour\n")
    assert (page.near("frist-steps"), page.near("costs"), page.near("weather")) == (
        "first-steps",
        "costs-of-the-harbour",
        "",
    )
    assert (
        slug("The `flow()` of [tides](x.md) {#f}") == "the-flow-of-tides" and letters("A-b c’s 1") == "abcs1"
    )


def test_addresses() -> None:
    assert linkpaths.local("a%20b.md?x#y%C3%A4") == ("a b.md", "yä")
    assert linkpaths.local("") is None and linkpaths.local("?x=1") is None
    for host in ("www.harbour.test/x", "github.com/a/b", "harbour.org", "my-site.co.uk/x"):
        assert linkpaths.lacks_scheme(host), host
    for path in ("guide.md", "a.io.md", "x/github.com", "setup.py", "v1.0", "company.html", "index.dev.js"):
        assert not linkpaths.lacks_scheme(path), path


# -- what is remembered --------------------------------------------------------------------------------------


def test_a_remembered_result_is_looked_at_again_when_a_target_comes_or_goes(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\nselect = ["CIT020", "CIT021"]\n')
    desk.write("a.md", "See [the log](log.md#tides) and [b](b.md).\n")
    desk.write("b.md", "# B\n")

    def now() -> list[str]:
        return [line.split()[2] for line in desk.run("check", "a.md").out.splitlines() if ": warning" in line]

    assert now() == ["CIT020"] and now() == ["CIT020"]
    desk.write("log.md", "# Log\n\n## Tides\n")
    assert now() == [] and now() == []
    desk.write("log.md", "# Log\n\n## Ships\n")
    assert now() == ["CIT021"]
