"""TOML of a stranger, wherever it stands, is an error that names its place, and never the end of the run."""

import os
from pathlib import Path

import pytest
from desk import Desk

from copydesk.base.tomlread import TomlFault, read, read_bytes
from copydesk.input.companions import parse_list
from copydesk.project.configfile import ConfigError, load_layer

LONG = "9" * 5_000
UNHEARD_OF = {
    "digits": LONG,
    "negative": f"-{LONG}",
    "parted": "9_" * 5_000 + "9",
    "hexadecimal": "0x" + "f" * 5_000,
    "binary": "0b" + "1" * 50_000,
    "in a list": f"[[1, {LONG}]]",
    "in a table": f"{{ b = {LONG} }}",
    "deep list": "[" * 600 + "]" * 600,
    "shallower list": "[" * 150 + "]" * 150,
}


@pytest.mark.parametrize("value", UNHEARD_OF.values(), ids=UNHEARD_OF)
def test_what_no_value_is_has_one_error(value: str) -> None:
    with pytest.raises(TomlFault):
        read(f"a = 1\nb = {value}\n")


@pytest.mark.parametrize(
    "text",
    ["rules." * 6_000 + "a = 1", "[rules" + ".A" * 6_000 + "]\na = 1", 'a."b"' + '."b"' * 6_000 + " = 1"],
)
def test_a_key_of_thousands_of_parts_is_nested_too_deeply(text: str) -> None:
    with pytest.raises(TomlFault, match="nested too deeply"):
        read(text)


def test_errors_know_their_place() -> None:
    for text, place in (
        (f"a = 1\nb = {LONG}", (2, 5)),
        ("a = 1\n\nb =\n", (3, 4)),
        ("a = 2024-02-31", (1, 5)),
    ):
        with pytest.raises(TomlFault) as caught:
            read(text)
        assert (caught.value.line, caught.value.column) == place, caught.value
    with pytest.raises(TomlFault) as caught:
        read_bytes(b"a = 1\nb = '\xff'")
    assert caught.value.line == 2


def test_what_people_write_is_read() -> None:
    text = "\ufeffa = 123456789012345678901\r\nb.c.d = [1.5, {e = 2024-02-29}]\r\n"
    values = read(text)
    assert values["a"] == 123456789012345678901
    assert values["b"]["c"]["d"][0] == 1.5


@pytest.mark.parametrize("value", UNHEARD_OF.values(), ids=UNHEARD_OF)
@pytest.mark.parametrize("name", ["copydesk.toml", "pyproject.toml"])
def test_a_configuration_is_named_with_its_error(tmp_path: Path, name: str, value: str) -> None:
    path = tmp_path / name
    head = "[tool.copydesk]\n" if name == "pyproject.toml" else ""
    path.write_text(f"{head}max-bytes = {value}\n")
    with pytest.raises(ConfigError, match=name):
        load_layer(str(path))


@pytest.mark.parametrize("value", UNHEARD_OF.values(), ids=UNHEARD_OF)
def test_an_article_is_checked_whatever_its_front_matter_and_its_sources_are(desk: Desk, value: str) -> None:
    desk.write("a.md", f"+++\na = {value}\n+++\n\n# Pier\n\nThey will recieve it.\n")
    desk.write("sources.toml", f"[[source]]\nid = {value}\n")
    desk.write("copydesk.toml", "root = true\n")
    done = desk.run("check", "a.md", "--format", "json")
    assert done.code == 1
    assert {"TYP001", "CPD007", "CIT013"} <= {one["rule_id"] for one in done.json["files"][0]["findings"]}


def test_a_list_of_sources_may_have_a_byte_order_mark() -> None:
    found = parse_list("sources.toml", b'\xef\xbb\xbf[[source]]\nid = "log"\n', "a.md", own=False)
    assert (found.problem, [dict(one) for one in found.entries]) == ("", [{"id": "log"}])


@pytest.mark.parametrize(
    "line",
    [
        *(
            f'{key} = ["a\\u0000"]'
            for key in ("packs", "facts", "retractions", "bibliography", "words", "exclude")
        ),
        *(f'{key} = "a\\u0000"' for key in ("extends", "baseline", "profile")),
        'schemas = { "1.0" = "\\u0000" }',
        '[[stet]]\npath = "\\u0000"\nfingerprint = "x"\nreason = "x"',
        '[[overrides]]\npaths = ["\\u0000"]\nfail-on = "never"',
    ],
)
def test_a_nul_in_a_configuration_is_an_error_with_its_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "copydesk.toml"
    path.write_text(line + "\n")
    key = line.strip("[]").split(" ")[0].split("]")[0]
    with pytest.raises(ConfigError, match=rf"{os.path.basename(path)}:\d+: {key}.*NUL"):
        load_layer(str(path))


def test_a_broken_configuration_below_keeps_no_other_folder_from_being_checked(desk: Desk) -> None:
    desk.write("a.md", "# Pier\n\nThey will recieve it.\n")
    desk.write("north/b.md", "# Pier\n\nThey will recieve it.\n")
    desk.write("north/copydesk.toml", f"a = {LONG}\n")
    desk.write("copydesk.toml", "root = true\n")
    done = desk.run("check", ".", "--format", "json")
    assert done.code == 2
    assert [one["path"] for one in done.json["files"]] == ["a.md"]
    assert [(one["path"], one["reason"]) for one in done.json["skipped"]] == [("north/b.md", "configuration")]
    desk.write("copydesk.toml", '[gate]\nnested = "ignore"\n')
    done = desk.run("check", ".", "--format", "json")
    assert (done.code, [one["path"] for one in done.json["files"]]) == (1, ["a.md", "north/b.md"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("facts.toml", f"a = {LONG}"),
        ("calendar.toml", "[" * 600),
        ("calendar.toml", "a = '\0'"),
        ("calendar.json", "[" * 100_000),
        ("calendar.json", f'{{"a": {LONG}}}'),
        ("names.txt", b"\xff\xfe\xfa"),
    ],
)
def test_a_data_file_of_a_pack_that_cannot_be_read_is_named(
    desk: Desk, name: str, content: str | bytes
) -> None:
    desk.write("a.md", "# Pier\n\nThe gizmo.\n")
    desk.write(f"house/data/{name}", content)
    done = desk.run("check", "a.md")
    assert (done.code, name in done.err) == (2, True)


@pytest.mark.parametrize("content", ["[" * 100_000, f'{{"a": {LONG}}}', '{"a": "\0"}'])
def test_a_schema_that_cannot_be_read_is_told(desk: Desk, content: str) -> None:
    desk.write("copydesk.toml", 'root = true\n[rules.MET012]\nschema = "s.json"\n')
    desk.write("s.json", content)
    desk.write("a.json", '{"uri": "urn:x", "type": "text", "version": "1.0", "headline": "Pier"}')
    assert desk.run("check", "a.json").code in (1, 2)
