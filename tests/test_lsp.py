"""The language server, asked by a real client over pipes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packs import rule_text

pytest.importorskip("pygls")

from desk import LOUD, RULE
from editor import Editor, a_range, applied
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from copydesk.editor.openarticles import path_of
from copydesk.editor.ruler import UTF8, UTF16, UTF32, At, Ruler

CONFIG = 'root = true\npacks = ["house"]\nselect = ["HSE", "TYP", "TBL", "CPD"]\n'
WARN = "# A title\n\nThe gizmo stands here.\n"
FULL: dict[str, Any] = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {"resolveSupport": {"properties": ["edit"]}},
    },
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "diagnostics": {"refreshSupport": True},
    },
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two projects."""
    top = tmp_path_factory.mktemp("projects")
    for name in ("one", "two"):
        (top / name / "house").mkdir(parents=True)
        (top / name / "copydesk.toml").write_text(CONFIG)
        (top / name / "house" / "HSE001-gizmo.toml").write_text(RULE)
        (top / name / "house" / "HSE002-forbidden.toml").write_text(LOUD)
        for number, (word, safety) in enumerate((("thingy", "unsafe"), ("doohickey", "suggestion")), 4):
            match = f'kind = "substitution"\nswap = {{ {word} = "thing" }}\nsafety = "{safety}"'
            (top / name / "house" / f"HSE00{number}-{word}.toml").write_text(
                rule_text(match, id=f"HSE00{number}", name=word)
            )
    (top / "two" / "copydesk.toml").write_text(CONFIG + 'ignore = ["HSE001"]\n')
    return top


@pytest.fixture(scope="module")
def editor(tree: Path) -> Iterator[Editor]:
    """An editor that can do much and is told what was found."""
    made = Editor([tree / "one", tree / "two"], capabilities=FULL)
    yield made
    assert made.end() == 0
    made.close()


@pytest.fixture
def uri(tree: Path, request: pytest.FixtureRequest) -> str:
    """Where an article of a test would lie."""
    return (tree / "one" / f"{abs(hash(request.node.name))}.md").as_uri()


def test_findings_come_with_code_severity_link_and_place(editor: Editor, uri: str) -> None:
    editor.open(uri, "# A title\n\n🛥 The gizmo and the forbidden word.\n")
    gizmo, forbidden = editor.found(uri)
    assert (gizmo.code, gizmo.severity) == ("HSE001", types.DiagnosticSeverity.Warning)
    assert (forbidden.code, forbidden.severity) == ("HSE002", types.DiagnosticSeverity.Error)
    assert gizmo.range == a_range(2, 7, 2, 12) and gizmo.source == "copydesk"
    assert gizmo.code_description is not None
    page = Path(gizmo.code_description.href.removeprefix("file://")).read_text()
    assert page.startswith("# HSE001 gizmo")


def test_other_places_are_told(editor: Editor, uri: str) -> None:
    editor.open(uri, "# A\n\n| a | b |\n|---|---|\n| 1 |\n")
    (found,) = (one for one in editor.found(uri) if one.code == "TBL004")
    (other,) = found.related_information or ()
    assert other.location == types.Location(uri, a_range(2, 0, 2, 9)) and other.message == "the header"


def test_edits_of_parts_are_followed(editor: Editor, uri: str) -> None:
    editor.open(uri, "# A\u2028title\n\n🛥 Nothing.\r\nThe end")
    assert editor.codes(uri) == []
    # Behind a line separator, which ends no line here; behind a character of two units; behind the last line.
    editor.change(uri, ((2, 3, 2, 10), "A gizmo"), ((3, 7, 9, 9), ", my gizmo.\n"))
    assert [one.range for one in editor.found(uri)] == [a_range(2, 5, 2, 10), a_range(3, 12, 3, 17)]
    editor.change(uri, ((2, 5, 3, 12), ""))
    assert [one.range for one in editor.found(uri)] == [a_range(2, 5, 2, 10)]
    editor.change(uri, WARN)
    assert [one.range for one in editor.found(uri)] == [a_range(2, 4, 2, 9)]


def test_only_the_last_of_many_quick_edits_is_told_in_the_end(editor: Editor, uri: str) -> None:
    editor.open(uri, WARN)
    for number in range(30):
        editor.change(uri, "# A\n\n" + "A gizmo. " * (number % 3) + "\n")
    assert len(editor.found(uri)) == 29 % 3
    versions = [one.version for one in editor.published if one.uri == uri]
    assert versions == sorted(versions) and versions[-1] == 31
    for one in editor.published:
        if one.uri == uri and one.version and one.version > 1:
            assert len(one.diagnostics) == (one.version - 2) % 3
    assert len(versions) < 31, "what was old when it was found is not told"


