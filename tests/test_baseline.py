"""The baseline is a ratchet: known findings do not count, new ones do, and entries that are gone fail the
run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from hashlib import blake2b

import pytest
from desk import BAD, CLEAN, RULE, WARN, Desk
from packs import rule_text

from copydesk.pipeline import baselinefile
from copydesk.pipeline.baseline import recorded, tells_of
from copydesk.pipeline.likeness import likeness, sketch
from copydesk.project.parts import Row

FILE = "copydesk-baseline.json"


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A project with one known error and one known warning."""
    desk.write("a.md", BAD)
    desk.write("b.md", WARN)
    assert desk.run("baseline", ".").code == 0
    desk.write("copydesk.toml", f'root = true\npacks = ["house"]\nselect = ["HSE"]\nbaseline = "{FILE}"\n')
    return desk


def entries(desk: Desk) -> list[tuple[str, str]]:
    return [(row["path"], row["rule"]) for row in json.loads((desk.folder / FILE).read_text())["findings"]]


def test_known_findings_do_not_count_but_stay_in_the_report(known: Desk) -> None:
    result = known.run("check", "--format", "json", ".")
    assert result.code == 0
    assert result.json["summary"]["baselined"] == 2
    assert result.json["files"][0]["findings"][0]["status"] == "baseline"
    assert known.run("check", ".").out == "Nothing found in 2 files; 2 in the baseline.\n"


def test_new_findings_count(known: Desk) -> None:
    known.write("a.md", BAD + "\nAnother forbidden word.\n")
    result = known.run("check", ".")
    assert (result.code, result.out.count("HSE002")) == (1, 1)


def test_edits_elsewhere_and_reflow_do_not_matter(known: Desk) -> None:
    known.write("a.md", "A new first line.\n\n" + BAD.replace("The forbidden word", "The  forbidden\nword"))
    assert known.run("check", ".").code == 0


def test_a_renamed_file_keeps_its_entries(known: Desk) -> None:
    shutil.move(known.folder / "a.md", known.folder / "z.md")
    assert known.run("check", ".").code == 0


def test_a_second_finding_of_the_same_kind_is_new(known: Desk) -> None:
    known.write("a.md", BAD + BAD.split("\n", 2)[2])
    assert known.run("check", ".").code == 1


def test_stale_entries_fail_and_are_removed_by_an_update(known: Desk) -> None:
    known.write("a.md", CLEAN)
    result = known.run("check", ".")
    assert (result.code, "stale: HSE002 in a.md" in result.err) == (1, True)
    assert known.run("check", "--fail-on", "never", ".").code == 0
    assert known.run("baseline", ".").code == 0
    assert entries(known) == [("b.md", "HSE001")]
    assert known.run("check", ".").code == 0


def test_a_run_that_fails_for_stale_entries_only_says_so_in_one_line(known: Desk) -> None:
    known.write("a.md", CLEAN)
    result = known.run("check", ".")
    assert result.code == 1
    assert result.out == "Nothing found in 2 files; 1 entry of the baseline is stale; 1 in the baseline.\n"
    assert known.run("check", "--format", "markdown", ".").out.splitlines()[1:4] == [
        "## Copydesk: 1 entry of the baseline is stale",
        "",
        "Nothing found in 2 files; 1 entry of the baseline is stale; 1 in the baseline.",
    ]
    assert "1 entry of the baseline is stale" in known.run("check", "--format", "html", ".").out
    known.write("b.md", CLEAN)
    assert "; 2 entries of the baseline are stale.\n" in known.run("check", ".").out


def test_numbers_agree(known: Desk) -> None:
    known.write("b.md", CLEAN)
    assert f"{FILE}: 1 known finding; 0 added, 1 removed\n" in known.run("baseline", "prune", ".").err
    assert known.run("baseline", "check", ".").out == f"{FILE}: 1 known finding; 0 gone, 0 new\n"


