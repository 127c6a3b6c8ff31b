"""Readability: a few measures, named with their version, and never a download."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    stated = facts_of(read(Source.from_text(TEXT, "a.md"), "markdown")).readability_report()
    assert stated.pop("implementation") == "textstat"
    assert stated.pop("version")[0].isdigit()
    assert list(stated) == list(readability.MEASURES)


def test_another_language_is_not_given_a_grade_of_english_schools() -> None:
    text = (
        "Der Rat hat am Montag beschlossen, dass die alte Mühle an die Mieter der Stadt verkauft wird. " * 10
    )
    stated = facts_of(read(Source.from_text(text, "a.md"), "markdown")).readability_report()
    assert set(stated) == {"implementation", "version", *readability.ANY_LANGUAGE}


def test_no_more_text_is_measured_than_tells() -> None:
    facts = facts_of(read(Source.from_text(TEXT * 400, "a.md"), "markdown"))
    assert 150_000 < len(readability.prose_of(facts)) <= 200_000
    assert facts.readability_report()["lix"] == pytest.approx(10.0)


def test_short_text_has_no_readability() -> None:
    assert readability.measure(facts_of(read(Source.from_text("Too short.", "a.md"), "markdown"))) == ()


def test_a_measure_that_needs_a_download_is_refused() -> None:
    document = read(Source.from_text(TEXT, "a.md"), "markdown")
    with pytest.raises(ValueError, match="flesch_reading_ease"):
        readability.measure(facts_of(document), ("flesch_reading_ease",))


PROBE = """
import sys
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of
{before}
document = read(Source.from_text("The dog ran to the gate and sat down there. " * 20, "a.md"), "markdown")
assert "lix" in facts_of(document).readability_report()
{after}
"""


def ran(before: str = "", after: str = "") -> None:
    """Measure an article in a process of its own."""
    probe = PROBE.format(before=before, after=after)
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_nltk_is_not_loaded_and_no_other_program_misses_it() -> None:
    ran(after="assert 'nltk' not in sys.modules; import nltk; assert nltk.download and nltk.corpus")


def test_measures_of_syllables_work_for_others_and_fetch_nothing_for_us() -> None:
    # Whoever shares the process with us gets the real nltk; while we measure, nobody gets anything.
    ran(
        after="""
from copydesk.facts.text import readability
import textstat
with readability._no_download():
    try:
        textstat.flesch_reading_ease("The dog ran.")
    except RuntimeError as error:
        assert "download" in str(error)
    else:
        raise AssertionError("a download was not refused")
import nltk
nltk.download = lambda *_, **__: print("asked")
try:
    textstat.flesch_reading_ease("The dog ran.")
except LookupError:
    pass
"""
    )


def test_a_program_that_has_loaded_nltk_keeps_it() -> None:
    ran(
        before="import nltk; before = nltk.download",
        after="assert sys.modules['nltk'] is nltk and nltk.download is before",
    )


@given(st.text() | st.text("a'’ts_-.,! \n\x00\x1c\u2028\u0301é0²", max_size=40))
def test_everything_is_counted_as_textstat_counts_it(text: str) -> None:
    from textstat.backend.counts import _count_chars, _count_letters, _count_long_words, _count_words

    assert readability.count_words(text) == _count_words.count_words(text)
    assert readability.words_in_all(text) == _count_words.count_words(text)
    assert readability.count_letters(text) == _count_letters.count_letters(text)
    assert readability.count_chars(text, True) == _count_chars.count_chars(text, True)
    assert readability.count_long_words(text, 2) == _count_long_words.count_long_words(text, 2)


def test_the_measures_count_with_it() -> None:
    assert readability.measure(facts_of(read(Source.from_text(TEXT, "a.md"), "markdown")))
    for place, functions in readability._FAST.items():
        module = import_module(f"textstat.backend.{place}")
        assert all(getattr(module, name) is function for name, function in functions.items())