def test_a_long_check_ends_when_its_text_is_old(editor: Editor, uri: str) -> None:
    long = "# A\n\n" + "\n\n".join(
        f"The boats of pier {n} left early, the harbour office said." for n in range(40000)
    )
    begun = time.monotonic()
    editor.open(uri, long)
    editor.rest(0.3)
    editor.change(uri, WARN)
    assert editor.codes(uri) == ["HSE001"]
    assert [one.version for one in editor.published if one.uri == uri] == [2]
    assert time.monotonic() - begun < 15


def test_what_to_read_on_hover(editor: Editor, uri: str) -> None:
    editor.open(uri, WARN)
    told = editor.hover(uri, 2, 6)
    assert told is not None and isinstance(told.contents, types.MarkupContent)
    assert told.contents.kind == types.MarkupKind.Markdown and told.range == a_range(2, 4, 2, 9)
    text = told.contents.value
    for part in (
        "**HSE001 gizmo** (warning",
        "**What to do:**",
        "**Why:**",
        "**Evidence:**",
        "**Fix, safe:**",
    ):
        assert part in text, text
    assert "[All about HSE001](file:///" in text
    assert editor.hover(uri, 0, 3) is None


HOSTILE = rule_text(
    'kind = "regex"\npattern = "evil[^\\\\n]*"\nno_anchor = "a test"', id="HSE003", name="evil"
)


def test_words_of_strangers_are_letters_on_hover(editor: Editor, tree: Path) -> None:
    folder = tree / "one" / "hostile"
    (folder / "house").mkdir(parents=True)
    rule = HOSTILE.replace('message = "', 'message = "{text} ')
    (folder / "house" / "HSE003-evil.toml").write_text(rule)
    (folder / "copydesk.toml").write_text('root = true\npacks = ["house"]\nselect = ["HSE"]\n')
    uri = (folder / "a.md").as_uri()
    editor.open(
        uri,
        "# A\n\nevil <img src=x onerror=y> ![a](https://e.test/p) `c` [x](command:y) \x1b]8;;z\x07 \u202ekcab\n",
    )
    (found,) = editor.found(uri)
    assert "\x1b" not in found.message and "\u202e" not in found.message and "<img" in found.message
    told = editor.hover(uri, 2, 1)
    assert told is not None and isinstance(told.contents, types.MarkupContent)
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").render(told.contents.value)
    assert "<img" not in html and "<code>" not in html and "\x1b" not in html and "\u202e" not in html
    assert [line for line in html.split("<a ")[1:] if not line.startswith('href="file:///')] == []


def test_fixes_are_offered_and_say_whether_they_are_safe(editor: Editor, uri: str) -> None:
    editor.open(uri, "# A title\n\nThe gizmo stands here.\n\nThe thingy and the doohickey.\n")
    editor.found(uri)
    (fix, *_) = [one for one in editor.actions(uri, (2, 5, 2, 5), ["quickfix"]) if one.is_preferred]
    assert fix.title.endswith("[HSE001]") and fix.is_preferred and fix.diagnostics[0].code == "HSE001"
    (change,) = fix.edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == (uri, 1)
    assert applied(editor.texts[uri][1], change.edits).splitlines()[2] == "The device stands here."
    others = editor.actions(uri, (4, 0, 4, 30), ["quickfix"])
    titles = [one.title for one in others if one.title.endswith(("[HSE004]", "[HSE005]"))]
    assert [title.split(":")[0] for title in titles] == ["Unsafe, read it again", "Suggestion, read it"]
    assert not any(one.is_preferred for one in others)
    assert not editor.actions(uri, (2, 5, 2, 5), ["refactor"])


def test_all_safe_fixes_at_once(editor: Editor, uri: str) -> None:
    from copydesk import Desk

    text = "# 🛥\r\n\r\nThe gizmo saw the the gizmo.\r\n\r\nNothing.\r\n\r\nA gizmo."
    editor.open(uri, text)
    (action,) = editor.actions(uri, (0, 0, 0, 0), ["source.fixAll"])
    (change,) = action.edit.document_changes
    after = applied(text, change.edits)
    path = uri.removeprefix("file://")
    assert (
        after == Desk().fix(text, path=path).text != text and "gizmo" not in after and "Nothing.\r\n" in after
    )
    (lazy,) = [one for one in editor.actions(uri, (0, 0, 0, 0)) if one.kind == "source.fixAll.copydesk"]
    assert lazy.edit is None
    resolved = editor.ask(types.CODE_ACTION_RESOLVE, lazy)
    assert resolved.edit == action.edit


