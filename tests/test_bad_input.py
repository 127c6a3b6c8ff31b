"""Bad input: each kind gets a clear message and its exit code, and all other files are still checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from desk import BAD, CLEAN, WARN, Desk


def make_missing(desk: Desk) -> str:
    return "missing.md"


def make_unreadable(desk: Desk) -> str:
    path = desk.write("closed.md", CLEAN)
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser may read everything, so the refusal must be played
        desk.refuse("closed.md")
    return "closed.md"


def make_binary(desk: Desk) -> str:
    desk.write("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return "picture.png"


def make_binary_named_markdown(desk: Desk) -> str:
    desk.write("picture.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return "picture.md"


def make_huge(desk: Desk) -> str:
    with open(desk.folder / "huge.md", "wb") as file:
        file.truncate(100_000_000)
    return "huge.md"


def make_pipe(desk: Desk) -> str:
    os.mkfifo(desk.folder / "pipe.md")
    return "pipe.md"


def make_dangling(desk: Desk) -> str:
    (desk.folder / "gone.md").symlink_to(desk.folder / "nowhere.md")
    return "gone.md"


@pytest.mark.parametrize(
    ("make", "reason", "message"),
    [
        (make_missing, "missing", "no such file or folder"),
        (make_unreadable, "unreadable", "cannot be read: Permission denied"),
        (make_binary, "not-an-article", "not checked: binary"),
        (make_binary_named_markdown, "not-an-article", "not checked: binary"),
        (make_huge, "too-large", "100,000,000 bytes, larger than the limit of 10,000,000 bytes"),
        (make_pipe, "not-a-file", "not a regular file"),
        (make_dangling, "unreadable", "cannot be read: No such file"),
    ],
)
def test_what_cannot_be_checked_is_said_and_the_rest_is_checked(
    desk: Desk, make, reason: str, message: str
) -> None:  # type: ignore[no-untyped-def]
    name = make(desk)
    desk.write("a.md", WARN)
    result = desk.run("check", "--format", "json", name, "a.md")
    assert result.code == 2
    assert [file["path"] for file in result.json["files"]] == ["a.md"]
    assert [(skip["path"], skip["reason"]) for skip in result.json["skipped"]] == [(name, reason)]
    assert f"copydesk: {name}: " in result.err
    assert message in result.err


def test_the_limit_can_be_raised(desk: Desk) -> None:
    desk.write("a.md", CLEAN + "More words. " * 40)
    assert desk.run("check", "--max-bytes", "100", "a.md").code == 2
    assert desk.run("check", "--max-bytes", "10000", "a.md").code == 0
    assert desk.run("check", "--max-bytes", "100", "-", stdin=b"x" * 200).code == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"---\n",
        b"---\ntitle: [x\n---\n",
        b"# \xff\xfe\x80 title\n\nB\xe9ton.\n",
        b"> " * 3000 + b"deep\n",
        b"- " * 3000 + b"deep\n",
        b"[" * 5000 + b"x" + b"]" * 5000,
        b"<!-- never closed",
        b"| a |\n|---|\n" * 500,
        b"*" * 20_000,
        b"```\n" * 999,
        "\u202e\U000e0041\u200d\ufeff".encode() * 500,
        b"\r\n\r\r\n" * 500,
        b"a" * 200_000,
    ],
    ids=lambda data: repr(data[:12]),
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_strange_content_is_checked_without_a_fault(desk: Desk, data: bytes, name: str) -> None:
    desk.write(name, data)
    result = desk.run("check", "--format", "json", "--config", "/dev/null", name)
    assert result.code in (0, 1), result.err
    file = result.json["files"][0]
    assert file["bytes"] == len(data)
    assert all(finding["rule_id"] != "CPD001" for finding in file["findings"])


def test_deeply_nested_html_is_checked_without_a_fault(desk: Desk) -> None:
    desk.write("a.html", "<div>" * 30_000 + "<p>Deep.</p>")
    assert desk.run("check", "--config", "/dev/null", "a.html").code in (0, 1)


def test_names_that_are_not_text_or_steer_a_terminal(desk: Desk) -> None:
    desk.write("a\x1b[31m.md", WARN)
    Path(os.fsdecode(os.fsencode(desk.folder) + b"/b\xff.md")).write_text(BAD)
    result = desk.run("check", "--format", "json", ".")
    assert [file["path"] for file in result.json["files"]] == ["a\x1b[31m.md", "b\ufffd.md"]
    text = desk.run("check", ".")
    assert "\x1b" not in text.out
    assert "a␛[31m.md:3:5" in text.out


def test_a_broken_rule_file_stops_the_run_with_every_error_named(desk: Desk) -> None:
    desk.write("house/HSE003-x.toml", "id = 3\nnonsense = true\n")
    desk.write("house/HSE004-y.toml", "id = \n")
    desk.write("a.md", CLEAN)
    result = desk.run("check", "a.md")
    assert result.code == 2
    for part in ("HSE003-x.toml:1: id", "HSE003-x.toml:2: nonsense: unknown key", "HSE004-y.toml"):
        assert part in result.err


def test_a_missing_pack_is_named(desk: Desk) -> None:
    desk.write("a.md", CLEAN)
    result = desk.run("check", "--pack", "nowhere", "a.md")
    assert (result.code, "no such rule pack" in result.err) == (2, True)


@pytest.mark.parametrize("way", ["file", "folder"])
def test_a_link_shows_nothing_that_lies_outside_of_its_project(
    desk: Desk, way: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("secrets")
    (outside / "key.md").write_text(BAD)
    (desk.folder / ".git").mkdir()
    if way == "file":
        (desk.folder / "a.md").symlink_to(outside / "key.md")
        name = "a.md"
    else:
        (desk.folder / "docs").symlink_to(outside)
        name = "docs/key.md"
    result = desk.run("check", "--format", "json", name)
    assert result.code == 2 and "word stands here" not in result.out + result.err
    assert [skip["reason"] for skip in result.json["skipped"]] == ["outside"]
    assert desk.run("fix", name).code == 2


@pytest.mark.parametrize("told", [True, False])
def test_a_folder_that_a_link_names_is_read_where_nothing_says_whose_it_is(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    from copydesk.cli import main

    outside, here = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("here")
    (outside / "a.md").write_text("# A title\n\nHe recieved it.\n")
    (here / "texts").symlink_to(outside, target_is_directory=True)
    if told:
        (here / ".git").mkdir()
    monkeypatch.chdir(here)
    assert main(["check", "--no-cache", "texts"]) == (2 if told else 1)
    assert main(["fix", "texts"]) == 2
    assert "recieved" in (outside / "a.md").read_text()


def test_a_link_inside_of_its_project_is_followed(desk: Desk) -> None:
    desk.write("texts/b.md", BAD)
    (desk.folder / "a.md").symlink_to("texts/b.md")
    assert desk.run("check", "a.md").code == 1