def test_files_that_were_not_checked_are_left_alone(known: Desk) -> None:
    assert known.run("check", "b.md").code == 0
    assert known.run("baseline", "b.md").code == 0
    assert entries(known) == [("a.md", "HSE002"), ("b.md", "HSE001")]


def test_it_grows_only_when_told(known: Desk) -> None:
    known.write("c.md", BAD)
    assert (
        "1 of 3 findings is new and was not added (--allow-growth adds it)" in known.run("baseline", ".").err
    )
    assert len(entries(known)) == 2
    known.run("baseline", "--allow-growth", ".")
    assert len(entries(known)) == 3


def test_an_update_without_change_changes_no_byte(known: Desk) -> None:
    before = (known.folder / FILE).read_bytes()
    known.run("baseline", ".")
    assert (known.folder / FILE).read_bytes() == before


HOSTILE = {
    "empty": "",
    "a list": "[]",
    "an old version": '{"version": 1, "findings": []}',
    "a version that is no number": '{"version": true, "findings": []}',
    "nothing in it": '{"version": 3}',
    "binary": "\x00",
    "deep": "[" * 100_000,
    "a long number": '{"version": ' + "9" * 5_000 + ', "findings": []}',
    "an entry that is none": '{"version": 3, "findings": [7]}',
    "a missing key": '{"version": 3, "findings": [{"path": "a.md", "rule": "HSE001", "text": ""}]}',
    "a wrong type": '{"version": 3, "findings": '
    '[{"path": ["a.md"], "rule": "HSE001", "fingerprint": "", "text": ""}]}',
    "a severity of its own": '{"version": 3, "findings": '
    '[{"path": "a.md", "rule": "HSE001", "fingerprint": "", "text": "", "severity": "none"}]}',
    "sketches of another kind": '{"version": 3, "findings": [], "files": ["a.md"]}',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_broken_baseline_is_an_error_and_files_are_checked(known: Desk, text: str) -> None:
    known.write(FILE, text)
    result = known.run("check", "--format", "json", ".")
    assert result.code == 2
    assert len(result.json["files"]) == 2
    assert FILE in result.err and len(result.err) < 400
    for action in ("update", "check", "prune"):
        assert known.run("baseline", action, ".").code == 2
    assert (known.folder / FILE).read_text() == text


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "huge", "link to a device"])
def test_what_is_no_regular_file_of_some_size_is_not_read(known: Desk, kind: str) -> None:
    path = known.folder / FILE
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(baselinefile.MOST_BYTES + 1)
    elif kind == "link to a device":
        path.symlink_to("/dev/zero")
    if "device" in kind:
        known.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\n')
        result = known.run("check", "--baseline", "/dev/zero" if kind == "device" else FILE, ".")
    else:
        result = known.run("check", ".")
    assert result.code == 2 and "cannot be read" in result.err
    assert "HSE002" in result.out  # what is known is unknown, so it counts


