"""What one editor asks, and what it is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from ..base.levels import SEVERITIES
from ..catalogue.errors import PackError
from ..interface import Checked, Finding
from ..project.configkeys import ConfigError
from ..project.dependence import NAMES
from . import actions, shown
from .abilities import Abilities
from .checker import Checker
from .freshdesk import Projects, Wishes
from .openarticles import Article, Texts, folders_of, path_of, units_of
from .pages import Pages
from .ruler import At, Ruler

_WATCHED = (f"**/{{{','.join(NAMES)}}}", "**/*.toml")


class Office:
    """One connection to one editor: its open articles, and what was found in them."""

    def __init__(self, server: LanguageServer, wishes: Wishes, show: str, site: str) -> None:
        self.server = server
        self._able = Abilities(server)
        self._show = show
        self._projects = Projects(wishes, show)
        self._pages = Pages(site)
        self._articles: dict[str, Article] = {}
        self._pool = ThreadPoolExecutor(1, "copydesk")
        self._checker = Checker(self._pool, self._check, self._told)
        self._links: Mapping[str, str] = {}
        self._said: set[str] = set()
        self._pulls = False

    # What the editor tells.

    def begin(self, params: types.InitializeParams) -> None:
        """Take in what the editor can do."""
        protocol = self.server.protocol
        workspace = protocol.workspace
        protocol._workspace = Texts(
            workspace.root_uri,
            types.TextDocumentSyncKind.Incremental,
            list(workspace.folders.values()),
            workspace.position_encoding,
        )
        self._pulls = self._able.can("text_document", "diagnostic")
        self._take_settings(params.initialization_options)

    def watch_files(self) -> None:
        """Ask to be told when configuration changes."""
        if not self._able.can("workspace", "did_change_watched_files", "dynamic_registration"):
            return
        options = types.DidChangeWatchedFilesRegistrationOptions(
            [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        )
        wish = types.Registration("copydesk-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.server.client_register_capability(types.RegistrationParams([wish]))

    def opened(self, item: types.TextDocumentItem) -> None:
        """Take in an article that was opened."""
        path = path_of(item.uri, folders_of(self.server.workspace))
        article = self._articles[item.uri] = Article(item.uri, path, item.language_id)
        self._changed(article, item.version)

    def changed(self, document: types.VersionedTextDocumentIdentifier) -> None:
        """Take in what became of an article."""
        article = self._articles.get(document.uri)
        if article is not None:
            self._changed(article, document.version)

    def _changed(self, article: Article, version: int | None) -> None:
        text = self.server.workspace.get_text_document(article.uri).source
        article.change(text, version, time.monotonic())
        if not self._pulls:
            self._checker.ask(article)

    async def closed(self, uri: str) -> None:
        """Let go of an article."""
        article = self._articles.pop(uri, None)
        if article is not None:
            await self._checker.forget(article)
            if not self._pulls:
                self._publish(article, [])

    async def settle(self, settings: Any) -> None:
        """Take in other settings."""
        if self._take_settings(settings):
            await self.renew()

    async def renew(self) -> None:
        """Check everything anew: files have changed that articles are checked by."""
        self._projects.forget()
        for article in self._articles.values():
            article.stand += 1
            if not self._pulls:
                self._checker.ask(article)
        if self._pulls and self._able.can("workspace", "diagnostics", "refresh_support"):
            await self.server.workspace_diagnostic_refresh_async(None)

    def end(self) -> None:
        """Stop working."""
        for article in self._articles.values():
            article.closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _take_settings(self, settings: Any) -> bool:
        if isinstance(settings, Mapping) and isinstance(settings.get("copydesk"), Mapping):
            settings = settings["copydesk"]
        show = settings.get("show") if isinstance(settings, Mapping) else None
        if show is None or show == self._show:
            return False
        if show not in SEVERITIES:
            self._say(f"setting copydesk.show: must be one of {', '.join(SEVERITIES)}, not {show!r}")
            return False
        self._show = show
        self._projects.show(show)
        return True

    # What is found.

    def _check(self, article: Article, watch: Callable[[], None]) -> Checked | None:
        """Check an article, in the thread of the checker."""
        text, form = article.text, article.form
        if not form:
            return None
        found = self._projects.check(text, form, article.path, watch)
        if found is not None and found.findings:
            catalogue = self._projects.desk(article.path).catalogue(article.path or None)
            ids = (one.rule_id for one in shown.listed(found, self._show))
            self._links = {**self._links, **self._pages.links(ids, catalogue)}
        return found

    async def _told(self, article: Article) -> None:
        if not self._pulls:
            self._publish(article, self._diagnostics(article))

    def _diagnostics(self, article: Article) -> list[types.Diagnostic]:
        return shown.diagnostics(article.found, self._ruler(article), article.uri, self._show, self._links)

    def _publish(self, article: Article, found: Sequence[types.Diagnostic]) -> None:
        params = types.PublishDiagnosticsParams(article.uri, list(found), article.version)
        self.server.text_document_publish_diagnostics(params)

    def _ruler(self, article: Article) -> Ruler:
        return article.ruler(units_of(self.server.workspace.position_codec))

    async def _known(self, uri: str) -> tuple[Article, list[Finding]] | None:
        """Return an article with the findings that are shown of its text as it is now."""
        article = self._articles.get(uri)
        found = await self._checker.result(article) if article is not None else None
        return (
            (article, shown.listed(found, self._show)) if article is not None and found is not None else None
        )

    # What the editor asks.

    async def pulled(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        """Return what stands in an article; that nothing has changed, where nothing has."""
        article = self._articles.get(params.text_document.uri)
        if article is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        await self._checker.result(article)
        mark = f"{article.uri} {article.stand} {self._show}"
        if params.previous_result_id == mark:
            return types.RelatedUnchangedDocumentDiagnosticReport(mark)
        return types.RelatedFullDocumentDiagnosticReport(self._diagnostics(article), result_id=mark)

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Explain what was found at a place."""
        known = await self._known(params.text_document.uri)
        if known is None:
            return None
        article, findings = known
        ruler = self._ruler(article)
        at = At(params.position.line, params.position.character)
        here = actions.touched(findings, ruler.span(at, at))
        if not here:
            return None
        try:
            catalogue = self._projects.desk(article.path).catalogue(article.path or None)
        except (ConfigError, PackError):
            return None
        forms = self._able.of("text_document", "hover", "content_format")
        kind = (
            types.MarkupKind.Markdown
            if types.MarkupKind.Markdown in (forms or ())
            else types.MarkupKind.PlainText
        )
        told = shown.explanation(here, catalogue, self._links, markdown=kind is types.MarkupKind.Markdown)
        return types.Hover(types.MarkupContent(kind, told), shown.a_range(ruler, here[0].span))

    async def offered(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return what can be done about the findings in a range, and about all."""
        known = await self._known(params.text_document.uri)
        if known is None:
            return []
        article, findings = known
        only, ruler = params.context.only, self._ruler(article)
        ends = (At(end.line, end.character) for end in (params.range.start, params.range.end))
        here = actions.touched(findings, ruler.span(*ends))
        offers: list[types.CodeAction] = []
        if actions.wanted(types.CodeActionKind.QuickFix, only):
            for action, edits in actions.fixes(here, params.context.diagnostics, ruler):
                action.edit = self._edit(article, edits)
                offers.append(action)
        if actions.wanted(actions.FIX_ALL, only) and actions.mendable(findings):
            action = types.CodeAction(
                "Make all safe fixes of Copydesk", kind=actions.FIX_ALL, data={"uri": article.uri}
            )
            if only or not self._able.resolves:
                await self.resolved(action)
            offers.append(action)
        if actions.wanted(types.CodeActionKind.QuickFix, only):
            for action in actions.stands(here, params.context.diagnostics, ruler, article.uri):
                if not self._able.resolves:
                    await self.resolved(action)
                offers.append(action)
        return offers

    async def resolved(self, action: types.CodeAction) -> types.CodeAction:
        """Work out what an action comes to that was offered without its edit."""
        wish = actions.Wish.read(action.data)
        if wish is not None:
            action.edit, why = await self._worked_out(wish)
            if why:
                action.disabled = types.CodeActionDisabled(shown.plain(why))
        return action

    async def let_stand(self, uri: Any, fingerprint: Any, reason: Any) -> bool:
        """Write the directive for a finding, with the reason that somebody gave, through the editor."""
        wish = actions.Wish.read({"uri": uri, "fingerprint": fingerprint, "reason": reason})
        edit, why = await self._worked_out(wish) if wish is not None else (None, "no such finding")
        if edit is None:
            self._say(why or "the text has changed")
            return False
        answer = await self.server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit))
        return bool(answer.applied)

    async def _worked_out(self, wish: actions.Wish) -> tuple[types.WorkspaceEdit | None, str]:
        """Return the edit that fulfils a wish, or why there is none."""
        known = await self._known(wish.uri)
        if known is None:
            return None, "the article is not open, or cannot be checked"
        article, findings = known
        stand, loop = article.stand, asyncio.get_running_loop()
        try:
            after = await loop.run_in_executor(self._pool, self._after, article, findings, wish)
        except ValueError as error:
            return None, str(error)
        if article.stand != stand:
            return None, ""
        return self._edit(article, actions.changes(self._ruler(article), after)), ""

    def _after(self, article: Article, findings: Sequence[Finding], wish: actions.Wish) -> str:
        """Return an article after a wish was fulfilled. Raises ``ValueError``."""
        desk, path = self._projects.desk(article.path), article.path or None
        if not wish.fingerprint:
            return desk.fix(article.text, article.form, path=path).text
        found = next((one for one in findings if one.fingerprint == wish.fingerprint), None)
        if found is None:
            raise ValueError("no such finding")
        return desk.let_stand(article.text, found, wish.reason, article.form, path=path)

    def _edit(self, article: Article, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
        """Return edits of an article, bound to their version where the editor can hold them to it."""
        if not self._able.can("workspace", "workspace_edit", "document_changes"):
            return types.WorkspaceEdit(changes={article.uri: list(edits)})
        document = types.OptionalVersionedTextDocumentIdentifier(uri=article.uri, version=article.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])

    def _say(self, message: str) -> None:
        """Tell the user something, once."""
        if message not in self._said:
            self._said.add(message)
            text = shown.plain(message)
            self.server.window_show_message(
                types.ShowMessageParams(types.MessageType.Warning, f"Copydesk: {text}")
            )
