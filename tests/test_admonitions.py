"""Titles and bodies of admonitions and content tabs are read as what they are, with places that are exact."""

from __future__ import annotations

import pytest

from copydesk.catalogue.ruleset import defaults
from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.input.readers.admonitions import find_bodies
from copydesk.input.readers.islands import find_islands
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task, examine
from copydesk.testing import check_document


def document(text: str) -> Document:
    """Read a Markdown article, and look whether its document is sound."""
    doc = read(Source.from_text(text, "a.md"), "markdown")
    assert not check_document(doc)
    return doc


def blocks(text: str) -> list[tuple[str, str]]:
    """Return kind and text of the blocks of an article."""
    doc = document(text)
    return [(block.kind, doc.text_of(block)) for block in doc.blocks]


MARKERS = [
    "!!! note",
    '!!! tip "A title"',
    "!!! danger inline end",
    "??? note",
    '???+ warning "Title"',
    '=== "Tab"',
    '===! "Tab"',
    '===+ "Tab"',
]


@pytest.mark.parametrize("marker", MARKERS)
def test_the_body_is_prose_of_the_author(marker: str) -> None:
    text = (
        f"A text.\n\n{marker}\n    They will recieve it,\n    and keep it.\n\n    More of it.\n\nThe end.\n"
    )
    doc = document(text)
    shown = [doc.text_of(block) for block in doc.blocks if block.kind != "caption"]
    assert shown == ["A text.", "They will recieve it, and keep it.", "More of it.", "The end."]
    assert not any(block.quote for block in doc.blocks)
    at = doc.prose.text.index("recieve")
    place = doc.prose.to_source(at, at + 7)
    assert (place.start, doc.source.slice(place)) == (text.index("recieve"), "recieve")


def test_what_stands_in_a_body_is_what_it_is_elsewhere() -> None:
    text = """!!! note
    ## A heading

    - One item.
    - Two items.

    | Name | Count |
    | --- | --- |
    | pier | 1 |

    ```python
    code = 1

    more = 2
    ```

    After the code.

        indented = code

    Last.
"""
    assert [one for one in blocks(text) if one[0] != "code"] == [
        ("heading", "A heading"),
        ("list-item", "One item."),
        ("list-item", "Two items."),
        ("cell", "Name"),
        ("cell", "Count"),
        ("cell", "pier"),
        ("cell", "1"),
        ("paragraph", "After the code."),
        ("paragraph", "Last."),
    ]


def test_bodies_stand_in_bodies_and_end_with_their_margin() -> None:
    text = """??? note
    Outer.

    !!! tip
        Inner.

            code = 1

    Outer again.

Outside.

    code = 2

===\t"Tab"
\tBehind a tab.

    === "Inner"
        In a tab of a tab.
"""
    found = [shown for kind, shown in blocks(text) if kind == "paragraph"]
    assert found == ["Outer.", "Inner.", "Outer again.", "Outside.", "Behind a tab.", "In a tab of a tab."]


@pytest.mark.parametrize(
    "text",
    [
        "!!!\n    code = 1\n",
        "!!!note\n    code = 1\n",
        "A !!! note\n\n    code = 1\n",
        "What???\n\n    code = 1\n",
        "```\n!!! note\n    code = 1\n```\n",
        "    !!! note\n        code = 1\n",
        "=== equal\n\n    code = 1\n",
        "<!--\n!!! note\n    code = 1\n-->\n",
        "!!! note\n\nText.\n\n    code = 1\n",
        "A heading\n===\n\n    code = 1\n",
    ],
)
def test_what_is_no_body_stays_code(text: str) -> None:
    assert not find_bodies(text, 0, find_islands(text, 0)).margins
    assert "code" not in document(text).prose.text or "code = 1" not in [shown for _, shown in blocks(text)]


def test_fixes_in_a_body_change_a_word_and_no_margin() -> None:
    text = '# Pier\n\n!!! note\n    They will recieve it.\n\n    - An itme is is here.\n\n=== "A"\n\tTo recieve.\n'
    result = fix_data("a.md", text.encode(), Task("markdown", defaults()))
    fixed = result.data.decode()
    assert "    They will receive it." in fixed
    assert "\tTo receive." in fixed
    lines = zip(text.split("\n"), fixed.split("\n"), strict=True)
    assert all(len(a) - len(a.lstrip()) == len(b) - len(b.lstrip()) for a, b in lines)