def test_the_configuration_of_an_article_leads_to_no_file_outside_its_project(
    known: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / FILE
    shutil.move(known.folder / FILE, outside)
    (known.folder / FILE).symlink_to(outside)
    result = known.run("check", ".")
    assert result.code == 2 and "lies outside the project" in result.err
    (known.folder / FILE).unlink()
    assert known.run("check", "--baseline", str(outside), ".").code == 0


def test_many_stale_entries_are_counted_and_not_told_one_by_one(known: Desk) -> None:
    row = {"rule": "HSE002", "fingerprint": "f", "text": "x", "severity": "error"}
    rows = [{"path": f"gone{number}.md", **row} for number in range(3000)]
    known.write(
        FILE, json.dumps({"version": 3, "findings": rows, "files": {one["path"]: "" for one in rows}})
    )
    result = known.run("check", ".")
    assert result.code == 1 and len(result.err.splitlines()) == 51
    assert "2950 more are stale" in result.err
    assert len(known.run("check", "--format", "json", ".").json["baseline"]["stale"]) == 3000


def test_hostile_texts_of_entries_reach_no_terminal(known: Desk) -> None:
    row = {"path": "a.md", "rule": "HSE002", "fingerprint": "f", "text": "\x1b[2J\u202e\ud800", "by": "x"}
    known.write(FILE, json.dumps({"version": 3, "findings": [row, {**row, "path": "gone\0/\x1b[1m.md"}]}))
    for result in (known.run("check", "--fail-on", "never", "."), known.run("baseline", "check", ".")):
        assert "HSE002 in a.md" in result.out + result.err
        assert not set("\x1b\u202e\0") & set(result.out + result.err)
    report = known.run("check", "--format", "json", ".").json
    assert report["summary"]["exit_code"] == 1 and len(report["baseline"]["stale"]) == 2
    assert known.run("baseline", "prune", ".").code == 0
    assert entries(known) == []


def test_a_missing_baseline_is_an_error(known: Desk) -> None:
    (known.folder / FILE).unlink()
    assert known.run("check", ".").code == 2
    for action in ("update", "check", "prune"):
        result = known.run("baseline", action, ".")
        assert result.code == 2 and "baseline create" in result.err
    assert known.run("baseline", "create", ".").code == 0
    assert known.run("check", ".").code == 0


def test_the_file_can_be_read_by_people(known: Desk) -> None:
    known.write(
        "house/HSE003-cafe.toml",
        rule_text('kind = "phrases"\nphrases = ["the  café"]', id="HSE003", name="cafe"),
    )
    known.write("c.md", "# A title\n\nThe  café is open.\n")
    assert known.run("baseline", "--allow-growth", ".").code == 0
    text = (known.folder / FILE).read_text(encoding="utf-8")
    held = json.loads(text)
    assert held["version"] == 3
    assert [row["text"] for row in held["findings"]] == ["forbidden word", "gizmo", "The café"]
    assert [row["severity"] for row in held["findings"]] == ["error", "warning", "warning"]
    assert list(held["files"]) == ["a.md", "b.md", "c.md"]
    assert '"The café"' in text and len(text.splitlines()) == 13
    assert held["findings"] == sorted(held["findings"], key=lambda row: row["path"])


# -- what a run could not see --------------------------------------------------------------------------------


@pytest.fixture
def mended(known: Desk) -> Desk:
    """The known findings are gone, but nobody has told the baseline."""
    known.write("a.md", CLEAN)
    known.write("b.md", CLEAN)
    return known


def configured(desk: Desk, *lines: str) -> None:
    desk.write("copydesk.toml", "\n".join(['root = true\npacks = ["house"]', f'baseline = "{FILE}"', *lines]))


def test_what_can_be_seen_is_stale(mended: Desk) -> None:
    result = mended.run("check", "--format", "json", ".")
    assert result.code == 1
    stale = result.json["baseline"]["stale"]
    assert [(row["path"], row["rule"], row["severity"]) for row in stale] == [
        ("a.md", "HSE002", "error"),
        ("b.md", "HSE001", "warning"),
    ]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--select", "HSE001"], "HSE002"),
        (["--select", "HSE002"], "HSE001"),
        (["--ignore", "HSE002"], "HSE002"),
    ],
)
def test_rules_that_did_not_run_have_no_stale_entries(mended: Desk, options: list[str], left: str) -> None:
    configured(mended, 'select = ["HSE"]')
    report = mended.run("check", "--format", "json", *options, ".").json
    assert [row["rule"] for row in report["baseline"]["stale"]] == [
        {"HSE001", "HSE002"}.difference({left}).pop()
    ]
    assert mended.run("baseline", "prune", *options, ".").code == 0
    assert [rule for _, rule in entries(mended)] == [left]


