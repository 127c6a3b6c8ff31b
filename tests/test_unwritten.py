"""What stands as prose and was written by nobody: no spaces and marks are held against it."""

from __future__ import annotations

import pytest

from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of

NOISE = 'l PLATE {}. S§I ¤A KESP·EA RE *7 W° i " »:· 2 l PLE, wu§mi i7A;· §§i¥I q;§t4# u1<01zs v»V.· n%;,.;·'
PROSE = "The portrait is a copy of the one in the hall ; it was sold in May."


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("deny_hosts = ! a.b.c : *.b.c : ! *.c.d : ! e.f.g : *", " : "),
        ("Local names go to one list: *.d : !postmaster ; ~root\n  relay = !a.b.c : *.b.c", " : *.b"),
        (NOISE, "%;,"),
        ("my %hosts = ($a => 'x.*', $b => \"y\\.z\"); @c{qw(a b)} = <$in> ; s/\\d+//g ; ~~$x", " ; s"),
    ],
)
def test_settings_programs_and_noise_are_not_written(text: str, mark: str) -> None:
    facts = facts_of(read(Source.from_text(text, "a.txt"), "text"))
    assert facts.unwritten.holds(facts.doc.prose.text.index(mark))


@pytest.mark.parametrize(
    "text",
    [
        "He came , he saw , he won . She left ; nobody knew why .",
        "Really ? No ! Yes , sure .",
        "Prices rose by 3.5 % , 412,000 people came at 10:30 , and each paid £4 .",
        "J. R. Smith, A. B. Jones & C. D. E. Brown , “The Weir”, Proc. R. Soc. B, 12 (3), pp. 4–9.",
        PROSE,
    ],
)
def test_prose_with_slips_is_written(text: str) -> None:
    facts = facts_of(read(Source.from_text(text, "a.txt"), "text"))
    assert not any(map(facts.unwritten.holds, range(len(facts.doc.prose.text))))


def test_an_uncorrected_scan_is_told_by_its_noise() -> None:
    noise = "\n\n".join([PROSE, *(NOISE.format(number) for number in "123")])
    scan = facts_of(read(Source.from_text(noise, "a.txt"), "text"))
    assert scan.unwritten.scanned
    assert {slip.kind for slip in scan.stray_spaces if slip.start < len(PROSE)} == {"scan"}
    assert not facts_of(read(Source.from_text(PROSE, "a.txt"), "text")).unwritten.scanned
