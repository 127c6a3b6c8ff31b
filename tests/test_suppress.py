"""``stet``: what a directive covers, and that one which is unused, unknown, open, expired or unreasoned is
told.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from packs import pack, rule_text

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.pipeline.pipeline import Task, examine
from copydesk.pipeline.policy import Policy


def judged(desk: Desk, text: str, *options: str, name: str = "a.md") -> tuple[list[str], list[str]]:
    """Return the open and the suppressed findings as ``RULE line``."""
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE", "CPD"]\n')
    desk.write(name, text)
    findings = desk.run("check", "--format", "json", *options, name).json["files"][0]["findings"]
    rows: dict[str, list[str]] = {"open": [], "suppressed": []}
    for finding in findings:
        rows[finding.get("status", "open")].append(f"{finding['rule_id']} {finding['start']['line']}")
    return rows["open"], rows["suppressed"]


@pytest.mark.parametrize(
    ("text", "open_", "suppressed"),
    [
        ("<!-- stet gizmo: name -->\nA gizmo.\n\nA gizmo.\n", ["HSE001 4"], ["HSE001 2"]),
        (
            "<!-- stet HSE001: name -->\n\nA gizmo and\na gizmo.\n\nA gizmo.\n",
            ["HSE001 6"],
            ["HSE001 3", "HSE001 4"],
        ),
        ("A gizmo. <!-- stet HSE001: name -->\n\nA gizmo.\n", ["HSE001 3"], ["HSE001 1"]),
        ("A.\n\nB.\n\nA gizmo. <!-- stet HSE001: x -->\n\nA gizmo.\n", ["HSE001 7"], ["HSE001 5"]),
        ("<!-- stet HSE001, forbidden: both -->\nA gizmo, a forbidden word.\n", [], ["HSE001 2", "HSE002 2"]),
        ("<!-- stet HSE001: only -->\nA gizmo, a forbidden word.\n", ["HSE002 2"], ["HSE001 2"]),
        ("<!-- stet HSE: family -->\nA gizmo.\n", [], ["HSE001 2"]),
        ("<!-- stet all: parody -->\nA gizmo, a forbidden word.\n", [], ["HSE001 2", "HSE002 2"]),
        (
            "<!-- stet gizmo: list -->\n- A gizmo.\n- A gizmo.\n\nA gizmo.\n",
            ["HSE001 5"],
            ["HSE001 2", "HSE001 3"],
        ),
        (
            "<!-- stet gizmo: table -->\n| a | b |\n|---|---|\n| gizmo | 1 |\n| 2 | gizmo |\n\nA gizmo.\n",
            ["HSE001 7"],
            ["HSE001 4", "HSE001 5"],
        ),
        (
            "A gizmo.\n\n<!-- stet-begin gizmo: lyrics -->\n\nA gizmo.\n\nA gizmo.\n\n<!-- stet-end -->\n\nA gizmo.\n",
            ["HSE001 1", "HSE001 11"],
            ["HSE001 5", "HSE001 7"],
        ),
        ("A gizmo.\n\nA gizmo.\n\n<!-- stet-file gizmo: catalogue -->\n", [], ["HSE001 1", "HSE001 3"]),
        ('---\nstet: "gizmo: catalogue"\n---\n\nA gizmo.\n', [], ["HSE001 5"]),
        ("<!-- stet gizmo until=2199-01-01: soon -->\nA gizmo.\n", [], ["HSE001 2"]),
        ("`<!-- stet gizmo: shown -->` A gizmo.\n", ["HSE001 1"], []),
        ("<!-- stetson gizmo: hat -->\nA gizmo.\n", ["HSE001 2"], []),
    ],
)
def test_what_a_directive_covers(desk: Desk, text: str, open_: list[str], suppressed: list[str]) -> None:
    assert judged(desk, text) == (open_, suppressed)


def test_directives_in_html_and_plain_text(desk: Desk) -> None:
    html = "<p>A gizmo.</p><!-- stet gizmo: name --><p>A gizmo.</p>"
    assert judged(desk, html, name="a.html") == (["HSE001 1"], ["HSE001 1"])
    assert judged(desk, "<!-- stet gizmo: name -->\nA gizmo.\n", name="a.txt") == ([], ["HSE001 2"])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<!-- stet gizmo: no longer -->\nA device.\n", "CPD002 1"),
        ("<!-- stet gizmo, forbidden: one -->\nA gizmo.\n", "CPD002 1"),
        ("<!-- stet gizmoo: typo -->\nA device.\n", "CPD003 1"),
        ("<!-- stet: everything -->\nA device.\n", "CPD003 1"),
        ("<!-- stet-begin gizmo: open -->\n\nA gizmo.\n", "CPD004 1"),
        ("A device.\n\n<!-- stet-end -->\n", "CPD004 3"),
    ],
)
def test_directives_that_are_wrong_are_findings(desk: Desk, text: str, complaint: str) -> None:
    assert complaint in judged(desk, text)[0]


def test_an_expired_directive_silences_nothing(desk: Desk) -> None:
    text = "<!-- stet gizmo until=2026-03-31: soon -->\nA gizmo.\n"
    assert judged(desk, text, "--today", "2026-03-31") == ([], ["HSE001 2"])
    assert judged(desk, text, "--today", "2026-04-01") == (["CPD005 1", "HSE001 2"], [])


def test_a_reason_is_required_in_the_audit_profile_only(desk: Desk) -> None:
    text = "<!-- stet gizmo -->\nA gizmo.\n"
    assert judged(desk, text) == ([], ["HSE001 2"])
    assert judged(desk, text, "--profile", "audit") == (["CPD006 1"], ["HSE001 2"])


def test_rules_that_did_not_run_are_not_called_unused(desk: Desk) -> None:
    assert judged(desk, "<!-- stet gizmo: name -->\nA device.\n", "--select", "forbidden,CPD") == ([], [])


def test_no_directive_silences_copydesk_itself(desk: Desk) -> None:
    open_, _ = judged(desk, "<!-- stet-file all: quiet -->\n<!-- stet gizmo: unused -->\nA device.\n")
    assert open_ == ["CPD002 1", "CPD002 2"]


def test_the_reason_is_in_the_report(desk: Desk) -> None:
    desk.write("a.md", "<!-- stet gizmo:  the firm's\n own name -->\nA gizmo.\n")
    report: Any = desk.run("check", "--format", "json", "a.md").json
    finding = report["files"][0]["findings"][0]
    assert (finding["status"], finding["justification"]) == ("suppressed", "the firm's own name")
    assert report["summary"]["suppressed"] == 1
    assert "1 let stand" in desk.run("check", "a.md").out


def test_a_finding_may_stand_by_its_fingerprint_in_the_configuration(desk: Desk) -> None:
    desk.write("a.md", "A gizmo.\n")
    report: Any = desk.run("check", "--format", "json", "a.md").json
    mark = report["files"][0]["findings"][0]["fingerprint"]
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE"]\n[[stet]]\npath = "a.md"\n'
        f'fingerprint = "{mark}"\nreason = "a name"\n',
    )
    after: Any = desk.run("check", "--format", "json", "a.md").json
    finding = after["files"][0]["findings"][0]
    assert (finding["status"], finding["justification"]) == ("suppressed", "a name")


def test_an_end_with_a_name_ends_only_what_has_that_name(desk: Desk) -> None:
    text = (
        "<!-- stet-begin gizmo: a -->\n\n<!-- stet-begin forbidden: b -->\n\nA gizmo, a forbidden word.\n\n"
        "<!-- stet-end gizmo -->\n\nA gizmo, a forbidden word.\n\n<!-- stet-end -->\n\nA forbidden word.\n"
    )
    assert judged(desk, text) == (["HSE001 9", "HSE002 13"], ["HSE001 5", "HSE002 5", "HSE002 9"])


def test_what_gives_way_to_another_rule_needs_no_directive(desk: Desk) -> None:
    """Findings are settled before directives are looked at: one for a finding that is gone is unused."""
    yielding = rule_text(
        'kind = "phrases"\nphrases = ["forbidden"]', "HSE003", "word", more='yields_to = ["HSE002"]'
    )
    desk.write("house/HSE003-word.toml", yielding)
    assert judged(desk, "<!-- stet HSE003: a word -->\nA forbidden word.\n") == (["CPD002 1", "HSE002 2"], [])
    assert judged(desk, "<!-- stet HSE003: a word -->\nA forbidden day.\n") == ([], ["HSE003 2"])


def test_what_the_configuration_lets_stand_needs_no_directive(desk: Desk) -> None:
    text = "<!-- stet gizmo: by directive -->\nA gizmo.\n"
    desk.write("a.md", text)
    report: Any = desk.run("check", "--format", "json", "a.md").json
    mark = report["files"][0]["findings"][0]["fingerprint"]
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE", "CPD"]\n[[stet]]\npath = "a.md"\n'
        f'fingerprint = "{mark}"\nreason = "by configuration"\n',
    )
    after: Any = desk.run("check", "--format", "json", "a.md").json
    found = [
        (one["rule_id"], one.get("status"), one.get("justification")) for one in after["files"][0]["findings"]
    ]
    assert found == [("CPD002", None, None), ("HSE001", "suppressed", "by configuration")]


def test_an_entry_of_the_configuration_for_a_finding_that_is_gone_is_told(desk: Desk) -> None:
    desk.write("a.md", "A device.\n")
    desk.write(
        "copydesk.toml",
        'root = true\npacks = ["house"]\nselect = ["HSE", "CPD"]\n[[stet]]\npath = "a.md"\n'
        'fingerprint = "0123456789abcdef0123"\nreason = "a name"\n',
    )
    report: Any = desk.run("check", "--format", "json", "a.md").json
    (found,) = report["files"][0]["findings"]
    assert found["rule_id"] == "CPD002" and "0123456789abcdef0123" in found["message"]


def test_the_nearest_block_around_a_directive_is_covered(desk: Desk) -> None:
    """In an item or a cell a directive is about that item or cell; before a list it is about the list."""
    text = "- A gizmo. <!-- stet gizmo: name -->\n- A gizmo.\n"
    assert judged(desk, text) == (["HSE001 2"], ["HSE001 1"])
    text = "| a | b |\n|---|---|\n| gizmo <!-- stet gizmo: cell --> | gizmo |\n"
    open_, suppressed = judged(desk, text)
    assert (len(open_), len(suppressed)) == (1, 1)
    text = "<!-- stet gizmo: one -->\n\nA gizmo.\n\n| a | b |\n|---|---|\n| gizmo | 1 |\n"
    assert judged(desk, text) == (["HSE001 7"], ["HSE001 3"])
    text = "A gizmo.\n\n<!-- stet gizmo: nothing follows -->\n"
    assert judged(desk, text)[1] == []


def test_what_is_meant_as_a_directive_is_told_where_there_is_no_other(desk: Desk) -> None:
    text = "<!-- Stet gizmo: a name -->\nA gizmo.\n"
    assert judged(desk, text) == (["CPD010 1", "HSE001 2"], [])
    assert judged(desk, f"{text}\n<!-- stet gizmo: a name -->\nA gizmo.\n") == (
        ["CPD010 1", "HSE001 2"],
        ["HSE001 5"],
    )
    assert judged(desk, "<!-- A remark -->\nA gizmo.\n") == (["HSE001 2"], [])


@pytest.mark.parametrize(
    ("remark", "silences"),
    [
        ("(stet gizmo: a name)", True),
        ('"stet gizmo: a name"', True),
        ("'stet gizmo: a name'", True),
        ("(stet gizmo: a name", False),
        ("(stet gizmo: a name'", False),
        ("stet gizmo: a name)", False),
        ("stet gizmo: a name", False),
    ],
)
def test_a_remark_of_markdown_is_a_comment_when_it_is_closed_as_it_was_opened(
    desk: Desk, remark: str, silences: bool
) -> None:
    assert judged(desk, f"[//]: # {remark}\n\nA gizmo.\n")[1] == ["HSE001 3"] * silences


def reasons(desk: Desk, stet: str) -> dict[str, str]:
    desk.write("a.md", f"---\nstet: {stet}\n---\n\nA gizmo and a forbidden word.\n")
    findings = desk.run("check", "--format", "json", "a.md").json["files"][0]["findings"]
    return {
        one["rule_id"]: one.get("justification", "") for one in findings if one.get("status") == "suppressed"
    }


def test_the_front_matter_gives_each_rule_its_reason(desk: Desk) -> None:
    named = {"HSE001": "a name", "HSE002": "a song"}
    assert reasons(desk, "\n  gizmo: a name\n  forbidden: a song") == named
    assert reasons(desk, '\n  - "gizmo: a name"\n  - forbidden: a song') == named
    assert reasons(desk, "\n  gizmo: a name\n  forbidden:") == {**named, "HSE002": ""}
    assert reasons(desk, "\n  gizmo: 3\n  forbidden: true") == {"HSE001": "", "HSE002": ""}


def test_a_directive_that_a_gate_refuses_silences_nothing(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text('kind = "phrases"\nphrases = ["gizmo"]'))
    rules = build(load([str(folder)]), Choice(select=("house",)))
    task = Task("markdown", rules)
    source = Source.from_text("<!-- stet-file HSE001: a name -->\n\nA gizmo.\n", "a.md")
    added = Policy(added=[(1, 1)])
    for policy, status in ((Policy(), "suppressed"), (Policy(refused=["file"]), "open"), (added, "open")):
        (found,) = [
            one for one in examine(source, task._replace(policy=policy)).findings if one.rule_id == "HSE001"
        ]
        assert found.status == status


def test_a_finding_without_width_is_covered_from_the_first_place_to_the_last(tmp_path: Path) -> None:
    rule = (
        "from copydesk.api import Span, rule\n"
        "@rule(id='HSE001', name='house-rule', version=1, status='stable', severity='info', confidence='strong',"
        " scope=['raw'], summary='s', message='m', rationale='r', remedy='r', bad=['a', 'b'], good=['c', 'd', 'e'])\n"
        "def run(ctx):\n    for at in range(len(ctx.doc.source.text)):\n        yield ctx.at(Span(at, at))\n"
    )
    rules = build(load([str(pack(tmp_path, rule))]), Choice(select=("house",)))
    text = "One.\n\n<!-- stet HSE001: a name -->\n\nTwo.\n\nSix.\n"
    findings = examine(Source.from_text(text, "a.md"), Task("markdown", rules)).findings
    covered = [one.span.start for one in findings if one.status == "suppressed"]
    assert covered == list(range(text.index("Two."), text.index("Two.") + 4))