@pytest.mark.parametrize(
    "setting",
    [
        'select = ["TYP001"]',
        'select = ["HSE"]\n[rules]\nHSE001 = "off"\nHSE002 = "off"',
        'select = ["HSE"]\n[[overrides]]\npaths = ["*.md"]\nignore = ["HSE"]',
        'select = ["HSE"]\nmax-bytes = 5',
    ],
    ids=["selected", "off", "override", "too large"],
)
def test_what_the_configuration_leaves_out_is_left_alone(mended: Desk, setting: str) -> None:
    before = entries(mended)
    configured(mended, setting)
    report = mended.run("check", "--format", "json", ".").json
    assert report["baseline"]["stale"] == []
    mended.run("baseline", "prune", ".")
    mended.run("baseline", "update", "--allow-growth", ".")
    assert entries(mended) == before


def test_a_file_that_is_left_out_is_left_alone(mended: Desk) -> None:
    configured(mended, 'select = ["HSE"]\nexclude = ["a.md"]')
    assert mended.run("baseline", "prune", ".").code == 0
    assert entries(mended) == [("a.md", "HSE002")]


def test_a_language_that_a_rule_does_not_read_hides_nothing_for_good(known: Desk) -> None:
    known.write("house/HSE001-gizmo.toml", RULE.replace("scope =", 'languages = ["en"]\nscope ='))
    assert 'languages = ["en"]' in (known.folder / "house/HSE001-gizmo.toml").read_text()
    german = "# Ein Titel\n\nDie Boote kamen früh am Morgen in den Hafen, und die Leute standen schon da.\n"
    known.write("b.md", german)
    assert known.run("check", ".").code == 0
    known.run("baseline", "prune", ".")
    assert ("b.md", "HSE001") in entries(known)


def test_a_rule_that_failed_has_no_stale_entries(mended: Desk) -> None:
    crash = (
        "from copydesk.api import rule\n@rule(id='HSE002', name='forbidden', version=1, status='stable', "
        "severity='error', confidence='strong', scope=['prose'], summary='s', message='m', rationale='r', "
        "remedy='r', bad=['⟦a⟧', '⟦b⟧'], good=['c', 'd', 'e'])\ndef crash(ctx):\n    raise ValueError\n"
    )
    (mended.folder / "house/HSE002-forbidden.toml").unlink()
    mended.write("house/HSE002-forbidden.py", crash)
    result = mended.run("check", "--allow-code", "--format", "json", ".")
    assert result.code == 3
    assert [row["rule"] for row in result.json["baseline"]["stale"]] == ["HSE001"]


@pytest.mark.parametrize(
    "form", [["--format", "json"], [], ["--show", "error"], ["--show", "info"]], ids=" ".join
)
def test_info_counts_only_where_it_is_asked_for(known: Desk, form: list[str]) -> None:
    known.write("house/HSE001-gizmo.toml", RULE.replace('severity = "warning"', 'severity = "info"'))
    (known.folder / FILE).unlink()
    assert known.run("baseline", "create", ".").code == 0
    assert [rule for _, rule in entries(known)] == ["HSE002"]
    (known.folder / FILE).unlink()
    assert known.run("baseline", "create", "--level", "info", ".").code == 0
    assert [rule for _, rule in entries(known)] == ["HSE002", "HSE001"]
    known.write("b.md", CLEAN)
    assert known.run("check", *form, ".").code == 0
    assert known.run("check", *form, "--fail-on", "info", ".").code == 1
    assert known.run("baseline", "check", ".").code == 0
    assert known.run("baseline", "check", "--level", "info", ".").code == 1


def test_where_info_fails_info_is_recorded(known: Desk) -> None:
    known.write("house/HSE001-gizmo.toml", RULE.replace('severity = "warning"', 'severity = "info"'))
    configured(known, 'select = ["HSE"]\nfail-on = "info"')
    (known.folder / FILE).unlink()
    known.run("baseline", "create", ".")
    assert [rule for _, rule in entries(known)] == ["HSE002", "HSE001"]


# -- files that are gone -------------------------------------------------------------------------------------

