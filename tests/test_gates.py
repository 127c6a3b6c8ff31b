"""What stands below a gate decides nothing about the rules that the gate protects: neither whether they run and
how grave they are, nor what they find.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from desk import Desk

GATE = '[gate]\nmay-not-silence = ["{}"]\n'
SLIPS = "# Goods\n\nThey recieve goods daily and teh boats wait.\n"


def findings(desk: Desk, rule: str, *options: str) -> tuple[int, list[str]]:
    """Return the exit code of a check of all and the severities of the findings of one rule that are open."""
    result = desk.run("check", "--format", "json", *options, ".")
    found = [
        one for file in result.json["files"] if file["path"].endswith("a.md") for one in file["findings"]
    ]
    return result.code, [
        one["severity"] for one in found if one["rule_id"] == rule and one.get("status", "open") == "open"
    ]


@pytest.fixture
def repository(desk: Desk) -> Desk:
    """A desk whose folder is a repository."""
    (desk.folder / ".git").mkdir()
    desk.write("copydesk.toml", "")
    return desk


@pytest.mark.parametrize(
    ("above", "rule", "text"),
    [
        ('[rules]\nTYP004 = "error"\n', "TYP004", "# A\n\nBoats left the the quay.\n"),
        ('[[overrides]]\npaths = ["sub/*.md"]\nrules = { TYP004 = "error" }\n', "TYP004", "# A\n\nThe the quay.\n"),
    ],
)  # fmt: skip
def test_whoever_calls_himself_root_does_not_lower_a_level(
    repository: Desk, above: str, rule: str, text: str
) -> None:
    repository.write("copydesk.toml", above + GATE.format(rule))
    repository.write("sub/a.md", text)
    assert findings(repository, rule) == (1, ["error"])
    for nested in (
        "root = true\n",
        f'root = true\n[rules]\n{rule} = "info"\n',
        'root = true\nselect = ["AIL"]\n',
    ):
        repository.write("sub/copydesk.toml", nested)
        assert findings(repository, rule) == (1, ["error"]), nested


def test_options_are_those_at_the_gate(repository: Desk) -> None:
    repository.write("copydesk.toml", GATE.format("TYP001") + "[rules]\nTYP001 = { unknown = true }\n")
    repository.write("sub/a.md", "# Goods\n\nThe boats have rivverets in their hulls.\n")
    code, severities = findings(repository, "TYP001")
    assert severities
    for root in ("", "root = true\n"):
        repository.write("sub/copydesk.toml", root + "[rules]\nTYP001 = { unknown = false }\n")
        assert findings(repository, "TYP001") == (code, severities)


def test_whoever_calls_himself_root_lets_no_more_pass(repository: Desk) -> None:
    repository.write("copydesk.toml", 'fail-on = "warning"\n' + GATE.format("TYP004"))
    repository.write("sub/copydesk.toml", "root = true\n")
    repository.write("sub/a.md", "# A\n\nBoats left the the quay.\n")
    assert findings(repository, "TYP004") == (1, ["warning"])


def test_a_gate_in_an_extended_file_holds_against_root_too(repository: Desk) -> None:
    repository.write("shared/gate.toml", GATE.format("TYP004") + '[rules]\nTYP004 = "error"\n')
    repository.write("copydesk.toml", 'extends = "shared/gate.toml"\n')
    repository.write("sub/copydesk.toml", 'root = true\nignore = ["TYP"]\n')
    repository.write("sub/a.md", "# A\n\nBoats left the the quay.\n")
    assert findings(repository, "TYP004") == (1, ["error"])
    repository.write("shared/gate.toml", '[gate]\nnested = "ignore"\n[rules]\nTYP004 = "error"\n')
    assert findings(repository, "TYP004") == (1, ["error"])


WORDS = ["teh", "recieve"]
BELOW: Mapping[str, Mapping[str, str]] = {
    "words.txt": {"words.txt": "teh\nrecieve\n"},
    "words": {"copydesk.toml": f"words = {WORDS}\n"},
    "words-files": {"copydesk.toml": 'words-files = ["w.txt"]\n', "w.txt": "teh\nrecieve\n"},
    "overrides": {"copydesk.toml": f'[[overrides]]\npaths = ["*.md"]\nwords = {WORDS}\n'},
    "pyproject": {"pyproject.toml": f"[tool.copydesk]\nwords = {WORDS}\n"},
    "root": {"copydesk.toml": f"root = true\nwords = {WORDS}\n"},
    "languages": {"copydesk.toml": 'languages = ["de"]\n'},
    "pack": {
        "copydesk.toml": 'packs = ["evil"]\n',
        "evil/data/misspellings.txt": "teh\n",
        "evil/data/english.txt": "teh recieve\n",
    },
    "profile": {
        "copydesk.toml": 'packs = ["evil"]\nprofile = "evil"\n',
        "evil/profiles/evil.toml": f'[levels]\nTYP001 = "info"\n[settings]\nwords = {WORDS}\n',
    },
    "redirects": {
        "copydesk.toml": 'packs = ["evil"]\nignore = ["TYP001"]\n',
        "evil/pack.toml": 'name = "evil"\n[redirects]\nmisspelled = "TYP002"\n',
    },
}


@pytest.mark.parametrize("how", BELOW)
@pytest.mark.parametrize("gate", [GATE.format("TYP001"), '[gate]\nnested = "ignore"\n'])
def test_nothing_below_excuses_what_a_gate_protects(repository: Desk, how: str, gate: str) -> None:
    repository.write("copydesk.toml", gate)
    repository.write("sub/deep/a.md", SLIPS)
    assert findings(repository, "TYP001") == (1, ["error", "error"])
    for name, text in BELOW[how].items():
        repository.write(f"sub/{name}", text)
    assert findings(repository, "TYP001") == (1, ["error", "error"])


@pytest.mark.parametrize("how", ["words.txt", "words", "words-files", "overrides", "pyproject"])
def test_words_at_the_gate_and_above_count(repository: Desk, how: str) -> None:
    """The gate stands in ``sub``; the words stand above it, or in the file of the gate."""
    repository.write("sub/copydesk.toml", GATE.format("TYP001"))
    repository.write("sub/deep/copydesk.toml", 'words = ["quay"]\n')
    repository.write("sub/deep/a.md", SLIPS)
    if how == "pyproject":
        (repository.folder / "copydesk.toml").unlink()
    for name, text in BELOW[how].items():
        repository.write(name, text.replace("*.md", "**/*.md"))
    assert findings(repository, "TYP001") == (0, [])
    for name in BELOW[how]:
        repository.write(name, "")
    assert findings(repository, "TYP001") == (1, ["error", "error"])
    repository.write("sub/words.txt", "teh\nrecieve\n")
    assert findings(repository, "TYP001") == (0, [])


def test_the_other_rules_are_those_of_the_nearest_settings(repository: Desk) -> None:
    repository.write("copydesk.toml", GATE.format("TYP004"))
    repository.write("sub/words.txt", "teh\nrecieve\n")
    repository.write("sub/a.md", SLIPS + "\nBoats left the the quay.\n")
    assert findings(repository, "TYP001") == (0, [])
    assert findings(repository, "TYP004") == (0, ["warning"])


def test_quotations_and_libraries_are_read_as_at_the_gate(repository: Desk) -> None:
    repository.write("copydesk.toml", 'retractions = ["gone.txt"]\n' + GATE.format('TYP004", "REF", "CIT'))
    repository.write("gone.txt", "10.1234/harbour.7\n")
    text = "# A\n\nSee doi:10.1234/harbour.7 and [@quay2020].\n\nHe said: “Boats left the the quay.”\n"
    repository.write("sub/a.md", text)
    before = told(repository)
    for nested in (
        'retractions = ["none.txt"]\nbibliography = ["none.bib"]\ncheck-quotations = true\n',
        'root = true\nprofile = "audit"\n',
    ):
        repository.write("sub/none.txt", "10.1234/other.7\n")
        repository.write("sub/none.bib", "@book{quay2020, title={The quay}}\n")
        repository.write("sub/copydesk.toml", nested)
        assert told(repository) == before, nested


def told(desk: Desk) -> list[tuple[str, str]]:
    """Return the findings of the rules that the gate protects, with their messages."""
    report = desk.run("check", "--format", "json", ".").json
    return [
        (one["rule_id"], one["message"])
        for file in report["files"]
        for one in file["findings"]
        if one["rule_id"][:3] in ("TYP", "REF", "CIT")
    ]


def test_of_two_gates_the_outer_one_says_what_is_found(repository: Desk) -> None:
    repository.write("copydesk.toml", GATE.format("TYP001"))
    repository.write("sub/copydesk.toml", f"words = {WORDS}\n" + GATE.format('TYP001", "TYP004'))
    repository.write("sub/deep/copydesk.toml", 'ignore = ["TYP"]\n')
    repository.write("sub/deep/a.md", SLIPS + "\nBoats left the the quay.\n")
    assert findings(repository, "TYP001") == (1, ["error", "error"])
    assert findings(repository, "TYP004") == (1, ["warning"])


def test_what_is_held_is_remembered_and_verified_as_it_counted(repository: Desk) -> None:
    repository.write("copydesk.toml", GATE.format("TYP001"))
    repository.write("words.txt", "teh\n")
    repository.write("sub/words.txt", "recieve\n")
    repository.write("sub/copydesk.toml", 'root = true\nwords = ["quay"]\n')
    repository.write("sub/a.md", SLIPS)
    for _ in range(2):
        assert repository.run("check", "sub/a.md").out.count("TYP001") == 1
    report = repository.run("check", "--format", "json", ".").out
    repository.write("report.json", report)
    assert repository.run("verify", "--rerun", "report.json").code == 0
    repository.write("words.txt", "quayside\n")
    assert repository.run("check", "sub/a.md").out.count("TYP001") == 2
    assert repository.run("verify", "report.json").code == 1


def test_fixes_below_a_gate_are_made_by_its_rules(repository: Desk) -> None:
    repository.write("copydesk.toml", GATE.format("TYP001"))
    repository.write("sub/words.txt", "teh\nrecieve\n")
    repository.write("sub/a.md", SLIPS)
    before = (repository.folder / "sub" / "a.md").read_text(encoding="utf-8")
    repository.run("fix", "sub/a.md")
    assert (repository.folder / "sub" / "a.md").read_text(encoding="utf-8") != before


@pytest.mark.parametrize("old", ["TYP001", "typ001", "misspelling"])
def test_no_pack_leads_away_from_a_built_in_rule(repository: Desk, old: str) -> None:
    repository.write("copydesk.toml", GATE.format("TYP001"))
    repository.write("sub/copydesk.toml", 'packs = ["evil"]\n')
    repository.write("sub/evil/pack.toml", f'name = "evil"\n[redirects]\n{old} = "TYP002"\n')
    repository.write("sub/a.md", "<!-- stet all: why -->\nThey recieve goods.\n")
    result = repository.run("check", ".")
    assert result.code == 2 and f"redirects: {old} is a rule" in result.out + result.err


def test_what_a_gate_protects_yields_to_nothing_that_may_be_silenced(repository: Desk) -> None:
    house = 'id = "HSE008"\nname = "many"\nyields_to = ["HSE009"]\n'
    common = (
        'version = 1\nstatus = "stable"\nseverity = "error"\nconfidence = "strong"\nscope = ["prose"]\nsummary = "s"\n'
        'message = "m {text}"\nrationale = "r"\nremedy = "r"\n[match]\nkind = "phrases"\nphrases = ["alot of boats"]\n'
        '[examples]\nbad = ["We saw ⟦alot of boats⟧.", "Here are ⟦alot of boats⟧."]\ngood = ["c", "d", "e"]\n'
    )
    repository.write("pack/HSE008-many.toml", house + common)
    repository.write("pack/HSE009-more.toml", 'id = "HSE009"\nname = "more"\n' + common)
    text = "# A\n\n<!-- stet HSE009: so they write -->\n\nWe had alot of boats.\n"
    repository.write("a.md", text)
    plain = 'packs = ["pack"]\nselect = ["HSE"]\n'
    repository.write("copydesk.toml", plain)
    assert findings(repository, "HSE008") == (0, [])
    repository.write("copydesk.toml", plain + GATE.format("HSE008"))
    assert findings(repository, "HSE008") == (1, ["error"])
    repository.write("copydesk.toml", plain + '[gate]\nmay-not-silence = ["HSE008", "HSE009"]\n')
    assert (findings(repository, "HSE008"), findings(repository, "HSE009")) == ((1, []), (1, ["error"]))
