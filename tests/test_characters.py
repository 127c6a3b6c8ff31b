"""Hidden characters, look-alikes, odd spaces and wrong decodings: found where they harm, silent where
scripts need them.
"""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.catalogue import catalogue, ruleset
from copydesk.document.source import Source
from copydesk.facts.provenance.characters import find_decomposed, find_look_alikes, find_odd_spaces
from copydesk.facts.provenance.hidden import find_hidden
from copydesk.facts.provenance.mojibake import find_mojibake
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

CONFUSABLES = tomllib.loads(
    (Path(__file__).parent.parent / "rules/data/confusables.toml").read_text(encoding="utf-8")
)
SOUND = [
    "Plain words, a tab\tand a new line.\nDone.",
    "The family \U0001f468\u200d\U0001f469\u200d\U0001f467 and the rainbow \U0001f3f3\ufe0f\u200d\U0001f308.",
    "Wales \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f won.",
    "Persian می\u200cخواهم, Hindi क्\u200dष and Sinhala ක්\u200dෂ keep their joiners.",
    "Thai ภาษา\u200bไทย has zero-width spaces.",
    "Hebrew \u2067שלום\u2069 stands in an isolate, and שלום\u200f! has a mark.",
    "It held\u2060\u2014at last\u2060\u2014firm.",
    "Mr.\u00a0Hale walked 12\u00a0km; 5\u202f000 saw it. Vraiment\u202f? « Oui »",
    "\u3000日本語の段落は全角の空白で始まる。",
    "Ελλάδα, Україна, Հայաստան and Россия in their own letters; 5 \u03bcg of \u03b1Syn.",
    "A café in Łódź, a façade in Århus, NÃO in Lisboa.",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_silent(text: str) -> None:
    assert find_hidden(text) == [] and find_odd_spaces(text) == [] and find_mojibake(text) == []
    assert find_look_alikes(text, CONFUSABLES) == []


@pytest.mark.parametrize(
    ("text", "kind", "payload"),
    [
        ("wo\u200brd", "zero-width", False),
        ("a\u200b\u200c\u200b\u200d\u2060b", "zero-width", True),
        ("x \u202eevil\u202c y", "bidi", True),
        ("x \u2067left open", "bidi", True),
        ("hi\U000e0041\U000e0042", "tags", True),
        ("co\u00adoperate", "soft-hyphen", False),
        ("bell\u0007", "control", False),
        ("logo \uf8ff here", "private", False),
        ("left\u200eright", "mark", False),
    ],
)
def test_hidden(text: str, kind: str, payload: bool) -> None:
    found = find_hidden(text)
    assert found and (found[0].kind, found[0].payload) == (kind, payload)


def test_look_alikes() -> None:
    found = find_look_alikes("The p\u0430yp\u0430l site and \u0410pple.", CONFUSABLES)
    assert [(item.latin, item.script) for item in found] == [("paypal", "Cyrillic"), ("Apple", "Cyrillic")]
    assert all(
        len(row["letters"]) == len(row["latin"]) and row["latin"].isascii() for row in CONFUSABLES.values()
    )


def garbled(text: str, rounds: int = 1) -> str:
    """Read UTF-8 as Windows-1252, with Latin-1 for the five bytes that it leaves open."""
    for _ in range(rounds):
        text = "".join(
            bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
            for byte in text.encode()
        )
    return text


@pytest.mark.parametrize("rounds", [1, 2])
@pytest.mark.parametrize(
    "text", ["It’s “fine” – really…", "Dvořák’s façade, £12 and 5 €", "Crème brûlée à la carte"]
)
def test_mojibake_is_repaired(text: str, rounds: int) -> None:
    broken = garbled(text, rounds)
    out = list(broken)
    for item in reversed(find_mojibake(broken)):
        out[item.start : item.end] = item.repaired
    assert "".join(out) == text


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x2FFF), max_size=60))
def test_finders_keep_their_ranges(text: str) -> None:
    for found in (find_hidden(text), find_odd_spaces(text), find_mojibake(text), find_decomposed(text)):
        ends = [(item.start, item.end) for item in found]
        assert all(0 <= start < end <= len(text) for start, end in ends)
        assert all(first[1] <= second[0] for first, second in pairwise(ends))


@given(st.text(alphabet="aeiouöéñ\u0301\u0308x ", max_size=40))
def test_decomposed_letters_compose(text: str) -> None:
    out = list(text)
    for item in reversed(find_decomposed(text)):
        out[item.start : item.end] = item.composed
    assert normalize("NFC", "".join(out)) == normalize("NFC", text)


@pytest.mark.parametrize(
    ("around", "severity", "fixable"),
    [
        ("Copy this line", "error", True),
        ("The right-to-left override turns what follows", "info", False),
        ("What \\u202e does to a name", "info", False),
        ("The lint `text_direction_in_comment` stops this", "info", False),
        ("A bidi control hides in the name", "info", False),
    ],
)
def test_direction_controls_in_code(around: str, severity: str, fixable: bool) -> None:
    """Code that shows a control is noted only, where the text around it, and not the code itself, says so."""
    text = f"{around}:\n\n```\nif name != 'bidi guest\u202e': open()\n```\n"
    chosen = ruleset.build(catalogue.load(), ruleset.Choice(select=("INT005",), today="2026-11-22"))
    found = lint_document(read(Source.from_text(text, "article.md")), chosen).findings
    assert [(f.severity, f.fix is not None) for f in found] == [(severity, fixable)]
    assert "in code" in found[0].message