STORY = "# The pier\n\nThe forbidden word stands here.\n\n" + "".join(
    f"On day {day} the ferry left late because the crew of number {day} was ill.\n\n" for day in range(20)
)
OTHER = "# The pier\n\nThe forbidden word stands here.\n\n" + "".join(
    f"Tickets for seat {seat} cost more than last year, says the office at quay {seat}.\n\n"
    for seat in range(20)
)


@pytest.fixture
def gone(known: Desk) -> Desk:
    """The baseline knows an error of a file that is no longer there."""
    known.write("old.md", STORY)
    assert known.run("baseline", "update", "--allow-growth", ".").code == 0
    (known.folder / "old.md").unlink()
    return known


def test_an_entry_of_a_file_that_is_gone_hides_nothing_in_another_text(gone: Desk) -> None:
    gone.write("new.md", OTHER)
    result = gone.run("check", "--format", "json", ".")
    assert result.code == 1
    new = next(file for file in result.json["files"] if file["path"] == "new.md")
    assert [one.get("status", "open") for one in new["findings"]] == ["open"]
    assert [row["path"] for row in result.json["baseline"]["stale"]] == ["old.md"]


def test_nor_in_a_text_that_holds_only_that_sentence(gone: Desk) -> None:
    gone.write("new.md", STORY.partition("On day")[0])
    assert gone.run("check", "new.md").code == 1


@pytest.mark.parametrize("edited", [False, True])
def test_a_renamed_file_is_known_by_its_text(gone: Desk, edited: bool) -> None:
    text = (
        STORY.replace("day 3 the ferry left late because", "day 3 nobody came, and so") if edited else STORY
    )
    gone.write("archive/new.md", text)
    assert gone.run("check", ".").code == 0
    assert gone.run("check", "archive/new.md").code == 0
    assert gone.run("baseline", "update", ".").code == 0
    assert ("archive/new.md", "HSE002") in entries(gone) and ("old.md", "HSE002") not in entries(gone)


def test_one_of_two_copies_is_the_renamed_file(gone: Desk) -> None:
    gone.write("c.md", STORY)
    gone.write("d.md", STORY)
    report = gone.run("check", "--format", "json", ".").json
    assert [
        file["findings"][0].get("status", "open")
        for file in report["files"]
        if file["path"] in ("c.md", "d.md")
    ] == [
        "baseline",
        "open",
    ]


def test_a_text_moved_over_another_known_file_keeps_its_entries(gone: Desk) -> None:
    gone.write("b.md", STORY)
    report = gone.run("check", "--format", "json", ".").json
    assert [row["rule"] for row in report["baseline"]["stale"]] == ["HSE001"]
    assert report["summary"]["findings"]["error"] == 0


def test_files_that_are_gone_elsewhere_are_no_matter_of_the_run(gone: Desk) -> None:
    gone.write("sub/c.md", CLEAN)
    for paths in (["sub"], ["a.md"]):
        assert gone.run("check", *paths).code == 0
        assert gone.run("baseline", "prune", *paths).code == 0
    assert ("old.md", "HSE002") in entries(gone)
    assert gone.run("check", ".").code == 1
    assert gone.run("baseline", "prune", ".").code == 0
    assert ("old.md", "HSE002") not in entries(gone)


def test_entries_of_a_renamed_file_that_no_rule_looked_for_stay(gone: Desk) -> None:
    gone.write("new.md", STORY)
    assert gone.run("baseline", "update", "--select", "HSE001", ".").code == 0
    assert ("old.md", "HSE002") in entries(gone)


def test_the_last_file_may_go(desk: Desk) -> None:
    desk.write("news/a.md", BAD)
    assert desk.run("baseline", "create", "news").code == 0
    (desk.folder / "news/a.md").unlink()
    desk.run("baseline", "prune", ".")
    assert entries(desk) == []


def test_the_text_of_a_file_is_told_from_its_runs_of_words() -> None:
    assert likeness(sketch(STORY), sketch(STORY.replace(" ", "\n"))) == 1
    assert likeness(sketch(STORY), sketch(STORY.replace("day 3", "day three"))) > 0.8
    assert likeness(sketch(STORY), sketch(OTHER)) < 0.2
    assert likeness("", "") == 0 and sketch("—") == ""
    assert likeness(sketch("boat"), sketch("Boat!")) == 1
    assert len(sketch(STORY)) == 24 * 6


