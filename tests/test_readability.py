"""Readability: a few measures, named with their version, and never a download."""

from __future__ import annotations

import pytest

from copydesk.document.source import Source
from copydesk.facts.text import readability
from copydesk.input.readers import read
from copydesk.testing import facts_of

TEXT = "The dog ran to the gate and sat down there. It was a cold day, and we gave it bread. " * 8


def test_measures_carry_name_and_version(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a readability measure opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = readability.measure(facts_of(read(Source.from_text(TEXT, "a.md"), "markdown")))
    assert [item.measure for item in found] == list(readability.MEASURES)
    assert all(item.implementation == "textstat" and item.version[0].isdigit() for item in found)
    lix = next(item.value for item in found if item.measure == "lix")
    # Ten words a sentence and none over six letters: LIX is the mean sentence length.
    assert lix == pytest.approx(10.0)


def test_the_report_states_what_was_measured_by_whom() -> None:
    document = read(Source.from_text(TEXT, "a.md"), "markdown")
    stated = facts_of(document).readability_report()
    assert [entry["measure"] for entry in stated] == list(readability.MEASURES)
    assert set(stated[0]) == {"measure", "description", "implementation", "version", "value"}


def test_short_text_has_no_readability() -> None:
    assert readability.measure(facts_of(read(Source.from_text("Too short.", "a.md"), "markdown"))) == ()


def test_a_measure_that_needs_a_download_is_refused() -> None:
    document = read(Source.from_text(TEXT, "a.md"), "markdown")
    with pytest.raises(ValueError, match="flesch_reading_ease"):
        readability.measure(facts_of(document), ("flesch_reading_ease",))
    import nltk

    before = nltk.download
    with readability._no_download(), pytest.raises(RuntimeError, match="download"):
        nltk.download("cmudict")
    assert nltk.download is before
