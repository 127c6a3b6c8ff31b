"""The documentation as a site: all rules can be found, and nothing comes from elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("material", reason="the group docs is not installed")

from tools.build_site import ROOT, build, inside


@pytest.mark.slow
def test_all_rules_are_found_and_nothing_is_fetched(tmp_path: Path) -> None:
    assert build(tmp_path) == 0
    rows = json.loads((tmp_path / "search" / "search_index.json").read_text())["docs"]
    pages = {row["location"].split("#")[0] for row in rows}
    rules = [path.stem for path in (ROOT / "docs" / "rules").glob("[A-Z]*-*.md")]
    assert len(rules) > 200 and {f"rules/{rule}/" for rule in rules} <= pages
    for name in ("index.html", "python/index.html", "rules/TYP004-doubled-word/index.html"):
        html = (tmp_path / name).read_text()
        loaded = re.findall(r'<(?:script|img|iframe)[^>]+src="([^"]+)"|<link[^>]+href="([^"]+)"', html)
        assert loaded and not [one for pair in loaded for one in pair if one.startswith(("http", "//"))]


def test_links_out_of_the_pages_are_words() -> None:
    docs = ROOT / "docs"
    assert inside("[a](../LICENSE) [b](python.md#threads) [c](https://x.test/y)", docs) == (
        "a [b](python.md#threads) [c](https://x.test/y)"
    )
