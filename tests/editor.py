"""An editor to try the language server with: a real client that talks with a real process over pipes."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 20.0


class Editor:
    """A client with one server. ``capabilities`` are those of the client, as the protocol writes them."""

    def __init__(
        self,
        folders: list[Path],
        *options: str,
        capabilities: dict[str, Any] | None = None,
        initial: Any = None,
        pid: int | None = None,
    ) -> None:
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("test", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.registered: list[types.Registration] = []
        self.refreshed = 0
        self.applied: list[types.ApplyWorkspaceEditParams] = []
        self.texts: dict[str, tuple[int, str]] = {}
        self._listen()
        self._run(self.client.start_io(sys.executable, "-m", "copydesk", "lsp", *options))
        from lsprotocol.converters import get_converter

        params = types.InitializeParams(
            capabilities=get_converter().structure(capabilities or {}, types.ClientCapabilities),
            process_id=pid or os.getpid(),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders],
            initialization_options=initial,
        )
        self.server = self._run(self.client.initialize_async(params)).capabilities
        self.client.initialized(types.InitializedParams())

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.registered += params.registrations

        @self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refreshed(params: Any) -> None:
            self.refreshed += 1

        @self.client.feature(types.WORKSPACE_APPLY_EDIT)
        def applied(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.applied.append(params)
            return types.ApplyWorkspaceEditResult(applied=True)

    def _run(self, work: Any) -> Any:
        return self.loop.run_until_complete(asyncio.wait_for(work, PATIENCE))

    def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds, and return it."""

        async def waiting() -> Any:
            while not (found := holds()):
                await asyncio.sleep(0.005)
            return found

        return self._run(waiting())

    def rest(self, seconds: float) -> None:
        """Let time pass."""
        self._run(asyncio.sleep(seconds))

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return the answer."""

        async def asking() -> Any:
            return await self.client.protocol.send_request_async(method, params)

        return self._run(asking())

    def send(self, message: Any) -> None:
        """Send a message that no client would."""
        body = json.dumps(message).encode()
        process: Any = self.client._server
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        """Open a text."""
        self.texts[uri] = (1, text)
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, *changes: tuple[tuple[int, int, int, int], str] | str) -> int:
        """Change parts of a text, or all of it, and return its new version."""
        version = self.texts[uri][0] + 1
        self.texts[uri] = (version, "")
        made: list[Any] = []
        for change in changes:
            if isinstance(change, str):
                made.append(types.TextDocumentContentChangeWholeDocument(change))
            else:
                made.append(types.TextDocumentContentChangePartial(a_range(*change[0]), change[1]))
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, made))
        return version

    def found(self, uri: str, version: int | None = None) -> list[types.Diagnostic]:
        """Wait for what is published of a version of a text (the present one)."""
        wanted = version or self.texts[uri][0]
        return list(
            self.until(
                lambda: next(
                    (one for one in reversed(self.published) if (one.uri, one.version) == (uri, wanted)), None
                )
            ).diagnostics
        )

    def codes(self, uri: str) -> list[str]:
        """Wait for what is published of a text as it is, and return the rules."""
        return [str(one.code) for one in self.found(uri)]

    def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        """Ask what is to be read at a place."""
        place = types.TextDocumentIdentifier(uri), types.Position(line, character)
        found: types.Hover | None = self.ask(types.TEXT_DOCUMENT_HOVER, types.HoverParams(*place))
        return found

    def actions(self, uri: str, place: tuple[int, int, int, int], only: list[str] | None = None) -> Any:
        """Ask what can be done in a range."""
        context = types.CodeActionContext(diagnostics=self.found(uri) if uri in self.texts else [], only=only)
        document = types.TextDocumentIdentifier(uri)
        return self.ask(
            types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionParams(document, a_range(*place), context)
        )

    def end(self, *, politely: bool = True) -> int:
        """Say goodbye, or only leave, and return the exit code of the server."""
        if politely:
            self.ask(types.SHUTDOWN, None)
        self.client.exit(None)
        process: Any = self.client._server
        code: int = self._run(process.wait())
        return code

    def close(self) -> None:
        """Make sure that the server is gone."""
        process: Any = self.client._server
        if process.returncode is None:
            process.kill()
            self._run(process.wait())
        self._run(self.client.stop())
        self.loop.close()


def a_range(*place: int) -> types.Range:
    """Make a range of two lines and columns."""
    return types.Range(types.Position(place[0], place[1]), types.Position(place[2], place[3]))


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """Make edits of a text, as an editor that counts in UTF-16 does."""
    from copydesk.editor.ruler import At, Ruler

    ruler = Ruler(text)
    places = [
        (
            ruler.offset(At(e.range.start.line, e.range.start.character)),
            ruler.offset(At(e.range.end.line, e.range.end.character)),
            e.new_text,
        )
        for e in edits
    ]
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text