@pytest.mark.parametrize("name", ["stand.md", "stand.html", "stand.mdx"])
def test_a_finding_is_let_stand_with_a_reason(editor: Editor, tree: Path, name: str) -> None:
    text = "# Stet\n\nThe gizmo.\n\n- The forbidden word.\n- And a gizmo.\n"
    if name.endswith("html"):
        text = (
            "<h1>Stet</h1>\n<p>The gizmo.</p>\n<ul><li>The forbidden word.</li>\n<li>And a gizmo.</li></ul>\n"
        )
    uri = (tree / "one" / name).as_uri()
    editor.open(uri, text)
    first, forbidden, last = editor.found(uri)
    place = (last.range.start.line, last.range.start.character) * 2
    offers = [
        one for one in editor.actions(uri, place, ["quickfix"]) if one.title.startswith("Let HSE001 stand: ")
    ]
    assert len(offers) == 3 and offers[0].edit is None and not any(one.is_preferred for one in offers)
    chosen = editor.ask(types.CODE_ACTION_RESOLVE, offers[1])
    (change,) = chosen.edit.document_changes
    after = applied(text, change.edits)
    assert "stet HSE001: quoted as the source has it" in after
    editor.change(uri, after)
    assert [(one.code, one.range.start.line) for one in editor.found(uri)] == [
        ("HSE001", first.range.start.line),
        ("HSE002", forbidden.range.start.line),
    ]
    # A reason of one's own, by the command.
    mark = editor.found(uri)[0].data["fingerprint"]
    for reason, works in (("", False), ("ends --> here", False), ("our customers call it so", True)):
        arguments = [uri, mark, reason]
        params = types.ExecuteCommandParams("copydesk.letStand", arguments)
        assert editor.ask(types.WORKSPACE_EXECUTE_COMMAND, params) is works
    (told,) = editor.applied
    (change,) = told.edit.document_changes or ()
    assert "stet HSE001: our customers call it so" in applied(after, change.edits)
    editor.applied.clear()
    unknown = types.ExecuteCommandParams("copydesk.letStand", [uri, "nonsense", "why"])
    assert editor.ask(types.WORKSPACE_EXECUTE_COMMAND, unknown) is False


def test_each_root_has_its_own_configuration_and_unsaved_texts_have_one(editor: Editor, tree: Path) -> None:
    for name, wanted in (("one", ["HSE001"]), ("two", [])):
        uri = (tree / name / "unsaved.md").as_uri()
        editor.open(uri, WARN)
        assert editor.codes(uri) == wanted
    editor.open("untitled:Untitled-1", WARN)
    assert editor.codes("untitled:Untitled-1") == ["HSE001"]
    editor.open("git:/somewhere/a.md?{}", WARN)
    assert editor.codes("git:/somewhere/a.md?{}") == [], "no configuration, so no house rules"
    other = tree / "other"
    other.mkdir()
    editor.open((other / "a.md").as_uri(), WARN)
    assert editor.codes((other / "a.md").as_uri()) == []


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.py", "python", "# forbidden word\n"),
        ("LICENSE.md", "markdown", "The forbidden word.\n"),
        ("requirements.txt", "plaintext", "forbidden word\n"),
        ("data.json", "json", '{"a": "forbidden word"}'),
        ("left/out.md", "markdown", "The forbidden word.\n"),
    ],
)
def test_what_is_no_article_has_no_findings(
    editor: Editor, tree: Path, name: str, language: str, text: str
) -> None:
    left = tree / "one" / "left"
    left.mkdir(exist_ok=True)
    (left / "copydesk.toml").write_text('exclude = ["out.md"]\n')
    uri = (tree / "one" / name).as_uri()
    editor.open(uri, text, language)
    assert editor.codes(uri) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("markdown", "The forbidden word."),
        ("html", "<p>The forbidden word."),
        ("plaintext", "The forbidden word."),
    ],
)
def test_a_text_without_a_telling_name_is_what_the_editor_says(
    editor: Editor, tree: Path, language: str, text: str
) -> None:
    uri = (tree / "one" / f"draft-{language}").as_uri()
    editor.open(uri, text, language)
    assert editor.codes(uri) == ["HSE002"]