# -- under another heading -----------------------------------------------------------------------------------

MORE = "# The pier\n\nAt noon the forbidden word was heard again.\n\n## Boats\n\nThe boats came in.\n"


@pytest.fixture
def heard(known: Desk) -> Desk:
    known.write("c.md", MORE)
    assert known.run("baseline", "update", "--allow-growth", ".").code == 0
    return known


@pytest.mark.parametrize(
    "text",
    [
        MORE.replace("# The pier", "# The pier at noon"),
        MORE.replace("At noon", "## Noon\n\nIt was hot.\n\nAt noon"),
        MORE.replace("# The pier\n\n", ""),
    ],
    ids=["worded anew", "one more", "gone"],
)
def test_a_finding_is_known_under_another_heading_by_what_stands_beside_it(heard: Desk, text: str) -> None:
    heard.write("c.md", text)
    assert heard.run("check", ".").code == 0
    assert heard.run("baseline", "check", ".").code == 0
    before = (heard.folder / FILE).read_bytes()
    assert heard.run("baseline", "update", ".").code == 0
    assert (heard.folder / FILE).read_bytes() != before
    heard.write("d.md", text)
    assert heard.run("check", "d.md").code == 1


def test_a_second_one_under_another_heading_is_new(heard: Desk) -> None:
    heard.write("c.md", MORE + "\nAt noon the forbidden word was heard again.\n")
    report = heard.run("check", "--format", "json", "c.md").json
    assert [one.get("status", "open") for one in report["files"][0]["findings"]] == ["baseline", "open"]


def test_too_little_beside_it_makes_it_new_under_another_heading(known: Desk) -> None:
    known.write("a.md", BAD.replace("# A title", "# Another title"))
    result = known.run("check", "a.md")
    assert result.code == 1 and "stale" in result.err and "HSE002" in result.out


# -- the commands --------------------------------------------------------------------------------------------


def test_create_does_not_write_over_a_baseline(known: Desk) -> None:
    before = (known.folder / FILE).read_bytes()
    result = known.run("baseline", "create", ".")
    assert result.code == 2 and "baseline update" in result.err
    assert (known.folder / FILE).read_bytes() == before


def test_check_says_what_is_gone_and_new_and_writes_nothing(known: Desk) -> None:
    before = (known.folder / FILE).read_bytes()
    result = known.run("baseline", "check", ".")
    assert (result.code, result.out) == (0, f"{FILE}: 2 known findings; 0 gone, 0 new\n")
    known.write("a.md", CLEAN)
    known.write("b.md", WARN + "\nAnother gizmo.\n")
    result = known.run("baseline", "check", ".")
    assert result.code == 1
    assert result.out == (
        f"{FILE}: 2 known findings; 1 gone, 1 new\n"
        "  gone: HSE002 in a.md (forbidden word)\n"
        "  new: HSE001 in b.md:5 (gizmo)\n"
    )
    assert (known.folder / FILE).read_bytes() == before


def test_prune_takes_out_what_is_gone_and_nothing_else(known: Desk) -> None:
    before = (known.folder / FILE).read_text().splitlines()
    known.write("a.md", CLEAN)
    known.write("b.md", WARN + "\nAnother gizmo.\n")
    assert known.run("baseline", "prune", ".").code == 0
    after = (known.folder / FILE).read_text().splitlines()
    assert entries(known) == [("b.md", "HSE001")]
    assert [line for line in after if "b.md" in line] == [line for line in before if "b.md" in line]
    assert known.run("baseline", "prune", "--allow-growth", ".").code == 2


