"""Readability by textstat, limited to measures that need nothing but the text.

textstat's measures that count syllables call ``nltk.download("cmudict")``: a network request while
linting. This adapter offers only those that count letters, words and sentences, and blocks the download
should a later version want one for them too. Importing textstat takes about a second, so nothing here runs
unless a rule or the report asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ..facts import Facts

MEASURES = {
    "automated_readability_index": "Automated Readability Index (Senter and Smith 1967), school grade",
    "coleman_liau_index": "Coleman–Liau Index (1975), school grade",
    "lix": "LIX (Björnsson 1968): words a sentence plus share of words over six letters",
    "rix": "RIX (Anderson 1983): words over six letters a sentence",
}
"""The measures that need no download, with their source and unit."""

LEAST_WORDS = 100


class Readability(NamedTuple):
    """A value with what it takes to compare it: measure, who computed it, its version. ``value`` has one
    decimal.
    """

    measure: str
    implementation: str
    version: str
    value: float


class _NoDownloadError(RuntimeError):
    pass


@contextmanager
def _no_download() -> Iterator[None]:
    """Make ``nltk.download`` fail while a measure runs."""
    import nltk

    def refuse(*_: Any, **__: Any) -> None:
        raise _NoDownloadError("a readability measure wanted to download a corpus")

    original, nltk.download = nltk.download, refuse
    try:
        yield
    finally:
        nltk.download = original


def prose_of(facts: Facts) -> str:
    """Return the running text: whole sentences of paragraphs and list items, one a line."""
    doc = facts.doc
    sentences = (
        sentence.text
        for block in doc.prose_blocks
        if block.kind in ("paragraph", "list-item") and not block.quote
        for sentence in facts.sentences_of(block)
        if sentence.text[-1:] in '.!?”"’' and " " in sentence.text
    )
    return "\n".join(sentences)


def measure(facts: Facts, names: tuple[str, ...] = tuple(MEASURES)) -> tuple[Readability, ...]:
    """Compute measures of a document; empty for text under 100 words, and where textstat is missing or fails.

    Raises ``ValueError`` for a measure that is not in ``MEASURES``.
    """
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        raise ValueError(f"unknown readability measure {unknown[0]!r}; known: {', '.join(MEASURES)}")
    text = prose_of(facts)
    if text.count(" ") + 1 < LEAST_WORDS:
        return ()
    try:
        import textstat
    except ImportError:
        return ()
    version = getattr(textstat, "__version__", ())
    stamp = ".".join(str(part) for part in version) if isinstance(version, tuple) else str(version)
    found = []
    for name in names:
        try:
            with _no_download():
                value = float(getattr(textstat, name)(text))
        except (_NoDownloadError, LookupError, AttributeError, ImportError, ZeroDivisionError):
            continue
        found.append(Readability(name, "textstat", stamp, round(value, 1)))
    return tuple(found)


def report(facts: Facts) -> list[dict[str, str | float]]:
    """Return all measures of a document as a report states them: measure, description, who computed it with
    which version, and the value. Empty under the same conditions as ``measure``; never downloads anything.
    """
    return [{**found._asdict(), "description": MEASURES[found.measure]} for found in measure(facts)]