TITLED = [
    ('!!! note "The titel"\n    Body.\n', "The titel"),
    ('!!! note inline end "The *titel*, “so”"\n    Body.\n', "The titel, “so”"),
    ('???+ warning "A \\"titel\\" &amp; more"\n    Body.\n', 'A "titel" & more'),
    ('=== "The titel"\n    Body.\n', "The titel"),
    (":::note The titel\nBody.\n:::\n", "The titel"),
    (":::note[The **titel**]{.wide}\nBody.\n:::\n", "The titel"),
    ("::: tip The titel :::\nBody.\n:::\n", "The titel"),
    (":::info The titel {#name}\nBody.\n:::\n", "The titel"),
    (":::{admonition} The titel\n:class: tip\n:name: x\n\nBody.\n:::\n", "The titel"),
    ('::: {.callout-note collapse="true" title="The titel"}\nBody.\n:::\n', "The titel"),
    ("/// details | The titel\n\nBody.\n///\n", "The titel"),
    ("> [!NOTE] The titel\n> Body.\n", "The titel"),
    ("> [!faq]- The titel?\n>\n> Body.\n", "The titel?"),
    ('- An item\n\n  !!! note "The titel"\n      Body.\n', "The titel"),
    ('!!! note\n    Outer.\n\n    !!! tip "The titel"\n        Body.\n', "The titel"),
    ("A text right above.\n:::tip The titel\nBody.\n:::\n", "The titel"),
]


@pytest.mark.parametrize(("text", "title"), TITLED)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_title_is_a_caption_of_its_own(text: str, title: str, end: str) -> None:
    text = text.replace("\n", end)
    doc = document(text)
    assert [doc.text_of(block) for block in doc.blocks if block.kind == "caption"] == [title]
    assert "Body." in [doc.text_of(block) for block in doc.blocks if block.kind == "paragraph"]
    assert not any(block.kind == "heading" or block.quote for block in doc.blocks)
    at = doc.prose.text.index("titel")
    place = doc.prose.to_source(at, at + 5)
    assert (place.start, doc.source.slice(place)) == (text.index("titel"), "titel")


@pytest.mark.parametrize(
    "text",
    [
        '!!! note ""\n    Body.\n',
        "!!! danger highlight blink\n    Body.\n",
        ":::{figure} images/titel.png\n:alt: x\n\nBody.\n:::\n",
        ':::image type="content" source="titel.png":::\n\nBody.\n',
        ':::card width="titel"\nBody.\n:::\n',
        "::: titel\nBody.\n:::\n",
        ":::column titel\nBody.\n:::\n",
        "/// html | div.titel\nBody.\n///\n",
        "> [!NOTE]\n> Body.\n",
        "> [!NOTE] This titel is not one, for it\n> goes on in the next line.\n",
        "> [!NOTE] This titel is a sentence.\n>\n> Body.\n",
        '```\n!!! note "titel"\n```\n',
        '    !!! note "titel"\n',
        '<div>\n!!! note "titel"\n</div>\n',
        '<!--\n!!! note "titel"\n-->\n',
        '!!! note\n    ```\n    !!! note "titel"\n    ```\n',
    ],
)
def test_what_is_no_title_makes_no_caption(text: str) -> None:
    assert not [block for block in document(text).blocks if block.kind == "caption"]


def test_titles_of_boxes_leave_the_outline_alone() -> None:
    text = 'Pier\n\nA text of one line.\n\n!!! note "Titel"\n    Body.\n\nAnother line of text.\n'
    plain = text.replace(' "Titel"', "")
    without = [one for one in blocks(text) if one[0] != "caption"]
    assert without == blocks(plain) and len(blocks(text)) == len(without) + 1


def test_a_fix_in_a_title_changes_a_word() -> None:
    text = '# Pier\n\n!!! note "They will recieve it"\n    A body.\n\n:::tip To recieve it\nA body.\n:::\n'
    result = fix_data("a.md", text.encode(), Task("markdown", defaults()))
    assert result.data.decode() == text.replace("recieve", "receive")


def test_a_title_is_no_row_of_a_lost_table_and_parts_no_list() -> None:
    text = (
        "This release adds experimental tracing.\n\n"
        '!!! warning "OpenTracing is experimental"\n    It may change.\n\n'
        '=== "macOS"\n\n    1. Run the file.\n    2. Restart.\n\n'
        '=== "Windows"\n\n    1. Run the file.\n    2. Restart.\n'
    )
    outcome = examine(Source.from_text(text, "a.md"), Task("markdown", defaults("2026-11-28")))
    assert not [one for one in outcome.findings if one.rule_id.startswith(("TBL", "REP005"))]
    assert {block.attrs.get("list") for block in document(text).blocks if block.kind == "list-item"} == {1}