def test_a_folder_may_be_called_like_an_action(known: Desk) -> None:
    known.write("check/c.md", BAD)
    assert known.run("baseline", "update", "--allow-growth", "./check").code == 0
    assert ("check/c.md", "HSE002") in entries(known)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["crate", "."], "crate: no such file or folder; did you mean “create”?"),
        (["chekc", "."], "chekc: no such file or folder; did you mean “check”?"),
        (["--level", "error", "prune", "."], "what to do is said first: copydesk baseline prune"),
        ([".", "nowhere"], "nowhere: no such file or folder"),
        (["update", ".", "nowhere.md"], "nowhere.md: no such file or folder"),
        (["prune", ".", "nowhere*.md"], "nowhere*.md: no article matches this pattern"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("there", [True, False], ids=["known", "unknown"])
def test_nothing_is_written_when_an_argument_is_not_there(
    known: Desk, arguments: list[str], said: str, there: bool
) -> None:
    known.write("a.md", CLEAN)
    before = (known.folder / FILE).read_bytes()
    if not there:
        (known.folder / FILE).unlink()
    result = known.run("baseline", *arguments)
    assert result.code == 2 and said in result.err, result.err
    assert (known.folder / FILE).read_bytes() == before if there else not (known.folder / FILE).exists()


def test_a_reason_is_kept_and_shown(known: Desk) -> None:
    known.write("c.md", BAD)
    said = ["--reason", "left as printed", "--by", "the night desk"]
    assert known.run("baseline", "update", "--allow-growth", *said, ".").code == 0
    known.write("c.md", "New.\n\n" + BAD)
    assert known.run("baseline", "update", ".").code == 0
    row = next(
        row for row in json.loads((known.folder / FILE).read_text())["findings"] if row["path"] == "c.md"
    )
    assert (row["reason"], row["by"]) == ("left as printed", "the night desk")
    report = known.run("check", "--format", "json", "c.md").json
    (finding,) = report["files"][0]["findings"]
    assert (finding["status"], finding["justification"]) == ("baseline", "left as printed")


def test_an_edit_elsewhere_changes_no_line_of_the_file(gone: Desk) -> None:
    gone.write("old.md", STORY)
    before = (gone.folder / FILE).read_bytes()
    gone.write("old.md", STORY.replace("day 3 the ferry left late because", "day 3 nobody came, and so"))
    assert gone.run("baseline", "update", ".").code == 0
    assert (gone.folder / FILE).read_bytes() == before


def test_a_file_of_version_2_is_read_and_becomes_one_of_version_3(known: Desk) -> None:
    held = json.loads((known.folder / FILE).read_text())
    rows = [{key: row[key] for key in ("path", "rule", "fingerprint", "text")} for row in held["findings"]]
    known.write(FILE, json.dumps({"version": 2, "findings": rows}))
    assert known.run("check", ".").code == 0
    assert known.run("baseline", "check", ".").code == 0
    assert known.run("baseline", "update", ".").code == 0
    assert json.loads((known.folder / FILE).read_text()) == held
    known.write(FILE, json.dumps({"version": 2, "findings": rows}))
    known.write("a.md", CLEAN)
    assert known.run("check", ".").code == 1


def test_the_fingerprints_of_version_2_are_known_in_version_2_only(known: Desk) -> None:
    """They depended on what stood 400 letters away."""
    long = "# A title\n\nThe forbidden word stands here.\n\n" + "y" * 900 + "\n"
    known.write("a.md", long)
    held = json.loads((known.folder / FILE).read_text())
    (row,) = [row for row in held["findings"] if row["path"] == "a.md"]
    parts = ["HSE002", "forbidden word", "the", "|", "stands", "|", "a title"]
    former = blake2b("\x1f".join(parts).encode(), digest_size=10).hexdigest()
    assert former != row["fingerprint"]
    old = {"path": "a.md", "rule": "HSE002", "fingerprint": former, "text": "forbidden word"}
    for version, code in ((2, 0), (3, 1)):
        known.write(FILE, json.dumps({"version": version, "findings": [old]}))
        assert known.run("check", "a.md").code == code
    known.write(FILE, json.dumps({"version": 2, "findings": [old]}))
    assert known.run("baseline", "update", "a.md").code == 0
    (row,) = json.loads((known.folder / FILE).read_text())["findings"]
    assert row["fingerprint"] != former and row["severity"] == "error"
    stet = f'[[stet]]\npath = "a.md"\nfingerprint = "{former}"\nreason = "as printed"\n'
    known.write("copydesk.toml", f'root = true\npacks = ["house"]\nselect = ["HSE"]\n{stet}')
    assert known.run("check", "a.md").code == 0


def test_two_branches_can_be_joined(known: Desk) -> None:
    """Both sides of a conflict are read; what either side removed and is gone, goes."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(known.folder)]

    def run(*arguments: str, code: int = 0) -> None:
        assert subprocess.run([*git, *arguments], capture_output=True, check=False).returncode == code

    run("init", "-q", "-b", "main")
    run("add", ".")
    run("commit", "-qm", "one")
    for branch, text in (("left", "c.md"), ("right", "d.md")):
        run("checkout", "-q", "-b", branch, "main")
        known.write(text, BAD.replace("title", text))
        assert known.run("baseline", "update", "--allow-growth", ".").code == 0
        run("add", ".")
        run("commit", "-qm", branch)
    run("merge", "-q", "left", code=1)
    result = known.run("check", ".")
    assert result.code == 2 and "conflict" in result.err and "baseline update" in result.err
    assert known.run("baseline", "prune", ".").code == 2
    assert known.run("baseline", "update", ".").code == 0
    assert [path for path, _ in entries(known)] == ["a.md", "b.md", "c.md", "d.md"]
    assert known.run("check", ".").code == 0
    assert list(json.loads((known.folder / FILE).read_text())["files"]) == ["a.md", "b.md", "c.md", "d.md"]


def test_what_is_remembered_knows_which_rules_ran(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(known.folder.parent / "cache"))
    configured(known, 'select = ["HSE"]', "")
    lines = (known.folder / "copydesk.toml").read_text()
    known.write("copydesk.toml", lines.replace(f'baseline = "{FILE}"', ""))
    known.write("a.md", CLEAN)
    assert known.run("check", ".").code == 0
    known.write("copydesk.toml", lines)
    assert [known.run("check", ".").code for _ in range(2)] == [1, 1]


@pytest.mark.parametrize(
    ("key", "value"), [("rule", "HSE001"), ("rule", "CPD001"), ("severity", "info"), ("text", "anything")]
)
def test_an_entry_hides_only_what_it_says_of_itself(known: Desk, key: str, value: str) -> None:
    book = json.loads((known.folder / FILE).read_text())
    (entry,) = (one for one in book["findings"] if one["path"] == "a.md")
    assert entry[key] != value
    entry[key] = value
    known.write(FILE, json.dumps(book))
    done = known.run("check", "--format", "json", "a.md")
    assert (done.code, done.json["summary"]["baselined"]) == (1, 0)


def test_an_entry_knows_its_finding_wherever_its_text_was_cut() -> None:
    text = "Nobody had seen the boats leave the quay that day, or so it – “was” – said by all"
    for end in range(2, len(text)):
        finding = Row("HSE001", "error", "open", "ab", text[:end])
        (entry,) = recorded("a.md", [finding], "info")
        assert tells_of(entry, finding)
        assert not tells_of(entry._replace(text="Some had heard"), finding)


@pytest.mark.parametrize("common", ["", "||||||| c\n"])
def test_a_conflict_behind_the_end_of_the_file_is_joined(known: Desk, common: str) -> None:
    text = (known.folder / FILE).read_text()
    for written in (text, json.dumps(json.loads(text)) + "\n"):
        known.write(FILE, f"{written}<<<<<<< a\n{common}=======\n>>>>>>> b\n")
        assert known.run("baseline", "update", ".").code == 0
        assert (known.folder / FILE).read_text() == text
