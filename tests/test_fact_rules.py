"""Rules that are word shapes or a filter over a shared fact, with their tiers."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import lint, pack, rule_text, texts


def found(folder: Path, match: str, text: str, **more: str) -> list[str]:
    return texts(lint(pack(folder, rule_text(match, **more)), text))


def test_shapes_are_tried_where_a_word_of_them_stands(tmp_path: Path) -> None:
    match = (
        'kind = "shapes"\nlines = ["^ all in all ,", "very @big ship|boat*"]\nunless = "\\\\d"\n'
        'sets = { big = ["large", "tall"] }'
    )
    text = (
        "All in all, it was a very large ship. It was, all in all, fine. A very tall boathouse. "
        "A very tall ship of 1890. `very large ship`\n\n> A very large ship.\n"
    )
    assert found(tmp_path, match, text) == ["All in all,", "very large ship", "very tall boathouse"]


def test_groups_of_shapes_have_tiers(tmp_path: Path) -> None:
    match = (
        'kind = "shapes"\n[match.groups]\nfirm = ["a|the truth"]\nweak = ["to be honest", "truth be told"]\n'
        '[[match.tiers]]\nwhere = { group = "weak" }\nseverity = "info"\ndata = { why = "filler" }\n'
        '[[match.tiers]]\ndata = { why = "claim" }'
    )
    rules = rule_text(match, message="{text} ({group}, {why})")
    findings = lint(pack(tmp_path, rules), "To be honest, this is the truth.").findings
    assert [(f.message, f.severity) for f in findings] == [
        ("To be honest (weak, filler)", "info"),
        ("the truth (firm, claim)", "warning"),
    ]


def test_shapes_of_a_data_file_are_read_by_the_path_to_their_group(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.toml").write_text(
        'sets = { sea = ["sea", "ocean"] }\n[filler]\nopen = ["^ it is @sea"]\nshut = ["by the @sea"]\n'
        '[other]\nlines = ["ship"]\n'
    )
    match = 'kind = "shapes"\nfile = "words.toml"\ngroups = ["filler"]'
    rules = rule_text(match, message="{group}")
    findings = lint(pack(tmp_path, rules), "It is ocean air by the sea, and a ship.").findings
    assert [f.message for f in findings] == ["filler.open", "filler.shut"]


FERRIES = """
from collections.abc import Iterator
from typing import NamedTuple
from copydesk.api import Facts, Span, fact


class Ferry(NamedTuple):
    start: int
    end: int
    size: int
    name: str
    span: Span
    captain: Span | None = None
    near: tuple[str, ...] = ()

    @property
    def evidence(self) -> dict[str, object]:
        return {"size": self.size, "name": self.name}


@fact("ferries")
def ferries(facts: Facts) -> Iterator[Ferry]:
    words = [word for word in facts.words if word.text.lower().startswith("ferry")]
    return [
        Ferry(
            word.start,
            word.end,
            len(word.text),
            word.text,
            facts.doc.lift(word.start, word.end),
            facts.doc.lift(words[0].start, words[0].end) if number else None,
            ("pier",) if number else (),
        )
        for number, word in enumerate(words)
    ]


@fact("ferries_of")
def ferries_of(facts: Facts, name: str, size: int) -> list[Ferry]:
    return [ferry for ferry in facts.ferries if ferry.name == name and ferry.size >= size]


@fact("flagship")
def flagship(facts: Facts) -> Ferry | None:
    return max(facts.ferries, key=lambda ferry: ferry.size, default=None)


@fact("fleet")
def fleet(facts: Facts) -> dict[str, object]:
    return {"all": facts.ferries, "some": {"first": facts.ferries[0]} if facts.ferries else {}}