def test_changes_of_configuration_count_at_once_and_with_the_next_edit(editor: Editor, tree: Path) -> None:
    folder = tree / "one" / "sub"
    folder.mkdir()
    uri = (folder / "a.md").as_uri()
    editor.open(uri, WARN)
    assert editor.codes(uri) == ["HSE001"]
    (watch,) = editor.until(lambda: editor.registered)
    assert watch.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    config = folder / "copydesk.toml"
    config.write_text('ignore = ["HSE001"]\n')
    editor.published.clear()
    change = types.FileEvent(config.as_uri(), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert editor.codes(uri) == []
    # An editor that does not tell: what stands in the files counts with the next edit all the same.
    for text, wanted in (
        ('ignore = ["HSE002"]\n', ["HSE001"]),
        ('words = ["x"]\n[rules]\nHSE001 = "off"\n', []),
    ):
        config.write_text(text)
        editor.change(uri, WARN)
        assert editor.codes(uri) == wanted
    config.unlink()
    editor.change(uri, WARN)
    assert editor.codes(uri) == ["HSE001"]
    rule = tree / "one" / "house" / "HSE001-gizmo.toml"
    rule.write_text(RULE.replace("gizmo =", "gadget ="))
    editor.change(uri, WARN)
    assert editor.codes(uri) == []
    rule.write_text(RULE)


def test_a_broken_configuration_is_told_and_ends_nothing(editor: Editor, tree: Path) -> None:
    folder = tree / "one" / "broken"
    folder.mkdir()
    (folder / "copydesk.toml").write_text("select = 3\n")
    uri = (folder / "a.md").as_uri()
    editor.open(uri, WARN)
    (found,) = editor.found(uri)
    assert found.code == "not-checked" and "select" in found.message
    assert editor.hover(uri, 2, 5) is None and not editor.actions(uri, (0, 0, 9, 9))
    (folder / "copydesk.toml").write_text("")
    editor.change(uri, WARN)
    assert editor.codes(uri) == ["HSE001"]


def test_a_closed_article_has_no_findings_and_answers_nothing(editor: Editor, uri: str) -> None:
    editor.open(uri, WARN)
    editor.found(uri)
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    editor.until(lambda: any(one.uri == uri and not one.diagnostics for one in editor.published))
    del editor.texts[uri]
    assert editor.hover(uri, 2, 5) is None and not editor.actions(uri, (0, 0, 9, 9))


def test_nonsense_is_refused_and_ends_nothing(editor: Editor, uri: str) -> None:
    from pygls.exceptions import JsonRpcException

    with pytest.raises(JsonRpcException):
        editor.ask("textDocument/nonsense", {})
    with pytest.raises(JsonRpcException):
        editor.ask(types.WORKSPACE_EXECUTE_COMMAND, types.ExecuteCommandParams("copydesk.nonsense", []))
    for params in ({"textDocument": 7}, None, [], {"textDocument": {"uri": uri, "version": "x"}}):
        editor.send({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params})
    editor.send([1, 2])
    editor.send({"jsonrpc": "2.0", "id": 77})
    document = types.VersionedTextDocumentIdentifier(uri="file:///never/opened.md", version=3)
    editor.client.text_document_did_change(types.DidChangeTextDocumentParams(document, []))
    stranger = types.CodeAction("x", data=["no", "uri"])
    assert editor.ask(types.CODE_ACTION_RESOLVE, stranger).edit is None
    editor.open(uri, "# \ud800\n\nThe gizmo \udfff stands.\n")
    editor.change(uri, ((90, 0, 99, 0), "The end."), ((2, 500, 1, 0), "!"))
    assert "HSE001" in editor.codes(uri)
    editor.open(uri, WARN)
    assert editor.codes(uri) == ["HSE001"]


def test_settings_of_the_editor(editor: Editor, tree: Path) -> None:
    uri = (tree / "one" / "settings.md").as_uri()
    editor.open(uri, WARN + "\nThe forbidden word.\n")
    assert editor.codes(uri) == ["HSE001", "HSE002"]

    def tell(value: Any) -> None:
        editor.published.clear()
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(value))

    tell({"copydesk": {"show": "error"}})
    assert editor.codes(uri) == ["HSE002"]
    tell({"copydesk": {"show": "loud"}})
    editor.until(lambda: any("loud" in one for one in editor.messages))
    tell({"show": "warning", "allowCode": True, "config": "/etc/passwd"})
    assert editor.codes(uri) == ["HSE001", "HSE002"], "a workspace decides what is shown, and nothing else"


