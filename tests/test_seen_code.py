"""A misspelling is taken for a name where code says so that a reader sees, and by nothing that nobody sees."""

from __future__ import annotations

import pytest

from copydesk import lint_text

NAME = "info"
SLIP = "error"


def level(text: str, form: str) -> set[str]:
    """Return the severities that TYP001 gives to “teh” in the prose."""
    found = lint_text(text, form)
    return {str(one.severity) for one in found if one.rule_id == "TYP001"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("Use `teh` to start.", NAME),
        ("```\nteh --now\n```", NAME),
        ("```html\n<span hidden>\n```\n\nSee `teh` now.", NAME),
        ("See [here](https://x.example/teh/).", NAME),
        ('See <a href="https://x.example/teh/">here</a>.', NAME),
        ("<!-- `teh` -->", SLIP),
        ("<!-- teh -->", SLIP),
        ("[//]: # (teh)", SLIP),
        ("A <span hidden>`teh`</span> boat.", SLIP),
        ("A <span hidden>teh-x</span> boat.", SLIP),
        ("<div hidden>\n\n```\nteh\n```\n\n</div>", SLIP),
        ("<div style='display: none'>\n\n`teh`\n\n</div>", SLIP),
        ("<div hidden>\n\nA <b>boat</b> and `teh`.", SLIP),
        ("<template>`teh`</template>", SLIP),
        ("<p hidden><a href='https://x.example/teh/'>here</a></p>", SLIP),
        ('A <b data-x="teh">boat</b>.', SLIP),
    ],
)
def test_only_what_a_reader_sees_makes_a_slip_a_name(more: str, expected: str) -> None:
    assert level(f"# Boats\n\nThe teh boats.\n\n{more}\n", "markdown") == {expected}


@pytest.mark.parametrize("field", ["note: teh-x", "x: '`teh`'", "slug: a/teh", "# teh"])
def test_metadata_makes_no_slip_a_name(field: str) -> None:
    assert level(f"---\ntitle: Boats\n{field}\n---\n\nThe teh boats.\n", "markdown") == {SLIP}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("<p>Use <code>teh</code>.</p>", NAME),
        ("<p hidden>Use <code>teh</code>.</p>", SLIP),
        ('<p>Use <code style="display:none">teh</code>.</p>', SLIP),
        ("<script>teh()</script>", SLIP),
    ],
)
def test_hidden_elements_of_a_page(more: str, expected: str) -> None:
    assert level(f"<h1>Boats</h1><p>The teh boats.</p>{more}", "html") == {expected}
