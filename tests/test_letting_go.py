"""What is known of an article goes with it, without a search for garbage: nothing in it holds on to itself."""

from __future__ import annotations

import gc
import tomllib
from collections import Counter
from pathlib import Path

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.input.readers.registry import by_suffix
from copydesk.pipeline.pipeline import Task, examine

FIXTURES = Path(__file__).parents[1] / "fixtures"
ENOUGH = 12


def articles() -> list[tuple[str, str]]:
    """The text and format of whole articles, and those of the first texts of each set of unseen ones."""
    found = []
    for path in sorted((FIXTURES / "articles").iterdir()):
        kind = by_suffix(path.suffix)
        assert kind is not None
        found.append((path.read_text("utf-8"), kind.name))
    for path in sorted((FIXTURES / "unseen").glob("*-a.toml")):
        texts = tomllib.loads(path.read_text("utf-8"))["text"][:ENOUGH]
        found += [(each["text"], each.get("format", "markdown")) for each in texts]
    return found


def look_at(text: str, form: str) -> None:
    """Check an article, and let go of all that was found out."""
    outcome = examine(Source.from_text(text, "text"), Task(form, defaults()))
    assert outcome.findings or outcome.rules_run
    outcome.facts.forget()


def test_no_rule_or_fact_holds_an_article_in_a_circle() -> None:
    texts = articles()
    for each in texts:
        look_at(*each)  # what is made once for all articles
    gc.collect()
    gc.disable()
    left: Counter[str] = Counter()
    try:
        for each in texts:
            look_at(*each)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left.update(f"{type(thing).__module__}.{type(thing).__name__}" for thing in gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert len(texts) > 100 and not [name for name in left if name.startswith("copydesk")], left
