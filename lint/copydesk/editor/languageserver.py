"""The language server: which message of the protocol (LSP 3.17) goes where."""

from __future__ import annotations

import os
import sys
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from .. import __version__
from . import actions
from .freshdesk import Wishes
from .lifeline import outlive
from .office import Office


def made(wishes: Wishes, show: str = "warning", site: str = "") -> LanguageServer:
    """Make a server, ready to be started."""
    server = LanguageServer("copydesk", __version__, types.TextDocumentSyncKind.Incremental)
    office = Office(server, wishes, show, site)

    @server.feature(types.INITIALIZE)
    def begin(params: types.InitializeParams) -> None:
        office.begin(params)

    @server.feature(types.INITIALIZED)
    async def ready(params: types.InitializedParams) -> None:
        office.watch_files()
        await outlive(server.process_id)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        office.opened(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        office.changed(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        await office.closed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def settings(params: types.DidChangeConfigurationParams) -> None:
        await office.settle(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files(params: types.DidChangeWatchedFilesParams) -> None:
        await office.renew()

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(
            inter_file_dependencies=False, workspace_diagnostics=False, identifier="copydesk"
        ),
    )
    async def pulled(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        return await office.pulled(params)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await office.hover(params)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=list(actions.KINDS), resolve_provider=True),
    )
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await office.offered(params)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(action: types.CodeAction) -> types.CodeAction:
        return await office.resolved(action)

    @server.command(actions.LET_STAND)
    async def let_stand(uri: str, fingerprint: str, reason: str) -> bool:
        return await office.let_stand(uri, fingerprint, reason)

    @server.feature(types.SHUTDOWN)
    def ended(*_: Any) -> None:
        office.end()

    return server


def serve(wishes: Wishes, show: str, site: str) -> int:
    """Talk with an editor over the standard streams until it says goodbye or is gone; return the exit code of
    the protocol.
    """
    server = made(wishes, show, site)
    # The protocol has the streams for itself: what anything else prints must not get in between.
    with os.fdopen(os.dup(0), "rb") as stdin, os.fdopen(os.dup(1), "wb") as stdout:
        sys.stdout = sys.stderr
        try:
            server.start_io(stdin, stdout)
        except ValueError:  # written to a stream that was closed on the way out
            pass
    return 0 if server.protocol._shutdown else 1
