"""Fixes: what is changed, what is left alone, and that a second run changes nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from desk import CLEAN, WARN, Desk
from packs import rule_text

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.rule import Edit
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.source import Span
from copydesk.pipeline import fix
from copydesk.pipeline.pipeline import Task
from copydesk.testing.examples import TODAY

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """All built-in rules."""
    return build(load(), Choice(today=TODAY))


def test_a_file_is_fixed_and_the_second_run_changes_nothing(desk: Desk) -> None:
    path = desk.write("a.md", WARN)
    result = desk.run("fix", "a.md")
    assert (result.code, result.err) == (0, "copydesk: 1 fix in 1 file\n")
    assert path.read_text() == WARN.replace("gizmo", "device")
    before = path.stat()
    assert desk.run("fix", "a.md").err == "copydesk: 0 fixes in 0 files\n"
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_mode_and_line_endings_and_mark_are_kept(desk: Desk) -> None:
    path = desk.write("a.md", b"\xef\xbb\xbfA gizmo\r\nand an \xc3\xa9cole.\r\n")
    path.chmod(0o640)
    desk.run("fix", "a.md")
    assert path.read_bytes() == b"\xef\xbb\xbfA device\r\nand an \xc3\xa9cole.\r\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_new_lines_follow_the_file() -> None:
    assert fix.apply_edits("a\r\nb\r\n", [Edit(Span(3, 3), "x\ny\r\nz\n")]) == "a\r\nx\r\ny\r\nz\r\nb\r\n"
    assert fix.apply_edits("ab", [Edit(Span(1, 1), "-"), Edit(Span(2, 2), "!")]) == "a-b!"


def test_utf_16_is_kept(desk: Desk) -> None:
    path = desk.write("a.txt", b"\xff\xfe" + "A gizmo, é.\n".encode("utf-16-le"))
    desk.run("fix", "a.txt")
    assert path.read_bytes() == b"\xff\xfe" + "A device, é.\n".encode("utf-16-le")


def test_a_diff_changes_nothing_and_is_exit_1(desk: Desk) -> None:
    path = desk.write("a.md", WARN)
    result = desk.run("fix", "--diff", "a.md")
    assert result.code == 1
    assert result.out.splitlines()[:2] == ["--- a/a.md", "+++ b/a.md"]
    assert "-The gizmo stands here.\n+The device stands here.\n" in result.out
    assert path.read_text() == WARN
    desk.write("b.md", CLEAN)
    assert desk.run("fix", "--diff", "b.md") == (0, "", "copydesk: 0 fixes in 0 files\n")


def test_standard_input_goes_to_standard_output(desk: Desk) -> None:
    assert desk.run("fix", "-", stdin=b"A gizmo.\n").out == "A device.\n"


def test_unsafe_fixes_are_made_only_when_asked_for(desk: Desk) -> None:
    rule = rule_text(
        'kind = "substitution"\nswap = { doodad = "part" }\nsafety = "unsafe"', id="HSE005", name="doodad"
    )
    desk.write("house/HSE005-doodad.toml", rule)
    path = desk.write("a.md", "A doodad.\n")
    desk.run("fix", "a.md")
    assert path.read_text() == "A doodad.\n"
    desk.run("fix", "--unsafe-fixes", "a.md")
    assert path.read_text() == "A part.\n"


def test_check_can_fix_first(desk: Desk) -> None:
    path = desk.write("a.md", WARN)
    assert desk.run("check", "--fix", "--fail-on", "info", "a.md").code == 0
    assert "device" in path.read_text()


def test_check_does_not_fix_standard_input(desk: Desk) -> None:
    result = desk.run("check", "--fix", "-", stdin=b"A gizmo.\n")
    assert (result.code, result.out) == (2, "")


def test_suppressed_findings_are_not_fixed(desk: Desk) -> None:
    path = desk.write("a.md", "<!-- stet gizmo: a name -->\nA gizmo.\n\nA gizmo.\n")
    desk.run("fix", "a.md")
    assert path.read_text() == "<!-- stet gizmo: a name -->\nA gizmo.\n\nA device.\n"


def test_overlapping_fixes_take_several_passes(desk: Desk) -> None:
    swap = 'kind = "substitution"\nswap = { "big gizmo" = "bigger" }\nsafety = "safe"'
    desk.write("house/HSE006-big.toml", rule_text(swap, id="HSE006", name="big-gizmo"))
    path = desk.write("a.md", "A big gizmo, a gizmo and a big gizmo.\n")
    desk.run("fix", "a.md")
    once = path.read_text()
    assert "gizmo" not in once
    desk.run("fix", "a.md")
    assert path.read_text() == once


def test_a_fix_that_brings_a_new_finding_is_not_made(desk: Desk) -> None:
    swap = 'kind = "substitution"\nswap = { doodad = "forbidden word" }\nsafety = "safe"'
    desk.write("house/HSE007-worse.toml", rule_text(swap, id="HSE007", name="worse"))
    path = desk.write("a.md", "A doodad and a gizmo.\n")
    desk.run("fix", "a.md")
    assert path.read_text() == "A doodad and a device.\n"


def test_a_fix_that_does_not_help_is_not_made(desk: Desk) -> None:
    swap = 'kind = "substitution"\nswap = { foo = "foo foo" }\nsafety = "safe"'
    desk.write("house/HSE008-loop.toml", rule_text(swap, id="HSE008", name="endless"))
    path = desk.write("a.md", "A foo here.\n")
    assert desk.run("fix", "a.md").code == 0
    assert path.read_text() == "A foo here.\n"


def test_links_inside_the_tree_are_followed_and_kept(desk: Desk) -> None:
    path = desk.write("real/a.md", WARN)
    (desk.folder / "link.md").symlink_to(path)
    assert desk.run("fix", "link.md").code == 0
    assert "device" in path.read_text()
    assert (desk.folder / "link.md").is_symlink()


@pytest.mark.parametrize("through", ["file", "folder"])
def test_nothing_is_written_through_a_link_out_of_the_tree(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, through: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.md").write_text(WARN)
    shutil.copy(desk.folder / "copydesk.toml", outside)
    shutil.copytree(desk.folder / "house", outside / "house")
    target = outside / "a.md" if through == "file" else outside
    link = desk.folder / ("link.md" if through == "file" else "link")
    link.symlink_to(target, target_is_directory=through == "folder")
    name = "link.md" if through == "file" else "link/a.md"
    result = desk.run("fix", name)
    assert (result.code, "a symbolic link leads out of its project" in result.err) == (2, True)
    assert (outside / "a.md").read_text() == WARN


def test_bytes_that_do_not_decode_are_never_rewritten(desk: Desk) -> None:
    path = desk.write("a.md", b"A gizmo in caf\xe9.\n")
    result = desk.run("fix", "a.md")
    assert (result.code, "not text in its encoding" in result.err) == (2, True)
    assert path.read_bytes() == b"A gizmo in caf\xe9.\n"


def test_signed_files_are_refused_unless_asked(desk: Desk) -> None:
    signed = "A gizmo.\n\n-----BEGIN C2PA MANIFEST----- data:application/c2pa;base64,AAAA -----END C2PA MANIFEST-----\n"
    path = desk.write("a.txt", signed)
    result = desk.run("fix", "a.txt")
    assert (result.code, "C2PA manifest" in result.err) == (2, True)
    assert path.read_text() == signed
    desk.run("fix", "--break-provenance", "a.txt")
    assert "A device." in path.read_text()


def test_a_file_that_cannot_be_written_is_told_and_left_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.write("a.md", WARN)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = desk.run("fix", "a.md")
    assert (result.code, "No space left on device" in result.err) == (2, True)
    assert path.read_text() == WARN
    assert sorted(item.name for item in desk.folder.iterdir()) == ["a.md", "copydesk.toml", "house"]


FILES = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".md", ".html", ".txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FIXTURES).as_posix())
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixtures_fixed_once_and_twice_are_the_same(path: Path, unsafe: bool, rules: RuleSet) -> None:
    from copydesk.input.readers import detect_format

    data = path.read_bytes()
    form = detect_format(path.name, data)
    if form is None:
        pytest.skip("not an article")
    try:
        once = fix.fix_data(path.name, data, Task(form, rules), unsafe=unsafe)
    except fix.Refused:
        return
    twice = fix.fix_data(path.name, once.data, Task(form, rules), unsafe=unsafe)
    assert twice.data == once.data
    assert twice.made == []


def test_every_fixable_example_is_fixed_once_and_for_all(rules: RuleSet) -> None:
    wrong: list[str] = []
    for rule in rules.catalogue.rules.values():
        for number, example in enumerate(rules.catalogue.text(rule.id).bad):
            if example.options:
                continue
            one = build(
                rules.catalogue,
                Choice(select=(rule.id,), today=TODAY, profile=(*rule.profiles, "default")[0]),
            )
            data = example.text.encode()
            try:
                once = fix.fix_data("example", data, Task(example.format, one), unsafe=True)
                twice = fix.fix_data("example", once.data, Task(example.format, one), unsafe=True)
            except fix.Refused:
                continue
            name = f"{rule.id}-bad-{number}"
            if twice.data != once.data:
                wrong.append(f"{name}: {once.data!r} becomes {twice.data!r}")
            if example.fixed is not None and once.data.decode() != example.fixed:
                wrong.append(f"{name}: {once.data.decode()!r}, but the rule file says {example.fixed!r}")
    assert not wrong, "\n".join(wrong)


def test_what_is_not_asked_for_is_not_done(desk: Desk) -> None:
    """Without being told, ``fix_data`` makes safe fixes only and leaves signed texts alone."""
    risky = rule_text('kind = "substitution"\nswap = { doodad = "device" }', id="HSE007", name="risky")
    desk.write("house/HSE007-risky.toml", risky)
    rules = build(load([str(desk.folder / "house")]), Choice(select=("HSE",)))
    task = Task("text", rules)
    data = b"A doodad and a gizmo.\n"
    assert fix.fix_data("a.txt", data, task).data == b"A doodad and a device.\n"
    assert fix.fix_data("a.txt", data, task, unsafe=True).data == b"A device and a device.\n"
    signed = b"A gizmo.\n\n-----BEGIN C2PA MANIFEST----- data:application/c2pa;base64,AAAA -----END C2PA MANIFEST-----\n"
    with pytest.raises(fix.Refused, match="C2PA manifest"):
        fix.fix_data("a.txt", signed, task)


def test_a_fix_is_made_where_it_helps_and_not_where_it_harms(desk: Desk) -> None:
    """Of many fixes of one pass only those that do harm are left out, however they are mixed."""
    swap = 'kind = "substitution"\nswap = { doodad = "forbidden word" }\nsafety = "safe"'
    desk.write("house/HSE007-worse.toml", rule_text(swap, id="HSE007", name="worse"))
    path = desk.write("a.md", "gizmo one. doodad two. gizmo three. gizmo four. doodad five. gizmo six.\n")
    left = "2 not made, because each would leave another finding behind"
    assert desk.run("fix", "a.md").err == f"copydesk: 4 fixes in 1 file; {left}\n"
    assert path.read_text() == "device one. doodad two. device three. device four. doodad five. device six.\n"


def test_a_fault_of_copydesk_ends_one_file_and_not_the_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.pipeline import fix as module

    whole = module.fix_data

    def failing(path: str, *arguments: Any, **options: Any) -> Any:
        if path.endswith("b.md"):
            raise IndexError("string index out of range")
        return whole(path, *arguments, **options)

    monkeypatch.setattr(module, "fix_data", failing)
    for name in "abc":
        desk.write(f"{name}.md", WARN)
    result = desk.run("fix", ".")
    assert result.code == 3
    assert "b.md" in result.err and "string index out of range" in result.err
    assert "2 fixes in 2 files" in result.err
    assert [(desk.folder / f"{name}.md").read_text() == WARN for name in "abc"] == [False, True, False]
