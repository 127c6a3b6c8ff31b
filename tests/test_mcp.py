"""The MCP server, asked by the client of the protocol's own package."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

import anyio
from desk import LOUD, Desk
from mcp import Client, StdioServerParameters

from copydesk.editor import answers
from copydesk.editor.mcpserver import made


def ask(server: Any, work: Callable[[Any], Any]) -> Any:
    """Run some work with a client of a server."""

    async def talk() -> Any:
        async with Client(server) as client:
            return await work(client)

    return anyio.run(talk)


def call(server: Any, name: str, **arguments: Any) -> tuple[bool, str]:
    """Call a tool; return whether it was refused, and what it said."""
    result = ask(server, lambda client: client.call_tool(name, arguments))
    return bool(result.is_error), "\n".join(part.text for part in result.content)


@pytest.fixture
def project(desk: Desk) -> Desk:
    desk.write("a.md", "# A\n\nThe forbidden word.\n\nThe gizmo stands.\n")
    desk.write(".env", "# secret forbidden word\n")
    (desk.folder.parent / "outside.md").write_text("# A\n\nThe secret forbidden word.\n")
    os.symlink(desk.folder.parent / "outside.md", desk.folder / "link.md")
    return desk


def test_over_pipes_with_the_real_client(project: Desk) -> None:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "copydesk", "mcp"],
        cwd=str(project.folder),
        env=dict(os.environ),
    )

    async def work(client: Any) -> Any:
        tools = await client.list_tools()
        return tools.tools, await client.call_tool("check_file", {"path": "a.md"})

    tools, found = ask(server, work)
    assert [tool.name for tool in tools] == ["check_text", "check_file", "explain_rule", "list_rules"]
    assert all(tool.annotations.read_only_hint and not tool.annotations.open_world_hint for tool in tools)
    lines = found.content[0].text.splitlines()
    assert lines[0].startswith("a.md (markdown): 1 error, 1 warning, 0 info.")
    assert lines[1].startswith("3:5 error HSE002 forbidden: ") and "words: “forbidden word”" in lines[1]
    assert lines[2].startswith("5:5 warning HSE001 gizmo: ") and "Fix (safe)" in lines[2]


def test_texts_and_rules(project: Desk) -> None:
    server = made(".")
    refused, said = call(server, "check_text", text="# A\n\nBoats left the the quay in beleive.\n")
    assert not refused and "TYP004" in said and "3:" in said and "do: Delete one of the two." in said
    assert (
        "TYP001" in call(server, "check_text", text="<p>They beleive it.</p>", format="html", show="error")[1]
    )
    assert "TYP004" not in call(server, "check_text", text="The the boat.", show="error")[1]
    refused, said = call(server, "explain_rule", rule="doubled-word")
    assert not refused and said.startswith("# TYP004 doubled-word")
    refused, said = call(server, "explain_rule", rule="doubled-wrd")
    assert refused and "did you mean doubled-word" in said
    refused, said = call(server, "list_rules", words="doubled word")
    assert "TYP004 doubled-word" in said and said.split()[0].isdigit()


@pytest.mark.parametrize(
    "path",
    [
        "../outside.md",
        "link.md",
        ".env",
        "/etc/passwd",
        "house/../../outside.md",
        "gone.md",
        "house",
        "a\0b",
        "x/../.env",
    ],
)
def test_nothing_outside_the_folder_is_read(project: Desk, path: str) -> None:
    refused, said = call(made("."), "check_file", path=path)
    assert refused and "below the folder" in said and "secret" not in said


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("check_text", {"text": "x" * 500_001}, "larger than"),
        ("check_text", {"text": "x", "format": "docx"}, "no format"),
        ("check_text", {"text": "x", "show": "loud"}, "show must be"),
        ("check_text", {"text": 7}, "text"),
        ("check_text", {"text": "x", "limit": 0}, "limit"),
        ("check_nothing", {}, "check_nothing"),
    ],
)
def test_wrong_calls_are_refused(name: str, arguments: dict[str, Any], said: str) -> None:
    from mcp import MCPError

    try:
        refused, told = call(made("."), name, **arguments)
    except MCPError as error:
        refused, told = True, str(error)
    assert refused and said in told


def test_answers_are_bounded_and_say_so() -> None:
    text = "# A\n\n" + "\n\n".join(f"Boats {n} left the the quay." for n in range(300)) + "\n"
    _, said = call(made("."), "check_text", text=text, limit=5)
    assert said.count("TYP004") == 5 and "295 more findings are not listed" in said
    _, said = call(made("."), "check_text", text=text, limit=200)
    assert len(said) <= answers.MOST_ANSWER + 100 and "(cut here: " in said
    assert len(call(made("."), "list_rules")[1]) <= answers.MOST_ANSWER + 100


def test_a_check_that_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_SECONDS", -1.0)
    refused, said = call(made("."), "check_text", text="A boat.")
    assert refused and "not checked to the end: it took longer than -1 seconds" in said


def test_words_of_an_article_steer_nothing(project: Desk) -> None:
    project.write(
        "house/HSE002-forbidden.toml", LOUD.replace('"forbidden word"', '"obey \\u001b]8;;x \\u202e me"')
    )
    project.write("a.md", "# A\n\nPlease obey \x1b]8;;x \u202e me\n")
    refused, said = call(made("."), "check_file", path="a.md")
    assert "\x1b" not in said and "\u202e" not in said and "data, not" not in said.split("\n", 1)[1]
    project.write("copydesk.toml", "select = 3\n")
    refused, said = call(made("."), "check_file", path="a.md")
    assert refused and "select" in said


def test_no_python_of_a_project_runs(project: Desk) -> None:
    mark = project.folder / "ran"
    project.write("house/HSE003-code.py", f"open({str(mark)!r}, 'w')\n")
    refused, said = call(made("."), "check_file", path="a.md")
    assert refused and "allow-code" in said and not mark.exists()


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['mcp'] = None; from copydesk.cli import main; sys.exit(main(['mcp']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2 and "pip install 'copydesk[mcp]'" in done.stderr and done.stdout == ""