def test_an_editor_that_asks_is_not_told_unasked(tree: Path) -> None:
    able = {
        **FULL,
        "textDocument": {"diagnostic": {}, "hover": {}},
        "general": {"positionEncodings": ["utf-8", "utf-16"]},
    }
    editor = Editor([tree / "one"], capabilities=able, initial={"show": "error"})
    try:
        assert editor.server.position_encoding == "utf-8" and editor.server.diagnostic_provider is not None
        uri = (tree / "one" / "pulled.md").as_uri()
        editor.open(uri, "# A\n\n🛥 The gizmo and the forbidden word.\n")

        def pull(previous: str | None = None) -> Any:
            document = types.TextDocumentIdentifier(uri)
            return editor.ask(
                types.TEXT_DOCUMENT_DIAGNOSTIC,
                types.DocumentDiagnosticParams(document, previous_result_id=previous),
            )

        first = pull()
        assert [(one.code, one.range) for one in first.items] == [("HSE002", a_range(2, 23, 2, 37))]
        assert pull(first.result_id).kind == "unchanged"
        editor.change(uri, ((2, 23, 2, 37), "right"))
        second = pull(first.result_id)
        assert second.kind == "full" and not second.items
        editor.change(uri, ((2, 0, 2, 0), "The forbidden word. "))
        told = editor.hover(uri, 2, 6)
        assert told is not None and isinstance(told.contents, types.MarkupContent)
        assert told.contents.kind == types.MarkupKind.PlainText and "**" not in told.contents.value
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        editor.until(lambda: editor.refreshed)
        assert pull(second.result_id).kind == "full"
        assert editor.published == []
        assert editor.end(politely=False) == 1
    finally:
        editor.close()


def test_no_python_of_a_project_runs_unless_whoever_starts_the_server_says_so(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "HSE003-code.py").write_text(f"open({str(mark)!r}, 'w')\n")
    (tmp_path / "copydesk.toml").write_text('root = true\npacks = ["house"]\n')
    editor = Editor(
        [tmp_path],
        initial={"allowCode": True, "allow-code": True},
        capabilities={"general": {"positionEncodings": ["utf-32"]}},
    )
    try:
        uri = (tmp_path / "a.md").as_uri()
        editor.open(uri, WARN)
        (found,) = editor.found(uri)
        assert editor.server.position_encoding == "utf-32"
        assert "--allow-code" in found.message and not mark.exists()
        process: Any = editor.client._server
        process._transport.get_pipe_transport(0).close()  # the editor is gone
        assert editor._run(process.wait()) == 1
    finally:
        editor.close()


def test_without_the_extra_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from copydesk.cli import main; sys.exit(main(['lsp']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2 and "pip install 'copydesk[lsp]'" in done.stderr and "pygls" in done.stderr
    assert done.stdout == ""


def test_a_server_does_not_outlive_its_editor() -> None:
    from copydesk.editor.lifeline import lives

    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not lives(gone.pid) and lives(os.getpid()) and lives(1)


TEXTS = st.text(st.sampled_from("aé🛥\u2028\x0c\r\n\t"), max_size=30)


def reference(text: str, units: str) -> list[tuple[At, int]]:
    """List every place between two characters, counted in the plainest way."""
    places, line, column = list[tuple[At, int]](), 0, 0
    for number, char in enumerate(text):
        places.append((At(line, column), number))
        ends = char == "\n" or (char == "\r" and text[number + 1 : number + 2] != "\n")
        width = len(char.encode({UTF8: "utf-8", UTF16: "utf-16-le", UTF32: "utf-32-le"}[units]))
        column += width // {UTF8: 1, UTF16: 2, UTF32: 4}[units]
        line, column = (line + 1, 0) if ends else (line, column)
    return [*places, (At(line, column), len(text))]


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.sampled_from([UTF8, UTF16, UTF32]), st.data())
def test_places_of_every_counting(text: str, units: str, data: st.DataObject) -> None:
    ruler = Ruler(text, units)
    for at, offset in reference(text, units):
        assert ruler.at(offset) == at
        inside_an_end = text[offset - 1 : offset + 1] == "\r\n"
        assert ruler.offset(at) == (offset - 1 if inside_an_end else offset)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = data.draw(st.integers(0, len(lines)))
    past = ruler.offset(At(line, 10_000))
    assert past == len(text) if line >= len(lines) - 1 else text[past] in "\r\n"


def test_a_byte_order_mark_is_a_character_for_editors_only() -> None:
    from copydesk.document.source import Span

    ruler = Ruler("\ufeffab\ncd")
    assert ruler.ends(Span(0, 2)) == (At(0, 1), At(0, 3)) and ruler.span(At(0, 1), At(1, 1)) == Span(0, 4)
    assert Ruler("🛥a", UTF16).offset(At(0, 1)) == 0, "inside a character is before it"


@pytest.mark.parametrize("uri", ["file://[::1/a.md", "http://[/a.md", "file:///a\0.md", "untitled:", ":", ""])
def test_a_text_without_an_address_has_no_place(uri: str) -> None:
    assert "\n" not in path_of(uri, ["/work"])