"""
FERRY_TEXT = "A ferry and a ferryman.\n\n> A ferry.\n\n`ferry` and a ferryboat. A ferry.\n"


def ferries(folder: Path, match: str, text: str = FERRY_TEXT, **more: str) -> list[str]:
    rules = pack(folder, rule_text(f'kind = "fact"\n{match}', **more))
    (folder / "house" / "facts.py").write_text(FERRIES)
    outcome = lint(rules, text)
    assert not outcome.crashed
    return [f"{finding.text}/{finding.message}" for finding in outcome.findings]


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        ('fact = "ferries"', ["ferry", "ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nwhere = { name = "ferryman" }', ["ferryman"]),
        ('fact = "ferries"\nwhere = { name = ["ferryman", "ferryboat"], size = 8 }', ["ferryman"]),
        ('fact = "ferries"\nwhere = { size = { least = 6, most = 8 } }', ["ferryman"]),
        ('fact = "ferries"\nwhere = { name = { not = "ferry" } }', ["ferryman", "ferryboat"]),
        ('fact = "ferries"\nwhere = { near = { any = ["pier", "quay"] } }', ["ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nwhere = { captain = false }', ["ferry"]),
        ('fact = "ferries"\nwhere = { "captain.start" = 2 }', ["ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nwhere = { "captain.start" = { most = 2 } }', ["ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nwhere = { "captain.start" = { most = 1 } }', []),
        ('fact = "ferries"\nwhere = { "captain.start" = { least = 2 } }', ["ferryman", "ferryboat", "ferry"]),
        ('fact = "ferries"\nwhere = { "captain.start" = { not = 2 } }', ["ferry"]),
        ('fact = "ferries"\nwhere = { near = { any = ["quay"] } }', []),
        ('fact = "ferries"\nwhere = { name = { not = ["ferry", "ferryboat"] } }', ["ferryman"]),
        ('fact = "ferries"\nreport = "document"\nwhere = { size = { most = 4 } }', []),
        ('fact = "ferries"\nper_section = 1\nwhere = { size = { least = 8 } }', ["ferryman"]),
        ('fact = "ferries"\nplace = "span"', ["ferry", "ferryman", "ferry", "ferryboat", "ferry"]),
        ('fact = "ferries"\nreport = "first"\nwhere = { size = { least = 8 } }', ["ferryman"]),
        ('fact = "ferries"\nper_section = 2', ["ferry", "ferryman"]),
        ('fact = "ferries"\nwhen = { flagship = true }\nper_section = 3', ["ferry", "ferryman", "ferryboat"]),
        ('fact = "ferries_of"\narguments = ["ferryboat", 9]', ["ferryboat"]),
        ('fact = "ferries_of"\narguments = ["ferryboat", 10]', []),
        ('fact = "fleet.all"\nwhen = { word_count = { least = 10 } }', ["ferry", "ferryman", "ferryboat", "ferry"]),
        ('fact = "fleet.all"\nwhen = { word_count = { least = 100 } }', []),
        ('fact = "fleet.some"', ["ferry"]),
        ('fact = "flagship"', ["ferryboat"]),
        ('fact = "flagship"\nwhere = { size = { most = 8 } }', []),
        ('fact = "ferries"\nreport = "first"', ["ferry"]),
    ],
)  # fmt: skip
def test_a_fact_gives_those_of_its_things_that_meet_the_conditions(
    tmp_path: Path, match: str, expected: list[str]
) -> None:
    assert ferries(tmp_path, match, message="m") == [f"{text}/m" for text in expected]


def test_the_evidence_of_a_fact_fills_the_message(tmp_path: Path) -> None:
    one = 'fact = "ferries"\nreport = "first"\nevidence = '
    assert ferries(tmp_path, one + '["size", "span.end"]', message="{size} {end}") == ["ferry/5 7"]
    assert ferries(tmp_path, one + '{ length = "size" }', message="{length}") == ["ferry/5"]
    assert ferries(tmp_path, one + '"evidence"', message="{name} {size}") == ["ferry/ferry 5"]


def test_a_fact_without_a_place_is_about_the_document_and_may_point_elsewhere(tmp_path: Path) -> None:
    match = 'kind = "fact"\nfact = "ferries"\nplace = "captain"\nrelated = { span = "here" }\nper_section = 2'
    rules = pack(tmp_path, rule_text(match))
    (tmp_path / "house" / "facts.py").write_text(FERRIES)
    text = "A ferry and a ferryman."
    found = lint(rules, text).findings
    assert [
        (f.text, f.document_level, [text[r.span.start : r.span.end] for r in f.related]) for f in found
    ] == [
        ("A ferry and a ferryman.", True, ["ferry"]),
        ("ferry", False, ["ferryman"]),
    ]


def test_the_first_tier_that_fits_is_taken_and_may_be_full(tmp_path: Path) -> None:
    match = (
        'kind = "fact"\nfact = "ferries"\n[[match.tiers]]\nwhere = { size = 5 }\nper_section = "{most}"\n'
        'severity = "error"\nconfidence = "decisive"\nmessage = "grave {size}"\ndata = { size = 5 }\n'
        '[[match.tiers]]\nwhere = { size = 5 }\nseverity = "info"'
    )
    options = '[options.most]\ntype = "integer"\ndefault = 1\nsummary = "s"'
    rules = pack(tmp_path, rule_text(match, message="plain", more=options))
    (tmp_path / "house" / "facts.py").write_text(FERRIES)
    text = "A ferry, a ferryman, a ferry.\n\n## Two\n\nA ferry.\n"
    found = [(f.severity, f.confidence, f.message) for f in lint(rules, text).findings]
    assert found == [
        ("error", "decisive", "grave 5"),
        ("warning", "strong", "plain"),
        ("info", "strong", "plain"),
        ("error", "decisive", "grave 5"),
    ]


@pytest.mark.parametrize("place", ["", 'place = "span"'])
def test_what_a_section_has_too_much_of_takes_nothing_from_the_others(tmp_path: Path, place: str) -> None:
    match = f'fact = "ferries"\nper_section = 1\n{place}'
    text = "A ferry, a ferryman.\n\n## Two\n\nNo boat.\n\n## Three\n\nA ferryboat, a ferry.\n"
    found = ["ferry", "ferryboat"] if not place else ["ferry"]  # a place in the source is of no section
    assert ferries(tmp_path, match, text, message="m") == [f"{word}/m" for word in found]


def test_what_reaches_into_another_section_counts_where_it_begins(tmp_path: Path) -> None:
    facts = (
        "from typing import NamedTuple\nfrom copydesk.api import Facts, fact\n"
        "class Reach(NamedTuple):\n    start: int\n    end: int\n"
        '@fact("reaches")\ndef reaches(facts: Facts) -> list[Reach]:\n'
        "    text = facts.doc.prose.text\n    stop = text.index('boat') + 4\n"
        "    return [Reach(at, stop) for at in range(stop) if text.startswith('ferr', at)]\n"
    )
    rules = pack(tmp_path, rule_text('kind = "fact"\nfact = "reaches"\nper_section = 1'))
    (tmp_path / "house" / "facts.py").write_text(facts)
    text = "A ferry.\n\n## Two\n\nTwo ferries.\n\n## Three\n\nA boat.\n"
    outcome = lint(rules, text)
    assert ([one.span.start for one in outcome.findings], outcome.crashed) == ([2, text.index("ferries")], ())


def test_what_stands_in_code_or_out_of_scope_is_left_alone_where_the_scope_says_so(tmp_path: Path) -> None:
    """A thing with a span is tested by its block or by the code around it."""
    (tmp_path / "house").mkdir()
    facts = (
        "from typing import NamedTuple\nfrom copydesk.api import Facts, Span, fact\n"
        "class Mark(NamedTuple):\n    span: Span\n    block: object\n"
        '@fact("marks")\ndef marks(facts: Facts) -> list[Mark]:\n'
        "    text = facts.doc.source.text\n"
        "    return [Mark(Span(at, at + 4), next((b for b in facts.doc.blocks if b.span.start <= at < b.span.end), None))\n"
        "            for at in range(len(text)) if text.startswith('boat', at)]\n"
    )
    text = "# A boat\n\nA boat and `boat`.\n"
    for scope, found in (
        ('["prose"]', [4, 12, 22]),
        ('["prose", "-code"]', [4, 12]),
        ('["paragraph"]', [12, 22]),
    ):
        rules = pack(tmp_path, rule_text('kind = "fact"\nfact = "marks"', scope=scope))
        (tmp_path / "house" / "facts.py").write_text(facts)
        outcome = lint(rules, text)
        assert ([one.span.start for one in outcome.findings], outcome.crashed) == (found, ())
