"""What is known of a document goes when it is let go: nothing in it holds on to itself."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path

import pytest

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.input.readers.registry import by_suffix
from copydesk.pipeline.pipeline import Task, examine

ARTICLES = sorted((Path(__file__).parents[1] / "fixtures" / "articles").iterdir())


def looked_at(path: Path) -> None:
    """Check an article, and let go of all that was found out."""
    kind = by_suffix(path.suffix)
    assert kind is not None
    outcome = examine(Source.from_text(path.read_text("utf-8"), path.name), Task(kind.name, defaults()))
    assert outcome.findings or outcome.rules_run
    outcome.facts.forget()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_leaves_no_garbage(path: Path) -> None:
    looked_at(path)  # what is made once for all articles
    gc.collect()
    gc.disable()
    try:
        looked_at(path)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = Counter(f"{type(thing).__module__}.{type(thing).__name__}" for thing in gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert not [name for name in left if name.startswith("copydesk")], left
